//! A real browser, driven as a person would: pages opened, buttons pressed by what is written on them, fields filled by their label.
//!
//! Each [`Browser`] has a chromedriver, a chromium and a profile of its own, and takes them down when it is dropped, also by a failing
//! test. It fetches nothing from the network: background services of chromium are off.

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value as Json, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// How long a page may take to show what a test waits for.
const PATIENCE: Duration = Duration::from_secs(15);

const AXE: &str = include_str!("../vendor/axe/axe.min.js");

/// How a browser is set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Whether pages may run scripts.
    pub javascript: bool,
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// Whether the person prefers dark.
    pub dark: bool,
    /// What the browser asks for in Accept-Language: `ru`, `en`.
    pub language: &'static str,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            javascript: true,
            width: 1280,
            height: 900,
            dark: false,
            language: "ru",
        }
    }
}

/// A browser with one page. Every action waits for its element and panics with a sentence when there is none.
pub struct Browser {
    client: Client,
    // Field order is drop order: the processes end before their profile is removed.
    _driver: Driver,
    _profile: TempDir,
}

impl Browser {
    /// Starts one.
    ///
    /// # Panics
    /// chromium or chromedriver is missing, or does not start.
    pub async fn open(settings: Settings) -> Browser {
        let profile = tempfile::tempdir().expect("a temporary folder for the browser");
        let driver = Driver::start(profile.path());
        let mut args = vec![
            "--headless=new".to_owned(),
            "--disable-gpu".to_owned(),
            "--no-first-run".to_owned(),
            "--no-default-browser-check".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-default-apps".to_owned(),
            "--disable-extensions".to_owned(),
            "--disable-sync".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication".to_owned(),
            "--hide-scrollbars".to_owned(),
            "--force-device-scale-factor=1".to_owned(),
            // Over a pipe, so that chromium ends by itself when its driver does.
            "--remote-debugging-pipe".to_owned(),
            format!("--window-size={},{}", settings.width.max(500), settings.height),
            format!("--lang={}", settings.language),
            format!("--user-data-dir={}", profile.path().join("profile").display()),
        ];
        if is_root() {
            args.push("--no-sandbox".to_owned());
        }
        let script = if settings.javascript { 1 } else { 2 };
        let Json::Object(capabilities) = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "binary": chromium(),
                "args": args,
                "prefs": {
                    "profile.managed_default_content_settings.javascript": script,
                    "intl.accept_languages": settings.language,
                    "credentials_enable_service": false,
                    "profile.password_manager_enabled": false,
                },
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        }) else {
            unreachable!("an object is written above")
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address)
            .await
            .unwrap_or_else(|e| panic!("chromium does not start under chromedriver: {e}"));
        let browser = Browser {
            client,
            _driver: driver,
            _profile: profile,
        };
        browser.size(settings.width, settings.height).await;
        browser.dark(settings.dark).await;
        browser
    }

    /// The client of the driver, for what has no function here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens an address and waits until it is loaded.
    pub async fn goto(&self, url: &str) {
        self.client
            .goto(url)
            .await
            .unwrap_or_else(|e| panic!("{url} does not open: {e}"));
    }

    /// The address of the page.
    pub async fn url(&self) -> String {
        self.client
            .current_url()
            .await
            .expect("the page has an address")
            .to_string()
    }

    /// Its path and query.
    pub async fn path(&self) -> String {
        let url = self
            .client
            .current_url()
            .await
            .expect("the page has an address");
        match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        }
    }

    /// The title in the tab.
    pub async fn title(&self) -> String {
        self.client.title().await.expect("the page has a title")
    }

    /// The page as HTML.
    pub async fn source(&self) -> String {
        self.client.source().await.expect("the page has a source")
    }

    /// What a person sees written in an element.
    pub async fn text(&self, css: &str) -> String {
        let element = self.find(css).await;
        element.text().await.unwrap_or_else(|e| self.lost(css, &e))
    }

    /// What is written in all such elements, in the order of the page; may be none.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for element in self.all(css).await {
            texts.push(element.text().await.unwrap_or_else(|e| self.lost(css, &e)));
        }
        texts
    }

    /// An attribute of an element.
    pub async fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let element = self.find(css).await;
        element
            .attr(name)
            .await
            .unwrap_or_else(|e| self.lost(css, &e))
    }

    /// What stands in a field now.
    pub async fn value(&self, css: &str) -> String {
        let element = self.find(css).await;
        element
            .prop("value")
            .await
            .unwrap_or_else(|e| self.lost(css, &e))
            .unwrap_or_default()
    }

    /// How many such elements there are now. Does not wait.
    pub async fn count(&self, css: &str) -> usize {
        self.all(css).await.len()
    }

    /// Whether there is such an element now. Does not wait.
    pub async fn has(&self, css: &str) -> bool {
        self.count(css).await > 0
    }

    /// Whether these words are seen on the page now. Does not wait.
    pub async fn says(&self, words: &str) -> bool {
        self.text("body").await.contains(words)
    }

    /// Waits until such an element is there.
    pub async fn wait_for(&self, css: &str) {
        drop(self.find(css).await);
    }

    /// Waits until these words are seen on the page.
    pub async fn wait_for_words(&self, words: &str) {
        let until = std::time::Instant::now() + PATIENCE;
        loop {
            // The page may be changing under us: an element that is gone is looked for again.
            if let Ok(body) = self.client.find(Locator::Css("body")).await
                && let Ok(text) = body.text().await
            {
                if text.contains(words) {
                    return;
                }
                if std::time::Instant::now() > until {
                    panic!("“{words}” is not on the page {}:\n{text}", self.url().await);
                }
            } else if std::time::Instant::now() > until {
                panic!("the page {} shows no body", self.url().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Clicks an element.
    pub async fn click(&self, css: &str) {
        let element = self.find(css).await;
        element.click().await.unwrap_or_else(|e| self.lost(css, &e));
    }

    /// Clicks the link, button, tab, summary or label with exactly these words on it, or for an accessible name.
    pub async fn click_text(&self, words: &str) {
        let quoted = xpath_string(words);
        let path = format!(
            "//*[self::a or self::button or self::summary or self::label or @role='button' or @role='tab' or @role='menuitem'] \
             [normalize-space(.)={quoted} or @aria-label={quoted}] | //input[(@type='submit' or @type='button') and @value={quoted}]"
        );
        let until = std::time::Instant::now() + PATIENCE;
        loop {
            let found = self
                .client
                .find_all(Locator::XPath(&path))
                .await
                .unwrap_or_else(|e| self.lost(words, &e));
            for element in found {
                if element.is_displayed().await.unwrap_or(false) {
                    match element.click().await {
                        Ok(()) => return,
                        // The page changed in between: look again.
                        Err(e) if e.is_stale_element_reference() => break,
                        Err(e) => self.lost(words, &e),
                    }
                }
            }
            if std::time::Instant::now() > until {
                panic!(
                    "nothing to click says “{words}” on {}; there is: {}",
                    self.url().await,
                    self.texts("a, button, summary").await.join(" · ")
                );
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Types into a field, in place of what stands there. A field of type `date` takes `2026-11-05`; a file field takes a path.
    pub async fn fill(&self, css: &str, text: &str) {
        let element = self.find(css).await;
        self.put(&element, css, text).await;
    }

    /// Types into the field with this label.
    pub async fn fill_labelled(&self, label: &str, text: &str) {
        let element = self.labelled(label).await;
        self.put(&element, label, text).await;
    }

    async fn put(&self, element: &Element, what: &str, text: &str) {
        let kind = element
            .attr("type")
            .await
            .ok()
            .flatten()
            .unwrap_or_default();
        let done = match kind.as_str() {
            "file" => element.send_keys(text).await,
            "date" => {
                // Keys into a date field go by the browser's language; the value does not.
                let set = "arguments[0].value = arguments[1];
                           arguments[0].dispatchEvent(new Event('input', { bubbles: true }));
                           arguments[0].dispatchEvent(new Event('change', { bubbles: true }));";
                let handle = serde_json::to_value(element).expect("an element is a reference");
                self.client
                    .execute(set, vec![handle, json!(text)])
                    .await
                    .map(drop)
            }
            _ => match element.clear().await {
                Ok(()) => element.send_keys(text).await,
                Err(e) => Err(e),
            },
        };
        done.unwrap_or_else(|e| self.lost(what, &e));
    }

    /// Chooses in a list by what it says.
    pub async fn choose(&self, css: &str, words: &str) {
        let element = self.find(css).await;
        element
            .select_by_label(words)
            .await
            .unwrap_or_else(|e| self.lost(&format!("{css} → {words}"), &e));
    }

    /// Chooses in a list by the value that is sent.
    pub async fn choose_value(&self, css: &str, value: &str) {
        let element = self.find(css).await;
        element
            .select_by_value(value)
            .await
            .unwrap_or_else(|e| self.lost(&format!("{css} → {value}"), &e));
    }

    /// Puts a file into a file field.
    pub async fn upload(&self, css: &str, file: &Path) {
        self.fill(css, &file.display().to_string()).await;
    }

    /// Presses keys in an element ([`fantoccini::key::Key`] gives those that write nothing).
    pub async fn press(&self, css: &str, keys: &str) {
        let element = self.find(css).await;
        element
            .send_keys(keys)
            .await
            .unwrap_or_else(|e| self.lost(css, &e));
    }

    /// Presses keys wherever the focus is.
    pub async fn press_focused(&self, keys: &str) {
        let element = self
            .client
            .active_element()
            .await
            .unwrap_or_else(|e| self.lost("the focus", &e));
        element
            .send_keys(keys)
            .await
            .unwrap_or_else(|e| self.lost("the focus", &e));
    }

    /// Runs a script in the page, `arguments` as given, and gives what it returns.
    pub async fn run(&self, script: &str, arguments: Vec<Json>) -> Json {
        self.client
            .execute(script, arguments)
            .await
            .unwrap_or_else(|e| self.lost("a script", &e))
    }

    /// Makes the page so wide and high (CSS pixels). Works also below the least width of a window.
    pub async fn size(&self, width: u32, height: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )
        .await;
    }

    /// Sets whether the person prefers dark.
    pub async fn dark(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        self.media(&[("prefers-color-scheme", scheme)]).await;
    }

    /// Sets media features: `prefers-color-scheme`, `prefers-reduced-motion`, `forced-colors`.
    pub async fn media(&self, features: &[(&str, &str)]) {
        let features: Vec<Json> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
    }

    /// Whether the page can be scrolled sideways: on a phone it must not.
    pub async fn scrolls_sideways(&self) -> bool {
        let script = "const e = document.scrollingElement; return e.scrollWidth > e.clientWidth;";
        self.run(script, vec![]).await == Json::Bool(true)
    }

    /// Takes a picture of the whole page, also of what is below the window. Makes the folder where it is missing.
    pub async fn screenshot(&self, file: &Path) {
        let answer = self
            .devtools(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true }),
            )
            .await;
        let data = answer["data"]
            .as_str()
            .expect("a picture is given in base64");
        let bytes = from_base64(data).expect("a picture is given in base64");
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).expect("the folder of a picture");
        }
        std::fs::write(file, bytes).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    }

    /// What axe finds wrong with the page for people who use other means: one readable string each, with the element.
    ///
    /// The rules are those of WCAG 2.2 at levels A and AA and axe's best practices. A script is put in by the driver, which a content
    /// security policy does not forbid.
    pub async fn axe(&self) -> Vec<String> {
        self.run(&format!("if (!window.axe) {{ {AXE} }}"), vec![])
            .await;
        let script = "
            const done = arguments[arguments.length - 1];
            axe.run(document, {
                resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            }).then(
                r => done(r.violations.flatMap(v => v.nodes.map(n =>
                    v.id + ' (' + v.impact + '): ' + v.help + ': ' + n.target.join(' ') + ': ' + n.html.slice(0, 200)
                    + (n.any.concat(n.all, n.none).map(c => ' [' + c.message + ']').join(''))))),
                e => done(['axe failed: ' + e]));";
        let found = self
            .client
            .execute_async(script, vec![])
            .await
            .unwrap_or_else(|e| self.lost("axe", &e));
        let found = found.as_array().expect("axe answers with a list");
        found
            .iter()
            .map(|v| v.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// What the browser complained of since the last call: script errors, refused by policy, failed requests. Empty is good.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self
            .issue("se/log", json!({ "type": "browser" }))
            .await
            .unwrap_or_else(|e| self.lost("the console", &e));
        log.as_array()
            .into_iter()
            .flatten()
            .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")))
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Sends a command of the browser's developer tools.
    pub async fn devtools(&self, command: &str, parameters: Json) -> Json {
        let body = json!({ "cmd": command, "params": parameters });
        self.issue("goog/cdp/execute", body)
            .await
            .unwrap_or_else(|e| self.lost(command, &e))
    }

    async fn issue(&self, path: &'static str, body: Json) -> Result<Json, CmdError> {
        self.client.issue_cmd(Raw { path, body }).await
    }

    async fn all(&self, css: &str) -> Vec<Element> {
        self.client
            .find_all(Locator::Css(css))
            .await
            .unwrap_or_else(|e| self.lost(css, &e))
    }

    async fn find(&self, css: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .every(Duration::from_millis(50))
            .for_element(Locator::Css(css))
            .await;
        match found {
            Ok(element) => element,
            Err(e) => panic!("no “{css}” on {}: {e}", self.url().await),
        }
    }

    async fn labelled(&self, label: &str) -> Element {
        let quoted = xpath_string(label);
        let path = format!(
            "//*[self::input or self::textarea or self::select] \
             [@id=//label[normalize-space(.)={quoted}]/@for or ancestor::label[normalize-space(.)={quoted}] or @aria-label={quoted}]"
        );
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .every(Duration::from_millis(50))
            .for_element(Locator::XPath(&path))
            .await;
        match found {
            Ok(element) => element,
            Err(e) => panic!(
                "no field labelled “{label}” on {}: {e}; there is: {}",
                self.url().await,
                self.texts("label").await.join(" · ")
            ),
        }
    }

    fn lost(&self, what: &str, e: &CmdError) -> ! {
        panic!("{what}: {e}")
    }
}

/// A command with a body of its own, below the session's address.
#[derive(Debug)]
struct Raw {
    path: &'static str,
    body: Json,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// A running chromedriver.
struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    fn start(home: &Path) -> Driver {
        let program = find_program("VECHE_CHROMEDRIVER", &["chromedriver"], "chromium-driver");
        let mut child = Command::new(program)
            .arg("--port=0")
            // Nothing of it lands in the home of whoever runs the tests.
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home)
            .env("XDG_CACHE_HOME", home)
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|e| panic!("chromedriver does not start: {e}"));
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, rest) = line.split_once("started successfully on port ")?;
            rest.trim_end_matches('.').parse::<u16>().ok()
        });
        let Some(port) = port else {
            let _ = child.kill();
            let _ = child.wait();
            panic!("chromedriver ended before it listened");
        };
        // Read on to its end, or a full pipe would stop it.
        std::thread::spawn(move || lines.for_each(drop));
        Driver {
            child,
            address: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let below = descendants(self.child.id());
        // It may be gone already; what counts is that it is gone afterwards.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if !below.is_empty() {
            let ids = below.iter().map(u32::to_string);
            let _ = Command::new("kill")
                .arg("-KILL")
                .args(ids)
                .stderr(Stdio::null())
                .status();
        }
    }
}

/// The processes that a process has started, and those that these have started.
fn descendants(id: u32) -> Vec<u32> {
    let mut parents = Vec::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(child) = entry
            .file_name()
            .to_str()
            .and_then(|n| n.parse::<u32>().ok())
        else {
            continue;
        };
        // The name in the second field may hold spaces and parentheses: the fields that count stand after the last one.
        let stat = std::fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        let parent = stat
            .rsplit_once(')')
            .and_then(|(_, rest)| rest.split_whitespace().nth(1)?.parse::<u32>().ok());
        if let Some(parent) = parent {
            parents.push((child, parent));
        }
    }
    let mut found = vec![id];
    let mut next = 0;
    while let Some(of) = found.get(next).copied() {
        found.extend(parents.iter().filter(|(_, p)| *p == of).map(|(c, _)| *c));
        next += 1;
    }
    found.split_off(1)
}

fn chromium() -> PathBuf {
    find_program(
        "VECHE_CHROMIUM",
        &["chromium", "chromium-browser", "google-chrome"],
        "chromium",
    )
}

fn find_program(variable: &str, names: &[&str], package: &str) -> PathBuf {
    if let Some(set) = std::env::var_os(variable) {
        return PathBuf::from(set);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all =
        std::env::split_paths(&path).flat_map(|folder| names.iter().map(move |n| folder.join(n)));
    all.into_iter().find(|file| file.is_file()).unwrap_or_else(|| {
        panic!(
            "there is no {} on this machine, which the browser tests need: `./check` installs it, by hand \
             `apt-get install {package}`, or set {variable}",
            names.join(" or ")
        )
    })
}

/// Chromium's sandbox refuses to run as root.
fn is_root() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ids = status.lines().find_map(|l| l.strip_prefix("Uid:"));
    ids.is_some_and(|ids| ids.split_whitespace().nth(1) == Some("0"))
}

/// A string in XPath, which has no escapes: with both kinds of quotes it is put together.
fn xpath_string(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    if !text.contains('"') {
        return format!("\"{text}\"");
    }
    let parts: Vec<String> = text.split('\'').map(|p| format!("'{p}'")).collect();
    format!("concat({})", parts.join(", \"'\", "))
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for c in text.bytes().filter(|c| *c != b'=') {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from((bits >> count) & 0xff).ok()?);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xpath_string_takes_both_kinds_of_quotes() {
        assert_eq!(xpath_string("Принять"), "'Принять'");
        assert_eq!(xpath_string("don't"), "\"don't\"");
        assert_eq!(xpath_string("\"don't\""), "concat('\"don', \"'\", 't\"')");
    }

    #[test]
    fn base64_reads_every_length() {
        assert_eq!(from_base64("").unwrap(), b"");
        assert_eq!(from_base64("TQ==").unwrap(), b"M");
        assert_eq!(from_base64("TWE=").unwrap(), b"Ma");
        assert_eq!(from_base64("TWFu").unwrap(), b"Man");
        assert_eq!(from_base64("+/8=").unwrap(), [0xfb, 0xff]);
        assert_eq!(from_base64("T*"), None);
    }

    #[test]
    fn descendants_are_found_and_strangers_are_not() {
        let mut shell = Command::new("sh")
            .args(["-c", "sleep 60 & echo $!; wait"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(shell.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let child: u32 = line.trim().parse().unwrap();
        assert_eq!(descendants(shell.id()), [child]);
        assert!(descendants(std::process::id()).contains(&child));
        let driver = Driver {
            address: String::new(),
            child: shell,
        };
        drop(driver);
        let gone = (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(20));
            !Path::new(&format!("/proc/{child}")).exists()
                || std::fs::read_to_string(format!("/proc/{child}/stat"))
                    .unwrap_or_default()
                    .contains(") Z ")
        });
        assert!(gone, "the child of a driver outlives it");
    }
}

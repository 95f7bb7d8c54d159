//! The browser of the tests does what it says: in a real chromium, against a small server with a strict policy.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops by panicking"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use veche_testkit::browser::{Browser, Settings};

const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>Протокол</title><link rel="icon" href="data:,">
<style>main { min-height: 1500px }
</style></head>
<body><main><h1>Lines</h1><p id="script">script is off</p>
<form action="/sent" method="get">
<p><label for="what">What was done</label> <input id="what" name="what" value="old"></p>
<p><label>Day <input type="date" name="day"></label></p>
<p><label for="kind">Kind</label> <select id="kind" name="kind"><option value="a">One</option><option value="b">Two</option></select></p>
<p><label for="file">File</label> <input id="file" type="file"></p>
<button>Report "it's done"</button></form></main>
<script src="/script.js"></script></body></html>"#;

const BROKEN: &str = r#"<!doctype html><html><head><title>t</title></head><body><main><h1>t</h1>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="><input name="x"></main>
<script>document.title = 'inline ran'</script></body></html>"#;

/// Serves the two pages; gives its address. Ends with the process.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(stream));
        }
    });
    address
}

fn answer(mut stream: TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut first = String::new();
    let mut language = String::new();
    if reader.read_line(&mut first).unwrap_or(0) == 0 {
        return;
    }
    for line in reader.by_ref().lines().map_while(Result::ok) {
        if line.is_empty() {
            break;
        }
        if let Some(l) = line.strip_prefix("Accept-Language:") {
            l.trim().clone_into(&mut language);
        }
    }
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let (kind, body) = match path.split('?').next() {
        Some("/broken") => ("text/html", BROKEN.to_owned()),
        Some("/script.js") => (
            "text/javascript",
            "document.getElementById('script').textContent = 'script is on'".to_owned(),
        ),
        Some("/sent") => (
            "text/html",
            format!("<!doctype html><title>sent</title><p id=q>{path}</p><p id=l>{language}</p>"),
        ),
        _ => ("text/html", PAGE.to_owned()),
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {kind}; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\n\
         content-security-policy: default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; form-action 'self'\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(body.as_bytes());
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_fills_clicks_and_looks() {
    let address = serve();
    let browser = Browser::open(Settings::default()).await;
    browser.goto(&address).await;
    assert_eq!(browser.title().await, "Протокол");
    assert_eq!(browser.text("#script").await, "script is on");
    assert_eq!(browser.axe().await, Vec::<String>::new());

    browser
        .fill_labelled("What was done", "Провели собрание")
        .await;
    browser.fill("input[name=day]", "2026-11-05").await;
    browser.choose("#kind", "Two").await;
    assert_eq!(browser.value("#what").await, "Провели собрание");
    let file = tempfile::NamedTempFile::new().unwrap();
    browser.upload("#file", file.path()).await;
    assert!(browser.value("#file").await.contains("fakepath"));
    browser.click_text("Report \"it's done\"").await;
    browser.wait_for_words("/sent").await;
    let query = browser.text("#q").await;
    assert!(query.contains("day=2026-11-05&kind=b"), "{query}");
    assert!(browser.path().await.starts_with("/sent?what="));
    assert!(browser.text("#l").await.starts_with("ru"));
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_works_with_scripts_off() {
    let address = serve();
    let browser = Browser::open(Settings {
        javascript: false,
        language: "en",
        ..Settings::default()
    })
    .await;
    browser.goto(&address).await;
    assert_eq!(browser.text("#script").await, "script is off");
    browser.fill("#what", "x").await;
    browser.fill_labelled("Day", "2026-11-05").await;
    browser.choose_value("#kind", "b").await;
    browser.click("button").await;
    browser.wait_for("#q").await;
    assert_eq!(
        browser.text("#q").await,
        "/sent?what=x&day=2026-11-05&kind=b"
    );
    assert!(browser.text("#l").await.starts_with("en"));
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_reports_what_is_wrong() {
    let address = serve();
    let browser = Browser::open(Settings::default()).await;
    browser.goto(&format!("{address}/broken")).await;
    let found = browser.axe().await;
    for rule in ["image-alt", "label", "html-has-lang"] {
        assert!(
            found.iter().any(|v| v.starts_with(rule)),
            "{rule} not in {found:#?}"
        );
    }
    assert_eq!(browser.title().await, "t", "the policy was not enforced");
    let complaints = browser.complaints().await;
    assert!(
        complaints
            .iter()
            .any(|c| c.contains("Content Security Policy")),
        "{complaints:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_takes_sizes_themes_and_pictures() {
    let address = serve();
    let browser = Browser::open(Settings {
        width: 360,
        height: 740,
        dark: true,
        ..Settings::default()
    })
    .await;
    browser.goto(&address).await;
    assert_eq!(browser.run("return innerWidth", vec![]).await, 360);
    assert_eq!(
        browser
            .run(
                "return matchMedia('(prefers-color-scheme: dark)').matches",
                vec![]
            )
            .await,
        true
    );
    browser.dark(false).await;
    assert_eq!(
        browser
            .run(
                "return matchMedia('(prefers-color-scheme: dark)').matches",
                vec![]
            )
            .await,
        false
    );
    assert!(!browser.scrolls_sideways().await);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deep/er/page.png");
    browser.screenshot(&file).await;
    let png = std::fs::read(&file).unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!(side(16), 360);
    assert!(side(20) >= 1500, "the whole page: {}", side(20));
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_leaves_no_process_behind() {
    let profile;
    {
        let browser = Browser::open(Settings::default()).await;
        profile = browser
            .client()
            .capabilities()
            .and_then(|c| c.get("chrome"))
            .and_then(|c| c["userDataDir"].as_str())
            .map(str::to_owned)
            .unwrap();
        assert!(processes_naming(&profile) > 0, "looked for the wrong thing");
    }
    for _ in 0..100 {
        if processes_naming(&profile) == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{} processes are left", processes_naming(&profile));
}

fn processes_naming(words: &str) -> usize {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    processes
        .filter_map(|p| std::fs::read(p.path().join("cmdline")).ok())
        .filter(|line| String::from_utf8_lossy(line).contains(words))
        .count()
}

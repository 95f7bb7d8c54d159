//! Commands that hold data: found, serve, look around, bring in, report, copy.

use super::{Desk, RESOLUTION, Ran, program, with_input};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn commands_that_need_data_say_so() {
    let desk = Desk::new();
    desk.put("a.txt", RESOLUTION);
    for args in [
        &["doctor"][..],
        &["report", "--document", "1"],
        &["import", "a.txt", "--as", "anna@example.org"],
        &["backup", "copy"],
    ] {
        desk.run(args).refused("There is no data in veche-data.");
        assert!(
            !desk.path().join("veche-data").exists(),
            "nothing is made by {args:?}"
        );
    }
}

#[test]
fn init_founds_once_and_prints_invitations() {
    let desk = Desk::new();
    let example = desk
        .run(&["init", "--example", "--lang", "ru"])
        .fine()
        .to_owned();
    desk.put("founding.toml", &example);
    let said = desk.run(&["init", "--from", "founding.toml", "--lang", "ru"]);
    let links = said
        .fine()
        .lines()
        .filter(|l| l.contains("http://127.0.0.1:8080/enter/"))
        .count();
    assert_eq!(links, 3, "{said:?}");
    assert!(
        said.out.ends_with("запустите портал: veche serve\n"),
        "{said:?}"
    );
    let elsewhere = desk.run(&[
        "init",
        "--from",
        "founding.toml",
        "--lang",
        "en",
        "--data",
        "my data",
    ]);
    assert!(
        elsewhere
            .fine()
            .ends_with("start the portal: veche serve --data 'my data'\n"),
        "{elsewhere:?}"
    );
    // Nobody is asked twenty questions for nothing.
    desk.run(&["init", "--lang", "en"])
        .refused("veche: The federation");
    desk.run(&["init", "--from", "founding.toml", "--lang", "en"])
        .refused("veche: ");
    let well = desk.run(&["doctor", "--lang", "en"]);
    assert!(
        well.out
            .contains("Federation: Лига клубов истории и природы."),
        "{well:?}"
    );
    assert_eq!(well.code, Some(0), "no account of an operator is no fault");
    assert!(
        well.out.contains("\n- The operator has no account."),
        "{well:?}"
    );
    let json = r#"{"name": {"en": "League"}, "zone": "Europe/Atlantis"}"#;
    desk.put("bad.json", json);
    desk.run(&["init", "--from", "bad.json", "--data", "other"])
        .refused("bad.json: The field founded_on is missing. See veche init --example");
    desk.run(&[
        "init", "--from", "bad.json", "--data", "other", "--lang", "ru",
    ])
    .refused("bad.json: Нет поля founded_on.");
    assert!(
        !desk.path().join("other").exists(),
        "nothing is made before the answers are whole"
    );
}

#[test]
fn init_asks_and_takes_answers_from_the_terminal() {
    let desk = Desk::new();
    let answers = "Лига садоводов\n\n\n1.2.2026\nУчредить лигу.\n\n\n-\n\nЗимина\nОльга\n\nchair@example.org\n\n\n";
    let said = with_input(
        desk.path(),
        &[
            "init",
            "--lang",
            "ru",
            "--base-url",
            "https://garden.example.org",
        ],
        answers.as_bytes(),
    );
    assert!(
        said.fine()
            .contains("Зимина Ольга  https://garden.example.org/enter/"),
        "{said:?}"
    );
    let short = with_input(
        desk.path(),
        &["init", "--lang", "en", "--data", "other"],
        b"League\n",
    );
    assert_eq!(
        (short.code, short.err.lines().count()),
        (Some(2), 1),
        "{short:?}"
    );
    assert!(!desk.path().join("other").exists());
}

/// A running program that is killed, should the test fail.
pub struct Running {
    child: Child,
    /// What it said at the start.
    pub hello: String,
}

impl Running {
    /// Starts it and waits for its last line of greeting, which begins or ends with these words.
    pub fn start(folder: &Path, args: &[&str], until: &str) -> Running {
        let mut child = program(folder)
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut hello = Vec::new();
        let out = child.stdout.as_mut().unwrap();
        let mut byte = [0_u8; 1];
        while out.read(&mut byte).unwrap() == 1 {
            hello.push(byte[0]);
            if byte[0] == b'\n' && String::from_utf8_lossy(&hello).contains(until) {
                break;
            }
        }
        Running {
            child,
            hello: String::from_utf8(hello).unwrap(),
        }
    }

    /// The address that it serves.
    pub fn url(&self) -> String {
        let from = self
            .hello
            .find("http://")
            .unwrap_or_else(|| panic!("no address in {:?}", self.hello));
        self.hello[from..]
            .split_whitespace()
            .next()
            .unwrap()
            .to_owned()
    }

    /// Asks it to stop, and gives the rest of what it said.
    #[cfg(unix)]
    pub fn stop(mut self) -> Ran {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
        let mut out = String::new();
        let mut err = String::new();
        self.child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut out)
            .unwrap();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut err)
            .unwrap();
        Ran {
            code: self.child.wait().unwrap().code(),
            out,
            err,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail when it has ended, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// GET, as plain as it gets.
fn get(url: &str) -> String {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').map_or((rest, ""), |(h, p)| (h, p));
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    write!(
        stream,
        "GET /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    String::from_utf8_lossy(&all).into_owned()
}

#[test]
fn serve_stays_on_this_machine_unless_asked() {
    let desk = Desk::new();
    desk.run(&["serve", "--listen", "0.0.0.0:0"])
        .refused("--insecure-http");
    desk.run(&["demo", "--listen", "0.0.0.0:0", "--lang", "ru"])
        .refused("--insecure-http");
    assert!(
        !desk.path().join("veche-data").exists(),
        "nothing was opened"
    );
    desk.run(&["serve", "--smtp", "post://nowhere"])
        .refused("--smtp");
    desk.run(&["serve", "--log", "a=b=c"]).refused("--log");
}

#[cfg(unix)]
#[test]
fn serve_prints_where_to_begin_holds_the_folder_and_stops_when_told() {
    let desk = Desk::new();
    let running = Running::start(
        desk.path(),
        &["serve", "--listen", "127.0.0.1:0", "--lang", "en"],
        "/enter/",
    );
    assert!(
        running
            .hello
            .contains("Begin with this one-time link: http://127.0.0.1:"),
        "{}",
        running.hello
    );
    let url = running.url();
    assert!(get(&format!("{url}/health")).ends_with("ok\n"));
    let link = running
        .hello
        .lines()
        .last()
        .unwrap()
        .split_whitespace()
        .last()
        .unwrap();
    assert!(get(link).starts_with("HTTP/1.1 200"), "the link opens");
    assert!(
        get(link).contains("<html lang=\"en\""),
        "as the program was started"
    );
    let form = "login=operator&password=long+enough+words&again=long+enough+words";
    assert!(post(link, form).starts_with("HTTP/1.1 303"));
    let used = get(link);
    assert!(
        used.contains("veche serve --operator-link") && !used.contains("secretary"),
        "nobody is sent to a secretary whom there is not: {used}"
    );
    assert!(get(&format!("{url}/bodies/None")).starts_with("HTTP/1.1 404"));
    desk.run(&["doctor"])
        .refused("veche-data is in use by a running program.");
    desk.run(&[
        "serve",
        "--data",
        "other",
        "--listen",
        url.strip_prefix("http://").unwrap(),
    ])
    .code
    .unwrap();
    // A page that listens for deeds must not hold up the end.
    let mut open = std::net::TcpStream::connect(url.strip_prefix("http://").unwrap()).unwrap();
    write!(open, "GET /live HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    let began = Instant::now();
    let ran = running.stop();
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (Some(0), "Stopped.\n", "")
    );
    assert!(
        began.elapsed() < Duration::from_secs(15),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn a_taken_address_is_one_line() {
    let desk = Desk::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let ran = desk.run(&[
        "demo",
        "--listen",
        &taken.local_addr().unwrap().to_string(),
        "--lang",
        "en",
    ]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(1), 1), "{ran:?}");
    assert!(ran.err.contains("The address is in use."), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn demo_opens_doors_keeps_a_named_folder_and_can_be_copied_and_reported_on() {
    let desk = Desk::new();
    let args = [
        "demo",
        "--listen",
        "127.0.0.1:0",
        "--lang",
        "en",
        "--data",
        "demo",
    ];
    let running = Running::start(desk.path(), &args, "Stop with Ctrl-C.");
    let doors: Vec<&str> = running
        .hello
        .lines()
        .filter_map(|l| l.split_whitespace().last())
        .filter(|w| w.contains("/enter/"))
        .collect();
    assert_eq!(doors.len(), 6, "{}", running.hello);
    for door in &doors {
        assert!(get(door).starts_with("HTTP/1.1 200"), "{door}");
    }
    assert!(
        get(&running.url()).contains("The League"),
        "the front page names the federation"
    );
    let copied = desk.run(&["backup", "copy", "--data", "demo", "--lang", "en"]);
    assert!(
        copied.fine().contains("The data was copied to copy"),
        "{copied:?}"
    );
    desk.run(&["backup", "copy", "--data", "demo", "--lang", "en"])
        .refused("exists already");
    assert_eq!(running.stop().code, Some(0));

    // The copy is a data folder; the number is that of two documents.
    desk.run(&[
        "report",
        "--document",
        "1",
        "--data",
        "copy",
        "--lang",
        "en",
    ])
    .refused("Several documents have the number 1.");
    desk.run(&[
        "report",
        "--document",
        "99",
        "--data",
        "copy",
        "--lang",
        "ru",
    ])
    .refused("Документа с номером 99 нет.");
    let text = desk.run(&[
        "report",
        "--document",
        "7",
        "--data",
        "copy",
        "--lang",
        "en",
    ]);
    assert!(text.fine().contains("Nova Scotia branch"), "{text:?}");
    let json = desk.run(&[
        "report",
        "--document",
        "7",
        "--data",
        "copy",
        "--format",
        "json",
    ]);
    let report: serde_json::Value = serde_json::from_str(json.fine()).unwrap();
    assert_eq!(report["documents"][0]["number"], "7");
    let pdf = desk.run(&[
        "report",
        "--document",
        "7",
        "--data",
        "copy",
        "--format",
        "pdf",
        "--output",
        "report.pdf",
    ]);
    assert_eq!(pdf.fine(), "");
    assert!(
        fs::read(desk.path().join("report.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );
    let period = desk.run(&[
        "report",
        "--from",
        "2000-01-01",
        "--until",
        "2999-01-01",
        "--data",
        "copy",
        "--format",
        "json",
    ]);
    let report: serde_json::Value = serde_json::from_str(period.fine()).unwrap();
    assert_eq!(report["documents"].as_array().unwrap().len(), 3);

    // The copy is not the demo's own folder, whose doors stand open.
    desk.run(&[
        "demo",
        "--listen",
        "127.0.0.1:0",
        "--data",
        "copy",
        "--lang",
        "en",
    ])
    .refused("that is not the demo's");
    let again = Running::start(desk.path(), &args, "Stop with Ctrl-C.");
    assert!(
        again.hello.contains("/enter/"),
        "the named folder serves again"
    );
    assert_eq!(again.stop().code, Some(0));
}

#[cfg(unix)]
#[test]
fn demo_removes_what_is_temporary() {
    let desk = Desk::new();
    let mut c = program(desk.path());
    let temporary = desk.path().join("tmp");
    fs::create_dir(&temporary).unwrap();
    c.args(["demo", "--listen", "127.0.0.1:0", "--lang", "ru"])
        .env("TMPDIR", &temporary);
    let mut child = c
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut hello = String::new();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
    while !hello.contains("Данные вымышлены") {
        hello.push_str(&lines.next().expect("it says more").unwrap());
    }
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 1);
    assert!(
        Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
    assert!(child.wait().unwrap().success());
    assert_eq!(
        fs::read_dir(&temporary).unwrap().count(),
        0,
        "the folder is gone"
    );
}

/// POST of a form, as one of our own pages would send it.
#[cfg(unix)]
fn post(url: &str, form: &str) -> String {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    let length = form.len();
    write!(
        stream,
        "POST /{path} HTTP/1.1\r\nhost: {host}\r\nsec-fetch-site: same-origin\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{form}"
    )
    .unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    String::from_utf8_lossy(&all).into_owned()
}

#[cfg(unix)]
#[test]
fn import_brings_a_document_in_as_somebody_who_may() {
    let desk = Desk::new();
    let example = desk
        .run(&["init", "--example", "--lang", "en"])
        .fine()
        .to_owned();
    desk.put("founding.toml", &example);
    let founded = desk.run(&["init", "--from", "founding.toml", "--lang", "en"]);
    let secret = |name: &str| {
        let line = founded.fine().lines().find(|l| l.contains(name)).unwrap();
        line.rsplit_once("/enter/").unwrap().1.to_owned()
    };
    let running = Running::start(
        desk.path(),
        &["serve", "--listen", "127.0.0.1:0", "--lang", "en"],
        "serves at",
    );
    let url = running.url();
    for (name, login) in [("Irene Cooper", "irene"), ("Peter Lunn", "peter")] {
        let form = format!("login={login}&password=long+enough+words&again=long+enough+words");
        let answer = post(&format!("{url}/enter/{}", secret(name)), &form);
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    }
    assert_eq!(running.stop().code, Some(0));

    desk.put("a.txt", RESOLUTION);
    let said = desk.run(&["import", "a.txt", "--as", "Irene", "--lang", "en"]);
    assert!(
        said.fine()
            .starts_with("Brought in, 2 items were read. Review it in the portal: /drafts/"),
        "{said:?}"
    );
    desk.run(&["import", "a.txt", "--as", "peter", "--lang", "en"])
        .refused("You do not have the right to this");
    desk.run(&["import", "a.txt", "--as", "nobody", "--lang", "en"])
        .refused("no account with the login nobody");
    desk.run(&["import", "missing.txt", "--as", "irene", "--lang", "en"])
        .refused("There is no such file or folder.");
    desk.put("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.run(&["import", "photo.png", "--as", "irene", "--lang", "ru"])
        .refused("photo.png: Это изображение.");
}

//! The program as a person starts it: what it prints, on which stream, and how it ends.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// What came of a run.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(o: Output) -> Ran {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Ran {
            code: o.status.code(),
            out: text(o.stdout),
            err: text(o.stderr),
        }
    }
}

impl Ran {
    /// One line on stderr, with these words in it, nothing on stdout, and exit code 2.
    #[track_caller]
    fn refused(&self, words: &str) {
        assert_eq!(self.code, Some(2), "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        assert_eq!(self.err.matches('\n').count(), 1, "one line: {}", self.err);
        assert!(
            self.err.starts_with("veche: ") && self.err.contains(words),
            "{}",
            self.err
        );
        assert!(!self.err.contains('⟦'), "{}", self.err);
    }

    #[track_caller]
    fn fine(&self) -> &str {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{self:?}");
        &self.out
    }
}

/// The program, away from the settings of whoever runs the tests.
pub fn program(folder: &Path) -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_veche"));
    c.current_dir(folder).stdin(Stdio::null());
    for (name, _) in std::env::vars() {
        if name.starts_with("VECHE_")
            || name.starts_with("LC_")
            || name == "RUST_BACKTRACE"
            || name == "LANG"
        {
            c.env_remove(name);
        }
    }
    c
}

fn run(folder: &Path, args: &[&str]) -> Ran {
    program(folder).args(args).output().unwrap().into()
}

fn with_input(folder: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut c = program(folder)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses before it has read everything closes the pipe.
    let _ = c.stdin.take().unwrap().write_all(input);
    c.wait_with_output().unwrap().into()
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }
    fn path(&self) -> &Path {
        self.0.path()
    }
    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }
    fn run(&self, args: &[&str]) -> Ran {
        run(self.path(), args)
    }
}

const RESOLUTION: &str = "\
ПОСТАНОВЛЕНИЕ № 5
Совета Лиги хоров

2 марта 2026 г., город Тверь

О летнем лагере

Совет Лиги хоров постановляет:

1. Правлению до 1 мая 2026 года составить план лагеря.
2. Отчёт казначея принять к сведению.
";

const DECISION: &str = "\
DECISION

The Council of the League of Choirs decides:

1. The Board shall hold a summer camp by 1 July 2026.
";

#[test]
fn help_names_every_command_and_each_has_examples() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).fine().to_owned();
    for command in veche::cli::command().get_subcommands() {
        let name = command.get_name();
        assert!(help.contains(&format!("\n  {name} ")), "{name} in {help}");
        let own = desk.run(&[name, "--help"]).fine().to_owned();
        assert!(
            own.contains("Examples:") && own.contains(&format!("veche {name}")),
            "{own}"
        );
    }
    assert_eq!(
        desk.run(&["--version"]).fine(),
        format!("veche {}\n", env!("CARGO_PKG_VERSION"))
    );
    let bare = desk.run(&[]);
    assert_eq!(
        (bare.code, bare.err.contains("veche demo")),
        (Some(2), true),
        "what to do stands in the help"
    );
}

#[test]
fn wrong_usage_is_one_line_in_either_language() {
    let desk = Desk::new();
    desk.run(&["read", "--jsno", "a"])
        .refused("There is no option --jsno. See veche read --help");
    desk.run(&["--lang", "ru", "serv"])
        .refused("Команды serv нет. Подсказка: veche --help");
    desk.run(&["read"])
        .refused("<FILE>... is missing. See veche read --help");
    desk.run(&["read", "a", "--json", "--csv"])
        .refused("does not go together with");
    desk.run(&["read", "a", "--jobs", "0"])
        .refused("cannot be “0”");
    desk.run(&["demo", "--listen", "everywhere"])
        .refused("cannot be “everywhere”");
    let russian = program(desk.path())
        .args(["read", "nothing.txt"])
        .env("LANG", "ru_RU.UTF-8")
        .output()
        .unwrap();
    Ran::from(russian).refused("nothing.txt: Такого файла или папки нет.");
}

#[test]
fn read_prints_a_table_for_people() {
    let desk = Desk::new();
    desk.put("a.txt", RESOLUTION);
    let table = desk
        .run(&["read", "a.txt", "--lang", "ru"])
        .fine()
        .to_owned();
    for words in [
        "Постановление № 5",
        "2 марта 2026 г.",
        "Правление",
        "до 1 мая 2026 года",
        "к сведению",
    ] {
        assert!(table.contains(words), "{words} in {table}");
    }
    assert!(!table.contains('\u{1b}'), "no colour but on a terminal");
    assert!(
        desk.run(&["read", "a.txt", "--lang", "en"])
            .fine()
            .contains("Resolution No. 5")
    );
}

#[test]
fn read_json_is_one_object_whose_spans_count_code_points() {
    let desk = Desk::new();
    desk.put("a.txt", RESOLUTION);
    let object: serde_json::Value =
        serde_json::from_str(desk.run(&["read", "--json", "a.txt"]).fine()).unwrap();
    assert_eq!(
        (
            &object["format"],
            &object["lang"],
            &object["header"]["number"]
        ),
        (&1.into(), &"ru".into(), &"5".into())
    );
    assert!(object.get("file").is_none(), "one file needs no name");
    let items = object["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    for item in items {
        let at = |key: &str| usize::try_from(item[key].as_u64().unwrap()).unwrap();
        let words: String = RESOLUTION
            .chars()
            .skip(at("start"))
            .take(at("end") - at("start"))
            .collect();
        assert_eq!(item["text"], words);
    }
}

#[test]
fn read_takes_standard_input() {
    let desk = Desk::new();
    let said = with_input(desk.path(), &["read", "-", "--json"], DECISION.as_bytes());
    let object: serde_json::Value = serde_json::from_str(said.fine()).unwrap();
    assert_eq!(
        (&object["lang"], &object["items"][0]["number"]),
        (&"en".into(), &"1".into())
    );
}

#[test]
fn read_csv_has_a_row_for_each_directive_and_no_formula() {
    let desk = Desk::new();
    desk.put("a.txt", RESOLUTION);
    desk.put("b.txt", DECISION.replace("The Board", "=cmd() the Board"));
    let table = desk
        .run(&["read", "--csv", "a.txt", "b.txt"])
        .fine()
        .to_owned();
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().unwrap().clone();
    assert_eq!((&heads[0], &heads[2]), ("file", "number"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let places: Vec<(&str, &str)> = rows.iter().map(|r| (&r[0], &r[2])).collect();
    assert_eq!(
        places,
        [("a.txt", "1"), ("a.txt", "2"), ("b.txt", "1")],
        "heads stand once"
    );
    assert!(
        rows.iter().flatten().all(|cell| !cell.starts_with('=')),
        "{table}"
    );
}

#[test]
fn read_of_a_folder_prints_json_lines_in_the_order_of_names_and_goes_on_after_a_bad_file() {
    let desk = Desk::new();
    desk.put("docs/b/second.txt", RESOLUTION);
    desk.put("docs/a.md", DECISION);
    desk.put("docs/c.docx", b"\x89PNG\r\n\x1a\n and so on");
    desk.put("docs/d.TXT", RESOLUTION);
    desk.put("docs/notes.xyz", "not looked at");
    let check = |jobs: &str| {
        let ran = desk.run(&["read", "docs", "--json", "--jobs", jobs]);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(
            ran.err.contains("docs/c.docx: This is a picture."),
            "{}",
            ran.err
        );
        let files: Vec<String> = ran
            .out
            .lines()
            .map(|l| {
                serde_json::from_str::<serde_json::Value>(l).unwrap()["file"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        assert_eq!(files, ["docs/a.md", "docs/b/second.txt", "docs/d.TXT"]);
        ran.out
    };
    assert_eq!(check("1"), check("4"), "many at once say the same");
    let good = desk.run(&["read", "docs/a.md", "docs/d.TXT", "--lang", "en"]);
    assert!(
        good.fine().contains("── docs/a.md"),
        "tables of several files are named"
    );
}

#[test]
fn read_of_an_empty_folder_is_refused() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("empty")).unwrap();
    desk.run(&["read", "empty"])
        .refused("empty: There is nothing to read in this folder");
    desk.put("empty/photo.jpg", "x");
    desk.run(&["read", "empty", "--json", "--lang", "ru"])
        .refused("В этой папке нечего читать");
}

#[test]
fn read_of_what_is_no_document_says_what_it_is_and_what_to_do() {
    let desk = Desk::new();
    desk.put("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.run(&["read", "photo.txt"])
        .refused("photo.txt: This is a picture. Recognise its text first");
    desk.put("noise.txt", [0_u8, 159, 146, 150, 0, 1, 2, 3].repeat(50));
    desk.run(&["read", "noise.txt", "--json"])
        .refused("This is not a text document");
    desk.put("empty.txt", "");
    desk.run(&["read", "empty.txt"])
        .refused("There is no text in it.");
    desk.put("blank.md", " \n\t\n");
    desk.run(&["read", "blank.md", "--lang", "ru"])
        .refused("Текста в нём нет.");
    with_input(desk.path(), &["read", "-"], b"").refused("-: There is no text in it.");
    desk.put("old.docx", "PK\u{3}\u{4} cut short");
    desk.run(&["read", "old.docx"]).refused("damaged");
}

#[test]
fn read_of_a_huge_file_is_refused_at_once() {
    let desk = Desk::new();
    let file = fs::File::create(desk.path().join("huge.pdf")).unwrap();
    file.set_len(200 * 1024 * 1024).unwrap();
    let began = Instant::now();
    desk.run(&["read", "huge.pdf"])
        .refused("The file has 209 MB; at most 20 MB are read.");
    assert!(
        began.elapsed() < Duration::from_secs(3),
        "by its size alone: {:?}",
        began.elapsed()
    );
}

#[test]
fn read_of_a_docx_bomb_is_refused() {
    let desk = Desk::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("[Content_Types].xml", options).unwrap();
    zip.write_all(
        br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
    )
    .unwrap();
    zip.start_file("word/document.xml", options).unwrap();
    zip.write_all(&vec![b' '; 8 * 1024 * 1024]).unwrap();
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 100_000);
    desk.put("bomb.docx", bomb);
    desk.run(&["read", "bomb.docx"])
        .refused("would cost too much to read");
}

/// A PDF of one page with nothing on it.
fn blank_pdf() -> Vec<u8> {
    let mut out = String::from("%PDF-1.4\n");
    let objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>",
        "<</Length 0>>\nstream\n\nendstream",
    ];
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", i + 1));
    }
    let table = out.len();
    out.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!(
        "trailer\n<</Size {} /Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    out.into_bytes()
}

#[test]
fn read_of_a_pdf_without_text_asks_for_recognition() {
    let desk = Desk::new();
    desk.put("scan.pdf", blank_pdf());
    desk.run(&["read", "scan.pdf"])
        .refused("The page has no text, only a picture. Recognise the text first (OCR)");
}

#[test]
fn read_of_a_text_without_items_is_read_with_a_question() {
    let desk = Desk::new();
    desk.put(
        "letter.txt",
        "Dear friends,\n\nthe weather was fine and the walk was long.\n",
    );
    let said = desk.run(&["read", "letter.txt", "--lang", "en"]);
    assert!(
        said.fine().contains("? No operative items were found."),
        "{said:?}"
    );
    let object: serde_json::Value =
        serde_json::from_str(desk.run(&["read", "letter.txt", "--json"]).fine()).unwrap();
    assert_eq!(object["items"], serde_json::json!([]));
    assert!(
        object["remarks"]
            .as_array()
            .unwrap()
            .iter()
            .any(|r| r["key"] == "prose-no-items")
    );
}

#[test]
fn read_is_quiet_when_its_reader_goes_away() {
    let desk = Desk::new();
    for i in 0..400 {
        desk.put(&format!("many/{i:03}.txt"), RESOLUTION);
    }
    let mut c = program(desk.path())
        .args(["read", "many", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0_u8; 64];
    let mut out = c.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    let ran = Ran::from(c.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn completions_know_the_commands() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.run(&["completions", shell]).fine().to_owned();
        assert!(
            script.contains("doctor") && script.contains("insecure-http"),
            "{shell}"
        );
    }
}

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
    desk.run(&["init", "--from", "founding.toml", "--lang", "en"])
        .refused("veche: ");
    let well = desk.run(&["doctor", "--lang", "en"]);
    assert!(
        well.out
            .contains("Federation: Лига клубов истории и природы."),
        "{well:?}"
    );
    assert_eq!(well.code, Some(1), "the operator has no account yet");
    let json = r#"{"name": {"en": "League"}, "zone": "Europe/Atlantis"}"#;
    desk.put("bad.json", json);
    desk.run(&["init", "--from", "bad.json", "--data", "other"])
        .refused("see veche init --example. missing field `founded_on`");
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

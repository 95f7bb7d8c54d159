//! The program as a person starts it: what it prints, on which stream, and how it ends.

mod edges;
mod reading;
pub mod serving;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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
    desk.run(&["--lang", "ru"])
        .refused("Укажите команду. Подсказка: veche --help");
    desk.run(&["--lang=en", "report"])
        .refused("a document (--document 14), or a period (--from 2024-01-01");
    desk.run(&[
        "report",
        "--from",
        "2024-01-01",
        "--until",
        "2023-01-01",
        "--lang",
        "ru",
    ])
    .refused("veche: ");
    desk.run(&["--lang=ru", "import"])
        .refused("Аргумент --as <LOGIN>, <FILE> обязателен. Подсказка: veche import --help");
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
    let by_environment = program(desk.path())
        .arg("serv")
        .env("VECHE_LANG", "ru")
        .output()
        .unwrap();
    Ran::from(by_environment).refused("Команды serv нет.");
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

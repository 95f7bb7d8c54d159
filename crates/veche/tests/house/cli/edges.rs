//! What surrounds the commands: full disks, readers that go away, odd names, links in a circle, files that are no folders.
#![cfg(unix)]

use super::{DECISION, Desk, RESOLUTION, Ran, program};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::Stdio;

/// Runs with stdout into something else.
fn into(desk: &Desk, args: &[&str], out: impl Into<Stdio>) -> Ran {
    let mut c = program(desk.path());
    c.args(args).stdout(out).stderr(Stdio::piped());
    c.spawn().unwrap().wait_with_output().unwrap().into()
}

const ANSWERS: &[&[&str]] = &[
    &["--help"],
    &["--version"],
    &["read", "--help"],
    &["read", "a.txt"],
    &["read", "a.txt", "--json"],
    &["read", "a.txt", "--csv"],
    &["completions", "bash"],
    &["init", "--example"],
];

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_under_the_answer_is_one_line_and_no_success() {
    let desk = Desk::new();
    desk.put("a.txt", RESOLUTION);
    for args in ANSWERS {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let ran = into(&desk, args, full);
        assert_eq!(
            (ran.code, ran.err.as_str()),
            (
                Some(1),
                "veche: The output could not be written: The disk is full.\n"
            ),
            "{args:?}"
        );
    }
}

#[test]
fn a_reader_that_went_away_is_no_fault() {
    let desk = Desk::new();
    desk.put("a.txt", RESOLUTION);
    for args in ANSWERS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ran = into(&desk, args, writer);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn names_that_are_no_text_are_read_and_shown() {
    let desk = Desk::new();
    let odd = OsStr::from_bytes(b"a \xff b.txt");
    fs::write(desk.path().join(odd), DECISION).unwrap();
    let run = |args: &[&OsStr]| -> Ran { program(desk.path()).args(args).output().unwrap().into() };
    let word = OsStr::new;
    let ran = run(&[word("read"), odd, word("--csv")]);
    assert!(ran.fine().contains("a \u{fffd} b.txt"), "{ran:?}");
    let folder = run(&[word("read"), word("."), word("--json")]);
    assert!(folder.fine().contains("./a \u{fffd} b.txt"), "{folder:?}");
    run(&[OsStr::from_bytes(b"\xff")]).refused("There is no command");
    run(&[word("read"), word("--jsno"), OsStr::from_bytes(b"\xff")]).refused("no option --jsno");
    run(&[
        word("import"),
        odd,
        word("--as"),
        OsStr::from_bytes(b"\xff"),
    ])
    .refused("What was typed is not text (UTF-8). See veche import --help");
    let long = "x".repeat(300);
    desk.run(&["read", &long])
        .refused("The system does not allow this name.");
}

#[test]
fn links_that_lead_nowhere_are_named_and_pipes_in_a_folder_are_not_waited_for() {
    let desk = Desk::new();
    desk.put("docs/a.txt", DECISION);
    symlink("circle.txt", desk.path().join("docs/circle.txt")).unwrap();
    symlink("gone", desk.path().join("docs/gone.txt")).unwrap();
    symlink("../docs", desk.path().join("docs/again.txt")).unwrap();
    symlink("a.txt", desk.path().join("docs/other.txt")).unwrap();
    let pipe = desk.path().join("docs/pipe.txt");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let ran = desk.run(&["read", "docs", "--json", "--lang", "ru"]);
    let read = ran.out.lines().count();
    assert_eq!(
        (ran.code, read),
        (Some(2), 2),
        "a file and a link to it: {ran:?}"
    );
    assert_eq!(
        ran.err,
        "veche: docs/circle.txt: Ссылки ведут по кругу.\nveche: docs/gone.txt: Такого файла или папки нет. Проверьте имя.\n"
    );
    desk.run(&["read", "docs/a.txt/b.txt"])
        .refused("This is a file where a folder is needed.");
    // A pipe that is named is read, as <(…) of a shell is one.
    let writer = std::thread::spawn(move || {
        let mut pipe = File::options().write(true).open(pipe).unwrap();
        pipe.write_all(DECISION.as_bytes()).unwrap();
    });
    assert!(
        desk.run(&["read", "docs/pipe.txt"])
            .fine()
            .contains("Council of the League")
    );
    writer.join().unwrap();
}

#[test]
fn more_jobs_than_anybody_has_are_fine() {
    let desk = Desk::new();
    for i in 0..200 {
        desk.put(&format!("many/{i:03}.txt"), DECISION);
    }
    let ran = desk.run(&["read", "many", "--json", "--jobs", "100000"]);
    assert_eq!(ran.fine().lines().count(), 200);
    desk.run(&["read", "many", "--jobs", "99999999999999999999"])
        .refused("--jobs <N> cannot be");
}

#[test]
fn a_table_for_a_spreadsheet_has_no_line_ends_within_a_sentence() {
    let desk = Desk::new();
    desk.put("a.txt", DECISION.replace(" a summer", "\n        a summer"));
    let table = desk.run(&["read", "a.txt", "--csv"]).fine().to_owned();
    assert!(
        table.contains("hold a summer camp") && !table.contains("  "),
        "{table}"
    );
}

fn founded(desk: &Desk, data: &str) {
    let example = desk
        .run(&["init", "--example", "--lang", "en"])
        .fine()
        .to_owned();
    desk.put("founding.toml", &example);
    desk.run(&[
        "init",
        "--from",
        "founding.toml",
        "--data",
        data,
        "--lang",
        "en",
    ])
    .fine();
}

#[test]
fn a_data_folder_may_have_any_name() {
    let desk = Desk::new();
    let data = "50% ready? #1 данные";
    founded(&desk, data);
    assert!(desk.path().join(data).join("veche.sqlite").is_file());
    desk.run(&["backup", "copy & more?", "--data", data]).fine();
    let well = desk.run(&["doctor", "--data", "copy & more?", "--lang", "en"]);
    assert!(
        well.fine().contains("Federation: League of History"),
        "{well:?}"
    );
}

#[test]
fn what_is_no_data_is_told_in_the_language_of_the_person() {
    let desk = Desk::new();
    desk.put("file", "x");
    desk.put(
        "odd/veche.sqlite",
        "this is no database, whatever its name says",
    );
    desk.run(&["doctor", "--data", "file"])
        .refused("There is no data in file. Name the right folder with --data, or begin with veche init --data file");
    desk.run(&["serve", "--data", "file", "--listen", "127.0.0.1:0"])
        .refused("file: This is a file where a folder is needed.");
    for args in [
        &["doctor", "--data", "odd"][..],
        &["backup", "copy", "--data", "odd"],
    ] {
        let ran = desk.run(&[args, &["--lang", "ru"]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
        assert_eq!(
            ran.err,
            "veche: Файл veche.sqlite в папке odd повреждён, или это не база данных. Возьмите копию данных (её делает veche backup).\n"
        );
    }
    assert!(
        !desk.path().join("copy").exists(),
        "half a copy is not left behind"
    );
    desk.run(&["backup", "file", "--data", "odd"])
        .refused("file: This exists already.");
    desk.run(&["backup", "nowhere/copy", "--data", "odd"])
        .refused("There is no such file or folder.");
}

/// Rows that no command makes: as an older program, or a hand, may have left them.
async fn led_astray(folder: &std::path::Path) {
    use veche_engine::{Db, Place, SystemClock, bind};
    let place = Place::Folder(folder.to_owned());
    let db = Db::open(
        &place,
        &veche::migrations(),
        std::sync::Arc::new(SystemClock),
    )
    .await
    .unwrap();
    db.write((), |tx, ()| {
        Box::pin(async move {
            tx.exec("insert into learned_name (id, name_key, name, party_kind, party_id, document_id, by_person, at_ms)
                     select $1, 'the old board', 'the Old Board', 'body', $1, id, null, 0 from document limit 1", bind![uuid::Uuid::from_u128(7)]).await?;
            tx.exec("update document set body_id = $1 where number = '7'", bind![uuid::Uuid::from_u128(7)]).await
        })
    })
    .await
    .unwrap();
    db.close().await;
}

#[tokio::test]
async fn doctor_finds_what_leads_nowhere() {
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
    let running = super::serving::Running::start(desk.path(), &args, "Stop with Ctrl-C.");
    assert_eq!(running.stop().code, Some(0));
    let well = desk.run(&["doctor", "--data", "demo", "--lang", "en"]);
    assert!(well.fine().ends_with("- The operator has no account. If one is wanted, this prints a link: veche serve --data demo --operator-link\nAll is well.\n"), "{well:?}");
    led_astray(&desk.path().join("demo")).await;
    let ill = desk.run(&["doctor", "--data", "demo", "--lang", "en"]);
    assert_eq!(ill.code, Some(1), "{ill:?}");
    assert!(ill.out.contains("\n! No. 7 (/documents/"), "{}", ill.out);
    assert!(
        ill.out
            .contains("\n- The learned name “the Old Board” stands for nobody"),
        "{}",
        ill.out
    );
}

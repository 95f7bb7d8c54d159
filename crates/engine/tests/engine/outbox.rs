//! The outbox, and the other things that are kept for a program: settings, records of files.

use crate::PROBE;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use veche_core::{LetterId, Names, Stop, Tongue, Zone};
use veche_engine::mail::{Post, given_up, is_address, send_due};
use veche_engine::{Ask, Db, Fingerprint, FromQueryResult, Settings, bind};
use veche_testkit::{TestDb, both};

const FROM: &str = "Секретариат <secretariat@federation.example>";
const TO: &str = "anna.petrova@branch.example";

async fn letter(db: &Db, to: &'static str) -> LetterId {
    db.write(to, |tx, to| {
        Box::pin(async move {
            let subject = "Выписка: пункт 3\nBcc: everybody@elsewhere.example";
            tx.letter(to, subject, "Срок — 5 ноября.\n.\nКонец.").await
        })
    })
    .await
    .unwrap()
}

#[derive(FromQueryResult, Debug, PartialEq)]
struct Row {
    state: String,
    attempts: i32,
    next_ms: i64,
    error: Option<String>,
}

async fn row(db: &Db, id: LetterId) -> Row {
    let sql = "select state, attempts, next_ms, error from letter where id = $1";
    db.read().must(sql, bind![id]).await.unwrap()
}

fn files(folder: &Path) -> Vec<String> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| std::fs::read_to_string(f.unwrap().path()).unwrap())
        .collect();
    files.sort();
    files
}

/// The value of a header, continued lines joined.
fn header(message: &str, name: &str) -> String {
    let head = message
        .split("\r\n\r\n")
        .next()
        .unwrap_or_default()
        .replace("\r\n ", " ");
    let prefix = format!("{name}: ");
    let found: Vec<_> = head
        .lines()
        .filter_map(|l| l.strip_prefix(&prefix))
        .collect();
    assert_eq!(found.len(), 1, "{name} in {head}");
    found[0].to_owned()
}

/// A mail server that refuses the first so many letters, naming the addressee, and keeps the text of all.
fn mail_server(refuse: usize) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keep = kept.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let keep = keep.clone();
            std::thread::spawn(move || converse(stream, refuse, &keep));
        }
    });
    (url, kept)
}

fn converse(stream: TcpStream, refuse: usize, kept: &Mutex<Vec<String>>) {
    let mut out = stream.try_clone().unwrap();
    let mut say = |line: &str| out.write_all(format!("{line}\r\n").as_bytes()).is_ok();
    say("220 mail.example ESMTP");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    while let Some(line) = lines.next() {
        let word = line
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_ascii_uppercase();
        let go_on = match word.as_str() {
            "DATA" => {
                say("354 go on");
                let text: Vec<String> = lines.by_ref().take_while(|l| l != ".").collect();
                let mut kept = kept.lock().unwrap();
                kept.push(text.join("\r\n"));
                if kept.len() <= refuse {
                    say(&format!("451 try later, {TO}"))
                } else {
                    say("250 kept")
                }
            }
            "QUIT" => {
                say("221 bye");
                false
            }
            _ => say("250 yes"),
        };
        if !go_on {
            return;
        }
    }
}

/// Collects what is logged on this thread while it lives.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// Everything that this program logs from now on, at every level.
    fn everything() -> Log {
        let log = Log::default();
        let writer = log.clone();
        tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .init();
        log
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

both! {
    [PROBE]

    async fn letter_without_a_server_becomes_a_file(db: TestDb) {
        let folder = db.folder().join("mail");
        let post = Post::folder(folder.clone(), FROM).unwrap();
        let id = letter(&db, TO).await;
        assert_eq!(send_due(&db, &post).await.unwrap(), 1);
        assert_eq!(send_due(&db, &post).await.unwrap(), 0, "once");
        assert_eq!(row(&db, id).await.state, "sent");
        let files = files(&folder);
        assert_eq!(files.len(), 1);
        let message = &files[0];
        assert_eq!(header(message, "To"), TO);
        assert_eq!(header(message, "Message-ID"), format!("<{}@veche>", id.0.simple()));
        assert!(header(message, "Date").starts_with("Mon, 02 Mar 2026 09:00:00"));
        assert!(header(message, "From").contains("<secretariat@federation.example>"));
        assert!(!message.contains("elsewhere.example"), "a line in a subject makes no header:\n{message}");
        let body = message.split("\r\n\r\n").nth(2).unwrap_or_default();
        assert!(!body.is_empty(), "{message}");
    }

    async fn letter_is_tried_again_later_and_later_and_then_given_up(db: TestDb) {
        let folder = db.folder().join("mail");
        let post = Post::folder(folder.clone(), FROM).unwrap();
        std::fs::remove_dir(&folder).unwrap();
        let id = letter(&db, TO).await;
        let mut waits = Vec::new();
        loop {
            assert_eq!(send_due(&db, &post).await.unwrap(), 1);
            let row = row(&db, id).await;
            assert!(row.error.is_some());
            if row.state == "failed" {
                break;
            }
            assert_eq!(row.state, "waiting");
            let wait = (row.next_ms - db.now().0) / 1_000;
            waits.push(wait / 60);
            db.pass_secs(wait - 1);
            assert_eq!(send_due(&db, &post).await.unwrap(), 0, "not before its time");
            db.pass_secs(1);
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360, 360, 360]);
        assert_eq!(given_up(db.read()).await.unwrap(), 1);
        assert_eq!(row(&db, id).await.attempts, 16);
        db.pass_secs(1_000_000);
        assert_eq!(send_due(&db, &post).await.unwrap(), 0);
    }

    async fn letter_that_cannot_go_does_not_hold_up_the_others(db: TestDb) {
        let folder = db.folder().join("mail");
        let post = Post::folder(folder.clone(), FROM).unwrap();
        let bad = letter(&db, "nobody at all").await;
        let good = letter(&db, TO).await;
        assert_eq!(send_due(&db, &post).await.unwrap(), 2);
        assert_eq!(row(&db, bad).await.state, "waiting");
        assert_eq!(row(&db, good).await.state, "sent");
    }

    async fn letter_sent_again_carries_the_same_message_id_and_logs_no_address(db: TestDb) {
        let log = Log::everything();
        let (url, kept) = mail_server(2);
        let post = Post::smtp(&url, FROM).unwrap();
        let id = letter(&db, TO).await;
        for _ in 0..3 {
            assert_eq!(send_due(&db, &post).await.unwrap(), 1);
            db.pass_secs(7 * 3_600);
        }
        assert_eq!(row(&db, id).await.state, "sent");
        assert_eq!(row(&db, id).await.error, None, "the last word counts");
        let kept = kept.lock().unwrap().clone();
        assert_eq!(kept.len(), 3);
        for message in &kept {
            assert_eq!(header(message, "Message-ID"), format!("<{}@veche>", id.0.simple()));
            assert_eq!(header(message, "Date"), header(&kept[0], "Date"));
        }
        let log = log.text();
        assert!(log.contains("could not be delivered"), "the log was not listened to");
        for personal in [TO, "anna.petrova", "branch.example", "Срок"] {
            assert!(!log.contains(personal), "{personal} in the log:\n{log}");
        }
    }

    async fn settings_read_back_and_can_be_taken_back(db: TestDb) {
        assert_eq!(Settings::load(db.read()).await.unwrap(), Settings::default());
        let all = Settings {
            name: Some(Names::new("Лига наставников", "League of Mentors")),
            short_name: Some(Names::new("ЛН", "LM")),
            zone: Zone::parse("Asia/Vladivostok").unwrap(),
            tongue: Tongue::En,
            accent: "#123456".to_owned(),
            publish_execution: true,
            since: veche_core::Day::new(2026, 1, 1),
            base_url: Some("https://veche.example".to_owned()),
        };
        for settings in [all, Settings::default()] {
            db.write(settings.clone(), |tx, s| Box::pin(async move { s.save(tx).await })).await.unwrap();
            assert_eq!(Settings::load(db.read()).await.unwrap(), settings);
        }
        let spoil = "insert into setting (key, value) values ('zone', 'Nowhere/At_all') on conflict (key) do update set value = excluded.value";
        db.write((), move |tx, ()| Box::pin(async move { tx.exec(spoil, vec![]).await })).await.unwrap();
        assert!(matches!(Settings::load(db.read()).await, Err(Stop::Broken(_))));
    }

    async fn file_is_kept_and_recorded_once_by_its_content(db: TestDb) {
        let blobs = db.blobs();
        let callers: Vec<_> = (0..16)
            .map(|_| {
                let (db, blobs) = (db.db().clone(), blobs.clone());
                tokio::spawn(async move {
                    let fingerprint = blobs.put("решение".as_bytes().to_vec()).await.unwrap();
                    db.write(fingerprint.clone(), |tx, f| Box::pin(async move { tx.keep_blob(f, 14, "text/plain").await }))
                        .await
                        .unwrap();
                    fingerprint
                })
            })
            .collect();
        for caller in callers {
            assert_eq!(caller.await.unwrap(), Fingerprint::of("решение".as_bytes()));
        }
        assert_eq!(db.read().number("select count(*) from blob", vec![]).await.unwrap(), 1);
        assert_eq!(db.read().number("select size from blob", vec![]).await.unwrap(), 14);
        let fingerprint = Fingerprint::of("решение".as_bytes());
        assert_eq!(blobs.get(&fingerprint).await.unwrap(), "решение".as_bytes());
        let folder = db.folder().join("blobs").join(&fingerprint.as_str()[..2]);
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1, "no half file is left");
    }
}

#[tokio::test]
async fn sender_and_server_are_checked_at_the_start() {
    assert!(Post::smtp("smtp://127.0.0.1:25", "nobody").is_err());
    assert!(Post::smtp("not an address", FROM).is_err());
    let folder = tempfile::tempdir().unwrap();
    assert!(Post::folder(folder.path().join("mail"), "nobody").is_err());
    for (address, good) in [
        (TO, true),
        ("a@b", true),
        ("anna", false),
        ("a b@c.example", false),
        ("", false),
    ] {
        assert_eq!(is_address(address), good, "{address}");
    }
}

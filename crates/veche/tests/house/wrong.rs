//! What goes wrong at a secretary's desk: each is answered where it belongs, in the person's language, and nothing typed is lost.

use crate::furnished::{RESOLUTION, run};
use crate::kit::{Caller, Got, Place, day, form_with_file};
use axum::body::Body;
use axum::http::StatusCode;
use std::io::{Cursor, Write};
use veche_core::{BodyKind, Names, Party, Scope, Tongue};
use veche_desk::account::{Bearer, Purpose, hand_out};
use veche_engine::Ask;
use veche_register::model::{BodyFacts, Span};
use veche_testkit::{TestDb, both};
use zip::write::SimpleFileOptions;

const TYPED: &str = "Набранное <руками> & «в кавычках»";

/// A Word file whose text is a hundred times what a machine should ever unpack.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("[Content_Types].xml", options).unwrap();
    zip.write_all(b"<Types/>").unwrap();
    zip.start_file("word/document.xml", options).unwrap();
    let megabyte = vec![b' '; 1 << 20];
    zip.write_all(b"<w:document xmlns:w=\"w\"><w:body>")
        .unwrap();
    for _ in 0..600 {
        zip.write_all(&megabyte).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A PDF of one blank page, as a scanner without recognition makes it.
fn scan() -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut at = Vec::new();
    for object in [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ] {
        at.push(out.len());
        out.extend(format!("{} 0 obj{object}endobj\n", at.len()).into_bytes());
    }
    let table = out.len();
    out.extend(b"xref\n0 4\n0000000000 65535 f \n");
    for offset in at {
        out.extend(format!("{offset:010} 00000 n \n").into_bytes());
    }
    out.extend(format!("trailer<</Size 4/Root 1 0 R>>\nstartxref\n{table}\n%%EOF").into_bytes());
    out
}

/// The complaint at a field, and that it is the page's own language.
fn complaint(got: &Got, field: &str, tongue: &str) -> String {
    let mark = format!("id=\"f-{field}-problem\"");
    let (_, after) = got
        .text
        .split_once(&mark)
        .unwrap_or_else(|| panic!("nothing at {field}: {}", got.words()));
    let (_, after) = after.split_once("</svg>").unwrap();
    let text = after.split("</p>").next().unwrap().trim().to_owned();
    let cyrillic = text.chars().any(|c| ('а'..='я').contains(&c));
    assert_eq!(cyrillic, tongue == "ru", "{text}");
    assert!(text.chars().count() > 10, "{text}");
    text
}

async fn brought(me: &Caller<'_>, text: &str, file: Option<(&str, &[u8])>) -> Got {
    let file = file.map(|(name, bytes)| ("file", name, bytes));
    let body = form_with_file(&[("text", text)], file);
    me.upload("/drafts", Body::from(body)).await
}

async fn drafts(place: &Place) -> i64 {
    place
        .db
        .read()
        .number("select count(*) from draft", vec![])
        .await
        .unwrap()
}

both! {
    []

    async fn a_source_that_cannot_be_read_is_told_at_its_field(db: TestDb) {
        let (place, people) = Place::furnished(db.engine()).await;
        drop(db);
        let (bomb, huge) = (bomb(), vec![b'x'; 200_000_000]);
        let before = drafts(&place).await;
        for tongue in ["ru", "en"] {
            let mut me = place.signed_in(Bearer::Person(people.secretary)).await;
            me.tongue = tongue;
            let mut said = Vec::new();
            for (name, bytes, status) in [
                ("picture.png", b"\x89PNG\r\n\x1a\n\0\0".as_slice(), StatusCode::UNPROCESSABLE_ENTITY),
                ("program.exe", b"MZ\x90\0\x03\0\0\0\xff\xff".as_slice(), StatusCode::UNPROCESSABLE_ENTITY),
                ("huge.pdf", huge.as_slice(), StatusCode::PAYLOAD_TOO_LARGE),
                ("bomb.docx", bomb.as_slice(), StatusCode::UNPROCESSABLE_ENTITY),
                ("scan.pdf", scan().as_slice(), StatusCode::UNPROCESSABLE_ENTITY),
            ] {
                let got = brought(&me, "", Some((name, bytes))).await;
                assert_eq!(got.status, status, "{name}: {}", got.words());
                said.push(complaint(&got, "file", tongue));
                // Together with a typed text the text stays.
                let got = brought(&me, TYPED, Some((name, bytes))).await;
                assert!(got.text.contains("Набранное &lt;руками&gt; &amp; «в кавычках»"), "{name}: {}", got.words());
            }
            let mut different = said.clone();
            different.sort();
            different.dedup();
            assert!(different.len() >= 4, "one sentence for everything: {said:?}");
            let empty = brought(&me, " \n ", None).await;
            assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
            complaint(&empty, "text", tongue);
        }
        assert_eq!(drafts(&place).await, before, "nothing of it became a draft");
    }

    async fn a_text_without_items_is_a_draft_with_a_question(db: TestDb) {
        let (place, people) = Place::furnished(db.engine()).await;
        drop(db);
        for (tongue, question) in [("ru", "Ни одного пункта не найдено"), ("en", "No items were found")] {
            let mut me = place.signed_in(Bearer::Person(people.secretary)).await;
            me.tongue = tongue;
            let got = brought(&me, "Вчера был дождь, и никто ничего не решил.", None).await;
            assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.words());
            let page = me.get(&got.to()).await;
            assert!(page.text.contains(question), "{}", page.words());
            assert!(page.text.contains("Вчера был дождь"));
        }
    }

    async fn an_owner_under_whose_name_two_stand_is_asked_about(db: TestDb) {
        let (place, people) = Place::furnished(db.engine()).await;
        drop(db);
        let today = day("2026-01-01");
        for family in ["Комиссия по наставничеству", "Комиссия по наставничеству"] {
            let facts = BodyFacts {
                kind: BodyKind::WorkingGroup,
                owner: Scope::Federation,
                names: Names::new(family, "Mentoring Commission"),
                abbreviations: vec![],
                decision: "решение".into(),
                span: Span::new(today, None),
            };
            run(&place, people.secretary, facts, |tx, by, f| {
                Box::pin(async move { veche_register::commands::create_body(tx, by, f).await.map(drop) })
            })
            .await;
        }
        let both = veche_register::bodies(place.db.read(), Tongue::Ru).await.unwrap();
        let both: Vec<_> = both.iter().filter(|b| b.kind == BodyKind::WorkingGroup).collect();
        assert_eq!(both.len(), 2);
        let me = place.signed_in(Bearer::Person(people.secretary)).await;
        let text = RESOLUTION.replace("4. Издать", "4. Комиссии по наставничеству издать");
        let got = brought(&me, &text, None).await;
        let page = me.get(&got.to()).await;
        assert!(page.text.contains("под именем «Комиссия по наставничеству» известны несколько"), "{}", page.words());
        // Both are offered where it is asked.
        let page = me.get(&format!("{}?item=4", got.to())).await;
        for body in both {
            assert!(page.text.contains(&Party::Body(body.id).code()), "{}", body.id);
        }
    }

    async fn an_owner_whom_nobody_knows_is_entered_on_the_spot(db: TestDb) {
        let (place, people) = Place::furnished(db.engine()).await;
        drop(db);
        let me = place.signed_in(Bearer::Person(people.secretary)).await;
        let text = RESOLUTION.replace("4. Издать", "4. Нотной комиссии издать");
        let draft = brought(&me, &text, None).await.to();
        let item = format!("{draft}?item=4");
        let page = me.get(&item).await;
        // What is typed beside it is saved on the way.
        let fields = [
            ("was", page.field("was")), ("from", page.field("from")), ("to", page.field("to")), ("label", "4".to_owned()),
            ("owner-0-0", String::new()), ("deadline-0", "до 1 сентября 2026".to_owned()), ("natures-0", "charge".to_owned()),
            ("act", "create-bodies:0".to_owned()),
        ];
        let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let sent = me.post(&format!("{draft}/items/4"), &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
        assert!(sent.to().starts_with("/desk/bodies/new?"), "{}", sent.to());
        let form = me.get(&sent.to()).await;
        assert_eq!(form.field("name_ru"), "Нотная комиссия");
        assert_eq!(form.field("back"), format!("{item}#item-4"));
        let new = [
            ("back", form.field("back")), ("name_ru", form.field("name_ru")), ("name_en", "Music Commission".to_owned()),
            ("kind", "working_group".to_owned()), ("owner", "federation".to_owned()),
        ];
        let new: Vec<_> = new.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let entered = me.post("/desk/bodies", &new).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.words());
        assert!(entered.to().starts_with(&format!("{item}&made=body:")), "{}", entered.to());
        // Back at the item the new body is chosen, and the deadline is there.
        let back = me.get(&entered.to()).await;
        let code = entered.to().split("made=").nth(1).unwrap().split('#').next().unwrap().to_owned();
        assert!(back.text.contains(&format!("<option value=\"{code}\" selected>")), "{}", back.words());
        assert!(back.field("deadline-0").contains("1 сентября 2026"), "{}", back.field("deadline-0"));
        // An address that leads elsewhere is not followed.
        let away: Vec<_> = [("back", "//evil.example/"), ("name_ru", "Другая комиссия"), ("name_en", "Another"), ("kind", "working_group"), ("owner", "federation")].into();
        assert!(me.post("/desk/bodies", &away).await.to().starts_with("/desk"));
    }

    async fn two_people_who_adopt_one_draft_make_one_document(db: TestDb) {
        let (place, people) = Place::furnished(db.engine()).await;
        drop(db);
        let me = place.signed_in(Bearer::Person(people.secretary)).await;
        let draft = brought(&me, RESOLUTION, None).await.to();
        let to = format!("{draft}/adopt");
        let conference = veche_register::bodies(place.db.read(), Tongue::Ru).await.unwrap();
        let conference = conference.iter().find(|b| b.kind == BodyKind::Conference).unwrap();
        let body = Party::Body(conference.id).code();
        let version = me.get(&to).await.field("version");
        let fields = [
            ("version", version.as_str()), ("kind", "resolution"), ("body", &body), ("on", "2.3.2026"), ("number", "77"),
            ("title", TYPED),
        ];
        let documents = "select count(*) from document";
        let before = place.db.read().number(documents, vec![]).await.unwrap();
        let send = || me.upload(&to, Body::from(form_with_file(&fields, None)));
        let (a, b) = tokio::join!(send(), send());
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "{}\n{}", a.words(), b.words());
        let late = if a.status == StatusCode::CONFLICT { &a } else { &b };
        let adopted = if a.status == StatusCode::CONFLICT { b.to() } else { a.to() };
        assert!(late.text.contains(&adopted), "the page leads to what the other one adopted: {}", late.words());
        assert_eq!(place.db.read().number(documents, vec![]).await.unwrap(), before + 1);
    }

    async fn a_deadline_before_the_adoption_is_told_and_what_was_typed_stays(db: TestDb) {
        let (place, people) = Place::furnished(db.engine()).await;
        drop(db);
        for (tongue, word) in [("ru", "срок истёк до принятия"), ("en", "was over before the adoption")] {
            let mut me = place.signed_in(Bearer::Person(people.secretary)).await;
            me.tongue = tongue;
            let draft = brought(&me, &RESOLUTION.replace("до 1 мая 2026 года", "до 1 мая 2025 года"), None).await.to();
            let page = me.get(&draft).await;
            assert!(page.text.contains(word), "{}", page.words());
            let to = format!("{draft}/adopt");
            let conference = veche_register::bodies(place.db.read(), Tongue::Ru).await.unwrap();
            let conference = conference.iter().find(|b| b.kind == BodyKind::Conference).unwrap();
            let body = Party::Body(conference.id).code();
            let version = me.get(&to).await.field("version");
            let fields = [("version", version.as_str()), ("kind", "resolution"), ("body", &body), ("on", "2.3.2026"), ("number", ""), ("title", TYPED)];
            let got = me.upload(&to, Body::from(form_with_file(&fields, None))).await;
            assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.words());
            assert!(got.text.contains("Набранное &lt;руками&gt; &amp; «в кавычках»"));
            assert!(got.text.contains(&format!("href=\"{draft}?item=")), "it leads to the item: {}", got.words());
        }
    }

    async fn a_session_that_ended_in_the_middle_loses_nothing(db: TestDb) {
        let (place, people) = Place::furnished(db.engine()).await;
        drop(db);
        for (tongue, said) in [("ru", "ничего не потеряно"), ("en", "nothing is lost")] {
            let mut me = place.signed_in(Bearer::Person(people.secretary)).await;
            me.tongue = tongue;
            me.post("/sign-out", &[]).await;
            // A form with files, and one without.
            let sent = brought(&me, TYPED, Some(("a.txt", b"x"))).await;
            assert_eq!(sent.status, StatusCode::UNAUTHORIZED);
            assert!(sent.text.contains(said), "{}", sent.words());
            assert!(sent.text.contains("a.txt"), "the file is named: {}", sent.words());
            assert_eq!(sent.field("text"), TYPED);
            assert_eq!(sent.headers["cache-control"], "no-store");
            let kept = sent.field("kept");
            // A wrong password keeps it too.
            let wrong = me.post("/sign-in", &[("login", "nobody"), ("password", "no such thing"), ("kept", &kept)]).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(wrong.field("kept"), kept);
            // The right one leads to what was typed, and sends nothing by itself.
            let secret = place
                .db
                .write(Bearer::Person(people.secretary), |tx, b| {
                    Box::pin(async move { hand_out(tx, None, Purpose::Invite, *b, false).await })
                })
                .await
                .unwrap();
            let words = "seven grey herons over the lake";
            let login = format!("secretary-{tongue}");
            let new = [("login", login.as_str()), ("password", words), ("again", words)];
            assert_eq!(me.post(&format!("/enter/{secret}"), &new).await.status, StatusCode::SEE_OTHER);
            let before = drafts(&place).await;
            let again = me.post("/sign-in", &[("login", &login), ("password", words), ("kept", &kept)]).await;
            assert_eq!(again.status, StatusCode::OK, "{}", again.words());
            assert_eq!(again.field("text"), TYPED);
            assert!(again.text.contains("action=\"/drafts\""));
            assert_eq!(drafts(&place).await, before);
            // Signed in again, elsewhere or here: what was typed goes where it was to go.
            me.cookie = place.signed_in(Bearer::Person(people.secretary)).await.cookie;
            let got = brought(&me, &sent.field("text"), None).await;
            assert_eq!(got.status, StatusCode::SEE_OTHER);
            assert!(me.get(&got.to()).await.text.contains("Набранное &lt;руками&gt;"));
        }
    }
}

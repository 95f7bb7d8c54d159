//! Pages of drafts, documents and extracts as somebody without script sees them.

use super::fixture::*;
use super::place::*;
use crate::model::*;
use crate::{commands, path, store};
use axum::http::StatusCode;
use veche_core::*;
use veche_engine::{Ask, Settings};

impl Place {
    /// A draft with the items of the fixture.
    async fn draft(&self) -> Short {
        let (source, mut working) = working(&self.f);
        working.body = Some(self.f.conference);
        working.date = Some(day("2026-06-01"));
        let new = commands::NewSource {
            source,
            tongue: Tongue::Ru,
            original: None,
            working,
        };
        run(&self.db, &self.f.secretary, new, |tx, by, n| {
            Box::pin(commands::bring_in(tx, by, n))
        })
        .await
        .unwrap()
    }

    async fn kept(&self, draft: Short) -> Draft {
        store::draft(self.db.read(), draft).await.unwrap()
    }
}

/// The form of an item as it stands in the page, with some fields typed over.
fn item_fields<'a>(page: &'a str, over: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("was", field(page, "was")),
        ("from", field(page, "from")),
        ("to", field(page, "to")),
    ];
    all.extend_from_slice(over);
    all
}

#[tokio::test]
async fn what_cannot_be_brought_in_is_said_at_its_field_and_nothing_is_lost() {
    let place = Place::new().await;
    let me = place.secretary().await;
    let send = async |text: &str, file: Option<(&str, &str, &[u8])>| {
        place.upload(&me, "/drafts", &[("text", text)], file).await
    };
    let empty = send("  ", None).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.says("href=\"#f-text\">Текста нет.");
    let both = send(
        "Набранные слова",
        Some(("file", "a.txt", "Совет решает.".as_bytes())),
    )
    .await;
    both.says("href=\"#f-file\">Выберите одно");
    both.says(">\nНабранные слова</textarea>");
    send("", Some(("file", "a.bin", b"\xff\xfe\x00")))
        .await
        .says("id=\"f-file-problem\"");
    send("", Some(("file", "a.txt", b"")))
        .await
        .says("href=\"#f-file\">Файл пустой");
    let book = send(&"слово ".repeat(90_000), None).await;
    assert_eq!(book.status, StatusCode::PAYLOAD_TOO_LARGE);
    let large = send(
        "Набранные слова",
        Some(("file", "a.pdf", &vec![b'x'; 21_000_000])),
    )
    .await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    large.says("href=\"#f-file\">Слишком большой файл");
    large.says(">\nНабранные слова</textarea>");
    assert_eq!(
        place
            .db
            .read()
            .number("select count(*) from draft", vec![])
            .await
            .unwrap(),
        0
    );
    let good = send(
        "",
        Some((
            "file",
            "C:\\решение.txt",
            "Совет решает:\n1. Петь громче.".as_bytes(),
        )),
    )
    .await;
    assert_eq!(good.status, StatusCode::SEE_OTHER);
    let kept = place
        .kept(Short::parse(good.to.trim_start_matches("/drafts/")).unwrap())
        .await;
    assert_eq!(
        kept.original.map(|o| o.name).as_deref(),
        Some("решение.txt")
    );
    assert_eq!(
        place.get(&me, &format!("{}/original", good.to)).await.text,
        "Совет решает:\n1. Петь громче."
    );
}

#[tokio::test]
async fn two_people_on_one_item_see_both_and_on_two_items_see_nothing_of_it() {
    let place = Place::new().await;
    let me = place.secretary().await;
    let draft = place.draft().await;
    let here = path::draft(draft);
    let mine = place.get(&me, &format!("{here}?item=1")).await.text;
    let theirs = mine.clone();
    let other = place.get(&me, &format!("{here}?item=3")).await.text;
    let to = format!("{here}/items/1");
    let council = Party::Body(place.f.council).code();
    let first = place
        .post(
            &me,
            &to,
            &item_fields(
                &theirs,
                &[
                    ("owner-0-0", &council),
                    ("deadline-0", "до 1 июля 2026 г."),
                    ("natures-0", "charge"),
                ],
            ),
        )
        .await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    // Another item is no conflict, although the draft has another version by now.
    let third = place
        .post(
            &me,
            &format!("{here}/items/3"),
            &item_fields(&other, &[("add-0", &council), ("natures-0", "charge")]),
        )
        .await;
    assert_eq!(third.status, StatusCode::SEE_OTHER);
    let second = place
        .post(
            &me,
            &to,
            &item_fields(
                &mine,
                &[
                    ("owner-0-0", &council),
                    ("deadline-0", "до 1 августа 2026 г."),
                    ("natures-0", "charge"),
                ],
            ),
        )
        .await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    second.says("value=\"до 1 августа 2026 г.\"");
    second.says("до 1 июля 2026 г.");
    assert_eq!(
        place.kept(draft).await.working.items[0].directives[0]
            .deadline
            .value,
        "2026-07-01"
    );
    // Sent once more from that page, it is meant.
    let again = place
        .post(
            &me,
            &to,
            &item_fields(
                &second.text,
                &[
                    ("owner-0-0", &council),
                    ("deadline-0", "до 1 августа 2026 г."),
                    ("natures-0", "charge"),
                ],
            ),
        )
        .await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let w = place.kept(draft).await.working;
    assert_eq!(w.items[0].directives[0].deadline.value, "2026-08-01");
    assert_eq!(w.items[2].directives[0].owners.len(), 1);
    // An item that was joined away: what was typed is listed.
    let joined = place
        .post(
            &me,
            &to,
            &item_fields(
                &place.get(&me, &format!("{here}?item=1")).await.text,
                &[("natures-0", "charge"), ("act", "join")],
            ),
        )
        .await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER);
    let gone = place
        .post(
            &me,
            &to,
            &item_fields(&mine, &[("deadline-0", "до 9 сентября 2026 г.")]),
        )
        .await;
    assert_eq!(gone.status, StatusCode::CONFLICT);
    gone.says("до 9 сентября 2026 г.");
}

#[tokio::test]
async fn an_odd_deadline_comes_back_as_typed_and_buttons_do_what_they_say() {
    let place = Place::new().await;
    let me = place.secretary().await;
    let draft = place.draft().await;
    let here = path::draft(draft);
    let open = async |n: u32| place.get(&me, &format!("{here}?item={n}")).await.text;
    let page = open(1).await;
    let wrong = place
        .post(
            &me,
            &format!("{here}/items/1"),
            &item_fields(&page, &[("deadline-0", "как-нибудь"), ("act", "join")]),
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("value=\"как-нибудь\"");
    wrong.says("href=\"#f-deadline-0\"");
    assert_eq!(place.kept(draft).await.version, 1, "nothing was saved");
    let page = open(4).await;
    let gone = place
        .post(
            &me,
            &format!("{here}/items/4"),
            &item_fields(&page, &[("act", "remove")]),
        )
        .await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_eq!(place.kept(draft).await.working.items.len(), 3);
    // The same words become an item again; words that the text does not have become none.
    let odd = place
        .post(&me, &format!("{here}/items"), &[("first", "0-5000000")])
        .await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    let added = place
        .post(
            &me,
            &format!("{here}/items"),
            &[("first", "68-93"), ("last", "")],
        )
        .await;
    assert_eq!(added.to, format!("{here}?item=4#item-4"));
    assert_eq!(
        place.kept(draft).await.working.items[3].directives[0].natures,
        [Nature::Note],
        "it was read anew"
    );
}

#[tokio::test]
async fn adoption_keeps_what_was_typed_and_happens_once() {
    let place = Place::new().await;
    let me = place.secretary().await;
    let draft = place.draft().await;
    let to = format!("{}/adopt", path::draft(draft));
    let page = place.get(&me, &to).await;
    page.says("5 строк контроля, 5 исполнителей");
    let body = Party::Body(place.f.conference).code();
    let form = |title: &'static str, present: &'static str| {
        vec![
            ("version", "1"),
            ("kind", "resolution"),
            ("on", "1.6.2026"),
            ("title", title),
            ("present", present),
            ("members", "50"),
            ("votes_for", "30"),
        ]
    };
    let mut wrong = form("О <хорах>", "60");
    wrong.push(("body", &body));
    let back = place
        .upload(
            &me,
            &to,
            &wrong,
            Some(("scan", "a.png", b"\x89PNG\r\n\x1a\n")),
        )
        .await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    back.says("href=\"#f-present\"");
    back.says("О &lt;хорах&gt;");
    back.says("href=\"#f-scan\">Выберите скан ещё раз");
    let mut good = form("О хорах", "40");
    good.push(("body", &body));
    let odd = place
        .upload(&me, &to, &good, Some(("scan", "a.html", b"<html>")))
        .await;
    odd.says("href=\"#f-scan\">Скан подписанного оригинала: это не PDF");
    let done = place
        .upload(
            &me,
            &to,
            &good,
            Some(("scan", "a.png", b"\x89PNG\r\n\x1a\n")),
        )
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let twice = place.upload(&me, &to, &good, None).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    twice.says(&format!("href=\"{}\"", done.to));
    let document = place.get(&me, &done.to).await;
    document.says("присутствовали 40 из 50");
    assert_eq!(
        place.get(&me, &format!("{}/scan", done.to)).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_deadline_before_the_adoption_leads_to_its_item() {
    let place = Place::new().await;
    let me = place.secretary().await;
    let draft = place.draft().await;
    let here = path::draft(draft);
    let page = place.get(&me, &format!("{here}?item=1")).await.text;
    let saved = place
        .post(
            &me,
            &format!("{here}/items/1"),
            &item_fields(
                &page,
                &[("deadline-0", "до 1 мая 2026 г."), ("natures-0", "charge")],
            ),
        )
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    place.get(&me, &here).await.says("срок истёк до принятия");
    let body = Party::Body(place.f.conference).code();
    let fields = [
        ("version", "2"),
        ("body", &body),
        ("kind", "resolution"),
        ("on", "1.6.2026"),
        ("title", "О хорах"),
    ];
    let back = place
        .upload(&me, &format!("{here}/adopt"), &fields, None)
        .await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    back.says("id=\"f-deadline-0-0\"");
    back.says(&format!("href=\"{here}?item=1#item-1\""));
    // Confirmed as meant, it is adopted.
    let page = place.get(&me, &format!("{here}?item=1")).await.text;
    place
        .post(
            &me,
            &format!("{here}/items/1"),
            &item_fields(
                &page,
                &[
                    ("deadline-0", "до 1 мая 2026 г."),
                    ("natures-0", "charge"),
                    ("past-0", "on"),
                ],
            ),
        )
        .await;
    let fields = [
        ("version", "3"),
        ("body", &body),
        ("kind", "resolution"),
        ("on", "1.6.2026"),
        ("title", "О хорах"),
    ];
    assert_eq!(
        place
            .upload(&me, &format!("{here}/adopt"), &fields, None)
            .await
            .status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn the_public_sees_how_it_is_carried_out_only_when_that_is_published() {
    let place = Place::new().await;
    let document = adopted(&place.db, &place.f, "2026-06-04").await;
    let here = path::document(document.short);
    let shown = ["class=\"beside\"", "gazette-aside"];
    let reader = place.get("", &here).await;
    let json = place.get("", &format!("{here}/document.json")).await;
    for piece in shown {
        reader.keeps_silent(piece);
    }
    json.keeps_silent("\"stage\"");
    let me = place.secretary().await;
    let official = place.get(&me, &here).await;
    official.says("class=\"beside\"");
    official.says("href=\"/lines/");
    place
        .get(&me, &format!("{here}/document.json"))
        .await
        .says("\"stage\"");
    place
        .db
        .write((), |tx, ()| {
            Box::pin(async move {
                let settings = Settings {
                    publish_execution: true,
                    ..Settings::load(tx).await?
                };
                settings.save(tx).await
            })
        })
        .await
        .unwrap();
    place.house.forget_settings();
    let reader = place.get("", &here).await;
    reader.says("class=\"beside\"");
    reader.keeps_silent("href=\"/lines/");
}

#[tokio::test]
async fn an_extract_is_for_its_owner_and_those_who_read_what_is_official() {
    let place = Place::new().await;
    let document = adopted(&place.db, &place.f, "2026-06-04").await;
    let extracts = store::extracts(place.db.read(), document.id).await.unwrap();
    let branch = extracts
        .iter()
        .find(|e| e.party == Party::Branch(place.f.branches[0]))
        .unwrap();
    let here = path::extract(branch.short);
    let nobody = place.get("", &here).await;
    assert!(nobody.to.starts_with("/sign-in"), "{}", nobody.status);
    let stranger = run(&place.db, &place.f.secretary, (), |tx, by, ()| {
        Box::pin(async move {
            let facts = veche_register::model::PersonFacts {
                name: PersonName {
                    given: "Вера".into(),
                    ..PersonName::default()
                },
                ..Default::default()
            };
            Ok(
                veche_register::commands::create_person(tx, by, &facts, None)
                    .await?
                    .id,
            )
        })
    })
    .await
    .unwrap();
    let stranger = place.session(stranger).await;
    for under in ["", "/extract.pdf"] {
        assert_eq!(
            place.get(&stranger, &format!("{here}{under}")).await.status,
            StatusCode::FORBIDDEN
        );
    }
    assert_eq!(
        place
            .get(
                &stranger,
                &format!("{}/extracts", path::document(document.short))
            )
            .await
            .status,
        StatusCode::FORBIDDEN
    );
    let owner = place.session(place.f.coordinator.person().unwrap()).await;
    place.get(&owner, "/desk").await.says(&here);
    place
        .get(&owner, &here)
        .await
        .says("Отделениям хранить ноты.");
    place
        .get(&owner, &format!("{here}/extract.pdf"))
        .await
        .says("%PDF Выписка");
    // The secretary has to say who told; the owner has not.
    let me = place.secretary().await;
    let to = format!("{here}/receipts");
    assert_eq!(
        place.post(&me, &to, &[("from", " ")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        place.post(&owner, &to, &[]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        place.post(&owner, &to, &[]).await.status,
        StatusCode::CONFLICT
    );
    let kept = store::extract(place.db.read(), branch.short).await.unwrap();
    assert_eq!(kept.received_how.as_deref(), Some("owner"));
}

//! The main job in a real browser: a resolution is pasted, read, adopted, fanned out, reported on with evidence, judged, and its report
//! printed. In both languages, on both databases, with and without script.

use crate::furnished::{RESOLUTION, RESOLUTION_EN};
use crate::kit::{Place, Server};
use veche_core::PersonId;
use veche_desk::account::{Bearer, Purpose, hand_out};
use veche_directives::store;
use veche_engine::Ask;
use veche_testkit::Engine;
use veche_testkit::browser::{Browser, Settings};

async fn enter(place: &Place, server: &Server, browser: &Browser, person: PersonId) {
    let secret = place
        .db
        .write(Bearer::Person(person), |tx, b| {
            Box::pin(async move { hand_out(tx, None, Purpose::Enter, *b, false).await })
        })
        .await
        .unwrap();
    browser
        .goto(&format!("{}/enter/{secret}", server.base))
        .await;
    browser.click("main form button").await;
    browser
        .wait_for("nav a[href='/lines'], a[href='/desk']")
        .await;
}

async fn journey(engine: Engine, language: &'static str, javascript: bool) {
    let (place, people) = Place::furnished(engine).await;
    let server = Server::of(&place).await;
    let browser = Browser::open(Settings {
        javascript,
        language,
        width: 390,
        ..Settings::default()
    })
    .await;
    let before = place
        .db
        .read()
        .number("select count(*) from document", vec![])
        .await
        .unwrap();

    // The secretary pastes a resolution; it is read at once.
    enter(&place, &server, &browser, people.secretary).await;
    browser.goto(&format!("{}/drafts", server.base)).await;
    let text = if language == "ru" {
        RESOLUTION
    } else {
        RESOLUTION_EN
    };
    browser.fill("textarea[name=text]", text).await;
    browser
        .click("form[action='/drafts'] button[type=submit]")
        .await;
    browser.wait_for("main h1").await;
    let draft = browser.path().await;
    assert!(draft.starts_with("/drafts/"), "{draft}");
    assert!(
        browser.count("section[id^='item-']").await >= 3,
        "the items that were read"
    );

    // It is adopted, with quorum and votes; the number is the next free one.
    browser.goto(&format!("{}{draft}/adopt", server.base)).await;
    browser
        .choose(
            "select[name=body]",
            if language == "ru" {
                "Конференция"
            } else {
                "Conference"
            },
        )
        .await;
    let today = place
        .db
        .now()
        .day(veche_core::Zone::parse("Europe/Moscow").unwrap());
    // The number that is printed is taken: the next free one of the year comes by itself.
    browser.fill("input[name=number]", "").await;
    browser
        .fill("input[name=on]", &today.plus_days(-1).iso())
        .await;
    browser.fill("textarea[name=title]", "О новом сезоне").await;
    for (field, value) in [
        ("present", "40"),
        ("members", "42"),
        ("votes_for", "39"),
        ("against", "0"),
        ("abstained", "1"),
    ] {
        browser.fill(&format!("input[name={field}]"), value).await;
    }
    // A vote that does not add up is sent back at its field, and nothing that was typed is lost.
    browser.fill("input[name=abstained]", "9").await;
    browser
        .click("form[action$='/adopt'] button[type=submit]")
        .await;
    browser.wait_for("[aria-invalid=true]").await;
    assert_eq!(browser.value("input[name=votes_for]").await, "39");
    browser.fill("input[name=abstained]", "1").await;
    browser
        .click("form[action$='/adopt'] button[type=submit]")
        .await;
    browser.wait_for("article").await;
    let document = browser.path().await;
    assert!(document.starts_with("/documents/"), "{document}");
    let after = place
        .db
        .read()
        .number("select count(*) from document", vec![])
        .await
        .unwrap();
    assert_eq!(after, before + 1);

    // It fanned out: the branch of the coordinator owes a line.
    let short = veche_core::Short::parse(document.trim_start_matches("/documents/")).unwrap();
    let kept = store::document(place.db.read(), short).await.unwrap();
    let lines = store::lines_of_document(place.db.read(), kept.id)
        .await
        .unwrap();
    let standing = veche_register::standing(place.db.read(), people.coordinator, place.db.now())
        .await
        .unwrap();
    let line = lines
        .iter()
        .find(|l| standing.stands_in(l.party))
        .expect("a line of the coordinator's branch")
        .clone();

    // The coordinator reports from a phone, with a file.
    browser.goto(&format!("{}/desk", server.base)).await;
    let coordinator = Browser::open(Settings {
        javascript,
        language,
        width: 390,
        ..Settings::default()
    })
    .await;
    enter(&place, &server, &coordinator, people.coordinator).await;
    coordinator
        .goto(&format!("{}/lines/{}/reports/new", server.base, line.short))
        .await;
    coordinator.click("input[name=claim][value=done]").await;
    coordinator.fill("input[name=done_on]", &today.iso()).await;
    let file = place.db.folder().join("programme.txt");
    std::fs::write(&file, "programme").unwrap();
    coordinator.upload("input[name=files]", &file).await;
    // An empty account is complained about at its field.
    coordinator
        .click("form[action$='/reports'] button[type=submit]")
        .await;
    coordinator.wait_for("[aria-invalid=true]").await;
    coordinator
        .fill("textarea[name=account]", "Концерт прошёл.")
        .await;
    coordinator.upload("input[name=files]", &file).await;
    coordinator
        .click("form[action$='/reports'] button[type=submit]")
        .await;
    coordinator.wait_for_words("Концерт прошёл.").await;
    let now = store::line_by_id(place.db.read(), line.id).await.unwrap();
    assert_eq!(now.stage, veche_directives::model::Stage::Reported);

    // The council controls branches: its secretary accepts.
    browser
        .goto(&format!("{}/lines/{}", server.base, line.short))
        .await;
    browser.wait_for_words("Концерт прошёл.").await;
    browser.click("button[name=word][value=accept]").await;
    browser.wait_for("h1").await;
    let reports = store::reports_of(place.db.read(), &[line.id])
        .await
        .unwrap();
    let report = &reports[&line.id][0];
    assert_eq!(report.state, veche_directives::model::Judged::Accepted);
    assert_eq!(report.evidence.len(), 1);

    // The execution report tells it, as a page and as a PDF.
    browser
        .goto(&format!("{}{document}/execution", server.base))
        .await;
    assert!(!browser.source().await.contains('⟦'), "a missing text");
    assert!(
        browser
            .count("main a[href*='/evidence/'], main a[href*='/lines/']")
            .await
            > 0,
        "claims lead to their records"
    );
    assert!(
        !browser.scrolls_sideways().await,
        "the report does not fit a phone"
    );
    let secretary = place.signed_in(Bearer::Person(people.secretary)).await;
    let pdf = secretary.get(&format!("{document}/execution.pdf")).await;
    assert_eq!(pdf.headers["content-type"], "application/pdf");
    assert!(pdf.text.starts_with("%PDF"));

    drop(browser);
    drop(coordinator);
    server.end().await;
}

macro_rules! journeys {
    ($($name:ident: $engine:ident, $language:literal, $script:literal;)*) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread")]
            async fn browser() {
                super::journey(veche_testkit::Engine::$engine, $language, $script).await;
            }
        }
    )*};
}

journeys! {
    main_job_ru_sqlite: Sqlite, "ru", true;
    main_job_en_sqlite: Sqlite, "en", true;
    main_job_ru_without_script: Sqlite, "ru", false;
    main_job_en_without_script: Sqlite, "en", false;
    main_job_ru_postgres: Postgres, "ru", true;
    main_job_en_postgres: Postgres, "en", true;
}

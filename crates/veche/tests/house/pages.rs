//! Every page that can be opened: nobody's address is forgotten, axe finds nothing, nothing overflows, no text is missing.

use crate::kit::{Place, Server};
use std::collections::BTreeMap;
use std::path::PathBuf;
use veche_desk::account::{Bearer, Purpose, hand_out};
use veche_desk::{Listed, desk_routes};
use veche_testkit::Engine;
use veche_testkit::browser::{Browser, Settings};

/// Whether an address is one of a pattern.
fn matches(pattern: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let (a, b): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    a.len() == b.len()
        && a.iter()
            .zip(&b)
            .all(|(p, x)| p == x || (p.starts_with('{') && !x.is_empty()))
}

/// An address for each GET pattern; a pattern with a variable and no example is a complaint.
fn addresses(listed: &[Listed], examples: &[String]) -> (Vec<String>, Vec<String>) {
    let (mut all, mut complaints) = (Vec::new(), Vec::new());
    for one in listed.iter().filter(|l| l.method == "GET") {
        if !one.path.contains('{') {
            all.push(one.path.to_owned());
            continue;
        }
        match examples.iter().find(|e| matches(one.path, e)) {
            Some(example) => all.push(example.clone()),
            None => complaints.push(format!("{} has no example", one.path)),
        }
    }
    (all, complaints)
}

#[test]
fn an_address_without_an_example_is_complained_about() {
    let listed = |path| Listed {
        method: "GET",
        path,
        access: veche_desk::Access::Public,
    };
    let (all, complaints) = addresses(
        &[
            listed("/"),
            listed("/lines/{short}"),
            listed("/x/{short}/y"),
        ],
        &["/lines/abc?x=1".into()],
    );
    assert_eq!(all, ["/", "/lines/abc?x=1"]);
    assert_eq!(complaints, ["/x/{short}/y has no example"]);
}

/// What is not a page: files, streams, and links that are used up by being looked at.
fn is_page(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let file = [".csv", ".pdf", ".json", ".txt", ".ics"]
        .iter()
        .any(|end| path.ends_with(end));
    !file
        && !["/live", "/palette", "/health"].contains(&path)
        && !["/accent/", "/evidence/", "/enter/", "/desk/jobs/"]
            .iter()
            .any(|p| path.starts_with(p))
        && !["/original", "/scan"].iter().any(|end| path.ends_with(end))
}

async fn every_address(place: &Place) -> Vec<String> {
    let mut examples = vec![
        "/accent/7a4b12".to_owned(),
        "/enter/0".to_owned(),
        "/desk/jobs/0".to_owned(),
    ];
    for room in &place.house.rooms {
        examples.extend(room.examples(&place.house).await.unwrap());
    }
    let (all, complaints) = addresses(desk_routes(&place.house).listed(), &examples);
    assert_eq!(complaints, Vec::<String>::new());
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_opens_in_both_languages_without_a_missing_text() {
    let (place, people) = Place::furnished(Engine::Sqlite).await;
    let mut complaints = Vec::new();
    for path in every_address(&place).await.iter().filter(|p| is_page(p)) {
        for tongue in ["ru", "en"] {
            let mut caller = place.signed_in(Bearer::Person(people.secretary)).await;
            caller.tongue = tongue;
            let got = caller.get(path).await;
            let moved = got.status.is_redirection();
            if !(got.status.is_success() || moved) {
                complaints.push(format!("{tongue} {path}: {}", got.status));
            }
            if let Some(at) = got.text.find('⟦') {
                complaints.push(format!(
                    "{tongue} {path}: a missing text {}",
                    got.text[at..].chars().take(60).collect::<String>()
                ));
            }
            if got.text.contains("style=\"") || got.text.contains("onclick=") {
                complaints.push(format!("{tongue} {path}: an inline style or handler"));
            }
        }
    }
    assert_eq!(complaints, Vec::<String>::new());
}

/// A list costs the same however long it is: with three times the documents and lines, every page asks as often as before.
#[tokio::test(flavor = "multi_thread")]
async fn a_list_asks_as_often_at_one_row_as_at_three() {
    let (place, people) = Place::furnished(Engine::Sqlite).await;
    let caller = place.signed_in(Bearer::Person(people.secretary)).await;
    let pages = [
        "/",
        "/desk",
        "/documents",
        "/lines",
        "/people",
        "/desk/people",
        "/execution",
    ];
    let cost = async || {
        let mut costs = BTreeMap::new();
        for path in pages {
            // The first visit may fill caches.
            caller.get(path).await;
            let before = place.db.statements_asked();
            let got = caller.get(path).await;
            assert!(
                got.status.is_success() || got.status.is_redirection(),
                "{path}: {}",
                got.status
            );
            costs.insert(path, place.db.statements_asked() - before);
        }
        costs
    };
    // One document first, so that every panel of the desk has something to show.
    place.adopt_again(people.secretary).await;
    let few = cost().await;
    place.adopt_again(people.secretary).await;
    place.adopt_again(people.secretary).await;
    assert_eq!(cost().await, few);
    assert!(few.values().all(|n| (1..60).contains(n)), "{few:?}");
}

async fn enter(place: &Place, base: &str, browser: &Browser, person: veche_core::PersonId) {
    let secret = place
        .db
        .write(Bearer::Person(person), |tx, b| {
            Box::pin(async move { hand_out(tx, None, Purpose::Enter, *b, true).await })
        })
        .await
        .unwrap();
    browser.goto(&format!("{base}/enter/{secret}")).await;
    browser
        .click("main form button[type=submit], main form button")
        .await;
    browser.wait_for("h1").await;
}

fn look(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/look");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

async fn axe_on_every_page(dark: bool, language: &'static str) {
    let (place, people) = Place::furnished(Engine::Sqlite).await;
    let server = Server::of(&place).await;
    let browser = Browser::open(Settings {
        dark,
        language,
        ..Settings::default()
    })
    .await;
    enter(&place, &server.base, &browser, people.secretary).await;
    let mut complaints = Vec::new();
    for path in every_address(&place).await.iter().filter(|p| is_page(p)) {
        browser.goto(&format!("{}{path}", server.base)).await;
        for violation in browser.axe().await {
            complaints.push(format!("{path}: {violation}"));
        }
    }
    drop(browser);
    server.end().await;
    assert_eq!(complaints, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_axe_finds_nothing_in_light() {
    axe_on_every_page(false, "ru").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_axe_finds_nothing_in_dark() {
    axe_on_every_page(true, "en").await;
}

/// Pictures of the main pages for people to look at, and no page that scrolls sideways.
#[tokio::test(flavor = "multi_thread")]
async fn browser_pictures_of_the_main_pages() {
    let (place, people) = Place::furnished(Engine::Sqlite).await;
    let server = Server::of(&place).await;
    let addresses = every_address(&place).await;
    let one = |begin: &str, end: &str| {
        addresses
            .iter()
            .find(|a| a.starts_with(begin) && a.len() > begin.len() && a.ends_with(end))
            .cloned()
            .unwrap_or_default()
    };
    let document = addresses
        .iter()
        .find(|a| a.starts_with("/documents/") && a.matches('/').count() == 2)
        .cloned()
        .unwrap();
    let pages = [
        ("front", "/".to_owned()),
        ("desk", "/desk".to_owned()),
        ("documents", "/documents".to_owned()),
        ("document", document.clone()),
        (
            "review",
            addresses
                .iter()
                .find(|a| a.starts_with("/drafts/") && a.matches('/').count() == 2)
                .cloned()
                .unwrap(),
        ),
        ("lines", "/lines".to_owned()),
        (
            "line",
            addresses
                .iter()
                .find(|a| a.starts_with("/lines/") && a.matches('/').count() == 2)
                .cloned()
                .unwrap(),
        ),
        ("execution", format!("{document}/execution")),
        ("people", "/people".to_owned()),
        ("body", one("/bodies/", "")),
    ];
    let mut wide = Vec::new();
    for (language, dark) in [("ru", false), ("en", true)] {
        let browser = Browser::open(Settings {
            dark,
            language,
            ..Settings::default()
        })
        .await;
        enter(&place, &server.base, &browser, people.secretary).await;
        for (name, path) in &pages {
            for width in [360, 768, 1280] {
                browser.size(width, 900).await;
                browser.goto(&format!("{}{path}", server.base)).await;
                if browser.scrolls_sideways().await {
                    wide.push(format!("{name} at {width} in {language}"));
                }
                let theme = if dark { "dark" } else { "light" };
                browser
                    .screenshot(&look(&format!("{name}-{width}-{theme}-{language}.png")))
                    .await;
            }
        }
    }
    server.end().await;
    assert_eq!(wide, Vec::<String>::new(), "these scroll sideways");
}

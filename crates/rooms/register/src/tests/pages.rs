//! Pages as somebody without script sees them.

use super::fixture::*;
use crate::commands::*;
use crate::{Register, queries, store};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use std::sync::Arc;
use tower::ServiceExt;
use veche_core::sheet::Sheet;
use veche_core::*;
use veche_desk::account::{Bearer, Purpose, enter, hand_out};
use veche_desk::{FileText, House, Intake, Printer, Room, Ways, desk_routes, guard};
use veche_engine::Ask;
use veche_testkit::{Engine, TestDb};

struct Neither;
impl Printer for Neither {
    fn pdf(&self, _: &Sheet) -> Result<Vec<u8>, Stop> {
        Err(Stop::Missing)
    }
}
impl Intake for Neither {
    fn text(&self, _: &[u8], _: Option<&str>) -> Result<FileText, Stop> {
        Err(Stop::Missing)
    }
}

/// A house with this room only.
pub(super) struct Place {
    pub(super) db: TestDb,
    house: Arc<House>,
    pub(super) router: Router,
}

#[derive(Clone, Copy, PartialEq)]
enum As<'a> {
    Nobody,
    Session(&'a str),
}

struct Got {
    status: StatusCode,
    to: String,
    text: String,
    cache: String,
}

impl Place {
    pub(super) async fn bare() -> Place {
        let register: Arc<dyn Room> = Arc::new(Register);
        let rooms = vec![register];
        let db = TestDb::open(Engine::Sqlite, &veche_desk::migrations(&rooms)).await;
        let (printer, intake) = (Arc::new(Neither), Arc::new(Neither));
        let house = House::new(
            db.db().clone(),
            db.blobs(),
            rooms,
            Arc::new(Register),
            printer,
            intake,
            Ways::default(),
        )
        .unwrap();
        let router = veche_desk::router(house.clone());
        Place { db, house, router }
    }

    pub(super) async fn peopled() -> (Place, Branches) {
        let place = Place::bare().await;
        let branches = branches(&place.db).await;
        place.house.forget_settings();
        (place, branches)
    }

    async fn session(&self, who: Bearer) -> String {
        let secret = self
            .db
            .write(who, |tx, who| {
                Box::pin(async move { hand_out(tx, None, Purpose::Enter, *who, true).await })
            })
            .await
            .unwrap();
        enter(&self.house, &secret, "test").await.unwrap().secret
    }

    async fn send(
        &self,
        caller: As<'_>,
        tongue: &str,
        request: axum::http::request::Builder,
        body: Body,
    ) -> Got {
        let mut request = request
            .header(header::HOST, "veche.test")
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT_LANGUAGE, tongue);
        if let As::Session(secret) = caller {
            request = request.header(header::COOKIE, format!("veche={secret}"));
        }
        let response = self
            .router
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let (parts, body) = response.into_parts();
        let text = |name| {
            parts
                .headers
                .get(name)
                .map(|v| v.to_str().unwrap().to_owned())
                .unwrap_or_default()
        };
        Got {
            status: parts.status,
            to: text(header::LOCATION),
            cache: text(header::CACHE_CONTROL),
            text: String::from_utf8_lossy(&body.collect().await.unwrap().to_bytes())
                .replace('\u{a0}', " "),
        }
    }

    async fn get(&self, caller: As<'_>, path: &str) -> Got {
        self.send(caller, "ru", Request::get(path), Body::empty())
            .await
    }

    async fn post(&self, caller: As<'_>, path: &str, fields: &[(&str, &str)]) -> Got {
        let body: Vec<String> = fields
            .iter()
            .map(|(n, v)| format!("{}={}", guard::encode(n), guard::encode(v)))
            .collect();
        let request =
            Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(caller, "ru", request, Body::from(body.join("&")))
            .await
    }

    /// Sends a file to the preview of a table.
    async fn upload(&self, caller: As<'_>, path: &str, file: &str) -> Got {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\nContent-Type: text/csv\r\n\r\n{file}\r\n--x--\r\n"
        );
        let request =
            Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(caller, "ru", request, Body::from(body)).await
    }
}

#[tokio::test]
async fn every_page_opens_in_both_languages_and_says_everything() {
    let (place, f) = Place::peopled().await;
    let chair = place.session(Bearer::Person(f.founded.people[0])).await;
    let by = actor(&place.db, f.founded.people[0]).await;
    organisation(&place.db, &by, "Союз").await;
    let mut paths: Vec<String> = desk_routes(&place.house)
        .listed()
        .iter()
        .filter(|r| r.method == "GET" && !r.path.contains('{') && r.path != "/live")
        .map(|r| r.path.to_owned())
        .collect();
    let examples = Register.examples(&place.house).await.unwrap();
    assert!(examples.len() >= 20, "{examples:?}");
    paths.extend(examples);
    for path in &paths {
        for tongue in ["ru", "en"] {
            let got = place
                .send(
                    As::Session(&chair),
                    tongue,
                    Request::get(path),
                    Body::empty(),
                )
                .await;
            let fine = got.status == StatusCode::OK
                || (path == "/begin" || path == "/sign-in") && got.status == StatusCode::SEE_OTHER;
            assert!(fine, "{path}: {}", got.status);
            assert!(
                !got.text.contains('⟦'),
                "{path}: {:?}",
                got.text
                    .split('⟦')
                    .nth(1)
                    .map(|s| s.chars().take(80).collect::<String>())
            );
            let mut ids = std::collections::BTreeSet::new();
            for id in got.text.split(" id=\"").skip(1) {
                let id = id.split('"').next().unwrap();
                assert!(
                    ids.insert(id.to_owned()),
                    "{path}: the id {id} stands twice"
                );
            }
        }
    }
    for listed in desk_routes(&place.house)
        .listed()
        .iter()
        .filter(|r| r.method == "GET" && r.path.contains('{'))
    {
        let known = ["/enter/{secret}", "/accent/{hex}", "/desk/jobs/{id}"].contains(&listed.path);
        let start = listed.path.split('{').next().unwrap();
        assert!(
            known || paths.iter().any(|p| p.starts_with(start)),
            "{} has no example",
            listed.path
        );
    }
}

#[tokio::test]
async fn contacts_of_people_are_on_no_page_of_others() {
    let (place, f) = Place::peopled().await;
    let by = actor(&place.db, f.founded.people[0]).await;
    let who = person(&place.db, &by, "Скрытная", Some(f.tver)).await;
    let had = store::person(place.db.read(), who).await.unwrap();
    let mut facts = had.facts.clone();
    facts.email = Some("secret@example.org".into());
    facts.phone = Some("+7 900 123-45-67".into());
    write(&place.db, &by, move |tx, by| {
        let f = facts.clone();
        Box::pin(async move { change_person(tx, by, who, 1, &f).await })
    })
    .await
    .unwrap();
    let offices = queries::offices(place.db.read(), f.founded.bodies[1])
        .await
        .unwrap();
    put(
        &place.db,
        &by,
        who,
        offices[&OfficeKind::Member],
        "2026-03-01",
        None,
    )
    .await
    .unwrap();
    let organisation = organisation(&place.db, &by, "Союз скрытных").await;
    let new = NewAffiliation {
        person: who,
        organisation,
        from: None,
        open: false,
        consent: consent(),
    };
    let closed = write(&place.db, &by, move |tx, by| {
        let new = new.clone();
        Box::pin(async move { affiliate(tx, by, &new).await })
    })
    .await
    .unwrap();

    let public = crate::path::person(had.short);
    let auditor = place.session(Bearer::Person(f.founded.people[2])).await;
    let operator = place.session(Bearer::Operator).await;
    let chair = place.session(Bearer::Person(f.founded.people[0])).await;
    let body = store::body(place.db.read(), f.founded.bodies[1])
        .await
        .unwrap();
    let tver = store::branch(place.db.read(), f.tver).await.unwrap();
    let private = [
        "/desk/people".to_owned(),
        "/desk/people.csv".to_owned(),
        crate::path::desk_person(had.short),
        "/desk/tables/people/all.csv".to_owned(),
    ];
    for caller in [As::Nobody, As::Session(&auditor), As::Session(&operator)] {
        let mut paths = vec![
            public.clone(),
            "/people".into(),
            crate::path::body(body.short),
            crate::path::branch(tver.short),
            "/search?q=скрытная".replace("скрытная", &guard::encode("скрытная")),
            "/desk/rights".into(),
        ];
        paths.extend(private.clone());
        for path in paths {
            let got = place.get(caller, &path).await;
            for secret in ["secret@example.org", "123-45-67", "Союз скрытных"] {
                // The organisation itself is public; only not beside the person.
                let listed = secret == "Союз скрытных" && path == "/people";
                assert!(
                    listed || !got.text.contains(secret),
                    "{path} shows {secret}"
                );
            }
        }
    }
    assert!(
        place
            .get(As::Nobody, &public)
            .await
            .text
            .contains("Скрытная"),
        "the page itself is there"
    );
    let card = place.get(As::Session(&chair), &private[2]).await.text;
    assert!(card.contains("secret@example.org") && card.contains("Союз скрытных"));
    // What the person lets others see is seen; what is withdrawn no longer.
    write(&place.db, &by, move |tx, by| {
        Box::pin(async move { end_affiliation(tx, by, closed, day("2026-03-02"), false).await })
    })
    .await
    .unwrap();
    let new = NewAffiliation {
        person: who,
        organisation,
        from: Some(day("2026-03-02")),
        open: true,
        consent: consent(),
    };
    let open = write(&place.db, &by, move |tx, by| {
        let new = new.clone();
        Box::pin(async move { affiliate(tx, by, &new).await })
    })
    .await
    .unwrap();
    assert!(
        place
            .get(As::Nobody, &public)
            .await
            .text
            .contains("Союз скрытных")
    );
    write(&place.db, &by, move |tx, by| {
        Box::pin(async move { end_affiliation(tx, by, open, day("2026-03-02"), true).await })
    })
    .await
    .unwrap();
    assert!(
        !place
            .get(As::Nobody, &public)
            .await
            .text
            .contains("Союз скрытных")
    );
}

#[tokio::test]
async fn somebody_without_office_has_no_public_page() {
    let (place, f) = Place::peopled().await;
    let by = actor(&place.db, f.founded.people[0]).await;
    let who = person(&place.db, &by, "Простая", Some(f.pskov)).await;
    let short = store::person(place.db.read(), who).await.unwrap().short;
    let path = crate::path::person(short);
    assert_eq!(
        place.get(As::Nobody, &path).await.status,
        StatusCode::NOT_FOUND
    );
    let coordinator = place.session(Bearer::Person(f.coordinator)).await;
    assert_eq!(
        place.get(As::Session(&coordinator), &path).await.status,
        StatusCode::NOT_FOUND,
        "another branch's member"
    );
    assert_eq!(
        place
            .get(As::Session(&coordinator), &crate::path::desk_person(short))
            .await
            .status,
        StatusCode::FORBIDDEN
    );
    let list = place.get(As::Session(&coordinator), "/desk/people").await;
    assert!(
        list.text.contains("Новикова") && !list.text.contains("Простая"),
        "one's own branch and no other"
    );
    assert_eq!(
        place
            .get(As::Session(&coordinator), "/desk/tables/people/all.csv")
            .await
            .status,
        StatusCode::FORBIDDEN
    );
    let chair = place.session(Bearer::Person(f.founded.people[0])).await;
    assert_eq!(
        place.get(As::Session(&chair), &path).await.to,
        crate::path::desk_person(short)
    );
}

#[tokio::test]
async fn forms_keep_what_was_typed_and_say_what_is_wrong() {
    let (place, f) = Place::peopled().await;
    let session = place.session(Bearer::Person(f.founded.people[0])).await;
    let chair = As::Session(&session);
    let got = place
        .post(
            chair,
            "/desk/branches",
            &[
                ("name_ru", "Отделение <в> \"Н\""),
                ("state", "active"),
                ("email", "не почта"),
                ("founded_on", "31.02.2026"),
            ],
        )
        .await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        got.text
            .contains("value=\"Отделение &lt;в&gt; &quot;Н&quot;\"")
            && got.text.contains("value=\"не почта\"")
            && got.text.contains("value=\"31.02.2026\"")
    );
    assert!(
        got.text.contains("href=\"#f-email\"")
            && got.text.contains("href=\"#f-founded_on\"")
            && got.text.contains("id=\"f-email-problem\"")
    );
    let made = place
        .post(
            chair,
            "/desk/branches",
            &[
                ("name_ru", "Новое отделение"),
                ("state", "active"),
                ("region", "RU-NGR"),
                ("founded_on", "1.03.2026"),
            ],
        )
        .await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let page = place.get(As::Nobody, &made.to).await.text;
    assert!(page.contains("Новое отделение") && page.contains("Новгородская область"));

    // A person whom the register may know already is asked about once.
    let fields = [
        ("family", "Новикова"),
        ("given", "Анна"),
        ("patronymic", "Петровна"),
    ];
    let asked = place.post(chair, "/desk/people", &fields).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    let mut sure = fields.to_vec();
    sure.push(("another", "on"));
    assert_eq!(
        place.post(chair, "/desk/people", &sure).await.status,
        StatusCode::SEE_OTHER
    );
    // An address that somebody has already is asked about likewise, also where it is put in later.
    let email = store::person(place.db.read(), f.coordinator).await.unwrap();
    let email = email.facts.email.unwrap().to_uppercase();
    let fields = [("family", "Совсем"), ("given", "Другая"), ("email", &email)];
    let asked = place.post(chair, "/desk/people", &fields).await;
    assert_eq!(asked.status, StatusCode::CONFLICT, "{}", asked.text);
    assert!(asked.text.contains("href=\"#f-email\"") && asked.text.contains("name=\"another\""));
    let unlike = [("family", "Совсем"), ("given", "Другая")];
    let made = place.post(chair, "/desk/people", &unlike).await.to;
    let mut later = fields.to_vec();
    later.push(("version", "1"));
    let asked = place.post(chair, &made, &later).await;
    assert_eq!(asked.status, StatusCode::CONFLICT, "{}", asked.text);
    later.push(("another", "on"));
    let kept = place.post(chair, &made, &later).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    later.retain(|(n, _)| *n != "another" && *n != "version");
    later.push(("version", "2"));
    let again = place.post(chair, &made, &later).await;
    assert_eq!(
        again.status,
        StatusCode::SEE_OTHER,
        "asked once: {}",
        again.text
    );
    // Two of one name: the seat's form asks which.
    let body = store::body(place.db.read(), f.founded.bodies[1])
        .await
        .unwrap();
    let seats = format!("/desk/bodies/{}/seats", body.short);
    let office =
        queries::offices(place.db.read(), body.id).await.unwrap()[&OfficeKind::Member].to_string();
    let fields = [
        ("person", "новикова"),
        ("office", office.as_str()),
        ("from", "2.03.2026"),
    ];
    let which = place.post(chair, &seats, &fields).await;
    assert_eq!(which.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(which.text.matches("name=\"chosen\"").count(), 2);
    let short = store::person(place.db.read(), f.coordinator)
        .await
        .unwrap()
        .short
        .to_string();
    let mut chosen = fields.to_vec();
    chosen.push(("chosen", &short));
    assert_eq!(
        place.post(chair, &seats, &chosen).await.status,
        StatusCode::SEE_OTHER
    );
    let page = place
        .get(As::Nobody, &crate::path::body(body.short))
        .await
        .text;
    assert!(page.contains("Новикова"));
    assert!(
        !place
            .get(As::Nobody, &format!("/bodies/{}?on=2026-03-01", body.short))
            .await
            .text
            .contains("Новикова"),
        "not the day before"
    );
}

#[tokio::test]
async fn a_lost_race_shows_both_texts_in_words() {
    let (place, f) = Place::peopled().await;
    let session = place.session(Bearer::Person(f.founded.people[0])).await;
    let chair = As::Session(&session);
    let by = actor(&place.db, f.founded.people[0]).await;
    let id = organisation(&place.db, &by, "Союз").await;
    let short = store::organisation(place.db.read(), id)
        .await
        .unwrap()
        .short;
    let path = format!("/desk/organisations/{short}");
    let form = |kind: &'static str, site: &'static str| {
        [
            ("version", "1"),
            ("name_ru", "Союз"),
            ("kind", kind),
            ("website", site),
            ("email", "office@example.org"),
        ]
    };
    assert_eq!(
        place
            .post(chair, &path, &form("partner", "first.example"))
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let lost = place
        .post(chair, &path, &form("observer", "second.example"))
        .await;
    assert_eq!(lost.status, StatusCode::CONFLICT);
    for words in [
        "наблюдатель",
        "партнёр",
        "https://first.example",
        "https://second.example",
    ] {
        assert!(lost.text.contains(words), "{words}");
    }
    let page = place
        .get(chair, &crate::path::organisation(short))
        .await
        .text;
    assert!(
        page.contains("<del>участник объединения</del> <ins>партнёр</ins>"),
        "the history says what changed"
    );
    assert!(
        !place
            .get(As::Nobody, &crate::path::organisation(short))
            .await
            .text
            .contains("<del>")
    );
}

#[tokio::test]
async fn lists_cost_the_same_at_one_row_and_at_three() {
    let (place, f) = Place::peopled().await;
    let session = place.session(Bearer::Person(f.founded.people[0])).await;
    let by = actor(&place.db, f.founded.people[0]).await;
    organisation(&place.db, &by, "Союз").await;
    let council = store::body(place.db.read(), f.founded.bodies[1])
        .await
        .unwrap();
    let paths = [
        "/people".to_owned(),
        "/desk/people".into(),
        "/desk/branches".into(),
        "/desk/organisations".into(),
        "/desk/bodies".into(),
        crate::path::body(council.short),
        "/desk/people.csv".into(),
        "/desk/bodies.csv".into(),
    ];
    let cost = async || {
        let mut out = Vec::new();
        for path in &paths {
            // Once before, so that what is kept for a while (settings) is there.
            place.get(As::Session(&session), path).await;
            let before = place.db.statements_asked();
            assert_eq!(
                place.get(As::Session(&session), path).await.status,
                StatusCode::OK
            );
            out.push(place.db.statements_asked() - before);
        }
        out
    };
    let few = cost().await;
    let offices = queries::offices(place.db.read(), council.id).await.unwrap();
    for name in ["А", "Б", "В"] {
        let branch = branch(&place.db, &by, name).await.unwrap();
        organisation(&place.db, &by, name).await;
        let p = person(&place.db, &by, name, Some(branch)).await;
        put(
            &place.db,
            &by,
            p,
            offices[&OfficeKind::Member],
            "2026-03-01",
            None,
        )
        .await
        .unwrap();
        let facts = body_facts(BodyKind::BranchCouncil, Scope::Branch(branch), name);
        write(&place.db, &by, move |tx, by| {
            let f = facts.clone();
            Box::pin(async move { create_body(tx, by, &f).await })
        })
        .await
        .unwrap();
    }
    assert_eq!(few, cost().await, "{paths:?}");
}

#[tokio::test]
async fn lists_are_searched_filtered_paged_and_taken_away() {
    let (place, f) = Place::peopled().await;
    let session = place.session(Bearer::Person(f.founded.people[0])).await;
    let chair = As::Session(&session);
    let tver = store::branch(place.db.read(), f.tver).await.unwrap().short;
    let q = guard::encode("Kravets");
    let found = place.get(chair, &format!("/desk/people?q={q}")).await.text;
    assert!(found.contains("Кравец Ирина") && !found.contains("Новикова Анна"));
    let members = place
        .get(chair, &format!("/desk/people?branch={tver}&state=member"))
        .await
        .text;
    assert!(members.contains("Новикова Анна") && !members.contains("Кравец Ирина"));
    let first = place.get(chair, "/desk/people?size=2").await.text;
    assert!(first.contains("rel=\"next\""));
    let next = first
        .split("rel=\"next\" href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&");
    let second = place.get(chair, &next).await.text;
    assert!(
        !second.contains("rel=\"next\"") && second.contains("Новикова Анна"),
        "four people on two pages"
    );
    let csv = place.get(chair, "/desk/people.csv?seat=with").await.text;
    assert_eq!(csv.lines().count(), 5, "{csv}");
    for odd in [
        "after=x",
        "size=0",
        "state=zzz&branch=%00",
        "when=past&sort=x&dir=down",
    ] {
        for list in ["people", "branches", "organisations", "bodies"] {
            assert_eq!(
                place
                    .get(chair, &format!("/desk/{list}?{odd}"))
                    .await
                    .status,
                StatusCode::OK,
                "{list} {odd}"
            );
        }
    }
}

#[tokio::test]
async fn a_body_of_a_name_that_there_is_is_asked_about_once() {
    let (place, f) = Place::peopled().await;
    let chair = place.session(Bearer::Person(f.founded.people[0])).await;
    let chair = As::Session(&chair);
    let there = store::body(place.db.read(), f.founded.bodies[1]).await;
    let name = there.unwrap().facts.names.ru.nominative;
    let form = |owner: &str, field: &'static str, name: &str| {
        [("kind", "working_group"), ("owner", owner), (field, name)]
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
    };
    let send = async |fields: &[(String, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
        place.post(chair, "/desk/bodies", &fields).await
    };
    let mut fields = form("federation", "name_ru", &name.to_uppercase()).to_vec();
    let asked = send(&fields).await;
    assert_eq!(
        asked.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        asked.text
    );
    assert!(asked.text.contains("href=\"#f-name_ru\"") && asked.text.contains("name=\"another\""));
    fields.push(("another".to_owned(), "on".to_owned()));
    assert_eq!(send(&fields).await.status, StatusCode::SEE_OTHER);
    // Each branch may have a council of its own; what is the federation's is everybody's.
    let branch = |n: usize| Party::Branch([f.tver, f.pskov][n]).code();
    let council = |n: usize| form(&branch(n), "name_ru", "Совет отделения");
    assert_eq!(send(&council(0)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(send(&council(1)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        send(&council(1)).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let short = form("federation", "abbreviations", "Совет отделения").to_vec();
    let short = [
        short,
        form("federation", "name_ru", "Рабочая группа").to_vec(),
    ]
    .concat();
    assert_eq!(send(&short).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn forms_begin_with_the_language_of_whoever_fills_them_in() {
    let place = Place::bare().await;
    let operator = place.session(Bearer::Operator).await;
    let operator = As::Session(&operator);
    let begin = async |tongue: &str| {
        place
            .send(operator, tongue, Request::get("/begin"), Body::empty())
            .await
            .text
    };
    let (ru, en) = (begin("ru").await, begin("en").await);
    let at = |page: &str, name: &str| page.find(&format!("name=\"{name}\"")).unwrap();
    assert!(at(&ru, "name_ru") < at(&ru, "name_en") && at(&en, "name_en") < at(&en, "name_ru"));
    assert!(
        ru.contains("value=\"Ревизионная комиссия\"") && !ru.contains("value=\"Audit Commission\"")
    );
    assert!(
        en.contains("value=\"Audit Commission\"") && !en.contains("value=\"Ревизионная комиссия\"")
    );
    assert!(
        en.contains("data-own-zone"),
        "a browser's zone takes the place of this one"
    );
    let folds = |page: &str| page.matches("<details class=\"fold\">").count();
    assert_eq!(
        (folds(&ru), folds(&en)),
        (2, 2),
        "the other language is folded"
    );

    let (place, f) = Place::peopled().await;
    let chair = place.session(Bearer::Person(f.founded.people[0])).await;
    let form = async |tongue: &str| {
        let request = Request::get("/desk/bodies/new");
        let page = place.send(As::Session(&chair), tongue, request, Body::empty());
        page.await.text
    };
    let (ru, en) = (form("ru").await, form("en").await);
    assert!(at(&ru, "name_ru") < at(&ru, "name_en"));
    assert!(at(&en, "name_en") < at(&en, "abbreviations"));
    let russian = &en[en.find("<details class=\"fold\">").unwrap()..at(&en, "abbreviations")];
    assert!(
        russian.contains("name=\"ru_genitive\""),
        "cases are folded with the name"
    );
}

#[tokio::test]
async fn a_federation_is_founded_in_the_browser_once() {
    let place = Place::bare().await;
    let operator = place.session(Bearer::Operator).await;
    let operator = As::Session(&operator);
    assert_eq!(
        place.get(As::Nobody, "/begin").await.status,
        StatusCode::SEE_OTHER,
        "to the sign-in page"
    );
    let form = place.get(operator, "/begin").await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(!form.text.contains('⟦'));
    let mut fields = vec![
        ("rows", "5"),
        ("name_ru", "Лига хоров"),
        ("name_en", "League of Choirs"),
        ("zone", "Europe/Moscow"),
        ("tongue", "ru"),
        ("decided_by", "conference"),
        ("founded_on", "1.03.2026"),
        ("decision", "Учредить\nлигу."),
        ("conference_ru", "Съезд"),
        ("council_ru", "Совет"),
        ("seat4_family", "Зимина"),
        ("seat4_given", "Ольга"),
        ("seat4_body", "council"),
        ("seat4_office", "chair"),
    ];
    let mut more = fields.clone();
    more.push(("more", "more"));
    let grown = place.post(operator, "/begin", &more).await;
    assert!(
        grown.text.contains("name=\"seat9_given\"")
            && !grown.text.contains("name=\"seat10_given\""),
        "five rows more"
    );
    assert!(grown.text.contains("value=\"Зимина\"") && grown.text.contains("Лига хоров"));
    let wrong = place.post(operator, "/begin", &[("rows", "5")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = place.post(operator, "/begin", &fields).await;
    assert_eq!(
        (done.status, done.cache.as_str()),
        (StatusCode::OK, "no-store")
    );
    let link = done
        .text
        .split("href=\"/enter/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert!(
        veche_desk::account::link(place.db.read(), &link, place.db.now())
            .await
            .is_ok()
    );
    assert!(
        done.text
            .contains(&format!(">http://veche.test/enter/{link}<")),
        "a whole address, to be sent: {}",
        done.text
    );
    let front = place.get(As::Nobody, "/").await.text;
    assert!(front.contains("Лига хоров"));
    fields[1] = ("name_ru", "Другая лига");
    assert_eq!(
        place.post(operator, "/begin", &fields).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(
        place.get(operator, "/desk/people").await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        place.get(operator, "/desk/invitations").await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_table_is_looked_at_and_then_taken_in() {
    let (place, f) = Place::peopled().await;
    let session = place.session(Bearer::Person(f.founded.people[0])).await;
    let chair = As::Session(&session);
    let people = async || {
        place
            .db
            .read()
            .number("select count(*) from person", vec![])
            .await
            .unwrap()
    };
    let before = people().await;
    let table = "family,given,email\nТканова,<Вера>,vera@example.org\nКравец,Ирина,\n";
    let bad = place
        .upload(chair, "/desk/tables/people/preview", "family,colour\nx,y\n")
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = place
        .upload(
            chair,
            "/desk/tables/people/preview",
            "family,email\nТканова,нет\n",
        )
        .await;
    assert!(
        wrong.text.contains("<code>почта</code>") && !wrong.text.contains("name=\"table\""),
        "an error leaves no button"
    );
    // As a Russian spreadsheet writes it: heads in Russian, in any case, semicolons, a mark at the beginning.
    let russian = place
        .upload(
            chair,
            "/desk/tables/people/preview",
            "\u{feff}Фамилия;Имя;Почта;Язык\nТканова;Вера;нет;русский\n",
        )
        .await;
    assert!(
        russian.text.contains("<code>почта</code>") && !russian.text.contains("<code>язык</code>"),
        "{}",
        russian.text
    );
    let odd = place
        .upload(
            chair,
            "/desk/tables/people/preview",
            "Фамилия;Любимый цвет\nx;y\n",
        )
        .await;
    assert!(
        odd.text.contains("Столбец «Любимый цвет» не из образца."),
        "{}",
        odd.text
    );
    let template = place
        .get(chair, "/desk/tables/branches/template.csv")
        .await
        .text;
    assert!(
        template.contains("код;регион;состояние;название;")
            && template.contains(";RU-TVE;действует;"),
        "{template}"
    );
    let seen = place
        .upload(chair, "/desk/tables/people/preview", table)
        .await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(
        seen.text.contains("&lt;Вера&gt;") && seen.text.contains("name=\"doubtful\""),
        "Кравец Ирина is there already"
    );
    assert_eq!(people().await, before);
    let done = place
        .post(
            chair,
            "/desk/tables/people",
            &[("table", table), ("doubtful", "skip")],
        )
        .await;
    assert_eq!(done.status, StatusCode::OK);
    assert_eq!(people().await, before + 1);
    let again = place
        .post(
            chair,
            "/desk/tables/people",
            &[("table", "family,email\nТканова,нет\n")],
        )
        .await;
    assert_eq!(
        again.status,
        StatusCode::CONFLICT,
        "what is wrong meanwhile is shown"
    );
    let coordinator = place.session(Bearer::Person(f.coordinator)).await;
    assert_eq!(
        place
            .upload(
                As::Session(&coordinator),
                "/desk/tables/people/preview",
                table
            )
            .await
            .status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn an_invitation_is_on_one_page_only() {
    let (place, f) = Place::peopled().await;
    let session = place.session(Bearer::Person(f.founded.people[0])).await;
    let chair = As::Session(&session);
    let short = store::person(place.db.read(), f.founded.people[2])
        .await
        .unwrap()
        .short;
    let path = format!("/desk/people/{short}/invitations");
    let got = place.post(chair, &path, &[]).await;
    assert_eq!(
        (got.status, got.cache.as_str()),
        (StatusCode::OK, "no-store")
    );
    let link = got
        .text
        .split("href=\"/enter/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let card = place
        .get(chair, &crate::path::desk_person(short))
        .await
        .text;
    assert!(!card.contains(&link));
    let auditor = place.session(Bearer::Person(f.founded.people[2])).await;
    assert_eq!(
        place.post(As::Session(&auditor), &path, &[]).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn settings_refuse_what_could_not_be_read_or_found() {
    let (place, f) = Place::peopled().await;
    let session = place.session(Bearer::Person(f.founded.people[0])).await;
    let chair = As::Session(&session);
    let good = [
        ("name_ru", "Лига"),
        ("zone", "Asia/Omsk"),
        ("tongue", "en"),
        ("accent", "#204060"),
        ("publish_execution", "on"),
    ];
    let with = |name: &'static str, value: &'static str| {
        let mut all = good.to_vec();
        all.retain(|(n, _)| *n != name);
        all.push((name, value));
        all
    };
    for (name, value) in [
        ("accent", "#ffff00"),
        ("accent", "red"),
        ("zone", "Mars/Olympus"),
        ("name_ru", ""),
        ("base_url", "javascript:x"),
    ] {
        let got = place.post(chair, "/settings", &with(name, value)).await;
        assert_eq!(
            got.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{name} {value}"
        );
        assert!(
            got.text.contains(&format!("id=\"f-{name}-problem\"")),
            "{name} {value}"
        );
    }
    assert_eq!(
        place.post(chair, "/settings", &good).await.status,
        StatusCode::SEE_OTHER
    );
    let now = veche_engine::Settings::load(place.db.read()).await.unwrap();
    assert_eq!(
        (now.zone.name(), now.tongue, now.publish_execution),
        ("Asia/Omsk", Tongue::En, true)
    );
    let auditor = place.session(Bearer::Person(f.founded.people[2])).await;
    assert_eq!(
        place.get(As::Session(&auditor), "/settings").await.status,
        StatusCode::FORBIDDEN
    );
    let operator = place.session(Bearer::Operator).await;
    let form = place.get(As::Session(&operator), "/settings").await.text;
    assert!(form.contains("name=\"base_url\"") && !form.contains("name=\"accent\""));
}

#[tokio::test]
async fn my_rights_say_by_which_seat() {
    let (place, f) = Place::peopled().await;
    let coordinator = place.session(Bearer::Person(f.coordinator)).await;
    let page = place
        .get(As::Session(&coordinator), "/desk/rights")
        .await
        .text;
    assert!(page.contains("координатор") && page.contains("Совет Тверского отделения"));
    assert!(
        page.contains("приглашать в систему — Тверское отделение"),
        "{page}"
    );
    let operator = place.session(Bearer::Operator).await;
    assert_eq!(
        place
            .get(As::Session(&operator), "/desk/rights")
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_none_leads_nowhere() {
    let (place, f) = Place::peopled().await;
    let chair = place.session(Bearer::Person(f.founded.people[0])).await;
    for path in [
        "/people/x",
        "/bodies/x",
        "/branches/1",
        "/desk/offices/x/edit",
        "/desk/seats/7/end",
    ] {
        let got = place.get(As::Session(&chair), path).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{path}");
        assert!(got.text.contains("<h1>"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn charter_is_changed_by_a_page_and_only_with_a_decision() {
    let (place, f) = Place::peopled().await;
    let chair = place.session(Bearer::Person(f.founded.people[0])).await;
    let chair = As::Session(&chair);
    let council = store::body(place.db.read(), f.founded.bodies[1])
        .await
        .unwrap()
        .short;
    let charter = format!("/desk/bodies/{council}/charter");
    let offices = format!("/desk/bodies/{council}/offices");
    let mut office = vec![
        ("kind", "member"),
        ("name_ru", "казначей <лиги>"),
        ("seats", "много"),
    ];
    let got = place.post(chair, &offices, &office).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "value=\"казначей &lt;лиги&gt;\"",
        "href=\"#f-seats\">Укажите число мест",
        "href=\"#f-decision\">Укажите решение.",
    ] {
        assert!(got.text.contains(said), "{said} in {}", got.text);
    }
    office[2] = ("seats", "1");
    office.push(("decision", "решение № 3"));
    let got = place.post(chair, &offices, &office).await;
    assert_eq!(
        (got.status, got.to.as_str()),
        (StatusCode::SEE_OTHER, charter.as_str())
    );
    let page = place.get(chair, &charter).await;
    assert!(page.text.contains("казначей &lt;лиги&gt;"), "{}", page.text);

    let quorum = [
        ("quorum", "two_thirds"),
        ("from", "1.05.2026"),
        ("decision", "решение № 4"),
        ("version", "0"),
    ];
    let to = format!("/desk/bodies/{council}/quorum");
    assert_eq!(
        place.post(chair, &to, &quorum).await.status,
        StatusCode::SEE_OTHER
    );
    let again = place.post(chair, &to, &quorum).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "another was faster");
    let page = place.get(chair, &format!("/bodies/{council}")).await;
    assert!(
        page.text.contains("Кворум: не меньше двух третей состава")
            && page.text.contains("казначей &lt;лиги&gt; · 1 место"),
        "{}",
        page.text
    );
    // A coordinator keeps a branch, and no charter of the federation.
    let coordinator = place.session(Bearer::Person(f.coordinator)).await;
    let coordinator = As::Session(&coordinator);
    for got in [
        place.get(coordinator, &charter).await,
        place.post(coordinator, &offices, &office).await,
        place.post(coordinator, &to, &quorum).await,
    ] {
        assert_eq!(got.status, StatusCode::FORBIDDEN);
    }
}

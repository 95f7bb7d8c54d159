//! What holds for every address of the house, whoever wrote it.

use crate::kit::{Caller, Place};
use axum::http::StatusCode;
use veche_core::Right;
use veche_desk::account::Bearer;
use veche_desk::{Access, Listed, desk_routes};
use veche_testkit::{Engine, TestDb, both};

/// An address with something in its variables that exists nowhere.
fn filled(path: &str) -> String {
    path.split('/')
        .map(|part| match part {
            p if p.starts_with('{') && (p.contains("id")) => {
                "01900000-0000-7000-8000-000000000000".to_owned()
            }
            p if p.starts_with("{hex") => "7a4b12".to_owned(),
            p if p.starts_with('{') => "0000000000".to_owned(),
            p => p.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

/// What an address must answer to somebody who has no business there; `None` where it may answer anything.
fn refusal(
    access: Access,
    signed_in: bool,
    has: impl Fn(Right) -> bool,
    keeper: bool,
) -> Option<StatusCode> {
    match access {
        Access::Public => None,
        _ if !signed_in => Some(StatusCode::SEE_OTHER),
        Access::SignedIn => None,
        Access::Right(right) => (!has(right)).then_some(StatusCode::FORBIDDEN),
        Access::Operator => (!keeper).then_some(StatusCode::FORBIDDEN),
    }
}

async fn knock(caller: &Caller<'_>, listed: &Listed) -> StatusCode {
    let path = filled(listed.path);
    match listed.method {
        "GET" => caller.get(&path).await.status,
        _ => caller.post(&path, &[]).await.status,
    }
}

/// Complaints about addresses that answered other than their access says, or broke.
async fn complaints(
    caller: &Caller<'_>,
    who: &str,
    listed: &[Listed],
    expected: impl Fn(Access) -> Option<StatusCode>,
) -> Vec<String> {
    let mut out = Vec::new();
    for one in listed {
        let got = knock(caller, one).await;
        let name = format!("{} {} as {who}", one.method, one.path);
        match expected(one.access) {
            Some(want) if got != want => out.push(format!("{name}: {got}, not {want}")),
            _ if got.is_server_error() => out.push(format!("{name}: {got}")),
            _ => {}
        }
    }
    out
}

both! {
    []

    async fn every_address_refuses_whom_it_must(db: TestDb) {
        let engine = db.engine();
        drop(db);
        let (place, people) = Place::founded(engine).await;
        // Signing out would end the callers that knock.
        let listed: Vec<Listed> =
            desk_routes(&place.house).listed().iter().filter(|l| l.path != "/sign-out").cloned().collect();
        assert!(listed.len() > 20, "the list is empty");
        let mut all = complaints(&place.reader(), "nobody", &listed, |a| refusal(a, false, |_| false, false)).await;
        for (person, who) in people.iter().zip(["secretary", "auditor", "candidate"]) {
            let caller = place.signed_in(Bearer::Person(*person)).await;
            let standing = veche_register::standing(place.db.read(), *person, place.db.now()).await.unwrap();
            let keeper = standing.has_somewhere(Right::KeepRegister);
            all.extend(complaints(&caller, who, &listed, |a| refusal(a, true, |r| standing.has_somewhere(r), keeper)).await);
        }
        let operator = place.signed_in(Bearer::Operator).await;
        all.extend(complaints(&operator, "operator", &listed, |a| refusal(a, true, |r| r == Right::Operate, true)).await);
        assert_eq!(all, Vec::<String>::new());
    }

    async fn a_broken_list_is_complained_about(db: TestDb) {
        let engine = db.engine();
        drop(db);
        let (place, people) = Place::founded(engine).await;
        // The front page is open to all: listed as closed, it must be found out.
        let broken = [Listed { method: "GET", path: "/", access: Access::Right(Right::KeepRegister) }];
        let caller = place.signed_in(Bearer::Person(people[1])).await;
        let found = complaints(&caller, "auditor", &broken, |a| refusal(a, true, |_| false, false)).await;
        assert_eq!(found, ["GET / as auditor: 200 OK, not 403 Forbidden"]);
    }

    async fn an_act_from_elsewhere_changes_nothing(db: TestDb) {
        let engine = db.engine();
        drop(db);
        let (place, people) = Place::founded(engine).await;
        let caller = place.signed_in(Bearer::Person(people[0])).await;
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("x-nothing", "")] {
            let request = axum::http::Request::builder()
                .method("POST")
                .uri("/desk/devices/end-others")
                .header("content-type", "application/x-www-form-urlencoded")
                .header(name, value);
            let got = caller.send(request, axum::body::Body::empty()).await;
            assert_eq!(got.status, StatusCode::FORBIDDEN, "{name}: {value}");
        }
        assert_eq!(caller.post("/desk/devices/end-others", &[]).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_migrated_schema_equals_a_fresh_one(db: TestDb) {
        let engine = db.engine();
        let all = veche::migrations();
        let fresh = TestDb::open(engine, &all).await;
        let whole = veche_engine::schema::describe(&fresh).await.unwrap();
        // Step by step: each opening knows one step more than the last.
        let steps: usize = all.iter().map(|r| r.steps.len()).sum();
        for n in 1..=steps {
            let mut left = n;
            let some: Vec<veche_engine::Migrations> = all
                .iter()
                .map(|r| {
                    let take = left.min(r.steps.len());
                    left -= take;
                    veche_engine::Migrations { room: r.room, steps: &r.steps[..take] }
                })
                .collect();
            db.open_with(&some).await.unwrap().close().await;
        }
        let stepped = db.open_with(&all).await.unwrap();
        let got = veche_engine::schema::describe(&stepped).await.unwrap();
        assert_eq!(got, whole);
        assert!(whole.len() > 100, "the description is empty");
    }
}

#[tokio::test]
async fn every_page_has_its_security_headers() {
    let (place, people) = Place::founded(Engine::Sqlite).await;
    let caller = place.signed_in(Bearer::Person(people[0])).await;
    for path in ["/", "/sign-in", "/documents", "/nothing-here", "/desk"] {
        for (got, cache) in [
            (place.reader().get(path).await, "no-cache"),
            (caller.get(path).await, "no-store"),
        ] {
            assert_eq!(
                got.headers["content-security-policy"],
                veche_desk::guard::POLICY,
                "{path}"
            );
            // Nothing that a signed-in person saw is left for whoever presses "back" after the sign-out.
            assert_eq!(got.headers["cache-control"], cache, "{path}");
            assert_eq!(got.headers["x-content-type-options"], "nosniff", "{path}");
            assert!(
                !got.text.contains("⟦"),
                "{path}: a missing text in {}",
                got.text
            );
        }
    }
}

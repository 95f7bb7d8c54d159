//! First figures: adoption with fan-out, the register of lines, the list of documents, each beside a reference in the same run.
//!
//! `cargo bench -p veche-directives` on an idle machine; with VECHE_POSTGRES set also on PostgreSQL. Prints a table; judges nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench prints and may stop"
)]

use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::routing::get;
use http_body_util::BodyExt;
use std::sync::Arc;
use std::time::{Duration, Instant as Tick};
use tower::ServiceExt;
use veche_core::*;
use veche_desk::account::{Bearer, Purpose, enter, hand_out};
use veche_desk::{FileText, House, Intake, Printer, Room, Ways};
use veche_directives::commands::{Adoption, NewSource, adopt, bring_in};
use veche_directives::model::{
    Count, Kind, Nature, Stretch, Working, WorkingDeadline, WorkingDirective, WorkingItem,
    WorkingOwner,
};
use veche_directives::{Directives, store};
use veche_engine::{Actor, Ask, Engine};
use veche_register::Register;
use veche_register::commands::{FirstBody, FirstSeat, Founding, create_branch, found};
use veche_register::model::{BranchFacts, BranchState, PersonFacts, Span};
use veche_testkit::TestDb;

/// Nothing is printed or taken in here.
struct Neither;
impl Printer for Neither {
    fn pdf(&self, _: &sheet::Sheet) -> Result<Vec<u8>, Stop> {
        Err(Stop::Missing)
    }
}
#[async_trait]
impl Intake for Neither {
    fn text(&self, _: &[u8], _: Option<&str>) -> Result<FileText, Stop> {
        Err(Stop::Missing)
    }
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        on(Engine::Sqlite).await;
        if std::env::var("VECHE_POSTGRES").is_ok() {
            on(Engine::Postgres).await;
        }
    });
}

async fn on(engine: Engine) {
    println!("\n== {engine:?}");
    let rooms: Vec<Arc<dyn Room>> = vec![Arc::new(Directives), Arc::new(Register)];
    let db = TestDb::open(engine, &veche_desk::migrations(&rooms)).await;
    let house = House::new(
        db.db().clone(),
        db.blobs(),
        rooms,
        Arc::new(Register),
        Arc::new(Neither),
        Arc::new(Neither),
        Ways::default(),
    )
    .unwrap();
    let today = db.now().day(Zone::parse("Europe/Moscow").unwrap());
    let (conference, secretary) = federation(&db, today).await;
    let actor = Actor::new(
        veche_register::standing(db.read(), secretary, db.now())
            .await
            .unwrap(),
    );

    let begun = Tick::now();
    for n in 0..1_000 {
        let facts = BranchFacts {
            region: None,
            state: BranchState::Active,
            names: Names::new(&format!("Отделение {n}"), &format!("Branch {n}")),
            abbreviations: vec![],
            email: None,
            phone: None,
            decision: "решение".into(),
            span: Span::new(today, None),
        };
        db.write((actor.clone(), facts), |tx, (by, f)| {
            Box::pin(create_branch(tx, by, f))
        })
        .await
        .unwrap();
    }
    println!(
        "1,000 branches founded, one transaction each      {:>9.1?}",
        begun.elapsed()
    );

    let mut times = Vec::new();
    for n in 0..4 {
        times.push(adoption(&db, &actor, conference, today, 12, n).await);
    }
    times.sort();
    println!(
        "adoption, 12 items, one for 1,000 branches: median {:>9.1?}  worst {:>9.1?}",
        times[2], times[3]
    );
    let lines = db
        .read()
        .number("select count(*) from line", vec![])
        .await
        .unwrap();
    println!("lines now: {lines}");

    let cookie = {
        let secret = db
            .write(Bearer::Person(secretary), |tx, b| {
                Box::pin(async move { hand_out(tx, None, Purpose::Enter, *b, true).await })
            })
            .await
            .unwrap();
        format!(
            "veche={}",
            enter(&house, &secret, "bench").await.unwrap().secret
        )
    };
    let app = veche_desk::router(house.clone())
        .merge(Router::new().route("/empty", get(|| async { "" })));
    let short = store::documents(db.read(), &store::DocumentFilter::default(), 1)
        .await
        .unwrap()[0]
        .short;
    let pages = [
        ("/empty".to_owned(), None),
        ("/documents".to_owned(), None),
        (format!("/documents/{short}"), None),
        ("/lines".to_owned(), Some(cookie.clone())),
        ("/desk".to_owned(), Some(cookie.clone())),
    ];
    for (path, cookie) in pages {
        measure(&app, &path, cookie).await;
    }
}

async fn federation(db: &TestDb, today: Day) -> (BodyId, PersonId) {
    let body = |kind, ru: &str| FirstBody {
        kind,
        names: Names::new(ru, ""),
        abbreviations: vec![],
        convocation: 1,
    };
    let founding = Founding {
        name: Names::new("Лига", "League"),
        short_name: Names::default(),
        zone: Zone::parse("Europe/Moscow").unwrap(),
        tongue: Tongue::Ru,
        founded_on: today,
        decision: "Учредить.".into(),
        decided_by: 0,
        bodies: vec![
            body(BodyKind::Conference, "Конференция"),
            body(BodyKind::Council, "Центральный совет"),
            body(BodyKind::AuditCommission, "Ревизионная комиссия"),
        ],
        people: vec![PersonFacts {
            name: PersonName {
                given: "Анна".into(),
                family: "Кравец".into(),
                ..PersonName::default()
            },
            ..PersonFacts::default()
        }],
        seats: vec![FirstSeat {
            body: 1,
            office: OfficeKind::Secretary,
            person: 0,
        }],
    };
    let founded = db
        .write(founding, |tx, f| {
            Box::pin(async move { found(tx, &Actor::program(), f).await })
        })
        .await
        .unwrap();
    (founded.bodies[0], founded.people[0])
}

/// A document whose first item charges all branches and whose others charge the adopting body.
async fn adoption(
    db: &TestDb,
    actor: &Actor,
    body: BodyId,
    today: Day,
    items: usize,
    n: usize,
) -> Duration {
    let sentence = "Подготовить обзор работы за год и представить его на следующем собрании. ";
    let length = sentence.chars().count();
    let working = Working {
        items: (0..items)
            .map(|i| {
                let span = Stretch {
                    start: i * length,
                    end: (i + 1) * length - 1,
                };
                let party = if i == 0 {
                    Party::Class(Class::AllBranches)
                } else {
                    Party::Body(body)
                };
                WorkingItem {
                    label: Some(format!("{}", i + 1)),
                    span,
                    directives: vec![WorkingDirective {
                        span,
                        owners: vec![WorkingOwner {
                            party: Some(party),
                            ..WorkingOwner::default()
                        }],
                        deadline: WorkingDeadline::of(&Deadline::By(today.plus_days(90)), None),
                        natures: vec![Nature::Charge],
                        sure: 90,
                        ..WorkingDirective::default()
                    }],
                }
            })
            .collect(),
        ..Working::default()
    };
    let source = NewSource {
        source: sentence.repeat(items),
        tongue: Tongue::Ru,
        original: None,
        working,
    };
    let draft = db
        .write((actor.clone(), source), |tx, (by, s)| {
            Box::pin(bring_in(tx, by, s))
        })
        .await
        .unwrap();
    let adoption = Adoption {
        draft,
        version: 1,
        kind: Kind::Resolution,
        body,
        on: today,
        number: None,
        title: format!("О работе {n}"),
        place: None,
        count: Count::default(),
        scan: None,
    };
    let begun = Tick::now();
    db.write((actor.clone(), adoption), |tx, (by, a)| {
        Box::pin(adopt(tx, by, a))
    })
    .await
    .unwrap();
    begun.elapsed()
}

/// Eight callers without pause for three seconds, in this process: what the page itself costs, without a network.
async fn measure(app: &Router, path: &str, cookie: Option<String>) {
    let end = Tick::now() + Duration::from_secs(3);
    let mut callers = Vec::new();
    for _ in 0..8 {
        let (app, path, cookie) = (app.clone(), path.to_owned(), cookie.clone());
        callers.push(tokio::spawn(async move {
            let mut times = Vec::new();
            while Tick::now() < end {
                let mut request = Request::builder().uri(&path);
                if let Some(cookie) = &cookie {
                    request = request.header("cookie", cookie);
                }
                let begun = Tick::now();
                let response = app
                    .clone()
                    .oneshot(request.body(Body::empty()).unwrap())
                    .await
                    .unwrap();
                assert!(
                    response.status().is_success(),
                    "{path}: {}",
                    response.status()
                );
                response.into_body().collect().await.unwrap();
                times.push(begun.elapsed());
            }
            times
        }));
    }
    let mut all = Vec::new();
    for caller in callers {
        all.extend(caller.await.unwrap());
    }
    all.sort();
    let at = |share: f64| all[((all.len() - 1) as f64 * share) as usize];
    println!(
        "{path:<40} {:>8.0}/s   p50 {:>9.1?}   p99 {:>9.1?}",
        all.len() as f64 / 3.0,
        at(0.5),
        at(0.99)
    );
}

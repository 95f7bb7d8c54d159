//! A small federation with a council, an audit commission and three branches, and a document to adopt.

use crate::commands::{Adoption, NewSource, bring_in};
use crate::model::*;
use veche_core::*;
use veche_engine::{Actor, BoxFuture, Db, Result, Tx};
use veche_register::commands::{self as register, FirstBody, FirstSeat, Founding, NewSeat};
use veche_register::model::{BodyFacts, BranchFacts, BranchState, PersonFacts, Span};

pub fn day(s: &str) -> Day {
    Day::parse(s).unwrap()
}

/// Who is who.
pub struct Federation {
    pub conference: BodyId,
    pub council: BodyId,
    pub audit: BodyId,
    pub branches: Vec<BranchId>,
    pub chair: Actor,
    pub secretary: Actor,
    pub auditor: Actor,
    pub coordinator: Actor,
}

fn person(family: &str, email: &str) -> PersonFacts {
    PersonFacts {
        name: PersonName {
            given: "Анна".into(),
            family: family.into(),
            ..PersonName::default()
        },
        email: Some(email.into()),
        ..PersonFacts::default()
    }
}

pub async fn actor(db: &Db, person: PersonId) -> Actor {
    Actor::new(
        veche_register::standing(db.read(), person, db.now())
            .await
            .unwrap(),
    )
}

/// Runs a command as somebody.
pub async fn run<I, T, F>(db: &Db, by: &Actor, input: I, act: F) -> Result<T>
where
    I: Send + Sync + 'static,
    T: Send + 'static,
    F: for<'a> Fn(&'a mut Tx, &'a Actor, &'a I) -> BoxFuture<'a, Result<T>> + Send + Sync + 'static,
{
    db.write((by.clone(), input, act), |tx, (by, input, act)| {
        act(tx, by, input)
    })
    .await
}

pub async fn branch(db: &Db, by: &Actor, name: &str, founded: &str) -> BranchId {
    let facts = BranchFacts {
        region: None,
        state: BranchState::Active,
        names: Names::new(name, ""),
        abbreviations: vec![],
        email: None,
        phone: None,
        decision: "решение".into(),
        span: Span::new(day(founded), None),
    };
    run(db, by, facts, |tx, by, f| {
        Box::pin(register::create_branch(tx, by, f))
    })
    .await
    .unwrap()
}

pub async fn federation(db: &Db) -> Federation {
    let body = |kind, ru: &str| FirstBody {
        kind,
        names: Names::new(ru, ""),
        abbreviations: vec![],
        convocation: 1,
    };
    let founding = Founding {
        name: Names::new("Лига хоров", "League of Choirs"),
        short_name: Names::default(),
        zone: Zone::parse("Europe/Moscow").unwrap(),
        tongue: Tongue::Ru,
        founded_on: day("2026-01-10"),
        decision: "Учредить лигу хоров.".into(),
        decided_by: 0,
        bodies: vec![
            body(BodyKind::Conference, "Конференция"),
            body(BodyKind::Council, "Центральный совет"),
            body(BodyKind::AuditCommission, "Ревизионная комиссия"),
        ],
        people: vec![
            person("Зимина", "chair@example.org"),
            person("Кравец", "sec@example.org"),
            person("Лунина", "audit@example.org"),
        ],
        seats: vec![
            FirstSeat {
                body: 1,
                office: OfficeKind::Chair,
                person: 0,
            },
            FirstSeat {
                body: 1,
                office: OfficeKind::Secretary,
                person: 1,
            },
            FirstSeat {
                body: 2,
                office: OfficeKind::Chair,
                person: 2,
            },
        ],
    };
    let founded = db
        .write(founding, |tx, f| {
            Box::pin(async move { register::found(tx, &Actor::program(), f).await })
        })
        .await
        .unwrap();
    let secretary = actor(db, founded.people[1]).await;
    let mut branches = Vec::new();
    for name in [
        "Тверское отделение",
        "Псковское отделение",
        "Омское отделение",
    ] {
        branches.push(branch(db, &secretary, name, "2026-01-15").await);
    }
    let facts = BodyFacts {
        kind: BodyKind::BranchCouncil,
        owner: Scope::Branch(branches[0]),
        names: Names::new("Совет Тверского отделения", ""),
        abbreviations: vec![],
        decision: "решение".into(),
        span: Span::new(day("2026-01-15"), None),
    };
    let board = run(db, &secretary, facts, |tx, by, f| {
        Box::pin(register::create_body(tx, by, f))
    })
    .await
    .unwrap();
    let who = run(
        db,
        &secretary,
        person("Тверская", "tver@example.org"),
        |tx, by, f| Box::pin(async move { Ok(register::create_person(tx, by, f, None).await?.id) }),
    )
    .await
    .unwrap();
    let office = veche_register::offices(db.read(), board).await.unwrap()[&OfficeKind::Chair];
    let seat = NewSeat {
        person: who,
        office,
        convocation: None,
        span: Span::new(day("2026-01-15"), None),
        acting: false,
        decision: "избрана".into(),
    };
    run(db, &secretary, seat, |tx, by, s| {
        Box::pin(async move { register::seat(tx, by, s).await.map(drop) })
    })
    .await
    .unwrap();
    Federation {
        conference: founded.bodies[0],
        council: founded.bodies[1],
        audit: founded.bodies[2],
        branches,
        chair: actor(db, founded.people[0]).await,
        secretary: actor(db, founded.people[1]).await,
        auditor: actor(db, founded.people[2]).await,
        coordinator: actor(db, who).await,
    }
}

/// Four items: the council by a day, all branches for good, nobody named, a report taken note of.
pub fn working(f: &Federation) -> (String, Working) {
    let text = "Совету провести фестиваль. Отделениям хранить ноты. Издать сборник. Отчёт принять к сведению.";
    let sentences = [(0, 26), (27, 51), (52, 67), (68, 94)];
    let owner = |party: Party| WorkingOwner {
        written: "…".into(),
        name: "…".into(),
        party: Some(party),
        ..WorkingOwner::default()
    };
    let directive = |n: usize,
                     owners: Vec<WorkingOwner>,
                     natures: Vec<Nature>,
                     deadline: Deadline| WorkingItem {
        label: Some(format!("{}", n + 1)),
        span: Stretch {
            start: sentences[n].0,
            end: sentences[n].1,
        },
        directives: vec![WorkingDirective {
            span: Stretch {
                start: sentences[n].0,
                end: sentences[n].1,
            },
            owners,
            deadline: WorkingDeadline::of(&deadline, None),
            natures,
            sure: 100,
            ..WorkingDirective::default()
        }],
    };
    let working = Working {
        body: Some(f.conference),
        items: vec![
            directive(
                0,
                vec![owner(Party::Body(f.council))],
                vec![Nature::Charge],
                Deadline::By(day("2026-09-01")),
            ),
            directive(
                1,
                vec![owner(Party::Class(Class::AllBranches))],
                vec![Nature::Charge, Nature::Permanent],
                Deadline::of("standing", "FREQ=MONTHLY;INTERVAL=3").unwrap(),
            ),
            directive(2, vec![], vec![Nature::Charge], Deadline::None),
            directive(3, vec![], vec![Nature::Note], Deadline::None),
        ],
        ..Working::default()
    };
    (text.to_owned(), working)
}

pub async fn draft(db: &Db, f: &Federation) -> Short {
    let (source, working) = working(f);
    let new = NewSource {
        source,
        tongue: Tongue::Ru,
        original: None,
        working,
    };
    run(db, &f.secretary, new, |tx, by, n| {
        Box::pin(bring_in(tx, by, n))
    })
    .await
    .unwrap()
}

pub fn adoption(f: &Federation, draft: Short, on: &str) -> Adoption {
    Adoption {
        draft,
        version: 1,
        kind: Kind::Resolution,
        body: f.conference,
        on: day(on),
        number: None,
        title: "О работе лиги".into(),
        place: None,
        count: Count::default(),
        scan: None,
    }
}

/// The conference has a chair who adopts: the secretary of the council may as well.
pub async fn adopted(db: &Db, f: &Federation, on: &str) -> Document {
    let draft = draft(db, f).await;
    let made = run(db, &f.secretary, adoption(f, draft, on), |tx, by, a| {
        Box::pin(crate::commands::adopt(tx, by, a))
    })
    .await
    .unwrap();
    crate::store::document(db.read(), made.short).await.unwrap()
}

pub fn key(stop: &Stop) -> String {
    match stop {
        Stop::Refused(t) => t.key.to_string(),
        Stop::Fields(p) => {
            p.0.iter()
                .map(|p| format!("{}:{}", p.field, p.text.key))
                .collect::<Vec<_>>()
                .join(" ")
        }
        Stop::Denied(_) => "denied".into(),
        other => format!("{other:?}"),
    }
}

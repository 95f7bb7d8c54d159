//! A small federation for the tests of this room.

use crate::commands::*;
use crate::model::*;
use crate::rules::cases::propose;
use crate::{queries, store};
use veche_core::*;
use veche_engine::{Actor, BoxFuture, Db, Result, Settings, Tx, bind};

pub fn day(s: &str) -> Day {
    Day::parse(s).unwrap()
}

pub fn this_day(db: &Db) -> Day {
    db.now().day(Zone::parse("Europe/Moscow").unwrap())
}

pub fn names(ru: &str, en: &str) -> Names {
    Names {
        ru: propose(ru),
        en: en.to_owned(),
    }
}

pub fn consent() -> Consent {
    Consent {
        version: "1".into(),
        on: day("2026-03-01"),
    }
}

fn facts(family: &str, given: &str, email: &str) -> PersonFacts {
    PersonFacts {
        name: PersonName {
            family: family.into(),
            given: given.into(),
            patronymic: "Петровна".into(),
        },
        email: (!email.is_empty()).then(|| email.to_owned()),
        ..PersonFacts::default()
    }
}

/// Conference, council (chair and secretary), audit commission (a member).
pub fn founding() -> Founding {
    let body = |kind, ru: &str, en: &str, abbreviations: &[&str]| FirstBody {
        kind,
        names: names(ru, en),
        abbreviations: abbreviations.iter().map(|a| (*a).to_owned()).collect(),
        convocation: 1,
    };
    Founding {
        name: names("Лига ремёсел", "League of Crafts"),
        short_name: Names::default(),
        zone: Zone::parse("Europe/Moscow").unwrap(),
        tongue: Tongue::Ru,
        founded_on: day("2026-02-01"),
        decision: "Учредить лигу.".into(),
        decided_by: 0,
        bodies: vec![
            body(BodyKind::Conference, "Конференция", "Conference", &[]),
            body(
                BodyKind::Council,
                "Центральный Совет",
                "Central Council",
                &["ЦС"],
            ),
            body(
                BodyKind::AuditCommission,
                "Ревизионная комиссия",
                "Audit Commission",
                &[],
            ),
        ],
        people: vec![
            facts("Зимина", "Ольга", "chair@example.org"),
            facts("Кравец", "Ирина", "secretary@example.org"),
            facts("Лунина", "Вера", ""),
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
                office: OfficeKind::Member,
                person: 2,
            },
        ],
    }
}

pub async fn found_here(db: &Db) -> Founded {
    db.write(founding(), |tx, f| {
        Box::pin(async move { found(tx, &Actor::program(), f).await })
    })
    .await
    .unwrap()
}

pub async fn actor(db: &Db, person: PersonId) -> Actor {
    Actor::new(
        queries::standing(db.read(), person, db.now())
            .await
            .unwrap(),
    )
}

/// Runs a command as somebody.
pub async fn write<T, F>(db: &Db, by: &Actor, act: F) -> Result<T>
where
    T: Send + 'static,
    F: for<'a> Fn(&'a mut Tx, &'a Actor) -> BoxFuture<'a, Result<T>> + Send + Sync + 'static,
{
    db.write(by.clone(), move |tx, by| act(tx, by)).await
}

pub fn refusal<T: std::fmt::Debug>(got: Result<T>) -> String {
    match got {
        Err(Stop::Refused(text)) => text.key.into_owned(),
        other => panic!("not refused: {other:?}"),
    }
}

pub async fn create(
    db: &Db,
    by: &Actor,
    family: &str,
    branch: Option<BranchId>,
) -> Result<PersonId> {
    let joins = branch.map(|branch| NewMembership {
        branch,
        state: MembershipState::Member,
        from: day("2026-03-01"),
        consent: consent(),
    });
    db.write(
        (by.clone(), facts(family, "Анна", ""), joins),
        |tx, (by, f, joins)| {
            Box::pin(async move { Ok(create_person(tx, by, f, joins.as_ref()).await?.id) })
        },
    )
    .await
}

pub async fn person(db: &Db, by: &Actor, family: &str, branch: Option<BranchId>) -> PersonId {
    create(db, by, family, branch).await.unwrap()
}

pub async fn branch(db: &Db, by: &Actor, name: &str) -> Result<BranchId> {
    let facts = BranchFacts {
        region: Some("RU-TVE".into()),
        state: BranchState::Active,
        names: names(name, ""),
        abbreviations: vec![],
        email: None,
        phone: None,
        decision: String::new(),
        span: Span::new(day("2026-02-10"), None),
    };
    db.write((by.clone(), facts), |tx, (by, f)| {
        Box::pin(async move { create_branch(tx, by, f).await })
    })
    .await
}

pub async fn organisation(db: &Db, by: &Actor, name: &str) -> OrganisationId {
    let facts = OrganisationFacts {
        kind: OrganisationKind::Member,
        names: names(name, ""),
        abbreviations: vec![],
        contacts: Contacts {
            email: Some("office@example.org".into()),
            ..Contacts::default()
        },
        decision: String::new(),
        span: Span::default(),
    };
    db.write((by.clone(), facts), |tx, (by, f)| {
        Box::pin(async move { create_organisation(tx, by, f).await })
    })
    .await
    .unwrap()
}

pub fn body_facts(kind: BodyKind, owner: Scope, name: &str) -> BodyFacts {
    BodyFacts {
        kind,
        owner,
        names: names(name, ""),
        abbreviations: vec![],
        decision: String::new(),
        span: Span::new(day("2026-02-10"), None),
    }
}

pub async fn put(
    db: &Db,
    by: &Actor,
    person: PersonId,
    office: OfficeId,
    from: &str,
    to: Option<&str>,
) -> Result<SeatId> {
    put_in(db, by, person, office, from, to).await
}

pub async fn put_in(
    db: &Db,
    by: &Actor,
    person: PersonId,
    office: OfficeId,
    from: &str,
    to: Option<&str>,
) -> Result<SeatId> {
    let new = NewSeat {
        person,
        office,
        convocation: None,
        span: Span::new(day(from), to.map(day)),
        acting: false,
        decision: "решение 1".into(),
    };
    db.write((by.clone(), new), |tx, (by, new)| {
        Box::pin(async move { Ok(seat(tx, by, new).await?.0) })
    })
    .await
}

pub async fn invited(db: &Db, by: &Actor, person: PersonId) -> Result<Invited> {
    write(db, by, move |tx, by| {
        Box::pin(async move {
            invite(
                tx,
                by,
                person,
                &|tongue, name: &PersonName, secret: &str| {
                    Some((
                        tongue.code().to_owned(),
                        format!("{} /enter/{secret}", name.given),
                    ))
                },
            )
            .await
        })
    })
    .await
}

/// An account as the desk makes it, without the cost of a password.
pub async fn make_account(db: &Db, person: PersonId) {
    db.write(person, |tx, person| {
        Box::pin(async move {
            let (id, now) = (tx.id::<AccountId>(), tx.now());
            tx.exec(
                "insert into account (id, person_id, operator, login, created_ms) values ($1, $2, $3, $4, $5)",
                bind![id, *person, false, person.to_string(), now],
            )
            .await
            .map(drop)
        })
    })
    .await
    .unwrap();
}

/// Two branches; one has a council with a coordinator.
pub struct Branches {
    pub founded: Founded,
    pub tver: BranchId,
    pub pskov: BranchId,
    pub coordinator: PersonId,
}

pub async fn branches(db: &Db) -> Branches {
    let founded = found_here(db).await;
    let chair = actor(db, founded.people[0]).await;
    let tver = branch(db, &chair, "Тверское отделение").await.unwrap();
    let pskov = branch(db, &chair, "Псковское отделение").await.unwrap();
    // The branch's own address, without another version.
    db.write(tver, |tx, id| {
        Box::pin(async move {
            tx.exec(
                "update branch set email = 'tver@example.org' where id = $1",
                bind![*id],
            )
            .await
            .map(drop)
        })
    })
    .await
    .unwrap();
    let joins = NewMembership {
        branch: tver,
        state: MembershipState::Member,
        from: day("2026-02-10"),
        consent: consent(),
    };
    let f = facts("Новикова", "Анна", "coordinator@example.org");
    let coordinator = db
        .write((chair.clone(), f, joins), |tx, (by, f, joins)| {
            Box::pin(async move { Ok(create_person(tx, by, f, Some(joins)).await?.id) })
        })
        .await
        .unwrap();
    let council = body_facts(
        BodyKind::BranchCouncil,
        Scope::Branch(tver),
        "Совет Тверского отделения",
    );
    let body = db
        .write((chair.clone(), council), |tx, (by, f)| {
            Box::pin(async move { create_body(tx, by, f).await })
        })
        .await
        .unwrap();
    let offices = queries::offices(db.read(), body).await.unwrap();
    put(
        db,
        &chair,
        coordinator,
        offices[&OfficeKind::Chair],
        "2026-02-10",
        None,
    )
    .await
    .unwrap();
    assert_eq!(
        store::memberships_of(db.read(), &[coordinator])
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(Settings::load(db.read()).await.unwrap().tongue, Tongue::Ru);
    Branches {
        founded,
        tver,
        pskov,
        coordinator,
    }
}

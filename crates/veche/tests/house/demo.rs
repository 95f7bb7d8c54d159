//! The demo: what it holds, made by commands alone.

use std::collections::BTreeSet;
use std::sync::Arc;
use veche::demo::{Demo, doors, fill};
use veche_core::{Clock, Deadline, Instant, Party, Tongue};
use veche_desk::account::enter;
use veche_desk::{AnyAsk, House, Ways};
use veche_directives::model::{Line, Mark, Stage};
use veche_directives::rules::{questions, state_of};
use veche_directives::store;
use veche_engine::{Ask, Settings, deed};
use veche_testkit::{TestDb, both};

/// Where the demo is open while it is filled.
const ADDRESS: &str = "http://demo.example";

async fn filled(db: &TestDb, tongue: Tongue) -> (Arc<House>, Demo) {
    let house = veche::house(
        db.db().clone(),
        db.blobs(),
        Ways {
            demo: true,
            ..Ways::default()
        },
    )
    .unwrap();
    db.db()
        .write((), |tx, ()| {
            Box::pin(async move {
                let mut settings = Settings::load(tx).await?;
                settings.base_url = Some(ADDRESS.to_owned());
                settings.save(tx).await
            })
        })
        .await
        .unwrap();
    let demo = fill(&house, tongue, db.clock()).await.unwrap();
    (house, demo)
}

async fn count(house: &House, table: &str) -> i64 {
    house
        .db
        .read()
        .number(&format!("select count(*) from {table}"), vec![])
        .await
        .unwrap()
}

async fn check(db: TestDb, tongue: Tongue) {
    let began = db.clock().now();
    let (house, demo) = filled(&db, tongue).await;
    let read = house.db.read();
    assert_eq!(db.clock().now(), began, "the clock stands where it stood");

    // Who there is.
    for (table, n) in [
        ("branch", 8),
        ("organisation", 5),
        ("person", 60),
        ("draft", 4),
        ("document", 3),
    ] {
        assert_eq!(count(&house, table).await, n, "{table}");
    }

    // Whoever opens a letter can follow it.
    let letters = count(&house, "letter").await;
    assert!(letters > 0);
    let whole = format!("letter where body like '%: {ADDRESS}/%'");
    assert_eq!(count(&house, &whole).await, letters);

    // The resolution, as read: twelve items, every owner found, nothing asked.
    let document = store::document(read, demo.resolution).await.unwrap();
    let items = store::items(read, document.id).await.unwrap();
    assert_eq!(
        items
            .iter()
            .map(|i| i.label.clone().unwrap())
            .collect::<Vec<_>>(),
        (1..=12).map(|n| n.to_string()).collect::<Vec<_>>()
    );
    assert!(!document.archival && document.preamble.is_some() && document.unfulfilled.len() == 1);
    assert_eq!(document.signatories.len(), 2);
    let directives: Vec<_> = items.iter().flat_map(|i| &i.directives).collect();
    assert!(
        directives.iter().all(|d| !d.no_owner),
        "every charge has an owner"
    );
    assert_eq!(
        directives.iter().filter(|d| d.by_adoption).count(),
        3,
        "judged, noted, and control"
    );
    assert!(
        directives
            .iter()
            .any(|d| matches!(d.deadline, Deadline::Recurring(_)))
    );

    // Three years of deeds, in their order, none of them ahead.
    let deeds = deed::after(read, 0, 10_000).await.unwrap();
    assert!(deeds.len() > 200);
    assert!(deeds.iter().all(|d| d.at <= began));
    assert!(
        deeds.is_sorted_by_key(|d| d.at),
        "the stream runs with time"
    );
    let days = |a: Instant, b: Instant| (b.0 - a.0) / 86_400_000;
    assert!(days(deeds[0].at, began) > 1_000 && days(deeds.last().unwrap().at, began) < 10);

    // Everything that a line can come to is there to be looked at.
    let zone = house.settings().await.unwrap().zone;
    let today = began.day(zone);
    let lines = store::lines_of_document(read, document.id).await.unwrap();
    let stages: BTreeSet<Stage> = lines.iter().map(|l| l.stage).collect();
    let marks: BTreeSet<Mark> = lines
        .iter()
        .flat_map(|l| state_of(l, today).marks)
        .collect();
    for stage in [
        Stage::Open,
        Stage::InProgress,
        Stage::Reported,
        Stage::Done,
        Stage::PartlyDone,
        Stage::Cancelled,
        Stage::Replaced,
    ] {
        assert!(stages.contains(&stage), "{stage:?}");
    }
    for mark in [Mark::Late, Mark::Silent, Mark::Extended, Mark::DoneLate] {
        assert!(marks.contains(&mark), "{mark:?}");
    }
    let branches = |item: &str| {
        lines
            .iter()
            .filter(|l| l.item == item && matches!(l.party, Party::Branch(_)))
            .count()
    };
    assert_eq!(
        (branches("4"), branches("8")),
        (7, 8),
        "a branch that is founded later owes the standing duty only"
    );

    // Who sits in the council of a branch belongs to it, and a branch that does not work owes nothing.
    let strangers = read
        .number(
            "select count(*) from seat s join office o on o.id = s.office_id join body b on b.id = o.body_id
             where b.owner_kind = 'branch' and not exists
               (select 1 from membership m where m.person_id = s.person_id and m.branch_id = b.owner_id)",
            vec![],
        )
        .await
        .unwrap();
    assert_eq!(strangers, 0, "members of a branch's council from elsewhere");
    let owed = read
        .number(
            "select count(*) from line l join branch b on b.id = l.party_id
             where b.state = 'dormant' and l.archival = false and l.stage in ('open', 'accepted', 'in_progress', 'reported', 'returned')",
            vec![],
        )
        .await
        .unwrap();
    assert_eq!(owed, 0, "open lines of a dormant branch");
    let released = read
        .number(
            "select count(*) from seat where to_day is null and (decision like '%освобожд%' or decision like '%released%')",
            vec![],
        )
        .await
        .unwrap();
    assert_eq!(released, 0, "a seat that rests on a release");

    // The newer decision has something on the desks; one charge names nobody.
    let newer = store::document(read, demo.preparation).await.unwrap();
    let lines = store::lines_of_document(read, newer.id).await.unwrap();
    assert!(
        lines.iter().any(|l| l.stage == Stage::Reported)
            && lines.iter().any(|l| l.due.is_some_and(|d| d > today))
    );
    assert_eq!(lines.iter().filter(|l| l.no_owner).count(), 1);

    // The archival one disturbs nobody.
    let old = store::document(read, demo.archive).await.unwrap();
    assert!(old.archival);
    let old: Vec<Line> = store::lines_of_document(read, old.id).await.unwrap();
    assert!(
        !old.is_empty()
            && old
                .iter()
                .all(|l| state_of(l, today).marks == [Mark::NoWord])
    );

    // The draft asks.
    let draft = store::draft(read, demo.draft).await.unwrap();
    assert_eq!(draft.state, "open");
    let asked: BTreeSet<String> = questions(&draft.working)
        .iter()
        .map(|q| q.text.key.to_string())
        .collect();
    for key in ["question-owner-unknown", "question-no-owner"] {
        assert!(asked.contains(key), "{key} among {asked:?}");
    }

    // Every door opens, and opens again.
    for (role, path) in doors(&house, &demo).await.unwrap() {
        assert!(house.texts.has(&role), "{role}");
        let secret = path.strip_prefix("/enter/").unwrap();
        enter(&house, secret, "test").await.unwrap();
        enter(&house, secret, "test").await.unwrap();
    }
    let secretary = house
        .who
        .standing(AnyAsk::Read(read), demo.secretary, began)
        .await
        .unwrap();
    assert!(
        secretary.has_somewhere(veche_core::Right::AdoptDocument)
            && secretary.has_somewhere(veche_core::Right::KeepRegister)
    );
    let member = house
        .who
        .standing(AnyAsk::Read(read), demo.member, began)
        .await
        .unwrap();
    assert!(!member.has_somewhere(veche_core::Right::AdoptDocument) && member.is_member());

    // Nothing was set aside by a follower.
    assert_eq!(
        veche_engine::follow::set_aside_list(read).await.unwrap(),
        vec![]
    );
}

both! {
    [veche_desk::MIGRATIONS, veche_register::MIGRATIONS, veche_directives::MIGRATIONS]

    async fn demo_in_russian_holds_what_it_promises(db: TestDb) {
        check(db, Tongue::Ru).await;
    }

    async fn demo_in_english_holds_what_it_promises(db: TestDb) {
        check(db, Tongue::En).await;
    }
}

//! A charter is changed by a decision: offices, their seats, the quorum.

use super::fixture::*;
use crate::commands::*;
use crate::model::*;
use crate::rules::Cannot;
use crate::{queries, store};
use veche_core::*;
use veche_testkit::{TestDb, both};

fn office(ru: &str, seats: Option<i32>, from: &str) -> OfficeFacts {
    OfficeFacts {
        names: names(ru, ""),
        seats,
        span: Span::new(Day::parse(from), None),
        decision: "решение № 3".into(),
    }
}

fn stopped<T: std::fmt::Debug>(got: Result<T, Stop>, want: Cannot) {
    match got {
        Err(Stop::Refused(text)) => assert_eq!(text, want.text()),
        other => panic!("not {want:?}: {other:?}"),
    }
}

both! {
    [veche_desk::MIGRATIONS, crate::MIGRATIONS]

    async fn office_is_added_with_its_rights_limited_renamed_and_closed(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        let council = f.founded.bodies[1];
        let today = this_day(&db);
        let new = office("заместитель председателя", Some(1), "");
        let id = write(&db, &chair, {
            let new = new.clone();
            move |tx, by| { let new = new.clone(); Box::pin(async move { create_office(tx, by, council, OfficeKind::CoChair, &new).await }) }
        }).await.unwrap();
        let rows = store::charter_of_body(db.read(), council).await.unwrap();
        assert!(rows.iter().any(|r| r.office == id), "it has the rights of its kind");
        assert_ne!(queries::offices(db.read(), council).await.unwrap()[&OfficeKind::CoChair], id, "the first of a kind stands for it");

        let take = async |person: PersonId, from: Day| {
            let seat_it = NewSeat { person, office: id, convocation: None, span: Span::new(from, None), acting: false, decision: "избран".into() };
            write(&db, &chair, move |tx, by| { let s = seat_it.clone(); Box::pin(async move { seat(tx, by, &s).await }) }).await
        };
        let (first, _) = take(f.founded.people[1], today).await.unwrap();
        stopped(take(f.coordinator, today.plus_days(3)).await, Cannot::NoSeatLeft(1));

        let change = async |version: i64, new: OfficeFacts| {
            write(&db, &chair, move |tx, by| { let new = new.clone(); Box::pin(async move { change_office(tx, by, id, version, &new).await }) }).await
        };
        let closed = OfficeFacts { span: Span::new(None, today.plus_days(10)), ..new.clone() };
        stopped(change(2, closed.clone()).await, Cannot::OfficeTaken(1));
        change(2, office("первый заместитель", Some(2), "")).await.unwrap();
        assert!(matches!(change(2, new.clone()).await, Err(Stop::Lost(_))), "another was faster");
        let two = store::office(db.read(), id).await.unwrap();
        assert_eq!((two.names.ru.nominative.as_str(), two.seats, two.version), ("первый заместитель", Some(2), 3));
        take(f.coordinator, today.plus_days(3)).await.unwrap();
        stopped(change(3, new.clone()).await, Cannot::SeatsTaken(2));

        for s in store::seats_of_body(db.read(), council).await.unwrap().iter().filter(|s| s.office == id) {
            let seat = s.seat;
            let on = if seat == first { today.plus_days(1) } else { today.plus_days(4) };
            write(&db, &chair, move |tx, by| Box::pin(end_seat(tx, by, seat, on, "освобождён"))).await.unwrap();
        }
        change(3, closed).await.unwrap();
        let end = Span::new(None, today.plus_days(10));
        stopped(take(f.founded.people[1], today.plus_days(20)).await, Cannot::OutsideOffice(end));
        let kept = store::history(db.read(), "office", id.0).await.unwrap();
        assert_eq!(kept.len(), 3, "every version stays");
        assert!(kept.iter().all(|v| v.body.contains("решение № 3")));
    }

    async fn quorum_is_set_by_a_decision_and_by_one_at_a_time(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        let council = f.founded.bodies[1];
        let today = this_day(&db);
        let set = async |quorum: Option<Quorum>, version: i64| {
            write(&db, &chair, move |tx, by| Box::pin(set_quorum(tx, by, council, quorum, today, "решение № 4", version))).await
        };
        assert_eq!(store::body_charter(db.read(), council).await.unwrap(), None);
        set(Some(Quorum::TwoThirds), 0).await.unwrap();
        assert!(matches!(set(Some(Quorum::AtLeastHalf), 0).await, Err(Stop::Lost(_))));
        set(None, 1).await.unwrap();
        let now = store::body_charter(db.read(), council).await.unwrap().unwrap();
        assert_eq!((now.quorum, now.version), (None, 2));
        assert_eq!(store::history(db.read(), "charter", council.0).await.unwrap().len(), 2);
    }

    async fn who_keeps_a_branch_changes_no_charter_elsewhere(db: TestDb) {
        let f = branches(&db).await;
        let coordinator = actor(&db, f.coordinator).await;
        let council = f.founded.bodies[1];
        let got = write(&db, &coordinator, move |tx, by| {
            Box::pin(async move { create_office(tx, by, council, OfficeKind::Chair, &office("глава", None, "")).await })
        }).await;
        assert!(matches!(got, Err(Stop::Denied(_))), "{got:?}");
        let got = write(&db, &coordinator, move |tx, by| {
            Box::pin(set_quorum(tx, by, council, None, day("2026-05-01"), "сами", 0))
        }).await;
        assert!(matches!(got, Err(Stop::Denied(_))), "{got:?}");
    }
}

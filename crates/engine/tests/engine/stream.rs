//! Deeds: as they were written, in order, without gaps, none lost.

use crate::{PROBE, deed, write_deed};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};
use veche_core::{
    Audience, BranchId, DeedId, DocumentId, Id, Instant, Object, Official, PersonId, Scope, SeatId,
    Standing, Stop, Verb,
};
use veche_engine::deed::{NewDeed, after, last_number, latest, number_waiting, of, sequence};
use veche_engine::{Actor, Ask, Deed, Engine};
use veche_testkit::{TestDb, both, wait_until};

/// Numbers all that is committed.
async fn settle(db: &TestDb) {
    while number_waiting(db).await.unwrap() > 0 {}
}

fn titles(deeds: &[Deed]) -> Vec<&str> {
    deeds.iter().filter_map(|d| d.title.as_deref()).collect()
}

both! {
    [PROBE]

    async fn deed_reads_back_as_it_was_written(db: TestDb) {
        let person = PersonId(uuid::Uuid::from_u128(1));
        let (branch, seat) = (BranchId(uuid::Uuid::from_u128(2)), SeatId(uuid::Uuid::from_u128(3)));
        let standing = Standing { person: Some(person), ..Standing::default() };
        let input = (Actor::new(standing), branch, seat);
        let (named, unnamed) = db
            .write(input, |tx, (by, branch, seat)| {
                Box::pin(async move {
                    let document: DocumentId = tx.id();
                    let new = NewDeed {
                        verb: Verb::Reported,
                        object: Object::named(document, "О собраниях", "/d/1"),
                        scope: Scope::Branch(*branch),
                        audience: Audience::Members,
                        official: Official::Yes,
                        seat: Some(*seat),
                        payload: serde_json::json!({ "note": "ё" }),
                    };
                    let named = tx.deed(by, new.clone()).await?;
                    let sealed = NewDeed { object: Object::unnamed(document), audience: Audience::Sealed, seat: None, ..new };
                    let unnamed = tx.deed(&Actor::program(), sealed.unofficial().payload(serde_json::Value::Null)).await?;
                    Ok(((named, document), unnamed))
                })
            })
            .await
            .unwrap();
        settle(&db).await;
        let expected = Deed {
            id: named.0,
            number: Some(1),
            at: db.now(),
            person: Some(person),
            seat: Some(seat),
            verb: Verb::Reported,
            kind: "document".to_owned(),
            object: named.1.uuid(),
            title: Some("О собраниях".to_owned()),
            path: Some("/d/1".to_owned()),
            scope: Scope::Branch(branch),
            audience: Audience::Members,
            official: true,
            payload: (1, serde_json::json!({ "note": "ё" })),
        };
        let second = Deed {
            id: unnamed,
            number: Some(2),
            person: None,
            seat: None,
            title: None,
            path: None,
            audience: Audience::Sealed,
            official: false,
            payload: (1, serde_json::Value::Null),
            ..expected.clone()
        };
        let read = db.read();
        assert_eq!(after(read, 0, 10).await.unwrap(), [expected.clone(), second.clone()]);
        assert_eq!(after(read, 1, 10).await.unwrap(), std::slice::from_ref(&second));
        assert_eq!(after(read, 0, 1).await.unwrap(), std::slice::from_ref(&expected));
        assert_eq!(of(read, "document", named.1.uuid(), 10).await.unwrap(), [expected.clone(), second]);
        assert_eq!(of(read, "line", named.1.uuid(), 10).await.unwrap(), []);
        assert_eq!(latest(read, &[Audience::Members, Audience::Public], None, 10).await.unwrap(), [expected]);
        assert_eq!(latest(read, &[], None, 10).await.unwrap(), []);
        assert_eq!(last_number(read).await.unwrap(), 2);
    }

    async fn latest_goes_back_page_by_page(db: TestDb) {
        for i in 0..7 {
            deed(&db, &format!("{i}")).await;
            db.pass_secs(i % 2);
        }
        let mut seen = Vec::new();
        let mut before: Option<(Instant, DeedId)> = None;
        loop {
            let page = latest(db.read(), &[Audience::Public], before, 3).await.unwrap();
            let Some(last) = page.last() else { break };
            before = Some((last.at, last.id));
            seen.extend(titles(&page).into_iter().map(str::to_owned));
        }
        assert_eq!(seen, ["6", "5", "4", "3", "2", "1", "0"]);
    }

    async fn deeds_of_one_write_keep_their_order(db: TestDb) {
        for round in 0..4 {
            db.write(round, |tx, round| {
                Box::pin(async move {
                    for i in 0..40 {
                        write_deed(tx, &format!("{round}:{i:02}")).await?;
                    }
                    Ok(())
                })
            })
            .await
            .unwrap();
        }
        settle(&db).await;
        let deeds = after(db.read(), 0, 1_000).await.unwrap();
        let mut sorted = titles(&deeds);
        sorted.sort_unstable();
        assert_eq!(titles(&deeds), sorted, "the clock stands: only the order of writing tells");
        assert_eq!(deeds.len(), 160);
    }

    async fn deeds_of_sixteen_writers_stand_without_gaps_and_each_once(db: TestDb) {
        // Sequencers of two nodes run beside the writers, and a reader goes by number, as a follower does.
        let other = if db.engine() == Engine::Postgres { db.another_node().await } else { db.db().clone() };
        let (stop, stopped) = watch::channel(false);
        let sequencers = [
            tokio::spawn(sequence(db.db().clone(), stopped.clone())),
            tokio::spawn(sequence(other, stopped.clone())),
        ];
        let reader = {
            let (db, stopped) = (db.db().clone(), stopped.clone());
            tokio::spawn(async move {
                let mut seen = Vec::new();
                loop {
                    let ended = *stopped.borrow();
                    let page = after(db.read(), seen.len() as i64, 7).await.unwrap();
                    if page.is_empty() && ended {
                        return seen;
                    }
                    for deed in &page {
                        assert_eq!(deed.number, Some(seen.len() as i64 + 1), "a gap");
                        seen.push(deed.id);
                    }
                    tokio::time::sleep(Duration::from_millis(3)).await;
                }
            })
        };
        let writers: Vec<_> = (0..16_u64)
            .map(|w| {
                let db = db.db().clone();
                tokio::spawn(async move {
                    let mut written = Vec::new();
                    for i in 0..6_u64 {
                        let delay = (w * 7 + i * 13) % 11;
                        let id = db
                            .write((w, i, delay), |tx, (w, i, delay)| {
                                Box::pin(async move {
                                    let id = write_deed(tx, &format!("{w}:{i}")).await?;
                                    tokio::time::sleep(Duration::from_millis(*delay)).await;
                                    if delay % 4 == 3 { Err(Stop::Missing) } else { Ok(id) }
                                })
                            })
                            .await;
                        written.extend(id.ok());
                    }
                    written
                })
            })
            .collect();
        let mut written = BTreeSet::new();
        for writer in writers {
            written.extend(writer.await.unwrap());
        }
        assert!(written.len() > 40, "{}", written.len());
        wait_until("all deeds are numbered", async || {
            last_number(db.read()).await.unwrap() == written.len() as i64
        })
        .await;
        stop.send(true).unwrap();
        let seen = reader.await.unwrap();
        assert_eq!(seen.len(), written.len());
        assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), written);
        for sequencer in sequencers {
            tokio::time::timeout(Duration::from_secs(5), sequencer).await.expect("it ends when told").unwrap();
        }
        assert_eq!(db.read().number("select count(*) from deed_waiting", vec![]).await.unwrap(), 0);
    }

    async fn sequencer_without_work_writes_nothing(db: TestDb) {
        deed(&db, "one").await;
        settle(&db).await;
        let before = db.commits();
        for _ in 0..5 {
            assert_eq!(number_waiting(&db).await.unwrap(), 0);
        }
        assert_eq!(db.commits(), before);
    }
}

/// PostgreSQL only: on SQLite nobody can begin before another has ended.
mod deed_begun_early_and_committed_late_is_not_lost {
    use super::*;

    #[test]
    fn postgres() {
        veche_testkit::block_on(async {
            let db = TestDb::open(Engine::Postgres, &[PROBE]).await;
            let (written, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
            let early = {
                let (db, input) = (db.db().clone(), (written.clone(), go.clone()));
                tokio::spawn(async move {
                    db.write(input, |tx, (written, go)| {
                        Box::pin(async move {
                            write_deed(tx, "begun first").await?;
                            written.notify_one();
                            go.notified().await;
                            Ok(())
                        })
                    })
                    .await
                })
            };
            written.notified().await;
            db.pass_secs(5);
            deed(&db, "begun second").await;
            assert_eq!(number_waiting(&db).await.unwrap(), 1);
            let seen = after(db.read(), 0, 10).await.unwrap();
            assert_eq!(titles(&seen), ["begun second"]);
            go.notify_one();
            early.await.unwrap().unwrap();
            settle(&db).await;
            let rest = after(db.read(), 1, 10).await.unwrap();
            assert_eq!(
                titles(&rest),
                ["begun first"],
                "a cursor over times or ids would have passed it by"
            );
            assert!(rest[0].at < seen[0].at && rest[0].id < seen[0].id);
        });
    }
}

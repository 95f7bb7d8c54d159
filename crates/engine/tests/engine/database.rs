//! Transactions: whole or not at all, serial, run again where they collide; the writer outlives its jobs.

use crate::{PROBE, set_counter, write_deed};
use proptest::strategy::{Strategy, ValueTree};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::{Barrier, Notify};
use veche_core::{Day, DeedId, Instant, PersonId, Short, Stop};
use veche_engine::{Ask, Bind, BoxFuture, Db, Engine, Folder, FromQueryResult, Result, Tx, bind};
use veche_testkit::{TestDb, both};

async fn counter(db: &impl Ask, id: i32) -> i64 {
    db.number("select n from counter where id = $1", bind![id])
        .await
        .unwrap()
}

/// Reads, then writes what it read and one more: loses an update where two see the same.
fn add_one<'a>(tx: &'a mut Tx, id: &'a i32) -> BoxFuture<'a, Result<i64>> {
    Box::pin(async move {
        let n = tx
            .number("select n from counter where id = $1", bind![*id])
            .await?;
        tokio::task::yield_now().await;
        tx.exec("update counter set n = $2 where id = $1", bind![*id, n + 1])
            .await?;
        Ok(n + 1)
    })
}

both! {
    [PROBE]

    async fn write_that_stops_leaves_nothing(db: TestDb) {
        let stopped = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    tx.exec("insert into counter (id, n) values (1, 1)", vec![]).await?;
                    write_deed(tx, "lost").await?;
                    assert_eq!(tx.number("select n from counter where id = 1", vec![]).await?, 1);
                    Err::<(), Stop>(Stop::refused("no-quorum"))
                })
            })
            .await;
        assert!(matches!(&stopped, Err(Stop::Refused(t)) if t.key == "no-quorum"), "{stopped:?}");
        assert!(!db.read().any("select 1 from counter", vec![]).await.unwrap());
        assert!(!db.read().any("select 1 from deed", vec![]).await.unwrap());
        assert!(matches!(db.read().number("select n from counter", vec![]).await, Err(Stop::Missing)));
    }

    async fn counter_of_sixteen_callers_loses_nothing(db: TestDb) {
        set_counter(&db, 1, 0).await;
        let callers: Vec<_> = (0..16)
            .map(|_| {
                let db = db.db().clone();
                tokio::spawn(async move {
                    let mut given = Vec::new();
                    for _ in 0..8 {
                        given.push(db.write(1, add_one).await.unwrap());
                    }
                    given
                })
            })
            .collect();
        let mut given = Vec::new();
        for caller in callers {
            given.extend(caller.await.unwrap());
        }
        given.sort_unstable();
        assert_eq!(given, (1..=128).collect::<Vec<i64>>(), "each was given once");
        assert_eq!(counter(db.read(), 1).await, 128);
    }

    async fn write_that_collides_runs_again(db: TestDb) {
        set_counter(&db, 1, 0).await;
        let runs = Arc::new(AtomicU32::new(0));
        let (read, other_is_done) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let first = {
            let (db, input) = (db.db().clone(), (runs.clone(), read.clone(), other_is_done.clone()));
            let slow = db.engine() == Engine::Postgres;
            tokio::spawn(async move {
                db.write((input, slow), |tx, ((runs, read, other_is_done), slow)| {
                    Box::pin(async move {
                        let run = runs.fetch_add(1, Ordering::SeqCst);
                        let n = tx.number("select n from counter where id = 1", vec![]).await?;
                        read.notify_one();
                        if run == 0 && *slow {
                            other_is_done.notified().await;
                        }
                        tx.exec("update counter set n = $1 where id = 1", bind![n + 1]).await
                    })
                })
                .await
            })
        };
        read.notified().await;
        db.write(1, add_one).await.unwrap();
        other_is_done.notify_one();
        assert_eq!(first.await.unwrap().unwrap(), 1);
        assert_eq!(counter(db.read(), 1).await, 2, "neither is lost");
        let expected = if db.engine() == Engine::Postgres { 2 } else { 1 };
        assert_eq!(runs.load(Ordering::SeqCst), expected, "40001 is answered by running it again");
    }

    async fn rule_over_two_rows_holds_against_write_skew(db: TestDb) {
        // Of two on duty one must stay. Each looks at both and leaves; they touch different rows, so only serialisability helps.
        set_counter(&db, 1, 1).await;
        set_counter(&db, 2, 1).await;
        let both_looked = Arc::new(Barrier::new(2));
        let leave = |id: i32| {
            let (db, both_looked, first) = (db.db().clone(), both_looked.clone(), Arc::new(AtomicU32::new(0)));
            let wait = db.engine() == Engine::Postgres;
            tokio::spawn(async move {
                db.write((id, both_looked, first, wait), |tx, (id, both_looked, first, wait)| {
                    Box::pin(async move {
                        let on_duty = tx.number("select count(*) from counter where n = 1", vec![]).await?;
                        if *wait && first.fetch_add(1, Ordering::SeqCst) == 0 {
                            both_looked.wait().await;
                        }
                        if on_duty < 2 {
                            return Err(Stop::refused("one-must-stay"));
                        }
                        tx.exec("update counter set n = 0 where id = $1", bind![*id]).await
                    })
                })
                .await
            })
        };
        let (a, b) = (leave(1), leave(2));
        let left = [a.await.unwrap().is_ok(), b.await.unwrap().is_ok()];
        assert_eq!(left.iter().filter(|l| **l).count(), 1, "{left:?}");
        assert_eq!(db.read().number("select count(*) from counter where n = 1", vec![]).await.unwrap(), 1);
    }

    async fn write_that_panics_takes_nobody_along(db: TestDb) {
        set_counter(&db, 1, 0).await;
        let writes: Vec<_> = (0..24)
            .map(|i| {
                let db = db.db().clone();
                tokio::spawn(async move {
                    db.write(i, |tx, i| {
                        Box::pin(async move {
                            tx.exec("insert into taken (name, by_whom) values ($1, $2)", bind![format!("{i}"), *i]).await?;
                            assert!(i % 3 != 0, "a job of every three panics");
                            Ok(())
                        })
                    })
                    .await
                })
            })
            .collect();
        for (i, write) in writes.into_iter().enumerate() {
            let done = write.await.unwrap();
            assert_eq!(done.is_err(), i % 3 == 0, "{i}: {done:?}");
        }
        assert_eq!(db.read().number("select count(*) from taken", vec![]).await.unwrap(), 16);
        assert_eq!(db.write(1, add_one).await.unwrap(), 1, "the writer still writes");
    }

    async fn statement_that_was_refused_undoes_the_write_even_if_unnoticed(db: TestDb) {
        set_counter(&db, 1, 0).await;
        let done = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    tx.exec("update counter set n = 7 where id = 1", vec![]).await?;
                    // Not looked at: PostgreSQL has ended the transaction here, SQLite has not.
                    let _ = tx.exec("insert into counter (id, n) values (1, 8)", vec![]).await;
                    Ok(())
                })
            })
            .await;
        assert!(matches!(done, Err(Stop::Broken(_))), "{done:?}");
        assert_eq!(counter(db.read(), 1).await, 0);
    }

    async fn write_inside_a_write_is_refused(db: TestDb) {
        set_counter(&db, 1, 0).await;
        let inner = db.db().clone();
        let done = tokio::time::timeout(
            Duration::from_secs(10),
            db.write(inner, |_, inner| Box::pin(async move { inner.write(1, add_one).await })),
        )
        .await
        .expect("it must not wait for itself");
        assert!(matches!(done, Err(Stop::Broken(_))), "{done:?}");
        assert_eq!(counter(db.read(), 1).await, 0);
    }

    async fn writes_that_wait_are_committed_together(db: TestDb) {
        set_counter(&db, 1, 0).await;
        let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let before = db.commits();
        let first = {
            let db = db.db().clone();
            let input = (begun.clone(), go.clone());
            tokio::spawn(async move {
                db.write(input, |_, (begun, go)| {
                    Box::pin(async move {
                        begun.notify_one();
                        go.notified().await;
                        Ok(())
                    })
                })
                .await
            })
        };
        begun.notified().await;
        let rest: Vec<_> = (0..64_i64)
            .map(|i| {
                let db = db.db().clone();
                tokio::spawn(async move {
                    db.write(i, |tx, i| {
                        Box::pin(async move {
                            tx.exec("insert into taken (name, by_whom) values ($1, $2)", bind![format!("{i}"), *i]).await?;
                            if *i == 13 { Err(Stop::refused("unlucky")) } else { Ok(()) }
                        })
                    })
                    .await
                })
            })
            .collect();
        // All of them wait now, on SQLite; on PostgreSQL nobody waits for anybody.
        tokio::time::sleep(Duration::from_millis(200)).await;
        go.notify_one();
        first.await.unwrap().unwrap();
        for (i, write) in rest.into_iter().enumerate() {
            assert_eq!(write.await.unwrap().is_err(), i == 13, "one that stops does not undo its neighbours");
        }
        assert_eq!(db.read().number("select count(*) from taken", vec![]).await.unwrap(), 63);
        let commits = db.commits() - before;
        match db.engine() {
            Engine::Sqlite => assert_eq!(commits, 2, "the first, then all others with one sync"),
            Engine::Postgres => assert_eq!(commits, 64),
        }
    }

    async fn once_raced_by_sixteen_callers_is_once(db: TestDb) {
        for round in 0..5 {
            let barrier = Arc::new(Barrier::new(16));
            let callers: Vec<_> = (0..16_i64)
                .map(|i| {
                    let (db, barrier) = (db.db().clone(), barrier.clone());
                    tokio::spawn(async move {
                        barrier.wait().await;
                        db.write((round, i), |tx, (round, i)| {
                            Box::pin(async move {
                                let sql = "insert into taken (name, by_whom) values ($1, $2) on conflict do nothing";
                                tx.exec(sql, bind![format!("vote {round}"), *i]).await
                            })
                        })
                        .await
                        .unwrap()
                    })
                })
                .collect();
            let mut made = 0;
            for caller in callers {
                made += caller.await.unwrap();
            }
            assert_eq!(made, 1);
        }
        assert_eq!(db.read().number("select count(*) from taken", vec![]).await.unwrap(), 5);
    }

    async fn every_type_binds_and_reads_back_also_when_missing(db: TestDb) {
        #[derive(FromQueryResult, Debug, PartialEq)]
        struct Row {
            a_text: Option<String>,
            a_day: Option<chrono::NaiveDate>,
            an_instant: Option<i64>,
            a_flag: Option<bool>,
            a_number: Option<i32>,
            a_short: Option<String>,
            a_person: Option<uuid::Uuid>,
        }
        let (full, empty) = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let sql = "insert into everything (id, a_text, a_day, an_instant, a_flag, a_number, a_short, a_person)
                               values ($1, $2, $3, $4, $5, $6, $7, $8)";
                    let (full, empty): (PersonId, PersonId) = (tx.id(), tx.id());
                    let day = Day::new(2028, 2, 29);
                    tx.exec(sql, bind![full, "Ёж, ’“”", day, Instant(-1), true, 7_u32, Short::from_bits(5), Some(full)]).await?;
                    tx.exec(sql, bind![empty, None::<String>, None::<Day>, None::<Instant>, None::<bool>, None::<i32>, None::<Short>, None::<PersonId>])
                        .await?;
                    Ok((full, empty))
                })
            })
            .await
            .unwrap();
        let select = "select a_text, a_day, an_instant, a_flag, a_number, a_short, a_person from everything where id = $1";
        let row: Row = db.read().must(select, bind![full]).await.unwrap();
        let expected = Row {
            a_text: Some("Ёж, ’“”".to_owned()),
            a_day: Day::new(2028, 2, 29).map(|d| d.0),
            an_instant: Some(-1),
            a_flag: Some(true),
            a_number: Some(7),
            a_short: Some(Short::from_bits(5).to_string()),
            a_person: Some(full.0),
        };
        assert_eq!(row, expected);
        let row: Row = db.read().must(select, bind![empty]).await.unwrap();
        let nothing = Row { a_text: None, a_day: None, an_instant: None, a_flag: None, a_number: None, a_short: None, a_person: None };
        assert_eq!(row, nothing);

        // A filter that may be left out: PostgreSQL must know the type of a value that is missing.
        let filter = "select count(*) from everything where ($1 is null or a_person = $1) and ($2 is null or a_day <= $2) and ($3 is null or a_text = $3)";
        let count = async |person: Option<PersonId>, day: Option<Day>, text: Option<&str>| {
            db.read().number(filter, bind![person, day, text]).await.unwrap()
        };
        assert_eq!(count(None, None, None).await, 2);
        assert_eq!(count(Some(full), Day::new(2028, 2, 29), Some("Ёж, ’“”")).await, 1);
        assert_eq!(count(None, Day::new(2028, 2, 28), None).await, 0);
        assert_eq!(u64::MAX.bind(), i64::MAX.bind(), "a number too large is cut, not wrapped");
    }

    async fn many_rows_go_in_with_few_statements(db: TestDb) {
        let rows = || (0..1_250_i64).map(|i| bind![format!("{i:05}"), i]).collect::<Vec<_>>();
        let before = db.statements_asked();
        let put = |tail: &'static str| {
            let rows = rows();
            db.write(rows, move |tx, rows| {
                Box::pin(async move { tx.insert_many("insert into taken (name, by_whom)", tail, rows.clone()).await })
            })
        };
        assert_eq!(put("").await.unwrap(), 1_250);
        assert_eq!(db.statements_asked() - before, 3);
        assert_eq!(put("on conflict do nothing").await.unwrap(), 0);
        assert!(put("").await.is_err());
        let sum = "select cast(sum(by_whom) as bigint) from taken";
        assert_eq!(db.read().number(sum, vec![]).await.unwrap(), 1_249 * 1_250 / 2);
    }

    async fn ids_grow_though_the_clock_stands(db: TestDb) {
        let mut ids: Vec<DeedId> = Vec::new();
        for _ in 0..20 {
            let more = db
                .write((), |tx, ()| Box::pin(async move { Ok((0..200).map(|_| tx.id()).collect::<Vec<DeedId>>()) }))
                .await
                .unwrap();
            ids.extend(more);
        }
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
        assert_eq!(ids[0].0.get_version_num(), 7);
    }

    async fn copy_is_whole_while_writes_go_on(db: TestDb) {
        set_counter(&db, 1, 41).await;
        let file = db.folder().join("copy").join("veche.sqlite");
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        if db.engine() == Engine::Postgres {
            let refused = db.copy_to(&file).await;
            assert!(matches!(&refused, Err(Stop::Refused(t)) if t.key == "backup-postgres"), "{refused:?}");
            return;
        }
        let writing = {
            let db = db.db().clone();
            tokio::spawn(async move {
                for _ in 0..50 {
                    db.write(1, add_one).await.unwrap();
                }
            })
        };
        db.copy_to(&file).await.unwrap();
        writing.await.unwrap();
        assert!(db.copy_to(&file).await.is_err(), "a copy writes over nothing");
        let place = veche_engine::Place::Folder(file.parent().unwrap().to_owned());
        let copy = Db::open(&place, db.rooms(), Arc::new(veche_engine::SystemClock)).await.unwrap();
        assert!((41..=91).contains(&counter(copy.read(), 1).await));
        copy.close().await;
    }

    async fn writes_leave_what_a_model_leaves(db: TestDb) {
        #[derive(Debug, Clone)]
        enum Op { Set(i64), Remove, SetThenStop(i64), SetThenPanic(i64) }
        let op = proptest::prop_oneof![
            4 => (0_i64..9).prop_map(Op::Set),
            2 => proptest::strategy::Just(Op::Remove),
            1 => (0_i64..9).prop_map(Op::SetThenStop),
            1 => (0_i64..9).prop_map(Op::SetThenPanic),
        ];
        // Rounds of writes at the same time, each on a key of its own, so that the model needs no order within a round.
        let rounds = proptest::collection::vec(proptest::collection::btree_map(0_i32..12, op, 1..12), 12);
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let rounds = rounds.new_tree(&mut runner).unwrap().current();
        let mut model: BTreeMap<i32, i64> = BTreeMap::new();
        for round in rounds {
            for (key, op) in &round {
                match op {
                    Op::Set(n) => drop(model.insert(*key, *n)),
                    Op::Remove => drop(model.remove(key)),
                    Op::SetThenStop(_) | Op::SetThenPanic(_) => {}
                }
            }
            let writes: Vec<_> = round
                .into_iter()
                .map(|(key, op)| {
                    let db = db.db().clone();
                    tokio::spawn(async move {
                        db.write((key, op), |tx, (key, op)| {
                            Box::pin(async move {
                                let set = "insert into counter (id, n) values ($1, $2) on conflict (id) do update set n = excluded.n";
                                match op {
                                    Op::Set(n) => tx.exec(set, bind![*key, *n]).await.map(drop),
                                    Op::Remove => tx.exec("delete from counter where id = $1", bind![*key]).await.map(drop),
                                    Op::SetThenStop(n) => {
                                        tx.exec(set, bind![*key, *n]).await?;
                                        Err(Stop::Missing)
                                    }
                                    Op::SetThenPanic(n) => {
                                        tx.exec(set, bind![*key, *n]).await?;
                                        panic!("as the model says")
                                    }
                                }
                            })
                        })
                        .await
                    })
                })
                .collect();
            for write in writes {
                drop(write.await.unwrap());
            }
            #[derive(FromQueryResult)]
            struct Row { id: i32, n: i64 }
            let rows: Vec<Row> = db.read().rows("select id, n from counter", vec![]).await.unwrap();
            let stands: BTreeMap<i32, i64> = rows.into_iter().map(|r| (r.id, r.n)).collect();
            assert_eq!(stands, model);
        }
    }
}

#[test]
fn folder_is_held_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep").join("data");
    let held = Folder::open(&path).unwrap();
    let second = Folder::open(&path).unwrap_err().to_string();
    assert!(
        second.contains("another program is using the data folder"),
        "{second}"
    );
    assert!(!second.contains('\n'));
    drop(held);
    Folder::open(&path).unwrap();
}

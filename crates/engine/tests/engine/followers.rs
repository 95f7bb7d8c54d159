//! Views, reactors and local views: each deed exactly once each, whatever happens in between.

use crate::{PROBE, deed, write_deed};
use async_trait::async_trait;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use veche_core::Stop;
use veche_engine::follow::{Followers, LocalView, Reactor, View, set_aside_list};
use veche_engine::lease::Lease;
use veche_engine::{Ask, Db, Deed, Engine, FromQueryResult, Result, Tx, bind, deed as stream};
use veche_testkit::{TestDb, both, wait_until};

/// What a follower is to do with the deeds of a certain title.
#[derive(Clone, Copy, PartialEq)]
enum Trouble {
    None,
    /// Refuses each time.
    Stops(&'static str),
    /// Sends a statement that the database refuses, each time.
    Breaks(&'static str),
    /// Panics the first time.
    PanicsOnce(&'static str),
    /// Finds the database busy the first time.
    BusyOnce(&'static str),
}

/// Writes what it sees into a table, as a view or as a reactor.
struct Probe {
    name: &'static str,
    trouble: Trouble,
    hit: AtomicBool,
    calls: AtomicU32,
}

impl Probe {
    fn new(name: &'static str, trouble: Trouble) -> Arc<Probe> {
        Arc::new(Probe {
            name,
            trouble,
            hit: AtomicBool::new(false),
            calls: AtomicU32::new(0),
        })
    }

    async fn take(&self, tx: &mut Tx, deed: &Deed) -> Result<()> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        tx.exec(
            "insert into seen (follower, deed_id, number) values ($1, $2, $3)",
            bind![self.name, deed.id, deed.number],
        )
        .await?;
        let is = |title: &str| deed.title.as_deref() == Some(title);
        match self.trouble {
            Trouble::Stops(title) if is(title) => Err(Stop::refused("cannot-take")),
            Trouble::Breaks(title) if is(title) => {
                tx.exec("select one from nowhere", vec![]).await.map(drop)
            }
            Trouble::PanicsOnce(title) if is(title) && !self.hit.swap(true, Ordering::SeqCst) => {
                panic!("in the middle")
            }
            Trouble::BusyOnce(title) if is(title) && !self.hit.swap(true, Ordering::SeqCst) => {
                Err(Stop::Busy)
            }
            _ => Ok(()),
        }
    }
}

#[async_trait]
impl View for Probe {
    fn name(&self) -> &'static str {
        self.name
    }
    fn tables(&self) -> &'static [&'static str] {
        &["seen"]
    }
    async fn apply(&self, tx: &mut Tx, deed: &Deed) -> Result<()> {
        self.take(tx, deed).await
    }
}

#[async_trait]
impl Reactor for Probe {
    fn name(&self) -> &'static str {
        self.name
    }
    async fn react(&self, tx: &mut Tx, deed: &Deed) -> Result<()> {
        self.take(tx, deed).await
    }
}

/// Keeps numbers in memory.
#[derive(Default)]
struct Local(Mutex<Vec<i64>>);

#[async_trait]
impl LocalView for Local {
    fn name(&self) -> &'static str {
        "local"
    }
    fn cursor(&self) -> i64 {
        self.0.lock().unwrap().last().copied().unwrap_or(0)
    }
    async fn apply(&self, deeds: &[Deed]) -> Result<()> {
        self.0
            .lock()
            .unwrap()
            .extend(deeds.iter().filter_map(|d| d.number));
        Ok(())
    }
}

fn view(probe: &Arc<Probe>) -> Followers {
    Followers {
        views: vec![probe.clone()],
        ..Followers::default()
    }
}

fn reactor(probe: &Arc<Probe>) -> Followers {
    Followers {
        reactors: vec![probe.clone()],
        ..Followers::default()
    }
}

/// The numbers that a follower has seen, in the order of the stream; twice seen stands twice.
async fn seen(db: &Db, follower: &str) -> Vec<i64> {
    #[derive(FromQueryResult)]
    struct Row {
        number: i64,
    }
    let sql = "select number from seen where follower = $1 order by number";
    let rows: Vec<Row> = db.read().rows(sql, bind![follower]).await.unwrap();
    rows.into_iter().map(|r| r.number).collect()
}

async fn deeds(db: &Db, titles: std::ops::RangeInclusive<u32>) {
    for title in titles {
        deed(db, &title.to_string()).await;
    }
}

fn numbers(range: std::ops::RangeInclusive<i64>) -> Vec<i64> {
    range.collect()
}

both! {
    [PROBE]

    async fn followers_take_each_deed_once_also_over_a_restart(db: TestDb) {
        let local = Arc::new(Local::default());
        let all = |local: &Arc<Local>| Followers {
            views: vec![Probe::new("view", Trouble::None)],
            reactors: vec![Probe::new("reactor", Trouble::None)],
            locals: vec![local.clone()],
        };
        deeds(&db, 1..=5).await;
        all(&local).catch_up(&db).await.unwrap();
        all(&local).catch_up(&db).await.unwrap();
        deeds(&db, 6..=9).await;
        // The same data, opened again; on PostgreSQL the dead node's leases have to end first.
        db.pass_secs(60);
        let again = db.another_node().await;
        all(&local).catch_up(&again).await.unwrap();
        for name in ["view", "reactor"] {
            assert_eq!(seen(&db, name).await, numbers(1..=9), "{name}");
        }
        assert_eq!(*local.0.lock().unwrap(), numbers(1..=9));
        let fresh = Arc::new(Local::default());
        all(&fresh).catch_up(&again).await.unwrap();
        assert_eq!(*fresh.0.lock().unwrap(), numbers(1..=9), "a local view begins at its own cursor");
    }

    async fn follower_that_dies_in_the_middle_takes_each_deed_once(db: TestDb) {
        deeds(&db, 1..=6).await;
        for name in ["view", "reactor"] {
            let probe = Probe::new(name, Trouble::PanicsOnce("4"));
            let followers = if name == "view" { view(&probe) } else { reactor(&probe) };
            followers.catch_up(&db).await.unwrap();
            assert!(probe.calls.load(Ordering::SeqCst) > 6, "the page was run again");
            assert_eq!(seen(&db, name).await, numbers(1..=6));
        }
        assert_eq!(set_aside_list(db.read()).await.unwrap(), []);
    }

    async fn rebuild_replays_a_view_and_not_a_reactor(db: TestDb) {
        let (seer, doer) = (Probe::new("view", Trouble::Stops("2")), Probe::new("reactor", Trouble::None));
        let both = Followers { views: vec![seer.clone()], reactors: vec![doer.clone()], ..Followers::default() };
        deeds(&db, 1..=4).await;
        both.catch_up(&db).await.unwrap();
        assert_eq!(seen(&db, "view").await, [1, 3, 4]);
        assert_eq!(set_aside_list(db.read()).await.unwrap().len(), 1);

        // Rebuilt by a program that can take the second deed.
        let mended = Probe::new("view", Trouble::None);
        let both = Followers { views: vec![mended], ..both };
        both.rebuild(&db, "view").await.unwrap();
        assert_eq!(db.read().number("select count(*) from seen", vec![]).await.unwrap(), 0, "its tables are emptied");
        assert_eq!(set_aside_list(db.read()).await.unwrap(), []);
        both.catch_up(&db).await.unwrap();
        assert_eq!(seen(&db, "view").await, numbers(1..=4));
        assert_eq!(doer.calls.load(Ordering::SeqCst), 4, "mail is not sent twice");
        assert!(matches!(both.rebuild(&db, "reactor").await, Err(Stop::Missing)));
    }

    async fn reaction_is_kept_by_the_deed_even_if_the_cursor_is_lost(db: TestDb) {
        let doer = Probe::new("reactor", Trouble::None);
        deeds(&db, 1..=3).await;
        reactor(&doer).catch_up(&db).await.unwrap();
        db.write((), |tx, ()| Box::pin(async move { tx.exec("delete from follower", vec![]).await })).await.unwrap();
        reactor(&doer).catch_up(&db).await.unwrap();
        assert_eq!(seen(&db, "reactor").await, numbers(1..=3));
    }

    async fn deeds_that_cannot_be_taken_are_set_aside_and_the_rest_go_on(db: TestDb) {
        deeds(&db, 1..=7).await;
        let (stops, breaks) = (Probe::new("stops", Trouble::Stops("3")), Probe::new("breaks", Trouble::Breaks("7")));
        let both = Followers { views: vec![stops], reactors: vec![breaks], ..Followers::default() };
        both.catch_up(&db).await.unwrap();
        assert_eq!(seen(&db, "stops").await, [1, 2, 4, 5, 6, 7]);
        assert_eq!(seen(&db, "breaks").await, numbers(1..=6));
        let aside = set_aside_list(db.read()).await.unwrap();
        let places: Vec<(&str, i64)> = aside.iter().map(|(n, i, _)| (n.as_str(), *i)).collect();
        assert_eq!(places, [("breaks", 7), ("stops", 3)]);
        assert_eq!(aside[1].2, "cannot-take");
        assert!(aside[0].2.contains("nowhere"), "{}", aside[0].2);
        deeds(&db, 8..=8).await;
        both.catch_up(&db).await.unwrap();
        assert_eq!(seen(&db, "breaks").await, [1, 2, 3, 4, 5, 6, 8]);
    }

    async fn busy_database_sets_no_deed_aside(db: TestDb) {
        deeds(&db, 1..=3).await;
        let probe = Probe::new("view", Trouble::BusyOnce("2"));
        assert!(matches!(view(&probe).catch_up(&db).await, Err(Stop::Busy)));
        assert_eq!(set_aside_list(db.read()).await.unwrap(), []);
        view(&probe).catch_up(&db).await.unwrap();
        assert_eq!(seen(&db, "view").await, numbers(1..=3));
    }

    async fn follower_with_nothing_new_writes_nothing(db: TestDb) {
        deeds(&db, 1..=3).await;
        let (seer, doer) = (Probe::new("view", Trouble::None), Probe::new("reactor", Trouble::None));
        let both = Followers { views: vec![seer], reactors: vec![doer], ..Followers::default() };
        both.catch_up(&db).await.unwrap();
        let before = db.commits();
        for _ in 0..5 {
            both.catch_up(&db).await.unwrap();
        }
        assert_eq!(db.commits(), before);
    }

    async fn runners_follow_by_themselves_until_told_to_stop(db: TestDb) {
        let local = Arc::new(Local::default());
        let followers = Followers {
            views: vec![Probe::new("view", Trouble::None)],
            reactors: vec![Probe::new("reactor", Trouble::Stops("5"))],
            locals: vec![local.clone()],
        };
        let (stop, stopped) = watch::channel(false);
        let runners = [
            tokio::spawn(stream::sequence(db.db().clone(), stopped.clone())),
            tokio::spawn(followers.run(db.db().clone(), stopped)),
        ];
        for round in 0..3 {
            deeds(&db, round * 3 + 1..=round * 3 + 3).await;
            let so_far = numbers(1..=i64::from(round) * 3 + 3);
            wait_until("the view has followed", async || seen(&db, "view").await == so_far).await;
            wait_until("the local view has followed", async || *local.0.lock().unwrap() == so_far).await;
        }
        wait_until("the reactor has followed", async || seen(&db, "reactor").await == [1, 2, 3, 4, 6, 7, 8, 9]).await;
        drop(stop);
        for runner in runners {
            tokio::time::timeout(Duration::from_secs(5), runner).await.expect("ends when nobody can stop it").unwrap();
        }
    }

    async fn two_nodes_together_react_once(db: TestDb) {
        // On SQLite there is one process: two runners in it stand for the nodes.
        let other = if db.engine() == Engine::Postgres { db.another_node().await } else { db.db().clone() };
        let doer = Probe::new("reactor", Trouble::None);
        let (stop, stopped) = watch::channel(false);
        let mut runners = Vec::new();
        for node in [db.db().clone(), other] {
            runners.push(tokio::spawn(stream::sequence(node.clone(), stopped.clone())));
            runners.push(tokio::spawn(reactor(&doer).run(node, stopped.clone())));
        }
        for _ in 0..4 {
            let writers: Vec<_> = (0..5)
                .map(|i| {
                    let db = db.db().clone();
                    tokio::spawn(async move { deed(&db, &i.to_string()).await })
                })
                .collect();
            for writer in writers {
                writer.await.unwrap();
            }
            // The clock passes the term of the leases, so that both nodes get their turn.
            db.pass_secs(30);
        }
        wait_until("all were reacted to", async || seen(&db, "reactor").await.len() >= 20).await;
        stop.send(true).unwrap();
        for runner in runners {
            runner.await.unwrap();
        }
        assert_eq!(seen(&db, "reactor").await, numbers(1..=20));
    }

    async fn view_and_its_cursor_move_together(db: TestDb) {
        // More than a page, so that the cursor moves several times.
        db.write((), |tx, ()| {
            Box::pin(async move {
                for i in 0..450 {
                    write_deed(tx, &i.to_string()).await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
        let probe = Probe::new("view", Trouble::None);
        let before = db.commits();
        view(&probe).catch_up(&db).await.unwrap();
        assert_eq!(seen(&db, "view").await, numbers(1..=450));
        assert_eq!(db.read().number("select cursor_number from follower where name = 'view'", vec![]).await.unwrap(), 450);
        assert!(db.commits() - before < 20, "a page is one write: {}", db.commits() - before);
    }

    async fn lease_passes_after_its_term_and_the_old_holder_writes_no_more(db: TestDb) {
        let other = db.another_node().await;
        let term = Duration::from_secs(30);
        let protected = |node: &Db, lease: &Lease| {
            let (node, lease) = (node.clone(), lease.clone());
            async move {
                node.write(lease, |tx, lease| {
                    Box::pin(async move {
                        lease.hold(tx).await?;
                        tx.exec("insert into taken (name, by_whom) values ('x', 1) on conflict (name) do update set by_whom = taken.by_whom + 1", vec![]).await
                    })
                })
                .await
            }
        };
        let first = Lease::take(&db, "press", term).await.unwrap().expect("free");
        assert!(Lease::take(&other, "press", term).await.unwrap().is_none());
        assert!(Lease::take(&other, "another", term).await.unwrap().is_some(), "leases have names");
        protected(&db, &first).await.unwrap();
        db.pass_secs(29);
        assert!(Lease::take(&db, "press", term).await.unwrap().is_some(), "prolonged");
        db.pass_secs(29);
        assert!(Lease::take(&other, "press", term).await.unwrap().is_none());
        protected(&db, &first).await.unwrap();
        db.pass_secs(2);
        let second = Lease::take(&other, "press", term).await.unwrap().expect("its term has ended");
        let late = protected(&db, &first).await;
        assert!(matches!(late, Err(Stop::Broken(_))), "{late:?}");
        protected(&other, &second).await.unwrap();
        assert_eq!(db.read().number("select by_whom from taken", vec![]).await.unwrap(), 3);
        // Back again, it is another lease: what was begun under the first stays refused.
        db.pass_secs(31);
        let third = Lease::take(&db, "press", term).await.unwrap().expect("free again");
        assert!(protected(&db, &first).await.is_err());
        protected(&db, &third).await.unwrap();
    }

    async fn lease_raced_by_nodes_is_given_once(db: TestDb) {
        if db.engine() == Engine::Sqlite {
            // One process, one node: all its tasks hold the lease together.
            assert!(Lease::take(&db, "x", Duration::from_secs(9)).await.unwrap().is_some());
            assert!(Lease::take(&db, "x", Duration::from_secs(9)).await.unwrap().is_some());
            return;
        }
        let mut nodes = Vec::new();
        for _ in 0..5 {
            nodes.push(db.another_node().await);
        }
        let takers: Vec<_> = nodes
            .into_iter()
            .map(|node| {
                tokio::spawn(async move { Lease::take(&node, "x", Duration::from_secs(9)).await.unwrap().is_some() })
            })
            .collect();
        let mut given = 0;
        for taker in takers {
            given += usize::from(taker.await.unwrap());
        }
        assert_eq!(given, 1);
    }
}

//! Jobs: their progress is seen, their end is kept, a dead node's job is begun again.

use crate::PROBE;
use async_trait::async_trait;
use serde_json::{Value as Json, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::{Notify, Semaphore, watch};
use veche_core::{JobId, Stop};
use veche_engine::job::{Job, Progress, Worker, get, run, work_one};
use veche_engine::{Actor, Db, Result};
use veche_testkit::{TestDb, both, wait_until};

/// Multiplies by two, step by step; what it does otherwise its input says.
struct Doubling {
    begun: AtomicU32,
    at_work: Notify,
    go_on: Semaphore,
}

impl Default for Doubling {
    fn default() -> Doubling {
        Doubling {
            begun: AtomicU32::new(0),
            at_work: Notify::new(),
            go_on: Semaphore::new(0),
        }
    }
}

#[async_trait]
impl Worker for Doubling {
    fn kind(&self) -> &'static str {
        "doubling"
    }

    async fn work(&self, db: &Db, job: &Job, progress: &Progress) -> Result<Json> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        progress.tell(1, 2).await?;
        match job.input["do"].as_str() {
            Some("stop") => return Err(Stop::refused("no-such-document")),
            Some("panic") => panic!("the worker panics"),
            Some("hang") => {
                self.at_work.notify_one();
                self.go_on.acquire().await.unwrap().forget();
            }
            _ => {}
        }
        assert_eq!(get(db.read(), job.id).await?.done, 1);
        progress.tell(2, 2).await?;
        Ok(json!(job.input["n"].as_i64().unwrap_or(0) * 2))
    }
}

async fn queue(db: &Db, kind: &'static str, input: Json) -> JobId {
    db.write((kind, input), |tx, (kind, input)| {
        Box::pin(async move { tx.queue(&Actor::program(), kind, input).await })
    })
    .await
    .unwrap()
}

fn workers(worker: &Arc<Doubling>) -> Vec<Arc<dyn Worker>> {
    vec![worker.clone()]
}

both! {
    [PROBE]

    async fn job_shows_its_progress_and_keeps_its_result(db: TestDb) {
        let worker = Arc::new(Doubling::default());
        let id = queue(&db, "doubling", json!({ "n": 21, "do": "hang" })).await;
        assert_eq!(get(db.read(), id).await.unwrap().state, "waiting");
        let working = {
            let (db, worker) = (db.db().clone(), worker.clone());
            tokio::spawn(async move { work_one(&db, &workers(&worker)).await })
        };
        worker.at_work.notified().await;
        let job = get(db.read(), id).await.unwrap();
        assert_eq!((job.state.as_str(), job.done, job.total, job.output), ("running", 1, 2, None));
        worker.go_on.add_permits(1);
        assert!(working.await.unwrap().unwrap());
        let job = get(db.read(), id).await.unwrap();
        let expected = Job {
            id,
            kind: "doubling".to_owned(),
            state: "done".to_owned(),
            person: None,
            input: json!({ "n": 21, "do": "hang" }),
            output: Some(json!(42)),
            error: None,
            done: 2,
            total: 2,
        };
        assert_eq!(job, expected);
        assert!(!work_one(&db, &workers(&worker)).await.unwrap(), "nothing waits");
        assert!(matches!(get(db.read(), JobId(uuid::Uuid::nil())).await, Err(Stop::Missing)));
    }

    async fn failures_are_kept_and_those_behind_are_not_held_up(db: TestDb) {
        let worker = Arc::new(Doubling::default());
        let stops = queue(&db, "doubling", json!({ "do": "stop" })).await;
        let panics = queue(&db, "doubling", json!({ "do": "panic" })).await;
        let strange = queue(&db, "unheard-of", json!(null)).await;
        let good = queue(&db, "doubling", json!({ "n": 4 })).await;
        let mut worked = 0;
        while work_one(&db, &workers(&worker)).await.unwrap() {
            worked += 1;
        }
        assert_eq!(worked, 4);
        for (id, error) in [(stops, "no-such-document"), (panics, "panicked"), (strange, "unheard-of")] {
            let job = get(db.read(), id).await.unwrap();
            assert_eq!((job.state.as_str(), job.output), ("failed", None));
            assert!(job.error.as_deref().unwrap_or_default().contains(error), "{:?}", job.error);
        }
        assert_eq!(get(db.read(), good).await.unwrap().output, Some(json!(8)));
        assert_eq!(worker.begun.load(Ordering::SeqCst), 3, "the oldest first, each once");
    }

    async fn job_of_a_dead_node_is_begun_again_and_given_up_after_three(db: TestDb) {
        let worker = Arc::new(Doubling::default());
        let id = queue(&db, "doubling", json!({ "n": 1, "do": "hang" })).await;
        let good = queue(&db, "doubling", json!({ "n": 2 })).await;
        for begun in 1..=3 {
            let node = db.another_node().await;
            let working = {
                let (node, worker) = (node.clone(), worker.clone());
                tokio::spawn(async move { work_one(&node, &workers(&worker)).await })
            };
            worker.at_work.notified().await;
            // The node dies with the job in hand.
            working.abort();
            assert!(working.await.is_err());
            assert_eq!(worker.begun.load(Ordering::SeqCst), begun);
            assert_eq!(get(db.read(), id).await.unwrap().state, "running");
            db.pass_secs(61);
        }
        assert!(work_one(&db, &workers(&worker)).await.unwrap());
        let job = get(db.read(), id).await.unwrap();
        assert_eq!(job.state, "failed");
        assert!(job.error.unwrap_or_default().contains("begun 3 times"));
        assert!(work_one(&db, &workers(&worker)).await.unwrap());
        assert_eq!(get(db.read(), good).await.unwrap().output, Some(json!(4)));
    }

    async fn node_that_lost_its_lease_does_not_write_the_result(db: TestDb) {
        let worker = Arc::new(Doubling::default());
        let other = db.another_node().await;
        let id = queue(&db, "doubling", json!({ "n": 1, "do": "hang" })).await;
        let slow = {
            let (db, worker) = (db.db().clone(), worker.clone());
            tokio::spawn(async move { work_one(&db, &workers(&worker)).await })
        };
        worker.at_work.notified().await;
        // It slept past its term (the clock jumps); another node takes the job and ends it.
        db.pass_secs(61);
        let quick = {
            let worker = worker.clone();
            tokio::spawn(async move { work_one(&other, &workers(&worker)).await })
        };
        worker.at_work.notified().await;
        worker.go_on.add_permits(2);
        let done = [slow.await.unwrap(), quick.await.unwrap()];
        assert!(done[0].is_err(), "the first holder's result is refused");
        assert!(matches!(done[1], Ok(true)), "{:?}", done[1]);
        assert_eq!(get(db.read(), id).await.unwrap().output, Some(json!(2)));
    }

    async fn worker_runs_by_itself_until_told_to_stop(db: TestDb) {
        let worker = Arc::new(Doubling::default());
        let (stop, stopped) = watch::channel(false);
        let running = tokio::spawn(run(db.db().clone(), workers(&worker), stopped));
        let id = queue(&db, "doubling", json!({ "n": 5 })).await;
        wait_until("the job is done", async || get(db.read(), id).await.unwrap().state == "done").await;
        stop.send(true).unwrap();
        tokio::time::timeout(Duration::from_secs(5), running).await.expect("it ends when told").unwrap();
    }
}

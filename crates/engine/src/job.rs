//! Long work: queued with its input, run by a worker of any node, its progress seen, its result kept.

use crate::wait::{ended, wait};
use crate::{Ask, Db, Result, Tx, bind, deed::Actor, lease::Lease};
use async_trait::async_trait;
use futures_util::FutureExt;
use sea_orm::FromQueryResult;
use serde_json::Value as Json;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;
use veche_core::{JobId, PersonId, Stop};

/// Jobs are leased for so long, and prolonged while one is at work.
const TERM: Duration = Duration::from_secs(60);

/// A job that has been begun so often and never ended is given up: it may be what kills the program.
const BEGINNINGS: i32 = 3;

/// How a job stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Its kind.
    pub kind: String,
    /// `waiting`, `running`, `done` or `failed`.
    pub state: String,
    /// Who asked for it.
    pub person: Option<PersonId>,
    /// What it was given.
    pub input: Json,
    /// What it gave.
    pub output: Option<Json>,
    /// Why it failed: the key of a sentence, or words for the log.
    pub error: Option<String>,
    /// Units done.
    pub done: i64,
    /// Units in all; 0 while unknown.
    pub total: i64,
}

/// Does the work of one kind.
#[async_trait]
pub trait Worker: Send + Sync + 'static {
    /// The kind of job it takes.
    fn kind(&self) -> &'static str;
    /// Does one. It may be begun again after a crash.
    async fn work(&self, db: &Db, job: &Job, progress: &Progress) -> Result<Json>;
}

/// Where a worker tells how far it is.
pub struct Progress {
    db: Db,
    id: JobId,
    lease: Lease,
}

impl Progress {
    /// So many of so many are done.
    ///
    /// # Errors
    /// The database fails, or another node has taken the job over: then there is no use in going on.
    pub async fn tell(&self, done: i64, total: i64) -> Result<()> {
        let input = (self.lease.clone(), self.id, done, total);
        self.db
            .write(input, |tx, (lease, id, done, total)| {
                Box::pin(async move {
                    lease.hold(tx).await?;
                    let now = tx.now();
                    tx.exec(
                        "update job set done = $2, total = $3, updated_ms = $4 where id = $1",
                        bind![*id, *done, *total, now],
                    )
                    .await
                    .map(drop)
                })
            })
            .await
    }
}

impl Tx {
    /// Queues a job.
    ///
    /// # Errors
    /// The database fails.
    pub async fn queue(&mut self, by: &Actor, kind: &str, input: &Json) -> Result<JobId> {
        let id: JobId = self.id();
        let now = self.now();
        self.exec(
            "insert into job (id, kind, state, person_id, input, done, total, created_ms, updated_ms)
             values ($1, $2, 'waiting', $3, $4, 0, 0, $5, $5)",
            bind![id, kind, by.person(), input.to_string(), now],
        )
        .await?;
        Ok(id)
    }
}

#[derive(FromQueryResult)]
struct JobRow {
    id: Uuid,
    kind: String,
    state: String,
    person_id: Option<Uuid>,
    input: String,
    output: Option<String>,
    error: Option<String>,
    done: i64,
    total: i64,
}

impl TryFrom<JobRow> for Job {
    type Error = Stop;
    fn try_from(r: JobRow) -> Result<Job> {
        Ok(Job {
            id: JobId(r.id),
            kind: r.kind,
            state: r.state,
            person: r.person_id.map(PersonId),
            input: serde_json::from_str(&r.input).map_err(Stop::broken)?,
            output: r
                .output
                .as_deref()
                .map(serde_json::from_str)
                .transpose()
                .map_err(Stop::broken)?,
            error: r.error,
            done: r.done,
            total: r.total,
        })
    }
}

const COLUMNS: &str = "id, kind, state, person_id, input, output, error, done, total";

/// A job as it stands.
///
/// # Errors
/// There is none of that id, or the database fails.
pub async fn get(db: &impl Ask, id: JobId) -> Result<Job> {
    Job::try_from(
        db.must::<JobRow>(
            &format!("select {COLUMNS} from job where id = $1"),
            bind![id],
        )
        .await?,
    )
}

/// Works until told to stop. One node works at a time; a job that a dead node left running is begun again.
pub async fn run(db: Db, workers: Vec<Arc<dyn Worker>>, mut stop: watch::Receiver<bool>) {
    while !ended(&stop) {
        let worked = match work_one(&db, &workers).await {
            Ok(worked) => worked,
            Err(e) => {
                tracing::warn!(error = %e, "jobs could not be taken; tried again");
                false
            }
        };
        if !worked {
            wait(&mut stop, None, Duration::from_millis(500)).await;
        }
    }
}

/// Does the oldest job that waits, if there is one.
///
/// # Errors
/// The database fails; a failure of the work itself is kept with the job.
pub async fn work_one(db: &Db, workers: &[Arc<dyn Worker>]) -> Result<bool> {
    let waiting = db
        .read()
        .any(
            "select 1 as one from job where state in ('waiting', 'running') limit 1",
            vec![],
        )
        .await?;
    if !waiting {
        return Ok(false);
    }
    let Some(lease) = Lease::take(db, "jobs", TERM).await? else {
        return Ok(false);
    };
    let row: Option<JobRow> = db
        .read()
        .row(&format!("select {COLUMNS} from job where state in ('waiting', 'running') order by created_ms, id limit 1"), vec![])
        .await?;
    let Some(job) = row.map(Job::try_from).transpose()? else {
        return Ok(false);
    };
    let Some(worker) = workers.iter().find(|w| w.kind() == job.kind).cloned() else {
        return finish(
            db,
            lease,
            job.id,
            Err(Stop::broken(format!("nobody works on {}", job.kind))),
        )
        .await
        .map(|()| true);
    };
    let begun = db
        .write((lease.clone(), job.id), |tx, (lease, id)| {
            Box::pin(async move {
                lease.hold(tx).await?;
                let sql = "update job set state = 'running', begun = begun + 1 where id = $1 and begun < $2";
                tx.exec(sql, bind![*id, BEGINNINGS]).await
            })
        })
        .await?;
    if begun == 0 {
        let why = format!("begun {BEGINNINGS} times and never ended");
        return finish(db, lease, job.id, Err(Stop::broken(why)))
            .await
            .map(|()| true);
    }
    let progress = Progress {
        db: db.clone(),
        id: job.id,
        lease: lease.clone(),
    };
    // Work that panics has failed; those who wait behind it have not.
    let work = std::panic::AssertUnwindSafe(worker.work(db, &job, &progress)).catch_unwind();
    let done = lease.during(db, TERM, work).await;
    let done = done.unwrap_or_else(|_| Err(Stop::broken("the work panicked")));
    finish(db, lease, job.id, done).await.map(|()| true)
}

async fn finish(db: &Db, lease: Lease, id: JobId, done: Result<Json>) -> Result<()> {
    let (state, output, error) = match done {
        Ok(json) => ("done", Some(json.to_string()), None),
        Err(stop) => {
            tracing::warn!(job = %id, error = %stop, "a job failed");
            ("failed", None, Some(stop.to_string()))
        }
    };
    db.write(
        (lease, id, state, output, error),
        |tx, (lease, id, state, output, error)| {
            Box::pin(async move {
                lease.hold(tx).await?;
                let now = tx.now();
                tx.exec(
                "update job set state = $2, output = $3, error = $4, updated_ms = $5 where id = $1",
                bind![*id, *state, output.clone(), error.clone(), now],
            )
            .await
            .map(drop)
            })
        },
    )
    .await
}

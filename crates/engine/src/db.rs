//! The database: one code path on SQLite and PostgreSQL.
//!
//! SQLite: one writer task that commits many jobs with one sync (each in a savepoint of its own), several readers. PostgreSQL: a
//! pool, SERIALIZABLE, retried on 40001 and 40P01. Measured in docs/benchmarks.md.

use crate::fault::{is_busy, must_retry};
use crate::{Bind, Result, schema};
use futures_util::FutureExt;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    DbErr, FromQueryResult, IsolationLevel, QueryResult, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, Value,
};
use std::any::Any;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, watch};
use uuid::{ContextV7, Uuid};
use veche_core::{Clock, Id, Instant, Short, Stop};

/// A future on the heap: what a write closure gives.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// At most so many jobs are committed with one sync; more would make the first of them wait too long.
const JOBS_PER_COMMIT: usize = 128;
/// A serialisation failure is normal; after so many the answer is "too busy".
const TRIES: u32 = 24;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, in the data folder.
    Sqlite,
    /// PostgreSQL, or what speaks its protocol.
    Postgres,
}

/// Where the data is.
#[derive(Debug, Clone)]
pub enum Place {
    /// A data folder with a SQLite file in it.
    Folder(PathBuf),
    /// A PostgreSQL address; blobs stay in a folder.
    Postgres(String),
}

/// The data folder, locked by this process until dropped.
#[derive(Debug)]
pub struct Folder {
    /// Its path.
    pub path: PathBuf,
    _lock: std::fs::File,
}

impl Folder {
    /// Makes the folder where it is missing, and locks it.
    ///
    /// # Errors
    /// The folder cannot be made or written, or another program holds it.
    pub fn open(path: &Path) -> std::io::Result<Folder> {
        std::fs::create_dir_all(path)?;
        let lock = std::fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Folder {
                path: path.to_owned(),
                _lock: lock,
            }),
            Err(std::fs::TryLockError::WouldBlock) => Err(std::io::Error::new(
                std::io::ErrorKind::ResourceBusy,
                format!(
                    "another program is using the data folder {}",
                    path.display()
                ),
            )),
            Err(std::fs::TryLockError::Error(e)) => Err(e),
        }
    }
}

type Job =
    Box<dyn for<'a> Fn(&'a mut Tx) -> BoxFuture<'a, Result<Box<dyn Any + Send>>> + Send + Sync>;

struct Waiting {
    job: Job,
    answer: oneshot::Sender<Result<Box<dyn Any + Send>>>,
}

tokio::task_local! {
    /// Set while a write closure runs, so that a write inside a write is found out on both engines: on SQLite it would wait for itself.
    static WRITING: ();
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    read: Read,
    pool: DatabaseConnection,
    writer: Option<mpsc::Sender<Waiting>>,
    writing: Writing,
    node: Uuid,
}

/// What all writes of a node share.
#[derive(Clone)]
struct Writing {
    engine: Engine,
    clock: Arc<dyn Clock>,
    asked: Arc<AtomicU64>,
    commits: Arc<AtomicU64>,
    ids: Arc<Mutex<ContextV7>>,
    bell: watch::Sender<u64>,
}

impl Writing {
    fn tx(&self, conn: DatabaseTransaction) -> Tx {
        Tx {
            conn,
            engine: self.engine,
            now: self.clock.now(),
            deeds: 0,
            asked: self.asked.clone(),
            ids: self.ids.clone(),
            fault: Mutex::new(None),
        }
    }

    fn committed(&self, deeds: u64) {
        self.commits.fetch_add(1, Ordering::Relaxed);
        if deeds > 0 {
            self.bell.send_modify(|n| *n += deeds);
        }
    }
}

/// Answers questions; changes nothing. Cheap to clone.
#[derive(Clone)]
pub struct Read {
    conn: DatabaseConnection,
    asked: Arc<AtomicU64>,
}

/// A transaction under way. What it did is undone when the closure stops with an error.
pub struct Tx {
    conn: DatabaseTransaction,
    engine: Engine,
    now: Instant,
    deeds: u64,
    asked: Arc<AtomicU64>,
    ids: Arc<Mutex<ContextV7>>,
    /// The first statement that the database refused. PostgreSQL ends the transaction there and would still say "done" to a commit.
    fault: Mutex<Option<DbErr>>,
}

impl Db {
    /// Opens the database and brings its tables up to date.
    ///
    /// # Errors
    /// It cannot be reached, or a newer program has used it.
    pub async fn open(
        place: &Place,
        rooms: &[schema::Migrations],
        clock: Arc<dyn Clock>,
    ) -> Result<Db> {
        let (engine, pool, reader) = match place {
            Place::Folder(folder) => {
                let file = folder.join("veche.sqlite");
                let write = connect(sqlite(&file, "rwc", 1)).await?;
                let read = connect(sqlite(&file, "rwc", 8)).await?;
                (Engine::Sqlite, write, read)
            }
            Place::Postgres(url) => {
                let mut options = ConnectOptions::new(url.clone());
                options
                    .max_connections(16)
                    .min_connections(1)
                    .sqlx_logging(false)
                    .acquire_timeout(Duration::from_secs(15));
                options.set_application_name("veche");
                let pool = connect(options).await?;
                (Engine::Postgres, pool.clone(), pool)
            }
        };
        schema::migrate(&pool, engine, rooms).await?;
        if engine == Engine::Sqlite && rooms.iter().any(|r| r.room == crate::MIGRATIONS.room) {
            // One program at a time opens the folder: whoever held a lease is dead, and nobody need wait for its term to end.
            pool.execute_unprepared("update lease set until_ms = 0")
                .await
                .map_err(Stop::broken)?;
        }
        let writing = Writing {
            engine,
            clock,
            asked: Arc::new(AtomicU64::new(0)),
            commits: Arc::new(AtomicU64::new(0)),
            ids: Arc::new(Mutex::new(ContextV7::new())),
            bell: watch::Sender::new(0),
        };
        let writer = (engine == Engine::Sqlite).then(|| {
            let (send, receive) = mpsc::channel(1_024);
            tokio::spawn(write_in_turn(pool.clone(), receive, writing.clone()));
            send
        });
        Ok(Db {
            engine,
            read: Read {
                conn: reader,
                asked: writing.asked.clone(),
            },
            pool,
            writer,
            writing,
            node: Uuid::from_u128(rand::random()),
        })
    }

    /// Which database it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// For questions.
    pub fn read(&self) -> &Read {
        &self.read
    }

    /// The clock that transactions go by.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.writing.clock
    }

    /// The present instant by that clock.
    pub fn now(&self) -> Instant {
        self.writing.clock.now()
    }

    /// Rings when deeds were committed here; followers wait for it.
    pub fn bell(&self) -> watch::Receiver<u64> {
        self.writing.bell.subscribe()
    }

    /// Wakes the followers of this node.
    pub(crate) fn ring(&self) {
        self.writing.bell.send_modify(|_| {});
    }

    /// This opened database among all that share the data: the holder of its leases.
    pub(crate) fn node(&self) -> Uuid {
        self.node
    }

    /// How many times this node has committed: what group commit saves is seen here.
    pub fn commits(&self) -> u64 {
        self.writing.commits.load(Ordering::SeqCst)
    }

    /// How many statements have been asked so far: for the guard that a list costs the same at one row and at three.
    pub fn statements_asked(&self) -> u64 {
        self.read.asked.load(Ordering::SeqCst)
    }

    /// Changes the data: runs `act` in one serialisable transaction, with `input` lent to it, and gives its answer once that is on
    /// the disk. `act` may be run twice and must touch nothing but the transaction: a write inside a write is refused.
    ///
    /// A statement that the database refuses undoes the whole write on both engines, also when `act` goes on after it.
    ///
    /// ```ignore
    /// db.write((actor, line, new), |tx, (actor, line, new)| Box::pin(commands::report(tx, actor, *line, new))).await
    /// ```
    ///
    /// # Errors
    /// Whatever `act` stops with; [`Stop::Busy`] when others were in the way too often; broken when it panics.
    pub async fn write<I, T, F>(&self, input: I, act: F) -> Result<T>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        F: for<'a> Fn(&'a mut Tx, &'a I) -> BoxFuture<'a, Result<T>> + Send + Sync + 'static,
    {
        not_within_a_write()?;
        match &self.writer {
            Some(writer) => {
                let (input, act) = (Arc::new(input), Arc::new(act));
                let job: Job = Box::new(move |tx| {
                    let (input, act) = (input.clone(), act.clone());
                    Box::pin(async move {
                        act(tx, &input)
                            .await
                            .map(|t| Box::new(t) as Box<dyn Any + Send>)
                    })
                });
                let (answer, hear) = oneshot::channel();
                writer
                    .send(Waiting { job, answer })
                    .await
                    .map_err(|_| Stop::broken("the database writer has ended"))?;
                let any = hear
                    .await
                    .map_err(|_| Stop::broken("the database writer dropped a job"))??;
                any.downcast::<T>()
                    .map(|t| *t)
                    .map_err(|_| Stop::broken("a job answered with another type"))
            }
            None => {
                self.write_pooled(IsolationLevel::Serializable, &input, &act)
                    .await
            }
        }
    }

    /// The same, on PostgreSQL at READ COMMITTED: for the sequencer, which must not conflict with those who append.
    pub(crate) async fn write_committed<I, T, F>(&self, input: I, act: F) -> Result<T>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        F: for<'a> Fn(&'a mut Tx, &'a I) -> BoxFuture<'a, Result<T>> + Send + Sync + 'static,
    {
        match self.engine {
            Engine::Sqlite => self.write(input, act).await,
            Engine::Postgres => {
                not_within_a_write()?;
                self.write_pooled(IsolationLevel::ReadCommitted, &input, &act)
                    .await
            }
        }
    }

    async fn write_pooled<I, T, F>(&self, level: IsolationLevel, input: &I, act: &F) -> Result<T>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        F: for<'a> Fn(&'a mut Tx, &'a I) -> BoxFuture<'a, Result<T>> + Send + Sync + 'static,
    {
        for attempt in 0..TRIES {
            if attempt > 0 {
                // Full jitter, growing to about a third of a second: many who collide must not collide again together.
                let most = 5u64 << attempt.min(6);
                tokio::time::sleep(Duration::from_millis(1 + rand::random::<u64>() % most)).await;
            }
            let conn = self
                .pool
                .begin_with_config(Some(level), None)
                .await
                .map_err(Stop::broken)?;
            let mut tx = self.writing.tx(conn);
            let done = run(act(&mut tx, input)).await;
            match tx.outcome(done) {
                Ok(t) => {
                    let deeds = tx.deeds;
                    match tx.conn.commit().await {
                        Ok(()) => {
                            self.writing.committed(deeds);
                            return Ok(t);
                        }
                        Err(e) if must_retry(&e) => {}
                        Err(e) => return Err(Stop::broken(e)),
                    }
                }
                Err(stop) => {
                    let again = tx.fault().is_some_and(|e| must_retry(&e));
                    // The transaction is gone either way; a failing rollback has nothing to add to the reason.
                    let _ = tx.conn.rollback().await;
                    if !again {
                        return Err(stop);
                    }
                }
            }
        }
        Err(Stop::Busy)
    }

    /// Copies the whole SQLite database into a new file while it serves.
    ///
    /// # Errors
    /// On PostgreSQL (its own tools do this), or when the file exists or cannot be written.
    pub async fn copy_to(&self, file: &Path) -> Result<()> {
        if self.engine != Engine::Sqlite {
            return Err(Stop::refused("backup-postgres"));
        }
        let target = file.display().to_string();
        let statement =
            Statement::from_sql_and_values(DbBackend::Sqlite, "vacuum into $1", [target.into()]);
        self.read
            .conn
            .execute_raw(statement)
            .await
            .map(drop)
            .map_err(Stop::broken)
    }

    /// The same from outside: copies the database of a folder while another program serves from it. Takes no lock and changes nothing.
    ///
    /// # Errors
    /// There is no database, or the file exists or cannot be written.
    pub async fn copy_of(folder: &Path, file: &Path) -> Result<()> {
        let conn = connect(sqlite(&folder.join("veche.sqlite"), "ro", 1)).await?;
        let target = file.display().to_string();
        let statement =
            Statement::from_sql_and_values(DbBackend::Sqlite, "vacuum into $1", [target.into()]);
        let copied = conn
            .execute_raw(statement)
            .await
            .map(drop)
            .map_err(Stop::broken);
        // What was copied stands in the file; closing has nothing to add.
        let _ = conn.close().await;
        copied
    }

    /// Ends all connections: the last thing a program or a test does.
    pub async fn close(self) {
        drop(self.writer);
        // Closing fails only when it is closed already.
        let _ = self.read.conn.close_by_ref().await;
        let _ = self.pool.close_by_ref().await;
    }

    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.pool
    }
}

/// The file is given as a path, not within the address: a folder may be called `50% ready?`.
fn sqlite(file: &Path, mode: &str, connections: u32) -> ConnectOptions {
    let file = file.to_owned();
    let mut options = ConnectOptions::new(format!("sqlite://veche.sqlite?mode={mode}"));
    options
        .max_connections(connections)
        .min_connections(1)
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(15));
    options.map_sqlx_sqlite_opts(move |o| {
        use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
        o.filename(&file)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-16000")
    });
    options
}

/// Connects. A new SQLite file is switched to WAL by whoever comes first, and that switch does not wait as statements do: whoever
/// comes at the same moment is told "busy" at once, and tries again.
async fn connect(options: ConnectOptions) -> Result<DatabaseConnection> {
    let mut tries = 0;
    loop {
        match Database::connect(options.clone()).await {
            Err(e) if tries < 100 && is_busy(&e) => {
                tries += 1;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            done => return done.map_err(Stop::broken),
        }
    }
}

/// A write inside a write would wait for itself on SQLite, and see another state than its own on PostgreSQL.
fn not_within_a_write() -> Result<()> {
    if WRITING.try_with(|()| ()).is_ok() {
        return Err(Stop::broken(
            "a write was begun inside a write: pass the transaction down instead",
        ));
    }
    Ok(())
}

/// Runs what a write does. A panic must not take the writer, and everybody behind it, along.
async fn run<T>(act: impl Future<Output = Result<T>>) -> Result<T> {
    let act = std::panic::AssertUnwindSafe(WRITING.scope((), act));
    act.catch_unwind()
        .await
        .unwrap_or_else(|_| Err(Stop::broken("a write panicked")))
}

/// The one writer of SQLite: takes what waits, runs each in a savepoint, commits once, then answers all.
async fn write_in_turn(
    pool: DatabaseConnection,
    mut waiting: mpsc::Receiver<Waiting>,
    writing: Writing,
) {
    let mut batch = Vec::with_capacity(JOBS_PER_COMMIT);
    while waiting.recv_many(&mut batch, JOBS_PER_COMMIT).await > 0 {
        let mut answers = Vec::with_capacity(batch.len());
        let committed = write_batch(&pool, &writing, &mut batch, &mut answers).await;
        if let Err(e) = &committed {
            tracing::warn!(error = %e, "the database could not commit");
        }
        for (answer, done) in answers {
            // A caller who has gone needs no answer.
            let _ = answer.send(match &committed {
                Ok(()) => done,
                Err(e) => done.and_then(|_| Err(Stop::broken(e.clone()))),
            });
        }
        for left in batch.drain(..) {
            let e = committed.clone().err();
            let _ = left.answer.send(Err(e.map_or(Stop::Busy, Stop::broken)));
        }
    }
}

type Answer = (
    oneshot::Sender<Result<Box<dyn Any + Send>>>,
    Result<Box<dyn Any + Send>>,
);

/// Runs a batch and commits it. When a savepoint cannot be kept or undone (SQLite ends the transaction by itself where the disk is full),
/// nothing of the batch is kept, and what was not run yet is left in it.
async fn write_batch(
    pool: &DatabaseConnection,
    writing: &Writing,
    batch: &mut Vec<Waiting>,
    answers: &mut Vec<Answer>,
) -> Result<(), DbErr> {
    let outer = pool
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    let mut deeds = 0;
    // From the end, so that what is taken off is taken cheaply; turned, so that the first come is served first.
    batch.reverse();
    while let Some(Waiting { job, answer }) = batch.pop() {
        let mut tx = writing.tx(outer.begin().await?);
        let done = run(job(&mut tx)).await;
        let done = tx.outcome(done);
        let kept = match &done {
            Ok(_) => {
                deeds += tx.deeds;
                tx.conn.commit().await
            }
            Err(_) => tx.conn.rollback().await,
        };
        answers.push((answer, done));
        kept?;
    }
    outer.commit().await?;
    writing.committed(deeds);
    Ok(())
}

/// What can be asked: one portable statement with `$1`, `$2`, … and its values.
pub trait Ask: Send + Sync {
    /// All rows.
    fn all(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<QueryResult>>> + Send;

    /// All rows, as `R`.
    fn rows<R: FromQueryResult + Send>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<R>>> + Send {
        async move {
            let rows = self.all(sql, values).await?;
            rows.iter()
                .map(|r| R::from_query_result(r, "").map_err(Stop::broken))
                .collect()
        }
    }

    /// The first row, if there is one.
    fn row<R: FromQueryResult + Send>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Option<R>>> + Send {
        async move { Ok(self.rows(sql, values).await?.into_iter().next()) }
    }

    /// The first row; without one, the record is missing.
    fn must<R: FromQueryResult + Send>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<R>> + Send {
        async move { self.row(sql, values).await?.ok_or(Stop::Missing) }
    }

    /// A count, or another whole number (`bigint`) in the first column.
    fn number(&self, sql: &str, values: Vec<Value>) -> impl Future<Output = Result<i64>> + Send {
        async move {
            let rows = self.all(sql, values).await?;
            let row = rows.first().ok_or(Stop::Missing)?;
            row.try_get_by_index::<Option<i64>>(0)
                .map(Option::unwrap_or_default)
                .map_err(Stop::broken)
        }
    }

    /// Whether there is any row.
    fn any(&self, sql: &str, values: Vec<Value>) -> impl Future<Output = Result<bool>> + Send {
        async move { Ok(!self.all(sql, values).await?.is_empty()) }
    }
}

async fn ask(
    conn: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
    asked: &AtomicU64,
) -> Result<Vec<QueryResult>, DbErr> {
    asked.fetch_add(1, Ordering::Relaxed);
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    conn.query_all_raw(statement).await
}

impl Ask for Read {
    async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>> {
        ask(&self.conn, sql, values, &self.asked)
            .await
            .map_err(Stop::broken)
    }
}

impl Ask for Tx {
    async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>> {
        ask(&self.conn, sql, values, &self.asked)
            .await
            .map_err(|e| self.refused(e))
    }
}

impl Tx {
    /// Remembers the first statement that was refused.
    fn refused(&self, e: DbErr) -> Stop {
        let mut fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        fault.get_or_insert_with(|| e.clone());
        Stop::broken(e)
    }

    fn fault(&self) -> Option<DbErr> {
        let fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        fault.clone()
    }

    /// What a write came to: a refused statement is the end of it, also where its closure went on.
    fn outcome<T>(&self, done: Result<T>) -> Result<T> {
        match (done, self.fault()) {
            (Ok(_), Some(e)) => Err(Stop::broken(e)),
            (done, _) => done,
        }
    }

    /// Changes rows; gives how many.
    ///
    /// # Errors
    /// The database refuses the statement. Where "once" may be hit from two sides, write `on conflict do nothing` and look at the
    /// number: an error would end the transaction on PostgreSQL.
    pub async fn exec(&mut self, sql: &str, values: Vec<Value>) -> Result<u64> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let statement =
            Statement::from_sql_and_values(self.conn.get_database_backend(), sql, values);
        Ok(self
            .conn
            .execute_raw(statement)
            .await
            .map_err(|e| self.refused(e))?
            .rows_affected())
    }

    /// Inserts many rows of equal width with few statements. `into` is the statement up to `values`.
    ///
    /// # Errors
    /// The database refuses a row.
    pub async fn insert_many(
        &mut self,
        into: &str,
        tail: &str,
        rows: Vec<Vec<Value>>,
    ) -> Result<u64> {
        let Some(width) = rows.first().map(Vec::len).filter(|w| *w > 0) else {
            return Ok(0);
        };
        // SQLite takes 32,766 values a statement, PostgreSQL 65,535; a few hundred rows are as fast as more.
        let per = (8_000 / width).clamp(1, 500);
        let mut count = 0;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let chunk: Vec<Vec<Value>> = rows.by_ref().take(per).collect();
            let mut sql = format!("{into} values ");
            for i in 0..chunk.len() {
                sql.push_str(if i == 0 { "(" } else { ", (" });
                for j in 0..width {
                    if j > 0 {
                        sql.push_str(", ");
                    }
                    sql.push_str(&format!("${}", i * width + j + 1));
                }
                sql.push(')');
            }
            sql.push(' ');
            sql.push_str(tail);
            count += self
                .exec(&sql, chunk.into_iter().flatten().collect())
                .await?;
        }
        Ok(count)
    }

    /// The instant of this transaction: the same for all that it writes.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Which database it runs on. For diagnostics; rules must not ask.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// A new id, by the transaction's instant. Ids that one node makes grow, also within a millisecond: what was written later sorts
    /// later.
    pub fn id<I: Id>(&self) -> I {
        let ms = u64::try_from(self.now.0).unwrap_or(0);
        let nanos = u32::try_from(ms % 1_000).unwrap_or(0) * 1_000_000;
        let context = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        let stamp = uuid::Timestamp::from_unix(&*context, ms / 1_000, nanos);
        I::of(Uuid::new_v7(stamp))
    }

    /// A new address, drawn at random; the table's unique index holds that none is used twice.
    pub fn short(&self) -> Short {
        Short::from_bits(rand::random())
    }

    pub(crate) fn count_deed(&mut self) {
        self.deeds += 1;
    }

    /// Adds a record of a file by its content; twice is once.
    ///
    /// # Errors
    /// The database fails.
    pub async fn keep_blob(
        &mut self,
        fingerprint: &crate::Fingerprint,
        size: u64,
        media_type: &str,
    ) -> Result<()> {
        let now = self.now;
        self.exec(
            "insert into blob (fingerprint, size, media_type, created_ms) values ($1, $2, $3, $4) on conflict do nothing",
            vec![fingerprint.as_str().bind(), size.bind(), media_type.bind(), now.bind()],
        )
        .await
        .map(drop)
    }
}

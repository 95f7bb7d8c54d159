//! A database per test: a SQLite file in a folder of its own, or a schema of its own on a PostgreSQL that is already running.

use sea_orm::{ConnectionTrait, Database};
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use veche_core::{Clock, Instant};
use veche_engine::{Blobs, Db, Engine, Migrations, Place, Result, SetClock};

/// Where [`TestDb`] finds PostgreSQL. `./check` starts one and sets it.
const POSTGRES: &str = "VECHE_POSTGRES";

/// The instant at which the clock of a test stands at first: 2026-03-02T09:00:00Z, a Monday noon in Moscow.
const START: Instant = Instant(1_772_442_000_000);

/// The address of the PostgreSQL for tests.
///
/// # Panics
/// There is none: a test on PostgreSQL that silently does not run would be a lie.
pub fn postgres_url() -> String {
    std::env::var(POSTGRES).unwrap_or_else(|_| {
        panic!(
            "{POSTGRES} is not set, so this test has no PostgreSQL. `./check` starts one by itself; by hand: \
             export {POSTGRES}=postgres://user@127.0.0.1:5432/database, or leave these tests out with \
             -E 'not test(/(^|::)postgres$/)'"
        )
    })
}

/// A database of one test, with a clock that stands until the test moves it. It is a [`Db`]; dropped, its data is gone.
pub struct TestDb {
    db: Db,
    clock: Arc<SetClock>,
    rooms: Vec<Migrations>,
    place: Place,
    folder: TempDir,
    schema: Option<String>,
}

impl Deref for TestDb {
    type Target = Db;
    fn deref(&self) -> &Db {
        &self.db
    }
}

impl TestDb {
    /// An empty database with the tables of these rooms, and the engine's own.
    ///
    /// # Panics
    /// It cannot be made.
    pub async fn open(engine: Engine, rooms: &[Migrations]) -> TestDb {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (place, schema) = match engine {
            Engine::Sqlite => (Place::Folder(folder.path().to_owned()), None),
            Engine::Postgres => {
                let url = postgres_url();
                // The folder's name is drawn at random; it serves for the schema too.
                let name = folder
                    .path()
                    .file_name()
                    .and_then(|n| n.to_str())
                    .unwrap_or("x");
                // An unquoted name in search_path is folded to lower case.
                let name: String = name
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .map(|c| c.to_ascii_lowercase())
                    .collect();
                let schema = format!("test_{}_{name}", std::process::id());
                must_execute(&url, &format!("create schema \"{schema}\"")).await;
                let glue = if url.contains('?') { '&' } else { '?' };
                let place =
                    Place::Postgres(format!("{url}{glue}options=-c%20search_path%3D{schema}"));
                (place, Some(schema))
            }
        };
        let mut all = vec![veche_engine::MIGRATIONS];
        all.extend(
            rooms
                .iter()
                .filter(|r| r.room != veche_engine::MIGRATIONS.room),
        );
        let clock = Arc::new(SetClock::at(START));
        let db = Db::open(&place, &all, clock.clone())
            .await
            .unwrap_or_else(|e| panic!("the database of a test does not open: {e}"));
        TestDb {
            db,
            clock,
            rooms: all,
            place,
            folder,
            schema,
        }
    }

    /// The database itself, to be cloned into tasks.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The clock.
    pub fn clock(&self) -> &SetClock {
        &self.clock
    }

    /// Moves the clock on (back when negative).
    pub fn pass_secs(&self, secs: i64) {
        self.clock.set(self.clock.now().plus_secs(secs));
    }

    /// The rooms whose tables it has, the engine's first.
    pub fn rooms(&self) -> &[Migrations] {
        &self.rooms
    }

    /// Where it is: to open it by other means.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// A folder of this test.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A store of files in that folder.
    ///
    /// # Panics
    /// The folder cannot be written.
    pub fn blobs(&self) -> Blobs {
        Blobs::open(&self.folder.path().join("blobs")).expect("a store of files")
    }

    /// Another node on the same data: holds leases of its own, shares the clock.
    ///
    /// # Panics
    /// It does not open.
    pub async fn another_node(&self) -> Db {
        self.open_with(&self.rooms)
            .await
            .unwrap_or_else(|e| panic!("another node does not open: {e}"))
    }

    /// Opens the same data as a program that knows other migrations.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_with(&self, rooms: &[Migrations]) -> Result<Db> {
        Db::open(&self.place, rooms, self.clock.clone()).await
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        let Some(schema) = self.schema.take() else {
            return;
        };
        let sql = format!("set lock_timeout = '3s'; drop schema if exists \"{schema}\" cascade");
        let url = postgres_url();
        // A destructor cannot wait for a future of the runtime that it runs in, so it takes a thread with one of its own. What
        // cannot be dropped (a node still writes) is left to the end of the cluster.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?;
            runtime
                .block_on(execute(&url, &sql))
                .map_err(std::io::Error::other)
        });
        drop(dropped.join());
    }
}

async fn execute(url: &str, sql: &str) -> std::result::Result<(), sea_orm::DbErr> {
    let mut options = sea_orm::ConnectOptions::new(url);
    options
        .max_connections(1)
        .connect_timeout(Duration::from_secs(10))
        .sqlx_logging(false);
    let conn = Database::connect(options).await?;
    conn.execute_unprepared(sql).await?;
    conn.close().await
}

async fn must_execute(url: &str, sql: &str) {
    execute(url, sql)
        .await
        .unwrap_or_else(|e| panic!("the PostgreSQL at {POSTGRES} does not answer: {e}"));
}

/// Waits until a condition holds, looking every ten milliseconds.
///
/// # Panics
/// It does not hold after twenty seconds.
pub async fn wait_until<F: Future<Output = bool>>(what: &str, mut holds: impl FnMut() -> F) {
    for _ in 0..2_000 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("waited for twenty seconds, and still not so: {what}");
}

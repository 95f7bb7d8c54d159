//! Followers of the stream of deeds, of three kinds.
//!
//! A [`View`] keeps tables in the database and its cursor moves in the same transaction; it can be rebuilt from zero. A [`LocalView`]
//! keeps something on this node (an index, a cache, open pages) and its own cursor. A [`Reactor`] runs a room's command once per
//! deed, and a rebuild never replays it.

use crate::fault::is_passing;
use crate::wait::{ended, wait};
use crate::{Ask, Db, Deed, Result, Tx, bind, deed, lease::Lease};
use async_trait::async_trait;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use veche_core::Stop;

/// So many deeds are read at once.
const PAGE: i64 = 200;

/// Derived tables in the database.
#[async_trait]
pub trait View: Send + Sync + 'static {
    /// Its name, under which the cursor stands.
    fn name(&self) -> &'static str;
    /// The tables that a rebuild empties.
    fn tables(&self) -> &'static [&'static str];
    /// Takes one deed into the tables.
    async fn apply(&self, tx: &mut Tx, deed: &Deed) -> Result<()>;
}

/// Something derived on each node.
#[async_trait]
pub trait LocalView: Send + Sync + 'static {
    /// Its name, for the log.
    fn name(&self) -> &'static str;
    /// Where it stands; deeds after this number are given.
    fn cursor(&self) -> i64;
    /// Takes deeds, in order, and moves its cursor.
    async fn apply(&self, deeds: &[Deed]) -> Result<()>;
}

/// A command that follows a deed.
#[async_trait]
pub trait Reactor: Send + Sync + 'static {
    /// Its name, under which "once" is held.
    fn name(&self) -> &'static str;
    /// Acts on one deed, in the transaction that records that it did.
    async fn react(&self, tx: &mut Tx, deed: &Deed) -> Result<()>;
}

/// All followers of a program.
#[derive(Clone, Default)]
pub struct Followers {
    /// Views.
    pub views: Vec<Arc<dyn View>>,
    /// Reactors.
    pub reactors: Vec<Arc<dyn Reactor>>,
    /// Local views.
    pub locals: Vec<Arc<dyn LocalView>>,
}

#[derive(Clone)]
enum Leased {
    View(Arc<dyn View>),
    Reactor(Arc<dyn Reactor>),
}

impl Leased {
    fn name(&self) -> &'static str {
        match self {
            Leased::View(v) => v.name(),
            Leased::Reactor(r) => r.name(),
        }
    }

    async fn take(&self, tx: &mut Tx, deed: &Deed) -> Result<()> {
        match self {
            Leased::View(v) => v.apply(tx, deed).await,
            Leased::Reactor(r) => {
                let first = tx
                    .exec("insert into reaction (name, deed_id) values ($1, $2) on conflict do nothing", bind![r.name(), deed.id])
                    .await?;
                if first == 1 {
                    r.react(tx, deed).await
                } else {
                    Ok(())
                }
            }
        }
    }
}

impl Followers {
    fn leased(&self) -> impl Iterator<Item = Leased> + '_ {
        let views = self.views.iter().cloned().map(Leased::View);
        views.chain(self.reactors.iter().cloned().map(Leased::Reactor))
    }

    /// Follows until told to stop.
    pub async fn run(self, db: Db, mut stop: watch::Receiver<bool>) {
        let mut bell = db.bell();
        while !ended(&stop) {
            let mut moved = 0;
            for follower in self.leased() {
                match step(&db, &follower).await {
                    Ok(n) => moved += n,
                    Err(e) => {
                        tracing::warn!(follower = follower.name(), error = %e, "a follower stopped; tried again")
                    }
                }
            }
            for local in &self.locals {
                match local_step(&db, local.as_ref()).await {
                    Ok(n) => moved += n,
                    Err(e) => {
                        tracing::warn!(follower = local.name(), error = %e, "a local view stopped; tried again")
                    }
                }
            }
            if moved == 0 {
                wait(&mut stop, Some(&mut bell), Duration::from_millis(700)).await;
            }
        }
    }

    /// Follows until everything that is committed has been taken: for tests, the demo and the command line.
    ///
    /// # Errors
    /// The database fails.
    pub async fn catch_up(&self, db: &Db) -> Result<()> {
        loop {
            while deed::number_waiting(db).await? > 0 {}
            let mut moved = 0;
            for follower in self.leased() {
                moved += step(db, &follower).await?;
            }
            for local in &self.locals {
                moved += local_step(db, local.as_ref()).await?;
            }
            if moved == 0 {
                return Ok(());
            }
        }
    }

    /// Empties a view's tables and sets its cursor to zero; the next run fills them again.
    ///
    /// # Errors
    /// There is no view of that name, or the database fails.
    pub async fn rebuild(&self, db: &Db, name: &str) -> Result<()> {
        let view = self
            .views
            .iter()
            .find(|v| v.name() == name)
            .cloned()
            .ok_or(Stop::Missing)?;
        db.write(view, |tx, view| {
            Box::pin(async move {
                for table in view.tables() {
                    tx.exec(&format!("delete from {table}"), vec![]).await?;
                }
                tx.exec(
                    "delete from follower_aside where name = $1",
                    bind![view.name()],
                )
                .await?;
                tx.exec("delete from follower where name = $1", bind![view.name()])
                    .await
                    .map(drop)
            })
        })
        .await
    }
}

/// One page of one leased follower. When a page fails, its deeds go one by one, and those that fail alone are set aside.
async fn step(db: &Db, follower: &Leased) -> Result<u64> {
    // Most calls find nothing new; they must not cost a write.
    let cursor = db
        .read()
        .number(
            "select max(cursor_number) from follower where name = $1",
            bind![follower.name()],
        )
        .await?;
    if deed::after(db.read(), cursor, 1).await?.is_empty() {
        return Ok(0);
    }
    let Some(lease) = Lease::take(db, follower.name(), Duration::from_secs(20)).await? else {
        return Ok(0);
    };
    match page(db, follower, &lease, PAGE).await {
        Err(e) if !is_passing(&e) => {
            tracing::warn!(follower = follower.name(), error = %e, "a page of deeds failed; taken one by one");
        }
        done => return done,
    }
    let mut moved = 0;
    for _ in 0..PAGE {
        match page(db, follower, &lease, 1).await {
            Ok(0) => break,
            Ok(n) => moved += n,
            // The database was in the way: no deed is to blame.
            Err(e) if is_passing(&e) => return Err(e),
            Err(e) => moved += set_aside(db, follower, &lease, e.to_string()).await?,
        }
    }
    Ok(moved)
}

async fn page(db: &Db, follower: &Leased, lease: &Lease, limit: i64) -> Result<u64> {
    db.write(
        (follower.clone(), lease.clone(), limit),
        |tx, (follower, lease, limit)| {
            Box::pin(async move {
                lease.hold(tx).await?;
                let cursor = cursor(tx, follower.name()).await?;
                let deeds = deed::after(tx, cursor, *limit).await?;
                for deed in &deeds {
                    follower.take(tx, deed).await?;
                }
                move_cursor(tx, follower.name(), &deeds).await?;
                Ok(deeds.len() as u64)
            })
        },
    )
    .await
}

async fn set_aside(db: &Db, follower: &Leased, lease: &Lease, error: String) -> Result<u64> {
    db.write((follower.name(), lease.clone(), error), |tx, (name, lease, error)| {
        Box::pin(async move {
            lease.hold(tx).await?;
            let cursor = cursor(tx, name).await?;
            let deeds = deed::after(tx, cursor, 1).await?;
            for deed in &deeds {
                let now = tx.now();
                tx.exec(
                    "insert into follower_aside (name, number, error, at_ms) values ($1, $2, $3, $4) on conflict do nothing",
                    bind![*name, deed.number, error, now],
                )
                .await?;
            }
            move_cursor(tx, name, &deeds).await?;
            Ok(deeds.len() as u64)
        })
    })
    .await
}

async fn cursor(tx: &Tx, name: &str) -> Result<i64> {
    tx.number(
        "select max(cursor_number) from follower where name = $1",
        bind![name],
    )
    .await
}

async fn move_cursor(tx: &mut Tx, name: &str, deeds: &[Deed]) -> Result<()> {
    let Some(last) = deeds.last().and_then(|d| d.number) else {
        return Ok(());
    };
    tx.exec(
        "insert into follower (name, cursor_number) values ($1, $2) on conflict (name) do update set cursor_number = excluded.cursor_number",
        bind![name, last],
    )
    .await
    .map(drop)
}

async fn local_step(db: &Db, local: &dyn LocalView) -> Result<u64> {
    let deeds = deed::after(db.read(), local.cursor(), PAGE).await?;
    if !deeds.is_empty() {
        local.apply(&deeds).await?;
    }
    Ok(deeds.len() as u64)
}

/// Deeds that followers set aside: name, number, why.
///
/// # Errors
/// The database fails.
pub async fn set_aside_list(db: &impl Ask) -> Result<Vec<(String, i64, String)>> {
    #[derive(sea_orm::FromQueryResult)]
    struct Row {
        name: String,
        number: i64,
        error: String,
    }
    let rows: Vec<Row> = db
        .rows(
            "select name, number, error from follower_aside order by name, number",
            vec![],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| (r.name, r.number, r.error))
        .collect())
}

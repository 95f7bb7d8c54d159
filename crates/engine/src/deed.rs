//! The stream of deeds and its order.
//!
//! `deed` is insert-only. On SQLite the one writer numbers a deed in the transaction that writes it; on PostgreSQL transactions commit
//! in another order than they began, so one leased sequencer numbers what it sees committed. Followers read by number, without gaps.

use crate::wait::{ended, wait};
use crate::{Ask, Db, Engine, Result, Tx, bind, lease::Lease};
use sea_orm::FromQueryResult;
use serde_json::Value as Json;
use std::time::Duration;
use uuid::Uuid;
use veche_core::{
    Audience, DeedId, Instant, Leave, Object, Official, PersonId, Scope, SeatId, Standing, Stop,
    Verb,
};

/// Who acts: where they stand, and in which office they do this.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Where the person stands now; the gate looks at it.
    pub standing: Standing,
}

impl Actor {
    /// Somebody who stands so.
    pub fn new(standing: Standing) -> Actor {
        Actor { standing }
    }

    /// The program itself: reactors, the operator's commands.
    pub fn program() -> Actor {
        Actor {
            standing: Standing::operator(),
        }
    }

    /// The person, where it is one.
    pub fn person(&self) -> Option<PersonId> {
        self.standing.person
    }
}

/// A deed as it stands in the stream.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// Its id.
    pub id: DeedId,
    /// Its place in the order; `None` while it is not numbered.
    pub number: Option<i64>,
    /// When.
    pub at: Instant,
    /// Who; `None` for the program.
    pub person: Option<PersonId>,
    /// In which office.
    pub seat: Option<SeatId>,
    /// What was done.
    pub verb: Verb,
    /// Kind of the record.
    pub kind: String,
    /// The record.
    pub object: Uuid,
    /// Its title then.
    pub title: Option<String>,
    /// Its path then.
    pub path: Option<String>,
    /// For which part of the federation.
    pub scope: Scope,
    /// Who may see it.
    pub audience: Audience,
    /// Whether it belongs to the official record.
    pub official: bool,
    /// A small payload, with the version of its form.
    pub payload: (i32, Json),
}

/// What a command writes into the stream.
#[derive(Debug, Clone)]
pub struct NewDeed {
    /// What was done.
    pub verb: Verb,
    /// To which record.
    pub object: Object,
    /// For which part of the federation.
    pub scope: Scope,
    /// Who may see it.
    pub audience: Audience,
    /// Whether it is official.
    pub official: Official,
    /// The office in which it was done, by the leave that was given.
    pub seat: Option<SeatId>,
    /// Payload, version 1 of its verb and kind.
    pub payload: Json,
}

impl NewDeed {
    /// A deed for members of the federation, official, without payload.
    pub fn new(verb: Verb, object: Object, leave: &Leave) -> NewDeed {
        NewDeed {
            verb,
            object,
            scope: leave.scope(),
            audience: Audience::Members,
            official: Official::Yes,
            seat: leave.seat(),
            payload: Json::Null,
        }
    }

    /// For another part of the federation than the leave's.
    #[must_use]
    pub fn scope(self, scope: Scope) -> NewDeed {
        NewDeed { scope, ..self }
    }

    /// For another audience.
    #[must_use]
    pub fn audience(self, audience: Audience) -> NewDeed {
        NewDeed { audience, ..self }
    }

    /// Not part of the official record.
    #[must_use]
    pub fn unofficial(self) -> NewDeed {
        NewDeed {
            official: Official::No,
            ..self
        }
    }

    /// With a payload.
    #[must_use]
    pub fn payload(self, payload: Json) -> NewDeed {
        NewDeed { payload, ..self }
    }
}

impl Tx {
    /// Writes a deed in this transaction.
    ///
    /// # Errors
    /// The database fails.
    pub async fn deed(&mut self, by: &Actor, new: NewDeed) -> Result<DeedId> {
        let id: DeedId = self.id();
        let (scope_kind, scope_id) = new.scope.parts();
        let now = self.now();
        self.exec(
            "insert into deed (id, at_ms, person_id, seat_id, verb, object_kind, object_id, title, path, scope_kind, scope_id,
             audience, official, payload_version, payload)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14)",
            bind![
                id,
                now,
                by.person(),
                new.seat,
                new.verb.code(),
                new.object.kind,
                new.object.id,
                new.object.title,
                new.object.path,
                scope_kind,
                scope_id,
                new.audience.code(),
                new.official == Official::Yes,
                new.payload.to_string()
            ],
        )
        .await?;
        match self.engine() {
            Engine::Sqlite => number(self, id).await?,
            Engine::Postgres => self
                .exec("insert into deed_waiting (deed_id) values ($1)", bind![id])
                .await
                .map(drop)?,
        }
        self.count_deed();
        Ok(id)
    }
}

async fn number(tx: &mut Tx, id: DeedId) -> Result<()> {
    tx.exec(
        "insert into deed_order (number, deed_id) select coalesce(max(number), 0) + 1, $1 from deed_order",
        bind![id],
    )
    .await
    .map(drop)
}

/// Numbers committed deeds until told to stop. Every node runs it; the lease lets one work. Does nothing on SQLite.
pub async fn sequence(db: Db, mut stop: tokio::sync::watch::Receiver<bool>) {
    if db.engine() == Engine::Sqlite {
        return;
    }
    let mut bell = db.bell();
    while !ended(&stop) {
        let moved = match number_waiting(&db).await {
            Ok(n) => n,
            Err(e) => {
                tracing::warn!(error = %e, "deeds could not be numbered; tried again");
                0
            }
        };
        if moved == 0 {
            wait(&mut stop, Some(&mut bell), Duration::from_millis(400)).await;
        }
    }
}

/// Numbers what is committed and waits; gives how many. 0 also where another node holds the lease.
///
/// # Errors
/// The database fails.
pub async fn number_waiting(db: &Db) -> Result<u64> {
    if db.engine() == Engine::Sqlite {
        return Ok(0);
    }
    // Most calls find nothing; they must not cost a write.
    let waiting = "select 1 from deed_waiting limit 1";
    if !db.read().any(waiting, vec![]).await? {
        return Ok(0);
    }
    let Some(lease) = Lease::take(db, "sequencer", Duration::from_secs(10)).await? else {
        return Ok(0);
    };
    let moved = db
        .write_committed(lease, |tx, lease| {
            Box::pin(async move {
                lease.hold(tx).await?;
                #[derive(FromQueryResult)]
                struct Row {
                    deed_id: Uuid,
                }
                let rows: Vec<Row> = tx
                    .rows(
                        "select w.deed_id from deed_waiting w join deed d on d.id = w.deed_id order by d.at_ms, d.id limit 500",
                        vec![],
                    )
                    .await?;
                for row in &rows {
                    let id = DeedId(row.deed_id);
                    number(tx, id).await?;
                    tx.exec("delete from deed_waiting where deed_id = $1", bind![id]).await?;
                }
                Ok(rows.len() as u64)
            })
        })
        .await?;
    if moved > 0 {
        // Those who follow looked when the deeds were committed, and saw none in order yet.
        db.ring();
    }
    Ok(moved)
}

#[derive(FromQueryResult)]
struct DeedRow {
    id: Uuid,
    number: Option<i64>,
    at_ms: i64,
    person_id: Option<Uuid>,
    seat_id: Option<Uuid>,
    verb: String,
    object_kind: String,
    object_id: Uuid,
    title: Option<String>,
    path: Option<String>,
    scope_kind: String,
    scope_id: Uuid,
    audience: String,
    official: bool,
    payload_version: i32,
    payload: String,
}

impl TryFrom<DeedRow> for Deed {
    type Error = Stop;
    fn try_from(r: DeedRow) -> Result<Deed> {
        let odd = || Stop::broken(format!("deed {} cannot be read", r.id));
        Ok(Deed {
            id: DeedId(r.id),
            number: r.number,
            at: Instant(r.at_ms),
            person: r.person_id.map(PersonId),
            seat: r.seat_id.map(SeatId),
            verb: Verb::parse(&r.verb).ok_or_else(odd)?,
            scope: Scope::of(&r.scope_kind, r.scope_id).ok_or_else(odd)?,
            audience: Audience::parse(&r.audience).ok_or_else(odd)?,
            kind: r.object_kind,
            object: r.object_id,
            title: r.title,
            path: r.path,
            official: r.official,
            payload: (
                r.payload_version,
                serde_json::from_str(&r.payload).map_err(Stop::broken)?,
            ),
        })
    }
}

const COLUMNS: &str = "d.id, o.number, d.at_ms, d.person_id, d.seat_id, d.verb, d.object_kind, d.object_id, d.title, d.path, d.scope_kind,
    d.scope_id, d.audience, d.official, d.payload_version, d.payload";

/// Deeds after a number, in order, at most `limit`.
///
/// # Errors
/// The database fails.
pub async fn after(db: &impl Ask, number: i64, limit: i64) -> Result<Vec<Deed>> {
    let sql = format!(
        "select {COLUMNS} from deed_order o join deed d on d.id = o.deed_id where o.number > $1 order by o.number limit $2"
    );
    read(db, &sql, bind![number, limit]).await
}

/// The history of one record, oldest first, also what is not numbered yet. At most `limit`.
///
/// # Errors
/// The database fails.
pub async fn of(db: &impl Ask, kind: &str, object: Uuid, limit: i64) -> Result<Vec<Deed>> {
    let sql = format!(
        "select {COLUMNS} from deed d left join deed_order o on o.deed_id = d.id where d.object_kind = $1 and d.object_id = $2
         order by d.at_ms, d.id limit $3"
    );
    read(db, &sql, bind![kind, object, limit]).await
}

/// The latest deeds with these audiences, newest first, before an instant. For "what was done" lists.
///
/// # Errors
/// The database fails.
pub async fn latest(
    db: &impl Ask,
    audiences: &[Audience],
    before: Option<(Instant, DeedId)>,
    limit: i64,
) -> Result<Vec<Deed>> {
    let list: Vec<String> = audiences
        .iter()
        .map(|a| format!("'{}'", a.code()))
        .collect();
    let (at, id) = before.unwrap_or((Instant(i64::MAX), DeedId(Uuid::max())));
    let sql = format!(
        "select {COLUMNS} from deed d left join deed_order o on o.deed_id = d.id
         where d.audience in ({}) and (d.at_ms, d.id) < ($1, $2) order by d.at_ms desc, d.id desc limit $3",
        if list.is_empty() { "''".to_owned() } else { list.join(", ") }
    );
    read(db, &sql, bind![at, id, limit]).await
}

async fn read(db: &impl Ask, sql: &str, values: Vec<sea_orm::Value>) -> Result<Vec<Deed>> {
    db.rows::<DeedRow>(sql, values)
        .await?
        .into_iter()
        .map(Deed::try_from)
        .collect()
}

/// The number of the last deed in order; 0 when there is none.
///
/// # Errors
/// The database fails.
pub async fn last_number(db: &impl Ask) -> Result<i64> {
    db.number("select max(number) from deed_order", vec![])
        .await
}

//! The register's tables. The only place with their SQL.

mod charter;
mod find;
mod people;
mod seats;
mod units;

pub use charter::*;
pub use find::*;
pub use people::*;
pub use seats::*;
pub use units::*;

use crate::model::Span;
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;
use veche_core::name::fold;
use veche_core::{BodyId, Day, Instant, Leave, Names, PersonId, Short, Stop, Tongue};
use veche_engine::{Ask, Bind, FromQueryResult, Result, Tx, Value, bind};

/// The one record that was asked for.
fn one<T>(found: Vec<T>) -> Result<T> {
    found.into_iter().next().ok_or(Stop::Missing)
}

/// A condition of a statement that is put together: pieces joined by `and`, each value with its number.
#[derive(Default)]
pub(crate) struct Where {
    parts: Vec<String>,
    values: Vec<Value>,
}

impl Where {
    /// A piece in which each `{}` stands for the next value.
    pub(crate) fn and(&mut self, piece: &str, values: Vec<Value>) -> &mut Where {
        let mut out = String::with_capacity(piece.len() + 8);
        let mut values = values.into_iter();
        let mut rest = piece;
        while let Some((before, after)) = rest.split_once("{}") {
            out.push_str(before);
            if let Some(value) = values.next() {
                self.values.push(value);
                out.push_str(&format!("${}", self.values.len()));
            }
            rest = after;
        }
        out.push_str(rest);
        self.parts.push(out);
        self
    }

    /// A column among values; nothing matches an empty list.
    pub(crate) fn among(&mut self, column: &str, values: Vec<Value>) -> &mut Where {
        let marks = vec!["{}"; values.len()].join(", ");
        let piece = if values.is_empty() {
            "1 = 0".to_owned()
        } else {
            format!("{column} in ({marks})")
        };
        self.and(&piece, values)
    }

    /// A stretch of days `prefix.from_day`, `prefix.to_day` that holds a day.
    pub(crate) fn on(&mut self, prefix: &str, day: Day) -> &mut Where {
        self.and(
            &format!("({prefix}.from_day is null or {prefix}.from_day <= {{}}) and ({prefix}.to_day is null or {prefix}.to_day > {{}})"),
            bind![day, day],
        )
    }

    /// The search key of `prefix` holds every word that was typed.
    pub(crate) fn words(&mut self, prefix: &str, typed: &str) -> &mut Where {
        for (a, b) in crate::rules::search::patterns(typed) {
            self.and(
                &format!("({prefix}.search like {{}} escape '\\' or {prefix}.search like {{}} escape '\\')"),
                bind![a, b],
            );
        }
        self
    }

    /// ` where …`, or nothing.
    pub(crate) fn sql(&self) -> String {
        if self.parts.is_empty() {
            String::new()
        } else {
            format!(" where {}", self.parts.join(" and "))
        }
    }

    /// A value more, for the part after the condition; gives its mark.
    pub(crate) fn value(&mut self, value: impl Bind) -> String {
        self.values.push(value.bind());
        format!("${}", self.values.len())
    }

    pub(crate) fn into_values(self) -> Vec<Value> {
        self.values
    }

    pub(crate) fn values(&self) -> Vec<Value> {
        self.values.clone()
    }
}

/// Which rows of a list: search, order, place. Filters are the lists' own.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Words as typed.
    pub q: String,
    /// Largest first.
    pub down: bool,
    /// After the row with this sort key and id.
    pub after: Option<(String, Uuid)>,
    /// At most so many; one more than a page shows whether there is a next.
    pub limit: i64,
}

impl Look {
    pub(crate) fn keyset(&self, sort: &str, id: &str, w: &mut Where) -> String {
        let (sign, dir) = if self.down {
            ("<", "desc")
        } else {
            (">", "asc")
        };
        if let Some((key, after)) = &self.after {
            w.and(
                &format!("({sort}, {id}) {sign} ({{}}, {{}})"),
                bind![key, *after],
            );
        }
        let limit = self.limit.max(1);
        let condition = w.sql();
        let limit = w.value(limit);
        format!("{condition} order by {sort} {dir}, {id} {dir} limit {limit}")
    }
}

/// Whether the federation has been founded here.
pub async fn founded(db: &impl Ask) -> Result<bool> {
    db.any("select 1 as one from founding", vec![]).await
}

/// Writes the founding decision; gives whether this was the first.
pub async fn insert_founding(
    tx: &mut Tx,
    _leave: &Leave,
    body: BodyId,
    on: Day,
    decision: &str,
) -> Result<bool> {
    let now = tx.now();
    let n = tx
        .exec(
            "insert into founding (id, at_ms, body_id, decided_on, decision) values (1, $1, $2, $3, $4) on conflict do nothing",
            bind![now, body, on, decision],
        )
        .await?;
    Ok(n == 1)
}

/// The founding decision: body, day, text.
pub async fn founding(db: &impl Ask) -> Result<Option<(BodyId, Day, String)>> {
    #[derive(FromQueryResult)]
    struct Row {
        body_id: Uuid,
        decided_on: NaiveDate,
        decision: String,
    }
    let row: Option<Row> = db
        .row(
            "select body_id, decided_on, decision from founding where id = 1",
            vec![],
        )
        .await?;
    Ok(row.map(|r| (BodyId(r.body_id), Day(r.decided_on), r.decision)))
}

/// Counts a change of the register.
pub async fn bump(tx: &mut Tx) -> Result<()> {
    tx.exec(
        "update register_version set version = version + 1 where id = 1",
        vec![],
    )
    .await
    .map(drop)
}

/// The register's version.
pub async fn version(db: &impl Ask) -> Result<i64> {
    db.number("select version from register_version where id = 1", vec![])
        .await
}

/// Keeps a version of a record, as it is from now on.
pub async fn keep(
    tx: &mut Tx,
    kind: &str,
    id: Uuid,
    version: i64,
    by: Option<PersonId>,
    body: &impl Serialize,
) -> Result<()> {
    let now = tx.now();
    let body = serde_json::to_string(body).map_err(Stop::broken)?;
    tx.exec(
        "insert into register_history (kind, object_id, version, at_ms, by_person, body) values ($1, $2, $3, $4, $5, $6)",
        bind![kind, id, version, now, by, body],
    )
    .await
    .map(drop)
}

/// A version of a record that was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// From 1.
    pub number: i64,
    /// When it was written.
    pub at: Instant,
    /// By whom; none for the program.
    pub by: Option<PersonId>,
    /// The record as JSON.
    pub body: String,
}

/// Every version of a record, oldest first.
pub async fn history(db: &impl Ask, kind: &str, id: Uuid) -> Result<Vec<Version>> {
    #[derive(FromQueryResult)]
    struct Row {
        version: i64,
        at_ms: i64,
        by_person: Option<Uuid>,
        body: String,
    }
    let rows: Vec<Row> = db
        .rows(
            "select version, at_ms, by_person, body from register_history where kind = $1 and object_id = $2 order by version",
            bind![kind, id],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| Version {
            number: r.version,
            at: Instant(r.at_ms),
            by: r.by_person.map(PersonId),
            body: r.body,
        })
        .collect())
}

pub(crate) fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Span {
    Span {
        from: from.map(Day),
        to: to.map(Day),
    }
}

pub(crate) fn names(json: &str) -> Result<Names> {
    serde_json::from_str(json).map_err(Stop::broken)
}

pub(crate) fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Stop::broken)
}

pub(crate) fn short(s: &str) -> Result<Short> {
    Short::parse(s).ok_or_else(|| odd("address", s))
}

pub(crate) fn odd(what: &str, value: &str) -> Stop {
    Stop::broken(format!("the register holds an odd {what}: {value}"))
}

pub(crate) fn sort_key(names: &Names, tongue: Tongue) -> String {
    fold(names.get(tongue))
}

pub(crate) fn ids<I: veche_core::Id>(all: &[I]) -> Vec<Value> {
    all.iter().map(|i| i.uuid().bind()).collect()
}

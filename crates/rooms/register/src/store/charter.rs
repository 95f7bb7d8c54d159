//! Offices as a decision changes them, and what the charter says of the whole body.

use super::{keep, odd, to_json};
use crate::model::{BodyCharter, OfficeFacts, Quorum};
use chrono::NaiveDate;
use veche_core::{BodyId, Day, Leave, OfficeId, PersonId};
use veche_engine::{Ask, FromQueryResult, Result, Tx, bind};

/// Writes an office over the version that the person had before them; gives whether it was that.
pub async fn update_office(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    id: OfficeId,
    version: i64,
    f: &OfficeFacts,
) -> Result<bool> {
    let n = tx
        .exec(
            "update office set names = $3, seats = $4, from_day = $5, to_day = $6, version = version + 1 where id = $1 and version = $2",
            bind![id, version, to_json(&f.names)?, f.seats, f.span.from, f.span.to],
        )
        .await?;
    if n == 1 {
        keep(tx, "office", id.0, version + 1, by, f).await?;
    }
    Ok(n == 1)
}

/// What the charter of a body says of the whole body, where a decision has said something.
pub async fn body_charter(db: &impl Ask, body: BodyId) -> Result<Option<BodyCharter>> {
    #[derive(FromQueryResult)]
    struct Row {
        quorum: Option<String>,
        decision: String,
        from_day: NaiveDate,
        version: i64,
    }
    let row: Option<Row> = db
        .row(
            "select quorum, decision, from_day, version from charter where body_id = $1",
            bind![body],
        )
        .await?;
    row.map(|r| {
        let quorum = r
            .quorum
            .map(|q| Quorum::parse(&q).ok_or_else(|| odd("quorum", &q)))
            .transpose()?;
        Ok(BodyCharter {
            quorum,
            decision: r.decision,
            from: Day(r.from_day),
            version: r.version,
        })
    })
    .transpose()
}

/// Writes the charter of a body over a version (0: there was none); gives whether it was that.
pub async fn put_body_charter(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    body: BodyId,
    c: &BodyCharter,
) -> Result<bool> {
    let quorum = c.quorum.map(Quorum::code);
    let n = if c.version == 0 {
        tx.exec(
            "insert into charter (body_id, quorum, decision, from_day, version) values ($1, $2, $3, $4, 1) on conflict do nothing",
            bind![body, quorum, &c.decision, c.from],
        )
        .await?
    } else {
        tx.exec(
            "update charter set quorum = $3, decision = $4, from_day = $5, version = version + 1 where body_id = $1 and version = $2",
            bind![body, c.version, quorum, &c.decision, c.from],
        )
        .await?
    };
    if n == 1 {
        keep(tx, "charter", body.0, c.version + 1, by, c).await?;
    }
    Ok(n == 1)
}

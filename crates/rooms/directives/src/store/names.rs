//! Names that were learned at reviews.

use super::party;
use crate::model::LearnedName;
use uuid::Uuid;
use veche_core::name::fold;
use veche_core::{DocumentId, Instant, Leave, Party, PersonId, Right};
use veche_engine::{Ask, FromQueryResult, Result, Tx, bind};

/// All of them, the latest first.
///
/// # Errors
/// The database fails.
pub async fn learned_names(db: &impl Ask) -> Result<Vec<LearnedName>> {
    #[derive(FromQueryResult)]
    struct R {
        id: Uuid,
        name: String,
        party_kind: String,
        party_id: Uuid,
        document_id: Uuid,
        by_person: Option<Uuid>,
        at_ms: i64,
    }
    let rows: Vec<R> = db
        .rows(
            "select id, name, party_kind, party_id, document_id, by_person, at_ms from learned_name order by at_ms desc, id desc",
            vec![],
        )
        .await?;
    rows.into_iter()
        .map(|r| {
            Ok(LearnedName {
                id: r.id,
                name: r.name,
                party: party(&r.party_kind, r.party_id)?,
                document: DocumentId(r.document_id),
                by: r.by_person.map(PersonId),
                at: Instant(r.at_ms),
            })
        })
        .collect()
}

/// Keeps a name; one that stood for another party stands for this one from now on.
///
/// # Errors
/// The database fails.
pub async fn learn_name(
    tx: &mut Tx,
    leave: &Leave,
    name: &str,
    party: Party,
    document: DocumentId,
    by: Option<PersonId>,
) -> Result<()> {
    debug_assert_eq!(leave.right(), Right::AdoptDocument);
    let (id, now) = (Uuid::now_v7(), tx.now());
    let (kind, of) = party.parts();
    tx.exec(
        "insert into learned_name (id, name_key, name, party_kind, party_id, document_id, by_person, at_ms)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (name_key) do update set name = excluded.name, party_kind = excluded.party_kind, party_id = excluded.party_id,
             document_id = excluded.document_id, by_person = excluded.by_person, at_ms = excluded.at_ms",
        bind![id, fold(name), name, kind, of, document, by, now],
    )
    .await
    .map(drop)
}

/// Forgets a name; `false` when it is not there.
///
/// # Errors
/// The database fails.
pub async fn forget_name(tx: &mut Tx, leave: &Leave, id: Uuid) -> Result<bool> {
    debug_assert_eq!(leave.right(), Right::PrepareDocument);
    Ok(tx
        .exec("delete from learned_name where id = $1", bind![id])
        .await?
        == 1)
}

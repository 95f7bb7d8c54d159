//! Drafts.

use super::{file, json, to_json, word};
use crate::model::{Draft, KeptFile, Working};
use uuid::Uuid;
use veche_core::{DraftId, Instant, Leave, PersonId, Right, Short, Stop, Tongue};
use veche_engine::{Ask, FromQueryResult, Result, Tx, bind};

#[derive(FromQueryResult)]
struct DraftRow {
    id: Uuid,
    short: String,
    by_person: Option<Uuid>,
    state: String,
    title: String,
    tongue: String,
    source_text: String,
    original_blob: Option<String>,
    original_name: Option<String>,
    original_type: Option<String>,
    working: String,
    version: i64,
    updated_ms: i64,
}

impl TryFrom<DraftRow> for Draft {
    type Error = Stop;
    fn try_from(r: DraftRow) -> Result<Draft> {
        Ok(Draft {
            id: DraftId(r.id),
            short: word(Short::parse(&r.short), "draft")?,
            by: r.by_person.map(PersonId),
            state: r.state,
            title: r.title,
            tongue: word(Tongue::parse(&r.tongue), "draft")?,
            source: r.source_text,
            original: file(r.original_blob, r.original_name, r.original_type),
            working: json(&r.working)?,
            version: r.version,
            updated: Instant(r.updated_ms),
        })
    }
}

const COLUMNS: &str = "id, short, by_person, state, title, tongue, source_text, original_blob, original_name, original_type, working,
    version, updated_ms";

/// A draft by its address.
pub async fn draft(db: &impl Ask, short: Short) -> Result<Draft> {
    db.must::<DraftRow>(
        &format!("select {COLUMNS} from draft where short = $1"),
        bind![short],
    )
    .await?
    .try_into()
}

/// Open drafts, the latest first.
pub async fn open_drafts(db: &impl Ask, limit: i64) -> Result<Vec<Draft>> {
    drafts_in(db, "open", limit).await
}

/// Drafts that were put aside, the latest first.
pub async fn dropped_drafts(db: &impl Ask, limit: i64) -> Result<Vec<Draft>> {
    drafts_in(db, "dropped", limit).await
}

async fn drafts_in(db: &impl Ask, state: &'static str, limit: i64) -> Result<Vec<Draft>> {
    let sql = format!(
        "select {COLUMNS} from draft where state = $2 order by updated_ms desc, id limit $1"
    );
    db.rows::<DraftRow>(&sql, bind![limit, state])
        .await?
        .into_iter()
        .map(Draft::try_from)
        .collect()
}

/// What a new draft consists of.
pub struct NewDraft<'a> {
    /// Who brings it in.
    pub by: Option<PersonId>,
    /// What it is called in lists.
    pub title: &'a str,
    /// Language.
    pub tongue: Tongue,
    /// Text.
    pub source: &'a str,
    /// The text's fingerprint.
    pub fingerprint: &'a str,
    /// The file.
    pub original: Option<&'a KeptFile>,
    /// What was read.
    pub working: &'a Working,
}

/// Keeps a new draft.
pub async fn insert_draft(
    tx: &mut Tx,
    leave: &Leave,
    new: NewDraft<'_>,
) -> Result<(DraftId, Short)> {
    debug_assert_eq!(leave.right(), Right::PrepareDocument);
    let (id, short, now): (DraftId, _, _) = (tx.id(), tx.short(), tx.now());
    tx.exec(
        "insert into draft (id, short, by_person, state, title, tongue, source_text, source_fingerprint, original_blob, original_name,
         original_type, working, version, created_ms, updated_ms) values ($1, $2, $3, 'open', $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $12)",
        bind![
            id,
            short,
            new.by,
            new.title,
            new.tongue.code(),
            new.source,
            new.fingerprint,
            new.original.map(|o| o.blob.clone()),
            new.original.map(|o| o.name.clone()),
            new.original.map(|o| o.media_type.clone()),
            to_json(new.working)?,
            now
        ],
    )
    .await?;
    Ok((id, short))
}

/// Writes a working copy over the version that was read; `false` when another was faster.
pub async fn update_working(
    tx: &mut Tx,
    leave: &Leave,
    draft: &Draft,
    working: &Working,
    title: &str,
) -> Result<bool> {
    debug_assert_eq!(leave.right(), Right::PrepareDocument);
    let now = tx.now();
    let moved = tx
        .exec(
            "update draft set working = $3, title = $4, version = version + 1, updated_ms = $5
             where id = $1 and version = $2 and state = 'open'",
            bind![draft.id, draft.version, to_json(working)?, title, now],
        )
        .await?;
    Ok(moved == 1)
}

/// Ends a draft: `adopted` or `dropped`. `false` when it was ended before.
pub async fn end_draft(
    tx: &mut Tx,
    _leave: &Leave,
    id: DraftId,
    state: &'static str,
) -> Result<bool> {
    let now = tx.now();
    let ended = tx
        .exec("update draft set state = $2, updated_ms = $3, version = version + 1 where id = $1 and state = 'open'", bind![id, state, now])
        .await?;
    Ok(ended == 1)
}

/// Takes back a draft that was put aside; `false` when it is not one.
pub async fn take_up_draft(tx: &mut Tx, leave: &Leave, id: DraftId) -> Result<bool> {
    debug_assert_eq!(leave.right(), Right::PrepareDocument);
    let now = tx.now();
    let taken = tx
        .exec(
            "update draft set state = 'open', updated_ms = $2, version = version + 1 where id = $1 and state = 'dropped'",
            bind![id, now],
        )
        .await?;
    Ok(taken == 1)
}

/// An open draft of the same text by the same person since an instant (milliseconds).
pub async fn same_draft(
    db: &impl Ask,
    by: Option<PersonId>,
    fingerprint: &str,
    since: i64,
) -> Result<Option<Short>> {
    #[derive(FromQueryResult)]
    struct R {
        short: String,
    }
    let found: Option<R> = db
        .row(
            "select short from draft where source_fingerprint = $1 and by_person = $2 and state = 'open' and created_ms >= $3
             order by created_ms desc limit 1",
            bind![fingerprint, by, since],
        )
        .await?;
    found
        .map(|r| word(Short::parse(&r.short), "draft"))
        .transpose()
}

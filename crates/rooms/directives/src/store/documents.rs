//! Adopted documents, their items and directives, extracts.

use super::finding::documents_asked;
use super::{file, json, marks, maybe_party, party, to_json, word};
use crate::model::{
    Count, Directive, Document, DocumentRow, Extract, Item, KeptFile, Kind, Nature, Owned, Part,
    Stage, Stretch,
};
use crate::rules::Asked;
use std::collections::HashMap;
use uuid::Uuid;
use veche_core::name::fold;
use veche_core::{
    BodyId, ConvocationId, Day, Deadline, DirectiveId, DocumentId, DraftId, ExtractId, Instant,
    ItemId, Leave, Party, PersonId, Right, Short, Stop, Tongue,
};
use veche_engine::{Ask, Bind, FromQueryResult, Result, Tx, Value, bind};

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    short: String,
    kind: String,
    number: String,
    adopted_on: chrono::NaiveDate,
    place: Option<String>,
    title: String,
    body_id: Uuid,
    convocation_id: Option<Uuid>,
    tongue: String,
    source_text: String,
    source_fingerprint: String,
    original_blob: Option<String>,
    original_name: Option<String>,
    original_type: Option<String>,
    scan_blob: Option<String>,
    scan_name: Option<String>,
    scan_type: Option<String>,
    present: Option<i32>,
    members: Option<i32>,
    votes_for: Option<i32>,
    votes_against: Option<i32>,
    votes_abstained: Option<i32>,
    signatories: String,
    preamble: Option<String>,
    resolving: Option<String>,
    unfulfilled: String,
    archival: bool,
    entered_ms: i64,
}

impl TryFrom<Row> for Document {
    type Error = Stop;
    fn try_from(r: Row) -> Result<Document> {
        let n = |n: Option<i32>| n.and_then(|n| u32::try_from(n).ok());
        Ok(Document {
            id: DocumentId(r.id),
            short: word(Short::parse(&r.short), "document")?,
            kind: word(Kind::parse(&r.kind), "document")?,
            number: r.number,
            adopted_on: Day(r.adopted_on),
            place: r.place,
            title: r.title,
            body: BodyId(r.body_id),
            convocation: r.convocation_id.map(ConvocationId),
            tongue: word(Tongue::parse(&r.tongue), "document")?,
            source: r.source_text,
            fingerprint: r.source_fingerprint,
            original: file(r.original_blob, r.original_name, r.original_type),
            scan: file(r.scan_blob, r.scan_name, r.scan_type),
            count: Count {
                present: n(r.present),
                members: n(r.members),
                votes_for: n(r.votes_for),
                against: n(r.votes_against),
                abstained: n(r.votes_abstained),
            },
            signatories: json(&r.signatories)?,
            preamble: r.preamble.as_deref().map(json).transpose()?,
            resolving: r.resolving,
            unfulfilled: json(&r.unfulfilled)?,
            archival: r.archival,
            entered: Instant(r.entered_ms),
        })
    }
}

const COLUMNS: &str = "id, short, kind, number, adopted_on, place, title, body_id, convocation_id, tongue, source_text, source_fingerprint,
    original_blob, original_name, original_type, scan_blob, scan_name, scan_type, present, members, votes_for, votes_against,
    votes_abstained, signatories, preamble, resolving, unfulfilled, archival, entered_ms";

/// A document by its address.
pub async fn document(db: &impl Ask, short: Short) -> Result<Document> {
    db.must::<Row>(
        &format!("select {COLUMNS} from document where short = $1"),
        bind![short],
    )
    .await?
    .try_into()
}

/// A document by its id.
pub async fn document_by_id(db: &impl Ask, id: DocumentId) -> Result<Document> {
    db.must::<Row>(
        &format!("select {COLUMNS} from document where id = $1"),
        bind![id],
    )
    .await?
    .try_into()
}

/// Documents by their ids, in one statement; in no order. At most some hundred.
pub async fn documents_by_id(db: &impl Ask, ids: &[DocumentId]) -> Result<Vec<Document>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let values: Vec<Value> = ids.iter().map(|id| id.bind()).collect();
    let sql = format!(
        "select {COLUMNS} from document where id in ({})",
        marks(1, ids.len())
    );
    let rows = db.rows::<Row>(&sql, values).await?;
    rows.into_iter().map(Document::try_from).collect()
}

/// The document that a draft became, by its number.
pub async fn number_of_draft(db: &impl Ask, draft: DraftId) -> Result<Option<(String, Short)>> {
    #[derive(FromQueryResult)]
    struct One {
        number: String,
        short: String,
    }
    let row: Option<One> = db
        .row(
            "select number, short from document where draft_id = $1",
            bind![draft],
        )
        .await?;
    row.map(|r| Ok((r.number, word(Short::parse(&r.short), "document")?)))
        .transpose()
}

/// Documents by number: for commands that are given one on the command line. Latest first.
pub async fn documents_by_number(db: &impl Ask, number: &str) -> Result<Vec<Short>> {
    #[derive(FromQueryResult)]
    struct One {
        short: String,
    }
    let rows: Vec<One> = db
        .rows(
            "select short from document where number = $1 order by adopted_on desc, id",
            bind![number],
        )
        .await?;
    rows.into_iter()
        .map(|r| word(Short::parse(&r.short), "document"))
        .collect()
}

/// By which body each document was adopted, as recorded: body, address, number.
///
/// # Errors
/// The database fails.
pub async fn adopting_bodies(db: &impl Ask) -> Result<Vec<(BodyId, Short, String)>> {
    #[derive(FromQueryResult)]
    struct One {
        body_id: Uuid,
        short: String,
        number: String,
    }
    let rows: Vec<One> = db
        .rows(
            "select body_id, short, number from document order by adopted_on, id",
            vec![],
        )
        .await?;
    rows.into_iter()
        .map(|r| {
            Ok((
                BodyId(r.body_id),
                word(Short::parse(&r.short), "document")?,
                r.number,
            ))
        })
        .collect()
}

/// The largest plain number of a body in a year.
pub async fn largest_number(db: &impl Ask, body: BodyId, year: i32) -> Result<Option<i64>> {
    let n = db
        .number(
            "select max(number_key) from document where body_id = $1 and year = $2",
            bind![body, year],
        )
        .await?;
    Ok((n > 0).then_some(n))
}

/// Whether a number is taken.
pub async fn number_taken(db: &impl Ask, body: BodyId, year: i32, number: &str) -> Result<bool> {
    db.any(
        "select 1 as one from document where body_id = $1 and year = $2 and number = $3",
        bind![body, year, number],
    )
    .await
}

/// What a list of documents is narrowed by.
#[derive(Debug, Clone, Default)]
pub struct DocumentFilter {
    /// What a search asks, word by word.
    pub asked: Vec<Asked>,
    /// Adopted by.
    pub body: Option<BodyId>,
    /// Of a kind.
    pub kind: Option<Kind>,
    /// Of a year.
    pub year: Option<i32>,
    /// After this key, for the next page.
    pub after: Option<(Day, DocumentId)>,
}

struct Where {
    parts: Vec<String>,
    values: Vec<Value>,
}

impl DocumentFilter {
    fn condition(&self) -> Where {
        let mut w = Where {
            parts: vec!["1 = 1".to_owned()],
            values: Vec::new(),
        };
        let mut add = |part: &str, value: Value| {
            w.values.push(value);
            w.parts
                .push(part.replace("$?", &format!("${}", w.values.len())));
        };
        if let Some(body) = self.body {
            add("d.body_id = $?", body.bind());
        }
        if let Some(kind) = self.kind {
            add("d.kind = $?", kind.code().bind());
        }
        if let Some(year) = self.year {
            add("d.year = $?", year.bind());
        }
        let asked = documents_asked(&self.asked, &mut w.values);
        w.parts.extend(asked);
        w
    }
}

/// A page of documents, the latest first.
pub async fn documents(
    db: &impl Ask,
    filter: &DocumentFilter,
    limit: i64,
) -> Result<Vec<DocumentRow>> {
    #[derive(FromQueryResult)]
    struct One {
        id: Uuid,
        short: String,
        kind: String,
        number: String,
        adopted_on: chrono::NaiveDate,
        title: String,
        body_id: Uuid,
        archival: bool,
        lines: i64,
        open: i64,
    }
    let mut w = filter.condition();
    if let Some((day, id)) = filter.after {
        w.values.push(day.bind());
        w.values.push(id.bind());
        w.parts.push(format!(
            "(d.adopted_on, d.id) < (${}, ${})",
            w.values.len() - 1,
            w.values.len()
        ));
    }
    w.values.push(limit.bind());
    let open: Vec<String> = Stage::OPEN
        .iter()
        .map(|s| format!("'{}'", s.code()))
        .collect();
    let sql = format!(
        "select d.id, d.short, d.kind, d.number, d.adopted_on, d.title, d.body_id, d.archival,
           (select count(*) from line l where l.document_id = d.id) as lines,
           (select count(*) from line l where l.document_id = d.id and l.stage in ({})) as open
         from document d where {} order by d.adopted_on desc, d.id desc limit ${}",
        open.join(", "),
        w.parts.join(" and "),
        w.values.len()
    );
    db.rows::<One>(&sql, w.values)
        .await?
        .into_iter()
        .map(|r| {
            Ok(DocumentRow {
                id: DocumentId(r.id),
                short: word(Short::parse(&r.short), "document")?,
                kind: word(Kind::parse(&r.kind), "document")?,
                number: r.number,
                adopted_on: Day(r.adopted_on),
                title: r.title,
                body: BodyId(r.body_id),
                archival: r.archival,
                lines: r.lines,
                open: r.open,
            })
        })
        .collect()
}

/// How many documents a filter leaves.
pub async fn count_documents(db: &impl Ask, filter: &DocumentFilter) -> Result<i64> {
    let w = filter.condition();
    db.number(
        &format!(
            "select count(*) from document d where {}",
            w.parts.join(" and ")
        ),
        w.values,
    )
    .await
}

/// What a new document consists of besides its items.
pub struct NewDocument<'a> {
    /// Its draft.
    pub draft: Option<DraftId>,
    /// All that is known; id and address are made here.
    pub document: &'a Document,
    /// Who adopts, as written.
    pub body_text: Option<&'a str>,
    /// Who enters it.
    pub entered_by: Option<PersonId>,
    /// The plain number, for order.
    pub number_key: Option<i64>,
}

/// Keeps a document. `false` when its draft was adopted or its number given meanwhile: the unique indexes hold both.
pub async fn insert_document(tx: &mut Tx, leave: &Leave, new: NewDocument<'_>) -> Result<bool> {
    debug_assert_eq!(leave.right(), Right::AdoptDocument);
    let d = new.document;
    let n = |n: Option<u32>| n.and_then(|n| i32::try_from(n).ok());
    let search = fold(&format!("{} {}", d.number, d.title));
    let rows = tx
        .exec(
            "insert into document (id, short, draft_id, kind, number, number_key, year, adopted_on, place, title, body_id, body_text,
             convocation_id, tongue, source_text, source_fingerprint, original_blob, original_name, original_type, scan_blob, scan_name,
             scan_type, present, members, votes_for, votes_against, votes_abstained, signatories, preamble, resolving, unfulfilled,
             archival, entered_by, entered_ms, search_key)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
             $26, $27, $28, $29, $30, $31, $32, $33, $34, $35) on conflict do nothing",
            bind![
                d.id,
                d.short,
                new.draft,
                d.kind.code(),
                &d.number,
                new.number_key,
                d.adopted_on.parts().0,
                d.adopted_on,
                d.place.clone(),
                &d.title,
                d.body,
                new.body_text,
                d.convocation,
                d.tongue.code(),
                &d.source,
                &d.fingerprint,
                d.original.as_ref().map(|o| o.blob.clone()),
                d.original.as_ref().map(|o| o.name.clone()),
                d.original.as_ref().map(|o| o.media_type.clone()),
                d.scan.as_ref().map(|o| o.blob.clone()),
                d.scan.as_ref().map(|o| o.name.clone()),
                d.scan.as_ref().map(|o| o.media_type.clone()),
                n(d.count.present),
                n(d.count.members),
                n(d.count.votes_for),
                n(d.count.against),
                n(d.count.abstained),
                to_json(&d.signatories)?,
                d.preamble.map(|p| to_json(&p)).transpose()?,
                d.resolving.clone(),
                to_json(&d.unfulfilled)?,
                d.archival,
                new.entered_by,
                d.entered,
                search
            ],
        )
        .await?;
    Ok(rows == 1)
}

/// Keeps the items of a new document with their directives and owners.
pub async fn insert_items(
    tx: &mut Tx,
    leave: &Leave,
    document: DocumentId,
    items: &[Item],
) -> Result<()> {
    debug_assert_eq!(leave.right(), Right::AdoptDocument);
    let at = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let rows = items
        .iter()
        .map(|i| {
            bind![
                i.id,
                document,
                i32::try_from(i.position).unwrap_or(i32::MAX),
                i.label.clone(),
                &i.text,
                at(i.span.start),
                at(i.span.end)
            ]
        })
        .collect();
    tx.insert_many(
        "insert into item (id, document_id, position, label, body, span_start, span_end)",
        "",
        rows,
    )
    .await?;
    let mut rows = Vec::new();
    let mut owners = Vec::new();
    let mut position = 0;
    for item in items {
        for d in &item.directives {
            position += 1;
            rows.push(directive_row(document, position, d)?);
            owners.extend(owner_rows(d));
        }
    }
    tx.insert_many(
        "insert into directive (id, short, document_id, item_id, position, body, span_start, span_end, natures, deadline_kind,
         deadline_value, deadline_text, due_on, controller_kind, controller_id, by_adoption, no_owner, appointments, version,
         search_key)",
        "",
        rows,
    )
    .await?;
    insert_owners(tx, owners).await
}

async fn insert_owners(tx: &mut Tx, rows: Vec<Vec<Value>>) -> Result<()> {
    tx.insert_many(
        "insert into directive_owner (directive_id, position, written, party_kind, party_id, part)",
        "",
        rows,
    )
    .await
    .map(drop)
}

fn owner_rows(d: &Directive) -> Vec<Vec<Value>> {
    d.owners
        .iter()
        .enumerate()
        .map(|(i, o)| {
            let (kind, id) = o.party.parts();
            bind![
                d.id,
                i32::try_from(i).unwrap_or(i32::MAX),
                &o.written,
                kind,
                id,
                o.part.code()
            ]
        })
        .collect()
}

fn directive_row(document: DocumentId, position: i32, d: &Directive) -> Result<Vec<Value>> {
    let (kind, value) = d.deadline.parts();
    let controller = d.controller.map(Party::parts);
    Ok(bind![
        d.id,
        d.short,
        document,
        d.item,
        position,
        &d.text,
        i32::try_from(d.span.start).unwrap_or(i32::MAX),
        i32::try_from(d.span.end).unwrap_or(i32::MAX),
        to_json(&d.natures)?,
        kind,
        value,
        d.deadline_text.clone(),
        d.due_on,
        controller.map(|c| c.0),
        controller.map(|c| c.1),
        d.by_adoption,
        d.no_owner,
        to_json(&d.appointments)?,
        d.version,
        format!(" {}", fold(&d.text))
    ])
}

/// Writes a corrected directive over the one that was read, keeping what it was. `false` when another was faster.
pub async fn correct_directive(
    tx: &mut Tx,
    leave: &Leave,
    before: &Directive,
    after: &Directive,
    reason: &str,
    by: Option<PersonId>,
) -> Result<bool> {
    debug_assert_eq!(leave.right(), Right::CorrectReading);
    let (kind, value) = after.deadline.parts();
    let now = tx.now();
    let moved = tx
        .exec(
            "update directive set natures = $3, deadline_kind = $4, deadline_value = $5, deadline_text = $6, due_on = $7, by_adoption = $8,
             no_owner = $9, version = version + 1 where id = $1 and version = $2",
            bind![
                before.id,
                before.version,
                to_json(&after.natures)?,
                kind,
                value,
                after.deadline_text.clone(),
                after.due_on,
                after.by_adoption,
                after.no_owner
            ],
        )
        .await?;
    if moved == 0 {
        return Ok(false);
    }
    let was = serde_json::json!({
        "natures": before.natures,
        "deadline": [before.deadline.parts().0, before.deadline.parts().1],
        "owners": before.owners,
    });
    tx.exec(
        "insert into directive_version (directive_id, version, was, reason, by_person, at_ms) values ($1, $2, $3, $4, $5, $6)",
        bind![before.id, before.version, was.to_string(), reason, by, now],
    )
    .await?;
    tx.exec(
        "delete from directive_owner where directive_id = $1",
        bind![before.id],
    )
    .await?;
    insert_owners(tx, owner_rows(after)).await?;
    Ok(true)
}

/// Earlier readings of a directive: version, reason, who, when.
pub async fn corrections(
    db: &impl Ask,
    directive: DirectiveId,
) -> Result<Vec<(i64, String, Option<PersonId>, Instant)>> {
    #[derive(FromQueryResult)]
    struct One {
        version: i64,
        reason: String,
        by_person: Option<Uuid>,
        at_ms: i64,
    }
    let rows: Vec<One> = db
        .rows("select version, reason, by_person, at_ms from directive_version where directive_id = $1 order by version", bind![directive])
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| {
            (
                r.version,
                r.reason,
                r.by_person.map(PersonId),
                Instant(r.at_ms),
            )
        })
        .collect())
}

#[derive(FromQueryResult)]
struct DirectiveRow {
    id: Uuid,
    short: String,
    item_id: Uuid,
    body: String,
    span_start: i32,
    span_end: i32,
    natures: String,
    deadline_kind: String,
    deadline_value: String,
    deadline_text: Option<String>,
    due_on: Option<chrono::NaiveDate>,
    controller_kind: Option<String>,
    controller_id: Option<Uuid>,
    by_adoption: bool,
    no_owner: bool,
    appointments: String,
    version: i64,
}

const DIRECTIVE: &str = "id, short, item_id, body, span_start, span_end, natures, deadline_kind, deadline_value, deadline_text, due_on,
    controller_kind, controller_id, by_adoption, no_owner, appointments, version";

fn stretch(start: i32, end: i32) -> Stretch {
    Stretch {
        start: usize::try_from(start).unwrap_or(0),
        end: usize::try_from(end).unwrap_or(0),
    }
}

impl TryFrom<DirectiveRow> for Directive {
    type Error = Stop;
    fn try_from(r: DirectiveRow) -> Result<Directive> {
        let natures: Vec<Nature> = json(&r.natures)?;
        Ok(Directive {
            id: DirectiveId(r.id),
            short: word(Short::parse(&r.short), "directive")?,
            item: ItemId(r.item_id),
            text: r.body,
            span: stretch(r.span_start, r.span_end),
            natures,
            deadline: word(
                Deadline::of(&r.deadline_kind, &r.deadline_value),
                "directive",
            )?,
            deadline_text: r.deadline_text,
            due_on: r.due_on.map(Day),
            controller: maybe_party(r.controller_kind, r.controller_id)?,
            by_adoption: r.by_adoption,
            no_owner: r.no_owner,
            appointments: json(&r.appointments)?,
            owners: Vec::new(),
            version: r.version,
        })
    }
}

#[derive(FromQueryResult)]
struct OwnerRow {
    directive_id: Uuid,
    written: String,
    party_kind: String,
    party_id: Uuid,
    part: String,
}

fn owned(r: &OwnerRow) -> Result<Owned> {
    Ok(Owned {
        written: r.written.clone(),
        party: party(&r.party_kind, r.party_id)?,
        part: word(Part::parse(&r.part), "owner")?,
    })
}

/// The items of a document in order, with their directives and owners. Three statements.
pub async fn items(db: &impl Ask, document: DocumentId) -> Result<Vec<Item>> {
    Ok(items_of(db, &[document])
        .await?
        .remove(&document)
        .unwrap_or_default())
}

/// The items of documents, each document's in order. Three statements, however many documents (at most some thousand).
pub async fn items_of(
    db: &impl Ask,
    documents: &[DocumentId],
) -> Result<HashMap<DocumentId, Vec<Item>>> {
    #[derive(FromQueryResult)]
    struct One {
        id: Uuid,
        document_id: Uuid,
        position: i32,
        label: Option<String>,
        body: String,
        span_start: i32,
        span_end: i32,
    }
    if documents.is_empty() {
        return Ok(HashMap::new());
    }
    let list = marks(1, documents.len());
    let values: Vec<Value> = documents.iter().map(|d| d.bind()).collect();
    let rows: Vec<One> = db
        .rows(
            &format!(
                "select id, document_id, position, label, body, span_start, span_end from item where document_id in ({list}) order by position"
            ),
            values.clone(),
        )
        .await?;
    let directives: Vec<DirectiveRow> = db
        .rows(
            &format!(
                "select {DIRECTIVE} from directive where document_id in ({list}) order by position"
            ),
            values.clone(),
        )
        .await?;
    let owners: Vec<OwnerRow> = db
        .rows(
            &format!(
                "select o.directive_id, o.written, o.party_kind, o.party_id, o.part from directive_owner o
                 join directive d on d.id = o.directive_id where d.document_id in ({list}) order by d.position, o.position"
            ),
            values,
        )
        .await?;
    let mut owners_of: HashMap<Uuid, Vec<Owned>> = HashMap::new();
    for o in &owners {
        owners_of.entry(o.directive_id).or_default().push(owned(o)?);
    }
    let mut of_item: HashMap<Uuid, Vec<Directive>> = HashMap::new();
    for row in directives {
        let (id, item) = (row.id, row.item_id);
        let mut directive = Directive::try_from(row)?;
        directive.owners = owners_of.remove(&id).unwrap_or_default();
        of_item.entry(item).or_default().push(directive);
    }
    let mut out: HashMap<DocumentId, Vec<Item>> = HashMap::new();
    for r in rows {
        out.entry(DocumentId(r.document_id))
            .or_default()
            .push(Item {
                id: ItemId(r.id),
                position: u32::try_from(r.position).unwrap_or(0),
                label: r.label,
                text: r.body,
                span: stretch(r.span_start, r.span_end),
                directives: of_item.remove(&r.id).unwrap_or_default(),
            });
    }
    Ok(out)
}

/// The days on which any of these bodies adopted something, the last first, up to a day.
///
/// # Errors
/// The database fails.
pub async fn adoption_days(
    db: &impl Ask,
    bodies: &[BodyId],
    until: Day,
    limit: i64,
) -> Result<Vec<Day>> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    #[derive(FromQueryResult)]
    struct On {
        adopted_on: chrono::NaiveDate,
    }
    let mut values = bind![until, limit];
    let places: Vec<String> = bodies
        .iter()
        .map(|body| {
            values.push(body.bind());
            format!("${}", values.len())
        })
        .collect();
    let sql = format!(
        "select distinct adopted_on from document where body_id in ({}) and adopted_on <= $1 order by adopted_on desc limit $2",
        places.join(", ")
    );
    let rows = db.rows::<On>(&sql, values).await?;
    Ok(rows.into_iter().map(|r| Day(r.adopted_on)).collect())
}

/// Documents adopted within a period (both days count), perhaps by one body, the oldest first; at most `limit`.
pub async fn documents_between(
    db: &impl Ask,
    from: Day,
    until: Day,
    body: Option<BodyId>,
    limit: i64,
) -> Result<Vec<Document>> {
    let mut values = bind![from, until, limit];
    let mut narrowed = String::new();
    if let Some(body) = body {
        values.push(body.bind());
        narrowed = format!("and body_id = ${}", values.len());
    }
    let sql = format!(
        "select {COLUMNS} from document where adopted_on >= $1 and adopted_on <= $2 {narrowed} order by adopted_on, id limit $3"
    );
    db.rows::<Row>(&sql, values)
        .await?
        .into_iter()
        .map(Document::try_from)
        .collect()
}

/// A directive with its owners, by its address; and its document.
pub async fn directive(db: &impl Ask, short: Short) -> Result<(Directive, DocumentId)> {
    #[derive(FromQueryResult)]
    struct Of {
        document_id: Uuid,
    }
    let row: DirectiveRow = db
        .must(
            &format!("select {DIRECTIVE} from directive where short = $1"),
            bind![short],
        )
        .await?;
    let of: Of = db
        .must(
            "select document_id from directive where short = $1",
            bind![short],
        )
        .await?;
    let owners: Vec<OwnerRow> = db
        .rows(
            "select directive_id, written, party_kind, party_id, part from directive_owner where directive_id = $1 order by position",
            bind![row.id],
        )
        .await?;
    let mut d = Directive::try_from(row)?;
    d.owners = owners.iter().map(owned).collect::<Result<_>>()?;
    Ok((d, DocumentId(of.document_id)))
}

/// Standing and recurring directives whose owner is a class and which have lines: what a branch founded later owes as well.
pub async fn standing_for_class(db: &impl Ask, class: Party) -> Result<Vec<(DirectiveId, Short)>> {
    #[derive(FromQueryResult)]
    struct One {
        id: Uuid,
        short: String,
    }
    let (kind, id) = class.parts();
    let rows: Vec<One> = db
        .rows(
            "select d.id, d.short from directive d join directive_owner o on o.directive_id = d.id
             where o.party_kind = $1 and o.party_id = $2 and d.deadline_kind in ('standing', 'recurring') and d.by_adoption = $3
             order by d.id",
            bind![kind, id, false],
        )
        .await?;
    rows.into_iter()
        .map(|r| {
            Ok((
                DirectiveId(r.id),
                word(Short::parse(&r.short), "directive")?,
            ))
        })
        .collect()
}

// ---- extracts ----

#[derive(FromQueryResult)]
struct ExtractRow {
    id: Uuid,
    short: String,
    document_id: Uuid,
    party_kind: String,
    party_id: Uuid,
    made_ms: i64,
    received_on: Option<chrono::NaiveDate>,
    received_how: Option<String>,
    received_by: Option<Uuid>,
    received_from: Option<String>,
}

const EXTRACT: &str = "id, short, document_id, party_kind, party_id, made_ms, received_on, received_how, received_by, received_from";

impl TryFrom<ExtractRow> for Extract {
    type Error = Stop;
    fn try_from(r: ExtractRow) -> Result<Extract> {
        Ok(Extract {
            id: ExtractId(r.id),
            short: word(Short::parse(&r.short), "extract")?,
            document: DocumentId(r.document_id),
            party: party(&r.party_kind, r.party_id)?,
            made: Instant(r.made_ms),
            received_on: r.received_on.map(Day),
            received_how: r.received_how,
            received_by: r.received_by.map(PersonId),
            received_from: r.received_from,
        })
    }
}

/// Makes an extract for each party that has none yet.
pub async fn insert_extracts(tx: &mut Tx, document: DocumentId, parties: &[Party]) -> Result<()> {
    let now = tx.now();
    let rows = parties
        .iter()
        .map(|p| {
            let (kind, id) = p.parts();
            bind![tx.id::<ExtractId>(), tx.short(), document, kind, id, now]
        })
        .collect();
    tx.insert_many(
        "insert into extract (id, short, document_id, party_kind, party_id, made_ms)",
        "on conflict do nothing",
        rows,
    )
    .await
    .map(drop)
}

/// An extract by its address.
pub async fn extract(db: &impl Ask, short: Short) -> Result<Extract> {
    db.must::<ExtractRow>(
        &format!("select {EXTRACT} from extract where short = $1"),
        bind![short],
    )
    .await?
    .try_into()
}

/// The extracts of a document.
pub async fn extracts(db: &impl Ask, document: DocumentId) -> Result<Vec<Extract>> {
    extracts_where(
        db,
        "document_id = $1 order by party_kind, party_id",
        bind![document],
    )
    .await
}

pub(super) async fn extracts_where(
    db: &impl Ask,
    tail: &str,
    values: Vec<Value>,
) -> Result<Vec<Extract>> {
    let sql = format!("select {EXTRACT} from extract where {tail}");
    db.rows::<ExtractRow>(&sql, values)
        .await?
        .into_iter()
        .map(Extract::try_from)
        .collect()
}

/// Extracts that these parties have not received, of documents that are not archival; the latest first.
pub async fn extracts_waiting(
    db: &impl Ask,
    parties: &[Party],
    limit: i64,
) -> Result<Vec<Extract>> {
    if parties.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = parties.iter().map(|p| p.parts().1).collect();
    let mut values: Vec<Value> = ids.iter().map(|id| id.bind()).collect();
    let list = marks(1, ids.len());
    values.push(false.bind());
    values.push(limit.bind());
    let columns: Vec<String> = EXTRACT
        .split(',')
        .map(|c| format!("e.{}", c.trim()))
        .collect();
    let sql = format!(
        "select {} from extract e join document d on d.id = e.document_id
         where e.party_id in ({list}) and e.received_on is null and d.archival = ${} order by e.made_ms desc, e.id limit ${}",
        columns.join(", "),
        ids.len() + 1,
        ids.len() + 2
    );
    db.rows::<ExtractRow>(&sql, values)
        .await?
        .into_iter()
        .map(Extract::try_from)
        .collect()
}

/// Records that an extract was received. `false` when that stood there before.
pub async fn receive(
    tx: &mut Tx,
    _leave: &Leave,
    id: ExtractId,
    on: Day,
    how: &str,
    by: Option<PersonId>,
    from: Option<&str>,
) -> Result<bool> {
    let moved = tx
        .exec(
            "update extract set received_on = $2, received_how = $3, received_by = $4, received_from = $5
             where id = $1 and received_on is null",
            bind![id, on, how, by, from],
        )
        .await?;
    Ok(moved == 1)
}

/// Puts the scan of the signed original beside a document.
pub async fn set_scan(tx: &mut Tx, leave: &Leave, id: DocumentId, scan: &KeptFile) -> Result<()> {
    debug_assert_eq!(leave.right(), Right::AdoptDocument);
    tx.exec(
        "update document set scan_blob = $2, scan_name = $3, scan_type = $4 where id = $1",
        bind![id, &scan.blob, &scan.name, &scan.media_type],
    )
    .await
    .map(drop)
}

//! Lines: one directive for one party.

use super::{json, marks, maybe_party, party, word};
use crate::model::{Act, Kind, Line, Part, PeriodDone, Stage};
use std::collections::HashMap;
use uuid::Uuid;
use veche_core::name::fold;
use veche_core::{
    BodyId, ControlId, Day, Deadline, DirectiveId, DocumentId, Instant, Leave, LineId, Party,
    PersonId, Short, Stop, Tongue,
};
use veche_engine::{Ask, Bind, FromQueryResult, Result, Tx, Value, bind};

/// Ids in one statement: well under the bind limits of both databases.
const PER_STATEMENT: usize = 5_000;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    short: String,
    directive_id: Uuid,
    body: String,
    document_id: Uuid,
    directive_short: String,
    document_short: String,
    document_kind: String,
    number: String,
    adopted_on: chrono::NaiveDate,
    body_id: Uuid,
    item_label: Option<String>,
    item_position: i32,
    party_kind: String,
    party_id: Uuid,
    part: String,
    stage: String,
    since_on: chrono::NaiveDate,
    deadline_kind: String,
    deadline_value: String,
    due_on: Option<chrono::NaiveDate>,
    first_due_on: Option<chrono::NaiveDate>,
    done_on: Option<chrono::NaiveDate>,
    heard_on: Option<chrono::NaiveDate>,
    taken_up: bool,
    archival: bool,
    no_owner: bool,
    controller_kind: Option<String>,
    controller_id: Option<Uuid>,
    natures: String,
    version: i64,
}

impl TryFrom<Row> for Line {
    type Error = Stop;
    fn try_from(r: Row) -> Result<Line> {
        Ok(Line {
            id: LineId(r.id),
            short: word(Short::parse(&r.short), "line")?,
            directive: DirectiveId(r.directive_id),
            text: r.body,
            document: DocumentId(r.document_id),
            directive_short: word(Short::parse(&r.directive_short), "line")?,
            document_short: word(Short::parse(&r.document_short), "line")?,
            document_kind: word(Kind::parse(&r.document_kind), "line")?,
            number: r.number,
            adopted_on: Day(r.adopted_on),
            body: BodyId(r.body_id),
            item: r.item_label.unwrap_or_else(|| r.item_position.to_string()),
            party: party(&r.party_kind, r.party_id)?,
            part: word(Part::parse(&r.part), "line")?,
            stage: word(Stage::parse(&r.stage), "line")?,
            since: Day(r.since_on),
            deadline: word(Deadline::of(&r.deadline_kind, &r.deadline_value), "line")?,
            due: r.due_on.map(Day),
            first_due: r.first_due_on.map(Day),
            done: r.done_on.map(Day),
            heard: r.heard_on.map(Day),
            taken_up: r.taken_up,
            archival: r.archival,
            no_owner: r.no_owner,
            controller: maybe_party(r.controller_kind, r.controller_id)?,
            natures: json(&r.natures)?,
            version: r.version,
        })
    }
}

const SELECT: &str = "select l.id, l.short, l.directive_id, d.short as directive_short, d.body, l.document_id, o.short as document_short, o.kind as document_kind,
    o.number, o.adopted_on, o.body_id, i.label as item_label, i.position as item_position, l.party_kind, l.party_id, l.part, l.stage,
    l.since_on, d.deadline_kind, d.deadline_value, l.due_on, l.first_due_on, l.done_on, l.heard_on, l.taken_up, l.archival, l.no_owner,
    l.controller_kind, l.controller_id, d.natures, l.version
    from line l join directive d on d.id = l.directive_id join item i on i.id = d.item_id join document o on o.id = l.document_id";

pub(super) async fn read(db: &impl Ask, tail: &str, values: Vec<Value>) -> Result<Vec<Line>> {
    db.rows::<Row>(&format!("{SELECT} {tail}"), values)
        .await?
        .into_iter()
        .map(Line::try_from)
        .collect()
}

/// A line by its address.
pub async fn line(db: &impl Ask, short: Short) -> Result<Line> {
    read(db, "where l.short = $1", bind![short])
        .await?
        .into_iter()
        .next()
        .ok_or(Stop::Missing)
}

/// A line by its id.
pub async fn line_by_id(db: &impl Ask, id: LineId) -> Result<Line> {
    read(db, "where l.id = $1", bind![id])
        .await?
        .into_iter()
        .next()
        .ok_or(Stop::Missing)
}

/// Lines by their ids (at most some thousand), in no order.
pub async fn lines_by_ids(db: &impl Ask, ids: &[LineId]) -> Result<Vec<Line>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    read(
        db,
        &format!("where l.id in ({})", marks(1, ids.len())),
        ids.iter().map(|id| id.bind()).collect(),
    )
    .await
}

/// All lines of a document, in the order of its directives.
pub async fn lines_of_document(db: &impl Ask, document: DocumentId) -> Result<Vec<Line>> {
    read(
        db,
        "where l.document_id = $1 order by d.position, l.part desc, l.party_kind, l.party_id, l.id",
        bind![document],
    )
    .await
}

/// All lines of a directive.
pub async fn lines_of_directive(db: &impl Ask, directive: DirectiveId) -> Result<Vec<Line>> {
    read(
        db,
        "where l.directive_id = $1 order by l.part desc, l.party_kind, l.party_id, l.id",
        bind![directive],
    )
    .await
}

/// Lines of documents, in the order of documents and directives; at most `limit`. For the report over a period.
pub async fn lines_of_documents(
    db: &impl Ask,
    documents: &[DocumentId],
    limit: i64,
) -> Result<Vec<Line>> {
    if documents.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = documents.iter().map(|d| d.bind()).collect();
    values.push(limit.bind());
    let tail = format!(
        "where l.document_id in ({}) order by o.adopted_on, o.id, d.position, l.part desc, l.party_kind, l.party_id, l.id limit ${}",
        marks(1, documents.len()),
        values.len()
    );
    read(db, &tail, values).await
}

/// The key of a line's day in lists: its day, or the end of time.
pub fn sort_due(due: Option<Day>) -> Day {
    due.or_else(|| Day::new(9_999, 12, 31))
        .unwrap_or(Day(chrono::NaiveDate::MAX))
}

/// What a new line consists of.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// Its directive.
    pub directive: DirectiveId,
    /// Its document.
    pub document: DocumentId,
    /// Who owes.
    pub party: Party,
    /// Which part.
    pub part: Part,
    /// In force since.
    pub since: Day,
    /// First deadline.
    pub due: Option<Day>,
    /// Of an archival document.
    pub archival: bool,
    /// No owner was named.
    pub no_owner: bool,
    /// Who controls.
    pub controller: Option<Party>,
    /// Words to find it by.
    pub search: String,
}

/// Puts lines on control; one that stands already (same directive, party and part) is left as it is. Gives how many are new.
pub async fn insert_lines(tx: &mut Tx, new: &[NewLine]) -> Result<u64> {
    let rows = new
        .iter()
        .map(|l| {
            let (kind, id) = l.party.parts();
            let controller = l.controller.map(Party::parts);
            bind![
                tx.id::<LineId>(),
                tx.short(),
                l.directive,
                l.document,
                kind,
                id,
                l.part.code(),
                Stage::Open.code(),
                l.since,
                l.due,
                sort_due(l.due),
                l.due,
                false,
                l.archival,
                l.no_owner,
                controller.map(|c| c.0),
                controller.map(|c| c.1),
                1_i64,
                fold(&l.search)
            ]
        })
        .collect();
    tx.insert_many(
        "insert into line (id, short, directive_id, document_id, party_kind, party_id, part, stage, since_on, due_on, sort_due,
         first_due_on, taken_up, archival, no_owner, controller_kind, controller_id, version, search_key)",
        "on conflict do nothing",
        rows,
    )
    .await
}

/// What an act changes on a line.
#[derive(Debug, Clone, Copy)]
pub struct LineChange {
    /// The new stage.
    pub stage: Stage,
    /// The next day on which something is due.
    pub due: Option<Day>,
    /// The first deadline; moves only when a misreading is corrected.
    pub first_due: Option<Day>,
    /// When it was done.
    pub done: Option<Day>,
    /// When the owner was last heard of.
    pub heard: Option<Day>,
    /// Somebody took an archival line up.
    pub taken_up: bool,
}

impl LineChange {
    /// A line as it is, to be changed from.
    pub fn of(line: &Line) -> LineChange {
        LineChange {
            stage: line.stage,
            due: line.due,
            first_due: line.first_due,
            done: line.done,
            heard: line.heard,
            taken_up: line.taken_up,
        }
    }
}

/// Changes a line, if it is still as it was read; `false` when another was faster.
pub async fn change_line(tx: &mut Tx, _leave: &Leave, line: &Line, to: LineChange) -> Result<bool> {
    let moved = tx
        .exec(
            "update line set stage = $3, due_on = $4, sort_due = $5, done_on = $6, heard_on = $7, taken_up = $8, first_due_on = $9,
             version = version + 1 where id = $1 and version = $2",
            bind![line.id, line.version, to.stage.code(), to.due, sort_due(to.due), to.done, to.heard, to.taken_up, to.first_due],
        )
        .await?;
    Ok(moved == 1)
}

/// Keeps what became of a period of a recurring line; twice is once.
pub async fn insert_period(
    tx: &mut Tx,
    _leave: &Leave,
    line: LineId,
    period: PeriodDone,
) -> Result<()> {
    tx.exec(
        "insert into line_period (line_id, due_on, stage, done_on) values ($1, $2, $3, $4) on conflict do nothing",
        bind![line, period.due, period.stage.code(), period.done],
    )
    .await
    .map(drop)
}

/// The periods of a line that have ended, oldest first.
pub async fn periods(db: &impl Ask, line: LineId) -> Result<Vec<PeriodDone>> {
    Ok(periods_of(db, &[line])
        .await?
        .remove(&line)
        .unwrap_or_default())
}

/// The periods of lines that have ended, oldest first.
pub async fn periods_of(
    db: &impl Ask,
    lines: &[LineId],
) -> Result<HashMap<LineId, Vec<PeriodDone>>> {
    #[derive(FromQueryResult)]
    struct One {
        line_id: Uuid,
        due_on: chrono::NaiveDate,
        stage: String,
        done_on: Option<chrono::NaiveDate>,
    }
    let mut out: HashMap<LineId, Vec<PeriodDone>> = HashMap::new();
    for chunk in lines.chunks(PER_STATEMENT) {
        let values: Vec<Value> = chunk.iter().map(|l| l.bind()).collect();
        let sql = format!(
            "select line_id, due_on, stage, done_on from line_period where line_id in ({}) order by due_on",
            marks(1, chunk.len())
        );
        for r in db.rows::<One>(&sql, values).await? {
            let period = PeriodDone {
                due: Day(r.due_on),
                stage: word(Stage::parse(&r.stage), "period")?,
                done: r.done_on.map(Day),
            };
            out.entry(LineId(r.line_id)).or_default().push(period);
        }
    }
    Ok(out)
}

/// The days on which something was reported on lines, and the instant at which an act of control ended one. For drawings: two
/// statements, however many lines (at most some thousand).
pub async fn days_of(db: &impl Ask, lines: &[LineId]) -> Result<HashMap<LineId, LineDays>> {
    #[derive(FromQueryResult)]
    struct Told {
        line_id: Uuid,
        done_on: chrono::NaiveDate,
    }
    #[derive(FromQueryResult)]
    struct Ended {
        line_id: Uuid,
        at_ms: i64,
    }
    let mut out: HashMap<LineId, LineDays> = HashMap::new();
    for chunk in lines.chunks(PER_STATEMENT) {
        let values: Vec<Value> = chunk.iter().map(|l| l.bind()).collect();
        let list = marks(1, chunk.len());
        let sql = format!(
            "select line_id, done_on from report where line_id in ({list}) and state <> 'withdrawn' order by done_on"
        );
        for r in db.rows::<Told>(&sql, values.clone()).await? {
            out.entry(LineId(r.line_id))
                .or_default()
                .reported
                .push(Day(r.done_on));
        }
        let sql =
            format!("select line_id, at_ms from control where line_id in ({list}) order by at_ms");
        for r in db.rows::<Ended>(&sql, values).await? {
            out.entry(LineId(r.line_id)).or_default().ended = Some(Instant(r.at_ms));
        }
    }
    Ok(out)
}

/// What a drawing of a line needs besides the line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LineDays {
    /// Days that reports tell of, in order.
    pub reported: Vec<Day>,
    /// When the last act of control ended it.
    pub ended: Option<Instant>,
}

/// Lines with a report that cites a record of this system by its path, the soonest due first.
pub async fn lines_citing(db: &impl Ask, path: &str, limit: i64) -> Result<Vec<Line>> {
    read(
        db,
        "where l.id in (select r.line_id from evidence e join report r on r.id = e.report_id where e.kind = 'record' and e.value = $1
           and r.state <> 'withdrawn')
         order by l.sort_due, l.id limit $2",
        bind![path, limit],
    )
    .await
}

/// Keeps an act of control.
pub async fn insert_act(
    tx: &mut Tx,
    _leave: &Leave,
    line: LineId,
    stage: Stage,
    reason: &str,
    decision: Option<DocumentId>,
    by: Option<PersonId>,
) -> Result<ControlId> {
    let (id, now): (ControlId, _) = (tx.id(), tx.now());
    tx.exec(
        "insert into control (id, line_id, stage, reason, decision_id, by_person, at_ms) values ($1, $2, $3, $4, $5, $6, $7)",
        bind![id, line, stage.code(), reason, decision, by, now],
    )
    .await?;
    Ok(id)
}

/// The acts of control on a line, oldest first.
pub async fn acts(db: &impl Ask, line: LineId) -> Result<Vec<Act>> {
    Ok(acts_of(db, &[line])
        .await?
        .remove(&line)
        .unwrap_or_default())
}

/// The acts of control on lines, oldest first.
pub async fn acts_of(db: &impl Ask, lines: &[LineId]) -> Result<HashMap<LineId, Vec<Act>>> {
    #[derive(FromQueryResult)]
    struct One {
        line_id: Uuid,
        stage: String,
        reason: String,
        number: Option<String>,
        short: Option<String>,
        by_person: Option<Uuid>,
        at_ms: i64,
    }
    let mut out: HashMap<LineId, Vec<Act>> = HashMap::new();
    for chunk in lines.chunks(PER_STATEMENT) {
        let values: Vec<Value> = chunk.iter().map(|l| l.bind()).collect();
        let sql = format!(
            "select c.line_id, c.stage, c.reason, d.number, d.short, c.by_person, c.at_ms from control c
             left join document d on d.id = c.decision_id where c.line_id in ({}) order by c.at_ms, c.id",
            marks(1, chunk.len())
        );
        for r in db.rows::<One>(&sql, values).await? {
            let act = Act {
                stage: word(Stage::parse(&r.stage), "control")?,
                reason: r.reason,
                decision: r.number.zip(r.short.as_deref().and_then(Short::parse)),
                by: r.by_person.map(PersonId),
                at: Instant(r.at_ms),
            };
            out.entry(LineId(r.line_id)).or_default().push(act);
        }
    }
    Ok(out)
}

/// What stands around a line: its directive, its item and its document.
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    /// The directive's address.
    pub directive: Short,
    /// The directive's version: more than 1 after a correction.
    pub version: i64,
    /// The item's place in the document, counted from 1.
    pub position: u32,
    /// The document's title.
    pub title: String,
    /// The language of the text.
    pub tongue: Tongue,
    /// How many lines the directive has.
    pub lines: i64,
}

/// What stands around the lines of a directive.
pub async fn around(db: &impl Ask, directive: DirectiveId) -> Result<Around> {
    #[derive(FromQueryResult)]
    struct One {
        short: String,
        version: i64,
        position: i32,
        title: String,
        tongue: String,
        lines: i64,
    }
    let one: One = db
        .must(
            "select d.short, d.version, i.position, o.title, o.tongue,
             (select count(*) from line l where l.directive_id = d.id) as lines from directive d join item i on i.id = d.item_id
             join document o on o.id = d.document_id where d.id = $1",
            bind![directive],
        )
        .await?;
    Ok(Around {
        directive: word(Short::parse(&one.short), "directive")?,
        version: one.version,
        position: u32::try_from(one.position).unwrap_or(0),
        title: one.title,
        tongue: word(Tongue::parse(&one.tongue), "document")?,
        lines: one.lines,
    })
}

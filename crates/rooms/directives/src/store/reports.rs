//! Reports, their evidence, and requests for later deadlines.

use super::{marks, word};
use crate::model::{Claim, Evidence, EvidenceKind, Extension, Judged, Line, Report, Stage};
use std::collections::HashMap;
use uuid::Uuid;
use veche_core::{
    Day, EvidenceId, ExtensionId, Instant, Leave, LineId, Party, PersonId, ReportId, Right, Stop,
};
use veche_engine::{Ask, Bind, FromQueryResult, Result, Tx, Value, bind};

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    line_id: Uuid,
    by_person: Option<Uuid>,
    said_by: Option<String>,
    done_on: chrono::NaiveDate,
    claim: String,
    account: String,
    state: String,
    created_ms: i64,
    judged_by: Option<Uuid>,
    judged_ms: Option<i64>,
    reason: Option<String>,
    released: bool,
}

impl TryFrom<Row> for Report {
    type Error = Stop;
    fn try_from(r: Row) -> Result<Report> {
        Ok(Report {
            id: ReportId(r.id),
            line: LineId(r.line_id),
            by: r.by_person.map(PersonId),
            said_by: r.said_by,
            done_on: Day(r.done_on),
            claim: word(Claim::parse(&r.claim), "report")?,
            account: r.account,
            state: word(Judged::parse(&r.state), "report")?,
            created: Instant(r.created_ms),
            judged_by: r.judged_by.map(PersonId),
            judged: r.judged_ms.map(Instant),
            reason: r.reason,
            released: r.released,
            evidence: Vec::new(),
        })
    }
}

const COLUMNS: &str = "id, line_id, by_person, said_by, done_on, claim, account, state, created_ms, judged_by, judged_ms, reason, released";

/// The reports of lines, oldest first, with their evidence. Two statements, however many lines (at most some thousand). A report that
/// its author took back tells nothing any more.
pub async fn reports_of(db: &impl Ask, lines: &[LineId]) -> Result<HashMap<LineId, Vec<Report>>> {
    reports_where(db, lines, " and state <> 'withdrawn'").await
}

/// The same with the reports that were taken back: the record of one line.
pub async fn reports_on_record(db: &impl Ask, line: LineId) -> Result<Vec<Report>> {
    let mut all = reports_where(db, &[line], "").await?;
    Ok(all.remove(&line).unwrap_or_default())
}

async fn reports_where(
    db: &impl Ask,
    lines: &[LineId],
    and: &str,
) -> Result<HashMap<LineId, Vec<Report>>> {
    let mut out: HashMap<LineId, Vec<Report>> = HashMap::new();
    // Well under the bind limits of both databases.
    for chunk in lines.chunks(5_000) {
        let values: Vec<Value> = chunk.iter().map(|l| l.bind()).collect();
        let sql = format!(
            "select {COLUMNS} from report where line_id in ({}){and} order by created_ms, id",
            marks(1, chunk.len())
        );
        let rows: Vec<Row> = db.rows(&sql, values).await?;
        let ids: Vec<Uuid> = rows.iter().map(|r| r.id).collect();
        let mut evidence = evidence_of(db, &ids).await?;
        for row in rows {
            let mut report = Report::try_from(row)?;
            report.evidence = evidence.remove(&report.id.0).unwrap_or_default();
            out.entry(report.line).or_default().push(report);
        }
    }
    Ok(out)
}

/// The last reports that were written, the latest first, without their evidence.
pub async fn last_reports(db: &impl Ask, limit: i64) -> Result<Vec<Report>> {
    // Ids are drawn in the order of time.
    let sql = format!(
        "select {COLUMNS} from report where state <> 'withdrawn' order by id desc limit $1"
    );
    db.rows::<Row>(&sql, bind![limit])
        .await?
        .into_iter()
        .map(Report::try_from)
        .collect()
}

async fn evidence_of(db: &impl Ask, reports: &[Uuid]) -> Result<HashMap<Uuid, Vec<Evidence>>> {
    #[derive(FromQueryResult)]
    struct One {
        id: Uuid,
        report_id: Uuid,
        kind: String,
        value: String,
        title: String,
        media_type: Option<String>,
        size: Option<i64>,
    }
    let mut out: HashMap<Uuid, Vec<Evidence>> = HashMap::new();
    for chunk in reports.chunks(5_000) {
        let values: Vec<Value> = chunk.iter().map(|id| id.bind()).collect();
        let sql = format!(
            "select id, report_id, kind, value, title, media_type, size from evidence where report_id in ({}) order by id",
            marks(1, chunk.len())
        );
        for r in db.rows::<One>(&sql, values).await? {
            out.entry(r.report_id).or_default().push(Evidence {
                id: EvidenceId(r.id),
                kind: word(EvidenceKind::parse(&r.kind), "evidence")?,
                value: r.value,
                title: r.title,
                media_type: r.media_type,
                size: r.size,
            });
        }
    }
    Ok(out)
}

/// A report with its evidence.
pub async fn report(db: &impl Ask, id: ReportId) -> Result<Report> {
    let row: Row = db
        .must(
            &format!("select {COLUMNS} from report where id = $1"),
            bind![id],
        )
        .await?;
    let mut report = Report::try_from(row)?;
    report.evidence = evidence_of(db, &[id.0])
        .await?
        .remove(&id.0)
        .unwrap_or_default();
    Ok(report)
}

/// A piece of evidence and the report that it belongs to.
pub async fn evidence(db: &impl Ask, id: EvidenceId) -> Result<(Evidence, Report)> {
    #[derive(FromQueryResult)]
    struct One {
        report_id: Uuid,
    }
    let one: One = db
        .must("select report_id from evidence where id = $1", bind![id])
        .await?;
    let report = report(db, ReportId(one.report_id)).await?;
    let found = report
        .evidence
        .iter()
        .find(|e| e.id == id)
        .cloned()
        .ok_or(Stop::Missing)?;
    Ok((found, report))
}

/// What a new report consists of.
#[derive(Debug, Clone, PartialEq)]
pub struct NewReport {
    /// The day of what it tells.
    pub done_on: Day,
    /// What it says.
    pub claim: Claim,
    /// The account.
    pub account: String,
    /// Who said it, where that is another than the one who writes.
    pub said_by: Option<String>,
    /// Evidence: kind, value, title, media type, bytes.
    pub evidence: Vec<NewEvidence>,
}

/// A new piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// Fingerprint, address or path.
    pub value: String,
    /// Title.
    pub title: String,
    /// Media type of a file.
    pub media_type: Option<String>,
    /// Bytes of a file.
    pub size: Option<i64>,
}

/// Keeps a report. `None` when another report waits already: the unique index holds that.
pub async fn insert_report(
    tx: &mut Tx,
    leave: &Leave,
    line: &Line,
    by: Option<PersonId>,
    new: &NewReport,
    state: Judged,
) -> Result<Option<ReportId>> {
    debug_assert!(matches!(
        leave.right(),
        Right::Report | Right::ReportForOthers
    ));
    let (id, now): (ReportId, _) = (tx.id(), tx.now());
    let kept = tx
        .exec(
            "insert into report (id, line_id, by_person, said_by, done_on, claim, account, state, created_ms, released, stage_before)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing",
            bind![
                id, line.id, by, new.said_by.clone(), new.done_on, new.claim.code(), &new.account, state.code(), now, false,
                line.stage.code()
            ],
        )
        .await?;
    if kept == 0 {
        return Ok(None);
    }
    let rows = new
        .evidence
        .iter()
        .map(|e| {
            bind![
                tx.id::<EvidenceId>(),
                id,
                e.kind.code(),
                &e.value,
                &e.title,
                e.media_type.clone(),
                e.size
            ]
        })
        .collect();
    tx.insert_many(
        "insert into evidence (id, report_id, kind, value, title, media_type, size)",
        "",
        rows,
    )
    .await?;
    Ok(Some(id))
}

/// Marks a report as taken back by its author, and gives the stage in which its line stood before it. `None` when it was judged or
/// taken back before.
pub async fn withdraw_report(
    tx: &mut Tx,
    leave: &Leave,
    id: ReportId,
    by: Option<PersonId>,
) -> Result<Option<Option<Stage>>> {
    #[derive(FromQueryResult)]
    struct One {
        stage_before: Option<String>,
    }
    debug_assert!(matches!(
        leave.right(),
        Right::Report | Right::ReportForOthers
    ));
    let now = tx.now();
    let moved = tx
        .exec(
            "update report set state = 'withdrawn', judged_by = $2, judged_ms = $3 where id = $1 and state = 'waiting'",
            bind![id, by, now],
        )
        .await?;
    if moved == 0 {
        return Ok(None);
    }
    let one: One = tx
        .must("select stage_before from report where id = $1", bind![id])
        .await?;
    Ok(Some(one.stage_before.as_deref().and_then(Stage::parse)))
}

/// Keeps the controller's word on a report. `false` when it was judged before.
pub async fn judge_report(
    tx: &mut Tx,
    leave: &Leave,
    id: ReportId,
    state: Judged,
    reason: Option<&str>,
    by: Option<PersonId>,
) -> Result<bool> {
    debug_assert_eq!(leave.right(), Right::Control);
    let now = tx.now();
    let moved = tx
        .exec(
            "update report set state = $2, judged_by = $3, judged_ms = $4, reason = $5 where id = $1 and state = 'waiting'",
            bind![id, state.code(), by, now, reason],
        )
        .await?;
    Ok(moved == 1)
}

/// Puts a report before the public, or takes it back.
pub async fn release_report(
    tx: &mut Tx,
    leave: &Leave,
    id: ReportId,
    released: bool,
) -> Result<()> {
    debug_assert_eq!(leave.right(), Right::Control);
    tx.exec(
        "update report set released = $2 where id = $1",
        bind![id, released],
    )
    .await
    .map(drop)
}

#[derive(FromQueryResult)]
struct ExtensionRow {
    id: Uuid,
    line_id: Uuid,
    until_on: chrono::NaiveDate,
    reason: String,
    asked_by: Option<Uuid>,
    asked_ms: i64,
    state: String,
    judged_by: Option<Uuid>,
    judged_ms: Option<i64>,
    answer: Option<String>,
}

impl TryFrom<ExtensionRow> for Extension {
    type Error = Stop;
    fn try_from(r: ExtensionRow) -> Result<Extension> {
        Ok(Extension {
            id: ExtensionId(r.id),
            line: LineId(r.line_id),
            until: Day(r.until_on),
            reason: r.reason,
            asked_by: r.asked_by.map(PersonId),
            asked: Instant(r.asked_ms),
            state: word(Judged::parse(&r.state), "extension")?,
            judged_by: r.judged_by.map(PersonId),
            judged: r.judged_ms.map(Instant),
            answer: r.answer,
        })
    }
}

const EXTENSION: &str =
    "id, line_id, until_on, reason, asked_by, asked_ms, state, judged_by, judged_ms, answer";

/// The requests for a later deadline of a line, oldest first.
pub async fn extensions(db: &impl Ask, line: LineId) -> Result<Vec<Extension>> {
    let sql = format!("select {EXTENSION} from extension where line_id = $1 order by asked_ms, id");
    db.rows::<ExtensionRow>(&sql, bind![line])
        .await?
        .into_iter()
        .map(Extension::try_from)
        .collect()
}

/// Requests that wait for an answer, on lines that these parties control; the oldest first.
pub async fn extensions_waiting(
    db: &impl Ask,
    controllers: &[Party],
    limit: i64,
) -> Result<Vec<Extension>> {
    if controllers.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = controllers.iter().map(|p| p.parts().1).collect();
    let mut values: Vec<Value> = ids.iter().map(|id| id.bind()).collect();
    values.push(limit.bind());
    let columns: Vec<String> = EXTENSION.split(", ").map(|c| format!("e.{c}")).collect();
    // The ids of parties of all kinds are drawn from one space, so their kind need not be compared.
    let sql = format!(
        "select {} from extension e join line l on l.id = e.line_id where e.state = 'waiting' and l.controller_id in ({})
         order by e.asked_ms, e.id limit ${}",
        columns.join(", "),
        marks(1, ids.len()),
        values.len()
    );
    db.rows::<ExtensionRow>(&sql, values)
        .await?
        .into_iter()
        .map(Extension::try_from)
        .collect()
}

/// One request.
pub async fn extension(db: &impl Ask, id: ExtensionId) -> Result<Extension> {
    db.must::<ExtensionRow>(
        &format!("select {EXTENSION} from extension where id = $1"),
        bind![id],
    )
    .await?
    .try_into()
}

/// Keeps a request. `None` when one waits already.
pub async fn insert_extension(
    tx: &mut Tx,
    leave: &Leave,
    line: LineId,
    until: Day,
    reason: &str,
    by: Option<PersonId>,
) -> Result<Option<ExtensionId>> {
    debug_assert!(matches!(
        leave.right(),
        Right::Report | Right::ReportForOthers
    ));
    let (id, now): (ExtensionId, _) = (tx.id(), tx.now());
    let kept = tx
        .exec(
            "insert into extension (id, line_id, until_on, reason, asked_by, asked_ms, state) values ($1, $2, $3, $4, $5, $6, 'waiting')
             on conflict do nothing",
            bind![id, line, until, reason, by, now],
        )
        .await?;
    Ok((kept == 1).then_some(id))
}

/// Keeps the answer to a request. `false` when it was answered before.
pub async fn judge_extension(
    tx: &mut Tx,
    leave: &Leave,
    id: ExtensionId,
    state: Judged,
    answer: Option<&str>,
    by: Option<PersonId>,
) -> Result<bool> {
    debug_assert_eq!(leave.right(), Right::Control);
    let now = tx.now();
    let moved = tx
        .exec(
            "update extension set state = $2, judged_by = $3, judged_ms = $4, answer = $5 where id = $1 and state = 'waiting'",
            bind![id, state.code(), by, now, answer],
        )
        .await?;
    Ok(moved == 1)
}

/// A file that a form brought and could not keep yet, because something else in the form was wrong: the person need not bring it twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Upload {
    /// Its id.
    pub id: Uuid,
    /// Fingerprint of its content.
    pub blob: String,
    /// Name as given.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
}

/// Uploads are kept for two days.
const UPLOAD_KEPT_MS: i64 = 2 * 86_400_000;

/// Sets files aside for the person who brought them.
pub async fn set_aside(tx: &mut Tx, by: PersonId, files: &[NewEvidence]) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "delete from upload where created_ms < $1",
        bind![now.plus_ms(-UPLOAD_KEPT_MS)],
    )
    .await?;
    let rows = files
        .iter()
        .map(|f| {
            bind![
                tx.id::<EvidenceId>(),
                by,
                &f.value,
                &f.title,
                f.media_type.clone().unwrap_or_default(),
                f.size.unwrap_or(0),
                now
            ]
        })
        .collect();
    tx.insert_many(
        "insert into upload (id, by_person, blob, name, media_type, size, created_ms)",
        "",
        rows,
    )
    .await
    .map(drop)
}

/// The files that were set aside for a person, the oldest first.
pub async fn uploads(db: &impl Ask, by: PersonId) -> Result<Vec<Upload>> {
    #[derive(FromQueryResult)]
    struct One {
        id: Uuid,
        blob: String,
        name: String,
        media_type: String,
        size: i64,
    }
    let rows: Vec<One> =
        db.rows("select id, blob, name, media_type, size from upload where by_person = $1 order by created_ms, id", bind![by]).await?;
    Ok(rows
        .into_iter()
        .map(|r| Upload {
            id: r.id,
            blob: r.blob,
            name: r.name,
            media_type: r.media_type,
            size: r.size,
        })
        .collect())
}

/// Forgets the files that were set aside for a person: they are kept now, or were put away.
pub async fn forget_uploads(tx: &mut Tx, by: PersonId, ids: &[Uuid]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut values: Vec<Value> = ids.iter().map(|id| id.bind()).collect();
    values.push(by.bind());
    let sql = format!(
        "delete from upload where id in ({}) and by_person = ${}",
        marks(1, ids.len()),
        values.len()
    );
    tx.exec(&sql, values).await.map(drop)
}

/// Some file that stands as evidence, for the guards that visit every page.
pub async fn any_file(db: &impl Ask) -> Result<Option<EvidenceId>> {
    #[derive(FromQueryResult)]
    struct One {
        id: Uuid,
    }
    let one: Option<One> = db
        .row(
            "select id from evidence where kind = 'file' order by id limit 1",
            vec![],
        )
        .await?;
    Ok(one.map(|o| EvidenceId(o.id)))
}

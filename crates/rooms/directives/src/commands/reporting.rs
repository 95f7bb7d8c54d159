//! What an owner does: takes a line, reports, asks for time.

use super::{line_object, lost_line, refuse, today};
use crate::model::{Claim, Judged, Line, Stage};
use crate::store::{LineChange, NewReport};
use crate::{rules, store};
use veche_core::{
    Day, FieldProblems, Leave, Party, ReportId, Right, Scope, Short, Standing, Stop, Text, Verb,
    allows,
};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Result, Tx};

/// The gate for an owner's acts: for the owner, or written down for one by whom the charter lets.
fn owner_leave(standing: &Standing, line: &Line, said_by: Option<&str>) -> Result<Leave> {
    match allows(standing, Right::Report, line.party.scope()) {
        Ok(leave) if said_by.is_none() => Ok(leave),
        own => match allows(standing, Right::ReportForOthers, for_others(line.party)) {
            Ok(leave) => Ok(leave),
            Err(denied) => own.map_err(|_| denied.into()),
        },
    }
}

/// Over what somebody must be able to write for others: a branch's own board for its branch, else the federation.
fn for_others(party: Party) -> Scope {
    match party {
        Party::Branch(_) => party.scope(),
        _ => Scope::Federation,
    }
}

/// Whether this person may report on a line: for the owner (`true`), or only by writing down what another said (`false`).
pub fn may_report_on(standing: &Standing, line: &Line) -> Option<bool> {
    if allows(standing, Right::Report, line.party.scope()).is_ok() {
        Some(true)
    } else {
        allows(standing, Right::ReportForOthers, for_others(line.party))
            .ok()
            .map(|_| false)
    }
}

/// Takes a line: the owner knows of it and will act.
///
/// # Errors
/// The person does not act for the owner; the line has moved on.
pub async fn accept_line(tx: &mut Tx, by: &Actor, short: Short) -> Result<()> {
    let line = store::line(tx, short).await?;
    let leave = allows(&by.standing, Right::Report, line.party.scope())?;
    if line.stage != Stage::Open {
        // Twice is once.
        return if line.stage.is_open() {
            Ok(())
        } else {
            Err(refuse(rules::CannotReport::Ended(line.stage)))
        };
    }
    let day = today(tx).await?;
    let change = LineChange {
        stage: Stage::Accepted,
        heard: Some(rules::heard_after(line.heard, day)),
        taken_up: true,
        ..LineChange::of(&line)
    };
    if !store::change_line(tx, &leave, &line, change).await? {
        return Err(lost_line(tx, &line).await);
    }
    tx.deed(
        by,
        NewDeed::new(Verb::Accepted, line_object(&line), &leave).scope(line.party.scope()),
    )
    .await
    .map(drop)
}

/// Reports on a line. An archival line is taken up by that.
///
/// # Errors
/// The person may not; the line has ended; a report waits already; a field is wrong.
pub async fn report(tx: &mut Tx, by: &Actor, short: Short, new: &NewReport) -> Result<ReportId> {
    let line = store::line(tx, short).await?;
    tell(tx, by, line, new, None).await
}

/// Takes a report back before the controller has looked: the line stands as it stood before, the report stays on record.
///
/// # Errors
/// Another wrote it, or may no longer act for the owner; it was judged or taken back already.
pub async fn withdraw_report(tx: &mut Tx, by: &Actor, report: ReportId) -> Result<()> {
    let (line, leave) = take_back(tx, by, report).await?;
    let deed = NewDeed::new(Verb::Withdrawn, line_object(&line), &leave).scope(line.party.scope());
    tx.deed(by, deed.payload(serde_json::json!({ "report": report })))
        .await
        .map(drop)
}

/// Puts another report in the place of one that nobody has judged yet. The first one stays on record as taken back.
///
/// # Errors
/// As for taking back and for reporting.
pub async fn correct_report(
    tx: &mut Tx,
    by: &Actor,
    report: ReportId,
    new: &NewReport,
) -> Result<ReportId> {
    let (line, _) = take_back(tx, by, report).await?;
    let line = store::line_by_id(tx, line.id).await?;
    tell(tx, by, line, new, Some(report)).await
}

/// Ends a report that waits, by its author, and puts its line back.
async fn take_back(tx: &mut Tx, by: &Actor, report: ReportId) -> Result<(Line, Leave)> {
    let report = store::report(tx, report).await?;
    let line = store::line_by_id(tx, report.line).await?;
    let leave = owner_leave(&by.standing, &line, report.said_by.as_deref())?;
    rules::may_withdraw(&report, by.person())?;
    let Some(before) = store::withdraw_report(tx, &leave, report.id, by.person()).await? else {
        return Err(refuse(rules::CannotReport::Judged));
    };
    let change = LineChange {
        stage: rules::stage_after_withdrawal(before),
        ..LineChange::of(&line)
    };
    if !store::change_line(tx, &leave, &line, change).await? {
        return Err(lost_line(tx, &line).await);
    }
    Ok((line, leave))
}

/// Keeps a report on a line, `instead` of one that was taken back.
async fn tell(
    tx: &mut Tx,
    by: &Actor,
    line: Line,
    new: &NewReport,
    instead: Option<ReportId>,
) -> Result<ReportId> {
    let leave = owner_leave(&by.standing, &line, new.said_by.as_deref())?;
    let day = today(tx).await?;
    let mut problems = FieldProblems::new();
    if new.done_on > day {
        problems.add("done_on", Text::new("report-day-ahead"));
    }
    if new.account.trim().is_empty() {
        problems.add("account", Text::new("field-empty"));
    }
    if leave.right() == Right::ReportForOthers
        && new.said_by.as_deref().is_none_or(|s| s.trim().is_empty())
    {
        problems.add("said_by", Text::new("report-said-by-whom"));
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    rules::may_report(line.stage)?;
    let state = if new.claim == Claim::InProgress {
        Judged::Accepted
    } else {
        Judged::Waiting
    };
    let id = store::insert_report(tx, &leave, &line, by.person(), new, state)
        .await?
        .ok_or_else(|| refuse(rules::CannotReport::Waiting))?;
    let change = LineChange {
        stage: rules::stage_after_report(new.claim),
        heard: Some(rules::heard_after(line.heard, day)),
        taken_up: true,
        ..LineChange::of(&line)
    };
    if !store::change_line(tx, &leave, &line, change).await? {
        return Err(lost_line(tx, &line).await);
    }
    let deed = NewDeed::new(Verb::Reported, line_object(&line), &leave)
        .scope(line.party.scope())
        .payload(serde_json::json!({
            "report": id, "claim": new.claim.code(), "done_on": new.done_on.iso(), "evidence": new.evidence.len(), "instead_of": instead
        }));
    tx.deed(by, deed).await?;
    Ok(id)
}

/// Asks for a later deadline.
///
/// # Errors
/// The person may not; the line has no day or has ended; the day is not later; a request waits already.
pub async fn ask_extension(
    tx: &mut Tx,
    by: &Actor,
    short: Short,
    until: Day,
    reason: &str,
) -> Result<()> {
    let line = store::line(tx, short).await?;
    let leave = owner_leave(&by.standing, &line, None)?;
    let mut problems = FieldProblems::new();
    let day = today(tx).await?;
    if until <= day || line.due.is_some_and(|due| until <= due) {
        problems.add("until", Text::new("extension-not-later"));
    }
    if reason.trim().is_empty() {
        problems.add("reason", Text::new("field-empty"));
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    if !line.stage.is_open() {
        return Err(refuse(rules::CannotReport::Ended(line.stage)));
    }
    if line.due.is_none() {
        return Err(Stop::refused("extension-no-deadline"));
    }
    if store::insert_extension(tx, &leave, line.id, until, reason.trim(), by.person())
        .await?
        .is_none()
    {
        return Err(Stop::refused("extension-waiting"));
    }
    let change = LineChange {
        heard: Some(rules::heard_after(line.heard, day)),
        taken_up: true,
        ..LineChange::of(&line)
    };
    if !store::change_line(tx, &leave, &line, change).await? {
        return Err(lost_line(tx, &line).await);
    }
    let deed = NewDeed::new(Verb::Asked, line_object(&line), &leave).scope(line.party.scope());
    tx.deed(
        by,
        deed.payload(serde_json::json!({ "until": until.iso() })),
    )
    .await
    .map(drop)
}

//! What a controller does: accepts or returns, grants time, ends a line otherwise.

use super::{control_leave, line_object, lost_line, refuse, today};
use crate::model::{Claim, Judged, PeriodDone, Stage};
use crate::store::LineChange;
use crate::{rules, store};
use veche_core::{
    Deadline, DocumentId, ExtensionId, FieldProblems, ReportId, Short, Stop, Text, Verb,
};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Result, Tx};

/// Accepts a report, or returns it with a reason.
///
/// An accepted end of one period of a recurring line starts the next; a standing duty is never done, only reported on.
///
/// # Errors
/// The person may not control this line, or owes it; the report was judged; a return lacks a reason.
pub async fn judge(
    tx: &mut Tx,
    by: &Actor,
    report: ReportId,
    accepted: bool,
    reason: Option<&str>,
) -> Result<()> {
    let report = store::report(tx, report).await?;
    let line = store::line_by_id(tx, report.line).await?;
    let leave = control_leave(by, &line)?;
    rules::may_judge(&report)?;
    let reason = reason.map(str::trim).filter(|r| !r.is_empty());
    if !accepted && reason.is_none() {
        return Err(FieldProblems::one("reason", Text::new("cannot-judge-no-reason")).into());
    }
    let state = if accepted {
        Judged::Accepted
    } else {
        Judged::Returned
    };
    if !store::judge_report(tx, &leave, report.id, state, reason, by.person()).await? {
        return Err(refuse(rules::CannotReport::Judged));
    }
    let mut change = LineChange::of(&line);
    if !accepted {
        change.stage = Stage::Returned;
    } else {
        change.stage = rules::stage_after_acceptance(report.claim);
        let ended = matches!(
            report.claim,
            Claim::Done | Claim::PartlyDone | Claim::NotDone
        );
        if let (true, Some(due)) = (ended, line.due)
            && let Some(next) = rules::next_due(&line.deadline, line.since, due)
        {
            let period = PeriodDone {
                due,
                stage: change.stage,
                done: (report.claim != Claim::NotDone).then_some(report.done_on),
            };
            store::insert_period(tx, &leave, line.id, period).await?;
            change.stage = Stage::InProgress;
            change.due = Some(next);
        } else if line.deadline == Deadline::Standing(None) && report.claim == Claim::Done {
            change.stage = Stage::InProgress;
        } else if matches!(change.stage, Stage::Done | Stage::PartlyDone) {
            change.done = Some(report.done_on);
        }
    }
    if !store::change_line(tx, &leave, &line, change).await? {
        return Err(lost_line(tx, &line).await);
    }
    let verb = if accepted {
        Verb::Accepted
    } else {
        Verb::Returned
    };
    let deed = NewDeed::new(verb, line_object(&line), &leave).scope(line.party.scope());
    tx.deed(
        by,
        deed.payload(serde_json::json!({ "report": report.id, "stage": change.stage.code() })),
    )
    .await
    .map(drop)
}

/// Grants or refuses a later deadline.
///
/// # Errors
/// The person may not control this line, or owes it; it was answered before; a refusal lacks a reason.
pub async fn judge_extension(
    tx: &mut Tx,
    by: &Actor,
    id: ExtensionId,
    granted: bool,
    answer: Option<&str>,
) -> Result<()> {
    let asked = store::extension(tx, id).await?;
    let line = store::line_by_id(tx, asked.line).await?;
    let leave = control_leave(by, &line)?;
    let answer = answer.map(str::trim).filter(|r| !r.is_empty());
    if !granted && answer.is_none() {
        return Err(FieldProblems::one("answer", Text::new("cannot-judge-no-reason")).into());
    }
    let state = if granted {
        Judged::Accepted
    } else {
        Judged::Returned
    };
    if asked.state != Judged::Waiting
        || !store::judge_extension(tx, &leave, id, state, answer, by.person()).await?
    {
        return Err(refuse(rules::CannotReport::Judged));
    }
    if granted {
        let change = LineChange {
            due: Some(asked.until),
            ..LineChange::of(&line)
        };
        if !store::change_line(tx, &leave, &line, change).await? {
            return Err(lost_line(tx, &line).await);
        }
    }
    let verb = if granted {
        Verb::Extended
    } else {
        Verb::Refused
    };
    let deed = NewDeed::new(verb, line_object(&line), &leave).scope(line.party.scope());
    tx.deed(
        by,
        deed.payload(serde_json::json!({ "until": asked.until.iso(), "extension": id })),
    )
    .await
    .map(drop)
}

/// How a line ends otherwise than by an accepted report.
#[derive(Debug, Clone, PartialEq)]
pub struct Closing {
    /// The stage: not done, no action needed, cancelled, replaced, carried over.
    pub stage: Stage,
    /// Why.
    pub reason: String,
    /// The later decision that it rests on; needed for cancelled and replaced.
    pub decision: Option<DocumentId>,
}

/// Ends a line by an act of control.
///
/// # Errors
/// The person may not control this line, or owes it; it has ended; a reason or the decision is missing.
pub async fn close(tx: &mut Tx, by: &Actor, short: Short, closing: &Closing) -> Result<()> {
    let line = store::line(tx, short).await?;
    let leave = control_leave(by, &line)?;
    let mut problems = FieldProblems::new();
    let ends = matches!(
        closing.stage,
        Stage::NotDone
            | Stage::NoAction
            | Stage::Cancelled
            | Stage::Replaced
            | Stage::CarriedOver
            | Stage::PartlyDone
    );
    if !ends {
        problems.add("stage", Text::new("close-stage-odd"));
    }
    if closing.reason.trim().is_empty() {
        problems.add("reason", Text::new("field-empty"));
    }
    if matches!(closing.stage, Stage::Cancelled | Stage::Replaced) && closing.decision.is_none() {
        problems.add("decision", Text::new("close-decision-missing"));
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    if !line.stage.is_open() {
        return Err(refuse(rules::CannotReport::Ended(line.stage)));
    }
    if let Some(decision) = closing.decision {
        let decision = store::document_by_id(tx, decision).await?;
        if decision.adopted_on < line.since || decision.id == line.document {
            return Err(FieldProblems::one("decision", Text::new("close-decision-earlier")).into());
        }
    }
    let day = today(tx).await?;
    let done = (closing.stage == Stage::PartlyDone).then_some(day);
    let change = LineChange {
        stage: closing.stage,
        done,
        taken_up: true,
        ..LineChange::of(&line)
    };
    if !store::change_line(tx, &leave, &line, change).await? {
        return Err(lost_line(tx, &line).await);
    }
    store::insert_act(
        tx,
        &leave,
        line.id,
        closing.stage,
        closing.reason.trim(),
        closing.decision,
        by.person(),
    )
    .await?;
    let deed = NewDeed::new(Verb::Cancelled, line_object(&line), &leave).scope(line.party.scope());
    tx.deed(
        by,
        deed.payload(serde_json::json!({ "stage": closing.stage.code() })),
    )
    .await
    .map(drop)
}

/// Puts a report before the public, or takes it back.
///
/// # Errors
/// The person may not control this line; the report was not accepted.
pub async fn release(tx: &mut Tx, by: &Actor, report: ReportId, released: bool) -> Result<()> {
    let report = store::report(tx, report).await?;
    let line = store::line_by_id(tx, report.line).await?;
    let leave = control_leave(by, &line)?;
    if released && report.state != Judged::Accepted {
        return Err(Stop::refused("release-not-accepted"));
    }
    store::release_report(tx, &leave, report.id, released).await?;
    let verb = if released {
        Verb::Published
    } else {
        Verb::Changed
    };
    tx.deed(
        by,
        NewDeed::new(verb, line_object(&line), &leave).scope(line.party.scope()),
    )
    .await
    .map(drop)
}

//! The report as JSON: docs/formats/execution.md. Names and sentences in one language, codes as in the records.

use super::{Charged, Execution, Followed, OfDocument, OfItem, narrative};
use crate::model::{Evidence, EvidenceKind, Report};
use crate::path;
use serde_json::{Value, json};
use veche_core::{Day, Party};
use veche_lang::Lang;

/// Name and version of the format.
pub const FORMAT: &str = "veche-execution/1";

pub(super) fn json(l: &Lang, e: &Execution) -> Value {
    let r = &e.report;
    json!({
        "format": FORMAT,
        "language": l.tongue.code(),
        "as_of": r.today.iso(),
        "about": e.about(l),
        "period": r.period.map(|p| json!({
            "from": p.from.iso(),
            "until": p.until.iso(),
            "body": p.body.map(|b| party(e, Party::Body(b))),
        })),
        "summary": r.summary,
        "narrative": narrative(l, &r.summary),
        "documents": r.documents.iter().map(|d| document(l, e, d)).collect::<Vec<_>>(),
    })
}

fn party(e: &Execution, party: Party) -> Value {
    json!({ "party": party.code(), "name": e.name(party) })
}

fn address(e: &Execution, path: &str) -> String {
    format!("{}{path}", e.base())
}

fn day(day: Option<Day>) -> Value {
    day.map_or(Value::Null, |d| d.iso().into())
}

fn document(l: &Lang, e: &Execution, d: &OfDocument) -> Value {
    let doc = &d.document;
    json!({
        "address": address(e, &path::document(doc.short)),
        "kind": doc.kind.code(),
        "number": doc.number,
        "adopted_on": doc.adopted_on.iso(),
        "title": doc.title,
        "body": party(e, Party::Body(doc.body)),
        "language": doc.tongue.code(),
        "archival": doc.archival,
        "fingerprint": doc.fingerprint,
        "summary": d.summary,
        "narrative": narrative(l, &d.summary),
        "unfulfilled": d.unfulfilled,
        "items": d.items.iter().map(|i| item(e, i)).collect::<Vec<_>>(),
    })
}

fn item(e: &Execution, i: &OfItem) -> Value {
    json!({
        "label": i.label,
        "printed": !i.ours,
        "text": i.text,
        "directives": i.charges.iter().map(|c| charge(e, c)).collect::<Vec<_>>(),
    })
}

fn charge(e: &Execution, c: &Charged) -> Value {
    let d = &c.directive;
    let (kind, value) = d.deadline.parts();
    json!({
        "address": address(e, &path::directive(d.short)),
        "text": d.text,
        "natures": d.natures.iter().map(|n| n.code()).collect::<Vec<_>>(),
        "deadline": { "kind": kind, "value": value, "written": d.deadline_text, "due_on": day(d.due_on) },
        "by_adoption": d.by_adoption,
        "no_owner_named": d.no_owner,
        "lines": c.lines.iter().map(|f| line(e, f)).collect::<Vec<_>>(),
    })
}

fn line(e: &Execution, f: &Followed) -> Value {
    let l = &f.line;
    json!({
        "address": address(e, &path::line(l.short)),
        "owner": party(e, l.party),
        "part": l.part.code(),
        "controller": l.controller.map(|c| party(e, c)),
        "stage": f.state.stage.code(),
        "marks": f.state.marks.iter().map(|m| m.code()).collect::<Vec<_>>(),
        "since": l.since.iso(),
        "due_on": day(l.due),
        "first_due_on": day(l.first_due),
        "done_on": day(l.done),
        "heard_on": day(l.heard),
        "late_days": f.late_days,
        "reports": f.reports.iter().map(|r| report(e, r)).collect::<Vec<_>>(),
        "acts": f.acts.iter().map(|a| json!({
            "stage": a.stage.code(),
            "at": a.at.iso(),
            "reason": a.reason,
            "decision": a.decision.as_ref().map(|(number, short)| json!({ "number": number, "address": address(e, &path::document(*short)) })),
        })).collect::<Vec<_>>(),
        "periods": f.periods.iter().map(|p| json!({ "due_on": p.due.iso(), "stage": p.stage.code(), "done_on": day(p.done) })).collect::<Vec<_>>(),
    })
}

fn report(e: &Execution, r: &Report) -> Value {
    json!({
        "done_on": r.done_on.iso(),
        "written": r.created.iso(),
        "claim": r.claim.code(),
        "state": r.state.code(),
        "said_by": r.said_by,
        "account": r.account,
        "released": r.released,
        "evidence": r.evidence.iter().map(|x| json!({
            "kind": x.kind.code(),
            "title": x.title,
            "address": evidence_address(e, x),
        })).collect::<Vec<_>>(),
    })
}

/// Where a piece of evidence is seen: a file of ours, a record of ours, or an address elsewhere.
pub(super) fn evidence_address(e: &Execution, x: &Evidence) -> String {
    match x.kind {
        EvidenceKind::File => address(e, &path::evidence(x.id)),
        EvidenceKind::Record => address(e, &x.value),
        EvidenceKind::Address => x.value.clone(),
    }
}

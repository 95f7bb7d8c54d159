//! The report for a terminal: plain lines, no wider than the words are.

use super::{Charged, Execution, Followed, OfDocument, due_words, how, json, narrative, words};
use crate::commands::short_title;
use crate::pages::lines::words::claim_word;
use veche_lang::Lang;

pub(super) fn text(l: &Lang, e: &Execution) -> String {
    let r = &e.report;
    let mut out = format!("{}\n{}\n", l.t("execution-title"), e.about(l));
    out.push_str(&l.with("execution-as-of", [("day", r.today.into())]));
    out.push_str("\n\n");
    for sentence in narrative(l, &r.summary) {
        out.push_str(&sentence);
        out.push('\n');
    }
    for document in &r.documents {
        if r.documents.len() > 1 || r.period.is_some() {
            let d = &document.document;
            out.push_str(&format!("\n{}\n", words::document_head(l, d)));
        }
        of_document(l, e, document, &mut out);
    }
    out
}

fn of_document(l: &Lang, e: &Execution, document: &OfDocument, out: &mut String) {
    for item in &document.items {
        out.push_str(&format!(
            "\n{}\n",
            l.with("execution-item", [("label", item.label.as_str().into())])
        ));
        for charge in &item.charges {
            of_charge(l, e, charge, out);
        }
    }
    if !document.unfulfilled.is_empty() {
        out.push_str(&format!("\n{}\n", l.t("execution-unfulfilled")));
        for sentence in &document.unfulfilled {
            out.push_str(&format!("  {}\n", l.quote(sentence)));
        }
    }
}

fn of_charge(l: &Lang, e: &Execution, charge: &Charged, out: &mut String) {
    out.push_str(&format!("  {}\n", short_title(&charge.directive.text)));
    if charge.directive.by_adoption {
        out.push_str(&format!("    {}\n", l.t("execution-by-adoption")));
    }
    for f in &charge.lines {
        of_line(l, e, f, out);
    }
}

fn of_line(l: &Lang, e: &Execution, f: &Followed, out: &mut String) {
    out.push_str(&format!(
        "    {}: {} — {}\n",
        e.name(f.line.party),
        how(l, &f.state),
        due_words(l, f, e.report.today)
    ));
    for report in &f.reports {
        let account = short_title(&report.account);
        out.push_str(&format!(
            "      {} {}. {account}\n",
            l.day_short(report.done_on),
            claim_word(l, report.claim)
        ));
        for x in &report.evidence {
            out.push_str(&format!(
                "        {} {}\n",
                x.title,
                json::evidence_address(e, x)
            ));
        }
    }
    for act in &f.acts {
        out.push_str(&format!(
            "      {} {}\n",
            l.day_short(act.at.day(l.zone)),
            act.reason
        ));
    }
}

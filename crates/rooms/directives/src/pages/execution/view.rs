//! The body of a report on the screen.

use crate::execution::{
    Charged, Execution, Followed, OfDocument, OfItem, Summary, due_words, facts, narrative, others,
};
use crate::model::{Evidence, EvidenceKind, Part, Report};
use crate::pages::documents::words::named_with_day;
use crate::pages::lines::words::{claim_word, drawing, part_word, state};
use crate::path;
use crate::store::LineDays;
use maud::{Markup, html};
use veche_core::Party;
use veche_desk::Desk;
use veche_desk::components::{
    self, Head, Row, Size, Table, ago, day_short, document, figure, icon, stage,
};
use veche_lang::Lang;

/// Up to so many lines a report shows them all; beyond, of each directive only the most pressing.
const LINES_WHOLE: usize = 600;
/// Lines of one directive in a large report.
const LINES_OF_ONE: usize = 20;
/// Lines in a page, at most; where even the most pressing are more, each directive shows fewer.
const LINES_MOST: usize = 1_200;

/// Reports of one line in sight; earlier ones unfold.
const REPORTS_IN_SIGHT: usize = 3;

/// Sentences, figures, then document by document.
pub(super) fn report(d: &Desk, e: &Execution) -> Markup {
    let l = &d.l;
    let r = &e.report;
    let lines = r.lines().count();
    let charges = r
        .documents
        .iter()
        .flat_map(|x| &x.items)
        .flat_map(|i| &i.charges)
        .filter(|c| !c.lines.is_empty())
        .count();
    let most = match lines {
        ..=LINES_WHOLE => LINES_WHOLE,
        _ => LINES_OF_ONE.min(LINES_MOST / charges.max(1)),
    };
    html! {
        (summary(d, &r.summary))
        @for of in &r.documents { (of_document(d, e, of, r.period.is_some(), most)) }
        @if r.documents.is_empty() { (components::empty(&l.t("execution-no-documents"), None)) }
    }
}

fn summary(d: &Desk, s: &Summary) -> Markup {
    let l = &d.l;
    html! {
        div class="exec-said prose" { @for sentence in narrative(l, s) { p { (sentence) } } }
        dl class="exec-figures" {
            @for (name, n) in facts(l, s) { div { dt { (name) } dd { (figure(l, u64::from(n))) } } }
        }
    }
}

fn of_document(d: &Desk, e: &Execution, of: &OfDocument, several: bool, most: usize) -> Markup {
    let l = &d.l;
    let doc = &of.document;
    let at = path::document(doc.short);
    let id = format!("document-{}", doc.short);
    html! {
        section class="exec-document" aria-labelledby=(id) {
            @if several {
                h2 id=(id) { a href=(at) { (named_with_day(l, doc.kind, &doc.number, doc.adopted_on)) } }
                p { (doc.title) " " span class="muted" { (e.name(Party::Body(doc.body))) } }
                p { (narrative(l, &of.summary).join(" ")) " " a href=(path::execution(doc.short)) { (l.t("execution-alone")) } }
            } @else {
                h2 id=(id) { (l.t("execution-by-items")) }
            }
            @for item in &of.items { (of_item(d, e, of, item, most)) }
            @if !of.unfulfilled.is_empty() {
                h3 { (l.t("execution-unfulfilled")) }
                p class="muted" { (l.t("execution-unfulfilled-what")) }
                @for sentence in &of.unfulfilled { blockquote lang=[(doc.tongue != l.tongue).then(|| doc.tongue.code())] { (sentence) } }
            }
        }
    }
}

fn of_item(d: &Desk, e: &Execution, of: &OfDocument, item: &OfItem, most: usize) -> Markup {
    let l = &d.l;
    let one = item.charges.len() == 1;
    let doc = &of.document;
    let foreign = (doc.tongue != l.tongue).then(|| doc.tongue.code());
    html! {
        article class="exec-item" {
            h3 title=[item.ours.then(|| l.t("ui-item-ours"))] { (l.with("execution-item", [("label", item.label.as_str().into())])) }
            div class="prose" lang=[foreign] { (document::paragraphs(&item.text)) }
            @if item.charges.is_empty() { p class="muted" { (l.t("execution-no-charge")) } }
            @for (i, charge) in item.charges.iter().enumerate() {
                @if !one { p class="exec-charge" lang=[foreign] { (charge.directive.text) } }
                @let several = e.report.period.map(|_| of);
                @let caption = caption(l, several, item, (!one).then_some(i + 1));
                (of_charge(d, e, doc.short, charge, caption, most))
            }
        }
    }
}

/// The name of a table: of its item, where an item charges several times, which of them, and on a page of several documents of which.
fn caption(l: &Lang, of: Option<&OfDocument>, item: &OfItem, nth: Option<usize>) -> String {
    let label = item.label.as_str().into();
    let words = match nth {
        None => l.with("execution-lines-of", [("label", label)]),
        Some(n) => l.with(
            "execution-lines-of-nth",
            [("label", label), ("n", n.into())],
        ),
    };
    match of.map(|of| &of.document) {
        Some(doc) => l.with(
            "execution-lines-in",
            [
                (
                    "document",
                    named_with_day(l, doc.kind, &doc.number, doc.adopted_on).into(),
                ),
                ("words", words.into()),
            ],
        ),
        None => words,
    }
}

fn of_charge(
    d: &Desk,
    e: &Execution,
    of: veche_core::Short,
    charge: &Charged,
    caption: String,
    most: usize,
) -> Markup {
    let l = &d.l;
    if charge.directive.by_adoption {
        return html! { p { (stage("done", &l.t("execution-by-adoption"))) } };
    }
    if charge.lines.is_empty() {
        return html! { p class="muted" { (l.t("execution-no-lines")) } };
    }
    let (shown, rest) = charge.shown(most.max(1));
    let heads = vec![
        Head::new(l.t("line-owner")),
        Head::new(l.t("execution-deadline")),
        Head::new(l.t("line-head-drawing")).drawing(),
        Head::new(l.t("line-state")),
        Head::new(l.t("execution-deeds")),
    ];
    let rows = shown.into_iter().map(|f| row(d, e, f)).collect();
    let counted = Summary::of(rest.iter().copied(), e.report.today, e.report.period);
    html! {
        (Table::new(format!("execution-{}", charge.directive.short), caption, heads, rows).render(l))
        @if !rest.is_empty() {
            p {
                (others(l, &counted)) " "
                @if d.reads_official() { a href={ (path::LINES) "?document=" (of) } { (l.t("execution-all-lines")) } }
            }
        }
    }
}

fn row(d: &Desk, e: &Execution, f: &Followed) -> Row {
    let l = &d.l;
    let mut reported: Vec<veche_core::Day> = f.reports.iter().map(|r| r.done_on).collect();
    reported.sort_unstable();
    let days = LineDays {
        reported,
        ended: f.acts.last().map(|a| a.at),
    };
    let name = e.name(f.line.party);
    Row::new(vec![
        html! {
            @if d.reads_official() { a href=(path::line(f.short())) { (name) } } @else { (name) }
            @if f.line.part == Part::Co { span class="line-place" { (part_word(l, f.line.part)) } }
            @if f.line.no_owner { span class="line-place" { (l.t("line-no-owner")) } }
        },
        html! { (due_words(l, f)) },
        components::line(
            l,
            &drawing(l, &f.line, &f.state, &days, e.report.today),
            Size::Row,
        ),
        state(l, &f.state),
        deeds(d, f),
    ])
}

fn deeds(d: &Desk, f: &Followed) -> Markup {
    let l = &d.l;
    html! {
        @if f.reports.is_empty() && f.acts.is_empty() { span class="muted" { (l.t("execution-no-deeds")) } }
        @let (before, last) = f.reports.split_at(f.reports.len().saturating_sub(REPORTS_IN_SIGHT));
        @if !before.is_empty() {
            details class="exec-before" {
                summary { (l.with("execution-before", [("n", before.len().into())])) }
                @for r in before { (told(d, r)) }
            }
        }
        @for r in last { (told(d, r)) }
        @for act in &f.acts {
            p {
                (ago(l, act.at, d.now)) ": " (act.reason)
                @if let Some((number, short)) = &act.decision {
                    " " a href=(path::document(*short)) { (l.with("close-by-decision", [("number", number.as_str().into())])) }
                }
            }
        }
    }
}

fn told(d: &Desk, r: &Report) -> Markup {
    let l = &d.l;
    html! {
        div class="exec-told" {
            p { (day_short(l, r.done_on)) ", " (claim_word(l, r.claim)) ". " (r.account) }
            @if !r.evidence.is_empty() { ul class="line-evidence" aria-label=(l.t("report-evidence")) { @for x in &r.evidence { li { (evidence(x)) } } } }
        }
    }
}

fn evidence(x: &Evidence) -> Markup {
    match x.kind {
        EvidenceKind::File => {
            html! { (icon("paperclip", None)) " " a href=(path::evidence(x.id)) { (x.title) } }
        }
        EvidenceKind::Record => html! { (icon("link", None)) " " a href=(x.value) { (x.title) } },
        EvidenceKind::Address => {
            html! { (icon("external-link", None)) " " a href=(x.value) rel="noopener noreferrer nofollow" { (x.title) } }
        }
    }
}

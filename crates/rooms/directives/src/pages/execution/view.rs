//! The body of a report on the screen: how much is done, what was not done, then item by item.

use crate::commands::short_title;
use crate::execution::{
    Charged, Execution, Followed, OfDocument, OfItem, Summary, besides, besides_bar, due_words,
    has_bar, headline, others, shares, standing,
};
use crate::model::{Evidence, EvidenceKind, Mark, Part, Report, Stage};
use crate::pages::lines::words::{claim_word, drawing, part_word, state};
use crate::path;
use crate::store::LineDays;
use maud::{Markup, html};
use veche_core::sheet::Fill;
use veche_core::{Party, Short};
use veche_desk::Desk;
use veche_desk::components::{
    self, Size, ago, day_short, document, empty, figure, icon, mark, stage,
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

/// What the parts of a page need: the reader, the report, how many lines of a directive are shown.
struct Shown<'a> {
    d: &'a Desk,
    e: &'a Execution,
    most: usize,
}

/// The whole report.
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
        _ => LINES_OF_ONE.min(LINES_MOST / charges.max(1)).max(1),
    };
    let s = Shown { d, e, most };
    let alone = match r.documents.as_slice() {
        [one] => Some(&one.document),
        _ => None,
    };
    html! {
        div class="exec" {
            @if r.documents.is_empty() { (empty(&l.t("execution-no-documents"), None)) }
            @else if r.documents.iter().all(OfDocument::is_silent) && r.period.is_none() {
                @for of in &r.documents { (s.silent(of)) (s.unfulfilled(of)) }
            } @else {
                (s.summary(&r.summary, alone.map(|one| one.short), true))
                @if e.public { p class="exec-note muted" { (l.t("execution-public-note")) } }
                (s.jumps())
                (s.undone())
                @for of in &r.documents { (s.of_document(of)) }
            }
        }
    }
}

/// The address of an item's row on the page: of one document `item-4`, of several with the document before it.
fn anchor(e: &Execution, of: &OfDocument, nth: usize) -> String {
    if e.report.period.is_some() {
        format!("{}-item-{}", of.document.short, nth + 1)
    } else {
        format!("item-{}", nth + 1)
    }
}

fn document_anchor(of: &OfDocument) -> String {
    format!("document-{}", of.document.short)
}

impl Shown<'_> {
    /// The whole in its parts, what is counted besides, and in sentences what neither says. Figures lead into the register where it
    /// shows just those lines.
    fn summary(&self, s: &Summary, of: Option<Short>, first: bool) -> Markup {
        let l = &self.d.l;
        let query = |what: &str| {
            let of = of.filter(|_| self.d.reads_official())?;
            (!what.is_empty()).then(|| format!("{}?document={of}&{what}", path::LINES))
        };
        let bar = has_bar(s);
        let total = l.with("execution-total", [("n", s.lines.into())]);
        html! {
            div class=(if first { "exec-sum exec-first" } else { "exec-sum" }) {
                @if bar {
                    p class="exec-total" { (total) }
                    (draw_bar(l, s, &total))
                    ul class="exec-shares" {
                        @for share in shares(l, s) {
                            li {
                                (swatch(share.fill))
                                (lead(query(register_query(share.fill)), html! { strong { (figure(l, u64::from(share.count))) } " " (share.label) }))
                            }
                        }
                    }
                    @let besides = besides(l, s);
                    @if !besides.is_empty() {
                        ul class="exec-besides" aria-label=(l.t("execution-besides")) {
                            @for (name, words, n) in besides {
                                li { (lead(query(besides_query(name)), html! { (besides_mark(name, &words)) " " (figure(l, u64::from(n))) })) }
                            }
                        }
                    }
                } @else {
                    p class="exec-total" { (headline(l, s)) }
                }
                @let said = besides_bar(l, s);
                @if !said.is_empty() { p class="exec-said" { (said.join(" ")) } }
            }
        }
    }

    /// Ways to the parts of the page.
    fn jumps(&self) -> Markup {
        let (l, e) = (&self.d.l, self.e);
        let undone = e.report.lines().filter(|f| f.is_undone()).count();
        let several = e.report.period.is_some();
        html! {
            nav class="exec-jumps" aria-label=(l.t("execution-jumps")) {
                @if undone > 0 { p { a href="#undone" { (l.t("execution-undone")) } " " span class="exec-n" { (figure(l, undone as u64)) } } }
                @if several {
                    ul {
                        @for of in &e.report.documents {
                            li {
                                a href={ "#" (document_anchor(of)) } { (e.named(l, &of.document)) } " "
                                span class="muted" {
                                    (of.document.title)
                                    @if of.summary.lines > 0 && !of.is_silent() {
                                        " · " (l.with("execution-done-of", [("done", of.summary.done.into()), ("all", of.summary.lines.into())]))
                                    }
                                }
                            }
                        }
                    }
                } @else {
                    @for of in &e.report.documents {
                        @if of.items.len() > 1 {
                            p { (l.t("execution-jump-items")) }
                            ol class="exec-numbers" {
                                @for (nth, item) in of.items.iter().enumerate() {
                                    li { a href={ "#" (anchor(e, of, nth)) } aria-label=(l.with("execution-jump-item", [("label", item.label.as_str().into())])) { (item.label) } }
                                }
                            }
                        }
                        @if !of.unfulfilled.is_empty() { p { a href="#unfulfilled" { (l.t("execution-unfulfilled")) } } }
                    }
                }
            }
        }
    }

    /// What was not done and what is late, before everything else.
    fn undone(&self) -> Markup {
        let (l, e) = (&self.d.l, self.e);
        let s = &e.report.summary;
        if s.lines == 0 || s.no_word == s.lines {
            return html! {};
        }
        let documents: Vec<_> = e
            .report
            .documents
            .iter()
            .map(|of| (of, of.undone()))
            .filter(|(_, undone)| !undone.is_empty())
            .collect();
        if documents.is_empty() {
            return html! { p class="exec-none" { (icon("check", None)) " " (l.t("execution-undone-none")) } };
        }
        html! {
            section class="exec-part" aria-labelledby="undone" {
                h2 id="undone" { (l.t("execution-undone")) }
                table class="exec-table exec-undone" role="table" {
                    caption class="unseen" { (l.t("execution-undone")) }
                    (heads(l, &["execution-owner", "execution-deadline", "execution-state", "execution-last-word"]))
                    @for (of, undone) in &documents {
                        @for one in undone {
                            tbody role="rowgroup" {
                                tr role="row" class="exec-head" {
                                    th role="rowheader" scope="rowgroup" colspan="4" { (self.undone_head(of, one)) }
                                }
                                @for f in one.lines.iter().take(self.most) {
                                    tr role="row" class="exec-line" {
                                        th role="rowheader" scope="row" class="exec-owner" { (self.owner(f)) }
                                        td role="cell" class="exec-due" { (due_words(l, f, e.report.today)) }
                                        td role="cell" class="exec-how" { (state_shown(l, f)) }
                                        td role="cell" class="exec-last" data-label=(l.t("execution-last-word")) { (self.last_word(f)) }
                                    }
                                }
                                @let more = one.lines.len().saturating_sub(self.most);
                                @if more > 0 { tr role="row" { td role="cell" colspan="4" class="muted" { (l.with("execution-undone-more", [("n", more.into())])) } } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn undone_head(&self, of: &OfDocument, one: &crate::execution::Undone<'_>) -> Markup {
        let (l, e) = (&self.d.l, self.e);
        let nth = of.items.iter().position(|i| std::ptr::eq(i, one.item));
        let to = format!("#{}", anchor(e, of, nth.unwrap_or(0)));
        let label = ("label", one.item.label.as_str().into());
        let words = ("words", short_title(&one.charge.directive.text).into());
        let said = if e.report.period.is_some() {
            let document = e.named(l, &of.document);
            l.with(
                "execution-item-in",
                [("document", document.into()), label, words],
            )
        } else {
            l.with("execution-item-and-words", [label, words])
        };
        html! { a href=(to) { (said) } }
    }

    fn last_word(&self, f: &Followed) -> Markup {
        let l = &self.d.l;
        html! {
            @match f.reports.last() {
                Some(r) => { (day_short(l, r.done_on)) ", " (claim_word(l, r.claim)) }
                None => {
                    @match f.line.heard {
                        Some(on) => { (day_short(l, on)) }
                        None => { span class="muted" { (l.t("execution-no-deeds")) } }
                    }
                }
            }
        }
    }

    fn silent(&self, of: &OfDocument) -> Markup {
        let l = &self.d.l;
        let n = of.summary.lines;
        html! { p class="exec-silent" { (l.with("execution-archival", [("n", n.into())])) } }
    }

    fn of_document(&self, of: &OfDocument) -> Markup {
        let (l, e) = (&self.d.l, self.e);
        let doc = &of.document;
        let several = e.report.period.is_some();
        let id = document_anchor(of);
        html! {
            section class="exec-part" aria-labelledby=(id) {
                @if several {
                    h2 id=(id) { a href=(path::document(doc.short)) { (e.named(l, doc)) } }
                    p class="exec-title" lang=[self.foreign(of)] { (doc.title) }
                    p class="muted" { (e.name(Party::Body(doc.body))) " · " a href=(path::execution(doc.short)) { (l.t("execution-alone")) } }
                } @else {
                    h2 id=(id) { (l.t("execution-by-items")) }
                }
                @if of.is_silent() { (self.silent(of)) }
                @else {
                    @if several && e.report.documents.len() > 1 { (self.summary(&of.summary, Some(doc.short), false)) }
                    @if of.has_own_numbers() { p class="exec-note muted" { (l.t("execution-ours")) } }
                    (self.table(of))
                }
                (self.unfulfilled(of))
            }
        }
    }

    fn foreign(&self, of: &OfDocument) -> Option<&'static str> {
        let tongue = of.document.tongue;
        (tongue != self.d.l.tongue).then(|| tongue.code())
    }

    fn unfulfilled(&self, of: &OfDocument) -> Markup {
        let l = &self.d.l;
        let id = self.e.report.period.is_none().then_some("unfulfilled");
        html! {
            @if !of.unfulfilled.is_empty() {
                h3 id=[id] { (l.t("execution-unfulfilled")) }
                p class="muted" { (l.t("execution-unfulfilled-what")) }
                @for sentence in &of.unfulfilled { blockquote lang=[self.foreign(of)] { (sentence) } }
            }
        }
    }

    /// One table of a document: each item begins a part of it, with its number in the margin and its words over the columns.
    fn table(&self, of: &OfDocument) -> Markup {
        let (l, e) = (&self.d.l, self.e);
        let caption = if e.report.period.is_some() {
            let document = e.named(l, &of.document);
            l.with("execution-table-of", [("document", document.into())])
        } else {
            l.t("execution-table")
        };
        html! {
            table class="exec-table exec-items" role="table" {
                caption class="unseen" { (caption) }
                (heads(l, &["execution-evidence-number", "execution-owner", "execution-deadline", "line-head-drawing", "execution-state", "execution-deeds"]))
                @for (nth, item) in of.items.iter().enumerate() {
                    tbody role="rowgroup" id=(anchor(e, of, nth)) {
                        tr role="row" class="exec-head" {
                            td role="cell" class="exec-number" { (item.label) }
                            th role="rowheader" scope="rowgroup" colspan="5" {
                                div class="exec-words" lang=[self.foreign(of)] { (document::paragraphs(&item.text)) }
                                (self.without_lines(item))
                            }
                        }
                        @for charge in &item.charges { (self.charge(of, item, charge)) }
                    }
                }
            }
        }
    }

    /// What there is to say of an item beside its lines.
    fn without_lines(&self, item: &OfItem) -> Markup {
        let l = &self.d.l;
        let adopted = item.charges.iter().any(|c| c.directive.by_adoption);
        html! {
            @if item.charges.is_empty() { p class="exec-beside muted" { (l.t("execution-no-charge")) } }
            @if adopted { p class="exec-beside" { (stage("done", &l.t("execution-by-adoption"))) } }
        }
    }

    fn charge(&self, of: &OfDocument, item: &OfItem, charge: &Charged) -> Markup {
        let (l, e) = (&self.d.l, self.e);
        if charge.directive.by_adoption {
            return html! {};
        }
        let (shown, rest) = charge.shown(self.most);
        let counted = Summary::of(rest.iter().copied(), e.report.today, e.report.period);
        html! {
            @if item.charges.len() > 1 && charge.says_more_than(item) {
                tr role="row" class="exec-charge" {
                    td role="cell" class="exec-margin" {}
                    th role="rowheader" scope="rowgroup" colspan="5" lang=[self.foreign(of)] { (short_title(&charge.directive.text)) }
                }
            }
            @if charge.lines.is_empty() {
                tr role="row" class="exec-charge" { td role="cell" class="exec-margin" {} td role="cell" colspan="5" class="muted" { (l.t("execution-no-lines")) } }
            }
            @for f in shown { (self.row(f)) }
            @if !rest.is_empty() {
                tr role="row" class="exec-charge" {
                    td role="cell" class="exec-margin" {}
                    td role="cell" colspan="5" {
                        (others(l, &counted)) " "
                        @if self.d.reads_official() { a href={ (path::LINES) "?document=" (of.document.short) } { (l.t("execution-all-lines")) } }
                    }
                }
            }
        }
    }

    fn owner(&self, f: &Followed) -> Markup {
        let l = &self.d.l;
        let name = self.e.name(f.line.party);
        html! {
            @if self.d.reads_official() { a href=(path::line(f.short())) { (name) } } @else { (name) }
            @if f.line.part == Part::Co { span class="line-place" { (part_word(l, f.line.part)) } }
            @if f.line.no_owner { span class="line-place" { (l.t("line-no-owner")) } }
        }
    }

    fn row(&self, f: &Followed) -> Markup {
        let l = &self.d.l;
        let mut reported: Vec<veche_core::Day> = f.reports.iter().map(|r| r.done_on).collect();
        reported.sort_unstable();
        let days = LineDays {
            reported,
            ended: f.acts.last().map(|a| a.at),
        };
        let today = self.e.report.today;
        html! {
            tr role="row" class=(if f.reports.len() > REPORTS_IN_SIGHT { "exec-line exec-long" } else { "exec-line" }) {
                td role="cell" class="exec-margin" {}
                th role="rowheader" scope="row" class="exec-owner" { (self.owner(f)) }
                td role="cell" class="exec-due" { (due_words(l, f, today)) }
                td role="cell" class="exec-drawing" { (components::line(l, &drawing(l, &f.line, &f.state, &days, today), Size::Row)) }
                td role="cell" class="exec-how" {
                    (state_shown(l, f))
                    @if let Some(done) = f.line.done.filter(|_| f.state.stage == Stage::Done && f.reports.is_empty()) { span class="line-place" { (day_short(l, done)) } }
                }
                td role="cell" class="exec-deeds" { (self.deeds(f)) }
            }
        }
    }

    fn deeds(&self, f: &Followed) -> Markup {
        let (d, l) = (self.d, &self.d.l);
        let nothing = f.reports.is_empty() && f.acts.is_empty();
        html! {
            // The public does not see what was not released: that there was nothing would not be true.
            @if nothing && !self.e.public && f.line.heard.is_none() && !f.state.marks.contains(&Mark::NoWord) {
                span class="muted" { (l.t("execution-no-deeds")) }
            }
            @let (before, last) = f.reports.split_at(f.reports.len().saturating_sub(REPORTS_IN_SIGHT));
            @if !before.is_empty() {
                details class="exec-before" {
                    summary { (l.with("execution-before", [("n", before.len().into())])) }
                    @for r in before { (self.told(r)) }
                }
            }
            @for r in last { (self.told(r)) }
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

    fn told(&self, r: &Report) -> Markup {
        let l = &self.d.l;
        html! {
            div class="exec-told" {
                p {
                    (day_short(l, r.done_on)) ", " (claim_word(l, r.claim)) ". " (r.account)
                    @if let Some(more) = standing(l, r) { " " span class="muted" { "(" (more) ")" } }
                }
                @if !r.evidence.is_empty() {
                    ul class="line-evidence" aria-label=(l.t("report-evidence")) { @for x in &r.evidence { li { (self.evidence(x)) } } }
                }
            }
        }
    }

    /// A piece of evidence. On paper its address is printed after it.
    fn evidence(&self, x: &Evidence) -> Markup {
        let base = self.e.base();
        let on_paper = |path: &str| format!("{base}{path}");
        match x.kind {
            EvidenceKind::File => {
                let to = path::evidence(x.id);
                html! { (icon("paperclip", None)) " " a href=(to) data-address=(on_paper(&to)) { (x.title) } }
            }
            EvidenceKind::Record => {
                html! { (icon("link", None)) " " a href=(x.value) data-address=(on_paper(&x.value)) { (x.title) } }
            }
            EvidenceKind::Address => {
                let bare = (x.title != x.value).then_some(x.value.as_str());
                html! { (icon("external-link", None)) " " a href=(x.value) data-address=[bare] rel="noopener noreferrer nofollow" { (x.title) } }
            }
        }
    }
}

fn heads(l: &Lang, keys: &[&str]) -> Markup {
    html! { thead role="rowgroup" { tr role="row" { @for key in keys { th role="columnheader" scope="col" { (l.t(key)) } } } } }
}

/// Stage and marks; where nothing is known, only that.
fn state_shown(l: &Lang, f: &Followed) -> Markup {
    if f.state.marks.contains(&Mark::NoWord) {
        return mark("no_word", &l.t("execution-share-unknown"));
    }
    state(l, &f.state)
}

fn lead(to: Option<String>, words: Markup) -> Markup {
    match to {
        Some(to) => html! { a href=(to) { (words) } },
        None => html! { span { (words) } },
    }
}

/// The bar: parts in per cent of the width, set as attributes since the page has no styles of its own.
fn draw_bar(l: &Lang, s: &Summary, total: &str) -> Markup {
    let all = u64::from(s.lines.max(1));
    let mut at = 0;
    let parts: Vec<(Fill, String, String)> = shares(l, s)
        .into_iter()
        .map(|share| {
            let (x, width) = (at, u64::from(share.count));
            at += width;
            (share.fill, per_cent(x, all), per_cent(width, all))
        })
        .collect();
    html! {
        svg class="exec-bar" width="100%" height="20" role="img" aria-label=(total) {
            @for (fill, x, width) in parts { rect class={ "exec-fill-" (fill.code()) } x=(x) width=(width) y="0" height="20" {} }
        }
    }
}

/// In hundredths of a per cent, in whole numbers.
fn per_cent(n: u64, all: u64) -> String {
    let hundredths = n * 10_000 / all.max(1);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn swatch(fill: Fill) -> Markup {
    html! { svg class="exec-swatch" width="14" height="14" aria-hidden="true" { rect class={ "exec-fill-" (fill.code()) } x="1" y="1" width="12" height="12" {} } }
}

/// What the register is asked for to show the lines of a part; nothing where it cannot be asked just for them.
fn register_query(fill: Fill) -> &'static str {
    match fill {
        Fill::Done => "stage=done",
        Fill::Partly => "stage=partly_done",
        Fill::Late => "mark=late",
        Fill::Failed => "stage=not_done",
        Fill::Closed => "stage=no_action&stage=cancelled&stage=replaced&stage=carried_over",
        Fill::Unknown => "mark=no_word",
        Fill::Work => "",
    }
}

fn besides_query(name: &str) -> &'static str {
    match name {
        "done-late" => "stage=done&mark=done_late",
        "reported" => "stage=reported",
        "silent" => "mark=silent",
        "extended" => "mark=extended",
        _ => "",
    }
}

fn besides_mark(name: &str, words: &str) -> Markup {
    match name {
        "reported" => stage("reported", words),
        "done-late" => mark("done_late", words),
        name => mark(name, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_whole_hundredths_of_a_per_cent() {
        for (n, all, want) in [
            (1, 3, "33.33%"),
            (0, 5, "0.00%"),
            (5, 5, "100.00%"),
            (1, 1, "100.00%"),
            (1, 20_000, "0.00%"),
            (1, 16, "6.25%"),
        ] {
            assert_eq!(per_cent(n, all), want, "{n} of {all}");
        }
    }
}

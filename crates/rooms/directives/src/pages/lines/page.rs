//! A line's page.

use super::acts::above;
use super::register::cards_of;
use super::words::{claim_word, drawing, judged_word, part_word, place, stage_word, state};
use super::{may_read, people, readable, short};
use crate::commands::{may_control, may_report_on, short_title};
use crate::model::{
    Act, Claim, Evidence, EvidenceKind, Extension, Judged, Line, Part, PeriodDone, Report, Stage,
    State,
};
use crate::pages::documents::words::{deadline_words, named_with_day, nature_word};
use crate::store::{self, Around, LineDays};
use crate::{path, rules};
use axum::extract::Path;
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::{Day, DirectiveId, DocumentId, Id, Party, PersonId, Verb};
use veche_desk::components::form::actions;
use veche_desk::components::notice::Weight;
use veche_desk::components::timeline::Entry;
use veche_desk::components::{
    Field, Form, Kind, PageHead, Size, ago, day, document, due, facts, icon, line as draw,
    link_button, notice, post_button, submit_as, timeline,
};
use veche_desk::{Answer, Desk};
use veche_engine::{Deed, Result, deed};
use veche_register::PartyCard;

/// What was typed into the forms of the page.
#[derive(Default)]
pub(super) struct Typed {
    /// Of the controller's word on a report.
    pub judgement: Form,
    /// Of the answer to a request.
    pub answer: Form,
}

/// What the page tells.
struct Told {
    line: Line,
    state: State,
    around: Around,
    reports: Vec<Report>,
    extensions: Vec<Extension>,
    acts: Vec<Act>,
    periods: Vec<PeriodDone>,
    deeds: Vec<Deed>,
    cards: HashMap<Party, PartyCard>,
    names: HashMap<PersonId, String>,
    cited: Vec<Line>,
}

pub(super) async fn show(d: Desk, Path(at): Path<String>) -> Answer {
    let line = readable(&d, short(&at)?).await?;
    let live = [format!("{}:{}", veche_core::LineId::KIND, line.id)];
    let title = short_title(&line.text);
    let body = view(&d, line, Typed::default()).await?;
    Ok(d.live_page(&title, &live, body))
}

/// The page again, with what was typed and what was wrong with it.
pub(super) async fn back(d: &Desk, line: Line, status: StatusCode, typed: Typed) -> Answer {
    let title = short_title(&line.text);
    let body = view(d, line, typed).await?;
    Ok(d.page_with(status, &title, body))
}

async fn view(d: &Desk, line: Line, typed: Typed) -> Result<Markup> {
    let db = d.read();
    let reports = store::reports_of(db, &[line.id])
        .await?
        .remove(&line.id)
        .unwrap_or_default();
    let extensions = store::extensions(db, line.id).await?;
    let acts = store::acts(db, line.id).await?;
    let periods = store::periods(db, line.id).await?;
    let mut deeds = deed::of(db, veche_core::LineId::KIND, line.id.0, 300).await?;
    deeds.extend(deed::of(db, DirectiveId::KIND, line.directive.0, 50).await?);
    deeds.extend(
        deed::of(db, DocumentId::KIND, line.document.0, 50)
            .await?
            .into_iter()
            .filter(|x| x.verb == Verb::Adopted),
    );
    deeds.sort_by_key(|x| std::cmp::Reverse((x.at, x.id)));
    let around = store::around(db, line.directive).await?;
    let cards = cards_of(d, std::slice::from_ref(&line)).await?;
    let cited = store::lines_citing(db, &path::line(line.short), 50).await?;
    let who = reports.iter().flat_map(|r| [r.by, r.judged_by]);
    let who = who.chain(extensions.iter().flat_map(|e| [e.asked_by, e.judged_by]));
    let who = who
        .chain(acts.iter().map(|a| a.by))
        .chain(deeds.iter().map(|x| x.person));
    let names = people(d, who).await?;
    let told = Told {
        state: rules::state_of(&line, d.today()),
        around,
        reports,
        extensions,
        acts,
        periods,
        deeds,
        cards,
        names,
        cited,
        line,
    };
    Ok(told.page(d, &typed))
}

impl Told {
    fn page(&self, d: &Desk, typed: &Typed) -> Markup {
        let l = &d.l;
        let line = &self.line;
        html! {
            (above(l, &self.above(d)))
            div id="line-head" data-refresh { (self.head(d)) }
            div id="line-state" data-refresh {
                p class="line-state" { (state(l, &self.state)) }
                (draw(l, &drawing(l, line, &self.state, &self.days(), d.today()), Size::Page))
            }
            @if self.state.marks.contains(&crate::model::Mark::NoWord) {
                (notice(Weight::Plain, html! { p { (l.t("line-archival")) } }))
            }
            @if line.no_owner { (notice(Weight::Care, html! { p { (l.t("line-no-owner-long")) } })) }
            div class="line-sides" {
                div class="stack" {
                    div id="line-waiting" data-refresh { (self.waiting(d, typed)) }
                    (self.reports(d))
                    (self.extensions(d))
                    (self.acts(d))
                    (self.periods(d))
                }
                aside class="stack" {
                    section aria-labelledby="line-facts" {
                        h2 id="line-facts" class="unseen" { (l.t("line-facts")) }
                        (facts(&self.facts(d)))
                    }
                    (self.seen_by(d))
                    (self.cited(d))
                }
            }
            section class="line-part" aria-labelledby="line-history" {
                h2 id="line-history" { (l.t("line-history")) }
                div id="line-deeds" data-refresh { (timeline(l, &self.history(d))) }
            }
        }
    }

    fn above(&self, d: &Desk) -> Vec<(String, String)> {
        let l = &d.l;
        let mut above = Vec::new();
        if d.reads_official() {
            above.push((path::LINES.to_owned(), l.t("nav-lines")));
        }
        let line = &self.line;
        above.push((
            path::document(line.document_short),
            named_with_day(l, line.document_kind, &line.number, line.adopted_on),
        ));
        above
    }

    fn head(&self, d: &Desk) -> Markup {
        let l = &d.l;
        let line = &self.line;
        let at = path::line(line.short);
        let mut head = PageHead::new(short_title(&line.text))
            .over(place(l, line))
            .subtitle(html! {
                span class="muted" { (l.t("line-owner")) " " }
                (self.party(d, Some(line.party)))
                @if line.part == Part::Co { span class="muted" { " · " (part_word(l, line.part)) } }
            });
        if let Some(own) = may_report_on(d.standing(), line) {
            if own && line.stage == Stage::Open {
                head = head.action(post_button(
                    &format!("{at}/acceptance"),
                    &l.t("line-take"),
                    Kind::Primary,
                    &[],
                ));
            }
            if rules::may_report(line.stage).is_ok() {
                let loud = if own && line.stage == Stage::Open {
                    Kind::Plain
                } else {
                    Kind::Primary
                };
                let words = if own {
                    "line-report"
                } else {
                    "line-report-for"
                };
                head = head.action(link_button(
                    &format!("{at}/reports/new"),
                    &l.t(words),
                    loud,
                    Some("send"),
                ));
            }
            if self.may_ask_time() {
                head = head.action(link_button(
                    &format!("{at}/extensions/new"),
                    &l.t("line-ask-time"),
                    Kind::Plain,
                    Some("clock"),
                ));
            }
        }
        if may_control(d.standing(), line) && line.stage.is_open() {
            head = head.action(link_button(
                &format!("{at}/closing"),
                &l.t("line-close"),
                Kind::Quiet,
                Some("x"),
            ));
        }
        html! {
            (head.render())
            @if line.text.trim() != short_title(&line.text) {
                div class="prose" lang=[(self.around.tongue != l.tongue).then(|| self.around.tongue.code())] { (document::paragraphs(&line.text)) }
            }
        }
    }

    fn may_ask_time(&self) -> bool {
        let line = &self.line;
        line.stage.is_open()
            && line.due.is_some()
            && self.extensions.iter().all(|e| e.state != Judged::Waiting)
    }

    fn party(&self, d: &Desk, party: Option<Party>) -> Markup {
        match party.and_then(|p| self.cards.get(&p)) {
            Some(card) => html! { a href=(card.path) { (card.name) } },
            None if party.is_some() => html! { (d.l.t("line-owner-gone")) },
            None => html! { (d.l.t("line-controller-none")) },
        }
    }

    fn name(&self, person: Option<PersonId>, d: &Desk) -> String {
        match person {
            Some(id) => self
                .names
                .get(&id)
                .cloned()
                .unwrap_or_else(|| d.l.t("line-somebody")),
            None => d.l.t("line-program"),
        }
    }

    fn days(&self) -> LineDays {
        let mut reported: Vec<Day> = self.reports.iter().map(|r| r.done_on).collect();
        reported.sort_unstable();
        LineDays {
            reported,
            ended: self.acts.last().map(|a| a.at),
        }
    }

    fn facts(&self, d: &Desk) -> Vec<(String, Markup)> {
        let l = &d.l;
        let line = &self.line;
        let at = path::document(line.document_short);
        let mut all = vec![
            (
                l.t("line-document"),
                html! { a href=(at) { (self.around.title) } },
            ),
            (
                l.t("line-item"),
                html! { a href={ (at) "#item-" (self.around.position) } { (line.item) } },
            ),
        ];
        if d.reads_official() {
            let words = l.t(if self.around.version > 1 {
                "line-all-corrected"
            } else {
                "line-all"
            });
            all.push((
                l.t("line-directive"),
                html! { a href=(path::directive(self.around.directive)) { (words) } },
            ));
        }
        all.push((
            l.t("line-deadline"),
            html! { (deadline_words(l, &line.deadline)) },
        ));
        if let Some(day_due) = line.due {
            let what = if line.stage.is_open() {
                "line-due-next"
            } else {
                "line-due-was"
            };
            all.push((
                l.t(what),
                if line.stage.is_open() {
                    due(l, day_due, d.today())
                } else {
                    day(l, day_due)
                },
            ));
        }
        if let Some(first) = line.first_due.filter(|first| Some(*first) != line.due) {
            all.push((l.t("line-first-due"), day(l, first)));
        }
        all.push((l.t("line-controller"), self.party(d, line.controller)));
        all.push((l.t("line-since"), day(l, line.since)));
        if let Some(heard) = line.heard {
            all.push((l.t("line-heard"), day(l, heard)));
        }
        if let Some(done) = line.done {
            all.push((l.t("line-done"), day(l, done)));
        }
        if !line.natures.is_empty() {
            let words: Vec<String> = line.natures.iter().map(|n| nature_word(l, *n)).collect();
            all.push((l.t("line-nature"), html! { (words.join(", ")) }));
        }
        let address = format!(
            "{}{}",
            d.settings
                .base_url
                .clone()
                .unwrap_or_default()
                .trim_end_matches('/'),
            path::line(line.short)
        );
        all.push((l.t("line-address"), html! { code { (address) } }));
        all
    }

    /// What waits for this person's word stands first.
    fn waiting(&self, d: &Desk, typed: &Typed) -> Markup {
        let may = may_control(d.standing(), &self.line);
        html! {
            @if let Some(report) = self.reports.iter().find(|r| r.state == Judged::Waiting) {
                @if may { (self.judgement(d, report, &typed.judgement)) }
                @else { (notice(Weight::Plain, html! { p { (d.l.t("report-waits")) } })) }
            }
            @if let Some(asked) = self.extensions.iter().find(|e| e.state == Judged::Waiting) {
                @if may { (self.answer(d, asked, &typed.answer)) }
                @else { (notice(Weight::Plain, html! { p { (d.l.with("extension-waits", [("until", asked.until.into())])) } })) }
            }
        }
    }

    fn judgement(&self, d: &Desk, report: &Report, form: &Form) -> Markup {
        let l = &d.l;
        let form = form.clone().id("judge");
        html! {
            section class="line-waiting" aria-labelledby="judge" {
                h2 id="judge" { (l.t("report-judge")) }
                (self.report(d, report))
                (form.post(l, &format!("/reports/{}/judgement", report.id), html! {
                    (Field::new("reason", l.t("report-reason")).hint(l.t("report-reason-hint")).optional().textarea(l, &form, 3))
                    (actions(html! {
                        (submit_as("word", "accept", &l.t(accept_key(report.claim)), Kind::Primary))
                        (submit_as("word", "return", &l.t("report-return"), Kind::Plain))
                    }))
                }))
            }
        }
    }

    fn answer(&self, d: &Desk, asked: &Extension, form: &Form) -> Markup {
        let l = &d.l;
        let form = form.clone().id("extend");
        html! {
            section class="line-waiting" aria-labelledby="extend" {
                h2 id="extend" { (l.t("extension-answer")) }
                (self.extension(d, asked))
                (form.post(l, &format!("/extensions/{}/judgement", asked.id), html! {
                    (Field::new("answer", l.t("extension-word")).hint(l.t("extension-word-hint")).optional().textarea(l, &form, 3))
                    (actions(html! {
                        (submit_as("word", "grant", &l.with("extension-grant", [("until", asked.until.into())]), Kind::Primary))
                        (submit_as("word", "refuse", &l.t("extension-refuse"), Kind::Plain))
                    }))
                }))
            }
        }
    }

    fn reports(&self, d: &Desk) -> Markup {
        let l = &d.l;
        let may = may_control(d.standing(), &self.line);
        let shown: Vec<&Report> = self
            .reports
            .iter()
            .rev()
            .filter(|r| !(may && r.state == Judged::Waiting))
            .collect();
        html! {
            section aria-labelledby="line-reports" {
                h2 id="line-reports" { (l.t("report-all")) }
                div id="line-reports-list" data-refresh {
                    @if self.reports.is_empty() { p class="muted" { (l.t("report-none")) } }
                    @else if shown.is_empty() { p class="muted" { (l.t("report-none-before")) } }
                    @for r in &shown { (self.report(d, r)) }
                }
            }
        }
    }

    fn report(&self, d: &Desk, r: &Report) -> Markup {
        let l = &d.l;
        let by = self.name(r.by, d);
        html! {
            article class="line-report" id={ "report-" (r.id) } {
                header {
                    strong { (claim_word(l, r.claim)) }
                    " · " (day(l, r.done_on))
                    " · " span class={ "line-judged line-judged-" (r.state.code()) } { (judged_word(l, r.state)) }
                }
                div class="prose" { (document::paragraphs(&r.account)) }
                @if !r.evidence.is_empty() {
                    ul class="line-evidence" aria-label=(l.t("report-evidence")) { @for x in &r.evidence { li { (evidence(d, x)) } } }
                }
                p class="muted" {
                    @match &r.said_by {
                        Some(said) => { (l.with("report-by-for", [("said", said.as_str().into()), ("by", by.into())])) }
                        None => { (l.with("report-by", [("by", by.into())])) }
                    }
                    ", " (ago(l, r.created, d.now))
                }
                @if let Some(judged) = r.judged {
                    p class="muted" {
                        (l.with(judged_key(r.state), [("by", self.name(r.judged_by, d).into())])) ", " (ago(l, judged, d.now))
                    }
                }
                @if let Some(reason) = &r.reason { blockquote { (document::paragraphs(reason)) } }
                @if r.released { p { (icon("globe", None)) " " (l.t("report-released")) } }
                @if r.state == Judged::Accepted && may_control(d.standing(), &self.line) {
                    (post_button(
                        &format!("/reports/{}/release", r.id),
                        &l.t(if r.released { "report-hide" } else { "report-release" }),
                        Kind::Quiet,
                        &[("released", if r.released { "no" } else { "yes" })],
                    ))
                }
            }
        }
    }

    fn extensions(&self, d: &Desk) -> Markup {
        let l = &d.l;
        let may = may_control(d.standing(), &self.line);
        let shown: Vec<&Extension> = self
            .extensions
            .iter()
            .rev()
            .filter(|e| !(may && e.state == Judged::Waiting))
            .collect();
        html! {
            @if !shown.is_empty() {
                section aria-labelledby="line-extensions" {
                    h2 id="line-extensions" { (l.t("extension-all")) }
                    @for e in shown { (self.extension(d, e)) }
                }
            }
        }
    }

    fn extension(&self, d: &Desk, e: &Extension) -> Markup {
        let l = &d.l;
        html! {
            article class="line-report" {
                header { strong { (l.with("extension-until", [("until", e.until.into())])) } " · " (l.t(&format!("extension-state-{}", e.state.code()))) }
                (document::paragraphs(&e.reason))
                p class="muted" { (l.with("extension-by", [("by", self.name(e.asked_by, d).into())])) ", " (ago(l, e.asked, d.now)) }
                @if let Some(judged) = e.judged {
                    p class="muted" { (l.with("extension-judged-by", [("by", self.name(e.judged_by, d).into())])) ", " (ago(l, judged, d.now)) }
                }
                @if let Some(answer) = &e.answer { blockquote { (document::paragraphs(answer)) } }
            }
        }
    }

    fn acts(&self, d: &Desk) -> Markup {
        let l = &d.l;
        html! {
            @if !self.acts.is_empty() {
                section aria-labelledby="line-acts" {
                    h2 id="line-acts" { (l.t("close-all")) }
                    @for a in self.acts.iter().rev() {
                        article class="line-report" {
                            header { strong { (stage_word(l, a.stage)) } " · " (ago(l, a.at, d.now)) }
                            (document::paragraphs(&a.reason))
                            @if let Some((number, short)) = &a.decision {
                                p { a href=(path::document(*short)) { (l.with("close-by-decision", [("number", number.as_str().into())])) } }
                            }
                            p class="muted" { (l.with("close-by", [("by", self.name(a.by, d).into())])) }
                        }
                    }
                }
            }
        }
    }

    fn periods(&self, d: &Desk) -> Markup {
        let l = &d.l;
        html! {
            @if !self.periods.is_empty() {
                section aria-labelledby="line-periods" {
                    h2 id="line-periods" { (l.t("line-periods")) }
                    ul class="line-periods" {
                        @for p in self.periods.iter().rev() {
                            li {
                                (day(l, p.due)) " " (veche_desk::components::stage(p.stage.code(), &stage_word(l, p.stage)))
                                @if let Some(done) = p.done { " " span class="muted" { (l.with("line-period-done", [("day", done.into())])) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn seen_by(&self, d: &Desk) -> Markup {
        let l = &d.l;
        let released = self.reports.iter().filter(|r| r.released).count();
        html! {
            section class="line-seen" aria-labelledby="line-seen" {
                h2 id="line-seen" { (l.t("line-seen-by")) }
                p { (l.t("line-seen-by-whom")) }
                @if released > 0 { p { (l.with("line-seen-by-released", [("n", released.into())])) } }
                @else if d.settings.publish_execution { p { (l.t("line-seen-by-public")) } }
            }
        }
    }

    fn cited(&self, d: &Desk) -> Markup {
        let l = &d.l;
        let seen: Vec<&Line> = self.cited.iter().filter(|x| may_read(d, x)).collect();
        html! {
            @if !seen.is_empty() {
                section aria-labelledby="line-cited" {
                    h2 id="line-cited" { (l.t("line-cited")) }
                    ul { @for x in seen { li { a href=(path::line(x.short)) { (short_title(&x.text)) } " " span class="muted" { (place(l, x)) } } } }
                }
            }
        }
    }

    fn history(&self, d: &Desk) -> Vec<Entry> {
        self.deeds
            .iter()
            .map(|x| Entry {
                when: ago(&d.l, x.at, d.now),
                what: html! {
                    (d.l.t(&self.sentence(x)))
                    @if x.person.is_some() { " — " (self.name(x.person, d)) }
                },
                body: None,
                official: x.official,
            })
            .collect()
    }

    /// What a deed was, where the verb alone would not tell on this page.
    fn sentence(&self, x: &Deed) -> String {
        let of_report = x.payload.1.get("report").is_some();
        match (x.kind.as_str(), x.verb) {
            (DocumentId::KIND, _) => "line-deed-adopted".to_owned(),
            (DirectiveId::KIND, _) => "line-deed-corrected".to_owned(),
            (_, Verb::Accepted) if !of_report => "line-deed-taken".to_owned(),
            (_, Verb::Changed) => "line-deed-hidden".to_owned(),
            (
                _,
                Verb::Reported
                | Verb::Accepted
                | Verb::Returned
                | Verb::Asked
                | Verb::Extended
                | Verb::Refused
                | Verb::Cancelled
                | Verb::Published,
            ) => {
                format!("line-deed-{}", x.verb.code())
            }
            _ => "line-deed-other".to_owned(),
        }
    }
}

fn accept_key(claim: Claim) -> &'static str {
    match claim {
        Claim::InProgress => "report-accept",
        Claim::Done => "report-accept-done",
        Claim::PartlyDone => "report-accept-partly",
        Claim::NotDone => "report-accept-not",
    }
}

fn judged_key(state: Judged) -> &'static str {
    match state {
        Judged::Returned => "report-returned-by",
        _ => "report-accepted-by",
    }
}

/// A piece of evidence as a link; what leads away says so.
fn evidence(d: &Desk, x: &Evidence) -> Markup {
    let l = &d.l;
    match x.kind {
        EvidenceKind::File => html! {
            (icon("paperclip", None)) " " a href=(path::evidence(x.id)) { (x.title) }
            @if let Some(size) = x.size { " " span class="muted" { (l.bytes(u64::try_from(size).unwrap_or(0))) } }
        },
        EvidenceKind::Address => html! {
            (icon("external-link", None)) " " a href=(x.value) rel="noopener noreferrer nofollow" { (x.title) }
        },
        EvidenceKind::Record => html! { (icon("link", None)) " " a href=(x.value) { (x.title) } },
    }
}

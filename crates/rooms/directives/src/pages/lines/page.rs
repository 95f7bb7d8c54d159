//! A line's page.

use super::acts::above;
use super::register::cards_of;
use super::words::{
    claim_word, drawing, judged_word, mark_word, missed_words, part_word, place, stage_word, state,
};
use super::{may_read, people, readable, short};
use crate::commands::{may_control, may_report_on, short_title};
use crate::model::{
    Act, Claim, Evidence, EvidenceKind, Extension, Judged, Line, Mark, Part, PeriodDone, Report,
    Stage, State,
};
use crate::pages::documents::words::{deadline_words, named_with_day, nature_word};
use crate::store::{self, Around, LineDays};
use crate::{path, rules};
use axum::extract::Path;
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::{Day, Deadline, DirectiveId, DocumentId, Id, Party, PersonId, Verb};
use veche_desk::components::form::actions;
use veche_desk::components::notice::Weight;
use veche_desk::components::timeline::Entry;
use veche_desk::components::{
    Field, Form, Kind, PageHead, Size, ago, day, document, facts, icon, line as draw, link_button,
    notice, post_button, submit_as, timeline,
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
    let reports = store::reports_on_record(db, line.id).await?;
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
                (draw(l, &drawing(l, line, &self.state, &self.days(), d.today()), Size::Page))
            }
            @if self.state.marks.contains(&Mark::NoWord) {
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
                        (self.others(d))
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

    /// What is to be done and by whom, how it stands, what can be done about it: in this order.
    fn head(&self, d: &Desk) -> Markup {
        let l = &d.l;
        let line = &self.line;
        let words = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        html! {
            div lang=[(self.around.tongue != l.tongue).then(|| self.around.tongue.code())] {
                (PageHead::new(words).over(l.with("execution-item", [("label", line.item.as_str().into())])).render())
            }
            p class="line-owned" {
                span class="muted" { (l.t("line-owner")) " " }
                (self.party(d, Some(line.party)))
                @if line.part == Part::Co { span class="muted" { " · " (part_word(l, line.part)) } }
            }
            p class={ "line-verdict line-verdict-" (self.verdict_code()) } { (self.verdict(d)) }
            p class="line-state" { (state(l, &self.state)) }
            p class="line-beside" { @for (i, said) in self.beside(d).iter().enumerate() { @if i > 0 { " · " } (said) } }
            (self.ways(d))
        }
    }

    /// How the line stands, in one sentence that is read before all else.
    fn verdict(&self, d: &Desk) -> String {
        let (l, line, today) = (&d.l, &self.line, d.today());
        let has = |mark: Mark| self.state.marks.contains(&mark);
        if let Some(missed) = rules::missed(line, today) {
            return missed_words(l, &line.deadline, &missed);
        }
        match (line.stage, line.due) {
            _ if has(Mark::NoWord) => mark_word(l, Mark::NoWord),
            (Stage::Returned, _) if !has(Mark::Late) => l.t("line-verdict-returned"),
            (Stage::Reported, _) => l.t("line-verdict-waiting"),
            (_, Some(due)) if has(Mark::Late) => {
                l.with("line-late-by", [("days", today.days_since(due).into())])
            }
            (stage, Some(due)) if stage.is_open() => match due.days_since(today) {
                0 => l.t("line-due-today"),
                n if n < 0 => stage_word(l, stage),
                _ => l.with("line-due-in", [("distance", l.distance(due, today).into())]),
            },
            (Stage::Done | Stage::PartlyDone, _) => match line.done {
                Some(done) => l.with(
                    "line-ended-on",
                    [
                        ("stage", stage_word(l, line.stage).into()),
                        ("day", done.into()),
                    ],
                ),
                None => stage_word(l, line.stage),
            },
            (stage, _) => stage_word(l, stage),
        }
    }

    fn verdict_code(&self) -> &'static str {
        let has = |mark: Mark| self.state.marks.contains(&mark);
        match self.state.stage {
            _ if has(Mark::Late) => "late",
            Stage::Returned => "returned",
            Stage::Done | Stage::PartlyDone => "done",
            _ if has(Mark::NoWord) || has(Mark::Silent) => "silent",
            s if !s.is_open() => "closed",
            _ => "alive",
        }
    }

    /// Deadline and controller beside the state.
    fn beside(&self, d: &Desk) -> Vec<Markup> {
        let (l, line, today) = (&d.l, &self.line, d.today());
        let mut all = Vec::new();
        match rules::missed(line, today) {
            Some(missed) => all.extend(missed.next.map(
                |next| html! { span class="muted" { (l.t("line-next")) } " " (day(l, next)) },
            )),
            None => all.push(match line.due {
                Some(due) => html! { span class="muted" { (l.t("line-deadline")) " " } (day(l, due)) },
                None => html! { span class="muted" { (l.t("line-deadline")) " " } (deadline_words(l, &line.deadline)) },
            }),
        }
        all.push(html! { span class="muted" { (l.t("line-controller")) " " } (self.party(d, line.controller)) });
        all
    }

    /// What this person can do about it.
    fn ways(&self, d: &Desk) -> Markup {
        let l = &d.l;
        let line = &self.line;
        let at = path::line(line.short);
        let mine = self.mine_waiting(d).is_some();
        let own = may_report_on(d.standing(), line);
        let (may_take, may_report) = (
            own == Some(true) && line.stage == Stage::Open,
            rules::may_report(line.stage).is_ok(),
        );
        let may_close = may_control(d.standing(), line) && line.stage.is_open();
        html! {
            @if (own.is_some() && (may_report || self.may_ask_time())) || may_close || mine {
                div class="actions line-ways" {
                    @if may_take { (post_button(&format!("{at}/acceptance"), &l.t("line-take"), Kind::Primary, &[])) }
                    @if let Some(own) = own {
                        @if may_report {
                            @let words = match (own, line.stage) {
                                (_, Stage::Returned) => "line-report-again",
                                (true, _) => "line-report",
                                (false, _) => "line-report-for",
                            };
                            (link_button(&format!("{at}/reports/new"), &l.t(words), if may_take { Kind::Plain } else { Kind::Primary }, Some("send")))
                        }
                        @if self.may_ask_time() {
                            (link_button(&format!("{at}/extensions/new"), &l.t("line-ask-time"), Kind::Plain, Some("clock")))
                        }
                    }
                    @if may_close { (link_button(&format!("{at}/closing"), &l.t("line-close"), Kind::Quiet, Some("x"))) }
                }
            }
        }
    }

    /// The report that waits, where this person wrote it and may still change it.
    fn mine_waiting(&self, d: &Desk) -> Option<&Report> {
        self.reports
            .iter()
            .find(|r| rules::may_withdraw(r, d.person()).is_ok())
            .filter(|_| may_report_on(d.standing(), &self.line).is_some())
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
        let told = self.reports.iter().filter(|r| r.state != Judged::Withdrawn);
        let mut reported: Vec<Day> = told.map(|r| r.done_on).collect();
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
        let mut all = vec![(
            l.t("line-document"),
            html! { a href={ (at) "#item-" (self.around.position) } { (self.around.title) } },
        )];
        // The day stands beside the state; here only what it does not say.
        let told = matches!(
            &line.deadline,
            Deadline::By(due) | Deadline::On(due) if Some(*due) == line.due
        );
        if !told && line.due.is_some() {
            all.push((
                l.t("line-deadline-text"),
                html! { (deadline_words(l, &line.deadline)) },
            ));
        }
        if let Some(first) = line
            .first_due
            .filter(|first| Some(*first) != line.due && self.state.marks.contains(&Mark::Extended))
        {
            all.push((l.t("line-first-due"), day(l, first)));
        }
        all.push((l.t("line-since"), day(l, line.since)));
        if let Some(heard) = line.heard {
            all.push((l.t("line-heard"), day(l, heard)));
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

    /// The way to all who are charged with the same.
    fn others(&self, d: &Desk) -> Markup {
        let l = &d.l;
        let n = self.around.lines;
        let corrected = self.around.version > 1;
        html! {
            @if d.reads_official() && (n > 1 || corrected) {
                p class="line-others" {
                    a href=(path::directive(self.around.directive)) {
                        (l.with(if corrected { "line-all-corrected" } else { "line-all-of" }, [("n", n.into())]))
                    }
                }
            }
        }
    }

    /// What waits for this person's word stands first.
    fn waiting(&self, d: &Desk, typed: &Typed) -> Markup {
        let may = may_control(d.standing(), &self.line);
        html! {
            @if let Some(report) = self.reports.iter().find(|r| r.state == Judged::Waiting) {
                @if may { (self.judgement(d, report, &typed.judgement)) }
                @else if self.mine_waiting(d).is_some() { (self.still_mine(d, report)) }
                @else { (notice(Weight::Plain, html! { p { (d.l.t("report-waits")) } })) }
            }
            @if let Some(asked) = self.extensions.iter().find(|e| e.state == Judged::Waiting) {
                @if may { (self.answer(d, asked, &typed.answer)) }
                @else { (notice(Weight::Plain, html! { p { (d.l.with("extension-waits", [("until", asked.until.into())])) } })) }
            }
        }
    }

    /// A report that its author may still correct or take back.
    fn still_mine(&self, d: &Desk, report: &Report) -> Markup {
        let l = &d.l;
        notice(
            Weight::Plain,
            html! {
                p { (l.t("report-waits-mine")) }
                div class="actions" {
                    (link_button(&path::report(self.line.short), &l.t("report-correct"), Kind::Plain, Some("pencil")))
                    (post_button(&format!("/reports/{}/withdrawal", report.id), &l.t("report-withdraw"), Kind::Quiet, &[]))
                }
            },
        )
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
            article class={ "line-report line-report-" (r.state.code()) } id={ "report-" (r.id) } {
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
                @if d.settings.publish_execution { p { (l.t("line-seen-by-public")) } }
                @if released == 0 && !d.settings.publish_execution { p { (l.t("line-seen-by-nobody")) } }
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
                | Verb::Withdrawn
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
        Judged::Withdrawn => "report-withdrawn-by",
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

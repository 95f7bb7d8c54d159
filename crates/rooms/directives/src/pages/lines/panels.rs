//! What of all lines concerns this person today.

use super::asked::{CONTROLLED, OWED, narrowed};
use super::register::{cards_of, when};
use super::words::{claim_word, drawing, judged_word, place, state};
use super::{controlling, owing};
use crate::commands::{may_control, may_report_on, short_title};
use crate::model::{Extension, Judged, Line, Report, Stage, View};
use crate::rules::{may_report, may_withdraw, missed, state_of};
use crate::store::{self, LineDays, LineFilter};
use crate::{path, rules};
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::{LineId, Right, Scope};
use veche_desk::components::{Kind, Size, ago, icon, line as draw, link_button, post_button};
use veche_desk::{Desk, Panel};
use veche_engine::Result;
use veche_register::PartyCard;

/// Lines in a panel; the rest is a link away.
const SHOWN: i64 = 8;
/// The first of what is owed, with a drawing and buttons; the others are a line to touch.
const PRESSING: usize = 3;
/// Reports on the desk of those who audit.
const LAST_REPORTS: i64 = 5;
/// What is owed and not yet reported.
const TO_DO: [Stage; 4] = [
    Stage::Open,
    Stage::Accepted,
    Stage::InProgress,
    Stage::Returned,
];

pub(super) async fn mine(d: &Desk) -> Result<Vec<Panel>> {
    let mut all = Vec::new();
    all.extend(waiting(d).await?);
    all.extend(owed(d).await?);
    all.extend(reported(d).await?);
    all.extend(late(d).await?);
    all.extend(overview(d).await?);
    Ok(all)
}

/// Lines that the person owes, or a body, branch or organisation through them; the soonest due first.
async fn owed(d: &Desk) -> Result<Option<Panel>> {
    let l = &d.l;
    let parties = owing(d.standing());
    if parties.is_empty() {
        return Ok(None);
    }
    let (db, engine) = (d.read(), d.house.db.engine());
    let filter = LineFilter {
        parties: Some(parties.clone()),
        stages: TO_DO.to_vec(),
        asleep: Some(false),
        ..LineFilter::default()
    };
    let lines = store::lines(db, engine, &filter, SHOWN).await?;
    if lines.is_empty() {
        return Ok(None);
    }
    // Counted as the link narrows, so that the number is the one that the register then shows.
    let all = LineFilter {
        parties: Some(parties),
        view: Some((View::Open, d.today())),
        ..LineFilter::default()
    };
    let count = store::count_lines(db, engine, &all).await?;
    let ids: Vec<LineId> = lines.iter().map(|x| x.id).collect();
    let days = store::days_of(db, &ids).await?;
    let cards = cards_of(d, &lines).await?;
    let returned: Vec<LineId> = lines
        .iter()
        .filter(|x| x.stage == Stage::Returned)
        .map(|x| x.id)
        .collect();
    let returned = store::reports_of(db, &returned).await?;
    let why = |x: &Line| {
        let all = returned.get(&x.id)?;
        let last = all.iter().rev().find(|r| r.state == Judged::Returned)?;
        last.reason.as_deref()
    };
    let body = html! {
        ul class="line-owed" {
            @for (i, x) in lines.iter().enumerate() {
                (owed_line(d, x, days.get(&x.id), cards.get(&x.party), why(x), i < PRESSING || x.stage == Stage::Returned))
            }
        }
    };
    let shown = i64::try_from(lines.len()).unwrap_or(SHOWN);
    let more = (d.reads_official() && count > shown).then(|| {
        (
            narrowed(&[("mine", OWED)]),
            l.with("line-mine-all", [("n", count.into())]),
        )
    });
    Ok(Some(Panel {
        order: 10,
        title: l.t("line-mine"),
        more,
        body,
    }))
}

fn owed_line(
    d: &Desk,
    x: &Line,
    days: Option<&LineDays>,
    card: Option<&PartyCard>,
    why: Option<&str>,
    pressing: bool,
) -> Markup {
    let (l, today) = (&d.l, d.today());
    let how = state_of(x, today);
    let at = path::line(x.short);
    let again = x.stage == Stage::Returned;
    html! {
        li.line-owed-pressing[pressing] {
            a class="line-owed-words" href=(at) { (short_title(&x.text)) }
            p class="line-place" {
                (place(l, x))
                @if let Some(card) = card { " · " (card.name) }
                " · " (when(d, x, today))
            }
            @if pressing { (draw(l, &drawing(l, x, &how, &days.cloned().unwrap_or_default(), today), Size::Card)) }
            p { (state(l, &how)) }
            @if let Some(why) = why { blockquote class="line-why" { span class="unseen" { (l.t("report-returned-why")) " " } (short_title(why)) } }
            @if let Some(own) = may_report_on(d.standing(), x).filter(|_| pressing) {
                div class="actions" {
                    @if own && x.stage == Stage::Open { (post_button(&format!("{at}/acceptance"), &l.t("line-take"), Kind::Plain, &[])) }
                    @if may_report(x.stage).is_ok() { (link_button(&format!("{at}/reports/new"), &l.t(if again { "line-report-again" } else { "line-report" }), Kind::Plain, Some("send"))) }
                    @if x.due.is_some() && missed(x, today).is_none() { (link_button(&format!("{at}/extensions/new"), &l.t("line-ask-time"), Kind::Quiet, Some("clock"))) }
                }
            }
        }
    }
}

/// Reports of the person, and of the bodies where they sit, on which the controller has not said a word: to be corrected meanwhile.
async fn reported(d: &Desk) -> Result<Option<Panel>> {
    let l = &d.l;
    let parties = owing(d.standing());
    if parties.is_empty() {
        return Ok(None);
    }
    let (db, engine) = (d.read(), d.house.db.engine());
    let filter = LineFilter {
        parties: Some(parties),
        stages: vec![Stage::Reported],
        ..LineFilter::default()
    };
    let lines = store::lines(db, engine, &filter, SHOWN + 1).await?;
    if lines.is_empty() {
        return Ok(None);
    }
    let most = usize::try_from(SHOWN).unwrap_or(0);
    let ids: Vec<LineId> = lines.iter().map(|x| x.id).collect();
    let reports = store::reports_of(db, &ids).await?;
    let cards = cards_of(d, &lines).await?;
    let body = html! {
        ul class="line-owed" {
            @for x in lines.iter().take(most) {
                @let report = reports.get(&x.id).and_then(|all| all.iter().rev().find(|r| r.state == Judged::Waiting));
                li {
                    a class="line-owed-words" href=(path::line(x.short)) { (short_title(&x.text)) }
                    p class="line-place" {
                        (place(l, x))
                        @if let Some(card) = cards.get(&x.party) { " · " (card.name) }
                        @if let Some(card) = x.controller.and_then(|c| cards.get(&c)) { " · " (l.with("line-controlled-by", [("controller", card.name.as_str().into())])) }
                    }
                    @if let Some(r) = report {
                        p { (icon("message-square", None)) " " (short_title(&r.account)) }
                        @if may_withdraw(r, d.person()).is_ok() {
                            div class="actions" { (link_button(&path::report(x.short), &l.t("report-correct"), Kind::Quiet, Some("pencil"))) }
                        }
                    }
                }
            }
        }
    };
    let more = (d.reads_official() && lines.len() > most).then(|| {
        (
            narrowed(&[("mine", OWED), ("view", View::Waiting.code())]),
            l.t("line-waiting-all"),
        )
    });
    Ok(Some(Panel {
        order: 12,
        title: l.t("line-reported"),
        more,
        body,
    }))
}

/// Reports to judge and requests to answer, where the person controls.
async fn waiting(d: &Desk) -> Result<Option<Panel>> {
    let l = &d.l;
    let controllers = controlling(d.standing());
    if controllers.is_empty() {
        return Ok(None);
    }
    let (db, engine) = (d.read(), d.house.db.engine());
    let reported = LineFilter {
        controllers: Some(controllers.clone()),
        stages: vec![Stage::Reported],
        ..LineFilter::default()
    };
    // One more than shown, and some more, since lines that the person owes themselves are left to others.
    let mut lines = store::lines(db, engine, &reported, 4 * SHOWN).await?;
    lines.retain(|x| may_control(d.standing(), x));
    let ids: Vec<LineId> = lines.iter().map(|x| x.id).collect();
    let reports = store::reports_of(db, &ids).await?;
    let mut asked: Vec<(Extension, Line)> = Vec::new();
    let requests = store::extensions_waiting(db, &controllers, 4 * SHOWN).await?;
    let of: Vec<LineId> = requests.iter().map(|e| e.line).collect();
    let mut of_request: HashMap<LineId, Line> = store::lines_by_ids(db, &of)
        .await?
        .into_iter()
        .map(|x| (x.id, x))
        .collect();
    for request in requests {
        if let Some(x) = of_request
            .remove(&request.line)
            .filter(|x| may_control(d.standing(), x))
        {
            asked.push((request, x));
        }
    }
    if lines.is_empty() && asked.is_empty() {
        return Ok(None);
    }
    let mut shown: Vec<Line> = lines.clone();
    shown.extend(asked.iter().map(|(_, x)| x.clone()));
    let cards = cards_of(d, &shown).await?;
    let most = usize::try_from(SHOWN).unwrap_or(0);
    let body = html! {
        ul class="line-owed" {
            @for x in lines.iter().take(most) { (reported_line(d, x, reports.get(&x.id), cards.get(&x.party))) }
            @for (request, x) in asked.iter().take(most) { (asked_line(d, request, x, cards.get(&x.party))) }
        }
    };
    let more = (lines.len() > most).then(|| {
        (
            narrowed(&[("mine", CONTROLLED), ("view", View::Waiting.code())]),
            l.t("line-waiting-all"),
        )
    });
    Ok(Some(Panel {
        // Others wait for this word: it comes before what one owes oneself.
        order: 5,
        title: l.t("line-waiting"),
        more,
        body,
    }))
}

fn reported_line(
    d: &Desk,
    x: &Line,
    reports: Option<&Vec<Report>>,
    card: Option<&PartyCard>,
) -> Markup {
    let l = &d.l;
    let report = reports.and_then(|all| all.iter().rev().find(|r| rules::may_judge(r).is_ok()));
    html! {
        li {
            a class="line-owed-words" href={ (path::line(x.short)) "#judge" } { (short_title(&x.text)) }
            p class="line-place" { (place(l, x)) @if let Some(card) = card { " · " (card.name) } }
            @if let Some(r) = report { p { (icon("message-square", None)) " " (short_title(&r.account)) } }
            div class="actions" { (link_button(&format!("{}#judge", path::line(x.short)), &l.t("report-judge"), Kind::Plain, None)) }
        }
    }
}

fn asked_line(d: &Desk, request: &Extension, x: &Line, card: Option<&PartyCard>) -> Markup {
    let l = &d.l;
    html! {
        li {
            a class="line-owed-words" href={ (path::line(x.short)) "#extend" } { (short_title(&x.text)) }
            p class="line-place" { (place(l, x)) @if let Some(card) = card { " · " (card.name) } }
            p { (icon("clock", None)) " " (l.with("extension-asked", [("until", request.until.into())])) " " (short_title(&request.reason)) }
            div class="actions" { (link_button(&format!("{}#extend", path::line(x.short)), &l.t("extension-answer"), Kind::Plain, None)) }
        }
    }
}

/// How much is late and silent under the person's control.
async fn late(d: &Desk) -> Result<Option<Panel>> {
    let controllers = controlling(d.standing());
    // Who audits sees the whole.
    if controllers.is_empty() || audits(d) {
        return Ok(None);
    }
    let of = LineFilter {
        controllers: Some(controllers),
        ..LineFilter::default()
    };
    let counts = counted(d, &of, &[("mine", CONTROLLED)]).await?;
    Ok(counts.map(|body| Panel {
        order: 30,
        title: d.l.t("line-control"),
        more: None,
        body,
    }))
}

/// The whole federation for those who audit: what is late, waits and is silent, what was last reported, the way to the report.
async fn overview(d: &Desk) -> Result<Option<Panel>> {
    let l = &d.l;
    if !audits(d) {
        return Ok(None);
    }
    let counts = counted(d, &LineFilter::default(), &[]).await?;
    let db = d.read();
    let last = store::last_reports(db, LAST_REPORTS).await?;
    let of: Vec<LineId> = last.iter().map(|r| r.line).collect();
    let lines = store::lines_by_ids(db, &of).await?;
    let cards = cards_of(d, &lines).await?;
    let body = html! {
        @match counts {
            Some(counts) => { (counts) }
            None => { p { (l.t("line-overview-none")) } }
        }
        @if !last.is_empty() {
            h3 { (l.t("line-overview-reports")) }
            ul class="line-last" {
                @for r in &last {
                    @if let Some(x) = lines.iter().find(|x| x.id == r.line) {
                        li {
                            a href={ (path::line(x.short)) "#report-" (r.id) } { (cards.get(&x.party).map_or_else(|| l.t("line-owner-gone"), |c| c.name.clone())) }
                            ": " (claim_word(l, r.claim)) ". " (short_title(&r.account))
                            p class="line-place" { (place(l, x)) " · " (ago(l, r.created, d.now)) " · " (judged_word(l, r.state)) }
                        }
                    }
                }
            }
        }
    };
    Ok(Some(Panel {
        order: 8,
        title: l.t("line-overview"),
        more: Some((path::EXECUTION.to_owned(), l.t("nav-execution"))),
        body,
    }))
}

/// Whether the person audits the federation.
fn audits(d: &Desk) -> bool {
    d.may(Right::Audit, Scope::Federation)
}

/// What is late, waits for a controller and is silent, each as a link that shows just these; nothing where all is well.
async fn counted(d: &Desk, of: &LineFilter, link: &[(&str, &str)]) -> Result<Option<Markup>> {
    let l = &d.l;
    let (db, engine) = (d.read(), d.house.db.engine());
    let views = [View::Late, View::Waiting, View::Silent];
    let counts = store::count_views(db, engine, of, &views, d.today()).await?;
    if counts.iter().all(|(_, n)| *n == 0) {
        return Ok(None);
    }
    let href = |view: View| {
        let mut filters = link.to_vec();
        filters.push(("view", view.code()));
        narrowed(&filters)
    };
    Ok(Some(html! {
        ul class="line-counts" {
            @for (view, n) in counts.iter().filter(|(_, n)| *n > 0) {
                li class={ "line-counts-" (view.code()) } {
                    (icon(match view { View::Late => "mark-late", View::Silent => "mark-silent", _ => "stage-reported" }, None))
                    " " a href=(href(*view)) { (l.with(&format!("line-control-{}", view.code()), [("n", (*n).into())])) }
                }
            }
        }
    }))
}

//! What of all lines concerns this person today.

use super::register::{cards_of, narrowed, when};
use super::words::{drawing, place, state};
use super::{controlling, owing};
use crate::commands::{may_control, may_report_on, short_title};
use crate::model::{Extension, Line, Report, Stage};
use crate::rules::{may_report, state_of};
use crate::store::{self, LineDays, LineFilter};
use crate::{path, rules};
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::{LineId, Party};
use veche_desk::components::{Kind, Size, icon, line as draw, link_button, post_button};
use veche_desk::{Desk, Panel};
use veche_engine::Result;
use veche_register::PartyCard;

/// Lines in a panel; the rest is a link away.
const SHOWN: i64 = 8;
/// The first of what is owed, with a drawing and buttons; the others are a line to touch.
const PRESSING: usize = 3;
/// What is owed and not yet reported.
const TO_DO: [Stage; 4] = [
    Stage::Open,
    Stage::Accepted,
    Stage::InProgress,
    Stage::Returned,
];

pub(super) async fn mine(d: &Desk) -> Result<Vec<Panel>> {
    let mut all = Vec::new();
    all.extend(owed(d).await?);
    all.extend(waiting(d).await?);
    all.extend(late(d).await?);
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
        parties: Some(parties.clone()),
        stages: Stage::OPEN.to_vec(),
        ..LineFilter::default()
    };
    let count = store::count_lines(db, engine, &all).await?;
    let ids: Vec<LineId> = lines.iter().map(|x| x.id).collect();
    let days = store::days_of(db, &ids).await?;
    let cards = cards_of(d, &lines).await?;
    let body = html! {
        ul class="line-owed" {
            @for (i, x) in lines.iter().enumerate() { (owed_line(d, x, days.get(&x.id), cards.get(&x.party), i < PRESSING)) }
        }
    };
    let more = d.reads_official().then(|| {
        let codes: Vec<String> = parties.iter().map(|p| p.code()).collect();
        let mut filters: Vec<(&str, &str)> = codes.iter().map(|c| ("owner", c.as_str())).collect();
        filters.push(("stage", "open-ones"));
        (
            narrowed(&filters),
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
    pressing: bool,
) -> Markup {
    let (l, today) = (&d.l, d.today());
    let how = state_of(x, today);
    let at = path::line(x.short);
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
            @if let Some(own) = may_report_on(d.standing(), x).filter(|_| pressing) {
                div class="actions" {
                    @if own && x.stage == Stage::Open { (post_button(&format!("{at}/acceptance"), &l.t("line-take"), Kind::Plain, &[])) }
                    @if may_report(x.stage).is_ok() { (link_button(&format!("{at}/reports/new"), &l.t("line-report"), Kind::Plain, Some("send"))) }
                    @if x.due.is_some() { (link_button(&format!("{at}/extensions/new"), &l.t("line-ask-time"), Kind::Quiet, Some("clock"))) }
                }
            }
        }
    }
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
    let codes: Vec<String> = controllers.iter().map(|p| p.code()).collect();
    let mut filters: Vec<(&str, &str)> = codes.iter().map(|c| ("controller", c.as_str())).collect();
    filters.push(("stage", Stage::Reported.code()));
    let more = (lines.len() > most).then(|| (narrowed(&filters), l.t("line-waiting-all")));
    Ok(Some(Panel {
        order: 20,
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
    let l = &d.l;
    let controllers = controlling(d.standing());
    if controllers.is_empty() {
        return Ok(None);
    }
    let (db, engine, today) = (d.read(), d.house.db.engine(), d.today());
    let of = LineFilter {
        controllers: Some(controllers.clone()),
        ..LineFilter::default()
    };
    let late = store::count_lines(
        db,
        engine,
        &LineFilter {
            late_on: Some(today),
            ..of.clone()
        },
    )
    .await?;
    let silent = store::count_lines(
        db,
        engine,
        &LineFilter {
            silent_on: Some(today),
            ..of
        },
    )
    .await?;
    if late == 0 && silent == 0 {
        return Ok(None);
    }
    let link = |mark: &str| {
        let codes: Vec<String> = controllers.iter().copied().map(Party::code).collect();
        let mut filters: Vec<(&str, &str)> =
            codes.iter().map(|c| ("controller", c.as_str())).collect();
        filters.push(("mark", mark));
        narrowed(&filters)
    };
    let body = html! {
        ul class="line-counts" {
            @if late > 0 { li { (icon("mark-late", None)) " " a href=(link("late")) { (l.with("line-control-late", [("n", late.into())])) } } }
            @if silent > 0 { li { (icon("mark-silent", None)) " " a href=(link("silent")) { (l.with("line-control-silent", [("n", silent.into())])) } } }
        }
    };
    Ok(Some(Panel {
        order: 30,
        title: l.t("line-control"),
        more: None,
        body,
    }))
}

//! What is done on a line with one button (take, judge, release, answer), and what the forms about a line have in common.

use super::page::{Typed, back};
use super::words::{place, stage_word};
use super::{may_read, readable, short};
use crate::commands::{self, may_report_on, short_title};
use crate::model::{Line, Stage};
use crate::store;
use crate::{path, rules};
use axum::Form as Body;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use veche_core::{Day, ExtensionId, FieldProblems, Lost, Party, ReportId, Right, Scope, Stop};
use veche_desk::components::{Form, PageHead, breadcrumbs};
use veche_desk::{Answer, Desk};
use veche_engine::Result;
use veche_lang::Lang;

/// Takes a line.
pub(super) async fn accept(d: Desk, Path(at): Path<String>) -> Answer {
    let at = short(&at)?;
    readable(&d, at).await?;
    d.run(at, |tx, by, at| {
        Box::pin(commands::accept_line(tx, by, *at))
    })
    .await
    .map_err(|stop| in_words(&d, stop))?;
    d.done(&path::line(at), "toast-line-taken")
}

/// The controller's word on a report.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Judgement {
    #[serde(default)]
    word: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn judge(d: Desk, Path(id): Path<Uuid>, Body(typed): Body<Judgement>) -> Answer {
    let report = store::report(d.read(), ReportId(id)).await?;
    let line = store::line_by_id(d.read(), report.line).await?;
    if !may_read(&d, &line) {
        return Err(Stop::Missing.into());
    }
    let accepted = match typed.word.as_str() {
        "accept" => true,
        "return" => false,
        _ => return Err(Stop::refused("trouble-request").into()),
    };
    let reason = typed.reason.clone();
    let done = d
        .run(
            (report.id, accepted, reason),
            |tx, by, (id, accepted, reason)| {
                Box::pin(commands::judge(
                    tx,
                    by,
                    *id,
                    *accepted,
                    Some(reason.as_str()),
                ))
            },
        )
        .await;
    match problems_of(&d, "reason", done)? {
        None => d.done(
            &path::line(line.short),
            if accepted {
                "toast-report-accepted"
            } else {
                "toast-report-returned"
            },
        ),
        Some((status, problems)) => {
            let judgement = Form::of(&typed).problems(problems);
            back(
                &d,
                line,
                status,
                Typed {
                    judgement,
                    ..Typed::default()
                },
            )
            .await
        }
    }
}

/// The author takes a report back.
pub(super) async fn withdraw(d: Desk, Path(id): Path<Uuid>) -> Answer {
    let report = store::report(d.read(), ReportId(id)).await?;
    let line = store::line_by_id(d.read(), report.line).await?;
    if !may_read(&d, &line) {
        return Err(Stop::Missing.into());
    }
    d.run(report.id, |tx, by, id| {
        Box::pin(commands::withdraw_report(tx, by, *id))
    })
    .await
    .map_err(|stop| in_words(&d, stop))?;
    d.done(&path::line(line.short), "toast-report-withdrawn")
}

/// Whether a report goes before the public.
#[derive(Debug, Deserialize)]
pub(super) struct Release {
    #[serde(default)]
    released: String,
}

pub(super) async fn release(d: Desk, Path(id): Path<Uuid>, Body(typed): Body<Release>) -> Answer {
    let report = store::report(d.read(), ReportId(id)).await?;
    let line = store::line_by_id(d.read(), report.line).await?;
    if !may_read(&d, &line) {
        return Err(Stop::Missing.into());
    }
    let released = typed.released == "yes";
    d.run((report.id, released), |tx, by, (id, released)| {
        Box::pin(commands::release(tx, by, *id, *released))
    })
    .await?;
    d.done(
        &path::line(line.short),
        if released {
            "toast-report-released"
        } else {
            "toast-report-hidden"
        },
    )
}

/// The controller's word on a request for a later deadline.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Reply {
    #[serde(default)]
    word: String,
    #[serde(default)]
    answer: String,
}

pub(super) async fn judge_extension(
    d: Desk,
    Path(id): Path<Uuid>,
    Body(typed): Body<Reply>,
) -> Answer {
    let asked = store::extension(d.read(), ExtensionId(id)).await?;
    let line = store::line_by_id(d.read(), asked.line).await?;
    if !may_read(&d, &line) {
        return Err(Stop::Missing.into());
    }
    let granted = match typed.word.as_str() {
        "grant" => true,
        "refuse" => false,
        _ => return Err(Stop::refused("trouble-request").into()),
    };
    let answer = typed.answer.clone();
    let done = d
        .run(
            (asked.id, granted, answer),
            |tx, by, (id, granted, answer)| {
                Box::pin(commands::judge_extension(
                    tx,
                    by,
                    *id,
                    *granted,
                    Some(answer.as_str()),
                ))
            },
        )
        .await;
    match problems_of(&d, "answer", done)? {
        None => d.done(
            &path::line(line.short),
            if granted {
                "toast-extension-granted"
            } else {
                "toast-extension-refused"
            },
        ),
        Some((status, problems)) => {
            let answer = Form::of(&typed).problems(problems);
            back(
                &d,
                line,
                status,
                Typed {
                    answer,
                    ..Typed::default()
                },
            )
            .await
        }
    }
}

/// What a command said of a form: nothing was wrong, or a status and complaints to show in it. A refusal stands at `field`.
pub(super) fn problems_of<T>(
    d: &Desk,
    field: &str,
    done: Result<T>,
) -> Result<Option<(StatusCode, FieldProblems)>> {
    match done {
        Ok(_) => Ok(None),
        Err(Stop::Fields(problems)) => Ok(Some((StatusCode::UNPROCESSABLE_ENTITY, problems))),
        Err(Stop::Refused(text)) => Ok(Some((
            StatusCode::CONFLICT,
            FieldProblems::one(field, text),
        ))),
        Err(stop) => Err(in_words(d, stop)),
    }
}

/// A lost race is shown with words where the record has codes.
pub(super) fn in_words(d: &Desk, stop: Stop) -> Stop {
    let Stop::Lost(lost) = stop else { return stop };
    let mut lost: Lost = *lost;
    for (label, yours, theirs) in &mut lost.fields {
        for value in [yours, theirs] {
            if label.key == "lost-stage"
                && let Some(stage) = Stage::parse(value)
            {
                *value = stage_word(&d.l, stage);
            }
            if let Some(day) = Day::parse(value).filter(|day| day.iso() == *value) {
                *value = d.l.day(day);
            }
        }
    }
    Stop::Lost(Box::new(lost))
}

/// The pages above this one.
pub(super) fn above(l: &Lang, pages: &[(String, String)]) -> Markup {
    let pages: Vec<(&str, &str)> = pages
        .iter()
        .map(|(href, words)| (href.as_str(), words.as_str()))
        .collect();
    breadcrumbs(l, &pages)
}

/// A form's page about a line: the way back, a title, the line's words.
pub(super) fn form_page(
    d: &Desk,
    line: &Line,
    status: StatusCode,
    title: &str,
    body: Markup,
) -> Response {
    let l = &d.l;
    let body = html! {
        (above(l, &[(path::line(line.short), place(l, line))]))
        (PageHead::new(title).render())
        blockquote class="line-about" { (short_title(&line.text)) }
        (body)
    };
    d.page_with(status, title, body)
}

/// The gate of a form that only somebody who acts for the owner may see.
pub(super) fn must_act(d: &Desk, line: &Line) -> Result<bool> {
    match may_report_on(d.standing(), line) {
        Some(own) => Ok(own),
        None => Err(d
            .ask(Right::Report, line.party.scope())
            .err()
            .unwrap_or(Stop::Missing)),
    }
}

/// The gate of a form that only a controller may see.
pub(super) fn must_control(d: &Desk, line: &Line) -> Result<()> {
    d.ask(
        Right::Control,
        line.controller.map_or(Scope::Federation, Party::scope),
    )?;
    rules::may_control(d.standing(), line)?;
    Ok(())
}

//! Asking for a later deadline.

use super::acts::{form_page, must_act, problems_of};
use super::{readable, short, some_day, some_text};
use crate::commands;
use crate::model::Line;
use crate::{path, rules};
use axum::Form as Body;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use maud::html;
use serde::{Deserialize, Serialize};
use veche_core::{Day, FieldProblems, Stop};
use veche_desk::components::form::actions;
use veche_desk::components::{Field, Form, Kind, submit};
use veche_desk::{Answer, Desk};

/// Characters of a reason, at most.
const REASON_MOST: usize = 4_000;

/// What was typed.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Asked {
    #[serde(default)]
    until: String,
    #[serde(default)]
    reason: String,
}

impl Asked {
    fn read(&self) -> Result<(Day, String), FieldProblems> {
        let mut p = FieldProblems::new();
        let until = p.field("until", some_day(&self.until));
        let reason = p.field("reason", some_text(&self.reason, REASON_MOST));
        p.finish(|| until.zip(reason))
    }
}

pub(super) async fn new(d: Desk, Path(at): Path<String>) -> Answer {
    let line = readable(&d, short(&at)?).await?;
    must_act(&d, &line)?;
    if !line.stage.is_open() {
        return Err(rules::CannotReport::Ended(line.stage).into());
    }
    if line.due.is_none() {
        return Err(Stop::refused("extension-no-deadline").into());
    }
    Ok(page(&d, &line, StatusCode::OK, &Form::new()))
}

pub(super) async fn create(d: Desk, Path(at): Path<String>, Body(typed): Body<Asked>) -> Answer {
    let line = readable(&d, short(&at)?).await?;
    must_act(&d, &line)?;
    let (until, reason) = match typed.read() {
        Ok(read) => read,
        Err(problems) => {
            return Ok(page(
                &d,
                &line,
                StatusCode::UNPROCESSABLE_ENTITY,
                &Form::of(&typed).problems(problems),
            ));
        }
    };
    let done = d
        .run(
            (line.short, until, reason),
            |tx, by, (at, until, reason)| {
                Box::pin(commands::ask_extension(tx, by, *at, *until, reason))
            },
        )
        .await;
    match problems_of(&d, "until", done)? {
        None => d.done(&path::line(line.short), "toast-extension-asked"),
        Some((status, problems)) => Ok(page(
            &d,
            &line,
            status,
            &Form::of(&typed).problems(problems),
        )),
    }
}

fn page(d: &Desk, line: &Line, status: StatusCode, form: &Form) -> Response {
    let l = &d.l;
    let now = line
        .due
        .map(|due| l.with("extension-now", [("due", due.into())]));
    let action = format!("{}/extensions", path::line(line.short));
    let fields = html! {
        @if let Some(now) = now { p { (now) } }
        (Field::new("until", l.t("extension-until-field")).date(l, form))
        (Field::new("reason", l.t("extension-reason")).hint(l.t("extension-reason-hint")).textarea(l, form, 5))
        (actions(html! { (submit(&l.t("extension-send"), Kind::Primary)) a href=(path::line(line.short)) { (l.t("line-back")) } }))
    };
    form_page(
        d,
        line,
        status,
        &l.t("extension-title"),
        form.post(l, &action, fields),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_is_read_or_told_what_is_wrong() {
        let check = |until: &str, reason: &str| {
            let read = Asked {
                until: until.into(),
                reason: reason.into(),
            }
            .read();
            read.map(|(day, reason)| format!("{day} {reason}"))
                .map_err(|p| {
                    p.0.iter()
                        .map(|p| format!("{} {}", p.field, p.text.key))
                        .collect::<Vec<_>>()
                        .join(", ")
                })
        };
        assert_eq!(
            check("1.9.2026", " Зал занят "),
            Ok("2026-09-01 Зал занят".into())
        );
        assert_eq!(
            check("осенью", ""),
            Err("until line-day-odd, reason field-empty".into())
        );
        assert_eq!(check("", "Зал занят"), Err("until field-empty".into()));
        assert_eq!(
            check("2026-09-01", &"о".repeat(4_001)),
            Err("reason line-text-long".into())
        );
    }
}

//! Ending a line otherwise than by an accepted report.

use super::acts::{form_page, must_control, problems_of};
use super::picking::{decisions_since, document_by_words};
use super::words::stage_word;
use super::{readable, short, some_text};
use crate::commands::{self, Closing};
use crate::model::{Line, Stage};
use crate::{path, rules};
use axum::Form as Body;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use maud::html;
use serde::{Deserialize, Serialize};
use veche_core::{DocumentId, FieldProblems, Text};
use veche_desk::components::form::actions;
use veche_desk::components::{Choice, Field, Form, Kind, submit};
use veche_desk::{Answer, Desk};
use veche_engine::Result;

/// How a line can end by an act of control, in the order in which it is offered.
const ENDS: [Stage; 6] = [
    Stage::NotDone,
    Stage::PartlyDone,
    Stage::NoAction,
    Stage::Cancelled,
    Stage::Replaced,
    Stage::CarriedOver,
];
/// Characters of a reason, at most.
const REASON_MOST: usize = 4_000;

/// What was typed.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Typed {
    #[serde(default)]
    stage: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    decision: String,
}

impl Typed {
    /// `decision`: what the typed decision was found to be.
    fn read(
        &self,
        decision: Option<std::result::Result<DocumentId, Text>>,
    ) -> std::result::Result<Closing, FieldProblems> {
        let mut p = FieldProblems::new();
        let stage = Stage::parse(&self.stage)
            .filter(|s| ENDS.contains(s))
            .ok_or_else(|| Text::new("close-stage-odd"));
        let stage = p.field("stage", stage);
        let reason = p.field("reason", some_text(&self.reason, REASON_MOST));
        let decision = match decision {
            Some(found) => p.field("decision", found.map(Some)),
            None => Some(None),
        };
        let needs = matches!(stage, Some(Stage::Cancelled | Stage::Replaced));
        if needs && decision == Some(None) {
            p.add("decision", Text::new("close-decision-missing"));
        }
        p.finish(|| {
            Some(Closing {
                stage: stage?,
                reason: reason?,
                decision: decision?,
            })
        })
    }
}

pub(super) async fn form(d: Desk, Path(at): Path<String>) -> Answer {
    let line = readable(&d, short(&at)?).await?;
    must_control(&d, &line)?;
    if !line.stage.is_open() {
        return Err(rules::CannotReport::Ended(line.stage).into());
    }
    Ok(page(&d, &line, StatusCode::OK, &Form::new()).await?)
}

pub(super) async fn close(d: Desk, Path(at): Path<String>, Body(typed): Body<Typed>) -> Answer {
    let line = readable(&d, short(&at)?).await?;
    must_control(&d, &line)?;
    let decision = match typed.decision.trim() {
        "" => None,
        words => Some(document_by_words(d.read(), words).await?),
    };
    let closing = match typed.read(decision) {
        Ok(closing) => closing,
        Err(problems) => {
            let form = Form::of(&typed).problems(problems);
            return Ok(page(&d, &line, StatusCode::UNPROCESSABLE_ENTITY, &form).await?);
        }
    };
    let done = d
        .run((line.short, closing), |tx, by, (at, closing)| {
            Box::pin(commands::close(tx, by, *at, closing))
        })
        .await;
    match problems_of(&d, "stage", done)? {
        None => d.done(&path::line(line.short), "toast-line-closed"),
        Some((status, problems)) => {
            Ok(page(&d, &line, status, &Form::of(&typed).problems(problems)).await?)
        }
    }
}

async fn page(d: &Desk, line: &Line, status: StatusCode, form: &Form) -> Result<Response> {
    let l = &d.l;
    let choices: Vec<Choice> = ENDS
        .iter()
        .map(|s| {
            Choice::new(s.code(), stage_word(l, *s))
                .hint(l.t(&format!("close-hint-{}", s.code().replace('_', "-"))))
        })
        .collect();
    let offered = decisions_since(d, line.since, line.document).await?;
    let action = format!("{}/closing", path::line(line.short));
    let fields = html! {
        (Field::new("stage", l.t("close-stage")).radios(l, form, &choices))
        (Field::new("reason", l.t("close-reason")).textarea(l, form, 5))
        (Field::new("decision", l.t("close-decision")).hint(l.t("close-decision-hint")).optional().suggest(offered).text(l, form))
        (actions(html! { (submit(&l.t("close-do"), Kind::Danger)) a href=(path::line(line.short)) { (l.t("line-back")) } }))
    };
    let body = html! { p { (l.t("close-lead")) } (form.post(l, &action, fields)) };
    Ok(form_page(d, line, status, &l.t("close-title"), body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn closing_is_read_or_told_what_is_wrong() {
        let document = DocumentId(Uuid::from_u128(5));
        let check =
            |stage: &str, reason: &str, found: Option<std::result::Result<DocumentId, Text>>| {
                let typed = Typed {
                    stage: stage.into(),
                    reason: reason.into(),
                    decision: String::new(),
                };
                typed
                    .read(found)
                    .map(|c| (c.stage, c.reason, c.decision))
                    .map_err(|p| {
                        p.0.iter()
                            .map(|p| format!("{} {}", p.field, p.text.key))
                            .collect::<Vec<_>>()
                            .join(", ")
                    })
            };
        assert_eq!(
            check("not_done", " Нет зала ", None),
            Ok((Stage::NotDone, "Нет зала".into(), None))
        );
        assert_eq!(
            check("cancelled", "Отменено", Some(Ok(document))),
            Ok((Stage::Cancelled, "Отменено".into(), Some(document)))
        );
        assert_eq!(
            check("replaced", "Заменено", None),
            Err("decision close-decision-missing".into())
        );
        assert_eq!(
            check("done", "", None),
            Err("stage close-stage-odd, reason field-empty".into())
        );
        let unknown = Some(Err(Text::new("line-document-unknown")));
        assert_eq!(
            check("cancelled", "Отменено", unknown),
            Err("decision line-document-unknown".into())
        );
    }
}

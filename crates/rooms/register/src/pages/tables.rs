//! Tables in and out: a template, an export, a preview of what a file would do, and then all of it or nothing.

use super::fields::key;
use super::kind;
use crate::commands::{Doubtful, import};
use crate::rules::import::{Fate, Kind as TableKind, Plan, read};
use crate::{cli, data};
use axum::extract::{Form as Posted, Multipart};
use axum::http::StatusCode;
use maud::{Markup, html};
use veche_core::{Right, Scope, Stop, Text};
use veche_desk::components::form::{actions, hidden};
use veche_desk::components::{
    Choice, Field, Form, Head, Kind, PageHead, Row, Table, breadcrumbs, link_button, notice,
    notice::Weight, submit,
};
use veche_desk::parts::content;
use veche_desk::{Answer, Desk, Path, Trouble};
use veche_lang::Lang;

/// So many rows of each fate are shown; the counts are of all.
const SHOWN: usize = 200;

/// Tables are the federation's: who keeps a branch works on its pages.
fn ask(d: &Desk) -> Result<(), Trouble> {
    d.ask(Right::KeepRegister, Scope::Federation)
        .map(drop)
        .map_err(Trouble)
}

pub(super) async fn page(d: Desk) -> Answer {
    ask(&d)?;
    Ok(d.page(&d.l.t("register-tables"), view(&d, None)))
}

fn view(d: &Desk, wrong: Option<(TableKind, Text)>) -> Markup {
    let l = &d.l;
    html! {
        (breadcrumbs(l, &[("/desk/people", &l.t("register-people"))]))
        (PageHead::new(l.t("register-tables")).subtitle(l.t("register-tables-what")).render())
        @for kind in TableKind::ALL {
            section class="part" aria-labelledby=(kind.code()) {
                h2 id=(kind.code()) { (l.t(&key("register-table", kind.code()))) }
                div class="actions" {
                    (link_button(&format!("/desk/tables/{}/template.csv", kind.code()), &l.t("register-table-template"), Kind::Plain, Some("download")))
                    (link_button(&format!("/desk/tables/{}/all.csv", kind.code()), &l.t("register-table-export"), Kind::Plain, Some("download")))
                }
                @let mut problems = veche_core::FieldProblems::new();
                @if let Some((of, text)) = &wrong { @if *of == kind { @let () = problems.add("file", text.clone()); } }
                @let form = Form::new().id(kind.code()).problems(problems);
                (form.upload(l, &format!("/desk/tables/{}/preview", kind.code()), html! {
                    (Field::new("file", l.t("register-table-file")).hint(l.t("register-table-file-hint")).most(super::TABLE_BYTES_MAX).file(l, &form, Some(".csv,.tsv,.txt"), false))
                    (actions(submit(&l.t("register-table-look"), Kind::Plain)))
                }))
            }
        }
    }
}

pub(super) async fn template(d: Desk, Path(code): Path<String>) -> Answer {
    let kind = kind(&code)?;
    d.file(
        cli::template(kind, d.l.tongue),
        "text/csv; charset=utf-8",
        &format!("{code}-template.csv"),
    )
}

pub(super) async fn export(d: Desk, Path(code): Path<String>) -> Answer {
    ask(&d)?;
    let kind = kind(&code)?;
    let file = cli::export(d.read(), kind, d.l.tongue).await?;
    d.file(file, "text/csv; charset=utf-8", &format!("{code}.csv"))
}

/// What a file would do. Nothing is done yet; the table stands in the page and comes back with the button.
pub(super) async fn preview(d: Desk, Path(code): Path<String>, mut parts: Multipart) -> Answer {
    ask(&d)?;
    let kind = kind(&code)?;
    let refused = |d: &Desk, text| {
        d.page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &d.l.t("register-tables"),
            view(d, Some((kind, text))),
        )
    };
    let Some(bytes) = file(&mut parts).await? else {
        return Ok(refused(&d, Text::new("register-import-too-large")));
    };
    match cli::preview(d.read(), kind, &bytes, d.now).await {
        Ok(plan) => {
            let text =
                String::from_utf8(bytes).map_err(|_| Stop::refused("register-import-not-utf8"))?;
            let body = plan_view(&d, kind, &plan, &text);
            Ok(d.wide_page(StatusCode::OK, &d.l.t("register-table-preview"), body))
        }
        Err(Stop::Refused(text)) => Ok(refused(&d, text)),
        Err(stop) => Err(stop.into()),
    }
}

/// The table that was sent. `None`: it is too large; it was read to its end and let go, so that the browser shows the answer.
async fn file(parts: &mut Multipart) -> Result<Option<Vec<u8>>, Stop> {
    let odd = |_| Stop::refused("trouble-request");
    let mut found = Some(Vec::new());
    while let Some(mut part) = parts.next_field().await.map_err(odd)? {
        let wanted = part.name() == Some("file");
        let most = if wanted { super::TABLE_BYTES_MAX } else { 0 };
        let read = content(&mut part, most).await.map_err(odd)?;
        if wanted {
            found = read;
        }
    }
    Ok(found)
}

#[derive(serde::Deserialize)]
pub(super) struct TakeIn {
    #[serde(default)]
    table: String,
    #[serde(default)]
    doubtful: String,
}

pub(super) async fn take_in(
    d: Desk,
    Path(code): Path<String>,
    Posted(typed): Posted<TakeIn>,
) -> Answer {
    ask(&d)?;
    let kind = kind(&code)?;
    let doubtful = if typed.doubtful == "create" {
        Doubtful::Create
    } else {
        Doubtful::Skip
    };
    let cells = read(kind, typed.table.as_bytes()).map_err(Stop::Refused)?;
    let done = d
        .run((cells, doubtful), move |tx, by, (cells, doubtful)| {
            Box::pin(import(tx, by, kind, cells, *doubtful))
        })
        .await;
    let done = match done {
        Ok(done) => done,
        Err(Stop::Refused(_)) => {
            // Something changed since the preview: look again.
            let plan = cli::preview(d.read(), kind, typed.table.as_bytes(), d.now).await?;
            let body = plan_view(&d, kind, &plan, &typed.table);
            return Ok(d.wide_page(StatusCode::CONFLICT, &d.l.t("register-table-preview"), body));
        }
        Err(stop) => return Err(stop.into()),
    };
    let l = &d.l;
    let body = html! {
        (breadcrumbs(l, &[("/desk/people", &l.t("register-people")), ("/desk/tables", &l.t("register-tables"))]))
        (PageHead::new(l.t("register-table-done")).render())
        p { (l.with("register-table-done-what", [("created", done.created.into()), ("changed", done.changed.into()), ("skipped", done.skipped.into())])) }
        p { (link_button(list_of(kind), &l.t("register-table-to-list"), Kind::Primary, None)) }
    };
    Ok(d.page(&l.t("register-table-done"), body))
}

fn list_of(kind: TableKind) -> &'static str {
    match kind {
        TableKind::People => "/desk/people",
        TableKind::Organisations => "/desk/organisations",
        TableKind::Branches => "/desk/branches",
        TableKind::Bodies => "/desk/bodies",
    }
}

fn plan_view(d: &Desk, kind: TableKind, plan: &Plan, table: &str) -> Markup {
    let l = &d.l;
    let [created, changed, same, doubtful, wrong] = plan.counts();
    let form = Form::new().with("doubtful", "skip");
    let choices = [
        Choice::new("skip", l.t("register-table-doubtful-skip")),
        Choice::new("create", l.t("register-table-doubtful-create")),
    ];
    html! {
        (breadcrumbs(l, &[("/desk/people", &l.t("register-people")), ("/desk/tables", &l.t("register-tables"))]))
        (PageHead::new(l.t("register-table-preview")).over(l.t(&key("register-table", kind.code()))).render())
        p {
            (l.with("register-table-counts", [
                ("created", created.into()), ("changed", changed.into()), ("same", same.into()), ("doubtful", doubtful.into()), ("wrong", wrong.into()),
            ]))
        }
        @if wrong > 0 { (notice(Weight::Bad, html! { p { (l.with("register-import-wrong-rows", [("n", wrong.into())])) } })) }
        @else if created + changed + doubtful == 0 { (notice(Weight::Plain, html! { p { (l.t("register-table-nothing")) } })) }
        @else {
            (form.post(l, &format!("/desk/tables/{}", kind.code()), html! {
                @if doubtful > 0 { (Field::new("doubtful", l.t("register-table-doubtful")).radios(l, &form, &choices)) }
                (hidden("table", table))
                (actions(html! { (submit(&l.t("register-table-do"), Kind::Primary)) a href="/desk/tables" { (l.t("register-do-not-save")) } }))
            }))
        }
        (rows(l, kind, plan))
    }
}

/// A column as it is called in the language of the page.
fn column(l: &Lang, kind: TableKind, code: &str) -> Markup {
    let known = kind.columns().iter().find(|c| **c == code);
    html! { code { (known.map_or(code, |c| data::head(c, l.tongue))) } }
}

fn rows(l: &Lang, kind: TableKind, plan: &Plan) -> Markup {
    let order = |fate: &Fate| match fate {
        Fate::Wrong(_) => 0,
        Fate::Doubtful { .. } => 1,
        Fate::Change { .. } => 2,
        Fate::Create(_) => 3,
        Fate::Same => 4,
    };
    let mut shown: Vec<&crate::rules::import::Planned> = Vec::new();
    for fate in 0..=3 {
        shown.extend(
            plan.rows
                .iter()
                .filter(|r| order(&r.fate) == fate)
                .take(SHOWN),
        );
    }
    let rows = shown
        .iter()
        .map(|r| {
            let what = match &r.fate {
                Fate::Wrong(p) => html! { ul { @for p in &p.0 { li { (column(l, kind, &p.field)) ": " (l.say(&p.text)) } } } },
                Fate::Doubtful { like, .. } => html! { (l.t("register-table-like")) " " (like.join("; ")) },
                Fate::Change { columns, .. } => html! { @for (i, c) in columns.iter().enumerate() { @if i > 0 { ", " } (column(l, kind, c)) } },
                _ => html! {},
            };
            let fate = ["wrong", "doubtful", "changed", "created", "same"][order(&r.fate)];
            Row::new(vec![
                html! { (r.line) },
                html! { (r.title) },
                html! { (l.t(&key("register-fate", fate))) },
                what,
            ])
        })
        .collect();
    let heads = vec![
        Head::new(l.t("register-table-line")),
        Head::new(l.t("register-name")),
        Head::new(l.t("register-table-fate")),
        Head::new(l.t("register-table-what")),
    ];
    html! { @if !shown.is_empty() { (Table::new("plan", l.t("register-table-preview"), heads, rows).render(l)) } }
}

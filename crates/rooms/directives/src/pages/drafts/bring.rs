//! Where a document is brought in: pasted, uploaded or written in place; and the list of open drafts.

use super::{LOOKED_AT, draft_of, state_of, workable};
use crate::commands::{self, NewSource};
use crate::model::KeptFile;
use crate::pages::documents::files;
use crate::pages::documents::upload::{self, Upload};
use crate::{path, store};
use axum::extract::Path;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use maud::html;
use veche_core::{FieldProblems, Right, Scope, Stop, Text};
use veche_desk::components::{
    Field, Form, Head, Kind as Loud, PageHead, Row, Table, ago, empty, figure, form, submit,
};
use veche_desk::{Answer, Desk};
use veche_engine::{Fingerprint, Result};

/// A book of two hundred pages. A document of this size can be read by nobody in one sitting, and its review would be a page of megabytes.
const CHARS_MAX: usize = 500_000;

/// Drafts in the list.
const DRAFTS_IN_LIST: usize = 50;

/// Drafts that were put aside, in the list.
const ASIDE_IN_LIST: usize = 20;

/// The formats that the form offers; what a file is, its content decides.
const ACCEPT: &str = ".txt,.md,.html,.htm,.docx,.odt,.pdf";

pub(super) async fn page(d: Desk) -> Answer {
    view(&d, StatusCode::OK, &Form::new()).await
}

async fn view(d: &Desk, status: StatusCode, typed: &Form) -> Answer {
    let l = &d.l;
    let open = store::open_drafts(d.read(), LOOKED_AT).await?;
    let drafts = workable(d, open, DRAFTS_IN_LIST);
    let aside = workable(
        d,
        store::dropped_drafts(d.read(), LOOKED_AT).await?,
        ASIDE_IN_LIST,
    );
    let learns = d.may(Right::PrepareDocument, Scope::Federation);
    let people: Vec<_> = drafts.iter().filter_map(|x| x.by).collect();
    let names = veche_register::people_names(d.read(), &people).await?;
    let fields = html! {
        div class="drop-zone" {
            (Field::new("file", l.t("draft-file")).optional().hint(l.with("draft-file-hint", [("max", upload::file_max(l).into())])).most(upload::FILE_MAX).file(l, typed, Some(ACCEPT), false))
        }
        p class="drop-or" { (l.t("draft-or")) }
        (Field::new("text", l.t("draft-text")).optional().hint(l.t("draft-text-hint")).textarea(l, typed, 14))
        (form::actions(submit(&l.t("draft-read"), Loud::Primary)))
    };
    let heads = vec![
        Head::new(l.t("draft-head")),
        Head::new(l.t("draft-by")),
        Head::new(l.t("draft-changed")),
        Head::new(l.t("draft-how-far")),
    ];
    let rows = drafts
        .iter()
        .map(|x| {
            Row::new(vec![
                html! { a href=(path::draft(x.short)) { (x.title) } },
                html! { @if let Some(name) = x.by.and_then(|p| names.get(&p)) { (l.person_short(name)) } },
                ago(l, x.updated, d.now),
                html! { (state_of(l, x)) },
            ])
        })
        .collect();
    let body = html! {
        (PageHead::new(l.t("nav-drafts")).subtitle(l.t("draft-lead")).render())
        (typed.upload(l, path::DRAFTS, fields))
        h2 { (l.t("draft-open")) }
        (Table::new("drafts", l.t("draft-open"), heads, rows).empty(empty(&l.t("draft-none"), None)).render(l))
        @if !aside.is_empty() {
            details {
                summary { (l.with("draft-aside", [("n", aside.len().into())])) }
                ul {
                    @for x in &aside {
                        li { a href=(path::draft(x.short)) { (x.title) } " " span class="muted" { (ago(l, x.updated, d.now)) } }
                    }
                }
            }
        }
        @if learns { p { a href="/drafts/names" { (l.t("names-learned")) } } }
    };
    Ok(d.page_with(status, &l.t("nav-drafts"), body))
}

/// What was sent, once it could be read as a text.
struct Brought {
    text: String,
    original: Option<(KeptFile, Vec<u8>)>,
}

pub(super) async fn create(
    d: Desk,
    sent: std::result::Result<Multipart, MultipartRejection>,
) -> Answer {
    let sent = match upload::read(sent).await {
        Ok(sent) => sent,
        Err(Stop::TooLarge(_)) => {
            let form = Form::new().problems(FieldProblems::one("file", upload::too_large(&d)));
            return view(&d, StatusCode::PAYLOAD_TOO_LARGE, &form).await;
        }
        Err(stop) => return Err(stop.into()),
    };
    let typed = Form::from_pairs(sent.fields.clone());
    let brought = match text_of(&d, sent).await? {
        Ok(brought) => brought,
        Err((status, problems)) => return view(&d, status, &typed.problems(problems)).await,
    };
    let mut original = None;
    let mut blob = None;
    if let Some((file, bytes)) = brought.original {
        let size = bytes.len() as u64;
        let fingerprint = d.house.blobs.put(bytes).await?;
        original = Some(KeptFile {
            blob: fingerprint.as_str().to_owned(),
            ..file.clone()
        });
        blob = Some((fingerprint, size, file.media_type));
    }
    let new = commands::prepare(d.read(), brought.text, original).await?;
    let input: (NewSource, Option<(Fingerprint, u64, String)>) = (new, blob);
    let done = d
        .run(input, |tx, by, (new, blob)| {
            Box::pin(async move {
                if let Some((fingerprint, size, media_type)) = blob {
                    tx.keep_blob(fingerprint, *size, media_type).await?;
                }
                commands::bring_in(tx, by, new).await
            })
        })
        .await;
    match done {
        Ok(short) => d.done(&path::draft(short), "toast-draft-read"),
        Err(Stop::Fields(p)) => {
            view(&d, StatusCode::UNPROCESSABLE_ENTITY, &typed.problems(p)).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// The text out of what was sent, or why there is none: status and complaints.
async fn text_of(
    d: &Desk,
    mut sent: Upload,
) -> Result<std::result::Result<Brought, (StatusCode, FieldProblems)>> {
    let l = &d.l;
    let wrong = |status: StatusCode, field: &str, text: Text| {
        Ok(Err((status, FieldProblems::one(field, text))))
    };
    for field in ["file", "text"] {
        if sent.was_too_large(field) {
            return wrong(StatusCode::PAYLOAD_TOO_LARGE, field, upload::too_large(d));
        }
    }
    let typed = sent
        .fields
        .iter()
        .find(|(n, _)| n == "text")
        .map(|(_, v)| v.clone())
        .unwrap_or_default();
    let file = sent
        .files
        .iter()
        .position(|f| f.field == "file")
        .map(|at| sent.files.swap_remove(at));
    let (field, text, original) = match file {
        Some(_) if !typed.trim().is_empty() => {
            return wrong(
                StatusCode::UNPROCESSABLE_ENTITY,
                "file",
                Text::new("draft-both"),
            );
        }
        Some(file) if file.bytes.is_empty() => {
            return wrong(
                StatusCode::UNPROCESSABLE_ENTITY,
                "file",
                Text::new("draft-file-empty"),
            );
        }
        Some(file) => match d.text_of(file.bytes.clone(), Some(file.name.clone())).await {
            Ok(read) => {
                let kept = KeptFile {
                    blob: String::new(),
                    name: file.name,
                    media_type: read.media_type.to_owned(),
                };
                ("file", upload::clean(&read.text), Some((kept, file.bytes)))
            }
            Err(Stop::Refused(text)) => {
                return wrong(StatusCode::UNPROCESSABLE_ENTITY, "file", text);
            }
            Err(Stop::TooLarge(text)) => return wrong(StatusCode::PAYLOAD_TOO_LARGE, "file", text),
            Err(stop) => return Err(stop),
        },
        None => ("text", typed, None),
    };
    if text.trim().is_empty() {
        return wrong(
            StatusCode::UNPROCESSABLE_ENTITY,
            field,
            Text::new("source-empty"),
        );
    }
    let chars = text.chars().count();
    if chars > CHARS_MAX {
        let n = |n: usize| figure(l, n as u64);
        let text = Text::new("draft-too-long")
            .with("chars", n(chars))
            .with("max", n(CHARS_MAX));
        return wrong(StatusCode::PAYLOAD_TOO_LARGE, field, text);
    }
    Ok(Ok(Brought { text, original }))
}

/// The file that a draft was read from.
pub(super) async fn original(d: Desk, Path(short): Path<String>) -> Answer {
    let draft = draft_of(&d, &short).await?;
    files::kept(&d, draft.original.as_ref()).await
}

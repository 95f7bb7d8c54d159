//! The list of documents.

use super::words;
use crate::model::{DocumentRow, Kind};
use crate::path;
use crate::store::{self, DocumentFilter};
use axum::http::StatusCode;
use maud::html;
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;
use veche_core::{BodyId, Day, DocumentId, Right};
use veche_desk::components::{
    Choice, Filter, Head, Kind as Loud, PageHead, Row, Table, counted, day_short, empty, figure,
    link_button,
};
use veche_desk::list::{self, Cursor, ListQuery};
use veche_desk::{Answer, Desk};
use veche_register::BodyCard;

/// A list that goes out as a file has no pages; this many documents is more than any federation adopts.
const ROWS_OF_A_FILE: i64 = 100_000;

/// Whether the reader sees how directives are carried out.
pub(super) fn shows_execution(d: &Desk) -> bool {
    d.settings.publish_execution || d.reads_official()
}

fn filter_of(l: &veche_lang::Lang, q: &ListQuery, bodies: &[BodyCard]) -> DocumentFilter {
    DocumentFilter {
        asked: crate::pages::finding::asked(l, &q.q),
        body: q
            .filter("body")
            .and_then(|short| bodies.iter().find(|b| b.short.as_str() == short))
            .map(|b| b.id),
        kind: q.filter("kind").and_then(Kind::parse),
        year: q.filter("year").and_then(|y| y.parse().ok()),
        after: q.after.as_ref().and_then(|c| {
            Some((
                Day::parse(c.str(0)?)?,
                DocumentId(Uuid::parse_str(c.str(1)?).ok()?),
            ))
        }),
    }
}

fn names(bodies: &[BodyCard]) -> HashMap<BodyId, &BodyCard> {
    bodies.iter().map(|b| (b.id, b)).collect()
}

pub(super) async fn page(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let bodies = veche_register::bodies(d.read(), l.tongue).await?;
    let filter = filter_of(l, &q, &bodies);
    let mut rows = store::documents(d.read(), &filter, i64::from(q.rows()) + 1).await?;
    let more = rows.len() > q.rows() as usize;
    rows.truncate(q.rows() as usize);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|r| Cursor(vec![json!(r.adopted_on.iso()), json!(r.id.to_string())]));
    let count = store::count_documents(d.read(), &filter).await?;
    let years = store::document_years(d.read()).await?;
    let names = names(&bodies);
    let shows = shows_execution(&d);
    let mut heads = vec![
        Head::new(l.t("document-head-document")),
        Head::new(l.t("document-head-body")),
        Head::new(l.t("document-head-day")),
    ];
    if shows {
        heads.push(Head::new(l.t("document-head-open")).figures());
    }
    let table = rows
        .iter()
        .map(|r| {
            let mut cells = vec![
                html! { a href=(path::document(r.short)) { (r.title) } br; span class="muted document-under" { (words::named(l, r.kind, &r.number)) } },
                html! { @if let Some(b) = names.get(&r.body) { (b.name) } },
                day_short(l, r.adopted_on),
            ];
            if shows {
                cells.push(open_of(l, r));
            }
            if r.archival { Row::new(cells).faint() } else { Row::new(cells) }
        })
        .collect();
    let may_prepare = d.standing().has_somewhere(Right::PrepareDocument);
    let first = may_prepare.then(|| {
        link_button(
            path::DRAFTS,
            &l.t("document-bring-in"),
            Loud::Primary,
            Some("file-plus"),
        )
    });
    let filters = vec![
        Filter::choice(
            "body",
            l.t("document-head-body"),
            bodies
                .iter()
                .map(|b| Choice::new(b.short.to_string(), b.name.clone()))
                .collect(),
        ),
        Filter::choice(
            "kind",
            l.t("document-head-kind"),
            Kind::ALL
                .iter()
                .map(|k| Choice::new(k.code(), l.t(words::kind_key(*k))))
                .collect(),
        ),
        Filter::choice(
            "year",
            l.t("document-head-year"),
            years
                .iter()
                .map(|y| Choice::new(y.to_string(), y.to_string()))
                .collect(),
        ),
    ];
    let table = Table::new("documents", l.t("nav-documents"), heads, table)
        .list(path::DOCUMENTS, &q)
        .search()
        .filters(filters)
        .counted(counted(
            l,
            "documents-counted",
            u64::try_from(count).unwrap_or(0),
        ))
        .next(next)
        .csv()
        .empty(empty(&l.t("document-none"), first.clone()));
    let mut head = PageHead::new(l.t("nav-documents"));
    if let Some(first) = first.filter(|_| count > 0 || q.narrowed()) {
        head = head.action(first);
    }
    let body = html! { (head.render()) (table.render(l)) };
    Ok(d.wide_page(StatusCode::OK, &l.t("nav-documents"), body))
}

fn open_of(l: &veche_lang::Lang, r: &DocumentRow) -> maud::Markup {
    let n = |n: i64| figure(l, u64::try_from(n).unwrap_or(0));
    html! { @if r.lines > 0 { (l.with("document-open-of", [("open", n(r.open).into()), ("lines", n(r.lines).into())])) } }
}

pub(super) async fn csv(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let bodies = veche_register::bodies(d.read(), l.tongue).await?;
    let filter = DocumentFilter {
        after: None,
        ..filter_of(l, &q, &bodies)
    };
    let rows = store::documents(d.read(), &filter, ROWS_OF_A_FILE).await?;
    let bytes = to_csv(&d, &rows, &bodies);
    d.file(bytes, "text/csv; charset=utf-8", "documents.csv")
}

fn to_csv(d: &Desk, rows: &[DocumentRow], bodies: &[BodyCard]) -> Vec<u8> {
    let l = &d.l;
    let shows = shows_execution(d);
    let names = names(bodies);
    let mut heads: Vec<String> = ["kind", "number", "title", "body", "day", "address"]
        .iter()
        .map(|h| l.t(&format!("document-head-{h}")))
        .collect();
    if shows {
        heads.extend([l.t("document-head-lines"), l.t("document-head-open")]);
    }
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|r| {
            let mut row = vec![
                l.t(words::kind_key(r.kind)),
                r.number.clone(),
                r.title.clone(),
                names
                    .get(&r.body)
                    .map(|b| b.name.clone())
                    .unwrap_or_default(),
                r.adopted_on.iso(),
                words::address(d, &path::document(r.short)),
            ];
            if shows {
                row.extend([r.lines.to_string(), r.open.to_string()]);
            }
            row
        })
        .collect();
    list::csv_in(l.tongue, &heads, &table)
}

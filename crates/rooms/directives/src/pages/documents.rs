//! Adopted documents: the list, the gazette page, files, extracts.

pub mod picker;
pub mod words;

use crate::model::Kind;
use crate::path;
use crate::store::{self, DocumentFilter};
use maud::html;
use veche_core::{Day, Short};
use veche_desk::components::{day, empty};
use veche_desk::{Card, Desk, House, Panel, Routes};
use veche_engine::Result;
use veche_lang::Lang;

/// Documents on the front page.
const ON_FRONT: i64 = 5;

/// Its addresses.
pub fn routes() -> Routes {
    Routes::new()
}

/// How a document shows wherever it is referred to.
pub fn card_of(l: &Lang, short: Short, kind: Kind, number: &str, adopted_on: Day, title: &str) -> Card {
    Card {
        kind: "document".to_owned(),
        title: title.to_owned(),
        line: words::named_with_day(l, kind, number, adopted_on),
        path: path::document(short),
        icon: "scroll-text",
    }
}

/// The last adopted documents, for the front page.
///
/// # Errors
/// The database fails.
pub async fn front(d: &Desk) -> Result<Vec<Panel>> {
    let l = &d.l;
    let rows = store::documents(d.read(), &DocumentFilter::default(), ON_FRONT).await?;
    let body = html! {
        @if rows.is_empty() { (empty(&l.t("document-none"), None)) }
        @else {
            ul class="document-news" {
                @for r in &rows {
                    li {
                        a href=(path::document(r.short)) { (r.title) }
                        p class="muted" { (words::named(l, r.kind, &r.number)) " · " (day(l, r.adopted_on)) }
                    }
                }
            }
        }
    };
    Ok(vec![Panel {
        order: 20,
        title: l.t("document-front"),
        more: (!rows.is_empty()).then(|| (path::DOCUMENTS.to_owned(), l.t("document-all"))),
        body,
    }])
}

/// Documents by words in number or title.
///
/// # Errors
/// The database fails.
pub async fn find(d: &Desk, words: &str, limit: i64) -> Result<Vec<Card>> {
    let filter = DocumentFilter { words: Some(words.to_owned()), ..DocumentFilter::default() };
    let rows = store::documents(d.read(), &filter, limit).await?;
    Ok(rows.iter().map(|r| card_of(&d.l, r.short, r.kind, &r.number, r.adopted_on, &r.title)).collect())
}

/// Addresses that exist in the data at hand.
///
/// # Errors
/// The database fails.
pub async fn examples(house: &House) -> Result<Vec<String>> {
    let rows = store::documents(house.db.read(), &DocumentFilter::default(), 1).await?;
    Ok(rows.iter().map(|r| path::document(r.short)).collect())
}

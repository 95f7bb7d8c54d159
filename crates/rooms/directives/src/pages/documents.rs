//! Adopted documents: the list, the gazette page, files, extracts.

pub mod beside;
mod extracts;
pub(crate) mod files;
mod list;
mod page;
pub mod picker;
mod text;
pub mod upload;
pub mod words;

use crate::model::Kind;
use crate::path;
use crate::store::{self, DocumentFilter};
use maud::html;
use veche_core::{Day, Party, Right, Scope, Short, Standing, Stop, allows};
use veche_desk::components::{day, empty};
use veche_desk::parts::READ_MAX;
use veche_desk::{Access, Card, Desk, House, Panel, Routes};
use veche_engine::Result;
use veche_lang::Lang;

/// Documents on the front page.
const ON_FRONT: i64 = 5;

/// Its addresses.
pub fn routes() -> Routes {
    let official = Access::Right(Right::ReadOfficial);
    Routes::new()
        .get("/documents", Access::Public, list::page)
        .get("/documents.csv", Access::Public, list::csv)
        .get("/documents/{short}", Access::Public, page::page)
        .get(
            "/documents/{short}/source.txt",
            Access::Public,
            files::source,
        )
        .get(
            "/documents/{short}/document.json",
            Access::Public,
            files::json,
        )
        .get("/documents/{short}/original", official, files::original)
        .get("/documents/{short}/scan", official, files::scan)
        .upload(
            "/documents/{short}/scan",
            Access::Right(Right::AdoptDocument),
            READ_MAX,
            files::attach_scan,
        )
        .get("/documents/{short}/extracts", official, extracts::list)
        .get("/extracts/{short}", Access::SignedIn, extracts::page)
        .get(
            "/extracts/{short}/extract.pdf",
            Access::SignedIn,
            extracts::pdf,
        )
        .post(
            "/extracts/{short}/receipts",
            Access::SignedIn,
            extracts::receive,
        )
}

/// The address in a path; one that cannot be read leads nowhere.
pub(crate) fn short_of(typed: &str) -> Result<Short> {
    Short::parse(typed).ok_or(Stop::Missing)
}

/// The parties for whom this person may act: their own, their offices', bodies', branches' and organisations'.
pub(crate) fn acts_for(standing: &Standing) -> Vec<Party> {
    let mut all: Vec<Party> = standing.person.map(Party::Person).into_iter().collect();
    for seat in &standing.seats {
        all.push(Party::Office(seat.office));
        all.push(Party::Body(seat.body));
        all.extend(match seat.owner {
            Scope::Branch(b) => Some(Party::Branch(b)),
            Scope::Organisation(o) => Some(Party::Organisation(o)),
            _ => None,
        });
    }
    all.retain(|p| allows(standing, Right::Report, p.scope()).is_ok());
    all.sort();
    all.dedup();
    all
}

/// How a document shows wherever it is referred to.
pub fn card_of(
    l: &Lang,
    short: Short,
    kind: Kind,
    number: &str,
    adopted_on: Day,
    title: &str,
) -> Card {
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

/// Addresses that exist in the data at hand, one for each pattern with a variable.
///
/// # Errors
/// The database fails.
pub async fn examples(house: &House) -> Result<Vec<String>> {
    let db = house.db.read();
    let mut all = Vec::new();
    let rows = store::documents(db, &DocumentFilter::default(), 30).await?;
    // The document with most lines shows most.
    if let Some(row) = rows.iter().max_by_key(|r| r.lines) {
        let document = path::document(row.short);
        for under in ["", "/source.txt", "/document.json", "/extracts"] {
            all.push(format!("{document}{under}"));
        }
        if let Some(extract) = store::extracts(db, row.id).await?.first() {
            all.push(path::extract(extract.short));
            all.push(format!("{}/extract.pdf", path::extract(extract.short)));
        }
    }
    let (mut original, mut scan) = (None, None);
    for row in &rows {
        let document = store::document_by_id(db, row.id).await?;
        if document.original.is_some() {
            original.get_or_insert_with(|| format!("{}/original", path::document(row.short)));
        }
        if document.scan.is_some() {
            scan.get_or_insert_with(|| format!("{}/scan", path::document(row.short)));
        }
        if original.is_some() && scan.is_some() {
            break;
        }
    }
    all.extend(original);
    all.extend(scan);
    Ok(all)
}

//! Drafts: a document is brought in, its reading reviewed, then adopted.

mod adopt;
mod bring;
mod edits;
mod names;
mod review;
mod typed;
mod why;

use crate::model::Draft;
use crate::pages::documents::{acts_for, short_of, words};
use crate::{commands, path, rules, store};
use maud::html;
use std::collections::{BTreeSet, HashMap};
use veche_core::{DocumentId, Party, Right};
use veche_desk::components::{ago, icon};
use veche_desk::parts::READ_MAX;
use veche_desk::{Access, Desk, House, Panel, Routes};
use veche_engine::Result;

/// Drafts and extracts in a panel of the desk's first page.
const IN_PANEL: i64 = 6;
/// Drafts that are looked at for a list: few are open at a time, and not all of them are everybody's.
const LOOKED_AT: i64 = 500;

/// Its addresses.
pub fn routes() -> Routes {
    let prepares = Access::Right(Right::PrepareDocument);
    let adopts = Access::Right(Right::AdoptDocument);
    Routes::new()
        .get("/drafts", prepares, bring::page)
        .upload("/drafts", prepares, READ_MAX, bring::create)
        .get("/drafts/{short}", prepares, review::page)
        .get("/drafts/{short}/original", prepares, bring::original)
        .post("/drafts/{short}/head", prepares, edits::head)
        .post("/drafts/{short}/items", prepares, edits::add_item)
        .post("/drafts/{short}/items/{nth}", prepares, edits::item)
        .post("/drafts/{short}/settled", prepares, edits::settle)
        .post("/drafts/{short}/match", prepares, edits::match_again)
        .post("/drafts/{short}/take-up", prepares, edits::take_up)
        .get(
            "/drafts/names",
            Access::Right(Right::PrepareDocument),
            names::page,
        )
        .post("/drafts/names/forget", prepares, names::forget)
        .get("/drafts/{short}/drop", prepares, edits::ask_drop)
        .post("/drafts/{short}/drop", prepares, edits::drop)
        .get("/drafts/{short}/adopt", adopts, adopt::page)
        .upload("/drafts/{short}/adopt", adopts, READ_MAX, adopt::create)
}

/// A draft that the person may work on.
async fn draft_of(d: &Desk, short: &str) -> Result<Draft> {
    let draft = store::draft(d.read(), short_of(short)?).await?;
    commands::draft_leave(d.standing(), &draft)?;
    Ok(draft)
}

/// Those of the drafts that the person may work on, at most so many.
fn workable(d: &Desk, mut drafts: Vec<Draft>, most: usize) -> Vec<Draft> {
    drafts.retain(|draft| commands::draft_leave(d.standing(), draft).is_ok());
    drafts.truncate(most);
    drafts
}

/// How many items and open questions a draft has, in words.
fn state_of(l: &veche_lang::Lang, draft: &Draft) -> String {
    let items = l.with("draft-items", [("n", draft.working.items.len().into())]);
    match rules::questions(&draft.working).len() {
        0 => l.with("draft-state-clear", [("items", items.into())]),
        n => l.with(
            "draft-state",
            [
                ("items", items.into()),
                (
                    "questions",
                    l.with("draft-questions", [("n", n.into())]).into(),
                ),
            ],
        ),
    }
}

/// Open drafts for those who prepare documents, and extracts that wait for receipt for those who act for their owners.
///
/// # Errors
/// The database fails.
pub async fn mine(d: &Desk) -> Result<Vec<Panel>> {
    let mut all = Vec::new();
    all.extend(waiting_extracts(d).await?);
    if d.standing().has_somewhere(Right::PrepareDocument) {
        all.extend(open_drafts(d).await?);
    }
    Ok(all)
}

async fn open_drafts(d: &Desk) -> Result<Option<Panel>> {
    let l = &d.l;
    let drafts = workable(
        d,
        store::open_drafts(d.read(), LOOKED_AT).await?,
        IN_PANEL as usize,
    );
    if drafts.is_empty() {
        return Ok(None);
    }
    let body = html! {
        ul class="document-news" {
            @for draft in &drafts {
                li {
                    a href=(path::draft(draft.short)) { (draft.title) }
                    p class="muted" { (state_of(l, draft)) " · " (ago(l, draft.updated, d.now)) }
                }
            }
        }
    };
    let more = Some((path::DRAFTS.to_owned(), l.t("draft-all")));
    Ok(Some(Panel {
        order: 40,
        title: l.t("draft-open"),
        more,
        body,
    }))
}

async fn waiting_extracts(d: &Desk) -> Result<Option<Panel>> {
    let l = &d.l;
    let waiting = store::extracts_waiting(d.read(), &acts_for(d.standing()), IN_PANEL).await?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let parties: Vec<Party> = waiting.iter().map(|e| e.party).collect();
    let names = veche_register::party_names(d.read(), &parties, l.tongue).await?;
    // At most as many as the panel has rows.
    let ids: BTreeSet<DocumentId> = waiting.iter().map(|e| e.document).collect();
    let mut documents = HashMap::new();
    for document in store::documents_by_id(d.read(), &ids.into_iter().collect::<Vec<_>>()).await? {
        documents.insert(document.id, document);
    }
    let body = html! {
        // Nothing waits on them: they do not push what does below the fold.
        details class="document-folded" {
            summary { (icon("chevron-down", None)) (l.with("extract-waiting-count", [("n", waiting.len().into())])) }
            ul class="document-news" {
                @for e in &waiting {
                    @if let Some(doc) = documents.get(&e.document) {
                        li {
                            a href=(path::extract(e.short)) { (names.get(&e.party).map(String::as_str).unwrap_or_default()) }
                            p class="muted" { (words::named_with_day(l, doc.kind, &doc.number, doc.adopted_on)) " · " (ago(l, e.made, d.now)) }
                        }
                    }
                }
            }
        }
    };
    Ok(Some(Panel {
        order: 35,
        title: l.t("extract-waiting"),
        more: None,
        body,
    }))
}

/// Addresses that exist in the data at hand, one for each pattern with a variable.
///
/// # Errors
/// The database fails.
pub async fn examples(house: &House) -> Result<Vec<String>> {
    let drafts = store::open_drafts(house.db.read(), 20).await?;
    let mut all = Vec::new();
    if let Some(draft) = drafts.first() {
        let here = path::draft(draft.short);
        all.extend(
            ["", "/drop", "/adopt"]
                .iter()
                .map(|under| format!("{here}{under}")),
        );
    }
    all.extend(
        drafts
            .iter()
            .find(|d| d.original.is_some())
            .map(|d| format!("{}/original", path::draft(d.short))),
    );
    Ok(all)
}

/// The link to an item of a draft, opened for correction.
fn item_link(draft: &Draft, nth: usize) -> String {
    format!(
        "{}?item={}#item-{}",
        path::draft(draft.short),
        nth + 1,
        nth + 1
    )
}

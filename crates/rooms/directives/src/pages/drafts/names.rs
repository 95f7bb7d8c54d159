//! What reviews taught: names that documents use and the register does not; each can be forgotten.

use crate::{commands, path, store};
use axum::extract::Form as Posted;
use maud::html;
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;
use veche_core::{DocumentId, Party, PersonId, Right, Scope, Stop};
use veche_desk::components::{
    Head, Kind as Loud, PageHead, Row, Table, breadcrumbs, day, empty, post_button,
};
use veche_desk::{Answer, Desk};

pub(super) async fn page(d: Desk) -> Answer {
    d.ask(Right::PrepareDocument, Scope::Federation)?;
    let l = &d.l;
    let all = store::learned_names(d.read()).await?;
    let parties: Vec<Party> = all.iter().map(|n| n.party).collect();
    let names = veche_register::party_names(d.read(), &parties, l.tongue).await?;
    let people: Vec<PersonId> = all.iter().filter_map(|n| n.by).collect();
    let people = veche_register::people_names(d.read(), &people).await?;
    let ids: BTreeSet<DocumentId> = all.iter().map(|n| n.document).collect();
    let documents = store::documents_by_id(d.read(), &ids.into_iter().collect::<Vec<_>>()).await?;
    let documents: HashMap<_, _> = documents.iter().map(|doc| (doc.id, doc)).collect();
    let heads = vec![
        Head::new(l.t("names-name")),
        Head::new(l.t("names-party")),
        Head::new(l.t("names-document")),
        Head::new(l.t("names-by")),
        Head::new(l.t("names-forget-head")),
    ];
    let rows = all
        .iter()
        .map(|n| {
            let doc = documents.get(&n.document);
            Row::new(vec![
                html! { (l.quote(&n.name)) },
                html! { (names.get(&n.party).map(String::as_str).unwrap_or_default()) },
                html! { @if let Some(doc) = doc { a href=(path::document(doc.short)) { (doc.title) } } },
                html! {
                    @if let Some(name) = n.by.and_then(|p| people.get(&p)) { (l.person_short(name)) ", " }
                    (day(l, n.at.day(d.settings.zone)))
                },
                post_button("/drafts/names/forget", &l.t("names-forget"), Loud::Quiet, &[("id", &n.id.to_string())]),
            ])
        })
        .collect();
    let title = l.t("names-learned");
    let body = html! {
        (breadcrumbs(l, &[(path::DRAFTS, &l.t("nav-drafts"))]))
        (PageHead::new(title.clone()).subtitle(l.t("names-lead")).render())
        (Table::new("names", title.clone(), heads, rows).empty(empty(&l.t("names-none"), None)).render(l))
    };
    Ok(d.page(&title, body))
}

#[derive(Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    id: String,
}

pub(super) async fn forget(d: Desk, Posted(which): Posted<Which>) -> Answer {
    let id: Uuid = which.id.parse().map_err(|_| Stop::Missing)?;
    let done = d
        .run(id, |tx, by, id| {
            Box::pin(commands::forget_name(tx, by, *id))
        })
        .await;
    match done {
        // Twice, or by two people: it is forgotten.
        Ok(()) | Err(Stop::Missing) => d.done("/drafts/names", "toast-name-forgotten"),
        Err(stop) => Err(stop.into()),
    }
}

//! The public front page, and finding things.

use crate::components::palette::{self, Hit};
use crate::components::{Field, Form, Kind, PageHead, empty, form, link_button, submit};
use crate::context::{Answer, Desk};
use crate::house::Card;
use axum::extract::Query;
use axum::response::IntoResponse;
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::Stop;

/// What the federation is about to do, what it decided, what it writes: the rooms' panels, in their order.
pub(super) async fn front(d: Desk) -> Answer {
    if !d.founded {
        return begin(&d).await;
    }
    let mut panels = Vec::new();
    for room in &d.house.rooms {
        panels.extend(room.front(&d).await?);
    }
    let name = d
        .settings
        .name
        .as_ref()
        .map_or_else(|| d.federation(), |n| n.get(d.l.tongue).to_owned());
    let body = html! {
        (PageHead::new(name.clone()).render())
        (panels_of(panels))
    };
    let mut page = d.frame(&name, body);
    page.live = Some("/live".to_owned());
    page.hidden = false;
    Ok(d.show(axum::http::StatusCode::OK, page))
}

pub(super) fn panels_of(mut panels: Vec<crate::house::Panel>) -> Markup {
    panels.sort_by_key(|p| p.order);
    html! {
        div class="panels" {
            @for (i, panel) in panels.iter().enumerate() {
                section class="panel" aria-labelledby=(format!("panel-{i}")) {
                    h2 id=(format!("panel-{i}")) { (panel.title) }
                    div id=(format!("panel-body-{i}")) data-refresh { (panel.body) }
                    @if let Some((href, words)) = &panel.more { p { a href=(href) { (words) } } }
                }
            }
        }
    }
}

/// Before the founding there is nothing to show but the way to begin.
async fn begin(d: &Desk) -> Answer {
    let l = &d.l;
    let body = html! {
        (PageHead::new(l.t("veche")).render())
        p class="lead" { (l.t("begin-lead")) }
        @if d.may_found() {
            p { (link_button("/begin", &l.t("begin-do"), Kind::Primary, None)) }
        } @else {
            p { (l.t("begin-operator")) }
        }
    };
    Ok(d.page(&l.t("veche"), body))
}

async fn found(d: &Desk, words: &str, limit: i64) -> Result<Vec<Card>, Stop> {
    let words = veche_core::name::fold(words);
    let mut all = Vec::new();
    if words.chars().count() >= 2 {
        for room in &d.house.rooms {
            all.extend(room.find(d, &words, limit).await?);
        }
    }
    Ok(all)
}

pub(super) async fn search(d: Desk, Query(query): Query<HashMap<String, String>>) -> Answer {
    let l = &d.l;
    let q = query.get("q").cloned().unwrap_or_default();
    let hits = found(&d, &q, 30).await?;
    let form = Form::new().with("q", q.clone());
    let body = html! {
        (PageHead::new(l.t("search")).render())
        form method="get" action="/search" role="search" {
            (Field::new("q", l.t("search-what")).hint(l.t("search-hint")).text(l, &form))
            (form::actions(submit(&l.t("search-do"), Kind::Primary)))
        }
        @if !q.trim().is_empty() {
            @if hits.is_empty() {
                (empty(&l.t("search-none"), None))
            } @else {
                ul class="hits" {
                    @for hit in &hits {
                        li { a href=(hit.path) { (hit.title) } " " span class="muted" { (l.t(&format!("kind-{}", hit.kind))) @if !hit.line.is_empty() { " · " (hit.line) } } }
                    }
                }
            }
        }
    };
    Ok(d.page(&l.t("search"), body))
}

pub(super) async fn palette(d: Desk, Query(query): Query<HashMap<String, String>>) -> Answer {
    let q = query.get("q").map(String::as_str).unwrap_or_default();
    let hits: Vec<Hit> = found(&d, q, 6)
        .await?
        .into_iter()
        .map(|c| Hit {
            href: c.path,
            title: c.title,
            kind: d.l.t(&format!("kind-{}", c.kind)),
            glyph: c.icon,
        })
        .collect();
    Ok(palette::results(&d.l, &hits).into_response())
}

//! The public front page.

use crate::components::{Kind, PageHead, link_button};
use crate::context::{Answer, Desk};
use maud::{Markup, html};

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

//! People and bodies: who decides, where the branches are, who belongs.

use super::fields::key;
use super::records::by_body;
use crate::model::{Branch, BranchState, OrganisationKind};
use crate::{data, path, store};
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::{BodyId, BodyKind, OfficeKind, Scope};
use veche_desk::components::{PageHead, badge, body_name, empty, person};
use veche_desk::{Answer, Desk};
use veche_lang::Lang;

pub(super) async fn page(d: Desk) -> Answer {
    let l = &d.l;
    let today = d.today();
    let bodies = store::all_bodies(d.read(), l.tongue, Some(today)).await?;
    let mut own: Vec<_> = bodies
        .iter()
        .filter(|b| b.facts.owner == Scope::Federation)
        .collect();
    own.sort_by_key(|b| b.facts.kind);
    let ids: Vec<BodyId> = own.iter().map(|b| b.id).collect();
    let composition: HashMap<BodyId, _> = by_body(store::composition(d.read(), &ids, today).await?)
        .into_iter()
        .collect();
    let branches = store::all_branches(d.read(), l.tongue, Some(today)).await?;
    let organisations = store::all_organisations(d.read(), l.tongue, Some(today)).await?;
    let founding = store::founding(d.read()).await?;
    let body = html! {
        (PageHead::new(l.t("register-people-and-bodies")).render())
        section class="part" aria-labelledby="bodies" {
            h2 id="bodies" { (l.t("register-bodies")) }
            @if own.is_empty() { (empty(&l.t("register-bodies-none"), None)) }
            div class="columns" {
                @for b in own {
                    article {
                        h3 { (body_name(l, &b.facts.names, Some(&path::body(b.short)))) }
                        (leaders(l, composition.get(&b.id).map_or(&[][..], Vec::as_slice), b.facts.kind))
                    }
                }
            }
        }
        section class="part" aria-labelledby="branches" {
            h2 id="branches" { (l.t("register-branches")) @if !branches.is_empty() { " " (badge(&branches.len().to_string())) } }
            @if branches.is_empty() { (empty(&l.t("register-branches-none"), None)) }
            (by_country(l, &branches))
        }
        section class="part" aria-labelledby="organisations" {
            h2 id="organisations" { (l.t("register-organisations")) @if !organisations.is_empty() { " " (badge(&organisations.len().to_string())) } }
            @if organisations.is_empty() { (empty(&l.t("register-organisations-none"), None)) }
            @for kind in OrganisationKind::ALL {
                @let of: Vec<_> = organisations.iter().filter(|o| o.facts.kind == *kind).collect();
                @if !of.is_empty() {
                    h3 { (l.t(&key("organisation-kinds", kind.code()))) }
                    ul class="stack" {
                        @for o in of { li { (body_name(l, &o.facts.names, Some(&path::organisation(o.short)))) } }
                    }
                }
            }
        }
        @if let Some((by, on, decision)) = founding {
            section class="part" aria-labelledby="founding" {
                h2 id="founding" { (l.t("register-begin-decision")) }
                p {
                    (l.day(on))
                    @if let Some(b) = bodies.iter().find(|b| b.id == by) { ", " (body_name(l, &b.facts.names, Some(&path::body(b.short)))) }
                }
                div class="prose" { @for part in decision.split("\n\n") { p { (part) } } }
            }
        }
    };
    let mut page = d.frame(&l.t("register-people-and-bodies"), body);
    page.hidden = false;
    Ok(d.show(axum::http::StatusCode::OK, page))
}

/// Chairs and secretaries by name, the others by number; where nobody leads, the first of those who sit there.
fn leaders(l: &Lang, lines: &[store::SeatLine], kind: BodyKind) -> Markup {
    let leads = |s: &&store::SeatLine| {
        let kind = s.sitting.office_kind;
        matches!(
            kind,
            OfficeKind::Chair | OfficeKind::CoChair | OfficeKind::Secretary
        )
    };
    let mut named: Vec<&store::SeatLine> = lines.iter().filter(leads).collect();
    if named.is_empty() {
        named = lines.iter().take(5).collect();
    }
    let others = lines.len() - named.len();
    html! {
        @if lines.is_empty() { p class="muted" { (l.t(if kind == BodyKind::Conference { "register-meets" } else { "register-nobody-sits" })) } }
        @else {
            ul class="names" {
                @for s in named {
                    li {
                        (person(l, s.name_in(l.tongue), Some(&path::person(s.person_short))))
                        ", " (s.office_names.get(l.tongue)) @if s.sitting.acting { " " (l.t("register-acting-mark")) }
                    }
                }
                @if others > 0 { li class="muted" { (l.with("register-and-members", [("n", others.into())])) } }
            }
        }
    }
}

/// Branches by country and region; those without a region come last.
fn by_country(l: &Lang, branches: &[Branch]) -> Markup {
    let mut countries: Vec<(&str, Vec<&Branch>)> = Vec::new();
    for b in branches {
        let code = b.facts.region.as_deref().unwrap_or("");
        let country = code.split('-').next().unwrap_or("");
        match countries.iter_mut().find(|(c, _)| *c == country) {
            Some((_, all)) => all.push(b),
            None => countries.push((country, vec![b])),
        }
    }
    countries.sort_by_key(|(c, all)| (c.is_empty(), usize::MAX - all.len()));
    let several = countries.len() > 1;
    html! {
        @for (country, all) in &countries {
            @if several {
                h3 { @match data::region(country) { Some(r) => (r.name(l.tongue)), None => (l.t("register-no-region")) } }
            }
            ul class="stack" {
                @for b in all {
                    li {
                        (body_name(l, &b.facts.names, Some(&path::branch(b.short))))
                        @if let Some(r) = b.facts.region.as_deref().and_then(data::region) { span class="muted" { " · " (r.name(l.tongue)) } }
                        @if b.facts.state == BranchState::Dormant { " " (badge(&l.t("branch-state-dormant"))) }
                    }
                }
            }
        }
    }
}

//! What I may do, and why: rights by the seat that they follow from.

use super::fields::{key, span_words};
use crate::{path, queries, store};
use maud::{Markup, html};
use veche_core::{Grant, Over, Party, Right, Scope};
use veche_desk::components::{PageHead, body_name, empty};
use veche_desk::{Answer, Desk};
use veche_lang::Lang;

pub(super) async fn page(d: Desk) -> Answer {
    let l = &d.l;
    let standing = d.standing();
    let lines = match d.person() {
        Some(person) => store::seats_on(d.read(), &[person], d.today()).await?,
        None => Vec::new(),
    };
    let belongs: Vec<Party> = standing
        .branches
        .iter()
        .map(|b| Party::Branch(*b))
        .chain(
            standing
                .organisations
                .iter()
                .map(|o| Party::Organisation(*o)),
        )
        .chain(standing.seats.iter().filter_map(|s| match s.owner {
            Scope::Branch(id) => Some(Party::Branch(id)),
            Scope::Organisation(id) => Some(Party::Organisation(id)),
            _ => None,
        }))
        .collect();
    let cards = queries::party_cards(d.read(), &belongs, l.tongue).await?;
    let named = |party: Party| cards.get(&party).map(|c| (c.path.clone(), c.name.clone()));
    let body = html! {
        (PageHead::new(l.t("register-rights")).subtitle(l.t("register-rights-what")).render())
        @if standing.operator {
            section class="part" { h2 { (l.t("register-rights-operator")) } p { (l.t("register-rights-operator-what")) } }
        } @else if standing.seats.is_empty() {
            (empty(&l.t("register-rights-none"), None))
        }
        @for held in &standing.seats {
            @if let Some(line) = lines.iter().find(|s| s.sitting.seat == held.seat) {
                section class="part" {
                    h2 {
                        (line.office_names.get(l.tongue)) ", " (body_name(l, &line.body_names, Some(&path::body(line.body_short))))
                    }
                    p class="muted" {
                        (span_words(l, line.sitting.counts))
                        @if line.sitting.acting { " · " (l.t("register-acting-mark")) }
                        @if !line.decision.is_empty() { " · " (line.decision) }
                    }
                    @let owner = match held.owner {
                        Scope::Branch(id) => named(Party::Branch(id)),
                        Scope::Organisation(id) => named(Party::Organisation(id)),
                        _ => None,
                    };
                    (grants(l, &held.grants, line.body_names.get(l.tongue), owner.map(|o| o.1)))
                }
            }
        }
        @if d.person().is_some() {
            section class="part" {
                h2 { (l.t("register-rights-everybody")) }
                ul { li { (l.t("register-rights-own-lines")) } }
            }
        }
        @if !standing.branches.is_empty() || !standing.organisations.is_empty() {
            section class="part" {
                h2 { (l.t("register-rights-belongs")) }
                ul {
                    @for party in standing.branches.iter().map(|b| Party::Branch(*b)).chain(standing.organisations.iter().map(|o| Party::Organisation(*o))) {
                        @if let Some((href, name)) = named(party) { li { a href=(href) { (name) } } }
                    }
                }
            }
        }
        @if let Some(until) = standing.until { p class="muted" { (l.with("register-rights-until", [("day", until.day(l.zone).into())])) } }
    };
    Ok(d.page(&l.t("register-rights"), body))
}

/// Rights, in the order of the list, with how far each reaches.
pub(super) fn grants(l: &Lang, all: &[Grant], body: &str, owner: Option<String>) -> Markup {
    let reach = |over: Over| match (over, &owner) {
        (Over::Federation, _) | (Over::Owner, None) => l.t("register-over-federation"),
        (Over::Owner, Some(owner)) => {
            l.with("register-over-owner", [("name", owner.as_str().into())])
        }
        (Over::Body, _) => l.with("register-over-body", [("name", body.into())]),
    };
    html! {
        @if all.is_empty() { p { (l.t("register-rights-no-grant")) } }
        ul {
            @for right in Right::ALL {
                @for g in all.iter().filter(|g| g.right == *right) {
                    li { (l.t(&key("right", g.right.code()))) " — " (reach(g.over)) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use veche_core::{BodyKind, OfficeKind, Tongue, Zone};
    use veche_lang::Texts;

    #[test]
    fn every_right_and_kind_has_a_name_in_both_languages() {
        let texts = Arc::new(Texts::new(&[crate::TEXTS]).unwrap());
        for tongue in Tongue::ALL {
            let l = Lang::new(texts.clone(), tongue, Zone::UTC);
            let keys = Right::ALL
                .iter()
                .map(|r| key("right", r.code()))
                .chain(BodyKind::ALL.iter().map(|k| key("body-kind", k.code())))
                .chain(OfficeKind::ALL.iter().map(|k| key("office-kind", k.code())))
                .chain(
                    veche_core::Verb::ALL
                        .iter()
                        .map(|v| format!("verb-{}", v.code())),
                );
            for k in keys {
                assert!(l.has(&k), "{k}");
            }
        }
    }
}

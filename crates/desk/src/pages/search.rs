//! Finding things: the search page, which groups by kind, and the palette, which has the best of all kinds.

use crate::components::palette::{self, Hit};
use crate::components::{Field, Form, Kind, PageHead, empty, form, icon, submit};
use crate::context::{Answer, Desk};
use crate::house::Card;
use axum::extract::Query;
use axum::response::IntoResponse;
use maud::html;
use std::collections::HashMap;
use veche_core::Stop;
use veche_core::name::fold;

/// The most that the search page shows of a kind.
const OF_A_KIND: usize = 20;
/// The most that the palette asks for of a kind, and shows in all.
const IN_PALETTE: (usize, usize) = (6, 12);

/// Kinds in the order in which they are shown where nothing says which was meant; what is called by a name comes before what only
/// mentions it.
const KINDS: [&str; 9] = [
    "body",
    "branch",
    "organisation",
    "person",
    "document",
    "directive",
    "line",
    "item",
    "draft",
];

/// Whether there is something to look for: two letters, or a figure.
fn says_something(folded: &str) -> bool {
    folded.chars().filter(|c| c.is_alphanumeric()).count() >= 2
        || folded.contains(|c: char| c.is_ascii_digit())
}

/// How well a title answers: 0 it begins with what was typed, 1 each word begins one of its own, 2 otherwise.
fn rank(title: &str, folded: &str) -> u8 {
    let words = |s: &str| -> Vec<String> {
        s.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (title, typed) = (words(&fold(title)), words(folded));
    if title.join(" ").starts_with(&typed.join(" ")) {
        0
    } else if typed
        .iter()
        .all(|w| title.iter().any(|t| t.starts_with(w.as_str())))
    {
        1
    } else {
        2
    }
}

fn place(kind: &str) -> usize {
    KINDS.iter().position(|k| *k == kind).unwrap_or(KINDS.len())
}

/// What the rooms find, best first.
async fn found(d: &Desk, typed: &str, of_a_kind: usize) -> Result<Vec<Card>, Stop> {
    let folded = fold(typed);
    if !says_something(&folded) {
        return Ok(Vec::new());
    }
    let limit = i64::try_from(of_a_kind).unwrap_or(i64::MAX);
    let mut all = Vec::new();
    for room in &d.house.rooms {
        all.extend(room.find(d, &folded, limit).await?);
    }
    all.sort_by_cached_key(|c| (rank(&c.title, &folded), place(&c.kind)));
    Ok(all)
}

/// By kind: the kind with the best answer first, in each the best first.
fn grouped(all: Vec<Card>) -> Vec<(String, Vec<Card>)> {
    let mut groups: Vec<(String, Vec<Card>)> = Vec::new();
    for card in all {
        match groups.iter_mut().find(|(kind, _)| *kind == card.kind) {
            Some((_, cards)) => cards.push(card),
            None => groups.push((card.kind.clone(), vec![card])),
        }
    }
    groups
}

pub(super) async fn page(d: Desk, Query(query): Query<HashMap<String, String>>) -> Answer {
    let l = &d.l;
    let q = query.get("q").cloned().unwrap_or_default();
    let groups = grouped(found(&d, &q, OF_A_KIND).await?);
    let form = Form::new().with("q", q.clone());
    let body = html! {
        (PageHead::new(l.t("search")).render())
        form method="get" action="/search" role="search" {
            (Field::new("q", l.t("search-what")).hint(l.t("search-hint")).text(l, &form))
            (form::actions(submit(&l.t("search-do"), Kind::Primary)))
        }
        @if !q.trim().is_empty() && groups.is_empty() { (empty(&l.t("search-none"), None)) }
        @for (kind, cards) in &groups {
            section class="part found" aria-labelledby=(format!("found-{kind}")) {
                h2 id=(format!("found-{kind}")) { (icon(cards.first().map_or("search", |c| c.icon), None)) (l.t(&format!("found-{kind}"))) }
                ul class="hits" {
                    @for hit in cards {
                        li { a href=(hit.path) { (hit.title) } @if !hit.line.is_empty() { span class="muted" { (hit.line) } } }
                    }
                }
                @if cards.len() >= OF_A_KIND { p class="hint" { (l.with("search-more", [("n", cards.len().into())])) } }
            }
        }
    };
    Ok(d.page(&l.t("search"), body))
}

pub(super) async fn palette(d: Desk, Query(query): Query<HashMap<String, String>>) -> Answer {
    let q = query.get("q").map(String::as_str).unwrap_or_default();
    let (of_a_kind, most) = IN_PALETTE;
    let hits: Vec<Hit> = found(&d, q, of_a_kind)
        .await?
        .into_iter()
        .take(most)
        .map(|c| Hit {
            href: c.path,
            title: c.title,
            line: c.line,
            kind: d.l.t(&format!("kind-{}", c.kind)),
            glyph: c.icon,
        })
        .collect();
    Ok(palette::results(&d.l, &hits).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(kind: &str, title: &str) -> Card {
        Card {
            kind: kind.to_owned(),
            title: title.to_owned(),
            line: String::new(),
            path: "/".to_owned(),
            icon: "user",
        }
    }

    #[test]
    fn one_figure_is_enough_and_one_letter_is_not() {
        let check =
            |typed: &str, want: bool| assert_eq!(says_something(&fold(typed)), want, "{typed}");
        check("7", true);
        check("№ 7", true);
        check("со", true);
        check("с", false);
        check("№", false);
        check(" % ", false);
    }

    #[test]
    fn a_title_that_begins_with_what_was_typed_comes_first() {
        let check = |title: &str, typed: &str, want: u8| {
            assert_eq!(rank(title, &fold(typed)), want, "{title} by {typed}")
        };
        check("Совет Лиги", "совет", 0);
        check("«Ёлка», клуб", "елк", 0);
        check("О работе Совета", "совет", 1);
        check("Иванова Анна", "анна иван", 1);
        check("Ivanova Anna", "анна", 2);
    }

    #[test]
    fn groups_follow_their_best_answer() {
        let folded = "совет";
        let mut all = vec![
            card("directive", "Советам отделений собрать сведения"),
            card("body", "Президиум Совета"),
            card("document", "О совете молодых"),
            card("body", "Совет Лиги"),
        ];
        all.sort_by_cached_key(|c| (rank(&c.title, folded), place(&c.kind)));
        let groups = grouped(all);
        let kinds: Vec<&str> = groups.iter().map(|(k, _)| k.as_str()).collect();
        assert_eq!(kinds, ["body", "directive", "document"]);
        assert_eq!(groups[0].1[0].title, "Совет Лиги");
        assert_eq!(groups[0].1.len(), 2);
    }
}

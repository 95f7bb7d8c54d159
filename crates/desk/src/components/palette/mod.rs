//! The command palette: `Ctrl K` or `/`, then a few letters of whatever it is.
//!
//! It asks `GET /palette?q=…` and shows what comes back ([`results`]). Without script its button is a link to `/search`.

pub(super) mod examples;

use super::icon;
use maud::{Markup, html};
use veche_lang::Lang;

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it is.
    pub href: String,
    /// Its title.
    pub title: String,
    /// What tells it from others of its name: the document of a directive, the body of a seat; may be empty.
    pub line: String,
    /// What it is, in words: person, body, document.
    pub kind: String,
    /// An icon's name.
    pub glyph: &'static str,
}

/// The answer to `GET /palette?q=…`: a fragment, not a page.
pub fn results(l: &Lang, hits: &[Hit]) -> Markup {
    html! {
        @if hits.is_empty() { p.palette-none { (l.t("ui-nothing-found")) } }
        @else {
            ul.palette-hits { @for hit in hits {
                li { a href=(hit.href) { (icon(hit.glyph, None)) span.palette-title { (hit.title) @if !hit.line.is_empty() { span.palette-line { (hit.line) } } } span.palette-kind { (hit.kind) } } }
            } }
        }
    }
}

/// The button in the head of the desk.
pub fn button(l: &Lang) -> Markup {
    html! {
        a.palette-button href="/search" data-palette aria-keyshortcuts="Control+K /" {
            (icon("search", None)) span { (l.t("ui-find")) } kbd data-script { "Ctrl K" }
        }
    }
}

/// The dialog itself, closed; script opens it.
pub fn dialog(l: &Lang) -> Markup {
    html! {
        dialog #palette.palette aria-label=(l.t("ui-find")) {
            form method="get" action="/search" role="search" {
                label.unseen for="palette-q" { (l.t("ui-find-what")) }
                input #palette-q type="search" name="q" placeholder=(l.t("ui-find-what")) autocomplete="off" spellcheck="false";
            }
            div #palette-results.palette-results role="status" {}
        }
    }
}

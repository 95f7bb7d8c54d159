//! A remark that belongs to the page: something to know before going on.

pub(super) mod examples;

use super::icon;
use maud::{Markup, html};

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Good to know.
    Plain,
    /// Needs a look.
    Care,
    /// Something is wrong.
    Bad,
}

/// A notice with whatever words and links it holds.
pub fn notice(weight: Weight, body: Markup) -> Markup {
    let (class, glyph) = match weight {
        Weight::Plain => ("notice", "info"),
        Weight::Care => ("notice notice-care", "triangle-alert"),
        Weight::Bad => ("notice notice-bad", "triangle-alert"),
    };
    html! { div class=(class) { (icon(glyph, None)) div { (body) } } }
}

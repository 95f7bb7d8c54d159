//! A word or a figure that belongs to what stands beside it.

pub(super) mod examples;

use maud::{Markup, html};

/// A small label: a kind of organisation, a count of things waiting.
pub fn badge(words: &str) -> Markup {
    html! { span.badge { (words) } }
}

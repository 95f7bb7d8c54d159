//! What a list says when there is nothing in it.

pub(super) mod examples;

use maud::{Markup, html};

/// Says what is not there yet and what to do first.
pub fn empty(words: &str, first: Option<Markup>) -> Markup {
    html! { div.empty { p { (words) } @if let Some(first) = first { div.actions { (first) } } } }
}

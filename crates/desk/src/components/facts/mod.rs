//! Names and values of a record.

pub(super) mod examples;

use maud::{Markup, html};

/// A list of facts; an empty one draws nothing.
pub fn facts(all: &[(String, Markup)]) -> Markup {
    html! {
        @if !all.is_empty() {
            dl.facts { @for (name, value) in all { div { dt { (name) } dd { (value) } } } }
        }
    }
}

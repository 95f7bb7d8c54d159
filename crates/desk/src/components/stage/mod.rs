//! The stage of a line and its marks: always a shape and a word, colour only besides.

pub(super) mod examples;

use super::icon;
use maud::{Markup, html};

/// Codes of stages that have a shape.
pub const STAGES: [&str; 12] = [
    "open",
    "accepted",
    "in_progress",
    "reported",
    "returned",
    "done",
    "partly_done",
    "not_done",
    "no_action",
    "cancelled",
    "replaced",
    "carried_over",
];

/// Codes of marks that have a shape.
pub const MARKS: [&str; 5] = ["late", "silent", "extended", "done_late", "no_word"];

/// A stage: its code chooses shape and colour, the word says it. An unknown code gets the shape of *open*.
pub fn stage(code: &str, word: &str) -> Markup {
    let code = if STAGES.contains(&code) { code } else { "open" };
    html! { span class={ "stage stage-" (code) } { (icon(&format!("stage-{code}"), None)) span { (word) } } }
}

/// A mark beside a stage. An unknown code is shown as a word alone.
pub fn mark(code: &str, word: &str) -> Markup {
    html! {
        span class={ "stage mark-" (code) } {
            @if MARKS.contains(&code) { (icon(&format!("mark-{code}"), None)) }
            span { (word) }
        }
    }
}

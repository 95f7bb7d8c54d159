//! What was done, the latest first.

pub(super) mod examples;

use super::empty;
use maud::{Markup, html};
use veche_lang::Lang;

/// One deed of the history.
#[derive(Debug, Clone)]
pub struct Entry {
    /// When: a [`day`](super::day) or [`ago`](super::ago).
    pub when: Markup,
    /// The sentence: who did what.
    pub what: Markup,
    /// What belongs to it: a quotation, evidence.
    pub body: Option<Markup>,
    /// An official act, drawn heavier.
    pub official: bool,
}

/// The history of a record.
pub fn timeline(l: &Lang, all: &[Entry]) -> Markup {
    html! {
        @if all.is_empty() { (empty(&l.t("ui-no-history"), None)) }
        @else {
            ol.timeline { @for e in all {
                li class=[e.official.then_some("official")] {
                    div.timeline-when { (e.when) }
                    div.timeline-what { (e.what) @if let Some(body) = &e.body { div.timeline-body { (body) } } }
                }
            } }
        }
    }
}

//! Views of one record, each with an address of its own.

pub(super) mod examples;

use super::badge;
use maud::{Markup, html};

/// One view: its address, its name, how many things are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub label: String,
    /// A figure beside the name.
    pub count: Option<u64>,
    /// Whether it is the one shown.
    pub current: bool,
}

/// The views as links; `label` names the group.
pub fn tabs(label: &str, all: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            ul { @for tab in all {
                li { a href=(tab.href) aria-current=[tab.current.then_some("page")] {
                    (tab.label) @if let Some(n) = tab.count { " " (badge(&n.to_string())) }
                } }
            } }
        }
    }
}

//! The way from the root to this page.

pub(super) mod examples;

use maud::{Markup, html};
use veche_lang::Lang;

/// The pages above this one, the nearest last; the page itself is named by its head.
pub fn breadcrumbs(l: &Lang, above: &[(&str, &str)]) -> Markup {
    html! {
        @if !above.is_empty() {
            nav.breadcrumbs aria-label=(l.t("ui-breadcrumbs")) {
                ol { @for (href, label) in above { li { a href=(href) { (label) } } } }
            }
        }
    }
}

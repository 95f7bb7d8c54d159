//! How far a long work has come.

pub(super) mod examples;

use super::figure;
use maud::{Markup, html};
use veche_lang::Lang;

/// A long work: so many of so many done; `total` 0 means that the whole is not known yet.
///
/// `again` is the address that answers with this piece anew: with script it is asked every two seconds, without it a link stands here.
pub fn progress(l: &Lang, label: &str, done: u64, total: u64, again: Option<&str>) -> Markup {
    let known = total > 0;
    let ended = known && done >= total;
    let again = again.filter(|_| !ended);
    let words = if known {
        l.with(
            "ui-progress-of",
            [
                ("done", figure(l, done).into()),
                ("total", figure(l, total).into()),
            ],
        )
    } else {
        l.t("ui-progress-unknown")
    };
    html! {
        div.progress hx-get=[again] hx-trigger=[again.map(|_| "every 2s")] hx-swap=[again.map(|_| "outerHTML")] {
            p.progress-label { span { (label) } span.progress-words role="status" { (words) } }
            @if known { progress max=(total) value=(done.min(total)) aria-label=(label) { (words) } }
            @else { progress aria-label=(label) { (words) } }
            @if let Some(again) = again { p.progress-again data-no-script { a href=(again) { (l.t("ui-progress-again")) } } }
        }
    }
}

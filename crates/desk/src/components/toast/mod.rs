//! What just happened, said once on the page that follows.

pub(super) mod examples;

use super::icon;
use maud::{Markup, html};
use veche_lang::Lang;

/// One message. Without script it stands at the top of the page; with it, it can be put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// The sentence.
    pub words: String,
    /// Whether it tells of something that did not work.
    pub bad: bool,
}

impl Toast {
    /// Something was done.
    pub fn done(words: impl Into<String>) -> Toast {
        Toast {
            words: words.into(),
            bad: false,
        }
    }

    /// Something was not done.
    pub fn bad(words: impl Into<String>) -> Toast {
        Toast {
            words: words.into(),
            bad: true,
        }
    }
}

/// The place of messages: a live region, empty when there are none.
pub fn toasts(l: &Lang, all: &[Toast]) -> Markup {
    html! {
        div.toasts role="status" data-toasts data-close=(l.t("ui-close")) {
            @for toast in all {
                div class={ "toast" @if toast.bad { " toast-bad" } } {
                    (icon(if toast.bad { "triangle-alert" } else { "check" }, None))
                    p { (toast.words) }
                }
            }
        }
    }
}

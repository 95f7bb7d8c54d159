//! Buttons, and links that look like them.
//!
//! A link leads, a button does: what changes a record is always a form with a button.

pub(super) mod examples;

use super::icon;
use maud::{Markup, html};

/// How loud a button is. One primary on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// What the page is for.
    Primary,
    /// Any other act.
    #[default]
    Plain,
    /// An act among many: in a row, in a head.
    Quiet,
    /// An act that loses something.
    Danger,
}

impl Kind {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Kind::Primary => "button button-primary",
            Kind::Plain => "button",
            Kind::Quiet => "button button-quiet",
            Kind::Danger => "button button-danger",
        }
    }
}

/// The button that sends the form around it.
pub fn submit(label: &str, kind: Kind) -> Markup {
    html! { button class=(kind.class()) type="submit" { (label) } }
}

/// A button that sends the form around it and says which it was.
pub fn submit_as(name: &str, value: &str, label: &str, kind: Kind) -> Markup {
    html! { button class=(kind.class()) type="submit" name=(name) value=(value) { (label) } }
}

/// A link that looks like a button. `glyph` is an icon's name.
pub fn link_button(href: &str, label: &str, kind: Kind, glyph: Option<&str>) -> Markup {
    html! { a class=(kind.class()) href=(href) { @if let Some(g) = glyph { (icon(g, None)) } span { (label) } } }
}

/// A form of one button: `POST action` with hidden fields.
pub fn post_button(action: &str, label: &str, kind: Kind, fields: &[(&str, &str)]) -> Markup {
    html! {
        form.post-button method="post" action=(action) {
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            (submit(label, kind))
        }
    }
}

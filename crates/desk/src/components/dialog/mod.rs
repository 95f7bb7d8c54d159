//! A dialog that is a page: without script its link leads there, with it the same piece opens over the page.

pub(super) mod examples;

use super::button::{Kind, submit};
use super::form::{Field, Form, actions};
use super::icon;
use maud::{Markup, html};
use veche_lang::Lang;

/// The link that opens a dialog. `href` is the page that holds [`dialog_page`].
pub fn dialog_link(href: &str, label: &str, kind: Kind, glyph: Option<&str>) -> Markup {
    html! { a class=(kind.class()) href=(href) data-dialog { @if let Some(g) = glyph { (icon(g, None)) } span { (label) } } }
}

/// The piece of a page that a dialog shows. Give the page this as its body.
pub fn dialog_page(title: &str, body: Markup) -> Markup {
    html! { section.dialog-page data-dialog-content { h1 { (title) } (body) } }
}

/// Asks before something is lost.
#[derive(Debug, Clone, Default)]
pub struct Confirm<'a> {
    /// What is asked: «Снять строку с контроля?».
    pub title: &'a str,
    /// Where the form is sent.
    pub action: &'a str,
    /// What will be lost, each in words.
    pub loses: Vec<String>,
    /// The name that must be typed (field `name`) for what cannot be undone.
    pub name: Option<&'a str>,
    /// The button's words: the act itself, not "yes".
    pub submit: &'a str,
    /// Where to go back to.
    pub back: &'a str,
    /// Fields of its own: a reason, a hidden version.
    pub fields: Option<Markup>,
}

/// Draws the question as a [`dialog_page`]; `form` brings back what was typed and what was wrong.
pub fn confirm(l: &Lang, c: &Confirm<'_>, form: &Form) -> Markup {
    let body = html! {
        @if !c.loses.is_empty() {
            p { (l.t("ui-will-be-lost")) }
            ul { @for what in &c.loses { li { (what) } } }
        }
        @if let Some(fields) = &c.fields { (fields) }
        @if let Some(name) = c.name {
            (Field::new("name", l.with("ui-type-name", [("name", name.into())])).autocomplete("off").text(l, form))
        }
        (actions(html! { (submit(c.submit, Kind::Danger)) a href=(c.back) data-dialog-close { (l.t("ui-leave-as-is")) } }))
    };
    dialog_page(c.title, form.post(l, c.action, body))
}

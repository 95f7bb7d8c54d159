//! Names of people and of bodies.

pub(super) mod examples;

use maud::{Markup, html};
use veche_core::{Names, PersonName};
use veche_lang::Lang;

/// A person with initials, the full name in the title; a link where there is a page to see.
pub fn person(l: &Lang, name: &PersonName, href: Option<&str>) -> Markup {
    named(&l.person_short(name), Some(&l.person(name)), href)
}

/// A person in full.
pub fn person_full(l: &Lang, name: &PersonName, href: Option<&str>) -> Markup {
    named(&l.person(name), None, href)
}

/// A body, branch, office or organisation; in the other language, and marked so, where it has no name in this one.
pub fn body_name(l: &Lang, names: &Names, href: Option<&str>) -> Markup {
    let own = match l.tongue {
        veche_core::Tongue::Ru => &names.ru.nominative,
        veche_core::Tongue::En => &names.en,
    };
    let foreign = own.trim().is_empty().then(|| l.tongue.other().code());
    let words = names.get(l.tongue);
    html! {
        @if let Some(href) = href { a href=(href) lang=[foreign] { (words) } }
        @else { span lang=[foreign] { (words) } }
    }
}

fn named(words: &str, title: Option<&str>, href: Option<&str>) -> Markup {
    html! {
        @if let Some(href) = href { a.person href=(href) title=[title] { (words) } }
        @else { span.person title=[title] { (words) } }
    }
}

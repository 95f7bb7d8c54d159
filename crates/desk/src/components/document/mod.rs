//! An adopted document as a gazette sets it: the text as it was adopted, numbers in the margin, and beside an item what became of it.

pub(super) mod examples;

use maud::{Markup, html};
use veche_lang::Lang;

/// A part of a document's text.
#[derive(Debug, Clone)]
pub enum Part {
    /// A heading within the text.
    Heading(String),
    /// Text without a number; empty lines part its paragraphs.
    Text(String),
    /// A numbered item.
    Item(Item),
}

/// An item: its label as printed, its text, what stands beside it.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// Its address on the page (`item-7`), also the id of its element.
    pub anchor: String,
    /// The number as printed (`7.`, `7.1`, `а)`); shown in the margin.
    pub label: String,
    /// The label is not printed in the document: the number is ours, and shown so ([4]).
    pub ours: bool,
    /// 0 for an item, 1 for an item of an item, and so on.
    pub depth: u8,
    /// The text without the label; empty lines part its paragraphs.
    pub text: String,
    /// Beside the item: its directive's line and stage.
    pub aside: Option<Markup>,
}

/// A document.
#[derive(Debug, Clone, Default)]
pub struct Gazette {
    /// Kind and number: «Постановление № 4».
    pub over: String,
    /// The title.
    pub title: String,
    /// Under it: body, day, place.
    pub under: Option<Markup>,
    /// Links and buttons: print, source, cite.
    pub actions: Vec<Markup>,
    /// The text, in order.
    pub parts: Vec<Part>,
    /// Who signed: role and name.
    pub signatures: Vec<(String, String)>,
    /// Where it comes from: adopted by, quorum, votes, fingerprint.
    pub provenance: Option<Markup>,
    /// The language of the text, where it is not the page's.
    pub lang: Option<&'static str>,
}

/// Draws it. Its title is the page's `h1`.
pub fn document(l: &Lang, g: &Gazette) -> Markup {
    html! {
        article.gazette {
            header.gazette-head {
                p.gazette-over { (g.over) }
                h1 lang=[g.lang] { (g.title) }
                @if let Some(under) = &g.under { div.gazette-under { (under) } }
                @if !g.actions.is_empty() { div.actions { @for a in &g.actions { (a) } } }
            }
            div.gazette-text lang=[g.lang] {
                @if g.parts.iter().any(|part| matches!(part, Part::Item(item) if item.ours)) {
                    p.gazette-note lang=[g.lang.map(|_| l.tongue.code())] { (l.t("ui-items-ours")) }
                }
                @for part in &g.parts {
                    @match part {
                        Part::Heading(words) => { h2.gazette-heading { (words) } }
                        Part::Text(text) => { div.gazette-plain { (paragraphs(text)) } }
                        Part::Item(item) => { (gazette_item(l, item)) }
                    }
                }
                @if !g.signatures.is_empty() {
                    dl.gazette-signatures { @for (role, name) in &g.signatures { div { dt { (role) } dd { (name) } } } }
                }
            }
            @if let Some(facts) = &g.provenance {
                section.gazette-provenance aria-labelledby="provenance" {
                    h2 #provenance { (l.t("ui-provenance")) }
                    (facts)
                }
            }
        }
    }
}

fn gazette_item(l: &Lang, item: &Item) -> Markup {
    let depth = item.depth.min(4);
    html! {
        section class={ "gazette-item depth-" (depth) } id=(item.anchor) {
            a.gazette-number.ours[item.ours] href={ "#" (item.anchor) } title=(l.t(if item.ours { "ui-item-ours" } else { "ui-item-address" })) {
                @if item.ours { "[" (item.label) "]" } @else { (item.label) }
            }
            div.gazette-body { (paragraphs(&item.text)) }
            @if let Some(aside) = &item.aside { aside.gazette-aside aria-label=(l.with("ui-item-execution", [("label", item.label.as_str().into())])) { (aside) } }
        }
    }
}

/// Text in paragraphs, parted by line breaks.
pub fn paragraphs(text: &str) -> Markup {
    html! { @for p in text.lines().map(str::trim).filter(|p| !p.is_empty()) { p { (p) } } }
}

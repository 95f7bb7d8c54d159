//! Source and reading side by side; what belongs together lights up on both sides.
//!
//! Both sides carry `data-span` with the same word. With script, pointing at or focusing one lights the other; without it, the links of
//! the reading lead to the marks of the source.

pub(super) mod examples;

use maud::{Markup, html};
use std::collections::BTreeSet;

/// A stretch of the source that was read as something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The first code point.
    pub from: usize,
    /// The code point after the last.
    pub to: usize,
    /// The word that ties it to the reading (`owner-3`): letters, figures, hyphens.
    pub span: String,
    /// What it is, for its colour: `item`, `owner`, `deadline`, `action`.
    pub kind: &'static str,
}

/// Two columns, the left one staying in sight. On a phone one follows the other.
pub fn split(left: (&str, Markup), right: (&str, Markup)) -> Markup {
    html! {
        div.split data-split {
            section.split-source aria-label=(left.0) tabindex="0" { h2 { (left.0) } (left.1) }
            section.split-reading aria-label=(right.0) { h2 { (right.0) } (right.1) }
        }
    }
}

/// The text with its marks; they may overlap and nest. A mark that is empty or outside of the text is left out.
pub fn marked(text: &str, marks: &[Mark]) -> Markup {
    let chars: Vec<char> = text.chars().collect();
    let marks: Vec<&Mark> = marks
        .iter()
        .filter(|m| m.from < m.to && m.to <= chars.len())
        .collect();
    let mut cuts: BTreeSet<usize> = marks.iter().flat_map(|m| [m.from, m.to]).collect();
    cuts.extend([0, chars.len()]);
    let cuts: Vec<usize> = cuts.into_iter().collect();
    html! {
        div.source-text {
            @for pair in cuts.windows(2) {
                @let (from, to) = (pair[0], pair[1]);
                @let words: String = chars[from..to].iter().collect();
                @let over: Vec<&&Mark> = marks.iter().filter(|m| m.from <= from && m.to >= to).collect();
                @if let Some(narrowest) = over.iter().min_by_key(|m| m.to - m.from) {
                    @let spans = over.iter().map(|m| m.span.as_str()).collect::<Vec<_>>().join(" ");
                    @let begins = over.iter().find(|m| m.from == from).map(|m| format!("span-{}", m.span));
                    mark class={ "mark-" (narrowest.kind) } data-span=(spans) id=[begins] { (words) }
                } @else { (words) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mark(from: usize, to: usize, span: &str) -> Mark {
        Mark {
            from,
            to,
            span: span.into(),
            kind: "owner",
        }
    }

    #[test]
    fn marks_nest_and_count_code_points() {
        let page = marked(
            "Сове<т",
            &[
                mark(0, 6, "i"),
                mark(4, 6, "o"),
                mark(3, 3, "e"),
                mark(2, 99, "far"),
            ],
        )
        .into_string();
        assert_eq!(
            page,
            "<div class=\"source-text\"><mark class=\"mark-owner\" data-span=\"i\" id=\"span-i\">Сове</mark>\
             <mark class=\"mark-owner\" data-span=\"i o\" id=\"span-o\">&lt;т</mark></div>"
        );
    }

    proptest! {
        #[test]
        fn marked_text_loses_nothing(text in "[а-я \n]{0,40}", ends in proptest::collection::vec((0usize..45, 0usize..45), 0..6)) {
            let marks: Vec<Mark> = ends.iter().enumerate().map(|(i, (a, b))| mark(*a, *b, &format!("s{i}"))).collect();
            let page = marked(&text, &marks).into_string();
            let mut plain = String::new();
            let mut inside = false;
            for c in page.chars() {
                match c { '<' => inside = true, '>' => inside = false, c if !inside => plain.push(c), _ => {} }
            }
            prop_assert_eq!(plain, text);
        }
    }
}

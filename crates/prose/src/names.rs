//! Names that the text explains itself: «Центральный Совет ЛСО (далее – Совет)», "Standing Panel (the “Panel”)", and initials.

use std::collections::HashMap;

use crate::lang::class;
use crate::lexicon::fold;
use crate::token::{Gap, Range, Shape, Source};

/// Short forms with the full names that the text gives for them.
#[derive(Debug, Default)]
pub(crate) struct Learned {
    by_short: HashMap<String, String>,
}

/// Learning stops here: an archive pasted as one text has no more short forms than this that anybody would follow.
const SHORT_FORMS_MAX: usize = 400;

impl Learned {
    /// Learns from a whole text.
    pub fn from_text(src: &Source<'_>) -> Learned {
        let mut out = Learned::default();
        for i in 0..src.tokens.len() {
            if out.by_short.len() >= SHORT_FORMS_MAX {
                break;
            }
            if src.is(i, "(") && i > 0 {
                out.bracket(src, i);
            }
        }
        out.initials(src);
        out
    }

    /// «(далее – Совет)», «(ЛСО)», "(the “Panel”)", "(SOC)".
    fn bracket(&mut self, src: &Source<'_>, i: usize) {
        let mut j = i + 1;
        let further = src.any(j, &["далее", "hereinafter", "hereafter"]);
        while src.any(
            j,
            &[
                "далее",
                "–",
                "-",
                "the",
                "hereinafter",
                "hereafter",
                "called",
                "\"",
                "«",
                "“",
                "именуемый",
                "именуемая",
                "by",
                "its",
            ],
        ) && j < i + 8
        {
            j += 1;
        }
        let Some(close) = (j..(j + 7).min(src.tokens.len())).find(|k| src.is(*k, ")")) else {
            return;
        };
        let mut end = close;
        while end > j && src.any(end - 1, &["\"", "»", "”"]) {
            end -= 1;
        }
        if end <= j || end - j > 4 {
            return;
        }
        let quoted = src.any(j.wrapping_sub(1), &["\"", "«", "“"]);
        let abbreviation = end == j + 1 && src.shape(j) == Shape::Upper;
        if !(further || abbreviation || quoted && src.large(j)) {
            return;
        }
        // The full name: the run of words before the bracket, back to where its capital letters begin.
        let mut a = i;
        let mut k = i;
        let letters = src.low(j).chars().count();
        let reach = if abbreviation {
            (letters + 3).max(6)
        } else {
            9
        };
        while k > 0 && i - k < reach + 4 && src.gap(k) != Gap::Line || k == i && k > 0 {
            let b = k - 1;
            let inside_quote = src.any(b, &["»", "\"", "«", "”", "“"]);
            if !src.is_word(b) && !inside_quote && !src.is(b, "-")
                || src.word(b).verb.is_some() && src.shape(b) == Shape::Small
            {
                break;
            }
            k = b;
            if src.large(b) && src.is_word(b) || src.is(b, "«") {
                a = b;
            }
        }
        if a < i && i - a <= 14 {
            self.by_short
                .entry(fold(src.text_of(Range::new(j, end))))
                .or_insert_with(|| src.flat(Range::new(a, i)));
        }
    }

    /// «Центральный Совет ЛСО» explains «ЦС ЛСО»: large words whose first letters make an abbreviation that the text uses.
    fn initials(&mut self, src: &Source<'_>) {
        let mut wanted: HashMap<&str, ()> = HashMap::new();
        for i in 0..src.tokens.len() {
            if src.shape(i) == Shape::Upper
                && src.is_word(i)
                && (2..=6).contains(&src.low(i).chars().count())
                && wanted.len() < SHORT_FORMS_MAX
            {
                wanted.insert(src.low(i), ());
            }
        }
        let mut key = String::new();
        for i in 0..src.tokens.len() {
            if !(src.is_word(i) && src.shape(i) == Shape::Capital) {
                continue;
            }
            key.clear();
            let mut j = i;
            while j < src.tokens.len()
                && j < i + 8
                && src.is_word(j)
                && (j == i || src.gap(j) == Gap::Space)
            {
                if src.class(j, class::PREP | class::CONJ | class::ARTICLE) && j > i {
                    j += 1;
                    continue;
                }
                if src.shape(j) == Shape::Upper {
                    break;
                }
                key.extend(src.low(j).chars().next());
                j += 1;
                if key.chars().count() > 1
                    && wanted.contains_key(key.as_str())
                    && !self.by_short.contains_key(&key)
                {
                    let full = src.flat(Range::new(i, j));
                    let nominative = if src.word(i).cyrillic {
                        crate::names_in_cases::nominative(&full)
                    } else {
                        full
                    };
                    self.by_short.insert(key.clone(), nominative);
                }
            }
        }
    }

    /// The name with its short forms written out; `None` where nothing is explained.
    pub fn resolve(&self, name: &str) -> Option<String> {
        if let Some(full) = self.by_short.get(&fold(name)) {
            return Some(full.clone());
        }
        let mut changed = false;
        let words: Vec<String> = name
            .split(' ')
            .map(|w| {
                let short = w.chars().count() > 1 && w.chars().all(|c| c.is_uppercase());
                match self.by_short.get(&fold(w)).filter(|_| short) {
                    Some(full) if w.chars().count() < full.chars().count() => {
                        changed = true;
                        full.clone()
                    }
                    _ => w.to_owned(),
                }
            })
            .collect();
        changed.then(|| words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: &str, expected: Option<&str>) {
        let learned = Learned::from_text(&Source::new(text));
        assert_eq!(learned.resolve(name).as_deref(), expected, "{text}");
    }

    #[test]
    fn short_forms_are_learned_from_the_text() {
        check(
            "Центральному Совету ЛСО собраться. ЦС ЛСО решить.",
            "ЦС ЛСО",
            Some("Центральный Совет ЛСО"),
        );
        check(
            "Лига садовых обществ (ЛСО) решает.",
            "ЛСО",
            Some("Лига садовых обществ"),
        );
        check(
            "the Standing Review Panel (the “Panel”) met",
            "Panel",
            Some("Standing Review Panel"),
        );
        check(
            "a Works Oversight Committee (WOC) is formed",
            "WOC",
            Some("Works Oversight Committee"),
        );
        check("Совет собрался.", "Совет", None);
    }
}

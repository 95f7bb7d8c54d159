//! Sentences of a paragraph.

use crate::lang::class;
use crate::token::{Gap, Range, Shape, Source};

/// The sentences of a range: each with its final sign.
pub(crate) fn sentences(src: &Source<'_>, r: Range) -> Vec<Range> {
    let mut out = Vec::new();
    let mut a = r.a;
    let (mut depth, mut verb) = (0usize, false);
    for i in r.iter() {
        if src.any(i, &["(", "[", "«"]) {
            depth += 1;
        } else if src.any(i, &[")", "]", "»"]) {
            depth = depth.saturating_sub(1);
        }
        verb |= src.word(i).infinitive || src.word(i).verb.is_some();
        let year = src.is(i, ".") && i > 0 && src.any(i - 1, &["г", "гг"]);
        // «До 1 мая 2020 г. Правлению …» goes on: nothing was said yet.
        if i + 1 < r.b
            && (verb || !year)
            && ends_at(src, i, r.b)
            && (depth == 0 || src.gap(i + 1) == Gap::Line)
        {
            (depth, verb) = (0, false);
            out.push(Range::new(a, i + 1));
            a = i + 1;
        }
    }
    if a < r.b {
        out.push(Range::new(a, r.b));
    }
    out
}

fn ends_at(src: &Source<'_>, i: usize, end: usize) -> bool {
    let next = i + 1;
    if src.any(i, &["!", "?", "…"]) {
        return src.gap(next) != Gap::None && src.large(next);
    }
    if src.any(i, &["»", "\"", ")"])
        && i > 0
        && src.any(i - 1, &[".", "!", "?"])
        && src.gap(i) == Gap::None
    {
        return src.gap(next) != Gap::None && src.large(next) && src.shape(next) != Shape::Letter;
    }
    if !src.is(i, ".") || src.gap(i) != Gap::None || i == 0 {
        return false;
    }
    if src.any(next, &["»", "\"", ")", ".", ",", ";", ":"]) {
        return false;
    }
    let begins = src.large(next)
        || src.any(next, &["«", "\"", "(", "["])
        || (src.is_number(next) && src.gap(next) == Gap::Line);
    if !begins
        || src.gap(next) == Gap::None
            && !(src.word(next).cyrillic
                && src.shape(i - 1) == Shape::Small
                && src.shape(next) == Shape::Capital)
    {
        return false;
    }
    let before = i - 1;
    // «1. Ершов» in a list within a paragraph: the stop belongs to the number.
    let mut first = before;
    while first >= 2
        && src.is_number(first)
        && src.gap(first) == Gap::None
        && src.is(first - 1, ".")
        && src.is_number(first - 2)
    {
        first -= 2;
    }
    if src.is_number(before) && src.gap(first) == Gap::Line {
        return false;
    }
    if src.shape(before) == Shape::Letter {
        // An initial; it ends the sentence only where a sentence plainly begins after it («Ветрова Т.Г. Поручить …»).
        // After «Ветрова Т.Г.» a word that no initial follows begins anew.
        let begins = src.class(
            next,
            crate::lang::ACTOR | class::PREP | class::CONJ | class::ADVERB,
        ) || src.class(next + 1, crate::lang::ACTOR)
            && crate::lang::ru::decline::looks_adjective(src.low(next));
        let complete = before >= 3
            && begins
            && !src.word(before - 3).infinitive
            && !src.class(before - 3, crate::lang::ACTOR)
            && src.is(before - 1, ".")
            && src.shape(before - 2) == Shape::Letter
            && src.shape(before - 3) == Shape::Capital
            && src.word(before).cyrillic;
        let named = src.shape(next) == Shape::Letter || src.shape(next + 1) == Shape::Letter;
        return next < end
            && (src.word(next).infinitive || complete && src.is_word(next) && !named);
    }
    // «д.т.н. Соболев»: a chain of small letters with stops.
    if before >= 2
        && src.low(before).chars().count() == 1
        && src.shape(before) == Shape::Small
        && src.is_word(before)
        && src.is(before - 1, ".")
        && src.gap(before) == Gap::None
    {
        return false;
    }
    if src.class(before, class::ABBREVIATION) && src.gap(i) == Gap::None {
        let year_before = before > 0 && src.is_number(before - 1);
        let closes = src.any(
            before,
            &[
                "г", "гг", "др", "руб", "тыс", "млн", "пр", "etc", "inc", "ltd", "jr", "sr", "чел",
                "м", "км", "co",
            ],
        );
        return closes
            && (src.any(before, &["др", "пр", "etc", "ltd", "inc"]) || year_before)
            && src.shape(next) != Shape::Letter
            && !src.is(next, "(");
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let src = Source::new(text);
        let got: Vec<_> = sentences(&src, Range::new(0, src.tokens.len()))
            .iter()
            .map(|r| src.text_of(*r))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn sentences_end_at_stops_and_not_at_abbreviations() {
        check(
            "Отделу подготовить отчёт. Опубликовать его.",
            &["Отделу подготовить отчёт.", "Опубликовать его."],
        );
        check(
            "Поручить т. Седову К.А. написать. Совету помочь.",
            &["Поручить т. Седову К.А. написать.", "Совету помочь."],
        );
        check(
            "До 1 мая 2020 г. Правлению решить.",
            &["До 1 мая 2020 г. Правлению решить."],
        );
        check(
            "The Board met Mr. Lee. It agreed.",
            &["The Board met Mr. Lee.", "It agreed."],
        );
        check(
            "Решение от 3 мая 2010 г. № 27 отменить.",
            &["Решение от 3 мая 2010 г. № 27 отменить."],
        );
    }
}

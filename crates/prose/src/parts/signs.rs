//! What a paragraph is by its form: a recital, a heading, a line of signatures, what follows an operative part.

use crate::blocks::Para;
use crate::lang::ru::case::Case;
use crate::lang::{ACTOR, class};
use crate::token::{Gap, Range, Shape, Source};

/// Whether the paragraph gives reasons.
pub(crate) fn recital(src: &Source<'_>, p: &Para) -> bool {
    let i = p.body.a;
    let first = src.class(i, class::RECITAL);
    let adverb = src.class(i, class::ADVERB) || src.any(i, &["deeply", "gravely"]);
    first
        || adverb && src.class(i + 1, class::RECITAL)
        || src.any(i, &["в", "на", "во"]) && src.class(i + 1, class::RECITAL_PREP)
}

/// Ends with a sign that ends a sentence or a clause.
pub(crate) fn ends_clause(src: &Source<'_>, r: Range) -> bool {
    src.any(r.b.wrapping_sub(1), &[".", ";", ":", "!", "?", ","])
}

/// A paragraph of sentences rather than a heading.
pub(super) fn prose(src: &Source<'_>, p: &Para) -> bool {
    p.r.len() > 12 && ends_clause(src, p.r)
}

pub(super) fn prose_sentence(src: &Source<'_>, p: &Para) -> bool {
    src.is(p.r.b.wrapping_sub(1), ".") && p.r.len() > 14
}

/// A line that is a heading by its form: short, without the stop of a sentence.
pub(crate) fn heading(src: &Source<'_>, p: &Para) -> bool {
    let upper =
        p.r.iter()
            .filter(|i| src.is_word(*i))
            .all(|i| src.shape(i) != Shape::Small);
    let about = src.any(p.body.a, &["о", "об", "обо"]) && src.large(p.body.a);
    !ends_clause(src, p.r) && (p.r.len() < 30 || upper || about)
}

/// Words that begin what follows an operative part.
pub(crate) fn after_words(src: &Source<'_>, p: &Para) -> bool {
    let i = p.r.a;
    let end = p.r.b;
    let one = &[
        "attest",
        "ayes",
        "yeas",
        "nays",
        "noes",
        "absent",
        "abstain",
        "abstentions",
        "notes",
        "signed",
        "certified",
        "certification",
        "approved",
        "dated",
        "голосовали",
        "голосование",
        "верно",
        "примечание",
        "результаты",
        "vote",
        "votes",
        "witness",
        "footnotes",
        "references",
        "sponsors",
        "sponsored",
        "co-sponsors",
        "minutes-of",
        "mover",
        "seconder",
        "proposer",
        "proposers",
        "moved",
        "seconded",
        "proposed",
        "submitted",
        "adopted",
        "passed",
        "carried",
        "unanimous",
        "undersigned",
        "подписи",
        "подпись",
        "копия",
        "рассылка",
        "разослать-",
        "ссылки",
        "источник",
        "теги",
        "просмотров",
        "опубликовано",
        "related",
        "contact",
        "explanation",
        "rationale",
        "fiscal",
        "budget",
        "note",
        "footnote",
        "distribution",
        "appendices",
        "annexes",
        "enclosures",
        "certify",
    ];
    if src.any(i, one) {
        // «Approved the minutes» is a decision; «Approved: 9-0», «Adopted this 3rd day», «Carried.» are not.
        let closes = src.any(
            i + 1,
            &[
                ":",
                "and",
                "by",
                "this",
                "on",
                "in",
                "at",
                "unanimously",
                ".",
                "effect",
                "impact",
                "the",
                "–",
            ],
        ) || i + 1 >= end
            || src.shape(i) == Shape::Upper
            || p.r.len() < 8;
        return closes && p.label.is_none();
    }
    src.seq(i, end, &["in", "favour"])
        || src.seq(i, end, &["in", "favor"])
        || src.seq(i, end, &["in", "witness"])
        || src.seq(i, end, &["done", "at"])
        || src.seq(i, end, &["next", "meeting"])
        || src.seq(i, end, &["the", "meeting", "closed"])
        || src.seq(i, end, &["date", "of"])
        || src.any(i, &["date", "dated", "time", "place"]) && src.is(i + 1, ":")
        || src.any(i, &["©", "_", "*"]) && p.label.is_none() && !src.is_word(i + 2)
        || p.label.is_none()
            && p.r.len() < 40
            && (src.any(i, &["принято", "принята", "приняты", "принят"])
                && src.any(i + 1, &["единогласно", "большинством", "на"])
                || src.class(i, class::KIND)
                    && src.any(i + 1, &["принято", "принята", "принят"])
                    && !src.any(i + 2, &["к"])
                || src.large(i)
                    && p.r.iter().take(8).any(|k| {
                        src.low(k).starts_with("проголосовал")
                            || src.low(k).starts_with("воздержал")
                    }))
        || src.class(i, class::ANNEX)
            && (i + 1 >= end || src.gap(i + 1) != Gap::None)
            && p.r.len() < 24
            && p.label.is_none()
            && src.large(i)
            && !src.is(end.wrapping_sub(1), ".")
            && !p
                .r
                .iter()
                .any(|k| src.class(k, class::MODAL) || src.word(k).infinitive)
        || src.any(i, &["за"]) && src.any(i + 1, &["–", "-", ":"]) && src.large(i)
        || src.any(i, &["motion", "motions"])
            && (i..end).any(|k| src.any(k, &["carried", "passed"]))
            && p.r.len() < 8
        || src.is(i, "(")
            && (i..end).any(|k| src.any(k, &["carried", "passed", "adopted"]))
            && p.r.len() < 10
}

/// A line of a signature block: an office and a name, without the stop of a sentence.
pub(crate) fn signature(src: &Source<'_>, p: &Para) -> bool {
    let strokes = p.r.iter().filter(|i| src.any(*i, &["_", "-", "."])).count();
    if p.label.is_some()
        || p.r.len() - strokes > 22
        || p.r.len() > 80
        || src.any(p.r.b.wrapping_sub(1), &[";", ":"])
        || p.row
    {
        return false;
    }
    let r = p.r;
    let infinitive = r
        .iter()
        .any(|i| src.word(i).infinitive || src.class(i, class::MODAL));
    let acts = r.iter().any(|i| {
        src.word(i).cyrillic
            && src.shape(i) == Shape::Small
            && src
                .word(i)
                .verb
                .is_some_and(|v| v.form == crate::lang::VerbForm::Finite)
    });
    if infinitive || acts {
        return false;
    }
    let name = r.iter().any(|i| {
        crate::lang::ru::people::person_at(src, i, r.b).is_some()
            || crate::lang::en::owner::person_at(src, i, r.b)
                .is_some_and(|b| b >= r.b || src.any(b, &[",", "–", "-", "("]))
    });
    let role = src.large(r.a)
        && r.iter().any(|i| src.class(i, class::OFFICE))
        && src.word(r.a).noun.is_none_or(|n| n.cases.may(Case::Nom));
    // «Секретарь Вдовин.»: an office and a name with a stop.
    let named = role
        && r.len() <= 8
        && src.is(r.b.wrapping_sub(1), ".")
        && surname_like(src, r.b.wrapping_sub(2));
    if named {
        return true;
    }
    let stop = src.is(r.b.wrapping_sub(1), ".")
        && !src.class(r.b.wrapping_sub(2), class::ABBREVIATION)
        && src.shape(r.b.wrapping_sub(2)) != Shape::Letter;
    !stop
        && (role
            || name
                && r.len() < 12
                && !r
                    .iter()
                    .any(|i| src.word(i).verb.is_some() && src.shape(i) == Shape::Small))
}

/// A Russian surname by its ending.
pub(crate) fn surname_like(src: &Source<'_>, i: usize) -> bool {
    let low = src.low(i);
    src.shape(i) == Shape::Capital
        && src.word(i).cyrillic
        && !src.class(i, ACTOR | class::REGION)
        && [
            "ов",
            "ев",
            "ин",
            "ын",
            "ский",
            "цкий",
            "их",
            "ых",
            "ко",
            "ук",
            "юк",
            "ич",
            "ова",
            "ева",
            "ина",
            "ская",
            "ян",
            "дзе",
            "швили",
        ]
        .iter()
        .any(|e| low.ends_with(e))
}

/// A line that holds only a date or a place.
pub(super) fn dateline(src: &Source<'_>, p: &Para) -> bool {
    if p.label.is_some() || p.r.len() > 10 {
        return false;
    }
    let place = src.class(p.r.a, class::PLACE_SIGN) && p.r.len() < 6;
    let ends_with = |a: usize| {
        crate::date::date_at(src, a, p.r.b)
            .is_some_and(|(d, n)| n + 2 >= p.r.b && (a == p.r.a || d.day.is_some()))
    };
    // «4 июня 2017 г.», «Rotterdam, 4 March 2011».
    let comma =
        p.r.iter()
            .take(5)
            .find(|i| src.is(*i, ",") && src.large(p.r.a));
    let date = ends_with(p.r.a) || comma.is_some_and(|c| ends_with(c + 1));
    place || date
}

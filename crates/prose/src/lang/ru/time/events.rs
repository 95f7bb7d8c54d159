//! Times tied to something that happens, and the phrases that name it.

use super::*;

/// «открытию VII съезда», «следующей конференции», «проведения собрания».
pub(super) fn event(src: &Source<'_>, a: usize, i: usize, end: usize, rank: u8) -> Option<Time> {
    let head = (i..(i + 4).min(end)).find(|j| src.class(*j, class::EVENT))?;
    let plain = (i..head).all(|j| {
        src.is_word(j) && crate::lang::ru::decline::looks_adjective(src.low(j))
            || src.is_number(j)
            || src.large(j)
            || src.any(j, &["-", "его", "ее", "их", "дня"])
    });
    if !plain {
        return None;
    }
    Some(Time::new(
        Range::new(a, noun_phrase(src, head + 1, end)),
        Event,
        None,
        rank,
        "deadline.event",
    ))
}

/// «на следующем пленуме», «на каждом заседании».
pub(super) fn meeting(src: &Source<'_>, i: usize, end: usize) -> Option<Time> {
    if src.any(i + 1, &["каждом", "каждой", "всех"])
        && src.class(i + 2, class::EVENT)
        && i + 2 < end
    {
        let b = noun_phrase(src, i + 3, end);
        return Some(Time::new(
            Range::new(i, b),
            Recurrence,
            Some("R/event".into()),
            85,
            "deadline.every-meeting",
        ));
    }
    if src.any(
        i + 1,
        &[
            "следующем",
            "следующей",
            "очередном",
            "очередной",
            "ближайшем",
            "ближайшей",
            "предстоящем",
            "предстоящей",
        ],
    ) {
        return event(src, i, i + 1, end, 70);
    }
    None
}

/// The end of a noun phrase: adjectives, nouns in the genitive, abbreviations, numbers; not verbs, signs or prepositions.
pub(crate) fn noun_phrase(src: &Source<'_>, i: usize, end: usize) -> usize {
    let mut j = i;
    while j < end {
        let w = src.word(j);
        let stops = w.infinitive
            || w.class & (class::PREP | class::SUBORDINATE | class::ADVERB) != 0
            || (w.class & class::CONJ != 0)
            || (!src.is_word(j) && !src.is_number(j) && !src.any(j, &["№", "«", "»", "\"", "-"]));
        if stops
            || (j > i
                && w.cyrillic
                && src.is_word(j)
                && src.shape(j) == crate::token::Shape::Small
                && !w.cases.may(Case::Gen))
                && j > i + 1
        {
            break;
        }
        j += 1;
    }
    j
}

/// The end of «со дня принятия решения» and the like, which says what a term is counted from.
pub(super) fn counted_from(src: &Source<'_>, i: usize, end: usize) -> usize {
    let opens = src.any(i, &["со", "с"]) && src.any(i + 1, &["дня", "момента", "даты"])
        || src.is(i, "после");
    if !opens {
        return i;
    }
    noun_phrase(src, i + 1, end).max(i)
}

/// A term: so long after adoption, or tied to what it is counted from where the words name another beginning («со дня получения»).
pub(super) fn term(
    src: &Source<'_>,
    r: Range,
    from: usize,
    value: String,
    rule: &'static str,
) -> Time {
    let elsewhere = r.b > from
        && !(from..r.b).any(|k| {
            [
                "приняти",
                "подписани",
                "издани",
                "утвержден",
                "настоящ",
                "постановлен",
                "решени",
                "заседани",
                "собрани",
                "съезд",
                "конференци",
                "пленум",
                "сегодня",
            ]
            .iter()
            .any(|s| src.low(k).starts_with(s))
        });
    if elsewhere {
        Time::new(r, Event, None, 90, "deadline.after-event")
    } else {
        Time::new(r, Duration, Some(value), 90, rule)
    }
}

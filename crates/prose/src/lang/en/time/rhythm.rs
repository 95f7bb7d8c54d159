//! What comes back: rhythms, fixed days, every meeting.

use super::*;

/// A rhythm that stands alone in a cell or a field.
pub(crate) fn rhythm_alone(src: &Source<'_>) -> Option<Time> {
    rhythm_at(src, Range::new(0, src.tokens.len()))
}

/// The same at the beginning of a range.
pub(crate) fn rhythm_at(src: &Source<'_>, r: Range) -> Option<Time> {
    if src.class(r.a, class::BASIS) && src.word(r.a).value == 99 && !r.is_empty() {
        return Some(Time::new(
            Range::new(r.a, r.a + 1),
            Permanent,
            None,
            80,
            "deadline.always",
        ));
    }
    (!r.is_empty() && src.class(r.a, class::RHYTHM))
        .then(|| rhythm(r.a, r.a + 1, period(src.word(r.a).value, 1), 1))
}

/// «quarterly» before a noun tells what the thing is; at the end of a phrase it tells when to act.
pub(super) fn is_adverb(src: &Source<'_>, i: usize, end: usize) -> bool {
    let n = i + 1;
    n >= end
        || src.form(n) == Some(Form::Sign)
        || src.class(n, class::PREP | class::CONJ)
        || src.word(n).verb.is_some()
            && !src.any(n, &["report", "meeting"])
            && src.is(i.wrapping_sub(1), "shall")
}

/// «annually in February», «monthly by the 5th».
pub(super) fn placed(src: &Source<'_>, t: Time, end: usize) -> Time {
    let mut j = t.range.b;
    if src.is(j, ",") {
        j += 1;
    }
    if !src.any(j, &["in", "by", "on", "before"]) {
        return t;
    }
    j += 1;
    if src.class(j, class::MONTH) && src.large(j) && !src.is_number(j + 1) && j < end {
        return with_place(
            t,
            &Fixed::Date(Date {
                month: Some(u32::from(src.word(j).value)),
                ..Date::default()
            }),
            j + 1,
        );
    }
    let k = if src.is(j, "the") { j + 1 } else { j };
    match date_at(src, k, end) {
        Some((d, n)) if d.year.is_none() && d.month.is_some() => with_place(t, &Fixed::Date(d), n),
        _ => t,
    }
}

/// «before each contest», «after every voyage»: again and again, by what happens.
pub(super) fn each_thing(src: &Source<'_>, i: usize, end: usize) -> Option<Time> {
    if !src.any(i + 1, &["each", "every"]) {
        return None;
    }
    let stop = phrase_end(src, i + 2, end).min(i + 6);
    let noun = (i + 2..stop)
        .all(|k| src.is_word(k) && src.word(k).verb.is_none_or(|_| k > i + 2) || src.is(k, "of"));
    (stop > i + 2 && noun && !src.class(i + 2, class::UNIT | class::WEEKDAY)).then(|| {
        Time::new(
            Range::new(i, stop),
            Recurrence,
            Some("R/event".into()),
            75,
            "deadline.every-event",
        )
    })
}

/// «on the first Monday of each month», «on the first day of every quarter», «on the 5th of each month», «on Fridays».
pub(super) fn fixed_day(src: &Source<'_>, i: usize, end: usize) -> Option<Time> {
    let plural = |k: usize| {
        src.low(k)
            .strip_suffix('s')
            .is_some_and(|w| crate::lang::has_class(w, class::WEEKDAY))
    };
    if plural(i + 1) && i + 1 < end {
        return Some(rhythm(i, i + 2, "P1W".into(), 1));
    }
    let mut j = if src.is(i + 1, "the") { i + 2 } else { i + 1 };
    let (day, after) = match src.number(j) {
        Some(d) if (1..=31).contains(&d) && src.any(j + 1, &["st", "nd", "rd", "th"]) => {
            (Some(d), j + 2)
        }
        None if src.class(j, class::NUMERAL) || src.is(j, "last") => {
            let n = u32::from(src.word(j).value);
            (
                Some(n).filter(|_| src.is(j + 1, "day") && !src.is(j, "last")),
                j + 1,
            )
        }
        _ => return None,
    };
    j = after;
    if src.class(j, class::WEEKDAY) || src.any(j, &["day", "working"]) {
        j += 1;
        if src.is(j, "day") {
            j += 1;
        }
    }
    if !src.any(j, &["of", "in"])
        || !src.any(j + 1, &["each", "every", "the"])
        || !src.class(j + 2, class::UNIT)
        || j + 3 > end
    {
        return None;
    }
    if src.is(j + 1, "the") && src.word(j + 2).value != 3 {
        return None;
    }
    let t = rhythm(i, j + 3, period(src.word(j + 2).value, 1), 1);
    Some(match day.filter(|_| src.word(j + 2).value == 3) {
        Some(d) => with_place(t, &Fixed::Day(d), j + 3),
        None => t,
    })
}

/// «every Congress», «each annual general meeting», «every term».
pub(super) fn every_event(src: &Source<'_>, a: usize, i: usize, end: usize) -> Option<Time> {
    let stop = phrase_end(src, i + 1, end).min(i + 5);
    let head = (i + 1..stop)
        .find(|j| src.class(*j, class::EVENT) || src.any(*j, &["semester", "season"]))?;
    Some(Time::new(
        Range::new(a, head + 1),
        Recurrence,
        Some("R/event".into()),
        85,
        "deadline.every-event",
    ))
}

/// «each year», «every two years», «twice a year», «three times per term».
pub(super) fn repeated(src: &Source<'_>, a: usize, i: usize, end: usize) -> Option<Time> {
    let mut j = i;
    let mut times = 1;
    if !src.any(i, &["each", "every"]) {
        times = src.number(i).or_else(|| {
            src.class(i, class::NUMERAL)
                .then(|| u32::from(src.word(i).value))
        })?;
        j += 1;
        if src.is(j, "times") {
            j += 1;
        } else if !src.any(i, &["once", "twice", "thrice"]) {
            return None;
        }
        if src.is(j, "in") {
            j += 1;
        }
        if !src.any(j, &["a", "an", "per", "each", "every"]) {
            return None;
        }
    }
    let each = j;
    j += 1;
    let n = src.number(j).or_else(|| {
        (src.class(j, class::NUMERAL) && !src.class(j, class::ARTICLE))
            .then(|| u32::from(src.word(j).value))
    });
    let n = match src.low(j) {
        "other" | "second" => Some(2),
        _ => n,
    };
    if n.is_some() {
        j += 1;
    }
    if src.any(j, &["calendar", "academic", "fiscal", "financial"]) {
        j += 1;
    }
    if j >= end {
        return None;
    }
    if src.class(j, class::UNIT) {
        let t = rhythm(a, j + 1, period(src.word(j).value, n.unwrap_or(1)), times);
        return Some(placed(src, t, end));
    }
    if src.class(j, class::WEEKDAY) {
        return Some(rhythm(a, j + 1, "P1W".into(), times));
    }
    if times > 1 || src.any(each, &["each", "every"]) {
        // A plain «each term» is a rhythm only where it is not the subject of the sentence.
        return if each == i && src.class(j + 1, class::MODAL | class::BE) {
            None
        } else {
            every_event(src, a, each, end)
        };
    }
    None
}

pub(super) fn basis(src: &Source<'_>, i: usize) -> Option<Time> {
    basis_of(src, i, i + 2, i + 4)
}

pub(super) fn basis_of(src: &Source<'_>, a: usize, i: usize, b: usize) -> Option<Time> {
    if !src.class(i, class::BASIS) {
        return None;
    }
    let r = Range::new(a, b);
    Some(match src.word(i).value {
        99 => Time::new(r, Permanent, None, 80, "deadline.basis"),
        90 => Time::new(r, Recurrence, Some("R/event".into()), 85, "deadline.basis"),
        unit => Time::new(
            r,
            Recurrence,
            Some(format!("R/{}", period(unit, 1))),
            85,
            "deadline.basis",
        ),
    })
}

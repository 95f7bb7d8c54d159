//! What comes back: rhythms and their fixed places, every meeting.

use super::*;

/// A rhythm with the place that may follow: «, не позднее 5-го числа», «к 10 февраля», «в феврале».
pub(super) fn placed(src: &Source<'_>, t: Time, end: usize) -> Time {
    let mut j = t.range.b;
    if src.is(j, ",") {
        j += 1;
    }
    let comma = j > t.range.b;
    let k = lead_in(src, j, end).or_else(|| (!comma && src.is(j, "в")).then_some(j + 1));
    let Some(k) = k else { return t };
    if let Some((d, n)) = day_of_month(src, k, end) {
        return with_place(t, &Fixed::Day(d), n);
    }
    match date_at(src, k, end) {
        Some((d, n)) if d.year.is_none() && d.month.is_some() => with_place(t, &Fixed::Date(d), n),
        _ => t,
    }
}

/// «5-го числа», «5 числа каждого месяца».
pub(super) fn day_of_month(src: &Source<'_>, i: usize, end: usize) -> Option<(u32, usize)> {
    let d = src.number(i).filter(|d| (1..=31).contains(d))?;
    let mut j = i + 1;
    if src.is(j, "-") {
        j += 2;
    } else if src.any(j, &["го", "му", "ого"]) {
        j += 1;
    }
    if !src.any(j, &["числа", "числу", "число"]) {
        return None;
    }
    j += 1;
    if src.any(j, &["каждого", "следующего", "первого", "последнего"])
        && src.class(j + 1, class::UNIT)
    {
        j += 2;
    } else if src.is(j, "месяца") {
        j += 1;
    }
    if src.seq(j, end, &[",", "следующего", "за", "отчетным"]) {
        j += 4;
    }
    Some((d, j.min(end)))
}

/// «раз в квартал», «двух раз в год», «каждые два месяца».
pub(super) fn repeated(src: &Source<'_>, a: usize, i: usize, end: usize) -> Option<Time> {
    if src.any(i, &["каждые", "каждый", "каждую", "каждое"]) {
        let mut j = i + 1;
        let n = src.number(j).or_else(|| {
            src.class(j, class::NUMERAL)
                .then(|| u32::from(src.word(j).value))
        });
        if n.is_some() {
            j += 1;
        }
        if j >= end {
            return None;
        }
        if src.class(j, class::WEEKDAY) {
            return Some(rhythm(a, j + 1, "P1W".into(), 0));
        }
        if src.class(j, class::UNIT) {
            return Some(placed(
                src,
                rhythm(a, j + 1, period(src.word(j).value, n.unwrap_or(1)), 0),
                end,
            ));
        }
        return None;
    }
    let mut j = if src.is(i, "чем") { i + 1 } else { i };
    let mut times = 1;
    if src.is(j, "дважды") {
        times = 2;
        j += 1;
    } else if !src.is(j, "раз") {
        times = src.number(j).or_else(|| {
            src.class(j, class::NUMERAL)
                .then(|| u32::from(src.word(j).value))
        })?;
        j += 1;
        if src.is(j, "-") {
            j += 2;
        }
        if !src.any(j, &["раз", "раза"]) {
            return None;
        }
        j += 1;
    } else {
        j += 1;
    }
    if !src.any(j, &["в", "за"]) {
        return None;
    }
    j += 1;
    let n = src.number(j).or_else(|| {
        src.class(j, class::NUMERAL)
            .then(|| u32::from(src.word(j).value))
    });
    if n.is_some() {
        j += 1;
    }
    if j < end && src.class(j, class::UNIT) {
        return Some(placed(
            src,
            rhythm(a, j + 1, period(src.word(j).value, n.unwrap_or(1)), times),
            end,
        ));
    }
    if j < end
        && src.any(
            j,
            &[
                "семестр",
                "сессию",
                "созыв",
                "сезон",
                "навигацию",
                "триместр",
            ],
        )
    {
        return Some(Time::new(
            Range::new(a, j + 1),
            Recurrence,
            Some("R/event".into()),
            85,
            "deadline.every-event",
        ));
    }
    None
}

/// What an adjective of a period means: «десятидневный», «двухнедельный», «месячный».
pub(super) fn periodic(low: &str) -> Option<(u32, u16)> {
    let (front, unit) = [
        ("дневный", 1),
        ("суточный", 1),
        ("недельный", 2),
        ("месячный", 3),
        ("квартальный", 4),
        ("годичный", 6),
        ("годовой", 6),
        ("летний", 6),
    ]
    .iter()
    .find_map(|(e, u)| low.strip_suffix(e).map(|f| (f, *u)))?;
    let n = match front {
        "" => 1,
        "полу" => {
            return (unit == 3)
                .then_some((15, 1))
                .or_else(|| (unit == 6).then_some((6, 3)));
        }
        "двух" => 2,
        "трех" => 3,
        "четырех" => 4,
        "пяти" => 5,
        "шести" => 6,
        "семи" => 7,
        "восьми" => 8,
        "девяти" => 9,
        "десяти" => 10,
        "двенадцати" => 12,
        "четырнадцати" => 14,
        "пятнадцати" => 15,
        "двадцати" => 20,
        "тридцати" => 30,
        "сорокапяти" => 45,
        "шестидесяти" => 60,
        _ => return None,
    };
    Some((n, unit))
}

//! Days and periods that are named: «from 1 to 15 May», "upon adoption", "on 14 May", quarters.

use super::*;

/// «on the day of its signature», «upon adoption», «from and after its passage», «with immediate effect».
pub(super) fn takes_effect(src: &Source<'_>, i: usize, end: usize) -> Option<Time> {
    if src.seq(i, end, &["with", "immediate", "effect"]) {
        return Some(Time::new(
            Range::new(i, i + 3),
            Duration,
            Some("P0D".into()),
            85,
            "deadline.at-once",
        ));
    }
    let mut j = i + 1;
    if src.seq(i, end, &["with", "effect", "from"]) {
        j = i + 3;
    } else if src.is(i, "with") {
        return None;
    }
    if src.seq(j, end, &["and", "after"]) || src.seq(j, end, &["or", "after"]) {
        j += 2;
    }
    if src.is(i, "as") && !src.is(j, "of") {
        return None;
    }
    if src.is(i, "as") {
        j += 1;
    }
    let start = j;
    while src.any(
        j,
        &[
            "the",
            "its",
            "their",
            "this",
            "day",
            "date",
            "moment",
            "time",
            "of",
            "first",
            "following",
            "such",
            "these",
        ],
    ) && j < end
    {
        j += 1;
    }
    let event = src.any(
        j,
        &[
            "adoption",
            "signature",
            "signing",
            "passage",
            "publication",
            "approval",
            "ratification",
            "receipt",
            "completion",
            "enactment",
            "registration",
            "notification",
            "close",
            "conclusion",
            "expiry",
            "confirmation",
            "announcement",
        ],
    );
    let marked = j > start || src.any(i, &["upon", "on", "from"]);
    if !event || !marked || j >= end || src.is(i, "from") && j == start && !src.is(i + 1, "and") {
        return None;
    }
    Some(Time::new(
        Range::new(i, phrase_end(src, j, end)),
        Event,
        None,
        62,
        "deadline.event",
    ))
}

/// «from 1 to 15 May 2024», «between 1 May and 15 May».
pub(super) fn days_from(
    src: &Source<'_>,
    i: usize,
    end: usize,
    adopted: Option<NaiveDate>,
) -> Option<Time> {
    let day = src.number(i + 1).filter(|d| (1..=31).contains(d));
    let (first, n) = match date_at(src, i + 1, end) {
        Some((d, n)) if d.day.is_some() => (d, n),
        _ => (
            Date {
                day,
                ..Date::default()
            },
            i + 2,
        ),
    };
    first.day?;
    if !src.any(n, &["to", "and", "until", "till", "through", "–", "-"]) {
        return None;
    }
    let (last, m) =
        date_at(src, n + 1, end).filter(|(d, _)| d.day.is_some() && d.month.is_some())?;
    let last = last.after(adopted);
    let first = Date {
        year: first.year.or(last.year),
        month: first.month.or(last.month),
        ..first
    };
    // What was: «for the period from …», «the year from …».
    let past = i > 0
        && src.any(
            i - 1,
            &["period", "year", "term", "months", "session", "report"],
        );
    let value = first.iso().zip(last.iso()).map(|(a, b)| format!("{a}/{b}"));
    Some(Time::new(
        Range::new(i, m),
        DeadlineKind::Date,
        value.filter(|_| !past),
        if past { 0 } else { 70 },
        "deadline.period",
    ))
}

/// «the third quarter of 2025», «Q3 2024».
pub(super) fn quarter_of(src: &Source<'_>, i: usize, end: usize) -> Option<(String, usize)> {
    let j = if src.is(i, "the") { i + 1 } else { i };
    let (q, n) = match src.low(j) {
        "q1" => (1, j + 1),
        "q2" => (2, j + 1),
        "q3" => (3, j + 1),
        "q4" => (4, j + 1),
        _ => quarter(src, j, end)?,
    };
    let n = if src.is(n, "of") { n + 1 } else { n };
    let y = year_at(src, n).filter(|_| n < end)?;
    Some((format!("{y:04}-Q{q}"), n + 1))
}

/// «on 14 May 2024», «effective 1 July 2024», «from 1 to 15 May 2024».
pub(super) fn dated(
    src: &Source<'_>,
    i: usize,
    r: Range,
    adopted: Option<NaiveDate>,
) -> Option<Time> {
    let mut j = i + 1;
    if src.is(i, "as") {
        if !src.is(j, "of") {
            return None;
        }
        j += 1;
    }
    if src.is(i, "effective") && src.any(j, &["on", "from", "as"]) {
        j += 1;
        if src.is(j, "of") {
            j += 1;
        }
    }
    if src.is(i, "effective") && src.is(j, "immediately") {
        return Some(Time::new(
            Range::new(i, j + 1),
            Duration,
            Some("P0D".into()),
            85,
            "deadline.at-once",
        ));
    }
    let (d, n) = date_at(src, j, r.b).filter(|(d, _)| d.month.is_some())?;
    let held = i > r.a
        && !src.any(i.wrapping_sub(2), &["be", "is", "are"])
        && src.any(
            i - 1,
            &[
                "held",
                "dated",
                "adopted",
                "made",
                "signed",
                "passed",
                "submitted",
                "meeting",
                "election",
                "conference",
                "session",
                "elections",
            ],
        );
    if held {
        return Some(Time::new(
            Range::new(i, n),
            DeadlineKind::Date,
            None,
            0,
            "deadline.cited",
        ));
    }
    if src.any(n, &["to", "until", "till", "through", "–", "-"])
        && let Some((stop, m)) =
            date_at(src, n + 1, r.b).filter(|(d, _)| d.day.is_some() && d.month.is_some())
    {
        let stop = stop.after(adopted);
        let start = Date {
            year: d.year.or(stop.year),
            ..d
        };
        return Some(Time::new(
            Range::new(i, m),
            DeadlineKind::Date,
            start.iso().zip(stop.iso()).map(|(a, b)| format!("{a}/{b}")),
            70,
            "deadline.period",
        ));
    }
    d.day?;
    Some(Time::new(
        Range::new(i, n),
        DeadlineKind::Date,
        d.after(adopted).iso(),
        61,
        "deadline.on",
    ))
}

//! English time expressions.

mod dates;
mod rhythm;

use rhythm::{basis, basis_of, each_thing, every_event, fixed_day, is_adverb, placed, repeated};
pub(crate) use rhythm::{rhythm_alone, rhythm_at};

use chrono::{Datelike, NaiveDate};

use crate::date::{Date, date_at, month_end, year_at};
use crate::deadline::{Fixed, Time, period, rhythm, with_place};
use crate::lang::class;
use crate::reading::DeadlineKind::{self, Duration, Event, Permanent, Recurrence};
use crate::token::{Form, Range, Source};
use dates::{dated, days_from, quarter_of, takes_effect};

/// The time expression that begins at `i`.
pub(crate) fn at(src: &Source<'_>, i: usize, r: Range, adopted: Option<NaiveDate>) -> Option<Time> {
    let end = r.b;
    let low = src.low(i);
    match low {
        "before" | "after" | "during" if each_thing(src, i, end).is_some() => {
            each_thing(src, i, end)
        }
        "by" | "before" | "until" | "till" | "prior" => prefixed(src, i, i + 1, r, adopted),
        "not" | "no" if src.is(i + 1, "later") && src.is(i + 2, "than") => {
            prefixed(src, i, i + 3, r, adopted).or_else(|| counted(src, i, i + 3, end))
        }
        "on" if src.seq(i, end, &["on", "or", "before"]) => prefixed(src, i, i + 3, r, adopted),
        "on" if fixed_day(src, i, end).is_some() => fixed_day(src, i, end),
        "on" | "from" | "upon" | "with" | "as" if takes_effect(src, i, end).is_some() => {
            takes_effect(src, i, end)
        }
        "from" | "between" if days_from(src, i, end, adopted).is_some() => {
            days_from(src, i, end, adopted)
        }
        "in" if src.class(i + 1, class::EACH) && !src.any(i + 1, &["all", "any"]) => {
            let mut t = repeated(src, i + 1, i + 1, end)?;
            t.range.a = i;
            Some(t)
        }
        "in" | "during" if quarter_of(src, i + 1, end).is_some() => quarter_of(src, i + 1, end)
            .map(|(v, n)| {
                Time::new(
                    Range::new(i, n),
                    DeadlineKind::Date,
                    Some(v),
                    65,
                    "deadline.quarter",
                )
            }),
        "throughout" if src.any(i + 1, &["the"]) && src.class(i + 2, class::UNIT) => Some(
            Time::new(Range::new(i, i + 3), Permanent, None, 80, "deadline.always"),
        ),
        "always" | "constantly"
            if i + 1 >= end
                || src.form(i + 1) == Some(Form::Sign)
                || i > r.a && src.class(i - 1, class::MODAL) =>
        {
            Some(Time::new(
                Range::new(i, i + 1),
                Permanent,
                None,
                80,
                "deadline.always",
            ))
        }
        "on" if src.any(i + 1, &["a", "an"]) && src.is(i + 3, "basis") && i + 4 <= end => {
            basis(src, i)
        }
        "on" if src.is(i + 2, "basis") && i + 3 <= end && src.class(i + 1, class::BASIS) => {
            basis_of(src, i, i + 1, i + 3)
        }
        "on" | "effective" | "from" | "as" => dated(src, i, r, adopted),
        "within" | "in" => counted(src, i, i + 1, end)
            .filter(|_| low == "within")
            .or_else(|| in_month(src, i, end, adopted)),
        "at" => meeting(src, i, i + 1, end),
        "to" if src.class(i + 1, class::EACH) && !src.is(i + 1, "all") => {
            every_event(src, i, i + 1, end)
        }
        "each" | "every" => repeated(src, i, i, end),
        "once" | "twice" | "thrice" => repeated(src, i, i, end),
        "upon" | "after" | "following" => event(src, i, i + 1, end, 62),
        "permanently" | "continuously" | "continually" => Some(Time::new(
            Range::new(i, i + 1),
            Permanent,
            None,
            80,
            "deadline.always",
        )),
        "during" => None,
        _ if src.class(i, class::AT_ONCE) => {
            if src.any(
                i + 1,
                &["after", "following", "upon", "before", "preceding", "prior"],
            ) {
                return event(src, i, i + 2, end, 70);
            }
            Some(Time::new(
                Range::new(i, i + 1),
                Duration,
                Some("P0D".into()),
                85,
                "deadline.at-once",
            ))
        }
        _ if src.class(i, class::RHYTHM) && is_adverb(src, i, end) => {
            let t = rhythm(i, i + 1, period(src.word(i).value, 1), 1);
            Some(placed(src, t, end))
        }
        _ if src.is_number(i) || src.class(i, class::NUMERAL) && src.is(i + 1, "times") => {
            if src.is(i + 1, "times") {
                return repeated(src, i, i, end);
            }
            bare(src, i, r, adopted)
        }
        _ if src.class(i, class::MONTH) && src.large(i) => bare(src, i, r, adopted),
        _ if src.class(i, class::WEEKDAY) => bare(src, i, r, adopted),
        _ => None,
    }
}

/// After «by», «before», «not later than», «until».
fn prefixed(
    src: &Source<'_>,
    a: usize,
    i: usize,
    r: Range,
    adopted: Option<NaiveDate>,
) -> Option<Time> {
    let end = r.b;
    let i = if src.is(a, "prior") {
        if !src.is(i, "to") {
            return None;
        }
        i + 1
    } else if src.any(i, &["or", "and"]) && src.is(i + 1, "before") {
        i + 2
    } else {
        i
    };
    let mut j = i;
    // «by noon on 3 May», «by 5 p.m. on Friday», «by close of business on 3 May».
    let on = (i..(i + 7).min(end)).find(|k| src.is(*k, "on"));
    if let Some(on) = on
        && on > i
        && (i..on).all(|k| {
            src.is_number(k)
                || src.any(
                    k,
                    &[
                        "noon", "midnight", "p", "a", "m", "pm", "am", ".", ":", "close", "of",
                        "business", "the", "o'clock", "hours", "latest",
                    ],
                )
        })
        && let Some((d, n)) = date_at(src, on + 1, end)
    {
        return date(a, n, d.after(adopted).iso());
    }
    if src.class(i, class::FEAST) && i < end {
        let (n, y) = match year_at(src, i + 1).filter(|_| i + 1 < end) {
            Some(_) => (i + 2, true),
            None => (i + 1, false),
        };
        let _ = y;
        return Some(Time::new(
            Range::new(a, n),
            Event,
            None,
            75,
            "deadline.feast",
        ));
    }
    if let Some((v, n)) = quarter_of(src, i, end) {
        return date(a, n, Some(v));
    }
    if src.is(j, "the") {
        j += 1;
    }
    if src.any(j, &["end", "close"]) && src.is(j + 1, "of") {
        let mut k = j + 2;
        while src.any(
            k,
            &["the", "this", "calendar", "current", "fiscal", "financial"],
        ) {
            k += 1;
        }
        let fiscal = (j..k).any(|x| src.any(x, &["fiscal", "financial"]));
        if let Some((q, n)) = quarter(src, k, end) {
            let y = if src.is(n, "of") {
                year_at(src, n + 1)
            } else {
                year_at(src, n)
            };
            let n = if y.is_some() {
                if src.is(n, "of") { n + 2 } else { n + 1 }
            } else {
                n
            };
            let y = y.or(adopted.map(|d| d.year()))?;
            return date(a, n, month_end(y, q * 3).map(|d| d.to_string()));
        }
        // «the close of the 2019 season» names a season, not a year.
        let named = src.is_word(k + 1)
            && k + 1 < end
            && !src.class(
                k + 1,
                class::PREP
                    | class::CONJ
                    | class::MODAL
                    | class::BE
                    | class::ADVERB
                    | class::ARTICLE,
            )
            && src.shape(k + 1) == crate::token::Shape::Small
            && src.word(k + 1).verb.is_none();
        if let Some(y) = year_at(src, k).filter(|_| k < end && !named) {
            return date(a, k + 1, Some(format!("{y:04}-12-31")));
        }
        if src.class(k, class::UNIT) && k < end && !fiscal {
            let v = adopted.and_then(|d| match src.word(k).value {
                6 => NaiveDate::from_ymd_opt(d.year(), 12, 31),
                3 => month_end(d.year(), d.month()),
                4 => month_end(d.year(), d.month().div_ceil(3) * 3),
                _ => None,
            });
            return date(a, k + 1, v.map(|d| d.to_string()));
        }
        if src.class(k, class::MONTH) && k < end {
            let (y, n) = year_at(src, k + 1).map_or((None, k + 1), |y| (Some(y), k + 2));
            let d = Date {
                year: y,
                month: Some(u32::from(src.word(k).value)),
                day: None,
            }
            .after(adopted);
            return date(
                a,
                n,
                d.year
                    .zip(d.month)
                    .and_then(|(y, m)| month_end(y, m))
                    .map(|d| d.to_string()),
            );
        }
        return Some(Time::new(
            Range::new(a, phrase_end(src, k, end)),
            Event,
            None,
            75,
            "deadline.event",
        ));
    }
    // «the 15th of each month».
    if let Some(d) = src.number(j).filter(|d| (1..=31).contains(d))
        && src.any(j + 1, &["st", "nd", "rd", "th"])
    {
        let mut k = j + 2;
        if src.is(k, "day") {
            k += 1;
        }
        if src.is(k, "of") && src.any(k + 1, &["each", "every"]) && src.is(k + 2, "month") {
            return Some(with_place(
                rhythm(a, k + 3, "P1M".into(), 1),
                &Fixed::Day(d),
                k + 3,
            ));
        }
    }
    if let Some((d, n)) = date_at(src, i, end) {
        if d.month.is_some() && src.any(n, &["each", "every", "of", "in"]) {
            let k = if src.any(n, &["of", "in"]) { n + 1 } else { n };
            if src.any(k, &["each", "every"]) && src.is(k + 1, "year") {
                return Some(with_place(
                    rhythm(a, k + 2, "P1Y".into(), 1),
                    &Fixed::Date(d),
                    k + 2,
                ));
            }
        }
        if src.is(n, "annually") {
            return Some(with_place(
                rhythm(a, n + 1, "P1Y".into(), 1),
                &Fixed::Date(d),
                n + 1,
            ));
        }
        let v = d.after(adopted).iso();
        // Without a date of adoption the year of "by 1 June" is not known.
        if v.is_none() && d.month.is_some() {
            return Some(Time::new(
                Range::new(a, n),
                DeadlineKind::Date,
                None,
                100,
                "deadline.by",
            ));
        }
        return date(a, n, v);
    }
    if src.any(a, &["until", "till"]) && year_at(src, i).is_none() {
        // «until the council meets again»: a clause tells the time.
        let stop = (i..end)
            .find(|k| src.form(*k) == Some(Form::Sign) && !src.any(*k, &["'", "-"]))
            .unwrap_or(end);
        if stop > i + 1 && stop < i + 14 {
            return Some(Time::new(
                Range::new(a, stop),
                Event,
                None,
                62,
                "deadline.until-event",
            ));
        }
    }
    if let Some(y) = year_at(src, i).filter(|_| i < end) {
        return date(a, i + 1, Some(format!("{y:04}")));
    }
    if src.is(a, "by") || !src.is(a, "by") {
        return event(src, a, i, end, 75);
    }
    None
}

fn date(a: usize, b: usize, v: Option<String>) -> Option<Time> {
    v.map(|v| {
        Time::new(
            Range::new(a, b),
            DeadlineKind::Date,
            Some(v),
            100,
            "deadline.by",
        )
    })
}

fn quarter(src: &Source<'_>, i: usize, end: usize) -> Option<(u32, usize)> {
    let n = src.word(i).value;
    (src.class(i, class::NUMERAL)
        && src.is(i + 1, "quarter")
        && i + 1 < end
        && (1..=4).contains(&n))
    .then_some((u32::from(n), i + 2))
}

/// «within 30 days of adoption», «no later than 30 days after …».
fn counted(src: &Source<'_>, a: usize, i: usize, end: usize) -> Option<Time> {
    let mut j = i;
    if src.any(j, &["the", "a", "an"]) {
        j += 1;
    }
    if src.any(j, &["next", "following"]) {
        j += 1;
    }
    let n = match src.number(j) {
        Some(n) => {
            j += 1;
            n
        }
        // «the second week» is a place in a row, not an amount.
        None if src.any(j, &["first", "second", "third", "fourth", "fifth"]) => return None,
        None if src.class(j, class::NUMERAL) && !src.class(j, class::UNIT) => {
            j += 1;
            u32::from(src.word(j - 1).value)
        }
        None => 1,
    };
    if src.is(j, "(") {
        let close = (j..(j + 4).min(end)).find(|k| src.is(*k, ")"))?;
        j = close + 1;
    }
    while src.any(
        j,
        &["working", "business", "calendar", "consecutive", "full"],
    ) {
        j += 1;
    }
    if j >= end || !src.class(j, class::UNIT) {
        return None;
    }
    let unit = src.word(j).value;
    let mut b = j + 1;
    if src.any(b, &["of", "from", "after", "following"]) {
        b = phrase_end(src, b + 1, end);
    }
    // «within 14 days of receipt» is tied to the receipt, not to adoption.
    let ours = b == j + 1
        || (j + 1..b).any(|k| {
            src.any(
                k,
                &[
                    "adoption",
                    "hereof",
                    "decision",
                    "resolution",
                    "passage",
                    "passing",
                    "approval",
                    "signature",
                    "meeting",
                    "date",
                    "today",
                    "now",
                    "directive",
                    "order",
                    "motion",
                    "adjournment",
                    "congress",
                    "session",
                    "conference",
                    "adopting",
                    "this",
                ],
            )
        });
    if !ours {
        return Some(Time::new(
            Range::new(a, b),
            Event,
            None,
            90,
            "deadline.after-event",
        ));
    }
    Some(Time::new(
        Range::new(a, b),
        Duration,
        Some(period(unit, n)),
        90,
        "deadline.within",
    ))
}

/// The end of a noun phrase with its of-complements.
fn phrase_end(src: &Source<'_>, i: usize, end: usize) -> usize {
    let mut j = i;
    while j < end && j < i + 12 {
        let w = src.word(j);
        let stops = src.form(j) == Some(Form::Sign) && !src.any(j, &["'", "-", "/"])
            || w.class & (class::MODAL | class::SUBORDINATE | class::CONJ) != 0
            || (w.class & class::PREP != 0 && !src.is(j, "of"));
        if stops {
            break;
        }
        j += 1;
    }
    j
}

/// «the next annual general meeting», «its adoption», «completion of the audit».
fn event(src: &Source<'_>, a: usize, i: usize, end: usize, rank: u8) -> Option<Time> {
    if src.class(i, class::EACH) {
        return every_event(src, a, i, end);
    }
    let stop = phrase_end(src, i, end);
    let head = (i..stop).find(|j| src.class(*j, class::EVENT))?;
    if let Some(each) = (i..stop).find(|j| src.any(*j, &["each", "every"])) {
        // «by a living author each season»: the rhythm stands by itself.
        if !src.is(each - 1, "of") {
            return None;
        }
        return Some(Time::new(
            Range::new(a, stop),
            Recurrence,
            Some("R/event".into()),
            85,
            "deadline.every-event",
        ));
    }
    let next = (i..head).any(|j| {
        src.any(
            j,
            &[
                "next",
                "following",
                "forthcoming",
                "coming",
                "annual",
                "the",
                "its",
                "their",
                "first",
                "second",
            ],
        )
    });
    (next || head == i).then(|| Time::new(Range::new(a, stop), Event, None, rank, "deadline.event"))
}

/// «at its next session», «at every congress», «at all times», «at the opening of every term», «at least twice a year».
fn meeting(src: &Source<'_>, a: usize, i: usize, end: usize) -> Option<Time> {
    if src.is(i, "all") && src.is(i + 1, "times") {
        return Some(Time::new(
            Range::new(a, i + 2),
            Permanent,
            None,
            80,
            "deadline.always",
        ));
    }
    if src.is(i, "once") {
        return Some(Time::new(
            Range::new(a, i + 1),
            Duration,
            Some("P0D".into()),
            85,
            "deadline.at-once",
        ));
    }
    if src.is(i, "least") {
        return repeated(src, a, i + 1, end).or_else(|| {
            // «at least 30 days before the meeting».
            let d = counted(src, a, i + 1, end)?;
            src.any(d.range.b, &["before", "prior"]).then(|| {
                Time::new(
                    Range::new(a, phrase_end(src, d.range.b + 1, end)),
                    Event,
                    None,
                    75,
                    "deadline.days-before",
                )
            })
        });
    }
    if src.class(i, class::EACH) {
        return every_event(src, a, i, end);
    }
    let stop = phrase_end(src, i, end);
    if (i..stop).any(|j| src.any(j, &["every", "each"]))
        && (i..stop).any(|j| src.class(j, class::EVENT))
    {
        return Some(Time::new(
            Range::new(a, stop),
            Recurrence,
            Some("R/event".into()),
            85,
            "deadline.every-event",
        ));
    }
    let dated = (i..stop).any(|j| {
        src.class(j, class::MONTH)
            || src.any(
                j,
                &[
                    "next",
                    "following",
                    "forthcoming",
                    "subsequent",
                    "annual",
                    "autumn",
                    "spring",
                    "summer",
                    "winter",
                    "first",
                    "coming",
                ],
            )
            || src.class(j, class::NUMERAL) && !src.class(j, class::ARTICLE)
    });
    // «at the close of Congress».
    let limit = (i..stop).any(|j| {
        src.any(
            j,
            &[
                "close",
                "end",
                "conclusion",
                "opening",
                "start",
                "beginning",
                "commencement",
                "rising",
            ],
        ) && src.is(j + 1, "of")
    });
    ((i..stop).any(|j| src.class(j, class::EVENT)) && (dated || limit))
        .then(|| Time::new(Range::new(a, stop), Event, None, 70, "deadline.meeting"))
}

fn in_month(src: &Source<'_>, i: usize, end: usize, adopted: Option<NaiveDate>) -> Option<Time> {
    let (d, n) = date_at(src, i + 1, end)?;
    if d.day.is_some() || d.month.is_none() {
        return None;
    }
    Some(Time::new(
        Range::new(i, n),
        DeadlineKind::Date,
        d.after(adopted).iso(),
        40,
        "deadline.month",
    ))
}

/// A date by itself.
fn bare(src: &Source<'_>, i: usize, r: Range, adopted: Option<NaiveDate>) -> Option<Time> {
    let (d, n) = date_at(src, i, r.b)?;
    d.month?;
    d.day?;
    if i > r.a
        && src.any(
            i - 1,
            &[
                "of", "dated", "from", "since", "and", "to", "the", "for", "/", "(",
            ],
        )
    {
        return Some(Time::new(
            Range::new(i, n),
            DeadlineKind::Date,
            None,
            0,
            "deadline.cited",
        ));
    }
    Some(Time::new(
        Range::new(i, n),
        DeadlineKind::Date,
        d.after(adopted).iso(),
        40,
        "deadline.day",
    ))
}

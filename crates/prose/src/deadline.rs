//! Deadlines: which time expressions a sentence holds, and which of them says by when to act.
//!
//! The expressions themselves are found by the language ([`crate::lang::ru::time`], [`crate::lang::en::time`]); here they are
//! valued, one is chosen, and days are counted.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::calendar::Calendar;
use crate::date::{Date, month_end};
use crate::lang::{self};
use crate::reading::{ComputedFrom, Deadline, DeadlineKind, Lang, WorkingDays};
use crate::token::{Range, Source};

/// A time expression in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Time {
    pub range: Range,
    pub kind: DeadlineKind,
    pub value: Option<String>,
    /// How strongly the words mark a deadline: «до» more than a bare date.
    pub rank: u8,
    pub rule: &'static str,
}

impl Time {
    pub fn new(
        range: Range,
        kind: DeadlineKind,
        value: Option<String>,
        rank: u8,
        rule: &'static str,
    ) -> Time {
        Time {
            range,
            kind,
            value,
            rank,
            rule,
        }
    }
}

/// A rhythm: so many times in an ISO period. One time, or none said, is the period alone.
pub(crate) fn rhythm(a: usize, b: usize, period: String, times: u32) -> Time {
    let n = if times > 1 {
        times.to_string()
    } else {
        String::new()
    };
    Time::new(
        Range::new(a, b),
        DeadlineKind::Recurrence,
        Some(format!("R{n}/{period}")),
        85,
        "deadline.rhythm",
    )
}

/// From this rank on, words mark a deadline wherever they stand; below, they must stand where a time is expected.
pub(crate) const MARKED: u8 = 60;

/// All time expressions of a range, in order, none overlapping.
pub(crate) fn times(src: &Source<'_>, r: Range, adopted: Option<NaiveDate>) -> Vec<Time> {
    let mut out: Vec<Time> = Vec::new();
    let mut i = r.a;
    while i < r.b {
        let found = if src.word(i).cyrillic
            || (!src.is_word(i) && src.word(i.saturating_add(1)).cyrillic)
        {
            lang::ru::time::at(src, i, r, adopted)
        } else {
            lang::en::time::at(src, i, r, adopted).or_else(|| {
                if src.is_word(i) {
                    None
                } else {
                    lang::ru::time::at(src, i, r, adopted)
                }
            })
        };
        match found {
            Some(t) if t.range.b > i => {
                i = t.range.b;
                out.push(t);
            }
            _ => i += 1,
        }
    }
    out
}

/// The one that says by when to act: the strongest; of equals the first.
pub(crate) fn choose(times: &[Time]) -> Option<&Time> {
    times
        .iter()
        .rev()
        .filter(|t| t.rank > 0)
        .max_by_key(|t| t.rank)
}

/// The value with its words and the day that follows from it.
pub(crate) fn finish(src: &Source<'_>, t: &Time, adopted: Option<NaiveDate>) -> Deadline {
    let confidence = match t.rank {
        90.. => 0.97,
        MARKED..90 => 0.9,
        _ => 0.7,
    };
    let mut due_on = None;
    let mut computed_from = None;
    let mut working_days = None;
    match (t.kind, t.value.as_deref()) {
        (DeadlineKind::Date, Some(v)) => due_on = last_day(v),
        (DeadlineKind::Duration, Some(v)) => {
            working_days = in_working_days(src, t.range);
            due_on = match (&mut working_days, adopted) {
                (Some(w), Some(a)) => {
                    let calendar = w.calendar.as_deref().and_then(Calendar::of);
                    let due = amount(v)
                        .zip(calendar)
                        .and_then(|((n, _), c)| c.after(a, n));
                    w.known = due.is_some();
                    due
                }
                (None, Some(a)) => add(a, v),
                _ => None,
            };
            computed_from = due_on.map(|_| ComputedFrom::Adoption);
        }
        _ => {}
    }
    Deadline {
        kind: t.kind,
        value: t.value.clone(),
        quote: src.quote(t.range, confidence, t.rule),
        due_on,
        computed_from,
        rrule: match t.kind {
            DeadlineKind::Recurrence => t.value.as_deref().and_then(rrule),
            _ => None,
        },
        working_days,
    }
}

/// «10 рабочих дней», "ten business days": a term that a calendar of working days counts.
fn in_working_days(src: &Source<'_>, r: Range) -> Option<WorkingDays> {
    let at = r.iter().find(|i| {
        src.any(
            *i,
            &[
                "рабочих",
                "рабочего",
                "рабочий",
                "банковских",
                "working",
                "business",
                "banking",
            ],
        )
    })?;
    // Russian official prose counts by the calendar of Russia; English does not tell its country.
    let calendar = src.word(at).cyrillic.then(|| "ru".to_owned());
    Some(WorkingDays {
        calendar,
        known: false,
    })
}

/// Reads one deadline that a person typed («до 1 августа 2026», "by 1 August 2026", «ежеквартально»).
///
/// A bare date counts as well. `lang` says which language's words stand first where a sign alone could be either.
pub fn read_one(text: &str, lang: Lang, adopted: Option<NaiveDate>) -> Option<Deadline> {
    let src = Source::new(text);
    let all = Range::new(0, src.tokens.len());
    let mut found = times(&src, all, adopted);
    if found.is_empty()
        && let Some((date, next)) = crate::date::date_at(&src, 0, all.b)
    {
        let iso = date.after(adopted).iso()?;
        found.push(Time::new(
            Range::new(0, next),
            DeadlineKind::Date,
            Some(iso),
            MARKED,
            "deadline.typed",
        ));
    }
    if found.is_empty() && lang == Lang::En {
        // A rhythm that stands for itself («weekly») has no sentence around it to tell adverb from adjective.
        found.extend(lang::en::time::rhythm_alone(&src));
    }
    choose(&found).map(|t| finish(&src, t, adopted))
}

/// Joins neighbours that only make sense together: a rhythm and its fixed place («ежемесячно, не позднее 5-го числа»).
pub(crate) fn with_place(mut rhythm: Time, place: &Fixed, end: usize) -> Time {
    if let Some(v) = &rhythm.value
        && let Some(at) = place.text(v)
    {
        rhythm.value = Some(format!("{v}@{at}"));
    }
    rhythm.range.b = end;
    rhythm
}

/// A fixed place within a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Fixed {
    /// The day of a month.
    Day(u32),
    /// A month, perhaps with a day.
    Date(Date),
}

impl Fixed {
    fn text(self, rhythm: &str) -> Option<String> {
        match self {
            Fixed::Day(d) => Some(format!("{d:02}")),
            Fixed::Date(Date {
                month: Some(m),
                day: Some(d),
                ..
            }) if rhythm.ends_with('Y') => Some(format!("{m:02}-{d:02}")),
            Fixed::Date(Date {
                month: Some(m),
                day: None,
                ..
            }) if rhythm.ends_with('Y') => Some(format!("{m:02}")),
            Fixed::Date(_) => None,
        }
    }
}

/// The ISO letters of a unit: 1 day, 2 week, 3 month, 4 quarter, 5 half-year, 6 year; `n` of them.
pub(crate) fn period(unit: u16, n: u32) -> String {
    match unit {
        1 => format!("P{n}D"),
        2 => format!("P{n}W"),
        3 => format!("P{n}M"),
        4 => format!("P{}M", n.saturating_mul(3)),
        5 => format!("P{}M", n.saturating_mul(6)),
        12 => "P2Y".to_owned(),
        7 => format!("PT{n}H"),
        22 => "P2W".to_owned(),
        32 => "P2M".to_owned(),
        _ => format!("P{n}Y"),
    }
}

/// The last day that a date value names.
fn last_day(value: &str) -> Option<NaiveDate> {
    let value = value.rsplit(['/', ',']).next()?;
    if let Some((y, q)) = value.split_once("-Q") {
        return month_end(y.parse().ok()?, q.parse::<u32>().ok()?.checked_mul(3)?);
    }
    let mut parts = value.split('-');
    let y: i32 = parts.next()?.parse().ok()?;
    match (parts.next(), parts.next()) {
        (Some(m), Some(d)) => NaiveDate::from_ymd_opt(y, m.parse().ok()?, d.parse().ok()?),
        (Some(m), None) => month_end(y, m.parse().ok()?),
        _ => NaiveDate::from_ymd_opt(y, 12, 31),
    }
}

fn amount(period: &str) -> Option<(u32, char)> {
    let p = period.strip_prefix('P')?;
    let p = p.strip_prefix('T').unwrap_or(p);
    let unit = p.chars().next_back()?;
    Some((p.get(..p.len() - 1)?.parse().ok()?, unit))
}

fn add(from: NaiveDate, period: &str) -> Option<NaiveDate> {
    let (n, unit) = amount(period)?;
    match unit {
        'D' => from.checked_add_days(Days::new(u64::from(n))),
        // Hours fall due on the day in which they end, counted from the end of the day of adoption.
        'H' => from.checked_add_days(Days::new(u64::from(n.div_ceil(24)))),
        'W' => from.checked_add_days(Days::new(u64::from(n) * 7)),
        'M' => from.checked_add_months(Months::new(n)),
        'Y' => from
            .checked_add_months(Months::new(n.checked_mul(12)?))
            .filter(|d| d.year() < 10_000),
        _ => None,
    }
}

/// The RFC 5545 rule of a recurrence value; `None` where the rhythm is not the calendar's.
fn rrule(value: &str) -> Option<String> {
    let (times, rest) = value.strip_prefix('R')?.split_once('/')?;
    let (p, place) = rest
        .split_once('@')
        .map_or((rest, None), |(p, at)| (p, Some(at)));
    let (n, unit) = amount(p)?;
    let times: u32 = if times.is_empty() {
        1
    } else {
        times.parse().ok()?
    };
    let (mut freq, mut every) = match unit {
        'D' => ("DAILY", n),
        'W' => ("WEEKLY", n),
        'M' => ("MONTHLY", n),
        _ => ("YEARLY", n),
    };
    // Several times in a year are spread over its months, as a proposal.
    if times > 1 && unit == 'Y' && n == 1 && 12 % times == 0 {
        (freq, every) = ("MONTHLY", 12 / times);
    } else if times > 1 {
        return None;
    }
    let mut out = format!("FREQ={freq}");
    if every > 1 {
        out.push_str(&format!(";INTERVAL={every}"));
    }
    match place.map(|p| p.split_once('-').map_or((p, None), |(m, d)| (m, Some(d)))) {
        Some((m, Some(d))) => out.push_str(&format!(
            ";BYMONTH={};BYMONTHDAY={}",
            m.parse::<u32>().ok()?,
            d.parse::<u32>().ok()?
        )),
        Some((x, None)) if unit == 'M' => {
            out.push_str(&format!(";BYMONTHDAY={}", x.parse::<u32>().ok()?))
        }
        Some((x, None)) if unit == 'Y' => {
            out.push_str(&format!(";BYMONTH={}", x.parse::<u32>().ok()?))
        }
        _ => {}
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: kind, value, words.
    fn check(text: &str, lang: Lang, expected: &str) {
        let got = read_one(text, lang, NaiveDate::from_ymd_opt(2023, 9, 18)).map_or(
            "none".to_owned(),
            |d| {
                format!(
                    "{} {} | {}",
                    d.kind.code(),
                    d.value.unwrap_or_else(|| "-".to_owned()),
                    d.quote.text
                )
            },
        );
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn russian_deadlines() {
        let ru = |text, expected| check(text, Lang::Ru, expected);
        ru(
            "в срок до 1 августа 2026 года подготовить",
            "date 2026-08-01 | в срок до 1 августа 2026 года",
        );
        ru(
            "не позднее 20 июня представить",
            "date 2024-06-20 | не позднее 20 июня",
        );
        ru(
            "до конца 2025 года завершить",
            "date 2025-12-31 | до конца 2025 года",
        );
        ru("до конца года завершить", "date 2023-12-31 | до конца года");
        ru(
            "до конца III квартала 2024 г. сдать",
            "date 2024-09-30 | до конца III квартала 2024 г.",
        );
        ru(
            "в III квартале 2024 года провести",
            "date 2024-Q3 | в III квартале 2024 года",
        );
        ru("в мае 2024 года провести", "date 2024-05 | в мае 2024 года");
        ru("к 2030 году построить", "date 2030 | к 2030 году");
        ru(
            "с 1 по 15 мая 2024 года провести",
            "date 2024-05-01/2024-05-15 | с 1 по 15 мая 2024 года",
        );
        ru(
            "в двухнедельный срок ответить",
            "duration P2W | в двухнедельный срок",
        );
        ru("в месячный срок ответить", "duration P1M | в месячный срок");
        ru(
            "в 10-дневный срок ответить",
            "duration P10D | в 10-дневный срок",
        );
        ru(
            "в течение 10 рабочих дней ответить",
            "duration P10D | в течение 10 рабочих дней",
        );
        ru(
            "в течение трех месяцев со дня принятия решения ответить",
            "duration P3M | в течение трех месяцев со дня принятия решения",
        );
        ru("незамедлительно сообщить", "duration P0D | незамедлительно");
        ru(
            "ежемесячно, не позднее 5-го числа, направлять",
            "recurrence R/P1M@05 | ежемесячно, не позднее 5-го числа",
        );
        ru(
            "ежегодно к 10 февраля направлять",
            "recurrence R/P1Y@02-10 | ежегодно к 10 февраля",
        );
        ru("ежеквартально", "recurrence R/P3M | ежеквартально");
        ru(
            "не реже двух раз в год проводить",
            "recurrence R2/P1Y | не реже двух раз в год",
        );
        ru(
            "раз в квартал проводить",
            "recurrence R/P3M | раз в квартал",
        );
        ru(
            "на каждом заседании докладывать",
            "recurrence R/event | на каждом заседании",
        );
        ru("постоянно проводить", "permanent - | постоянно");
        ru(
            "к открытию седьмого съезда представить",
            "event - | к открытию седьмого съезда",
        );
        ru("план на 2024 год", "none");
        ru("за период с 1 мая 2020 года по 4 июня 2023 года", "none");
        ru("решение от 4 сентября 2018 года", "none");
    }

    #[test]
    fn english_deadlines() {
        let en = |text, expected| check(text, Lang::En, expected);
        en("report by 24 November.", "date 2023-11-24 | by 24 November");
        en(
            "appear not later than 15 April 2024",
            "date 2024-04-15 | not later than 15 April 2024",
        );
        en(
            "done by March 3, 2026 and",
            "date 2026-03-03 | by March 3, 2026",
        );
        en("by the end of 2025", "date 2025-12-31 | by the end of 2025");
        en("by 2030", "date 2030 | by 2030");
        en("write within 30 days", "duration P30D | within 30 days");
        en(
            "write within two weeks of adoption, and",
            "duration P2W | within two weeks of adoption",
        );
        en("act immediately", "duration P0D | immediately");
        en(
            "reviewed annually in February by",
            "recurrence R/P1Y@02 | annually in February",
        );
        en(
            "at least twice a year;",
            "recurrence R2/P1Y | at least twice a year",
        );
        en(
            "by 1 March each year.",
            "recurrence R/P1Y@03-01 | by 1 March each year",
        );
        en(
            "to report to every Congress.",
            "recurrence R/event | to every Congress",
        );
        en("each semester", "recurrence R/event | each semester");
        en(
            "on a monthly basis",
            "recurrence R/P1M | on a monthly basis",
        );
        en("shall at all times be", "permanent - | at all times");
        en(
            "a list before the next meeting",
            "event - | before the next meeting",
        );
        en("weekly", "recurrence R/P1W | weekly");
        en("publish a quarterly bulletin", "none");
        en("the budget for 2024", "none");
    }

    #[test]
    fn terms_in_working_days_are_counted_by_a_calendar_or_not_at_all() {
        let due = |text: &str, y, m, d| {
            let x = read_one(text, Lang::Ru, NaiveDate::from_ymd_opt(y, m, d)).unwrap();
            (
                x.value.unwrap_or_default(),
                x.due_on.map(|d| d.to_string()),
                x.working_days.map(|w| (w.calendar, w.known)),
            )
        };
        let ru = || Some("ru".to_owned());
        // The long weekends of May 2024 lie between.
        assert_eq!(
            due("в течение 10 рабочих дней ответить", 2024, 4, 26),
            (
                "P10D".to_owned(),
                Some("2024-05-16".to_owned()),
                Some((ru(), true))
            )
        );
        assert_eq!(
            due("в течение 10 рабочих дней ответить", 1999, 4, 26),
            ("P10D".to_owned(), None, Some((ru(), false)))
        );
        assert_eq!(
            due("within five working days", 2024, 4, 26),
            ("P5D".to_owned(), None, Some((None, false)))
        );
        assert_eq!(
            due("в течение 10 дней ответить", 2024, 4, 26),
            ("P10D".to_owned(), Some("2024-05-06".to_owned()), None)
        );
    }

    #[test]
    fn rules_of_recurrence() {
        for (value, expected) in [
            ("R/P1M@05", Some("FREQ=MONTHLY;BYMONTHDAY=5")),
            ("R/P3M", Some("FREQ=MONTHLY;INTERVAL=3")),
            ("R2/P1Y", Some("FREQ=MONTHLY;INTERVAL=6")),
            ("R/P1Y@03-01", Some("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1")),
            ("R/event", None),
        ] {
            assert_eq!(rrule(value).as_deref(), expected);
        }
    }
}

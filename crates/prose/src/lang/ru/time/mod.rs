//! Russian time expressions.

mod events;
mod rhythm;

use rhythm::{day_of_month, periodic, placed, repeated};

use chrono::{Datelike, NaiveDate};

use crate::date::{Date, date_at, month_end, year_at};
use crate::deadline::{Fixed, Time, period, rhythm, with_place};
use crate::lang::class;
use crate::lang::ru::case::Case;
use crate::reading::DeadlineKind::{self, Duration, Event, Permanent, Recurrence};
use crate::token::{Gap, Range, Source};
pub(crate) use events::noun_phrase;
use events::{counted_from, event, meeting, term};

/// The time expression that begins at `i`.
pub(crate) fn at(src: &Source<'_>, i: usize, r: Range, adopted: Option<NaiveDate>) -> Option<Time> {
    let end = r.b;
    let low = src.low(i);
    if src.class(i, class::RHYTHM) {
        return Some(placed(
            src,
            rhythm(i, i + 1, period(src.word(i).value, 1), 0),
            end,
        ));
    }
    if src.class(i, class::ALWAYS)
        && !src.is(i + 1, "действующий")
        && !followed_by_participle(src, i + 1)
    {
        return Some(Time::new(
            Range::new(i, i + 1),
            Permanent,
            None,
            80,
            "deadline.always",
        ));
    }
    if src.class(i, class::AT_ONCE) && !src.any(i + 1, &["после", "по", "же"]) {
        return Some(Time::new(
            Range::new(i, i + 1),
            Duration,
            Some("P0D".into()),
            85,
            "deadline.at-once",
        ));
    }
    let cited = i > r.a
        && src.any(
            i - 1,
            &[
                "от",
                "за",
                "период",
                "состоянию",
                "постановления",
                "решения",
            ],
        );
    match low {
        "в" | "во" => inside(src, i, end, adopted),
        "до" | "к" | "ко" | "не" | "по" | "перед" | "после" | "за" => {
            before(src, i, i, r, adopted)
        }
        "с" | "со" => from(src, i, r, adopted),
        "период" => None,
        "на" => {
            if src.is(i + 1, "постоянной") && src.is(i + 2, "основе") {
                return Some(Time::new(
                    Range::new(i, i + 3),
                    Permanent,
                    None,
                    80,
                    "deadline.always",
                ));
            }
            meeting(src, i, end)
        }
        "раз" | "один" | "два" | "дважды" | "каждые" | "каждый" | "каждую" | "каждое" => {
            repeated(src, i, i, end)
        }
        _ if !cited && src.is_number(i) => bare(src, i, r, adopted),
        _ => None,
    }
}

fn followed_by_participle(src: &Source<'_>, i: usize) -> bool {
    // «постоянно действующего семинара» tells what the seminar is, not when to act.
    let low = src.low(i);
    ["ющ", "ющи", "ущ", "ащ", "ящ"].iter().any(|p| {
        low.find(p).is_some_and(|at| {
            low.get(at..)
                .is_some_and(|t| t.chars().count() <= 5 && t.chars().count() >= 4)
        })
    })
}

/// Skips «в срок до», «не позднее», «до», «к», «не позже»; the token after.
fn lead_in(src: &Source<'_>, i: usize, end: usize) -> Option<usize> {
    let mut j = i;
    if src.seq(j, end, &["в", "срок"]) {
        j += 2;
    }
    if src.is(j, "не") && src.any(j + 1, &["позднее", "позже"]) {
        j += 2;
        if src.is(j, "чем") {
            j += 1;
        }
        if src.any(j, &["до", "к"]) {
            j += 1;
        }
        return Some(j);
    }
    src.any(j, &["до", "к", "ко", "по"]).then_some(j + 1)
}

/// «в срок …», «в десятидневный срок», «в течение …», «в III квартале», «в мае 2024 года».
fn inside(src: &Source<'_>, i: usize, end: usize, adopted: Option<NaiveDate>) -> Option<Time> {
    let j = i + 1;
    if src.is(j, "период") && src.any(j + 1, &["с", "со"]) {
        let mut t = from(src, j + 1, Range::new(i, end), adopted)?;
        t.range.a = i;
        return Some(t);
    }
    if src.is(j, "срок") {
        if let Some(k) = lead_in(src, j + 1, end) {
            return until(src, i, k, end, adopted, 100);
        }
        return duration(src, i, j + 1, end);
    }
    if src.any(j, &["течение", "течении", "продолжение"]) {
        if let Some((d, n)) = date_at(src, j + 1, end).filter(|(d, _)| d.day.is_none()) {
            return Some(Time::new(
                Range::new(i, n),
                DeadlineKind::Date,
                d.after(adopted).iso(),
                70,
                "deadline.during",
            ));
        }
        return duration(src, i, j + 1, end);
    }
    // «в 10-дневный срок», «в трехмесячный срок», «в недельный срок».
    let (number, word) = if src.is_number(j) && src.is(j + 1, "-") {
        (src.number(j), j + 2)
    } else if src.is_number(j) {
        (src.number(j), j + 1)
    } else {
        (None, j)
    };
    if src.is(word + 1, "срок")
        && let Some((n, unit)) = periodic(src.low(word))
    {
        let n = number.unwrap_or(n);
        let b = counted_from(src, word + 2, end);
        return Some(term(
            src,
            Range::new(i, b),
            word + 2,
            period(unit, n),
            "deadline.term",
        ));
    }
    if let Some((q, k)) = quarter(src, j) {
        let (y, n) = year_tail(src, k, end, adopted);
        let y = y?;
        return Some(Time::new(
            Range::new(i, n),
            DeadlineKind::Date,
            Some(format!("{y:04}-Q{q}")),
            65,
            "deadline.quarter",
        ));
    }
    if let Some((h, k)) = half(src, j) {
        let (y, n) = year_tail(src, k, end, adopted);
        let y = y?;
        let v = if h == 1 {
            format!("{y:04}-01-01/{y:04}-06-30")
        } else {
            format!("{y:04}-07-01/{y:04}-12-31")
        };
        return Some(Time::new(
            Range::new(i, n),
            DeadlineKind::Date,
            Some(v),
            65,
            "deadline.half-year",
        ));
    }
    let (d, n) = date_at(src, j, end)?;
    match (d.month, d.day) {
        (Some(_), None) => Some(Time::new(
            Range::new(i, n),
            DeadlineKind::Date,
            d.after(adopted).iso(),
            58,
            "deadline.month",
        )),
        (None, None) => Some(Time::new(
            Range::new(i, n),
            DeadlineKind::Date,
            d.iso(),
            30,
            "deadline.year",
        )),
        _ => None,
    }
}

/// «10 рабочих дней», «десяти дней», «трёх (3) месяцев», «месяца», with «со дня …» after it.
fn duration(src: &Source<'_>, from: usize, i: usize, end: usize) -> Option<Time> {
    let mut j = i;
    let n = match src.number(j) {
        Some(n) => {
            j += 1;
            n
        }
        None if src.class(j, class::NUMERAL) => {
            j += 1;
            u32::from(src.word(j - 1).value)
        }
        None => 1,
    };
    if src.is(j, "-") {
        j += 2;
    }
    if src.is(j, "(") {
        let close = (j..(j + 5).min(end)).find(|k| src.is(*k, ")"))?;
        j = close + 1;
    }
    while src.any(
        j,
        &[
            "рабочих",
            "календарных",
            "банковских",
            "ближайших",
            "ближайшей",
            "ближайшего",
            "одного",
        ],
    ) {
        j += 1;
    }
    if j >= end || !src.class(j, class::UNIT) {
        return None;
    }
    let unit = src.word(j).value;
    let b = counted_from(src, j + 1, end);
    Some(term(
        src,
        Range::new(from, b),
        j + 1,
        period(unit, n),
        "deadline.within",
    ))
}

/// «III квартале», «3-го квартала», «третьем квартале».
fn quarter(src: &Source<'_>, i: usize) -> Option<(u32, usize)> {
    let (q, j) = ordinal(src, i)?;
    (src.class(j, class::UNIT) && src.word(j).value == 4 && (1..=4).contains(&q))
        .then_some((q, j + 1))
}

fn half(src: &Source<'_>, i: usize) -> Option<(u32, usize)> {
    let (h, j) = ordinal(src, i)?;
    (src.class(j, class::UNIT) && src.word(j).value == 5 && (1..=2).contains(&h))
        .then_some((h, j + 1))
}

fn ordinal(src: &Source<'_>, i: usize) -> Option<(u32, usize)> {
    if let Some(n) = src.number(i) {
        let j = if src.is(i + 1, "-") { i + 3 } else { i + 1 };
        return Some((n, j));
    }
    let n = match src.low(i) {
        "i" | "первом" | "первого" | "первый" => 1,
        "ii" | "втором" | "второго" | "второй" => 2,
        "iii" | "третьем" | "третьего" | "третий" => 3,
        "iv" | "четвертом" | "четвертого" | "четвертый" => 4,
        _ => return None,
    };
    Some((n, i + 1))
}

fn year_tail(
    src: &Source<'_>,
    i: usize,
    end: usize,
    adopted: Option<NaiveDate>,
) -> (Option<i32>, usize) {
    let j = if src.any(i, &["текущего", "этого", "сего"]) {
        i + 1
    } else {
        i
    };
    if let Some(y) = year_at(src, j).filter(|_| j < end) {
        let n = date_at(src, j, end).map_or(j + 1, |(_, n)| n);
        return (Some(y), n);
    }
    if src.is(j, "года") && j < end {
        return (adopted.map(|a| a.year()), j + 1);
    }
    (adopted.map(|a| a.year()), i)
}

/// «до …», «к …», «не позднее …», «по …», «перед …», «после …», «за 10 дней до …».
fn before(
    src: &Source<'_>,
    a: usize,
    i: usize,
    r: Range,
    adopted: Option<NaiveDate>,
) -> Option<Time> {
    let end = r.b;
    let low = src.low(i);
    if low == "не" {
        if src.any(i + 1, &["реже", "менее"]) {
            return repeated(src, a, i + 2, end);
        }
        let k = lead_in(src, i, end)?;
        return until(src, a, k, end, adopted, 100).or_else(|| {
            let k = if src.is(k, "через") { k + 1 } else { k };
            duration(src, a, k, end)
        });
    }
    if low == "за" {
        let d = duration(src, a, i + 1, end)?;
        if src.is(d.range.b, "до") && src.number(i + 1).is_none_or(|n| n < 1000) {
            let b = noun_phrase(src, d.range.b + 1, end);
            return Some(Time::new(
                Range::new(a, b),
                Event,
                None,
                75,
                "deadline.days-before",
            ));
        }
        return None;
    }
    if low == "по" {
        if src.any(
            i + 1,
            &["окончании", "завершении", "мере", "итогам", "истечении"],
        ) {
            if src.is(i + 1, "итогам") {
                return None;
            }
            let b = noun_phrase(src, i + 2, end);
            return Some(Time::new(
                Range::new(a, b),
                Event,
                None,
                62,
                "deadline.after-event",
            ));
        }
        let (d, n) =
            date_at(src, i + 1, end).filter(|(d, _)| d.month.is_some() && d.day.is_some())?;
        return Some(Time::new(
            Range::new(a, n),
            DeadlineKind::Date,
            d.after(adopted).iso(),
            75,
            "deadline.through",
        ));
    }
    if low == "перед" || low == "после" {
        return event(src, a, i + 1, end, 62);
    }
    until(src, a, i + 1, end, adopted, 100).or_else(|| {
        let prepares = i > r.a && {
            let p = src.low(i - 1);
            [
                "подготовк",
                "приурочен",
                "готов",
                "отношен",
                "дополнен",
                "приложен",
                "изменени",
                "путь",
                "доступ",
                "интерес",
                "призыв",
                "обращени",
            ]
            .iter()
            .any(|s| p.starts_with(s))
        };
        if prepares {
            None
        } else {
            event(src, a, i + 1, end, 75)
        }
    })
}

/// What stands after «до», «не позднее», «к».
fn until(
    src: &Source<'_>,
    a: usize,
    i: usize,
    end: usize,
    adopted: Option<NaiveDate>,
    rank: u8,
) -> Option<Time> {
    let date = |b: usize, v: Option<String>, rule| {
        v.map(|v| Time::new(Range::new(a, b), DeadlineKind::Date, Some(v), rank, rule))
    };
    if src.any(
        i,
        &[
            "конца",
            "концу",
            "исхода",
            "середины",
            "начала",
            "середине",
            "началу",
        ],
    ) {
        let last = src.any(i, &["конца", "концу", "исхода"]);
        let mut j = i + 1;
        if src.any(j, &["текущего", "этого", "сего"]) {
            j += 1;
        }
        if let Some((q, k)) = quarter(src, j) {
            let (y, n) = year_tail(src, k, end, adopted);
            let y = y?;
            let v = if last {
                month_end(y, q * 3)?.to_string()
            } else {
                format!("{y:04}-Q{q}")
            };
            return date(n, Some(v), "deadline.end-of-quarter");
        }
        if let Some((h, k)) = half(src, j) {
            let (y, n) = year_tail(src, k, end, adopted);
            return date(
                n,
                month_end(y?, h * 6).map(|d| d.to_string()),
                "deadline.end-of-half-year",
            );
        }
        if src.class(j, class::UNIT) && j < end {
            let v = adopted.and_then(|d| match src.word(j).value {
                6 => NaiveDate::from_ymd_opt(d.year(), 12, 31),
                3 => month_end(d.year(), d.month()),
                4 => month_end(d.year(), d.month().div_ceil(3) * 3),
                _ => None,
            });
            return Some(Time::new(
                Range::new(a, j + 1),
                DeadlineKind::Date,
                v.map(|d| d.to_string()),
                rank,
                "deadline.end-of-unit",
            ));
        }
        let (d, n) = date_at(src, j, end)?;
        let d = d.after(adopted);
        let v = match (d.year, d.month, last) {
            (Some(y), Some(m), true) => month_end(y, m).map(|d| d.to_string()),
            (Some(y), None, true) => Some(format!("{y:04}-12-31")),
            _ => d.iso(),
        };
        return date(n, v, "deadline.end-of");
    }
    if let Some((d, n)) = day_of_month(src, i, end) {
        let t = Time::new(
            Range::new(a, n),
            Recurrence,
            Some("R/P1M".into()),
            85,
            "deadline.day-of-month",
        );
        return Some(with_place(t, &Fixed::Day(d), n));
    }
    if let Some((q, k)) = quarter(src, i) {
        let (y, n) = year_tail(src, k, end, adopted);
        return date(n, y.map(|y| format!("{y:04}-Q{q}")), "deadline.quarter");
    }
    let (d, mut n) = date_at(src, i, end)?;
    if src.class(n, class::RHYTHM) && n < end {
        let t = rhythm(a, n + 1, period(src.word(n).value, 1), 0);
        return Some(with_place(t, &Fixed::Date(d), n + 1));
    }
    if src.is(n, "каждого") && src.is(n + 1, "года") && n + 2 <= end {
        let t = rhythm(a, n + 2, "P1Y".into(), 0);
        return Some(with_place(t, &Fixed::Date(d), n + 2));
    }
    n = clock(src, n, end);
    // Without a date of adoption the year of «до 1 июня» is not known.
    let v = d.after(adopted).iso();
    if v.is_none() && d.month.is_some() {
        return Some(Time::new(
            Range::new(a, n),
            DeadlineKind::Date,
            None,
            rank,
            "deadline.until",
        ));
    }
    date(n, v, "deadline.until")
}

/// Skips «в 10.30 часов», «в 18:00».
fn clock(src: &Source<'_>, i: usize, end: usize) -> usize {
    if src.is(i, "в")
        && src.is_number(i + 1)
        && src.any(i + 2, &[".", ":", "-"])
        && src.is_number(i + 3)
        && i + 4 <= end
    {
        return if src.any(i + 4, &["часов", "час", "ч", "часа"]) {
            i + 5
        } else {
            i + 4
        }
        .min(end);
    }
    if src.is(i, "в")
        && src.is_number(i + 1)
        && src.any(i + 2, &["часов", "час", "ч", "часа"])
        && i + 3 <= end
    {
        return i + 3;
    }
    i
}

/// «с 1 по 15 мая 2024 года», «с 15 ноября 2008 года», «со дня подписания».
fn from(src: &Source<'_>, i: usize, r: Range, adopted: Option<NaiveDate>) -> Option<Time> {
    let end = r.b;
    // «за период с … по …» tells of what was; «в период с … по …» when to act.
    let to_act = i > r.a + 1 && src.is(i - 1, "период") && src.is(i - 2, "в");
    let reported = i > r.a && !to_act && src.any(i - 1, &["период", "периода", "время", "работе"]);
    if src.any(i + 1, &["дня", "момента", "даты"]) {
        // «со дня рождения» counts years, not terms.
        if !src.class(i + 2, class::EVENT)
            && !src.any(
                i + 2,
                &[
                    "его",
                    "ее",
                    "их",
                    "вступления",
                    "введения",
                    "издания",
                    "избрания",
                    "вручения",
                    "уведомления",
                    "обращения",
                ],
            )
        {
            return None;
        }
        let b = noun_phrase(src, i + 2, end);
        return Some(Time::new(
            Range::new(i, b),
            Event,
            None,
            62,
            "deadline.from-event",
        ));
    }
    let (first, second) = match (src.number(i + 1), src.is(i + 2, "по")) {
        (Some(d), true) if d <= 31 => (
            Some((
                Date {
                    day: Some(d),
                    ..Date::default()
                },
                i + 2,
            )),
            i + 3,
        ),
        _ => {
            let d = date_at(src, i + 1, end);
            let n = d.map_or(i + 1, |(_, n)| n);
            (
                d,
                if src.any(n, &["по", "до"]) {
                    n + 1
                } else {
                    n
                },
            )
        }
    };
    let (start, n) = first?;
    if let Some((stop, m)) = date_at(src, second, end)
        .filter(|(d, m)| second > n && d.day.is_some() && d.month.is_some() && *m <= end)
    {
        if reported {
            // Kept as a token range that nothing else may read a date from.
            return Some(Time::new(
                Range::new(i, m),
                DeadlineKind::Date,
                None,
                0,
                "deadline.reported",
            ));
        }
        let stop = stop.after(adopted);
        let start = Date {
            year: start.year.or(stop.year),
            month: start.month.or(stop.month),
            ..start
        };
        let v = format!("{}/{}", start.iso()?, stop.iso()?);
        return Some(Time::new(
            Range::new(i, m),
            DeadlineKind::Date,
            Some(v),
            70,
            "deadline.period",
        ));
    }
    if reported || start.day.is_none() || start.month.is_none() {
        return None;
    }
    Some(Time::new(
        Range::new(i, clock(src, n, end)),
        DeadlineKind::Date,
        start.after(adopted).iso(),
        61,
        "deadline.from",
    ))
}

/// What may stand in a field or a cell without a preposition: «II квартал 2015 г.», «май 2015 г.».
pub(crate) fn field(src: &Source<'_>, r: Range, adopted: Option<NaiveDate>) -> Option<Time> {
    if let Some((q, k)) = quarter(src, r.a) {
        let (y, n) = year_tail(src, k, r.b, adopted);
        return Some(Time::new(
            Range::new(r.a, n),
            DeadlineKind::Date,
            Some(format!("{:04}-Q{q}", y?)),
            65,
            "deadline.quarter",
        ));
    }
    let (d, n) = date_at(src, r.a, r.b)?;
    Some(Time::new(
        Range::new(r.a, n),
        DeadlineKind::Date,
        Some(d.after(adopted).iso()?),
        60,
        "deadline.field",
    ))
}

/// A date by itself: a day on which something is done.
fn bare(src: &Source<'_>, i: usize, r: Range, adopted: Option<NaiveDate>) -> Option<Time> {
    if let Some((d, range)) =
        crate::date::days_range_at(src, i, r.b).filter(|_| i == r.a || src.gap(i) != Gap::None)
    {
        let last = d.after(adopted);
        let first = Date {
            day: src.number(i),
            ..last
        };
        let v = format!("{}/{}", first.iso()?, last.iso()?);
        return Some(Time::new(
            range,
            DeadlineKind::Date,
            Some(v),
            55,
            "deadline.days",
        ));
    }
    let (d, n) = date_at(src, i, r.b)?;
    if d.day.is_none()
        || d.month.is_none()
        || (i > r.a && src.gap(i) == Gap::None && src.is(i - 1, "-"))
    {
        return None;
    }
    if i > r.a
        && (src.any(i - 1, &["№", "на", "с"])
            || src.class(i - 1, class::ABBREVIATION) && src.any(i - 1, &["п", "ст"]))
    {
        return None;
    }
    // «в срок: …», «срок – 1 мая» are marked by the word before.
    let rank = if i > r.a && src.any(i - 1, &[":", "–", "-", "срок"]) {
        60
    } else {
        50
    };
    Some(Time::new(
        Range::new(i, clock(src, n, r.b)),
        DeadlineKind::Date,
        d.after(adopted).iso(),
        rank,
        "deadline.day",
    ))
}

//! Calendar dates as people write them, in both languages.

use chrono::{Datelike, NaiveDate};

use crate::lang::class;
use crate::token::{Gap, Range, Source};

/// A date of which parts may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Date {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: Option<u32>,
}

impl Date {
    /// The whole day, where all of it is known and the calendar has it.
    pub fn whole(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?, self.day?)
    }

    /// ISO 8601, as far as it is known; `None` without a year.
    pub fn iso(self) -> Option<String> {
        let y = self.year?;
        match (self.month, self.day) {
            (Some(m), Some(d)) => NaiveDate::from_ymd_opt(y, m, d).map(|d| d.to_string()),
            (Some(m), None) => Some(format!("{y:04}-{m:02}")),
            _ => Some(format!("{y:04}")),
        }
    }

    /// The same with the year of the next such day after adoption, where none is written.
    pub fn after(self, adopted: Option<NaiveDate>) -> Date {
        match (self.year, self.month, adopted) {
            (None, Some(m), Some(a)) => {
                let day = self.day.unwrap_or(28);
                let same = NaiveDate::from_ymd_opt(a.year(), m, day);
                let year = if same.is_some_and(|s| s >= a) {
                    a.year()
                } else {
                    a.year() + 1
                };
                Date {
                    year: Some(year),
                    ..self
                }
            }
            _ => self,
        }
    }
}

/// The last day of a month.
pub(crate) fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let (y, m) = if month >= 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    NaiveDate::from_ymd_opt(y, m, 1).and_then(|d| d.pred_opt())
}

/// A year of four digits.
pub(crate) fn year_at(src: &Source<'_>, i: usize) -> Option<i32> {
    let n = src.number(i)?;
    (src.low(i).len() == 4 && (1500..=2200).contains(&n)).then_some(n as i32)
}

pub(crate) fn month_of(src: &Source<'_>, i: usize) -> Option<u32> {
    // "may" is a month only where a number or a large letter says so; the caller checks the number.
    src.class(i, class::MONTH)
        .then(|| u32::from(src.word(i).value))
}

fn day_of(src: &Source<'_>, i: usize) -> Option<u32> {
    src.number(i)
        .filter(|d| (1..=31).contains(d) && src.low(i).len() <= 2)
}

/// A date that begins at `i`, and the token after it.
pub(crate) fn date_at(src: &Source<'_>, i: usize, end: usize) -> Option<(Date, usize)> {
    dotted(src, i, end)
        .or_else(|| iso(src, i, end))
        .or_else(|| russian(src, i, end))
        .or_else(|| english(src, i, end))
        .filter(|(_, n)| *n <= end)
}

/// 11.10.2011, 11.10.11, 3/12/1987.
fn dotted(src: &Source<'_>, i: usize, end: usize) -> Option<(Date, usize)> {
    if i + 5 > end {
        return None;
    }
    let sign = src.low(i + 1);
    if !(sign == "." || sign == "/")
        || !src.is(i + 3, sign)
        || (1..5).any(|k| src.gap(i + k) != Gap::None)
    {
        return None;
    }
    let (a, b) = (day_of(src, i)?, day_of(src, i + 2)?);
    let year = match (src.low(i + 4).len(), src.number(i + 4)?) {
        (4, y) if (1500..=2200).contains(&y) => y as i32,
        (2, y) if src.low(i).len() == 2 && src.low(i + 2).len() == 2 => {
            let y = y as i32;
            if y < 50 { 2000 + y } else { 1900 + y }
        }
        _ => return None,
    };
    // With slashes the month may stand first; it must where the second number cannot be a month.
    let (d, m) = if b > 12 && a <= 12 { (b, a) } else { (a, b) };
    NaiveDate::from_ymd_opt(year, m, d)?;
    let next = after_year(src, i + 5, end);
    Some((
        Date {
            year: Some(year),
            month: Some(m),
            day: Some(d),
        },
        next,
    ))
}

/// 2024-03-05.
fn iso(src: &Source<'_>, i: usize, end: usize) -> Option<(Date, usize)> {
    if i + 5 > end || !src.is(i + 1, "-") || !src.is(i + 3, "-") {
        return None;
    }
    let (y, m, d) = (year_at(src, i)?, day_of(src, i + 2)?, day_of(src, i + 4)?);
    NaiveDate::from_ymd_opt(y, m, d)?;
    Some((
        Date {
            year: Some(y),
            month: Some(m),
            day: Some(d),
        },
        i + 5,
    ))
}

/// Skips «г.», «года» and the like after a year.
fn after_year(src: &Source<'_>, i: usize, end: usize) -> usize {
    if i < end && src.any(i, &["года", "году", "год", "г", "годом", "гг"]) {
        if src.is(i, "г") && i + 1 < end && src.is(i + 1, ".") && src.gap(i + 1) == Gap::None {
            i + 2
        } else {
            i + 1
        }
    } else {
        i
    }
}

/// «14 августа 2013 года», «„3“ марта 2010 г.», «августа 2013 г.», «2013 года».
fn russian(src: &Source<'_>, i: usize, end: usize) -> Option<(Date, usize)> {
    let mut j = i;
    let quoted = src.any(j, &["«", "\"", "“"]);
    if quoted {
        j += 1;
    }
    if let Some(day) = day_of(src, j) {
        let mut k = j + 1;
        if quoted {
            if !src.any(k, &["»", "\"", "”"]) {
                return None;
            }
            k += 1;
        }
        if src.is(k, "-") && src.any(k + 1, &["го", "е", "му"]) {
            k += 2;
        }
        let month = month_of(src, k).filter(|_| src.word(k).cyrillic && k < end)?;
        let (year, next) = year_after(src, k + 1, end);
        return Some((
            Date {
                year,
                month: Some(month),
                day: Some(day),
            },
            next,
        ));
    }
    if quoted {
        return None;
    }
    if let Some(month) = month_of(src, j).filter(|_| src.word(j).cyrillic && j < end) {
        let (year, next) = year_after(src, j + 1, end);
        return Some((
            Date {
                year,
                month: Some(month),
                day: None,
            },
            next,
        ));
    }
    let year = year_at(src, j)?;
    let next = after_year(src, j + 1, end);
    (next > j + 1).then_some((
        Date {
            year: Some(year),
            ..Date::default()
        },
        next,
    ))
}

fn year_after(src: &Source<'_>, i: usize, end: usize) -> (Option<i32>, usize) {
    let at = if i < end
        && src.any(i, &[",", "."])
        && year_at(src, i + 1).is_some()
        && i + 1 < end
        && !src.word(i.wrapping_sub(1)).cyrillic
    {
        i + 1
    } else {
        i
    };
    match year_at(src, at).filter(|_| at < end) {
        Some(y) => (Some(y), after_year(src, at + 1, end)),
        // «20 октября с.г.», «т. г.».
        None if i + 3 < end + 1
            && src.any(i, &["с", "т"])
            && src.is(i + 1, ".")
            && src.is(i + 2, "г")
            && i + 2 < end =>
        {
            (
                None,
                if src.is(i + 3, ".") && i + 3 < end {
                    i + 4
                } else {
                    i + 3
                },
            )
        }
        None => (None, i),
    }
}

/// "7th day of May, 2013", "9 May 2011", "March 3, 2016", "February 11 2016", "Tuesday 14 November 2023", "October 2022".
fn english(src: &Source<'_>, i: usize, end: usize) -> Option<(Date, usize)> {
    let mut j = i;
    if src.class(j, class::WEEKDAY) && !src.word(j).cyrillic {
        j += 1;
        if src.is(j, ",") {
            j += 1;
        }
    }
    if src.is(j, "the") && src.is_number(j + 1) {
        j += 1;
    }
    if let Some(day) = day_of(src, j) {
        let mut k = j + 1;
        if src.any(k, &["st", "nd", "rd", "th"]) {
            k += 1;
        }
        if src.is(k, "day") {
            k += 1;
        }
        if src.is(k, "of") {
            k += 1;
        }
        let month =
            month_of(src, k).filter(|_| !src.word(k).cyrillic && k < end && src.large(k))?;
        let mut k = k + 1;
        if src.is(k, ".") && src.gap(k) == Gap::None && year_at(src, k + 1).is_some() {
            k += 1;
        }
        let (year, next) = year_after(src, k, end);
        return Some((
            Date {
                year,
                month: Some(month),
                day: Some(day),
            },
            next,
        ));
    }
    let month = month_of(src, j).filter(|_| !src.word(j).cyrillic && j < end && src.large(j))?;
    let mut k = j + 1;
    if src.is(k, ".") && src.gap(k) == Gap::None && src.is_number(k + 1) {
        k += 1;
    }
    if let Some(day) = day_of(src, k).filter(|_| k < end) {
        let mut n = k + 1;
        if src.any(n, &["st", "nd", "rd", "th"]) {
            n += 1;
        }
        let (year, next) = year_after(src, n, end);
        return Some((
            Date {
                year,
                month: Some(month),
                day: Some(day),
            },
            next,
        ));
    }
    let (year, next) = year_after(src, k, end);
    year?;
    Some((
        Date {
            year,
            month: Some(month),
            day: None,
        },
        next,
    ))
}

/// The days of a meeting of several days: «6-8 October 2022», «4–6 июня 2017 г.», "May 3-5, 2019". Gives the last one.
pub(crate) fn days_range_at(src: &Source<'_>, i: usize, end: usize) -> Option<(Date, Range)> {
    if let (Some(_), true, Some(_)) = (
        day_of(src, i),
        src.any(i + 1, &["-", "–"]),
        day_of(src, i + 2),
    ) {
        let (date, next) = date_at(src, i + 2, end)?;
        return (date.month.is_some() && date.day.is_some()).then_some((date, Range::new(i, next)));
    }
    let month = month_of(src, i).filter(|_| !src.word(i).cyrillic)?;
    if let (Some(_), true, Some(last)) = (
        day_of(src, i + 1),
        src.any(i + 2, &["-", "–"]),
        day_of(src, i + 3),
    ) {
        let (year, next) = year_after(src, i + 4, end);
        return Some((
            Date {
                year,
                month: Some(month),
                day: Some(last),
            },
            Range::new(i, next),
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, iso: Option<&str>, words: &str) {
        let src = Source::new(text);
        let got = date_at(&src, 0, src.tokens.len());
        assert_eq!(got.and_then(|(d, _)| d.iso()).as_deref(), iso, "{text}");
        if let Some((_, next)) = got {
            assert_eq!(src.text_of(Range::new(0, next)), words);
        }
    }

    #[test]
    fn dates_in_both_languages() {
        check(
            "4 июня 2017года, потом",
            Some("2017-06-04"),
            "4 июня 2017года",
        );
        check("11.10.2011 г.", Some("2011-10-11"), "11.10.2011 г.");
        check(
            "«3» марта 2010 г. № 27",
            Some("2010-03-03"),
            "«3» марта 2010 г.",
        );
        check("декабре 2007 г. прошёл", Some("2007-12"), "декабре 2007 г.");
        check(
            "7th day of May, 2013.",
            Some("2013-05-07"),
            "7th day of May, 2013",
        );
        check("March 3, 2016.", Some("2016-03-03"), "March 3, 2016");
        check(
            "Thursday, March 12, 1987",
            Some("1987-03-12"),
            "Thursday, March 12, 1987",
        );
        check("October 2022", Some("2022-10"), "October 2022");
        check("2024-03-05T", Some("2024-03-05"), "2024-03-05");
        check("31.02.2020", None, "");
        check("may act", None, "");
    }

    #[test]
    fn year_missing_is_the_next_after_adoption() {
        let adopted = NaiveDate::from_ymd_opt(2023, 11, 14);
        let d = |m, d| {
            Date {
                year: None,
                month: Some(m),
                day: Some(d),
            }
            .after(adopted)
            .iso()
        };
        assert_eq!(d(11, 24).as_deref(), Some("2023-11-24"));
        assert_eq!(d(2, 1).as_deref(), Some("2024-02-01"));
    }
}

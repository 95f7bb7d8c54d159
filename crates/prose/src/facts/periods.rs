//! Periods that are reported on: «отчёт за 2022 год», «за период с 1 мая 2020 года по 4 июня 2023 года», "for the year ended 31 March 2024".

use serde::{Deserialize, Serialize};

use super::item_at;
use crate::date::{Date, date_at, year_at};
use crate::lang::class;
use crate::reading::{Item, Lang, Quote};
use crate::token::{Range, Source};

/// A period that is reported on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportedPeriod {
    /// The words.
    pub quote: Quote,
    /// The period: `2022`, `2022-Q1`, `2020-05-01/2023-06-04`; `None` for «отчётный период».
    pub value: Option<String>,
    /// The position of the item that names it.
    pub item: Option<usize>,
}

/// Stems of what is reported, judged or approved for a period.
const REPORTED: &[&str] = &[
    "отч",
    "работ",
    "деятельност",
    "баланс",
    "итог",
    "доклад",
    "исполнен",
    "смет",
    "информац",
    "report",
    "account",
    "work",
    "activit",
    "result",
    "balance",
    "statement",
    "performance",
    "budget",
    "minutes",
];

pub(super) fn find(
    src: &Source<'_>,
    s: Range,
    items: &[Item],
    lang: Lang,
    out: &mut Vec<ReportedPeriod>,
) {
    let reported = |i: usize| {
        (s.a.max(i.saturating_sub(14))..i)
            .any(|k| REPORTED.iter().any(|w| src.low(k).starts_with(w)))
    };
    let mut i = s.a;
    while i < s.b {
        let found = match lang {
            Lang::Ru => russian(src, i, s),
            Lang::En => english(src, i, s),
        };
        match found.filter(|_| reported(i)) {
            Some((value, b, rule)) => {
                let quote = src.quote(Range::new(i, b), 0.88, rule);
                out.push(ReportedPeriod {
                    item: item_at(items, quote.span),
                    quote,
                    value,
                });
                i = b;
            }
            None => i += 1,
        }
    }
}

type Found = (Option<String>, usize, &'static str);

fn russian(src: &Source<'_>, i: usize, s: Range) -> Option<Found> {
    if !src.is(i, "за") {
        return None;
    }
    let j = i + 1;
    if src.low(j).starts_with("отчетн")
        && src.any(j + 1, &["период", "год", "полугодие", "квартал"])
        && j + 2 <= s.b
    {
        return Some((None, j + 2, "period.reported"));
    }
    let k = if src.any(j, &["период", "время"]) {
        j + 1
    } else {
        j
    };
    if src.any(k, &["с", "со"])
        && let Some((a, n)) = date_at(src, k + 1, s.b)
        && src.any(n, &["по", "до"])
        && let Some((b, m)) = date_at(src, n + 1, s.b)
    {
        let a = Date {
            year: a.year.or(b.year),
            ..a
        };
        return Some((
            a.iso().zip(b.iso()).map(|(a, b)| format!("{a}/{b}")),
            m,
            "period.dates",
        ));
    }
    // «за 2011–2016 гг.».
    if let (Some(a), true, Some(b)) = (
        year_at(src, j),
        src.any(j + 1, &["–", "-"]),
        year_at(src, j + 2),
    ) {
        let mut e = j + 3;
        if src.any(e, &["гг", "годы", "г", "года"]) {
            e += if src.is(e + 1, ".") && src.any(e, &["гг", "г"]) {
                2
            } else {
                1
            };
        }
        return Some((Some(format!("{a:04}/{b:04}")), e.min(s.b), "period.years"));
    }
    // «за I полугодие 2024 года», «за III квартал 2024 г.».
    let ordinal = match src.low(j) {
        "i" | "первое" | "первый" | "1" => Some(1),
        "ii" | "второе" | "второй" | "2" => Some(2),
        "iii" | "третий" | "3" => Some(3),
        "iv" | "четвертый" | "4" => Some(4),
        _ => None,
    };
    if let Some(n) = ordinal
        && src.class(j + 1, class::UNIT)
        && matches!(src.word(j + 1).value, 4 | 5)
        && let Some((d, e)) = date_at(src, j + 2, s.b).filter(|(d, _)| d.month.is_none())
    {
        let y = d.year?;
        let v = match (src.word(j + 1).value, n) {
            (4, q) => format!("{y:04}-Q{q}"),
            (_, 1) => format!("{y:04}-01-01/{y:04}-06-30"),
            _ => format!("{y:04}-07-01/{y:04}-12-31"),
        };
        return Some((Some(v), e, "period.part"));
    }
    let (d, e) = date_at(src, j, s.b).filter(|(d, _)| d.day.is_none())?;
    Some((Some(d.iso()?), e, "period.year"))
}

fn english(src: &Source<'_>, i: usize, s: Range) -> Option<Found> {
    if !src.any(i, &["for", "during", "in", "covering"]) {
        return None;
    }
    let j = if src.is(i + 1, "the") { i + 2 } else { i + 1 };
    if src.any(
        j,
        &[
            "year",
            "period",
            "quarter",
            "half-year",
            "months",
            "term",
            "session",
        ],
    ) {
        let mut k = j + 1;
        if src.any(k, &["ended", "ending", "to"]) {
            if src.is(k + 1, "on") {
                k += 1;
            }
            let (d, e) = date_at(src, k + 1, s.b)?;
            return Some((d.iso().map(|d| format!("../{d}")), e, "period.ended"));
        }
        if src.is(k, "from") {
            k += 1;
        }
        if let Some((a, n)) = date_at(src, k, s.b)
            && src.any(n, &["to", "until", "–", "-"])
            && let Some((b, m)) = date_at(src, n + 1, s.b)
        {
            let a = Date {
                year: a.year.or(b.year),
                ..a
            };
            return Some((
                a.iso().zip(b.iso()).map(|(a, b)| format!("{a}/{b}")),
                m,
                "period.dates",
            ));
        }
        if let Some(y) = year_at(src, k).filter(|_| k < s.b) {
            return Some((Some(format!("{y:04}")), k + 1, "period.year"));
        }
        return None;
    }
    if !src.is(i, "for") {
        return None;
    }
    let y = year_at(src, j).filter(|_| j < s.b)?;
    // «2022-23», «2022/2023».
    if src.any(j + 1, &["-", "–", "/"])
        && let Some(n) = src.number(j + 2)
    {
        let last = if src.low(j + 2).len() == 2 {
            y / 100 * 100 + n as i32
        } else {
            n as i32
        };
        if last == y + 1 {
            return Some((Some(format!("{y:04}/{last:04}")), j + 3, "period.years"));
        }
    }
    Some((Some(format!("{y:04}")), j + 1, "period.year"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, lang: Lang, expected: &[(&str, &str)]) {
        let src = Source::new(text);
        let mut got = Vec::new();
        find(&src, Range::new(0, src.tokens.len()), &[], lang, &mut got);
        let got: Vec<_> = got
            .iter()
            .map(|p| (p.value.as_deref().unwrap_or("-"), p.quote.text.as_str()))
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn periods_in_both_languages() {
        let ru = |t, e: &[(&str, &str)]| check(t, Lang::Ru, e);
        ru(
            "Отчёт правления за 2022 год утвердить.",
            &[("2022", "за 2022 год")],
        );
        ru(
            "Признать работу за период с 1 мая 2020 года по 4 июня 2023 года хорошей.",
            &[(
                "2020-05-01/2023-06-04",
                "за период с 1 мая 2020 года по 4 июня 2023 года",
            )],
        );
        ru(
            "Работу за 2011–2016 гг. признать удовлетворительной.",
            &[("2011/2016", "за 2011–2016 гг.")],
        );
        ru(
            "Одобрить деятельность за отчётный период.",
            &[("-", "за отчётный период")],
        );
        ru(
            "Отчёт за I полугодие 2024 года принять.",
            &[("2024-01-01/2024-06-30", "за I полугодие 2024 года")],
        );
        ru(
            "Итоги за III квартал 2024 г. одобрить.",
            &[("2024-Q3", "за III квартал 2024 г.")],
        );
        ru("Заплатить за 2022 год.", &[]);
        let en = |t, e: &[(&str, &str)]| check(t, Lang::En, e);
        en(
            "The accounts for 2022 were approved.",
            &[("2022", "for 2022")],
        );
        en(
            "the report for the year ended 31 March 2024",
            &[("../2024-03-31", "for the year ended 31 March 2024")],
        );
        en("the budget for 2022-23", &[("2022/2023", "for 2022-23")]);
        en(
            "the report for the period 1 May to 30 June 2023",
            &[(
                "2023-05-01/2023-06-30",
                "for the period 1 May to 30 June 2023",
            )],
        );
        en("a hall for 2000 people", &[]);
    }
}

//! Earlier acts that a text names by number or date: «решение съезда от 4 сентября 2018 года № 5», "Resolution 11 of 2016".

use serde::{Deserialize, Serialize};

use super::item_at;
use crate::date::{date_at, year_at};
use crate::lang::class;
use crate::reading::{Item, Kind, Nature, Quote};
use crate::token::{Gap, Range, Source};

/// What a text does with an earlier act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActRole {
    /// Only names it.
    Cites,
    /// Ends it.
    Repeals,
    /// Changes its words.
    Amends,
    /// Approves it.
    Approves,
}

impl ActRole {
    /// The word used in the JSON format.
    pub fn code(self) -> &'static str {
        match self {
            ActRole::Cites => "cites",
            ActRole::Repeals => "repeals",
            ActRole::Amends => "amends",
            ActRole::Approves => "approves",
        }
    }
}

/// An earlier act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Act {
    /// The words, from the noun to the last of number and date.
    pub quote: Quote,
    /// What kind of act; `None` where the noun is none of the format's kinds.
    pub kind: Option<Kind>,
    /// Its number, without the sign.
    pub number: Option<String>,
    /// Its date, ISO 8601, as far as it is told.
    pub date: Option<String>,
    /// Who adopted it, as written between the noun and the date.
    pub body: Option<String>,
    /// What this text does with it.
    pub role: ActRole,
    /// Whether the sentence says that it was carried out; `None` where it says nothing of that.
    pub carried_out: Option<bool>,
    /// The position of the item that names it.
    pub item: Option<usize>,
}

/// Stems of nouns for acts, with their kinds.
const RUSSIAN: &[(&str, Option<Kind>)] = &[
    ("постановлени", Some(Kind::Resolution)),
    ("резолюци", Some(Kind::Resolution)),
    ("решени", Some(Kind::Decision)),
    ("протокол", Some(Kind::Minutes)),
    ("распоряжени", Some(Kind::Other)),
    ("приказ", Some(Kind::Other)),
    ("указани", Some(Kind::Other)),
    ("разъяснени", Some(Kind::Other)),
    ("договор", None),
    ("соглашени", None),
    ("закон", None),
    ("указ", None),
];

const ENGLISH: &[(&str, Option<Kind>)] = &[
    ("resolution", Some(Kind::Resolution)),
    ("resolutions", Some(Kind::Resolution)),
    ("decision", Some(Kind::Decision)),
    ("decisions", Some(Kind::Decision)),
    ("minute", Some(Kind::Minutes)),
    ("motion", Some(Kind::Motion)),
    ("order", Some(Kind::Other)),
    ("directive", Some(Kind::Other)),
    ("ordinance", Some(Kind::Other)),
    ("instruction", Some(Kind::Other)),
    ("agreement", None),
    ("by-law", None),
    ("bylaw", None),
    ("bye-law", None),
];

fn noun(src: &Source<'_>, i: usize) -> Option<Option<Kind>> {
    let low = src.low(i);
    if src.word(i).cyrillic {
        RUSSIAN
            .iter()
            .find(|(s, _)| {
                low.strip_prefix(s)
                    .is_some_and(|e| e.chars().count() <= 3 && !e.starts_with(['н', 'ч']))
            })
            .map(|(_, k)| *k)
    } else {
        ENGLISH.iter().find(|(s, _)| *s == low).map(|(_, k)| *k)
    }
}

/// A printed number that begins at `i`: «9/1», «388-п», «61/88», «2015–11».
fn number(src: &Source<'_>, i: usize, end: usize) -> Option<usize> {
    let mut j = i;
    let mut digits = false;
    while j < end
        && (j == i || src.gap(j) == Gap::None)
        && (src.is_number(j)
            || src.is_word(j) && src.low(j).chars().count() <= 6
            || src.any(j, &["-", "/", ".", "–"]) && j > i)
    {
        digits |= src.is_number(j) || src.low(j).chars().any(|c| c.is_ascii_digit());
        j += 1;
    }
    while j > i && src.any(j - 1, &[".", "-", "/", "–"]) {
        j -= 1;
    }
    (digits && j > i).then_some(j)
}

pub(super) fn find(src: &Source<'_>, s: Range, items: &[Item], out: &mut Vec<Act>) {
    let told = if crate::unfulfilled::tells(src, s) {
        Some(false)
    } else if crate::unfulfilled::tells_done(src, s) {
        Some(true)
    } else {
        None
    };
    let mut i = s.a;
    while i < s.b {
        match at(src, i, s) {
            Some((mut act, next)) => {
                act.carried_out = told;
                act.item = item_at(items, act.quote.span);
                act.role = role(items, &act);
                out.push(act);
                i = next;
            }
            None => i += 1,
        }
    }
}

fn role(items: &[Item], act: &Act) -> ActRole {
    let natures = act
        .item
        .and_then(|p| items.get(p.wrapping_sub(1)))
        .and_then(|i| {
            i.directives
                .iter()
                .find(|d| d.quote.span.contains(act.quote.span))
        })
        .map_or(&[][..], |d| &d.natures);
    let has = |n| natures.contains(&n);
    if has(Nature::Repeal) {
        ActRole::Repeals
    } else if has(Nature::Amend) {
        ActRole::Amends
    } else if has(Nature::Approve) {
        ActRole::Approves
    } else {
        ActRole::Cites
    }
}

/// So many tokens may stand between the noun and its date or number.
const REACH: usize = 16;

fn at(src: &Source<'_>, i: usize, s: Range) -> Option<(Act, usize)> {
    let kind = noun(src, i)?;
    // «настоящее решение», "this resolution" is the text itself.
    let own = i > s.a
        && src.any(
            i - 1,
            &[
                "настоящего",
                "настоящее",
                "настоящим",
                "настоящему",
                "настоящей",
                "this",
                "present",
                "данного",
            ],
        );
    if own {
        return None;
    }
    let russian = src.word(i).cyrillic;
    let limit = s.b.min(i + REACH);
    let (mut num, mut date) = (None, None);
    let mut body_end = None;
    let mut end = i + 1;
    let mut j = i + 1;
    while j < limit {
        if src.any(j, &[";", ":"])
            || src.is(j, ",") && num.is_none() && date.is_none()
            || src.word(j).infinitive && russian
        {
            break;
        }
        let sign = src.is(j, "№")
            || src.any(j, &["no", "n", "number"])
                && (src.large(j) || src.is(j + 1, "."))
                && !russian;
        if sign && num.is_none() {
            let k = if src.is(j + 1, ".") { j + 2 } else { j + 1 };
            if let Some(b) = number(src, k, s.b) {
                body_end.get_or_insert(j);
                num = Some(src.flat(Range::new(k, b)));
                end = b;
                j = b;
                continue;
            }
        }
        // «Resolution 61/88», «Directive 7/2011»: the number right after the noun.
        if !russian
            && j == i + 1
            && src.is_number(j)
            && year_at(src, j).is_none_or(|_| src.any(j + 1, &["-", "–", "/"]))
            && date_at(src, j, s.b).is_none()
            && let Some(b) = number(src, j, s.b)
        {
            num = Some(src.flat(Range::new(j, b)));
            body_end = Some(j);
            end = b;
            j = b;
            continue;
        }
        let led =
            src.any(j, &["от", "of", "on", "dated", "adopted", "passed", "("]) && date.is_none();
        if led {
            let mut k = j + 1;
            while src.any(k, &["on", "the", "in", "dated"]) {
                k += 1;
            }
            if let Some((d, b)) = date_at(src, k, s.b).filter(|(d, _)| d.day.is_some()) {
                body_end.get_or_insert(j);
                date = d.iso();
                end = b;
                j = b;
                continue;
            }
            // «Resolution 11 of 2016», «Order 7 (2011)».
            if !russian && let Some(y) = year_at(src, k).filter(|_| num.is_some() && k < s.b) {
                date = Some(format!("{y:04}"));
                end = if src.is(k + 1, ")") { k + 2 } else { k + 1 };
                j = end;
                continue;
            }
        }
        // Another act begins.
        if noun(src, j).is_some() && (num.is_some() || date.is_some()) {
            break;
        }
        if (num.is_some() || date.is_some())
            && !src.any(
                j,
                &["от", "№", "of", "(", "on", "adopted", "dated", "г", "."],
            )
        {
            break;
        }
        j += 1;
    }
    if num.is_none() && date.is_none() {
        return None;
    }
    let body = body_end
        .map(|b| Range::new(i + 1, b))
        .map(|r| {
            let a = if src.any(r.a, &["of", "the"]) {
                r.a + 1
            } else {
                r.a
            };
            let a = if src.is(a, "the") { a + 1 } else { a };
            Range::new(a, r.b)
        })
        .filter(|r| {
            !r.is_empty()
                && r.iter()
                    .any(|k| src.class(k, class::BODY | class::ORG | class::EVENT) || src.large(k))
        })
        .map(|r| src.flat(super::trimmed(src, r)));
    let sure = if num.is_some() && date.is_some() {
        0.95
    } else {
        0.85
    };
    Some((
        Act {
            quote: src.quote(Range::new(i, end), sure, "act.cited"),
            kind,
            number: num,
            date,
            body,
            role: ActRole::Cites,
            carried_out: None,
            item: None,
        },
        end,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: kind, number, date, body, carried out.
    fn check(text: &str, expected: &[(&str, &str, &str, &str, Option<bool>)]) {
        let src = Source::new(text);
        let mut got = Vec::new();
        find(&src, Range::new(0, src.tokens.len()), &[], &mut got);
        let got: Vec<_> = got
            .iter()
            .map(|a| {
                (
                    a.kind.map_or("-", Kind::code),
                    a.number.as_deref().unwrap_or("-"),
                    a.date.as_deref().unwrap_or("-"),
                    a.body.as_deref().unwrap_or("-"),
                    a.carried_out,
                )
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn acts_are_told_by_number_and_date() {
        check(
            "Решение съезда от 4 сентября 2018 года № 5 не выполнено.",
            &[("decision", "5", "2018-09-04", "съезда", Some(false))],
        );
        check(
            "Признать утратившим силу постановление Совета Лиги от 14.02.2020 № 9/1.",
            &[("resolution", "9/1", "2020-02-14", "Совета Лиги", None)],
        );
        check(
            "Приказ от 09.11.2021 № 388-п отменить.",
            &[("other", "388-п", "2021-11-09", "-", None)],
        );
        check(
            "Контроль за исполнением настоящего решения возложить на секретаря.",
            &[],
        );
        check(
            "To rescind Resolution 11 of 2016.",
            &[("resolution", "11", "2016", "-", None)],
        );
        check(
            "Recalling its resolution 61/88 of 4 December 2006,",
            &[("resolution", "61/88", "2006-12-04", "-", None)],
        );
        check(
            "Resolution No. 2015–11 is hereby repealed.",
            &[("resolution", "2015–11", "-", "-", None)],
        );
        check(
            "the decision of the Board of 3 May 2012 has been carried out",
            &[("decision", "-", "2012-05-03", "Board", Some(true))],
        );
        check(
            "Order 7 (2011) is revoked",
            &[("other", "7", "2011", "-", None)],
        );
        check("This decision enters into force on 1 May 2020.", &[]);
    }
}

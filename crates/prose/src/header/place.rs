//! Where it was adopted.

use super::Head;
use crate::blocks::Para;
use crate::date::{date_at, days_range_at};
use crate::lang::{ACTOR, class};
use crate::reading::{Lang, Quote};
use crate::token::{Gap, Range, Shape};

impl Head<'_, '_> {
    pub(super) fn place(&self) -> Option<Quote> {
        let src = self.src;
        let lines: Vec<&Para> = self
            .head()
            .map(|(_, p)| p)
            .filter(|p| !self.about(p))
            .chain(self.tail().take(12))
            .filter(|p| p.r.len() < 40)
            .collect();
        for p in &lines {
            for i in p.r.iter() {
                let one = src.low(i).chars().count() == 1;
                let sign = src.class(i, class::PLACE_SIGN)
                    && src.word(i).cyrillic
                    && (!one || src.shape(i) == Shape::Small && (src.is(i, "г") || i == p.r.a));
                let after = i > p.r.a
                    && (src.is_number(i - 1)
                        || src.word(i - 1).cyrillic
                            && src.gap(i) == Gap::Space
                            && src.shape(i - 1) == Shape::Small);
                // «МО „ГОРОД ОЗЁРНЫЙ“»: a name, not a place.
                let count = |sign: &str| (p.r.a..i).filter(|k| src.is(*k, sign)).count();
                let quoted = count("«") > count("»") || count("\"") % 2 == 1;
                if !sign || after || quoted {
                    continue;
                }
                let j = if src.is(i + 1, ".") { i + 2 } else { i + 1 };
                if !src.large(j)
                    || j >= p.r.b
                    || src.class(i, class::ABBREVIATION)
                        && !src.is(i + 1, ".")
                        && src.low(i).chars().count() < 3
                {
                    continue;
                }
                let mut b = j;
                while b < p.r.b
                    && src.is_word(b)
                    && src.large(b)
                    && src.gap(b) != Gap::Line
                    && src.shape(b) != Shape::Letter
                    && !src.class(b, ACTOR | class::KIND)
                {
                    b += 1;
                }
                if src.is(b, "-") && src.is_number(b + 1) {
                    b += 2;
                }
                if b > j {
                    return Some(src.quote(Range::new(i, b), 0.93, "place.sign"));
                }
            }
        }
        // «Москва, 4 июня 2017 г.», «12th Congress, Leeds, 6-8 October 2022».
        for p in &lines {
            for i in p.r.iter() {
                let dated = date_at(src, i, p.r.b).is_some_and(|(d, _)| d.day.is_some())
                    || days_range_at(src, i, p.r.b).is_some();
                if !dated || !src.is(i.wrapping_sub(1), ",") || i < p.r.a + 2 {
                    continue;
                }
                let mut a = i - 1;
                // «YAKIMA, WASH., November 9»: the state in short.
                let state =
                    a > p.r.a + 3 && src.is(a - 1, ".") && src.large(a - 2) && src.is(a - 3, ",");
                if state {
                    a -= 3;
                }
                while a > p.r.a
                    && src.is_word(a - 1)
                    && src.large(a - 1)
                    && !matches!(src.gap(a), Gap::Line | Gap::Wide)
                {
                    a -= 1;
                }
                let r = Range::new(a, i - 1);
                let clean = !r.is_empty()
                    && r.len() <= if state { 6 } else { 4 }
                    && r.iter().all(|k| {
                        !src.class(
                            k,
                            ACTOR | class::KIND | class::EVENT | class::MONTH | class::WEEKDAY,
                        ) || src.class(k, class::REGION)
                    });
                if clean
                    && (a == p.r.a
                        || src.gap(a) == Gap::Wide
                        || src.any(a - 1, &[",", "in", "at", "(", "–", "-"]))
                {
                    return Some(src.quote(r, 0.9, "place.before-date"));
                }
            }
        }
        // «17 ноября 2021 года, Санкт-Петербург», or a name alone beside the date.
        for (k, p) in lines.iter().enumerate() {
            let capital = |r: Range| {
                !r.is_empty()
                    && r.len() <= 3
                    && r.iter().all(|x| {
                        src.is_word(x)
                            && src.large(x)
                            && src.word(x).cyrillic
                            && src.shape(x) != Shape::Letter
                            && !src.class(x, ACTOR | class::KIND | class::MONTH | class::NAV)
                    })
            };
            for i in p.r.iter() {
                // «16 October 2014        Aldermoor».
                if let Some((_, n)) = date_at(src, i, p.r.b).filter(|(d, _)| d.day.is_some())
                    && n < p.r.b
                    && src.gap(n) == Gap::Wide
                    && self.lang == Lang::En
                {
                    let b = (n + 1..p.r.b)
                        .find(|k| src.gap(*k) == Gap::Wide)
                        .unwrap_or(p.r.b);
                    let r = Range::new(n, b);
                    if r.len() <= 4
                        && r.iter().all(|k| {
                            src.is_word(k) && src.large(k) && !src.class(k, ACTOR | class::KIND)
                                || src.is(k, ",")
                        })
                    {
                        return Some(src.quote(r, 0.85, "place.after-date"));
                    }
                }
                if let Some((_, n)) = date_at(src, i, p.r.b).filter(|(d, _)| d.day.is_some())
                    && src.is(n, ",")
                    && capital(Range::new(n + 1, p.r.b))
                {
                    return Some(src.quote(Range::new(n + 1, p.r.b), 0.85, "place.after-date"));
                }
                // «15 июня 2022 года   Москва   № 03-07».
                if let Some((_, n)) = date_at(src, i, p.r.b).filter(|(d, _)| d.day.is_some())
                    && let Some(b) = (n + 1..(n + 3).min(p.r.b)).find(|k| src.is(*k, "№"))
                    && capital(Range::new(n, b))
                {
                    return Some(src.quote(Range::new(n, b), 0.85, "place.after-date"));
                }
            }
            let dated = |q: Option<&&Para>| {
                q.is_some_and(|q| {
                    q.r.len() < 9
                        && date_at(src, q.r.a, q.r.b).is_some_and(|(d, _)| d.day.is_some())
                })
            };
            if self.lang == Lang::Ru
                && capital(p.r)
                && p.r.len() <= 2
                && (dated(lines.get(k + 1)) || k > 0 && dated(lines.get(k - 1)))
            {
                return Some(src.quote(p.r, 0.75, "place.beside-date"));
            }
        }
        // «Adopted at Northmere on 12 June 2014», «Done at …».
        for p in &lines {
            let at = p.r.iter().take(8).find(|k| {
                src.any(*k, &["at", "in"])
                    && src.large(k + 1)
                    && (p.r.a..*k)
                        .any(|x| src.any(x, &["adopted", "done", "passed", "signed", "given"]))
            });
            if let Some(at) = at {
                let mut b = at + 1;
                while b < p.r.b
                    && (src.is_word(b)
                        && src.large(b)
                        && !src.class(b, class::MONTH | class::WEEKDAY)
                        || src.is(b, ",")
                            && src.large(b + 1)
                            && src.is_word(b + 1)
                            && !src.class(b + 1, class::MONTH | class::WEEKDAY))
                {
                    b += 1;
                }
                if b > at + 1
                    && !Range::new(at + 1, b)
                        .iter()
                        .any(|k| src.class(k, class::EVENT))
                {
                    return Some(src.quote(Range::new(at + 1, b), 0.88, "place.adopted-at"));
                }
            }
        }
        // «Москва 19 апреля 1978 г.».
        for p in &lines {
            let n = (p.r.a..p.r.b.min(p.r.a + 3))
                .take_while(|k| {
                    src.is_word(*k)
                        && src.word(*k).cyrillic
                        && src.large(*k)
                        && !src.class(*k, ACTOR | class::KIND | class::MONTH | class::PREP)
                })
                .count();
            let b = p.r.a + n;
            if n > 0
                && p.r.len() < 12
                && date_at(src, b, p.r.b).is_some_and(|(d, _)| d.day.is_some())
            {
                return Some(src.quote(Range::new(p.r.a, b), 0.8, "place.before-date"));
            }
        }
        // «held … at the Common Room, Fernhill Court».
        let opening = self
            .parts
            .formula
            .and_then(|f| self.paras.iter().find(|p| p.r.has(f.a)))
            .filter(|p| p.r.len() < 60);
        for p in lines.iter().copied().chain(opening) {
            let held =
                p.r.iter()
                    .find(|k| src.any(*k, &["held", "place", "meeting"]) && !src.word(*k).cyrillic);
            let Some(held) = held else { continue };
            let at = (held..p.r.b).find(|k| {
                src.any(*k, &["at", "in"])
                    && !src.is_number(k + 1)
                    && (src.large(k + 1) || src.is(k + 1, "the") && src.large(k + 2))
            });
            if let Some(at) = at {
                let a = if src.is(at + 1, "the") {
                    at + 2
                } else {
                    at + 1
                };
                let mut b = a;
                while b < p.r.b
                    && (src.large(b)
                        && src.is_word(b)
                        && !src.class(b, class::MONTH | class::WEEKDAY)
                        || src.any(b, &[",", "'", "of", "-"])
                            && src.large(b + 1)
                            && b + 1 < p.r.b
                            && !src.class(b + 1, class::MONTH | class::WEEKDAY))
                {
                    b += 1;
                }
                if b > a {
                    return Some(src.quote(Range::new(a, b), 0.85, "place.held-at"));
                }
            }
        }
        // «ELM HOLLOW, OREGON»: a short line of large words with one comma.
        for p in &lines {
            let commas = p.r.iter().filter(|k| src.is(*k, ",")).count();
            let clean = p.label.is_none()
                && p.r.len() <= 7
                && p.r.len() >= 3
                && commas == 1
                && p.r.iter().all(|k| {
                    src.is(k, ",")
                        || src.is_word(k)
                            && src.large(k)
                            && (!src.class(k, ACTOR | class::KIND | class::THING | class::DEGREE)
                                || src.class(k, class::REGION))
                });
            let in_head = p.r.b <= self.parts.formula.map_or(usize::MAX, |f| f.a);
            if clean && in_head && self.lang == Lang::En {
                return Some(src.quote(p.r, 0.75, "place.line"));
            }
        }
        None
    }
}

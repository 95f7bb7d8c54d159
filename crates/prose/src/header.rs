//! The header: kind, body, number, date, place, title, resolving words, signatories.

use crate::blocks::Para;
use crate::date::{Date, date_at, days_range_at, year_at};
use crate::lang::ru::case::{Case, Cases};
use crate::lang::{self, ACTOR, class};
use crate::parts::{Manner, Parts, ends_clause, signature};
use crate::reading::{DateRead, Header, Kind, KindRead, Lang, Quote, Signatory};
use crate::token::{Gap, Range, Shape, Source};

/// What the header holds, and how many other dates could be that of adoption.
pub(crate) fn read(src: &Source<'_>, paras: &[Para], parts: &Parts, lang: Lang) -> (Header, usize) {
    let h = Head {
        src,
        paras,
        parts,
        lang,
    };
    let (kind_line, kind) = h.kind();
    let (date, others) = h.date();
    let header = Header {
        body: h.body(kind_line),
        number: h.number(kind_line),
        date,
        place: h.place(),
        title: h.title(kind_line),
        resolving: h.resolving(),
        signatories: h.signatories(),
        kind,
    };
    (header, others)
}

struct Head<'a, 's> {
    src: &'a Source<'s>,
    paras: &'a [Para],
    parts: &'a Parts,
    lang: Lang,
}

fn is_citation(src: &Source<'_>, i: usize) -> bool {
    src.any(i, &["res", "dec"]) && src.is(i + 1, ".") && src.is_number(i + 2)
}

impl Head<'_, '_> {
    fn head(&self) -> impl DoubleEndedIterator<Item = (usize, &Para)> {
        self.paras
            .iter()
            .enumerate()
            .take(self.parts.head.end)
            .skip(self.parts.head.start)
    }

    fn tail(&self) -> impl Iterator<Item = &Para> {
        self.paras.iter().skip(self.parts.tail.start).take(40)
    }

    /// Whether the paragraph says what the text is about («О подготовке …»).
    fn about(&self, p: &Para) -> bool {
        self.src.any(p.body.a, &["о", "об", "обо"]) && self.src.large(p.body.a)
    }

    /// The paragraph with the word for the kind of document, the word, and the kind.
    fn kind(&self) -> (Option<(usize, usize)>, Option<KindRead>) {
        let src = self.src;
        let mut best: Option<(usize, usize, u8)> = None;
        for (n, p) in self.head() {
            if p.r.len() > 60 || self.about(p) && p.label.is_none() {
                continue;
            }
            for i in p.r.iter().take(14) {
                let citation = is_citation(src, i);
                if !(src.class(i, class::KIND) || citation) {
                    continue;
                }
                let cyr = src.word(i).cyrillic;
                let start = i == p.r.a || i == p.body.a;
                let upper = src.shape(i) == Shape::Upper;
                let titled = src.large(i)
                    && (src.is_number(i + 1)
                        || src.any(i + 1, &[":", "№", "no", "of", "n"])
                        || i + 1 >= p.r.b
                        || src.is(i.wrapping_sub(1), "a"));
                // The nominative stands in a title, other cases only tell of acts («в соответствии с решением»).
                let nominative = !cyr
                    || start
                    || upper
                        && ["ие", "ия", "ол", "аз", "ка"]
                            .iter()
                            .any(|e| src.low(i).ends_with(e));
                let rank = if citation || start && (src.large(i) || upper) {
                    3
                } else if (upper || titled) && nominative {
                    2
                } else {
                    0
                };
                let minutes = src.word(i).value == 3;
                let rank = if minutes && !start && !upper && !cyr && !src.large(i) {
                    0
                } else {
                    rank
                };
                if rank > 0 && best.is_none_or(|(_, _, r)| rank >= r) {
                    best = Some((n, i, rank));
                }
                break;
            }
        }
        if self.parts.manner == Manner::Motions {
            let quote = self.parts.ops.first().map(|o| {
                src.quote(
                    Range::new(o.body.a.saturating_sub(2), o.body.a),
                    0.8,
                    "kind.motions",
                )
            });
            return (
                best.map(|(n, i, _)| (n, i)),
                quote.map(|quote| KindRead {
                    kind: Kind::Motion,
                    quote,
                }),
            );
        }
        if let Some((n, i, _)) = best {
            let kind = match src.word(i).value {
                1 => Kind::Resolution,
                2 => Kind::Decision,
                3 => Kind::Minutes,
                4 => Kind::Motion,
                5 => Kind::Other,
                _ => Kind::Resolution,
            };
            return (
                Some((n, i)),
                Some(KindRead {
                    kind,
                    quote: src.quote(Range::new(i, i + 1), 0.97, "kind.title"),
                }),
            );
        }
        let verb = self.parts.formula.and_then(|f| {
            f.iter().rev().find(|i| {
                src.class(*i, class::RESOLVE | class::RESOLVE_I)
                    || src.any(*i, &["resolved", "решение", "therefore"])
                    || src.low(*i).chars().count() == 1
            })
        });
        let kind = verb.map(|v| {
            let low = src.low(v);
            let kind = if low.starts_with("реш") || low.starts_with("decide") {
                Kind::Decision
            } else if low.starts_with("приказ") || low.starts_with("распоря") {
                Kind::Other
            } else {
                Kind::Resolution
            };
            KindRead {
                kind,
                quote: src.quote(Range::new(v, v + 1), 0.85, "kind.verb"),
            }
        });
        (None, kind)
    }

    fn number(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
        let src = self.src;
        let run = |i: usize, end: usize| {
            let mut j = i;
            let mut digits = false;
            while j < end
                && (j == i || src.gap(j) == Gap::None)
                && (src.is_number(j)
                    || src.is_word(j)
                        && (src.low(j).chars().count() <= 5
                            || src.low(j).chars().count() <= 14
                                && src.low(j).chars().any(|c| c.is_ascii_digit()))
                    || src.any(j, &["-", "/", ".", "–", "\\"]))
            {
                digits |= src.is_number(j) || src.low(j).chars().any(|c| c.is_ascii_digit());
                j += 1;
            }
            while j > i && src.any(j - 1, &[".", "-", "/", "–"]) {
                j -= 1;
            }
            (digits && j > i && year_at(src, i).is_none_or(|_| j > i + 1)).then(|| Range::new(i, j))
        };
        // Beside the word for the kind: «RESOLUTION 13-047», «Resolution No. 5», «D.A. res. 17/41».
        if let Some((n, i)) = kind
            && let Some(p) = self.paras.get(n)
        {
            let mut j = i + 1;
            while src.any(j, &[".", "№", "no", "n", "number", "#", ":", "nr"])
                && j < p.r.b
                && j < i + 5
            {
                j += 1;
            }
            if date_at(src, j, p.r.b).is_none()
                && let Some(r) = run(j, p.r.b)
            {
                return Some(src.quote(r, 0.95, "number.kind"));
            }
        }
        // «61/88. Safety of small vessels».
        if let Some(r) = self.symbol_line().map(|(r, _)| r) {
            return Some(src.quote(r, 0.9, "number.symbol"));
        }
        let at = kind.map_or(0, |(n, _)| n);
        let mut lines: Vec<(usize, &Para)> = self
            .head()
            .filter(|(_, p)| p.r.len() < 40 && !self.about(p))
            .collect();
        lines.sort_by_key(|(n, _)| n.abs_diff(at));
        for (n, p) in lines {
            // After a title «№» belongs to the act that it speaks of.
            let titled = n > 0
                && self.paras.get(n - 1).is_some_and(|q| self.about(q))
                && src.any(p.r.a, &["«", "от"])
                && !p.blank_before;
            if titled {
                continue;
            }
            for i in p.r.iter() {
                // «дома № 8»: the number of something else.
                let other = i > p.r.a
                    && src.word(i - 1).cyrillic
                    && src.shape(i - 1) == Shape::Small
                    && !src.class(i - 1, class::KIND | class::MONTH)
                    && !src.any(i - 1, &["г", "года", "год", "за", "от"]);
                if other {
                    continue;
                }
                let sign = src.is(i, "№")
                    || src.any(i, &["n", "no", "number"])
                        && src.large(i)
                        && (src.is_number(i + 1) || src.is(i + 1, ".") && src.is_number(i + 2));
                if sign {
                    let j = if src.is(i + 1, ".") { i + 2 } else { i + 1 };
                    if let Some(r) = run(j, p.r.b) {
                        return Some(src.quote(r, 0.95, "number.sign"));
                    }
                }
            }
        }
        None
    }

    fn date(&self) -> (Option<DateRead>, usize) {
        let src = self.src;
        // (rank, order, date, range)
        let mut found: Vec<(u8, Date, Range)> = Vec::new();
        let adopted_words = &[
            "adopted", "passed", "approved", "dated", "carried", "signed", "done", "enacted",
            "ratified",
        ];
        for (tail, p) in self
            .head()
            .map(|(_, p)| (false, p))
            .chain(self.tail().map(|p| (true, p)))
        {
            if p.r.len() > 80 || !tail && self.about(p) {
                continue;
            }
            let quoted_title = src.is(p.r.a, "«");
            if quoted_title {
                continue;
            }
            let mut i = p.r.a;
            while i < p.r.b {
                let ranged = days_range_at(src, i, p.r.b);
                let single = date_at(src, i, p.r.b).map(|(d, n)| (d, Range::new(i, n)));
                let Some((d, r)) = ranged.or(single) else {
                    i += 1;
                    continue;
                };
                // «14.11.2018 09:40» is when a page was published.
                let clock = src.is_number(r.b)
                    && src.is(r.b + 1, ":")
                    && src.is_number(r.b + 2)
                    && src.gap(r.b) != Gap::Line;
                let adopted = (p.r.a..i).any(|k| src.any(k, adopted_words));
                let short = p.r.len() < 22;
                let cited = i > p.r.a && src.any(i - 1, &["minutes", "of"]) && !short;
                let rank = if clock || cited || d.year.is_none() {
                    0
                } else if adopted {
                    9
                } else if !tail
                    && (short
                        || p.r.iter().any(|k| {
                            src.any(k, &["held", "place", "meeting", "заседания", "собрания"])
                        }))
                {
                    let at_start =
                        i <= p.r.a + 1 || src.any(i - 1, &["от", "on", "held", "dated", ","]);
                    if at_start { 7 } else { 6 }
                } else if tail && (p.r.len() < 14) && !src.is(p.r.a, "©") {
                    5
                } else {
                    1
                };
                // A year by itself says little.
                let rank = if d.month.is_none() || d.day.is_none() {
                    rank.min(3)
                } else {
                    rank
                };
                let next_meeting = src.is(p.r.a, "next");
                if rank > 0 && !next_meeting && d.iso().is_some() {
                    found.push((rank, d, r));
                }
                i = r.b;
            }
        }
        // «(2003)» in a citation.
        if found.is_empty() {
            for (_, p) in self.head() {
                if p.r.iter().any(|i| is_citation(src, i))
                    && let Some(y) =
                        p.r.iter()
                            .rev()
                            .find(|i| year_at(src, *i).is_some() && src.is(i.wrapping_sub(1), "("))
                {
                    found.push((
                        3,
                        Date {
                            year: year_at(src, y),
                            ..Date::default()
                        },
                        Range::new(y, y + 1),
                    ));
                }
            }
        }
        if found.is_empty()
            && let Some(date) = self.date_in_formula()
        {
            found.push((4, date.0, date.1));
        }
        // «Пленум, состоявшийся 3–4 марта 2007 года, …».
        if found.is_empty()
            && let Some(pre) = self.parts.preamble
        {
            for i in pre.iter().take(40) {
                let met = i > pre.a
                    && ["состояв", "собрав", "прошед"]
                        .iter()
                        .any(|s| src.low(i - 1).starts_with(s))
                    || src.any(i.wrapping_sub(1), &["assembled", "held", "met"]);
                let found_here = if met {
                    days_range_at(src, i, pre.b)
                        .or_else(|| date_at(src, i, pre.b).map(|(d, n)| (d, Range::new(i, n))))
                } else {
                    None
                };
                if let Some((d, r)) = found_here.filter(|(d, _)| d.iso().is_some()) {
                    found.push((4, d, r));
                    break;
                }
            }
        }
        let Some(top) = found.iter().map(|f| f.0).max() else {
            return (None, 0);
        };
        let mut best: Vec<_> = found.iter().filter(|f| f.0 == top).collect();
        best.dedup_by_key(|f| f.1.iso());
        let chosen = best.first().map(|(rank, d, r)| DateRead {
            iso: d.iso().unwrap_or_default(),
            day: d.whole(),
            quote: src.quote(*r, if *rank >= 5 { 0.95 } else { 0.7 }, "date.head"),
        });
        (chosen, best.len().saturating_sub(1))
    }

    /// «…, собравшись 4 июня 2017 года, постановляет».
    fn date_in_formula(&self) -> Option<(Date, Range)> {
        let r = self.parts.formula?;
        let a = self
            .paras
            .iter()
            .find(|p| p.r.has(r.a))
            .map_or(r.a, |p| p.r.a);
        let r = Range::new(a.max(r.a.saturating_sub(30)), r.b);
        r.iter().find_map(|i| {
            date_at(self.src, i, r.b)
                .filter(|(d, _)| d.whole().is_some())
                .map(|(d, n)| (d, Range::new(i, n)))
        })
    }

    fn place(&self) -> Option<Quote> {
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
                if !sign || after {
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
                while a > p.r.a && src.is_word(a - 1) && src.large(a - 1) && src.gap(a) != Gap::Line
                {
                    a -= 1;
                }
                let r = Range::new(a, i - 1);
                let clean = !r.is_empty()
                    && r.len() <= 4
                    && r.iter().all(|k| {
                        !src.class(
                            k,
                            ACTOR | class::KIND | class::EVENT | class::MONTH | class::WEEKDAY,
                        ) || src.class(k, class::REGION)
                    });
                if clean && (a == p.r.a || src.any(a - 1, &[",", "in", "at"])) {
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
        for p in &lines {
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

    fn title(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
        let src = self.src;
        let strip = |r: Range| {
            let mut b = r.b;
            while b > r.a && src.any(b - 1, &[".", ":", ";", ","]) {
                b -= 1;
            }
            // «(вносит член Правления …)» tells who moved it.
            if src.is(b.wrapping_sub(1), ")")
                && let Some(open) = (r.a..b).rev().find(|k| src.is(*k, "("))
                && src.shape(open + 1) == Shape::Small
                && open > r.a + 2
            {
                b = open;
            }
            Range::new(r.a, b)
        };
        if self.lang == Lang::Ru {
            let head = self.head().find(|(_, p)| {
                self.about(p)
                    && p.r.len() > 2
                    && (p.label.is_none() || self.parts.manner != Manner::Minutes)
            });
            if head.is_none() {
                // «Решение … № 112 "О внесении изменений …"».
                for (_, p) in self.head() {
                    let open = p.r.iter().find(|i| {
                        src.any(*i, &["\"", "«", "“"])
                            && src.any(i + 1, &["о", "об"])
                            && src.large(i + 1)
                    });
                    if let Some(open) = open {
                        let close = (open + 1..p.r.b)
                            .rev()
                            .find(|i| src.any(*i, &["\"", "»", "”"]))
                            .unwrap_or(p.r.b);
                        return Some(src.quote(
                            strip(Range::new(open + 1, close)),
                            0.9,
                            "title.quoted",
                        ));
                    }
                }
            }
            let (n, p) = match head {
                Some(x) => x,
                None => {
                    // The one topic of an extract.
                    let topics: Vec<_> = self
                        .paras
                        .iter()
                        .enumerate()
                        .filter(|(_, p)| self.about(p) && p.label.is_some())
                        .collect();
                    match topics.as_slice() {
                        [one]
                            if self.parts.manner == Manner::Minutes
                                && self.parts.formula.is_some() =>
                        {
                            *one
                        }
                        _ => return None,
                    }
                }
            };
            let mut end = p.body.b;
            for q in self.paras.iter().skip(n + 1).take(4) {
                let more = !q.blank_before
                    && q.label.is_none()
                    && !ends_clause(src, Range::new(p.body.a, end))
                    && (src.any(q.r.a, &["«", "\""])
                        || src.shape(q.r.a) == Shape::Small
                        || src.shape(q.r.a) == Shape::Upper
                            && src.shape(p.body.a) != Shape::Small
                            && src.shape(p.body.a + 1) == Shape::Upper)
                    && !crate::parts::recital(src, q);
                if !more || q.r.a >= self.parts.formula.map_or(usize::MAX, |f| f.a) {
                    break;
                }
                end = q.r.b;
            }
            return Some(src.quote(strip(Range::new(p.body.a, end)), 0.93, "title.about"));
        }
        let (n, i) = kind?;
        let p = self.paras.get(n)?;
        if self.parts.manner == Manner::Minutes {
            return None;
        }
        // A citation: what stands before the symbol.
        if is_citation(src, i) {
            let comma = (p.r.a..i).rev().find(|k| src.is(*k, ","))?;
            return (comma > p.r.a)
                .then(|| src.quote(Range::new(p.r.a, comma), 0.85, "title.citation"));
        }
        // «Resolution 87-06: FILING PRACTICE», «Resolution:Endorsing …».
        let colon = (i..p.r.b.min(i + 8)).find(|k| src.any(*k, &[":", "–"]) && src.is_word(k + 1));
        if let Some(c) = colon.filter(|c| c + 2 < p.r.b) {
            return Some(src.quote(strip(Range::new(c + 1, p.r.b)), 0.9, "title.colon"));
        }
        // «A RESOLUTION OF THE BOARD REQUESTING THAT …».
        let long = self
            .paras
            .iter()
            .skip(n)
            .take(3)
            .find(|q| q.r.len() > 8 && src.is(q.r.a, "a") && src.class(q.r.a + 1, class::KIND));
        if let Some(q) = long {
            let ing =
                q.r.iter()
                    .skip(2)
                    .find(|k| src.low(*k).ends_with("ing") && src.low(*k).len() > 5);
            if let Some(k) = ing {
                let from = self.paras.iter().position(|x| x.r.a == q.r.a).unwrap_or(n);
                let upper = |x: &Para| {
                    x.label.is_none()
                        && !x.blank_before
                        && x.r.iter().all(|t| !src.is_word(t) || src.large(t))
                };
                let more = self.paras.iter().skip(from + 1).take(3).take_while(|x| {
                    upper(x)
                        && !src.class(x.r.a, class::RECITAL)
                        && src.shape(q.r.a + 1) == Shape::Upper
                });
                let end = if src.is(q.r.b - 1, ".") {
                    q.r.b
                } else {
                    more.last().map_or(q.r.b, |x| x.r.b)
                };
                return Some(src.quote(strip(Range::new(k, end)), 0.85, "title.participle"));
            }
        }
        // «RESOLUTION ON APPRENTICESHIPS».
        let on = i + 1;
        if src.any(
            on,
            &[
                "on",
                "concerning",
                "regarding",
                "supporting",
                "opposing",
                "in",
                "to",
                "calling",
                "honoring",
                "honouring",
                "condemning",
                "urging",
            ],
        ) && on + 1 < p.r.b
            && src.large(i)
            && (src.large(on) || src.large(on + 1))
            && crate::parts::heading(src, p)
        {
            return Some(src.quote(strip(Range::new(on, p.r.b)), 0.8, "title.on"));
        }
        if let Some((_, title)) = self.symbol_line() {
            return Some(src.quote(strip(title), 0.88, "title.symbol"));
        }
        // The next line, where it is a heading.
        let candidates: Vec<&Para> = self
            .paras
            .iter()
            .skip(n + 1)
            .take(self.parts.head.end.saturating_sub(n + 1).min(5))
            .collect();
        for q in candidates {
            let dated = q.r.iter().any(|k| date_at(src, k, q.r.b).is_some());
            let field = src.any(
                q.r.a,
                &[
                    "present",
                    "attendance",
                    "apologies",
                    "sponsor",
                    "sponsors",
                    "first",
                    "number",
                    "date",
                    "authored",
                    "author",
                    "sponsored",
                    "submitted",
                    "description",
                    "from",
                    "by",
                    "whereas",
                ],
            );
            if q.label.is_none()
                && !dated
                && !field
                && q.r.len() >= 2
                && q.r.len() < 60
                && !src.any(q.r.b - 1, &[":", ","])
                && !self.names_body_only(q.r)
                && crate::parts::heading(src, q)
            {
                // «A Resolution in Support of …».
                let a = if src.any(q.r.a, &["a", "an", "the"])
                    && src.class(q.r.a + 1, class::KIND)
                    && q.r.len() > 4
                {
                    q.r.a + 2
                } else {
                    q.r.a
                };
                return Some(src.quote(strip(Range::new(a, q.r.b)), 0.85, "title.line"));
            }
        }
        None
    }

    /// A line of a symbol and a title: «61/88. Safety of small vessels».
    fn symbol_line(&self) -> Option<(Range, Range)> {
        let src = self.src;
        self.head().map(|(_, p)| p.r).find_map(|r| {
            let symbol = src.is_number(r.a)
                && src.is(r.a + 1, "/")
                && src.is_number(r.a + 2)
                && src.gap(r.a + 1) == Gap::None
                && src.is(r.a + 3, ".")
                && r.len() > 5;
            (symbol && src.large(r.a + 4))
                .then(|| (Range::new(r.a, r.a + 3), Range::new(r.a + 4, r.b)))
        })
    }

    /// A line that only names a body.
    fn names_body_only(&self, r: Range) -> bool {
        let src = self.src;
        let named = r.iter().any(|k| {
            src.class(k, class::BODY | class::ORG)
                && (k + 1 >= r.b
                    || src.any(k + 1, &["of", "for", ",", "on", "–"])
                    || src.class(k + 1, class::BODY))
        });
        r.len() <= 12
            && named
            && r.iter().all(|k| {
                src.large(k)
                    || src.class(k, class::PREP | class::ARTICLE | class::CONJ)
                    || !src.is_word(k)
            })
    }

    fn resolving(&self) -> Option<Quote> {
        if matches!(self.parts.manner, Manner::Motions)
            || self.parts.manner == Manner::Minutes && self.lang == Lang::En
        {
            return None;
        }
        self.parts
            .formula
            .map(|f| self.src.quote(f, 0.95, "resolving.formula"))
    }

    fn body(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
        match self.lang {
            Lang::Ru => self.body_ru(kind),
            Lang::En => self.body_en(kind),
        }
    }

    /// The subject of the formula, without verb and adverbs.
    fn formula_subject(&self) -> Option<Range> {
        let src = self.src;
        let f = self.parts.formula?;
        let verb = f
            .iter()
            .find(|i| {
                src.class(*i, class::RESOLVE | class::RESOLVE_I)
                    || src.low(*i).chars().count() == 1
                        && src.low(i + 1).chars().count() == 1
                        && src.is_word(*i)
                        && src.is_word(i + 1)
            })
            .unwrap_or(f.b);
        let mut b = verb;
        while b > f.a
            && (src.class(b - 1, class::ADVERB)
                || src.any(
                    b - 1,
                    &["therefore", "hereby", ",", "orders", "agrees", "directs"],
                ))
        {
            b -= 1;
        }
        (b > f.a
            && src.any(verb.min(f.b - 1), &[src.low(verb.min(f.b - 1))])
            && f.iter()
                .any(|i| src.class(i, ACTOR) || src.shape(i) == Shape::Upper))
        .then(|| Range::new(f.a, b))
    }

    fn head_noun(&self, r: Range) -> Option<&'static str> {
        r.iter().find_map(|i| {
            self.src
                .word(i)
                .noun
                .filter(|n| n.class & (class::BODY | class::ORG) != 0)
                .map(|n| n.lemma)
        })
    }

    fn body_ru(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
        let src = self.src;
        let minutes = self.parts.manner == Manner::Minutes;
        let subject = if minutes {
            None
        } else {
            self.formula_subject()
        };
        let mut candidates: Vec<(Range, &'static str)> = Vec::new();
        // «Постановление III съезда …», «заседания Правления …», «Совета депутатов …» in the title.
        for (n, p) in self.head() {
            if p.r.len() > 40 || self.about(p) {
                continue;
            }
            let after = p.r.iter().find(|i| {
                (src.class(*i, class::KIND) && kind.is_some_and(|(k, _)| n + 2 >= k && n <= k + 3))
                    || src.any(*i, &["заседания", "пленума"]) && src.word(i + 1).cyrillic
            });
            let below = kind.is_some_and(|(k, _)| n > k && n <= k + 2)
                && p.label.is_none()
                && after.is_none_or(|x| src.any(x, &["заседания", "пленума"]) && x > p.r.a);
            let genitive = below
                && p.r.iter().take(6).any(|i| {
                    src.word(i).noun.is_some_and(|x| {
                        x.class & (class::BODY | class::ORG) != 0
                            && x.cases.may(Case::Gen)
                            && !x.cases.meets(Cases::of(Case::Nom, false))
                    })
                })
                && !ends_clause(src, p.r)
                && !src.class(p.r.a, class::PREP);
            if genitive {
                let mut b = p.r.a;
                while b < p.r.b
                    && !src.any(b, &["№", "от", ";"])
                    && date_at(src, b, p.r.b).is_none()
                {
                    b += 1;
                }
                let a = if src.any(p.r.a, &["заседания"]) {
                    p.r.a + 1
                } else {
                    p.r.a
                };
                candidates.push((Range::new(a, b), "body.title"));
                continue;
            }
            let Some(mut at) = after else { continue };
            // The innermost word that leads in: «из протокола № 58», then «заседания Правления».
            while let Some(next) =
                (at + 1..p.r.b).find(|i| src.class(*i, class::KIND) || src.any(*i, &["заседания"]))
            {
                at = next;
            }
            let mut a = at + 1;
            // A number of the document may stand between.
            while a < p.r.b
                && (src.any(a, &["№", "n"])
                    || src.is_number(a) && !src.any(a + 1, &["-"])
                    || src.any(a, &["от", "-"]) && a < at + 3)
                && !src.class(a, ACTOR)
            {
                a += 1;
            }
            let mut b = a;
            while b < p.r.b
                && !src.any(b, &["№", "от", ",", ";"])
                && date_at(src, b, p.r.b).is_none()
                && !src.class(b, class::KIND)
                && !(src.any(b, &["о", "об"]) && b > a)
            {
                b += 1;
            }
            let r = Range::new(a, b);
            let named = r.iter().any(|i| {
                src.word(i).noun.is_some_and(|x| {
                    x.class & (class::BODY | class::ORG) != 0 && (x.cases.may(Case::Gen))
                }) || src.shape(i) == Shape::Upper
            });
            if !r.is_empty() && named && !src.class(a, class::PREP) {
                candidates.push((r, "body.title"));
            }
        }
        // A letterhead: lines that name an organisation and its body.
        let mut run: Option<Range> = None;
        for (_, p) in self.head() {
            let letter = p.label.is_none()
                && p.r.len() < 24
                && !p.r.iter().any(|i| src.class(i, class::KIND))
                && !self.about(p)
                && p.r.iter().any(|i| {
                    src.word(i).noun.is_some_and(|x| {
                        x.class & (class::BODY | class::ORG) != 0 && x.cases.may(Case::Nom)
                    })
                })
                && !ends_clause(src, p.r)
                && src.large(p.r.a)
                && p.r.iter().all(|i| !src.word(i).infinitive);
            // «УЧЕНЫЙ СОВЕТ / ГОСУДАРСТВЕННОГО УНИВЕРСИТЕТА …»: the line below in the genitive belongs to it.
            let goes_on = run.is_some()
                && !letter
                && !p.blank_before
                && p.label.is_none()
                && p.r.len() < 16
                && !ends_clause(src, p.r)
                && src.large(p.r.a)
                && src.word(p.r.a).cyrillic
                && src.word(p.r.a).cases.may(Case::Gen)
                && !src.word(p.r.a).cases.meets(Cases::of(Case::Nom, false))
                && !p.r.iter().any(|i| src.class(i, class::KIND | class::MONTH));
            if letter || goes_on {
                let r = Range::new(run.map_or(p.r.a, |r| r.a), p.r.b);
                run = Some(r);
                candidates.push((r, "body.letterhead"));
            } else {
                run = None;
            }
        }
        if let Some(s) = subject {
            let lemma = self.head_noun(s);
            let fuller = candidates
                .iter()
                .filter(|(r, _)| {
                    r.len() > s.len()
                        && lemma.is_some()
                        && r.iter()
                            .any(|i| src.word(i).noun.is_some_and(|n| Some(n.lemma) == lemma))
                })
                .min_by_key(|(r, rule)| (*rule != "body.title", std::cmp::Reverse(r.len())));
            return Some(match fuller {
                Some((r, rule))
                    if s.len() <= 2
                        && !s.iter().any(|i| {
                            src.shape(i) == Shape::Upper
                                && src.low(i).chars().count() <= 6
                                && s.len() > 1
                        }) =>
                {
                    src.quote(*r, 0.9, rule)
                }
                _ => src.quote(s, 0.93, "body.formula"),
            });
        }
        let best = candidates
            .iter()
            .filter(|(_, rule)| *rule == "body.title")
            .max_by_key(|(r, _)| r.len())
            .or_else(|| {
                candidates
                    .iter()
                    .filter(|(_, rule)| *rule == "body.letterhead")
                    .max_by_key(|(r, _)| r.len())
            });
        best.map(|(r, rule)| src.quote(*r, 0.85, rule))
    }

    fn body_en(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
        let src = self.src;
        let np = |i: usize, end: usize| {
            let a = if src.class(i, class::ARTICLE) {
                i + 1
            } else {
                i
            };
            let b = lang::en::owner::phrase_end(src, a, end);
            let r = Range::new(a, b);
            (!r.is_empty() && r.iter().any(|k| src.class(k, class::BODY))).then_some(r)
        };
        // «PASSED AND ADOPTED by the Tamarack Bend Village Board …», «adopted by …».
        for p in self.tail().take(8).chain(self.head().map(|(_, p)| p)) {
            let by = p.r.iter().find(|k| {
                src.is(*k, "by")
                    && (p.r.a..*k)
                        .any(|x| src.any(x, &["adopted", "passed", "approved", "resolved"]))
            });
            if let Some(r) = by.and_then(|b| np(b + 1, p.r.b)) {
                return Some(src.quote(r, 0.92, "body.adopted-by"));
            }
        }
        // «BE IT RESOLVED by the City Council …».
        if let Some(f) = self.parts.formula {
            let by = (f.b..f.b + 3).find(|k| src.is(*k, "by"));
            if let Some(r) = by.and_then(|b| np(b + 1, b + 20)) {
                return Some(src.quote(r, 0.92, "body.resolved-by"));
            }
        }
        let subject = self
            .formula_subject()
            .filter(|s| !s.iter().any(|k| src.any(k, &["be", "resolved"])))
            .map(|s| {
                if src.class(s.a, class::ARTICLE) {
                    Range::new(s.a + 1, s.b)
                } else {
                    s
                }
            })
            .filter(|s| !s.is_empty() && !src.any(s.a, &["it"]));
        if let Some(s) = subject {
            if let Some(full) = self.fuller(s) {
                return Some(full);
            }
            return Some(src.quote(s, 0.9, "body.formula"));
        }
        // «Minutes of the Annual Council Meeting».
        for (_, p) in self.head() {
            if let Some(m) =
                p.r.iter()
                    .find(|k| src.is(*k, "minutes") && src.is(k + 1, "of"))
            {
                let a = if src.class(m + 2, class::ARTICLE) {
                    m + 3
                } else {
                    m + 2
                };
                let mut b = a;
                while b < p.r.b
                    && src.is_word(b)
                    && (src.large(b) || src.any(b, &["of", "the", "and"]))
                    && !src.class(b, class::MONTH | class::WEEKDAY)
                {
                    b += 1;
                }
                if src.any(b, &["meeting"]) && b == a {
                    continue;
                }
                while b > a + 1 && src.any(b - 1, &["of", "the", "and", "meeting"]) {
                    b -= 1;
                }
                if b > a && Range::new(a, b).iter().any(|k| src.class(k, class::BODY)) {
                    let r = Range::new(a, b);
                    return Some(
                        self.fuller(r)
                            .unwrap_or_else(|| src.quote(r, 0.88, "body.minutes")),
                    );
                }
            }
        }
        // «A RESOLUTION OF THE VILLAGE BOARD …».
        for (_, p) in self.head() {
            if let Some(of) =
                p.r.iter()
                    .find(|k| src.is(*k, "of") && src.class(k.wrapping_sub(1), class::KIND))
                && let Some(r) = np(of + 1, p.r.b)
            {
                let b = r
                    .iter()
                    .find(|k| src.low(*k).ends_with("ing"))
                    .unwrap_or(r.b);
                return Some(src.quote(Range::new(r.a, b), 0.85, "body.title"));
            }
        }
        // «The Delegate Assembly,» on a line of its own, or before the recitals.
        let all = self.paras.iter().take(self.parts.head.end + 1);
        for p in all {
            let comma = p.r.iter().take(8).find(|k| src.is(*k, ","));
            if let Some(c) = comma.filter(|c| {
                src.is(p.r.a, "the")
                    && *c > p.r.a + 1
                    && (c + 1 >= p.r.b || src.class(c + 1, class::RECITAL))
            }) && let Some(r) = np(p.r.a, c)
            {
                return Some(
                    self.fuller(r)
                        .unwrap_or_else(|| src.quote(r, 0.9, "body.opens")),
                );
            }
        }
        // A clause in which the body acts: «the Council of Stewards hereby approve», «This chapter resolves», «the Board of Trustees finds».
        let mut acts: Vec<Range> = Vec::new();
        for op in &self.parts.ops {
            acts.push(op.body);
        }
        let motions = self.parts.manner == Manner::Motions;
        for r in acts.into_iter().take(6).chain(
            self.parts
                .preamble
                .into_iter()
                .flat_map(|r| crate::sentence::sentences(src, r).into_iter().take(8)),
        ) {
            for i in r.iter().take(14) {
                if motions && src.class(i, class::RESOLVE) {
                    break;
                }
                let starts = i == r.a
                    || src.is(i - 1, ",") && i < r.a + 4
                    || src.class(i - 1, class::RECITAL);
                if !(starts && (src.class(i, class::ARTICLE) || src.large(i))) {
                    continue;
                }
                if let Some(n) = np(i, r.b)
                    .filter(|n| n.iter().any(|k| src.large(k) && src.class(k, class::BODY)))
                {
                    let mut v = n.b;
                    while src.class(v, class::ADVERB) {
                        v += 1;
                    }
                    let own = src.class(v, class::STATES | class::RESOLVE)
                        || src.any(
                            v,
                            &["deems", "has", "wishes", "desires", "hires", "approves"],
                        )
                        || src.is(v.wrapping_sub(1), "hereby") && src.word(v).verb.is_some()
                        || src
                            .word(v)
                            .verb
                            .is_some_and(|x| x.form == lang::VerbForm::Finite);
                    if own {
                        return Some(src.quote(n, 0.75, "body.acts"));
                    }
                }
            }
        }
        if motions {
            // «This chapter resolves».
            for p in self.paras {
                if let Some(f) = crate::parts::formula(src, p).filter(|f| !f.opens) {
                    let a = if src.class(f.words.a, class::ARTICLE) {
                        f.words.a + 1
                    } else {
                        f.words.a
                    };
                    let b = f
                        .words
                        .iter()
                        .find(|k| src.class(*k, class::RESOLVE))
                        .unwrap_or(f.words.b);
                    if b > a {
                        return Some(src.quote(Range::new(a, b), 0.8, "body.motion"));
                    }
                }
            }
        }
        self.letterhead(kind)
    }

    /// The fullest mention of an English body in the letterhead: «… WORKERS» above «12th Congress», «Westbrook Parish Council».
    fn fuller(&self, s: Range) -> Option<Quote> {
        let src = self.src;
        let last = s
            .iter()
            .rev()
            .find(|k| src.class(*k, class::BODY))
            .unwrap_or(s.b - 1);
        let last = src.low(last);
        for (n, p) in self.head() {
            if p.r.len() >= 24
                || p.label.is_some()
                || p.r.iter().take(3).any(|i| src.class(i, class::KIND))
                || src.any(p.r.a, &["the"])
            {
                continue;
            }
            let Some(k) = p.r.iter().find(|k| src.is(*k, last) && src.large(*k)) else {
                continue;
            };
            let mut b = k + 1;
            while b < p.r.b
                && (src.any(b, &["of", "the"]) || b > k + 1 && src.large(b) && src.is_word(b))
            {
                b += 1;
            }
            while b > k + 1 && src.any(b - 1, &["of", "the"]) {
                b -= 1;
            }
            let above = n
                .checked_sub(1)
                .and_then(|m| self.paras.get(m))
                .filter(|q| {
                    !p.blank_before
                        && n > self.parts.head.start
                        && q.r.len() < 14
                        && q.r.iter().any(|x| src.class(x, class::BODY))
                        && !q.r.iter().any(|x| src.class(x, class::KIND))
                });
            let r = Range::new(above.map_or(p.r.a, |q| q.r.a), b);
            if r.len() > s.len() && !r.iter().any(|x| src.class(x, class::KIND)) {
                return Some(src.quote(r, 0.88, "body.letterhead"));
            }
        }
        None
    }

    /// A line of the letterhead that names a body and nothing else.
    fn letterhead(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
        let src = self.src;
        let before = kind.map_or(
            if self.parts.manner == Manner::Clauses {
                self.parts.head.end
            } else {
                0
            },
            |(n, _)| n,
        );
        let minutes = self.parts.manner == Manner::Minutes;
        let line = self
            .head()
            .filter(|(n, _)| minutes || *n < before)
            .map(|(_, p)| p)
            .find(|p| {
                p.label.is_none()
                    && p.r.len() <= 12
                    && !ends_clause(src, p.r)
                    && self.names_body_only(p.r)
                    && !p.r.iter().any(|i| src.class(i, class::KIND | class::MONTH))
            })?;
        Some(src.quote(line.r, 0.75, "body.letterhead"))
    }

    fn signatories(&self) -> Vec<Signatory> {
        let src = self.src;
        let mut out: Vec<Signatory> = Vec::new();
        let mut role: Option<Range> = None;
        let mut idle = 0;
        let paras: Vec<&Para> = self.tail().collect();
        for (n, p) in paras.iter().enumerate() {
            let mut r = p.r;
            // Lines of votes and movers are no signatures.
            let skip = src.any(
                r.a,
                &[
                    "proposed",
                    "moved",
                    "seconded",
                    "sponsored",
                    "ayes",
                    "yeas",
                    "nays",
                    "noes",
                    "absent",
                    "vote",
                    "votes",
                    "голосовали",
                    "present",
                    "mover",
                    "seconder",
                    "next",
                ],
            ) || src.seq(r.a, r.b, &["in", "favour"])
                || src.seq(r.a, r.b, &["in", "favor"]);
            if skip {
                if src.is(r.a, "in") {
                    break;
                }
                continue;
            }
            if src.any(
                r.a,
                &[
                    "signed",
                    "attest",
                    "attested",
                    "certified",
                    "подписи",
                    "подпись",
                    "подписали",
                ],
            ) {
                let colon = r.iter().take(4).find(|k| src.any(*k, &[":", ","]));
                r.a = colon.map_or(r.b, |c| c + 1);
            }
            while r.a < r.b && src.any(r.a, &["_", "/", "-", "–", "*", "(", "."]) {
                r.a += 1;
            }
            if r.is_empty() || !r.iter().any(|k| src.is_word(k)) {
                continue;
            }
            let before = out.len();
            if r.len() <= 30
                && (signature(src, p) || r.len() < 16)
                && !(src.is(r.b - 1, ".") && r.len() > 14)
            {
                let next = paras.get(n + 1).map(|q| q.r);
                self.signature_line(r, next, &mut role, &mut out);
            }
            if out.len() == before && role.is_none() {
                idle += 1;
                if !out.is_empty() && idle > 2 || idle > 8 {
                    break;
                }
            } else {
                idle = 0;
            }
        }
        let mut seen: Vec<String> = Vec::new();
        out.retain(|s| {
            let key = crate::lexicon::fold(&s.name.text);
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
        out
    }

    fn signature_line(
        &self,
        r: Range,
        next: Option<Range>,
        role: &mut Option<Range>,
        out: &mut Vec<Signatory>,
    ) {
        let src = self.src;
        let mut push = |name: Range, role: Option<Range>| {
            out.push(Signatory {
                name: src.quote(name, 0.92, "signatory"),
                role: role.map(|x| src.quote(x, 0.9, "signatory.role")),
            });
        };
        let trim = |mut x: Range| {
            while x.a < x.b && src.any(x.a, &[",", "–", "-", "_", "/", ":", "("]) {
                x.a += 1;
            }
            while x.b > x.a && src.any(x.b - 1, &[",", "–", "-", "_", "/", ":", ")", "("]) {
                x.b -= 1;
            }
            x
        };
        // A name anywhere on the line.
        for i in r.iter() {
            let named = if src.word(i).cyrillic
                || src.shape(i) == Shape::Letter && src.word(i + 2).cyrillic
            {
                let j = lang::ru::people::after_titles(src, i, r.b);
                lang::ru::people::person_at(src, j, r.b).map(|b| (i, Range::new(j, b)))
            } else {
                let j = lang::en::owner::after_titles(src, i, r.b);
                lang::en::owner::person_at(src, j, r.b)
                    .filter(|b| {
                        *b >= r.b
                            || src.any(*b, &[",", "–", "-", "(", "_", "/", "."])
                            || src.gap(*b) != Gap::None && src.class(*b, class::OFFICE)
                    })
                    .map(|b| (i, Range::new(j, b)))
            };
            let Some((start, name)) = named else { continue };
            let before = trim(Range::new(r.a, start));
            let after = trim(Range::new(name.b, r.b));
            let office = |x: Range| {
                !x.is_empty() && x.iter().any(|k| src.class(k, class::OFFICE | class::GROUP))
            };
            let own = if office(before) {
                Some(before)
            } else if office(after) {
                // «ANN B. LEE, CMC, TOWN CLERK»: degrees stand before the office.
                let mut a = after.a;
                while a < after.b && (src.class(a, class::DEGREE) || src.is(a, ",")) {
                    a += 1;
                }
                Some(Range::new(a, after.b))
            } else {
                None
            };
            let own = own.or_else(|| role.take());
            if own.is_some() {
                push(name, own);
                *role = None;
            } else if after.is_empty() && before.is_empty() {
                // «NAME» with the office on the next line.
                let below = next.filter(|x| {
                    x.len() < 16
                        && office(*x)
                        && lang::en::owner::person_at(src, x.a, x.b).is_none()
                        && lang::ru::people::person_at(src, x.a, x.b).is_none()
                });
                push(name, below);
            }
            return;
        }
        // «Секретарь Вдовин.»: an office and a surname.
        let end = if src.is(r.b - 1, ".") { r.b - 1 } else { r.b };
        if end > r.a + 1
            && crate::parts::surname_like(src, end - 1)
            && src.class(r.a, class::OFFICE)
            && r.len() <= 8
        {
            push(Range::new(end - 1, end), Some(Range::new(r.a, end - 1)));
            *role = None;
            return;
        }
        // An office by itself: the name follows. One that stands below a name is taken already.
        let taken = out
            .last()
            .and_then(|s| s.role.as_ref())
            .is_some_and(|x| x.span == src.span(r));
        if !taken && r.iter().any(|k| src.class(k, class::OFFICE | class::GROUP)) && src.large(r.a)
        {
            *role = Some(
                role.filter(|_| false)
                    .map_or(trim(r), |x: Range| Range::new(x.a, r.b)),
            );
        } else if role.is_some() && r.iter().any(|k| src.class(k, class::TITLE_WORD)) {
            // «профессор» between office and name.
        } else if let Some(x) = role
            .as_mut()
            .filter(|x| r.a >= x.b && r.len() < 9 && r.a - x.b < 3)
        {
            // «Председатель Совета депутатов / Заозерного района»: the office goes on.
            x.b = r.b;
        }
    }
}

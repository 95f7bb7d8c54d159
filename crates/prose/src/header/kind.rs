//! Which kind of document it is, and its printed number.

use super::Head;
use super::is_citation;
use crate::blocks::Para;
use crate::date::{date_at, year_at};
use crate::lang::class;
use crate::parts::Manner;
use crate::reading::{Kind, KindRead, Quote};
use crate::token::{Gap, Range, Shape};

impl Head<'_, '_> {
    /// The paragraph with the word for the kind of document, the word, and the kind.
    pub(super) fn kind(&self) -> (Option<(usize, usize)>, Option<KindRead>) {
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
                // «Decisions:» is a heading of a list.
                if src.is(i, "decisions")
                    && (p.r.len() <= 2
                        || !src.any(i + 1, &["taken", "of", "made", "adopted", "by"]))
                {
                    break;
                }
                let cyr = src.word(i).cyrillic;
                let start = i == p.r.a || i == p.body.a;
                let upper = src.shape(i) == Shape::Upper;
                let titled = src.large(i)
                    && (src.is_number(i + 1)
                        || src.shape(i + 1) == Shape::Letter && i + 2 == p.r.b
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
                // «Policy motion: Healthy canteens».
                let sort = !cyr && i == p.r.a + 1 && src.large(p.r.a) && src.is(i + 1, ":");
                let rank = if citation || start && (src.large(i) || upper) {
                    3
                } else if sort || (upper || titled) && nominative {
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
        // «Extract from the minutes of …».
        if best.is_none()
            && let Some((n, p)) = self.head().find(|(_, p)| {
                src.any(p.r.a, &["extract", "extracts", "excerpt"])
                    && p.r.iter().take(8).any(|i| src.is(i, "minutes"))
            })
        {
            return (
                Some((n, p.r.a)),
                Some(KindRead {
                    kind: Kind::Minutes,
                    quote: src.quote(Range::new(p.r.a, p.r.a + 1), 0.9, "kind.title"),
                }),
            );
        }
        // «Record of actions agreed on …».
        if best.is_none()
            && self.parts.manner == Manner::Minutes
            && let Some((n, p)) = self.head().find(|(_, p)| {
                src.any(p.r.a, &["record", "notes", "summary", "note"]) && src.is(p.r.a + 1, "of")
            })
        {
            let actions =
                p.r.iter()
                    .take(4)
                    .any(|i| src.any(i, &["actions", "action"]));
            return (
                Some((n, p.r.a)),
                Some(KindRead {
                    kind: if actions { Kind::Other } else { Kind::Minutes },
                    quote: src.quote(Range::new(p.r.a, p.r.a + 1), 0.8, "kind.record"),
                }),
            );
        }
        // «Regular Meeting» of which the stages are told.
        if best.is_none()
            && self.parts.manner == Manner::Minutes
            && let Some((n, at)) = self
                .head()
                .find_map(|(n, p)| p.r.iter().find(|i| src.is(*i, "meeting")).map(|i| (n, i)))
        {
            return (
                Some((n, at)),
                Some(KindRead {
                    kind: Kind::Minutes,
                    quote: src.quote(Range::new(at, at + 1), 0.7, "kind.record"),
                }),
            );
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
        // «12/7. Protection of wetlands»: the symbol of a resolution, without the word.
        if self.parts.formula.is_none()
            && let Some((symbol, _)) = self.symbol_line()
        {
            return (
                None,
                Some(KindRead {
                    kind: Kind::Resolution,
                    quote: src.quote(symbol, 0.7, "kind.symbol"),
                }),
            );
        }
        let verb = self.parts.formula.and_then(|f| {
            f.iter().rev().find(|i| {
                src.class(*i, class::RESOLVE | class::RESOLVE_I)
                    || src.any(
                        *i,
                        &[
                            "resolved",
                            "решение",
                            "therefore",
                            "decisions",
                            "decision",
                            "resolutions",
                            "agreed",
                            "agrees",
                        ],
                    )
                    || src.low(*i).chars().count() == 1
            })
        });
        let kind = verb.map(|v| {
            let low = src.low(v);
            let told = self
                .parts
                .formula
                .is_some_and(|f| f.iter().any(|k| src.any(k, &["decisions", "decision"])));
            let kind = if low.starts_with("реш") || low.starts_with("decide") || told {
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

    pub(super) fn number(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
        let src = self.src;
        let run = |i: usize, end: usize| {
            let mut j = i;
            let mut digits = false;
            while j < end
                && (j == i
                    || src.gap(j) == Gap::None
                    || src.is(j, "-")
                        && src.gap(j) == Gap::Space
                        && src.is_number(j + 1)
                        && src.gap(j + 1) == Gap::None)
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
        // «Composite Resolution C», «MOTION A»: a letter by itself.
        if let Some((n, i)) = kind
            && let Some(p) = self.paras.get(n)
            && i + 2 == p.r.b
            && src.shape(i + 1) == Shape::Letter
            && src.large(i)
        {
            return Some(src.quote(Range::new(i + 1, i + 2), 0.85, "number.letter"));
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

    /// A line of a symbol and a title: «61/88. Safety of small vessels».
    pub(super) fn symbol_line(&self) -> Option<(Range, Range)> {
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
}

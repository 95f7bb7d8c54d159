//! What it is about.

use super::Head;
use super::is_citation;
use crate::blocks::Para;
use crate::date::date_at;
use crate::lang::class;
use crate::parts::{Manner, ends_clause};
use crate::reading::{Lang, Quote};
use crate::token::{Range, Shape};

impl Head<'_, '_> {
    pub(super) fn title(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
        let src = self.src;
        let strip = |r: Range| {
            // «Re: Fire drill».
            let field = src.any(r.a, &["re", "subject", "title", "тема", "concerning"])
                && src.is(r.a + 1, ":");
            let r = Range::new(if field { r.a + 2 } else { r.a }, r.b);
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
            let head = self.head().find(|(n, p)| {
                // «Решение / об итогах сезона»: a small letter right below the kind.
                let below = kind.is_some_and(|(k, _)| *n == k + 1)
                    && src.any(p.body.a, &["о", "об", "обо"])
                    && !ends_clause(src, p.r);
                (self.about(p) || below)
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
                        _ if self.parts.manner == Manner::Minutes
                            && self.parts.formula.is_some() =>
                        {
                            let heard = self.paras.iter().find_map(|p| {
                                let colon = (src.is(p.body.a, "слушали"))
                                    .then(|| p.r.iter().take(4).find(|k| src.is(*k, ":")))??;
                                (src.any(colon + 1, &["о", "об", "обо"]) && src.large(colon + 1))
                                    .then(|| Range::new(colon + 1, p.r.b))
                            })?;
                            return Some(src.quote(strip(heard), 0.8, "title.heard"));
                        }
                        // «Общежитие как дом» by itself on a line below the kind.
                        _ => {
                            let below = kind.map_or(0, |(n, _)| n);
                            let quoted = self
                                .head()
                                .filter(|(n, p)| *n > below && p.r.len() > 3)
                                .find(|(_, p)| {
                                    src.is(p.r.a, "«") && src.is(p.r.b - 1, "»")
                                        || src.is(p.r.a, "\"") && src.is(p.r.b - 1, "\"")
                                });
                            return quoted.map(|(_, p)| {
                                src.quote(
                                    Range::new(p.r.a + 1, p.r.b - 1),
                                    0.8,
                                    "title.quoted-line",
                                )
                            });
                        }
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
        let Some((n, i)) = kind else {
            return self
                .symbol_line()
                .map(|(_, title)| src.quote(strip(title), 0.85, "title.symbol"));
        };
        let p = self.paras.get(n)?;
        if self.parts.manner == Manner::Minutes {
            // An extract is about the one matter that it takes from the agenda.
            let before = self.parts.formula?.a;
            let mut topics = self
                .paras
                .iter()
                .filter(|p| p.label.is_some() && p.r.b <= before && crate::parts::heading(src, p));
            let one = topics.next()?;
            return topics
                .next()
                .is_none()
                .then(|| src.quote(strip(one.body), 0.85, "title.matter"));
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
                    "what",
                    "who",
                    "how",
                    "whereas",
                ],
            );
            if q.label.is_none()
                && !dated
                && !field
                && q.r.len() >= 2
                && q.r.len() < 60
                && !src.any(q.r.b - 1, &[":", ","])
                && (!self.names_body_only(q.r) || src.low(q.r.b - 1).ends_with('s'))
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
}

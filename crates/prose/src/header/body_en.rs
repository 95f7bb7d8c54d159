//! Who adopted it, as English documents say it.

use super::Head;
use crate::lang::{self, class};
use crate::parts::{Manner, ends_clause};
use crate::reading::Quote;
use crate::token::{Range, Shape};

impl Head<'_, '_> {
    pub(super) fn body_en(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
        let src = self.src;
        let np = |i: usize, end: usize| {
            let a = if src.class(i, class::ARTICLE) {
                i + 1
            } else {
                i
            };
            let b = lang::en::owner::phrase_end(src, a, end);
            let r = Range::new(a, b);
            let names = r.iter().any(|k| {
                src.class(k, class::BODY)
                    || src.class(k, class::EVENT | class::GROUP) && src.large(k)
            });
            (!r.is_empty() && names).then_some(r)
        };
        // «Decisions taken by the trustees of …», «resolutions passed by the Council».
        for (_, p) in self.head() {
            let by = p.r.iter().take(12).find(|k| {
                (src.is(*k, "by") || src.is(*k, "at") && src.class(k + 1, class::ARTICLE))
                    && src.any(
                        k.wrapping_sub(1),
                        &["taken", "made", "agreed", "passed", "adopted", "reached"],
                    )
                    && !src.class(k + 1, class::MONTH)
                    && (p.r.a..*k).any(|x| src.class(x, class::KIND))
            });
            if let Some(b) = by {
                let a = if src.class(b + 1, class::ARTICLE) {
                    b + 2
                } else {
                    b + 1
                };
                let from = a;
                let a = if src.is_number(a) && src.any(a + 1, &["st", "nd", "rd", "th"]) {
                    a + 2
                } else {
                    a
                };
                let e = lang::en::owner::phrase_end(src, a, p.r.b);
                if e > a && (a..e).any(|k| src.class(k, class::BODY | class::GROUP)) {
                    let a = from;
                    return Some(src.quote(Range::new(a, e), 0.88, "body.by"));
                }
            }
        }
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
        let subject = subject.map(|s| {
            // «At the Annual General Meeting held in York delegates passed …».
            if src.is(s.a, "at") {
                np(s.a + 1, s.b).unwrap_or(s)
            } else if s.iter().any(|k| {
                src.any(k, &["met", "and", "took", "made", "has", "having"]) || src.is_number(k)
            }) {
                // «The committee of the club met on 6 February and decided»: its name alone.
                np(s.a, s.b)
                    .map(|n| {
                        let cut = n
                            .iter()
                            .find(|k| src.any(*k, &["met", "took", "made", "held"]))
                            .unwrap_or(n.b);
                        Range::new(n.a, cut)
                    })
                    .filter(|n| !n.is_empty())
                    .unwrap_or(s)
            } else {
                s
            }
        });
        if let Some(s) = subject {
            if let Some(full) = self.fuller(s) {
                return Some(full);
            }
            return Some(src.quote(s, 0.9, "body.formula"));
        }
        // «of the 214th meeting of the Council held at …», «PROCEEDINGS OF THE 31ST ANNUAL CONVENTION OF THE ORDER OF …».
        for (_, p) in self.head() {
            if p.r.len() > 60 {
                continue;
            }
            let of = p.r.iter().find(|k| {
                src.is(*k, "of")
                    && src.any(
                        k.wrapping_sub(1),
                        &[
                            "meeting",
                            "session",
                            "proceedings",
                            "sitting",
                            "conference",
                            "assembly",
                        ],
                    )
                    && src.class(k + 1, class::ARTICLE)
                    && (src.shape(k - 1) == Shape::Small || src.is(k - 1, "proceedings"))
            });
            if let Some(of) = of {
                let mut a = of + 2;
                // «the 31ST ANNUAL CONVENTION».
                let ordinal = src.is_number(a);
                let from = a;
                if ordinal {
                    a += if src.any(a + 1, &["st", "nd", "rd", "th"]) {
                        2
                    } else {
                        1
                    };
                }
                let e = lang::en::owner::phrase_end(src, a, p.r.b);
                if e > a && (a..e).any(|k| src.class(k, class::BODY | class::EVENT)) && src.large(a)
                {
                    return Some(src.quote(Range::new(from, e), 0.86, "body.meeting-of"));
                }
            }
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
                    && !src.any(b, &["held", "at", "on", "in"])
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
    pub(super) fn fuller(&self, s: Range) -> Option<Quote> {
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
    pub(super) fn letterhead(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
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
            .filter(|(n, _)| minutes || *n < before || before == 0 && *n < 6)
            .map(|(_, p)| p)
            .find(|p| {
                p.label.is_none()
                    && p.r.len() <= 12
                    && (!ends_clause(src, p.r)
                        || src.class(p.r.b.wrapping_sub(2), class::ABBREVIATION))
                    && self.names_body_only(p.r)
                    && !p.r.iter().any(|i| src.class(i, class::KIND | class::MONTH))
            })?;
        // «OF THE BOARD OF DIRECTORS OF» goes on with the line below.
        let of = src.seq(line.r.a, line.r.b, &["of", "the"])
            || src.seq(line.r.a, line.r.b, &["by", "the"]);
        let a = if of { line.r.a + 2 } else { line.r.a };
        let open = src.is(line.r.b - 1, "of");
        let below = self
            .head()
            .map(|(_, p)| p.r)
            .find(|r| r.a == line.r.b && open && r.len() < 12);
        let b = below.map_or(line.r.b, |r| r.b);
        Some(src.quote(Range::new(a.min(b - 1), b), 0.75, "body.letterhead"))
    }
}

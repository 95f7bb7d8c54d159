//! Who adopted it: what both languages share, and the Russian ways of saying so.

use super::Head;
use crate::date::date_at;
use crate::lang::ru::case::{Case, Cases};
use crate::lang::{ACTOR, class};
use crate::parts::{Manner, ends_clause};
use crate::reading::{Lang, Quote};
use crate::token::{Range, Shape};

impl Head<'_, '_> {
    pub(super) fn body(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
        match self.lang {
            Lang::Ru => self.body_ru(kind),
            Lang::En => self.body_en(kind),
        }
    }

    /// The subject of the formula, without verb and adverbs.
    pub(super) fn formula_subject(&self) -> Option<Range> {
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

    /// A line that only names a body.
    pub(super) fn names_body_only(&self, r: Range) -> bool {
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

    pub(super) fn head_noun(&self, r: Range) -> Option<&'static str> {
        r.iter().find_map(|i| {
            self.src
                .word(i)
                .noun
                .filter(|n| n.class & (class::BODY | class::ORG) != 0)
                .map(|n| n.lemma)
        })
    }

    pub(super) fn body_ru(&self, kind: Option<(usize, usize)>) -> Option<Quote> {
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
}

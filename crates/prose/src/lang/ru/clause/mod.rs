//! Russian sentences of an operative part: verb, natures, owners, time, persons.
//!
//! The backbone of a sentence is what is left without quotations, brackets and times. A charge is an infinitive, its owner the
//! dative before it («Отделениям провести …»), or a verb of asking with its object («Поручить отделу подготовить …»).

mod finite;
mod infinitive;
mod owners;
mod split;
#[cfg(test)]
mod tests;

use finite::{finite_clause, is_finite, verbless};
use infinitive::{founded, infinitive_clause};
use owners::{control, governed, leading_dative, responsible};
use split::split;

use super::case::Case;
use super::owner::{Look, owners as all_owners};
use super::people::{after_titles, person_at, titled};
use crate::clause::{Clause, Env, Found, Frame, Lead};
use crate::deadline::{MARKED, Time, choose};
use crate::lang::{Governs, class};
use crate::reading::{DeadlineKind, Nature};
use crate::token::{Range, Shape, Source};

impl Frame<'_> {
    pub(super) fn look(&self, case: Case) -> Look<'_> {
        Look {
            case,
            lead: false,
            listing: false,
            times: &self.time_ranges,
        }
    }

    /// The first infinitive that rules the sentence, as an index of the spine.
    pub(super) fn infinitive(&self, from: usize) -> Option<usize> {
        (from..self.spine.len()).find(|k| {
            let Some(&i) = self.spine.get(*k) else {
                return false;
            };
            self.src.word(i).infinitive && !self.subordinate_before(*k, from)
        })
    }

    /// Whether «чтобы», «который» and the like rule the place.
    pub(super) fn subordinate_before(&self, k: usize, from: usize) -> bool {
        let mut open = false;
        for x in from..k {
            let Some(&i) = self.spine.get(x) else { break };
            if self.src.class(i, class::SUBORDINATE) && !self.src.any(i, &["так"]) {
                open = true;
            } else if open && self.src.is(i, ",") && x + 1 < k {
                // A comma closes the subordinate clause where what follows is no continuation of it.
                open = false;
            }
        }
        open
    }
}

/// Reads the sentences of an item one by one.
pub(crate) fn sentence(src: &Source<'_>, r: Range, env: &Env, lead: Option<&Lead>) -> Vec<Clause> {
    let frame = Frame::new(src, r, env);
    let parts = split(&frame, lead.is_some());
    if parts.len() > 1 {
        return parts
            .into_iter()
            .enumerate()
            .flat_map(|(n, part)| {
                one(src, part, env, lead.filter(|_| n == 0)).map(|mut c| {
                    c.may_carry = true;
                    c
                })
            })
            .collect();
    }
    one(src, r, env, lead).into_iter().collect()
}

/// One directive from one clause.
fn one(src: &Source<'_>, r: Range, env: &Env, lead: Option<&Lead>) -> Option<Clause> {
    let f = Frame::new(src, r, env);
    let mut c = Clause {
        range: r,
        rule: "ru.none",
        ..Clause::default()
    };
    // «довести, что взносы собираются до 10 числа»: what is told has times of its own.
    let told = (r.a + 1..r.b).find(|k| src.is(*k, "что") && src.is(k - 1, ","));
    let times: Vec<Time> = f
        .times
        .iter()
        .filter(|t| told.is_none_or(|k| t.range.a < k))
        .cloned()
        .collect();
    c.time = choose(&times)
        .filter(|t| t.rank >= MARKED || time_expected(&f, t))
        .cloned();

    if let Some(done) = control(&f, &mut c) {
        return done.then_some(c);
    }
    let inf = f.infinitive(0);
    let fin = (0..f.spine.len()).find(|k| {
        f.spine.get(*k).is_some_and(|i| is_finite(src, *i)) && !f.subordinate_before(*k, 0)
    });
    match (inf, fin) {
        (Some(k), fin) if fin.is_none_or(|x| k < x) => infinitive_clause(&f, k, &mut c, lead),
        (_, Some(k)) => finite_clause(&f, k, &mut c),
        _ => {
            verbless(&f, &mut c);
        }
    }
    if c.natures.is_empty() {
        return None;
    }
    crate::lang::ru::seats::seats(src, r, &mut c);
    if let Some(lead) = lead.filter(|_| c.owners.is_empty()) {
        if lead.asks
            && c.natures.iter().any(|n| {
                matches!(
                    n,
                    Nature::Charge
                        | Nature::Form
                        | Nature::Amend
                        | Nature::Approve
                        | Nature::Elect
                        | Nature::Declare
                        | Nature::Authorize
                )
            })
        {
            // Under «Рекомендовать отделениям:» each action is asked for, whatever its own verb is.
            let formed = c.has(Nature::Form);
            c.natures = lead.natures.clone();
            if formed {
                c.add(Nature::Form);
            }
        } else if !lead.owners.is_empty() && !c.has(Nature::Appeal) {
            c.add(Nature::Charge);
            if !c.has(Nature::Form) {
                c.natures
                    .retain(|n| matches!(n, Nature::Charge | Nature::Control));
            }
        }
    }
    if c.has(Nature::Charge) || c.has(Nature::Appeal) {
        if c.time
            .as_ref()
            .is_some_and(|t| matches!(t.kind, DeadlineKind::Permanent | DeadlineKind::Recurrence))
        {
            c.add(Nature::Permanent);
        }
    } else if !c.natures.iter().any(|n| {
        matches!(
            n,
            Nature::Effect
                | Nature::Authorize
                | Nature::Control
                | Nature::Permanent
                | Nature::Form
                | Nature::Approve
        )
    }) {
        c.time = None;
    }
    if c.natures
        .iter()
        .all(|n| matches!(n, Nature::Approve | Nature::Form | Nature::Appoint))
    {
        // What is complete by adoption has no time of its own, unless it is marked as one.
        c.time = c
            .time
            .filter(|t| t.rank >= 100 && c.natures.contains(&Nature::Form));
    }
    Some(c)
}

/// A bare day or month tells when to act where it stands at the verb, before it, or at the end.
fn time_expected(f: &Frame<'_>, t: &Time) -> bool {
    let src = f.src;
    let before = t.range.a;
    let opens = before == f.r.a
        || f.spine
            .iter()
            .all(|i| *i > before || !src.word(*i).infinitive);
    let after_verb = before > f.r.a && src.word(before - 1).infinitive;

    let cited = before > f.r.a
        && (src.any(before - 1, &["от", "за", "на", "№", "состоянию"])
            || src.class(before - 1, class::KIND) && t.rank < 50);
    !cited && (opens || after_verb || t.rank >= 50)
}

/// The owners and natures that a lead passes down: «Отделениям:», «Рекомендовать отделениям:».
pub(crate) fn lead(src: &Source<'_>, r: Range, env: &Env) -> Lead {
    let end = if src.is(r.b.wrapping_sub(1), ":") {
        r.b - 1
    } else {
        r.b
    };
    let zone = Range::new(r.a, end);
    let f = Frame::new(src, zone, env);
    let mut out = Lead {
        range: zone,
        ..Lead::default()
    };
    let verb = (0..f.spine.len()).find(|k| {
        f.spine.get(*k).is_some_and(|i| {
            src.word(*i)
                .verb
                .is_some_and(|v| v.governs != Governs::Nobody)
        })
    });
    if let Some((k, v)) = verb.and_then(|k| {
        f.spine
            .get(k)
            .and_then(|i| src.word(*i).verb)
            .map(|v| (k, v))
    }) {
        let at = f.spine.get(k).copied().unwrap_or(zone.a);
        let case = if matches!(v.governs, Governs::Accusative | Governs::On) {
            Case::Acc
        } else {
            Case::Dat
        };
        out.natures = vec![v.nature];
        out.asks = true;
        let from = if v.governs == Governs::On {
            (at + 1..end)
                .find(|i| src.is(*i, "на"))
                .map_or(at + 1, |i| i + 1)
        } else {
            at + 1
        };
        let last = f
            .infinitive(k + 1)
            .and_then(|n| f.spine.get(n).copied())
            .unwrap_or(end);
        let look = Look {
            case,
            lead: last == end,
            listing: false,
            times: &f.time_ranges,
        };
        out.owners = all_owners(src, Range::new(from, last), look).0;
        return out;
    }
    out.natures = vec![Nature::Charge];
    match f.infinitive(0) {
        Some(k) => out.owners = leading_dative(&f, k).0,
        None => {
            let look = Look {
                case: Case::Dat,
                lead: true,
                listing: false,
                times: &f.time_ranges,
            };
            out.owners = all_owners(src, zone, look).0;
        }
    }
    out
}

/// Whether the words are an action of their own: an infinitive before any noun in the nominative could rule them.
pub(crate) fn is_action(src: &Source<'_>, r: Range, env: &Env) -> bool {
    let f = Frame::new(src, r, env);
    if src.class(r.a, class::PREP) && src.any(r.a, &["о", "об", "обо"]) {
        return false;
    }
    match f.infinitive(0) {
        Some(k) => {
            k < 3
                || !leading_dative(&f, k).0.is_empty()
                || f.spine.get(k).is_some_and(|i| src.word(*i).verb.is_some())
                || f.spine.iter().take(k).all(|i| {
                    src.class(*i, class::PREP | class::ADVERB)
                        || !src.is_word(*i)
                        || !src.word(*i).cases.may(Case::Nom)
                        || src.word(*i).cases.may(Case::Gen)
                })
        }
        None => false,
    }
}

//! English sentences of an operative part: verb, natures, owners, time, persons.
//!
//! Four shapes carry nearly all of them: a verb that leads («Urges the Board to …», «To amend …»), a subject with a modal or a
//! subjunctive («the Treasurer shall …», «that the Clerk write …»), a passive («the report be received»), a deed of the body itself («the
//! Council hereby requests that …»).

mod beside;
mod passive;
mod split;
mod subject;
#[cfg(test)]
mod tests;
mod verbs;

use beside::{appeal_beside, control};
use passive::passive;
use split::split;
use subject::subject_led;
use verbs::{FOUNDED, charge, creates, founded, leading_verb, leads, verb_led};

use super::owner::{is_actor, name_of, owners, phrase_end};
use crate::clause::{Clause, Env, Found, Frame, Lead};
use crate::deadline::{MARKED, Time, choose};
use crate::lang::{Governs, Verb, VerbForm, class};
use crate::reading::{DeadlineKind, Nature};
use crate::token::{Range, Source};

/// Reads one sentence.
pub(crate) fn sentence(src: &Source<'_>, r: Range, env: &Env, lead: Option<&Lead>) -> Vec<Clause> {
    let f = Frame::new(src, r, env);
    let parts = split(&f);
    let many = parts.len() > 1;
    // What the verb that leads asks for, for further objects of it.
    let asked = leading_verb(src, split::asks_at(src, opening(src, r), r.b))
        .filter(|v| matches!(v.governs, Governs::ObjectTo | Governs::Upon))
        .map(|v| v.nature);
    parts
        .into_iter()
        .enumerate()
        .filter_map(|(n, part)| {
            let mut c = one(src, part, env, lead.filter(|_| n == 0 || !many), n > 0)?;
            c.may_carry = many;
            if let Some(nature) =
                asked.filter(|_| n > 0 && c.rule == "en.to-do" && c.has(Nature::Charge))
            {
                let at = c.natures.iter().position(|x| *x == Nature::Charge);
                if let Some(slot) = at.and_then(|at| c.natures.get_mut(at)) {
                    *slot = nature;
                }
            }
            Some(c)
        })
        .collect()
}

/// Skips what opens a clause without being part of it.
fn opening(src: &Source<'_>, r: Range) -> usize {
    // «New boots: Sue will get prices»: a topic before the colon.
    let colon = (r.a + 1..r.b.min(r.a + 6)).find(|k| src.is(*k, ":"));
    let topic = colon.filter(|c| {
        c + 3 < r.b
            && (r.a..*c).all(|k| {
                src.is_word(k)
                    && !src.class(k, class::MODAL | class::BE | class::RESOLVE | class::PREP)
            })
            && src.gap(c + 1) == crate::token::Gap::Space
            && src.large(c + 1)
            && !src.any(r.a, &["that", "and", "resolved", "action"])
    });
    let mut i = topic.map_or(r.a, |c| c + 1);
    while i < r.b
        && (src.any(
            i,
            &[
                "that",
                "and",
                "hereby",
                "further",
                "also",
                "therefore",
                ",",
                ":",
                "then",
                "furthermore",
                "moreover",
            ],
        ) || src.class(i, class::ADVERB))
        && !src.any(i, &["not"])
    {
        i += 1;
    }
    // «Decides to convene …», «Resolves that …».
    if i <= r.a + 2 && src.class(i, class::RESOLVE) && src.any(i + 1, &["to", "that"]) {
        return if src.is(i + 1, "to") { i + 1 } else { i + 2 };
    }
    if src.is(i, "it")
        && src.any(i + 1, &["was", "is"])
        && let Some(k) = (i + 2..(i + 5).min(r.b)).find(|k| {
            src.any(
                *k,
                &[
                    "agreed",
                    "resolved",
                    "decided",
                    "noted",
                    "suggested",
                    "recommended",
                ],
            )
        })
    {
        return match src.low(k + 1) {
            "that" => k + 2,
            _ => k + 1,
        };
    }
    i
}

fn one(
    src: &Source<'_>,
    r: Range,
    env: &Env,
    lead: Option<&Lead>,
    further: bool,
) -> Option<Clause> {
    let f = Frame::new(src, r, env);
    let mut c = Clause {
        range: r,
        rule: "en.none",
        ..Clause::default()
    };
    c.time = choose(&f.times).filter(|t| t.rank >= 40).cloned();
    let start = opening(src, r);
    let agreed_to = start > r.a
        && src.any(start.wrapping_sub(1), &["agreed", "decided", "resolved"])
        && src.is(start, "to");

    let mut i = start;
    let mut to = false;
    if src.is(i, "to") {
        i += 1;
        to = true;
        while src.class(i, class::ADVERB) {
            i += 1;
        }
    }
    if agreed_to {
        // «It was agreed to alter …».
        charge(src, i, &mut c, "en.agreed");
    } else if let Some(v) = leading_verb(src, i).filter(|v| leads(src, i, r, *v, to)) {
        verb_led(&f, i, v, &mut c, further);
    } else if (to || src.class(i, class::ACTION) && !verbs::names_act(src, i))
        && !subject_follows(src, i, r)
    {
        charge(src, i, &mut c, "en.action");
    } else {
        subject_led(&f, start, &mut c);
    }
    if c.natures.is_empty() && lead.is_some_and(|l| !l.owners.is_empty() || l.asks) {
        charge(src, i, &mut c, "en.under-lead");
    }
    if c.natures.is_empty() {
        return None;
    }
    // «the number of contests in each year be reduced»: a rhythm within the subject is the thing's own.
    if c.verb.is_some_and(|v| {
        c.time.as_ref().is_some_and(|t| {
            t.kind == DeadlineKind::Recurrence
                && t.range.a > start + 1
                && t.range.b < v
                && (t.range.b..v).any(|k| src.class(k, class::BE))
                && src.word(t.range.a).class & class::PREP != 0
        })
    }) {
        c.time = None;
    }
    let urged = (r.a..start).any(|k| src.any(k, &["recommended", "suggested"]));
    if urged && c.has(Nature::Charge) {
        c.natures.retain(|n| *n != Nature::Charge);
        c.add(Nature::Appeal);
    }
    control(&f, &mut c);
    appeal_beside(&f, &mut c);
    crate::lang::en::seats::seats(src, r, &mut c);
    // «that the Assembly: 1) calls on …; 2) forms …»: the body itself speaks.
    let speaks =
        leading_verb(src, i).is_some_and(|v| v.form == VerbForm::Finite) && c.rule == "en.verb";
    if let Some(lead) = lead.filter(|_| !speaks) {
        let acts = !c.natures.iter().any(|n| {
            matches!(
                n,
                Nature::Charge
                    | Nature::Appeal
                    | Nature::Authorize
                    | Nature::Control
                    | Nature::Effect
            )
        });
        if acts && !lead.asks && !lead.owners.is_empty() && c.owners.is_empty() {
            // Under «each branch shall:» to appoint somebody is a duty.
            let formed = c.has(Nature::Form);
            c.natures = vec![Nature::Charge];
            if formed {
                c.add(Nature::Form);
            }
            c.seats.clear();
            if c.time.is_none() {
                c.time = choose(&f.times).filter(|t| t.rank >= 40).cloned();
            }
        }
        if c.owners.is_empty() && lead.asks && !c.has(Nature::Control) {
            let formed = c.has(Nature::Form);
            c.natures = lead.natures.clone();
            if formed {
                c.add(Nature::Form);
            }
            c.seats.clear();
        }
    }
    let duty = c.has(Nature::Charge) || c.has(Nature::Appeal);
    if duty
        && c.time
            .as_ref()
            .is_some_and(|t| matches!(t.kind, DeadlineKind::Permanent | DeadlineKind::Recurrence))
    {
        c.add(Nature::Permanent);
    }
    if !duty
        && !c
            .natures
            .iter()
            .any(|n| matches!(n, Nature::Effect | Nature::Authorize | Nature::Control))
    {
        c.time = None;
    }
    Some(c)
}

/// «Committees report …»: a word that could be a verb is a noun where a subject's verb follows.
fn subject_follows(src: &Source<'_>, i: usize, r: Range) -> bool {
    let e = phrase_end(src, i, r.b);
    // «Control over the execution of this resolution is entrusted to …».
    let noun = src.any(i + 1, &["of", "over"])
        && (i + 2..r.b.min(i + 16))
            .take_while(|k| !src.is(*k, ",") && !src.class(*k, class::SUBORDINATE))
            .any(|k| src.class(k, class::MODAL | class::BE));
    noun || e > i + 1 && src.class(e, class::MODAL) || src.class(i + 1, class::MODAL | class::BE)
}

/// The owners and natures that a lead passes down: «Urges all branches:», «That each committee shall:».
pub(crate) fn lead(src: &Source<'_>, r: Range, env: &Env) -> Lead {
    let mut c = Clause {
        range: r,
        ..Clause::default()
    };
    if let Some(found) = one(src, r, env, None, false) {
        c = found;
    }
    let asks = c
        .natures
        .iter()
        .any(|n| matches!(n, Nature::Appeal | Nature::Authorize))
        || c.verb.is_some_and(|v| {
            src.word(v)
                .verb
                .is_some_and(|w| w.governs != Governs::Nobody)
        });
    let mut natures: Vec<Nature> = c
        .natures
        .iter()
        .copied()
        .filter(|n| matches!(n, Nature::Charge | Nature::Appeal | Nature::Authorize))
        .collect();
    if c.owners.is_empty() {
        // «Branches:» by itself.
        c.owners = owners(src, opening(src, r), r.b, "owner.lead").0;
    }
    if natures.is_empty() {
        natures.push(Nature::Charge);
    }
    Lead {
        range: r,
        owners: c.owners,
        natures,
        asks,
    }
}

/// Whether the words under a lead are an action of their own.
pub(crate) fn is_action(src: &Source<'_>, r: Range, lead: Range) -> bool {
    let i = opening(src, r);
    if src.is(i, "to") && src.is_word(i + 1) {
        return true;
    }
    let last = lead.b.wrapping_sub(if src.is(lead.b.wrapping_sub(1), ":") {
        2
    } else {
        1
    });
    let open = src.class(last, class::MODAL)
        || src.any(
            last,
            &[
                "to", "that", "resolves", "resolved", "decides", "should", "further", "follows",
            ],
        );
    if open && !src.is(last, "follows") {
        return true;
    }
    let verb =
        src.class(i, class::ACTION) || src.word(i).verb.is_some_and(|v| v.form != VerbForm::Ing);
    if verb && !src.class(i + 1, class::MODAL | class::BE) {
        return true;
    }
    // A clause with a subject and a modal of its own.
    let e = phrase_end(src, i, r.b);
    src.class(e, class::MODAL | class::BE) && e > i
}

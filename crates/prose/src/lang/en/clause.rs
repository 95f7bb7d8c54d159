//! English sentences of an operative part: verb, natures, owners, time, persons.
//!
//! Four shapes carry nearly all of them: a verb that leads («Urges the Board to …», «To amend …»), a subject with a modal or a
//! subjunctive («the Treasurer shall …», «that the Clerk write …»), a passive («the report be received»), a deed of the body itself («the
//! Council hereby requests that …»).

use super::owner::{is_actor, name_of, owners, phrase_end};
use crate::clause::{Clause, Env, Found, Frame, Lead};
use crate::deadline::{MARKED, Time, choose};
use crate::lang::{Governs, Verb, VerbForm, class};
use crate::reading::{DeadlineKind, Nature};
use crate::token::{Range, Source};

/// Nouns for bodies and offices that are founded.
const FOUNDED: &[&str] = &[
    "committee",
    "panel",
    "board",
    "council",
    "commission",
    "group",
    "force",
    "subcommittee",
    "sub-committee",
    "working-group",
    "taskforce",
    "office",
    "post",
    "position",
    "centre",
    "center",
    "section",
    "secretariat",
    "unit",
    "team",
    "department",
    "bureau",
    "caucus",
    "division",
    "subcommission",
    "forum",
    "body",
    "role",
    "branch",
    "chapter",
    "delegation",
    "agency",
];

/// Reads one sentence.
pub(crate) fn sentence(src: &Source<'_>, r: Range, env: &Env, lead: Option<&Lead>) -> Vec<Clause> {
    let f = Frame::new(src, r, env);
    let parts = split(&f);
    let many = parts.len() > 1;
    parts
        .into_iter()
        .enumerate()
        .filter_map(|(n, part)| {
            let mut c = one(src, part, env, lead.filter(|_| n == 0 || !many), n > 0)?;
            c.may_carry = many;
            Some(c)
        })
        .collect()
}

/// Skips what opens a clause without being part of it.
fn opening(src: &Source<'_>, r: Range) -> usize {
    let mut i = r.a;
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
    if i == r.a && src.class(i, class::RESOLVE) && src.any(i + 1, &["to", "that"]) {
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

/// Where a sentence falls apart: a further subject with its own verb, or actions with times of their own.
fn split(f: &Frame<'_>) -> Vec<Range> {
    let src = f.src;
    let first = opening(src, f.r);
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let subjects = modal_after(src, first, f.r.b).is_some();
    for &i in f.spine.iter().filter(|i| **i > first + 2) {
        if !src.any(i, &["and", ";", ",", "while", "with"]) {
            continue;
        }
        let mut a = i + 1;
        while src.any(a, &["and", "that", "also", ","]) {
            a += 1;
        }
        if src.is(i, "and") && src.any(i.wrapping_sub(1), &[",", ";"]) {
            continue;
        }
        let (who, end) = owners(src, a, f.r.b, "owner.subject");
        if who.is_empty() || end >= f.r.b {
            continue;
        }
        let modal = src.class(end, class::MODAL) && !src.any(end, &["should", "would"])
            || src.class(end, class::BE)
                && src
                    .word(end + 1)
                    .verb
                    .is_some_and(|v| v.governs == Governs::ObjectTo && v.form == VerbForm::Past);
        let that = src.is(a.wrapping_sub(1), "that")
            && (src.class(end, class::ACTION)
                || src.word(end).verb.is_some_and(|v| v.form == VerbForm::Base));
        // «that the Secretary write … and the Treasurer pay …»: subjects with bare verbs on both sides.
        // A subject of its own needs a verb in the part before it.
        let spoken = f.spine.iter().any(|x| {
            *x > first
                && *x < i
                && (src.class(*x, class::MODAL | class::BE | class::ACTION)
                    || src.word(*x).verb.is_some())
        });
        if spoken
            && (modal && (subjects || src.any(i, &[";"]) || src.is(i, "and")) || that)
            && !src.is(i, "with")
        {
            let nested = f.spine.iter().any(|x| {
                *x > first
                    && *x < i
                    && src.class(*x, class::SUBORDINATE)
                    && !src.is(*x, "that")
                    && !f.spine.iter().any(|y| *y > *x && *y < i && src.is(*y, ","))
            });
            if !nested {
                cuts.push((i, a));
            }
        }
    }
    if cuts.is_empty() {
        cuts = split_by_times(f, first);
    }
    let mut out = Vec::new();
    let mut a = f.r.a;
    for (end, start) in cuts {
        if end > a {
            out.push(Range::new(a, end));
            a = start;
        }
    }
    out.push(Range::new(a, f.r.b));
    out
}

fn split_by_times(f: &Frame<'_>, first: usize) -> Vec<(usize, usize)> {
    let src = f.src;
    let strong: Vec<&Time> = f.times.iter().filter(|t| t.rank >= MARKED).collect();
    if strong.len() < 2 {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    let mut from = first;
    for &i in &f.spine {
        if i <= first || !src.any(i, &["and", ";"]) {
            continue;
        }
        let mut a = i + 1;
        while src.class(a, class::ADVERB) || src.is(a, ",") {
            a += 1;
        }
        if let Some(t) = f.time_ranges.iter().find(|t| t.a == a) {
            a = t.b;
        }
        let verb = src.is(a, "to") && src.is_word(a + 1) || src.class(a, class::ACTION);
        let here = strong.iter().any(|t| t.range.a >= from && t.range.b <= i);
        let later = strong.iter().any(|t| t.range.a > i);
        if verb && here && later {
            cuts.push((i, i + 1));
            from = i;
        }
    }
    cuts
}

/// A modal soon after a subject.
fn modal_after(src: &Source<'_>, i: usize, end: usize) -> Option<usize> {
    let (who, b) = owners(src, i, end, "owner.subject");
    (!who.is_empty() && src.class(b, class::MODAL)).then_some(b)
}

/// The listed verb at `i`, in a form that may rule a clause.
fn leading_verb(src: &Source<'_>, i: usize) -> Option<Verb> {
    src.word(i).verb.filter(|v| v.form != VerbForm::Ing)
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
    } else if (to || src.class(i, class::ACTION) && !src.is_number(i + 1))
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
    let urged = (r.a..start).any(|k| src.any(k, &["recommended", "suggested"]));
    if urged && c.has(Nature::Charge) {
        c.natures.retain(|n| *n != Nature::Charge);
        c.add(Nature::Appeal);
    }
    control(&f, &mut c);
    appeal_beside(&f, &mut c);
    super::seats::seats(src, r, &mut c);
    if let Some(lead) = lead {
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
    e > i + 1 && src.class(e, class::MODAL) || src.class(i + 1, class::MODAL | class::BE)
}

/// Whether a listed verb at the opening rules the clause: «Urges», «To amend», «Approve».
fn leads(src: &Source<'_>, i: usize, r: Range, v: Verb, to: bool) -> bool {
    if to {
        return true;
    }
    // «Order 3 (2009) is revoked».
    if src.is_number(i + 1) {
        return false;
    }
    match v.form {
        VerbForm::Finite => !src.class(i + 1, class::MODAL | class::BE),
        VerbForm::Base => {
            !src.class(i + 1, class::MODAL | class::BE | class::PREP)
                || v.governs == Governs::Upon
                || src.is(i + 1, "to")
        }
        // «Approved the minutes», «Agreed to hold».
        VerbForm::Past => i == r.a && !src.class(i + 1, class::PREP) || src.is(i + 1, "to"),
        VerbForm::Ing => false,
    }
}

fn charge(src: &Source<'_>, verb: usize, c: &mut Clause, rule: &'static str) {
    c.verb = Some(verb);
    c.rule = rule;
    c.add(Nature::Charge);
    creates(src, verb, c);
}

/// A body or an office set up by the one charged.
fn creates(src: &Source<'_>, verb: usize, c: &mut Clause) {
    if src
        .word(verb)
        .verb
        .is_some_and(|v| v.nature == Nature::Form)
        && founded(src, verb + 1, c.range.b)
    {
        c.add(Nature::Form);
    }
}

/// Whether the object that begins near `i` is a body or an office.
fn founded(src: &Source<'_>, i: usize, end: usize) -> bool {
    let i = if src.any(i, &["up"]) { i + 1 } else { i };
    let mut j = i;
    while j < end && j < i + 14 {
        let stops = src.any(
            j,
            &[
                ".",
                ";",
                ",",
                "to",
                "consisting",
                "composed",
                "comprising",
                "which",
                "that",
                "with",
                "under",
                "for",
                "on",
            ],
        );
        if stops {
            break;
        }
        if src.any(j, FOUNDED) && !src.any(j + 1, &["'", "meeting", "report", "rules"]) {
            return true;
        }
        if src.any(j, &["of"]) && !src.any(j.wrapping_sub(1), &["post", "office", "position"]) {
            return false;
        }
        j += 1;
    }
    false
}

/// «Urges the Board to …», «To amend Rule 18 …», «Takes note of …».
fn verb_led(f: &Frame<'_>, i: usize, v: Verb, c: &mut Clause, further: bool) {
    let src = f.src;
    let end = f.r.b;
    c.verb = Some(i);
    c.rule = "en.verb";
    let next = i + 1;
    match v.governs {
        Governs::ObjectTo | Governs::Upon => {
            c.natures = vec![v.nature];
            // «authorizes and directs», «requests and urges».
            let mut at = next;
            if src.is(at, "and")
                && let Some(w) = leading_verb(src, at + 1).filter(|w| w.governs != Governs::Nobody)
            {
                c.add(w.nature);
                at += 2;
            }
            while src.class(at, class::ADVERB) {
                at += 1;
            }
            object_to(f, at, v, c);
            if v.lemma == "commit" && c.owners.is_empty()
                || v.lemma == "charge" && c.owners.is_empty() && !src.is(next, "the")
            {
                c.natures = vec![Nature::Charge];
            }
            if v.lemma == "recommend" && c.owners.is_empty() && src.is(at, "that") {
                c.natures = vec![Nature::Appeal];
            }
            if v.lemma == "call" && src.is(at, "for") && c.owners.is_empty() {
                c.natures = vec![Nature::Declare];
            }
            if v.lemma == "assign" && c.owners.is_empty() {
                c.natures = vec![Nature::Charge];
            }
            return;
        }
        _ => {}
    }
    let n = match v.lemma {
        "take" => {
            if src.any(next, &["note", "cognizance"]) {
                Some(Nature::Note)
            } else {
                None
            }
        }
        "set" => (src.is(next, "up") && founded(src, next, end)).then_some(Nature::Form),
        "establish" | "create" | "form" | "constitute" | "institute" => {
            founded(src, next, end).then_some(Nature::Form)
        }
        "name" => None,
        // «hires Mr Reed as caretaker»; to hire somebody yet unnamed is a task.
        "hire" => (next..end)
            .any(|k| {
                super::owner::person_at(src, super::owner::after_titles(src, k, end), end).is_some()
            })
            .then_some(Nature::Appoint),
        "observe" | "find" | "pay" | "support" | "consider" | "determine"
            if v.form == VerbForm::Base =>
        {
            // In the base form these are deeds: «support the strike fund» stays a position only of the body itself.
            (v.lemma == "support" || v.lemma == "pay" && src.is(next, "tribute"))
                .then_some(Nature::Declare)
        }
        "agree" if src.is(next, "to") => None,
        "confirm" | "grant" if v.form == VerbForm::Base && further => None,
        "extend" => src
            .any(next, &["thanks", "its", "congratulations", "sympathy"])
            .then_some(Nature::Declare)
            .or_else(|| {
                f.stem(0, &["term", "validity", "mandate", "deadline"])
                    .then_some(Nature::Effect)
            }),
        "note" => Some(Nature::Note),
        "receive" => Some(Nature::Note),
        "intend" | "expect" => Some(Nature::Declare),
        _ => Some(v.nature),
    };
    match n {
        Some(n) => c.natures = vec![n],
        None => {
            charge(src, i, c, "en.action");
            return;
        }
    }
    if v.nature == Nature::Approve
        && (next..(next + 4).min(end)).any(|k| {
            src.any(
                k,
                &["establishment", "creation", "formation", "institution"],
            ) && founded(src, k + 2, end)
        })
    {
        c.add(Nature::Form);
    }
    // «… and to thank its members»: a second verb with a nature of its own.
    for (k, &x) in f.spine.iter().enumerate() {
        if x <= i + 1 || !src.is(x, "and") {
            continue;
        }
        let mut y = x + 1;
        while src.any(y, &["to", "hereby", "further"]) {
            y += 1;
        }
        let same_form =
            |w: &Verb| w.form == v.form || v.form == VerbForm::Base && w.form == VerbForm::Base;
        if let Some(w) = leading_verb(src, y).filter(|w| {
            same_form(w)
                && (y > x + 1 || k > 0)
                && !(w.form == VerbForm::Base && y == x + 1 && src.class(y, class::THING))
        }) {
            match w.governs {
                Governs::ObjectTo | Governs::Upon => {
                    let mut sub = Clause {
                        range: c.range,
                        ..Clause::default()
                    };
                    object_to(f, y + 1, w, &mut sub);
                    if !sub.owners.is_empty() {
                        c.add(w.nature);
                        c.owners = sub.owners;
                    }
                }
                Governs::Nobody
                    if !matches!(w.nature, Nature::Note | Nature::Form) && w.lemma != "take" =>
                {
                    c.add(w.nature)
                }
                Governs::Nobody => {}
                _ => {}
            }
        }
    }
}

/// The object that is to act: «the Board to …», «upon the Board to …», «that the Board …».
fn object_to(f: &Frame<'_>, at: usize, v: Verb, c: &mut Clause) {
    let src = f.src;
    let mut a = at;
    if src.any(a, &["upon", "on", "to", "for"])
        && (v.governs == Governs::Upon || v.lemma == "appeal")
        || src.is(a, "with")
    {
        a += 1;
    }
    if src.is(a, "that") {
        a += 1;
    }
    // «Requests, through the Secretary, the Board to …».
    if src.is(a, ",") {
        let close = (a + 1..f.r.b).find(|k| src.is(*k, ","));
        a = close.map_or(a + 1, |k| k + 1);
    }
    let (found, b) = owners(src, a, f.r.b, "owner.object");
    c.owners = found;
    if v.lemma == "appoint" {
        c.owners.clear();
    }
    // What is created by the one charged.
    if let Some(to) = (b..f.r.b)
        .find(|k| src.is(*k, "to"))
        .filter(|k| *k < b + 16)
    {
        let mut y = to + 1;
        while src.class(y, class::ADVERB) {
            y += 1;
        }
        creates(src, y, c);
    }
}

/// A clause with a subject.
fn subject_led(f: &Frame<'_>, start: usize, c: &mut Clause) {
    let src = f.src;
    let end = f.r.b;
    // A time may stand before the subject: «By 1 May the Secretary shall …», «That, before the meeting, each branch …».
    let mut i = start;
    if let Some(t) = f.time_ranges.iter().find(|t| t.a == i) {
        i = t.b;
        if src.is(i, ",") {
            i += 1;
        }
    }
    let (who, b) = owners(src, i, end, "owner.subject");
    let subject_end = if who.is_empty() {
        phrase_end(src, i, end)
    } else {
        b
    };
    // What may stand between subject and verb: commas with an aside, adverbs, times.
    let mut v = subject_end;
    loop {
        if let Some(t) = f.time_ranges.iter().find(|t| t.a == v) {
            v = t.b;
        } else if v < end
            && (src.class(v, class::ADVERB)
                || src.is(v, ",") && v == subject_end && !f.spine.contains(&(v + 1)))
        {
            v += 1;
        } else if src.is(v, "(") && v < end {
            v = (v..end).find(|k| src.is(*k, ")")).map_or(end, |k| k + 1);
        } else if src.is(v, ",") && v < end {
            // An aside: up to the next comma, when a verb follows it.
            let close = (v + 1..end).find(|k| src.is(*k, ","));
            match close {
                Some(k) if verb_like(src, k + 1, f) => v = k + 1,
                _ if verb_like(src, v + 1, f) => v += 1,
                _ => break,
            }
        } else {
            break;
        }
    }
    // A longer subject («the members of the Society named hereunder»): go on to its verb.
    let verb = (v..end.min(v + 24)).find(|k| {
        f.spine.contains(k)
            && (src.class(*k, class::MODAL | class::MODAL_MAY | class::BE)
                || *k == v && verb_like(src, *k, f)
                || !who.is_empty()
                    && *k > v
                    && src
                        .word(*k)
                        .verb
                        .is_some_and(|x| x.form == VerbForm::Finite)
                    && !src.class(*k, class::THING))
    });
    // «Clerk to report the drain to the County».
    if !who.is_empty()
        && src.is(subject_end, "to")
        && src.class(subject_end + 1, class::ACTION)
        && verb.is_none_or(|v| v > subject_end)
    {
        charge(src, subject_end + 1, c, "en.to-do");
        c.owners = who;
        return;
    }
    // «This decision enters into force on …».
    if (i..end.min(v + 3)).any(|k| {
        src.any(
            k,
            &[
                "enters", "comes", "takes", "becomes", "enter", "come", "take",
            ],
        )
    }) && (v.saturating_sub(1)..end.min(v + 5))
        .any(|k| src.any(k, &["force", "effect", "effective"]))
    {
        c.natures = vec![Nature::Effect];
        c.verb = Some(v);
        c.rule = "en.effect";
        return;
    }
    let Some(verb) = verb else { return };

    // «the members named hereunder are appointed»: a participle before the verb of the sentence.
    let reduced = src
        .word(verb)
        .verb
        .is_some_and(|w| w.form == VerbForm::Past)
        && !src.class(verb, class::BE | class::MODAL);
    let verb = if reduced {
        (verb + 1..end.min(verb + 10))
            .find(|k| {
                f.spine.contains(k)
                    && src.class(*k, class::BE | class::MODAL)
                    && (verb..*k).all(|x| !src.any(x, &[",", ";", "and", "that"]))
            })
            .unwrap_or(verb)
    } else {
        verb
    };
    let verb = if src.any(verb, &["been", "being"]) {
        (verb + 1..end)
            .find(|k| {
                f.spine.contains(k)
                    && src.class(*k, class::BE | class::MODAL)
                    && !src.any(*k, &["been", "being"])
            })
            .unwrap_or(verb)
    } else {
        verb
    };
    c.verb = Some(verb);
    let found: Vec<Found> = if verb > v + 6 && !src.class(verb, class::BE | class::MODAL) {
        Vec::new()
    } else {
        who
    };
    if src.class(verb, class::MODAL) {
        modal(f, verb, found, c);
    } else if src.class(verb, class::MODAL_MAY) && !src.class(verb, class::MONTH)
        || src.is(verb, "may") && !src.large(verb)
    {
        c.natures = vec![Nature::Authorize];
        c.owners = found;
        c.rule = "en.may";
    } else if src.class(verb, class::BE) {
        passive(f, verb, found, c);
    } else if let Some(w) = leading_verb(src, verb).filter(|w| w.form != VerbForm::Base) {
        // The body itself acts: «the Council requests …», «the Board co-opted …».
        verb_led(f, verb, w, c, false);
        c.rule = "en.body-acts";
        let commits = w.lemma == "commit" && src.any(verb + 1, &["itself", "themselves"]);
        if commits {
            c.owners = found;
            c.natures = vec![Nature::Charge];
        }
    } else if let Some(w) = leading_verb(src, verb).filter(|w| {
        w.governs == Governs::Nobody
            && !matches!(w.nature, Nature::Declare | Nature::Form | Nature::Effect)
            && src.is(verb.wrapping_sub(1), "hereby")
    }) {
        // «the Council hereby approve …».
        verb_led(f, verb, w, c, false);
    } else if let Some(w) = leading_verb(src, verb)
        .filter(|w| w.form == VerbForm::Base && by_the_body(src, w, i, subject_end, verb))
    {
        // «that the Federation urge school boards to …»: the body that adopts speaks itself.
        let mut asked = Clause {
            range: c.range,
            time: c.time.clone(),
            ..Clause::default()
        };
        verb_led(f, verb, w, &mut asked, false);
        if w.governs == Governs::Nobody || !asked.owners.is_empty() {
            asked.rule = "en.body-acts";
            *c = asked;
        } else {
            charge(src, verb, c, "en.subjunctive");
            c.owners = found;
        }
    } else if src.class(verb, class::RESOLVE) {
        let a = if src.any(verb + 1, &["to", "that"]) {
            verb + 2
        } else {
            verb + 1
        };
        charge(src, a, c, "en.resolves");
    } else {
        c.rule = "en.subjunctive";
        charge(src, verb, c, "en.subjunctive");
        c.owners = found;
        if c.owners.is_empty() {
            let r = Range::new(i, subject_end);
            if is_actor(src, r) {
                c.owners.push(Found {
                    range: r,
                    name: name_of(src, r),
                    confidence: 0.6,
                    rule: "owner.subject",
                });
            }
        }
    }
}

/// Whether a body (not an officer) stands before a verb by which bodies speak.
fn by_the_body(src: &Source<'_>, w: &Verb, from: usize, to: usize, verb: usize) -> bool {
    let of = (from..to).find(|k| src.is(*k, "of")).unwrap_or(to);
    let body = of > from
        && src.class(of - 1, class::BODY)
        && !src.class(of - 1, class::OFFICE | class::GROUP);
    let speaks = matches!(
        w.nature,
        Nature::Appeal | Nature::Authorize | Nature::Approve
    ) || w.nature == Nature::Declare
        && w.lemma != "pay"
        && w.lemma != "find"
        && w.lemma != "determine"
        && w.lemma != "consider"
        || w.nature == Nature::Charge && w.governs == Governs::ObjectTo;
    body && speaks && !src.any(verb, &["assign", "commit", "charge", "grant"])
}

fn verb_like(src: &Source<'_>, i: usize, f: &Frame<'_>) -> bool {
    let mut k = i;
    while src.class(k, class::ADVERB) {
        k += 1;
    }
    if let Some(t) = f.time_ranges.iter().find(|t| t.a == k) {
        k = t.b;
    }
    k < f.r.b
        && !src.large(k)
        && (src.class(
            k,
            class::ACTION | class::MODAL | class::MODAL_MAY | class::BE | class::RESOLVE,
        ) || src.word(k).verb.is_some_and(|v| v.form != VerbForm::Ing))
}

/// «shall …», «will …», «shall be …».
fn modal(f: &Frame<'_>, m: usize, who: Vec<Found>, c: &mut Clause) {
    let src = f.src;
    let mut v = m + 1;
    while src.class(v, class::ADVERB) || f.time_ranges.iter().any(|t| t.has(v)) {
        v += 1;
    }
    c.rule = "en.modal";
    let takes_effect = src.any(v, &["take", "come", "enter", "become"])
        && (v..(v + 4).min(f.r.b)).any(|k| src.any(k, &["effect", "force", "effective"]))
        || src.any(v, &["expire", "lapse", "cease"]);
    if takes_effect {
        c.natures = vec![Nature::Effect];
        return;
    }
    if src.is(v, "be") {
        passive(f, v, who, c);
        return;
    }
    if who.is_empty()
        && (src.any(
            v,
            &[
                "mean",
                "apply",
                "consist",
                "remain",
                "have",
                "include",
                "constitute",
            ],
        ))
    {
        c.natures = vec![Nature::Declare];
        return;
    }
    charge(src, v, c, "en.modal");
    c.owners = who;
}

/// «be and hereby is appointed …», «was asked to …», «be reviewed by …».
fn passive(f: &Frame<'_>, be: usize, who: Vec<Found>, c: &mut Clause) {
    let src = f.src;
    let end = f.r.b;
    c.rule = "en.passive";
    let mut v = be + 1;
    let mut steps = 0;
    while v < end && steps < 12 {
        let filler = src.any(
            v,
            &[
                "and", "hereby", "is", "are", "be", ",", "was", "each", "of", "them", "she", "he",
                "they", "it", "been", "the", "same",
            ],
        ) || src.class(v, class::ADVERB)
            || f.time_ranges.iter().any(|t| t.has(v));
        if !filler {
            break;
        }
        v += 1;
        steps += 1;
    }
    c.verb = Some(v);
    let low = src.low(v);
    let past_tense = src.any(be, &["was", "were"]);
    let by = || {
        let by = f.spine.iter().copied().find(|k| *k > v && src.is(*k, "by"));
        by.map_or_else(Vec::new, |b| owners(src, b + 1, end, "owner.by").0)
    };
    if src.any(
        v,
        &[
            "responsible",
            "answerable",
            "accountable",
            "liable",
            "obliged",
            "bound",
            "expected",
        ],
    ) || low == "made" && src.is(v + 1, "responsible")
        || low == "given"
            && (v..(v + 4).min(end)).any(|k| src.any(k, &["task", "responsibility", "duty"]))
    {
        c.natures = vec![Nature::Charge];
        c.owners = who;
        return;
    }
    if src.any(v, &["effective", "valid"]) {
        c.natures = vec![Nature::Effect];
        return;
    }
    if src.any(v, &["entitled", "free"])
        || low == "given"
            && (v..(v + 4).min(end)).any(|k| src.any(k, &["authority", "power", "permission"]))
    {
        c.natures = vec![Nature::Authorize];
        c.owners = who;
        return;
    }
    if let Some(p) = src
        .word(v)
        .verb
        .filter(|p| p.form == VerbForm::Past || src.is(v, "set"))
    {
        match p.governs {
            Governs::ObjectTo => {
                // «was asked to», «be authorized and directed to».
                c.natures = vec![p.nature];
                if src.is(v + 1, "and")
                    && let Some(q) = src
                        .word(v + 2)
                        .verb
                        .filter(|q| q.governs == Governs::ObjectTo)
                {
                    c.add(q.nature);
                }
                c.owners = who;
                if p.nature == Nature::Charge
                    && c.owners.is_empty()
                    && matches!(p.lemma, "order" | "require" | "assign" | "allow")
                {
                    c.owners = by();
                }
                if let Some(to) = (v..end).find(|k| src.is(*k, "to")).filter(|k| *k < v + 4) {
                    creates(src, to + 1, c);
                }
                return;
            }
            Governs::Upon if src.any(v + 1, &["upon", "on"]) => {
                c.natures = vec![p.nature];
                c.owners = who;
                return;
            }
            _ => {}
        }
        let n = match p.lemma {
            "set" if !src.is(v + 1, "up") => None,
            "take" | "pay" | "find" | "consider" | "determine" | "support" | "extend" | "call" => {
                None
            }
            "note" | "receive" => Some(Nature::Note),
            "form" | "establish" | "create" | "institute" | "constitute" | "set" => {
                let subject = Range::new(c.range.a, be);
                (subject.iter().any(|k| src.any(k, FOUNDED)) || founded(src, v + 1, end))
                    .then_some(Nature::Form)
            }
            _ => Some(p.nature),
        };
        // «shall be approved by the Board»: the Board is to act, nothing is approved now.
        let later = src.class(be.wrapping_sub(1), class::MODAL);
        let agent = by();
        let to_come = later
            && matches!(
                n,
                Some(
                    Nature::Approve
                        | Nature::Elect
                        | Nature::Appoint
                        | Nature::Amend
                        | Nature::Note
                )
            );
        if let Some(n) = n.filter(|_| !to_come && (agent.is_empty() || past_tense)) {
            c.natures = vec![n];
            return;
        }
    }
    if past_tense && src.any(v, &["present", "held", "deferred", "reported"]) {
        return;
    }
    let participle = low.ends_with("ed")
        || low.ends_with("en") && !src.any(v, &["open", "even", "seven", "ten"])
        || src.word(v).verb.is_some()
        || src.any(
            v,
            &[
                "held", "sent", "made", "put", "done", "kept", "brought", "built", "paid", "read",
                "sought", "drawn", "laid", "set", "taught", "given", "found", "told", "spent",
                "met", "left", "cut", "let", "run", "known", "borne", "begun",
            ],
        );
    if participle {
        c.natures = vec![Nature::Charge];
        c.owners = by();
        creates(src, v, c);
        return;
    }
    // «shall be open», «be the contact point».
    if !who.is_empty() {
        c.natures = vec![Nature::Charge];
        c.owners = who;
    } else if src.class(be.wrapping_sub(1), class::MODAL) {
        c.natures = vec![Nature::Declare];
    }
}

/// Watching over the carrying out of this text.
fn control(f: &Frame<'_>, c: &mut Clause) {
    let src = f.src;
    let watches = f.spine.iter().position(|i| {
        src.any(
            *i,
            &[
                "monitor",
                "monitors",
                "oversee",
                "oversees",
                "supervise",
                "monitoring",
            ],
        )
    });
    let Some(at) = watches.filter(|_| c.has(Nature::Charge)) else {
        return;
    };
    let deed = f.spine.iter().skip(at).take(6).any(|i| {
        src.any(
            *i,
            &[
                "implementation",
                "execution",
                "carrying",
                "fulfilment",
                "fulfillment",
                "progress",
            ],
        )
    });
    let this = f.spine.windows(2).any(|w| matches!(w, [a, b] if src.any(*a, &["this", "these", "present"]) && src.any(*b, &["resolution", "decision", "motion", "resolutions", "decisions", "order"])));
    if deed && this {
        c.natures = vec![Nature::Control];
        c.rule = "en.control";
    }
}

/// To prepare or send an appeal or address is a charge and an appeal.
fn appeal_beside(f: &Frame<'_>, c: &mut Clause) {
    let src = f.src;
    if !c.has(Nature::Charge) {
        return;
    }
    let sends = f.spine.iter().position(|i| {
        src.any(
            *i,
            &[
                "send", "issue", "prepare", "draft", "publish", "launch", "address", "draw",
            ],
        )
    });
    if let Some(at) = sends
        && f.spine
            .iter()
            .skip(at + 1)
            .take(6)
            .any(|i| src.any(*i, &["appeal", "address", "petition"]))
    {
        c.add(Nature::Appeal);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: each directive as `natures | owners | time`.
    fn check(text: &str, expected: &[&str]) {
        let src = Source::new(text);
        let env = Env {
            adopted: chrono::NaiveDate::from_ymd_opt(2023, 9, 18),
        };
        let got: Vec<String> = crate::sentence::sentences(&src, Range::new(0, src.tokens.len()))
            .into_iter()
            .flat_map(|s| sentence(&src, s, &env, None))
            .map(|c| {
                let natures: Vec<_> = c.natures.iter().map(|n| n.code()).collect();
                let owners: Vec<_> = c.owners.iter().map(|o| o.name.clone()).collect();
                let time = c.time.as_ref().map_or("", |t| src.text_of(t.range));
                format!("{} | {} | {time}", natures.join("+"), owners.join("; "))
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn verbs_that_lead() {
        check(
            "Urges all branches to hold a fair by 1 May 2024;",
            &["appeal | branches | by 1 May 2024"],
        );
        check(
            "To instruct the Executive to open a fund by 31 January 2024 and to report on it to every Congress.",
            &[
                "charge | Executive | by 31 January 2024",
                "charge+permanent |  | to every Congress",
            ],
        );
        check("Takes note of the report of the Board;", &["note |  | "]);
        check(
            "Requests the Secretary-General to publish a list;",
            &["charge | Secretary-General | "],
        );
        check("To rescind Resolution 11 of 2016.", &["repeal |  | "]);
        check(
            "To approve the accounts and to thank the Treasurer.",
            &["approve+declare |  | "],
        );
        check("Further stresses the need for care;", &["declare |  | "]);
    }

    #[test]
    fn subjects_and_passives() {
        check(
            "the Treasurer write to every household within 14 days;",
            &["charge | Treasurer | within 14 days"],
        );
        check(
            "the Board shall meet and the Clerk shall keep the minutes.",
            &["charge | Board | ", "charge | Clerk | "],
        );
        check(
            "rents be reviewed annually by the Finance Panel.",
            &["charge+permanent | Finance Panel | annually"],
        );
        check(
            "the Clerk was asked to find a hall.",
            &["charge | Clerk | "],
        );
        check(
            "the Council hereby requests that the staff attach a list.",
            &["charge | staff | "],
        );
        check(
            "the President is authorized and directed to sign the lease.",
            &["authorize+charge | President | "],
        );
        check("the half-year accounts be received;", &["note |  | "]);
        check(
            "This resolution shall take effect on 1 July 2024.",
            &["effect |  | on 1 July 2024"],
        );
        check(
            "a Works Committee be and hereby is formed;",
            &["form |  | "],
        );
        check(
            "the Secretary may sign cheques.",
            &["authorize | Secretary | "],
        );
    }
}

//! English minutes: which sentences record a decision.

use crate::blocks::Para;
use crate::clause::Lead;
use crate::items::Draft;
use crate::label::{Label, Path, Style};
use crate::lang::en::owner::{is_actor, phrase_end};
use crate::lang::{Governs, VerbForm, class};
use crate::parts::{formula, heading};
use crate::reading::Nature;
use crate::sentence::sentences;
use crate::token::{Gap, Range, Shape, Source};

/// The decisions of the paragraphs from `from` on.
pub(crate) fn decisions(src: &Source<'_>, paras: &[Para], from: usize) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let mut path = Path::default();
    let mut label: Option<Label> = None;
    // After «RESOLVED:» the labelled lines are decisions.
    let mut listed: Option<Option<Style>> = None;
    let mut under = false;
    // What the heading of a consent calendar does with the points below it.
    let mut consent: Option<Lead> = None;
    for p in paras.iter().skip(from) {
        if p.row {
            {
                if let Some(l) = p.label.as_ref() {
                    path.enter(l, false);
                }
                let number = p.label.as_ref().and_then(|_| path.number());
                if p.label.as_ref().is_some_and(|l| l.style == Style::Cell) {
                    path.cut(0);
                }
                out.push(Draft {
                    body: p.body,
                    label: p.label.clone(),
                    number,
                    lead: None,
                    row: true,
                });
            }
            continue;
        }
        if let Some(l) = p.label.as_ref().filter(|l| l.style != Style::Bullet) {
            path.enter(l, listed.is_some());
            label = Some(l.clone());
        }
        // «Resolved (22.7)»: its own words, or the paragraphs under it.
        if let Some(l) = p.label.as_ref().filter(|l| l.decides(src)) {
            under = true;
            let a = after_that(src, p.body.a);
            if a < p.body.b && (!heading(src, p) || src.is(p.body.a, "that")) {
                out.push(Draft {
                    body: Range::new(a, p.body.b),
                    label: Some(l.clone()),
                    number: path.number(),
                    lead: None,
                    row: false,
                });
                under = false;
            }
            continue;
        }
        if under && p.label.as_ref().is_some_and(|l| l.style == Style::Decimal) {
            under = false;
        }
        let labelled_act = p.label.is_some() && src.word(p.body.a).verb.is_some();
        if under && (labelled_act || !heading(src, p)) && !src.is(p.body.b - 1, ":") {
            let a = after_that(src, p.body.a);
            let operative = sentences(src, p.body).iter().any(|s| {
                !crate::items::clauses(
                    src,
                    *s,
                    &crate::clause::Env::default(),
                    crate::reading::Lang::En,
                    None,
                )
                .is_empty()
            });
            if operative && !crate::parts::after_words(src, p) {
                out.push(Draft {
                    body: Range::new(a, p.body.b),
                    label: label.clone(),
                    number: path.number(),
                    lead: None,
                    row: false,
                });
                continue;
            }
        }
        if let Some(style) = listed {
            let same = p.label.as_ref().map(|l| l.style);
            if same.is_some() && style.is_none_or(|s| Some(s) == same) {
                listed = Some(same);
                let rest = formula(src, p)
                    .filter(|f| f.opens)
                    .map_or(p.body.a, |f| f.rest);
                let a = after_that(src, rest);
                out.push(Draft {
                    body: Range::new(a, p.body.b),
                    label: p.label.clone(),
                    number: path.number(),
                    lead: None,
                    row: false,
                });
                continue;
            }
            listed = None;
        }
        if next_meeting(src, p.body.a, p.body.b) {
            continue;
        }
        // «The following items were approved on a single vote:» approves what is listed below.
        let last = p.body.b - 1;
        let following = (p.body.a..p.body.b.min(p.body.a + 6)).any(|k| src.is(k, "following"));
        let approving = p.body.iter().any(|k| {
            src.word(k)
                .verb
                .is_some_and(|v| v.nature == Nature::Approve && v.form == VerbForm::Past)
        });
        if following && approving && src.is(last, ":") {
            consent = Some(Lead {
                range: p.body,
                owners: Vec::new(),
                natures: vec![Nature::Approve],
                asks: false,
            });
            continue;
        }
        if let Some(lead) = consent.clone() {
            if p.label.is_some() {
                out.push(Draft {
                    body: p.body,
                    label: p.label.clone(),
                    number: path.number(),
                    lead: Some(lead),
                    row: false,
                });
                continue;
            }
            consent = None;
        }
        // A paragraph that only leads into a list of decisions.
        if under && src.is(last, ":") {
            listed = Some(None);
            continue;
        }
        // «REGULAR CALENDAR» begins anew.
        if heading(src, p)
            && p.label.is_none()
            && p.r
                .iter()
                .all(|k| !src.is_word(k) || src.shape(k) == Shape::Upper)
        {
            path.cut(0);
            label = None;
        }
        if heading(src, p)
            && formula(src, p).is_none()
            && !p
                .body
                .iter()
                .any(|i| src.any(i, &["was", "were", "resolved", "agreed"]))
            && !action_line(src, p.body)
        {
            continue;
        }
        if let Some(f) = formula(src, p).filter(|f| f.closes) {
            let _ = f;
            listed = Some(None);
            continue;
        }
        // «Moved: Ann. LOST.» below a motion.
        if was_lost(src, p.body)
            && (src.any(
                p.body.a,
                &["moved", "seconded", "vote", "votes", "motion", "proposed"],
            ) || p.body.len() < 6)
            && !(src.is(p.body.a + 1, ":") && p.body.iter().any(|k| src.is(k, "that")))
        {
            out.pop();
            continue;
        }
        for s in sentences(src, p.body) {
            if let Some(body) = decision(src, s) {
                out.push(Draft {
                    body,
                    label: label.clone(),
                    number: path.number(),
                    lead: None,
                    row: false,
                });
            }
        }
    }
    out
}

fn after_that(src: &Source<'_>, i: usize) -> usize {
    if src.is(i, "that") { i + 1 } else { i }
}

fn next_meeting(src: &Source<'_>, i: usize, end: usize) -> bool {
    (i..end.min(i + 4)).any(|k| src.is(k, "next") && src.any(k + 1, &["meeting", "session"]))
        && src.large(i)
        && (i..end.min(i + 8)).any(|k| src.any(k, &[":", "is", "will", "be", "date"]))
}

/// «Clerk to write to the County», «ACTION: …».
fn action_line(src: &Source<'_>, r: Range) -> bool {
    if src.any(r.a, &["action", "actions"]) && src.any(r.a + 1, &[":", "–", "-"]) && r.len() > 4 {
        return true;
    }
    let e = phrase_end(src, r.a, r.b);
    e > r.a
        && e < r.b
        && src.is(e, "to")
        && src.class(e + 1, class::ACTION)
        && (is_actor(src, Range::new(r.a, e))
            || e == r.a + 1 && crate::lang::en::owner::unknown_name(src, r.a))
        && e - r.a < 6
}

/// «Pager policy – Motion by …», «Credentials: The Committee …», «AGREED: Cath to …»: the words after the matter or the word for a decision.
fn after_topic(src: &Source<'_>, s: Range) -> Range {
    let sign = (s.a + 1..s.b.min(s.a + 7))
        .find(|k| src.any(*k, &[":", "–"]) && src.gap(k + 1) != Gap::None);
    let plain = |k: usize| {
        (s.a..k).all(|x| {
            src.is_word(x)
                && !src.class(x, class::MODAL | class::BE | class::RESOLVE)
                && !src.any(x, &["motion", "moved", "action", "noted"])
        })
    };
    let word = src.any(
        s.a,
        &["agreed", "decided", "decision", "resolved", "resolution"],
    );
    match sign {
        Some(k) if k + 3 < s.b && src.large(k + 1) && (plain(k) || word && k == s.a + 1) => {
            Range::new(if src.is(k + 1, "that") { k + 2 } else { k + 1 }, s.b)
        }
        _ => s,
    }
}

/// A motion that was not carried.
fn was_lost(src: &Source<'_>, r: Range) -> bool {
    r.iter().any(|k| {
        src.any(k, &["lost", "defeated", "failed", "rejected", "withdrawn"])
            && (src.shape(k) != Shape::Small
                || (r.a..k).any(|x| src.any(x, &["motion", "amendment", "vote", "voted"])))
    })
}

/// The words of a sentence that record a decision.
fn decision(src: &Source<'_>, s: Range) -> Option<Range> {
    let s = after_topic(src, s);
    let a = s.a;
    let deferred = s.iter().any(|k| {
        src.any(k, &["deferred", "adjourned", "tabled", "withdrawn"])
            || src.is(k, "held") && src.is(k + 1, "over")
    });
    if deferred || crate::unfulfilled::tells(src, s) {
        return None;
    }
    // «Cllr Green proposed and Cllr Hill seconded that the Council renew …».
    let proposed = s
        .iter()
        .take(12)
        .find(|k| src.any(*k, &["proposed", "moved"]));
    if let Some(p) = proposed
        && (p..s.b.min(p + 14)).any(|k| src.is(k, "seconded"))
        && let Some(that) = (p + 1..s.b.min(p + 20)).find(|k| src.is(*k, "that"))
        && !s
            .iter()
            .any(|k| src.any(k, &["lost", "failed", "defeated", "fell"]))
    {
        return Some(Range::new(that + 1, s.b));
    }
    let fake = Para {
        r: s,
        body: s,
        label: None,
        indent: 0,
        blank_before: false,
        row: false,
    };
    let aside =
        src.is(a, "it") && (a..s.b.min(a + 6)).any(|k| src.is(k, "resolved") && src.is(k + 1, ","));
    if let Some(f) = formula(src, &fake).filter(|f| f.opens && f.rest < s.b && !aside) {
        return Some(Range::new(f.rest, s.b));
    }
    if action_line(src, s) {
        let colon = (a..a + 3).find(|k| src.any(*k, &[":", "–"]));
        return Some(Range::new(colon.map_or(a, |c| c + 1), s.b));
    }
    // «Ruth will draft a letter by 15 February», «Sol agreed to look into panels».
    let (who, b) = crate::lang::en::owner::owners(src, a, s.b, "owner.subject");
    let somebody = who.first().is_some_and(|o| {
        let named = is_actor(src, o.range) || src.class(o.range.a, class::GIVEN);
        named && src.large(a) && !o.range.iter().any(|k| src.class(k, class::EVENT))
    }) || src.class(a, class::GIVEN) && src.large(a);
    let b = if who.is_empty() { a + 1 } else { b };
    let will = src.any(b, &["will", "shall"]) && src.class(b + 1, class::ACTION);
    let undertook = src.any(b, &["agreed", "undertook", "volunteered", "offered", "is"])
        && src.is(b + 1, "to")
        && src.class(b + 2, class::ACTION);
    if somebody && (will || undertook) {
        return Some(s);
    }
    // «It was agreed that …» without the opening, «It was agreed to …» with it.
    for i in s.iter() {
        if src.is(i, "it") && src.any(i + 1, &["was", "is"]) {
            let v =
                (i + 2..(i + 5).min(s.b)).find(|k| src.any(*k, &["agreed", "decided", "resolved"]));
            if let Some(v) = v {
                // «It was resolved, on the motion of Mr Bell, that …».
                if src.is(v + 1, ",")
                    && let Some(that) = (v + 2..s.b.min(v + 18)).find(|k| src.is(*k, "that"))
                {
                    return Some(Range::new(that + 1, s.b));
                }
                return Some(if src.is(v + 1, "that") {
                    Range::new(v + 2, s.b)
                } else {
                    Range::new(i, s.b)
                });
            }
        }
    }
    // «Motion by A, seconded by B, to approve the plan. Carried.»
    if src.any(a, &["motion", "moved"]) || src.any(a + 1, &["moved"]) {
        let to = s.iter().skip(2).find(|k| {
            src.any(*k, &["to", "that"])
                && (src.class(*k + 1, class::ACTION)
                    || src.word(k + 1).verb.is_some()
                    || src.is(*k, "that"))
        });
        if let Some(to) = to.filter(|_| {
            !s.iter()
                .any(|k| src.any(k, &["failed", "lost", "defeated"]))
        }) {
            return Some(Range::new(to + 1, s.b));
        }
    }
    // «Proposed by A, seconded by B and agreed that …».
    if src.any(a, &["proposed", "moved"]) {
        let agreed = s.iter().find(|k| {
            src.any(*k, &["agreed", "resolved", "carried"]) && src.any(k + 1, &["that", "to"])
        });
        if let Some(k) = agreed {
            return Some(Range::new(k + 2, s.b));
        }
    }
    // «the Clerk was asked to …», «The minutes were approved», «Mr Lee was appointed Chair».
    for i in s.iter() {
        let told_now = src.any(i, &["is", "are"])
            && src
                .word(i + 1)
                .verb
                .is_some_and(|w| w.governs == Governs::ObjectTo && w.form == VerbForm::Past)
            && src.is(i + 2, "to");
        if !src.any(i, &["was", "were"]) && !told_now {
            continue;
        }
        let mut v = i + 1;
        while src.class(v, class::ADVERB) || src.any(v, &["then", "duly", "unanimously"]) {
            v += 1;
        }
        let Some(verb) = src
            .word(v)
            .verb
            .filter(|w| w.form == VerbForm::Past && v < s.b)
        else {
            continue;
        };
        let decided = match verb.governs {
            Governs::ObjectTo => {
                src.is(v + 1, "to") && verb.lemma != "allow" && verb.lemma != "require"
            }
            Governs::Nobody => match verb.nature {
                Nature::Approve => {
                    verb.lemma != "agree" && verb.lemma != "grant" || src.is(v, "agreed")
                }
                Nature::Appoint | Nature::Elect | Nature::Repeal | Nature::Amend => {
                    verb.lemma != "name"
                }
                Nature::Note => matches!(verb.lemma, "note" | "receive") && !src.is(v + 1, "from"),
                Nature::Form => src.any(v, &["established", "formed"]),
                _ => false,
            },
            _ => false,
        };
        // «which was approved» tells of another time.
        let told = (s.a..i).any(|k| src.class(k, class::SUBORDINATE) && k + 6 > i)
            || src.is(i.wrapping_sub(1), "that");
        if !decided || told {
            continue;
        }
        // From the subject on: after the last comma or conjunction before it.
        let mut start = s.a;
        for k in s.a..i {
            if (src.is(k, ",") || src.any(k, &["and", ";"]) && k > s.a) && k + 1 < i {
                let e = phrase_end(src, k + 1, i);
                let clause_before = (s.a..k).any(|x| {
                    src.word(x).verb.is_some_and(|w| w.form == VerbForm::Past)
                        || src.any(x, &["said", "told", "was", "were", "had"])
                });
                if clause_before && e + 2 >= i {
                    start = k + 1;
                }
            }
        }
        return Some(Range::new(start, s.b));
    }
    // «The Board co-opted Amy Pratt», «Council noted the report».
    let e = phrase_end(src, a, s.b);
    let subject = Range::new(a, e);
    if src.large(a)
        && !subject.is_empty()
        && subject.iter().any(|k| {
            src.class(k, class::BODY)
                || src.any(
                    k,
                    &[
                        "members",
                        "trustees",
                        "meeting",
                        "directors",
                        "councillors",
                        "governors",
                    ],
                )
        })
    {
        let mut v = e;
        while src.class(v, class::ADVERB) {
            v += 1;
        }
        let acts = src.word(v).verb.is_some_and(|w| {
            w.form == VerbForm::Past
                && !matches!(w.nature, Nature::Declare)
                && !matches!(
                    w.lemma,
                    "take" | "pay" | "find" | "call" | "set" | "receive" | "consider"
                )
        }) || src.any(v, &["resolved", "decided"])
            || src.is(v, "received") && src.any(v + 1, &["the", "a"]);
        if acts {
            let that = src.any(v, &["resolved", "decided", "agreed"]) && src.is(v + 1, "that");
            return Some(if that { Range::new(v + 2, s.b) } else { s });
        }
    }
    None
}

//! A clause with a subject: modals, subjunctives, the body that acts itself.

use super::*;

/// A clause with a subject.
pub(super) fn subject_led(f: &Frame<'_>, start: usize, c: &mut Clause) {
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
    // «If no agreement is reached, members shall …».
    if src.any(
        i,
        &["if", "when", "where", "unless", "whenever", "once", "until"],
    ) && let Some(comma) = f.spine.iter().find(|k| **k > i && src.is(**k, ","))
    {
        i = comma + 1;
    }
    // «Sol agreed to look into panels»: who undertakes something is charged with it.
    {
        let (who, b) = owners(src, i, end, "owner.subject");
        let named = src.class(i, class::GIVEN) && src.large(i) && who.is_empty();
        let b = if named { i + 1 } else { b };
        if (!who.is_empty() || named)
            && src.any(b, &["agreed", "undertook", "volunteered", "offered"])
            && src.is(b + 1, "to")
            && src.class(b + 2, class::ACTION)
            && !(i..b).any(|k| src.class(k, class::BODY))
        {
            charge(src, b + 2, c, "en.to-do");
            c.owners = if named {
                vec![Found {
                    range: Range::new(i, b),
                    name: src.flat(Range::new(i, b)),
                    confidence: 0.8,
                    rule: "owner.subject",
                }]
            } else {
                who
            };
            return;
        }
    }
    // «I reserve to myself control over …».
    if (i..end.min(i + 10)).any(|k| src.any(k, &["reserve", "reserves", "retain", "retains"]))
        && f.spine
            .iter()
            .any(|k| src.any(*k, &["control", "supervision", "oversight"]))
    {
        c.natures = vec![Nature::Control];
        c.rule = "en.control";
        c.verb = (i..end).find(|k| src.any(*k, &["reserve", "reserves", "retain", "retains"]));
        return;
    }
    // «It is the responsibility of each owner to insure his boat».
    if src.is(i, "it") && (src.class(i + 1, class::BE) || src.class(i + 2, class::BE)) {
        let duty = (i + 2..end.min(i + 7))
            .find(|k| src.any(*k, &["responsibility", "duty", "task", "obligation"]));
        if let Some(d) = duty.filter(|d| src.is(d + 1, "of")) {
            let (who, _) = owners(src, d + 2, end, "owner.object");
            if !who.is_empty() {
                c.natures = vec![Nature::Charge];
                c.owners = who;
                c.rule = "en.duty";
                return;
            }
        }
    }
    // «we urge the Office to …»: the body speaks of itself.
    if src.any(i, &["we", "i"]) {
        let mut v = i + 1;
        while src.class(v, class::ADVERB) {
            v += 1;
        }
        if let Some(w) =
            leading_verb(src, v).filter(|w| w.form == VerbForm::Base || w.form == VerbForm::Past)
        {
            verb_led(f, v, w, c, false);
            c.rule = "en.body-acts";
            return;
        }
    }
    // «Priya renews the domain», «Lena and Joao organise the day»: persons who do something, said in the present.
    if src.class(i, class::GIVEN) && src.large(i) {
        let e = phrase_end(src, i, end);
        let verb = (i + 1..e.max(i + 2).min(end)).find(|k| {
            !src.large(*k)
                && src
                    .low(*k)
                    .strip_suffix('s')
                    .is_some_and(|w| crate::lang::has_class(w, class::ACTION))
                && !src.class(*k, class::THING | class::EVENT)
        });
        if let Some(v) = verb.filter(|v| *v <= i + 3) {
            charge(src, v, c, "en.to-do");
            let r = Range::new(i, v);
            c.owners = vec![Found {
                range: r,
                name: name_of(src, r),
                confidence: 0.7,
                rule: "owner.subject",
            }];
            return;
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
                || src.is(*k, "do") && src.class(*k + 1, class::ACTION) && !who.is_empty()
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
    if who.is_empty()
        && subject_end == i + 1
        && crate::lang::en::owner::unknown_name(src, i)
        && src.is(subject_end, "to")
        && src.class(subject_end + 1, class::ACTION)
    {
        charge(src, subject_end + 1, c, "en.to-do");
        let r = Range::new(i, subject_end);
        c.owners = vec![Found {
            range: r,
            name: name_of(src, r),
            confidence: 0.7,
            rule: "owner.subject",
        }];
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
    }) && (i..end.min(v + 5)).any(|k| src.any(k, &["force", "effect", "effective"]))
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
    // «this Order go on record as opposed to …», «put on record its thanks».
    if src.any(verb, &["go", "goes", "put", "puts", "place", "places"])
        && (verb + 1..(verb + 5).min(end)).any(|k| src.is(k, "record"))
    {
        c.natures = vec![Nature::Declare];
        c.rule = "en.body-acts";
        return;
    }
    let found: Vec<Found> = if verb > v + 6 && !src.class(verb, class::BE | class::MODAL) {
        Vec::new()
    } else {
        who
    };
    if src.class(verb, class::MODAL) || src.is(verb, "do") && src.class(verb + 1, class::ACTION) {
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
pub(super) fn by_the_body(src: &Source<'_>, w: &Verb, from: usize, to: usize, verb: usize) -> bool {
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

pub(super) fn verb_like(src: &Source<'_>, i: usize, f: &Frame<'_>) -> bool {
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
pub(super) fn modal(f: &Frame<'_>, m: usize, who: Vec<Found>, c: &mut Clause) {
    let src = f.src;
    let mut v = m + 1;
    while src.class(v, class::ADVERB) || f.time_ranges.iter().any(|t| t.has(v)) {
        v += 1;
    }
    c.rule = "en.modal";
    let takes_effect = src.any(v, &["take", "come", "enter", "become"])
        && (v..(v + 4).min(f.r.b)).any(|k| src.any(k, &["effect", "force", "effective"]))
        || src.any(v, &["expire", "lapse", "cease", "terminate"])
        || src.is(v, "remain") && (v..(v + 4).min(f.r.b)).any(|k| src.any(k, &["force", "effect"]));
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

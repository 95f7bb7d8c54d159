//! Where a sentence falls apart into directives.

use super::*;

/// Where a sentence falls apart: a further subject with its own verb, or actions with times of their own.
pub(super) fn split(f: &Frame<'_>) -> Vec<Range> {
    let src = f.src;
    let first = opening(src, f.r);
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let subjects = modal_after(src, first, f.r.b).is_some();
    let after_subject = owners(src, first, f.r.b, "owner.subject").1;
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
        // «asks the Treasurer to review …, and the Secretary to publish …»: a further object of the verb that leads.
        let listed = src.is(end, "to")
            && src.class(end + 1, class::ACTION)
            && src.any(i, &[";", ","])
            && src.is(after_subject, "to")
            && after_subject > first
            && leading_verb(src, first).is_none();
        if listed {
            cuts.push((i, a));
            continue;
        }
        let asked = src.is(end, "to")
            && (src.class(end + 1, class::ACTION)
                || src
                    .word(end + 1)
                    .verb
                    .is_some_and(|v| v.form == VerbForm::Base))
            && src.any(i, &[",", "and", ";"])
            && leading_verb(src, asks_at(src, first, f.r.b))
                .is_some_and(|v| matches!(v.governs, Governs::ObjectTo | Governs::Upon))
            && f.spine
                .iter()
                .any(|x| *x > first && *x < i && src.is(*x, "to"));
        if asked {
            cuts.push((i, a));
            continue;
        }
        let that = src.is(a.wrapping_sub(1), "that")
            && (src.class(end, class::ACTION)
                || src.word(end).verb.is_some_and(|v| v.form == VerbForm::Base));
        // «that the Secretary write … and the Treasurer pay …»: subjects with bare verbs on both sides.
        // A subject of its own needs a verb in the part before it.
        let spoken = f.spine.iter().any(|x| {
            *x > first
                && *x >= after_subject
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

pub(super) fn split_by_times(f: &Frame<'_>, first: usize) -> Vec<(usize, usize)> {
    let src = f.src;
    let strong: Vec<&Time> = f.times.iter().filter(|t| t.rank >= MARKED).collect();
    if strong.len() < 2 {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    let mut from = first;
    for &i in &f.spine {
        if i <= first
            || !src.any(i, &["and", ";", ","])
            || src.is(i, ",") && !src.class(i + 1, class::MODAL)
        {
            continue;
        }
        let mut a = i + 1;
        while src.class(a, class::ADVERB) || src.is(a, ",") {
            a += 1;
        }
        if let Some(t) = f.time_ranges.iter().find(|t| t.a == a) {
            a = t.b;
        }
        // «…, and shall report …».
        while src.class(a, class::MODAL | class::ADVERB) {
            a += 1;
        }
        let verb = src.is(a, "to") && src.is_word(a + 1)
            || src.class(a, class::ACTION)
            || src.word(a).verb.is_some_and(|v| v.form == VerbForm::Base);
        let here = strong.iter().any(|t| t.range.a >= from && t.range.b <= i);
        let later = strong.iter().any(|t| t.range.a > i);
        if verb && here && later {
            cuts.push((i, i + 1));
            from = i;
        }
    }
    cuts
}

/// Where the verb of asking stands: at the opening, or after «we», «the Council hereby».
pub(super) fn asks_at(src: &Source<'_>, first: usize, end: usize) -> usize {
    if leading_verb(src, first).is_some() {
        return first;
    }
    let mut i = if src.any(first, &["we", "i"]) {
        first + 1
    } else {
        phrase_end(src, first, end)
    };
    while src.class(i, class::ADVERB) {
        i += 1;
    }
    i
}

/// A modal soon after a subject.
pub(super) fn modal_after(src: &Source<'_>, i: usize, end: usize) -> Option<usize> {
    let (who, b) = owners(src, i, end, "owner.subject");
    (!who.is_empty() && src.class(b, class::MODAL)).then_some(b)
}

//! Where a sentence falls apart into directives.

use super::*;

/// Where a sentence falls apart: an owner named anew with its own verb, or actions with times of their own.
pub(super) fn split(f: &Frame<'_>, under_lead: bool) -> Vec<Range> {
    let src = f.src;
    let Some(first) = f.infinitive(0) else {
        return vec![f.r];
    };
    // After «Поручить» the first action is the next infinitive: what stands between are its owners.
    let asks = f.spine.get(first).is_some_and(|i| {
        src.word(*i)
            .verb
            .is_some_and(|v| v.governs != Governs::Nobody)
    });
    let first = if asks {
        f.infinitive(first + 1).unwrap_or(first)
    } else {
        first
    };
    let mut cuts: Vec<usize> = Vec::new();
    for k in first + 1..f.spine.len() {
        let Some(&i) = f.spine.get(k) else { break };
        if !src.any(i, &[",", ";", "а", "и"]) {
            continue;
        }
        let mut start = i + 1;
        while src.any(start, &["а", "и", "также"]) {
            start += 1;
        }
        if src.any(i, &["а", "и"]) && k > 0 && f.low(k - 1) == "," {
            continue;
        }
        if f.subordinate_before(k, first) {
            continue;
        }
        let (who, end) = all_owners(src, Range::new(start, f.r.b), f.look(Case::Dat));
        let sure = who
            .first()
            .is_some_and(|o| o.confidence > 0.9 && o.range.a == start);
        if !sure {
            continue;
        }
        // Between the owner and its verb stand only adverbs and adverbial phrases, no conjunction and no other verb.
        let verb = (end..f.r.b).find(|x| {
            src.word(*x).infinitive || src.any(*x, &[";", "чтобы", "которые", "который"])
        });
        let Some(verb) = verb.filter(|v| src.word(*v).infinitive && *v < end + 14) else {
            continue;
        };
        // «… ветеранам, семьям погибших и оказать помощь» goes on with the verb before.
        let joined = verb > 0
            && src.any(verb - 1, &["и", "или"])
            && !f.time_ranges.iter().any(|t| t.b == verb);
        if !joined {
            cuts.push(i);
        }
    }
    if cuts.is_empty() && !under_lead || cuts.is_empty() {
        cuts = split_by_times(f, first);
    }
    let mut out = Vec::new();
    let mut a = f.r.a;
    for cut in cuts {
        if cut > a {
            out.push(Range::new(a, cut));
        }
        a = cut + usize::from(!src.word(cut).infinitive);
        while src.any(a, &["а", "и", "также", ","]) {
            a += 1;
        }
    }
    out.push(Range::new(a, f.r.b));
    out
}

/// «до 1 мая подготовить … и до 1 июня представить …».
pub(super) fn split_by_times(f: &Frame<'_>, first: usize) -> Vec<usize> {
    let src = f.src;
    let strong: Vec<&Time> = f.times.iter().filter(|t| t.rank >= MARKED).collect();
    if strong.len() < 2 {
        return Vec::new();
    }
    // The places where a further action begins: a conjunction, then perhaps a time or an adverb, then an infinitive.
    let mut starts = Vec::new();
    for k in first + 1..f.spine.len() {
        let Some(&i) = f.spine.get(k) else { break };
        if !src.any(i, &[",", "и", "а"]) || f.subordinate_before(k, first) {
            continue;
        }
        let mut j = i + 1;
        loop {
            if let Some(t) = f.time_ranges.iter().find(|t| t.a == j) {
                j = t.b;
            } else if src.class(j, class::ADVERB) || src.any(j, &["также", "и", ","]) {
                j += 1;
            } else {
                break;
            }
        }
        // «…, акты передать …»: the object of the further action before its verb.
        let verb = src
            .is(i, ",")
            .then(|| (j..(j + 6).min(f.r.b)).find(|x| src.word(*x).infinitive))
            .flatten();
        let object_first = verb.is_some_and(|v| {
            (j..v).all(|x| {
                src.is_word(x)
                    && src.word(x).verb.is_none()
                    && !src.class(
                        x,
                        class::PREP | class::CONJ | class::SUBORDINATE | class::ADVERB,
                    )
                    && (src.word(x).cases.may(Case::Acc) || src.word(x).cases.may(Case::Gen))
            })
        });
        if src.word(j).infinitive && j < f.r.b || object_first {
            starts.push(i);
        }
    }
    let mut cuts = Vec::new();
    let mut from = f.r.a;
    for s in starts {
        let here = strong.iter().any(|t| t.range.a >= from && t.range.b <= s);
        let later = strong.iter().any(|t| t.range.a >= s);
        if here && later {
            cuts.push(s);
            from = s;
        }
    }
    cuts
}

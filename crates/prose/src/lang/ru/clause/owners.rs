//! Who is charged: datives before the verb, objects of asking, «ответственным … назначить», «контроль возложить».

use super::*;

/// «Контроль за выполнением настоящего постановления возложить на …». `Some(true)`: it is one.
pub(super) fn control(f: &Frame<'_>, c: &mut Clause) -> Option<bool> {
    let src = f.src;
    let at = (0..f.spine.len().min(6)).find(|k| f.low(*k) == "контроль")?;
    let act = (0..f.spine.len()).find(|k| {
        f.spine.get(*k).is_some_and(|i| {
            src.word(*i)
                .verb
                .is_some_and(|v| matches!(v.lemma, "возложить" | "поручить"))
                || src.any(
                    *i,
                    &[
                        "оставить",
                        "оставляю",
                        "осуществлять",
                        "осуществляет",
                        "осуществляют",
                        "оставляет",
                        "осуществить",
                        "вести",
                        "закрепить",
                    ],
                )
        })
    })?;
    let about = f.stem(at, &["исполнени", "выполнени", "реализаци"]) || at == 0;
    if !about {
        return None;
    }
    let _ = at;
    c.verb = f.spine.get(act).copied();
    c.natures = vec![Nature::Control];
    c.rule = "ru.control";
    let verb = c.verb.unwrap_or(f.r.a);
    // «на …» may stand before or after the verb.
    let on =
        (f.r.a..f.r.b).find(|i| src.is(*i, "на") && (*i > verb || src.word(i + 1).noun.is_some()));
    if let Some(on) = on {
        c.owners = all_owners(src, Range::new(on + 1, f.r.b), f.look(Case::Acc)).0;
    }
    if c.owners.is_empty() {
        c.owners = all_owners(src, Range::new(verb + 1, f.r.b), f.look(Case::Dat)).0;
    }
    if c.owners.is_empty() {
        c.owners = leading_dative(f, at.max(act)).0;
    }
    Some(true)
}

/// Owners in the dative before the verb at `k` of the spine, and where they end.
pub(super) fn leading_dative(f: &Frame<'_>, k: usize) -> (Vec<Found>, usize) {
    let src = f.src;
    let Some(&verb) = f.spine.get(k) else {
        return (Vec::new(), f.r.a);
    };
    let mut i = f.r.a;
    // An adverbial phrase may stand first: «В целях …, правлению подготовить».
    loop {
        let (found, end) = all_owners(src, Range::new(i, verb), f.look(Case::Dat));
        if !found.is_empty() {
            let plausible = found
                .first()
                .is_some_and(|o| o.confidence > 0.9 || o.range.a == f.r.a);
            return if plausible {
                (found, end)
            } else {
                (Vec::new(), f.r.a)
            };
        }
        // Go on after the next comma at the level of the sentence.
        match f
            .spine
            .iter()
            .find(|s| **s >= i && **s < verb && src.is(**s, ","))
        {
            Some(comma) => i = comma + 1,
            None => return (Vec::new(), f.r.a),
        }
    }
}

/// The owners of a verb of asking.
pub(super) fn governed(
    f: &Frame<'_>,
    k: usize,
    governs: Governs,
    lemma: &str,
    c: &mut Clause,
    before: Vec<Found>,
) {
    let src = f.src;
    let Some(&verb) = f.spine.get(k) else { return };
    let next = f
        .infinitive(k + 1)
        .and_then(|n| f.spine.get(n).copied())
        .unwrap_or(f.r.b);
    let zone = Range::new(verb + 1, next);
    c.owners = match governs {
        Governs::Dative => all_owners(src, zone, f.look(Case::Dat)).0,
        Governs::Accusative => all_owners(src, zone, f.look(Case::Acc)).0,
        Governs::On => {
            let on = (verb + 1..f.r.b).find(|i| src.is(*i, "на"));
            on.map_or_else(Vec::new, |on| {
                all_owners(src, Range::new(on + 1, f.r.b), f.look(Case::Acc)).0
            })
        }
        Governs::Before => {
            let at = zone.iter().find(|i| src.any(*i, &["перед", "пред"]));
            at.map_or_else(Vec::new, |at| {
                all_owners(src, Range::new(at + 1, zone.b), f.look(Case::Ins)).0
            })
        }
        Governs::Towards => {
            let to = zone.iter().find(|i| src.any(*i, &["к", "ко"]));
            if to.is_none()
                && let Some(at) = zone
                    .iter()
                    .find(|i| src.any(*i, &["в", "во"]) && zone.has(i + 1))
            {
                // «в Министерство … с просьбой»: an office that is asked.
                let asked = f.near(
                    k + 1,
                    14,
                    &["просьб", "предложени", "призыв", "ходатайств", "требовани"],
                );
                let found = if asked {
                    all_owners(src, Range::new(at + 1, zone.b), f.look(Case::Acc)).0
                } else {
                    Vec::new()
                };
                c.owners = found;
                return;
            }
            to.map_or_else(Vec::new, |to| {
                all_owners(src, Range::new(to + 1, zone.b), f.look(Case::Dat)).0
            })
        }
        _ => Vec::new(),
    };
    if c.owners.is_empty() && governs == Governs::Dative {
        c.owners = before;
    }
    let _ = lemma;
}

/// «ответственным за … X»: the X is charged.
pub(super) fn responsible(f: &Frame<'_>, at: usize, c: &mut Clause) {
    let src = f.src;
    let Some(&word) = f.spine.get(at) else { return };
    // A person or a body named after «за …», or before «ответственным».
    let mut i = word + 1;
    // «Ответственным … назначить X»: the verb stands between.
    if let Some(verb) = c.verb.filter(|v| *v > word) {
        i = verb + 1;
    }
    while i < f.r.b {
        let named = titled(src, i, f.r.b).is_some();
        let w = src.word(i);
        let body = w
            .noun
            .is_some_and(|n| n.cases.may(Case::Acc) && !n.cases.may(Case::Gen))
            && src.large(i);
        let animate = w.noun.is_some_and(|n| n.animate && n.cases.may(Case::Acc))
            && !src.is(i.wrapping_sub(1), "за");
        if named || body || animate {
            let (found, _) = all_owners(src, Range::new(i, f.r.b), f.look(Case::Acc));
            if !found.is_empty() {
                c.owners = found;
                return;
            }
        }
        i += 1;
    }
    if let Some(&verb) = c.verb.as_ref() {
        c.owners = all_owners(src, Range::new(verb + 1, word), f.look(Case::Acc)).0;
    }
}

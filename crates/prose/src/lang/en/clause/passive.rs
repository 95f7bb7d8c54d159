//! Passives: «be and hereby is appointed», «was asked to», «be reviewed by».

use super::*;

/// «be and hereby is appointed …», «was asked to …», «be reviewed by …».
pub(super) fn passive(f: &Frame<'_>, be: usize, who: Vec<Found>, c: &mut Clause) {
    let src = f.src;
    let end = f.r.b;
    c.rule = "en.passive";
    // «is to be repaired»: «be» rules.
    if src.any(be, &["is", "are", "was", "were"])
        && src.is(be + 1, "to")
        && src.is(be + 2, "be")
        && be + 3 < end
    {
        passive(f, be + 2, who, c);
        return;
    }
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
    if src.any(v, &["effective", "valid", "binding"])
        || src.is(v, "in") && src.any(v + 1, &["force", "effect"])
    {
        c.natures = vec![Nature::Effect];
        return;
    }
    // «is designated as the person responsible for …», «is made the officer responsible».
    let responsible = (v..(v + 9).min(end)).find(|k| src.is(*k, "responsible"));
    if let Some(at) = responsible
        && src
            .word(v)
            .verb
            .is_some_and(|w| w.nature == Nature::Appoint)
        && (v + 1..at).all(|k| {
            src.class(k, class::ARTICLE)
                || src.any(
                    k,
                    &[
                        "as", "person", "officer", "member", "official", "to", "be", "employee",
                    ],
                )
        })
    {
        c.natures = vec![Nature::Charge];
        c.owners = who;
        return;
    }
    // «the thanks of the Council be recorded».
    if (c.range.a..be).any(|k| {
        src.any(
            k,
            &[
                "thanks",
                "appreciation",
                "congratulations",
                "condolences",
                "gratitude",
                "sympathy",
            ],
        )
    }) && src.any(
        v,
        &[
            "recorded",
            "expressed",
            "conveyed",
            "extended",
            "tendered",
            "given",
            "placed",
            "offered",
            "sent",
            "accorded",
        ],
    ) {
        c.natures = vec![Nature::Declare];
        return;
    }
    // «is entrusted with monitoring», «is charged with the upkeep».
    if src.any(v, &["entrusted", "charged", "tasked", "commissioned"])
        && src.is(v + 1, "with")
        && !who.is_empty()
    {
        c.natures = vec![Nature::Charge];
        c.owners = who;
        return;
    }
    // «Control … is entrusted to the Commission», «is vested in», «rests with».
    if src.any(
        v,
        &[
            "entrusted",
            "vested",
            "assigned",
            "placed",
            "left",
            "charged",
            "reserved",
        ],
    ) && let Some(at) =
        (v + 1..(v + 4).min(end)).find(|k| src.any(*k, &["to", "in", "with", "upon"]))
    {
        let (found, _) = owners(src, at + 1, end, "owner.to");
        let watching = (c.range.a..be).any(|k| {
            src.any(
                k,
                &[
                    "control",
                    "supervision",
                    "oversight",
                    "monitoring",
                    "responsibility",
                ],
            )
        });
        if !found.is_empty() && watching {
            let control = (c.range.a..be)
                .any(|k| src.any(k, &["control", "supervision", "oversight", "monitoring"]));
            c.natures = vec![if control {
                Nature::Control
            } else {
                Nature::Charge
            }];
            c.owners = found;
            c.rule = "en.entrusted";
            return;
        }
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
                let mut w = v + 1;
                while src.any(w, &["and", ",", "or", "hereby"]) && w < v + 9 {
                    if let Some(q) = src
                        .word(w + 1)
                        .verb
                        .filter(|q| q.governs == Governs::ObjectTo && q.form == VerbForm::Past)
                    {
                        c.add(q.nature);
                        w += 1;
                    }
                    w += 1;
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
        // «members are reminded to pay».
        if p.lemma == "remind" && src.is(v + 1, "to") {
            c.natures = vec![Nature::Appeal];
            c.owners = who;
            return;
        }
        if matches!(
            p.lemma,
            "consider" | "find" | "judge" | "recognize" | "recognise" | "declare"
        ) && f.spine.iter().any(|k| src.class(*k, class::JUDGE))
        {
            c.natures = vec![Nature::Evaluate];
            return;
        }
        let n = match p.lemma {
            // «The fee is set at £55».
            "set"
                if src.is(v + 1, "at")
                    && (c.range.a..be).any(|k| {
                        src.any(
                            k,
                            &[
                                "fee",
                                "fees",
                                "subscription",
                                "subscriptions",
                                "rate",
                                "levy",
                                "dues",
                                "price",
                                "rent",
                                "charge",
                                "contribution",
                                "precept",
                                "quorum",
                            ],
                        )
                    }) =>
            {
                Some(Nature::Declare)
            }
            "set" if !src.is(v + 1, "up") => None,
            "take" | "pay" | "find" | "consider" | "determine" | "support" | "extend" | "call" => {
                None
            }
            "note" | "receive" => Some(Nature::Note),
            // «A strike fund is established»: done by saying so.
            "form" | "establish" | "create" | "institute" | "constitute"
                if src.any(be, &["is", "are"])
                    && !(c.range.a..be).any(|k| src.any(k, FOUNDED))
                    && !founded(src, v + 1, end) =>
            {
                Some(Nature::Declare)
            }
            "form" | "establish" | "create" | "institute" | "constitute" | "set" => {
                let subject = Range::new(c.range.a, be);
                (subject.iter().any(|k| src.any(k, FOUNDED)) || founded(src, v + 1, end))
                    .then_some(Nature::Form)
            }
            _ => Some(p.nature),
        };
        // «shall be approved by the Board»: the Board is to act, nothing is approved now.
        let later = src.class(be.wrapping_sub(1), class::MODAL) || src.is(be.wrapping_sub(1), "to");
        let agent = by();
        // «shall be amended to read …», «by inserting …»: the change itself is made here.
        let made_here = n == Some(Nature::Amend)
            && (v..(v + 8).min(end)).any(|k| {
                src.is(k, "read") && src.is(k.wrapping_sub(1), "to")
                    || src.is(k, "follows")
                    || src.is(k, "by") && src.low(k + 1).ends_with("ing")
            });
        let to_come = later
            && !made_here
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
                "held",
                "sent",
                "made",
                "put",
                "done",
                "kept",
                "brought",
                "built",
                "paid",
                "read",
                "sought",
                "drawn",
                "laid",
                "set",
                "taught",
                "given",
                "found",
                "told",
                "spent",
                "met",
                "left",
                "cut",
                "let",
                "run",
                "known",
                "borne",
                "begun",
                "bought",
                "sold",
                "sought",
                "caught",
                "fought",
                "felt",
                "dealt",
                "lent",
                "bent",
                "won",
                "hung",
                "struck",
                "swept",
                "worn",
                "sworn",
                "shown",
                "sown",
                "grown",
                "thrown",
                "shut",
                "split",
                "spread",
                "shed",
                "lit",
                "fed",
                "led",
                "rent",
                "swept",
                "dug",
                "hid",
                "held",
                "understood",
                "upheld",
                "withdrawn",
                "overseen",
                "undertaken",
                "rewritten",
                "rebuilt",
            ],
        );
    if participle {
        c.natures = vec![Nature::Charge];
        c.owners = by();
        // «Control over the fulfilment of this decision shall be exercised by …».
        let control = src.any(c.range.a, &["control", "supervision", "oversight"])
            || src.class(c.range.a, class::ARTICLE)
                && src.any(c.range.a + 1, &["control", "supervision", "oversight"]);
        if control && !c.owners.is_empty() {
            c.natures = vec![Nature::Control];
            c.rule = "en.control";
            return;
        }
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

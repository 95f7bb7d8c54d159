//! What stands beside a charge: control of this text, an appeal to be sent.

use super::*;

/// Watching over the carrying out of this text.
pub(super) fn control(f: &Frame<'_>, c: &mut Clause) {
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
                "supervises",
                "monitoring",
                "overseeing",
                "supervising",
                "check",
                "verify",
                "watch",
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
                "compliance",
                "observance",
                "performance",
                "enforcement",
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
pub(super) fn appeal_beside(f: &Frame<'_>, c: &mut Clause) {
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

//! A verb that leads: «Urges the Board to …», «To amend …», «Takes note of …».

use super::*;

/// Nouns for bodies and offices that are founded.
pub(super) const FOUNDED: &[&str] = &[
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

/// The listed verb at `i`, in a form that may rule a clause.
pub(super) fn leading_verb(src: &Source<'_>, i: usize) -> Option<Verb> {
    src.word(i).verb.filter(|v| v.form != VerbForm::Ing)
}

/// «Order 3», «Order No. 3»: a noun with its number.
pub(super) fn names_act(src: &Source<'_>, i: usize) -> bool {
    src.is_number(i + 1)
        || src.any(i + 1, &["no", "nos", "number"]) && (src.is_number(i + 2) || src.is(i + 2, "."))
}

/// Whether a listed verb at the opening rules the clause: «Urges», «To amend», «Approve».
pub(super) fn leads(src: &Source<'_>, i: usize, r: Range, v: Verb, to: bool) -> bool {
    if to {
        return true;
    }
    // «Order 3 (2009) is revoked», «Order No. 3 is cancelled».
    if names_act(src, i) {
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

pub(super) fn charge(src: &Source<'_>, verb: usize, c: &mut Clause, rule: &'static str) {
    c.verb = Some(verb);
    c.rule = rule;
    c.add(Nature::Charge);
    creates(src, verb, c);
}

/// A body or an office set up by the one charged.
pub(super) fn creates(src: &Source<'_>, verb: usize, c: &mut Clause) {
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
pub(super) fn founded(src: &Source<'_>, i: usize, end: usize) -> bool {
    let i = if src.any(i, &["up"]) { i + 1 } else { i };
    // «to set up, with the help of the county, a centre»: an aside between commas.
    let i = if src.is(i, ",") {
        (i + 1..end.min(i + 16))
            .find(|k| src.is(*k, ","))
            .map_or(i, |k| k + 1)
    } else {
        i
    };
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
pub(super) fn verb_led(f: &Frame<'_>, i: usize, v: Verb, c: &mut Clause, further: bool) {
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
                crate::lang::en::owner::person_at(
                    src,
                    crate::lang::en::owner::after_titles(src, k, end),
                    end,
                )
                .is_some()
            })
            .then_some(Nature::Appoint),
        "consider" | "find" | "deem" | "judge" | "rate" | "declare" | "recognize" | "recognise"
            if f.spine.iter().any(|k| src.class(*k, class::JUDGE)) =>
        {
            Some(Nature::Evaluate)
        }
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
        "remind" => {
            let (who, b) = owners(src, next, end, "owner.object");
            if src.is(b, "to") && !who.is_empty() {
                c.owners = who;
                Some(Nature::Appeal)
            } else {
                Some(Nature::Declare)
            }
        }
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
pub(super) fn object_to(f: &Frame<'_>, at: usize, v: Verb, c: &mut Clause) {
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

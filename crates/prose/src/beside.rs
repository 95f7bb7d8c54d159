//! What stands beside the owners and the action: those who join in, what is approved or judged, the judgement.

use crate::clause::{Clause, Found};
use crate::lang::ru::case::Case;
use crate::lang::ru::owner::{Look, owners as ru_owners};
use crate::lang::{class, en};
use crate::reading::{Lang, Nature};
use crate::token::{Range, Source};

/// «совместно с юридическим отделом», «при участии …», "jointly with the Library", "with the assistance of the Registrar".
pub(crate) fn jointly(src: &Source<'_>, r: Range, lang: Lang) -> Vec<Found> {
    let mut out = Vec::new();
    for i in r.iter() {
        let found = match lang {
            Lang::Ru => {
                let with = src.any(i, &["совместно", "вместе"]) && src.any(i + 1, &["с", "со"])
                    || src.is(i, "взаимодействии") && src.any(i + 1, &["с", "со"]);
                let of = src.any(
                    i,
                    &[
                        "участии",
                        "участием",
                        "привлечением",
                        "содействии",
                        "помощью",
                        "поддержке",
                    ],
                ) && src.any(i.wrapping_sub(1), &["при", "с"]);
                let (a, case) = if with {
                    (i + 2, Case::Ins)
                } else if of {
                    (i + 1, Case::Gen)
                } else {
                    continue;
                };
                let look = Look {
                    case,
                    lead: false,
                    listing: false,
                    times: &[],
                };
                ru_owners(src, Range::new(a, r.b), look).0
            }
            Lang::En => {
                let with = (src.any(i, &["jointly", "together"])
                    || src.is(i.wrapping_sub(1), "in")
                        && src.any(
                            i,
                            &[
                                "cooperation",
                                "co-operation",
                                "collaboration",
                                "partnership",
                                "conjunction",
                                "association",
                            ],
                        ))
                    && src.is(i + 1, "with");
                let of = src.any(
                    i,
                    &["assistance", "help", "support", "participation", "aid"],
                ) && src.is(i + 1, "of")
                    && src.any(i.wrapping_sub(2), &["with"]);
                if !(with || of) {
                    continue;
                }
                en::owner::owners(src, i + 2, r.b, "owner.jointly").0
            }
        };
        out.extend(found.into_iter().map(|f| Found {
            rule: "owner.jointly",
            ..f
        }));
    }
    out
}

/// The act, report or work that is approved, amended, ended, taken note of or judged.
pub(crate) fn touches(src: &Source<'_>, r: Range, c: &Clause) -> Option<Range> {
    let touching = c.natures.iter().any(|n| {
        matches!(
            n,
            Nature::Approve | Nature::Repeal | Nature::Amend | Nature::Note | Nature::Evaluate
        )
    });
    let verb = c.verb.filter(|v| touching && r.has(*v))?;
    let stop = |a: usize, b: usize| {
        (a..b)
            .find(|k| {
                src.any(*k, &["(", ";", ":", "."])
                    && !src.class(k.wrapping_sub(1), class::ABBREVIATION)
            })
            .unwrap_or(b)
    };
    let after = inner(src, Range::new(verb + 1, stop(verb + 1, r.b)));
    // A passive, or a Russian object before the verb that closes the clause.
    let passive = c.rule == "en.passive";
    let before = inner(src, Range::new(r.a, verb));
    let chosen = if passive || after.is_empty() {
        before
    } else {
        after
    };
    (!chosen.is_empty() && chosen.iter().any(|k| src.is_word(k))).then_some(chosen)
}

/// The body or office that is set up.
pub(crate) fn forms(src: &Source<'_>, r: Range, c: &Clause) -> Option<Range> {
    let verb = c.verb.filter(|v| c.has(Nature::Form) && r.has(*v))?;
    // The verb of setting up: the directive's own, or one further on («поручить правлению создать комиссию»).
    let verb = (verb..r.b).find(|k| src.word(*k).verb.is_some_and(|v| v.nature == Nature::Form))?;
    if c.rule == "en.passive" {
        let be = (r.a..verb)
            .find(|k| src.class(*k, class::BE | class::MODAL))
            .unwrap_or(verb);
        let a = if src.is(r.a, "that") { r.a + 1 } else { r.a };
        return (a < be).then(|| Range::new(a, be));
    }
    let a = if src.is(verb + 1, "up") {
        verb + 2
    } else {
        verb + 1
    };
    let b = (a..r.b)
        .find(|k| {
            src.any(*k, &[",", ";", ".", ":", "(", "–"])
                || src.any(*k, &["в", "из"])
                    && src.any(k + 1, &["составе", "следующем", "количестве", "числа"])
                || src.any(*k, &["consisting", "composed", "comprising", "to", "which"])
                || src.word(*k).infinitive
        })
        .unwrap_or(r.b);
    (a < b).then(|| Range::new(a, b))
}

/// Without the words that belong to the verb («утратившим силу», «к сведению», "be and hereby is") and the judgement.
fn inner(src: &Source<'_>, r: Range) -> Range {
    let verbal = |k: usize| {
        src.any(
            k,
            &[
                "утратившим",
                "утратившими",
                "утратившей",
                "силу",
                "к",
                "сведению",
                "недействующим",
                "that",
                "and",
                "hereby",
                "be",
                "is",
                "are",
                "was",
                "were",
                "been",
                "note",
                "of",
                "to",
                "и",
                ",",
                "shall",
                "will",
                "с",
                "контроля",
                ".",
                ";",
            ],
        ) || src.class(k, class::JUDGE | class::ADVERB)
    };
    let (mut a, mut b) = (r.a, r.b);
    while a < b && verbal(a) {
        a += 1;
    }
    while b > a && verbal(b - 1) {
        b -= 1;
    }
    Range::new(a, b)
}

/// The judgement given.
pub(crate) fn grade(src: &Source<'_>, r: Range, c: &Clause) -> Option<Range> {
    if !c.has(Nature::Evaluate) {
        return None;
    }
    let at = r.iter().find(|k| src.class(*k, class::JUDGE))?;
    let not = at > r.a && src.any(at - 1, &["не", "not"]);
    Some(Range::new(if not { at - 1 } else { at }, at + 1))
}

//! Sentences that say an earlier decision was not carried out.

use crate::lang::class;
use crate::token::{Range, Source};

/// Whether a sentence names an earlier decision, plan or assignment and says that it was not carried out.
pub(crate) fn tells(src: &Source<'_>, s: Range) -> bool {
    let Some(at) = denial(src, s) else {
        return false;
    };
    s.iter().any(|i| {
        i != at && src.class(i, class::EARLIER) && (src.word(i).cyrillic || !src.is(i, "report"))
    })
}

/// The word that denies the deed.
fn denial(src: &Source<'_>, s: Range) -> Option<usize> {
    s.iter().find(|&i| russian(src, i, s) || english(src, i, s))
}

fn russian(src: &Source<'_>, i: usize, s: Range) -> bool {
    if src.class(i, class::FAILED | class::NEGATED) && src.word(i).cyrillic {
        return true;
    }
    if !src.class(i, class::DONE) || i == s.a {
        return false;
    }
    // «не выполнено», «не было выполнено», «не смог выполнить», «не в полной мере выполнены».
    let from = i.saturating_sub(4).max(s.a);
    let not = (from..i)
        .rev()
        .find(|k| src.any(*k, &["не", "так"]) && (src.is(*k, "не") || src.is(k + 1, "и")));
    let Some(not) = not else { return false };
    let between = not + 1..i;
    let only = src.any(not + 1, &["только", "все", "всегда"]);
    !only
        && between.clone().all(|k| {
            src.any(
                k,
                &[
                    "был",
                    "была",
                    "было",
                    "были",
                    "смог",
                    "смогла",
                    "смогли",
                    "смогло",
                    "сумел",
                    "сумела",
                    "сумели",
                    "удалось",
                    "в",
                    "полной",
                    "мере",
                    "полностью",
                    "до",
                    "конца",
                    "и",
                    "не",
                    "удается",
                    "может",
                    "могут",
                ],
            )
        })
}

fn english(src: &Source<'_>, i: usize, s: Range) -> bool {
    if src.any(i, &["not", "never"]) {
        let mut k = i + 1;
        while k < s.b
            && (src.any(
                k,
                &[
                    "been", "be", "yet", "fully", "were", "was", "actually", "properly", "ever",
                ],
            ))
        {
            k += 1;
        }
        return src.is(k, "carried") && (src.any(k + 1, &["out", "through", "into"]))
            || src.any(
                k,
                &[
                    "implemented",
                    "fulfilled",
                    "executed",
                    "completed",
                    "honoured",
                    "honored",
                    "appeared",
                    "materialised",
                    "materialized",
                    "kept",
                    "realised",
                    "realized",
                    "undertaken",
                    "published",
                    "launched",
                    "established",
                    "acted",
                    "enacted",
                    "convened",
                    "delivered",
                    "built",
                    "created",
                    "formed",
                    "repaired",
                    "replaced",
                    "met",
                ],
            )
            || src.is(i, "never")
                && src.any(
                    k,
                    &[
                        "happened", "took", "came", "met", "held", "done", "begun", "started",
                        "set", "sent",
                    ],
                );
    }
    src.any(i, &["unfulfilled", "unimplemented"])
        || src.is(i, "failed")
            && src.is(i + 1, "to")
            && src.any(
                i + 2,
                &[
                    "carry",
                    "implement",
                    "fulfil",
                    "fulfill",
                    "execute",
                    "complete",
                    "honour",
                    "honor",
                ],
            )
        || src.is(i, "remain") && src.any(i + 1, &["unimplemented", "unfulfilled"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        let src = Source::new(text);
        assert_eq!(
            tells(&src, Range::new(0, src.tokens.len())),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_decision_must_be_named_and_denied() {
        check(
            "Решение второго съезда о создании школы не выполнено.",
            true,
        );
        check("Правление не смогло выполнить решение съезда.", true);
        check("Не реализованы планы по выпуску листка.", true);
        check("Отделения не представили отчеты за полугодие.", false);
        check("Решение съезда выполнено.", false);
        check(
            "Resolution 4 of the last Congress has not been carried out.",
            true,
        );
        check("The paper promised in 2019 never appeared.", true);
        check("This was never attempted until now.", false);
    }
}

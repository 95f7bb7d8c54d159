//! Sentences that say an earlier decision was not carried out.
//!
//! Two things must stand in the sentence: an earlier decision, plan or assignment (a noun, or a word that implies one: «намеченный», "ordered"),
//! and after it the denial of the deed; or a verb of carrying out that is denied, with the decision as its object.

use crate::lang::class;
use crate::token::{Range, Source};

/// Whether a sentence names an earlier decision, plan or assignment and says that it was not carried out.
pub(crate) fn tells(src: &Source<'_>, s: Range) -> bool {
    s.iter().any(|i| match denial(src, i, s) {
        Some(Denied::Deed) => (s.a..i).any(|k| earlier(src, k, s)),
        Some(Denied::Execution) => s.iter().any(|k| k != i && earlier(src, k, s)),
        None => false,
    })
}

/// Whether the sentence says of an earlier decision that it was carried out.
pub(crate) fn tells_done(src: &Source<'_>, s: Range) -> bool {
    !tells(src, s)
        && s.iter().any(|i| {
            let done = if src.word(i).cyrillic {
                ["выполнен", "исполнен", "реализован", "осуществлен"]
                    .iter()
                    .any(|d| {
                        src.low(i)
                            .strip_prefix(d)
                            .is_some_and(|e| e.chars().count() <= 2)
                    })
                    && !(i.saturating_sub(3)..i).any(|k| src.is(k, "не"))
            } else {
                (src.any(i, &["implemented", "fulfilled", "executed", "completed"])
                    || src.is(i, "carried") && src.is(i + 1, "out"))
                    && (i.saturating_sub(4)..i)
                        .any(|k| src.any(k, &["been", "was", "were", "is", "are"]))
                    && !(i.saturating_sub(5)..i).any(|k| src.any(k, &["not", "never", "be"]))
            };
            done && (s.a..i).any(|k| earlier(src, k, s))
        })
}

/// What a word denies.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Denied {
    /// Something happened: only what was decided before it counts.
    Deed,
    /// The carrying out itself: the decision may stand on either side.
    Execution,
}

fn denial(src: &Source<'_>, i: usize, s: Range) -> Option<Denied> {
    if src.word(i).cyrillic {
        russian(src, i, s)
    } else {
        english(src, i, s)
    }
}

/// An earlier decision, plan or assignment, or a word that implies one.
fn earlier(src: &Source<'_>, i: usize, s: Range) -> bool {
    let low = src.low(i);
    if src.word(i).cyrillic {
        const STEMS: &[&str] = &[
            "решени",
            "постановлени",
            "поручени",
            "задани",
            "программ",
            "резолюци",
            "наказ",
            "указани",
            "обязательств",
            "рекомендаци",
            "предписани",
            "распоряжени",
            "запланирован",
            "намечен",
            "предусмотрен",
            "обещан",
            "порученн",
            "постановлен",
            "договоренност",
            "дорожн",
        ];
        // «план, плана, планом, планы», not «планировать».
        let plan = low.strip_prefix("план").is_some_and(|e| {
            matches!(
                e,
                "" | "а" | "у" | "ом" | "е" | "ы" | "ов" | "ам" | "ами" | "ах"
            )
        });
        return plan
            || STEMS.iter().any(|w| low.starts_with(w))
            || src.class(i, class::EARLIER) && low != "пункт";
    }
    // «reported» and «report» name no decision; «action» only with one.
    src.class(i, class::EARLIER) && low != "report"
        || matches!(
            low,
            "planned"
                | "scheduled"
                | "decided"
                | "resolved"
                | "directed"
                | "instructed"
                | "mandated"
                | "approved"
                | "adopted"
                | "undertook"
                | "undertaken"
                | "charged"
                | "pledged"
                | "tasked"
        ) && !(src.is(i.wrapping_sub(1), "be") && s.a < i)
}

fn russian(src: &Source<'_>, i: usize, s: Range) -> Option<Denied> {
    if src.class(i, class::FAILED | class::NEGATED) {
        return Some(Denied::Execution);
    }
    let low = src.low(i);
    if ["неисполнен", "невыполнен", "нереализован"]
        .iter()
        .any(|w| low.starts_with(w))
    {
        return Some(Denied::Execution);
    }
    if low == "бумаге" && src.is(i.wrapping_sub(1), "на") {
        return (s.a..i)
            .any(|k| src.low(k).starts_with("оста"))
            .then_some(Denied::Deed);
    }
    let execution = ["выполн", "исполн", "реализ", "осуществ"]
        .iter()
        .any(|w| low.starts_with(w));
    // «выполнен лишь частично», «исполнено менее чем наполовину», «выполнен на треть».
    if execution && src.is(i + 1, "не") && src.any(i + 2, &["полностью", "в", "до", "целиком"])
    {
        return Some(Denied::Execution);
    }
    if execution
        && (i + 1..(i + 5).min(s.b)).any(|k| {
            src.any(
                k,
                &[
                    "лишь",
                    "частично",
                    "наполовину",
                    "менее",
                    "только",
                    "отчасти",
                    "неполностью",
                    "треть",
                    "половину",
                ],
            )
        })
    {
        return Some(Denied::Execution);
    }
    if !(src.class(i, class::DONE) || execution || undone(low)) || i == s.a {
        return None;
    }
    // «не выполнено», «не было выполнено», «не смог выполнить», «не в полной мере выполнены», «так и не проведена».
    let from = i.saturating_sub(5).max(s.a);
    let not = (from..i).rev().find(|k| src.is(*k, "не"))?;
    let only = src.any(not + 1, &["только", "все", "всегда"]);
    let between = (not + 1..i).all(|k| {
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
                "полном",
                "объеме",
                "полностью",
                "до",
                "конца",
                "и",
                "не",
                "удается",
                "может",
                "могут",
                "срок",
                "сих",
                "пор",
                "должным",
                "образом",
            ],
        )
    });
    let settled = [
        "утвержд",
        "рассм",
        "приня",
        "соглас",
        "обсужд",
        "подпис",
        "отмен",
        "измен",
        "допущ",
        "вызва",
        "указан",
    ]
    .iter()
    .any(|w| low.starts_with(w));
    (!only && between && !settled).then_some(if execution {
        Denied::Execution
    } else {
        Denied::Deed
    })
}

/// A short participle («закуплены», «открыта») or a past tense in -лся.
fn undone(low: &str) -> bool {
    let n = low.chars().count();
    n > 5
        && [
            "ена", "ено", "ены", "ана", "ано", "аны", "яна", "яно", "яны", "ята", "ято", "яты",
            "ыта", "ыто", "ыты", "ось", "лась", "лись", "лся", "ен", "ан",
        ]
        .iter()
        .any(|e| low.ends_with(e))
}

/// Verbs of carrying out.
const CARRY: &[&str] = &[
    "carried",
    "implemented",
    "fulfilled",
    "executed",
    "honoured",
    "honored",
    "observed",
    "complied",
    "performed",
    "enacted",
    "discharged",
    "carry",
    "implement",
    "fulfil",
    "fulfill",
    "execute",
    "honour",
    "honor",
    "comply",
    "perform",
    "discharge",
];

fn english(src: &Source<'_>, i: usize, s: Range) -> Option<Denied> {
    if src.any(i, &["unfulfilled", "unimplemented", "unexecuted"]) {
        return Some(Denied::Execution);
    }
    // «remained on paper», «remains a dead letter», «is still outstanding», «came to nothing».
    if src.any(i, &["remained", "remains", "remain", "stayed"])
        && (src.seq(i + 1, s.b, &["on", "paper"])
            || src.seq(i + 1, s.b, &["a", "dead", "letter"])
            || src.any(i + 1, &["undone", "outstanding", "unexecuted"]))
        || src.is(i, "came") && src.seq(i + 1, s.b, &["to", "nothing"])
        || src.is(i, "nothing")
            && (i + 1..(i + 6).min(s.b)).any(|k| src.any(k, &["done", "come", "happened"]))
    {
        return Some(Denied::Deed);
    }
    if src.any(i, &["failed", "neglected", "omitted", "failing"]) && src.is(i + 1, "to") {
        return Some(if src.any(i + 2, CARRY) {
            Denied::Execution
        } else {
            Denied::Deed
        });
    }
    if !src.any(i, &["not", "never"]) {
        return None;
    }
    let mut k = i + 1;
    while k < s.b
        && (src.any(
            k,
            &[
                "been", "be", "yet", "fully", "were", "was", "actually", "properly", "ever",
                "since", "wholly", "so", "far", "even", "in", "fact", "entirely", "duly", "then",
            ],
        ) || src.class(k, class::ADVERB))
    {
        k += 1;
    }
    if src.any(k, CARRY) {
        return Some(Denied::Execution);
    }
    if src.seq(k, s.b, &["take", "place"])
        || src.seq(k, s.b, &["taken", "place"])
        || src.seq(k, s.b, &["took", "place"])
    {
        return Some(Denied::Deed);
    }
    let base = src.any(
        k,
        &[
            "happen",
            "materialise",
            "materialize",
            "appear",
            "start",
            "begin",
            "meet",
            "go",
            "come",
            "open",
            "occur",
            "produce",
            "report",
            "publish",
            "convene",
            "act",
        ],
    );
    let low = src.low(k);
    let participle = low.ends_with("ed") && low.len() > 4
        || src.any(
            k,
            &[
                "done", "begun", "held", "built", "met", "made", "sent", "set", "kept", "put",
                "bought", "found", "given", "written", "drawn", "laid", "paid", "taken",
                "happened", "came", "took", "started", "appeared", "gone", "come", "brought",
                "drafted", "hired", "dug", "cut", "read", "let", "run",
            ],
        );
    let beside = [
        "considered",
        "discussed",
        "opposed",
        "objected",
        "approved",
        "adopted",
        "received",
        "satisfied",
        "reported",
        "limited",
        "intended",
        "required",
        "authorized",
        "authorised",
        "affected",
        "informed",
    ]
    .contains(&low);
    // «has not been done», «was never set up», «never appeared»; «did not take place».
    let past = participle
        && !beside
        && (k > i + 1
            || src.is(i, "never")
            || src.any(
                i.wrapping_sub(1),
                &["has", "have", "had", "was", "were", "is", "are"],
            ));
    let did = base && src.any(i.wrapping_sub(1), &["did", "does", "do"]);
    (past || did).then_some(Denied::Deed)
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
        check("План ремонта выполнен лишь частично.", true);
        check("Намеченный на осень субботник так и не состоялся.", true);
        check("Предусмотренная планом выставка не открыта.", true);
        check("Поручение о покупке палаток осталось на бумаге.", true);
        check("Отделения не представили отчеты за полугодие.", false);
        check("Решение съезда выполнено.", false);
        check("План работы не утверждён.", false);
        check("План перевыполнен.", false);
        check(
            "Resolution 4 of the last Congress has not been carried out.",
            true,
        );
        check("The paper promised in 2019 never appeared.", true);
        check("The drill agreed in May has still not taken place.", true);
        check("The decision of 2015 has remained on paper.", true);
        check(
            "Whereas the Council was directed to print a guide, which has not been done;",
            true,
        );
        check(
            "The Board failed to carry out the resolution on lamps.",
            true,
        );
        check("This was never attempted until now.", false);
        check("The resolution was not opposed.", false);
    }

    #[test]
    fn what_was_done_is_told_too() {
        let check = |text: &str, expected| {
            let src = Source::new(text);
            assert_eq!(
                tells_done(&src, Range::new(0, src.tokens.len())),
                expected,
                "{text}"
            );
        };
        check("Решение собрания от 3 мая 2020 года выполнено.", true);
        check("Решение собрания не выполнено.", false);
        check("Resolution 5 has been implemented.", true);
        check("Resolution 5 shall be implemented.", false);
    }
}

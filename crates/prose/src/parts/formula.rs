//! The words that open the operative part: «… постановляет», "RESOLVED, that …", "Congress therefore resolves".

use super::Formula;
use crate::blocks::Para;
use crate::lang::ru::case::Case;
use crate::lang::ru::owner::{Look, owners as ru_owners};
use crate::lang::{ACTOR, class};
use crate::token::{Gap, Range, Shape, Source};

/// The formula of a paragraph.
pub(crate) fn formula(src: &Source<'_>, p: &Para) -> Option<Formula> {
    english_opening(src, p.body)
        .or_else(|| russian(src, p.body))
        .or_else(|| english_closing(src, p.body))
}

/// A word whose letters are spread by blanks.
#[derive(Debug, Clone, Copy)]
struct Spread {
    end: usize,
    /// It is said in the first person («п р и к а з ы в а ю»).
    first: bool,
}

/// Letters spread by blanks («п о с т а н о в л я е т»): where the word ends.
fn spread(src: &Source<'_>, i: usize, end: usize) -> Option<Spread> {
    let mut word = String::new();
    let mut j = i;
    while j < end && src.is_word(j) && src.low(j).chars().count() == 1 && j < i + 16 {
        word.push_str(src.low(j));
        j += 1;
    }
    let is = |bits| crate::lang::has_class(&word, bits);
    (word.chars().count() >= 5 && is(class::RESOLVE | class::RESOLVE_I)).then(|| Spread {
        end: j,
        first: is(class::RESOLVE_I),
    })
}

fn russian(src: &Source<'_>, r: Range) -> Option<Formula> {
    let mut quote = 0usize;
    let mut i = r.a;
    while i < r.b {
        match src.low(i) {
            "«" => quote += 1,
            "»" => quote = quote.saturating_sub(1),
            _ => {}
        }
        if quote > 0 || !src.word(i).cyrillic {
            i += 1;
            continue;
        }
        let spread_word = spread(src, i, r.b);
        let first = src.class(i, class::RESOLVE_I) || spread_word.as_ref().is_some_and(|s| s.first);
        let mut after = if let Some(s) = spread_word {
            s.end
        } else if first || src.class(i, class::RESOLVE) {
            i + 1
        } else if src.any(
            i,
            &[
                "принято",
                "принял",
                "приняла",
                "приняло",
                "приняли",
                "принимает",
            ],
        ) && (src.any(i + 1, &["решение", "решения", "постановление", "резолюцию"])
            || src.any(i + 1, &["следующее", "следующие", "следующую"])
                && src.any(i + 2, &["решение", "решения", "постановление", "резолюцию"]))
        {
            if src.any(i + 1, &["следующее", "следующие", "следующую"]) {
                i + 3
            } else {
                i + 2
            }
        } else {
            i += 1;
            continue;
        };
        let verb_end = after;
        if src.any(after, &["следующее", "единогласно"]) {
            after += 1;
        }
        let closes = after >= r.b
            || src.any(after, &[":", "–", "-"]) && (src.is(after, ":") || after + 1 >= r.b)
            || src.gap(after) == Gap::Line && src.shape(i) == Shape::Upper;
        let infinitive = src.word(after).infinitive && after < r.b;
        let present = src.low(i).ends_with("ет") || src.low(i).ends_with("ют") || first;
        if closes
            || (infinitive && present)
            || src.shape(i) == Shape::Upper
                && i > r.a
                && src.low(i).chars().count() > 4
                && infinitive
        {
            let start = if first { i } else { subject(src, r, i) };
            let rest = if src.any(after, &[":", "–"]) {
                after + 1
            } else {
                after
            };
            return Some(Formula {
                words: Range::new(start, verb_end),
                rest: rest.min(r.b),
                opens: start == r.a && after < r.b && !closes,
                closes,
            });
        }
        i = after.max(i + 1);
    }
    None
}

/// Where the subject of a resolving verb begins.
fn subject(src: &Source<'_>, r: Range, verb: usize) -> usize {
    // The last comma or stop outside quotations and brackets.
    let mut from = r.a;
    let (mut quote, mut round) = (0usize, 0usize);
    for i in r.a..verb {
        match src.low(i) {
            "«" => quote += 1,
            "»" => quote = quote.saturating_sub(1),
            "(" => round += 1,
            ")" => round = round.saturating_sub(1),
            "," | ";" if quote == 0 && round == 0 => from = i + 1,
            "." if quote == 0
                && round == 0
                && src.gap(i + 1) != Gap::None
                && src.shape(i.wrapping_sub(1)) != Shape::Letter
                && src.large(i + 1) =>
            {
                from = i + 1
            }
            _ => {}
        }
    }
    if from >= verb {
        return verb;
    }
    let look = Look {
        case: Case::Nom,
        lead: true,
        listing: false,
        times: &[],
    };
    let near = verb.saturating_sub(20).max(from);
    for s in near..verb {
        // A subject begins with a large letter, or small after a comma.
        let starts = s == from || src.large(s) || src.class(s, ACTOR);
        if !starts {
            continue;
        }
        let (found, end) = ru_owners(src, Range::new(s, verb), look);
        let gap = (end..verb).all(|k| src.class(k, class::ADVERB) || !src.is_word(k));
        if found
            .first()
            .is_some_and(|o| o.range.a == s && o.confidence > 0.9)
            && gap
        {
            return s;
        }
    }
    if verb - from <= 12 { from } else { verb }
}

/// «RESOLVED, that …», «NOW, THEREFORE, BE IT RESOLVED …», «It was resolved …».
fn english_opening(src: &Source<'_>, r: Range) -> Option<Formula> {
    let mut i = r.a;
    let start = i;
    if src.is(i, "and") {
        i += 1;
    }
    let mut lead = false;
    while i < r.b
        && i < start + 8
        && src.any(
            i,
            &[
                "now",
                ",",
                "therefore",
                "let",
                "it",
                "be",
                "further",
                "finally",
                "also",
                "lastly",
                "and",
            ],
        )
    {
        lead |= src.any(i, &["be", "therefore"]);
        i += 1;
    }
    let it_was = src.is(start, "it")
        && src.any(start + 1, &["was", "is"])
        && (start + 2..start + 5).any(|k| src.is(k, "resolved"));
    if it_was {
        i = (start + 2..start + 5)
            .find(|k| src.is(*k, "resolved"))
            .unwrap_or(i);
    }
    if i >= r.b {
        // «Now, therefore, be it:» by itself.
        return (lead && r.len() >= 3 && src.any(start, &["now", "therefore", "be"])).then(|| {
            Formula {
                words: Range::new(start, r.b),
                rest: r.b,
                opens: true,
                closes: true,
            }
        });
    }
    if src.is(i, ":") && lead && src.any(start, &["now", "therefore", "be"]) {
        return Some(Formula {
            words: Range::new(start, i),
            rest: i + 1,
            opens: true,
            closes: i + 1 >= r.b,
        });
    }
    if !src.any(i, &["resolved", "ordered", "ordained", "enacted"])
        || !src.is(i, "resolved") && !lead
    {
        return None;
    }
    let words = Range::new(start, i + 1);
    let mut rest = i + 1;
    // «by the City Council of Elm, that».
    if src.any(rest, &["by", ","]) && !src.is(rest + 1, "that") {
        let that = (rest..r.b.min(rest + 40)).find(|k| src.is(*k, "that") || src.is(*k, ":"));
        if let Some(t) = that.filter(|_| src.is(rest, "by") || src.is(rest + 1, "by")) {
            rest = t;
        }
    }
    while src.any(rest, &[",", "that", ":", "–", "-", "as", "follows"]) && rest < r.b
        || src.is(rest, "further")
    {
        let done = src.is(rest, "that");
        rest += 1;
        if done {
            break;
        }
    }
    if src.is(rest, ",") || src.is(rest, ":") {
        rest += 1;
    }
    Some(Formula {
        words,
        rest: rest.min(r.b),
        opens: true,
        closes: rest >= r.b,
    })
}

/// Where the words «as follows», «the following decisions» end that may stand between the verb and its colon.
fn as_follows(src: &Source<'_>, i: usize, end: usize) -> usize {
    let mut i = i;
    if src.is(i, ",") {
        i += 1;
    }
    if src.any(i, &["that", "to"]) && src.is(i + 1, ":") {
        return i + 1;
    }
    let mut j = i;
    if src.is(j, "as") {
        j += 1;
    }
    if src.any(j, &["follows", "under", "below"]) {
        return (j + 1).min(end);
    }
    if src.is(j, "the") {
        j += 1;
    }
    if src.is(j, "following") {
        j += 1;
        // «resolution», «resolutions», «decisions unanimously».
        while j < end && j < i + 7 && src.is_word(j) && !src.class(j, class::MODAL) {
            j += 1;
        }
        return j;
    }
    i
}

/// Verbs that open an operative part only before a colon or «as follows».
const OPENS_LIST: &[&str] = &[
    "agrees",
    "agreed",
    "orders",
    "ordered",
    "directs",
    "directed",
    "adopts",
    "adopted",
    "passes",
    "passed",
    "approves",
    "approved",
    "order",
    "direct",
    "instruct",
    "instructs",
    "declares",
    "took",
    "takes",
    "made",
    "concludes",
    "concluded",
];

/// «Congress therefore resolves:», «This chapter resolves to …», «The Council DECIDES:», «I hereby direct:».
fn english_closing(src: &Source<'_>, r: Range) -> Option<Formula> {
    if src.word(r.a).cyrillic || src.any(r.a, &["what", "decisions", "actions", "who"]) {
        return None;
    }
    let limit = r.b.min(r.a + 400);
    for i in r.a..limit {
        let resolves = src.class(i, class::RESOLVE)
            && !src.word(i).cyrillic
            && (i > r.a && !src.class(i - 1, class::PREP | class::MODAL)
                || i == r.a
                    && (src.is(i + 1, ":")
                        || src.any(i + 1, &["to", "that"]) && src.is(i + 2, ":")));
        let other = i > r.a && src.any(i, OPENS_LIST);
        if !(resolves || other) {
            continue;
        }
        let after = as_follows(src, i + 1, r.b);
        let said = after > i + 1 && !src.is(i + 1, ",") || src.is(i + 1, ":");
        // «… has decided the following.»: a stop may close it, where the words say that something follows.
        let closed = src.any(after, &[":", "–"])
            || after >= r.b
            || after > i + 2 && src.is(after, ".") && after + 1 >= r.b;
        let colon = closed && (r.b.saturating_sub(after) < 3 || src.is(after, ":"));
        let inline = resolves
            && src.any(i + 1, &["to", "that"])
            && src.any(i, &["resolves", "resolved", "decides", "decided"]);
        let fits = if resolves {
            colon || inline
        } else {
            colon && said
        };
        if !fits {
            continue;
        }
        let Some(start) = subject_before(src, r, i) else {
            continue;
        };
        // «…, the Board therefore resolves»: a subject of its own, or the paragraph's.
        let rest = if src.any(after, &[":", "."]) {
            after + 1
        } else if inline {
            i + 2
        } else {
            after
        };
        let subject = start < i
            && (src.class(start, class::ARTICLE)
                || src.large(start)
                || start == r.a
                || src.any(start, &["we", "i", "it"]));
        // «Having considered …, decides:».
        // The wider verbs need somebody who can decide before them.
        let speaks = resolves && !inline
            || (start..i).any(|k| {
                src.class(k, class::BODY | class::GROUP | class::OFFICE | class::EVENT)
                    || src.any(k, &["i", "we", "it"])
            });
        if !speaks {
            continue;
        }
        let alone = start == i && src.is(after, ":");
        if (subject || alone) && i - start <= 16 {
            return Some(Formula {
                words: Range::new(
                    start,
                    if after > i + 1 && colon && !resolves {
                        after
                    } else {
                        i + 1
                    },
                ),
                rest: rest.min(r.b),
                opens: false,
                closes: rest >= r.b,
            });
        }
    }
    None
}

/// Where the subject of a resolving verb at `i` begins.
fn subject_before(src: &Source<'_>, r: Range, i: usize) -> Option<usize> {
    let mut start = i;
    let mut k = i;
    while k > r.a && !(src.any(k - 1, &[",", ".", ";", ":"]) && src.gap(k) != Gap::None) {
        k -= 1;
        start = k;
    }
    // «At a meeting held on 5 May the Board resolved»: the subject is the phrase next to the verb.
    let near = (start..i).find(|s| {
        (src.class(*s, class::ARTICLE) || src.large(*s))
            && crate::lang::en::owner::phrase_end(src, *s, r.b).max(*s) + 3 >= i
            && !src.class(*s, class::MONTH | class::WEEKDAY)
            && (*s..i).any(|x| src.class(x, class::BODY | class::GROUP))
            && (*s..i).all(|x| !src.is_number(x))
            && (*s..i).all(|x| !src.class(x, class::PREP) || src.is(x, "of"))
    });
    Some(near.unwrap_or(start))
}

/// The end of a clause without «; and be it further».
pub(crate) fn clause_end(src: &Source<'_>, a: usize, b: usize) -> usize {
    let mut e = b;
    let floor = b.saturating_sub(8).max(a);
    if let Some(be) = (floor..b).find(|k| {
        src.any(*k, &["be"])
            && src.is(k + 1, "it")
            && (k + 2 >= b
                || src.any(
                    k + 2,
                    &[
                        "further",
                        "also",
                        "finally",
                        "resolved",
                        "therefore",
                        "and",
                        ":",
                    ],
                ))
    }) && (be..b).all(|k| {
        src.any(
            k,
            &[
                "be",
                "it",
                "further",
                "also",
                "finally",
                "resolved",
                ",",
                ":",
                "that",
                "therefore",
                ";",
                "and",
                "now",
                ".",
            ],
        )
    }) {
        e = be;
        while e > a && src.any(e - 1, &["and", "now", ",", "therefore"]) {
            e -= 1;
        }
    }
    e
}

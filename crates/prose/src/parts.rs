//! The parts of a document: what stands before, the preamble, the words that open the operative part, its paragraphs, what stands after.

use crate::blocks::Para;
use crate::label::{Label, Style};
use crate::lang::ru::case::Case;
use crate::lang::ru::owner::{Look, owners as ru_owners};
use crate::lang::{ACTOR, VerbForm, class};
use crate::reading::Lang;
use crate::token::{Gap, Range, Shape, Source};

/// How the operative part is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Manner {
    /// One resolving formula, then items.
    #[default]
    Single,
    /// Each clause repeats «RESOLVED».
    Clauses,
    /// Several motions, each with its formula.
    Motions,
    /// Minutes: decisions between reports and debate.
    Minutes,
}

/// A paragraph of the operative part.
#[derive(Debug, Clone)]
pub(crate) struct Op {
    pub body: Range,
    pub label: Option<Label>,
    /// A formula stood right before it: a new row of labels may begin under the labels above.
    pub after_formula: bool,
    /// It opens with a formula of its own.
    pub own_formula: bool,
    pub row: bool,
}

/// A resolving formula within a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Formula {
    /// Subject and verb.
    pub words: Range,
    /// The first token after it.
    pub rest: usize,
    /// It opens the paragraph with «RESOLVED» or the like.
    pub opens: bool,
    /// It ends the paragraph or stands before a colon.
    pub closes: bool,
}

/// The parts of a document.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub manner: Manner,
    /// Paragraphs before preamble and operative part.
    pub head: std::ops::Range<usize>,
    pub preamble: Option<Range>,
    pub formula: Option<Range>,
    pub ops: Vec<Op>,
    /// Paragraphs after the operative part.
    pub tail: std::ops::Range<usize>,
}

/// Letters spread by blanks («п о с т а н о в л я е т»): the word and the token after it.
fn spread(src: &Source<'_>, i: usize, end: usize) -> Option<usize> {
    let mut word = String::new();
    let mut j = i;
    while j < end && src.is_word(j) && src.low(j).chars().count() == 1 && j < i + 16 {
        word.push_str(src.low(j));
        j += 1;
    }
    (word.chars().count() >= 5 && crate::lang::has_class(&word, class::RESOLVE | class::RESOLVE_I))
        .then_some(j)
}

/// The formula of a paragraph.
pub(crate) fn formula(src: &Source<'_>, p: &Para) -> Option<Formula> {
    english_opening(src, p.body)
        .or_else(|| russian(src, p.body))
        .or_else(|| english_closing(src, p.body))
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
        let first = src.class(i, class::RESOLVE_I);
        let mut after = if first || src.class(i, class::RESOLVE) {
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
        } else if let Some(j) = spread(src, i, r.b) {
            j
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

/// «Congress therefore resolves:», «This chapter resolves to …», «The Council DECIDES:».
fn english_closing(src: &Source<'_>, r: Range) -> Option<Formula> {
    if src.word(r.a).cyrillic {
        return None;
    }
    let mut i = r.a;
    let limit = r.b.min(r.a + 400);
    while i < limit {
        let verb = src.class(i, class::RESOLVE)
            && !src.word(i).cyrillic
            && (i > r.a && !src.class(i - 1, class::PREP | class::MODAL)
                || i == r.a
                    && (src.is(i + 1, ":")
                        || src.any(i + 1, &["to", "that"]) && src.is(i + 2, ":")))
            || src.any(i, &["agrees", "orders", "directs"])
                && (src.is(i + 1, ":") || src.is(i + 1, "as") && src.is(i + 2, "follows"))
                && i > r.a;
        if verb {
            let mut after = i + 1;
            if src.any(after, &["that", "to", "as"]) && (src.any(after + 1, &[":", "follows"])) {
                after += 1;
            }
            if src.is(after, "follows") {
                after += 1;
            }
            let colon = src.any(after, &[":", "–"]) || after >= r.b;
            let inline = src.any(i + 1, &["to", "that"])
                && src.any(i, &["resolves", "resolved", "decides", "decided"]);
            if colon && (r.b - after) < 3 || src.is(after, ":") || inline {
                let mut start = i;
                let mut k = i;
                while k > r.a && !(src.any(k - 1, &[",", ".", ";", ":"]) && src.gap(k) != Gap::None)
                {
                    k -= 1;
                    start = k;
                }
                // «…, the Board therefore resolves»: a subject of its own, or the paragraph's.
                let rest = if src.is(after, ":") {
                    after + 1
                } else if inline {
                    i + 2
                } else {
                    after
                };
                // «At a meeting held on 5 May the Board resolved»: the subject is the phrase next to the verb.
                let near = (start..i).find(|s| {
                    (src.class(*s, class::ARTICLE) || src.large(*s))
                        && crate::lang::en::owner::phrase_end(src, *s, r.b).max(*s) + 2 >= i
                        && (*s..i).any(|x| src.class(x, class::BODY))
                        && (*s..i).all(|x| !src.class(x, class::PREP) || src.is(x, "of"))
                });
                start = near.unwrap_or(start);
                let subject = start < i
                    && (src.class(start, class::ARTICLE) || src.large(start) || start == r.a);
                // «Having considered …, decides:».
                let alone = start == i && src.is(after, ":");
                if (subject || alone) && i - start <= 14 {
                    return Some(Formula {
                        words: Range::new(start, i + 1),
                        rest: rest.min(r.b),
                        opens: false,
                        closes: rest >= r.b,
                    });
                }
            }
        }
        i += 1;
    }
    None
}

/// Whether the paragraph gives reasons.
pub(crate) fn recital(src: &Source<'_>, p: &Para) -> bool {
    let i = p.body.a;
    let first = src.class(i, class::RECITAL);
    let adverb = src.class(i, class::ADVERB) || src.any(i, &["deeply", "gravely"]);
    first
        || adverb && src.class(i + 1, class::RECITAL)
        || src.any(i, &["в", "на", "во"]) && src.class(i + 1, class::RECITAL_PREP)
}

/// Ends with a sign that ends a sentence or a clause.
pub(crate) fn ends_clause(src: &Source<'_>, r: Range) -> bool {
    src.any(r.b.wrapping_sub(1), &[".", ";", ":", "!", "?", ","])
}

/// A paragraph of sentences rather than a heading.
fn prose(src: &Source<'_>, p: &Para) -> bool {
    p.r.len() > 12 && ends_clause(src, p.r)
}

/// Words that begin what follows an operative part.
pub(crate) fn after_words(src: &Source<'_>, p: &Para) -> bool {
    let i = p.r.a;
    let end = p.r.b;
    let one = &[
        "attest",
        "ayes",
        "yeas",
        "nays",
        "noes",
        "absent",
        "abstain",
        "abstentions",
        "notes",
        "signed",
        "certified",
        "certification",
        "approved",
        "dated",
        "голосовали",
        "голосование",
        "верно",
        "примечание",
        "результаты",
        "vote",
        "votes",
        "witness",
        "footnotes",
        "references",
        "sponsors",
        "sponsored",
        "co-sponsors",
        "minutes-of",
        "mover",
        "seconder",
        "moved",
        "seconded",
        "proposed",
        "submitted",
        "adopted",
        "passed",
        "carried",
        "unanimous",
        "undersigned",
        "подписи",
        "подпись",
        "копия",
        "рассылка",
        "разослать-",
        "ссылки",
        "источник",
        "теги",
        "просмотров",
        "опубликовано",
        "related",
        "contact",
        "explanation",
        "rationale",
        "fiscal",
        "budget",
    ];
    if src.any(i, one) {
        // «Approved the minutes» is a decision; «Approved: 9-0», «Adopted this 3rd day», «Carried.» are not.
        let closes = src.any(
            i + 1,
            &[
                ":",
                "and",
                "by",
                "this",
                "on",
                "in",
                "at",
                "unanimously",
                ".",
                "effect",
                "impact",
                "the",
                "–",
            ],
        ) || i + 1 >= end
            || src.shape(i) == Shape::Upper
            || p.r.len() < 8;
        return closes && p.label.is_none();
    }
    src.seq(i, end, &["in", "favour"])
        || src.seq(i, end, &["in", "favor"])
        || src.seq(i, end, &["in", "witness"])
        || src.seq(i, end, &["done", "at"])
        || src.seq(i, end, &["next", "meeting"])
        || src.seq(i, end, &["the", "meeting", "closed"])
        || src.seq(i, end, &["date", "of"])
        || src.any(i, &["©", "_", "*"]) && p.label.is_none() && !src.is_word(i + 2)
        || src.any(i, &["принято", "принята", "приняты", "принят"])
            && src.any(i + 1, &["единогласно", "большинством", "на"])
        || src.any(i, &["приложение", "приложения"])
            && p.r.len() < 10
            && p.label.is_none()
            && src.large(i)
        || src.any(i, &["за"]) && src.any(i + 1, &["–", "-", ":"]) && src.large(i)
        || src.any(i, &["motion", "motions"])
            && (i..end).any(|k| src.any(k, &["carried", "passed"]))
            && p.r.len() < 8
        || src.is(i, "(")
            && (i..end).any(|k| src.any(k, &["carried", "passed", "adopted"]))
            && p.r.len() < 10
}

/// A line of a signature block: an office and a name, without the stop of a sentence.
pub(crate) fn signature(src: &Source<'_>, p: &Para) -> bool {
    if p.label.is_some() || p.r.len() > 24 || src.any(p.r.b.wrapping_sub(1), &[";", ":"]) || p.row {
        return false;
    }
    let r = p.r;
    let infinitive = r
        .iter()
        .any(|i| src.word(i).infinitive || src.class(i, class::MODAL));
    if infinitive {
        return false;
    }
    let name = r.iter().any(|i| {
        crate::lang::ru::people::person_at(src, i, r.b).is_some()
            || crate::lang::en::owner::person_at(src, i, r.b)
                .is_some_and(|b| b >= r.b || src.any(b, &[",", "–", "-", "("]))
    });
    let role = src.large(r.a)
        && r.iter().any(|i| src.class(i, class::OFFICE))
        && src.word(r.a).noun.is_none_or(|n| n.cases.may(Case::Nom));
    // «Секретарь Вдовин.»: an office and a name with a stop.
    let named = role
        && r.len() <= 8
        && src.is(r.b.wrapping_sub(1), ".")
        && surname_like(src, r.b.wrapping_sub(2));
    if named {
        return true;
    }
    let stop = src.is(r.b.wrapping_sub(1), ".")
        && !src.class(r.b.wrapping_sub(2), class::ABBREVIATION)
        && src.shape(r.b.wrapping_sub(2)) != Shape::Letter;
    !stop
        && (role
            || name
                && r.len() < 12
                && !r
                    .iter()
                    .any(|i| src.word(i).verb.is_some() && src.shape(i) == Shape::Small))
}

/// A Russian surname by its ending.
pub(crate) fn surname_like(src: &Source<'_>, i: usize) -> bool {
    let low = src.low(i);
    src.shape(i) == Shape::Capital
        && src.word(i).cyrillic
        && !src.class(i, ACTOR | class::REGION)
        && [
            "ов",
            "ев",
            "ин",
            "ын",
            "ский",
            "цкий",
            "их",
            "ых",
            "ко",
            "ук",
            "юк",
            "ич",
            "ова",
            "ева",
            "ина",
            "ская",
            "ян",
            "дзе",
            "швили",
        ]
        .iter()
        .any(|e| low.ends_with(e))
}

/// A line that holds only a date or a place.
fn dateline(src: &Source<'_>, p: &Para) -> bool {
    if p.label.is_some() || p.r.len() > 10 {
        return false;
    }
    let place = src.class(p.r.a, class::PLACE_SIGN) && p.r.len() < 6;
    let ends_with = |a: usize| {
        crate::date::date_at(src, a, p.r.b)
            .is_some_and(|(d, n)| n + 2 >= p.r.b && (a == p.r.a || d.day.is_some()))
    };
    // «4 июня 2017 г.», «Rotterdam, 4 March 2011».
    let comma =
        p.r.iter()
            .take(5)
            .find(|i| src.is(*i, ",") && src.large(p.r.a));
    let date = ends_with(p.r.a) || comma.is_some_and(|c| ends_with(c + 1));
    place || date
}

/// Whether the document shows minutes: its title says so.
fn is_minutes(src: &Source<'_>, paras: &[Para]) -> bool {
    paras.iter().take(14).any(|p| {
        let short = p.r.len() < 30;
        short
            && p.r.iter().take(8).any(|i| {
                src.class(i, class::KIND)
                    && src.word(i).value == 3
                    && src.large(i)
                    && !src.any(i + 1, &["and", "were", "of-the-last", "clerk"])
                    && (src.any(
                        i + 1,
                        &[
                            "of",
                            "№",
                            "n",
                            "no",
                            "заседания",
                            "собрания",
                            "общего",
                            "из",
                            "–",
                        ],
                    ) || i + 1 >= p.r.b
                        || src.is_number(i + 1)
                        || src.shape(i) == Shape::Upper
                        || i == p.r.a && src.any(i + 1, &[",", ":", "–", "-"]))
                    && !src.is(i.wrapping_sub(1), ".")
            })
    })
}

/// Finds the parts.
pub(crate) fn find(src: &Source<'_>, paras: &[Para], lang: Lang) -> Parts {
    if is_minutes(src, paras) {
        return if lang == Lang::Ru {
            russian_minutes(src, paras)
        } else {
            Parts {
                manner: Manner::Minutes,
                head: 0..head_of_minutes(src, paras),
                ..Parts::default()
            }
        };
    }
    if lang == Lang::En
        && paras
            .iter()
            .filter(|p| p.label.as_ref().is_some_and(|l| l.decides(src)))
            .count()
            > 0
    {
        // «Resolved (22.7)», «Resolution 3» as headings: several decisions.
        let head = paras.iter().position(|p| p.label.is_some()).unwrap_or(0);
        return Parts {
            manner: Manner::Minutes,
            head: 0..head,
            ..Parts::default()
        };
    }
    let formulas: Vec<(usize, Formula)> = paras
        .iter()
        .enumerate()
        .filter_map(|(n, p)| formula(src, p).map(|f| (n, f)))
        .collect();
    let first = formulas.first().copied();
    let mut parts = Parts::default();
    let own = formulas
        .iter()
        .filter(|(_, f)| f.opens && !f.closes)
        .count();
    let inline = formulas
        .iter()
        .filter(|(_, f)| !f.opens && !f.closes)
        .count();
    let by_clause = lang == Lang::En && (own > 0 || formulas.iter().any(|(_, f)| f.opens));
    parts.manner = if by_clause {
        Manner::Clauses
    } else if lang == Lang::En && inline > 1 {
        Manner::Motions
    } else {
        Manner::Single
    };
    let start = match first {
        Some((n, f)) => {
            parts.formula = Some(f.words);
            (n, f.rest)
        }
        None => match first_operative(src, paras, lang) {
            Some(n) => (n, paras.get(n).map_or(0, |p| p.r.a)),
            None => {
                parts.head = 0..paras.len();
                parts.tail = paras.len()..paras.len();
                return parts;
            }
        },
    };
    let before = first.map_or(start.1, |(_, f)| f.words.a);
    preamble(src, paras, start.0, before, first.is_some(), &mut parts);
    if parts.manner == Manner::Motions {
        parts.preamble = None;
        parts.formula = None;
    }
    collect(src, paras, start, first.is_some(), lang, &mut parts);
    parts
}

/// The preamble: from the first paragraph of reasons to the formula.
fn preamble(
    src: &Source<'_>,
    paras: &[Para],
    n: usize,
    before: usize,
    formula: bool,
    parts: &mut Parts,
) {
    // After the last short line that names the kind of document, or from the first recital.
    let title = paras.iter().take(n).rposition(|p| {
        p.r.len() < 40
            && !prose_sentence(src, p)
            && (src.class(p.r.a, class::KIND) || src.class(p.r.b - 1, class::KIND))
    });
    let after_title = title.map_or(0, |t| t + 1);
    let candidate = |k: usize| {
        paras.get(k).is_some_and(|p| {
            let inside = k == n;
            let len = if inside {
                before.saturating_sub(p.body.a)
            } else {
                p.r.len()
            };
            // «This Union notes:», «Конференция отмечает:» open lists of reasons.
            let says = !inside
                && src.is(p.r.b.wrapping_sub(1), ".")
                && src.large(p.r.a)
                && p.r.iter().take(4).any(|i| src.class(i, class::STATES));
            let states = says
                || src.is(p.r.b.wrapping_sub(1), ":")
                    && p.r.len() < 12
                    && p.r.iter().any(|i| src.class(i, class::STATES));
            len > 0
                && (states && !inside
                    || recital(src, p)
                    || !heading(src, p) && (inside && len > 2 || prose(src, p)))
        })
    };
    let first = (after_title..=n.min(paras.len().saturating_sub(1))).find(|k| candidate(*k));
    let recital_first = (0..=n.min(paras.len().saturating_sub(1)))
        .find(|k| paras.get(*k).is_some_and(|p| recital(src, p)));
    let english = !src.word(before.saturating_sub(1)).cyrillic
        && !paras.get(n).is_some_and(|p| src.word(p.body.a).cyrillic);
    let k = match (first, recital_first) {
        (Some(a), Some(b)) if b < a || english => Some(b),
        (a, b) => a.or(b),
    };
    let head_end = k.unwrap_or(n);
    parts.head = 0..head_end;
    if let Some(p) = k.and_then(|k| paras.get(k)) {
        let a = p.r.a;
        // The end: the last word before the formula.
        let whole =
            before >= p.r.b || recital(src, p) || src.any(before - 1, &[",", ".", ";", ":"]);
        if before > a && whole && (formula || recital(src, p) || p.r.len() > 5) {
            parts.preamble = Some(Range::new(a, before));
        }
    }
}

fn prose_sentence(src: &Source<'_>, p: &Para) -> bool {
    src.is(p.r.b.wrapping_sub(1), ".") && p.r.len() > 14
}

/// A line that is a heading by its form: short, without the stop of a sentence.
pub(crate) fn heading(src: &Source<'_>, p: &Para) -> bool {
    let upper =
        p.r.iter()
            .filter(|i| src.is_word(*i))
            .all(|i| src.shape(i) != Shape::Small);
    let about = src.any(p.body.a, &["о", "об", "обо"]) && src.large(p.body.a);
    !ends_clause(src, p.r) && (p.r.len() < 30 || upper || about)
}

/// The first paragraph that is operative, where no formula tells: a label with a verb.
fn first_operative(src: &Source<'_>, paras: &[Para], lang: Lang) -> Option<usize> {
    let acts = |p: &Para| match lang {
        Lang::Ru => {
            let env = crate::clause::Env::default();
            crate::sentence::sentences(src, p.body)
                .first()
                .is_some_and(|s| !crate::items::clauses(src, *s, &env, Lang::Ru, None).is_empty())
        }
        Lang::En => {
            let i = if src.class(p.body.a, class::ADVERB) {
                p.body.a + 1
            } else {
                p.body.a
            };
            let listed = p.label.is_some()
                && !crate::items::clauses(
                    src,
                    crate::sentence::sentences(src, p.body)
                        .first()
                        .copied()
                        .unwrap_or(p.body),
                    &crate::clause::Env::default(),
                    Lang::En,
                    None,
                )
                .is_empty();
            listed
                || src.is(i, "that")
                || src.is(i, "to")
                || src.word(i).verb.is_some_and(|v| v.form != VerbForm::Ing)
                || src.class(i, class::ACTION)
                || p.r.iter().take(20).any(|k| src.class(k, class::MODAL))
        }
    };
    // «Форум призывает …», «Совет рекомендует:»: the body itself asks, in a sentence of its own.
    let asks = |p: &Para| {
        p.label.is_none()
            && (src.class(p.body.a, ACTOR | class::EVENT)
                || lang == Lang::En
                    && src.class(p.body.a, class::ARTICLE)
                    && src.class(p.body.a + 1, ACTOR | class::EVENT))
            && src.large(p.body.a)
            && p.r.len() > 6
            && p.body.iter().take(6).any(|i| {
                src.word(i).verb.is_some_and(|v| {
                    v.form == VerbForm::Finite && v.governs != crate::lang::Governs::Nobody
                })
            })
    };
    if let Some(n) = paras.iter().position(asks) {
        return Some(n);
    }
    let leads = |p: &Para| lang == Lang::Ru && src.is(p.r.b.wrapping_sub(1), ":");
    let labelled = paras.iter().position(|p| {
        p.label.as_ref().is_some_and(|l| {
            l.ordinal == 1 && l.style != Style::Bullet || l.style == Style::Absolute
        }) && (acts(p) || leads(p))
    });
    labelled.or_else(|| {
        let kind = paras
            .iter()
            .position(|p| p.r.len() < 30 && p.r.iter().any(|i| src.class(i, class::KIND)))?;
        paras
            .iter()
            .enumerate()
            .skip(kind + 1)
            .find(|(_, p)| {
                acts(p)
                    && !heading(src, p)
                    && !recital(src, p)
                    && (lang == Lang::Ru && src.word(p.body.a).infinitive
                        || lang == Lang::En && src.word(p.body.a).verb.is_some()
                        || p.label.is_some())
            })
            .map(|(n, _)| n)
    })
}

/// The operative paragraphs from `start` on.
fn collect(
    src: &Source<'_>,
    paras: &[Para],
    start: (usize, usize),
    formula_first: bool,
    lang: Lang,
    parts: &mut Parts,
) {
    let (n, rest) = start;
    let mut after_formula = formula_first;
    let mut active = true;

    let mut k = n;
    if formula_first {
        let Some(p) = paras.get(n) else { return };
        let body = Range::new(rest, clause_end(src, rest, p.r.b));
        if !body.is_empty() {
            push_with_label(src, body, p, true, &mut parts.ops);
            after_formula = false;
        }
        k = n + 1;
    }
    parts.tail = paras.len()..paras.len();
    while let Some(p) = paras.get(k) {
        let here = if k == n { None } else { formula(src, p) };
        if let Some(f) = here.filter(|f| {
            p.label.is_none() && (f.opens || f.closes || parts.manner == Manner::Motions)
        }) {
            active = true;
            after_formula = true;
            let body = Range::new(f.rest, clause_end(src, f.rest, p.r.b));
            if !body.is_empty() {
                push_with_label(src, body, p, true, &mut parts.ops);
                after_formula = false;
            }
            k += 1;
            continue;
        }
        if parts.manner == Manner::Motions {
            if active && !after_formula && p.label.is_none() || after_words(src, p) {
                active = false;
            }
            if active && p.label.is_some() {
                parts.ops.push(Op {
                    body: p.body,
                    label: p.label.clone(),
                    after_formula,
                    own_formula: false,
                    row: p.row,
                });
            }
            k += 1;
            continue;
        }
        let row_or_label = p.label.is_some() || p.row || crate::items::is_field(src, p.r.a, p.r.b);
        let whereas = src.is(p.body.a, "whereas");
        if whereas {
            k += 1;
            continue;
        }

        let ends = !row_or_label
            && (after_words(src, p)
                || signature(src, p) && !after_formula && !expects_more(src, parts)
                || dateline(src, p) && !parts.ops.is_empty());
        if ends {
            break;
        }
        if !row_or_label
            && !after_formula
            && parts.manner == Manner::Clauses
            && !expects_more(src, parts)
        {
            // After «RESOLVED …» clauses an unlabelled paragraph goes on only as a list or as a deeper block.
            let last_open = parts
                .ops
                .last()
                .is_some_and(|o| !src.any(o.body.b.wrapping_sub(1), &["."]));
            if !last_open {
                break;
            }
        }
        // In a page copied from a site headlines follow: short lines without a stop after the last item.
        let headline = !row_or_label
            && !ends_clause(src, p.r)
            && !expects_more(src, parts)
            && !after_formula
            && p.blank_before
            && (lang == Lang::En || !p.r.iter().any(|i| src.word(i).infinitive));
        if headline && later_labels(paras, k, parts).is_none() && !later_formula(src, paras, k) {
            break;
        }

        // «4. Be it further resolved that …».
        let a = here
            .filter(|f| f.opens && f.rest < p.body.b && lang == Lang::En)
            .map_or(p.body.a, |f| f.rest);
        let body = Range::new(a, clause_end(src, a, p.body.b));
        parts.ops.push(Op {
            body,
            label: p.label.clone(),
            after_formula,
            own_formula: false,
            row: p.row,
        });
        after_formula = false;
        k += 1;
    }
    parts.tail = k.min(paras.len())..paras.len();
}

/// Whether the last operative paragraph leads into what follows.
fn expects_more(src: &Source<'_>, parts: &Parts) -> bool {
    parts.ops.last().is_some_and(|o| {
        src.any(o.body.b.wrapping_sub(1), &[":", ","])
            || o.label.is_none()
                && parts.manner == Manner::Clauses
                && src.any(o.body.b.wrapping_sub(1), &[")"])
    }) || parts
        .ops
        .iter()
        .rev()
        .take(30)
        .find(|o| src.is(o.body.b.wrapping_sub(1), ":"))
        .is_some_and(|lead| {
            // Lines of a list of names run on without stops.
            parts
                .ops
                .iter()
                .rev()
                .take_while(|o| o.body.a != lead.body.a)
                .all(|o| {
                    o.label.is_none()
                        && o.body.len() < 9
                        && (!src.is(o.body.b.wrapping_sub(1), ".")
                            || src.class(o.body.b.wrapping_sub(2), class::ABBREVIATION))
                })
        })
}

fn later_labels(paras: &[Para], k: usize, parts: &Parts) -> Option<usize> {
    let last = parts
        .ops
        .iter()
        .rev()
        .take(200)
        .find_map(|o| o.label.as_ref())?;
    (k + 1..(k + 4).min(paras.len())).find(|x| {
        paras
            .get(*x)
            .and_then(|p| p.label.as_ref())
            .is_some_and(|l| l.style == last.style && l.ordinal > last.ordinal)
    })
}

fn later_formula(src: &Source<'_>, paras: &[Para], k: usize) -> bool {
    paras
        .iter()
        .skip(k + 1)
        .take(4)
        .any(|p| formula(src, p).is_some_and(|f| f.opens))
}

/// A paragraph whose operative words follow a formula may begin with a label of its own.
fn push_with_label(src: &Source<'_>, body: Range, p: &Para, own: bool, ops: &mut Vec<Op>) {
    let label = crate::label::at(src, body.a, body.b, crate::label::Habits::default())
        .filter(|l| l.style != Style::Bullet);
    let a = label.as_ref().map_or(body.a, |l| l.range.b);
    let label = label.or_else(|| p.label.clone().filter(|l| l.range.b <= body.a));
    ops.push(Op {
        body: Range::new(a, body.b),
        label,
        after_formula: true,
        own_formula: own,
        row: p.row,
    });
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

fn head_of_minutes(src: &Source<'_>, paras: &[Para]) -> usize {
    paras
        .iter()
        .position(|p| p.label.as_ref().is_some_and(|l| l.ordinal <= 1))
        .or_else(|| paras.iter().position(|p| prose_sentence(src, p)))
        .unwrap_or(paras.len())
}

/// «ПРОТОКОЛ …»: decisions stand after «РЕШИЛИ:», «Принято решение:», under the number of the agenda.
fn russian_minutes(src: &Source<'_>, paras: &[Para]) -> Parts {
    let mut parts = Parts {
        manner: Manner::Minutes,
        ..Parts::default()
    };
    let mut inside = false;
    let mut after_formula = false;
    let mut formulas = 0;
    let mut head = None;
    let mut last = paras.len();
    // The agenda is a list of topics before the first one is heard.
    let mut agenda = false;
    for (n, p) in paras.iter().enumerate() {
        let i = p.body.a;
        if src.is(i, "повестка") && src.large(i) {
            agenda = true;
            continue;
        }
        if agenda
            && formulas == 0
            && p.label.is_some()
            && !src.any(i, &["слушали", "слушали-постановили"])
            && formula(src, p).is_none()
        {
            continue;
        }
        if let Some(f) = formula(src, p) {
            formulas += 1;
            if formulas == 1 {
                parts.formula = Some(f.words);
            }
            head.get_or_insert(n);
            inside = true;
            after_formula = true;
            if let Some(l) = &p.label {
                parts.ops.push(Op {
                    body: Range::new(l.range.b, l.range.b),
                    label: Some(l.clone()),
                    after_formula: false,
                    own_formula: false,
                    row: false,
                });
            }
            let body = Range::new(f.rest, p.r.b);
            if !body.is_empty() {
                push_with_label(src, body, p, true, &mut parts.ops);
                after_formula = false;
            }
            last = n + 1;
            continue;
        }
        let heard = src.any(
            i,
            &[
                "слушали",
                "выступили",
                "выступил",
                "выступила",
                "голосовали",
                "голосование",
                "слушали-постановили",
                "вопросы",
                "докладчик",
                "повестка",
            ],
        ) && src.large(i)
            || src.any(i, &["по"]) && src.large(i) && src.any(i + 2, &["вопросу", "пункту"])
            || src.is(i, "за") && src.any(i + 1, &["–", "-", ":"]);
        let topic = p.label.is_some() && src.any(i, &["о", "об", "обо"]) && src.large(i);
        if heard || topic {
            inside = false;
            if p.label.is_none() && src.is(i, "по") {
                // «По второму вопросу»: the labels above end here.
                parts.ops.push(Op {
                    body: Range::new(i, i),
                    label: None,
                    after_formula: false,
                    own_formula: false,
                    row: false,
                });
            }
            if let Some(l) = p.label.clone() {
                head.get_or_insert(n);
                // The number of the agenda encloses the decisions under it.
                parts.ops.push(Op {
                    body: Range::new(l.range.b, l.range.b),
                    label: Some(l),
                    after_formula: false,
                    own_formula: false,
                    row: false,
                });
            }
            continue;
        }
        if inside {
            if p.label.is_none() && (signature(src, p) || after_words(src, p)) {
                inside = false;
                last = n;
                continue;
            }
            parts.ops.push(Op {
                body: p.body,
                label: p.label.clone(),
                after_formula,
                own_formula: false,
                row: p.row,
            });
            after_formula = false;
            last = n + 1;
        }
    }
    if formulas > 1 {
        parts.formula = None;
    }
    parts.head = 0..head.unwrap_or(paras.len());
    parts.tail = last.min(paras.len())..paras.len();
    parts
}

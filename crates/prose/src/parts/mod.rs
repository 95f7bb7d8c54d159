//! The parts of a document: what stands before, the preamble, the words that open the operative part, its paragraphs, what stands after.

mod formula;
mod minutes;
mod operative;
mod signs;

pub(crate) use formula::formula;
pub(crate) use signs::{after_words, ends_clause, heading, recital, signature, surname_like};

use minutes::{head_of_minutes, is_minutes, russian_minutes};
use operative::{collect, first_operative};
use signs::{prose, prose_sentence};

use crate::blocks::Para;
use crate::label::Label;
use crate::lang::class;
use crate::reading::Lang;
use crate::token::{Range, Source};

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

/// Finds the parts.
pub(crate) fn find(src: &Source<'_>, paras: &[Para], lang: Lang) -> Parts {
    let only_list = lang == Lang::En && minutes::only_list(src, paras);
    if is_minutes(src, paras) && !only_list {
        return if lang == Lang::Ru {
            russian_minutes(src, paras)
        } else {
            let head = head_of_minutes(src, paras);
            // An extract holds one matter: the words that open its decisions are those of the document.
            let closing: Vec<Formula> = paras
                .iter()
                .skip(head.saturating_sub(1))
                .filter_map(|p| formula(src, p).filter(|f| f.closes))
                .collect();
            Parts {
                manner: Manner::Minutes,
                head: 0..head,
                formula: match closing.as_slice() {
                    [one] if minutes::is_extract(src, paras) => Some(one.words),
                    _ => None,
                },
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
    // «…; therefore be it» at the end of the last reason opens the «Resolved» below it.
    let first = first.map(|(n, f)| {
        let a = n
            .checked_sub(1)
            .and_then(|m| paras.get(m))
            .filter(|_| f.opens && src.any(f.words.a, &["resolved", "ordered"]))
            .map_or(f.words.a, |p| before_resolved(src, p.r));
        let words = Range::new(a.min(f.words.a), f.words.b);
        (n, Formula { words, ..f })
    });
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

/// Where «now, therefore, be it» begins at the end of a paragraph; past the end where it does not.
fn before_resolved(src: &Source<'_>, r: Range) -> usize {
    let mut a = r.b;
    while a > r.a
        && src.any(
            a - 1,
            &[
                "now",
                "therefore",
                "be",
                "it",
                "further",
                ",",
                ":",
                "and",
                "hereby",
            ],
        )
    {
        a -= 1;
    }
    while a < r.b && src.any(a, &[",", "and", ":", "it"]) {
        a += 1;
    }
    if (a..r.b).any(|k| src.is(k, "be")) {
        a
    } else {
        usize::MAX
    }
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
        let whole = src.class(before, class::RESOLVE_I)
            || before >= p.r.b
            || recital(src, p)
            || src.any(before - 1, &[",", ".", ";", ":"]);
        if before > a && whole && (formula || recital(src, p) || p.r.len() > 5) {
            parts.preamble = Some(Range::new(a, before));
        }
    }
}

//! Minutes: the decisions among reports and debate.

use super::formula::formula;
use super::operative::push_with_label;
use super::signs::{after_words, prose_sentence, signature};
use super::{Manner, Op, Parts};
use crate::blocks::Para;
use crate::lang::class;
use crate::token::{Range, Shape, Source};

/// Whether the document shows minutes: its title says so.
pub(super) fn is_minutes(src: &Source<'_>, paras: &[Para]) -> bool {
    // No word for the kind, but a meeting in the head, and the stages of one below.
    let stages = || {
        let met = paras.iter().take(6).any(|p| {
            p.r.len() < 24
                && p.r.iter().any(|i| src.is(i, "meeting") && src.large(i))
                && !p.r.iter().any(|i| src.class(i, class::KIND))
        });
        met && paras.iter().skip(1).any(|p| {
            p.r.len() < 60
                && src.large(p.body.a)
                && (src.any(p.body.a, &["adjourned", "apologies"])
                    || src.any(p.body.a, &["present", "absent", "attendance"])
                        && p.r.iter().take(4).any(|i| src.is(i, ":"))
                    || src.any(p.body.a, &["call", "called"])
                        && p.r.iter().take(5).any(|i| src.is(i, "order"))
                    || src.is(p.body.a, "motion") && src.is(p.body.a + 1, "("))
        }) && !paras.iter().any(|p| {
            src.class(p.r.a, class::KIND)
                && src.large(p.r.a)
                && src.word(p.r.a).value != 3
                && p.r.len() < 12
        })
    };
    if stages() {
        return true;
    }
    paras.iter().take(14).any(|p| {
        // «Minutes of the Annual General Meeting of …, held in …, at 7.30 p.m.» may fill some lines.
        let opens = src.is(p.r.a, "minutes") && src.large(p.r.a) && p.r.len() < 60;
        let short = p.r.len() < 30 || opens;
        // «Record of actions agreed on …», «Notes of the meeting».
        let record = src.any(p.r.a, &["record", "notes", "note", "summary"])
            && src.is(p.r.a + 1, "of")
            && p.r.iter().take(5).any(|i| {
                src.any(
                    i,
                    &["actions", "action", "decisions", "meeting", "proceedings"],
                )
            });
        let extract = src.any(p.r.a, &["extract", "extracts", "excerpt"])
            && p.r.iter().take(8).any(|i| src.is(i, "minutes"));
        if short && (record || extract) && p.label.is_none() {
            return true;
        }
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

pub(super) fn head_of_minutes(src: &Source<'_>, paras: &[Para]) -> usize {
    let first = |f: &dyn Fn(&Para) -> bool| paras.iter().position(f);
    let labelled = first(&|p| p.label.is_some() && !p.row);
    let table = first(&|p| p.row);
    let told = first(&|p| {
        prose_sentence(src, p)
            || formula(src, p).is_some_and(|f| f.closes)
            || src.any(p.r.b.wrapping_sub(1), &[":", ","])
                && p.r.iter().any(|k| src.is(k, "following"))
    });
    // «Minutes of the Annual General Meeting of …, held …» is a sentence, and a title all the same.
    let least = usize::from(paras.first().is_some_and(|p| src.is(p.r.a, "minutes")));
    [labelled, table, told]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(paras.len())
        .max(least)
}

/// Whether the minutes are nothing but a numbered list of decisions: no paragraph of report stands between its points.
pub(super) fn only_list(src: &Source<'_>, paras: &[Para]) -> bool {
    let first = paras
        .iter()
        .position(|p| p.label.as_ref().is_some_and(|l| l.ordinal == 1 && !p.row));
    let Some(first) = first else { return false };
    let last = paras
        .iter()
        .rposition(|p| p.label.is_some())
        .unwrap_or(first);
    let points = paras.get(first..=last).unwrap_or(&[]);
    let style = points
        .first()
        .and_then(|p| p.label.as_ref())
        .map(|l| l.style);
    points.len() >= 4
        && points
            .iter()
            .all(|p| p.label.as_ref().map(|l| l.style) == style && p.r.len() < 40)
        && points.iter().enumerate().all(|(n, p)| {
            p.label
                .as_ref()
                .is_some_and(|l| l.ordinal as usize == n + 1)
        })
        && !points.iter().any(|p| {
            crate::parts::heading(src, p)
                || p.body
                    .iter()
                    .any(|k| src.any(k, &["was", "were", "reported"]))
        })
}

/// Whether it is the extract of minutes: one matter and what was decided of it.
pub(super) fn is_extract(src: &Source<'_>, paras: &[Para]) -> bool {
    paras.iter().take(10).any(|p| {
        p.r.len() < 40
            && p.r
                .iter()
                .take(6)
                .any(|i| src.any(i, &["extract", "extracts", "excerpt"]) && src.large(i))
    })
}

/// «ПРОТОКОЛ …»: decisions stand after «РЕШИЛИ:», «Принято решение:», under the number of the agenda.
pub(super) fn russian_minutes(src: &Source<'_>, paras: &[Para]) -> Parts {
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

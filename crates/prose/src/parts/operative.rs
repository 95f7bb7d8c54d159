//! The operative paragraphs: where they begin, which belong to them, where they end.

use super::formula::{clause_end, formula};
use super::signs::{after_words, dateline, ends_clause, heading, recital, signature};
use super::{Manner, Op, Parts};
use crate::blocks::Para;
use crate::label::Style;
use crate::lang::{ACTOR, VerbForm, class};
use crate::reading::Lang;
use crate::token::{Range, Source};

/// The first paragraph that is operative, where no formula tells: a label with a verb.
pub(super) fn first_operative(src: &Source<'_>, paras: &[Para], lang: Lang) -> Option<usize> {
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
    // A table of assignments: its heading row says so.
    let table = paras
        .iter()
        .position(|p| p.row && crate::table::Columns::of(src, p.r).is_some());
    let leads = |p: &Para| lang == Lang::Ru && src.is(p.r.b.wrapping_sub(1), ":");
    let labelled = paras.iter().position(|p| {
        p.label.as_ref().is_some_and(|l| {
            l.ordinal == 1 && l.style != Style::Bullet || l.style == Style::Absolute
        }) && (acts(p) || leads(p))
    });
    let labelled = labelled.or_else(|| {
        paras
            .iter()
            .position(|p| p.label.is_some() && !p.row && !recital(src, p) && acts(p))
    });
    let labelled = match (labelled, table) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
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
pub(super) fn collect(
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

        // «Примечание. …», "Note: …" inside the list belongs to the point above it.
        if !row_or_label
            && src.any(p.r.a, &["примечание", "примечания", "note"])
            && goes_on(paras, k, parts)
            && let Some(last) = parts.ops.last_mut()
        {
            last.body.b = p.r.b;
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
            // «Prices» above further operative paragraphs is a heading of the operative part.
            let next = paras.get(k + 1).filter(|q| {
                p.r.len() < 12
                    && q.r.len() > 4
                    && ends_clause(src, q.r)
                    && !after_words(src, q)
                    && !signature(src, q)
                    && !parts.ops.iter().rev().take(60).any(|o| o.label.is_some())
                    && decides_now(src, q, lang)
            });
            if next.is_none() {
                break;
            }
            k += 1;
            continue;
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
    table_below(src, paras, k, parts);
}

/// A table of assignments below signatures or votes still assigns.
fn table_below(src: &Source<'_>, paras: &[Para], from: usize, parts: &mut Parts) {
    let heading = paras
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, p)| p.row && crate::table::Columns::of(src, p.r).is_some());
    let Some((n, p)) = heading else { return };
    // The labels above end here.
    parts.ops.push(Op {
        body: Range::new(p.r.a, p.r.a),
        label: None,
        after_formula: false,
        own_formula: false,
        row: false,
    });
    for p in paras.iter().skip(n).take_while(|p| p.row) {
        parts.ops.push(Op {
            body: p.body,
            label: p.label.clone(),
            after_formula: false,
            own_formula: false,
            row: true,
        });
    }
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

/// Whether a paragraph acts: its first sentence is operative and tells of no past.
fn decides_now(src: &Source<'_>, p: &Para, lang: Lang) -> bool {
    let first = crate::sentence::sentences(src, p.body)
        .first()
        .copied()
        .unwrap_or(p.body);
    let past = lang == Lang::En
        && first
            .iter()
            .any(|k| src.any(k, &["was", "were", "had", "said", "told"]));
    let env = crate::clause::Env::default();
    let acts = !crate::items::clauses(src, first, &env, lang, None).is_empty();
    acts && !past && !crate::unfulfilled::tells(src, first)
}

/// Whether the row of labels goes on soon after a paragraph.
fn goes_on(paras: &[Para], k: usize, parts: &Parts) -> bool {
    let Some(last) = parts
        .ops
        .iter()
        .rev()
        .take(200)
        .find_map(|o| o.label.as_ref())
    else {
        return false;
    };
    paras.iter().skip(k + 1).take(6).any(|p| {
        p.label.as_ref().is_some_and(|l| {
            l.style == last.style && l.ordinal == last.ordinal + 1
                || l.ordinal > 1 && l.style != last.style
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
pub(super) fn push_with_label(
    src: &Source<'_>,
    body: Range,
    p: &Para,
    own: bool,
    ops: &mut Vec<Op>,
) {
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

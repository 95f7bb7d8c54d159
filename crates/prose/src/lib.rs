//! The reader of official prose: a resolution's text becomes header, items, owners, deadlines, natures, appointments, attachments.
//!
//! [`read`] never fails and never panics, and its time grows with the length of the text. It touches no file, clock or chance.
//! What it is not sure of it says: each value has a confidence and the rule that chose it, and [`Remark`]s name what a person
//! should look at. It invents nothing: an item without a printed label has no number, only a position.
//!
//! How a text goes through the house:
//!
//! ```text
//! text ─▶ token      words, numbers, signs, each with its place; every distinct word looked up once in data/
//!      ─▶ blocks     lines into paragraphs (hard-wrapped or not), printed labels (label)
//!      ─▶ parts      head │ preamble │ resolving words │ operative paragraphs │ tail       (minutes: decisions between reports)
//!      ─▶ header     from head, formula and tail
//!      ─▶ items      labels enclose, leads pass down, lists belong to their point
//!      ─▶ sentence ─▶ lang/{ru,en}/clause: one sentence to verb, natures, owners (owner), time (time), persons (seats)
//!      ─▶ directive  carried owners, fields «Ответственный:», rows of tables, attachments; names resolved (names, lexicon)
//!      ─▶ Reading + Remarks ─▶ json
//! ```
//!
//! A third language is a folder under `data/` and one under `src/lang/` with the same four files.

mod beside;
mod blocks;
pub mod calendar;
mod clause;
pub mod confidence;
mod date;
pub mod deadline;
mod directive;
mod explain;
mod facts;
mod header;
mod items;
mod json;
mod label;
mod lang;
mod lexicon;
mod minutes;
mod names;
mod names_in_cases;
mod parts;
mod reading;
mod remark;
mod sentence;
mod table;
mod token;
mod unfulfilled;
mod values;

pub use explain::{Explanation, RULES, rule_key};
pub use facts::{Act, ActRole, Facts, Money, ReportedPeriod, Vote, VoteResult};
pub use json::FORMAT;
pub use lexicon::{Entry, Lexicon, Match, NameKind};
pub use names_in_cases::{CaseForms, NameCase, case_forms, nominative_of};
pub use reading::*;
pub use remark::Remark;
pub use values::{Circumstances, Field, Value};

use blocks::Para;
use parts::{Manner, Parts};
use token::{Form, Range, Source};

/// Reads a document. Never fails and never panics: what cannot be read is missing, and a remark says so.
///
/// Spans count Unicode code points of `text` as given. Owners that the lexicon knows carry its key.
pub fn read(text: &str, lexicon: &Lexicon) -> (Reading, Vec<Remark>) {
    let (mut reading, remarks) = read_as_marked(text, lexicon);
    confidence::settle(&mut reading);
    (reading, remarks)
}

/// The same with the confidences that the rules set themselves.
pub(crate) fn read_as_marked(text: &str, lexicon: &Lexicon) -> (Reading, Vec<Remark>) {
    let src = Source::new(text);
    let mut remarks = Vec::new();
    if !src.tokens.iter().any(|t| t.form == Form::Word) {
        return (Reading::default(), vec![Remark::NothingToRead]);
    }
    let lang = language(&src);
    let paras = blocks::paragraphs(&src);
    let parts = parts::find(&src, &paras, lang);
    let mut parts = parts;
    let decided = parts.manner == Manner::Minutes && lang == Lang::En;
    let drafts = if decided {
        minutes::decisions(&src, &paras, parts.head.end)
    } else {
        Vec::new()
    };
    if decided {
        let last = drafts.last().map_or(0, |d| d.body.b);
        parts.tail = paras
            .iter()
            .position(|p| p.r.a >= last)
            .unwrap_or(paras.len())..paras.len();
    }
    let (header, other_dates) = header::read(&src, &paras, &parts, lang);
    let env = clause::Env {
        adopted: header.date.as_ref().and_then(|d| d.day),
    };
    head_remarks(&header, other_dates, &mut remarks);

    let learned = names::Learned::from_text(&src);
    let drafts = if decided {
        drafts
    } else {
        items::build(&src, &parts, &env, lang)
    };
    let mut maker = directive::Maker {
        src: &src,
        env,
        lang,
        lexicon,
        learned: &learned,
        columns: None,
    };
    let mut items = Vec::with_capacity(drafts.len());
    for draft in items::in_order(drafts) {
        if draft.row
            && let Some(columns) = table::Columns::of(&src, draft.body)
        {
            maker.columns = Some(columns);
            continue;
        }
        // A row without label and without a heading row above it is a table of something else.
        if draft.row && draft.label.is_none() && maker.columns.is_none() {
            continue;
        }
        if draft.row && !draft.body.iter().any(|i| src.is_word(i)) {
            // «|-----|-----|» only draws a line.
            continue;
        }
        let position = items.len() + 1;
        let directives = maker.directives(&draft, &mut remarks, position);
        let whole = if draft.row {
            Range::new(
                draft.label.as_ref().map_or(draft.body.a, |l| l.range.a),
                draft.body.b,
            )
        } else {
            draft.body
        };
        let sure = if directives.iter().all(|d| d.quote.rule == "item.unclear") {
            0.5
        } else {
            0.95
        };
        items.push(Item {
            number: draft.number.clone(),
            label: draft
                .label
                .as_ref()
                .map(|l| src.quote(l.range, 0.97, "item.label")),
            position,
            quote: src.quote(
                whole,
                sure,
                if draft.row {
                    "item.row"
                } else {
                    "item.paragraph"
                },
            ),
            lead: draft
                .lead
                .as_ref()
                .filter(|l| !l.range.is_empty())
                .map(|l| src.quote(l.range, 0.95, "item.lead")),
            directives,
        });
    }
    item_remarks(&src, &items, &mut remarks);
    let preamble = parts.preamble.map(|r| src.quote(r, 0.93, "preamble"));
    let unfulfilled = unfulfilled(&src, &paras, &parts);
    let facts = facts::find(&src, &paras, parts.head.end, &items, lang);
    let reading = Reading {
        lang,
        header,
        preamble,
        unfulfilled,
        items,
        facts,
    };
    (reading, remarks)
}

/// The language in which most words are written.
fn language(src: &Source<'_>) -> Lang {
    let cyrillic = src
        .tokens
        .iter()
        .filter(|t| {
            t.form == Form::Word && src.words.get(t.word as usize).is_some_and(|w| w.cyrillic)
        })
        .count();
    let words = src.tokens.iter().filter(|t| t.form == Form::Word).count();
    if cyrillic * 2 >= words {
        Lang::Ru
    } else {
        Lang::En
    }
}

fn unfulfilled(src: &Source<'_>, paras: &[Para], parts: &Parts) -> Vec<Quote> {
    let _ = parts;
    let mut out = Vec::new();
    for p in paras {
        for s in sentence::sentences(src, p.body) {
            if unfulfilled::tells(src, s) {
                out.push(src.quote(s, 0.88, "unfulfilled"));
            }
        }
    }
    out
}

fn head_remarks(header: &Header, other_dates: usize, remarks: &mut Vec<Remark>) {
    if header.body.is_none() {
        remarks.push(Remark::NoBody);
    }
    match &header.date {
        None => remarks.push(Remark::NoDate),
        Some(d) if other_dates > 0 => remarks.push(Remark::SeveralDates {
            span: d.quote.span,
            taken: d.iso.clone(),
            others: other_dates,
        }),
        Some(_) => {}
    }
}

fn item_remarks(src: &Source<'_>, items: &[Item], remarks: &mut Vec<Remark>) {
    let Some(last) = items.last() else {
        remarks.push(Remark::NoItems);
        return;
    };
    let numbered = items.iter().filter(|i| i.number.is_some()).count();
    if let Some(lost) = items
        .iter()
        .find(|i| i.number.is_none())
        .filter(|_| numbered > 0)
    {
        remarks.push(Remark::LostNumbers {
            span: lost.quote.span,
            position: lost.position,
        });
    }
    // The text ends with its last item, and that item ends without a stop.
    let end = src.tokens.last().map_or(0, |t| (t.at + t.len) as usize);
    let stopped = last.quote.text.ends_with(['.', ';', '!', '?', ')', '»']);
    if last.quote.span.end == end && !stopped && last.quote.text.chars().count() > 20 {
        remarks.push(Remark::CutOff {
            span: Span {
                start: last.quote.span.end.saturating_sub(1),
                end: last.quote.span.end,
            },
        });
    }
}

//! Lines and paragraphs: what belongs together before anybody asks what it means.
//!
//! A text comes hard-wrapped (mail, old pages, PDFs) or one paragraph a line. In a wrapped text a line ends a paragraph when the
//! first word of the next one would still have fitted; in the other every line is a paragraph unless it plainly goes on.

use crate::label::{self, Label};
use crate::lang::class;
use crate::token::{Form, Gap, Range, Shape, Source};

/// A line with words on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub r: Range,
    pub indent: u32,
    /// Code points from the first sign to the last.
    pub len: u32,
    pub blank_before: bool,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Para {
    /// All its tokens, with the label.
    pub r: Range,
    /// The tokens after the label.
    pub body: Range,
    pub label: Option<Label>,
    pub indent: u32,
    pub blank_before: bool,
    /// A row of a table (cells between `|` or tabs).
    pub row: bool,
}

/// All lines of a text.
pub(crate) fn lines(src: &Source<'_>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut i = 0;
    let n = src.tokens.len();
    let mut before_end = 0usize;
    while i < n {
        let mut j = i + 1;
        while j < n && src.gap(j) != Gap::Line {
            j += 1;
        }
        if let (Some(first), Some(last)) = (src.tokens.get(i), src.tokens.get(j - 1)) {
            let between = src.text.get(before_end..first.start as usize).unwrap_or("");
            let breaks = between.matches('\n').count();
            let lead = between.rsplit('\n').next().unwrap_or("");
            let indent = lead.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
            out.push(Line {
                r: Range::new(i, j),
                indent,
                len: last.at + last.len - first.at,
                blank_before: breaks > 1 || out.is_empty(),
            });
            before_end = last.end as usize;
        }
        i = j;
    }
    out
}

/// Lines longer than this are paragraphs, not wrapped lines.
const WRAP_MAX: u32 = 140;

/// The width at which a text was wrapped by hand: that of the widest line whose sentence goes on in the next; `None` where each
/// line is a paragraph.
fn wrap_width(src: &Source<'_>, lines: &[Line]) -> Option<u32> {
    let mut joints = 0;
    let mut width = 0;
    let mut long = 0;
    for pair in lines.windows(2) {
        let [a, b] = pair else { continue };
        let columns = a.len + a.indent;
        long += usize::from(columns > WRAP_MAX);
        if !b.blank_before
            && (40..=WRAP_MAX).contains(&columns)
            && goes_on(src, a.r.b.wrapping_sub(1), true)
            && starts_small(src, b.r.a)
        {
            joints += 1;
            width = width.max(columns);
        }
    }
    (joints >= 2 && joints > long).then_some(width)
}

fn starts_small(src: &Source<'_>, i: usize) -> bool {
    // «г. Нижний Новгород» on a line of its own is a place.
    let place = src.class(i, class::PLACE_SIGN) && src.is(i + 1, ".") && src.large(i + 2);
    !place && src.is_word(i) && src.shape(i) == Shape::Small
}

/// Whether a line that ends with this token leaves its sentence open.
fn goes_on(src: &Source<'_>, last: usize, comma: bool) -> bool {
    match src.form(last) {
        Some(Form::Word | Form::Number) => true,
        _ => (comma && src.is(last, ",")) || src.any(last, &["-", "–", "№", "(", "«", "/"]),
    }
}

/// The paragraphs of a text.
pub(crate) fn paragraphs(src: &Source<'_>) -> Vec<Para> {
    let lines = lines(src);
    let furniture = furniture(src, &lines);
    let columns: Vec<usize> = lines.iter().map(|l| wide_gaps(src, l.r)).collect();
    let habits = label::habits(src, lines.iter().map(|l| l.r));
    let width = wrap_width(src, &lines);
    let mut out: Vec<Para> = Vec::new();
    let mut previous: Option<Line> = None;
    let mut turned = false;
    for (n, mut line) in lines.into_iter().enumerate() {
        // Page numbers and running heads belong to the page, not to the text.
        if furniture.get(n) == Some(&true) {
            turned = true;
            continue;
        }
        if turned && let Some(prev) = previous {
            line.blank_before &=
                !goes_on(src, prev.r.b.wrapping_sub(1), true) && !starts_small(src, line.r.a);
        }
        turned = false;
        // Columns parted by tabs or blanks make a table where lines above or below have as many.
        let own = columns.get(n).copied().unwrap_or(0);
        let beside = |k: Option<usize>| k.and_then(|k| columns.get(k)).is_some_and(|c| *c >= 2);
        let row =
            pipes(src, line.r) || own >= 2 && (beside(n.checked_sub(1)) || beside(Some(n + 1)));
        let label = if row {
            label::cell(src, line.r)
        } else {
            label::at(src, line.r.a, line.r.b, habits)
        };
        let joins = match (out.last(), previous) {
            (Some(para), Some(prev)) if label.is_none() && !row && !para.row => {
                joins(src, para, &prev, &line, width)
            }
            _ => false,
        };
        if joins && let Some(para) = out.last_mut() {
            para.r.b = line.r.b;
            para.body.b = line.r.b;
        } else {
            let body = Range::new(label.as_ref().map_or(line.r.a, |l| l.range.b), line.r.b);
            out.push(Para {
                r: line.r,
                body,
                label,
                indent: line.indent,
                blank_before: line.blank_before,
                row,
            });
        }
        previous = Some(line);
    }
    out
}

/// Which lines are page furniture: page numbers, and lines that come back beside them.
fn furniture(src: &Source<'_>, lines: &[Line]) -> Vec<bool> {
    let mut out: Vec<bool> = lines.iter().map(|l| page_number(src, l.r)).collect();
    if !out.contains(&true) {
        return out;
    }
    // A running head: the same words, but for numbers, at several places.
    let key = |l: &Line| -> Option<String> {
        let words = l.r.iter().filter(|i| src.is_word(*i)).count();
        (words > 0 && l.r.len() < 24).then(|| {
            l.r.iter()
                .filter(|i| !src.is_number(*i))
                .map(|i| src.low(i))
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    let mut seen: crate::token::WordMap<String, usize> = crate::token::WordMap::default();
    for l in lines {
        if let Some(k) = key(l) {
            *seen.entry(k).or_default() += 1;
        }
    }
    let pages: Vec<usize> = (0..lines.len())
        .filter(|n| out.get(*n) == Some(&true))
        .collect();
    for n in pages {
        for m in n + 1..(n + 4).min(lines.len()) {
            let Some(l) = lines.get(m) else { break };
            // The head may share its line with the document's number, set apart by blanks.
            let cut = l.r.iter().skip(1).find(|i| src.gap(*i) == Gap::Wide);
            let front = cut.and_then(|c| {
                key(&Line {
                    r: Range::new(l.r.a, c),
                    ..*l
                })
            });
            let again = key(l).is_some_and(|k| seen.get(&k).is_some_and(|c| *c > 1))
                || front.is_some_and(|k| seen.contains_key(&k));
            let ruled = l.r.iter().all(|i| src.any(i, &["-", "–", "=", "_", "*"]));
            if !(again || ruled) {
                break;
            }
            if let Some(f) = out.get_mut(m) {
                *f = true;
            }
        }
    }
    out
}

/// «- 2 -», «2», «стр. 2 из 5», "Page 2 of 5", alone on its line.
fn page_number(src: &Source<'_>, r: Range) -> bool {
    let digits = r.iter().filter(|i| src.is_number(*i)).count();
    if r.len() > 7 || !(1..=2).contains(&digits) {
        return false;
    }
    let named = r
        .iter()
        .any(|i| src.any(i, &["page", "стр", "страница", "лист", "p"]));
    let plain = r.iter().all(|i| {
        src.is_number(i) && src.low(i).len() <= 3
            || src.any(
                i,
                &[
                    "-",
                    "–",
                    "page",
                    "of",
                    "стр",
                    "страница",
                    "из",
                    "лист",
                    "p",
                    ".",
                    "/",
                ],
            )
    });
    let framed = r.len() == 1 || src.any(r.a, &["-", "–"]) && src.any(r.b - 1, &["-", "–"]);
    plain && (named || framed && digits == 1)
}

fn pipes(src: &Source<'_>, r: Range) -> bool {
    r.iter().filter(|i| src.is(*i, "|")).count() >= 2
}

fn wide_gaps(src: &Source<'_>, r: Range) -> usize {
    r.iter()
        .skip(1)
        .filter(|i| src.gap(*i) == Gap::Wide)
        .count()
}

/// The cells of a row; empty ones stand as empty ranges, so that a cell keeps its column.
pub(crate) fn cells(src: &Source<'_>, r: Range) -> Vec<Range> {
    let mut out = Vec::new();
    let mut a = r.a;
    if r.iter().any(|i| src.is(i, "|")) {
        for i in r.iter() {
            if src.is(i, "|") {
                // Outer strokes only frame the row.
                if i > r.a {
                    out.push(Range::new(a, i));
                }
                a = i + 1;
            }
        }
        if a < r.b {
            out.push(Range::new(a, r.b));
        }
        return out;
    }
    for i in r.iter().skip(1) {
        if src.gap(i) == Gap::Wide {
            out.push(Range::new(a, i));
            out.extend((1..src.tabs(i).min(8)).map(|_| Range::new(i, i)));
            a = i;
        }
    }
    out.push(Range::new(a, r.b));
    out
}

fn joins(src: &Source<'_>, para: &Para, prev: &Line, line: &Line, width: Option<u32>) -> bool {
    let last = prev.r.b.wrapping_sub(1);
    let first = line.r.a;
    if line.blank_before {
        return false;
    }
    // The verb of the resolving formula on a line of its own belongs to its subject above.
    if src.class(first, class::RESOLVE)
        && !src.any(first, &["решили", "постановили"])
        && src.word(first).cyrillic
        && goes_on(src, last, true)
        && line.len < 30
    {
        return true;
    }
    // A line never ends a paragraph with a preposition, «и», «не позднее», «№».
    let bound = src.class(last, class::PREP) && src.shape(last) == Shape::Small
        || src.any(last, &["позднее", "позже", "than", "№"])
        || src.class(last, class::CONJ) && src.shape(first) == Shape::Small;
    if bound && src.shape(first) != Shape::Upper {
        return true;
    }
    let Some(width) = width else {
        return starts_small(src, first) && goes_on(src, last, false) && prev.len > 20;
    };
    if line.indent > prev.indent + 2 && para.label.is_none() && para.indent <= prev.indent {
        return false;
    }
    if src.class(first, class::RECITAL) && src.shape(first) == Shape::Upper {
        return false;
    }
    if src.any(first, &["resolved", "whereas", "attest"]) && src.shape(first) == Shape::Upper {
        return false;
    }
    let word = src.tokens.get(first).map_or(1, |t| t.len);
    let full = prev.indent + prev.len + 1 + word > width.saturating_sub(width / 8);
    let open = goes_on(src, last, true);
    (full && (open || prev.len * 10 > width * 8))
        || (open && starts_small(src, first) && prev.len * 10 > width * 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let src = Source::new(text);
        let got: Vec<_> = paragraphs(&src).iter().map(|p| src.flat(p.r)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_line_is_a_paragraph_unless_it_goes_on() {
        check(
            "Совет постановляет:\n1. Создать центр.\nПоручить отделу.",
            &[
                "Совет постановляет:",
                "1. Создать центр.",
                "Поручить отделу.",
            ],
        );
        check(
            "Правление Союза садоводов\nПОСТАНОВЛЯЕТ:\nСоздать.",
            &["Правление Союза садоводов ПОСТАНОВЛЯЕТ:", "Создать."],
        );
    }

    #[test]
    fn wrapped_lines_are_joined_and_indents_part_paragraphs() {
        let text = "      The Assembly of the league, having met and heard the\nreport of the board on the state of the common lights\nand of the boats, and having heard it\n      Thanks the board for the report, which was given in\nwriting and by word of mouth to all the members.";
        check(
            text,
            &[
                "The Assembly of the league, having met and heard the report of the board on the state of the common lights and of the boats, and having heard it",
                "Thanks the board for the report, which was given in writing and by word of mouth to all the members.",
            ],
        );
    }
}

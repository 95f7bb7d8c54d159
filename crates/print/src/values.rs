//! A sheet as the values that the template reads. Here too is what no layout engine knows: limits, words too long for their column.

use crate::drawing::{self, Drawn};
use crate::{CannotPrint, MOST_CHARS, MOST_ROWS, TEXTS};
use std::sync::{Arc, LazyLock};
use typst::foundations::{Array, Dict, IntoValue, Value, dict};
use veche_core::sheet::{Block, Cell, LineDrawing, Look, Share, Sheet};
use veche_core::{Tongue, Zone};
use veche_lang::{Lang, Texts};

/// Width of the text on a page, millimetres; the template has the same.
const PAGE: f64 = 160.0;
/// Space beside the words of a table's cell, millimetres; the template has the same.
const CELL_INSET: f64 = 2.8;
/// An em of body, table, title, and head and foot of a page, millimetres; the template has the same sizes.
const BODY: f64 = 3.7;
const TABLE: f64 = 3.0;
const TITLE: f64 = 6.4;
const SMALL: f64 = 2.8;
/// A row taller than so many lines may be split between pages: kept whole it would leave half a page empty, or not fit on one.
const TALL: usize = 24;
/// Where the template puts the number of the page and the number of pages.
const PAGE_MARK: &str = "\u{e000}";
const PAGES_MARK: &str = "\u{e001}";

/// What the template reads as `sys.inputs`.
pub fn inputs(sheet: &Sheet) -> Result<Dict, CannotPrint> {
    let mut written = Written {
        tongue: sheet.tongue,
        chars: 0,
        rows: 0,
    };
    let title = clean(&sheet.title);
    let blocks = sheet
        .blocks
        .iter()
        .filter_map(|block| written.block(block).transpose())
        .collect::<Result<Array, _>>()?;
    let inputs = dict! {
        "lang" => sheet.tongue.code(),
        "letterhead" => written.text(&sheet.letterhead, PAGE / BODY)?,
        "title" => written.text(&bound(&sheet.title), PAGE / TITLE)?,
        "plain-title" => one_line(&title),
        "running" => divisible(&veche_lang::tied(&shortened(&one_line(&title), 90)), PAGE / SMALL, sheet.tongue),
        "subtitle" => written.text(&sheet.subtitle, PAGE / BODY)?,
        "foot" => divisible(
            &shortened(&one_line(&clean(&sheet.foot)), 80),
            PAGE * 0.75 / SMALL,
            sheet.tongue,
        ),
        "page" => foot(sheet.tongue),
        "blocks" => blocks,
    };
    Ok(inputs)
}

/// "Page … of …" with marks for the two numbers, which are known only when the pages are set.
fn foot(tongue: Tongue) -> String {
    static WORDS: LazyLock<Option<Arc<Texts>>> =
        LazyLock::new(|| Texts::new(&[TEXTS]).ok().map(Arc::new));
    match &*WORDS {
        Some(texts) => Lang::new(Arc::clone(texts), tongue, Zone::UTC).with(
            "print-page",
            [("page", PAGE_MARK.into()), ("pages", PAGES_MARK.into())],
        ),
        None => format!("{PAGE_MARK} / {PAGES_MARK}"),
    }
}

/// What has been written so far, for the limits.
struct Written {
    tongue: Tongue,
    chars: usize,
    rows: usize,
}

impl Written {
    /// A block, unless it is empty.
    fn block(&mut self, block: &Block) -> Result<Option<Value>, CannotPrint> {
        let full = PAGE / BODY;
        let value = match block {
            Block::Heading(_, s) | Block::Paragraph(s) | Block::Note(s) if s.trim().is_empty() => {
                return Ok(None);
            }
            Block::Heading(level, s) => dict! {
                "kind" => "heading",
                "level" => i64::from((*level).clamp(1, 3)),
                "text" => self.text(&bound(s), full * 0.7)?,
            },
            Block::Paragraph(s) => dict! { "kind" => "paragraph", "text" => self.text(s, full)? },
            Block::Note(s) => dict! { "kind" => "note", "text" => self.text(s, full)? },
            Block::Numbered(number, s) => {
                let number = one_line(&clean(number));
                dict! {
                    "kind" => "numbered",
                    // The margin holds "12.10."; a longer number stands in the line.
                    "margin" => number.chars().count() <= 6,
                    "number" => self.text(&number, full)?,
                    "text" => self.text(s, full)?,
                }
            }
            Block::Facts(facts) if facts.is_empty() => return Ok(None),
            Block::Facts(facts) => {
                self.rows(facts.len())?;
                let pairs = facts
                    .iter()
                    .map(|(name, value)| {
                        Ok(dict! {
                            "name" => self.text(name, full * 0.28)?,
                            "value" => self.text(value, full * 0.65)?,
                        }
                        .into_value())
                    })
                    .collect::<Result<Array, CannotPrint>>()?;
                dict! { "kind" => "facts", "pairs" => pairs }
            }
            Block::Bar(shares) => return self.bar(shares),
            Block::Table {
                heads,
                widths,
                rows,
            } => return self.table(heads, widths, rows),
            Block::Line(line) => {
                dict! { "kind" => "line", "line" => self.line(line)?, "text" => self.text(&line.label, full)? }
            }
            Block::Signatures(places) if places.is_empty() => return Ok(None),
            Block::Signatures(places) => {
                self.rows(places.len())?;
                let pairs = places
                    .iter()
                    .map(|(role, name)| {
                        Ok(dict! {
                            "role" => self.text(role, full * 0.38)?,
                            "name" => self.text(name, full * 0.28)?,
                        }
                        .into_value())
                    })
                    .collect::<Result<Array, CannotPrint>>()?;
                dict! { "kind" => "signatures", "pairs" => pairs }
            }
            Block::PageBreak => dict! { "kind" => "page" },
        };
        Ok(Some(value.into_value()))
    }

    /// A bar; parts of nothing are left out.
    fn bar(&mut self, shares: &[Share]) -> Result<Option<Value>, CannotPrint> {
        let parts = shares
            .iter()
            .filter(|share| share.count > 0)
            .map(|share| {
                Ok(dict! {
                    "fill" => share.fill.code(),
                    "count" => i64::from(share.count),
                    "label" => self.text(&share.label, PAGE * 0.4 / TABLE)?,
                }
                .into_value())
            })
            .collect::<Result<Array, CannotPrint>>()?;
        Ok((!parts.is_empty()).then(|| dict! { "kind" => "bar", "parts" => parts }.into_value()))
    }

    /// A table. Missing heads, widths and cells are filled up, so that nothing that a row says is lost.
    fn table(
        &mut self,
        heads: &[String],
        widths: &[u16],
        rows: &[Vec<Cell>],
    ) -> Result<Option<Value>, CannotPrint> {
        self.rows(rows.len())?;
        let columns = rows.iter().map(Vec::len).fold(heads.len(), usize::max);
        if columns == 0 {
            return Ok(None);
        }
        let widths: Vec<u16> = (0..columns)
            .map(|i| widths.get(i).copied().unwrap_or(1).max(1))
            .collect();
        let all: f64 = widths.iter().copied().map(f64::from).sum();
        let ems: Vec<f64> = widths
            .iter()
            .map(|w| ((PAGE * f64::from(*w) / all - CELL_INSET) / TABLE).max(1.0))
            .collect();

        let blank = String::new();
        let heads = if heads.iter().all(|h| h.trim().is_empty()) {
            Array::new()
        } else {
            ems.iter()
                .enumerate()
                .map(|(i, em)| self.words(heads.get(i).unwrap_or(&blank), *em))
                .collect::<Result<Array, _>>()?
        };
        let rows = rows
            .iter()
            .map(|row| {
                // What stands over several columns is the last of its row, and has the room of all of them.
                let across = row.iter().position(|c| matches!(c, Cell::Across(..)));
                let ems: Vec<f64> = match across {
                    Some(i) => {
                        let (own, rest) = ems.split_at(i.min(ems.len()));
                        let room = CELL_INSET / TABLE * rest.len().saturating_sub(1) as f64;
                        own.iter()
                            .copied()
                            .chain([rest.iter().sum::<f64>() + room])
                            .collect()
                    }
                    None => ems.clone(),
                };
                let tall = row
                    .iter()
                    .zip(&ems)
                    .any(|(cell, em)| lines(words(cell), *em) > TALL);
                let depth = match across.and_then(|i| row.get(i)) {
                    // Kept whole with the row after it, it would not fit on a page.
                    Some(Cell::Across(depth, _)) if !tall => i64::from((*depth).min(2)),
                    _ => 0,
                };
                let cells = ems
                    .iter()
                    .enumerate()
                    .map(|(i, em)| self.cell(row.get(i), *em))
                    .collect::<Result<Array, _>>()?;
                let span = across.map_or(1, |i| columns.saturating_sub(i).max(1)) as i64;
                Ok(
                    dict! { "tall" => tall, "depth" => depth, "span" => span, "cells" => cells }
                        .into_value(),
                )
            })
            .collect::<Result<Array, CannotPrint>>()?;
        let widths: Array = widths.iter().map(|w| i64::from(*w).into_value()).collect();
        Ok(Some(
            dict! { "kind" => "table", "heads" => heads, "widths" => widths, "rows" => rows }
                .into_value(),
        ))
    }

    fn cell(&mut self, cell: Option<&Cell>, em: f64) -> Result<Value, CannotPrint> {
        Ok(match cell {
            None => "".into_value(),
            Some(Cell::Text(s) | Cell::Across(_, s)) => self.words(s, em)?,
            Some(Cell::Strong(s)) => {
                dict! { "kind" => "strong", "words" => self.words(s, em)? }.into_value()
            }
            Some(Cell::Line(line, s)) => {
                // The look is never left to the eye alone.
                let said = if s.trim().is_empty() { &line.label } else { s };
                dict! { "kind" => "line", "line" => self.line(line)?, "words" => self.words(said, em)? }
                    .into_value()
            }
            Some(Cell::Link(s, to)) if leads_somewhere(to) => {
                let said = if s.trim().is_empty() { to } else { s };
                dict! { "kind" => "link", "words" => self.words(said, em)?, "to" => to.trim() }
                    .into_value()
            }
            Some(Cell::Link(s, _)) => self.words(s, em)?,
        })
    }

    /// Words of a cell: hyphenated only where one of them is wider than the column, since a ragged edge hides a short line.
    fn words(&mut self, s: &str, em: f64) -> Result<Value, CannotPrint> {
        let text = self.text(s, em)?;
        let fits = s.split_whitespace().all(|word| wide(word) <= em);
        Ok(if fits {
            text
        } else {
            dict! { "kind" => "hyphenated", "text" => text }.into_value()
        })
    }

    fn line(&mut self, line: &LineDrawing) -> Result<Dict, CannotPrint> {
        let Drawn { now, due, ticks } = drawing::measure(line);
        let label = one_line(&clean(&line.label));
        self.chars(&label)?;
        Ok(dict! {
            "look" => match line.look {
                Look::Alive => "alive",
                Look::Silent => "silent",
                Look::Late => "late",
                Look::Done => "done",
                Look::Closed => "closed",
            },
            "now" => now,
            "due" => due.map_or(Value::None, IntoValue::into_value),
            "ended" => line.ended.is_some(),
            "ticks" => ticks.into_iter().map(IntoValue::into_value).collect::<Array>(),
            "label" => label,
        })
    }

    /// Words for a column of so many ems.
    fn text(&mut self, s: &str, em: f64) -> Result<Value, CannotPrint> {
        self.chars(s)?;
        Ok(divisible(&veche_lang::tied(&clean(s)), em, self.tongue).into_value())
    }

    fn chars(&mut self, s: &str) -> Result<(), CannotPrint> {
        self.chars += s.chars().count();
        if self.chars > MOST_CHARS {
            return Err(CannotPrint::TooMuchText {
                chars: self.chars,
                most: MOST_CHARS,
            });
        }
        Ok(())
    }

    fn rows(&mut self, more: usize) -> Result<(), CannotPrint> {
        self.rows += more;
        if self.rows > MOST_ROWS {
            return Err(CannotPrint::TooManyRows {
                rows: self.rows,
                most: MOST_ROWS,
            });
        }
        Ok(())
    }
}

/// The words of a cell that decide about its height.
fn words(cell: &Cell) -> &str {
    match cell {
        Cell::Text(s) | Cell::Strong(s) | Cell::Link(s, _) | Cell::Across(_, s) => s,
        Cell::Line(line, s) if s.trim().is_empty() => &line.label,
        Cell::Line(_, s) => s,
    }
}

/// Lines that words take in a column, about: half an em a letter, and a quarter lost at the ends of lines.
fn lines(s: &str, em: f64) -> usize {
    s.split('\n')
        .map(|line| {
            (line.chars().count() as f64 * 0.5 * 1.25 / em)
                .ceil()
                .max(1.0) as usize
        })
        .sum()
}

/// Whether a reader of the paper's file can follow the address.
fn leads_somewhere(to: &str) -> bool {
    let to = to.trim();
    to.len() <= 2_000
        && ["https://", "http://", "mailto:"].iter().any(|scheme| {
            to.len() > scheme.len()
                && to
                    .get(..scheme.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
}

/// Without what has no shape on paper, or would show words in another order than they are stored.
fn clean(s: &str) -> String {
    s.replace("\r\n", "\n")
        .trim_end()
        .chars()
        .filter_map(|c| match c {
            '\n' => Some('\n'),
            '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

fn one_line(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so many characters, cut between words where there is a space late enough.
fn shortened(s: &str, most: usize) -> String {
    let Some((cut, _)) = s.char_indices().nth(most) else {
        return s.to_owned();
    };
    let head = s.get(..cut).unwrap_or(s);
    let head = match head.rfind(' ') {
        Some(space) if space > cut / 2 => head.get(..space).unwrap_or(head),
        _ => head,
    };
    format!(
        "{}…",
        head.trim_end_matches([' ', ',', ';', ':', '.', '-', '–', '—'])
    )
}

/// The same words, with places to break (zero width spaces) in those that would not fit on a line of so many ems.
///
/// Words of the language's own letters are left to hyphenation, up to a length that no real word has.
fn divisible(s: &str, em: f64, tongue: Tongue) -> String {
    const LONGEST: usize = 36;
    /// Between places to break.
    const STEP: usize = 4;
    let own = |c: char| match tongue {
        Tongue::Ru => matches!(c, 'А'..='я' | 'ё' | 'Ё'),
        Tongue::En => c.is_ascii_alphabetic(),
    };
    let mut out = String::with_capacity(s.len());
    for word in s.split_inclusive([' ', '\n']) {
        let mut letters = word.trim_end().chars();
        let hyphenated = letters.clone().count() <= LONGEST && letters.all(own);
        if hyphenated || wide(word.trim_end()) <= em {
            out.push_str(word);
            continue;
        }
        let mut since = 0;
        for c in word.chars() {
            // An accent stays on its letter.
            let joined = c.is_whitespace()
                || matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
            if since >= STEP && !joined {
                out.push('\u{200b}');
                since = 0;
            }
            out.push(c);
            since += 1;
        }
    }
    out
}

/// The same words, a short one tied to the next: no "О" or "of" alone at the end of a title's line.
fn bound(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for word in s.split_inclusive(' ') {
        let bare = word.trim_end();
        let letters = bare.trim_start_matches(['«', '„', '“', '(']);
        if bare.len() < word.len()
            && (1..=2).contains(&letters.chars().count())
            && letters.chars().all(char::is_alphabetic)
        {
            out.push_str(bare);
            out.push('\u{a0}');
        } else {
            out.push_str(word);
        }
    }
    out
}

fn wide(word: &str) -> f64 {
    word.chars().map(ems).sum()
}

/// The width of a letter, rather too much than too little.
fn ems(c: char) -> f64 {
    match c {
        'ш' | 'щ' | 'ж' | 'ю' | 'ы' | 'м' | 'ф' | 'm' | 'w' => 0.95,
        c if c.is_uppercase() => 0.9,
        c if c.is_ascii() || c.is_alphabetic() => 0.62,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_fit_or_can_be_hyphenated_stay_as_they_are() {
        for s in [
            "Провести собрание",
            "самофинансирование",
            "a-b/c",
            "№ 12/34-п",
        ] {
            assert_eq!(divisible(s, 6.0, Tongue::Ru), s);
        }
        assert_eq!(
            divisible("см. 20262026202620262026 вот", 6.0, Tongue::Ru),
            "см. 2026\u{200b}2026\u{200b}2026\u{200b}2026\u{200b}2026 вот"
        );
        let endless = divisible(&"а".repeat(400), 43.0, Tongue::Ru);
        assert_eq!(endless.matches('\u{200b}').count(), 99);
        assert_eq!(endless.replace('\u{200b}', ""), "а".repeat(400));
    }

    #[test]
    fn running_title_is_cut_between_words() {
        assert_eq!(shortened("Короткое", 90), "Короткое");
        assert_eq!(shortened("О работе, которую ведут", 12), "О работе…");
        assert_eq!(shortened(&"ж".repeat(20), 5), "жжжжж…");
        assert_eq!(shortened("", 5), "");
    }

    #[test]
    fn short_words_of_a_title_keep_to_the_next() {
        assert_eq!(
            bound("Постановление «О связи и о помощи» № 7 в Самаре"),
            "Постановление «О\u{a0}связи и\u{a0}о\u{a0}помощи» № 7 в\u{a0}Самаре"
        );
        assert_eq!(bound("of a"), "of\u{a0}a");
        assert_eq!(bound(""), "");
    }

    #[test]
    fn only_addresses_that_lead_somewhere_become_links() {
        for to in [
            "https://a.example",
            "HTTP://a.example/б",
            "mailto:a@b.example",
        ] {
            assert!(leads_somewhere(to), "{to}");
        }
        for to in ["", "https://", "/documents/1", "javascript:alert(1)", "жжж"] {
            assert!(!leads_somewhere(to), "{to}");
        }
        assert!(!leads_somewhere(&format!("https://{}", "a".repeat(3_000))));
    }

    #[test]
    fn what_has_no_shape_is_left_out() {
        assert_eq!(clean("a\0b\r\nc\td\u{202e}e\u{2028}f\n\n"), "ab\nc de\nf");
    }

    #[test]
    fn foot_is_said_in_the_language_of_the_sheet() {
        assert_eq!(foot(Tongue::Ru), "Страница \u{e000} из \u{e001}");
        assert_eq!(foot(Tongue::En), "Page \u{e000} of \u{e001}");
        assert_eq!(veche_lang::complaints(&[TEXTS]), Vec::<String>::new());
    }
}

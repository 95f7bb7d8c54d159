//! From letters on pages to paragraphs: lines, columns, running heads, joined lines and words.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::page::Glyph;
use crate::flow::{Flow, tidy};
use crate::{CannotRead, Note};

/// Letters of one row whose baselines differ by less, in sizes: a raised number belongs to its line.
const SAME_ROW: f64 = 0.45;
/// A gap that parts words, in sizes. A blank has 0.25, in tight lines 0.18.
const WORD_GAP: f64 = 0.17;
/// A gap that may be a column's edge, and one that is shown as a tab.
const COLUMN_GAP: f64 = 1.5;
const TAB_GAP: f64 = 2.5;
/// Lines on each side that make columns of text; fewer are a table or a signature.
const COLUMN_LINES_MIN: usize = 5;
/// Lines of a block that show where its right margin is.
const MARGIN_LINES_MIN: usize = 6;
/// Columns inside columns: three side by side are two, one of which is two.
const COLUMNS_DEEP_MAX: u32 = 2;
/// Lines at the top and at the foot among which running lines are looked for.
const RUNNING_LINES_MAX: usize = 3;

/// A line, or the part of one between two wide gaps.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    x0: f64,
    x1: f64,
    y: f64,
    size: f64,
    text: String,
}

/// A page's lines in reading order, in blocks that share their margins.
#[derive(Debug, Default)]
pub(crate) struct Page {
    blocks: Vec<Vec<Line>>,
    /// Lines were left out because they run across.
    pub(crate) sideways: bool,
}

impl Page {
    pub(crate) fn new(glyphs: Vec<Glyph>) -> Page {
        let (glyphs, sideways) = upright(glyphs);
        Page {
            blocks: blocks(glyphs, 0),
            sideways,
        }
    }

    pub(crate) fn letters(&self) -> usize {
        self.lines()
            .map(|l| l.text.chars().filter(|c| c.is_alphanumeric()).count())
            .sum()
    }

    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.blocks.iter().flatten()
    }
}

/// Turns the page so that most of its text runs to the right; what runs otherwise is left out.
fn upright(glyphs: Vec<Glyph>) -> (Vec<Glyph>, bool) {
    let mut counts = [0_usize; 4];
    for g in &glyphs {
        if let Some(quarter) = quarter(g.along) {
            counts[quarter] += 1;
        }
    }
    let main = (0..4).rev().max_by_key(|q| counts[*q]).unwrap_or(0);
    let (ux, uy) = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)][main];
    let mut left_out = false;
    let mut out = Vec::with_capacity(glyphs.len());
    for mut g in glyphs {
        if quarter(g.along) == Some(main) {
            (g.x, g.y) = (g.x * ux + g.y * uy, g.y * ux - g.x * uy);
            out.push(g);
        } else if !g.text.trim().is_empty() {
            left_out = true;
        }
    }
    (out, left_out)
}

/// Which of the four directions it is, if it is near one.
fn quarter((x, y): (f64, f64)) -> Option<usize> {
    const NEAR: f64 = 0.98;
    [x, y, -x, -y].iter().position(|c| *c > NEAR)
}

/// Letters to rows, rows to segments, from top to bottom.
fn segments(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut out = Vec::new();
    let mut row: Vec<Glyph> = Vec::new();
    // The largest letter of a row gives its baseline.
    let (mut y, mut size) = (0.0, 0.0);
    for g in glyphs {
        if !row.is_empty() && (y - g.y).abs() >= SAME_ROW * f64::max(size, g.size) {
            cut(std::mem::take(&mut row), &mut out);
            size = 0.0;
        }
        if row.is_empty() || g.size > size {
            (y, size) = (g.y, g.size);
        }
        row.push(g);
    }
    cut(row, &mut out);
    out
}

/// The gap that parts words in a row. Letters that are all set apart are one word still.
fn word_gap(row: &[Glyph]) -> f64 {
    let mut gaps: Vec<f64> = row
        .windows(2)
        .filter(|pair| pair.iter().all(|g| !g.text.trim().is_empty()))
        .map(|pair| (pair[1].x - pair[0].x - pair[0].width) / f64::max(pair[0].size, pair[1].size))
        .collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    WORD_GAP + usual.clamp(0.0, 0.6)
}

/// Cuts a row into segments at wide gaps, and puts blanks where words part.
fn cut(mut row: Vec<Glyph>, out: &mut Vec<Line>) {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    // Bold is sometimes a letter printed twice.
    row.dedup_by(|g, before| {
        before.text == g.text && (g.x - before.x).abs() < 0.1 * g.size && !g.text.trim().is_empty()
    });
    let word_gap = word_gap(&row);
    let mut line: Option<Line> = None;
    for g in row {
        let blank = g.text.chars().all(char::is_whitespace) && !g.text.is_empty();
        match &mut line {
            Some(l) if g.x - l.x1 <= COLUMN_GAP * f64::max(l.size, g.size) => {
                if blank {
                    if !l.text.ends_with(' ') {
                        l.text.push(' ');
                    }
                    // A blank moves no edge: a row of blanks must not bridge a gap.
                    if g.x - l.x1 > COLUMN_GAP * 0.5 * g.size {
                        continue;
                    }
                } else {
                    if g.x - l.x1 > word_gap * f64::min(l.size, g.size) && !l.text.ends_with(' ') {
                        l.text.push(' ');
                    }
                    l.text.push_str(&g.text);
                    if g.size > l.size {
                        (l.size, l.y) = (g.size, g.y);
                    }
                }
                l.x1 = f64::max(l.x1, g.x + g.width);
            }
            _ if blank => {}
            _ => {
                out.extend(line.take().filter(|l| !l.text.trim().is_empty()));
                line = Some(Line {
                    x0: g.x,
                    x1: g.x + g.width,
                    y: g.y,
                    size: g.size,
                    text: g.text,
                });
            }
        }
    }
    out.extend(line.filter(|l| !l.text.trim().is_empty()));
}

/// Letters in reading order: columns one after the other where there are any, rows elsewhere.
fn blocks(glyphs: Vec<Glyph>, deep: u32) -> Vec<Vec<Line>> {
    let Some(gutter) = (deep < COLUMNS_DEEP_MAX).then(|| gutter(&glyphs)).flatten() else {
        let rows = rows(segments(glyphs));
        return if rows.is_empty() {
            Vec::new()
        } else {
            vec![rows]
        };
    };
    // Rows that cross the gutter (headings, what stands above and below the columns) part the columns.
    let mut over: Vec<f64> = glyphs
        .iter()
        .filter(|g| crosses(g, gutter))
        .map(|g| g.y)
        .collect();
    over.sort_by(f64::total_cmp);
    let is_over = |g: &Glyph| {
        let near = 0.25 * g.size;
        let at = over.partition_point(|y| *y < g.y - near);
        over.get(at).is_some_and(|y| *y <= g.y + near)
    };
    let mut glyphs = glyphs;
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut out = Vec::new();
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for g in glyphs {
        if is_over(&g) {
            out.extend(blocks(std::mem::take(&mut left), deep + 1));
            out.extend(blocks(std::mem::take(&mut right), deep + 1));
            across.push(g);
        } else {
            out.extend(blocks(std::mem::take(&mut across), COLUMNS_DEEP_MAX));
            if g.x < gutter {
                left.push(g)
            } else {
                right.push(g)
            }
        }
    }
    out.extend(blocks(across, COLUMNS_DEEP_MAX));
    out.extend(blocks(left, deep + 1));
    out.extend(blocks(right, deep + 1));
    out
}

fn crosses(g: &Glyph, x: f64) -> bool {
    g.x < x && g.x + g.width > x && !g.text.trim().is_empty()
}

/// Where two columns of running text part: a strip down the page that hardly a letter touches, with full lines on both sides.
fn gutter(glyphs: &[Glyph]) -> Option<f64> {
    const BINS: usize = 600;
    let inked = || glyphs.iter().filter(|g| !g.text.trim().is_empty());
    let x0 = inked().map(|g| g.x).min_by(f64::total_cmp)?;
    let x1 = inked().map(|g| g.x + g.width).max_by(f64::total_cmp)?;
    let mut sizes: Vec<f64> = inked().map(|g| g.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = *sizes.get(sizes.len() / 2)?;
    let bin = (x1 - x0) / BINS as f64;
    if sizes.len() < 200 || bin <= 0.0 {
        return None;
    }
    let mut ink = vec![0_u32; BINS];
    for g in inked() {
        let from = ((g.x - x0) / bin) as usize;
        let to = ((g.x + g.width - x0) / bin) as usize;
        for count in &mut ink[from.min(BINS - 1)..=to.min(BINS - 1)] {
            *count += 1;
        }
    }
    let mut sorted = ink.clone();
    sorted.sort_unstable();
    let thin = sorted[BINS / 2] / 5;
    let narrowest = (0.6 * size / bin).ceil() as usize;
    // The widest strip in the middle three fifths.
    let (mut best, mut from) = (0..0, BINS / 5);
    for (at, ink) in ink.iter().enumerate().take(BINS * 4 / 5).skip(BINS / 5) {
        if *ink > thin {
            if at - from > best.len() {
                best = from..at;
            }
            from = at + 1;
        }
    }
    if best.len() < narrowest.max(1) {
        return None;
    }
    let x = x0 + bin * (best.start + best.end) as f64 / 2.0;
    let of = |right: bool| -> Vec<Glyph> {
        glyphs
            .iter()
            .filter(|g| (g.x >= x) == right && !crosses(g, x))
            .cloned()
            .collect()
    };
    let [left, right] = [false, true].map(|side| {
        let room = if side { x1 - x } else { x - x0 };
        let mut sum = Side::default();
        segments(of(side)).iter().for_each(|s| sum.add(s, room));
        sum
    });
    let beside = f64::min(left.top, right.top) - f64::max(left.foot, right.foot);
    let tall = f64::min(left.top - left.foot, right.top - right.foot);
    let full = left.is_running_text() && right.is_running_text();
    (full && beside > 0.5 * tall).then_some(x)
}

struct Side {
    lines: usize,
    /// Lines that fill most of the room.
    full: usize,
    /// Bytes; a Cyrillic letter has two.
    bytes: usize,
    top: f64,
    foot: f64,
}

impl Default for Side {
    fn default() -> Side {
        Side {
            lines: 0,
            full: 0,
            bytes: 0,
            top: f64::MIN,
            foot: f64::MAX,
        }
    }
}

impl Side {
    fn add(&mut self, s: &Line, room: f64) {
        self.lines += 1;
        self.full += usize::from(s.x1 - s.x0 > 0.75 * room);
        self.bytes += s.text.len();
        self.top = self.top.max(s.y);
        self.foot = self.foot.min(s.y);
    }

    /// Cells of a table are short and seldom fill their room; of a column's lines three in ten do, even in a list and with
    /// lines that justification has torn apart.
    fn is_running_text(&self) -> bool {
        self.lines >= COLUMN_LINES_MIN
            && self.full * 10 >= self.lines * 3
            && self.bytes >= 20 * self.lines
    }
}

/// Segments of one height become one line; wide gaps become tabs.
fn rows(segments: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for s in segments {
        match out.last_mut() {
            Some(l) if (l.y - s.y).abs() < SAME_ROW * f64::max(l.size, s.size) && s.x0 >= l.x1 => {
                l.text.truncate(l.text.trim_end().len());
                l.text.push(if s.x0 - l.x1 > TAB_GAP * s.size {
                    '\t'
                } else {
                    ' '
                });
                l.text.push_str(&s.text);
                l.x1 = s.x1;
                l.size = l.size.max(s.size);
            }
            _ => out.push(s),
        }
    }
    out
}

/// Puts right what a font called Latin though it drew Cyrillic: writers of the nineties used Latin codes for
/// windows-1251. `true` if anything was changed.
pub(crate) fn repair_letters(pages: &mut [Page]) -> bool {
    let mut changed = false;
    for line in pages.iter_mut().flat_map(|p| p.blocks.iter_mut().flatten()) {
        let high = line
            .text
            .chars()
            .filter(|c| matches!(c, 'À'..='ÿ' | '¸' | '¨'))
            .count();
        let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
        if high >= 2 && high * 2 > letters {
            let (bytes, _, failed) = encoding_rs::WINDOWS_1252.encode(&line.text);
            if !failed {
                line.text = encoding_rs::WINDOWS_1251
                    .decode_without_bom_handling(&bytes)
                    .0
                    .into_owned();
                changed = true;
            }
        }
    }
    changed
}

/// Writes all pages as paragraphs.
pub(crate) fn write(
    mut pages: Vec<Page>,
    flow: &mut Flow,
    notes: &mut Vec<Note>,
) -> Result<(), CannotRead> {
    let removed = remove_running_lines(&mut pages);
    if removed > 0 {
        notes.push(Note::RunningLinesLeftOut(removed));
    }
    let words = Words::of(&pages);
    let mut hyphens = 0;
    let mut open: Option<Paragraph> = None;
    let alone = pages
        .iter()
        .filter_map(|page| match page.blocks.as_slice() {
            [only] => Some(Margins::of(only)),
            _ => None,
        });
    let widest = alone.max_by(|a, b| a.right.total_cmp(&b.right));
    for (number, page) in (1_u32..).zip(&pages) {
        for block in &page.blocks {
            let mut margins = Margins::of(block);
            // A few short lines show no right margin; the other pages do.
            if let Some(widest) = widest
                .as_ref()
                .filter(|_| page.blocks.len() == 1 && block.len() < MARGIN_LINES_MIN)
            {
                margins.right = margins.right.max(widest.right);
            }
            let mut above: Option<&Line> = None;
            for line in block {
                let joined = match (&mut open, above) {
                    (Some(p), Some(above)) if margins.goes_on(p, above, line) => Some(p),
                    (Some(p), None) if p.goes_over(line) => Some(p),
                    _ => None,
                };
                match joined {
                    Some(p) => hyphens += p.add(number, line, &margins, &words),
                    None => {
                        if let Some(p) = open.take() {
                            flow.paragraph_over_pages(&p.parts())?;
                        }
                        if above.is_none_or(|above| margins.apart(above, line)) {
                            flow.gap();
                        }
                        open = Some(Paragraph::new(number, line, &margins));
                    }
                }
                above = Some(line);
            }
        }
    }
    if let Some(p) = open {
        flow.paragraph_over_pages(&p.parts())?;
    }
    if hyphens > 0 {
        notes.push(Note::HyphensJoined(hyphens));
    }
    Ok(())
}

/// The edges of a block and the distance of its lines.
struct Margins {
    left: f64,
    right: f64,
    leading: f64,
}

impl Margins {
    fn of(block: &[Line]) -> Margins {
        let left = block
            .iter()
            .map(|l| l.x0)
            .min_by(f64::total_cmp)
            .unwrap_or(0.0);
        let right = block
            .iter()
            .map(|l| l.x1)
            .max_by(f64::total_cmp)
            .unwrap_or(0.0);
        let size = block
            .iter()
            .map(|l| l.size)
            .max_by(f64::total_cmp)
            .unwrap_or(1.0);
        let mut steps: Vec<f64> = block
            .windows(2)
            .map(|w| w[0].y - w[1].y)
            .filter(|d| *d > 0.5 * size)
            .collect();
        steps.sort_by(f64::total_cmp);
        // The lower quarter, not the middle: lists of short paragraphs have more distances between them than in them.
        let leading = steps
            .get(steps.len() / 4)
            .copied()
            .unwrap_or(1.3 * size)
            .clamp(0.9 * size, 2.2 * size);
        Margins {
            left,
            right,
            leading,
        }
    }

    fn apart(&self, above: &Line, line: &Line) -> bool {
        above.y - line.y > 1.4 * self.leading
    }

    /// Whether `line` goes on with the paragraph whose last line is `above`.
    fn goes_on(&self, p: &Paragraph, above: &Line, line: &Line) -> bool {
        let size = above.size;
        let step = above.y - line.y;
        if !(step > 0.0 && step <= 1.3 * self.leading && (line.size - size).abs() <= 0.08 * size) {
            return false;
        }
        if begins_item(&line.text, p.is_dashed || ends_clause(&above.text))
            || line.text.contains('\t')
            || above.text.contains('\t')
        {
            return false;
        }
        // Would the first word of this line have had room in the line above? Then somebody broke it on purpose.
        let first = line
            .text
            .split_whitespace()
            .next()
            .map_or(0, |w| w.chars().count());
        let letter = (line.x1 - line.x0) / line.text.chars().count().max(1) as f64;
        if self.right - above.x1 > letter * (first as f64 + 1.0) + 0.3 * size {
            return false;
        }
        let shift = line.x0 - above.x0;
        let near = 0.8 * size;
        if shift.abs() <= near {
            // Two lines that both stand in are two paragraphs, unless all of the block does.
            !(p.lines == 1 && above.x0 > self.left + near && !p.is_item)
        } else if shift > 0.0 {
            p.lines == 1 && p.is_item && shift < 6.0 * size
        } else {
            p.lines == 1
        }
    }
}

struct Paragraph {
    parts: Vec<(u32, String)>,
    lines: u32,
    is_item: bool,
    is_dashed: bool,
    reaches: bool,
    size: f64,
}

impl Paragraph {
    fn new(page: u32, line: &Line, margins: &Margins) -> Paragraph {
        Paragraph {
            parts: vec![(page, line.text.trim().to_owned())],
            lines: 1,
            is_item: begins_item(&line.text, true),
            is_dashed: line.text.starts_with(DASHES),
            reaches: margins.right - line.x1 < 3.0 * line.size,
            size: line.size,
        }
    }

    /// Whether `line`, the first of the next column or page, goes on with it.
    fn goes_over(&self, line: &Line) -> bool {
        let last = self.parts.last().map_or("", |(_, text)| text.as_str());
        self.reaches
            && (line.size - self.size).abs() <= 0.08 * self.size
            && !begins_item(&line.text, true)
            && !line.text.contains('\t')
            && !last.ends_with(['.', '!', '?', ':', ';'])
            && (last.ends_with(HYPHENS)
                || line.text.chars().next().is_some_and(|c| !c.is_uppercase())
                || last.ends_with(','))
    }

    /// Adds a line. Gives 1 if a word was joined, for the count.
    fn add(&mut self, page: u32, line: &Line, margins: &Margins, words: &Words) -> u32 {
        self.lines += 1;
        self.reaches = margins.right - line.x1 < 3.0 * line.size;
        let text = line.text.trim();
        let Some((last_page, last)) = self.parts.last_mut() else {
            return 0;
        };
        let mut joined = 0;
        match words.joint(last, text) {
            Joint::Blank => last.push(' '),
            Joint::Nothing => {}
            Joint::Cut => {
                last.pop();
                joined = 1;
            }
        }
        if *last_page == page {
            last.push_str(text);
        } else {
            self.parts.push((page, text.to_owned()));
        }
        joined
    }

    fn parts(self) -> Vec<(u32, String)> {
        let last = self.parts.len().saturating_sub(1);
        let tidied = self.parts.iter().enumerate().map(|(at, (page, text))| {
            let blank = at < last && text.ends_with(' ');
            (*page, if blank { tidy(text) + " " } else { tidy(text) })
        });
        tidied.collect()
    }
}

const DASHES: [char; 5] = ['-', '–', '—', '•', '\u{2022}'];
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

fn ends_clause(text: &str) -> bool {
    text.trim_end().ends_with(['.', ';', ':', '!', '?'])
}

/// Whether a line begins with the label of an item: `1.`, `2.1`, `а)`, `IV.`, a bullet, and a dash if a dash may begin one
/// here (in Russian a dash also stands in the middle of sentences).
fn begins_item(text: &str, dash: bool) -> bool {
    let text = text.trim_start();
    let Some(first) = text.chars().next() else {
        return false;
    };
    if "•▪●○◦■□§\u{f0b7}".contains(first) {
        return true;
    }
    if "-–—*·".contains(first) {
        return dash && text.chars().nth(1).is_some_and(char::is_whitespace);
    }
    let label = text.split(char::is_whitespace).next().unwrap_or_default();
    let inner = label.trim_start_matches('(');
    let core = inner.trim_end_matches(['.', ')']);
    let closed = core.len() < inner.len();
    if core.is_empty() || core.chars().count() > 12 {
        return false;
    }
    if core.chars().all(|c| c.is_ascii_digit() || c == '.') {
        // No date, no year, no sum: 12.05.2017, 2017., 1500).
        let groups: Vec<&str> = core.split('.').collect();
        return groups.iter().all(|g| (1..=3).contains(&g.len()))
            && (closed || groups.len() > 1)
            && groups.len() <= 5;
    }
    let mut letters = core.chars();
    if let (Some(c), None) = (letters.next(), letters.next())
        && c.is_alphabetic()
    {
        // `а)` is a label, `А.` begins a name.
        return inner.ends_with(')');
    }
    closed && core.chars().all(|c| "IVXLХ".contains(c))
}

/// The words of the document, to tell a hyphen from a cut.
struct Words(HashSet<u64>);

enum Joint {
    /// Two words.
    Blank,
    /// One word with its hyphen, or a line that ends in a dash of a range.
    Nothing,
    /// One word that was cut.
    Cut,
}

impl Words {
    fn of(pages: &[Page]) -> Words {
        let mut words = HashSet::new();
        for line in pages.iter().flat_map(Page::lines) {
            let mut parts = line
                .text
                .split(|c: char| !(c.is_alphabetic() || HYPHENS.contains(&c)))
                .peekable();
            while let Some(word) = parts.next() {
                // The last word of a line may be half of one.
                if word.len() > 3 && parts.peek().is_some() {
                    words.insert(key(word, ""));
                }
            }
        }
        Words(words)
    }

    fn joint(&self, last: &str, next: &str) -> Joint {
        let Some(hyphen) = last.chars().next_back().filter(|c| HYPHENS.contains(c)) else {
            return Joint::Blank;
        };
        let stem = &last[..last.len() - hyphen.len_utf8()];
        let before = stem.chars().next_back();
        if hyphen == '\u{ad}' {
            return Joint::Cut;
        }
        let Some(before) = before.filter(|c| c.is_alphanumeric()) else {
            return Joint::Blank;
        };
        let lower = next.chars().next().is_some_and(char::is_lowercase);
        if !before.is_alphabetic() || !lower {
            return Joint::Nothing;
        }
        let first = stem
            .rsplit(|c: char| !(c.is_alphabetic() || c == '-'))
            .next()
            .unwrap_or_default();
        let second = next
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        if self.0.contains(&key(first, second)) {
            return Joint::Cut;
        }
        if self.0.contains(&key(&format!("{first}-"), second)) || is_compound(first, second) {
            return Joint::Nothing;
        }
        Joint::Cut
    }
}

/// Endings of first halves that Russian joins with a hyphen (отчётно-выборная, общественно-политический), and
/// particles. A guess for words that stand nowhere else in the document.
fn is_compound(first: &str, second: &str) -> bool {
    let first = first.to_lowercase();
    let long = first.chars().count() >= 6 && second.chars().count() >= 5;
    let ending = [
        "тно", "нно", "льно", "чно", "ско", "ико", "вно", "жно", "рно",
    ]
    .iter()
    .any(|e| first.ends_with(e));
    (long && ending) || matches!(second, "либо" | "нибудь" | "таки") || first == "кое"
}

fn key(first: &str, second: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for c in first
        .chars()
        .chain(second.chars())
        .flat_map(char::to_lowercase)
    {
        c.hash(&mut hasher);
    }
    hasher.finish()
}

/// Takes away heads, feet and page numbers; gives how many lines.
fn remove_running_lines(pages: &mut [Page]) -> u32 {
    let total = pages.iter().filter(|p| !p.blocks.is_empty()).count();
    // What stands at the edge of a page, and where: text without its digits, and height.
    let mut seen: HashMap<(bool, String), Vec<(usize, f64)>> = HashMap::new();
    for (at, page) in pages.iter().enumerate() {
        for (top, line) in edges(page) {
            let places = seen.entry((top, pattern(&line.text))).or_default();
            if places.last().is_none_or(|(page, _)| *page != at) {
                places.push((at, line.y));
            }
        }
    }
    let mut removed = 0;
    for (at, page) in pages.iter_mut().enumerate() {
        let mut gone: Vec<f64> = Vec::new();
        for top in [true, false] {
            let mut candidates = Vec::new();
            let at_edge: Vec<&Line> = edges(page)
                .filter(|(t, _)| *t == top)
                .map(|(_, l)| l)
                .collect();
            for (rank, line) in at_edge.iter().enumerate() {
                let places = seen.get(&(top, pattern(&line.text)));
                let same = places.map_or(0, |p| {
                    p.iter().filter(|(_, y)| (y - line.y).abs() < 3.0).count()
                });
                let is_running = total >= 2 && same >= 2 && same * 2 > total;
                let next = at_edge.get(rank + 1);
                let alone = next.is_none_or(|next| (line.y - next.y).abs() > 1.5 * line.size);
                let is_number = rank == 0 && alone && page_number(&line.text) == Some(at + 1);
                // Items that a form repeats belong to the text, and so does the rest of a sentence.
                let is_text =
                    begins_item(&line.text, false) || line.text.starts_with(char::is_lowercase);
                if !(is_number || (is_running && !is_text)) {
                    break;
                }
                candidates.push(line.y);
                // Only what a wider gap sets apart from the text.
                if alone {
                    gone.append(&mut candidates);
                }
            }
        }
        for block in &mut page.blocks {
            let before = block.len();
            block.retain(|l| !gone.contains(&l.y));
            removed += u32::try_from(before - block.len()).unwrap_or(0);
        }
        page.blocks.retain(|b| !b.is_empty());
    }
    removed
}

/// The outermost lines of a page, from the edge inwards; `true` for those at the top.
fn edges(page: &Page) -> impl Iterator<Item = (bool, &Line)> {
    let mut lines: Vec<&Line> = page.lines().collect();
    lines.sort_by(|a, b| b.y.total_cmp(&a.y));
    let top: Vec<&Line> = lines.iter().take(RUNNING_LINES_MAX).copied().collect();
    let foot: Vec<&Line> = lines
        .iter()
        .rev()
        .take(RUNNING_LINES_MAX)
        .copied()
        .collect();
    top.into_iter()
        .map(|l| (true, l))
        .chain(foot.into_iter().map(|l| (false, l)))
}

/// A line with its numbers taken for equal.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if !(c == '#' && out.ends_with('#')) {
            out.push(c);
        }
    }
    out
}

/// The number in a line that is nothing but a page's number: `2`, `- 2 -`, `стр. 2 из 5`, `Page 2 of 5`.
fn page_number(text: &str) -> Option<usize> {
    let lower = text.trim().to_lowercase();
    let bare = ["страница", "стр.", "с.", "page", "p."]
        .iter()
        .find_map(|w| lower.strip_prefix(w))
        .unwrap_or(&lower);
    let bare = bare.trim_matches(|c: char| c.is_whitespace() || "-–—".contains(c));
    let first = bare.split(|c: char| c.is_whitespace() || c == '/').next()?;
    let rest = bare[first.len()..].trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    let rest = rest
        .strip_prefix("из")
        .or_else(|| rest.strip_prefix("of"))
        .unwrap_or(rest)
        .trim();
    (rest.is_empty() || rest.parse::<usize>().is_ok())
        .then(|| first.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_items() {
        for text in [
            "1. Дело",
            "2.1 Дело",
            "2.1. Дело",
            "а) дело",
            "12) дело",
            "(а) дело",
            "IV. Раздел",
            "• дело",
            "– дело",
        ] {
            assert!(begins_item(text, true), "{text}");
        }
        for text in [
            "12.05.2017 г.",
            "2017. Итоги",
            "А. Иванов",
            "5 мая",
            "и далее",
            "1,5 процента",
            "– дело в том",
        ] {
            assert!(!begins_item(text, false), "{text}");
        }
    }

    #[test]
    fn numbers_of_pages() {
        let check =
            |text: &str, expected: Option<usize>| assert_eq!(page_number(text), expected, "{text}");
        check("2", Some(2));
        check("- 2 -", Some(2));
        check("стр. 2 из 5", Some(2));
        check("Page 2 of 5", Some(2));
        check("2/5", Some(2));
        check("2 мая", None);
        check("слово", None);
    }

    #[test]
    fn hyphens_of_compounds_stay_and_others_go() {
        let line = |text: &str| Line {
            x0: 0.0,
            x1: 1.0,
            y: 0.0,
            size: 1.0,
            text: text.to_owned(),
        };
        let page = Page {
            blocks: vec![vec![line("вице-президент и гражданского общества")]],
            sideways: false,
        };
        let words = Words::of(&[page]);
        let check = |last: &str, next: &str, expected: &str| {
            let joined = match words.joint(last, next) {
                Joint::Blank => format!("{last} {next}"),
                Joint::Nothing => format!("{last}{next}"),
                Joint::Cut => format!("{}{next}", last.trim_end_matches(HYPHENS)),
            };
            assert_eq!(joined, expected);
        };
        check("для прове-", "дения съезда", "для проведения съезда");
        check("граждан-", "ского", "гражданского");
        check("вице-", "президент", "вице-президент");
        check("отчётно-", "выборной", "отчётно-выборной");
        check("Санкт-", "Петербург", "Санкт-Петербург");
        check("2017-", "2018", "2017-2018");
        check("слово –", "дело", "слово – дело");
        check("слово -", "дело", "слово - дело");
        check("пре\u{ad}", "зидиум", "президиум");
        check("какого-", "либо", "какого-либо");
    }
}

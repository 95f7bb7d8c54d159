//! Paragraphs and table rows on their way into the text, whatever format they come from.

use unicode_normalization::UnicodeNormalization;

use crate::{CannotRead, Extracted, Format, Note, Place};

/// What a character becomes in the text; `None` leaves it out.
///
/// Out go control characters, soft hyphens, joiners and marks of direction: they are invisible, yet they would
/// part a word in two for whoever searches it or compares it.
pub(crate) fn kept(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(c),
        '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Some('\n'),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => None,
        // Noncharacters, and what a decoder puts where it gave up.
        '\u{fff0}'..='\u{ffff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// The text being put together, with its map.
pub(crate) struct Flow {
    text: String,
    chars: usize,
    chars_max: u64,
    places: Vec<Place>,
    paragraph: u32,
    page: Option<u32>,
    gap: bool,
    tables: Vec<Row>,
    /// Tables open below the deepest that is kept as a table.
    deeper: u32,
    pub(crate) notes: Vec<Note>,
}

/// Tables inside tables that are kept as such. A paragraph is handed up once for each, so a page of nothing but tables would
/// otherwise take the square of its length.
const TABLES_DEEP_MAX: usize = 8;

/// Paragraphs and code points of a cell from which on its table is a frame for columns of text.
const FRAME_PARAGRAPHS: usize = 4;
const FRAME_CHARS: usize = 600;

/// The row that is open in a table: cells of paragraphs.
#[derive(Default)]
struct Row {
    cells: Vec<Vec<String>>,
    in_cell: bool,
}

impl Flow {
    pub(crate) fn new(chars_max: u64) -> Flow {
        Flow {
            text: String::new(),
            chars: 0,
            chars_max,
            places: Vec::new(),
            paragraph: 0,
            page: None,
            gap: false,
            tables: Vec::new(),
            deeper: 0,
            notes: Vec::new(),
        }
    }

    /// A paragraph of running text: blanks at its ends go, blanks of other widths become a space.
    pub(crate) fn paragraph(&mut self, raw: &str) -> Result<(), CannotRead> {
        let clean = tidy(raw);
        if clean.is_empty() {
            return Ok(());
        }
        if let Some(cell) = self
            .tables
            .last_mut()
            .and_then(|row| row.cells.last_mut().filter(|_| row.in_cell))
        {
            cell.push(clean);
            return Ok(());
        }
        self.paragraph += 1;
        self.write(&clean)
    }

    /// A line that is kept as it stands, blank ones too; the caller has cleaned it.
    pub(crate) fn line(&mut self, line: &str, first: bool) -> Result<(), CannotRead> {
        if !first {
            self.push("\n")?;
        }
        if line.chars().all(char::is_whitespace) {
            return self.push(line);
        }
        self.paragraph += 1;
        let start = self.chars;
        self.push(line)?;
        self.place(start);
        Ok(())
    }

    /// The stretches of one paragraph, each with its page.
    pub(crate) fn paragraph_over_pages(
        &mut self,
        parts: &[(u32, String)],
    ) -> Result<(), CannotRead> {
        self.paragraph += 1;
        self.separate()?;
        for (page, part) in parts {
            self.page = Some(*page);
            let start = self.chars;
            self.push(part)?;
            if self.chars > start {
                self.place(start);
            }
        }
        Ok(())
    }

    /// A blank line before the next paragraph, if any follows.
    pub(crate) fn gap(&mut self) {
        if self.tables.is_empty() {
            self.gap = true;
        }
    }

    pub(crate) fn table_begins(&mut self) {
        if self.tables.len() < TABLES_DEEP_MAX {
            self.tables.push(Row::default());
        } else {
            self.deeper += 1;
        }
    }

    pub(crate) fn in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    pub(crate) fn cell_begins(&mut self) {
        if self.deeper > 0 {
            return;
        }
        if let Some(row) = self.tables.last_mut() {
            row.cells.push(Vec::new());
            row.in_cell = true;
        }
    }

    pub(crate) fn cell_ends(&mut self) {
        if self.deeper > 0 {
            return;
        }
        if let Some(row) = self.tables.last_mut() {
            row.in_cell = false;
        }
    }

    /// Closes the row. Cells are parted by tabs; a row with one filled cell is only a frame around
    /// paragraphs (letters and web pages are laid out so), which therefore stay paragraphs.
    pub(crate) fn row_ends(&mut self) -> Result<(), CannotRead> {
        if self.deeper > 0 {
            return Ok(());
        }
        let Some(row) = self.tables.pop() else {
            return Ok(());
        };
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        if filled == 1 || row.cells.iter().any(|cell| is_column(cell)) {
            for paragraph in row.cells.into_iter().flatten() {
                self.paragraph(&paragraph)?;
            }
        } else if filled > 1 {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| cell.join(" ").replace(['\n', '\t'], " "))
                .collect();
            self.row(cells.join("\t").trim_end())?;
        }
        self.tables.push(Row::default());
        Ok(())
    }

    pub(crate) fn table_ends(&mut self) -> Result<(), CannotRead> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return Ok(());
        }
        self.row_ends()?;
        self.tables.pop();
        Ok(())
    }

    /// Ends the text. What is open is closed: a torn file still gives what it has.
    pub(crate) fn finish(mut self, format: Format) -> Result<Extracted, CannotRead> {
        while self.in_table() {
            self.table_ends()?;
        }
        Ok(Extracted {
            text: self.text,
            format,
            places: self.places,
            notes: self.notes,
        })
    }

    /// How much text there is, code points.
    pub(crate) fn chars(&self) -> usize {
        self.chars
    }

    /// A row keeps its leading tabs: an empty first cell is a fact about the table.
    fn row(&mut self, line: &str) -> Result<(), CannotRead> {
        if let Some(cell) = self
            .tables
            .last_mut()
            .and_then(|row| row.cells.last_mut().filter(|_| row.in_cell))
        {
            cell.push(line.to_owned());
            return Ok(());
        }
        self.paragraph += 1;
        self.write(line)
    }

    fn write(&mut self, clean: &str) -> Result<(), CannotRead> {
        self.separate()?;
        let start = self.chars;
        self.push(clean)?;
        self.place(start);
        Ok(())
    }

    fn separate(&mut self) -> Result<(), CannotRead> {
        let gap = std::mem::take(&mut self.gap);
        if self.text.is_empty() {
            Ok(())
        } else {
            self.push(if gap { "\n\n" } else { "\n" })
        }
    }

    fn place(&mut self, start: usize) {
        self.places.push(Place {
            start,
            end: self.chars,
            page: self.page,
            paragraph: self.paragraph,
        });
    }

    fn push(&mut self, text: &str) -> Result<(), CannotRead> {
        self.chars += text.chars().count();
        if self.chars as u64 > self.chars_max {
            return Err(CannotRead::TooMuchText {
                limit: self.chars_max,
            });
        }
        self.text.push_str(text);
        Ok(())
    }
}

/// Whether a cell holds running text beside other text, as old sites are laid out.
fn is_column(cell: &[String]) -> bool {
    cell.len() >= FRAME_PARAGRAPHS
        && cell.iter().map(|p| p.chars().count()).sum::<usize>() >= FRAME_CHARS
}

/// A paragraph as the text has it: kept characters, single spaces, no blanks at the ends of lines, normal form C.
pub(crate) fn tidy(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars().filter_map(kept).nfc() {
        match c {
            '\n' | '\t' => {
                while out.ends_with(' ') || (c == '\n' && out.ends_with(['\t', '\n'])) {
                    out.pop();
                }
                if !out.is_empty() && !out.ends_with(c) {
                    out.push(c);
                }
            }
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with([' ', '\n', '\t']) {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow() -> Flow {
        Flow::new(1_000)
    }

    #[test]
    fn tidy_joins_accents_and_drops_what_cannot_be_seen() {
        assert_eq!(
            tidy(" и\u{306}од\u{ad}ный\u{200b}  ряд\u{a0}1 \n\n б\u{0}\u{7} "),
            "йодный ряд 1\nб"
        );
    }

    #[test]
    fn places_count_code_points_not_bytes() {
        let mut f = flow();
        f.paragraph("Слово").ok();
        f.gap();
        f.paragraph("дело").ok();
        let x = f.finish(Format::Docx).unwrap();
        assert_eq!(x.text, "Слово\n\nдело");
        assert_eq!(
            x.places[1],
            Place {
                start: 7,
                end: 11,
                page: None,
                paragraph: 2
            }
        );
        assert_eq!(x.place_of(8), Some(&x.places[1]));
        assert_eq!(x.place_of(5), Some(&x.places[0]));
    }

    #[test]
    fn a_row_with_one_filled_cell_stays_paragraphs_and_others_get_tabs() {
        let mut f = flow();
        f.table_begins();
        for cell in [vec![], vec!["первый", "второй"]] {
            f.cell_begins();
            for p in cell {
                f.paragraph(p).unwrap();
            }
            f.cell_ends();
        }
        f.row_ends().unwrap();
        for cell in ["", "а", "", "б", ""] {
            f.cell_begins();
            f.paragraph(cell).unwrap();
            f.cell_ends();
        }
        f.table_ends().unwrap();
        assert_eq!(
            f.finish(Format::Docx).unwrap().text,
            "первый\nвторой\n\tа\t\tб"
        );
    }

    #[test]
    fn more_text_than_allowed_is_refused() {
        let mut f = Flow::new(3);
        assert_eq!(
            f.paragraph("четыре"),
            Err(CannotRead::TooMuchText { limit: 3 })
        );
    }
}

//! Bytes to text: what a person uploads becomes one string, with a map back to page or paragraph.
//!
//! The kind of a file is decided by its content; its name only settles what content leaves open (Markdown
//! against plain text). Every format ends in the same form: one paragraph is one line, in Unicode
//! normal form C, numbers of lists written out as a reader sees them, table rows separated by tabs. Plain text
//! alone keeps its own lines, blanks and indents, so that spans in it stay true to the file.
//!
//! Files come from strangers. Each way into memory is bounded by [`Limits`], nothing here panics outward,
//! and a refusal is a [`CannotRead`] with facts.
//!
//! Absent on purpose: recognition of scans, fetching of addresses, what the text means (prose).
//! Start at [`extract`].

mod charset;
mod docx;
mod flow;
mod html;
mod lists;
mod markdown;
mod odt;
mod package;
mod pdf;
mod plain;
mod refusal;
mod sniff;
mod xml;

pub use refusal::{BombSign, CannotRead, Damage, Fact, Seen};

use sniff::Kind;

/// What a file may cost before it is refused. The defaults suit a document, not a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file itself, bytes.
    pub file_bytes_max: u64,
    /// What may be unpacked from it altogether, bytes.
    pub unpacked_bytes_max: u64,
    /// Unpacked to packed size, for each entry of an archive and for all together. Counted only where more than
    /// [`Limits::RATIO_FLOOR_BYTES`] come out: a small file of repeated markup packs as well as a bomb does.
    pub ratio_max: u64,
    /// Pages of a PDF.
    pub pages_max: u32,
    /// Code points of the text that comes out.
    pub chars_max: u64,
    /// Elements open at once in XML.
    pub depth_max: u32,
    /// Bytes of drawing instructions that are read in a PDF, counted again each time that a form is drawn.
    pub pdf_work_max: u64,
    /// Values (numbers, names, strings) in the structure of a PDF. Each takes about a hundred bytes of memory.
    pub pdf_values_max: u64,
    /// Seconds that a PDF may take. The others are linear in their size and need no clock.
    pub pdf_seconds_max: u64,
}

impl Limits {
    /// Below this many unpacked bytes the ratio is not looked at.
    pub const RATIO_FLOOR_BYTES: u64 = 1024 * 1024;
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes_max: 20 * 1024 * 1024,
            unpacked_bytes_max: 50 * 1024 * 1024,
            ratio_max: 200,
            pages_max: 2_000,
            chars_max: 5_000_000,
            depth_max: 256,
            pdf_work_max: 200_000_000,
            pdf_values_max: 1_500_000,
            pdf_seconds_max: 20,
        }
    }
}

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text in any of the usual encodings.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// Office Open XML text document.
    Docx,
    /// OpenDocument text.
    Odt,
    /// PDF with text in it.
    Pdf,
}

impl Format {
    /// The word that stands for the format in data and file names: `txt`, `md`, `html`, `docx`, `odt`, `pdf`.
    pub fn word(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Pdf => "pdf",
        }
    }
}

/// Where a stretch of the text stood in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// First code point of the stretch.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// Page, from 1; only where the format has pages.
    pub page: Option<u32>,
    /// Paragraph, from 1, counting those that came out (for plain text: lines that are not blank). A paragraph that
    /// goes on over a page has two places with one number.
    pub paragraph: u32,
}

/// Something that the reader of the text should know about how it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The bytes were not UTF-8; this encoding was taken.
    Encoding(&'static str),
    /// The file called Cyrillic letters Latin ones; they were put right.
    LettersRepaired,
    /// Words that a line end had cut were joined.
    HyphensJoined(u32),
    /// Running heads, feet and page numbers were left out: so many lines.
    RunningLinesLeftOut(u32),
    /// These pages hold no text (they are pictures, or empty).
    PagesWithoutText(Vec<u32>),
    /// Lines that run across the page's direction were left out.
    SidewaysTextLeftOut,
    /// So many characters could not be told and were left out.
    UnreadableCharacters(u32),
    /// Text that the author had deleted with revision marks was left out.
    DeletedTextLeftOut,
    /// So many footnotes or endnotes were left out.
    FootnotesLeftOut(u32),
    /// Navigation and the like around a web page's text was left out.
    NavigationLeftOut,
    /// The document goes on past a damaged place; what came before it was read.
    CutShort,
}

impl Note {
    /// The Fluent message that says it.
    pub fn key(&self) -> &'static str {
        match self {
            Note::Encoding(_) => "intake-note-encoding",
            Note::LettersRepaired => "intake-note-letters-repaired",
            Note::HyphensJoined(_) => "intake-note-hyphens-joined",
            Note::RunningLinesLeftOut(_) => "intake-note-running-lines",
            Note::PagesWithoutText(_) => "intake-note-pages-without-text",
            Note::SidewaysTextLeftOut => "intake-note-sideways-text",
            Note::UnreadableCharacters(_) => "intake-note-unreadable-characters",
            Note::DeletedTextLeftOut => "intake-note-deleted-text",
            Note::FootnotesLeftOut(_) => "intake-note-footnotes",
            Note::NavigationLeftOut => "intake-note-navigation",
            Note::CutShort => "intake-note-cut-short",
        }
    }

    /// Arguments of that message.
    pub fn args(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Note::Encoding(name) => vec![("encoding", Fact::Word(name))],
            Note::HyphensJoined(n)
            | Note::RunningLinesLeftOut(n)
            | Note::UnreadableCharacters(n)
            | Note::FootnotesLeftOut(n) => vec![("count", Fact::Number(u64::from(*n)))],
            Note::PagesWithoutText(pages) => vec![("count", Fact::Number(pages.len() as u64))],
            Note::LettersRepaired
            | Note::SidewaysTextLeftOut
            | Note::DeletedTextLeftOut
            | Note::NavigationLeftOut
            | Note::CutShort => Vec::new(),
        }
    }
}

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    /// Normal form C; lines end in `\n`; no control characters but `\n` and `\t`. Never blank.
    pub text: String,
    /// What the file turned out to be.
    pub format: Format,
    /// In order, without overlap; what lies between two places are line ends.
    pub places: Vec<Place>,
    /// In no particular order, each kind once.
    pub notes: Vec<Note>,
}

impl Extracted {
    /// The place that holds the code point `offset`; for one between two places, the one before it.
    pub fn place_of(&self, offset: usize) -> Option<&Place> {
        let after = self.places.partition_point(|p| p.start <= offset);
        self.places.get(after.checked_sub(1)?)
    }
}

/// Reads a file's text. `hint` is its name, if it has one.
///
/// Takes processor time in proportion to the size (for a PDF up to [`Limits::pdf_seconds_max`]), so call it where blocking
/// is allowed.
///
/// # Errors
/// [`CannotRead`] says what the file is instead, or which limit it passes.
pub fn extract(bytes: &[u8], hint: Option<&str>, limits: &Limits) -> Result<Extracted, CannotRead> {
    let size = bytes.len() as u64;
    if size > limits.file_bytes_max {
        return Err(CannotRead::TooLarge {
            bytes: size,
            limit: limits.file_bytes_max,
        });
    }
    let read = match sniff::kind(bytes, hint)? {
        Kind::Zip => package::read(bytes, limits)?,
        Kind::Pdf => pdf::read(bytes, limits)?,
        Kind::Html => html::read(bytes, limits)?,
        Kind::Markdown => markdown::read(bytes, limits)?,
        Kind::Text => plain::read(bytes, limits)?,
    };
    if read.text.chars().all(char::is_whitespace) {
        return Err(CannotRead::Empty);
    }
    Ok(read)
}

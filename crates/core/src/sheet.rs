//! A sheet: what is to be printed, as plain data.
//!
//! A room that prints returns a [`Sheet`]; the program hands it to the PDF engine. Every string is already in the reader's language.

use crate::{Day, Tongue};

/// The look of a line drawing: one glance says how a matter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// Something is being done.
    Alive,
    /// Nothing has been heard.
    Silent,
    /// The deadline has passed.
    Late,
    /// Done.
    Done,
    /// Ended otherwise: cancelled, replaced, no action needed.
    Closed,
}

/// The life of a directive as a line: a rule from adoption to deadline, ticks for deeds, a flag at the deadline.
#[derive(Debug, Clone, PartialEq)]
pub struct LineDrawing {
    /// Where it begins.
    pub from: Day,
    /// The deadline, where there is one.
    pub due: Option<Day>,
    /// When it ended, where it has.
    pub ended: Option<Day>,
    /// The day of the drawing.
    pub today: Day,
    /// Days on which something was done.
    pub ticks: Vec<Day>,
    /// How it stands.
    pub look: Look,
    /// The same in words, for those who do not see it.
    pub label: String,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// Words in bold.
    Strong(String),
    /// A line drawing above a line of words.
    Line(LineDrawing, String),
    /// Words that lead to an address.
    Link(String, String),
    /// Words over this column and all that are left of the row. With a depth of 1 or 2 they begin a part of the table, or a part of
    /// such a part, and are never parted from the row that follows; with 0 they are a row like another.
    Across(u8, String),
}

/// How a part of a bar is filled. Neighbours differ in more than their colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fill {
    /// Done.
    Done,
    /// Done in part.
    Partly,
    /// In hand.
    Work,
    /// Past its deadline.
    Late,
    /// Not done.
    Failed,
    /// Ended otherwise.
    Closed,
    /// Not known.
    Unknown,
}

impl Fill {
    /// Its code: the name of its colours in a stylesheet.
    pub fn code(self) -> &'static str {
        match self {
            Fill::Done => "done",
            Fill::Partly => "partly",
            Fill::Work => "work",
            Fill::Late => "late",
            Fill::Failed => "failed",
            Fill::Closed => "closed",
            Fill::Unknown => "unknown",
        }
    }
}

/// A part of a bar: its fill, what it is, and how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The fill.
    pub fill: Fill,
    /// What it is, without the figure.
    pub label: String,
    /// How many.
    pub count: u32,
}

/// A part of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 to 3.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// A paragraph in small type.
    Note(String),
    /// A paragraph with a number in the margin.
    Numbered(String, String),
    /// Names and values, one pair a row.
    Facts(Vec<(String, String)>),
    /// A whole in its parts: a bar over the width of the page, and under it what each part is.
    Bar(Vec<Share>),
    /// A table: heads, relative widths of the columns, rows.
    Table {
        /// Column heads; repeated on each page.
        heads: Vec<String>,
        /// Relative widths, one a column.
        widths: Vec<u16>,
        /// The rows.
        rows: Vec<Vec<Cell>>,
    },
    /// One line drawing over the width of the page.
    Line(LineDrawing),
    /// Places for signatures: role and name.
    Signatures(Vec<(String, String)>),
    /// A new page.
    PageBreak,
}

/// A document to be printed on A4.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Language: hyphenation and quotes follow it.
    pub tongue: Tongue,
    /// Over the title: whose it is.
    pub letterhead: String,
    /// The title.
    pub title: String,
    /// Under the title: number, date, place.
    pub subtitle: String,
    /// At the foot of each page, before the page number.
    pub foot: String,
    /// The body.
    pub blocks: Vec<Block>,
}

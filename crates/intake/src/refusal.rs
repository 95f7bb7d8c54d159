//! Why a file gives no text. Facts here, sentences in Fluent.

/// What a file is, when it is not a document that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seen {
    /// A picture.
    Picture,
    /// Sound or film.
    Media,
    /// A program.
    Program,
    /// An archive without a text document in it.
    Archive,
    /// A spreadsheet.
    Spreadsheet,
    /// Slides.
    Slides,
    /// Microsoft Word's old binary format.
    OldWord,
    /// Rich Text Format.
    Rtf,
    /// A book in EPUB, or another kind of document that is not read here.
    OtherDocument,
    /// Bytes that are no text in any known encoding.
    Unknown,
}

impl Seen {
    /// The word for data and for a selector in Fluent.
    pub fn word(self) -> &'static str {
        match self {
            Seen::Picture => "picture",
            Seen::Media => "media",
            Seen::Program => "program",
            Seen::Archive => "archive",
            Seen::Spreadsheet => "spreadsheet",
            Seen::Slides => "slides",
            Seen::OldWord => "old-word",
            Seen::Rtf => "rtf",
            Seen::OtherDocument => "other-document",
            Seen::Unknown => "unknown",
        }
    }
}

/// What shows that a file would cost far more than its size says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BombSign {
    /// More comes out of it than is allowed, bytes.
    Size {
        /// What is allowed.
        limit: u64,
    },
    /// It is packed more densely than documents are.
    Ratio {
        /// Unpacked to packed, at least.
        ratio: u64,
        /// What is allowed.
        limit: u64,
    },
    /// Elements inside elements, too deep.
    Depth {
        /// What is allowed.
        limit: u64,
    },
    /// XML that defines entities of its own; they can multiply without end.
    Entities,
    /// More parts, values or instructions than is allowed.
    Work {
        /// What is allowed.
        limit: u64,
    },
    /// It takes longer than is allowed.
    Time {
        /// Seconds.
        limit: u64,
    },
}

impl BombSign {
    fn word(self) -> &'static str {
        match self {
            BombSign::Size { .. } => "size",
            BombSign::Ratio { .. } => "ratio",
            BombSign::Depth { .. } => "depth",
            BombSign::Entities => "entities",
            BombSign::Work { .. } => "work",
            BombSign::Time { .. } => "time",
        }
    }

    fn limit(self) -> u64 {
        match self {
            BombSign::Size { limit }
            | BombSign::Ratio { limit, .. }
            | BombSign::Depth { limit }
            | BombSign::Work { limit }
            | BombSign::Time { limit } => limit,
            BombSign::Entities => 0,
        }
    }
}

/// The part of a file that is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Damage {
    /// The archive that an office document is.
    Archive,
    /// The XML in it.
    Xml,
    /// The part that holds the text is missing or packed in a way that no office program uses.
    MainPart,
    /// The structure of a PDF.
    Pdf,
}

impl Damage {
    /// The word for data and for a selector in Fluent.
    pub fn word(self) -> &'static str {
        match self {
            Damage::Archive => "archive",
            Damage::Xml => "xml",
            Damage::MainPart => "main-part",
            Damage::Pdf => "pdf",
        }
    }
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// It is something else.
    #[error("not a document: {}", seen.word())]
    NotADocument {
        /// What it looks like.
        seen: Seen,
    },
    /// The file is too large.
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// What is allowed, bytes.
        limit: u64,
    },
    /// The file is small, but what is in it is not.
    #[error("the file unpacks to too much ({})", sign.word())]
    Bomb {
        /// How it was noticed.
        sign: BombSign,
    },
    /// More text than is allowed.
    #[error("more than {limit} characters of text")]
    TooMuchText {
        /// What is allowed, code points.
        limit: u64,
    },
    /// More pages than is allowed.
    #[error("more than {limit} pages")]
    TooManyPages {
        /// What is allowed.
        limit: u32,
    },
    /// Pages without text: a scan, or fonts that do not tell their letters.
    #[error("{pages} pages without text")]
    NoText {
        /// Pages of the file.
        pages: u32,
    },
    /// A password is needed.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file is broken.
    #[error("the file is damaged: {}", what.word())]
    Damaged {
        /// Which part.
        what: Damage,
    },
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
}

/// An argument of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// A quantity.
    Number(u64),
    /// A word to select by.
    Word(&'static str),
}

impl CannotRead {
    /// The Fluent message that explains it.
    pub fn key(&self) -> &'static str {
        match self {
            CannotRead::NotADocument { .. } => "intake-not-a-document",
            CannotRead::TooLarge { .. } => "intake-too-large",
            CannotRead::Bomb { .. } => "intake-bomb",
            CannotRead::TooMuchText { .. } => "intake-too-much-text",
            CannotRead::TooManyPages { .. } => "intake-too-many-pages",
            CannotRead::NoText { .. } => "intake-no-text",
            CannotRead::Encrypted => "intake-encrypted",
            CannotRead::Damaged { .. } => "intake-damaged",
            CannotRead::Empty => "intake-empty",
        }
    }

    /// Arguments of that message.
    pub fn args(&self) -> Vec<(&'static str, Fact)> {
        match self {
            CannotRead::NotADocument { seen } => vec![("seen", Fact::Word(seen.word()))],
            CannotRead::TooLarge { bytes, limit } => {
                vec![
                    ("bytes", Fact::Number(*bytes)),
                    ("limit", Fact::Number(*limit)),
                ]
            }
            CannotRead::Bomb { sign } => {
                vec![
                    ("sign", Fact::Word(sign.word())),
                    ("limit", Fact::Number(sign.limit())),
                ]
            }
            CannotRead::TooMuchText { limit } => vec![("limit", Fact::Number(*limit))],
            CannotRead::TooManyPages { limit } => vec![("limit", Fact::Number(u64::from(*limit)))],
            CannotRead::NoText { pages } => vec![("pages", Fact::Number(u64::from(*pages)))],
            CannotRead::Damaged { what } => vec![("what", Fact::Word(what.word()))],
            CannotRead::Encrypted | CannotRead::Empty => Vec::new(),
        }
    }
}

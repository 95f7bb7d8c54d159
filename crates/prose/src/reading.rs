//! What was read: plain data, every value with the place that it was read from.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A half-open range of the text as it was given, in Unicode code points.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// Offset of the first code point.
    pub start: usize,
    /// Offset after the last one.
    pub end: usize,
}

impl Span {
    /// The number of code points.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the other lies within.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The short id of the rule that produced a value, such as `owner.dative`.
pub type Rule = Cow<'static, str>;

/// Words of the text, exactly as they stand there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// Where they stand.
    pub span: Span,
    /// The words: an exact substring of the text.
    pub text: String,
    /// How sure the reader is, 0 to 1.
    pub confidence: f32,
    /// The rule that chose them.
    pub rule: Rule,
}

/// The language of a text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Russian.
    #[default]
    Ru,
    /// English.
    En,
}

impl Lang {
    /// `ru` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }
}

/// What a document says.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// The language that it is written in.
    pub lang: Lang,
    /// Who adopted what, when and where.
    pub header: Header,
    /// The reasons before the operative part.
    pub preamble: Option<Quote>,
    /// Sentences that say an earlier decision was not carried out.
    pub unfulfilled: Vec<Quote>,
    /// The operative items, in the order of the text.
    pub items: Vec<Item>,
    /// What it says beside its items.
    #[serde(default)]
    pub facts: crate::facts::Facts,
}

/// The header of a document. What is not in the text is `None`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Header {
    /// What kind of document it is.
    pub kind: Option<KindRead>,
    /// Who adopts, as written.
    pub body: Option<Quote>,
    /// The printed number, without its sign.
    pub number: Option<Quote>,
    /// The date of adoption.
    pub date: Option<DateRead>,
    /// Where it was adopted, as written.
    pub place: Option<Quote>,
    /// What it is about.
    pub title: Option<Quote>,
    /// The words that open the operative part, without a colon.
    pub resolving: Option<Quote>,
    /// Who signed.
    pub signatories: Vec<Signatory>,
}

/// The kinds of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Постановление, резолюция, resolution.
    Resolution,
    /// Решение, decision.
    Decision,
    /// Протокол, выписка, minutes.
    Minutes,
    /// Motions passed by a meeting, without minutes.
    Motion,
    /// Order, instruction, anything else.
    Other,
}

impl Kind {
    /// The word used in the JSON format.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Resolution => "resolution",
            Kind::Decision => "decision",
            Kind::Minutes => "minutes",
            Kind::Motion => "motion",
            Kind::Other => "other",
        }
    }
}

/// The kind, and the word that told it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KindRead {
    /// The kind.
    pub kind: Kind,
    /// The word that told it.
    pub quote: Quote,
}

/// A date of adoption.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateRead {
    /// ISO 8601; only the year, or year and month, where no more is known.
    pub iso: String,
    /// The day, where it is known.
    pub day: Option<NaiveDate>,
    /// The words.
    pub quote: Quote,
}

/// Somebody who signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signatory {
    /// The name, without title or degree.
    pub name: Quote,
    /// The office as written.
    pub role: Option<Quote>,
}

/// An operative item: the smallest paragraph that can be carried out or take effect by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The path of printed labels joined by dots (`4.а`); `None` where none is printed. Never invented.
    pub number: Option<String>,
    /// The item's own label as printed, with its signs («4.2.», «(a)»).
    pub label: Option<Quote>,
    /// 1-based place among the items: what an interface may show as `[4]` where there is no number.
    pub position: usize,
    /// The item's words, after its label.
    pub quote: Quote,
    /// The lead above it («Отделениям:», "Calls upon the Commission:"), where the item stands under one.
    pub lead: Option<Quote>,
    /// What it charges, decides or says.
    pub directives: Vec<Directive>,
}

/// One sentence (or part of it) with an operative verb of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Directive {
    /// Its words.
    pub quote: Quote,
    /// The operative verb, where one was found.
    pub verb: Option<Quote>,
    /// Who has to act, may act, is asked to act, or controls.
    pub owners: Vec<Owner>,
    /// Where the owners were taken from; `None` without owners.
    pub owner_from: Option<OwnerFrom>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// What sort of directive it is: every nature whose test is met.
    pub natures: Vec<Nature>,
    /// How sure the natures are, 0 to 1.
    #[serde(default)]
    pub natures_confidence: f32,
    /// Named persons who get a seat or an office.
    pub appointments: Vec<Appointment>,
    /// Mentions of something attached to the text.
    pub attachments: Vec<Quote>,
    /// Those with whom the owners act («совместно с …», "jointly with …", «Соисполнитель: …»); they are no owners.
    #[serde(default)]
    pub jointly: Vec<Owner>,
    /// What is approved, amended, ended, taken note of or judged: the act, report or work, as written.
    #[serde(default)]
    pub touches: Option<Quote>,
    /// The body or office that is set up, as written.
    #[serde(default)]
    pub forms: Option<Quote>,
    /// The judgement given («удовлетворительной», "unsatisfactory").
    #[serde(default)]
    pub grade: Option<Quote>,
}

/// Where a directive's owners come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OwnerFrom {
    /// Its own words.
    Own,
    /// The lead above the item.
    Lead,
    /// The directive before it in the same item.
    Carried,
}

impl OwnerFrom {
    /// The word used in the JSON format.
    pub fn code(self) -> &'static str {
        match self {
            OwnerFrom::Own => "own",
            OwnerFrom::Lead => "lead",
            OwnerFrom::Carried => "carried",
        }
    }
}

/// A body, branch, office, class or person charged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Owner {
    /// The words as written.
    pub quote: Quote,
    /// In the nominative (Russian), without article (English).
    pub name: String,
    /// The full name, where the text or the lexicon explains an abbreviation or a short form.
    pub resolves_to: Option<String>,
    /// The lexicon's key, where the lexicon knows the name.
    pub key: Option<String>,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    /// What sort of deadline.
    pub kind: DeadlineKind,
    /// The value as docs/formats/reading.md defines it for the kind; `None` for permanent and event.
    pub value: Option<String>,
    /// The whole time expression with its preposition.
    pub quote: Quote,
    /// The day on which it falls due, where that follows from the text.
    pub due_on: Option<NaiveDate>,
    /// What `due_on` was counted from, where the words do not name the day.
    pub computed_from: Option<ComputedFrom>,
    /// The recurrence as an RFC 5545 rule, where the rhythm is the calendar's.
    pub rrule: Option<String>,
    /// For a term in working days: by which calendar it was counted.
    #[serde(default)]
    pub working_days: Option<WorkingDays>,
}

/// How a term in working days was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingDays {
    /// The calendar (`ru`); `None` where the text does not tell the country.
    pub calendar: Option<String>,
    /// Whether the calendar knows all the years that were needed; without it no day is computed.
    pub known: bool,
}

/// The sorts of deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeadlineKind {
    /// A day, a month, a year, or a period to act in.
    Date,
    /// So long after adoption.
    Duration,
    /// Again and again.
    Recurrence,
    /// Always.
    Permanent,
    /// Tied to something that happens.
    Event,
}

impl DeadlineKind {
    /// The word used in the JSON format.
    pub fn code(self) -> &'static str {
        match self {
            DeadlineKind::Date => "date",
            DeadlineKind::Duration => "duration",
            DeadlineKind::Recurrence => "recurrence",
            DeadlineKind::Permanent => "permanent",
            DeadlineKind::Event => "event",
        }
    }
}

/// What a computed day was counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ComputedFrom {
    /// The day of adoption.
    Adoption,
}

/// The natures of a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// Somebody has to act after adoption.
    Charge,
    /// Beside charge or appeal: again and again, or always.
    Permanent,
    /// A body or an office is set up.
    Form,
    /// Named persons get an office or a seat without election.
    Appoint,
    /// Named persons are elected.
    Elect,
    /// Something is approved.
    Approve,
    /// Something is taken note of.
    Note,
    /// Work is judged.
    Evaluate,
    /// A document's wording is changed.
    Amend,
    /// An earlier act, body or office ends.
    Repeal,
    /// Somebody may act.
    Authorize,
    /// Somebody checks the execution of this text.
    Control,
    /// Entry into force, or an end of validity.
    Effect,
    /// Somebody who is not commanded is asked.
    Appeal,
    /// A position, fact, rule or thanks without a duty.
    Declare,
}

impl Nature {
    /// All, in the order in which they are written.
    pub const ALL: [Nature; 15] = [
        Nature::Charge,
        Nature::Permanent,
        Nature::Form,
        Nature::Appoint,
        Nature::Elect,
        Nature::Approve,
        Nature::Note,
        Nature::Evaluate,
        Nature::Amend,
        Nature::Repeal,
        Nature::Authorize,
        Nature::Control,
        Nature::Effect,
        Nature::Appeal,
        Nature::Declare,
    ];

    /// The word used in the JSON format.
    pub fn code(self) -> &'static str {
        match self {
            Nature::Charge => "charge",
            Nature::Permanent => "permanent",
            Nature::Form => "form",
            Nature::Appoint => "appoint",
            Nature::Elect => "elect",
            Nature::Approve => "approve",
            Nature::Note => "note",
            Nature::Evaluate => "evaluate",
            Nature::Amend => "amend",
            Nature::Repeal => "repeal",
            Nature::Authorize => "authorize",
            Nature::Control => "control",
            Nature::Effect => "effect",
            Nature::Appeal => "appeal",
            Nature::Declare => "declare",
        }
    }

    /// The nature of a code.
    pub fn parse(code: &str) -> Option<Nature> {
        Nature::ALL.into_iter().find(|n| n.code() == code)
    }
}

/// A named person who gets a seat or an office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// The name as written, in its case.
    pub name: Quote,
    /// The office as written, where a word for it stands with the name.
    pub role: Option<Quote>,
}

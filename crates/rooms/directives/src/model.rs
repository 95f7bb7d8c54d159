//! Records of the room: what was read, what was adopted, who owes what, what became of it.

use serde::{Deserialize, Serialize};
use veche_core::sheet::Look;
use veche_core::{
    BodyId, ConvocationId, Day, Deadline, DirectiveId, DocumentId, DraftId, EvidenceId,
    ExtensionId, ExtractId, Instant, ItemId, LineId, Party, PersonId, ReportId, Short, Tongue,
    coded,
};

coded! {
    /// The kind of a document.
    Kind {
        /// Постановление.
        Resolution = "resolution",
        /// Решение.
        Decision = "decision",
        /// Протокол.
        Minutes = "minutes",
        /// Решения собрания без протокола.
        Motion = "motion",
        /// Распоряжение, приказ.
        Other = "other",
    }
}

coded! {
    /// What sort of charge a directive is (the reader's natures).
    Nature {
        /// Somebody has to act.
        Charge = "charge",
        /// For good, or again and again.
        Permanent = "permanent",
        /// A body or an office is set up.
        Form = "form",
        /// Named persons get a seat.
        Appoint = "appoint",
        /// Persons are elected.
        Elect = "elect",
        /// Something is approved.
        Approve = "approve",
        /// A report is taken note of.
        Note = "note",
        /// Work is judged.
        Evaluate = "evaluate",
        /// A document's wording is changed.
        Amend = "amend",
        /// An earlier act ends.
        Repeal = "repeal",
        /// Somebody may.
        Authorize = "authorize",
        /// Somebody checks the execution of this text.
        Control = "control",
        /// Entry into force, end of validity.
        Effect = "effect",
        /// Those who cannot be commanded are asked.
        Appeal = "appeal",
        /// A position without a duty.
        Declare = "declare",
    }
}

coded! {
    /// The one stage of a line, set by acts.
    Stage {
        /// Put on control; the owner has not been heard of.
        Open = "open",
        /// The owner has taken it.
        Accepted = "accepted",
        /// Work goes on.
        InProgress = "in_progress",
        /// The owner reported; the controller has to look.
        Reported = "reported",
        /// The controller sent the report back.
        Returned = "returned",
        /// Done, as the controller found.
        Done = "done",
        /// Done in part.
        PartlyDone = "partly_done",
        /// Not done, as the controller found.
        NotDone = "not_done",
        /// Nothing had to be done.
        NoAction = "no_action",
        /// Cancelled by a later decision.
        Cancelled = "cancelled",
        /// Replaced by another directive.
        Replaced = "replaced",
        /// Carried over into the next resolution.
        CarriedOver = "carried_over",
    }
}

impl Stage {
    /// Whether something is still owed.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Stage::Open | Stage::Accepted | Stage::InProgress | Stage::Reported | Stage::Returned
        )
    }

    /// The stages in which something is still owed, for lists.
    pub const OPEN: &'static [Stage] = &[
        Stage::Open,
        Stage::Accepted,
        Stage::InProgress,
        Stage::Reported,
        Stage::Returned,
    ];
}

coded! {
    /// What is derived about a line at a date.
    Mark {
        /// The deadline has passed.
        Late = "late",
        /// Nothing was heard of the owner for long.
        Silent = "silent",
        /// The deadline was moved.
        Extended = "extended",
        /// Done after the deadline.
        DoneLate = "done_late",
        /// Archival: nobody has said what became of it.
        NoWord = "no_word",
    }
}

coded! {
    /// A party's part in a directive.
    Part {
        /// Leads, or is the only one.
        Lead = "lead",
        /// Takes part.
        Co = "co",
    }
}

coded! {
    /// What a report says of the matter.
    Claim {
        /// Work has begun or goes on.
        InProgress = "in_progress",
        /// It is done.
        Done = "done",
        /// It is done in part and will not be more.
        PartlyDone = "partly_done",
        /// It cannot be done.
        NotDone = "not_done",
    }
}

coded! {
    /// How a report or a request stands.
    Judged {
        /// Nobody has looked yet.
        Waiting = "waiting",
        /// Accepted or granted.
        Accepted = "accepted",
        /// Returned or refused, with a reason.
        Returned = "returned",
        /// Taken back by its author before anybody had looked; it stays on record.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// A view of the register of lines. Open, closed and archival make up all; late, waiting and silent are of the open ones.
    View {
        /// Past their deadline.
        Late = "late",
        /// Reported: the controller has to look.
        Waiting = "waiting",
        /// Nothing was heard for long.
        Silent = "silent",
        /// Something is still owed.
        Open = "open",
        /// Nothing is owed any more.
        Closed = "closed",
        /// Archival, and nobody has said what became of them.
        Archival = "archival",
        /// All of them.
        All = "all",
    }
}

coded! {
    /// What evidence is.
    EvidenceKind {
        /// A file kept here.
        File = "file",
        /// An address elsewhere.
        Address = "address",
        /// A record of this system.
        Record = "record",
    }
}

/// A stretch of the source, in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stretch {
    /// First.
    pub start: usize,
    /// After the last.
    pub end: usize,
}

/// A document while it is read, corrected and made ready: the working copy of a draft.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Working {
    /// Its kind.
    pub kind: Option<Kind>,
    /// Who adopts, as written.
    pub body_text: Option<String>,
    /// Who adopts, as found.
    pub body: Option<BodyId>,
    /// Whether the body was found by its kind alone («конференция»), and nobody has said that it is the one.
    #[serde(default)]
    pub body_guessed: bool,
    /// Values of the header of which the reader is not sure, by the codes of their fields; none once a person has looked.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// The word for the kind of document, as written.
    #[serde(default)]
    pub kind_text: Option<String>,
    /// Number as printed.
    pub number: Option<String>,
    /// Day of adoption.
    pub date: Option<Day>,
    /// Place as written.
    pub place: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// The words that open the operative part.
    pub resolving: Option<String>,
    /// Who signed.
    pub signatories: Vec<Signatory>,
    /// The reasons.
    pub preamble: Option<Stretch>,
    /// Sentences that say an earlier decision was not carried out.
    pub unfulfilled: Vec<Stretch>,
    /// The items.
    pub items: Vec<WorkingItem>,
    /// Questions that the person has answered with "leave it so": by their key.
    #[serde(default)]
    pub settled: Vec<String>,
}

/// Somebody who signed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signatory {
    /// Name as written.
    pub name: String,
    /// Office as written.
    pub role: Option<String>,
}

/// An item of a working copy.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct WorkingItem {
    /// Its printed label, as a path (`4.a`).
    pub label: Option<String>,
    /// Where it stands.
    pub span: Stretch,
    /// What it charges.
    pub directives: Vec<WorkingDirective>,
}

impl WorkingItem {
    /// Its label, or its place where none is printed. `at` counts from 0.
    pub fn shown(&self, at: usize) -> String {
        let label = self.label.as_deref().filter(|l| !l.trim().is_empty());
        label.map_or_else(|| (at + 1).to_string(), str::to_owned)
    }
}

/// A directive of a working copy.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct WorkingDirective {
    /// Where it stands.
    pub span: Stretch,
    /// Who is charged.
    pub owners: Vec<WorkingOwner>,
    /// By when.
    pub deadline: WorkingDeadline,
    /// What sort it is.
    pub natures: Vec<Nature>,
    /// Persons named for a seat.
    pub appointments: Vec<Appointment>,
    /// How sure the reader was, 0 to 100; 100 once a person has looked.
    pub sure: u8,
    /// Somebody said that no owner is meant.
    #[serde(default)]
    pub no_owner_meant: bool,
}

/// An owner of a working copy.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct WorkingOwner {
    /// As written.
    pub written: String,
    /// In the nominative.
    pub name: String,
    /// Where it is written; `None` when it was added by hand or came from a lead.
    pub span: Option<Stretch>,
    /// Whom it was found to be; `None` is a question.
    pub party: Option<Party>,
    /// Whether two parties or more bear the name.
    #[serde(default)]
    pub several: bool,
    /// Whether a person said whom the name means, which the reader did not know.
    #[serde(default)]
    pub chosen: bool,
}

/// A name that documents use and the register does not, as a review taught it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnedName {
    /// Its id.
    pub id: uuid::Uuid,
    /// In the nominative.
    pub name: String,
    /// Whom it means.
    pub party: Party,
    /// The document at whose review it was learned.
    pub document: DocumentId,
    /// Who said so.
    pub by: Option<PersonId>,
    /// When.
    pub at: Instant,
}

/// A deadline of a working copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkingDeadline {
    /// Its kind, as [`Deadline::parts`] gives it.
    pub kind: String,
    /// Its value likewise.
    pub value: String,
    /// As written.
    pub written: Option<String>,
    /// Where it is written.
    pub span: Option<Stretch>,
    /// Somebody said that a day before the adoption is meant.
    #[serde(default)]
    pub past_meant: bool,
}

impl Default for WorkingDeadline {
    fn default() -> WorkingDeadline {
        WorkingDeadline::of(&Deadline::None, None)
    }
}

impl WorkingDeadline {
    /// From a deadline.
    pub fn of(deadline: &Deadline, written: Option<String>) -> WorkingDeadline {
        let (kind, value) = deadline.parts();
        WorkingDeadline {
            kind: kind.to_owned(),
            value,
            written,
            span: None,
            past_meant: false,
        }
    }

    /// The deadline.
    pub fn get(&self) -> Deadline {
        Deadline::of(&self.kind, &self.value).unwrap_or_default()
    }
}

/// A person named for a seat.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Appointment {
    /// As written.
    pub name: String,
    /// The office as written.
    pub role: Option<String>,
}

/// A draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// Its address.
    pub short: Short,
    /// Who brought it in.
    pub by: Option<PersonId>,
    /// `open`, `adopted` or `dropped`.
    pub state: String,
    /// What it is called in lists.
    pub title: String,
    /// Language of the text.
    pub tongue: Tongue,
    /// The text as extracted; spans count its code points.
    pub source: String,
    /// The file that it came from.
    pub original: Option<KeptFile>,
    /// What was read and corrected.
    pub working: Working,
    /// Version of the working copy.
    pub version: i64,
    /// When it was last changed.
    pub updated: Instant,
}

/// A file kept with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Content's fingerprint.
    pub blob: String,
    /// Name as given.
    pub name: String,
    /// Media type.
    pub media_type: String,
}

/// Quorum and votes, as the minutes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Present.
    pub present: Option<u32>,
    /// Members in all.
    pub members: Option<u32>,
    /// For.
    pub votes_for: Option<u32>,
    /// Against.
    pub against: Option<u32>,
    /// Abstained.
    pub abstained: Option<u32>,
}

/// An adopted document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its address.
    pub short: Short,
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub number: String,
    /// Day of adoption.
    pub adopted_on: Day,
    /// Place as written.
    pub place: Option<String>,
    /// Title.
    pub title: String,
    /// Who adopted it.
    pub body: BodyId,
    /// In which convocation.
    pub convocation: Option<ConvocationId>,
    /// Language of the text.
    pub tongue: Tongue,
    /// The text.
    pub source: String,
    /// Its fingerprint (SHA-256 of the text in UTF-8).
    pub fingerprint: String,
    /// The file that it came from.
    pub original: Option<KeptFile>,
    /// A scan of the signed original.
    pub scan: Option<KeptFile>,
    /// Quorum and votes.
    pub count: Count,
    /// Who signed.
    pub signatories: Vec<Signatory>,
    /// The reasons.
    pub preamble: Option<Stretch>,
    /// The words that open the operative part.
    pub resolving: Option<String>,
    /// Sentences that say an earlier decision was not carried out.
    pub unfulfilled: Vec<Stretch>,
    /// Older than the federation's beginning here.
    pub archival: bool,
    /// When it was entered.
    pub entered: Instant,
}

/// A document in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// Its address.
    pub short: Short,
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub number: String,
    /// Day of adoption.
    pub adopted_on: Day,
    /// Title.
    pub title: String,
    /// Who adopted it.
    pub body: BodyId,
    /// Whether it is archival.
    pub archival: bool,
    /// Lines in all.
    pub lines: i64,
    /// Lines on which something is still owed.
    pub open: i64,
}

/// An item of an adopted document.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// 1-based.
    pub position: u32,
    /// Its printed label.
    pub label: Option<String>,
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub span: Stretch,
    /// What it charges.
    pub directives: Vec<Directive>,
}

impl Item {
    /// Its label as printed, or its position where none is printed.
    pub fn shown(&self) -> String {
        self.label
            .clone()
            .unwrap_or_else(|| self.position.to_string())
    }
}

/// A directive in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Directive {
    /// Its id.
    pub id: DirectiveId,
    /// Its address.
    pub short: Short,
    /// Its item.
    pub item: ItemId,
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub span: Stretch,
    /// What sort it is.
    pub natures: Vec<Nature>,
    /// By when.
    pub deadline: Deadline,
    /// As written.
    pub deadline_text: Option<String>,
    /// The day, where there is one.
    pub due_on: Option<Day>,
    /// Who controls it.
    pub controller: Option<Party>,
    /// Complete with the adoption.
    pub by_adoption: bool,
    /// No owner was named.
    pub no_owner: bool,
    /// Persons named for a seat.
    pub appointments: Vec<Appointment>,
    /// Owners.
    pub owners: Vec<Owned>,
    /// Version: more than 1 after a correction.
    pub version: i64,
}

/// An owner of a directive in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Owned {
    /// As written.
    pub written: String,
    /// Whom it is.
    pub party: Party,
    /// The part.
    pub part: Part,
}

/// A line with what lists and pages need.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its id.
    pub id: LineId,
    /// Its address.
    pub short: Short,
    /// Its directive.
    pub directive: DirectiveId,
    /// The directive's address.
    pub directive_short: Short,
    /// The directive's words.
    pub text: String,
    /// Its document.
    pub document: DocumentId,
    /// The document's address.
    pub document_short: Short,
    /// The document's kind.
    pub document_kind: Kind,
    /// The document's number.
    pub number: String,
    /// Day of adoption.
    pub adopted_on: Day,
    /// Who adopted it.
    pub body: BodyId,
    /// The item as shown.
    pub item: String,
    /// Who owes.
    pub party: Party,
    /// Which part.
    pub part: Part,
    /// The stage.
    pub stage: Stage,
    /// In force since.
    pub since: Day,
    /// The deadline as the directive gives it.
    pub deadline: Deadline,
    /// The next day on which something is due.
    pub due: Option<Day>,
    /// The first deadline, before any extension.
    pub first_due: Option<Day>,
    /// When it was done.
    pub done: Option<Day>,
    /// When the owner was last heard of.
    pub heard: Option<Day>,
    /// An archival line that somebody took up.
    pub taken_up: bool,
    /// Of an archival document.
    pub archival: bool,
    /// No owner was named in the text.
    pub no_owner: bool,
    /// Who controls.
    pub controller: Option<Party>,
    /// Natures of the directive.
    pub natures: Vec<Nature>,
    /// Version.
    pub version: i64,
}

/// A report on a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// Its line.
    pub line: LineId,
    /// Who wrote it down.
    pub by: Option<PersonId>,
    /// Who said it, where that is another.
    pub said_by: Option<String>,
    /// The day of what it tells.
    pub done_on: Day,
    /// What it says.
    pub claim: Claim,
    /// The account.
    pub account: String,
    /// How it stands.
    pub state: Judged,
    /// When it was written.
    pub created: Instant,
    /// Who judged it.
    pub judged_by: Option<PersonId>,
    /// When.
    pub judged: Option<Instant>,
    /// Why it was returned, or a word with the acceptance.
    pub reason: Option<String>,
    /// Whether the controller released it to the public.
    pub released: bool,
    /// Its evidence.
    pub evidence: Vec<Evidence>,
}

/// Something that shows a deed.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// What it is.
    pub kind: EvidenceKind,
    /// Fingerprint, address, or path of a record.
    pub value: String,
    /// Its title.
    pub title: String,
    /// Media type of a file.
    pub media_type: Option<String>,
    /// Bytes of a file.
    pub size: Option<i64>,
}

/// A request for a later deadline.
#[derive(Debug, Clone, PartialEq)]
pub struct Extension {
    /// Its id.
    pub id: ExtensionId,
    /// Its line.
    pub line: LineId,
    /// The day asked for.
    pub until: Day,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub asked_by: Option<PersonId>,
    /// When.
    pub asked: Instant,
    /// How it stands.
    pub state: Judged,
    /// Who answered.
    pub judged_by: Option<PersonId>,
    /// When.
    pub judged: Option<Instant>,
    /// A word with the answer.
    pub answer: Option<String>,
}

/// An act of control that ended a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// What it was set to.
    pub stage: Stage,
    /// Why.
    pub reason: String,
    /// The decision that it rests on: number and address.
    pub decision: Option<(String, Short)>,
    /// Who.
    pub by: Option<PersonId>,
    /// When.
    pub at: Instant,
}

/// A period of a recurring line that has ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PeriodDone {
    /// When it was due.
    pub due: Day,
    /// What became of it.
    pub stage: Stage,
    /// When it was done.
    pub done: Option<Day>,
}

/// An extract: what goes to one owner of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Extract {
    /// Its id.
    pub id: ExtractId,
    /// Its address.
    pub short: Short,
    /// Its document.
    pub document: DocumentId,
    /// To whom.
    pub party: Party,
    /// When it was made.
    pub made: Instant,
    /// When it was received.
    pub received_on: Option<Day>,
    /// `owner` or `paper`.
    pub received_how: Option<String>,
    /// Who recorded that.
    pub received_by: Option<PersonId>,
    /// Who said so, on paper.
    pub received_from: Option<String>,
}

/// How a line stands on a day: stage, marks and the look of its drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The stage.
    pub stage: Stage,
    /// The marks, in order.
    pub marks: Vec<Mark>,
    /// The look.
    pub look: Look,
}

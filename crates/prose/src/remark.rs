//! What the reader is not sure of, as facts; the sentences stand in the Fluent files.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::reading::Span;

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "remark")]
pub enum Remark {
    /// There is no text.
    NothingToRead,
    /// No operative item was found.
    NoItems,
    /// Nobody is named who adopted it.
    NoBody,
    /// No date of adoption was found.
    NoDate,
    /// Several dates could be that of adoption; `span` is the one taken.
    SeveralDates {
        /// Where the taken date stands.
        span: Span,
        /// What was taken, ISO 8601.
        taken: String,
        /// How many others there are.
        others: usize,
    },
    /// It is not clear that these words name the owner.
    UnsureOwner {
        /// Where they stand.
        span: Span,
        /// The words.
        text: String,
        /// The item's position.
        position: usize,
    },
    /// Somebody is to act, and nobody is named.
    ChargeWithoutOwner {
        /// The directive.
        span: Span,
        /// The item's position.
        position: usize,
    },
    /// The deadline lies before the adoption.
    DeadlineBeforeAdoption {
        /// Where the deadline stands.
        span: Span,
        /// The item's position.
        position: usize,
        /// The deadline.
        due_on: NaiveDate,
        /// The date of adoption.
        adopted_on: NaiveDate,
    },
    /// A term in working days was not counted: no calendar, or not of these years.
    NoWorkingCalendar {
        /// Where the term stands.
        span: Span,
        /// The item's position.
        position: usize,
    },
    /// The last item breaks off.
    CutOff {
        /// The end of the text.
        span: Span,
    },
    /// Some items have printed numbers and others lost theirs.
    LostNumbers {
        /// The first item without a number.
        span: Span,
        /// Its position.
        position: usize,
    },
    /// An item in which no operative verb was found.
    UnclearItem {
        /// The item.
        span: Span,
        /// Its position.
        position: usize,
    },
    /// A name that matches several entries of the lexicon.
    AmbiguousName {
        /// Where it stands.
        span: Span,
        /// The words.
        text: String,
        /// The item's position.
        position: usize,
    },
}

impl Remark {
    /// The message in the Fluent files.
    pub fn key(&self) -> &'static str {
        match self {
            Remark::NothingToRead => "prose-nothing-to-read",
            Remark::NoItems => "prose-no-items",
            Remark::NoBody => "prose-no-body",
            Remark::NoDate => "prose-no-date",
            Remark::SeveralDates { .. } => "prose-several-dates",
            Remark::UnsureOwner { .. } => "prose-unsure-owner",
            Remark::ChargeWithoutOwner { .. } => "prose-charge-without-owner",
            Remark::DeadlineBeforeAdoption { .. } => "prose-deadline-before-adoption",
            Remark::NoWorkingCalendar { .. } => "prose-no-working-calendar",
            Remark::CutOff { .. } => "prose-cut-off",
            Remark::LostNumbers { .. } => "prose-lost-numbers",
            Remark::UnclearItem { .. } => "prose-unclear-item",
            Remark::AmbiguousName { .. } => "prose-ambiguous-name",
        }
    }

    /// The message's variables. Days are ISO 8601, positions whole numbers.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Remark::NothingToRead
            | Remark::NoItems
            | Remark::NoBody
            | Remark::NoDate
            | Remark::CutOff { .. } => Vec::new(),
            Remark::SeveralDates { taken, others, .. } => {
                vec![("taken", taken.clone()), ("others", others.to_string())]
            }
            Remark::UnsureOwner { text, position, .. }
            | Remark::AmbiguousName { text, position, .. } => {
                vec![("text", text.clone()), ("position", position.to_string())]
            }
            Remark::ChargeWithoutOwner { position, .. }
            | Remark::LostNumbers { position, .. }
            | Remark::NoWorkingCalendar { position, .. }
            | Remark::UnclearItem { position, .. } => {
                vec![("position", position.to_string())]
            }
            Remark::DeadlineBeforeAdoption {
                position,
                due_on,
                adopted_on,
                ..
            } => vec![
                ("position", position.to_string()),
                ("due", due_on.to_string()),
                ("adopted", adopted_on.to_string()),
            ],
        }
    }

    /// The place in the text that it speaks of, where there is one.
    pub fn span(&self) -> Option<Span> {
        match self {
            Remark::NothingToRead | Remark::NoItems | Remark::NoBody | Remark::NoDate => None,
            Remark::SeveralDates { span, .. }
            | Remark::UnsureOwner { span, .. }
            | Remark::ChargeWithoutOwner { span, .. }
            | Remark::DeadlineBeforeAdoption { span, .. }
            | Remark::NoWorkingCalendar { span, .. }
            | Remark::CutOff { span }
            | Remark::LostNumbers { span, .. }
            | Remark::UnclearItem { span, .. }
            | Remark::AmbiguousName { span, .. } => Some(*span),
        }
    }
}

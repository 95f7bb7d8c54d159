//! The register: who belongs, who sits where, and when.
//!
//! Nobody is given rights by hand: [`standing`] computes where a person stands from the seats, memberships and affiliations of that
//! instant, and all else follows. Every record keeps its versions; what ended stays, with the day on which it ended. A stretch of time
//! counts its first day and not its last ([`model::Span`]).
//! Absent on purpose: accounts and sessions (desk), what a decision charges (directives), joining requests (a later issue).
//! Start at [`commands::found`] and [`commands::seat`]; other rooms ask the functions below.

pub mod cli;
pub mod commands;
pub mod data;
pub mod model;
mod pages;
pub mod path;
mod queries;
mod room;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use queries::register_for;
pub use queries::{
    BodyCard, LexiconEntry, PartyCard, Recipient, active_branches, active_organisations,
    all_parties, bodies, convocation_at, convocation_number, is_body, lexicon, offices,
    party_cards, party_cases, party_names, party_of_path, people_names, recipients, sitting_in,
    standing, version,
};

pub use room::Register;

use veche_engine::{Migrations, schema::Step};
use veche_lang::Source;

/// The room's tables.
pub const MIGRATIONS: Migrations = Migrations {
    room: "register",
    steps: &[
        Step {
            name: "0001_register",
            sql: include_str!("../migrations/0001_register.sql"),
        },
        Step {
            name: "0002_charter",
            sql: include_str!("../migrations/0002_charter.sql"),
        },
    ],
};

/// The room's texts.
pub const TEXTS: Source = Source {
    name: "register",
    ru: include_str!("../i18n/ru.ftl"),
    en: include_str!("../i18n/en.ftl"),
};

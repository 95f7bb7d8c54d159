//! The web: what every room's pages stand on.
//!
//! A request comes in through [`guard`] (who is it, may it change anything, how often), finds its address among the [`Routes`] that
//! the rooms listed, and gets a [`Desk`]: the person, the language, the day, and a way to run commands. A handler reads a form, calls a
//! command, and shows [`components`] in the [`layout`]. What stops on the way becomes a page with a way out in [`trouble`].
//!
//! Absent on purpose: rules (the rooms' own), rights (core), words (Fluent files).

pub mod account;
pub mod assets;
pub mod components;
mod context;
pub mod guard;
mod house;
mod kept;
pub mod layout;
pub mod list;
pub mod live;
pub mod pages;
pub mod parts;
mod routes;
pub mod session;
pub mod trouble;

pub use context::{Answer, Desk, run_as};
pub use house::{
    AnyAsk, Card, FileText, House, Intake, Panel, Printer, Room, Ways, Who, migrations, sources,
};
pub use layout::NavItem;
pub use pages::{at, desk_routes, router};
pub use routes::{Access, Listed, Path, Routes};
pub use trouble::Trouble;

use veche_engine::{Migrations, Step};
use veche_lang::Source;

/// The desk's own texts.
pub const TEXTS: Source = Source {
    name: "desk",
    ru: include_str!("../i18n/ru.ftl"),
    en: include_str!("../i18n/en.ftl"),
};

/// The desk's own tables.
pub const MIGRATIONS: Migrations = Migrations {
    room: "desk",
    steps: &[Step {
        name: "0001_accounts",
        sql: include_str!("../migrations/0001_accounts.sql"),
    }],
};

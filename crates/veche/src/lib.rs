//! The house: the command line, the list of rooms, and what the rooms are given from outside (PDF, file formats, mail, a clock).
//!
//! A new room is one line in [`rooms`]. [`house`] puts everything together over a database; [`serve::attend`] runs it. No rule lives
//! here: commands of the command line are the rooms' commands.
//! Start at [`cli::main`].

pub mod cli;
pub mod demo;
mod files;
mod print;
pub mod serve;
mod speak;

pub use files::Files;
pub use print::Pdf;

use std::sync::Arc;
use veche_desk::{House, Room, Routes, Ways};
use veche_directives::Directives;
use veche_engine::{Blobs, Db, Migrations};
use veche_lang::Source;
use veche_register::Register;

/// The program's own texts.
pub const TEXTS: Source = Source {
    name: "veche",
    ru: include_str!("../i18n/ru.ftl"),
    en: include_str!("../i18n/en.ftl"),
};

/// The rooms, in the order of the navigation.
pub fn rooms() -> Vec<Arc<dyn Room>> {
    vec![Arc::new(Directives), Arc::new(Register), Arc::new(Gate)]
}

/// Puts the house together over a database that was opened with [`migrations`].
///
/// # Errors
/// Texts that do not parse.
pub fn house(db: Db, blobs: Blobs, ways: Ways) -> Result<Arc<House>, String> {
    House::new(
        db,
        blobs,
        rooms(),
        Arc::new(Register),
        Arc::new(Pdf),
        Arc::new(Files::default()),
        ways,
    )
}

/// The tables of all rooms.
pub fn migrations() -> Vec<Migrations> {
    veche_desk::migrations(&rooms())
}

/// The texts of all rooms.
pub fn sources() -> Vec<Source> {
    veche_desk::sources(&rooms())
}

/// The program itself as a member of the house: it has no records and no pages, only words, which pages need too (why a file cannot be
/// read, what the reader is not sure of).
struct Gate;

impl Room for Gate {
    fn name(&self) -> &'static str {
        "veche"
    }
    fn migrations(&self) -> Migrations {
        Migrations {
            room: "veche",
            steps: &[],
        }
    }
    fn texts(&self) -> Source {
        TEXTS
    }
    fn routes(&self) -> Routes {
        Routes::new()
    }
}

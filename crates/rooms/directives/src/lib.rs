//! Directives: from a document's text to the report on what became of it.
//!
//! A draft holds a source and its reading ([`commands::bring_in`]); a person corrects it; adoption ([`commands::adopt`]) makes items,
//! directives and one line for every party charged. Owners report with evidence, controllers accept or return, and the execution report
//! is put together from the records ([`execution`]).
//! Absent on purpose: reading (prose), people and bodies (register), voting (assembly).

mod astray;
pub mod commands;
pub mod execution;
mod follow;
pub mod model;
pub mod pages;
pub mod path;
mod room;
pub mod rules;
pub mod store;

#[cfg(test)]
mod tests;

/// What others may ask of this room: the command line, the demo. It changes nothing.
pub mod queries {
    pub use crate::astray::{adopted_by_nobody, names_of_nobody};
    pub use crate::store::{
        NewEvidence, NewReport, document, documents_by_number, draft, extensions, extracts,
        lines_of_document, reports_of,
    };
}

pub use room::{Directives, MIGRATIONS, TEXTS};

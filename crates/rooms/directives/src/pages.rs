//! The room's pages, one resource a file.

pub mod documents;
pub mod drafts;
pub mod execution;
pub mod finding;
pub mod lines;

//! The addresses of the room's records.

use veche_core::{EvidenceId, Short};

/// The register of lines.
pub const LINES: &str = "/lines";
/// The list of documents.
pub const DOCUMENTS: &str = "/documents";
/// The list of drafts, where a document is brought in.
pub const DRAFTS: &str = "/drafts";
/// The execution report over a period.
pub const EXECUTION: &str = "/execution";

/// A document's page.
pub fn document(short: Short) -> String {
    format!("/documents/{short}")
}
/// A line's page.
pub fn line(short: Short) -> String {
    format!("/lines/{short}")
}
/// A directive's page: all its lines.
pub fn directive(short: Short) -> String {
    format!("/directives/{short}")
}
/// The review of a draft.
pub fn draft(short: Short) -> String {
    format!("/drafts/{short}")
}
/// An extract.
pub fn extract(short: Short) -> String {
    format!("/extracts/{short}")
}
/// The execution report of a document.
pub fn execution(short: Short) -> String {
    format!("/documents/{short}/execution")
}
/// The form of a report on a line: of a new one, or of one's own that waits and may be corrected.
pub fn report(short: Short) -> String {
    format!("/lines/{short}/reports/new")
}
/// A file that stands as evidence.
pub fn evidence(id: EvidenceId) -> String {
    format!("/evidence/{id}")
}

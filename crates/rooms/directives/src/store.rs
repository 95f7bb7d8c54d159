//! The room's tables: the only place with their SQL.

mod documents;
mod drafts;
mod finding;
mod lines;
mod names;
mod overview;
mod register;
mod reports;

pub use documents::*;
pub use drafts::*;
pub use finding::*;
pub use lines::*;
pub use names::*;
pub use overview::*;
pub use register::*;
pub use reports::*;

use crate::model::KeptFile;
use veche_core::{Party, Stop};
use veche_engine::Result;

/// A word of an enum in a row.
fn word<T>(parsed: Option<T>, row: &str) -> Result<T> {
    parsed.ok_or_else(|| Stop::broken(format!("an odd word in {row}")))
}

fn party(kind: &str, id: uuid::Uuid) -> Result<Party> {
    word(Party::of(kind, id), "party")
}

fn maybe_party(kind: Option<String>, id: Option<uuid::Uuid>) -> Result<Option<Party>> {
    kind.zip(id).map(|(k, i)| party(&k, i)).transpose()
}

fn file(
    blob: Option<String>,
    name: Option<String>,
    media_type: Option<String>,
) -> Option<KeptFile> {
    blob.map(|blob| KeptFile {
        blob,
        name: name.unwrap_or_default(),
        media_type: media_type.unwrap_or_default(),
    })
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(Stop::broken)
}

fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(Stop::broken)
}

/// `$n, $n+1, …` for a list of values.
fn marks(from: usize, count: usize) -> String {
    (from..from + count)
        .map(|n| format!("${n}"))
        .collect::<Vec<_>>()
        .join(", ")
}

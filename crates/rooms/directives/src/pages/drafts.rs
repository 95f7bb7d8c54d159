//! Drafts: a document is brought in, its reading reviewed, then adopted.

use crate::{path, store};
use veche_desk::{Desk, House, Panel, Routes};
use veche_engine::Result;

/// Its addresses.
pub fn routes() -> Routes {
    Routes::new()
}

/// Open drafts, and extracts that wait for receipt.
///
/// # Errors
/// The database fails.
pub async fn mine(_d: &Desk) -> Result<Vec<Panel>> {
    Ok(Vec::new())
}

/// Addresses that exist in the data at hand.
///
/// # Errors
/// The database fails.
pub async fn examples(house: &House) -> Result<Vec<String>> {
    let drafts = store::open_drafts(house.db.read(), 1).await?;
    Ok(drafts.iter().map(|d| path::draft(d.short)).collect())
}

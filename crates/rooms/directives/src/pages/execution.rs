//! The execution report as a page, a PDF and JSON.

use veche_desk::{House, Routes};
use veche_engine::Result;

/// Its addresses.
pub fn routes() -> Routes {
    Routes::new()
}

/// Addresses that exist in the data at hand.
pub async fn examples(_house: &House) -> Result<Vec<String>> {
    Ok(Vec::new())
}

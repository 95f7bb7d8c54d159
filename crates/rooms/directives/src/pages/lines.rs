//! Lines: their register, a line's page, and the acts of owners and controllers.

use crate::commands::short_title;
use crate::model::Line;
use crate::path;
use veche_desk::{Card, Desk, House, Panel, Routes};
use veche_engine::Result;
use veche_lang::Lang;

/// Its addresses.
pub fn routes() -> Routes {
    Routes::new()
}

/// How a line shows in lists of many kinds.
pub fn card_of(_l: &Lang, line: &Line) -> Card {
    Card {
        kind: "line".to_owned(),
        title: short_title(&line.text),
        line: format!("№ {}, {}", line.number, line.item),
        path: path::line(line.short),
        icon: "list-checks",
    }
}

/// Panels on the desk's first page.
pub async fn mine(_d: &Desk) -> Result<Vec<Panel>> {
    Ok(Vec::new())
}

/// Lines with these words.
pub async fn find(_d: &Desk, _words: &str, _limit: i64) -> Result<Vec<Card>> {
    Ok(Vec::new())
}

/// Addresses that exist in the data at hand.
pub async fn examples(_house: &House) -> Result<Vec<String>> {
    Ok(Vec::new())
}

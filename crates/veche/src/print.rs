//! Sheets to PDF, for the rooms.

use veche_core::sheet::Sheet;
use veche_core::{Stop, Text};
use veche_desk::Printer;
use veche_print::CannotPrint;

/// The PDF engine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pdf;

impl Printer for Pdf {
    fn pdf(&self, sheet: &Sheet) -> Result<Vec<u8>, Stop> {
        veche_print::pdf(sheet).map_err(|e| {
            let (key, number, most) = match e {
                CannotPrint::TooManyRows { rows, most } => ("print-too-many-rows", rows, most),
                CannotPrint::TooMuchText { chars, most } => ("print-too-much-text", chars, most),
                CannotPrint::TooManyPages { pages, most } => ("print-too-many-pages", pages, most),
                CannotPrint::Broken(why) => return Stop::broken(why),
            };
            Stop::TooLarge(Text::new(key).with("count", number).with("most", most))
        })
    }
}

//! Deadlines.

use chrono::NaiveDate;

use crate::reading::{Deadline, Lang};

/// Reads one deadline that a person typed («до 1 августа 2026», "by 1 August 2026", «ежеквартально»).
pub fn read_one(_text: &str, _lang: Lang, _adopted: Option<NaiveDate>) -> Option<Deadline> {
    None
}

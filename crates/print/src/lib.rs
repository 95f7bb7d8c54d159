//! Print: a [`Sheet`] becomes a PDF, with typst as a library.
//!
//! The template (`sheet.typ`) and the fonts are part of the program; words from people reach the template as values and never as
//! markup, so `#panic()` in a report prints as `#panic()`. Equal sheets give equal bytes: no clock, no random identifier.
//! One job runs at a time and its memory is given back. Start at [`pdf`].
//!
//! Absent on purpose: what a document says and in which words (rooms), files and the network (the template can open nothing).

mod drawing;
mod press;
mod values;

use std::sync::{LazyLock, Mutex, PoisonError};
use veche_core::sheet::Sheet;
use veche_lang::Source;

/// The texts of this crate: the foot of a page.
pub const TEXTS: Source = Source {
    name: "print",
    ru: include_str!("../i18n/ru.ftl"),
    en: include_str!("../i18n/en.ftl"),
};

/// Rows of tables, facts and signatures in one sheet, at most: some 250 pages.
pub const MOST_ROWS: usize = 5_000;
/// Characters in one sheet, at most: some 350 pages of text.
pub const MOST_CHARS: usize = 1_000_000;
/// Pages of one sheet, at most.
pub const MOST_PAGES: usize = 600;

/// Why a sheet cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotPrint {
    /// Too many rows; a narrower choice of what to print helps.
    #[error("{rows} rows to print, at most {most} at once")]
    TooManyRows {
        /// How many there are.
        rows: usize,
        /// How many may be.
        most: usize,
    },
    /// Too much text; a narrower choice of what to print helps.
    #[error("{chars} characters to print, at most {most} at once")]
    TooMuchText {
        /// How many there are.
        chars: usize,
        /// How many may be.
        most: usize,
    },
    /// Too many pages; page breaks count.
    #[error("{pages} pages to print, at most {most} at once")]
    TooManyPages {
        /// How many there are.
        pages: usize,
        /// How many may be.
        most: usize,
    },
    /// The engine failed. What it said is for the log, not for the reader.
    #[error("the print engine failed: {0}")]
    Broken(String),
}

/// Prints a sheet to the bytes of a tagged PDF with bookmarks. Blocks the thread: call it on a pool for blocking work.
///
/// # Errors
/// A sheet beyond [`MOST_ROWS`], [`MOST_CHARS`] or [`MOST_PAGES`] is refused; a failure of the engine comes back as
/// [`CannotPrint::Broken`], never as a panic.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, CannotPrint> {
    /// Jobs share the engine's caches and would each take their memory; a second one waits.
    static ONE_AT_A_TIME: LazyLock<Mutex<()>> = LazyLock::new(Mutex::default);
    /// Layout descends by the nesting of the template, which unoptimised code does in big steps: the 2 MiB of a pool's thread
    /// are too few to rely on.
    const STACK: usize = 16 << 20;

    let inputs = values::inputs(sheet)?;
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    // A thread of its own gives the stack and keeps a panic of the engine out of the program.
    let printed = std::thread::scope(|scope| {
        let job = std::thread::Builder::new()
            .name("print".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, || press::print(inputs));
        match job {
            Ok(job) => job
                .join()
                .unwrap_or_else(|_| Err(CannotPrint::Broken("panic".to_owned()))),
            Err(e) => Err(CannotPrint::Broken(e.to_string())),
        }
    });
    press::forget();
    printed
}

#[cfg(test)]
mod tests;

//! The engine: typst, given one template, a few fonts and nothing else of the world.

use crate::{CannotPrint, MOST_PAGES};
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// Prints what [`crate::values::inputs`] made of a sheet.
pub fn print(inputs: Dict) -> Result<Vec<u8>, CannotPrint> {
    let set = typeset(inputs)?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Veche".to_owned())),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&set.document, &options).map_err(|e| broken(&e))
}

/// Gives back the memory of a job. What belongs to template and fonts is made again next time, in a few milliseconds.
pub fn forget() {
    comemo::evict(0);
}

/// A sheet in pages.
pub struct Set {
    /// The pages.
    pub document: PagedDocument,
    /// What the engine remarked: nothing, as the tests hold.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the tests"))]
    pub remarks: Vec<String>,
}

/// Sets a sheet in pages.
pub fn typeset(inputs: Dict) -> Result<Set, CannotPrint> {
    let press = Press {
        library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
    };
    let set = typst::compile::<PagedDocument>(&press);
    let document = set.output.map_err(|e| broken(&e))?;
    let pages = document.pages().len();
    if pages > MOST_PAGES {
        return Err(CannotPrint::TooManyPages {
            pages,
            most: MOST_PAGES,
        });
    }
    let remarks = set.warnings.iter().map(|w| w.message.to_string()).collect();
    Ok(Set { document, remarks })
}

fn broken(errors: &[SourceDiagnostic]) -> CannotPrint {
    let said: Vec<&str> = errors.iter().map(|e| e.message.as_str()).collect();
    CannotPrint::Broken(said.join("; "))
}

/// What does not change from job to job.
struct Case {
    template: Source,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static CASE: LazyLock<Case> = LazyLock::new(|| {
    const FILES: [&[u8]; 3] = [
        include_bytes!("../fonts/Literata-Regular.ttf"),
        include_bytes!("../fonts/Literata-Italic.ttf"),
        include_bytes!("../fonts/Literata-SemiBold.ttf"),
    ];
    let fonts: Vec<Font> = FILES
        .into_iter()
        .filter_map(|file| Font::new(Bytes::new(file), 0))
        .collect();
    Case {
        template: Source::detached(include_str!("sheet.typ")),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// The world of one job.
struct Press {
    library: LazyHash<Library>,
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &CASE.book
    }

    fn main(&self) -> FileId {
        CASE.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == CASE.template.id() {
            Ok(CASE.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        CASE.fonts.get(index).cloned()
    }

    // A document carries the dates that it says; the day of printing would make equal sheets unequal.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

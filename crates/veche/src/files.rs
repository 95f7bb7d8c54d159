//! Files to text, for the rooms and for `veche read`.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;
use veche_core::{Stop, Text};
use veche_desk::{FileText, Intake};
use veche_intake::{CannotRead, Extracted, Fact, Format, Limits, Note, extract};

/// A document may take a second and a hundred megabytes while it is unpacked; two at a time keep a small machine alive.
const AT_ONCE: usize = 2;
/// Whoever waits longer is told to come again.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads files, a few at once.
#[derive(Debug, Default)]
pub struct Files {
    limits: Limits,
    busy: Mutex<usize>,
    free: Condvar,
}

impl Files {
    fn turn(&self) -> Result<Turn<'_>, Stop> {
        let busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut busy, late) = self
            .free
            .wait_timeout_while(busy, PATIENCE, |busy| *busy >= AT_ONCE)
            .unwrap_or_else(PoisonError::into_inner);
        if late.timed_out() {
            return Err(Stop::Busy);
        }
        *busy += 1;
        Ok(Turn(self))
    }
}

/// A place among those who read; given back when dropped, also by a panic.
struct Turn<'a>(&'a Files);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.busy.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.free.notify_one();
    }
}

impl Intake for Files {
    fn text(&self, bytes: &[u8], name: Option<&str>) -> Result<FileText, Stop> {
        let _turn = self.turn()?;
        let Extracted { text, format, .. } =
            extract(bytes, name, &self.limits).map_err(|e| match e {
                CannotRead::TooLarge { .. }
                | CannotRead::TooMuchText { .. }
                | CannotRead::TooManyPages { .. } => Stop::TooLarge(why(&e)),
                _ => Stop::Refused(why(&e)),
            })?;
        Ok(FileText {
            text,
            format: format.word().to_owned(),
            media_type: media_type(format),
        })
    }
}

fn media_type(format: Format) -> &'static str {
    match format {
        Format::Text => "text/plain",
        Format::Markdown => "text/markdown",
        Format::Html => "text/html",
        Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format::Odt => "application/vnd.oasis.opendocument.text",
        Format::Pdf => "application/pdf",
    }
}

/// Why a file cannot be read, as a sentence with a way out.
pub(crate) fn why(e: &CannotRead) -> Text {
    text(e.key(), e.args())
}

/// What is to be known about how the text was made.
pub(crate) fn note(note: &Note) -> Text {
    text(note.key(), note.args())
}

fn text(key: &'static str, facts: Vec<(&'static str, Fact)>) -> Text {
    let in_bytes = key == "intake-too-large" || facts.contains(&("sign", Fact::Word("size")));
    facts
        .into_iter()
        .fold(Text::new(key), |text, (name, fact)| match fact {
            Fact::Word(word) => text.with(name, word),
            // Sizes are said in megabytes, cut down: a limit of 20.9 is "20 MB".
            Fact::Number(n) if in_bytes => {
                text.with(name, Text::new("lang-megabytes").with("n", n / 1_000_000))
            }
            Fact::Number(n) => text.with(name, n),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn a_few_at_once_and_no_more() {
        let files = Arc::new(Files::default());
        let held: Vec<_> = (0..AT_ONCE).map(|_| files.turn().unwrap()).collect();
        let other = files.clone();
        let waits = std::thread::spawn(move || {
            other
                .text("Решили: собраться.".as_bytes(), None)
                .map(|t| t.format)
        });
        std::thread::sleep(Duration::from_millis(50));
        assert!(!waits.is_finished(), "the third waits for its turn");
        drop(held);
        assert_eq!(waits.join().unwrap().unwrap(), "txt");
        assert_eq!(*files.busy.lock().unwrap(), 0, "every turn is given back");
    }

    #[test]
    fn sizes_are_said_in_megabytes() {
        let e = CannotRead::TooLarge {
            bytes: 209_715_200,
            limit: 20_971_520,
        };
        let megabytes = |n: u64| Text::new("lang-megabytes").with("n", n);
        assert_eq!(
            why(&e),
            Text::new("intake-too-large")
                .with("bytes", megabytes(209))
                .with("limit", megabytes(20))
        );
    }
}

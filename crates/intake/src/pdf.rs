//! PDF with text in it.
//!
//! `lopdf` reads the structure of the file; what the instructions of a page draw is read here, because the layout needs
//! places and sizes of letters, and the limits must hold inside of it (docs/adr/0004-pdf-text.md).
//! `fonts` gives letters to codes, `page` draws, `layout` makes lines and paragraphs.

mod fonts;
mod layout;
mod page;
mod token;

use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use flate2::read::ZlibDecoder;
use lopdf::{Document, LoadOptions, Object, Stream};

use crate::flow::Flow;
use crate::{BombSign, CannotRead, Damage, Extracted, Format, Limits, Note, sniff};

/// Stack of the reading thread, bytes. The structure may nest a hundred deep.
const STACK_BYTES: usize = 16 * 1024 * 1024;
/// What one stream of the structure may unpack to, bytes; real ones have a tenth of a megabyte.
const STRUCTURE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// References that lead to references.
const REFERENCES_MAX: u32 = 16;
/// A file of pictures with fewer letters than this has only a stamp or a page number on them.
const LETTERS_MIN: usize = 20;

/// Reads in a thread of its own: the library has no clock, and a defect of it must not take the program along.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, CannotRead> {
    weigh(bytes, limits)?;
    let damaged = CannotRead::Damaged { what: Damage::Pdf };
    let stop = Arc::new(AtomicBool::new(false));
    let (send, receive) = mpsc::sync_channel(1);
    let (file, its_limits, its_stop) = (bytes.to_vec(), limits.clone(), Arc::clone(&stop));
    let thread = std::thread::Builder::new()
        .name("intake-pdf".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                pages(&file, &its_limits, &its_stop)
            }));
            // Nobody listens any more when the time is over.
            _ = send.send(read.unwrap_or(Err(CannotRead::Damaged { what: Damage::Pdf })));
        });
    if thread.is_err() {
        return Err(damaged);
    }
    match receive.recv_timeout(Duration::from_secs(limits.pdf_seconds_max)) {
        Ok(read) => read,
        Err(mpsc::RecvTimeoutError::Timeout) => {
            stop.store(true, Ordering::Relaxed);
            Err(CannotRead::Bomb {
                sign: BombSign::Time {
                    limit: limits.pdf_seconds_max,
                },
            })
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(damaged),
    }
}

/// What has been spent of the limits so far.
pub(crate) struct Cost<'a> {
    limits: &'a Limits,
    unpacked: u64,
    work: u64,
    glyphs: u64,
    stop: &'a AtomicBool,
}

impl Cost<'_> {
    /// A stream's content within what is left; empty where its packing is not known, as with pictures.
    pub(crate) fn unpack(&mut self, stream: &Stream) -> Result<Vec<u8>, CannotRead> {
        self.work(1)?;
        let left = self.limits.unpacked_bytes_max.saturating_sub(self.unpacked);
        let left = usize::try_from(left).unwrap_or(usize::MAX);
        match stream.get_plain_content_with_limit(left) {
            Ok(content) => {
                self.unpacked += content.len() as u64;
                Ok(content)
            }
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded {
                ..
            })) => Err(CannotRead::Bomb {
                sign: BombSign::Size {
                    limit: self.limits.unpacked_bytes_max,
                },
            }),
            Err(_) => Ok(Vec::new()),
        }
    }

    pub(crate) fn work(&mut self, amount: u64) -> Result<(), CannotRead> {
        self.work = self.work.saturating_add(amount);
        if self.work > self.limits.pdf_work_max {
            return Err(CannotRead::Bomb {
                sign: BombSign::Work {
                    limit: self.limits.pdf_work_max,
                },
            });
        }
        if self.stop.load(Ordering::Relaxed) {
            return Err(CannotRead::Bomb {
                sign: BombSign::Time {
                    limit: self.limits.pdf_seconds_max,
                },
            });
        }
        Ok(())
    }

    pub(crate) fn glyph(&mut self) -> Result<(), CannotRead> {
        self.glyphs += 1;
        if self.glyphs > self.limits.chars_max {
            return Err(CannotRead::TooMuchText {
                limit: self.limits.chars_max,
            });
        }
        Ok(())
    }
}

/// What a reference leads to.
pub(crate) fn deref<'a>(doc: &'a Document, mut object: &'a Object) -> &'a Object {
    for _ in 0..REFERENCES_MAX {
        match object {
            Object::Reference(id) => match doc.objects.get(id) {
                Some(next) => object = next,
                None => return &Object::Null,
            },
            other => return other,
        }
    }
    &Object::Null
}

fn pages(bytes: &[u8], limits: &Limits, stop: &AtomicBool) -> Result<Extracted, CannotRead> {
    let options = LoadOptions {
        max_decompressed_size: Some(STRUCTURE_BYTES_MAX),
        ..LoadOptions::default()
    };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword
        | lopdf::Error::Decryption(_)
        | lopdf::Error::UnsupportedSecurityHandler(_) => CannotRead::Encrypted,
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { limit }) => {
            CannotRead::Bomb {
                sign: BombSign::Size {
                    limit: limit as u64,
                },
            }
        }
        _ => CannotRead::Damaged { what: Damage::Pdf },
    })?;
    if doc.is_encrypted() && !doc.was_encrypted() {
        return Err(CannotRead::Encrypted);
    }
    let pages_max = usize::try_from(limits.pages_max).unwrap_or(usize::MAX);
    let ids: Vec<_> = doc.page_iter().take(pages_max.saturating_add(1)).collect();
    if ids.len() > pages_max {
        return Err(CannotRead::TooManyPages {
            limit: limits.pages_max,
        });
    }
    if ids.is_empty() {
        return Err(CannotRead::Damaged { what: Damage::Pdf });
    }
    let mut cost = Cost {
        limits,
        unpacked: 0,
        work: 0,
        glyphs: 0,
        stop,
    };
    let mut reader = page::Reader::new(&doc);
    let mut pages = Vec::with_capacity(ids.len());
    for id in &ids {
        let glyphs = reader.page(*id, &mut cost)?;
        pages.push(layout::Page::new(glyphs));
    }
    let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let mut notes = Vec::new();
    if layout::repair_letters(&mut pages) {
        notes.push(Note::LettersRepaired);
    }
    let letters: usize = pages.iter().map(layout::Page::letters).sum();
    if letters == 0
        || (letters < LETTERS_MIN && reader.pictures > 0)
        || (letters as u64) < u64::from(reader.unreadable)
    {
        return Err(CannotRead::NoText { pages: count });
    }
    let bare: Vec<u32> = (1..)
        .zip(&pages)
        .filter(|(_, page)| page.letters() == 0)
        .map(|(n, _)| n)
        .collect();
    if !bare.is_empty() {
        notes.push(Note::PagesWithoutText(bare));
    }
    if pages.iter().any(|page| page.sideways) {
        notes.push(Note::SidewaysTextLeftOut);
    }
    if reader.unreadable > 0 {
        notes.push(Note::UnreadableCharacters(reader.unreadable));
    }
    let mut flow = Flow::new(limits.chars_max);
    layout::write(pages, &mut flow, &mut notes)?;
    flow.notes = notes;
    flow.finish(Format::Pdf)
}

/// Whether the structure is of a size that may be loaded: each value in it becomes an object of about a hundred bytes, and the
/// library unpacks and loads all of them before it can be asked anything.
fn weigh(bytes: &[u8], limits: &Limits) -> Result<(), CannotRead> {
    let mut values = 0;
    let mut left = limits.unpacked_bytes_max;
    let mut count = |section: &[u8]| {
        values += values_in(section);
        if values > limits.pdf_values_max {
            return Err(CannotRead::Bomb {
                sign: BombSign::Work {
                    limit: limits.pdf_values_max,
                },
            });
        }
        Ok(())
    };
    let mut rest = bytes;
    while let Some(at) = sniff::find(rest, b"stream") {
        let section = &rest[..at];
        count(section)?;
        let content = &rest[at + b"stream".len()..];
        if section.ends_with(b"end") {
            rest = content;
            continue;
        }
        let dictionary = &section[section.len().saturating_sub(512)..];
        let structure = [b"/ObjStm".as_slice(), b"/XRef"]
            .iter()
            .any(|kind| sniff::find(dictionary, kind).is_some());
        if structure {
            let packed = content.trim_ascii_start();
            let mut unpacked = ZlibDecoder::new(packed);
            let mut step = [0; 8192];
            // What does not unpack is left to the library.
            while let Ok(len @ 1..) = unpacked.read(&mut step) {
                left = left.checked_sub(len as u64).ok_or(CannotRead::Bomb {
                    sign: BombSign::Size {
                        limit: limits.unpacked_bytes_max,
                    },
                })?;
                count(&step[..len])?;
            }
        }
        rest = match sniff::find(content, b"endstream") {
            Some(end) => &content[end..],
            None => content,
        };
    }
    count(rest)
}

fn values_in(section: &[u8]) -> u64 {
    let mut values = 0;
    let mut inside = false;
    for b in section {
        let opens = b"[<(/".contains(b);
        let parts = opens || b.is_ascii_whitespace() || b"]>)".contains(b);
        values += u64::from(opens || (!parts && !inside));
        inside = !parts;
    }
    values
}

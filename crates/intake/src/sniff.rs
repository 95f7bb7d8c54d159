//! What a file is, by its first bytes; its name only where they leave it open.

use crate::refusal::{CannotRead, Seen};
use crate::{Damage, charset};

/// Which reader takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Zip,
    Pdf,
    Html,
    Markdown,
    Text,
}

/// How far a mark may stand from the beginning of a PDF: mail programs and servers put lines before it.
const PDF_MARK_WITHIN: usize = 1024;

/// How much of a text is looked at to tell a web page.
const LOOK_BYTES: usize = 4096;

pub(crate) fn kind(bytes: &[u8], hint: Option<&str>) -> Result<Kind, CannotRead> {
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Err(CannotRead::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if let Some(seen) = other(bytes) {
        return Err(seen);
    }
    let head = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
    if find(head, b"%PDF-").is_some() {
        return Ok(Kind::Pdf);
    }
    if !charset::is_text(bytes) {
        return Err(match extension(hint).as_str() {
            "docx" | "odt" => CannotRead::Damaged {
                what: Damage::Archive,
            },
            "pdf" => CannotRead::Damaged { what: Damage::Pdf },
            _ => CannotRead::NotADocument {
                seen: Seen::Unknown,
            },
        });
    }
    if is_html(bytes) {
        return Ok(Kind::Html);
    }
    Ok(match extension(hint).as_str() {
        "md" | "markdown" => Kind::Markdown,
        "html" | "htm" | "xhtml" if charset::head(bytes, LOOK_BYTES).contains('<') => Kind::Html,
        _ => Kind::Text,
    })
}

/// The extension of a name, in lower case.
fn extension(hint: Option<&str>) -> String {
    hint.and_then(|name| name.rsplit_once('.'))
        .map(|(_, e)| e.to_lowercase())
        .unwrap_or_default()
}

fn other(bytes: &[u8]) -> Option<CannotRead> {
    const MARKS: &[(&[u8], Seen)] = &[
        (b"\x89PNG\r\n\x1a\n", Seen::Picture),
        (b"\xff\xd8\xff", Seen::Picture),
        (b"GIF8", Seen::Picture),
        (b"II*\0", Seen::Picture),
        (b"MM\0*", Seen::Picture),
        (b"BM", Seen::Picture),
        (b"8BPS", Seen::Picture),
        (b"\0\0\x01\0", Seen::Picture),
        (b"ID3", Seen::Media),
        (b"\xff\xfb", Seen::Media),
        (b"OggS", Seen::Media),
        (b"fLaC", Seen::Media),
        (b"\x1aE\xdf\xa3", Seen::Media),
        (b"\x7fELF", Seen::Program),
        (b"MZ", Seen::Program),
        (b"\xca\xfe\xba\xbe", Seen::Program),
        (b"\xcf\xfa\xed\xfe", Seen::Program),
        (b"\0asm", Seen::Program),
        (b"\x1f\x8b", Seen::Archive),
        (b"BZh", Seen::Archive),
        (b"7z\xbc\xaf\x27\x1c", Seen::Archive),
        (b"Rar!\x1a\x07", Seen::Archive),
        (b"\xfd7zXZ\0", Seen::Archive),
        (b"\x28\xb5\x2f\xfd", Seen::Archive),
        (b"PK\x07\x08", Seen::Archive),
        (b"{\\rtf", Seen::Rtf),
        (b"%!PS", Seen::OtherDocument),
        (b"AT&TFORM", Seen::OtherDocument),
        (b"SQLite format 3\0", Seen::Unknown),
    ];
    // Two letters are a weak mark: a text may begin with them, so it must not read as text.
    let marked = MARKS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark) && (mark.len() > 2 || !charset::is_text(bytes)));
    if let Some((_, seen)) = marked {
        return Some(CannotRead::NotADocument { seen: *seen });
    }
    if bytes.starts_with(b"RIFF") && bytes.len() > 12 {
        let seen = if &bytes[8..12] == b"WEBP" {
            Seen::Picture
        } else {
            Seen::Media
        };
        return Some(CannotRead::NotADocument { seen });
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        let still = matches!(
            bytes.get(8..12),
            Some(b"heic" | b"heix" | b"mif1" | b"avif")
        );
        return Some(CannotRead::NotADocument {
            seen: if still { Seen::Picture } else { Seen::Media },
        });
    }
    bytes
        .starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        .then(|| compound(bytes))
}

/// Microsoft's older container holds the old formats, and also the new ones once they are encrypted. The names of
/// its streams stand in it as UTF-16.
fn compound(bytes: &[u8]) -> CannotRead {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        find(bytes, &wide).is_some()
    };
    let seen = if holds("EncryptedPackage") {
        return CannotRead::Encrypted;
    } else if holds("WordDocument") {
        Seen::OldWord
    } else if holds("Workbook") {
        Seen::Spreadsheet
    } else if holds("PowerPoint Document") {
        Seen::Slides
    } else {
        Seen::OtherDocument
    };
    CannotRead::NotADocument { seen }
}

/// Whether a text is a web page: it opens with a tag that only web pages have, or with such a declaration.
fn is_html(bytes: &[u8]) -> bool {
    let head = charset::head(bytes, LOOK_BYTES).to_lowercase();
    let mut rest = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    for _ in 0..16 {
        let closed = if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<?xml") {
            rest.split_once("?>")
        } else {
            break;
        };
        let Some((_, after)) = closed else {
            return false;
        };
        rest = after.trim_start();
    }
    const OPENINGS: &[&str] = &[
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<title",
        "<meta",
        "<div",
        "<p>",
        "<p ",
        "<table",
        "<article",
        "<main",
        "<section",
        "<ol",
        "<ul",
        "<h1",
        "<h2",
        "<h3",
        "<center",
        "<span",
        "<font",
        "<style",
        "<script",
        "<link",
        "<br",
    ];
    OPENINGS.iter().any(|opening| rest.starts_with(opening))
}

/// The first place of `needle`.
pub(crate) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let (first, rest) = needle.split_first()?;
    let mut from = 0;
    while let Some(at) = hay.get(from..)?.iter().position(|b| b == first) {
        let here = from + at;
        if hay[here + 1..].starts_with(rest) {
            return Some(here);
        }
        from = here + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], hint: Option<&str>, expected: Result<Kind, CannotRead>) {
        assert_eq!(
            kind(bytes, hint),
            expected,
            "{:?}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(40)])
        );
    }

    fn not(seen: Seen) -> Result<Kind, CannotRead> {
        Err(CannotRead::NotADocument { seen })
    }

    #[test]
    fn kind_goes_by_content_before_name() {
        check(b"%PDF-1.7 ...", Some("a.txt"), Ok(Kind::Pdf));
        check(b"PK\x03\x04 ...", Some("a.txt"), Ok(Kind::Zip));
        check(
            b"<!-- saved from url --><!DOCTYPE HTML><p>",
            Some("a.txt"),
            Ok(Kind::Html),
        );
        check(b"\xef\xbb\xbf  <html>", None, Ok(Kind::Html));
        check(b"# Title", Some("a.md"), Ok(Kind::Markdown));
        check(b"# Title", Some("a.txt"), Ok(Kind::Text));
        check(b"plain", Some("a.html"), Ok(Kind::Text));
        check(b"plain <b>x</b>", Some("A.HTM"), Ok(Kind::Html));
        check(b"BMX is a bicycle", None, Ok(Kind::Text));
    }

    #[test]
    fn kind_names_what_is_not_a_document() {
        check(b"\x89PNG\r\n\x1a\n....", Some("a.docx"), not(Seen::Picture));
        check(b"\x7fELF\x02", None, not(Seen::Program));
        check(b"MZ\x90\0\x03\0\0\0", None, not(Seen::Program));
        check(b"{\\rtf1\\ansi", Some("a.doc"), not(Seen::Rtf));
        check(b"\x1f\x8b\x08\0", None, not(Seen::Archive));
        check(b"\0\x01\x02\x03\x80\x81", Some("a.bin"), not(Seen::Unknown));
        check(
            b"\0\x01\x02\x03\x80\x81",
            Some("a.pdf"),
            Err(CannotRead::Damaged { what: Damage::Pdf }),
        );
        check(b"", None, Err(CannotRead::Empty));
        check(b" \r\n\t ", None, Err(CannotRead::Empty));
    }

    #[test]
    fn kind_tells_an_encrypted_office_file_from_an_old_one() {
        let container = |name: &str| {
            let mut b = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            b.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            b
        };
        check(
            &container("EncryptedPackage"),
            None,
            Err(CannotRead::Encrypted),
        );
        check(&container("WordDocument"), None, not(Seen::OldWord));
    }
}

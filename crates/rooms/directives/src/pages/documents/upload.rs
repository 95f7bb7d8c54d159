//! Files that come with a form: read piece by piece, so that one that is too large costs no memory and gets an answer.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use veche_core::{Stop, Text};
use veche_desk::Desk;
use veche_desk::parts::content;
use veche_engine::Result;
use veche_lang::Lang;

/// The most that a file, or the text of a form, may have: bytes.
pub const FILE_MAX: usize = 20_000_000;

/// A file as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileIn {
    /// The form's field.
    pub field: String,
    /// Its name on the sender's machine, without folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What a form with files sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Upload {
    /// Fields that are no files, in order.
    pub fields: Vec<(String, String)>,
    /// Files that were chosen and are not too large.
    pub files: Vec<FileIn>,
    /// Fields whose content was too large: it is not among the others.
    pub too_large: Vec<String>,
}

impl Upload {
    /// The file of a field.
    pub fn file(&self, field: &str) -> Option<&FileIn> {
        self.files.iter().find(|f| f.field == field)
    }

    /// Whether what a field had was too large.
    pub fn was_too_large(&self, field: &str) -> bool {
        self.too_large.iter().any(|f| f == field)
    }
}

/// [`FILE_MAX`] in words.
pub fn file_max(l: &Lang) -> String {
    l.with("lang-megabytes", [("n", (FILE_MAX / 1_000_000).into())])
}

/// The sentence for a file that is too large.
pub fn too_large(d: &Desk) -> Text {
    Text::new("document-file-large").with("max", file_max(&d.l))
}

/// Reads a form with files. What is too large is read to its end and named, and all other fields are kept.
///
/// # Errors
/// What came is no such form, or ended in the middle.
pub async fn read(from: std::result::Result<Multipart, MultipartRejection>) -> Result<Upload> {
    let odd = || Stop::refused("trouble-request");
    let mut parts = from.map_err(|_| odd())?;
    let mut out = Upload::default();
    loop {
        let mut field = match parts.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return Ok(out),
            Err(e) => return over(out, &e),
        };
        let Some(name) = field.name().map(str::to_owned) else {
            continue;
        };
        let file = field.file_name().map(base_name);
        match content(&mut field, FILE_MAX).await {
            Ok(None) => out.too_large.push(name),
            Ok(Some(bytes)) => match file {
                // A file field that nothing was chosen in comes with an empty name.
                Some(file) if file.is_empty() && bytes.is_empty() => {}
                Some(file) => out.files.push(FileIn {
                    field: name,
                    name: file,
                    bytes,
                }),
                None => out
                    .fields
                    .push((name, clean(&String::from_utf8_lossy(&bytes)))),
            },
            Err(e) => {
                out.too_large.push(name);
                return over(out, &e);
            }
        }
    }
}

/// Past the limit of the whole request nothing more is read; any other fault is the request's.
fn over(out: Upload, e: &axum::extract::multipart::MultipartError) -> Result<Upload> {
    if e.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE && !out.too_large.is_empty() {
        Ok(out)
    } else if e.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Err(Stop::TooLarge(Text::new("trouble-too-large")))
    } else {
        Err(Stop::refused("trouble-request"))
    }
}

fn base_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    name.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// What a person typed, with the line ends that browsers change put back, and without the one sign that databases refuse.
pub fn clean(typed: &str) -> String {
    typed.replace("\r\n", "\n").replace('\0', "")
}

/// The media type of a scan by its first bytes: PDF or a picture. `None`: something else.
pub fn scan_type(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 5] = [
        (b"%PDF-", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
    ];
    SIGNS
        .iter()
        .find(|(sign, _)| bytes.starts_with(sign))
        .map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scan_is_known_by_its_content() {
        assert_eq!(scan_type(b"%PDF-1.7 ..."), Some("application/pdf"));
        assert_eq!(scan_type(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(scan_type(b"<html>"), None);
        assert_eq!(scan_type(b""), None);
    }

    #[test]
    fn names_lose_their_folders() {
        assert_eq!(base_name("C:\\docs\\решение.docx"), "решение.docx");
        assert_eq!(base_name("../../etc/passwd"), "passwd");
        assert_eq!(base_name(""), "");
    }

    #[test]
    fn text_is_kept_as_typed() {
        assert_eq!(clean("a\r\nб\0"), "a\nб");
    }
}

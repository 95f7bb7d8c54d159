//! Parts of a form that sends files: read piece by piece, so that one that is too large costs no memory and gets an answer.

use axum::extract::multipart::{Field, MultipartError};

/// The most that is read of a request with files at all, and thrown away over the limit of its parts, in bytes: a browser shows an
/// answer only when it could send what it wanted to. It costs no memory.
pub const READ_MAX: usize = 2 << 30;

/// The content of a part of at most so many bytes. `None`: there is more; it was read to its end and let go.
///
/// # Errors
/// What came ended in the middle, or went over the limit of the whole request.
pub async fn content(part: &mut Field<'_>, most: usize) -> Result<Option<Vec<u8>>, MultipartError> {
    let (mut bytes, mut over) = (Vec::new(), false);
    while let Some(chunk) = part.chunk().await? {
        if over || bytes.len() + chunk.len() > most {
            over = true;
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok((!over).then_some(bytes))
}

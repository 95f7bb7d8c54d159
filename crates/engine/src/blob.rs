//! Files by their content: `blobs/ab/abcdef…`, named by SHA-256, written whole or not at all.

use crate::Result;
use sha2::{Digest, Sha256};
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use veche_core::Stop;

/// The SHA-256 of a content, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Fingerprint {
        Fingerprint(
            Sha256::digest(bytes)
                .iter()
                .map(|b| format!("{b:02x}"))
                .collect(),
        )
    }

    /// Reads 64 hexadecimal digits.
    pub fn parse(hex: &str) -> Option<Fingerprint> {
        let ok = hex.len() == 64
            && hex
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        ok.then(|| Fingerprint(hex.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The store of files.
#[derive(Debug, Clone)]
pub struct Blobs {
    root: PathBuf,
}

impl Blobs {
    /// Opens the store in a folder, made where it is missing.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn open(root: &Path) -> std::io::Result<Blobs> {
        std::fs::create_dir_all(root)?;
        Ok(Blobs {
            root: root.to_owned(),
        })
    }

    fn path(&self, fingerprint: &Fingerprint) -> PathBuf {
        self.root.join(&fingerprint.0[..2]).join(&fingerprint.0)
    }

    /// Keeps a content; it is on the disk when this returns. Twice is once.
    ///
    /// # Errors
    /// The disk is full or cannot be written.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<Fingerprint> {
        let blobs = self.clone();
        let kept = tokio::task::spawn_blocking(move || blobs.put_now(&bytes))
            .await
            .map_err(Stop::broken)?;
        kept.map_err(Stop::broken)
    }

    fn put_now(&self, bytes: &[u8]) -> std::io::Result<Fingerprint> {
        let fingerprint = Fingerprint::of(bytes);
        let path = self.path(&fingerprint);
        if path.exists() {
            return Ok(fingerprint);
        }
        let folder = self.root.join(&fingerprint.0[..2]);
        std::fs::create_dir_all(&folder)?;
        // Written beside and renamed: a kill in the middle leaves no half file under the name.
        let temporary = folder.join(format!(".{:016x}", rand::random::<u64>()));
        let mut file = std::fs::File::create(&temporary)?;
        let written = file
            .write_all(bytes)
            .and_then(|()| file.sync_all())
            .and_then(|()| std::fs::rename(&temporary, &path));
        if written.is_err() {
            // The first fault is the one to tell; what is left of the file is only litter.
            let _ = std::fs::remove_file(&temporary);
        }
        written?;
        std::fs::File::open(&folder)?.sync_all()?;
        Ok(fingerprint)
    }

    /// A content, checked against its name.
    ///
    /// # Errors
    /// It is missing, or it was altered.
    pub async fn get(&self, fingerprint: &Fingerprint) -> Result<Vec<u8>> {
        let bytes = match tokio::fs::read(self.path(fingerprint)).await {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(Stop::Missing),
            Err(e) => return Err(Stop::broken(e)),
        };
        if Fingerprint::of(&bytes) == *fingerprint {
            Ok(bytes)
        } else {
            Err(Stop::broken(format!(
                "the file {fingerprint} was altered on the disk"
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn blob_is_kept_once_and_checked() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let a = blobs.put(b"decision".to_vec()).await.unwrap();
        assert_eq!(blobs.put(b"decision".to_vec()).await.unwrap(), a);
        assert_eq!(blobs.get(&a).await.unwrap(), b"decision");
        std::fs::write(blobs.path(&a), b"decisiom").unwrap();
        assert!(
            matches!(blobs.get(&a).await, Err(Stop::Broken(_))),
            "altered"
        );
        std::fs::remove_file(blobs.path(&a)).unwrap();
        assert!(matches!(blobs.get(&a).await, Err(Stop::Missing)));
    }

    #[test]
    fn fingerprint_is_sha256() {
        assert_eq!(
            Fingerprint::of(b"").as_str(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(Fingerprint::parse("../../../etc/passwd"), None);
    }
}

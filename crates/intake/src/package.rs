//! Zipped office files: what is in them, unpacked within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::refusal::Seen;
use crate::{BombSign, CannotRead, Damage, Extracted, Limits, docx, odt, sniff, xml};

/// Entries of an archive. A long document with pictures has a few hundred.
const ENTRIES_MAX: usize = 5_000;

/// An open archive.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
    unpacked: u64,
}

/// Reads a zip file as the document that it holds.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, CannotRead> {
    let mut package = Package::open(bytes, limits)?;
    if package.has("mimetype") {
        let kind = package.part("mimetype")?.unwrap_or_default();
        let kind = String::from_utf8_lossy(&kind);
        let kind = kind.trim();
        return match kind.strip_prefix("application/vnd.oasis.opendocument.") {
            Some(k) if k.starts_with("text") => odt::read(&mut package),
            Some(k) if k.starts_with("spreadsheet") => Err(not(Seen::Spreadsheet)),
            Some(k) if k.starts_with("presentation") => Err(not(Seen::Slides)),
            _ => Err(not(Seen::OtherDocument)),
        };
    }
    let main = main_part(&mut package)?;
    if let Some(main) = main
        .filter(|main| package.has(main))
        .or_else(|| package.has(docx::MAIN).then(|| docx::MAIN.to_owned()))
    {
        return match main.split('/').next() {
            Some("xl") => Err(not(Seen::Spreadsheet)),
            Some("ppt") => Err(not(Seen::Slides)),
            Some("visio") => Err(not(Seen::OtherDocument)),
            _ => docx::read(&mut package, &main),
        };
    }
    if package.has("content.xml") {
        return odt::read(&mut package);
    }
    if package.has("[Content_Types].xml") {
        return Err(CannotRead::Damaged {
            what: Damage::MainPart,
        });
    }
    Err(not(Seen::Archive))
}

fn not(seen: Seen) -> CannotRead {
    CannotRead::NotADocument { seen }
}

/// The main part of an Office Open XML file, from its relations.
fn main_part(package: &mut Package<'_>) -> Result<Option<String>, CannotRead> {
    let Some(relations) = package.part("_rels/.rels")? else {
        return Ok(None);
    };
    let mut main = None;
    xml::walk(&relations, package.limits, |step| {
        if let xml::Step::Open(tag) = step
            && tag.name() == "Relationship"
            && tag
                .attr("Type")
                .is_some_and(|t| t.ends_with("/officeDocument"))
        {
            main = tag
                .attr("Target")
                .map(|t| t.trim_start_matches('/').to_owned());
        }
        Ok(())
    })?;
    Ok(main)
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, CannotRead> {
        // Counted before the archive is opened, because opening it makes a record of each.
        let mut entries = 0;
        let mut rest = bytes;
        while let Some(at) = sniff::find(rest, b"PK\x01\x02") {
            entries += 1;
            if entries > ENTRIES_MAX {
                return Err(CannotRead::Bomb {
                    sign: BombSign::Work {
                        limit: ENTRIES_MAX as u64,
                    },
                });
            }
            rest = &rest[at + 4..];
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
        // What is never unpacked here is looked at as well: the file is stored and handed on to other people.
        let (mut packed, mut unpacked) = (0_u64, 0_u64);
        for at in 0..archive.len() {
            let entry = archive.by_index_raw(at).map_err(refusal)?;
            check_ratio(entry.compressed_size(), entry.size(), limits)?;
            packed = packed.saturating_add(entry.compressed_size());
            unpacked = unpacked.saturating_add(entry.size());
        }
        check_ratio(packed, unpacked, limits)?;
        Ok(Package {
            archive,
            limits,
            unpacked: 0,
        })
    }

    pub(crate) fn limits(&self) -> &'a Limits {
        self.limits
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part's bytes; `None` if there is no such part. The sizes that the archive declares are not trusted.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, CannotRead> {
        let left = self.limits.unpacked_bytes_max.saturating_sub(self.unpacked);
        let too_much = CannotRead::Bomb {
            sign: BombSign::Size {
                limit: self.limits.unpacked_bytes_max,
            },
        };
        let mut entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(e) => return Err(refusal(e)),
        };
        if entry.encrypted() {
            return Err(CannotRead::Encrypted);
        }
        if entry.size() > left {
            return Err(too_much);
        }
        let packed = entry.compressed_size();
        let mut out = Vec::new();
        // In steps, so that a false size is noticed after a megabyte and not after fifty.
        loop {
            let before = out.len();
            let step = (left.saturating_add(1) - before as u64).min(Limits::RATIO_FLOOR_BYTES);
            entry
                .by_ref()
                .take(step)
                .read_to_end(&mut out)
                .map_err(|_| CannotRead::Damaged {
                    what: Damage::Archive,
                })?;
            let size = out.len() as u64;
            if size > left {
                return Err(too_much);
            }
            check_ratio(packed, size, self.limits)?;
            if out.len() == before {
                break;
            }
        }
        self.unpacked += out.len() as u64;
        Ok(Some(out))
    }
}

fn check_ratio(packed: u64, unpacked: u64, limits: &Limits) -> Result<(), CannotRead> {
    let ratio = unpacked / packed.max(1);
    if unpacked > Limits::RATIO_FLOOR_BYTES && ratio > limits.ratio_max {
        return Err(CannotRead::Bomb {
            sign: BombSign::Ratio {
                ratio,
                limit: limits.ratio_max,
            },
        });
    }
    Ok(())
}

fn refusal(error: ZipError) -> CannotRead {
    match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => {
            CannotRead::Encrypted
        }
        ZipError::InvalidPassword => CannotRead::Encrypted,
        ZipError::CompressionMethodNotSupported(_) => CannotRead::Damaged {
            what: Damage::MainPart,
        },
        _ => CannotRead::Damaged {
            what: Damage::Archive,
        },
    }
}

//! `veche backup`: a copy of the data, also while the portal serves.

use super::end::{End, io, shown};
use super::place::Place;
use crate::speak;
use std::fs;
use std::path::{Path, PathBuf};
use veche_core::{Stop, Text, Tongue};
use veche_engine::{Db, Fingerprint};

/// Copy the data into a new folder, also while the portal serves
///
/// The copy is a data folder itself: to restore it, serve from it. Every file is compared with its fingerprint on the way.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  veche backup /backup/2026-11-25 --data /srv/veche
  veche serve --data /backup/2026-11-25              the copy, served: how to prove it

A PostgreSQL is copied by its own tools (pg_dump); only the files are copied then.")]
pub(super) struct Args {
    /// The new folder.
    to: PathBuf,
    #[command(flatten)]
    place: Place,
}

pub(super) async fn run(args: Args, tongue: Tongue) -> Result<(), End> {
    let Args { to, place } = args;
    place.must_be_there()?;
    fs::create_dir(&to).map_err(|e| End::file(&to, &e))?;
    let (files, bad) = match copy(&place, &to).await {
        Ok(copied) => copied,
        Err(end) => {
            // Half a copy would pass for a whole one. The folder is ours: it was made a moment ago; what cannot be removed stays.
            let _ = fs::remove_dir_all(&to);
            return Err(end);
        }
    };
    let l = speak::lang(tongue, &crate::sources())
        .map_err(|why| End::Failure(Text::new("cli-broken").with("why", why)))?;
    for name in &bad {
        super::end::complain(
            tongue,
            &Text::new("cli-backup-altered").with("file", name.as_str()),
        );
    }
    let key = if place.database.is_some() {
        "cli-backup-files"
    } else {
        "cli-backup-done"
    };
    super::print(
        format!(
            "{}\n",
            l.with(
                key,
                [("folder", shown(&to).into()), ("count", files.into())]
            )
        )
        .as_bytes(),
    )?;
    if bad.is_empty() {
        Ok(())
    } else {
        Err(End::Said(1))
    }
}

async fn copy(place: &Place, to: &Path) -> Result<(usize, Vec<String>), End> {
    if place.database.is_none() {
        Db::copy_of(&place.data, &to.join("veche.sqlite"))
            .await
            .map_err(|stop| place.not_opened(stop))?;
    }
    // After the database: a file is there before a record names it, so the copy has every file that it speaks of.
    let (from, into) = (place.data.join("blobs"), to.join("blobs"));
    tokio::task::spawn_blocking(move || copy_files(&from, &into))
        .await
        .map_err(Stop::broken)?
}

/// Copies the files that are named by their content; gives how many, and the names of those whose content is not what the name says.
fn copy_files(from: &Path, into: &Path) -> Result<(usize, Vec<String>), End> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |e: std::io::Error| {
            End::Failure(
                Text::new("cli-file")
                    .with("file", shown(&path))
                    .with("why", io(&e)),
            )
        }
    };
    fs::create_dir(into).map_err(failed(into))?;
    let (mut files, mut bad) = (0, Vec::new());
    for shelf in fs::read_dir(from).map_err(failed(from))? {
        let shelf = shelf.map_err(failed(from))?;
        if !shelf.file_type().is_ok_and(|t| t.is_dir()) {
            continue;
        }
        let target = into.join(shelf.file_name());
        fs::create_dir(&target).map_err(failed(&target))?;
        for file in fs::read_dir(shelf.path()).map_err(failed(&shelf.path()))? {
            let path = file.map_err(failed(&shelf.path()))?.path();
            // A file that is just being written has another name until it is whole.
            let Some(name) = path
                .file_name()
                .and_then(|n| n.to_str())
                .and_then(Fingerprint::parse)
            else {
                continue;
            };
            let bytes = fs::read(&path).map_err(failed(&path))?;
            if Fingerprint::of(&bytes) != name {
                bad.push(name.as_str().to_owned());
            }
            let copy = target.join(name.as_str());
            fs::write(&copy, bytes).map_err(failed(&copy))?;
            files += 1;
        }
    }
    bad.sort();
    Ok((files, bad))
}

//! `veche import`: brings a document in as a draft, for a person to review.

use super::end::End;
use super::place::{Opened, Place};
use crate::{house, speak};
use std::path::PathBuf;
use std::sync::Arc;
use veche_core::{Text, Tongue};
use veche_desk::{Ways, account, run_as};
use veche_directives::commands::{bring_in, prepare};
use veche_directives::model::KeptFile;
use veche_directives::path;
use veche_engine::{Fingerprint, SystemClock};

/// Bring a document in as a draft, to be reviewed and adopted in the portal
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  veche import resolution.docx --as secretary@example.org --data /srv/veche

The portal must not be running on the same folder; while it runs, bring documents in there.")]
pub(super) struct Args {
    /// The document: .txt, .md, .html, .docx, .odt or .pdf.
    file: PathBuf,
    /// Login of the person who brings it in; they must have the right to prepare documents.
    #[arg(long = "as", value_name = "LOGIN")]
    login: String,
    #[command(flatten)]
    place: Place,
}

pub(super) async fn run(args: Args, tongue: Tongue) -> Result<(), End> {
    let l = speak::lang(tongue, &crate::sources())
        .map_err(|why| End::Failure(Text::new("cli-broken").with("why", why)))?;
    let bytes = super::read::bytes_of(&args.file)?;
    let Opened { db, blobs, _folder } = args.place.open_existing(Arc::new(SystemClock)).await?;
    let house = house(db, blobs, Ways::default())
        .map_err(|why| End::Failure(Text::new("cli-broken").with("why", why)))?;
    let person = account::person_of(house.db.read(), &args.login)
        .await?
        .ok_or_else(|| End::Input(Text::new("cli-no-login").with("login", args.login.clone())))?;
    let name = args
        .file
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let read = house
        .intake
        .text(&bytes, Some(&name))
        .map_err(|stop| named(&name, stop.into()))?;
    let (fingerprint, size) = (Fingerprint::of(&bytes), bytes.len() as u64);
    house.blobs.put(bytes).await?;
    let media_type = read.media_type;
    let original = KeptFile {
        blob: fingerprint.as_str().to_owned(),
        name,
        media_type: media_type.to_owned(),
    };
    let new = prepare(house.db.read(), read.text, Some(original)).await?;
    let items = new.working.items.len();
    let short = run_as(
        &house,
        Some(person),
        false,
        (new, fingerprint, size),
        move |tx, by, (new, fingerprint, size)| {
            Box::pin(async move {
                tx.keep_blob(fingerprint, *size, media_type).await?;
                bring_in(tx, by, new).await
            })
        },
    )
    .await?;
    house.followers().catch_up(&house.db).await?;
    super::print(
        format!(
            "{}\n",
            l.with(
                "cli-imported",
                [("path", path::draft(short).into()), ("count", items.into())]
            )
        )
        .as_bytes(),
    )?;
    house.db.clone().close().await;
    Ok(())
}

fn named(name: &str, end: End) -> End {
    match end {
        End::Input(why) => End::Input(
            Text::new("cli-file")
                .with("file", super::end::one_line(name))
                .with("why", why),
        ),
        other => other,
    }
}

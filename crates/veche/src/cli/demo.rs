//! `veche demo`: a portal with a made-up federation.

use super::end::{End, io, shown};
use super::place::{Opened, Place, listen};
use super::serve::{Address, Asked, until_told, url_of};
use crate::demo::{Demo, DemoClock, doors, fill};
use crate::house;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use veche_core::{Text, Tongue, Zone};
use veche_desk::{AnyAsk, Ways};
use veche_engine::mail::Post;
use veche_engine::{Actor, Settings};
use veche_lang::Lang;
use veche_register::commands::{SettingsChange, change_settings};

/// Serve a portal with a made-up federation, to look around
///
/// Eight branches, five organisations, sixty people, resolutions and three years of deeds. Prints a sign-in link for each role. Everything is
/// removed at the end, unless a folder is named. No letter leaves the machine.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  veche demo                                            http://127.0.0.1:8080
  veche demo --lang ru --data demo-data                 in Russian, kept for the next time
  veche demo --listen 0.0.0.0:8080 --insecure-http      for a phone in the same network")]
pub(super) struct Args {
    /// Keep the data in this folder and go on with it the next time.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(flatten)]
    address: Address,
}

/// Beside the data, so that a folder with a real federation is never taken for a demo, whose doors stand open.
const MARK: &str = "demo.json";

pub(super) async fn run(args: Args, tongue: Tongue) -> Result<(), End> {
    args.address.check()?;
    args.address.log()?;
    let asked = Asked::hear();
    let broken = |why: String| End::Failure(Text::new("cli-broken").with("why", why));
    // First of all: a taken address must not cost a filled folder.
    let listener = listen(args.address.listen).await?;
    let url = url_of(listener.local_addr().map_err(|e| End::Failure(io(&e)))?);
    let (folder, temporary) = match &args.data {
        Some(folder) => (folder.clone(), None),
        None => {
            let made = tempfile::Builder::new()
                .prefix("veche-demo-")
                .tempdir()
                .map_err(|e| End::Failure(io(&e)))?;
            (made.path().to_owned(), Some(made))
        }
    };
    let clock = Arc::new(DemoClock::now());
    let place = Place {
        data: folder.clone(),
        database: None,
    };
    let Opened { db, blobs, _folder } = place.open(clock.clone()).await?;
    let ways = Ways {
        insecure_http: args.address.insecure_http,
        demo: true,
        demo_kept: args.data.is_some(),
        demo_links: Vec::new(),
        tongue: Some(tongue),
    };
    let empty = house(db.clone(), blobs.clone(), ways.clone()).map_err(broken)?;
    let demo = match known(&folder) {
        Some(demo) => demo,
        None if empty.who.founded(AnyAsk::Read(db.read())).await? => {
            return Err(End::Input(
                Text::new("cli-demo-other").with("folder", shown(&folder)),
            ));
        }
        None => {
            // Letters are written while the years go by, and each names its page in full.
            db.write(url.clone(), |tx, url| {
                Box::pin(async move {
                    let mut settings = Settings::load(tx).await?;
                    settings.base_url = Some(url.clone());
                    settings.save(tx).await
                })
            })
            .await?;
            let demo = fill(&empty, tongue, &clock.set).await?;
            let mark = serde_json::to_vec_pretty(&demo).map_err(|e| broken(e.to_string()))?;
            std::fs::write(folder.join(MARK), mark).map_err(|e| End::file(&folder, &e))?;
            demo
        }
    };
    clock.go();
    let change = SettingsChange::BaseUrl(Some(url.clone()));
    db.write(change, |tx, change| {
        Box::pin(async move { change_settings(tx, &Actor::program(), change).await })
    })
    .await?;
    let demo_links = doors(&empty, &demo).await?;
    let l = Lang::new(empty.texts.clone(), tongue, Zone::UTC);
    let mut hello = vec![
        l.with("cli-serving", [("url", url.clone().into())]),
        l.t("cli-demo-doors"),
    ];
    for (role, path) in &demo_links {
        hello.push(format!("  {}: {url}{path}", l.t(role)));
    }
    hello.push(match &args.data {
        Some(folder) => l.with("cli-demo-kept", [("folder", shown(folder).into())]),
        None => l.t("cli-demo-temporary"),
    });
    let house = house(db, blobs, Ways { demo_links, ..ways }).map_err(broken)?;
    drop(empty);
    let post = Post::folder(place.letters(), "Veche <veche@localhost>").map_err(broken)?;
    super::print(format!("{}\n", hello.join("\n")).as_bytes())?;
    until_told(house, listener, post, asked).await?;
    if let Some(temporary) = temporary {
        remove(temporary).await?;
    }
    super::print(format!("{}\n", l.t("cli-stopped")).as_bytes())
}

fn known(folder: &Path) -> Option<Demo> {
    serde_json::from_slice(&std::fs::read(folder.join(MARK)).ok()?).ok()
}

/// The database may close its files a moment after it was told to.
async fn remove(folder: tempfile::TempDir) -> Result<(), End> {
    let path = folder.keep();
    let mut tries = 0;
    loop {
        match std::fs::remove_dir_all(&path) {
            Ok(()) => return Ok(()),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(e) if tries >= 10 => return Err(End::file(&path, &e)),
            Err(_) => {
                tries += 1;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

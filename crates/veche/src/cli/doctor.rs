//! `veche doctor`: what a person who keeps the server running should look at.

use super::end::{End, one_line};
use super::place::{Opened, Place};
use crate::speak;
use std::sync::Arc;
use veche_core::{Text, Tongue};
use veche_desk::account::has_operator;
use veche_directives::{path, queries};
use veche_engine::{Engine, Settings, SystemClock, deed, follow, mail};

/// Look the data over: what was given up or set aside, and what is missing
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  veche doctor --data /srv/veche

Exit code 1 when something needs a person (lines with \"!\"). Lines with \"-\" are for your information.")]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
}

pub(super) async fn run(args: Args, tongue: Tongue) -> Result<(), End> {
    let Opened { db, blobs, _folder } = args.place.open_existing(Arc::new(SystemClock)).await?;
    let l = speak::lang(tongue, &crate::sources())
        .map_err(|why| End::Failure(Text::new("cli-broken").with("why", why)))?;
    let read = db.read();
    let mut out = vec![
        l.with(
            "doctor-database",
            [
                (
                    "engine",
                    match db.engine() {
                        Engine::Sqlite => "SQLite",
                        Engine::Postgres => "PostgreSQL",
                    }
                    .into(),
                ),
                ("deeds", deed::last_number(read).await?.into()),
            ],
        ),
    ];
    let (mut wrong, mut notes) = (Vec::new(), Vec::new());
    let flags = args.place.flags();
    match Settings::load(read).await?.name {
        Some(name) => out.push(l.with("doctor-founded", [("name", name.get(tongue).into())])),
        None => wrong.push(l.with("doctor-not-founded", [("flags", flags.as_str().into())])),
    }
    if !has_operator(read).await? {
        // A federation that was founded by `veche init` works without one.
        notes.push(l.with("doctor-no-operator", [("flags", flags.into())]));
    }
    for (short, number) in queries::adopted_by_nobody(read).await? {
        wrong.push(l.with(
            "doctor-document-of-nobody",
            [
                ("number", one_line(&number).into()),
                ("path", path::document(short).into()),
            ],
        ));
    }
    for name in queries::names_of_nobody(read).await? {
        notes.push(l.with("doctor-name-of-nobody", [("name", one_line(&name).into())]));
    }
    let letters = mail::given_up(read).await?;
    if letters > 0 {
        wrong.push(l.with("doctor-letters", [("count", letters.into())]));
    }
    for (follower, number, _) in follow::set_aside_list(read).await? {
        wrong.push(l.with(
            "doctor-set-aside",
            [("follower", follower.into()), ("number", number.into())],
        ));
    }
    // A file of our own, put and read back: the folder is there and can be written.
    let kept = blobs.put(b"veche doctor".to_vec()).await;
    if kept.is_err() {
        wrong.push(l.t("doctor-files"));
    }
    out.extend(wrong.iter().map(|w| format!("! {w}")));
    out.extend(notes.iter().map(|n| format!("- {n}")));
    if wrong.is_empty() {
        out.push(l.t("doctor-well"));
    }
    super::print(format!("{}\n", out.join("\n")).as_bytes())?;
    db.close().await;
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(End::Said(1))
    }
}

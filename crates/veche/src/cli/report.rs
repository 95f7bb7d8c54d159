//! `veche report`: what became of a document, for the next conference.

use super::end::{End, one_line};
use super::place::{Opened, Place};
use crate::house;
use clap::ValueEnum;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;
use veche_core::{Arg, Day, Short, Stop, Text, Tongue};
use veche_desk::{House, Ways};
use veche_directives::execution::{Execution, Period, for_document, for_period};
use veche_directives::queries;
use veche_engine::SystemClock;
use veche_lang::Lang;

/// Print the execution report of a document, or of all documents of a period
///
/// Put together from the records: nobody types it. It holds all that official records say, not only what is public.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  veche report --document 14 --data /srv/veche
  veche report --document 0a1b2c3d4e --format pdf --output report.pdf
  veche report --from 2024-01-01 --until 2024-12-31 --format json --lang en

The portal must not be running on the same folder; while it runs, the report is on the document's page.")]
pub(super) struct Args {
    /// Number of the document, or the ten characters of its address. Or name a period.
    #[arg(long, value_name = "NUMBER|ADDRESS", conflicts_with_all = ["from", "until"])]
    document: Option<String>,
    /// First day of a period: documents adopted from then on.
    #[arg(long, value_name = "DAY", value_parser = day, requires = "until")]
    from: Option<Day>,
    /// Last day of the period.
    #[arg(long, value_name = "DAY", value_parser = day, requires = "from")]
    until: Option<Day>,
    /// Form of the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write it into this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal.
    Text,
    /// For programs (docs/formats/execution.md).
    Json,
    /// To print.
    Pdf,
}

/// What is reported on.
enum Of<'a> {
    Document(&'a str),
    Period(Period),
}

fn day(typed: &str) -> Result<Day, String> {
    Day::parse(typed).ok_or_else(|| "2026-11-25".to_owned())
}

pub(super) async fn run(args: Args, tongue: Tongue) -> Result<(), End> {
    if args.format == Format::Pdf && args.output.is_none() && std::io::stdout().is_terminal() {
        return Err(End::Input(Text::new("cli-report-terminal")));
    }
    let of = match (&args.document, args.from, args.until) {
        (Some(asked), ..) => Of::Document(asked),
        (None, Some(from), Some(until)) if until < from => {
            return Err(End::Input(Text::new("execution-period-turned")));
        }
        (None, Some(from), Some(until)) => Of::Period(Period {
            from,
            until,
            body: None,
        }),
        _ => return Err(End::Input(Text::new("cli-report-of-what"))),
    };
    let Opened { db, blobs, _folder } = args.place.open_existing(Arc::new(SystemClock)).await?;
    let broken = |why: String| End::Failure(Text::new("cli-broken").with("why", why));
    let house = house(db, blobs, Ways::default()).map_err(broken)?;
    let settings = house.settings().await?;
    let l = house.lang(tongue, &settings);
    let today = house.db.now().day(settings.zone);
    let read = house.db.read();
    let execution = match of {
        Of::Period(period) => for_period(read, &l, period, today).await?,
        Of::Document(asked) => {
            let short = document(&house, &l, asked).await?;
            for_document(read, &l, short, today).await?
        }
    };
    let bytes = written(&house, &l, &execution, args.format).await?;
    match &args.output {
        Some(path) => std::fs::write(path, bytes).map_err(|e| End::file(path, &e))?,
        None => super::print(&bytes)?,
    }
    house.db.clone().close().await;
    Ok(())
}

async fn written(
    house: &Arc<House>,
    l: &Lang,
    execution: &Execution,
    format: Format,
) -> Result<Vec<u8>, End> {
    Ok(match format {
        Format::Text => execution.text(l).into_bytes(),
        Format::Json => {
            let mut text = serde_json::to_vec_pretty(&execution.json(l)).map_err(Stop::broken)?;
            text.push(b'\n');
            text
        }
        Format::Pdf => {
            let (house, sheet) = (house.clone(), execution.sheet(l));
            tokio::task::spawn_blocking(move || house.printer.pdf(&sheet))
                .await
                .map_err(Stop::broken)??
        }
    })
}

/// The document of a number or an address. A number may belong to several bodies and years: then their addresses are told.
async fn document(house: &House, l: &Lang, asked: &str) -> Result<Short, End> {
    let read = house.db.read();
    let found = queries::documents_by_number(read, asked.trim()).await?;
    match (found.as_slice(), Short::parse(asked.trim())) {
        ([one], _) => Ok(*one),
        ([], Some(short)) => Ok(queries::document(read, short).await.map(|d| d.short)?),
        ([], None) => Err(End::Input(
            Text::new("cli-report-no-document").with("number", one_line(asked)),
        )),
        (several, _) => {
            let mut all = Vec::new();
            for short in several {
                let d = queries::document(read, *short).await?;
                all.push(format!("{short} ({})", l.day(d.adopted_on)));
            }
            let list: Arg = l.list(&all).into();
            Err(End::Input(
                Text::new("cli-report-several")
                    .with("number", one_line(asked))
                    .with("list", list),
            ))
        }
    }
}

//! The execution report: what became of every item, put together from the records. Nobody types its text.
//!
//! [`build`] is pure: records in, figures and parts out. [`for_document`] and [`for_period`] ask for the records (a fixed number of
//! statements, however many lines) and give an [`Execution`], which the web and the command line show as a page, a [`Sheet`], JSON
//! (docs/formats/execution.md) and plain text.

mod build;
mod json;
mod plain;
mod sheet;
mod words;

pub use build::{
    Charged, ExecutionReport, Followed, OfDocument, OfItem, Records, Summary, Undone, build,
};
pub use words::{
    besides, besides_bar, due_words, has_bar, headline, how, narrative, others, shares, standing,
};

use crate::model::{Document, Line};
use crate::pages::documents::words::named_with_day;
use crate::store;
use std::collections::HashMap;
use veche_core::sheet::Sheet;
use veche_core::{BodyId, Day, DocumentId, LineId, Party, Short, Stop, Text};
use veche_engine::{Ask, Result, Settings};
use veche_lang::Lang;

/// Lines in one report, at most. Beyond it a report is not read by anybody; a body or a shorter period narrows it.
pub const LINES_MOST: i64 = 20_000;
/// Documents in one report over a period, at most.
const DOCUMENTS_MOST: i64 = 2_000;

/// The days that a report over a period goes by: documents adopted from the one to the other, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Only what this body adopted.
    pub body: Option<BodyId>,
}

/// A report with the names that it needs, in one language.
#[derive(Debug, Clone)]
pub struct Execution {
    /// The report.
    pub report: ExecutionReport,
    /// The federation's name.
    pub federation: String,
    /// Where the portal is reached, for links on paper; empty where that is not set.
    pub base: String,
    /// Made for those who do not read what is official: reports that were not released are not in it.
    pub public: bool,
    names: HashMap<Party, String>,
}

impl Execution {
    /// How a party is called.
    pub fn name(&self, party: Party) -> &str {
        self.names.get(&party).map_or("", String::as_str)
    }

    /// Without what only those who read official records may see: reports that were not released, and the reasons of control. Stages
    /// and dates stay.
    #[must_use]
    pub fn for_public(mut self) -> Execution {
        self.report.for_public();
        self.public = true;
        self
    }

    /// To print.
    pub fn sheet(&self, l: &Lang) -> Sheet {
        sheet::sheet(l, self)
    }

    /// As docs/formats/execution.md describes it.
    pub fn json(&self, l: &Lang) -> serde_json::Value {
        json::json(l, self)
    }

    /// For a terminal.
    pub fn text(&self, l: &Lang) -> String {
        plain::text(l, self)
    }

    /// What it is about: a document with its day, or a period.
    pub fn about(&self, l: &Lang) -> String {
        words::about(l, self)
    }

    /// A document with its day, where several are spoken of: «Постановление № 4 от 4 июня 2017 г.».
    pub fn named(&self, l: &Lang, d: &Document) -> String {
        named_with_day(l, d.kind, &d.number, d.adopted_on)
    }

    pub(crate) fn base(&self) -> &str {
        self.base.trim_end_matches('/')
    }
}

/// The report of one document, as of a day.
///
/// # Errors
/// There is no such document; it has more lines than a report holds; the database fails.
pub async fn for_document(db: &impl Ask, l: &Lang, short: Short, today: Day) -> Result<Execution> {
    let document = store::document(db, short).await?;
    let items = store::items(db, document.id).await?;
    let lines = lines_of(db, &[document.id]).await?;
    let mut records = Records {
        documents: vec![(document, items)],
        ..Records::default()
    };
    follow(db, &mut records, lines).await?;
    finish(db, l, records, None, today).await
}

/// The report of all documents adopted within a period, as of a day.
///
/// # Errors
/// More documents or lines than a report holds; the database fails.
pub async fn for_period(db: &impl Ask, l: &Lang, period: Period, today: Day) -> Result<Execution> {
    let documents = store::documents_between(
        db,
        period.from,
        period.until,
        period.body,
        DOCUMENTS_MOST + 1,
    )
    .await?;
    if i64::try_from(documents.len()).unwrap_or(i64::MAX) > DOCUMENTS_MOST {
        return Err(too_large());
    }
    let ids: Vec<DocumentId> = documents.iter().map(|d| d.id).collect();
    let mut items = store::items_of(db, &ids).await?;
    let lines = lines_of(db, &ids).await?;
    let mut records = Records::default();
    for document in documents {
        let of = items.remove(&document.id).unwrap_or_default();
        records.documents.push((document, of));
    }
    follow(db, &mut records, lines).await?;
    finish(db, l, records, Some(period), today).await
}

async fn lines_of(db: &impl Ask, documents: &[DocumentId]) -> Result<Vec<Line>> {
    let lines = store::lines_of_documents(db, documents, LINES_MOST + 1).await?;
    if i64::try_from(lines.len()).unwrap_or(i64::MAX) > LINES_MOST {
        return Err(too_large());
    }
    Ok(lines)
}

fn too_large() -> Stop {
    Stop::TooLarge(
        Text::new("execution-too-large")
            .with("lines", LINES_MOST)
            .with("documents", DOCUMENTS_MOST),
    )
}

async fn follow(db: &impl Ask, records: &mut Records, lines: Vec<Line>) -> Result<()> {
    let ids: Vec<LineId> = lines.iter().map(|l| l.id).collect();
    records.reports = store::reports_of(db, &ids).await?;
    records.acts = store::acts_of(db, &ids).await?;
    records.periods = store::periods_of(db, &ids).await?;
    records.lines = lines;
    Ok(())
}

async fn finish(
    db: &impl Ask,
    l: &Lang,
    records: Records,
    period: Option<Period>,
    today: Day,
) -> Result<Execution> {
    let mut parties: Vec<Party> = records
        .lines
        .iter()
        .flat_map(|l| [Some(l.party), l.controller])
        .flatten()
        .collect();
    parties.extend(records.documents.iter().map(|(d, _)| Party::Body(d.body)));
    parties.extend(period.and_then(|p| p.body).map(Party::Body));
    parties.sort_unstable();
    parties.dedup();
    let names = veche_register::party_names(db, &parties, l.tongue).await?;
    let settings = Settings::load(db).await?;
    Ok(Execution {
        report: build(records, period, today),
        federation: settings
            .name
            .as_ref()
            .map(|n| n.get(l.tongue).to_owned())
            .unwrap_or_default(),
        base: settings.base_url.clone().unwrap_or_default(),
        public: false,
        names,
    })
}

//! Extracts: what goes to one owner of a document, and whether it was received.

use super::{acts_for, short_of, words};
use crate::model::{Document, Extract, Item, Line};
use crate::store::{self, LineFilter};
use crate::{commands, path};
use axum::extract::{Form as Posted, Path};
use axum::http::StatusCode;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use veche_core::sheet::{Block, Sheet};
use veche_core::{Denied, FieldProblems, Party, PersonId, PersonName, Right, Scope, Short, Stop};
use veche_desk::components::{
    Choice, Field, Filter, Form, Head, Kind as Loud, PageHead, Row, Table, breadcrumbs, counted,
    day, day_short, empty, facts, form, icon, instant, link_button, post_button, submit,
};
use veche_desk::list::ListQuery;
use veche_desk::{Answer, Desk};
use veche_engine::Result;
use veche_lang::Lang;

/// More charges of one owner than this are in no document.
const LINES_MAX: i64 = 2_000;

/// All that an extract says.
struct Whole {
    extract: Extract,
    document: Document,
    /// The charges in the order of the text, under the item that they stand in.
    charges: Vec<(Item, Vec<Line>)>,
    names: HashMap<Party, String>,
    /// Who entered the document, which certifies the extract.
    certified: Option<PersonName>,
}

/// Whether the reader may see an extract: those who read what is official, and those who act for its owner.
fn may_see(d: &Desk, extract: &Extract) -> bool {
    d.reads_official()
        || d.standing().stands_in(extract.party)
        || acts_for(d.standing()).contains(&extract.party)
}

async fn whole(d: &Desk, short: Short) -> Result<Whole> {
    let db = d.read();
    let extract = store::extract(db, short).await?;
    if !may_see(d, &extract) {
        return Err(Stop::from(Denied {
            right: Right::ReadOfficial,
            nobody: !d.signed_in(),
        }));
    }
    let document = store::document_by_id(db, extract.document).await?;
    let items = store::items(db, document.id).await?;
    let filter = LineFilter {
        document: Some(document.id),
        parties: Some(vec![extract.party]),
        ..LineFilter::default()
    };
    let lines = store::lines(db, d.house.db.engine(), &filter, LINES_MAX).await?;
    let mut charges: Vec<(Item, Vec<Line>)> = Vec::new();
    for item in items {
        let of: Vec<Line> = item
            .directives
            .iter()
            .flat_map(|directive| lines.iter().filter(|l| l.directive == directive.id))
            .cloned()
            .collect();
        if !of.is_empty() {
            charges.push((item, of));
        }
    }
    let mut parties = vec![extract.party, Party::Body(document.body)];
    parties.extend(lines.iter().filter_map(|l| l.controller));
    let names = veche_register::party_names(db, &parties, d.l.tongue).await?;
    let by: Vec<PersonId> = store::entered_by(db, document.id)
        .await?
        .into_iter()
        .collect();
    let people = veche_register::people_names(db, &by).await?;
    let certified = by.first().and_then(|p| people.get(p)).cloned();
    Ok(Whole {
        extract,
        document,
        charges,
        names,
        certified,
    })
}

impl Whole {
    fn name(&self, party: Party) -> &str {
        self.names
            .get(&party)
            .map(String::as_str)
            .unwrap_or_default()
    }

    fn title(&self, l: &Lang) -> String {
        let named = words::named_with_day(
            l,
            self.document.kind,
            &self.document.number,
            self.document.adopted_on,
        );
        l.with("extract-title", [("document", named.into())])
    }

    /// What is asked, by when, and who checks: names and words.
    fn about(&self, l: &Lang, item: &Item, line: &Line) -> Vec<(String, String)> {
        let deadline = words::deadline_words(l, &line.deadline);
        let due = match line.due {
            Some(due) if !deadline.contains(&l.day(due)) => l.with(
                "extract-deadline-first",
                [("deadline", deadline.into()), ("day", due.into())],
            ),
            _ => deadline,
        };
        let mut out = Vec::new();
        // An item with one charge says it itself.
        if line.text.trim() != item.text.trim() {
            out.push((l.t("extract-charge"), line.text.clone()));
        }
        out.push((l.t("extract-deadline"), due));
        if let Some(controller) = line.controller {
            out.push((l.t("extract-controller"), self.name(controller).to_owned()));
        }
        out
    }

    fn certified(&self, l: &Lang) -> String {
        let at = l.day(self.extract.made.day(l.zone));
        match &self.certified {
            Some(name) => l.with(
                "extract-certified-by",
                [("name", l.person_short(name).into()), ("day", at.into())],
            ),
            None => l.with("extract-certified", [("day", at.into())]),
        }
    }
}

pub(super) async fn page(d: Desk, Path(short): Path<String>) -> Answer {
    view(&d, short_of(&short)?, StatusCode::OK, &Form::new()).await
}

async fn view(d: &Desk, short: Short, status: StatusCode, typed: &Form) -> Answer {
    let l = &d.l;
    let w = whole(d, short).await?;
    let here = path::extract(short);
    let document = path::document(w.document.short);
    let title = w.title(l);
    let body = html! {
        (breadcrumbs(l, &[(path::DOCUMENTS, &l.t("nav-documents")), (&document, &words::named(l, w.document.kind, &w.document.number))]))
        (PageHead::new(title.clone())
            .subtitle(html! { (l.t("extract-to")) " " strong { (w.name(w.extract.party)) } })
            .action(link_button(&format!("{here}/extract.pdf"), &l.t("extract-pdf"), Loud::Plain, Some("download")))
            .action(html! { button class="button button-quiet" type="button" data-print data-script { (icon("printer", None)) span { (l.t("document-print")) } } })
            .render())
        p { a href=(document) { (w.document.title) } }
        @if w.charges.is_empty() { (empty(&l.t("extract-empty"), None)) }
        @for (item, lines) in &w.charges {
            section class="extract-item" {
                h2 class="extract-number" { span class="unseen" { (l.t("extract-item")) " " } (item.shown()) }
                div {
                    div class="prose" { (veche_desk::components::document::paragraphs(&item.text)) }
                    @for line in lines {
                        (facts(&w.about(l, item, line).into_iter().map(|(name, value)| (name, html! { (value) })).collect::<Vec<_>>()))
                        p class="extract-way" { a href=(path::line(line.short)) { (l.t("extract-line")) } }
                    }
                }
            }
        }
        p class="extract-certified" { (w.certified(l)) }
        (receipt(d, &w, typed))
    };
    Ok(d.page_with(status, &title, body))
}

/// Whether it was received, or the ways to say so.
fn receipt(d: &Desk, w: &Whole, typed: &Form) -> Markup {
    let l = &d.l;
    let e = &w.extract;
    let to = format!("{}/receipts", path::extract(e.short));
    let own = d.may(Right::Report, e.party.scope());
    let others = d.may(Right::ReportForOthers, Scope::Federation);
    html! {
        section class="extract-receipt" aria-labelledby="receipt" {
            h2 id="receipt" { (l.t("extract-receipt")) }
            @match e.received_on {
                Some(on) => {
                    p {
                        (day(l, on)) ", "
                        @match &e.received_from {
                            Some(from) => (l.with("extract-received-from", [("from", from.as_str().into())])),
                            None => (l.t("extract-received-owner")),
                        }
                    }
                }
                None => {
                    p { (l.t("extract-not-received")) }
                    @if own { (post_button(&to, &l.t("extract-receive"), Loud::Primary, &[])) }
                    @else if others {
                        (typed.post(l, &to, html! {
                            (Field::new("from", l.t("extract-from")).hint(l.t("extract-from-hint")).text(l, typed))
                            (form::actions(submit(&l.t("extract-receive-paper"), Loud::Plain)))
                        }))
                    }
                }
            }
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Receipt {
    /// Who said so, for an owner on paper.
    from: Option<String>,
}

pub(super) async fn receive(
    d: Desk,
    Path(short): Path<String>,
    Posted(typed): Posted<Receipt>,
) -> Answer {
    let short = short_of(&short)?;
    let from = typed
        .from
        .map(|f| super::upload::clean(&f).trim().to_owned());
    let form = |p: FieldProblems| {
        Form::new()
            .with("from", from.clone().unwrap_or_default())
            .problems(p)
    };
    let done = d
        .run((short, from.clone()), |tx, by, (short, from)| {
            Box::pin(commands::receive_extract(tx, by, *short, from.as_deref()))
        })
        .await;
    match done {
        Ok(()) => d.done(&path::extract(short), "toast-extract-received"),
        Err(Stop::Fields(p)) => view(&d, short, StatusCode::UNPROCESSABLE_ENTITY, &form(p)).await,
        Err(stop) => Err(stop.into()),
    }
}

pub(super) async fn pdf(d: Desk, Path(short): Path<String>) -> Answer {
    let l = &d.l;
    let w = whole(&d, short_of(&short)?).await?;
    let bytes = d.pdf(sheet(&d, &w)).await?;
    d.file(
        bytes,
        "application/pdf",
        &l.with(
            "extract-file",
            [("number", w.document.number.as_str().into())],
        ),
    )
}

fn sheet(d: &Desk, w: &Whole) -> Sheet {
    let l = &d.l;
    let federation = d
        .settings
        .name
        .as_ref()
        .map_or_else(|| d.federation(), |n| n.get(l.tongue).to_owned());
    let mut blocks = vec![Block::Facts(vec![
        (l.t("extract-to-whom"), w.name(w.extract.party).to_owned()),
        (l.t("extract-document"), w.document.title.clone()),
        (
            l.t("document-adopted-by"),
            w.name(Party::Body(w.document.body)).to_owned(),
        ),
    ])];
    for (item, lines) in &w.charges {
        blocks.push(Block::Numbered(item.shown(), item.text.clone()));
        // Two charges of one item may say the same on paper: once is enough there.
        let mut told: Vec<Vec<(String, String)>> = Vec::new();
        for line in lines {
            let about = w.about(l, item, line);
            if !told.contains(&about) {
                blocks.push(Block::Facts(about.clone()));
                told.push(about);
            }
        }
    }
    if w.charges.iter().any(|(item, _)| item.label.is_none()) {
        blocks.insert(1, Block::Note(l.t("execution-ours")));
    }
    if w.charges.is_empty() {
        blocks.push(Block::Paragraph(l.t("extract-empty")));
    }
    blocks.push(Block::Paragraph(w.certified(l)));
    let signed: Vec<(String, String)> = w
        .document
        .signatories
        .iter()
        .map(|s| (s.role.clone().unwrap_or_default(), s.name.clone()))
        .collect();
    if !signed.is_empty() {
        blocks.push(Block::Note(l.t("extract-signed-by")));
        blocks.push(Block::Facts(signed));
    }
    let place = w
        .document
        .place
        .as_ref()
        .map(|p| format!(", {p}"))
        .unwrap_or_default();
    Sheet {
        tongue: l.tongue,
        letterhead: federation,
        title: l.t("extract"),
        subtitle: format!(
            "{}{place}",
            words::named_with_day(
                l,
                w.document.kind,
                &w.document.number,
                w.document.adopted_on
            )
        ),
        foot: words::address(d, &path::extract(w.extract.short)),
        blocks,
    }
}

/// All extracts of a document, and who has received theirs.
pub(super) async fn list(d: Desk, Path(short): Path<String>, q: ListQuery) -> Answer {
    let l = &d.l;
    let doc = store::document(d.read(), short_of(&short)?).await?;
    let all = store::extracts(d.read(), doc.id).await?;
    let parties: Vec<Party> = all.iter().map(|e| e.party).collect();
    let names = veche_register::party_names(d.read(), &parties, l.tongue).await?;
    let name = |e: &Extract| names.get(&e.party).cloned().unwrap_or_default();
    let words_asked = veche_core::name::fold(&q.q);
    let mut shown: Vec<&Extract> = all
        .iter()
        .filter(|e| match q.filter("received") {
            Some("yes") => e.received_on.is_some(),
            Some("no") => e.received_on.is_none(),
            _ => true,
        })
        .filter(|e| {
            words_asked.is_empty() || veche_core::name::fold(&name(e)).contains(&words_asked)
        })
        .collect();
    shown.sort_by_key(|e| veche_core::name::fold(&name(e)));
    let heads = vec![
        Head::new(l.t("extract-to-whom")),
        Head::new(l.t("extract-made")),
        Head::new(l.t("extract-receipt")),
    ];
    let rows = shown
        .iter()
        .map(|e| {
            Row::new(vec![
                html! { a href=(path::extract(e.short)) { (name(e)) } },
                instant(l, e.made),
                html! {
                    @match e.received_on {
                        Some(on) => {
                            (day_short(l, on))
                            @if let Some(from) = &e.received_from { " · " (l.with("extract-received-from", [("from", from.as_str().into())])) }
                        }
                        None => (l.t("extract-not-received")),
                    }
                },
            ])
        })
        .collect();
    let here = format!("{}/extracts", path::document(doc.short));
    let choices = vec![
        Choice::new("yes", l.t("extract-filter-received")),
        Choice::new("no", l.t("extract-filter-waiting")),
    ];
    let table = Table::new("extracts", l.t("extract-list"), heads, rows)
        .list(here, &q)
        .search()
        .filters(vec![Filter::choice(
            "received",
            l.t("extract-receipt"),
            choices,
        )])
        .counted(counted(l, "extracts-counted", shown.len() as u64))
        .empty(empty(
            &l.t(if doc.archival {
                "extract-none-archival"
            } else {
                "extract-none"
            }),
            None,
        ));
    let named = words::named_with_day(l, doc.kind, &doc.number, doc.adopted_on);
    let body = html! {
        (breadcrumbs(l, &[(path::DOCUMENTS, &l.t("nav-documents")), (&path::document(doc.short), &words::named(l, doc.kind, &doc.number))]))
        (PageHead::new(l.t("extract-list")).over(named).subtitle(doc.title.clone()).render())
        (table.render(l))
    };
    Ok(d.page(&l.t("extract-list"), body))
}

//! The register of all lines.

use super::asked::{Asked, asked, filters};
use super::by_directive;
use super::words::{self, document, place, state};
use crate::commands::short_title;
use crate::model::{Line, Mark, Part, View};
use crate::pages::documents::words::deadline_words;
use crate::path;
use crate::rules::{missed, state_of};
use crate::store::{self, COUNTED_MOST};
use axum::http::StatusCode;
use maud::{Markup, html};
use serde_json::json;
use std::collections::HashMap;
use veche_core::{Day, LineId, Party};
use veche_desk::components::tabs::{Tab, tabs};
use veche_desk::components::{
    Head, PageHead, Row, Size, Table, due, empty, line as draw, link_button, notice,
};
use veche_desk::components::{Kind, notice::Weight};
use veche_desk::list::{self, Cursor, ListQuery};
use veche_desk::{Answer, Desk};
use veche_engine::Result;
use veche_lang::Lang;
use veche_register::PartyCard;

/// Rows of a file, at most; the last row says so where there are more.
const ROWS_OF_A_FILE: i64 = 50_000;
/// A deadline within so many days is soon.
const SOON_DAYS: i64 = 30;

pub(super) async fn list(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let asked = asked(&d, &q).await?;
    let (db, engine, today) = (d.read(), d.house.db.engine(), d.today());
    let size = i64::from(q.rows());
    let mut lines = store::lines(db, engine, &asked.filter, size + 1).await?;
    let counts = store::count_views(db, engine, &asked.filter, View::ALL, today).await?;
    let next = (i64::try_from(lines.len()).unwrap_or(0) > size).then(|| {
        lines.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        lines.last().map(|x| {
            Cursor(vec![
                json!(store::sort_due(x.due).iso()),
                json!(x.directive.0.to_string()),
                json!(x.id.0.to_string()),
            ])
        })
    });
    let ids: Vec<LineId> = lines.iter().map(|x| x.id).collect();
    let days = store::days_of(db, &ids).await?;
    let parties: Vec<Party> = lines.iter().map(|x| x.party).collect();
    let cards = veche_register::party_cards(db, &parties, l.tongue).await?;
    let heads = vec![
        Head::new(l.t("line-owner")),
        Head::new(l.t("line-deadline")),
        Head::new(l.t("line-head-drawing")).drawing(),
        Head::new(l.t("line-state")),
    ];
    let of = |view: View| {
        counts
            .iter()
            .find(|(v, _)| *v == view)
            .map_or(0, |(_, n)| *n)
    };
    let table = Table::new(
        "lines",
        l.t("nav-lines"),
        heads,
        rows(&d, &lines, &cards, &days, asked.view),
    )
    .list(path::LINES, &q)
    .search()
    .filters(filters(&d).await?)
    .view("view")
    .lead(lead(&d, &q, &asked, &counts))
    .counted(count_words(l, of(asked.view)))
    .next(next.flatten())
    .csv()
    .empty(nothing(&d, asked.view, of(View::All)));
    let body = html! {
        (PageHead::new(l.t("nav-lines")).render())
        (table.render(l))
    };
    Ok(d.wide_page(StatusCode::OK, &l.t("nav-lines"), body))
}

/// What stands between the filters and the rows: the views with their counts, and what a link chose.
fn lead(d: &Desk, q: &ListQuery, asked: &Asked, counts: &[(View, i64)]) -> Markup {
    let l = &d.l;
    let shown = counts
        .iter()
        .filter(|(view, n)| *n > 0 || *view != View::Archival || asked.view == View::Archival);
    let all: Vec<Tab> = shown
        .map(|(view, n)| {
            let name = l.t(&format!("line-view-{}", view.code()));
            let much = *n > COUNTED_MOST;
            Tab {
                href: q
                    .with("view", (*view != asked.usual).then(|| view.code()))
                    .href(path::LINES),
                label: if much {
                    format!("{name} {COUNTED_MOST}+")
                } else {
                    name
                },
                count: u64::try_from(*n).ok().filter(|_| !much),
                current: *view == asked.view,
            }
        })
        .collect();
    html! {
        @for words in &asked.odd { (notice(Weight::Care, html! { p { (words) } })) }
        @if !asked.chosen.is_empty() {
            ul class="line-chosen" { @for (words, without) in &asked.chosen { li { (words) " " a href=(without) { (l.t("line-chosen-off")) } } } }
        }
        div class="line-views" { (tabs(&l.t("line-views"), &all)) }
    }
}

fn count_words(l: &Lang, n: i64) -> String {
    if n > COUNTED_MOST {
        l.with("line-count-over", [("most", COUNTED_MOST.into())])
    } else {
        l.with("line-count", [("n", n.into())])
    }
}

/// What stands in place of rows: in an empty register the first step, in an empty view that it is so.
fn nothing(d: &Desk, view: View, all: i64) -> Markup {
    let l = &d.l;
    if all > 0 {
        return empty(&l.t(&format!("line-none-{}", view.code())), None);
    }
    let first = d
        .standing()
        .has_somewhere(veche_core::Right::PrepareDocument)
        .then(|| {
            link_button(
                path::DRAFTS,
                &l.t("line-none-first"),
                Kind::Plain,
                Some("file-plus"),
            )
        });
    empty(&l.t("line-none"), first)
}

/// The rows: lines of one directive stand under its words, so that these are read once; what is open, in parts by time. A directive
/// stands where the first of its lines does.
fn rows(
    d: &Desk,
    lines: &[Line],
    cards: &HashMap<Party, PartyCard>,
    days: &HashMap<LineId, store::LineDays>,
    view: View,
) -> Vec<Row> {
    let (l, today) = (&d.l, d.today());
    let mut out = Vec::new();
    let in_parts = view == View::Open;
    for part in lines.chunk_by(|a, b| !in_parts || part_of(a, today) == part_of(b, today)) {
        if let Some(first) = part.first().filter(|_| in_parts) {
            out.push(Row::part(html! { (l.t(part_of(first, today))) }));
        }
        for group in by_directive(part) {
            let [first, others @ ..] = group.as_slice() else {
                continue;
            };
            out.push(Row::group(html! {
                @if others.is_empty() { a href=(path::line(first.short)) { (short_title(&first.text)) } }
                @else { a href=(path::directive(first.directive_short)) { (short_title(&first.text)) } }
                a class="line-place" href=(path::document(first.document_short)) { (place(l, first)) }
            }));
            out.extend(
                group
                    .iter()
                    .map(|x| row(d, x, cards.get(&x.party), days.get(&x.id), today)),
            );
        }
    }
    out
}

/// The key of the part of the list in which a line stands by its day.
fn part_of(x: &Line, today: Day) -> &'static str {
    match x.due.map(|due| due.days_since(today)) {
        Some(..0) => "line-part-past",
        Some(0..=SOON_DAYS) => "line-part-soon",
        Some(_) => "line-part-later",
        None => "line-part-no-day",
    }
}

fn row(
    d: &Desk,
    x: &Line,
    card: Option<&PartyCard>,
    days: Option<&store::LineDays>,
    today: Day,
) -> Row {
    let l = &d.l;
    let how = state_of(x, today);
    let days = days.cloned().unwrap_or_default();
    let row = Row::new(vec![
        owner(d, x, card),
        when(d, x, today),
        draw(l, &words::drawing(l, x, &how, &days, today), Size::Row),
        state(l, &how),
    ]);
    if how.marks.contains(&Mark::NoWord) || !x.stage.is_open() {
        row.faint()
    } else {
        row
    }
}

/// Who owes, and which part; leads to the line.
pub(super) fn owner(d: &Desk, x: &Line, card: Option<&PartyCard>) -> Markup {
    let l = &d.l;
    html! {
        a href=(path::line(x.short)) {
            @match card {
                Some(card) => { (card.name) }
                None => { (l.t("line-owner-gone")) }
            }
        }
        @if x.part == Part::Co { span class="line-place" { (words::part_word(l, x.part)) } }
        @if x.no_owner { span class="line-place" { (l.t("line-no-owner")) } }
    }
}

/// The deadline for a table: the day and how far it is while something is owed, else the day; without a day its words. Where periods were
/// missed, which ones, and the day that is still ahead: a day that has passed is not the next one.
pub(super) fn when(d: &Desk, x: &Line, today: Day) -> Markup {
    let l = &d.l;
    if let Some(missed) = missed(x, today) {
        return html! {
            span class="line-missed" { (words::missed_words(l, &x.deadline, &missed)) }
            @if let Some(next) = missed.next { " " span class="line-place" { (l.with("line-missed-next", [("day", l.day_short(next).into())])) } }
        };
    }
    match x.due {
        Some(day) if x.stage.is_open() => due(l, day, today),
        Some(day) => veche_desk::components::day_short(l, day),
        None => html! { (deadline_words(l, &x.deadline)) },
    }
}

/// The same list as CSV.
pub(super) async fn list_csv(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let mut asked = asked(&d, &q).await?;
    asked.filter.after = None;
    let (db, today) = (d.read(), d.today());
    let mut lines =
        store::lines(db, d.house.db.engine(), &asked.filter, ROWS_OF_A_FILE + 1).await?;
    let cut = i64::try_from(lines.len()).unwrap_or(0) > ROWS_OF_A_FILE;
    lines.truncate(usize::try_from(ROWS_OF_A_FILE).unwrap_or(usize::MAX));
    let mut parties: Vec<Party> = lines
        .iter()
        .flat_map(|x| [Some(x.party), x.controller])
        .flatten()
        .collect();
    parties.sort_unstable();
    parties.dedup();
    let names = veche_register::party_names(db, &parties, l.tongue).await?;
    let name = |p: Option<Party>| p.and_then(|p| names.get(&p)).cloned().unwrap_or_default();
    let base = d.settings.base_url.clone().unwrap_or_default();
    let iso = |day: Option<Day>| day.map(|d| d.iso()).unwrap_or_default();
    let mut rows: Vec<Vec<String>> = lines
        .iter()
        .map(|x| {
            let how = state_of(x, today);
            let marks: Vec<String> = how.marks.iter().map(|m| words::mark_word(l, *m)).collect();
            vec![
                document(l, x),
                x.item.clone(),
                x.text.split_whitespace().collect::<Vec<_>>().join(" "),
                name(Some(x.party)),
                words::part_word(l, x.part),
                deadline_words(l, &x.deadline),
                iso(x.due),
                iso(x.first_due),
                words::stage_word(l, how.stage),
                marks.join(", "),
                iso(x.done),
                iso(x.heard),
                name(x.controller),
                format!("{}{}", base.trim_end_matches('/'), path::line(x.short)),
            ]
        })
        .collect();
    if cut {
        rows.push(vec![
            l.with("line-csv-cut", [("most", ROWS_OF_A_FILE.into())]),
        ]);
    }
    let heads = [
        "line-document",
        "line-item",
        "line-head-directive",
        "line-owner",
        "line-part",
        "line-deadline",
        "line-due-day",
        "line-first-due",
        "line-stage",
        "line-marks",
        "line-done",
        "line-heard",
        "line-controller",
        "line-address",
    ]
    .map(|key| l.t(key));
    d.file(
        list::csv_in(l.tongue, &heads, &rows),
        "text/csv; charset=utf-8",
        &format!("{}-{today}.csv", l.t("line-file-name")),
    )
}

/// Names of parties by party, for a page that shows some lines.
pub(super) async fn cards_of(d: &Desk, lines: &[Line]) -> Result<HashMap<Party, PartyCard>> {
    let mut parties: Vec<Party> = lines
        .iter()
        .flat_map(|x| [Some(x.party), x.controller])
        .flatten()
        .collect();
    parties.sort_unstable();
    parties.dedup();
    veche_register::party_cards(d.read(), &parties, d.l.tongue).await
}

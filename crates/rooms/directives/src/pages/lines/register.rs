//! The register of all lines.

use super::picking::{document_by_words, parties_named};
use super::words::{self, document, place, state};
use crate::commands::short_title;
use crate::model::{Line, Mark, Nature, Part, Stage};
use crate::pages::documents::words::{deadline_words, nature_word};
use crate::path;
use crate::rules::state_of;
use crate::store::{self, LineFilter};
use axum::http::StatusCode;
use maud::{Markup, html};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;
use veche_core::{BodyId, Day, LineId, Party, Scope};
use veche_desk::components::{
    Choice, Filter, Head, PageHead, Row, Size, Table, due, empty, line as draw, link_button, notice,
};
use veche_desk::components::{Kind, notice::Weight};
use veche_desk::list::{self, Cursor, ListQuery};
use veche_desk::{Answer, Desk};
use veche_engine::Result;
use veche_register::PartyCard;

/// Rows of a file, at most; the last row says so where there are more.
const ROWS_OF_A_FILE: i64 = 50_000;

/// What an address asks of the register.
struct Asked {
    filter: LineFilter,
    /// What stands in the filters but means nothing: shown above the list, so that nobody takes the list for narrowed.
    odd: Vec<String>,
    /// An owner or a document that a link brought along, in words, with the address without it.
    chosen: Vec<(String, String)>,
}

pub(super) async fn list(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let asked = asked(&d, &q).await?;
    let (db, engine, today) = (d.read(), d.house.db.engine(), d.today());
    let size = i64::from(q.rows());
    let mut lines = store::lines(db, engine, &asked.filter, size + 1).await?;
    let count = store::count_lines(db, engine, &asked.filter).await?;
    let next = (i64::try_from(lines.len()).unwrap_or(0) > size).then(|| {
        lines.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        lines.last().map(|x| {
            Cursor(vec![
                json!(store::sort_due(x.due).iso()),
                json!(x.id.0.to_string()),
            ])
        })
    });
    let ids: Vec<LineId> = lines.iter().map(|x| x.id).collect();
    let days = store::days_of(db, &ids).await?;
    let parties: Vec<Party> = lines.iter().map(|x| x.party).collect();
    let cards = veche_register::party_cards(db, &parties, l.tongue).await?;
    let rows = lines
        .iter()
        .map(|x| row(&d, x, cards.get(&x.party), days.get(&x.id), today))
        .collect();
    let heads = vec![
        Head::new(l.t("line-head-directive")),
        Head::new(l.t("line-owner")),
        Head::new(l.t("line-deadline")),
        Head::new(l.t("line-head-drawing")).drawing(),
        Head::new(l.t("line-state")),
    ];
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
    let table = Table::new("lines", l.t("nav-lines"), heads, rows)
        .list(path::LINES, &q)
        .search()
        .filters(filters(&d).await?)
        .count(u64::try_from(count).unwrap_or(0))
        .next(next.flatten())
        .csv()
        .empty(empty(&l.t("line-none"), first));
    let body = html! {
        (PageHead::new(l.t("nav-lines")).subtitle(l.t("line-register-lead")).render())
        @for words in &asked.odd { (notice(Weight::Care, html! { p { (words) } })) }
        @if !asked.chosen.is_empty() {
            ul class="line-chosen" { @for (words, without) in &asked.chosen { li { (words) " " a href=(without) { (l.t("line-chosen-off")) } } } }
        }
        (table.render(l))
    };
    Ok(d.wide_page(StatusCode::OK, &l.t("nav-lines"), body))
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
        html! {
            a href=(path::line(x.short)) { (short_title(&x.text)) }
            span class="line-place" { (place(l, x)) }
        },
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

/// Who owes, and which part.
pub(super) fn owner(d: &Desk, x: &Line, card: Option<&PartyCard>) -> Markup {
    let l = &d.l;
    html! {
        @match card {
            Some(card) => { a href=(card.path) { (card.name) } }
            None => { (l.t("line-owner-gone")) }
        }
        @if x.part == Part::Co { span class="line-place" { (words::part_word(l, x.part)) } }
        @if x.no_owner { span class="line-place" { (l.t("line-no-owner")) } }
    }
}

/// The deadline for a table: the day and how far it is while something is owed, else the day; without a day its words.
pub(super) fn when(d: &Desk, x: &Line, today: Day) -> Markup {
    let l = &d.l;
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
        "line-due-next",
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
        list::csv(&heads, &rows),
        "text/csv; charset=utf-8",
        &format!("{}-{today}.csv", l.t("line-file-name")),
    )
}

/// The filters above the list.
async fn filters(d: &Desk) -> Result<Vec<Filter>> {
    let l = &d.l;
    let bodies: Vec<Choice> = veche_register::bodies(d.read(), l.tongue)
        .await?
        .into_iter()
        .filter(|b| b.owner == Scope::Federation)
        .map(|b| Choice::new(Party::Body(b.id).code(), b.name))
        .collect();
    let stages = Stage::ALL
        .iter()
        .map(|s| Choice::new(s.code(), words::stage_word(l, *s)));
    let open = Choice::new("open-ones", l.t("line-filter-open"));
    let marks = Mark::ALL
        .iter()
        .map(|m| Choice::new(m.code(), words::mark_word(l, *m)))
        .collect();
    let kinds = KINDS
        .iter()
        .map(|k| Choice::new(*k, l.t(&format!("line-owner-{k}"))))
        .collect();
    let natures = [
        Nature::Charge,
        Nature::Permanent,
        Nature::Appeal,
        Nature::Authorize,
        Nature::Control,
    ]
    .iter()
    .map(|n| Choice::new(n.code(), nature_word(l, *n)))
    .collect();
    Ok(vec![
        Filter::choice(
            "stage",
            l.t("line-stage"),
            std::iter::once(open).chain(stages).collect(),
        ),
        Filter::choice("mark", l.t("line-mark"), marks),
        Filter::words("who", l.t("line-filter-who")),
        Filter::choice("kind", l.t("line-filter-kind"), kinds),
        Filter::day("from", l.t("line-filter-from")),
        Filter::day("until", l.t("line-filter-until")),
        Filter::words("document", l.t("line-filter-document")),
        Filter::choice("body", l.t("line-filter-body"), bodies.clone()),
        Filter::choice("controller", l.t("line-controller"), bodies),
        Filter::choice("nature", l.t("line-nature"), natures),
    ])
}

const KINDS: [&str; 6] = [
    "body",
    "branch",
    "organisation",
    "office",
    "person",
    "class",
];

/// Reads the address. What means nothing is told, not passed over.
async fn asked(d: &Desk, q: &ListQuery) -> Result<Asked> {
    let (l, today) = (&d.l, d.today());
    let mut filter = LineFilter {
        words: (!q.q.is_empty()).then(|| q.q.clone()),
        ..LineFilter::default()
    };
    let (mut odd, mut chosen) = (Vec::new(), Vec::new());
    let values = |name: &str| q.filters.get(name).cloned().unwrap_or_default();
    for code in values("stage") {
        match Stage::parse(&code) {
            Some(stage) => filter.stages.push(stage),
            None if code == "open-ones" => filter.stages.extend(Stage::OPEN),
            None => {}
        }
    }
    for code in values("mark") {
        match Mark::parse(&code) {
            Some(Mark::Late) => filter.late_on = Some(today),
            Some(Mark::Silent) => filter.silent_on = Some(today),
            Some(Mark::Extended) => filter.extended = true,
            Some(Mark::DoneLate) => filter.done_late = true,
            Some(Mark::NoWord) => {
                filter.asleep = Some(true);
                // The mark is on lines on which something is still owed.
                if filter.stages.is_empty() {
                    filter.stages.extend(Stage::OPEN);
                } else {
                    filter.stages.retain(|s| s.is_open());
                }
            }
            None => {}
        }
    }
    for (name, field) in [
        ("from", &mut filter.due_from),
        ("until", &mut filter.due_until),
    ] {
        if let Some(typed) = q.filter(name) {
            *field = Day::parse(typed);
            if field.is_none() {
                odd.push(l.with("line-filter-day-odd", [("typed", typed.into())]));
            }
        }
    }
    filter.party_kind = q
        .filter("kind")
        .filter(|k| KINDS.contains(k))
        .map(str::to_owned);
    filter.nature = q
        .filter("nature")
        .and_then(Nature::parse)
        .map(|n| n.code().to_owned());
    filter.body = q.filter("body").and_then(Party::parse).and_then(body);
    let controllers: Vec<Party> = values("controller")
        .iter()
        .filter_map(|c| Party::parse(c))
        .collect();
    filter.controllers = (!controllers.is_empty()).then_some(controllers);
    let owners: Vec<Party> = values("owner")
        .iter()
        .filter_map(|c| Party::parse(c))
        .collect();
    if !owners.is_empty() {
        let names = veche_register::party_names(d.read(), &owners, l.tongue).await?;
        let named: Vec<&str> = owners
            .iter()
            .filter_map(|o| names.get(o))
            .map(String::as_str)
            .collect();
        let words = l.with("line-chosen-owner", [("owner", l.list(&named).into())]);
        chosen.push((words, q.with("owner", None).href(path::LINES)));
        filter.parties = Some(owners);
    }
    if let Some(typed) = q.filter("who") {
        let found = parties_named(d, typed).await?;
        if found.is_empty() {
            odd.push(l.with("line-filter-who-odd", [("typed", typed.into())]));
        }
        filter.parties = Some(match filter.parties.take() {
            Some(owners) => owners.into_iter().filter(|o| found.contains(o)).collect(),
            None => found,
        });
    }
    if let Some(typed) = q.filter("document") {
        match document_by_words(d.read(), typed).await? {
            Ok(id) => filter.document = Some(id),
            Err(text) => {
                odd.push(l.say(&text));
                // Nothing is shown rather than everything.
                filter.parties = Some(Vec::new());
            }
        }
    }
    filter.after = q.after.as_ref().and_then(|c| {
        Some((
            Day::parse(c.str(0)?)?,
            LineId(Uuid::parse_str(c.str(1)?).ok()?),
        ))
    });
    Ok(Asked {
        filter,
        odd,
        chosen,
    })
}

fn body(party: Party) -> Option<BodyId> {
    match party {
        Party::Body(id) => Some(id),
        _ => None,
    }
}

/// The register of lines with one filter and its value.
pub(super) fn narrowed(filters: &[(&str, &str)]) -> String {
    let mut q = ListQuery::default();
    for (name, value) in filters {
        q.filters
            .entry((*name).to_owned())
            .or_default()
            .push((*value).to_owned());
    }
    q.href(path::LINES)
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

//! Pieces that several pages show: a composition, the history of a record, panels of the desk.

use super::fields::{in_words, key, span_words};
use super::lists::Keeps;
use crate::model::{Body, Span};
use crate::store::{self, SeatLine};
use crate::{path, queries};
use maud::{Markup, html};
use uuid::Uuid;
use veche_core::{BodyId, Id, Instant, PersonId, Right, Scope, SeatId, Short, Text, Verb};
use veche_desk::components::timeline::Entry;
use veche_desk::components::{
    Head, Kind, Row, Table, ago, body_name, link_button, person, timeline,
};
use veche_desk::{Desk, Panel};
use veche_engine::{Result, deed};
use veche_lang::Lang;

/// Who sits in a body, office by office. `ends` draws a way to end each seat.
pub(super) fn composition(l: &Lang, lines: &[SeatLine], caption: &str, ends: bool) -> Markup {
    let mut heads = vec![
        Head::new(l.t("register-person")),
        Head::new(l.t("register-office")),
        Head::new(l.t("register-term")),
    ];
    if ends {
        heads.push(Head::new(l.t("register-acts")).unseen());
    }
    let mut anchored = Vec::new();
    let rows = lines
        .iter()
        .map(|line| {
            // The first of an office carries the anchor under which the office is linked to.
            let kind = line.sitting.office_kind;
            let first = !anchored.contains(&kind);
            anchored.push(kind);
            let anchor = first.then(|| format!("office-{}", kind.code()));
            let mut cells = vec![
                person(
                    l,
                    line.name_in(l.tongue),
                    Some(&path::person(line.person_short)),
                ),
                html! { span id=[anchor] {
                    (line.office_names.get(l.tongue))
                    @if line.sitting.acting { " " (l.t("register-acting-mark")) }
                } },
                html! { (span_words(l, line.sitting.counts)) },
            ];
            if ends {
                let href = end_path(line.sitting.seat);
                cells.push(html! { a class="nowrap" href=(href) { (l.t("register-seat-end")) } });
            }
            Row::new(cells)
        })
        .collect();
    Table::new("composition", caption, heads, rows).render(l)
}

pub(super) fn end_path(seat: SeatId) -> String {
    format!("/desk/seats/{seat}/end")
}

/// Seats that are over, with what they rested on and what ended them.
pub(super) fn past_seats(l: &Lang, lines: &[SeatLine], caption: &str, of_person: bool) -> Markup {
    let heads = vec![
        Head::new(l.t(if of_person {
            "register-body"
        } else {
            "register-person"
        })),
        Head::new(l.t("register-office")),
        Head::new(l.t("register-term")),
    ];
    let rows = lines
        .iter()
        .map(|line| {
            let first = if of_person {
                body_name(l, &line.body_names, Some(&path::body(line.body_short)))
            } else {
                person(l, line.name_in(l.tongue), Some(&path::person(line.person_short)))
            };
            Row::new(vec![
                first,
                html! { (line.office_names.get(l.tongue)) @if let Some(n) = line.number { ", " (l.with("register-of-convocation", [("number", n.into())])) } },
                html! { (span_words(l, line.sitting.counts)) },
            ])
        })
        .collect();
    Table::new("past-seats", caption, heads, rows).render(l)
}

/// What was done to a record, for those who read what is official.
pub(super) async fn history(d: &Desk, kind: &'static str, id: Uuid) -> Result<Markup> {
    if !d.reads_official() {
        return Ok(html! {});
    }
    let l = &d.l;
    let mut deeds = deed::of(d.read(), kind, id, 200).await?;
    if deeds.is_empty() {
        // What came with the founding has no entry of its own.
        return Ok(html! {});
    }
    deeds.reverse();
    let versions = store::history(d.read(), kind, id).await?;
    let people: Vec<PersonId> = deeds.iter().filter_map(|d| d.person).collect();
    let names = queries::people_names(d.read(), &people).await?;
    let entries: Vec<Entry> = deeds
        .iter()
        .map(|deed| Entry {
            when: ago(l, deed.at, d.now),
            what: html! {
                (l.say(&deed.verb.text()))
                @if let Some(name) = deed.person.and_then(|p| names.get(&p)) { " — " (person(l, name, None)) }
            },
            body: changed(l, kind, &versions, deed.at).filter(|_| deed.verb == Verb::Changed),
            official: deed.official,
        })
        .collect();
    Ok(html! {
        section class="part" aria-labelledby="history" {
            h2 id="history" { (l.t("register-history")) }
            (timeline(l, &entries))
        }
    })
}

/// What a version that was written at an instant changed: field, before, after.
fn changed(l: &Lang, kind: &str, versions: &[store::Version], at: Instant) -> Option<Markup> {
    let this = versions.iter().position(|v| v.at == at && v.number > 1)?;
    let (before, after) = (versions.get(this.checked_sub(1)?)?, versions.get(this)?);
    let fields = |v: &store::Version| shown(kind, &v.body);
    let pairs: Vec<_> = fields(before)
        .into_iter()
        .zip(fields(after))
        .filter(|(a, b)| a != b)
        .map(|((label, a), (_, b))| {
            let (a, b) = (in_words(l, &label, a), in_words(l, &label, b));
            (label, a, b)
        })
        .collect();
    (!pairs.is_empty()).then(|| {
        html! {
            ul {
                @for (label, a, b) in pairs {
                    li {
                        (l.say(&label)) ": "
                        @if !a.is_empty() { del { (a) } " " }
                        @if !b.is_empty() { ins { (b) } }
                    }
                }
            }
        }
    })
}

fn shown(kind: &str, body: &str) -> Vec<(Text, String)> {
    use crate::rules::shown;
    match kind {
        "organisation" => serde_json::from_str(body).map(|f| shown::organisation(&f)),
        "branch" => serde_json::from_str(body).map(|f| shown::branch(&f)),
        "body" => serde_json::from_str(body).map(|f| shown::body(&f)),
        "person" => serde_json::from_str(body).map(|f| shown::person(&f)),
        _ => return Vec::new(),
    }
    // A version of an older form is left out; the deed itself stays.
    .unwrap_or_default()
}

/// Terms that end within sixty days, for those who keep the register.
pub(crate) async fn ending_soon(d: &Desk) -> Result<Option<Panel>> {
    if !d.standing().has_somewhere(Right::KeepRegister) {
        return Ok(None);
    }
    let l = &d.l;
    let keeps = Keeps::of(d.standing());
    let today = d.today();
    let window = Span::new(today, today.plus_days(60));
    let lines: Vec<SeatLine> = store::seats_ending(d.read(), today, today.plus_days(60))
        .await?
        .into_iter()
        .filter(|s| {
            s.sitting.counts.holds(today) && s.sitting.counts.to.is_some_and(|to| window.holds(to))
        })
        .filter(|s| match (&keeps, s.sitting.owner) {
            (Keeps::All, _) => true,
            (Keeps::Branches(all), Scope::Branch(id)) => all.contains(&id),
            _ => false,
        })
        .collect();
    if lines.is_empty() {
        return Ok(None);
    }
    Ok(Some(Panel {
        order: 60,
        title: l.t("register-ending-soon"),
        more: None,
        body: html! {
            ul class="stack" {
                @for line in lines.iter().take(20) {
                    li {
                        (person(l, line.name_in(l.tongue), Some(&path::person(line.person_short)))) ", "
                        (line.office_names.get(l.tongue)) ", "
                        (body_name(l, &line.body_names, Some(&path::body(line.body_short))))
                        @if let Some(to) = line.sitting.counts.to { " · " (l.with("register-span-to", [("to", to.into())])) }
                    }
                }
            }
        },
    }))
}

/// What to do first in a register with nothing in it.
pub(crate) async fn first_steps(d: &Desk) -> Result<Option<Panel>> {
    if Keeps::of(d.standing()) != Keeps::All || store::any_branch(d.read()).await? {
        return Ok(None);
    }
    let l = &d.l;
    Ok(Some(Panel {
        order: 50,
        title: l.t("register-first-steps"),
        more: None,
        body: html! {
            p { (l.t("register-first-steps-what")) }
            div class="actions" {
                (link_button("/desk/branches/new", &l.t("register-branch-new"), Kind::Plain, Some("map-pin")))
                (link_button("/desk/people/new", &l.t("register-person-new"), Kind::Plain, Some("user-plus")))
                (link_button("/desk/tables", &l.t("register-tables"), Kind::Plain, Some("upload")))
            }
        },
    }))
}

/// A word of a closed list.
pub(super) fn word(l: &Lang, prefix: &str, code: &str) -> String {
    l.t(&key(prefix, code))
}

/// What a body belongs to, as a link; nothing for the federation's own.
pub(super) async fn owner(d: &Desk, scope: Scope) -> Result<Option<(String, String)>> {
    let party = match scope {
        Scope::Branch(id) => veche_core::Party::Branch(id),
        Scope::Organisation(id) => veche_core::Party::Organisation(id),
        _ => return Ok(None),
    };
    let card = queries::party_cards(d.read(), &[party], d.l.tongue)
        .await?
        .remove(&party);
    Ok(card.map(|c| (c.path, c.name)))
}

/// The ids of the live stream that a record's page follows.
pub(super) fn live_of<I: Id>(id: I) -> Vec<String> {
    vec![format!("{}:{}", I::KIND, id.uuid())]
}

/// Whether a person may keep what belongs to an owner.
pub(super) fn may_keep(d: &Desk, owner: Scope) -> bool {
    d.may(Right::KeepRegister, owner)
}

/// The body of an address, for those who keep what it belongs to.
pub(super) async fn kept_body(d: &Desk, short: Short) -> Result<Body> {
    let b = store::body_by_short(d.read(), short).await?;
    d.ask(Right::KeepRegister, b.facts.owner)?;
    Ok(b)
}

/// The bodies of a list of seats, each once, in order.
pub(super) fn by_body(lines: Vec<SeatLine>) -> Vec<(BodyId, Vec<SeatLine>)> {
    let mut out: Vec<(BodyId, Vec<SeatLine>)> = Vec::new();
    for line in lines {
        match out.last_mut() {
            Some((body, all)) if *body == line.sitting.body => all.push(line),
            _ => out.push((line.sitting.body, vec![line])),
        }
    }
    out
}

//! Lines: their register, a line's page, and the acts of owners and controllers.

mod acts;
mod asked;
mod closing;
mod directive;
mod evidence;
mod extensions;
mod page;
mod panels;
mod picking;
mod register;
mod reports;
pub mod words;

use crate::commands::{self, short_title};
use crate::model::Line;
use crate::path;
use crate::store::{self, LineFilter};
use std::collections::HashMap;
use veche_core::{Day, DirectiveId, Party, PersonId, Right, Short, Standing, Stop};
use veche_desk::parts::READ_MAX;
use veche_desk::{Access, Card, Desk, House, Panel, Routes};
use veche_engine::Result;
use veche_lang::Lang;

/// Its addresses.
pub fn routes() -> Routes {
    let reads = Access::Right(Right::ReadOfficial);
    Routes::new()
        .get("/lines", reads, register::list)
        .get("/lines.csv", reads, register::list_csv)
        .get("/lines/{short}", Access::SignedIn, page::show)
        .post("/lines/{short}/acceptance", Access::SignedIn, acts::accept)
        .get("/lines/{short}/reports/new", Access::SignedIn, reports::new)
        .upload(
            "/lines/{short}/reports",
            Access::SignedIn,
            READ_MAX,
            reports::create,
        )
        .post("/reports/{id}/judgement", Access::SignedIn, acts::judge)
        .post("/reports/{id}/withdrawal", Access::SignedIn, acts::withdraw)
        .post("/reports/{id}/release", Access::SignedIn, acts::release)
        .get("/evidence/{id}", Access::Public, evidence::give)
        .get(
            "/lines/{short}/extensions/new",
            Access::SignedIn,
            extensions::new,
        )
        .post(
            "/lines/{short}/extensions",
            Access::SignedIn,
            extensions::create,
        )
        .post(
            "/extensions/{id}/judgement",
            Access::SignedIn,
            acts::judge_extension,
        )
        .get("/lines/{short}/closing", Access::SignedIn, closing::form)
        .post("/lines/{short}/closing", Access::SignedIn, closing::close)
        .get("/directives/{short}", reads, directive::show)
        .get(
            "/directives/{short}/correction",
            Access::Right(Right::CorrectReading),
            directive::form,
        )
        .post(
            "/directives/{short}/correction",
            Access::Right(Right::CorrectReading),
            directive::correct,
        )
}

/// How a line shows in lists of many kinds.
pub fn card_of(l: &Lang, line: &Line) -> Card {
    Card {
        kind: "line".to_owned(),
        title: short_title(&line.text),
        line: l.with(
            "line-card",
            [
                ("place", words::place(l, line).into()),
                ("stage", words::stage_word(l, line.stage).into()),
            ],
        ),
        path: path::line(line.short),
        icon: "list-checks",
    }
}

/// Panels on the desk's first page: what is owed, what waits for this person's word, what is late under their control.
///
/// # Errors
/// The database fails.
pub async fn mine(d: &Desk) -> Result<Vec<Panel>> {
    panels::mine(d).await
}

/// Lines gathered by their directives, in the order of the first of each.
fn by_directive(lines: &[Line]) -> Vec<Vec<&Line>> {
    let mut nth: HashMap<DirectiveId, usize> = HashMap::new();
    let mut out: Vec<Vec<&Line>> = Vec::new();
    for x in lines {
        let at = *nth.entry(x.directive).or_insert(out.len());
        match out.get_mut(at) {
            Some(group) => group.push(x),
            None => out.push(vec![x]),
        }
    }
    out
}

/// Addresses that exist in the data at hand: the forms of a line on which they can be filled in.
///
/// # Errors
/// The database fails.
pub async fn examples(house: &House) -> Result<Vec<String>> {
    let (db, engine) = (house.db.read(), house.db.engine());
    let mut all = vec![path::LINES.to_owned(), format!("{}.csv", path::LINES)];
    let open = LineFilter {
        stages: vec![crate::model::Stage::Open],
        ..LineFilter::default()
    };
    let mut found = store::lines(db, engine, &open, 1).await?;
    if found.is_empty() {
        found = store::lines(db, engine, &LineFilter::default(), 1).await?;
    }
    if let Some(line) = found.first() {
        let at = path::line(line.short);
        all.extend([
            at.clone(),
            format!("{at}/reports/new"),
            format!("{at}/extensions/new"),
            format!("{at}/closing"),
        ]);
        let directives = store::items(db, line.document).await?;
        if let Some(directive) = directives
            .iter()
            .flat_map(|i| &i.directives)
            .find(|x| x.id == line.directive)
        {
            let at = path::directive(directive.short);
            all.extend([at.clone(), format!("{at}/correction")]);
        }
    }
    if let Some(id) = store::any_file(db).await? {
        all.push(path::evidence(id));
    }
    Ok(all)
}

/// A line that this person may see: who reads what is official, or acts for its owner. For others there is none.
async fn readable(d: &Desk, short: Short) -> Result<Line> {
    let line = store::line(d.read(), short).await?;
    if may_read(d, &line) {
        Ok(line)
    } else {
        Err(Stop::Missing)
    }
}

fn may_read(d: &Desk, line: &Line) -> bool {
    d.reads_official()
        || d.standing().stands_in(line.party)
        || commands::may_report_on(d.standing(), line).is_some()
}

/// The parties through which a person owes: themselves, offices and bodies where they sit, and what these belong to.
fn owing(standing: &Standing) -> Vec<Party> {
    let mut all: Vec<Party> = standing.person.map(Party::Person).into_iter().collect();
    for seat in &standing.seats {
        all.extend([Party::Office(seat.office), Party::Body(seat.body)]);
        match seat.owner {
            veche_core::Scope::Branch(id) => all.push(Party::Branch(id)),
            veche_core::Scope::Organisation(id) => all.push(Party::Organisation(id)),
            _ => {}
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The bodies in which a person controls.
fn controlling(standing: &Standing) -> Vec<Party> {
    let has = |seat: &&veche_core::Held| seat.grants.iter().any(|g| g.right == Right::Control);
    let mut all: Vec<Party> = standing
        .seats
        .iter()
        .filter(has)
        .map(|seat| Party::Body(seat.body))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// An address as the path brings it; one that is none leads nowhere.
fn short(typed: &str) -> Result<Short> {
    Short::parse(typed).ok_or(Stop::Missing)
}

/// A day as typed in a field that must be filled in.
fn some_day(typed: &str) -> std::result::Result<Day, veche_core::Text> {
    if typed.trim().is_empty() {
        return Err(veche_core::Text::new("field-empty"));
    }
    Day::parse(typed).ok_or_else(|| veche_core::Text::new("line-day-odd"))
}

/// A text as typed in a field that must be filled in, of at most so many characters.
fn some_text(typed: &str, most: usize) -> std::result::Result<String, veche_core::Text> {
    let typed = typed.trim();
    if typed.is_empty() {
        Err(veche_core::Text::new("field-empty"))
    } else if typed.chars().count() > most {
        Err(veche_core::Text::new("line-text-long").with("most", most))
    } else {
        Ok(typed.to_owned())
    }
}

/// The names of people, as this page writes them.
async fn people(
    d: &Desk,
    ids: impl IntoIterator<Item = Option<PersonId>>,
) -> Result<HashMap<PersonId, String>> {
    let mut ids: Vec<PersonId> = ids.into_iter().flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    let names = veche_register::people_names(d.read(), &ids).await?;
    Ok(names
        .into_iter()
        .map(|(id, name)| (id, d.l.person_short(&name)))
        .collect())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::sync::Arc;
    use veche_core::{Tongue, Zone};
    use veche_lang::Texts;

    /// A language with the texts of this room.
    pub(crate) fn lang(tongue: Tongue) -> Lang {
        let texts = Texts::new(&[
            veche_desk::TEXTS,
            veche_desk::components::TEXTS,
            crate::TEXTS,
        ])
        .unwrap();
        Lang::new(Arc::new(texts), tongue, Zone::UTC)
    }

    #[test]
    fn fields_say_what_is_wrong() {
        let key = |r: std::result::Result<Day, veche_core::Text>| r.unwrap_err().key.into_owned();
        assert_eq!(some_day(" 5.11.2026 "), Ok(Day::new(2026, 11, 5).unwrap()));
        assert_eq!(key(some_day("")), "field-empty");
        assert_eq!(key(some_day("31.02.2026")), "line-day-odd");
        assert_eq!(some_text(" да ", 2), Ok("да".to_owned()));
        assert_eq!(some_text("нет", 2).unwrap_err().key, "line-text-long");
        assert_eq!(some_text(" \n", 2).unwrap_err().key, "field-empty");
    }
}

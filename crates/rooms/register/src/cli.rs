//! Tables in and out, for the command line and for pages.

use crate::commands::{Doubtful, Imported, import as take_in};
use crate::queries::register_for;
use crate::rules::import::{Kind, Plan, plan, read, values};
use crate::{data, store};
use std::collections::HashMap;
use veche_core::{Scope, Stop, Tongue};
use veche_desk::list::csv_in;
use veche_engine::{Actor, Ask, Db, Read, Result, Settings};

/// What a table would do, without doing it.
///
/// # Errors
/// The file is no table of this kind; the sentence says why.
pub async fn preview(
    db: &Read,
    kind: Kind,
    bytes: &[u8],
    now: veche_core::Instant,
) -> Result<Plan> {
    let cells = read(kind, bytes).map_err(Stop::Refused)?;
    let register = register_for(db, kind).await?;
    let zone = Settings::load(db).await?.zone;
    Ok(plan(kind, &cells, &register, now.day(zone)))
}

/// Takes a table in, all of it or nothing.
///
/// # Errors
/// The file is no table; a row is wrong; no right to keep the federation's register.
pub async fn import_csv(
    db: &Db,
    by: &Actor,
    kind: Kind,
    bytes: &[u8],
    doubtful: Doubtful,
) -> Result<Imported> {
    let cells = read(kind, bytes).map_err(Stop::Refused)?;
    db.write(
        (by.clone(), cells, doubtful),
        move |tx, (by, cells, doubtful)| Box::pin(take_in(tx, by, kind, cells, *doubtful)),
    )
    .await
}

/// All records of a kind as a table that [`import_csv`] reads back. People come with their contacts: who may ask for it is for the
/// caller to say.
///
/// # Errors
/// The database fails.
pub async fn export(db: &Read, kind: Kind, tongue: Tongue) -> Result<Vec<u8>> {
    let register = register_for(db, kind).await?;
    let owners = owner_names(db).await?;
    let owner = |scope: Scope| owners.get(&scope).cloned().unwrap_or_default();
    let rows: Vec<Vec<String>> = register
        .known
        .iter()
        .map(|k| values(&k.record, Some(k.short), &owner))
        .collect();
    Ok(table(kind, tongue, rows))
}

/// A table as spreadsheets of a language open it: heads, codes and separator.
fn table(kind: Kind, tongue: Tongue, rows: Vec<Vec<String>>) -> Vec<u8> {
    let columns = kind.columns();
    let heads: Vec<&str> = columns.iter().map(|c| data::head(c, tongue)).collect();
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|row| {
            columns
                .iter()
                .zip(row)
                .map(|(column, cell)| data::cell(column, &cell, tongue))
                .collect()
        })
        .collect();
    csv_in(tongue, &heads, &rows)
}

/// A table with heads and one row to show what goes where.
pub fn template(kind: Kind, tongue: Tongue) -> Vec<u8> {
    let example: &[&str] = match kind {
        Kind::People => &[
            "",
            "Иванова",
            "Анна",
            "Петровна",
            "Ivanova",
            "Anna",
            "",
            "anna@example.org",
            "8 900 000-00-00",
            "ru",
            "1",
            "2026-03-01",
            "",
            "",
            "",
        ],
        Kind::Organisations => &[
            "",
            "member",
            "Союз ткачей",
            "Weavers' Union",
            "СТ",
            "office@example.org",
            "",
            "https://example.org",
            "",
            "",
            "2026-03-01",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
        Kind::Branches => &[
            "",
            "RU-TVE",
            "active",
            "Тверское отделение",
            "Tver branch",
            "ТО",
            "tver@example.org",
            "",
            "",
            "2026-03-01",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
        Kind::Bodies => &[
            "",
            "working_group",
            "federation",
            "Рабочая группа по уставу",
            "Charter working group",
            "РГУ",
            "",
            "2026-03-01",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    };
    let example = example.iter().map(|c| (*c).to_owned()).collect();
    table(kind, tongue, vec![example])
}

/// Branches and organisations as a table calls them: by their address, which belongs to one only.
async fn owner_names(db: &impl Ask) -> Result<HashMap<Scope, String>> {
    let mut out = HashMap::new();
    for b in store::all_branches(db, Tongue::Ru, None).await? {
        out.insert(Scope::Branch(b.id), b.short.to_string());
    }
    for o in store::all_organisations(db, Tongue::Ru, None).await? {
        out.insert(Scope::Organisation(o.id), o.short.to_string());
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::import::{Fate, Register};
    use veche_core::Day;

    #[test]
    fn a_template_is_a_table_that_would_be_taken_in() {
        let register = Register {
            regions: data::regions().iter().map(|r| r.code).collect(),
            ..Register::default()
        };
        for (kind, tongue) in Kind::ALL
            .iter()
            .flat_map(|k| Tongue::ALL.iter().map(|t| (*k, *t)))
        {
            let cells = read(kind, &template(kind, tongue)).unwrap();
            let plan = plan(kind, &cells, &register, Day::parse("2026-03-02").unwrap());
            assert!(
                matches!(plan.rows[0].fate, Fate::Create(_)),
                "{kind:?}: {:?}",
                plan.rows[0].fate
            );
        }
    }
}

//! A table is taken in: all of it or nothing.

use super::{NewMembership, enter_body, enter_branch, enter_membership, enter_organisation};
use crate::model::{PersonFacts, Span};
use crate::rules::import::{Cells, Fate, Kind, PersonRow, Plan, Record, plan};
use crate::rules::{Cannot, shown};
use crate::store;
use std::collections::HashMap;
use uuid::Uuid;
use veche_core::{
    Audience, BodyId, BranchId, Leave, Object, OrganisationId, PersonId, Right, Scope, Stop, Text,
    Verb, allows,
};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Result, Tx};

/// What becomes of rows that could be meant for a record that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubtful {
    /// They are left out.
    Skip,
    /// They are new records.
    Create,
}

/// What a table did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// New records.
    pub created: usize,
    /// Records that changed.
    pub changed: usize,
    /// Rows that were left out, being doubtful.
    pub skipped: usize,
}

/// Takes a table in. The plan is made anew in the transaction, so it rests on what is so now.
///
/// # Errors
/// No right to keep the federation's register; a row that is wrong: then nothing was done.
pub async fn import(
    tx: &mut Tx,
    by: &Actor,
    kind: Kind,
    cells: &Cells,
    doubtful: Doubtful,
) -> Result<Imported> {
    let leave = allows(&by.standing, Right::KeepRegister, Scope::Federation)?;
    let register = crate::register_for(tx, kind).await?;
    let today = super::today(tx).await?;
    let Plan { rows } = plan(kind, cells, &register, today);
    let wrong = rows
        .iter()
        .filter(|r| matches!(r.fate, Fate::Wrong(_)))
        .count();
    if wrong > 0 {
        return Err(Stop::Refused(
            Text::new("register-import-wrong-rows").with("n", wrong),
        ));
    }
    let mut out = Imported::default();
    let mut people = Vec::new();
    for row in &rows {
        match &row.fate {
            Fate::Create(record) | Fate::Doubtful { record, .. }
                if matches!(row.fate, Fate::Create(_)) || doubtful == Doubtful::Create =>
            {
                match record {
                    Record::Person(person) => people.push(&**person),
                    other => create(tx, by, &leave, other).await?,
                }
                out.created += 1;
            }
            Fate::Doubtful { .. } => out.skipped += 1,
            Fate::Change {
                id,
                version,
                record,
                ..
            } => {
                change(tx, by, &leave, *id, *version, record).await?;
                out.changed += 1;
            }
            Fate::Create(_) | Fate::Same | Fate::Wrong(_) => {}
        }
    }
    create_people(tx, by, &leave, &people).await?;
    Ok(out)
}

/// Many people at once: what [`enter_person`] and [`enter_membership`] do one by one, with few statements. Only the deeds stay single.
///
/// [`enter_person`]: super::enter_person
async fn create_people(tx: &mut Tx, by: &Actor, leave: &Leave, rows: &[&PersonRow]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut ids: Vec<BranchId> = rows.iter().filter_map(|r| Some(r.membership?.0)).collect();
    ids.sort();
    ids.dedup();
    let branches: HashMap<BranchId, Span> = store::branches_of(tx, &ids)
        .await?
        .into_iter()
        .map(|b| (b.id, b.facts.span))
        .collect();
    let facts: Vec<&PersonFacts> = rows.iter().map(|r| &r.facts).collect();
    let people = store::insert_people(tx, leave, by.person(), &facts).await?;
    let mut joining = Vec::new();
    for (row, person) in rows.iter().zip(&people) {
        let Some((branch, state, from)) = row.membership else {
            continue;
        };
        if !branches.get(&branch).is_some_and(|span| span.holds(from)) {
            return Err(Cannot::NotThere.into());
        }
        let consent = row.facts.consent.clone().ok_or(Cannot::NoConsent)?;
        joining.push((
            *person,
            NewMembership {
                branch,
                state,
                from,
                consent,
            },
        ));
    }
    let memberships = store::insert_memberships(tx, leave, by.person(), &joining).await?;
    for person in &people {
        let deed = NewDeed::new(Verb::Created, Object::unnamed(*person), leave)
            .audience(Audience::Named)
            .unofficial();
        tx.deed(by, deed).await?;
    }
    for (id, (_, new)) in memberships.iter().zip(&joining) {
        let deed = NewDeed::new(Verb::Joined, Object::unnamed(*id), leave)
            .scope(Scope::Branch(new.branch))
            .audience(Audience::Body)
            .payload(serde_json::json!({ "state": new.state, "from": new.from }));
        tx.deed(by, deed).await?;
    }
    store::bump(tx).await
}

async fn create(tx: &mut Tx, by: &Actor, leave: &Leave, record: &Record) -> Result<()> {
    match record {
        Record::Person(row) => create_people(tx, by, leave, &[&**row]).await,
        Record::Organisation(facts) => enter_organisation(tx, by, leave, facts).await.map(drop),
        Record::Branch(facts) => enter_branch(tx, by, leave, facts).await.map(drop),
        Record::Body(facts) => enter_body(tx, by, leave, facts).await.map(drop),
    }
}

async fn joins(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    person: PersonId,
    row: &PersonRow,
) -> Result<()> {
    let Some((branch, state, from)) = row.membership else {
        return Ok(());
    };
    let consent = row.facts.consent.clone().ok_or(Cannot::NoConsent)?;
    let new = NewMembership {
        branch,
        state,
        from,
        consent,
    };
    enter_membership(tx, by, leave, person, &new)
        .await
        .map(drop)
}

async fn change(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    id: Uuid,
    version: i64,
    record: &Record,
) -> Result<()> {
    match record {
        Record::Person(row) => {
            let id = PersonId(id);
            let old = store::person(tx, id).await?;
            if shown::person(&old.facts) != shown::person(&row.facts) {
                let done =
                    store::update_person(tx, leave, by.person(), id, version, &row.facts).await?;
                must(done)?;
                let deed = NewDeed::new(Verb::Changed, Object::unnamed(id), leave)
                    .audience(Audience::Named)
                    .unofficial();
                tx.deed(by, deed).await?;
                store::bump(tx).await?;
            }
            if store::memberships_of(tx, &[id])
                .await?
                .iter()
                .all(|m| m.span.to.is_some())
            {
                joins(tx, by, leave, id, row).await?;
            }
            Ok(())
        }
        Record::Organisation(facts) => {
            super::change_organisation(tx, by, OrganisationId(id), version, facts).await
        }
        Record::Branch(facts) => super::change_branch(tx, by, BranchId(id), version, facts).await,
        Record::Body(facts) => super::change_body(tx, by, BodyId(id), version, facts).await,
    }
}

/// The plan was made in this transaction: nobody can have been faster.
fn must(done: bool) -> Result<()> {
    if done {
        Ok(())
    } else {
        Err(Stop::broken("a record changed within a transaction"))
    }
}

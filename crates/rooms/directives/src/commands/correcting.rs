//! A misreading found after the adoption: corrected as a version with a reason; the adopted text is untouched.

use super::adopting::{Members, directive_object, new_line};
use super::{Federation, control_in, in_parts, label_in};
use crate::model::{Directive, Nature, Part, Stage};
use crate::store::LineChange;
use crate::{rules, store};
use veche_core::{
    Deadline, FieldProblems, Lost, Party, Right, Scope, Short, Stop, Text, Verb, allows,
};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Result, Tx};

/// What was meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The version that the person saw.
    pub version: i64,
    /// Who is charged.
    pub owners: Vec<Party>,
    /// By when.
    pub deadline: Deadline,
    /// What sort it is.
    pub natures: Vec<Nature>,
    /// Why this is what was meant.
    pub reason: String,
}

/// Corrects how a directive was read. Owners who were not meant lose their open lines, with the reason; those who were get theirs.
///
/// # Errors
/// The person may not; another corrected it meanwhile; the reason or the nature is missing.
pub async fn correct_reading(
    tx: &mut Tx,
    by: &Actor,
    short: Short,
    new: &Correction,
) -> Result<()> {
    let (before, document) = store::directive(tx, short).await?;
    let document = store::document_by_id(tx, document).await?;
    let leave = allows(
        &by.standing,
        Right::CorrectReading,
        Scope::Body(document.body),
    )?;
    let mut problems = FieldProblems::new();
    if new.reason.trim().is_empty() {
        problems.add("reason", Text::new("field-empty"));
    }
    if new.natures.is_empty() {
        problems.add("natures", Text::new("natures-empty"));
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let by_adoption = rules::is_complete_by_adoption(&new.natures);
    let owners = in_parts(new.owners.iter().map(|party| {
        let written = before.owners.iter().find(|o| o.party == *party);
        (
            *party,
            written.map(|o| o.written.clone()).unwrap_or_default(),
        )
    }));
    let after = Directive {
        natures: new.natures.clone(),
        due_on: rules::first_due(&new.deadline, document.adopted_on),
        deadline: new.deadline.clone(),
        by_adoption,
        no_owner: owners.is_empty() && !by_adoption,
        owners,
        ..before.clone()
    };
    let seen = Directive {
        version: new.version,
        ..before.clone()
    };
    if before.version != new.version
        || !store::correct_directive(tx, &leave, &seen, &after, new.reason.trim(), by.person())
            .await?
    {
        let fields = vec![(
            Text::new("lost-deadline"),
            new.deadline.parts().1,
            before.deadline.parts().1,
        )];
        return Err(Stop::Lost(Box::new(Lost {
            had: new.version,
            now: before.version,
            fields,
        })));
    }
    let items = store::items(tx, document.id).await?;
    let federation = Federation::load(tx)
        .await?
        .under(control_in(&items, document.body));
    let label = label_in(&items, after.item);
    let mut wanted: Vec<(Party, Part, bool)> = Vec::new();
    if !by_adoption {
        let mut members = Members::default();
        for owner in &after.owners {
            for party in members.of(tx, owner.party, document.adopted_on).await? {
                wanted.push((party, owner.part, false));
            }
        }
        if after.no_owner {
            wanted.push((Party::Body(document.body), Part::Lead, true));
        }
    }
    let standing = store::lines_of_directive(tx, before.id).await?;
    for line in &standing {
        let kept = wanted
            .iter()
            .any(|(p, part, _)| *p == line.party && *part == line.part);
        if !line.stage.is_open() {
            continue;
        }
        let change = if kept {
            // An extension that was granted stays; only a day that was read wrongly moves.
            let extended = line.due != line.first_due;
            let due = if extended { line.due } else { after.due_on };
            LineChange {
                due,
                first_due: after.due_on,
                ..LineChange::of(line)
            }
        } else {
            store::insert_act(
                tx,
                &leave,
                line.id,
                Stage::Cancelled,
                new.reason.trim(),
                None,
                by.person(),
            )
            .await?;
            LineChange {
                stage: Stage::Cancelled,
                ..LineChange::of(line)
            }
        };
        if !store::change_line(tx, &leave, line, change).await? {
            return Err(super::lost_line(tx, line).await);
        }
    }
    let fresh: Vec<_> = wanted
        .iter()
        .map(|(party, part, no_owner)| {
            let of = (&after, label);
            new_line(&document, of, *party, *part, *no_owner, &federation)
        })
        .collect();
    store::insert_lines(tx, &fresh).await?;
    let parties: Vec<Party> = wanted.iter().map(|(p, ..)| *p).collect();
    store::insert_extracts(tx, document.id, &parties).await?;
    let deed = NewDeed::new(Verb::Corrected, directive_object(before.id, &after), &leave);
    tx.deed(
        by,
        deed.payload(serde_json::json!({ "version": before.version + 1 })),
    )
    .await
    .map(drop)
}

//! What can be done: gate, rule, store and deed in one transaction.

mod adopting;
mod controlling;
mod correcting;
mod learning;
mod preparing;
mod reporting;

pub use adopting::{Adopted, Adoption, adopt, attach_scan, charge_new_branch, receive_extract};
pub use controlling::{Closing, close, judge, judge_extension, release};
pub use correcting::{Correction, correct_reading};
pub use learning::forget_name;
pub use preparing::{
    NewSource, bring_in, drop_draft, match_again, prepare, save_draft, take_up_draft,
};
pub use reporting::{
    accept_line, ask_extension, correct_report, may_report_on, report, withdraw_report,
};

use crate::model::{Draft, Item, Line, Nature, Owned, Part};
use crate::{path, rules, store};
use veche_core::{
    BodyId, BodyKind, Day, ItemId, Leave, Lost, Object, OfficeId, Party, Refusal, Right, Scope,
    Standing, Stop, Text, allows,
};
use veche_engine::{Actor, Ask, Result, Settings, Tx};

/// What the register says of bodies, as far as control asks for it.
pub(crate) struct Federation {
    /// The federation's own bodies.
    own: Vec<(BodyId, BodyKind)>,
    /// Offices of the council and its presidium: what their holders owe, the audit commission controls.
    leading: Vec<(OfficeId, BodyId)>,
    /// Whom the document names to control it.
    control: rules::Control,
}

impl Federation {
    /// With what a document says of its control.
    pub(crate) fn under(mut self, control: rules::Control) -> Federation {
        self.control = control;
        self
    }

    pub(crate) async fn load(db: &impl Ask) -> Result<Federation> {
        let own: Vec<(BodyId, BodyKind)> = veche_register::bodies(db, veche_core::Tongue::Ru)
            .await?
            .iter()
            .filter(|c| c.owner == Scope::Federation)
            .map(|c| (c.id, c.kind))
            .collect();
        let mut leading = Vec::new();
        for (id, kind) in &own {
            if matches!(kind, BodyKind::Council | BodyKind::Presidium) {
                leading.extend(
                    veche_register::offices(db, *id)
                        .await?
                        .into_values()
                        .map(|o| (o, *id)),
                );
            }
        }
        Ok(Federation {
            own,
            leading,
            control: rules::Control::default(),
        })
    }

    /// Who controls what an owner owes under an item, by its label.
    pub(crate) fn controller(
        &self,
        owner: Party,
        label: Option<&str>,
        adopting: BodyId,
    ) -> Option<Party> {
        let body = match owner {
            Party::Office(o) => self
                .leading
                .iter()
                .find(|(id, _)| *id == o)
                .map(|(_, b)| *b),
            _ => None,
        };
        rules::controller(owner, body, self.control.named(label), adopting, &self.own)
    }
}

/// Whom an adopted document names to control it, by its items.
pub(crate) fn control_in(items: &[Item], adopting: BodyId) -> rules::Control {
    let clauses = items
        .iter()
        .flat_map(|i| &i.directives)
        .filter(|d| d.natures.contains(&Nature::Control))
        .map(|d| (d.text.as_str(), d.owners.iter().map(|o| o.party).collect()));
    rules::Control::of(clauses, adopting)
}

/// The label of an item among those of its document.
pub(crate) fn label_in(items: &[Item], item: ItemId) -> Option<&str> {
    items.iter().find(|i| i.id == item)?.label.as_deref()
}

/// The day of a transaction in the federation's zone.
pub(crate) async fn today(tx: &Tx) -> Result<Day> {
    Ok(tx.now().day(Settings::load(tx).await?.zone))
}

/// The gate for work on drafts: over the federation, else over a body or branch where the person sits.
pub fn prepare_leave(standing: &Standing) -> Result<Leave> {
    let federation = allows(standing, Right::PrepareDocument, Scope::Federation);
    let elsewhere = standing
        .seats
        .iter()
        .flat_map(|s| [Scope::Body(s.body), s.owner]);
    let found = elsewhere
        .filter_map(|scope| allows(standing, Right::PrepareDocument, scope).ok())
        .next();
    match (federation, found) {
        (Ok(leave), _) | (Err(_), Some(leave)) => Ok(leave),
        (Err(denied), None) => Err(denied.into()),
    }
}

/// The gate for work on one draft: over the federation; for whoever brought it in; for those who prepare the documents of the body that
/// it names.
///
/// # Errors
/// The person has no such place.
pub fn draft_leave(standing: &Standing, draft: &Draft) -> Result<Leave> {
    let over = |scope| allows(standing, Right::PrepareDocument, scope);
    let own = draft.by.is_some() && draft.by == standing.person;
    match (over(Scope::Federation), draft.working.body) {
        (Ok(leave), _) => Ok(leave),
        (Err(_), _) if own => prepare_leave(standing),
        (Err(_), Some(body)) => Ok(over(Scope::Body(body))?),
        (Err(denied), None) => Err(denied.into()),
    }
}

/// Owners in order, each party once: the first leads, the others take part (the first named is responsible, as the practice of control
/// of execution has it).
pub(crate) fn in_parts(owners: impl IntoIterator<Item = (Party, String)>) -> Vec<Owned> {
    let mut out: Vec<Owned> = Vec::new();
    for (party, written) in owners {
        if out.iter().all(|o| o.party != party) {
            let part = if out.is_empty() { Part::Lead } else { Part::Co };
            out.push(Owned {
                written,
                party,
                part,
            });
        }
    }
    out
}

/// The gate for control: a right over the controller's scope, and never over a line that one owes.
pub(crate) fn control_leave(by: &Actor, line: &Line) -> Result<Leave> {
    let scope = line.controller.map_or(Scope::Federation, Party::scope);
    let leave = allows(&by.standing, Right::Control, scope)?;
    rules::may_control(&by.standing, line)?;
    Ok(leave)
}

/// Whether this person may control a line: to decide what to show.
pub fn may_control(standing: &Standing, line: &Line) -> bool {
    let scope = line.controller.map_or(Scope::Federation, Party::scope);
    allows(standing, Right::Control, scope).is_ok() && rules::may_control(standing, line).is_ok()
}

/// How a line stands in a deed: its words cut short, and its path.
pub(crate) fn line_object(line: &Line) -> Object {
    Object::named(line.id, short_title(&line.text), path::line(line.short))
}

/// The first words of a text, for lists and deeds: at most 140 characters, cut at a space.
pub fn short_title(text: &str) -> String {
    const MOST: usize = 140;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MOST {
        return text;
    }
    let cut: String = text.chars().take(MOST).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(before, _)| before);
    format!("{whole}…")
}

/// Another was faster: tells what stands now.
pub(crate) async fn lost_line(tx: &Tx, line: &Line) -> Stop {
    match store::line_by_id(tx, line.id).await {
        Ok(now) => Stop::Lost(Box::new(Lost {
            had: line.version,
            now: now.version,
            fields: vec![(
                Text::new("lost-stage"),
                line.stage.code().to_owned(),
                now.stage.code().to_owned(),
            )],
        })),
        Err(stop) => stop,
    }
}

/// A refusal's sentence as a stop.
pub(crate) fn refuse(why: impl Refusal) -> Stop {
    Stop::Refused(why.text())
}

//! What can be done to the register: gate, rule, store, deed, in one transaction.
//!
//! Who keeps the register over the federation keeps all of it; who keeps it over a branch keeps that branch's bodies, members and
//! contacts, and nothing that would give rights elsewhere.

mod charter;
mod found;
mod import;
mod invite;

pub use crate::model::NewMembership;
pub use charter::{change_office, create_office, set_quorum};
pub use found::{
    FirstBody, FirstSeat, Founded, Founding, SettingsChange, change_settings, found, proposed_zone,
};
pub use import::{Doubtful, Imported, import};
pub use invite::{Invited, invite};

use crate::model::{
    BodyFacts, BranchFacts, Consent, MembershipState, OrganisationFacts, Person, PersonFacts, Span,
};
use crate::rules::{self, Cannot, Placing, Warning, shown};
use crate::{data, path, store};
use veche_core::{
    AffiliationId, Audience, BodyId, BranchId, ConvocationId, Day, Id, Leave, Lost, MembershipId,
    Names, Object, OfficeId, OfficeKind, OrganisationId, PersonId, Right, Scope, SeatId, Stop,
    Text, Tongue, Verb, allows,
};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Result, Settings, Tx};

/// Enters an organisation.
///
/// # Errors
/// No right to keep the federation's register; a term that runs backwards.
pub async fn create_organisation(
    tx: &mut Tx,
    by: &Actor,
    new: &OrganisationFacts,
) -> Result<OrganisationId> {
    let leave = allows(&by.standing, Right::KeepRegister, Scope::Federation)?;
    enter_organisation(tx, by, &leave, new).await
}

pub(crate) async fn enter_organisation(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    new: &OrganisationFacts,
) -> Result<OrganisationId> {
    rules::in_order(new.span)?;
    let made = store::insert_organisation(tx, leave, by.person(), new).await?;
    let object = Object::named(
        made.id,
        title(tx, &new.names).await?,
        path::organisation(made.short),
    );
    let deed = NewDeed::new(Verb::Created, object, leave)
        .scope(Scope::Organisation(made.id))
        .audience(Audience::Public);
    tx.deed(by, deed).await?;
    store::bump(tx).await?;
    Ok(made.id)
}

/// Changes an organisation. `version` is the one that the person had before them.
///
/// # Errors
/// No right; another was faster: both texts.
pub async fn change_organisation(
    tx: &mut Tx,
    by: &Actor,
    id: OrganisationId,
    version: i64,
    new: &OrganisationFacts,
) -> Result<()> {
    let leave = allows(&by.standing, Right::KeepRegister, Scope::Federation)?;
    rules::in_order(new.span)?;
    let old = store::organisation(tx, id).await?;
    let same = old.version == version
        && store::update_organisation(tx, &leave, by.person(), id, version, new).await?;
    if !same {
        return Err(lost(
            version,
            old.version,
            shown::organisation(new),
            shown::organisation(&old.facts),
        ));
    }
    let object = Object::named(
        id,
        title(tx, &new.names).await?,
        path::organisation(old.short),
    );
    let deed = NewDeed::new(Verb::Changed, object, &leave)
        .scope(Scope::Organisation(id))
        .audience(Audience::Public);
    tx.deed(by, deed).await?;
    store::bump(tx).await
}

/// Founds a branch.
///
/// # Errors
/// No right to keep the federation's register; a term that runs backwards.
pub async fn create_branch(tx: &mut Tx, by: &Actor, new: &BranchFacts) -> Result<BranchId> {
    let leave = allows(&by.standing, Right::KeepRegister, Scope::Federation)?;
    enter_branch(tx, by, &leave, new).await
}

pub(crate) async fn enter_branch(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    new: &BranchFacts,
) -> Result<BranchId> {
    rules::in_order(new.span)?;
    let made = store::insert_branch(tx, leave, by.person(), new).await?;
    let object = Object::named(
        made.id,
        title(tx, &new.names).await?,
        path::branch(made.short),
    );
    let deed = NewDeed::new(Verb::Founded, object, leave)
        .scope(Scope::Branch(made.id))
        .audience(Audience::Public)
        .payload(serde_json::json!({ "region": new.region, "from": new.span.from }));
    tx.deed(by, deed).await?;
    store::bump(tx).await?;
    Ok(made.id)
}

/// Changes a branch. Who keeps only this branch may change how to reach it and whether it works; name, region, founding and dissolution
/// are the federation's. When a branch is dissolved its bodies are, and with them every seat in them.
///
/// # Errors
/// No right; another was faster: both texts.
pub async fn change_branch(
    tx: &mut Tx,
    by: &Actor,
    id: BranchId,
    version: i64,
    new: &BranchFacts,
) -> Result<()> {
    let leave = allows(&by.standing, Right::KeepRegister, Scope::Branch(id))?;
    rules::in_order(new.span)?;
    let old = store::branch(tx, id).await?;
    if !rules::only_contacts_change(&old.facts, new) {
        allows(&by.standing, Right::KeepRegister, Scope::Federation)?;
    }
    let same = old.version == version
        && store::update_branch(tx, &leave, by.person(), id, version, new).await?;
    if !same {
        return Err(lost(
            version,
            old.version,
            shown::branch(new),
            shown::branch(&old.facts),
        ));
    }
    if let (None, Some(on)) = (old.facts.span.to, new.span.to) {
        for body in store::bodies_owned(tx, Scope::Branch(id), Tongue::Ru).await? {
            if body.facts.span.to.is_none() {
                let mut facts = body.facts.clone();
                facts.span.to = facts.span.from.map_or(Some(on), |f| Some(on.max(f)));
                store::update_body(tx, &leave, by.person(), body.id, body.version, &facts).await?;
            }
        }
    }
    let object = Object::named(id, title(tx, &new.names).await?, path::branch(old.short));
    let deed = NewDeed::new(Verb::Changed, object, &leave)
        .scope(Scope::Branch(id))
        .audience(Audience::Public);
    tx.deed(by, deed).await?;
    store::bump(tx).await
}

/// Forms a body, with the offices of its kind and their ready charter.
///
/// # Errors
/// No right to keep the register of what the body belongs to; a term that runs backwards.
pub async fn create_body(tx: &mut Tx, by: &Actor, new: &BodyFacts) -> Result<BodyId> {
    let leave = allows(&by.standing, Right::KeepRegister, new.owner)?;
    enter_body(tx, by, &leave, new).await
}

pub(crate) async fn enter_body(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    new: &BodyFacts,
) -> Result<BodyId> {
    let made = form_body(tx, by, leave, new).await?;
    let object = Object::named(
        made.id,
        title(tx, &new.names).await?,
        path::body(made.short),
    );
    let deed = NewDeed::new(Verb::Founded, object, leave)
        .scope(Scope::Body(made.id))
        .audience(Audience::Public);
    tx.deed(by, deed).await?;
    store::bump(tx).await?;
    Ok(made.id)
}

pub(crate) async fn form_body(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    new: &BodyFacts,
) -> Result<crate::model::Body> {
    rules::in_order(new.span)?;
    match new.owner {
        Scope::Federation => {}
        Scope::Branch(id) => drop(store::branch(tx, id).await?),
        Scope::Organisation(id) => drop(store::organisation(tx, id).await?),
        _ => return Err(Stop::Missing),
    }
    let made = store::insert_body(tx, leave, by.person(), new).await?;
    for (place, office) in (0..).zip(OfficeKind::ALL) {
        let names = data::office_names(new.kind, *office);
        let charter = rules::charter(new.kind, *office, new.owner);
        store::insert_office(tx, leave, made.id, *office, &names, place, &charter).await?;
    }
    Ok(made)
}

/// Changes a body's names, decision and term; its kind and what it belongs to stay as they are.
///
/// # Errors
/// No right; another was faster: both texts.
pub async fn change_body(
    tx: &mut Tx,
    by: &Actor,
    id: BodyId,
    version: i64,
    new: &BodyFacts,
) -> Result<()> {
    let old = store::body(tx, id).await?;
    let leave = allows(&by.standing, Right::KeepRegister, old.facts.owner)?;
    rules::in_order(new.span)?;
    let new = BodyFacts {
        kind: old.facts.kind,
        owner: old.facts.owner,
        ..new.clone()
    };
    let same = old.version == version
        && store::update_body(tx, &leave, by.person(), id, version, &new).await?;
    if !same {
        return Err(lost(
            version,
            old.version,
            shown::body(&new),
            shown::body(&old.facts),
        ));
    }
    let object = Object::named(id, title(tx, &new.names).await?, path::body(old.short));
    let deed = NewDeed::new(Verb::Changed, object, &leave)
        .scope(Scope::Body(id))
        .audience(Audience::Public);
    tx.deed(by, deed).await?;
    store::bump(tx).await
}

/// A convocation that begins.
#[derive(Debug, Clone, PartialEq)]
pub struct NewConvocation {
    /// Of which body.
    pub body: BodyId,
    /// Its number; the next one where none is given.
    pub number: Option<i32>,
    /// Its term.
    pub span: Span,
    /// Who elected it, and by which decision.
    pub elected_by: String,
    /// The convocation before it, when still open, ends on the day on which this one begins.
    pub ends_the_last: bool,
}

/// Enters a convocation of a body.
///
/// # Errors
/// No right; the number is taken; another convocation lies in that time.
pub async fn create_convocation(
    tx: &mut Tx,
    by: &Actor,
    new: &NewConvocation,
) -> Result<ConvocationId> {
    let body = store::body(tx, new.body).await?;
    let leave = allows(&by.standing, Right::KeepRegister, body.facts.owner)?;
    let mut others = store::convocations(tx, new.body).await?;
    let number = match new.number {
        Some(n) => n,
        None => others.iter().map(|c| c.number).max().unwrap_or(0) + 1,
    };
    if new.ends_the_last
        && let Some(last) = others.iter_mut().rev().find(|c| c.span.to.is_none())
        && last.span.from < new.span.from
    {
        last.span.to = new.span.from;
        let (id, version, span, by_what) =
            (last.id, last.version, last.span, last.elected_by.clone());
        store::update_convocation(tx, &leave, by.person(), id, version, span, &by_what).await?;
    }
    rules::may_convene(number, new.span, body.facts.span, &others)?;
    let id = store::insert_convocation(
        tx,
        &leave,
        by.person(),
        new.body,
        number,
        new.span,
        &new.elected_by,
    )
    .await?
    .ok_or(Cannot::NumberTaken(number))?;
    let object = Object::named(
        id,
        format!("{}, {number}", title(tx, &body.facts.names).await?),
        path::body(body.short),
    );
    let deed = NewDeed::new(Verb::Created, object, &leave)
        .scope(Scope::Body(new.body))
        .audience(Audience::Public)
        .payload(serde_json::json!({ "number": number, "from": new.span.from, "to": new.span.to }));
    tx.deed(by, deed).await?;
    store::bump(tx).await?;
    Ok(id)
}

/// Ends a convocation on a day, and with it every seat in it that has not ended before.
///
/// # Errors
/// No right; it has ended already.
pub async fn end_convocation(tx: &mut Tx, by: &Actor, id: ConvocationId, on: Day) -> Result<()> {
    let convocation = store::convocation(tx, id).await?;
    let body = store::body(tx, convocation.body).await?;
    let leave = allows(&by.standing, Right::KeepRegister, body.facts.owner)?;
    rules::may_end(convocation.span, on)?;
    let span = Span::new(convocation.span.from, on);
    store::update_convocation(
        tx,
        &leave,
        by.person(),
        id,
        convocation.version,
        span,
        &convocation.elected_by,
    )
    .await?;
    let object = Object::named(
        id,
        format!(
            "{}, {}",
            title(tx, &body.facts.names).await?,
            convocation.number
        ),
        path::body(body.short),
    );
    let deed = NewDeed::new(Verb::Changed, object, &leave)
        .scope(Scope::Body(convocation.body))
        .audience(Audience::Public)
        .payload(serde_json::json!({ "to": on }));
    tx.deed(by, deed).await?;
    store::bump(tx).await
}

/// A seat to be taken.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSeat {
    /// Who.
    pub person: PersonId,
    /// In which office.
    pub office: OfficeId,
    /// Of which convocation.
    pub convocation: Option<ConvocationId>,
    /// From when until when.
    pub span: Span,
    /// Whether the person only acts in it.
    pub acting: bool,
    /// By which decision.
    pub decision: String,
}

/// Puts a person into a seat. From the beginning of its first day the person's rights follow.
///
/// # Errors
/// No right; see [`rules::may_seat`].
pub async fn seat(tx: &mut Tx, by: &Actor, new: &NewSeat) -> Result<(SeatId, Vec<Warning>)> {
    let office = store::office(tx, new.office).await?;
    let body = store::body(tx, office.body).await?;
    let leave = allows(&by.standing, Right::KeepRegister, body.facts.owner)?;
    let placed = place(tx, by, &leave, &office, &body, new).await?;
    let deed = NewDeed::new(Verb::Seated, Object::unnamed(placed.0), &leave)
        .scope(Scope::Body(body.id))
        .audience(Audience::Public)
        .payload(serde_json::json!({
            "person": new.person, "office": new.office, "from": new.span.from, "to": new.span.to, "acting": new.acting,
        }));
    tx.deed(by, deed).await?;
    store::bump(tx).await?;
    Ok(placed)
}

pub(crate) async fn place(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    office: &crate::model::Office,
    body: &crate::model::Body,
    new: &NewSeat,
) -> Result<(SeatId, Vec<Warning>)> {
    store::person(tx, new.person).await?;
    let term = match new.convocation {
        None => None,
        Some(id) => {
            let convocation = store::convocation(tx, id).await?;
            if convocation.body != body.id {
                return Err(Stop::Missing);
            }
            Some(convocation.span)
        }
    };
    let placing = Placing {
        seat: None,
        person: new.person,
        office: new.office,
        office_kind: office.kind,
        body_kind: body.facts.kind,
        owner: body.facts.owner,
        span: new.span,
        acting: new.acting,
    };
    let in_body = store::seats_of_body(tx, body.id).await?;
    let of_person = store::seats_of_person(tx, new.person).await?;
    let warnings = rules::may_seat(&placing, body.facts.span, term, &in_body, &of_person)?;
    rules::has_seat(
        &office.facts(),
        new.office,
        new.span.and(term.unwrap_or_default()),
        new.acting,
        &in_body,
    )?;
    let row = store::SeatRow {
        person: new.person,
        office: new.office,
        convocation: new.convocation,
        span: new.span,
        acting: new.acting,
        decision: &new.decision,
    };
    let id = store::insert_seat(tx, leave, by.person(), &row)
        .await?
        .ok_or(Cannot::Held(new.span.from))?;
    Ok((id, warnings))
}

/// Ends a seat: from the beginning of that day it gives nothing. A day that has begun ends it at once.
///
/// # Errors
/// No right; it has ended already; it begins later.
pub async fn end_seat(tx: &mut Tx, by: &Actor, id: SeatId, on: Day, decision: &str) -> Result<()> {
    let line = store::seat(tx, id).await?;
    let leave = allows(&by.standing, Right::KeepRegister, line.sitting.owner)?;
    rules::may_end(line.sitting.own, on)?;
    if !store::end_seat(tx, &leave, by.person(), id, line.version, on, decision).await? {
        return Err(Cannot::EndedAlready.into());
    }
    let deed = NewDeed::new(Verb::Unseated, Object::unnamed(id), &leave)
        .scope(Scope::Body(line.sitting.body))
        .audience(Audience::Public)
        .payload(serde_json::json!({ "person": line.sitting.person, "office": line.sitting.office, "to": on }));
    tx.deed(by, deed).await?;
    store::bump(tx).await
}

/// Enters a person. Who keeps only a branch enters people of that branch: give it, and the person joins it in the same act.
///
/// # Errors
/// No right over the branch, or over the federation where none is given.
pub async fn create_person(
    tx: &mut Tx,
    by: &Actor,
    new: &PersonFacts,
    joins: Option<&NewMembership>,
) -> Result<Person> {
    let scope = joins.map_or(Scope::Federation, |j| Scope::Branch(j.branch));
    let leave = allows(&by.standing, Right::KeepRegister, scope)?;
    let person = enter_person(tx, by, &leave, new).await?;
    if let Some(joins) = joins {
        enter_membership(tx, by, &leave, person.id, joins).await?;
    }
    Ok(person)
}

pub(crate) async fn enter_person(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    new: &PersonFacts,
) -> Result<Person> {
    let person = store::insert_person(tx, leave, by.person(), new).await?;
    let deed = NewDeed::new(Verb::Created, Object::unnamed(person.id), leave)
        .scope(leave.scope())
        .audience(Audience::Named)
        .unofficial();
    tx.deed(by, deed).await?;
    store::bump(tx).await?;
    Ok(person)
}

/// Changes what is known of a person.
///
/// # Errors
/// No right over the person; another was faster: both texts.
pub async fn change_person(
    tx: &mut Tx,
    by: &Actor,
    id: PersonId,
    version: i64,
    new: &PersonFacts,
) -> Result<()> {
    let leave = leave_over(tx, by, Right::KeepRegister, id).await?;
    let old = store::person(tx, id).await?;
    let same = old.version == version
        && store::update_person(tx, &leave, by.person(), id, version, new).await?;
    if !same {
        return Err(lost(
            version,
            old.version,
            shown::person(new),
            shown::person(&old.facts),
        ));
    }
    let deed = NewDeed::new(Verb::Changed, Object::unnamed(id), &leave)
        .audience(Audience::Named)
        .unofficial();
    tx.deed(by, deed).await?;
    store::bump(tx).await
}

/// A leave over a person: over the federation; or over the branch of which the person is a member, when they sit nowhere else.
///
/// # Errors
/// Neither; and for a seat elsewhere a refusal that says so.
pub async fn leave_over(tx: &Tx, by: &Actor, right: Right, person: PersonId) -> Result<Leave> {
    let denied = match allows(&by.standing, right, Scope::Federation) {
        Ok(leave) => return Ok(leave),
        Err(denied) => denied,
    };
    let today = today(tx).await?;
    for m in store::memberships_of(tx, &[person]).await? {
        if m.span.holds(today)
            && let Ok(leave) = allows(&by.standing, right, Scope::Branch(m.branch))
        {
            let seats = store::seats_of_person(tx, person).await?;
            rules::branch_may_keep(m.branch, &seats, today)?;
            return Ok(leave);
        }
    }
    Err(denied.into())
}

/// A person joins the federation through a branch.
///
/// # Errors
/// No right over the branch; a member already; the branch is not there on that day.
pub async fn join(
    tx: &mut Tx,
    by: &Actor,
    person: PersonId,
    new: &NewMembership,
) -> Result<MembershipId> {
    let leave = allows(&by.standing, Right::KeepRegister, Scope::Branch(new.branch))?;
    store::person(tx, person).await?;
    enter_membership(tx, by, &leave, person, new).await
}

pub(crate) async fn enter_membership(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    person: PersonId,
    new: &NewMembership,
) -> Result<MembershipId> {
    if new.state == MembershipState::Left {
        return Err(Cannot::EndedAlready.into());
    }
    let branch = store::branch(tx, new.branch).await?;
    if !branch.facts.span.holds(new.from) {
        return Err(Cannot::NotThere.into());
    }
    let past = store::memberships_of(tx, &[person]).await?;
    if past.iter().any(|m| m.span.meets(Span::new(new.from, None))) {
        return Err(Cannot::MemberAlready.into());
    }
    let id = store::insert_membership(
        tx,
        leave,
        person,
        new.branch,
        new.state,
        new.from,
        &new.consent,
    )
    .await?
    .ok_or(Cannot::MemberAlready)?;
    let kept = serde_json::json!({ "person": person, "branch": new.branch, "state": new.state, "from": new.from, "consent": new.consent });
    store::keep_belonging(tx, MembershipId::KIND, id.0, by.person(), &kept).await?;
    let deed = NewDeed::new(Verb::Joined, Object::unnamed(id), leave)
        .scope(Scope::Branch(new.branch))
        .audience(Audience::Body)
        .payload(serde_json::json!({ "state": new.state, "from": new.from }));
    tx.deed(by, deed).await?;
    store::bump(tx).await?;
    Ok(id)
}

/// Changes the state of a membership from a day on: the row ends and another begins; `left` only ends it.
///
/// # Errors
/// No right over the branch; it has ended; the day lies before its beginning.
pub async fn change_membership(
    tx: &mut Tx,
    by: &Actor,
    id: MembershipId,
    state: MembershipState,
    on: Day,
) -> Result<()> {
    let old = store::membership(tx, id).await?;
    let leave = allows(&by.standing, Right::KeepRegister, Scope::Branch(old.branch))?;
    rules::may_end(old.span, on)?;
    if old.state == state || !store::end_membership(tx, &leave, id, on).await? {
        return Err(Cannot::EndedAlready.into());
    }
    let kept = serde_json::json!({ "to": on, "state": state });
    store::keep_belonging(tx, MembershipId::KIND, id.0, by.person(), &kept).await?;
    let mut object = id;
    if state != MembershipState::Left {
        object =
            store::insert_membership(tx, &leave, old.person, old.branch, state, on, &old.consent)
                .await?
                .ok_or(Cannot::MemberAlready)?;
    }
    let deed = NewDeed::new(Verb::Changed, Object::unnamed(object), &leave)
        .scope(Scope::Branch(old.branch))
        .audience(Audience::Body)
        .payload(serde_json::json!({ "state": state, "from": on }));
    tx.deed(by, deed).await?;
    store::bump(tx).await
}

/// A person's belonging to an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAffiliation {
    /// Who.
    pub person: PersonId,
    /// To which organisation.
    pub organisation: OrganisationId,
    /// Since when.
    pub from: Option<Day>,
    /// Whether the person lets others see it.
    pub open: bool,
    /// By which consent; there is none without.
    pub consent: Consent,
}

/// Notes that a person belongs to an organisation.
///
/// # Errors
/// No right over the person; noted already; the organisation is not there on that day.
pub async fn affiliate(tx: &mut Tx, by: &Actor, new: &NewAffiliation) -> Result<AffiliationId> {
    let leave = leave_over(tx, by, Right::KeepRegister, new.person).await?;
    store::person(tx, new.person).await?;
    let organisation = store::organisation(tx, new.organisation).await?;
    let today = today(tx).await?;
    if !organisation.facts.span.holds(new.from.unwrap_or(today)) {
        return Err(Cannot::NotThere.into());
    }
    let id = store::insert_affiliation(
        tx,
        &leave,
        new.person,
        new.organisation,
        new.from,
        new.open,
        &new.consent,
    )
    .await?
    .ok_or(Cannot::AffiliatedAlready)?;
    // Special-category data: the stream says neither who nor where.
    let deed = NewDeed::new(Verb::Created, Object::unnamed(id), &leave)
        .scope(Scope::Federation)
        .audience(Audience::Named)
        .unofficial();
    tx.deed(by, deed).await?;
    store::bump(tx).await?;
    Ok(id)
}

/// Ends an affiliation on a day; with `withdrawn` the consent is withdrawn, and it is shown and counted nowhere from then on.
///
/// # Errors
/// No right over the person; it has ended.
pub async fn end_affiliation(
    tx: &mut Tx,
    by: &Actor,
    id: AffiliationId,
    on: Day,
    withdrawn: bool,
) -> Result<()> {
    let old = store::affiliation(tx, id).await?;
    let leave = leave_over(tx, by, Right::KeepRegister, old.person).await?;
    rules::may_end(old.span, on)?;
    if !store::end_affiliation(tx, &leave, id, on, withdrawn).await? {
        return Err(Cannot::EndedAlready.into());
    }
    let deed = NewDeed::new(Verb::Changed, Object::unnamed(id), &leave)
        .scope(Scope::Federation)
        .audience(Audience::Named)
        .unofficial();
    tx.deed(by, deed).await?;
    store::bump(tx).await
}

/// Today in the federation's zone.
pub(crate) async fn today(tx: &Tx) -> Result<Day> {
    Ok(tx.now().day(Settings::load(tx).await?.zone))
}

/// The title of a record in the stream: in the federation's language.
pub(crate) async fn title(tx: &Tx, names: &Names) -> Result<String> {
    Ok(names.get(Settings::load(tx).await?.tongue).to_owned())
}

fn lost(had: i64, now: i64, yours: Vec<(Text, String)>, theirs: Vec<(Text, String)>) -> Stop {
    let fields = yours
        .into_iter()
        .zip(theirs)
        .filter(|((_, a), (_, b))| a != b)
        .map(|((label, a), (_, b))| (label, a, b))
        .collect();
    Stop::Lost(Box::new(Lost { had, now, fields }))
}

//! Who there is in the demo: bodies, branches, organisations, sixty people, their seats.

use super::words::Words;
use std::collections::HashMap;
use std::sync::Arc;
use veche_core::{
    BodyId, BodyKind, BranchId, Day, OfficeKind, OrganisationId, PersonId, Scope, SeatId, Stop,
    Tongue, Zone,
};
use veche_desk::{House, run_as};
use veche_engine::{Actor, Result, Tx};
use veche_register::commands::{
    FirstBody, FirstSeat, Founding, NewAffiliation, NewMembership, NewSeat, affiliate,
    change_branch, create_body, create_branch, create_organisation, create_person, end_seat, found,
    join, seat,
};
use veche_register::model::{
    BodyFacts, BranchFacts, BranchState, Consent, Contacts, MembershipState, OrganisationFacts,
    OrganisationKind, PersonFacts, Span,
};

/// People by their number in the words.
pub(super) mod who {
    pub(crate) const CHAIR: usize = 0;
    pub(crate) const CO_CHAIR: usize = 1;
    pub(crate) const FIRST_SECRETARY: usize = 2;
    pub(crate) const SECRETARY: usize = 3;
    pub(crate) const MEMBER: usize = 4;
    pub(crate) const AUDIT_CHAIR: usize = 13;
    pub(crate) const AUDITOR: usize = 14;
    pub(crate) const CONFERENCE_CHAIR: usize = 16;
    pub(crate) const CONFERENCE_SECRETARY: usize = 17;
    pub(crate) const EDITOR: usize = 18;
    pub(crate) const CENTRE: usize = 21;
    /// Coordinators of the branches, one after another.
    pub(crate) const COORDINATORS: usize = 22;
    /// Secretaries of the first four branches.
    pub(crate) const BRANCH_SECRETARIES: usize = 30;
    /// Members of the branches' councils, one after another.
    pub(crate) const BRANCH_MEMBERS: usize = 34;
}

/// Branches that exist from the beginning; the last one is founded later.
pub(super) const FIRST_BRANCHES: usize = 7;
/// The branch that falls asleep.
pub(super) const ASLEEP: usize = 6;

/// Ids of everything, by the number in the words.
#[derive(Debug, Clone, Default)]
pub(super) struct Federation {
    pub(super) people: Vec<PersonId>,
    pub(super) branches: Vec<BranchId>,
    pub(super) organisations: Vec<OrganisationId>,
    bodies: HashMap<&'static str, BodyId>,
    seats: HashMap<(BodyId, usize), SeatId>,
}

impl Federation {
    pub(super) fn body(&self, key: &str) -> Result<BodyId> {
        self.bodies
            .get(key)
            .copied()
            .ok_or_else(|| Stop::broken(format!("the demo has no body {key}")))
    }

    pub(super) fn person(&self, number: usize) -> Result<PersonId> {
        self.people
            .get(number)
            .copied()
            .ok_or_else(|| Stop::broken("the demo has too few people"))
    }

    pub(super) fn branch(&self, number: usize) -> Result<BranchId> {
        self.branches
            .get(number)
            .copied()
            .ok_or_else(|| Stop::broken("the demo has too few branches"))
    }
}

/// The founding decision of the third conference, on its day; then the rest of the register, by the chair.
pub(super) async fn found_here(
    house: &Arc<House>,
    words: &Arc<Words>,
    tongue: Tongue,
    on: Day,
) -> Result<Federation> {
    let first = |kind, key: &str| -> Result<FirstBody> {
        let unit = words.body(key)?;
        Ok(FirstBody {
            kind,
            names: unit.names(),
            abbreviations: unit.abbreviations.clone(),
            convocation: 3,
        })
    };
    let officers = [
        who::CHAIR,
        who::FIRST_SECRETARY,
        who::AUDIT_CHAIR,
        who::CONFERENCE_CHAIR,
        who::CONFERENCE_SECRETARY,
    ];
    let place = |body, office, person| FirstSeat {
        body,
        office,
        person,
    };
    let founding = Founding {
        name: words.name.names(),
        short_name: words.short_name.names(),
        zone: Zone::parse(&words.zone).ok_or_else(|| Stop::broken("the demo's zone"))?,
        tongue,
        founded_on: on,
        decision: words.say("decision")?.to_owned(),
        decided_by: 0,
        bodies: vec![
            first(BodyKind::Conference, "conference")?,
            first(BodyKind::Council, "council")?,
            first(BodyKind::AuditCommission, "audit")?,
        ],
        people: officers
            .iter()
            .map(|n| facts(words, *n, on))
            .collect::<Result<_>>()?,
        seats: vec![
            place(1, OfficeKind::Chair, 0),
            place(1, OfficeKind::Secretary, 1),
            place(2, OfficeKind::Chair, 2),
            place(0, OfficeKind::Chair, 3),
            place(0, OfficeKind::Secretary, 4),
        ],
    };
    let founded = house
        .db
        .write(founding, |tx, f| {
            Box::pin(async move { found(tx, &Actor::program(), f).await })
        })
        .await?;
    let chair = founded.people.first().copied();
    let known: HashMap<usize, PersonId> = officers.into_iter().zip(founded.people).collect();
    let bodies: HashMap<&'static str, BodyId> = ["conference", "council", "audit"]
        .into_iter()
        .zip(founded.bodies)
        .collect();
    let input = (words.clone(), known, bodies, on);
    run_as(
        house,
        chair,
        false,
        input,
        |tx, by, (words, known, bodies, on)| Box::pin(settle(tx, by, words, known, bodies, *on)),
    )
    .await
}

fn facts(words: &Words, number: usize, on: Day) -> Result<PersonFacts> {
    // Some are reached on paper only.
    let has_mail = number < who::BRANCH_SECRETARIES + 14 && number % 6 != 4;
    Ok(PersonFacts {
        name: words.person(number)?,
        email: has_mail.then(|| format!("person{number:02}@example.org")),
        consent: Some(consent(words, on)?),
        ..PersonFacts::default()
    })
}

fn consent(words: &Words, on: Day) -> Result<Consent> {
    Ok(Consent {
        version: words.say("consent")?.to_owned(),
        on,
    })
}

async fn settle(
    tx: &mut Tx,
    by: &Actor,
    words: &Words,
    known: &HashMap<usize, PersonId>,
    bodies: &HashMap<&'static str, BodyId>,
    on: Day,
) -> Result<Federation> {
    let mut f = Federation {
        bodies: bodies.clone(),
        ..Federation::default()
    };
    for (kind, key) in [
        (BodyKind::Presidium, "presidium"),
        (BodyKind::EditorialBoard, "editorial"),
        (BodyKind::Centre, "centre"),
    ] {
        let unit = words.body(key)?;
        let facts = BodyFacts {
            kind,
            owner: Scope::Federation,
            names: unit.names(),
            abbreviations: unit.abbreviations.clone(),
            decision: words.say("council-decision")?.to_owned(),
            span: Span::new(on, None),
        };
        f.bodies.insert(key, create_body(tx, by, &facts).await?);
    }
    for (n, unit) in words.organisation.iter().enumerate() {
        let facts = OrganisationFacts {
            kind: if n == 4 {
                OrganisationKind::Partner
            } else {
                OrganisationKind::Member
            },
            names: unit.names(),
            abbreviations: unit.abbreviations.clone(),
            contacts: Contacts {
                email: Some(format!("organisation{n}@example.org")),
                ..Contacts::default()
            },
            decision: words.say("elected")?.to_owned(),
            span: Span::new(on.plus_days(-900), None),
        };
        f.organisations
            .push(create_organisation(tx, by, &facts).await?);
    }
    for n in 0..FIRST_BRANCHES {
        let facts = branch_facts(words, n, on.plus_days(-1_500))?;
        f.branches.push(create_branch(tx, by, &facts).await?);
    }
    for n in 0..words.people() {
        // Those of the branch that is founded later join then.
        let joins = (!is_of_last_branch(n))
            .then(|| membership(words, f.branches[n_of_branch(n)], on))
            .transpose()?;
        let person = match known.get(&n) {
            Some(person) => {
                if let Some(joins) = &joins {
                    join(tx, by, *person, joins).await?;
                }
                *person
            }
            None => {
                create_person(tx, by, &facts(words, n, on)?, joins.as_ref())
                    .await?
                    .id
            }
        };
        f.people.push(person);
    }
    let elected = words.say("elected")?;
    let own = words.say("council-decision")?;
    let mut places: Vec<(&str, OfficeKind, usize, &str)> = vec![
        ("council", OfficeKind::CoChair, who::CO_CHAIR, elected),
        ("presidium", OfficeKind::Chair, who::CHAIR, own),
        ("editorial", OfficeKind::Chair, who::EDITOR, own),
        ("centre", OfficeKind::Chair, who::CENTRE, own),
    ];
    places.extend(
        (who::SECRETARY..who::AUDIT_CHAIR).map(|n| ("council", OfficeKind::Member, n, elected)),
    );
    places.extend(
        [who::CO_CHAIR, who::FIRST_SECRETARY, 5, 6]
            .map(|n| ("presidium", OfficeKind::Member, n, own)),
    );
    places.extend([who::AUDITOR, 15].map(|n| ("audit", OfficeKind::Member, n, elected)));
    places.extend([19, 20].map(|n| ("editorial", OfficeKind::Member, n, own)));
    places.extend((44..56).map(|n| ("conference", OfficeKind::Member, n, elected)));
    for (body, office, n, decision) in places {
        take_seat(tx, by, &mut f, body, office, n, on, decision).await?;
    }
    for n in 0..FIRST_BRANCHES {
        branch_council(tx, by, words, &mut f, n, on).await?;
    }
    for (i, n) in (30..46).enumerate() {
        let new = NewAffiliation {
            person: f.people[n],
            organisation: f.organisations[i % f.organisations.len()],
            from: Some(on.plus_days(-400)),
            open: i % 2 == 0,
            consent: consent(words, on)?,
        };
        affiliate(tx, by, &new).await?;
    }
    // The officers' seats were taken with the founding; a later change of office must find them.
    for body in ["council", "audit"] {
        let body = f.body(body)?;
        for s in veche_register::sitting_in(tx, body, on).await? {
            if let Some(n) = f.people.iter().position(|p| *p == s.person) {
                f.seats.insert((body, n), s.seat);
            }
        }
    }
    Ok(f)
}

/// The branch of a person who is in one from the beginning: officers of a branch in their own, the others spread.
fn n_of_branch(person: usize) -> usize {
    match person {
        who::COORDINATORS..who::BRANCH_SECRETARIES => person - who::COORDINATORS,
        who::BRANCH_SECRETARIES..who::BRANCH_MEMBERS => person - who::BRANCH_SECRETARIES,
        n if (who::BRANCH_MEMBERS..who::BRANCH_MEMBERS + FIRST_BRANCHES).contains(&n) => {
            n - who::BRANCH_MEMBERS
        }
        n => n % FIRST_BRANCHES,
    }
}

fn is_of_last_branch(person: usize) -> bool {
    person == who::COORDINATORS + FIRST_BRANCHES
        || person == who::BRANCH_MEMBERS + FIRST_BRANCHES
        || person >= 58
}

fn membership(words: &Words, branch: BranchId, on: Day) -> Result<NewMembership> {
    Ok(NewMembership {
        branch,
        state: MembershipState::Member,
        from: on,
        consent: consent(words, on)?,
    })
}

fn branch_facts(words: &Words, n: usize, from: Day) -> Result<BranchFacts> {
    let unit = words
        .branch
        .get(n)
        .ok_or_else(|| Stop::broken("the demo has too few branches"))?;
    Ok(BranchFacts {
        region: unit.region.clone(),
        state: BranchState::Active,
        names: unit.names(),
        abbreviations: unit.abbreviations.clone(),
        email: (n % 3 != 1).then(|| format!("branch{n}@example.org")),
        phone: None,
        decision: words.say("branch-decision")?.to_owned(),
        span: Span::new(from, None),
    })
}

/// The council of a branch: its coordinator, of the first four a secretary, two members.
async fn branch_council(
    tx: &mut Tx,
    by: &Actor,
    words: &Words,
    f: &mut Federation,
    n: usize,
    on: Day,
) -> Result<()> {
    let unit = words
        .branch
        .get(n)
        .ok_or_else(|| Stop::broken("the demo has too few branches"))?;
    let decision = words.say("branch-decision")?;
    let facts = BodyFacts {
        kind: BodyKind::BranchCouncil,
        owner: Scope::Branch(f.branch(n)?),
        names: words.branch_council(&unit.names())?,
        abbreviations: Vec::new(),
        decision: decision.to_owned(),
        span: Span::new(on, None),
    };
    let body = create_body(tx, by, &facts).await?;
    put(
        tx,
        by,
        f,
        body,
        OfficeKind::Chair,
        who::COORDINATORS + n,
        on,
        decision,
    )
    .await?;
    if n < 4 {
        put(
            tx,
            by,
            f,
            body,
            OfficeKind::Secretary,
            who::BRANCH_SECRETARIES + n,
            on,
            decision,
        )
        .await?;
    }
    let member = who::BRANCH_MEMBERS + n;
    put(tx, by, f, body, OfficeKind::Member, member, on, decision).await
}

#[allow(
    clippy::too_many_arguments,
    reason = "one row of the table above, with what it is written into"
)]
async fn take_seat(
    tx: &mut Tx,
    by: &Actor,
    f: &mut Federation,
    body: &str,
    office: OfficeKind,
    person: usize,
    on: Day,
    decision: &str,
) -> Result<()> {
    let body = f.body(body)?;
    put(tx, by, f, body, office, person, on, decision).await
}

#[allow(clippy::too_many_arguments, reason = "as above")]
async fn put(
    tx: &mut Tx,
    by: &Actor,
    f: &mut Federation,
    body: BodyId,
    office: OfficeKind,
    person: usize,
    on: Day,
    decision: &str,
) -> Result<()> {
    let offices = veche_register::offices(tx, body).await?;
    let new = NewSeat {
        person: f.person(person)?,
        office: *offices.get(&office).ok_or(Stop::Missing)?,
        convocation: veche_register::convocation_at(tx, body, on).await?,
        span: Span::new(on, None),
        acting: false,
        decision: decision.to_owned(),
    };
    let (id, _) = seat(tx, by, &new).await?;
    f.seats.insert((body, person), id);
    Ok(())
}

/// The secretary of the council leaves; a member of the council follows.
pub(super) async fn change_secretary(
    tx: &mut Tx,
    by: &Actor,
    words: &Words,
    f: &Federation,
    on: Day,
) -> Result<Federation> {
    let mut f = f.clone();
    let (council, presidium) = (f.body("council")?, f.body("presidium")?);
    for (body, person, why) in [
        (council, who::FIRST_SECRETARY, "left"),
        (presidium, who::FIRST_SECRETARY, "left"),
        (council, who::SECRETARY, "secretary-elected"),
    ] {
        let id = f.seats.remove(&(body, person)).ok_or(Stop::Missing)?;
        end_seat(tx, by, id, on, words.say(why)?).await?;
    }
    let elected = words.say("secretary-elected")?;
    for (body, office) in [
        (council, OfficeKind::Secretary),
        (presidium, OfficeKind::Member),
    ] {
        put(tx, by, &mut f, body, office, who::SECRETARY, on, elected).await?;
    }
    Ok(f)
}

/// The last branch is founded.
pub(super) async fn found_branch(
    tx: &mut Tx,
    by: &Actor,
    words: &Words,
    f: &Federation,
    on: Day,
) -> Result<Federation> {
    let mut f = f.clone();
    let branch = create_branch(tx, by, &branch_facts(words, FIRST_BRANCHES, on)?).await?;
    f.branches.push(branch);
    for n in (0..f.people.len()).filter(|n| is_of_last_branch(*n)) {
        join(tx, by, f.people[n], &membership(words, branch, on)?).await?;
    }
    branch_council(tx, by, words, &mut f, FIRST_BRANCHES, on).await?;
    Ok(f)
}

/// A branch falls asleep: its coordinator leaves the seat.
pub(super) async fn fall_asleep(
    tx: &mut Tx,
    by: &Actor,
    words: &Words,
    f: &Federation,
    began: Day,
    on: Day,
) -> Result<Federation> {
    let mut f = f.clone();
    let branch = f.branch(ASLEEP)?;
    let facts = BranchFacts {
        state: BranchState::Dormant,
        ..branch_facts(words, ASLEEP, began.plus_days(-1_500))?
    };
    change_branch(tx, by, branch, 1, &facts).await?;
    let coordinator = who::COORDINATORS + ASLEEP;
    let seat = f
        .seats
        .iter()
        .find(|((_, person), _)| *person == coordinator)
        .map(|(at, id)| (*at, *id))
        .ok_or(Stop::Missing)?;
    f.seats.remove(&seat.0);
    end_seat(tx, by, seat.1, on, words.say("branch-decision")?).await?;
    Ok(f)
}

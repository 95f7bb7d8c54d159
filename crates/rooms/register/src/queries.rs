//! What other rooms may ask of the register.

use crate::model::{Branch, BranchState, Organisation, Person, Sitting};
use crate::rules::import::{self as table, Known, PersonRow, Record, name_keys};
use crate::{data, path, rules, store};
use std::collections::HashMap;
use veche_core::name::fold;
use veche_core::{
    BodyId, BodyKind, BranchId, CaseForms, Class, ConvocationId, Day, Instant, Names, OfficeId,
    OfficeKind, OrganisationId, Party, PersonId, Scope, Short, Standing, Tongue,
};
use veche_engine::{Ask, Result, Settings};

/// How a party shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyCard {
    /// The party.
    pub party: Party,
    /// Its name in the language that was asked for.
    pub name: String,
    /// Its path.
    pub path: String,
    /// `body`, `branch`, `organisation`, `office`, `person` or `class`.
    pub kind: &'static str,
}

/// A body in a list to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyCard {
    /// Its id.
    pub id: BodyId,
    /// Its name in the language that was asked for.
    pub name: String,
    /// Its kind.
    pub kind: BodyKind,
    /// What it belongs to.
    pub owner: Scope,
    /// Its address.
    pub short: Short,
    /// Its first abbreviation, where it has one.
    pub abbreviation: Option<String>,
}

/// Who gets what is sent to a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The person; `None` for the own address of a branch or an organisation.
    pub person: Option<PersonId>,
    /// The address.
    pub email: String,
    /// The language of the letter.
    pub tongue: Tongue,
}

/// A name that texts may use, and whom it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconEntry {
    /// `body`, `branch`, `organisation`, `office` or `person`.
    pub kind: &'static str,
    /// Nominative names in both languages, and abbreviations.
    pub names: Vec<String>,
    /// [`Party::code`].
    pub key: String,
}

/// Where a person stands at an instant. Three statements.
///
/// # Errors
/// The database fails.
pub async fn standing(db: &impl Ask, person: PersonId, now: Instant) -> Result<Standing> {
    // Days begin at most 14 hours before and 12 after those of UTC; two days leave nothing out.
    let since = now.day(veche_core::Zone::UTC).plus_days(-2);
    let belongs = store::belongs(db, person, since).await?;
    let sittings = store::seats_since(db, person, since).await?;
    let charter = store::charter_of_person(db, person).await?;
    // A charter row of an office in which the person no longer sits must not shorten `until`.
    let charter: Vec<_> = charter
        .into_iter()
        .filter(|c| sittings.iter().any(|s| s.office == c.office))
        .collect();
    Ok(rules::standing(
        person,
        now,
        belongs.zone,
        &sittings,
        &charter,
        &belongs.memberships,
        &belongs.affiliations,
    ))
}

/// The names of parties. One statement for each kind of party among them; those that are not there are left out.
///
/// # Errors
/// The database fails.
pub async fn party_names(
    db: &impl Ask,
    parties: &[Party],
    tongue: Tongue,
) -> Result<HashMap<Party, String>> {
    let cards = party_cards(db, parties, tongue).await?;
    Ok(cards.into_iter().map(|(p, c)| (p, c.name)).collect())
}

/// Names and paths of parties. One statement for each kind of party among them; those that are not there are left out.
///
/// # Errors
/// The database fails.
pub async fn party_cards(
    db: &impl Ask,
    parties: &[Party],
    tongue: Tongue,
) -> Result<HashMap<Party, PartyCard>> {
    let known = named(db, parties).await?;
    Ok(known
        .into_iter()
        .map(|(party, known)| {
            let card = PartyCard {
                party,
                name: known.in_tongue(tongue),
                path: known.path,
                kind: party.parts().0,
            };
            (party, card)
        })
        .collect())
}

/// The name of a party in both languages, Russian with its cases. A person's is the same in all of them.
///
/// # Errors
/// There is no such party.
pub async fn party_cases(db: &impl Ask, party: Party) -> Result<Names> {
    let known = named(db, &[party]).await?;
    known
        .into_iter()
        .next()
        .map(|(_, k)| k.names)
        .ok_or(veche_core::Stop::Missing)
}

struct Named {
    names: Names,
    path: String,
}

impl Named {
    fn in_tongue(&self, tongue: Tongue) -> String {
        self.names.get(tongue).to_owned()
    }
}

async fn named(db: &impl Ask, parties: &[Party]) -> Result<HashMap<Party, Named>> {
    let mut bodies: Vec<BodyId> = Vec::new();
    let (mut branches, mut organisations, mut offices, mut people) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut out = HashMap::with_capacity(parties.len());
    for party in parties {
        match party {
            Party::Body(id) => bodies.push(*id),
            Party::Branch(id) => branches.push(*id),
            Party::Organisation(id) => organisations.push(*id),
            Party::Office(id) => offices.push(*id),
            Party::Person(id) => people.push(*id),
            Party::Class(class) => {
                let names = data::class_names(*class);
                let path = path::PEOPLE.to_owned();
                out.insert(*party, Named { names, path });
            }
        }
    }
    if !offices.is_empty() {
        let all = store::offices_of(db, &offices).await?;
        let of: Vec<BodyId> = all.iter().map(|o| o.body).collect();
        let of: HashMap<BodyId, _> = store::bodies_of(db, &of)
            .await?
            .into_iter()
            .map(|b| (b.id, b))
            .collect();
        for office in all {
            if let Some(body) = of.get(&office.body) {
                let named = Named {
                    names: office_in_body(&office.names, &body.facts.names),
                    path: format!("{}#office-{}", path::body(body.short), office.kind.code()),
                };
                out.insert(Party::Office(office.id), named);
            }
        }
    }
    if !bodies.is_empty() {
        for b in store::bodies_of(db, &bodies).await? {
            let path = path::body(b.short);
            out.insert(
                Party::Body(b.id),
                Named {
                    names: b.facts.names,
                    path,
                },
            );
        }
    }
    if !branches.is_empty() {
        for b in store::branches_of(db, &branches).await? {
            let path = path::branch(b.short);
            out.insert(
                Party::Branch(b.id),
                Named {
                    names: b.facts.names,
                    path,
                },
            );
        }
    }
    if !organisations.is_empty() {
        for o in store::organisations_of(db, &organisations).await? {
            let path = path::organisation(o.short);
            out.insert(
                Party::Organisation(o.id),
                Named {
                    names: o.facts.names,
                    path,
                },
            );
        }
    }
    if !people.is_empty() {
        for p in store::people_of(db, &people).await? {
            out.insert(Party::Person(p.id), person_named(&p));
        }
    }
    Ok(out)
}

fn person_named(p: &Person) -> Named {
    Named {
        names: Names {
            ru: CaseForms::same(&p.facts.name_in(Tongue::Ru).full(Tongue::Ru)),
            en: p.facts.name_in(Tongue::En).full(Tongue::En),
        },
        path: path::person(p.short),
    }
}

/// «секретарь Центрального Совета», "secretary, Central Council".
fn office_in_body(office: &Names, body: &Names) -> Names {
    let of = match body.ru.genitive.trim() {
        "" => body.get(Tongue::Ru),
        genitive => genitive,
    };
    let o = &office.ru;
    let join = |form: &str| format!("{form} {of}");
    Names {
        ru: CaseForms {
            nominative: join(&o.nominative),
            genitive: join(&o.genitive),
            dative: join(&o.dative),
            accusative: join(&o.accusative),
            instrumental: join(&o.instrumental),
            prepositional: join(&o.prepositional),
        },
        en: format!("{}, {}", office.get(Tongue::En), body.get(Tongue::En)),
    }
}

/// Everybody who can be charged on a day: classes, bodies, branches, organisations, offices, people with a seat. Five statements.
///
/// # Errors
/// The database fails.
pub async fn all_parties(db: &impl Ask, tongue: Tongue, on: Day) -> Result<Vec<PartyCard>> {
    let mut out = Vec::new();
    let mut put = |party: Party, known: &Named| {
        out.push(PartyCard {
            party,
            name: known.in_tongue(tongue),
            path: known.path.clone(),
            kind: party.parts().0,
        });
    };
    for class in [Class::AllBranches, Class::AllOrganisations, Class::Members] {
        let path = path::PEOPLE.to_owned();
        put(
            Party::Class(class),
            &Named {
                names: data::class_names(class),
                path,
            },
        );
    }
    let bodies = store::all_bodies(db, tongue, Some(on)).await?;
    for b in &bodies {
        put(
            Party::Body(b.id),
            &Named {
                names: b.facts.names.clone(),
                path: path::body(b.short),
            },
        );
    }
    for b in store::all_branches(db, tongue, Some(on)).await? {
        put(
            Party::Branch(b.id),
            &Named {
                names: b.facts.names,
                path: path::branch(b.short),
            },
        );
    }
    for o in store::all_organisations(db, tongue, Some(on)).await? {
        put(
            Party::Organisation(o.id),
            &Named {
                names: o.facts.names,
                path: path::organisation(o.short),
            },
        );
    }
    let by_id: HashMap<BodyId, _> = bodies.iter().map(|b| (b.id, b)).collect();
    for office in store::all_offices(db, Some(on)).await? {
        if let Some(body) = by_id.get(&office.body) {
            let path = format!("{}#office-{}", path::body(body.short), office.kind.code());
            let names = office_in_body(&office.names, &body.facts.names);
            put(Party::Office(office.id), &Named { names, path });
        }
    }
    for p in store::seated_people(db, on).await? {
        put(Party::Person(p.id), &person_named(&p));
    }
    Ok(out)
}

/// The branches that exist on a day and work: from the day on which a branch fell dormant nothing new is put on it.
///
/// # Errors
/// The database fails.
pub async fn active_branches(db: &impl Ask, on: Day) -> Result<Vec<BranchId>> {
    let mut all = store::all_branches(db, Tongue::Ru, Some(on)).await?;
    if all.iter().any(|b| b.facts.state == BranchState::Dormant) {
        let since = store::dormant_since(db).await?;
        let zone = Settings::load(db).await?.zone;
        all.retain(|b| since.get(&b.id).is_none_or(|at| at.day(zone) > on));
    }
    Ok(all.into_iter().map(|b: Branch| b.id).collect())
}

/// The member organisations on a day.
///
/// # Errors
/// The database fails.
pub async fn active_organisations(db: &impl Ask, on: Day) -> Result<Vec<OrganisationId>> {
    let all = store::all_organisations(db, Tongue::Ru, Some(on)).await?;
    let member = |o: &Organisation| o.facts.kind == crate::model::OrganisationKind::Member;
    Ok(all.into_iter().filter(member).map(|o| o.id).collect())
}

/// The convocation of a body on a day.
///
/// # Errors
/// The database fails.
pub async fn convocation_at(db: &impl Ask, body: BodyId, on: Day) -> Result<Option<ConvocationId>> {
    Ok(store::convocation_on(db, body, on).await?.map(|c| c.id))
}

/// The number of a convocation, from 1.
///
/// # Errors
/// The database fails.
pub async fn convocation_number(db: &impl Ask, id: ConvocationId) -> Result<Option<i32>> {
    match store::convocation(db, id).await {
        Ok(convocation) => Ok(Some(convocation.number)),
        Err(veche_core::Stop::Missing) => Ok(None),
        Err(stop) => Err(stop),
    }
}

/// Every body, also those that were dissolved, by name.
///
/// # Errors
/// The database fails.
pub async fn bodies(db: &impl Ask, tongue: Tongue) -> Result<Vec<BodyCard>> {
    let all = store::all_bodies(db, tongue, None).await?;
    Ok(all
        .into_iter()
        .map(|b| BodyCard {
            id: b.id,
            name: b.facts.names.get(tongue).to_owned(),
            kind: b.facts.kind,
            owner: b.facts.owner,
            short: b.short,
            abbreviation: b.facts.abbreviations.first().cloned(),
        })
        .collect())
}

/// Whether a body of this id stands in the register, dissolved or not.
///
/// # Errors
/// The database fails.
pub async fn is_body(db: &impl Ask, body: BodyId) -> Result<bool> {
    match store::body(db, body).await {
        Ok(_) => Ok(true),
        Err(veche_core::Stop::Missing) => Ok(false),
        Err(stop) => Err(stop),
    }
}

/// Who sits on a day in a body, office by office.
///
/// # Errors
/// The database fails.
pub async fn sitting_in(db: &impl Ask, body: BodyId, on: Day) -> Result<Vec<Sitting>> {
    let lines = store::composition(db, &[body], on).await?;
    Ok(lines.into_iter().map(|l| l.sitting).collect())
}

/// Who gets by letter what is sent to a party: a person; whoever holds an office; chair and secretary of a body; the coordinator and the
/// own address of a branch; the address of an organisation. A class has none of its own: it fans out first. Addresses stand once.
///
/// # Errors
/// The database fails.
pub async fn recipients(db: &impl Ask, party: Party, on: Day) -> Result<Vec<Recipient>> {
    let tongue = Settings::load(db).await?.tongue;
    let mut own: Option<String> = None;
    let people: Vec<PersonId> = match party {
        Party::Person(id) => vec![id],
        Party::Office(id) => store::holders(db, id, on)
            .await?
            .iter()
            .map(|l| l.sitting.person)
            .collect(),
        Party::Body(id) => leaders(&store::composition(db, &[id], on).await?),
        Party::Branch(id) => {
            own = store::branches_of(db, &[id])
                .await?
                .into_iter()
                .next()
                .and_then(|b| b.facts.email);
            let lines = store::seats_owned(db, Scope::Branch(id), on).await?;
            let council: Vec<_> = lines
                .into_iter()
                .filter(|l| {
                    l.sitting.body_kind == BodyKind::BranchCouncil
                        && l.sitting.office_kind == OfficeKind::Chair
                })
                .collect();
            leaders(&council)
        }
        Party::Organisation(id) => {
            own = store::organisations_of(db, &[id])
                .await?
                .into_iter()
                .next()
                .and_then(|o| o.facts.contacts.email);
            Vec::new()
        }
        Party::Class(_) => Vec::new(),
    };
    let mut out: Vec<Recipient> = Vec::new();
    if !people.is_empty() {
        let found: HashMap<PersonId, Person> = store::people_of(db, &people)
            .await?
            .into_iter()
            .map(|p| (p.id, p))
            .collect();
        for id in people {
            if let Some(p) = found.get(&id)
                && let Some(email) = &p.facts.email
                && !out.iter().any(|r| r.email.eq_ignore_ascii_case(email))
            {
                out.push(Recipient {
                    person: Some(id),
                    email: email.clone(),
                    tongue: p.facts.tongue.unwrap_or(tongue),
                });
            }
        }
    }
    if let Some(email) = own
        && !out.iter().any(|r| r.email.eq_ignore_ascii_case(&email))
    {
        out.push(Recipient {
            person: None,
            email,
            tongue,
        });
    }
    Ok(out)
}

/// Chair and secretary; without either the co-chairs.
fn leaders(lines: &[store::SeatLine]) -> Vec<PersonId> {
    let of = |kinds: &[OfficeKind]| -> Vec<PersonId> {
        lines
            .iter()
            .filter(|l| kinds.contains(&l.sitting.office_kind))
            .map(|l| l.sitting.person)
            .collect()
    };
    let first = of(&[OfficeKind::Chair, OfficeKind::Secretary]);
    if first.is_empty() {
        of(&[OfficeKind::CoChair])
    } else {
        first
    }
}

/// The names of people, as given.
///
/// # Errors
/// The database fails.
pub async fn people_names(
    db: &impl Ask,
    people: &[PersonId],
) -> Result<HashMap<PersonId, veche_core::PersonName>> {
    let all = store::people_of(db, people).await?;
    Ok(all.into_iter().map(|p| (p.id, p.facts.name)).collect())
}

/// The party of a short address; `kind` is `body`, `branch`, `organisation` or `person`.
///
/// # Errors
/// There is none.
pub async fn party_of_path(db: &impl Ask, kind: &str, short: Short) -> Result<Party> {
    Ok(match kind {
        "body" => Party::Body(store::body_by_short(db, short).await?.id),
        "branch" => Party::Branch(store::branch_by_short(db, short).await?.id),
        "organisation" => Party::Organisation(store::organisation_by_short(db, short).await?.id),
        "person" => Party::Person(store::person_by_short(db, short).await?.id),
        _ => return Err(veche_core::Stop::Missing),
    })
}

/// Every name by which a text may call somebody. People are those who have a seat or had one.
///
/// # Errors
/// The database fails.
pub async fn lexicon(db: &impl Ask) -> Result<Vec<LexiconEntry>> {
    let mut out: Vec<LexiconEntry> = Vec::new();
    let mut put = |kind: &'static str, names: Vec<String>, party: Party| {
        let mut once: Vec<String> = Vec::new();
        for name in names {
            if !name.trim().is_empty() && !once.contains(&name) {
                once.push(name);
            }
        }
        out.push(LexiconEntry {
            kind,
            names: once,
            key: party.code(),
        });
    };
    let all = |names: &Names, more: &[String]| -> Vec<String> {
        let mut v = vec![names.ru.nominative.clone(), names.en.clone()];
        v.extend(more.iter().cloned());
        v
    };
    let bodies = store::all_bodies(db, Tongue::Ru, None).await?;
    for b in &bodies {
        put(
            "body",
            all(&b.facts.names, &b.facts.abbreviations),
            Party::Body(b.id),
        );
    }
    for b in store::all_branches(db, Tongue::Ru, None).await? {
        put(
            "branch",
            all(&b.facts.names, &b.facts.abbreviations),
            Party::Branch(b.id),
        );
    }
    for o in store::all_organisations(db, Tongue::Ru, None).await? {
        put(
            "organisation",
            all(&o.facts.names, &o.facts.abbreviations),
            Party::Organisation(o.id),
        );
    }
    let by_id: HashMap<BodyId, _> = bodies.iter().map(|b| (b.id, b)).collect();
    for office in store::all_offices(db, None).await? {
        if let Some(body) = by_id.get(&office.body) {
            put(
                "office",
                office_calls(&office.names, &body.facts),
                Party::Office(office.id),
            );
        }
    }
    let people: Vec<Person> = store::ever_seated_people(db).await?;
    for p in &people {
        let (name, latin) = (&p.facts.name, &p.facts.latin);
        let plain = |s: String| s.replace('\u{a0}', " ");
        let names = vec![
            name.full(Tongue::Ru),
            plain(name.short(Tongue::Ru)),
            latin.full(Tongue::En),
            plain(latin.short(Tongue::En)),
        ];
        put("person", names, Party::Person(p.id));
    }
    Ok(out)
}

/// «секретарь Центрального Совета», «секретарь ЦС», "secretary of the Central Council".
fn office_calls(office: &Names, body: &crate::model::BodyFacts) -> Vec<String> {
    let mut out = Vec::new();
    let (ru, en) = (office.ru.nominative.trim(), office.en.trim());
    if !ru.is_empty() && !body.names.ru.genitive.trim().is_empty() {
        out.push(format!("{ru} {}", body.names.ru.genitive));
    }
    if !en.is_empty() && !body.names.en.trim().is_empty() {
        out.push(format!("{en} of the {}", body.names.en));
    }
    let cyrillic = |s: &str| s.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я'));
    for abbreviation in &body.abbreviations {
        if cyrillic(abbreviation) && !ru.is_empty() {
            out.push(format!("{ru} {abbreviation}"));
        } else if !en.is_empty() {
            out.push(format!("{en} of the {abbreviation}"));
        }
    }
    out
}

/// The register's version: goes up with every change, so that what was computed from it can be kept until then.
///
/// # Errors
/// The database fails.
pub async fn version(db: &impl Ask) -> Result<i64> {
    store::version(db).await
}

/// The offices of a body by kind; of several of one kind the first that has no end.
///
/// # Errors
/// The database fails.
pub async fn offices(db: &impl Ask, body: BodyId) -> Result<HashMap<OfficeKind, OfficeId>> {
    let mut all = store::offices_in(db, body).await?;
    all.sort_by_key(|o| (o.span.to.is_some(), o.place));
    let mut out = HashMap::new();
    for o in all {
        out.entry(o.kind).or_insert(o.id);
    }
    Ok(out)
}

/// What a table is compared with.
pub(crate) async fn register_for(db: &impl Ask, kind: table::Kind) -> Result<table::Register> {
    let branches = store::all_branches(db, Tongue::Ru, None).await?;
    let organisations = store::all_organisations(db, Tongue::Ru, None).await?;
    let mut out = table::Register {
        regions: data::regions().iter().map(|r| r.code).collect(),
        ..table::Register::default()
    };
    fn note<T: PartialEq>(map: &mut HashMap<String, Vec<T>>, key: String, id: T) {
        let all = map.entry(key).or_default();
        if !all.contains(&id) {
            all.push(id);
        }
    }
    for b in &branches {
        note(&mut out.branches, b.short.to_string(), b.id);
        let abbreviations = b.facts.abbreviations.iter().map(|a| fold(a));
        for key in name_keys(&b.facts.names).into_iter().chain(abbreviations) {
            note(&mut out.branches, key, b.id);
        }
    }
    for o in &organisations {
        note(&mut out.organisations, o.short.to_string(), o.id);
        let abbreviations = o.facts.abbreviations.iter().map(|a| fold(a));
        for key in name_keys(&o.facts.names).into_iter().chain(abbreviations) {
            note(&mut out.organisations, key, o.id);
        }
    }
    out.known = match kind {
        table::Kind::Organisations => organisations
            .into_iter()
            .map(|o| Known {
                id: o.id.0,
                short: o.short,
                version: o.version,
                record: Record::Organisation(Box::new(o.facts)),
            })
            .collect(),
        table::Kind::Branches => branches
            .into_iter()
            .map(|b| Known {
                id: b.id.0,
                short: b.short,
                version: b.version,
                record: Record::Branch(Box::new(b.facts)),
            })
            .collect(),
        table::Kind::Bodies => store::all_bodies(db, Tongue::Ru, None)
            .await?
            .into_iter()
            .map(|b| Known {
                id: b.id.0,
                short: b.short,
                version: b.version,
                record: Record::Body(Box::new(b.facts)),
            })
            .collect(),
        table::Kind::People => {
            let memberships: HashMap<PersonId, _> = store::open_memberships(db)
                .await?
                .into_iter()
                .filter_map(|m| Some((m.person, (m.branch, m.state, m.span.from?))))
                .collect();
            store::all_people(db)
                .await?
                .into_iter()
                .map(|p| Known {
                    id: p.id.0,
                    short: p.short,
                    version: p.version,
                    record: Record::Person(Box::new(PersonRow {
                        membership: memberships.get(&p.id).copied(),
                        facts: p.facts,
                    })),
                })
                .collect()
        }
    };
    Ok(out)
}

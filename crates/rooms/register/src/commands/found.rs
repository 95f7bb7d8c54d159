//! The beginning: the founding decision and the first seats, one official act. And what the federation sets about itself.

use super::{NewConvocation, NewSeat, form_body, place};
use crate::model::{BodyFacts, PersonFacts, Span};
use crate::rules::{self, Cannot};
use crate::store;
use uuid::Uuid;
use veche_core::{
    Audience, BodyId, BodyKind, Day, Leave, Names, Object, OfficeKind, PersonId, Right, Scope,
    Stop, Tongue, Verb, Zone, allows,
};
use veche_desk::account::{Bearer, Purpose, hand_out};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Result, Settings, Tx};

/// The founding decision and the first seats.
#[derive(Debug, Clone, PartialEq)]
pub struct Founding {
    /// The federation's name.
    pub name: Names,
    /// Its short name.
    pub short_name: Names,
    /// Where its legal days begin.
    pub zone: Zone,
    /// Its language.
    pub tongue: Tongue,
    /// The day of the decision: from it the first bodies, convocations and seats count.
    pub founded_on: Day,
    /// The text of the decision, or where it is to be found.
    pub decision: String,
    /// Which of `bodies` decided.
    pub decided_by: usize,
    /// The first bodies.
    pub bodies: Vec<FirstBody>,
    /// The people who take the first seats.
    pub people: Vec<PersonFacts>,
    /// The first seats.
    pub seats: Vec<FirstSeat>,
}

/// A body that exists from the beginning.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstBody {
    /// Its kind.
    pub kind: BodyKind,
    /// Its name.
    pub names: Names,
    /// Abbreviations and other names.
    pub abbreviations: Vec<String>,
    /// The number of its first convocation here; 1 for a new federation.
    pub convocation: i32,
}

/// A seat that is taken at the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstSeat {
    /// Which of `bodies`.
    pub body: usize,
    /// In which office.
    pub office: OfficeKind,
    /// Which of `people`.
    pub person: usize,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Founded {
    /// The bodies, in the order in which they were given.
    pub bodies: Vec<BodyId>,
    /// The people, likewise.
    pub people: Vec<PersonId>,
    /// An invitation for each of the people: secrets, to be shown once.
    pub invitations: Vec<(PersonId, String)>,
}

/// Founds the federation here. The operator may do this once; with it the operator's right to found ends.
///
/// # Errors
/// Founded already; no body decided; nobody would be able to keep the register and to invite; a seat that cannot be.
pub async fn found(tx: &mut Tx, by: &Actor, new: &Founding) -> Result<Founded> {
    let leave = allows(&by.standing, Right::Operate, Scope::Federation)?;
    if store::founded(tx).await? {
        return Err(Cannot::FoundedAlready.into());
    }
    let seats: Vec<(BodyKind, OfficeKind)> = new
        .seats
        .iter()
        .filter_map(|s| Some((new.bodies.get(s.body)?.kind, s.office)))
        .collect();
    rules::may_found(&seats)?;
    let mut settings = Settings::load(tx).await?;
    settings.name = Some(new.name.clone());
    settings.short_name = Some(new.short_name.clone()).filter(|n| !n.get(new.tongue).is_empty());
    settings.zone = new.zone;
    settings.tongue = new.tongue;
    settings.since = Some(tx.now().day(new.zone));
    settings.save(tx).await?;

    let term = Span::new(new.founded_on, None);
    let mut out = Founded::default();
    let mut bodies = Vec::new();
    for first in &new.bodies {
        let facts = BodyFacts {
            kind: first.kind,
            owner: Scope::Federation,
            names: first.names.clone(),
            abbreviations: first.abbreviations.clone(),
            decision: new.decision.clone(),
            span: term,
        };
        let body = form_body(tx, by, &leave, &facts).await?;
        let convocation = NewConvocation {
            body: body.id,
            number: Some(first.convocation),
            span: term,
            elected_by: new.decision.clone(),
            ends_the_last: false,
        };
        let convened = convene(tx, by, &leave, &convocation).await?;
        let offices = store::offices_in(tx, body.id).await?;
        out.bodies.push(body.id);
        bodies.push((body, convened, offices));
    }
    for facts in &new.people {
        out.people.push(
            store::insert_person(tx, &leave, by.person(), facts)
                .await?
                .id,
        );
    }
    for s in &new.seats {
        let (body, convocation, offices) = bodies.get(s.body).ok_or(Stop::Missing)?;
        let office = offices
            .iter()
            .find(|o| o.kind == s.office)
            .ok_or(Stop::Missing)?;
        let seat = NewSeat {
            person: *out.people.get(s.person).ok_or(Stop::Missing)?,
            office: office.id,
            convocation: Some(*convocation),
            span: term,
            acting: false,
            decision: new.decision.clone(),
        };
        place(tx, by, &leave, office, body, &seat).await?;
    }
    let decided_by = *out.bodies.get(new.decided_by).ok_or(Stop::Missing)?;
    if !store::insert_founding(tx, &leave, decided_by, new.founded_on, &new.decision).await? {
        return Err(Cannot::FoundedAlready.into());
    }
    for person in &out.people {
        let link = hand_out(
            tx,
            by.person(),
            Purpose::Invite,
            Bearer::Person(*person),
            false,
        )
        .await?;
        out.invitations.push((*person, link));
    }
    let object = Object {
        kind: "federation",
        id: Uuid::nil(),
        title: Some(new.name.get(new.tongue).to_owned()),
        path: Some("/".to_owned()),
    };
    let deed = NewDeed::new(Verb::Founded, object, &leave)
        .audience(Audience::Public)
        .payload(serde_json::json!({
            "on": new.founded_on, "body": decided_by, "decision": new.decision, "bodies": out.bodies, "people": out.people,
        }));
    tx.deed(by, deed).await?;
    store::bump(tx).await?;
    Ok(out)
}

/// The zone that is proposed at a founding: the machine's own, where somebody set one; else what most readers of the language live by, and
/// for English, which is read everywhere, none.
pub fn proposed_zone(tongue: Tongue) -> Zone {
    let set = std::env::var("TZ").ok();
    let link = std::fs::read_link("/etc/localtime").ok();
    let machine = set.or_else(|| link?.to_str().map(str::to_owned));
    zone_of(machine.as_deref(), tongue)
}

/// `machine` is what TZ says (`:Europe/Paris`, a file) or where the machine's zone file lies. A server that was left at UTC says nothing.
fn zone_of(machine: Option<&str>, tongue: Tongue) -> Zone {
    let name = machine.map(|m| m.rsplit_once("zoneinfo/").map_or(m, |(_, name)| name));
    let utc = [
        "Etc/",
        "UTC",
        "GMT",
        "UCT",
        "Universal",
        "Zulu",
        "Greenwich",
    ];
    name.map(|n| n.trim_start_matches(':'))
        .filter(|n| !utc.iter().any(|u| n.starts_with(u)))
        .and_then(Zone::parse)
        .or_else(|| match tongue {
            Tongue::Ru => Zone::parse("Europe/Moscow"),
            Tongue::En => None,
        })
        .unwrap_or(Zone::UTC)
}

async fn convene(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    new: &NewConvocation,
) -> Result<veche_core::ConvocationId> {
    let number = new.number.unwrap_or(1);
    store::insert_convocation(
        tx,
        leave,
        by.person(),
        new.body,
        number,
        new.span,
        &new.elected_by,
    )
    .await?
    .ok_or_else(|| Cannot::NumberTaken(number).into())
}

/// What the federation says of itself. `base_url` alone is technical and the operator's too.
#[derive(Debug, Clone, PartialEq)]
pub enum SettingsChange {
    /// All of it.
    All(Box<Settings>),
    /// The address at which people reach the portal.
    BaseUrl(Option<String>),
}

/// Changes the federation's settings. `since` stays: it is the day on which the record began here.
///
/// # Errors
/// No right to publish over the federation, nor, for the address alone, to operate; not founded yet.
pub async fn change_settings(tx: &mut Tx, by: &Actor, change: &SettingsChange) -> Result<()> {
    let publish = allows(&by.standing, Right::Publish, Scope::Federation);
    let old = Settings::load(tx).await?;
    let (leave, new) = match change {
        SettingsChange::BaseUrl(url) => {
            let leave =
                publish.or_else(|_| allows(&by.standing, Right::Operate, Scope::Federation))?;
            (
                leave,
                Settings {
                    base_url: url.clone(),
                    ..old.clone()
                },
            )
        }
        SettingsChange::All(new) => {
            let leave = publish?;
            if !store::founded(tx).await? {
                return Err(Cannot::NotFounded.into());
            }
            (
                leave,
                Settings {
                    since: old.since,
                    ..(**new).clone()
                },
            )
        }
    };
    if new == old {
        return Ok(());
    }
    new.save(tx).await?;
    let object = Object {
        kind: "federation",
        id: Uuid::nil(),
        title: new.name.as_ref().map(|n| n.get(new.tongue).to_owned()),
        path: Some("/".to_owned()),
    };
    tx.deed(by, NewDeed::new(Verb::Changed, object, &leave))
        .await?;
    store::bump(tx).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machines_zone_is_proposed_before_that_of_the_language() {
        let check = |machine: Option<&str>, tongue: Tongue, want: &str| {
            assert_eq!(zone_of(machine, tongue).name(), want, "{machine:?}");
        };
        check(
            Some("/usr/share/zoneinfo/America/Halifax"),
            Tongue::Ru,
            "America/Halifax",
        );
        check(Some(":Europe/Paris"), Tongue::En, "Europe/Paris");
        check(
            Some("../usr/share/zoneinfo/Etc/UTC"),
            Tongue::Ru,
            "Europe/Moscow",
        );
        check(Some("UTC"), Tongue::En, "UTC");
        check(Some("EST5EDT4,M3"), Tongue::Ru, "Europe/Moscow");
        check(None, Tongue::En, "UTC");
    }
}

//! The register as a room of the house, and as the one who knows who people are.

use crate::{MIGRATIONS, TEXTS, path, queries, store};
use async_trait::async_trait;
use uuid::Uuid;
use veche_core::{
    BodyId, BranchId, ConvocationId, Id, Instant, OfficeId, OrganisationId, Party, PersonId,
    PersonName, SeatId, Standing, Stop, Tongue,
};
use veche_desk::{AnyAsk, Card, House, Room, Routes, Who};
use veche_engine::{Migrations, Result};
use veche_lang::{Lang, Source};

/// The register.
#[derive(Debug, Clone, Copy, Default)]
pub struct Register;

#[async_trait]
impl Who for Register {
    async fn standing(&self, db: AnyAsk<'_>, person: PersonId, now: Instant) -> Result<Standing> {
        queries::standing(&db, person, now).await
    }

    async fn name(&self, db: AnyAsk<'_>, person: PersonId) -> Result<Option<PersonName>> {
        let found = store::people_of(&db, &[person]).await?;
        Ok(found.into_iter().next().map(|p| p.facts.name))
    }

    async fn email(&self, db: AnyAsk<'_>, person: PersonId) -> Result<Option<String>> {
        let found = store::people_of(&db, &[person]).await?;
        Ok(found.into_iter().next().and_then(|p| p.facts.email))
    }

    async fn founded(&self, db: AnyAsk<'_>) -> Result<bool> {
        store::founded(&db).await
    }

    async fn party(&self, db: AnyAsk<'_>, party: Party, tongue: Tongue) -> Result<Option<String>> {
        let mut names = queries::party_names(&db, &[party], tongue).await?;
        Ok(names.remove(&party))
    }
}

#[async_trait]
impl Room for Register {
    fn name(&self) -> &'static str {
        "register"
    }

    fn migrations(&self) -> Migrations {
        MIGRATIONS
    }

    fn texts(&self) -> Source {
        TEXTS
    }

    fn routes(&self) -> Routes {
        Routes::new()
    }

    async fn card(&self, house: &House, l: &Lang, kind: &str, id: Uuid) -> Result<Option<Card>> {
        let db = house.db.read();
        let party = match kind {
            BodyId::KIND | BranchId::KIND | OrganisationId::KIND | OfficeId::KIND | PersonId::KIND => Party::of(kind, id),
            SeatId::KIND => match store::seat(db, SeatId(id)).await {
                Ok(line) => {
                    return Ok(Some(Card {
                        kind: kind.to_owned(),
                        title: l.person_short(line.name_in(l.tongue)),
                        line: l.with(
                            "register-seat-line",
                            [
                                ("office", line.office_names.get(l.tongue).into()),
                                ("body", line.body_names.get(l.tongue).into()),
                            ],
                        ),
                        path: path::person(line.person_short),
                        icon: "user",
                    }));
                }
                Err(Stop::Missing) => return Ok(None),
                Err(stop) => return Err(stop),
            },
            ConvocationId::KIND => match store::convocation(db, ConvocationId(id)).await {
                Ok(c) => Some(Party::Body(c.body)),
                Err(Stop::Missing) => None,
                Err(stop) => return Err(stop),
            },
            _ => None,
        };
        let Some(party) = party else {
            return Ok(None);
        };
        let card = queries::party_cards(db, &[party], l.tongue).await?.remove(&party);
        Ok(card.map(|c| Card {
            kind: kind.to_owned(),
            title: c.name,
            line: l.t(&format!("register-kind-{}", c.kind)),
            path: c.path,
            icon: icon(c.kind),
        }))
    }
}

/// The icon of a kind of record.
pub(crate) fn icon(kind: &str) -> &'static str {
    match kind {
        "body" => "landmark",
        "branch" => "map-pin",
        "organisation" => "building",
        _ => "user",
    }
}

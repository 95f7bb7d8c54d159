//! The register as a room of the house, and as the one who knows who people are.

use crate::model::name_in;
use crate::store::Found;
use crate::{MIGRATIONS, TEXTS, pages, path, queries, store};
use async_trait::async_trait;
use uuid::Uuid;
use veche_core::{
    BodyId, BranchId, ConvocationId, Id, Instant, OfficeId, OrganisationId, Party, PersonId,
    PersonName, Right, Scope, SeatId, Standing, Stop, Tongue,
};
use veche_desk::{AnyAsk, Card, Desk, House, NavItem, Panel, Room, Routes, Who};
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

    fn css(&self) -> &'static str {
        include_str!("style.css")
    }

    fn routes(&self) -> Routes {
        pages::routes()
    }

    fn portal_navigation(&self, d: &Desk) -> Vec<NavItem> {
        if !d.founded {
            return Vec::new();
        }
        vec![NavItem::new(
            path::PEOPLE,
            d.l.t("register-people-and-bodies"),
            "users",
        )]
    }

    fn desk_navigation(&self, d: &Desk) -> Vec<NavItem> {
        let l = &d.l;
        let group = |item: NavItem| NavItem {
            group: Some(l.t("register-nav")),
            ..item
        };
        let mut all = Vec::new();
        if d.founded {
            all.push(NavItem::new(
                path::PEOPLE,
                l.t("register-people-and-bodies"),
                "network",
            ));
        }
        if d.standing().has_somewhere(Right::KeepRegister) {
            all.push(NavItem::new(
                "/desk/people",
                l.t("register-people"),
                "users",
            ));
            all.push(NavItem::new(
                "/desk/branches",
                l.t("register-branches"),
                "map-pin",
            ));
            all.push(NavItem::new(
                "/desk/organisations",
                l.t("register-organisations"),
                "building-2",
            ));
            all.push(NavItem::new(
                "/desk/bodies",
                l.t("register-bodies"),
                "landmark",
            ));
        }
        if d.standing().operator && d.founded {
            all.push(NavItem::new(
                "/desk/invitations",
                l.t("register-invitations"),
                "mail",
            ));
        }
        all.push(NavItem::new(
            "/desk/rights",
            l.t("register-rights"),
            "shield-check",
        ));
        if d.may(Right::Operate, Scope::Federation) || d.may(Right::Publish, Scope::Federation) {
            all.push(NavItem::new(
                "/settings",
                l.t("register-settings"),
                "settings",
            ));
        }
        all.into_iter().map(group).collect()
    }

    async fn mine(&self, d: &Desk) -> Result<Vec<Panel>> {
        let mut all = Vec::new();
        all.extend(pages::first_steps(d).await?);
        all.extend(pages::ending_soon(d).await?);
        Ok(all)
    }

    async fn find(&self, d: &Desk, words: &str, limit: i64) -> Result<Vec<Card>> {
        if crate::rules::search::patterns(words).is_empty() {
            return Ok(Vec::new());
        }
        let l = &d.l;
        // Everybody's names are for those who keep the whole register; others find officers.
        let everybody = d.may(Right::KeepRegister, Scope::Federation);
        let mut found = store::units(d.read(), words, l.tongue, limit).await?;
        // Nobody is called by a figure, and a hundred thousand names are not looked through for one.
        if words.contains(char::is_alphabetic) {
            found.extend(store::people(d.read(), words, everybody, d.today(), limit).await?);
        }
        Ok(found
            .into_iter()
            .map(|f| match f {
                Found::Person(_, short, name, latin) => Card {
                    kind: PersonId::KIND.to_owned(),
                    title: l.person(name_in(&name, &latin, l.tongue)),
                    line: String::new(),
                    // Who has no public page is sent on from there to the keepers' one.
                    path: path::person(short),
                    icon: "user",
                },
                Found::Unit(kind, _, short, names) => Card {
                    kind: kind.to_owned(),
                    title: names.get(l.tongue).to_owned(),
                    line: String::new(),
                    path: match kind {
                        "body" => path::body(short),
                        "branch" => path::branch(short),
                        _ => path::organisation(short),
                    },
                    icon: icon(kind),
                },
            })
            .collect())
    }

    async fn examples(&self, house: &House) -> Result<Vec<String>> {
        let db = house.db.read();
        let mut out = Vec::new();
        for (kind, address) in store::one_of_each(db).await? {
            match kind.as_str() {
                "body" => out.extend([
                    format!("/bodies/{address}"),
                    format!("/bodies/{address}?on=2020-01-01"),
                    format!("/desk/bodies/{address}/edit"),
                    format!("/desk/bodies/{address}/convocations/new"),
                    format!("/desk/bodies/{address}/seats/new"),
                    format!("/desk/bodies/{address}/charter"),
                    format!("/desk/bodies/{address}/offices/new"),
                ]),
                "branch" => out.extend([
                    format!("/branches/{address}"),
                    format!("/desk/branches/{address}/edit"),
                ]),
                "organisation" => out.extend([
                    format!("/organisations/{address}"),
                    format!("/desk/organisations/{address}/edit"),
                ]),
                "person" => out.extend([
                    format!("/people/{address}"),
                    format!("/desk/people/{address}"),
                    format!("/desk/people/{address}/edit"),
                ]),
                "office" => out.push(format!("/desk/offices/{address}/edit")),
                _ => out.push(format!("/desk/seats/{address}/end")),
            }
        }
        for kind in crate::rules::import::Kind::ALL {
            out.push(format!("/desk/tables/{}/template.csv", kind.code()));
            out.push(format!("/desk/tables/{}/all.csv", kind.code()));
        }
        Ok(out)
    }

    async fn card(&self, house: &House, l: &Lang, kind: &str, id: Uuid) -> Result<Option<Card>> {
        let db = house.db.read();
        let party = match kind {
            BodyId::KIND
            | BranchId::KIND
            | OrganisationId::KIND
            | OfficeId::KIND
            | PersonId::KIND => Party::of(kind, id),
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
        let card = queries::party_cards(db, &[party], l.tongue)
            .await?
            .remove(&party);
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
        "organisation" => "building-2",
        _ => "user",
    }
}

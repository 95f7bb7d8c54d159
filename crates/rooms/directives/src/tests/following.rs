//! A place in which a document is being carried out.

use super::fixture::*;
use super::place::*;
use crate::model::*;
use crate::store;
use veche_core::*;
use veche_engine::Settings;

/// A place with an adopted document.
pub struct Following {
    pub place: Place,
    pub document: Document,
}

impl Following {
    pub async fn new() -> Following {
        let place = Place::new().await;
        let document = adopted(&place.db, &place.f, "2026-06-04").await;
        super::at(&place.db, "2026-06-10");
        Following { place, document }
    }

    pub async fn line_of(&self, party: Party) -> Line {
        let all = store::lines_of_document(self.place.db.read(), self.document.id)
            .await
            .unwrap();
        all.into_iter()
            .find(|l| l.party == party && !l.no_owner)
            .unwrap()
    }

    /// The line of the branch whose coordinator has an account.
    pub async fn of_branch(&self) -> Line {
        self.line_of(Party::Branch(self.place.f.branches[0])).await
    }

    pub async fn of_council(&self) -> Line {
        self.line_of(Party::Body(self.place.f.council)).await
    }

    pub async fn sign_in(&self, actor: &veche_engine::Actor) -> String {
        self.place.session(actor.person().unwrap()).await
    }

    pub async fn publish(&self) {
        self.place
            .db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let mut settings = Settings::load(tx).await?;
                    settings.publish_execution = true;
                    settings.save(tx).await
                })
            })
            .await
            .unwrap();
        self.place.house.forget_settings();
    }

    /// Somebody with an account and no seat.
    pub async fn member(&self) -> String {
        let facts = veche_register::model::PersonFacts {
            name: PersonName {
                given: "Анна".into(),
                family: "Рядовая".into(),
                ..PersonName::default()
            },
            ..Default::default()
        };
        let id = run(
            &self.place.db,
            &self.place.f.secretary,
            facts,
            |tx, by, f| {
                Box::pin(async move {
                    Ok(veche_register::commands::create_person(tx, by, f, None)
                        .await?
                        .id)
                })
            },
        )
        .await
        .unwrap();
        self.place.session(id).await
    }
}

/// A report that tells of the end.
pub const DONE: [(&str, &str); 3] = [
    ("done_on", "5.6.2026"),
    ("claim", "done"),
    ("account", "Ноты переписаны и подшиты."),
];

//! What follows from a deed: a new branch is charged, owners get their extracts by mail.

use crate::{commands, path, store};
use async_trait::async_trait;
use std::sync::Arc;
use veche_core::{BranchId, DocumentId, Id, Party, Tongue, Verb};
use veche_desk::House;
use veche_engine::follow::{Followers, Reactor};
use veche_engine::{Deed, Result, Settings, Tx};
use veche_lang::{Lang, Texts};

/// The room's followers.
pub(crate) fn followers(house: &Arc<House>) -> Followers {
    Followers {
        reactors: reactors(house.texts.clone()),
        ..Followers::default()
    }
}

pub(crate) fn reactors(texts: Arc<Texts>) -> Vec<Arc<dyn Reactor>> {
    vec![Arc::new(NewBranch), Arc::new(ExtractsByMail { texts })]
}

/// A branch that is founded owes what all branches owe for good.
struct NewBranch;

#[async_trait]
impl Reactor for NewBranch {
    fn name(&self) -> &'static str {
        "directives-new-branch"
    }
    async fn react(&self, tx: &mut Tx, deed: &Deed) -> Result<()> {
        if deed.kind == BranchId::KIND && matches!(deed.verb, Verb::Founded | Verb::Created) {
            commands::charge_new_branch(tx, BranchId(deed.object)).await?;
        }
        Ok(())
    }
}

/// Letters to owners when a document was adopted. An archival document writes none: nobody is to be flooded with old duties.
struct ExtractsByMail {
    texts: Arc<Texts>,
}

#[async_trait]
impl Reactor for ExtractsByMail {
    fn name(&self) -> &'static str {
        "directives-extracts"
    }

    async fn react(&self, tx: &mut Tx, deed: &Deed) -> Result<()> {
        if deed.kind != DocumentId::KIND || deed.verb != Verb::Adopted {
            return Ok(());
        }
        let document = store::document_by_id(tx, DocumentId(deed.object)).await?;
        if document.archival {
            return Ok(());
        }
        let settings = Settings::load(tx).await?;
        let extracts = store::extracts(tx, document.id).await?;
        let lines = store::lines_of_document(tx, document.id).await?;
        let parties: Vec<Party> = extracts.iter().map(|e| e.party).collect();
        let named = [
            (
                Tongue::Ru,
                veche_register::party_names(tx, &parties, Tongue::Ru).await?,
            ),
            (
                Tongue::En,
                veche_register::party_names(tx, &parties, Tongue::En).await?,
            ),
        ];
        let day = document.adopted_on;
        for extract in &extracts {
            let count = lines.iter().filter(|l| l.party == extract.party).count();
            for to in veche_register::recipients(tx, extract.party, day).await? {
                let l = Lang::new(self.texts.clone(), to.tongue, settings.zone);
                let owner = named
                    .iter()
                    .find(|(t, _)| *t == to.tongue)
                    .and_then(|(_, n)| n.get(&extract.party))
                    .cloned();
                let title = format!("№ {}. {}", document.number, document.title);
                let federation = settings
                    .name
                    .as_ref()
                    .map(|n| n.get(to.tongue).to_owned())
                    .unwrap_or_default();
                let base = settings.base_url.clone().unwrap_or_default();
                let address = format!(
                    "{}{}",
                    base.trim_end_matches('/'),
                    path::extract(extract.short)
                );
                let subject = l.with(
                    "letter-extract-subject",
                    [("document", title.clone().into())],
                );
                let body = l.with(
                    "letter-extract",
                    [
                        ("federation", federation.into()),
                        ("owner", owner.unwrap_or_default().into()),
                        ("document", title.into()),
                        ("day", day.into()),
                        ("count", count.into()),
                        ("address", address.into()),
                    ],
                );
                tx.letter(&to.email, &subject, &body).await?;
            }
        }
        Ok(())
    }
}

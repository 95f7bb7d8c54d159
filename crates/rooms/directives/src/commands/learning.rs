//! What reviews teach: a name that a person resolved is resolved by itself in the next document.

use crate::model::Document;
use crate::{rules, store};
use uuid::Uuid;
use veche_core::{Leave, Right, Scope, Stop, allows};
use veche_engine::{Actor, Result, Tx};

/// Names of a working copy that somebody resolved, once its document is adopted.
pub(super) async fn learn(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    document: &Document,
    working: &crate::model::Working,
) -> Result<()> {
    for (name, party) in rules::learned_of(working) {
        store::learn_name(tx, leave, &name, party, document.id, by.person()).await?;
    }
    Ok(())
}

/// Forgets a learned name: documents to come ask again. Those that were adopted keep what was decided then.
///
/// # Errors
/// The person does not prepare the federation's documents; it was forgotten before.
pub async fn forget_name(tx: &mut Tx, by: &Actor, id: Uuid) -> Result<()> {
    let leave = allows(&by.standing, Right::PrepareDocument, Scope::Federation)?;
    if store::forget_name(tx, &leave, id).await? {
        Ok(())
    } else {
        Err(Stop::Missing)
    }
}

//! What leads nowhere in the register: for whoever looks after the server.

use crate::store;
use veche_core::{Party, Short, Tongue};
use veche_engine::{Ask, Result};

/// Documents whose adopting body the register does not have: address and number.
///
/// # Errors
/// The database fails.
pub async fn adopted_by_nobody(db: &impl Ask) -> Result<Vec<(Short, String)>> {
    let all = store::adopting_bodies(db).await?;
    let mut bodies: Vec<Party> = all.iter().map(|(body, ..)| Party::Body(*body)).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let known = veche_register::party_names(db, &bodies, Tongue::Ru).await?;
    Ok(all
        .into_iter()
        .filter(|(body, ..)| !known.contains_key(&Party::Body(*body)))
        .map(|(_, short, number)| (short, number))
        .collect())
}

/// Learned names of parties that are gone: a review passes them over.
///
/// # Errors
/// The database fails.
pub async fn names_of_nobody(db: &impl Ask) -> Result<Vec<String>> {
    let known = veche_register::lexicon(db).await?;
    let learned = store::learned_names(db).await?;
    Ok(learned
        .into_iter()
        .filter(|name| !known.iter().any(|k| k.key == name.party.code()))
        .map(|name| name.name)
        .collect())
}

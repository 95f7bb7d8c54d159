//! Invitations: a link that lets a person make an account, or set a new password.

use super::{leave_over, today};
use crate::rules::{self, Cannot};
use crate::store;
use veche_core::{Audience, Object, PersonId, PersonName, Right, Scope, Tongue, Verb, allows};
use veche_desk::account::{self, Bearer, Purpose};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Result, Settings, Tx};

/// An invitation that was made.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Invited {
    /// The secret of the link, to be shown once. None where the person has an account and an address: then it only goes by letter,
    /// so that nobody can take over an account by inviting its owner anew.
    pub secret: Option<String>,
    /// Whether a letter was queued.
    pub mailed: bool,
}

/// What the letter says: subject and body for a person, in their language, with the secret of the link. None where nobody knows the
/// address at which people reach the portal: a letter without a link would help nobody.
pub type Letter = dyn Fn(Tongue, &PersonName, &str) -> Option<(String, String)> + Send + Sync;

/// Invites a person to make an account; older invitations of theirs end. Queues a letter where the person has an address.
///
/// # Errors
/// No right to invite over the person; for the operator: officers can do it.
pub async fn invite(tx: &mut Tx, by: &Actor, person: PersonId, letter: &Letter) -> Result<Invited> {
    let facts = store::person(tx, person).await?.facts;
    let (leave, secret) = if by.standing.operator {
        let leave = allows(&by.standing, Right::Operate, Scope::Federation)?;
        if !store::founded(tx).await? {
            return Err(Cannot::NotFounded.into());
        }
        let today = today(tx).await?;
        let mut officers = 0;
        for officer in store::people_with(tx, Right::Invite, today).await? {
            officers += i64::from(account::has_account(tx, officer).await?);
        }
        rules::operator_may_invite(officers)?;
        let secret =
            account::hand_out(tx, None, Purpose::Invite, Bearer::Person(person), false).await?;
        (leave, secret)
    } else {
        let leave = leave_over(tx, by, Right::Invite, person).await?;
        let secret = account::invite(tx, by, &leave, person).await?;
        (leave, secret)
    };
    let mut mailed = false;
    if let Some(email) = &facts.email {
        let tongue = match facts.tongue {
            Some(tongue) => tongue,
            None => Settings::load(tx).await?.tongue,
        };
        if let Some((subject, body)) = letter(tongue, facts.name_in(tongue), &secret) {
            tx.letter(email, &subject, &body).await?;
            mailed = true;
        }
    }
    let deed =
        NewDeed::new(Verb::Invited, Object::unnamed(person), &leave).audience(Audience::Body);
    tx.deed(by, deed).await?;
    let known = account::has_account(tx, person).await?;
    Ok(Invited {
        secret: (!(known && mailed)).then_some(secret),
        mailed,
    })
}

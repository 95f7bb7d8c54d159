//! A decision changes the charter of a body: another office, a name, a number of seats, an end, the quorum.

use super::{lost, title, today};
use crate::model::{Body, BodyCharter, OfficeFacts, Quorum};
use crate::rules::{self, shown};
use crate::{path, store};
use veche_core::{
    Audience, BodyId, Day, Leave, Object, OfficeId, OfficeKind, Right, Scope, Verb, allows,
};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Result, Tx};

/// Gives a body an office of a kind, with the rights that the ready charter gives such an office.
///
/// # Errors
/// No right to keep the register of what the body belongs to; a term outside of the body's.
pub async fn create_office(
    tx: &mut Tx,
    by: &Actor,
    body: BodyId,
    kind: OfficeKind,
    new: &OfficeFacts,
) -> Result<OfficeId> {
    let body = store::body(tx, body).await?;
    let leave = allows(&by.standing, Right::KeepRegister, body.facts.owner)?;
    rules::may_have_office(new, body.facts.span)?;
    let last = store::offices_in(tx, body.id)
        .await?
        .iter()
        .map(|o| o.place)
        .max();
    let charter = rules::charter(body.facts.kind, kind, body.facts.owner);
    let place = last.map_or(0, |p| p + 1);
    let id = store::insert_office(tx, &leave, body.id, kind, &new.names, place, &charter).await?;
    store::update_office(tx, &leave, by.person(), id, 1, new).await?;
    told(
        tx,
        by,
        &leave,
        &body,
        serde_json::json!({ "office": id, "kind": kind.code(), "decision": new.decision }),
    )
    .await?;
    Ok(id)
}

/// Changes the name, the number of seats or the end of an office. `version` is the one that the person had before them.
///
/// # Errors
/// No right; people sit there still; another was faster: both texts.
pub async fn change_office(
    tx: &mut Tx,
    by: &Actor,
    id: OfficeId,
    version: i64,
    new: &OfficeFacts,
) -> Result<()> {
    let old = store::office(tx, id).await?;
    let body = store::body(tx, old.body).await?;
    let leave = allows(&by.standing, Right::KeepRegister, body.facts.owner)?;
    rules::may_have_office(new, body.facts.span)?;
    let in_body = store::seats_of_body(tx, body.id).await?;
    rules::may_change_office(id, new, &in_body, today(tx).await?)?;
    let same = old.version == version
        && store::update_office(tx, &leave, by.person(), id, version, new).await?;
    if !same {
        return Err(lost(
            version,
            old.version,
            shown::office(new),
            shown::office(&old.facts()),
        ));
    }
    told(
        tx,
        by,
        &leave,
        &body,
        serde_json::json!({ "office": id, "decision": new.decision }),
    )
    .await
}

/// Sets the quorum of a body, or takes what was set away. `version` is that of the charter before, 0 where there was none.
///
/// # Errors
/// No right; another was faster: both texts.
pub async fn set_quorum(
    tx: &mut Tx,
    by: &Actor,
    body: BodyId,
    quorum: Option<Quorum>,
    from: Day,
    decision: &str,
    version: i64,
) -> Result<()> {
    let body = store::body(tx, body).await?;
    let leave = allows(&by.standing, Right::KeepRegister, body.facts.owner)?;
    let new = BodyCharter {
        quorum,
        decision: decision.to_owned(),
        from,
        version,
    };
    let old = store::body_charter(tx, body.id).await?;
    let before = old.as_ref().map_or(0, |c| c.version);
    let same = before == version
        && store::put_body_charter(tx, &leave, by.person(), body.id, &new).await?;
    if !same {
        return Err(lost(
            version,
            before,
            shown::charter(&new),
            old.as_ref().map(shown::charter).unwrap_or_default(),
        ));
    }
    told(
        tx,
        by,
        &leave,
        &body,
        serde_json::json!({ "quorum": quorum.map(Quorum::code), "decision": decision }),
    )
    .await
}

async fn told(
    tx: &mut Tx,
    by: &Actor,
    leave: &Leave,
    body: &Body,
    what: serde_json::Value,
) -> Result<()> {
    let object = Object::named(
        body.id,
        title(tx, &body.facts.names).await?,
        path::body(body.short),
    );
    let deed = NewDeed::new(Verb::Changed, object, leave)
        .scope(Scope::Body(body.id))
        .audience(Audience::Public)
        .payload(what);
    tx.deed(by, deed).await?;
    store::bump(tx).await
}

//! The engine on both databases: what every room relies on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops by panicking"
)]

mod database;
mod followers;
mod outbox;
mod stream;
mod tables;
mod work;

use veche_core::{Audience, DocumentId, Id, Object, Official, Scope, Verb};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Db, Migrations, Result, Step, Tx, bind};

/// Tables for the probes.
const PROBE: Migrations = Migrations {
    room: "probe",
    steps: &[Step {
        name: "0001_probe",
        sql: "create table counter (id integer primary key, n bigint not null);
              create table taken (name text primary key, by_whom bigint not null);
              create table seen (follower text not null, deed_id uuid not null, number bigint not null);
              create table everything (id uuid primary key, a_text text, a_day date, an_instant bigint, a_flag boolean, a_number integer,
                a_short text, a_person uuid);",
    }],
};

/// A deed about a document with this title.
async fn write_deed(tx: &mut Tx, title: &str) -> Result<veche_core::DeedId> {
    let document: DocumentId = tx.id();
    let new = NewDeed {
        verb: Verb::Adopted,
        object: Object::named(document, title, format!("/documents/{}", document.uuid())),
        scope: Scope::Federation,
        audience: Audience::Public,
        official: Official::Yes,
        seat: None,
        payload: serde_json::Value::Null,
    };
    tx.deed(&Actor::program(), new).await
}

/// One write of one deed.
async fn deed(db: &Db, title: &str) {
    db.write(title.to_owned(), |tx, title| {
        Box::pin(async move { write_deed(tx, title).await.map(drop) })
    })
    .await
    .unwrap();
}

/// Sets a counter.
async fn set_counter(db: &Db, id: i32, n: i64) {
    db.write((id, n), |tx, (id, n)| {
        Box::pin(async move {
            let sql = "insert into counter (id, n) values ($1, $2) on conflict (id) do update set n = excluded.n";
            tx.exec(sql, bind![*id, *n]).await.map(drop)
        })
    })
    .await
    .unwrap();
}

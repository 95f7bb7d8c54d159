//! The engine beneath the rooms: database, stream of deeds, followers, jobs, blobs, mail, settings, clock.
//!
//! It knows no room. Every change is a closure over a [`Tx`] given to [`Db::write`]: serialisable, retried on PostgreSQL, group
//! committed on SQLite; it may run twice, so it must have no effect but in the database. Reads go through [`Read`]. Both answer
//! [`Ask`]: one portable SQL statement, plain values in, plain rows out.
//!
//! Start at [`Db::open`], then [`deed`] for how the stream is kept in order and [`follow`] for those who follow it.

pub mod blob;
pub mod clock;
mod db;
pub mod deed;
mod fault;
pub mod follow;
pub mod job;
pub mod lease;
pub mod mail;
pub mod schema;
pub mod setting;
mod value;
mod wait;

pub use blob::{Blobs, Fingerprint};
pub use clock::{SetClock, SystemClock};
pub use db::{Ask, BoxFuture, Db, Engine, Folder, Place, Read, Tx};
pub use deed::{Actor, Deed};
pub use schema::{Migrations, Step};
pub use sea_orm::{FromQueryResult, Value};
pub use setting::Settings;
pub use value::Bind;

/// The result of whatever may stop.
pub type Result<T, E = veche_core::Stop> = std::result::Result<T, E>;

/// The engine's own tables.
pub const MIGRATIONS: Migrations = Migrations {
    room: "engine",
    steps: &[Step {
        name: "0001_engine",
        sql: include_str!("../migrations/0001_engine.sql"),
    }],
};

//! What a database's error means for whoever asked: again at once, again later, or never.

use sea_orm::{DbErr, RuntimeErr};
use veche_core::Stop;

/// SQLSTATE 40001 (serialisation failure) and 40P01 (deadlock): run it again.
pub(crate) fn must_retry(e: &DbErr) -> bool {
    code(e).is_some_and(|c| c == "40001" || c == "40P01")
}

/// SQLite's answer when another connection is in the way.
pub(crate) fn is_busy(e: &DbErr) -> bool {
    code(e).is_some_and(|c| c == "5")
}

/// The database's own code of an error: SQLSTATE, or SQLite's number.
fn code(e: &DbErr) -> Option<String> {
    let e = sqlx_error(e)?.as_database_error()?;
    e.code().map(|c| c.into_owned())
}

fn sqlx_error(e: &DbErr) -> Option<&sea_orm::sqlx::Error> {
    match e {
        DbErr::Conn(RuntimeErr::SqlxError(e))
        | DbErr::Exec(RuntimeErr::SqlxError(e))
        | DbErr::Query(RuntimeErr::SqlxError(e)) => Some(e),
        _ => None,
    }
}

/// Whether the database was only in the way (busy, unreachable, full), so that the same may succeed later. All else is the fault of
/// what was asked of it.
pub(crate) fn is_passing(stop: &Stop) -> bool {
    let e = match stop {
        Stop::Busy => return true,
        Stop::Broken(e) => e.downcast_ref::<DbErr>(),
        _ => None,
    };
    let Some(e) = e else { return false };
    if let DbErr::ConnectionAcquire(_) | DbErr::Conn(_) = e {
        return true;
    }
    match (code(e), sqlx_error(e)) {
        // PostgreSQL: connection, transaction, resources, lock, operator, system. SQLite: busy, locked, I/O, full.
        (Some(c), _) if c.len() == 5 => ["08", "40", "53", "55", "57", "58"].contains(&&c[..2]),
        (Some(c), _) => c
            .parse::<u32>()
            .is_ok_and(|n| [5, 6, 10, 13].contains(&(n & 0xff))),
        (None, Some(e)) => matches!(
            e,
            sea_orm::sqlx::Error::Io(_)
                | sea_orm::sqlx::Error::PoolTimedOut
                | sea_orm::sqlx::Error::PoolClosed
                | sea_orm::sqlx::Error::WorkerCrashed
        ),
        (None, None) => false,
    }
}

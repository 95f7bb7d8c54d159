//! What tests need: a database of their own on either engine, a clock that stands, a real browser.
//!
//! Only tests depend on this crate, so it may panic, and does, with a sentence that says what to do.
//!
//! - [`both!`] writes a test once and runs it on SQLite and on PostgreSQL; [`TestDb`] is what it gives.
//! - [`browser::Browser`] drives chromium: click, type, look, and ask axe what is wrong for people who use other means.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops by panicking"
)]

pub mod browser;
mod database;

pub use database::{TestDb, postgres_url, wait_until};
pub use veche_engine::{Engine, SetClock};

/// Runs a test's future to its end on several threads.
#[doc(hidden)]
pub fn block_on<F: Future>(test: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build()
        .expect("the runtime of a test starts")
        .block_on(test)
}

/// Writes each test once and runs it on both databases: as `name::sqlite` and `name::postgres`.
///
/// The list names the migrations that the test needs; the engine's own come by themselves. The test may return a `Result`.
///
/// ```ignore
/// both! {
///     [veche_register::MIGRATIONS]
///
///     async fn branch_founded_twice_is_one(db: TestDb) {
///         // …
///     }
/// }
/// ```
#[macro_export]
macro_rules! both {
    ($rooms:tt $($(#[$meta:meta])* async fn $name:ident($db:ident: $ty:ty) $(-> $ret:ty)? $body:block)+) => {$(
        $(#[$meta])*
        #[cfg(test)]
        mod $name {
            #[allow(unused_imports, reason = "a test may need nothing from around it")]
            use super::*;

            // Its name is unlikely, since what the test names is looked for here first.
            async fn on_one_engine($db: $ty) $(-> $ret)? $body

            #[test]
            fn sqlite() $(-> $ret)? {
                $crate::block_on(async {
                    on_one_engine(<$ty>::open($crate::Engine::Sqlite, &$rooms).await).await
                })
            }

            #[test]
            fn postgres() $(-> $ret)? {
                $crate::block_on(async {
                    on_one_engine(<$ty>::open($crate::Engine::Postgres, &$rooms).await).await
                })
            }
        }
    )+};
}

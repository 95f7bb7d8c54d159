//! The demo: a made-up league of history and nature clubs with three years of deeds.
//!
//! Nothing here writes a table: the rooms' own commands are run by people who have the right, while a clock is moved through the years.
//! The words stand in `data/demo/{ru,en}.toml`; who does what on which day, in [`years`].
//! Start at [`fill`].

mod federation;
mod words;
mod years;

use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use veche_core::{Clock, Instant, PersonId, Short, Tongue};
use veche_desk::House;
use veche_desk::account::{Bearer, Purpose, hand_out};
use veche_engine::{Result, SetClock, SystemClock};

/// What the demo holds: people by role, documents by what they are for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demo {
    /// Secretary of the council: prepares, adopts, controls, keeps the register.
    pub secretary: PersonId,
    /// Chair of the council.
    pub chair: PersonId,
    /// Coordinator of a branch that has reported on most things.
    pub coordinator: PersonId,
    /// A member of the audit commission.
    pub auditor: PersonId,
    /// A member of the council without an office.
    pub member: PersonId,
    /// The conference's resolution of twelve items, three years old.
    pub resolution: Short,
    /// The council's newer decision.
    pub preparation: Short,
    /// A resolution older than the federation's beginning here.
    pub archive: Short,
    /// A draft that waits for review.
    pub draft: Short,
}

/// Fills an empty house, and leaves the clock where it stood. Its instant is the "today" of the demo: everything lies in the three years
/// before it.
///
/// # Errors
/// A command refuses or the database fails: the house was not empty.
pub async fn fill(house: &Arc<House>, tongue: Tongue, clock: &SetClock) -> Result<Demo> {
    let now = clock.now();
    let filled = years::live(house, words::Words::of(tongue)?, tongue, clock).await;
    clock.set(now);
    let demo = filled?;
    house.forget_settings();
    house.followers().catch_up(&house.db).await?;
    Ok(demo)
}

/// Links that let anybody in by role, for the demo's own page: the role as a message key, the path. They work again and again.
///
/// # Errors
/// The database fails.
pub async fn doors(house: &Arc<House>, demo: &Demo) -> Result<Vec<(String, String)>> {
    let roles = vec![
        ("demo-role-secretary", Bearer::Person(demo.secretary)),
        ("demo-role-chair", Bearer::Person(demo.chair)),
        ("demo-role-coordinator", Bearer::Person(demo.coordinator)),
        ("demo-role-auditor", Bearer::Person(demo.auditor)),
        ("demo-role-member", Bearer::Person(demo.member)),
        ("demo-role-operator", Bearer::Operator),
    ];
    house
        .db
        .write(roles, |tx, roles| {
            Box::pin(async move {
                let mut out = Vec::new();
                for (role, bearer) in roles {
                    let secret = hand_out(tx, None, Purpose::Enter, *bearer, true).await?;
                    out.push(((*role).to_owned(), format!("/enter/{secret}")));
                }
                Ok(out)
            })
        })
        .await
}

/// Stands where it is set while the demo is filled, and goes on as the system's once it is let go.
#[derive(Debug)]
pub struct DemoClock {
    /// The clock that is set.
    pub set: SetClock,
    goes: AtomicBool,
}

impl DemoClock {
    /// Stands at the present.
    pub fn now() -> DemoClock {
        DemoClock {
            set: SetClock::at(SystemClock.now()),
            goes: AtomicBool::new(false),
        }
    }

    /// From now on it tells the system's time.
    pub fn go(&self) {
        self.goes.store(true, Ordering::SeqCst);
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Instant {
        if self.goes.load(Ordering::SeqCst) {
            SystemClock.now()
        } else {
            self.set.now()
        }
    }
}

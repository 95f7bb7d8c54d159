//! Clocks: the system's, and one that tests set.

use std::sync::atomic::{AtomicI64, Ordering};
use veche_core::{Clock, Instant};

/// The system's clock, cut to the millisecond.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant(chrono::Utc::now().timestamp_millis())
    }
}

/// A clock that stands until it is moved.
#[derive(Debug)]
pub struct SetClock(AtomicI64);

impl SetClock {
    /// Stands at an instant.
    pub fn at(now: Instant) -> SetClock {
        SetClock(AtomicI64::new(now.0))
    }

    /// Moves to an instant, also back.
    pub fn set(&self, now: Instant) {
        self.0.store(now.0, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

//! English.

pub(crate) mod clause;
pub(crate) mod owner;
pub(crate) mod seats;
pub(crate) mod time;

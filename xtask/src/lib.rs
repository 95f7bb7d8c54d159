//! Work around the house: guards that read the sources.
//!
//! Start at [`tidy::complaints`].

pub mod tidy;

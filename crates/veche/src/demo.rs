//! The demo (comes next).

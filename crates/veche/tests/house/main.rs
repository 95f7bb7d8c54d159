//! The whole house: every page, every address, both databases, a real browser.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops by panicking"
)]

mod cli;
mod crawl;
mod demo;
mod furnished;
mod journeys;
mod kit;
mod manual;

mod guards;
mod pages;
mod wrong;

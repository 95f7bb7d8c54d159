//! The addresses of the register's records.

use veche_core::Short;

/// The public page of people and bodies.
pub const PEOPLE: &str = "/people";

/// A body's page.
pub fn body(short: Short) -> String {
    format!("/bodies/{short}")
}
/// A branch's page.
pub fn branch(short: Short) -> String {
    format!("/branches/{short}")
}
/// An organisation's page.
pub fn organisation(short: Short) -> String {
    format!("/organisations/{short}")
}
/// A person's public page: there is one for those who have or had a seat.
pub fn person(short: Short) -> String {
    format!("/people/{short}")
}
/// A person's page for the keepers of the register.
pub fn desk_person(short: Short) -> String {
    format!("/desk/people/{short}")
}

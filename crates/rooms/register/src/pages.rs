//! The register's pages: what everybody sees of bodies, branches, organisations and officers, and where the register is kept.

mod begin;
mod bodies;
mod branches;
mod charter;
mod fields;
mod invitations;
mod lists;
mod organisations;
mod people;
mod portal;
mod records;
mod rights;
mod seats;
mod settings;
mod tables;

pub(crate) use records::{ending_soon, first_steps};

use crate::rules::import::Kind;
use veche_core::Right;
use veche_desk::parts::READ_MAX;
use veche_desk::{Access, Routes};

/// A table of 100,000 rows is some ten megabytes.
const TABLE_BYTES_MAX: usize = 32 << 20;

/// The room's addresses.
pub fn routes() -> Routes {
    let keeps = Access::Right(Right::KeepRegister);
    Routes::new()
        // What everybody sees.
        .get("/people", Access::Public, portal::page)
        .get("/bodies/{short}", Access::Public, bodies::page)
        .get("/branches/{short}", Access::Public, branches::page)
        .get(
            "/organisations/{short}",
            Access::Public,
            organisations::page,
        )
        .get("/people/{short}", Access::Public, people::public)
        // People.
        .get("/desk/people", keeps, people::list)
        .get("/desk/people.csv", keeps, people::list_csv)
        .post("/desk/people", keeps, people::create)
        .get("/desk/people/new", keeps, people::new)
        .get("/desk/people/{short}", keeps, people::page)
        .post("/desk/people/{short}", keeps, people::change)
        .get("/desk/people/{short}/edit", keeps, people::edit)
        .post("/desk/people/{short}/memberships", keeps, people::join)
        .post("/desk/memberships/{id}/states", keeps, people::change_state)
        .post(
            "/desk/people/{short}/affiliations",
            keeps,
            people::affiliate,
        )
        .post(
            "/desk/affiliations/{id}/ends",
            keeps,
            people::end_affiliation,
        )
        .post(
            "/desk/people/{short}/invitations",
            Access::SignedIn,
            invitations::create,
        )
        .get("/desk/invitations", Access::Operator, invitations::page)
        // Units.
        .get("/desk/branches", keeps, branches::list)
        .get("/desk/branches.csv", keeps, branches::list_csv)
        .post("/desk/branches", keeps, branches::create)
        .get("/desk/branches/new", keeps, branches::new)
        .get("/desk/branches/{short}/edit", keeps, branches::edit)
        .post("/desk/branches/{short}", keeps, branches::change)
        .get("/desk/organisations", keeps, organisations::list)
        .get("/desk/organisations.csv", keeps, organisations::list_csv)
        .post("/desk/organisations", keeps, organisations::create)
        .get("/desk/organisations/new", keeps, organisations::new)
        .get(
            "/desk/organisations/{short}/edit",
            keeps,
            organisations::edit,
        )
        .post("/desk/organisations/{short}", keeps, organisations::change)
        .get("/desk/bodies", keeps, bodies::list)
        .get("/desk/bodies.csv", keeps, bodies::list_csv)
        .post("/desk/bodies", keeps, bodies::create)
        .get("/desk/bodies/new", keeps, bodies::new)
        .get("/desk/bodies/{short}/edit", keeps, bodies::edit)
        .post("/desk/bodies/{short}", keeps, bodies::change)
        // Terms and seats.
        .get(
            "/desk/bodies/{short}/convocations/new",
            keeps,
            seats::new_convocation,
        )
        .post(
            "/desk/bodies/{short}/convocations",
            keeps,
            seats::create_convocation,
        )
        .get("/desk/bodies/{short}/seats/new", keeps, seats::new)
        .post("/desk/bodies/{short}/seats", keeps, seats::create)
        .get("/desk/seats/{id}/end", keeps, seats::end_form)
        .post("/desk/seats/{id}/end", keeps, seats::end)
        // Charters.
        .get("/desk/bodies/{short}/charter", keeps, charter::page)
        .post("/desk/bodies/{short}/quorum", keeps, charter::set_quorum)
        .get("/desk/bodies/{short}/offices/new", keeps, charter::new)
        .post("/desk/bodies/{short}/offices", keeps, charter::create)
        .get("/desk/offices/{id}/edit", keeps, charter::edit)
        .post("/desk/offices/{id}", keeps, charter::change)
        // Tables.
        .get("/desk/tables", keeps, tables::page)
        .get("/desk/tables/{kind}/template.csv", keeps, tables::template)
        .get("/desk/tables/{kind}/all.csv", keeps, tables::export)
        .upload(
            "/desk/tables/{kind}/preview",
            keeps,
            READ_MAX,
            tables::preview,
        )
        .upload(
            "/desk/tables/{kind}",
            keeps,
            2 * TABLE_BYTES_MAX,
            tables::take_in,
        )
        // One's own, and the federation's.
        .get("/desk/rights", Access::SignedIn, rights::page)
        .get("/begin", Access::Operator, begin::form)
        .post("/begin", Access::Operator, begin::found)
        .get("/settings", Access::Operator, settings::form)
        .post("/settings", Access::Operator, settings::change)
}

/// The kind of a table in an address.
fn kind(code: &str) -> veche_engine::Result<Kind> {
    Kind::parse(code).ok_or(veche_core::Stop::Missing)
}

//! Who can be charged, and over what a right reaches.

use crate::{BodyId, BranchId, Id, OfficeId, OrganisationId, PersonId};
use uuid::Uuid;

/// A class of owners that fans out.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Every branch, also one founded later while a standing directive is in force.
    AllBranches,
    /// Every member organisation.
    AllOrganisations,
    /// The members; counted, never named.
    Members,
}

/// The one who is charged: a body, branch, organisation, office or person, or a class of them.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Party {
    /// A body as a whole.
    Body(BodyId),
    /// A regional branch.
    Branch(BranchId),
    /// A member or partner organisation.
    Organisation(OrganisationId),
    /// Whoever holds an office.
    Office(OfficeId),
    /// A person.
    Person(PersonId),
    /// A class.
    Class(Class),
}

impl Class {
    const ALL: [(Class, &'static str); 3] = [
        (Class::AllBranches, "all_branches"),
        (Class::AllOrganisations, "all_organisations"),
        (Class::Members, "members"),
    ];

    /// Its name in addresses, files and Fluent keys.
    pub fn code(self) -> &'static str {
        Class::ALL
            .iter()
            .find(|(c, _)| *c == self)
            .map_or("", |(_, s)| s)
    }

    /// The class of a code.
    pub fn parse(code: &str) -> Option<Class> {
        Class::ALL.iter().find(|(_, s)| *s == code).map(|(c, _)| *c)
    }
}

impl Party {
    /// How a party stands in a row: its kind and a UUID. A class has fixed ones, so that "one line per directive, party and part"
    /// can be a unique index without NULLs.
    pub fn parts(self) -> (&'static str, Uuid) {
        match self {
            Party::Body(id) => (BodyId::KIND, id.0),
            Party::Branch(id) => (BranchId::KIND, id.0),
            Party::Organisation(id) => (OrganisationId::KIND, id.0),
            Party::Office(id) => (OfficeId::KIND, id.0),
            Party::Person(id) => (PersonId::KIND, id.0),
            Party::Class(c) => (
                "class",
                Uuid::from_u128(
                    1 + Class::ALL.iter().position(|(x, _)| *x == c).unwrap_or(0) as u128,
                ),
            ),
        }
    }

    /// Reads what [`Party::parts`] wrote.
    pub fn of(kind: &str, id: Uuid) -> Option<Party> {
        Some(match kind {
            BodyId::KIND => Party::Body(BodyId(id)),
            BranchId::KIND => Party::Branch(BranchId(id)),
            OrganisationId::KIND => Party::Organisation(OrganisationId(id)),
            OfficeId::KIND => Party::Office(OfficeId(id)),
            PersonId::KIND => Party::Person(PersonId(id)),
            "class" => {
                let at = usize::try_from(id.as_u128().checked_sub(1)?).ok()?;
                Party::Class(Class::ALL.get(at)?.0)
            }
            _ => return None,
        })
    }

    /// As one word for a form field or an address: `branch:0190…`, `class:all_branches`.
    pub fn code(self) -> String {
        match self {
            Party::Class(c) => format!("class:{}", c.code()),
            other => {
                let (kind, id) = other.parts();
                format!("{kind}:{id}")
            }
        }
    }

    /// Reads what [`Party::code`] wrote.
    pub fn parse(code: &str) -> Option<Party> {
        let (kind, rest) = code.trim().split_once(':')?;
        if kind == "class" {
            Class::parse(rest).map(Party::Class)
        } else {
            Party::of(kind, rest.parse().ok()?)
        }
    }

    /// Over what somebody must have a right to act for this party. A class is the whole federation's matter.
    pub fn scope(self) -> Scope {
        match self {
            Party::Body(id) => Scope::Body(id),
            Party::Branch(id) => Scope::Branch(id),
            Party::Organisation(id) => Scope::Organisation(id),
            Party::Office(id) => Scope::Office(id),
            Party::Person(id) => Scope::Person(id),
            Party::Class(_) => Scope::Federation,
        }
    }
}

/// The part of the federation that a deed belongs to or a right reaches over.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Scope {
    /// All of it.
    Federation,
    /// One organisation.
    Organisation(OrganisationId),
    /// One branch.
    Branch(BranchId),
    /// One body.
    Body(BodyId),
    /// One office.
    Office(OfficeId),
    /// One person's own matters.
    Person(PersonId),
}

impl Scope {
    /// How a scope stands in a row; the federation has the nil UUID.
    pub fn parts(self) -> (&'static str, Uuid) {
        match self {
            Scope::Federation => ("federation", Uuid::nil()),
            Scope::Organisation(id) => (OrganisationId::KIND, id.0),
            Scope::Branch(id) => (BranchId::KIND, id.0),
            Scope::Body(id) => (BodyId::KIND, id.0),
            Scope::Office(id) => (OfficeId::KIND, id.0),
            Scope::Person(id) => (PersonId::KIND, id.0),
        }
    }

    /// Reads what [`Scope::parts`] wrote.
    pub fn of(kind: &str, id: Uuid) -> Option<Scope> {
        if kind == "federation" {
            Some(Scope::Federation)
        } else {
            Party::of(kind, id).map(Party::scope)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn party_reads_back_from_row_and_word() {
        let id = Uuid::from_u128(7);
        let all = [
            Party::Body(BodyId(id)),
            Party::Branch(BranchId(id)),
            Party::Organisation(OrganisationId(id)),
            Party::Office(OfficeId(id)),
            Party::Person(PersonId(id)),
            Party::Class(Class::AllBranches),
            Party::Class(Class::AllOrganisations),
            Party::Class(Class::Members),
        ];
        for party in all {
            let (kind, uuid) = party.parts();
            assert_eq!(Party::of(kind, uuid), Some(party));
            assert_eq!(Party::parse(&party.code()), Some(party));
            let (kind, uuid) = party.scope().parts();
            assert_eq!(Scope::of(kind, uuid), Some(party.scope()));
        }
        assert_eq!(Party::of("class", Uuid::nil()), None);
        assert_eq!(Party::of("class", Uuid::from_u128(9)), None);
        assert_eq!(Party::parse("branch"), None);
    }
}

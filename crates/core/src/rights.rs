//! Who may do what: nobody is given rights by hand, they follow from seats held now.
//!
//! [`allows`] is the only gate. Its answer, a [`Leave`], cannot be made otherwise, and the writing functions of a store ask for
//! one: a command that forgot to ask does not compile.

use crate::{
    BodyId, BranchId, Instant, OfficeId, OrganisationId, PersonId, Scope, SeatId, Text, coded,
};

coded! {
    /// What a person may be let to do.
    Right {
        /// Read official records that are for members or for a body, not only the public ones.
        ReadOfficial = "read_official",
        /// Create and change people, organisations, branches, bodies and seats.
        KeepRegister = "keep_register",
        /// Invite a person to make an account.
        Invite = "invite",
        /// Prepare a document: import, correct its reading.
        PrepareDocument = "prepare_document",
        /// Enter a document as adopted, which puts its directives in force.
        AdoptDocument = "adopt_document",
        /// Correct a misreading of an adopted document by a new version with a reason.
        CorrectReading = "correct_reading",
        /// Report on a line that the scope owes, and say that its extract was received.
        Report = "report",
        /// Write down what an owner without an account reported.
        ReportForOthers = "report_for_others",
        /// Accept or return reports, grant extensions.
        Control = "control",
        /// Put official words of the federation before the public, and set its name, language and colours.
        Publish = "publish",
        /// Write acts of audit. Reads everything official, alters nobody's record.
        Audit = "audit",
        /// Look after the program: mail, backups, jobs, invitations of last resort. Technical only.
        Operate = "operate",
    }
}

coded! {
    /// Over what a grant of a charter reaches.
    Over {
        /// The body itself.
        Body = "body",
        /// What the body belongs to: its branch or organisation, or the federation.
        Owner = "owner",
        /// The whole federation.
        Federation = "federation",
    }
}

coded! {
    /// Kinds of bodies that come with a ready charter.
    BodyKind {
        /// Конференция, съезд: the highest body, meets every few years.
        Conference = "conference",
        /// Совет: leads between conferences.
        Council = "council",
        /// Президиум: leads between sittings of the council.
        Presidium = "presidium",
        /// Ревизионная комиссия.
        AuditCommission = "audit_commission",
        /// The council or bureau of a branch.
        BranchCouncil = "branch_council",
        /// A centre by name, set up by a decision.
        Centre = "centre",
        /// Редакционная коллегия.
        EditorialBoard = "editorial_board",
        /// Центр поддержки.
        SupportCentre = "support_centre",
        /// Рабочая группа.
        WorkingGroup = "working_group",
    }
}

coded! {
    /// Kinds of offices in a body.
    OfficeKind {
        /// Председатель; of a branch: its coordinator.
        Chair = "chair",
        /// Сопредседатель, заместитель.
        CoChair = "co_chair",
        /// Секретарь.
        Secretary = "secretary",
        /// Член.
        Member = "member",
        /// Кандидат в члены, с совещательным голосом.
        CandidateMember = "candidate_member",
    }
}

/// One right that an office gives, and how far it reaches.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Grant {
    /// The right.
    pub right: Right,
    /// Its reach.
    pub over: Over,
}

/// A seat that a person holds at an instant.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Held {
    /// The seat.
    pub seat: SeatId,
    /// Its office.
    pub office: OfficeId,
    /// The office's kind.
    pub office_kind: OfficeKind,
    /// The body.
    pub body: BodyId,
    /// The body's kind.
    pub body_kind: BodyKind,
    /// What the body belongs to: federation, branch or organisation.
    pub owner: Scope,
    /// What the charter gives this office.
    pub grants: Vec<Grant>,
}

/// Where a person stands at an instant: all that rights follow from.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Standing {
    /// The person; `None` for a reader who is not signed in, and for the operator's account.
    pub person: Option<PersonId>,
    /// Whether this is the operator's account: technical rights only.
    pub operator: bool,
    /// Seats held now.
    pub seats: Vec<Held>,
    /// Branches where the person is a member now.
    pub branches: Vec<BranchId>,
    /// Organisations that the person belongs to now; never shown to others without consent.
    pub organisations: Vec<OrganisationId>,
    /// The next instant at which any of this begins or ends: not to be kept longer.
    pub until: Option<Instant>,
}

/// The gate's "yes": that a right over a scope was asked for and given. Made by [`allows`] only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leave {
    right: Right,
    scope: Scope,
    seat: Option<SeatId>,
}

impl Leave {
    /// The right that was asked for.
    pub fn right(&self) -> Right {
        self.right
    }
    /// The scope that was asked for.
    pub fn scope(&self) -> Scope {
        self.scope
    }
    /// The seat that it follows from, where it follows from one: the office in which the person acts.
    pub fn seat(&self) -> Option<SeatId> {
        self.seat
    }
}

/// The gate's "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denied {
    /// The right that was missing.
    pub right: Right,
    /// Whether nobody is signed in, so that signing in may help.
    pub nobody: bool,
}

impl Denied {
    /// The sentence: which right is missing and which offices have it.
    pub fn text(&self) -> Text {
        Text::new("denied").with(
            "right",
            Text::new(format!("right-{}", self.right.code().replace('_', "-"))),
        )
    }
}

impl Standing {
    /// Somebody who is not signed in.
    pub fn nobody() -> Standing {
        Standing::default()
    }

    /// The operator's account.
    pub fn operator() -> Standing {
        Standing {
            operator: true,
            ..Standing::default()
        }
    }

    /// Whether anybody is signed in.
    pub fn is_anybody(&self) -> bool {
        self.operator || self.person.is_some()
    }

    /// Whether the person is a member, or sits anywhere: what "members" as an audience means.
    pub fn is_member(&self) -> bool {
        !self.branches.is_empty() || !self.seats.is_empty()
    }

    /// Whether the person has a seat in a body now.
    pub fn sits_in(&self, body: BodyId) -> bool {
        self.seats.iter().any(|s| s.body == body)
    }

    /// Whether the person has this right over anything at all: for navigation, never for a command.
    pub fn has_somewhere(&self, right: Right) -> bool {
        (self.operator && right == Right::Operate)
            || self
                .seats
                .iter()
                .any(|s| s.grants.iter().any(|g| g.right == right))
    }

    /// Whether the party owes through this person: the person, an office held, or a seat in the body or a branch's body.
    ///
    /// Used for "mine", and for "nobody controls a line they owe".
    pub fn stands_in(&self, party: crate::Party) -> bool {
        use crate::Party;
        match party {
            Party::Person(p) => self.person == Some(p),
            Party::Office(o) => self.seats.iter().any(|s| s.office == o),
            Party::Body(b) => self.sits_in(b),
            Party::Branch(b) => self.seats.iter().any(|s| s.owner == Scope::Branch(b)),
            Party::Organisation(o) => self.seats.iter().any(|s| s.owner == Scope::Organisation(o)),
            Party::Class(_) => false,
        }
    }
}

/// Whether a person who stands so may use a right over a scope.
///
/// A grant over the federation covers every scope; one over a body or an owner covers just that. Without any grant, a person may
/// report on lines of their own and of an office that they hold. The operator has the technical right and no other.
pub fn allows(standing: &Standing, right: Right, scope: Scope) -> Result<Leave, Denied> {
    if standing.operator && right == Right::Operate {
        return Ok(Leave {
            right,
            scope,
            seat: None,
        });
    }
    for held in &standing.seats {
        let given = held.grants.iter().any(|g| {
            g.right == right
                && match g.over {
                    Over::Federation => true,
                    Over::Body => {
                        scope == Scope::Body(held.body) || scope == Scope::Office(held.office)
                    }
                    Over::Owner => {
                        held.owner == Scope::Federation
                            || scope == held.owner
                            || scope == Scope::Body(held.body)
                    }
                }
        });
        let own_office = right == Right::Report && scope == Scope::Office(held.office);
        if given || own_office {
            return Ok(Leave {
                right,
                scope,
                seat: Some(held.seat),
            });
        }
    }
    if right == Right::Report && standing.person.is_some_and(|p| scope == Scope::Person(p)) {
        return Ok(Leave {
            right,
            scope,
            seat: None,
        });
    }
    Err(Denied {
        right,
        nobody: !standing.is_anybody(),
    })
}

/// The charter that a body of a kind starts with: what each office in it may do. Data that a conference can change by a decision.
pub fn ready_charter(body: BodyKind, office: OfficeKind) -> Vec<Grant> {
    use BodyKind::*;
    use OfficeKind::*;
    use Over::{Body, Federation, Owner};
    use Right::*;
    let list: &[(Right, Over)] = match (body, office) {
        (_, CandidateMember) => &[(ReadOfficial, Federation)],
        (Conference, Chair | CoChair | Secretary) => &[
            (ReadOfficial, Federation),
            (PrepareDocument, Federation),
            (AdoptDocument, Federation),
        ],
        (Conference, Member) => &[(ReadOfficial, Federation)],
        (Council | Presidium, Chair | CoChair) => &[
            (ReadOfficial, Federation),
            (KeepRegister, Federation),
            (Invite, Federation),
            (PrepareDocument, Federation),
            (AdoptDocument, Federation),
            (CorrectReading, Federation),
            (Report, Body),
            (Control, Federation),
            (Publish, Federation),
        ],
        (Council | Presidium, Secretary) => &[
            (ReadOfficial, Federation),
            (KeepRegister, Federation),
            (Invite, Federation),
            (PrepareDocument, Federation),
            (AdoptDocument, Federation),
            (CorrectReading, Federation),
            (Report, Body),
            (ReportForOthers, Federation),
            (Control, Federation),
            (Publish, Federation),
        ],
        (Council | Presidium, Member) => &[
            (ReadOfficial, Federation),
            (PrepareDocument, Body),
            (Report, Body),
        ],
        (AuditCommission, Chair | CoChair | Secretary | Member) => &[
            (ReadOfficial, Federation),
            (Audit, Federation),
            (Report, Body),
            (Control, Body),
        ],
        (BranchCouncil, Chair | CoChair | Secretary) => &[
            (ReadOfficial, Federation),
            (KeepRegister, Owner),
            (Invite, Owner),
            (PrepareDocument, Owner),
            (AdoptDocument, Owner),
            (Report, Owner),
            (ReportForOthers, Owner),
        ],
        (BranchCouncil, Member) => &[(ReadOfficial, Federation), (Report, Owner)],
        (Centre | EditorialBoard | SupportCentre | WorkingGroup, Chair | CoChair | Secretary) => &[
            (ReadOfficial, Federation),
            (PrepareDocument, Body),
            (AdoptDocument, Body),
            (Report, Body),
        ],
        (Centre | EditorialBoard | SupportCentre | WorkingGroup, Member) => {
            &[(ReadOfficial, Federation), (Report, Body)]
        }
    };
    list.iter()
        .map(|&(right, over)| Grant { right, over })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const BODY: BodyId = BodyId(Uuid::from_u128(1));
    const OTHER: BodyId = BodyId(Uuid::from_u128(2));
    const BRANCH: BranchId = BranchId(Uuid::from_u128(3));
    const OFFICE: OfficeId = OfficeId(Uuid::from_u128(4));
    const ME: PersonId = PersonId(Uuid::from_u128(5));

    fn seated(body_kind: BodyKind, office_kind: OfficeKind, owner: Scope) -> Standing {
        Standing {
            person: Some(ME),
            seats: vec![Held {
                seat: SeatId(Uuid::from_u128(6)),
                office: OFFICE,
                office_kind,
                body: BODY,
                body_kind,
                owner,
                grants: ready_charter(body_kind, office_kind),
            }],
            ..Standing::default()
        }
    }

    /// One row a body kind and office: which rights it has over (itself, its owner, another body).
    fn row(body: BodyKind, office: OfficeKind) -> String {
        let owner = if body == BodyKind::BranchCouncil {
            Scope::Branch(BRANCH)
        } else {
            Scope::Federation
        };
        let standing = seated(body, office, owner);
        let mut out = String::new();
        for right in Right::ALL {
            let own = allows(&standing, *right, Scope::Body(BODY)).is_ok();
            let over_owner = allows(&standing, *right, owner).is_ok();
            let other = allows(&standing, *right, Scope::Body(OTHER)).is_ok();
            out.push(match (own, over_owner, other) {
                (_, _, true) => 'F',
                (_, true, false) => 'o',
                (true, false, false) => 'b',
                (false, false, false) => '.',
            });
        }
        out
    }

    /// Every right × every office. Columns: read_official keep_register invite prepare adopt correct report report_for_others
    /// control publish audit operate. F over the federation, o over what the body belongs to, b over the body, . not at all.
    #[test]
    fn every_right_by_every_office() {
        use BodyKind::*;
        use OfficeKind::*;
        for (body, office, want) in [
            (Conference, Chair, "F..FF......."),
            (Conference, Secretary, "F..FF......."),
            (Conference, Member, "F..........."),
            (Council, Chair, "FFFFFFb.FF.."),
            (Council, CoChair, "FFFFFFb.FF.."),
            (Council, Secretary, "FFFFFFbFFF.."),
            (Council, Member, "F..b..b....."),
            (Council, CandidateMember, "F..........."),
            (Presidium, Secretary, "FFFFFFbFFF.."),
            (Presidium, Member, "F..b..b....."),
            (AuditCommission, Chair, "F.....b.b.F."),
            (AuditCommission, Member, "F.....b.b.F."),
            (BranchCouncil, Chair, "Foooo.oo...."),
            (BranchCouncil, Member, "F.....o....."),
            (Centre, Chair, "F..bb.b....."),
            (EditorialBoard, Member, "F.....b....."),
            (SupportCentre, Member, "F.....b....."),
            (WorkingGroup, Secretary, "F..bb.b....."),
            (WorkingGroup, CandidateMember, "F..........."),
        ] {
            assert_eq!(row(body, office), want, "{body:?} {office:?}");
        }
    }

    #[test]
    fn nobody_and_operator_have_no_office() {
        for right in Right::ALL {
            let denied = allows(&Standing::nobody(), *right, Scope::Federation).unwrap_err();
            assert!(denied.nobody);
            assert_eq!(
                allows(&Standing::operator(), *right, Scope::Federation).is_ok(),
                *right == Right::Operate
            );
        }
    }

    #[test]
    fn a_person_reports_on_their_own_lines_and_on_those_of_their_office() {
        let plain = Standing {
            person: Some(ME),
            ..Standing::default()
        };
        assert!(allows(&plain, Right::Report, Scope::Person(ME)).is_ok());
        assert!(
            allows(
                &plain,
                Right::Report,
                Scope::Person(PersonId(Uuid::from_u128(9)))
            )
            .is_err()
        );
        assert!(allows(&plain, Right::Control, Scope::Person(ME)).is_err());
        let chair = seated(BodyKind::Conference, OfficeKind::Chair, Scope::Federation);
        let leave = allows(&chair, Right::Report, Scope::Office(OFFICE)).unwrap();
        assert_eq!(leave.seat(), Some(SeatId(Uuid::from_u128(6))));
    }

    #[test]
    fn a_branch_coordinator_has_nothing_over_another_branch() {
        let standing = seated(
            BodyKind::BranchCouncil,
            OfficeKind::Chair,
            Scope::Branch(BRANCH),
        );
        let other = Scope::Branch(BranchId(Uuid::from_u128(99)));
        for right in Right::ALL.iter().filter(|r| **r != Right::ReadOfficial) {
            assert!(allows(&standing, *right, other).is_err(), "{right:?}");
            assert!(
                allows(&standing, *right, Scope::Federation).is_err(),
                "{right:?}"
            );
        }
    }
}

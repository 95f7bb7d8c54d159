//! Where a person stands: all that rights follow from.

use crate::model::{MembershipState, Sitting, Span};
use veche_core::{
    BranchId, Grant, Held, Instant, OfficeId, OrganisationId, PersonId, Standing, Zone,
};

/// One right that a charter gives an office, and when.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CharterRow {
    /// The office.
    pub office: OfficeId,
    /// What it gives.
    pub grant: Grant,
    /// When it is in force.
    pub span: Span,
}

/// Where a person stands at an instant, and the next instant at which any of it begins or ends.
///
/// Only a membership in the state `member` counts: a candidate and a suspended member have no branch.
pub fn standing(
    person: PersonId,
    now: Instant,
    zone: Zone,
    sittings: &[Sitting],
    charter: &[CharterRow],
    memberships: &[(BranchId, MembershipState, Span)],
    affiliations: &[(OrganisationId, Span)],
) -> Standing {
    let today = now.day(zone);
    let spans = sittings
        .iter()
        .map(|s| s.counts)
        .chain(charter.iter().map(|c| c.span))
        .chain(memberships.iter().map(|m| m.2))
        .chain(affiliations.iter().map(|a| a.1));
    let until = spans.filter_map(|s| s.next_turn(now, zone)).min();
    let seats = sittings
        .iter()
        .filter(|s| s.counts.holds(today))
        .map(|s| Held {
            seat: s.seat,
            office: s.office,
            office_kind: s.office_kind,
            body: s.body,
            body_kind: s.body_kind,
            owner: s.owner,
            grants: charter
                .iter()
                .filter(|c| c.office == s.office && c.span.holds(today))
                .map(|c| c.grant)
                .collect(),
        })
        .collect();
    Standing {
        person: Some(person),
        operator: false,
        seats,
        branches: memberships
            .iter()
            .filter(|(_, state, span)| *state == MembershipState::Member && span.holds(today))
            .map(|m| m.0)
            .collect(),
        organisations: affiliations
            .iter()
            .filter(|a| a.1.holds(today))
            .map(|a| a.0)
            .collect(),
        until,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use veche_core::{BodyKind, Day, Id, OfficeKind, Over, Right, Scope};

    fn id<I: Id>(n: u128) -> I {
        I::of(Uuid::from_u128(n))
    }
    fn span(s: &str) -> Span {
        let (from, to) = s.split_once("..").unwrap();
        Span::new(Day::parse(from), Day::parse(to))
    }
    fn sitting(n: u128, counts: &str) -> Sitting {
        Sitting {
            seat: id(n),
            person: id(1),
            office: id(10),
            office_kind: OfficeKind::Secretary,
            body: id(20),
            body_kind: BodyKind::Council,
            owner: Scope::Federation,
            convocation: None,
            own: span(counts),
            counts: span(counts),
            acting: false,
        }
    }

    /// Rights by instant: one millisecond before a term, at its first, at its last, and after it.
    #[test]
    fn rights_begin_and_end_with_the_millisecond() {
        let zone = Zone::parse("Europe/Moscow").unwrap();
        let seat = sitting(2, "2026-05-01..2026-06-01");
        let grant = Grant {
            right: Right::KeepRegister,
            over: Over::Federation,
        };
        let charter = [CharterRow {
            office: id(10),
            grant,
            span: span("2020-01-01..2026-05-20"),
        }];
        let at = |s: &str| zone.start_of(Day::parse(s).unwrap());
        let check = |now: Instant, seats: usize, grants: usize, until: Option<Instant>| {
            let s = standing(
                id(1),
                now,
                zone,
                std::slice::from_ref(&seat),
                &charter,
                &[],
                &[],
            );
            assert_eq!(s.seats.len(), seats, "{}", now.iso());
            assert_eq!(
                s.seats.iter().map(|h| h.grants.len()).sum::<usize>(),
                grants,
                "{}",
                now.iso()
            );
            assert_eq!(s.until, until, "{}", now.iso());
        };
        let (begin, changed, end) = (at("2026-05-01"), at("2026-05-20"), at("2026-06-01"));
        check(begin.plus_ms(-1), 0, 0, Some(begin));
        check(begin, 1, 1, Some(changed));
        check(changed.plus_ms(-1), 1, 1, Some(changed));
        check(changed, 1, 0, Some(end));
        check(end.plus_ms(-1), 1, 0, Some(end));
        check(end, 0, 0, None);
    }

    #[test]
    fn only_members_have_a_branch() {
        let zone = Zone::UTC;
        let now = zone.start_of(Day::parse("2026-05-01").unwrap());
        let all = |state| {
            standing(
                id(1),
                now,
                zone,
                &[],
                &[],
                &[(id(5), state, span("2026-05-01.."))],
                &[],
            )
            .branches
        };
        assert_eq!(all(MembershipState::Member), [id::<BranchId>(5)]);
        for state in [
            MembershipState::Candidate,
            MembershipState::Suspended,
            MembershipState::Left,
        ] {
            assert!(all(state).is_empty(), "{state:?}");
        }
    }

    #[test]
    fn affiliation_that_is_over_is_not_there() {
        let zone = Zone::UTC;
        let now = zone.start_of(Day::parse("2026-05-01").unwrap());
        let of = [(id(1), span("..2026-05-01")), (id(2), span("..2026-05-02"))];
        let s = standing(id(1), now, zone, &[], &[], &[], &of);
        assert_eq!(s.organisations, [id::<OrganisationId>(2)]);
        assert_eq!(
            s.until,
            Some(zone.start_of(Day::parse("2026-05-02").unwrap()))
        );
    }
}

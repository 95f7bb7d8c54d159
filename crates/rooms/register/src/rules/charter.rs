//! The charter of a body: its offices, how many seats each has, and the quorum. Each change rests on a decision.

use super::Cannot;
use crate::model::{OfficeFacts, Sitting, Span};
use veche_core::{Day, OfficeId};

/// Most seats that an office may have: a conference of a large federation has some hundreds of delegates.
pub const SEATS_MAX: i32 = 9_999;

/// Whether an office may be as asked: its term lies within the body's, it has a seat at least, and a decision stands behind it.
///
/// # Errors
/// See [`Cannot`].
pub fn may_have_office(new: &OfficeFacts, body: Span) -> Result<(), Cannot> {
    super::in_order(new.span)?;
    if !new.span.and(body).is_backwards()
        && new.span.from.zip(body.from).is_none_or(|(a, b)| a >= b)
    {
        Ok(())
    } else {
        Err(Cannot::OutsideBody(body))
    }
}

/// Whether an office may become what is asked while people sit in it.
///
/// Whoever sits there must have left by its end, and the number of seats is no smaller than that of those who sit there on `today` or
/// later: who is to leave is for a decision about people, not about the charter. An acting person fills another's seat and takes none.
///
/// # Errors
/// [`Cannot::OfficeTaken`], [`Cannot::SeatsTaken`].
pub fn may_change_office(
    id: OfficeId,
    new: &OfficeFacts,
    in_body: &[Sitting],
    today: Day,
) -> Result<(), Cannot> {
    let here = || {
        in_body
            .iter()
            .filter(|s| s.office == id && !s.counts.is_empty())
    };
    if let Some(end) = new.span.to {
        let after = here().filter(|s| s.counts.to.is_none_or(|to| to > end));
        match after.count() {
            0 => {}
            n => return Err(Cannot::OfficeTaken(n)),
        }
    }
    if let Some(seats) = new.seats {
        let taken: Vec<Span> = here()
            .filter(|s| !s.acting && s.counts.to.is_none_or(|to| to > today))
            .map(|s| s.counts)
            .collect();
        let most = at_once(&taken);
        if most > seats {
            return Err(Cannot::SeatsTaken(most));
        }
    }
    Ok(())
}

/// Whether a seat in an office is left for a term: the office exists then, and not all its seats are taken on any of those days.
///
/// # Errors
/// [`Cannot::OutsideOffice`], [`Cannot::NoSeatLeft`].
pub fn has_seat(
    office: &OfficeFacts,
    id: OfficeId,
    term: Span,
    acting: bool,
    in_body: &[Sitting],
) -> Result<(), Cannot> {
    let begins = term.from.is_none_or(|f| office.span.holds(f));
    let ends = office
        .span
        .to
        .is_none_or(|end| term.to.is_some_and(|to| to <= end));
    if !begins || !ends {
        return Err(Cannot::OutsideOffice(office.span));
    }
    let Some(seats) = office.seats.filter(|_| !acting) else {
        return Ok(());
    };
    let meeting: Vec<Span> = in_body
        .iter()
        .filter(|s| s.office == id && !s.acting && s.counts.meets(term))
        .map(|s| s.counts.and(term))
        .collect();
    if at_once(&meeting) >= seats {
        return Err(Cannot::NoSeatLeft(seats));
    }
    Ok(())
}

/// The most of these stretches that share a day: it is reached where one of them begins.
fn at_once(all: &[Span]) -> i32 {
    let most = all
        .iter()
        .map(|one| {
            all.iter()
                .filter(|other| match one.from {
                    Some(day) => other.holds(day),
                    None => other.from.is_none(),
                })
                .count()
        })
        .max();
    i32::try_from(most.unwrap_or(0)).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use veche_core::{BodyId, BodyKind, Names, OfficeKind, PersonId, Scope, SeatId};

    const OFFICE: OfficeId = OfficeId(Uuid::from_u128(7));

    fn span(s: &str) -> Span {
        let (from, to) = s.split_once("..").unwrap();
        Span {
            from: Day::parse(from),
            to: Day::parse(to),
        }
    }

    fn facts(seats: Option<i32>, term: &str) -> OfficeFacts {
        OfficeFacts {
            names: Names::new("член", "member"),
            seats,
            span: span(term),
            decision: "решение".into(),
        }
    }

    fn sits(n: u128, term: &str, acting: bool) -> Sitting {
        Sitting {
            seat: SeatId(Uuid::from_u128(n)),
            person: PersonId(Uuid::from_u128(100 + n)),
            office: OFFICE,
            office_kind: OfficeKind::Member,
            body: BodyId(Uuid::from_u128(1)),
            body_kind: BodyKind::Council,
            owner: Scope::Federation,
            convocation: None,
            own: span(term),
            counts: span(term),
            acting,
        }
    }

    #[test]
    fn office_has_as_many_seats_as_its_charter_says() {
        let two = [
            sits(1, "2026-01-01..", false),
            sits(2, "2026-01-01..2026-07-01", false),
            sits(3, "2026-01-01..", true),
        ];
        let check = |seats, term: &str, acting, want: Result<(), Cannot>| {
            let got = has_seat(&facts(seats, ".."), OFFICE, span(term), acting, &two);
            assert_eq!(got, want, "{seats:?} {term}");
        };
        check(Some(2), "2026-06-01..", false, Err(Cannot::NoSeatLeft(2)));
        check(Some(2), "2026-07-01..", false, Ok(()));
        check(Some(3), "2026-06-01..", false, Ok(()));
        check(None, "2026-06-01..", false, Ok(()));
        check(Some(2), "2026-06-01..", true, Ok(()));
        check(Some(0), "2026-06-01..", false, Err(Cannot::NoSeatLeft(0)));
        // Two who follow each other in the same seat are one at a time.
        let follow = [
            sits(1, "2026-01-01..2026-03-01", false),
            sits(2, "2026-03-01..2026-07-01", false),
        ];
        let got = has_seat(
            &facts(Some(2), ".."),
            OFFICE,
            span("2026-01-01.."),
            false,
            &follow,
        );
        assert_eq!(got, Ok(()));
    }

    #[test]
    fn nobody_sits_in_an_office_before_it_begins_or_after_it_ends() {
        let check = |office: &str, term: &str, want: bool| {
            let got = has_seat(&facts(None, office), OFFICE, span(term), false, &[]);
            assert_eq!(got.is_ok(), want, "{office} {term}");
        };
        check("2026-05-01..", "2026-04-30..", false);
        check("2026-05-01..", "2026-05-01..", true);
        check("..2026-06-01", "2026-05-01..", false);
        check("..2026-06-01", "2026-05-01..2026-06-01", true);
        check("..2026-06-01", "2026-06-01..2026-07-01", false);
    }

    #[test]
    fn office_is_not_closed_over_those_who_sit_in_it() {
        let today = Day::parse("2026-05-01").unwrap();
        let all = [
            sits(1, "2026-01-01..", false),
            sits(2, "2026-01-01..2026-06-01", false),
            sits(3, "2025-01-01..2026-01-01", false),
        ];
        let check = |seats, term: &str, want: Result<(), Cannot>| {
            let got = may_change_office(OFFICE, &facts(seats, term), &all, today);
            assert_eq!(got, want, "{seats:?} {term}");
        };
        check(None, "..2026-06-01", Err(Cannot::OfficeTaken(1)));
        check(None, "..2026-05-01", Err(Cannot::OfficeTaken(2)));
        check(Some(2), "..", Ok(()));
        check(Some(1), "..", Err(Cannot::SeatsTaken(2)));
        assert_eq!(
            may_change_office(OFFICE, &facts(Some(1), "..2026-06-01"), &all[1..], today),
            Ok(())
        );
    }

    #[test]
    fn office_lives_within_its_body() {
        let body = span("2026-01-01..2027-01-01");
        assert_eq!(may_have_office(&facts(None, "2026-02-01.."), body), Ok(()));
        assert_eq!(may_have_office(&facts(None, "..2026-12-01"), body), Ok(()));
        assert_eq!(
            may_have_office(&facts(None, "2025-12-31.."), body),
            Err(Cannot::OutsideBody(body))
        );
        assert_eq!(
            may_have_office(&facts(None, "2027-02-01.."), body),
            Err(Cannot::OutsideBody(body))
        );
        assert_eq!(
            may_have_office(&facts(None, "2026-03-01..2026-02-01"), body),
            Err(Cannot::Backwards)
        );
    }
}

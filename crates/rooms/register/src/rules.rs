//! What the register decides. Time comes in as an argument.

pub mod cases;
mod charter;
pub mod import;
pub mod search;
pub mod shown;
mod standing;

pub use charter::{SEATS_MAX, has_seat, may_change_office, may_have_office};
pub use standing::{CharterRow, standing};

use crate::model::{BranchFacts, Convocation, Sitting, Span};
use veche_core::{
    BodyKind, BranchId, Day, FieldProblems, Grant, OfficeId, OfficeKind, Over, PersonId, Refusal,
    Right, Scope, SeatId, Text, ready_charter,
};

/// Why a seat, a convocation or another record cannot be as asked.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Cannot {
    /// The end comes before the beginning.
    #[error("the term ends before it begins")]
    Backwards,
    /// No day would lie in it.
    #[error("the term has no day")]
    Empty,
    /// The body does not exist on all of these days.
    #[error("the body exists {0:?}")]
    OutsideBody(Span),
    /// The convocation does not last that long.
    #[error("the convocation lasts {0:?}")]
    OutsideConvocation(Span),
    /// The person holds this office in that time already.
    #[error("the same office is held already from {0:?}")]
    Held(Option<Day>),
    /// Another person is chair in that time, and neither only acts.
    #[error("another chair holds office")]
    TwoChairs,
    /// Another convocation of the body lies in that time.
    #[error("convocation {0} lies in that time")]
    ConvocationsMeet(i32),
    /// The body has a convocation of this number.
    #[error("there is a convocation {0} already")]
    NumberTaken(i32),
    /// The person belongs to the federation through a branch already.
    #[error("the person is a member already")]
    MemberAlready,
    /// The person belongs to this organisation already.
    #[error("the person belongs to this organisation already")]
    AffiliatedAlready,
    /// The branch or organisation is not there on that day.
    #[error("not there on that day")]
    NotThere,
    /// The federation has been founded here.
    #[error("founded already")]
    FoundedAlready,
    /// It has not.
    #[error("not founded yet")]
    NotFounded,
    /// Nobody would be able to keep the register and to invite.
    #[error("no first seat gives the right to keep the register")]
    NobodyKeeps,
    /// It has ended, or it is so already.
    #[error("ended already")]
    EndedAlready,
    /// Special-category data without a consent.
    #[error("no consent")]
    NoConsent,
    /// The operator may invite only while no officer can.
    #[error("officers can invite")]
    OfficersInvite,
    /// A branch keeps only people who hold no seat elsewhere.
    #[error("the person has a seat outside of the branch")]
    SeatElsewhere,
    /// The office does not exist on all of these days.
    #[error("the office exists {0:?}")]
    OutsideOffice(Span),
    /// All seats of the office are taken.
    #[error("all {0} seats are taken")]
    NoSeatLeft(i32),
    /// People sit in an office after its end.
    #[error("{0} sit in the office after its end")]
    OfficeTaken(usize),
    /// More people sit in an office than it would have seats.
    #[error("{0} sit in the office")]
    SeatsTaken(i32),
}

impl Refusal for Cannot {
    fn text(&self) -> Text {
        let day = |key: &'static str, span: &Span| match (span.from, span.to) {
            (Some(from), Some(to)) => Text::new(key)
                .with("how", "both")
                .with("from", from)
                .with("to", to),
            (Some(from), None) => Text::new(key)
                .with("how", "from")
                .with("from", from)
                .with("to", ""),
            (None, Some(to)) => Text::new(key)
                .with("how", "to")
                .with("from", "")
                .with("to", to),
            (None, None) => Text::new(key)
                .with("how", "none")
                .with("from", "")
                .with("to", ""),
        };
        match self {
            Cannot::Backwards => Text::new("register-cannot-backwards"),
            Cannot::Empty => Text::new("register-cannot-empty"),
            Cannot::OutsideBody(span) => day("register-cannot-outside-body", span),
            Cannot::OutsideConvocation(span) => day("register-cannot-outside-convocation", span),
            Cannot::Held(_) => Text::new("register-cannot-held"),
            Cannot::TwoChairs => Text::new("register-cannot-two-chairs"),
            Cannot::ConvocationsMeet(n) => {
                Text::new("register-cannot-convocations-meet").with("number", *n)
            }
            Cannot::NumberTaken(n) => Text::new("register-cannot-number-taken").with("number", *n),
            Cannot::MemberAlready => Text::new("register-cannot-member-already"),
            Cannot::AffiliatedAlready => Text::new("register-cannot-affiliated-already"),
            Cannot::NotThere => Text::new("register-cannot-not-there"),
            Cannot::FoundedAlready => Text::new("register-cannot-founded-already"),
            Cannot::NotFounded => Text::new("register-cannot-not-founded"),
            Cannot::NobodyKeeps => Text::new("register-cannot-nobody-keeps"),
            Cannot::EndedAlready => Text::new("register-cannot-ended-already"),
            Cannot::NoConsent => Text::new("register-cannot-no-consent"),
            Cannot::OfficersInvite => Text::new("register-cannot-officers-invite"),
            Cannot::SeatElsewhere => Text::new("register-cannot-seat-elsewhere"),
            Cannot::OutsideOffice(span) => day("register-cannot-outside-office", span),
            Cannot::NoSeatLeft(n) => Text::new("register-cannot-no-seat-left").with("n", *n),
            Cannot::OfficeTaken(n) => Text::new("register-cannot-office-taken").with("n", *n),
            Cannot::SeatsTaken(n) => Text::new("register-cannot-seats-taken").with("n", *n),
        }
    }
}

/// What a person should look at, though nothing forbids it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// Two chairs at once, of whom one only acts.
    ActingBesideChair,
    /// A member of the audit commission sits in a body that it audits.
    AuditsOneself,
}

impl Warning {
    /// The sentence.
    pub fn text(self) -> Text {
        Text::new(match self {
            Warning::ActingBesideChair => "register-warning-acting-beside-chair",
            Warning::AuditsOneself => "register-warning-audits-oneself",
        })
    }
}

/// A seat that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Placing {
    /// The seat, when it is an old one that changes: it does not stand in its own way.
    pub seat: Option<SeatId>,
    /// Who.
    pub person: PersonId,
    /// In which office.
    pub office: OfficeId,
    /// Of which kind.
    pub office_kind: OfficeKind,
    /// Of a body of which kind.
    pub body_kind: BodyKind,
    /// Of whom the body is.
    pub owner: Scope,
    /// The term that is asked for.
    pub span: Span,
    /// Whether the person would only act in it.
    pub acting: bool,
}

/// Whether a person may be put into a seat, and what to look at.
///
/// `in_body` are the other seats of the body, `of_person` the person's other seats anywhere. A term must have a day, lie within the
/// body's life and the convocation, and not repeat itself. Two chairs at once are refused, unless one only acts: then it is said. Who
/// audits a body and sits in it is told so; charters differ on whether that is forbidden.
///
/// # Errors
/// See [`Cannot`].
pub fn may_seat(
    new: &Placing,
    body: Span,
    convocation: Option<Span>,
    in_body: &[Sitting],
    of_person: &[Sitting],
) -> Result<Vec<Warning>, Cannot> {
    in_order(new.span)?;
    if new.span.is_empty() || new.span.from.is_none() {
        return Err(Cannot::Empty);
    }
    if !new.span.within(open_end(body)) {
        return Err(Cannot::OutsideBody(body));
    }
    if let Some(term) = convocation
        && !new.span.within(open_end(term))
    {
        return Err(Cannot::OutsideConvocation(term));
    }
    // What counts is cut by the ends of body and convocation, as it will be when rights are computed.
    let counts = new.span.and(body).and(convocation.unwrap_or_default());
    let others = || in_body.iter().filter(|s| Some(s.seat) != new.seat);
    if let Some(same) = others()
        .find(|s| s.person == new.person && s.office == new.office && (s.own.meets(new.span)))
    {
        return Err(Cannot::Held(same.own.from));
    }
    let mut warnings = Vec::new();
    if new.office_kind == OfficeKind::Chair {
        for other in
            others().filter(|s| s.office_kind == OfficeKind::Chair && s.counts.meets(counts))
        {
            if !other.acting && !new.acting {
                return Err(Cannot::TwoChairs);
            }
            if !warnings.contains(&Warning::ActingBesideChair) {
                warnings.push(Warning::ActingBesideChair);
            }
        }
    }
    let audits = |kind| kind == BodyKind::AuditCommission;
    let leads = |kind| {
        matches!(
            kind,
            BodyKind::Council | BodyKind::Presidium | BodyKind::BranchCouncil
        )
    };
    if of_person.iter().any(|s| {
        Some(s.seat) != new.seat
            && s.counts.meets(counts)
            && s.owner == new.owner
            && (audits(s.body_kind) && leads(new.body_kind)
                || leads(s.body_kind) && audits(new.body_kind))
    }) {
        warnings.push(Warning::AuditsOneself);
    }
    Ok(warnings)
}

/// A term may be asked for that outlasts the end which is set now only by being open: an open seat ends with its body and convocation.
fn open_end(span: Span) -> Span {
    Span {
        from: span.from,
        to: None,
    }
}

/// Whether a convocation may have this number and term, among the others of its body.
///
/// # Errors
/// See [`Cannot`].
pub fn may_convene(
    number: i32,
    span: Span,
    body: Span,
    others: &[Convocation],
) -> Result<(), Cannot> {
    in_order(span)?;
    if span.is_empty() || span.from.is_none() {
        return Err(Cannot::Empty);
    }
    if !span.within(open_end(body)) {
        return Err(Cannot::OutsideBody(body));
    }
    for other in others {
        if other.number == number {
            return Err(Cannot::NumberTaken(number));
        }
        if other.span.meets(span) {
            return Err(Cannot::ConvocationsMeet(other.number));
        }
    }
    Ok(())
}

/// Whether a stretch of time is the right way round.
///
/// # Errors
/// [`Cannot::Backwards`].
pub fn in_order(span: Span) -> Result<(), Cannot> {
    if span.is_backwards() {
        Err(Cannot::Backwards)
    } else {
        Ok(())
    }
}

/// Whether a seat or a membership may be ended on a day: it must be open, or end later now, and not have begun after that day.
///
/// # Errors
/// See [`Cannot`].
pub fn may_end(span: Span, on: Day) -> Result<(), Cannot> {
    if span.to.is_some_and(|to| to <= on) {
        return Err(Cannot::EndedAlready);
    }
    in_order(Span {
        to: Some(on),
        ..span
    })
}

/// What the charter of a new body gives an office.
///
/// The ready charters are those of the federation's own bodies. A body of a branch or an organisation has the same rights over its owner
/// only: else whoever may form a council of a branch could seat themselves over the federation. Officers of a branch still read what
/// is official.
pub fn charter(body: BodyKind, office: OfficeKind, owner: Scope) -> Vec<Grant> {
    let mut grants = ready_charter(body, office);
    for grant in &mut grants {
        let stays = match owner {
            Scope::Federation => true,
            Scope::Branch(_) => grant.right == Right::ReadOfficial,
            _ => false,
        };
        if grant.over == Over::Federation && !stays {
            grant.over = Over::Owner;
        }
    }
    grants
}

/// Whether the first seats are enough to go on from: somebody must be able to keep the register and to invite, or nobody ever could.
///
/// # Errors
/// [`Cannot::NobodyKeeps`].
pub fn may_found(seats: &[(BodyKind, OfficeKind)]) -> Result<(), Cannot> {
    let has = |right| {
        seats.iter().any(|(body, office)| {
            ready_charter(*body, *office)
                .iter()
                .any(|g| g.right == right && g.over == Over::Federation)
        })
    };
    if has(Right::KeepRegister) && has(Right::Invite) {
        Ok(())
    } else {
        Err(Cannot::NobodyKeeps)
    }
}

/// Whether two versions of a branch differ only in what the branch keeps itself: how to reach it, whether it works, what it is called for short.
pub fn only_contacts_change(old: &BranchFacts, new: &BranchFacts) -> bool {
    old.region == new.region
        && old.names == new.names
        && old.decision == new.decision
        && old.span == new.span
}

/// Whether the operator, who is no officer, may hand out an invitation: in the last resort, while nobody with the right has an account.
///
/// # Errors
/// [`Cannot::OfficersInvite`].
pub fn operator_may_invite(officers_with_account: i64) -> Result<(), Cannot> {
    if officers_with_account == 0 {
        Ok(())
    } else {
        Err(Cannot::OfficersInvite)
    }
}

/// Whether who keeps only one branch may keep or invite a person: not one who holds a seat elsewhere.
///
/// An invitation lets its bearer set a password. If a branch could invite a member of the council anew, it would have their rights.
///
/// # Errors
/// [`Cannot::SeatElsewhere`].
pub fn branch_may_keep(branch: BranchId, seats: &[Sitting], now: Day) -> Result<(), Cannot> {
    let elsewhere = seats.iter().any(|s| {
        s.owner != Scope::Branch(branch)
            && s.counts.to.is_none_or(|to| to > now)
            && !s.counts.is_empty()
    });
    if elsewhere {
        Err(Cannot::SeatElsewhere)
    } else {
        Ok(())
    }
}

/// A line of text from a form: trimmed, not longer than `max` characters, without control characters.
///
/// # Errors
/// The sentence for the field.
pub fn line(typed: &str, max: usize) -> Result<String, Text> {
    let typed = typed.trim();
    if typed.chars().count() > max {
        return Err(Text::new("register-field-long").with("max", max));
    }
    if typed.chars().any(char::is_control) {
        return Err(Text::new("register-field-control"));
    }
    Ok(typed.to_owned())
}

/// Several lines of text from a form: as [`line`], with line ends kept as `\n`.
///
/// # Errors
/// The sentence for the field.
pub fn text(typed: &str, max: usize) -> Result<String, Text> {
    let typed = typed.replace("\r\n", "\n");
    let typed = typed.trim();
    if typed.chars().count() > max {
        return Err(Text::new("register-field-long").with("max", max));
    }
    if typed
        .chars()
        .any(|c| c.is_control() && c != '\n' && c != '\t')
    {
        return Err(Text::new("register-field-control"));
    }
    Ok(typed.to_owned())
}

/// A line, and it must not be empty.
///
/// # Errors
/// The sentence for the field.
pub fn some_line(typed: &str, max: usize) -> Result<String, Text> {
    let line = line(typed, max)?;
    if line.is_empty() {
        Err(Text::new("register-field-empty"))
    } else {
        Ok(line)
    }
}

/// Abbreviations as typed, separated by semicolons or lines; each once.
///
/// # Errors
/// The sentence for the field.
pub fn abbreviations(typed: &str) -> Result<Vec<String>, Text> {
    let mut out: Vec<String> = Vec::new();
    for part in typed.split([';', '\n', '\r']) {
        let part = line(part, 120)?;
        if !part.is_empty() && !out.contains(&part) {
            out.push(part);
        }
    }
    if out.len() > 20 {
        return Err(Text::new("register-field-many").with("max", 20));
    }
    Ok(out)
}

/// A day as typed; nothing typed is none.
///
/// # Errors
/// The sentence for the field.
pub fn day(typed: &str) -> Result<Option<Day>, Text> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    Day::parse(typed)
        .map(Some)
        .ok_or_else(|| Text::new("register-field-day"))
}

/// A day as typed, which must be there.
///
/// # Errors
/// The sentence for the field.
pub fn some_day(typed: &str) -> Result<Day, Text> {
    day(typed)?.ok_or_else(|| Text::new("register-field-day-empty"))
}

/// Adds "the end comes before the beginning" at the field of the end.
pub fn check_order(p: &mut FieldProblems, from: Option<Day>, to: Option<Day>, field: &str) {
    if in_order(Span { from, to }).is_err() {
        p.add(field, Cannot::Backwards.text());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use veche_core::{BodyId, Id};

    fn id<I: Id>(n: u128) -> I {
        I::of(Uuid::from_u128(n))
    }

    fn span(s: &str) -> Span {
        let (from, to) = s.split_once("..").unwrap();
        Span::new(Day::parse(from), Day::parse(to))
    }

    /// `person office kind term [acting]`, one seat a line.
    fn sitting(n: u128, person: u128, kind: OfficeKind, term: &str, acting: bool) -> Sitting {
        Sitting {
            seat: id(n),
            person: id(person),
            office: id(100 + kind as u128),
            office_kind: kind,
            body: id::<BodyId>(1),
            body_kind: BodyKind::Council,
            owner: Scope::Federation,
            convocation: None,
            own: span(term),
            counts: span(term),
            acting,
        }
    }

    fn check(
        person: u128,
        kind: OfficeKind,
        term: &str,
        acting: bool,
        others: &[Sitting],
        want: Result<Vec<Warning>, Cannot>,
    ) {
        let new = Placing {
            seat: None,
            person: id(person),
            office: id(100 + kind as u128),
            office_kind: kind,
            body_kind: BodyKind::Council,
            owner: Scope::Federation,
            span: span(term),
            acting,
        };
        let mine: Vec<Sitting> = others
            .iter()
            .filter(|s| s.person == new.person)
            .cloned()
            .collect();
        let got = may_seat(
            &new,
            span("2020-01-01.."),
            Some(span("2021-01-01..2026-01-01")),
            others,
            &mine,
        );
        assert_eq!(got, want, "{person} {kind:?} {term}");
    }

    #[test]
    fn a_term_lies_within_body_and_convocation() {
        use OfficeKind::Member;
        check(1, Member, "2021-01-01..", false, &[], Ok(vec![]));
        check(1, Member, "2025-12-31..", false, &[], Ok(vec![]));
        check(
            1,
            Member,
            "2020-12-31..",
            false,
            &[],
            Err(Cannot::OutsideConvocation(span("2021-01-01..2026-01-01"))),
        );
        check(
            1,
            Member,
            "2019-12-31..",
            false,
            &[],
            Err(Cannot::OutsideBody(span("2020-01-01.."))),
        );
        check(
            1,
            Member,
            "2022-01-01..2021-01-01",
            false,
            &[],
            Err(Cannot::Backwards),
        );
        check(
            1,
            Member,
            "2022-01-01..2022-01-01",
            false,
            &[],
            Err(Cannot::Empty),
        );
    }

    #[test]
    fn a_term_does_not_overlap_itself_but_may_follow() {
        use OfficeKind::{Member, Secretary};
        let others = [sitting(1, 1, Member, "2021-01-01..2022-01-01", false)];
        check(1, Member, "2022-01-01..", false, &others, Ok(vec![]));
        check(
            1,
            Member,
            "2021-12-31..",
            false,
            &others,
            Err(Cannot::Held(Day::parse("2021-01-01"))),
        );
        check(1, Secretary, "2021-06-01..", false, &others, Ok(vec![]));
        check(2, Member, "2021-06-01..", false, &others, Ok(vec![]));
    }

    #[test]
    fn two_chairs_are_refused_and_an_acting_one_is_told() {
        use OfficeKind::Chair;
        let chair = [sitting(1, 1, Chair, "2021-01-01..2023-01-01", false)];
        check(
            2,
            Chair,
            "2022-12-31..",
            false,
            &chair,
            Err(Cannot::TwoChairs),
        );
        check(2, Chair, "2023-01-01..", false, &chair, Ok(vec![]));
        check(
            2,
            Chair,
            "2022-06-01..",
            true,
            &chair,
            Ok(vec![Warning::ActingBesideChair]),
        );
        let ended_at_once = [sitting(1, 1, Chair, "2021-01-01..2021-01-01", false)];
        check(2, Chair, "2021-01-01..", false, &ended_at_once, Ok(vec![]));
    }

    #[test]
    fn who_audits_the_council_is_told_not_to_sit_in_it() {
        let mut audit = sitting(1, 1, OfficeKind::Member, "2021-01-01..2023-01-01", false);
        audit.body_kind = BodyKind::AuditCommission;
        audit.office = id(999);
        let warned = Ok(vec![Warning::AuditsOneself]);
        check(
            1,
            OfficeKind::Secretary,
            "2022-01-01..",
            false,
            std::slice::from_ref(&audit),
            warned,
        );
        check(
            1,
            OfficeKind::Secretary,
            "2023-01-01..",
            false,
            std::slice::from_ref(&audit),
            Ok(vec![]),
        );
        audit.owner = Scope::Branch(id(7));
        check(
            1,
            OfficeKind::Secretary,
            "2022-01-01..",
            false,
            &[audit],
            Ok(vec![]),
        );
    }

    #[test]
    fn convocations_follow_each_other() {
        let first = Convocation {
            id: id(1),
            body: id(1),
            number: 1,
            span: span("2020-06-01..2023-06-01"),
            elected_by: String::new(),
            version: 1,
        };
        let body = span("2020-06-01..");
        let others = [first];
        let may = |n, s: &str| may_convene(n, span(s), body, &others);
        assert_eq!(may(2, "2023-06-01.."), Ok(()));
        assert_eq!(may(2, "2023-05-31.."), Err(Cannot::ConvocationsMeet(1)));
        assert_eq!(may(1, "2023-06-01.."), Err(Cannot::NumberTaken(1)));
        assert_eq!(
            may(2, "2019-06-01..2020-06-01"),
            Err(Cannot::OutsideBody(body))
        );
    }

    #[test]
    fn an_end_is_set_once_and_may_be_drawn_nearer() {
        let day = |s| Day::parse(s).unwrap();
        let open = span("2021-01-01..");
        assert_eq!(may_end(open, day("2021-01-01")), Ok(()));
        assert_eq!(may_end(open, day("2020-12-31")), Err(Cannot::Backwards));
        let set = span("2021-01-01..2022-01-01");
        assert_eq!(may_end(set, day("2021-06-01")), Ok(()));
        assert_eq!(may_end(set, day("2022-01-01")), Err(Cannot::EndedAlready));
    }

    #[test]
    fn a_branch_keeps_nobody_who_sits_elsewhere() {
        let today = Day::parse("2022-01-01").unwrap();
        let mut seat = sitting(1, 1, OfficeKind::Member, "2021-01-01..2023-01-01", false);
        assert_eq!(
            branch_may_keep(id(7), &[seat.clone()], today),
            Err(Cannot::SeatElsewhere)
        );
        assert_eq!(
            branch_may_keep(id(7), &[seat.clone()], Day::parse("2023-01-01").unwrap()),
            Ok(())
        );
        seat.owner = Scope::Branch(id(7));
        assert_eq!(branch_may_keep(id(7), &[seat.clone()], today), Ok(()));
        assert_eq!(
            branch_may_keep(id(8), &[seat], today),
            Err(Cannot::SeatElsewhere)
        );
        assert_eq!(operator_may_invite(0), Ok(()));
        assert_eq!(operator_may_invite(1), Err(Cannot::OfficersInvite));
    }

    #[test]
    fn a_body_of_a_branch_has_no_right_over_the_federation() {
        for body in BodyKind::ALL {
            for office in OfficeKind::ALL {
                for g in charter(*body, *office, Scope::Branch(id(7))) {
                    assert!(
                        g.over != Over::Federation || g.right == Right::ReadOfficial,
                        "{body:?} {office:?} {g:?}"
                    );
                }
                for g in charter(*body, *office, Scope::Organisation(id(7))) {
                    assert!(g.over != Over::Federation, "{body:?} {office:?} {g:?}");
                }
                assert_eq!(
                    charter(*body, *office, Scope::Federation),
                    ready_charter(*body, *office)
                );
            }
        }
    }

    #[test]
    fn founding_needs_somebody_who_keeps_the_register() {
        use BodyKind::{AuditCommission, Conference, Council};
        assert_eq!(may_found(&[(Council, OfficeKind::Secretary)]), Ok(()));
        assert_eq!(
            may_found(&[
                (Council, OfficeKind::Member),
                (Conference, OfficeKind::Chair)
            ]),
            Err(Cannot::NobodyKeeps)
        );
        assert_eq!(
            may_found(&[(AuditCommission, OfficeKind::Chair)]),
            Err(Cannot::NobodyKeeps)
        );
        assert_eq!(may_found(&[]), Err(Cannot::NobodyKeeps));
    }

    #[test]
    fn fields_say_what_is_wrong() {
        assert_eq!(some_line("  ", 10).unwrap_err().key, "register-field-empty");
        assert_eq!(line("абвгд", 4).unwrap_err().key, "register-field-long");
        assert_eq!(line("а\u{7}", 4).unwrap_err().key, "register-field-control");
        assert_eq!(
            abbreviations(" ЦС ; ЦС МОК;\n ЦС").unwrap(),
            ["ЦС", "ЦС МОК"]
        );
        assert_eq!(day("31.02.2026").unwrap_err().key, "register-field-day");
        assert_eq!(day(" ").unwrap(), None);
    }
}

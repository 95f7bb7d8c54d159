//! The records of the register.

use veche_core::{
    BodyId, BodyKind, BranchId, ConvocationId, Day, Instant, Names, OfficeId, OfficeKind,
    OrganisationId, PersonId, PersonName, Scope, SeatId, Short, Tongue, Zone, coded,
};

coded! {
    /// How an organisation stands to the federation.
    OrganisationKind {
        /// It belongs to the federation.
        Member = "member",
        /// It works with the federation.
        Partner = "partner",
        /// It is present without a vote.
        Observer = "observer",
        /// It has asked to belong.
        Candidate = "candidate",
    }
}

coded! {
    /// Whether a branch works.
    BranchState {
        /// It does.
        Active = "active",
        /// It exists and does nothing.
        Dormant = "dormant",
    }
}

coded! {
    /// How a person stands in a branch.
    MembershipState {
        /// Asked to be a member.
        Candidate = "candidate",
        /// Is one.
        Member = "member",
        /// Is one whose rights rest.
        Suspended = "suspended",
        /// Was one.
        Left = "left",
    }
}

coded! {
    /// Whose presence makes a body able to decide, where its charter says so.
    Quorum {
        /// More than half of its members.
        MoreThanHalf = "more_than_half",
        /// At least half.
        AtLeastHalf = "at_least_half",
        /// At least two thirds.
        TwoThirds = "two_thirds",
        /// At least three quarters.
        ThreeQuarters = "three_quarters",
    }
}

/// A stretch of civil days: `from` counts, `to` does not.
///
/// So the day on which a new convocation is elected belongs to the new one and to no other, a seat that is ended "from today" ends at
/// once, and two terms that follow each other share one date. The instants are the beginnings of these days in the federation's zone.
/// Without `from` it began before anybody wrote it down; without `to` no end is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// The first day that counts.
    pub from: Option<Day>,
    /// The first day that no longer counts.
    pub to: Option<Day>,
}

impl Span {
    /// From a day on, perhaps to another.
    pub fn new(from: impl Into<Option<Day>>, to: impl Into<Option<Day>>) -> Span {
        Span {
            from: from.into(),
            to: to.into(),
        }
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Day) -> bool {
        self.from.is_none_or(|f| f <= day) && self.to.is_none_or(|t| day < t)
    }

    /// Whether the two share a day.
    pub fn meets(self, other: Span) -> bool {
        let starts_before_end = |a: Span, b: Span| match (a.from, b.to) {
            (Some(from), Some(to)) => from < to,
            _ => true,
        };
        !self.is_empty()
            && !other.is_empty()
            && starts_before_end(self, other)
            && starts_before_end(other, self)
    }

    /// Whether no day lies in it: a seat that was ended on the day on which it began.
    pub fn is_empty(self) -> bool {
        matches!((self.from, self.to), (Some(f), Some(t)) if t <= f)
    }

    /// Whether its end comes before its beginning.
    pub fn is_backwards(self) -> bool {
        matches!((self.from, self.to), (Some(f), Some(t)) if t < f)
    }

    /// The days that lie in both.
    #[must_use]
    pub fn and(self, other: Span) -> Span {
        Span {
            from: self.from.max(other.from),
            to: match (self.to, other.to) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
        }
    }

    /// Whether all of it lies within the other.
    pub fn within(self, other: Span) -> bool {
        self.and(other) == self
    }

    /// The next instant after `now` at which it begins or ends.
    pub fn next_turn(self, now: Instant, zone: Zone) -> Option<Instant> {
        if self.is_empty() {
            return None;
        }
        [self.from, self.to]
            .into_iter()
            .flatten()
            .map(|d| zone.start_of(d))
            .filter(|at| *at > now)
            .min()
    }
}

/// A part of the world by its code in ISO 3166.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// `RU-MOS`, `BY-HM`, `SE`.
    pub code: &'static str,
    /// Russian name.
    pub ru: &'static str,
    /// English name.
    pub en: &'static str,
}

impl Region {
    /// Its name in a language.
    pub fn name(self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::Ru => self.ru,
            Tongue::En => self.en,
        }
    }
}

/// How to reach an organisation or a branch. These are the unit's own and may be public; a person's are not kept here.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Contacts {
    /// For letters and extracts.
    pub email: Option<String>,
    /// As written.
    pub phone: Option<String>,
    /// Its own site.
    pub website: Option<String>,
    /// Postal address, as written.
    pub address: Option<String>,
}

/// What is known of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OrganisationFacts {
    /// How it stands to the federation.
    pub kind: OrganisationKind,
    /// Its name.
    pub names: Names,
    /// Abbreviations and other names by which texts call it.
    pub abbreviations: Vec<String>,
    /// How to reach it.
    pub contacts: Contacts,
    /// The decision or agreement on admission.
    pub decision: String,
    /// From joining to leaving.
    pub span: Span,
}

/// What is known of a branch.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BranchFacts {
    /// ISO 3166 code of its region.
    pub region: Option<String>,
    /// Whether it works.
    pub state: BranchState,
    /// Its name.
    pub names: Names,
    /// Abbreviations and other names by which texts call it.
    pub abbreviations: Vec<String>,
    /// Its own address for letters.
    pub email: Option<String>,
    /// Its own telephone.
    pub phone: Option<String>,
    /// The decision that founded it.
    pub decision: String,
    /// From founding to dissolution.
    pub span: Span,
}

/// What is known of a body.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BodyFacts {
    /// Its kind, which gives the ready charter.
    pub kind: BodyKind,
    /// What it belongs to: the federation, a branch or an organisation.
    pub owner: Scope,
    /// Its name.
    pub names: Names,
    /// Abbreviations and other names by which texts call it.
    pub abbreviations: Vec<String>,
    /// The decision that formed it.
    pub decision: String,
    /// From forming to dissolution.
    pub span: Span,
}

/// What is known of a person. Contacts are for the keepers of the register and never public.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct PersonFacts {
    /// The name as given.
    pub name: PersonName,
    /// The same in Latin letters, as the person writes it; parts may be empty.
    pub latin: PersonName,
    /// For letters.
    pub email: Option<String>,
    /// As written.
    pub phone: Option<String>,
    /// The language of letters; the federation's where none is chosen.
    pub tongue: Option<Tongue>,
    /// Consent to the processing of personal data.
    pub consent: Option<Consent>,
}

impl PersonFacts {
    /// The name to show in a language: in English the Latin one, where the person has given it.
    pub fn name_in(&self, tongue: Tongue) -> &PersonName {
        name_in(&self.name, &self.latin, tongue)
    }
}

/// The name to show in a language.
pub fn name_in<'a>(name: &'a PersonName, latin: &'a PersonName, tongue: Tongue) -> &'a PersonName {
    let has_latin = !latin.given.trim().is_empty() || !latin.family.trim().is_empty();
    if tongue == Tongue::En && has_latin {
        latin
    } else {
        name
    }
}

/// A consent to the processing of data: which text, and when.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Consent {
    /// The version of the text that was agreed to, as the federation names it.
    pub version: String,
    /// The day on which it was given.
    pub on: Day,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its address.
    pub short: Short,
    /// What is known of it.
    pub facts: OrganisationFacts,
    /// How often it was changed, from 1.
    pub version: i64,
}

/// A branch.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Its id.
    pub id: BranchId,
    /// Its address.
    pub short: Short,
    /// What is known of it.
    pub facts: BranchFacts,
    /// How often it was changed, from 1.
    pub version: i64,
}

/// A body.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// Its address.
    pub short: Short,
    /// What is known of it.
    pub facts: BodyFacts,
    /// How often it was changed, from 1.
    pub version: i64,
}

/// An office of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Office {
    /// Its id.
    pub id: OfficeId,
    /// The body.
    pub body: BodyId,
    /// Its kind.
    pub kind: OfficeKind,
    /// Its name.
    pub names: Names,
    /// Its place in lists of the composition.
    pub place: i32,
    /// How many may sit in it at once; as many as are elected where the charter sets no number.
    pub seats: Option<i32>,
    /// From when until when somebody may sit in it; without an end it lasts as long as the body.
    pub span: Span,
    /// How often it was changed, from 1.
    pub version: i64,
}

impl Office {
    /// What a decision may change of it.
    pub fn facts(&self) -> OfficeFacts {
        OfficeFacts {
            names: self.names.clone(),
            seats: self.seats,
            span: self.span,
            decision: String::new(),
        }
    }
}

/// What a decision says of an office.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OfficeFacts {
    /// Its name.
    pub names: Names,
    /// How many may sit in it at once.
    pub seats: Option<i32>,
    /// From when until when somebody may sit in it.
    pub span: Span,
    /// The decision.
    pub decision: String,
}

/// What the charter of a body says of the whole body.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BodyCharter {
    /// The quorum; none where the charter is silent.
    pub quorum: Option<Quorum>,
    /// The decision that set it.
    pub decision: String,
    /// From which day.
    pub from: Day,
    /// How often it was changed, from 1; 0 before the first time.
    pub version: i64,
}

/// One elected term of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Convocation {
    /// Its id.
    pub id: ConvocationId,
    /// The body.
    pub body: BodyId,
    /// Its number, from 1.
    pub number: i32,
    /// Its term.
    pub span: Span,
    /// Who elected it, and by which decision.
    pub elected_by: String,
    /// How often it was changed, from 1.
    pub version: i64,
}

/// A person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their address.
    pub short: Short,
    /// What is known of them.
    pub facts: PersonFacts,
    /// How often it was changed, from 1.
    pub version: i64,
}

/// A seat with all that says when it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Sitting {
    /// The seat.
    pub seat: SeatId,
    /// Who.
    pub person: PersonId,
    /// In which office.
    pub office: OfficeId,
    /// The office's kind.
    pub office_kind: OfficeKind,
    /// The body.
    pub body: BodyId,
    /// The body's kind.
    pub body_kind: BodyKind,
    /// What the body belongs to.
    pub owner: Scope,
    /// The convocation, where the seat belongs to one.
    pub convocation: Option<ConvocationId>,
    /// The seat's own term.
    pub own: Span,
    /// When it counts: its own term within that of the convocation and the life of the body.
    pub counts: Span,
    /// Whether the person only acts in the office.
    pub acting: bool,
}

/// A person's membership in one state.
#[derive(Debug, Clone, PartialEq)]
pub struct Membership {
    /// Its id.
    pub id: veche_core::MembershipId,
    /// Who.
    pub person: PersonId,
    /// Through which branch.
    pub branch: BranchId,
    /// In which state.
    pub state: MembershipState,
    /// When.
    pub span: Span,
    /// By which consent.
    pub consent: Consent,
}

/// A membership that begins.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMembership {
    /// Through which branch.
    pub branch: BranchId,
    /// In which state; never `left`.
    pub state: MembershipState,
    /// From which day.
    pub from: Day,
    /// By which consent.
    pub consent: Consent,
}

/// A person's belonging to an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Affiliation {
    /// Its id.
    pub id: veche_core::AffiliationId,
    /// Who.
    pub person: PersonId,
    /// To which organisation.
    pub organisation: OrganisationId,
    /// When.
    pub span: Span,
    /// Whether the person lets others see it.
    pub open: bool,
    /// By which consent.
    pub consent: Consent,
    /// When the consent was withdrawn: from then on it is shown and counted nowhere.
    pub withdrawn_on: Option<Day>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(s: &str) -> Span {
        let (from, to) = s.split_once("..").unwrap();
        Span {
            from: Day::parse(from),
            to: Day::parse(to),
        }
    }

    #[test]
    fn span_holds_its_first_day_and_not_its_last() {
        let check = |s: &str, day: &str, want: bool| {
            assert_eq!(span(s).holds(Day::parse(day).unwrap()), want, "{s} {day}");
        };
        check("2026-05-01..2026-06-01", "2026-04-30", false);
        check("2026-05-01..2026-06-01", "2026-05-01", true);
        check("2026-05-01..2026-06-01", "2026-05-31", true);
        check("2026-05-01..2026-06-01", "2026-06-01", false);
        check("2026-05-01..", "2099-01-01", true);
        check("..2026-06-01", "1999-01-01", true);
        check("2026-05-01..2026-05-01", "2026-05-01", false);
    }

    #[test]
    fn spans_that_follow_each_other_do_not_meet() {
        let check = |a: &str, b: &str, want: bool| {
            assert_eq!(span(a).meets(span(b)), want, "{a} {b}");
            assert_eq!(span(b).meets(span(a)), want, "{b} {a}");
        };
        check("2021-01-01..2022-01-01", "2022-01-01..2023-01-01", false);
        check("2021-01-01..2022-01-02", "2022-01-01..", true);
        check("2021-01-01..", "2030-01-01..", true);
        check("..", "2030-01-01..2031-01-01", true);
        check("2021-01-01..2021-01-01", "2020-01-01..", false);
    }

    #[test]
    fn span_turns_at_midnight_of_the_zone() {
        let moscow = Zone::parse("Europe/Moscow").unwrap();
        let s = span("2026-05-01..2026-06-01");
        let begin = moscow.start_of(Day::parse("2026-05-01").unwrap());
        assert_eq!(begin.iso(), "2026-04-30T21:00:00.000Z");
        assert_eq!(s.next_turn(begin.plus_ms(-1), moscow), Some(begin));
        let end = moscow.start_of(Day::parse("2026-06-01").unwrap());
        assert_eq!(s.next_turn(begin, moscow), Some(end));
        assert_eq!(s.next_turn(end, moscow), None);
    }
}

//! Typed ids, and the short addresses that people see.

use std::fmt;
use uuid::Uuid;

/// What a typed id has in common: a kind and a UUID (version 7 when made by the engine).
pub trait Id: Copy + Eq + std::hash::Hash + fmt::Debug + Send + Sync + 'static {
    /// The kind of record, as stored in deeds and references (`line`).
    const KIND: &'static str;
    /// Wraps a UUID that is known to be of this kind.
    fn of(uuid: Uuid) -> Self;
    /// The bare UUID, for a row.
    fn uuid(self) -> Uuid;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);
        impl Id for $name {
            const KIND: &'static str = $kind;
            fn of(uuid: Uuid) -> Self { Self(uuid) }
            fn uuid(self) -> Uuid { self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    )*};
}

ids! {
    /// A person of the register.
    PersonId = "person";
    /// A member, partner or observer organisation.
    OrganisationId = "organisation";
    /// A region (ISO 3166-2).
    RegionId = "region";
    /// A regional branch of the federation.
    BranchId = "branch";
    /// A body: conference, council, commission, centre.
    BodyId = "body";
    /// One elected term of a body.
    ConvocationId = "convocation";
    /// An office that a body's charter knows: chair, secretary, member.
    OfficeId = "office";
    /// A person in an office for a term.
    SeatId = "seat";
    /// A person's belonging to an organisation.
    AffiliationId = "affiliation";
    /// A person's belonging to the federation through a branch.
    MembershipId = "membership";
    /// A document being prepared: source, reading and corrections.
    DraftId = "draft";
    /// An adopted document.
    DocumentId = "document";
    /// One numbered operative clause.
    ItemId = "item";
    /// What an item charges somebody with.
    DirectiveId = "directive";
    /// One directive for one party.
    LineId = "line";
    /// A progress report on a line.
    ReportId = "report";
    /// A record, file or address that shows a deed.
    EvidenceId = "evidence";
    /// An item certified for its owner.
    ExtractId = "extract";
    /// A request for, or a grant of, a later deadline.
    ExtensionId = "extension";
    /// An act of control: acceptance, return, cancellation.
    ControlId = "control";
    /// An entry of the stream of what was done.
    DeedId = "deed";
    /// Long work that shows its progress.
    JobId = "job";
    /// A letter in the outbox.
    LetterId = "letter";
    /// A signed-in device.
    SessionId = "session";
    /// A way to sign in.
    AccountId = "account";
    /// A one-time link that lets a person make an account.
    InvitationId = "invitation";
}

/// The address of a record as people see it: ten Crockford base-32 characters drawn at random (50 bits).
///
/// A prefix of the id would collide and tell the time, so it is drawn apart; a unique index holds that none is used twice.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Short([u8; 10]);

const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Short {
    /// The address for 50 random bits (the higher ones are not used).
    pub fn from_bits(bits: u64) -> Short {
        let mut out = [0u8; 10];
        for (i, slot) in out.iter_mut().enumerate() {
            *slot = CROCKFORD[((bits >> (5 * i)) & 31) as usize];
        }
        Short(out)
    }

    /// Reads an address as typed: any case, `o` for 0, `i` and `l` for 1, hyphens ignored.
    pub fn parse(typed: &str) -> Option<Short> {
        let mut out = [0u8; 10];
        let mut n = 0;
        for c in typed.chars().filter(|c| *c != '-') {
            let c = match c.to_ascii_lowercase() {
                'o' => '0',
                'i' | 'l' => '1',
                c => c,
            };
            let byte = u8::try_from(u32::from(c)).ok()?;
            if n == 10 || !CROCKFORD.contains(&byte) {
                return None;
            }
            out[n] = byte;
            n += 1;
        }
        (n == 10).then_some(Short(out))
    }

    /// The ten characters.
    pub fn as_str(&self) -> &str {
        // Every byte comes from CROCKFORD, which is ASCII; the fallback can not be reached.
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl fmt::Debug for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Short({})", self.as_str())
    }
}
impl serde::Serialize for Short {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}
impl<'de> serde::Deserialize<'de> for Short {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Short, D::Error> {
        let typed = String::deserialize(d)?;
        Short::parse(&typed)
            .ok_or_else(|| serde::de::Error::custom("not an address of ten characters"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_reads_back_what_it_shows() {
        for bits in [0, 1, 31, 32, u64::MAX >> 14, 0x0002_9f3c_11ab_77e5] {
            let short = Short::from_bits(bits);
            assert_eq!(Short::parse(short.as_str()), Some(short));
        }
    }

    #[test]
    fn short_forgives_letters_that_look_like_figures() {
        assert_eq!(Short::parse("OOOOO-LLLLI"), Short::parse("0000011111"));
        assert_eq!(Short::parse("uuuuuuuuuu"), None, "u is not in the alphabet");
        assert_eq!(Short::parse("000000000"), None, "nine characters");
        assert_eq!(Short::parse("00000000000"), None, "eleven characters");
        assert_eq!(Short::parse("приветпривет"), None);
    }
}

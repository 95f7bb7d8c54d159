//! Values for statements.

use sea_orm::Value;
use uuid::Uuid;
use veche_core as core;

/// What can be bound to `$1`. A missing value keeps its type, which PostgreSQL wants to know.
pub trait Bind {
    /// The value.
    fn bind(self) -> Value;
    /// NULL of this type.
    fn null() -> Value
    where
        Self: Sized;
}

macro_rules! bind {
    ($($t:ty => |$x:ident| $make:expr, $null:expr;)*) => {$(
        impl Bind for $t {
            fn bind(self) -> Value { let $x = self; Value::from($make) }
            fn null() -> Value { Value::from($null) }
        }
    )*};
}

bind! {
    Uuid => |x| x, None::<Uuid>;
    i64 => |x| x, None::<i64>;
    i32 => |x| x, None::<i32>;
    u32 => |x| i64::from(x), None::<i64>;
    usize => |x| i64::try_from(x).unwrap_or(i64::MAX), None::<i64>;
    u64 => |x| i64::try_from(x).unwrap_or(i64::MAX), None::<i64>;
    bool => |x| x, None::<bool>;
    String => |x| x, None::<String>;
    &String => |x| x.clone(), None::<String>;
    &str => |x| x.to_owned(), None::<String>;
    core::Instant => |x| x.0, None::<i64>;
    core::Day => |x| x.0, None::<chrono::NaiveDate>;
    core::Short => |x| x.as_str().to_owned(), None::<String>;
}

impl<T: Bind> Bind for Option<T> {
    fn bind(self) -> Value {
        self.map_or_else(T::null, T::bind)
    }
    fn null() -> Value {
        T::null()
    }
}

macro_rules! bind_ids {
    ($($id:ident),*) => {$(
        impl Bind for core::$id {
            fn bind(self) -> Value { Value::from(self.0) }
            fn null() -> Value { Value::from(None::<Uuid>) }
        }
    )*};
}
bind_ids!(
    PersonId,
    OrganisationId,
    RegionId,
    BranchId,
    BodyId,
    ConvocationId,
    OfficeId,
    SeatId,
    AffiliationId,
    MembershipId,
    DraftId,
    DocumentId,
    ItemId,
    DirectiveId,
    LineId,
    ReportId,
    EvidenceId,
    ExtractId,
    ExtensionId,
    ControlId,
    DeedId,
    JobId,
    LetterId,
    SessionId,
    AccountId,
    InvitationId
);

/// Values of different types for one statement: `bind![id, at, "text", maybe]`.
#[macro_export]
macro_rules! bind {
    ($($x:expr),* $(,)?) => { vec![$($crate::Bind::bind($x)),*] };
}

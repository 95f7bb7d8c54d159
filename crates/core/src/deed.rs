//! Deeds: entries of the single append-only stream of what was done.

use crate::coded;
use crate::{Id, Text};
use uuid::Uuid;

coded! {
    /// What was done to the record.
    Verb {
        /// The federation, a branch or a body came into being.
        Founded = "founded",
        /// A record was entered.
        Created = "created",
        /// A record was changed.
        Changed = "changed",
        /// A person took a seat.
        Seated = "seated",
        /// A person left a seat.
        Unseated = "unseated",
        /// A person was invited to make an account.
        Invited = "invited",
        /// A person joined through a branch.
        Joined = "joined",
        /// A document was brought in for reading.
        Imported = "imported",
        /// A document was adopted.
        Adopted = "adopted",
        /// A directive was put on control with an owner.
        Charged = "charged",
        /// An owner took note of the extract.
        Received = "received",
        /// An owner reported.
        Reported = "reported",
        /// The controller accepted a report.
        Accepted = "accepted",
        /// The controller returned a report.
        Returned = "returned",
        /// An owner took a report back before the controller had looked.
        Withdrawn = "withdrawn",
        /// A later deadline was asked for.
        Asked = "asked",
        /// A later deadline was granted.
        Extended = "extended",
        /// An asked extension was refused.
        Refused = "refused",
        /// A directive was cancelled by a later decision.
        Cancelled = "cancelled",
        /// A misreading was corrected.
        Corrected = "corrected",
        /// A record was put before the public.
        Published = "published",
        /// A remark of the audit commission.
        Audited = "audited",
    }
}

coded! {
    /// Who may see a deed.
    Audience {
        /// Everybody.
        Public = "public",
        /// Members of the federation.
        Members = "members",
        /// Those who sit in the body, or read everything official.
        Body = "body",
        /// The people named in it.
        Named = "named",
        /// Nobody sees more than that something happened.
        Sealed = "sealed",
    }
}

/// Whether a deed belongs to the official record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Official {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// The record that a deed is about, with title and path as of then.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// Its kind (`line`).
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
    /// Its title then; `None` for a person, a joining request and an affiliation, which are looked up when shown.
    pub title: Option<String>,
    /// Its path then, from the root of the site.
    pub path: Option<String>,
}

impl Object {
    /// A record that can be named.
    pub fn named<I: Id>(id: I, title: impl Into<String>, path: impl Into<String>) -> Object {
        Object {
            kind: I::KIND,
            id: id.uuid(),
            title: Some(title.into()),
            path: Some(path.into()),
        }
    }

    /// A record whose title is personal: only its kind and id stand in the stream.
    pub fn unnamed<I: Id>(id: I) -> Object {
        Object {
            kind: I::KIND,
            id: id.uuid(),
            title: None,
            path: None,
        }
    }
}

impl Verb {
    /// The sentence of a deed, for lists of what was done.
    pub fn text(self) -> Text {
        Text::new(format!("verb-{}", self.code()))
    }
}

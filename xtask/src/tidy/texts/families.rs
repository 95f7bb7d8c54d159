//! Keys that no source holds whole: which there are, and what feeds them.

/// Keys that are put together at run time: a beginning, then one of these words.
pub(super) struct Family {
    pub(super) starts: &'static str,
    pub(super) words: Words,
    pub(super) ends: &'static str,
}

/// Where the words of a family come from.
pub(super) enum Words {
    /// Every `code` of an enum: its source, its name.
    Enum(&'static str, &'static str),
    /// These.
    These(&'static [&'static str]),
    /// The numbers from one to this.
    UpTo(u32),
}

const RIGHTS: &str = "crates/core/src/rights.rs";
const DEEDS: &str = "crates/core/src/deed.rs";
const READING: &str = "crates/prose/src/reading.rs";
const REGISTER: &str = "crates/rooms/register/src/model.rs";
const TABLES: &str = "crates/rooms/register/src/rules/import.rs";
const DIRECTIVES: &str = "crates/rooms/directives/src/model.rs";

pub(super) const fn family(starts: &'static str, words: Words) -> Family {
    Family {
        starts,
        words,
        ends: "",
    }
}

/// All families. A key that the sources put together with `format!` belongs to one, and each of its words has a text.
pub(super) const FAMILIES: &[Family] = &[
    family("right-", Words::Enum(RIGHTS, "Right")),
    family("body-kind-", Words::Enum(RIGHTS, "BodyKind")),
    family("office-kind-", Words::Enum(RIGHTS, "OfficeKind")),
    family("verb-", Words::Enum(DEEDS, "Verb")),
    family("lang-month-", Words::UpTo(12)),
    family("lang-month-alone-", Words::UpTo(12)),
    family("lang-month-short-", Words::UpTo(12)),
    family("trouble-title-", Words::These(&["4", "5"])),
    // Kinds of records that are found.
    family(
        "kind-",
        Words::These(&[
            "person",
            "organisation",
            "branch",
            "body",
            "document",
            "directive",
            "line",
            "draft",
            "item",
        ]),
    ),
    family(
        "found-",
        Words::These(&[
            "person",
            "organisation",
            "branch",
            "body",
            "document",
            "directive",
            "line",
            "draft",
            "item",
        ]),
    ),
    family(
        "organisation-kind-",
        Words::Enum(REGISTER, "OrganisationKind"),
    ),
    family(
        "organisation-kinds-",
        Words::Enum(REGISTER, "OrganisationKind"),
    ),
    family("branch-state-", Words::Enum(REGISTER, "BranchState")),
    family("register-quorum-", Words::Enum(REGISTER, "Quorum")),
    family("membership-", Words::Enum(REGISTER, "MembershipState")),
    family(
        "register-kind-",
        Words::These(&[
            "body",
            "branch",
            "organisation",
            "office",
            "person",
            "class",
        ]),
    ),
    family(
        "register-owner-",
        Words::These(&["federation", "branch", "organisation"]),
    ),
    family("register-seat-", Words::These(&["with", "without"])),
    family("register-tongue-", Words::These(&["ru", "en"])),
    family("register-table-", Words::Enum(TABLES, "Kind")),
    family(
        "register-fate-",
        Words::These(&["wrong", "doubtful", "changed", "created"]),
    ),
    family(
        "register-begin-",
        Words::These(&["conference", "council", "audit_commission"]),
    ),
    family("stage-", Words::Enum(DIRECTIVES, "Stage")),
    family("mark-", Words::Enum(DIRECTIVES, "Mark")),
    family("claim-", Words::Enum(DIRECTIVES, "Claim")),
    family("claim-hint-", Words::Enum(DIRECTIVES, "Claim")),
    family("part-", Words::Enum(DIRECTIVES, "Part")),
    family("report-state-", Words::Enum(DIRECTIVES, "Judged")),
    family(
        "extension-state-",
        Words::These(&["waiting", "accepted", "returned"]),
    ),
    family("line-view-", Words::Enum(DIRECTIVES, "View")),
    family("line-none-", Words::Enum(DIRECTIVES, "View")),
    family(
        "line-control-",
        Words::These(&["late", "waiting", "silent"]),
    ),
    family("nature-", Words::Enum(DIRECTIVES, "Nature")),
    family(
        "party-group-",
        Words::These(&[
            "class",
            "body",
            "branch",
            "organisation",
            "office",
            "person",
        ]),
    ),
    family(
        "document-head-",
        Words::These(&["kind", "number", "title", "body", "day", "address"]),
    ),
    family(
        "line-owner-",
        Words::These(&[
            "body",
            "branch",
            "organisation",
            "office",
            "person",
            "class",
        ]),
    ),
    family(
        "execution-share-",
        Words::These(&[
            "done", "partly", "work", "late", "failed", "closed", "unknown",
        ]),
    ),
    family(
        "execution-besides-",
        Words::These(&["done-late", "reported", "silent", "extended"]),
    ),
    family("execution-pdf-", Words::These(&["ru", "en"])),
    family(
        "close-hint-",
        Words::These(&[
            "not-done",
            "partly-done",
            "no-action",
            "cancelled",
            "replaced",
            "carried-over",
        ]),
    ),
    family(
        "line-deed-",
        Words::These(&[
            "reported",
            "accepted",
            "returned",
            "withdrawn",
            "asked",
            "extended",
            "refused",
            "cancelled",
            "published",
        ]),
    ),
    family(
        "prose-field-",
        Words::These(&[
            "kind",
            "body",
            "number",
            "date",
            "place",
            "title",
            "resolving",
            "signatory",
            "preamble",
            "unfulfilled",
            "item",
            "item-number",
            "directive",
            "natures",
            "owner",
            "deadline",
            "appointment",
            "attachment",
        ]),
    ),
    family("cli-kind-", Words::Enum(READING, "Kind")),
    family("cli-nature-", Words::Enum(READING, "Nature")),
    family(
        "cli-read-head-",
        Words::These(&["number", "owner", "action", "deadline", "nature"]),
    ),
    family(
        "init-body-",
        Words::These(&["conference", "council", "audit_commission", "presidium"]),
    ),
    family(
        "init-seat-",
        Words::These(&[
            "council-chair",
            "council-secretary",
            "audit-commission-chair",
        ]),
    ),
    // A question of `veche init` that was answered with what cannot be.
    Family {
        starts: "init-",
        words: Words::These(&[
            "name",
            "short-name",
            "zone",
            "founded-on",
            "decision",
            "email",
        ]),
        ends: "-again",
    },
];

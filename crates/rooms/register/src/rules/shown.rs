//! A record field by field, as it is shown to two people who changed it at once.

use crate::model::{
    BodyCharter, BodyFacts, BranchFacts, OfficeFacts, OrganisationFacts, PersonFacts, Quorum, Span,
};
use veche_core::{Day, Names, PersonName, Text};

type Fields = Vec<(Text, String)>;

fn add(out: &mut Fields, key: &'static str, value: impl Into<String>) {
    out.push((Text::new(key), value.into()));
}

fn names(out: &mut Fields, n: &Names, abbreviations: &[String]) {
    add(out, "register-name-ru", &n.ru.nominative);
    add(out, "register-ru-genitive", &n.ru.genitive);
    add(out, "register-ru-dative", &n.ru.dative);
    add(out, "register-ru-accusative", &n.ru.accusative);
    add(out, "register-ru-instrumental", &n.ru.instrumental);
    add(out, "register-ru-prepositional", &n.ru.prepositional);
    add(out, "register-name-en", &n.en);
    add(out, "register-abbreviations", abbreviations.join("; "));
}

fn span(out: &mut Fields, s: Span, from: &'static str, to: &'static str) {
    let iso = |d: Option<Day>| d.map(Day::iso).unwrap_or_default();
    add(out, from, iso(s.from));
    add(out, to, iso(s.to));
}

fn maybe(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

/// An organisation.
pub fn organisation(f: &OrganisationFacts) -> Fields {
    let mut out = Vec::new();
    add(&mut out, "register-organisation-kind", f.kind.code());
    names(&mut out, &f.names, &f.abbreviations);
    add(&mut out, "register-email", maybe(&f.contacts.email));
    add(&mut out, "register-phone", maybe(&f.contacts.phone));
    add(&mut out, "register-website", maybe(&f.contacts.website));
    add(&mut out, "register-address", maybe(&f.contacts.address));
    add(&mut out, "register-admission", &f.decision);
    span(&mut out, f.span, "register-joined-on", "register-left-on");
    out
}

/// A branch.
pub fn branch(f: &BranchFacts) -> Fields {
    let mut out = Vec::new();
    add(&mut out, "register-region", maybe(&f.region));
    add(&mut out, "register-branch-state", f.state.code());
    names(&mut out, &f.names, &f.abbreviations);
    add(&mut out, "register-email", maybe(&f.email));
    add(&mut out, "register-phone", maybe(&f.phone));
    add(&mut out, "register-decision", &f.decision);
    span(
        &mut out,
        f.span,
        "register-founded-on",
        "register-dissolved-on",
    );
    out
}

/// A body.
pub fn body(f: &BodyFacts) -> Fields {
    let mut out = Vec::new();
    names(&mut out, &f.names, &f.abbreviations);
    add(&mut out, "register-decision", &f.decision);
    span(
        &mut out,
        f.span,
        "register-formed-on",
        "register-dissolved-on",
    );
    out
}

/// An office.
pub fn office(f: &OfficeFacts) -> Fields {
    let mut out = Vec::new();
    names(&mut out, &f.names, &[]);
    let seats = f.seats.map(|n| n.to_string()).unwrap_or_default();
    add(&mut out, "register-seats", seats);
    span(&mut out, f.span, "register-from-day", "register-to-day");
    out
}

/// What a charter says of the whole body.
pub fn charter(c: &BodyCharter) -> Fields {
    let mut out = Vec::new();
    let quorum = c.quorum.map(Quorum::code).unwrap_or_default();
    add(&mut out, "register-quorum", quorum);
    add(&mut out, "register-decision", &c.decision);
    add(&mut out, "register-from-day", c.from.iso());
    out
}

/// A person.
pub fn person(f: &PersonFacts) -> Fields {
    let mut out = Vec::new();
    let mut name = |n: &PersonName, keys: [&'static str; 3]| {
        add(&mut out, keys[0], &n.family);
        add(&mut out, keys[1], &n.given);
        add(&mut out, keys[2], &n.patronymic);
    };
    name(
        &f.name,
        ["register-family", "register-given", "register-patronymic"],
    );
    name(
        &f.latin,
        [
            "register-family-latin",
            "register-given-latin",
            "register-patronymic-latin",
        ],
    );
    add(&mut out, "register-email", maybe(&f.email));
    add(&mut out, "register-phone", maybe(&f.phone));
    add(
        &mut out,
        "register-letters-in",
        f.tongue.map(|t| t.code()).unwrap_or_default(),
    );
    add(
        &mut out,
        "register-consent-version",
        f.consent
            .as_ref()
            .map(|c| c.version.clone())
            .unwrap_or_default(),
    );
    add(
        &mut out,
        "register-consent-on",
        f.consent.as_ref().map(|c| c.on.iso()).unwrap_or_default(),
    );
    out
}

//! What the forms of this room have in common: typed pairs, names in two languages, spans of days, choices.

use crate::data;
use crate::model::{Consent, Contacts, Span};
use crate::rules::{self, cases, import, line, some_day};
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::{
    CaseForms, Day, FieldProblems, Lost, Names, Party, PersonName, Stop, Text, Tongue,
};
use veche_desk::components::form::{hidden, together};
use veche_desk::components::{Choice, Field, Form};
use veche_desk::guard::own_path;
use veche_desk::{Answer, Desk};
use veche_engine::Result;
use veche_lang::Lang;

/// What a form sent, in order; a field that was not sent is empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed(pub Vec<(String, String)>);

impl Typed {
    pub(super) fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, v)| v.as_str())
    }

    pub(super) fn is_on(&self, name: &str) -> bool {
        self.get(name) == "on"
    }

    /// The version that the person had before them.
    pub(super) fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or(0)
    }

    pub(super) fn form(&self, problems: FieldProblems) -> Form {
        Form::from_pairs(self.0.clone()).problems(problems)
    }
}

/// A form for something new, as an address asks for it: `name` in `tongue`, and `back`, where the person came from.
pub(super) fn asked_form(query: &HashMap<String, String>) -> Form {
    let get = |key: &str| query.get(key).map(String::as_str).unwrap_or_default();
    let field = if get("tongue") == "en" {
        "name_en"
    } else {
        "name_ru"
    };
    Form::new()
        .with("back", get("back"))
        .with(field, get("name"))
}

/// Where a form came from, carried through it.
pub(super) fn back_field(form: &Form) -> Markup {
    html! { @if !form.value("back").is_empty() { (hidden("back", form.value("back"))) } }
}

/// Where to go without saving.
pub(super) fn way_back(form: &Form, usual: String) -> String {
    match form.value("back") {
        "" => usual,
        back => own_path(back).to_owned(),
    }
}

/// Where to go after something new was entered: its page, or back to where it was missed, which is told what was made.
pub(super) fn entered(d: &Desk, t: &Typed, party: Option<Party>, usual: &str) -> Answer {
    let back = own_path(t.get("back"));
    let to = match party {
        Some(party) if !t.get("back").is_empty() => {
            let (path, place) = back.split_once('#').unwrap_or((back, ""));
            let sign = if path.contains('?') { '&' } else { '?' };
            format!("{path}{sign}made={}#{place}", party.code())
        }
        _ => usual.to_owned(),
    };
    d.done(&to, "toast-register-created")
}

/// The outcome of a command that a form asked for: done, or back to the form with a status and complaints.
pub(super) enum Outcome<T> {
    Done(T),
    Back(StatusCode, FieldProblems),
}

/// A refusal goes back to the form, to the field that it concerns most.
pub(super) fn outcome<T>(d: &Desk, field: &str, got: Result<T>) -> Result<Outcome<T>> {
    match got {
        Ok(done) => Ok(Outcome::Done(done)),
        Err(Stop::Fields(p)) => Ok(Outcome::Back(StatusCode::UNPROCESSABLE_ENTITY, p)),
        Err(Stop::Refused(text)) => Ok(Outcome::Back(
            StatusCode::CONFLICT,
            FieldProblems::one(field, text),
        )),
        Err(Stop::Lost(lost)) => Err(Stop::Lost(Box::new(lost_in_words(d, *lost)))),
        Err(stop) => Err(stop),
    }
}

/// A lost race is shown with words where the record has codes.
fn lost_in_words(d: &Desk, mut lost: Lost) -> Lost {
    for (label, yours, theirs) in &mut lost.fields {
        *yours = in_words(&d.l, label, std::mem::take(yours));
        *theirs = in_words(&d.l, label, std::mem::take(theirs));
    }
    lost
}

/// A value of a record, by the label of its field, with words where it is a code and a day as people write it.
pub(super) fn in_words(l: &Lang, label: &Text, value: String) -> String {
    if value.is_empty() {
        return value;
    }
    match label.key.as_ref() {
        "register-organisation-kind" => l.t(&key("organisation-kind", &value)),
        "register-branch-state" => l.t(&key("branch-state", &value)),
        "register-quorum" => l.t(&key("register-quorum", &value)),
        "register-letters-in" => l.t(&key("register-tongue", &value)),
        "register-region" => match data::region(&value) {
            Some(region) => region.name(l.tongue).to_owned(),
            None => value,
        },
        _ => match Day::parse(&value).filter(|d| d.iso() == value) {
            Some(day) => l.day(day),
            None => value,
        },
    }
}

/// The other one of the two languages.
pub(super) fn other(tongue: Tongue) -> Tongue {
    match tongue {
        Tongue::Ru => Tongue::En,
        Tongue::En => Tongue::Ru,
    }
}

/// Fields that few need, folded away; open where something stands in one of them that has to be seen.
pub(super) fn folded(summary: &str, form: &Form, names: &[String], fields: Markup) -> Markup {
    let open = names
        .iter()
        .any(|n| !form.value(n).is_empty() || form.problem(n).is_some());
    html! { details class="fold" open[open] { summary { (summary) } (fields) } }
}

/// The fields of a name: the one in the person's language, what else it is called; the other language and the cases of a Russian name
/// folded.
pub(super) fn name_fields(l: &Lang, form: &Form) -> Markup {
    let others = Field::new("abbreviations", l.t("register-abbreviations"))
        .hint(l.t("register-abbreviations-hint"))
        .optional();
    name_fields_with(l, form, others.text(l, form))
}

/// The same for what has no other names, or with something else between names and cases.
pub(super) fn name_fields_with(l: &Lang, form: &Form, between: Markup) -> Markup {
    let second = other(l.tongue);
    let has = |tongue: Tongue| !form.value(&format!("name_{}", tongue.code())).is_empty();
    let name = |tongue: Tongue| {
        let field = Field::new(format!("name_{}", tongue.code()), l.t(name_key(tongue)));
        // One of the two is needed: the person's own, unless only the other was given.
        let needed = tongue == l.tongue && (has(tongue) || !has(second));
        (if needed { field } else { field.optional() }).text(l, form)
    };
    let title = l.t(name_key(second));
    let wrong = CASES.iter().any(|(name, _)| form.problem(name).is_some());
    let cases = html! {
        details class="fold" open[wrong] {
            summary { (l.t("register-cases")) }
            p class="hint" { (l.t("register-cases-hint")) }
            (together(html! {
                @for (name, key) in CASES { (Field::new(name, l.t(key)).optional().text(l, form)) }
            }))
        }
    };
    let mut inside = vec![format!("name_{}", second.code())];
    if wrong {
        inside.extend(CASES.iter().map(|(name, _)| (*name).to_owned()));
    }
    match l.tongue {
        Tongue::Ru => html! {
            (name(Tongue::Ru))
            (folded(&title, form, &inside, name(second)))
            (between)
            (cases)
        },
        // Who has no Russian name sees nothing of its cases.
        Tongue::En => html! {
            (name(Tongue::En))
            (folded(&title, form, &inside, html! { (name(second)) (cases) }))
            (between)
        },
    }
}

fn name_key(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Ru => "register-name-ru",
        Tongue::En => "register-name-en",
    }
}

/// Which of the two names a form shows first: there stands what concerns both of them.
pub(super) fn first_name(t: &Typed, prefix: &str) -> String {
    let both = [format!("{prefix}_ru"), format!("{prefix}_en")];
    let first = t.0.iter().map(|(n, _)| n).find(|n| both.contains(n));
    first.cloned().unwrap_or_else(|| both[0].clone())
}

const CASES: [(&str, &str); 5] = [
    ("ru_genitive", "register-ru-genitive"),
    ("ru_dative", "register-ru-dative"),
    ("ru_accusative", "register-ru-accusative"),
    ("ru_instrumental", "register-ru-instrumental"),
    ("ru_prepositional", "register-ru-prepositional"),
];

/// A name as typed. Cases that were left empty, or stand as they were before the name changed, are proposed anew.
pub(super) fn read_names(
    t: &Typed,
    p: &mut FieldProblems,
    old: Option<&Names>,
) -> (Names, Vec<String>) {
    let ru = p
        .field("name_ru", line(t.get("name_ru"), 300))
        .unwrap_or_default();
    let en = p
        .field("name_en", line(t.get("name_en"), 300))
        .unwrap_or_default();
    let abbreviations = p
        .field(
            "abbreviations",
            rules::abbreviations(t.get("abbreviations")),
        )
        .unwrap_or_default();
    let complained = p.at("name_ru").is_some() || p.at("name_en").is_some();
    if ru.is_empty() && en.is_empty() && !complained {
        p.add(&first_name(t, "name"), Text::new("register-field-name"));
    }
    let proposed = cases::propose(&ru);
    let renamed = old.filter(|o| o.ru.nominative != ru);
    let mut form = |name: &str, before: fn(&CaseForms) -> &String, proposed: String| {
        let typed = p.field(name, line(t.get(name), 300)).unwrap_or_default();
        let stale = renamed.is_some_and(|o| *before(&o.ru) == typed);
        if typed.is_empty() || stale {
            proposed
        } else {
            typed
        }
    };
    let forms = CaseForms {
        genitive: form("ru_genitive", |f| &f.genitive, proposed.genitive),
        dative: form("ru_dative", |f| &f.dative, proposed.dative),
        accusative: form("ru_accusative", |f| &f.accusative, proposed.accusative),
        instrumental: form(
            "ru_instrumental",
            |f| &f.instrumental,
            proposed.instrumental,
        ),
        prepositional: form(
            "ru_prepositional",
            |f| &f.prepositional,
            proposed.prepositional,
        ),
        nominative: ru,
    };
    (Names { ru: forms, en }, abbreviations)
}

pub(super) fn with_names(form: Form, names: &Names, abbreviations: &[String]) -> Form {
    form.with("name_ru", &names.ru.nominative)
        .with("name_en", &names.en)
        .with("abbreviations", abbreviations.join("; "))
        .with("ru_genitive", &names.ru.genitive)
        .with("ru_dative", &names.ru.dative)
        .with("ru_accusative", &names.ru.accusative)
        .with("ru_instrumental", &names.ru.instrumental)
        .with("ru_prepositional", &names.ru.prepositional)
}

/// A stretch of days under two fields. A first day is asked for where `must` says so.
pub(super) fn read_span(
    t: &Typed,
    p: &mut FieldProblems,
    from: &str,
    to: &str,
    must: bool,
) -> Span {
    let first = if must {
        p.field(from, some_day(t.get(from)).map(Some)).flatten()
    } else {
        p.field(from, rules::day(t.get(from))).flatten()
    };
    let last = p.field(to, rules::day(t.get(to))).flatten();
    rules::check_order(p, first, last, to);
    Span {
        from: first,
        to: last,
    }
}

/// A day as it is put back into a field: as the language writes it.
pub(super) fn typed_day(l: &Lang, day: Option<Day>) -> String {
    day.map(|d| match l.tongue {
        Tongue::Ru => l.day_short(d),
        Tongue::En => d.iso(),
    })
    .unwrap_or_default()
}

pub(super) fn maybe(
    p: &mut FieldProblems,
    t: &Typed,
    name: &str,
    read: fn(&str) -> Result<String, Text>,
) -> Option<String> {
    if t.get(name).trim().is_empty() {
        return None;
    }
    p.field(name, read(t.get(name)))
}

pub(super) fn read_contacts(t: &Typed, p: &mut FieldProblems) -> Contacts {
    Contacts {
        email: maybe(p, t, "email", import::email),
        phone: maybe(p, t, "phone", import::phone),
        website: maybe(p, t, "website", import::website),
        address: maybe(p, t, "address", |v| line(v, 300)),
    }
}

/// Version of the text and day of a consent; both or neither.
pub(super) fn read_consent(t: &Typed, p: &mut FieldProblems, today: Day) -> Option<Consent> {
    let version = p
        .field("consent_version", line(t.get("consent_version"), 60))
        .unwrap_or_default();
    let on = p
        .field("consent_on", rules::day(t.get("consent_on")))
        .flatten();
    match (version.is_empty(), on) {
        (true, None) => None,
        (false, Some(on)) if on > today => {
            p.add("consent_on", Text::new("register-field-future"));
            None
        }
        (false, Some(on)) => Some(Consent { version, on }),
        (true, Some(_)) => {
            p.add("consent_version", Text::new("register-field-empty"));
            None
        }
        (false, None) => {
            if p.at("consent_on").is_none() {
                p.add("consent_on", Text::new("register-field-day-empty"));
            }
            None
        }
    }
}

pub(super) fn consent_fields(l: &Lang, form: &Form, optional: bool) -> Markup {
    let version = Field::new("consent_version", l.t("register-consent-version"))
        .hint(l.t("register-consent-hint"))
        .short();
    let on = Field::new("consent_on", l.t("register-consent-on"));
    let (version, on) = if optional {
        (version.optional(), on.optional())
    } else {
        (version, on)
    };
    together(html! { (version.text(l, form)) (on.date(l, form)) })
}

pub(super) fn read_person_name(
    t: &Typed,
    p: &mut FieldProblems,
    prefix: &str,
    tail: &str,
) -> PersonName {
    let mut part = |what: &str| {
        let name = format!("{prefix}{what}{tail}");
        p.field(&name, line(t.get(&name), 100)).unwrap_or_default()
    };
    PersonName {
        family: part("family"),
        given: part("given"),
        patronymic: part("patronymic"),
    }
}

/// The regions as choices: by name, those of one country together, whole countries last.
pub(super) fn region_choices(l: &Lang) -> Vec<Choice> {
    let mut all: Vec<_> = data::regions().iter().collect();
    all.sort_by_key(|r| {
        let (country, part) = r.code.split_once('-').unwrap_or(("~", r.code));
        let home = country != "RU";
        (
            country == "~",
            home,
            country.to_owned(),
            veche_core::name::fold(r.name(l.tongue)),
            part.to_owned(),
        )
    });
    all.into_iter()
        .map(|r| Choice::new(r.code, format!("{} ({})", r.name(l.tongue), r.code)))
        .collect()
}

/// The words of a closed list as choices: key `prefix-code`.
pub(super) fn code_choices(
    l: &Lang,
    prefix: &str,
    codes: impl IntoIterator<Item = &'static str>,
) -> Vec<Choice> {
    codes
        .into_iter()
        .map(|c| Choice::new(c, l.t(&key(prefix, c))))
        .collect()
}

/// The key of a coded word: `body-kind-audit-commission`.
pub(super) fn key(prefix: &str, code: &str) -> String {
    format!("{prefix}-{}", code.replace('_', "-"))
}

/// A stretch of days in words.
pub(super) fn span_words(l: &Lang, span: Span) -> String {
    match (span.from, span.to) {
        (Some(a), Some(b)) => l.with("register-span-both", [("from", a.into()), ("to", b.into())]),
        (Some(a), None) => l.with("register-span-from", [("from", a.into())]),
        (None, Some(b)) => l.with("register-span-to", [("to", b.into())]),
        (None, None) => String::new(),
    }
}

/// The same for a table.
pub(super) fn span_short(l: &Lang, span: Span) -> String {
    match (span.from, span.to) {
        (None, None) => String::new(),
        (Some(a), None) => l.with("register-span-since", [("from", l.day_short(a).into())]),
        (a, b) => format!(
            "{} – {}",
            a.map(|d| l.day_short(d)).unwrap_or_default(),
            b.map(|d| l.day_short(d)).unwrap_or_default()
        )
        .trim()
        .to_owned(),
    }
}

//! What the forms of the review hold, and how they are read back into a working copy.

use crate::model::{
    Appointment, Kind, Nature, Signatory, Working, WorkingDeadline, WorkingDirective, WorkingItem,
    WorkingOwner,
};
use crate::pages::documents::picker::read_party;
use crate::pages::documents::upload::clean;
use crate::pages::documents::words::{deadline_words, read_deadline, typed_day};
use std::collections::HashMap;
use veche_core::{BodyId, Day, FieldProblems, Party, Text, Tongue};
use veche_desk::components::Form;
use veche_engine::Fingerprint;
use veche_lang::Lang;

/// A title over this is a paragraph.
pub(super) const TITLE_MAX: usize = 1_000;
/// A name, a place, a number: one line.
pub(super) const LINE_MAX: usize = 300;
/// What removes an owner in the list of parties.
pub(super) const REMOVE: &str = "remove";
/// Rows for signatories and appointments that a form may bring.
const ROWS_MAX: usize = 200;

/// What a form sent, in order; a field that was not sent is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Typed(Vec<(String, String)>);

impl Typed {
    pub(super) fn new(pairs: Vec<(String, String)>) -> Typed {
        Typed(
            pairs
                .into_iter()
                .map(|(name, value)| (name, clean(&value)))
                .collect(),
        )
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, v)| v.trim())
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, v)| v.trim())
    }

    fn is_on(&self, name: &str) -> bool {
        self.get(name) == "on"
    }

    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.get(name).parse().ok()
    }

    pub(super) fn form(&self, problems: FieldProblems) -> Form {
        Form::from_pairs(self.0.clone()).problems(problems)
    }

    /// What was written or chosen, by field: to be shown where its form is gone.
    pub(super) fn written(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(n, v)| (n.as_str(), v.trim()))
            .filter(|(_, v)| !v.is_empty())
    }

    /// The same with another value of a field: what the page knows better than the one who typed.
    pub(super) fn with(mut self, name: &str, value: String) -> Typed {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.to_owned(), value));
        self
    }
}

/// A short fingerprint of a part of the working copy: whether it is still what the person saw.
pub(super) fn seen(part: &impl serde::Serialize) -> String {
    let text = serde_json::to_string(part).unwrap_or_default();
    Fingerprint::of(text.as_bytes())
        .as_str()
        .chars()
        .take(16)
        .collect()
}

/// The header of a working copy alone, for [`seen`].
pub(super) fn head_of(w: &Working) -> Working {
    Working {
        items: Vec::new(),
        settled: Vec::new(),
        ..w.clone()
    }
}

/// One line of at most so many characters that can be printed; empty is none.
pub(super) fn line(
    problems: &mut FieldProblems,
    field: &str,
    typed: &str,
    max: usize,
) -> Option<String> {
    let words = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > max {
        problems.add(field, Text::new("draft-field-long").with("max", max));
    } else if words.chars().any(char::is_control) {
        problems.add(field, Text::new("draft-field-control"));
    }
    (!words.is_empty()).then_some(words)
}

/// The header as fields.
pub(super) fn head_form(l: &Lang, w: &Working) -> Form {
    let mut form = Form::new()
        .with("was", seen(&head_of(w)))
        .with("kind", w.kind.map(Kind::code).unwrap_or_default())
        .with(
            "body",
            w.body.map(|b| Party::Body(b).code()).unwrap_or_default(),
        )
        .with("number", w.number.clone().unwrap_or_default())
        .with(
            "date",
            w.date.map(|on| typed_day(l, on)).unwrap_or_default(),
        )
        .with("place", w.place.clone().unwrap_or_default())
        .with("title", w.title.clone().unwrap_or_default());
    for (k, s) in w.signatories.iter().enumerate() {
        form = form
            .with(&format!("sig-name-{k}"), s.name.clone())
            .with(&format!("sig-role-{k}"), s.role.clone().unwrap_or_default());
    }
    form
}

/// The header as it was typed, over what was read.
pub(super) fn read_head(t: &Typed, before: &Working) -> (Working, FieldProblems) {
    let mut p = FieldProblems::new();
    let date = match t.get("date") {
        "" => None,
        typed => p.field(
            "date",
            Day::parse(typed).ok_or_else(|| Text::new("draft-day-odd")),
        ),
    };
    let body = match read_party(t.get("body")) {
        Some(Party::Body(id)) => Some(id),
        _ => None::<BodyId>,
    };
    let mut signatories = Vec::new();
    for k in 0..ROWS_MAX {
        let (name, role) = (format!("sig-name-{k}"), format!("sig-role-{k}"));
        let role = line(&mut p, &role, t.get(&role), LINE_MAX);
        match line(&mut p, &name, t.get(&name), LINE_MAX) {
            Some(name) => signatories.push(Signatory { name, role }),
            None if role.is_some() => p.add(&name, Text::new("draft-signatory-name")),
            None => {}
        }
    }
    let head = Working {
        kind: Kind::parse(t.get("kind")),
        body,
        // A person has looked.
        body_guessed: false,
        unsure: Vec::new(),
        number: line(&mut p, "number", t.get("number"), 40),
        date,
        place: line(&mut p, "place", t.get("place"), LINE_MAX),
        title: line(&mut p, "title", t.get("title"), TITLE_MAX),
        signatories,
        ..before.clone()
    };
    (head, p)
}

/// A deadline as its field shows it: as written, else in our words.
pub(super) fn shown_deadline(l: &Lang, d: &WorkingDeadline) -> String {
    match &d.written {
        Some(written) => written.split_whitespace().collect::<Vec<_>>().join(" "),
        None if d.kind == "none" => String::new(),
        None => deadline_words(l, &d.get()),
    }
}

/// An item as fields.
pub(super) fn item_form(l: &Lang, item: &WorkingItem) -> Form {
    fields_of(l, item, seen(item))
}

/// The same with a party that the register has had since a moment ago at the first owner who was not found: chosen, not saved.
pub(super) fn item_form_with(l: &Lang, item: &WorkingItem, made: Party) -> Form {
    let mut with = item.clone();
    let open = with.directives.iter_mut().flat_map(|d| &mut d.owners);
    match open.into_iter().find(|o| o.party.is_none()) {
        Some(owner) => {
            owner.party = Some(made);
            fields_of(l, &with, seen(item))
        }
        None => fields_of(l, item, seen(item)).with("add-0", made.code()),
    }
}

fn fields_of(l: &Lang, item: &WorkingItem, was: String) -> Form {
    let mut form = Form::new()
        .with("was", was)
        .with("label", item.label.clone().unwrap_or_default());
    for (j, d) in item.directives.iter().enumerate() {
        for (k, owner) in d.owners.iter().enumerate() {
            form = form.with(
                &format!("owner-{j}-{k}"),
                owner.party.map(Party::code).unwrap_or_default(),
            );
        }
        form = form.with(&format!("deadline-{j}"), shown_deadline(l, &d.deadline));
        for nature in &d.natures {
            form = form.with(&format!("natures-{j}"), nature.code());
        }
        if d.no_owner_meant {
            form = form.with(&format!("no_owner-{j}"), "on");
        }
        if d.deadline.past_meant {
            form = form.with(&format!("past-{j}"), "on");
        }
        for (k, a) in d.appointments.iter().enumerate() {
            form = form
                .with(&format!("seat-{j}-{k}"), a.name.clone())
                .with(&format!("role-{j}-{k}"), a.role.clone().unwrap_or_default());
        }
    }
    form
}

/// What reading an item's form depends on.
pub(super) struct Reading<'a> {
    /// The language of the page.
    pub l: &'a Lang,
    /// The language of the document.
    pub tongue: Tongue,
    /// The day of adoption, where it is known.
    pub adopted: Option<Day>,
    /// Names of parties, for owners that are added.
    pub names: &'a HashMap<Party, String>,
}

/// An item as it was typed, over what was read.
pub(super) fn read_item(
    r: &Reading<'_>,
    t: &Typed,
    before: &WorkingItem,
) -> (WorkingItem, FieldProblems) {
    let mut p = FieldProblems::new();
    let label = line(&mut p, "label", t.get("label"), 40);
    let directives = before
        .directives
        .iter()
        .enumerate()
        .map(|(j, d)| read_directive(r, t, j, d, &mut p))
        .collect();
    (
        WorkingItem {
            label,
            span: before.span,
            directives,
        },
        p,
    )
}

fn read_directive(
    r: &Reading<'_>,
    t: &Typed,
    j: usize,
    before: &WorkingDirective,
    p: &mut FieldProblems,
) -> WorkingDirective {
    WorkingDirective {
        span: before.span,
        owners: owners(r, t, j, before),
        deadline: deadline(r, t, j, &before.deadline, p),
        natures: t
            .all(&format!("natures-{j}"))
            .filter_map(Nature::parse)
            .collect(),
        appointments: appointments(t, j, p),
        // A person has looked.
        sure: 100,
        no_owner_meant: t.is_on(&format!("no_owner-{j}")),
    }
}

fn owners(r: &Reading<'_>, t: &Typed, j: usize, before: &WorkingDirective) -> Vec<WorkingOwner> {
    let mut out: Vec<WorkingOwner> = Vec::new();
    for (k, owner) in before.owners.iter().enumerate() {
        let typed = t.get(&format!("owner-{j}-{k}"));
        if typed == REMOVE {
            continue;
        }
        let party = read_party(typed);
        out.push(WorkingOwner {
            party,
            several: owner.several && party.is_none(),
            chosen: party.is_some() && (owner.chosen || (owner.party.is_none() && !owner.several)),
            ..owner.clone()
        });
    }
    if let Some(party) = read_party(t.get(&format!("add-{j}")))
        && out.iter().all(|o| o.party != Some(party))
    {
        let name = r.names.get(&party).cloned().unwrap_or_default();
        out.push(WorkingOwner {
            written: String::new(),
            name,
            span: None,
            party: Some(party),
            ..WorkingOwner::default()
        });
    }
    out
}

fn deadline(
    r: &Reading<'_>,
    t: &Typed,
    j: usize,
    before: &WorkingDeadline,
    p: &mut FieldProblems,
) -> WorkingDeadline {
    let field = format!("deadline-{j}");
    let typed = t.get(&field);
    let past_meant = t.is_on(&format!("past-{j}"));
    if typed == shown_deadline(r.l, before) {
        return WorkingDeadline {
            past_meant,
            ..before.clone()
        };
    }
    let read = if typed.chars().count() > LINE_MAX {
        Err(Text::new("draft-field-long").with("max", LINE_MAX))
    } else {
        read_deadline(r.l, typed, r.tongue, r.adopted)
    };
    match p.field(&field, read) {
        Some(read) => {
            let written = (!typed.is_empty()).then(|| typed.to_owned());
            // What was confirmed of another day is not confirmed of this one, unless the box was ticked anew.
            WorkingDeadline {
                past_meant: past_meant && !before.past_meant,
                ..WorkingDeadline::of(&read, written)
            }
        }
        None => before.clone(),
    }
}

fn appointments(t: &Typed, j: usize, p: &mut FieldProblems) -> Vec<Appointment> {
    let mut out = Vec::new();
    for k in 0..ROWS_MAX {
        let (name, role) = (format!("seat-{j}-{k}"), format!("role-{j}-{k}"));
        let role = line(p, &role, t.get(&role), LINE_MAX);
        match line(p, &name, t.get(&name), LINE_MAX) {
            Some(name) => out.push(Appointment { name, role }),
            None if role.is_some() => p.add(&name, Text::new("draft-signatory-name")),
            None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stretch;
    use std::sync::Arc;
    use uuid::Uuid;
    use veche_core::{BranchId, Zone};
    use veche_lang::Texts;

    fn lang(tongue: Tongue) -> Lang {
        Lang::new(
            Arc::new(Texts::new(&[crate::TEXTS]).unwrap()),
            tongue,
            Zone::UTC,
        )
    }

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::new(
            pairs
                .iter()
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect(),
        )
    }

    fn branch(n: u128) -> Party {
        Party::Branch(BranchId(Uuid::from_u128(n)))
    }

    fn item() -> WorkingItem {
        let owner = |name: &str, party| WorkingOwner {
            written: name.into(),
            name: name.into(),
            span: None,
            party,
            several: party.is_none(),
            chosen: false,
        };
        WorkingItem {
            label: Some("4".into()),
            span: Stretch { start: 10, end: 90 },
            directives: vec![WorkingDirective {
                span: Stretch { start: 10, end: 90 },
                owners: vec![owner("Совет", None), owner("Отделение", Some(branch(1)))],
                deadline: WorkingDeadline {
                    kind: "by".into(),
                    value: "2026-09-01".into(),
                    written: Some("до 1  сентября".into()),
                    span: Some(Stretch { start: 20, end: 34 }),
                    past_meant: false,
                },
                natures: vec![Nature::Charge],
                appointments: vec![Appointment {
                    name: "А. Зимина".into(),
                    role: Some("член".into()),
                }],
                sure: 40,
                no_owner_meant: false,
            }],
        }
    }

    fn read(tongue: Tongue, pairs: &[(&str, &str)]) -> (WorkingItem, FieldProblems) {
        let l = lang(tongue);
        let names = HashMap::from([(branch(2), "Псковское отделение".to_owned())]);
        let r = Reading {
            l: &l,
            tongue,
            adopted: Day::new(2026, 6, 4),
            names: &names,
        };
        read_item(&r, &typed(pairs), &item())
    }

    /// The form as it is shown, with some fields typed over.
    fn shown_and(over: &[(&str, &str)]) -> (WorkingItem, FieldProblems) {
        let code = branch(1).code();
        let mut pairs = vec![
            ("label", "4"),
            ("owner-0-0", ""),
            ("owner-0-1", code.as_str()),
            ("deadline-0", "до 1 сентября"),
            ("natures-0", "charge"),
            ("seat-0-0", "А. Зимина"),
            ("role-0-0", "член"),
        ];
        pairs.retain(|(n, _)| over.iter().all(|(o, _)| o != n));
        pairs.extend_from_slice(over);
        read(Tongue::Ru, &pairs)
    }

    #[test]
    fn a_form_sent_back_untouched_changes_nothing_but_certainty() {
        let (read, problems) = shown_and(&[]);
        let mut same = item();
        same.directives[0].sure = 100;
        assert_eq!(problems, FieldProblems::new());
        assert_eq!(read, same);
    }

    #[test]
    fn owners_are_chosen_removed_and_added() {
        let code = branch(2).code();
        let (read, _) = shown_and(&[
            ("owner-0-0", &code),
            ("owner-0-1", REMOVE),
            ("add-0", &code),
        ]);
        let owners = &read.directives[0].owners;
        assert_eq!(owners.len(), 1, "added twice is once");
        assert_eq!(
            (
                owners[0].party,
                owners[0].several,
                owners[0].written.as_str()
            ),
            (Some(branch(2)), false, "Совет")
        );
        let (read, _) = shown_and(&[("add-0", &code)]);
        assert_eq!(read.directives[0].owners[2].name, "Псковское отделение");
        let (read, _) = shown_and(&[("owner-0-0", "nobody:at-all")]);
        assert_eq!(
            read.directives[0].owners[0].party, None,
            "an odd value stays a question"
        );
    }

    #[test]
    fn deadlines_are_read_as_people_write_them() {
        let check = |written: &str, kind: &str, value: &str| {
            let (read, problems) = shown_and(&[("deadline-0", written)]);
            assert_eq!(problems, FieldProblems::new(), "{written}");
            let d = &read.directives[0].deadline;
            assert_eq!(
                (d.kind.as_str(), d.value.as_str()),
                (kind, value),
                "{written}"
            );
        };
        check("", "none", "");
        check("без срока", "none", "");
        check("до 1 августа 2026 года", "by", "2026-08-01");
        check("до 1 августа", "by", "2026-08-01");
        check("5.11.2026", "by", "2026-11-05");
        check("в течение трёх месяцев", "within", "P3M");
        check("ежеквартально", "recurring", "FREQ=MONTHLY;INTERVAL=3");
        check("постоянно", "standing", "");
        check("по событию: открытие зала", "before", "открытие зала");
    }

    #[test]
    fn what_a_page_calls_a_deadline_reads_back() {
        for tongue in Tongue::ALL {
            let l = lang(tongue);
            for (kind, value) in [
                ("none", ""),
                ("by", "2026-08-01"),
                ("within", "P3M"),
                ("within", "P0D"),
                ("before", "the congress"),
                ("recurring", "FREQ=MONTHLY"),
                ("recurring", "FREQ=MONTHLY;INTERVAL=3"),
                ("recurring", "FREQ=YEARLY"),
                ("standing", ""),
            ] {
                let deadline = veche_core::Deadline::of(kind, value).unwrap();
                let words = deadline_words(&l, &deadline);
                assert_eq!(
                    read_deadline(&l, &words, tongue, Day::new(2026, 6, 4)),
                    Ok(deadline),
                    "{words}"
                );
            }
        }
    }

    #[test]
    fn an_odd_deadline_is_complained_about_and_the_old_one_kept() {
        let (read, problems) = shown_and(&[("deadline-0", "когда-нибудь потом")]);
        assert_eq!(
            problems.at("deadline-0").map(|t| t.key.as_ref()),
            Some("deadline-not-understood")
        );
        assert_eq!(read.directives[0].deadline, item().directives[0].deadline);
    }

    #[test]
    fn a_confirmed_past_day_is_not_a_confirmation_of_another() {
        let (read, _) = shown_and(&[("past-0", "on")]);
        assert!(read.directives[0].deadline.past_meant);
        let l = lang(Tongue::Ru);
        let names = HashMap::new();
        let r = Reading {
            l: &l,
            tongue: Tongue::Ru,
            adopted: Day::new(2026, 6, 4),
            names: &names,
        };
        let (other, _) = read_item(
            &r,
            &typed(&[("deadline-0", "до 1 мая 2026 г."), ("past-0", "on")]),
            &read,
        );
        assert!(!other.directives[0].deadline.past_meant);
    }

    #[test]
    fn a_role_without_a_name_is_complained_about() {
        let (read, problems) = shown_and(&[("seat-0-0", " "), ("seat-0-1", "Б. Кравец")]);
        assert_eq!(
            problems.at("seat-0-0").map(|t| t.key.as_ref()),
            Some("draft-signatory-name")
        );
        assert_eq!(
            read.directives[0].appointments,
            [Appointment {
                name: "Б. Кравец".into(),
                role: None
            }]
        );
    }

    #[test]
    fn header_is_read_from_its_form() {
        let before = Working {
            title: Some("Старое".into()),
            items: vec![item()],
            ..Working::default()
        };
        let body = Party::Body(BodyId(Uuid::from_u128(3)));
        let (head, problems) = read_head(
            &typed(&[
                ("kind", "decision"),
                ("body", &body.code()),
                ("number", " 7 "),
                ("date", "31.02.2026"),
                ("title", "О  хорах\r\n"),
                ("sig-name-0", "А. Зимина"),
            ]),
            &before,
        );
        assert_eq!(problems.0.len(), 1);
        assert_eq!(
            problems.at("date").map(|t| t.key.as_ref()),
            Some("draft-day-odd")
        );
        assert_eq!(head.kind, Some(Kind::Decision));
        assert_eq!(head.body.map(Party::Body), Some(body));
        assert_eq!(
            (head.number.as_deref(), head.title.as_deref()),
            (Some("7"), Some("О хорах"))
        );
        assert_eq!(
            head.signatories,
            [Signatory {
                name: "А. Зимина".into(),
                role: None
            }]
        );
        assert_eq!(head.items, before.items);
        let (kept, _) = read_head(&typed(&[("title", &"я".repeat(1_001))]), &before);
        assert_eq!(
            kept.title.map(|t| t.chars().count()),
            Some(1_001),
            "nothing typed is lost while it is complained about"
        );
    }

    #[test]
    fn form_of_an_item_reads_back_to_it() {
        let l = lang(Tongue::En);
        let form = item_form(&l, &item());
        assert_eq!(form.value("deadline-0"), "до 1 сентября");
        assert_eq!(form.value("owner-0-1"), branch(1).code());
        assert!(form.has("natures-0", "charge") && !form.has("past-0", "on"));
        assert_ne!(seen(&item()), seen(&WorkingItem::default()));
    }
}

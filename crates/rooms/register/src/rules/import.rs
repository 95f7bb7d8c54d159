//! A table of people, organisations, branches or bodies: what each row would do, before anything is done.
//!
//! An empty cell says nothing; a single hyphen takes a value away. Rows are matched by `id` (the short address), else by name; what
//! could be meant for several records, or is a person of the same name without the same address for letters, is doubtful and left to
//! people. The columns are in docs/formats/register-csv.md.

use super::{abbreviations, cases, day, line};
use crate::data;
use crate::model::{
    BodyFacts, BranchFacts, BranchState, Consent, Contacts, MembershipState, OrganisationFacts,
    OrganisationKind, PersonFacts, Span,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;
use veche_core::name::fold;
use veche_core::{
    BodyKind, BranchId, Day, FieldProblems, Names, OrganisationId, PersonName, Scope, Short, Text,
    Tongue,
};

/// The most rows of one table.
pub const ROWS_MAX: usize = 100_000;

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// People, with their branch.
    People,
    /// Organisations.
    Organisations,
    /// Branches.
    Branches,
    /// Bodies.
    Bodies,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 4] = [
        Kind::People,
        Kind::Organisations,
        Kind::Branches,
        Kind::Bodies,
    ];

    /// Its word in addresses and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Kind::People => "people",
            Kind::Organisations => "organisations",
            Kind::Branches => "branches",
            Kind::Bodies => "bodies",
        }
    }

    /// Reads the word.
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.code() == code)
    }

    /// The columns, in the order of an export.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Kind::People => &[
                "id",
                "family",
                "given",
                "patronymic",
                "family_latin",
                "given_latin",
                "patronymic_latin",
                "email",
                "phone",
                "language",
                "consent_version",
                "consent_on",
                "branch",
                "membership",
                "member_since",
            ],
            Kind::Organisations => &[
                "id",
                "kind",
                "name_ru",
                "name_en",
                "abbreviations",
                "email",
                "phone",
                "website",
                "address",
                "decision",
                "joined_on",
                "left_on",
                "ru_genitive",
                "ru_dative",
                "ru_accusative",
                "ru_instrumental",
                "ru_prepositional",
            ],
            Kind::Branches => &[
                "id",
                "region",
                "state",
                "name_ru",
                "name_en",
                "abbreviations",
                "email",
                "phone",
                "decision",
                "founded_on",
                "dissolved_on",
                "ru_genitive",
                "ru_dative",
                "ru_accusative",
                "ru_instrumental",
                "ru_prepositional",
            ],
            Kind::Bodies => &[
                "id",
                "kind",
                "owner",
                "name_ru",
                "name_en",
                "abbreviations",
                "decision",
                "formed_on",
                "dissolved_on",
                "ru_genitive",
                "ru_dative",
                "ru_accusative",
                "ru_instrumental",
                "ru_prepositional",
            ],
        }
    }
}

/// A person of a table, with the branch that they belong to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PersonRow {
    /// What is known of the person.
    pub facts: PersonFacts,
    /// Branch, state and since when, where the table says so.
    pub membership: Option<(BranchId, MembershipState, Day)>,
}

/// What a row holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// A person.
    Person(Box<PersonRow>),
    /// An organisation.
    Organisation(Box<OrganisationFacts>),
    /// A branch.
    Branch(Box<BranchFacts>),
    /// A body.
    Body(Box<BodyFacts>),
}

/// A record that is there already.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Its id.
    pub id: Uuid,
    /// Its address.
    pub short: Short,
    /// Its version.
    pub version: i64,
    /// What it is.
    pub record: Record,
}

/// What a table is compared with.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The records of the table's kind.
    pub known: Vec<Known>,
    /// Branches by address and folded name.
    pub branches: HashMap<String, Vec<BranchId>>,
    /// Organisations by address and folded name.
    pub organisations: HashMap<String, Vec<OrganisationId>>,
    /// Codes of regions.
    pub regions: HashSet<&'static str>,
}

/// What would become of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// A new record.
    Create(Record),
    /// Another version of a record, with the columns that change.
    Change {
        /// Which.
        id: Uuid,
        /// The version that was compared with.
        version: i64,
        /// As it would be.
        record: Record,
        /// What changes.
        columns: Vec<&'static str>,
    },
    /// Nothing: it is so already.
    Same,
    /// A person has to say: these records are like it.
    Doubtful {
        /// As it would be if it were new.
        record: Record,
        /// Titles of those that it could be.
        like: Vec<String>,
    },
    /// Complaints by column.
    Wrong(FieldProblems),
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// Its line in the file, from 1 (the heads).
    pub line: u64,
    /// What it calls itself.
    pub title: String,
    /// What would become of it.
    pub fate: Fate,
}

/// What a table would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// Row by row.
    pub rows: Vec<Planned>,
}

impl Plan {
    /// How many rows have such a fate: created, changed, same, doubtful, wrong.
    pub fn counts(&self) -> [usize; 5] {
        let mut n = [0; 5];
        for row in &self.rows {
            n[match row.fate {
                Fate::Create(_) => 0,
                Fate::Change { .. } => 1,
                Fate::Same => 2,
                Fate::Doubtful { .. } => 3,
                Fate::Wrong(_) => 4,
            }] += 1;
        }
        n
    }
}

/// A table as read: heads and rows, with their lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cells {
    heads: Vec<&'static str>,
    rows: Vec<(u64, Vec<String>)>,
}

/// Reads a file: UTF-8 with or without a mark, separated by commas, semicolons or tabs; heads and codes as they are or in Russian words.
///
/// # Errors
/// The sentence that says what is wrong with the file as a whole.
pub fn read(kind: Kind, bytes: &[u8]) -> Result<Cells, Text> {
    // The marks of .xlsx and .ods (a zip), and of the old .xls: files that people take for a table, as it is one on their screen.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Text::new("register-import-workbook"));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Text::new("register-import-not-utf8"))?
        .trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let count = |c: char| first.matches(c).count();
    let separator = [',', ';', '\t']
        .into_iter()
        .max_by_key(|c| count(*c))
        .unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(u32::from(separator)).unwrap_or(b','))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let broken = |e: &csv::Error| {
        let line = e.position().map_or(0, csv::Position::line);
        Text::new("register-import-broken").with("line", line)
    };
    let heads = match records.next() {
        None => return Err(Text::new("register-import-empty")),
        Some(heads) => heads.map_err(|e| broken(&e))?,
    };
    let mut known = Vec::new();
    for head in &heads {
        let head = head.trim();
        match kind.columns().iter().find(|c| data::is_head(c, head)) {
            Some(column) if known.contains(column) => {
                return Err(Text::new("register-import-column-twice").with("column", head));
            }
            Some(column) => known.push(*column),
            None => return Err(Text::new("register-import-column-unknown").with("column", head)),
        }
    }
    let mut rows = Vec::new();
    for record in records {
        let record = record.map_err(|e| broken(&e))?;
        if rows.len() == ROWS_MAX {
            return Err(Text::new("register-import-rows").with("max", ROWS_MAX));
        }
        let line = record.position().map_or(0, csv::Position::line);
        rows.push((
            line,
            record
                .iter()
                .enumerate()
                .map(|(i, c)| {
                    let cell = unguard(c.trim());
                    known
                        .get(i)
                        .map_or_else(|| cell.to_owned(), |column| data::coded(column, cell))
                })
                .collect(),
        ));
    }
    if rows.is_empty() {
        return Err(Text::new("register-import-empty"));
    }
    Ok(Cells { heads: known, rows })
}

/// Takes away the apostrophe that an export puts before what a spreadsheet would run as a formula.
fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

/// What a cell says.
enum Says<'a> {
    Nothing,
    Take,
    Value(&'a str),
}

struct Row<'a> {
    heads: &'a [&'static str],
    cells: &'a [String],
    p: FieldProblems,
}

impl Row<'_> {
    fn get(&self, column: &str) -> Says<'_> {
        let at = self.heads.iter().position(|h| *h == column);
        match at.and_then(|i| self.cells.get(i)).map(String::as_str) {
            None | Some("") => Says::Nothing,
            Some("-") => Says::Take,
            Some(value) => Says::Value(value),
        }
    }

    fn word(&self, column: &str) -> &str {
        match self.get(column) {
            Says::Value(v) => v,
            _ => "",
        }
    }

    fn set<T>(
        &mut self,
        column: &str,
        to: &mut T,
        none: T,
        read: impl Fn(&str) -> Result<T, Text>,
    ) {
        let got = match self.get(column) {
            Says::Nothing => return,
            Says::Take => Ok(none),
            Says::Value(v) => read(v),
        };
        if let Some(value) = self.p.field(column, got) {
            *to = value;
        }
    }

    fn text(&mut self, column: &str, to: &mut String, max: usize) {
        self.set(column, to, String::new(), |v| line(v, max));
    }

    fn maybe(
        &mut self,
        column: &str,
        to: &mut Option<String>,
        read: fn(&str) -> Result<String, Text>,
    ) {
        self.set(column, to, None, |v| read(v).map(Some));
    }

    fn date(&mut self, column: &str, to: &mut Option<Day>) {
        self.set(column, to, None, day);
    }

    fn names(&mut self, names: &mut Names) {
        let before = names.ru.nominative.clone();
        let mut nominative = before.clone();
        self.text("name_ru", &mut nominative, 300);
        if nominative != before {
            names.ru = cases::propose(&nominative);
        }
        self.text("name_en", &mut names.en, 300);
        for (column, to) in [
            ("ru_genitive", &mut names.ru.genitive),
            ("ru_dative", &mut names.ru.dative),
            ("ru_accusative", &mut names.ru.accusative),
            ("ru_instrumental", &mut names.ru.instrumental),
            ("ru_prepositional", &mut names.ru.prepositional),
        ] {
            self.text(column, to, 300);
        }
        if names.ru.nominative.is_empty() && names.en.is_empty() {
            self.p.add("name_ru", Text::new("register-field-name"));
        }
    }

    fn span(&mut self, from: &str, to: &str, span: &mut Span) {
        self.date(from, &mut span.from);
        self.date(to, &mut span.to);
        super::check_order(&mut self.p, span.from, span.to, to);
    }
}

/// An e-mail address, roughly: what a letter could be sent to is for the post to say.
///
/// # Errors
/// The sentence for the field.
pub fn email(typed: &str) -> Result<String, Text> {
    let typed = line(typed, 254)?;
    let good = typed.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains('@')
    }) && !typed.contains(char::is_whitespace)
        && !typed.contains([',', ';', '<', '>']);
    if good {
        Ok(typed)
    } else {
        Err(Text::new("register-field-email"))
    }
}

/// A web address.
///
/// # Errors
/// The sentence for the field.
pub fn website(typed: &str) -> Result<String, Text> {
    let typed = line(typed, 300)?;
    let rest = typed
        .strip_prefix("https://")
        .or_else(|| typed.strip_prefix("http://"));
    match rest {
        Some(rest) if rest.contains('.') && !rest.contains(char::is_whitespace) => Ok(typed),
        None if typed.contains('.') && !typed.contains([' ', ':']) => {
            Ok(format!("https://{typed}"))
        }
        _ => Err(Text::new("register-field-website")),
    }
}

/// A telephone number as people write it.
///
/// # Errors
/// The sentence for the field.
pub fn phone(typed: &str) -> Result<String, Text> {
    let typed = line(typed, 60)?;
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let odd = typed
        .chars()
        .any(|c| !(c.is_ascii_digit() || " +-()./,".contains(c) || c.is_alphabetic()));
    if digits < 3 || odd {
        Err(Text::new("register-field-phone"))
    } else {
        Ok(typed)
    }
}

fn code<T>(read: fn(&str) -> Option<T>) -> impl Fn(&str) -> Result<T, Text> {
    move |v| read(v).ok_or_else(|| Text::new("register-field-code").with("value", v))
}

/// What each row of a table would do to the register.
pub fn plan(kind: Kind, cells: &Cells, register: &Register, today: Day) -> Plan {
    let by_short: HashMap<Short, &Known> = register.known.iter().map(|k| (k.short, k)).collect();
    let mut by_name: HashMap<String, Vec<&Known>> = HashMap::new();
    for known in &register.known {
        for key in keys(&known.record) {
            by_name.entry(key).or_default().push(known);
        }
    }
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let rows = cells.rows.iter().map(|(line, values)| {
        let mut row = Row {
            heads: &cells.heads,
            cells: values,
            p: FieldProblems::new(),
        };
        let fate = fate(kind, &mut row, register, &by_short, &by_name, today);
        let title = title(kind, &row);
        // The same record twice in one file: the second row would undo the first.
        let key = match &fate {
            Fate::Create(record) | Fate::Doubtful { record, .. } => identity(record),
            Fate::Change { id, .. } => Some(id.to_string()),
            _ => None,
        };
        let fate = match key.and_then(|k| seen.insert(k, *line)) {
            Some(first) => Fate::Wrong(FieldProblems::one(
                "id",
                Text::new("register-import-twice").with("line", first),
            )),
            None => fate,
        };
        Planned {
            line: *line,
            title,
            fate,
        }
    });
    Plan {
        rows: rows.collect(),
    }
}

fn fate(
    kind: Kind,
    row: &mut Row<'_>,
    register: &Register,
    by_short: &HashMap<Short, &Known>,
    by_name: &HashMap<String, Vec<&Known>>,
    today: Day,
) -> Fate {
    let mut doubtful: Vec<String> = Vec::new();
    let target: Option<&Known> = match row.word("id") {
        "" => {
            // A patronymic that one of the two leaves out tells nobody apart.
            let patronymic = fold(row.word("patronymic"));
            let like: Vec<&Known> = by_name
                .get(&name_of(kind, row))
                .into_iter()
                .flatten()
                .copied()
                .filter(|k| match &k.record {
                    Record::Person(p) => {
                        let theirs = fold(&p.facts.name.patronymic);
                        theirs.is_empty() || patronymic.is_empty() || theirs == patronymic
                    }
                    _ => true,
                })
                .collect();
            match (kind, like.as_slice()) {
                (_, []) => None,
                (Kind::People, like) => {
                    let email = fold(row.word("email"));
                    let same = |k: &&&Known| !email.is_empty() && email_of(&k.record) == email;
                    match like.iter().filter(same).collect::<Vec<_>>().as_slice() {
                        [one] => Some(**one),
                        _ => {
                            doubtful = like.iter().map(|k| record_title(&k.record)).collect();
                            None
                        }
                    }
                }
                (_, [one]) => Some(*one),
                (_, several) => {
                    doubtful = several.iter().map(|k| record_title(&k.record)).collect();
                    None
                }
            }
        }
        id => match Short::parse(id).and_then(|s| by_short.get(&s)) {
            Some(known) => Some(*known),
            None => {
                return Fate::Wrong(FieldProblems::one(
                    "id",
                    Text::new("register-import-no-such-id").with("id", id),
                ));
            }
        },
    };
    let base = target.map(|k| &k.record);
    let record = match kind {
        Kind::People => Record::Person(Box::new(person(row, base, register, today))),
        Kind::Organisations => Record::Organisation(Box::new(organisation(row, base))),
        Kind::Branches => Record::Branch(Box::new(branch(row, base, register))),
        Kind::Bodies => Record::Body(Box::new(body(row, base, register))),
    };
    let p = std::mem::take(&mut row.p);
    if !p.is_empty() {
        return Fate::Wrong(p);
    }
    match target {
        _ if !doubtful.is_empty() => Fate::Doubtful {
            record,
            like: doubtful,
        },
        None => Fate::Create(record),
        Some(known) => {
            let columns = differences(kind, &known.record, &record);
            if columns.is_empty() {
                Fate::Same
            } else {
                Fate::Change {
                    id: known.id,
                    version: known.version,
                    record,
                    columns,
                }
            }
        }
    }
}

fn name_of(kind: Kind, row: &Row<'_>) -> String {
    match kind {
        Kind::People => fold(&format!("{} {}", row.word("family"), row.word("given"))),
        _ => match row.word("name_ru") {
            "" => fold(row.word("name_en")),
            ru => fold(ru),
        },
    }
}

fn title(kind: Kind, row: &Row<'_>) -> String {
    match kind {
        Kind::People => format!(
            "{} {} {}",
            row.word("family"),
            row.word("given"),
            row.word("patronymic")
        )
        .trim()
        .to_owned(),
        _ if row.word("name_ru").is_empty() => row.word("name_en").to_owned(),
        _ => row.word("name_ru").to_owned(),
    }
}

fn keys(record: &Record) -> Vec<String> {
    match record {
        Record::Person(p) => vec![fold(&format!(
            "{} {}",
            p.facts.name.family, p.facts.name.given
        ))],
        Record::Organisation(o) => name_keys(&o.names),
        Record::Branch(b) => name_keys(&b.names),
        Record::Body(b) => name_keys(&b.names),
    }
}

/// The folded names by which a table may call a record.
pub fn name_keys(names: &Names) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in [&names.ru.nominative, &names.en] {
        let key = fold(name);
        if !key.is_empty() && !out.contains(&key) {
            out.push(key);
        }
    }
    out
}

/// What makes two new rows of one file the same record; people may share a name.
fn identity(record: &Record) -> Option<String> {
    match record {
        Record::Person(p) => p
            .facts
            .email
            .as_ref()
            .map(|e| format!("{} {}", fold(&p.facts.name.full(Tongue::Ru)), fold(e))),
        Record::Body(b) => Some(format!("{:?} {:?}", b.owner, name_keys(&b.names))),
        other => keys(other).first().cloned(),
    }
}

fn email_of(record: &Record) -> String {
    match record {
        Record::Person(p) => fold(p.facts.email.as_deref().unwrap_or_default()),
        _ => String::new(),
    }
}

fn record_title(record: &Record) -> String {
    match record {
        Record::Person(p) => {
            let name = p.facts.name.full(Tongue::Ru);
            match &p.facts.email {
                Some(email) => format!("{name}, {email}"),
                None => name,
            }
        }
        Record::Organisation(o) => o.names.get(Tongue::Ru).to_owned(),
        Record::Branch(b) => b.names.get(Tongue::Ru).to_owned(),
        Record::Body(b) => b.names.get(Tongue::Ru).to_owned(),
    }
}

fn person(row: &mut Row<'_>, base: Option<&Record>, register: &Register, today: Day) -> PersonRow {
    let mut out = match base {
        Some(Record::Person(p)) => (**p).clone(),
        _ => PersonRow::default(),
    };
    let parts = |row: &mut Row<'_>, name: &mut PersonName, tail: &str| {
        row.text(&format!("family{tail}"), &mut name.family, 100);
        row.text(&format!("given{tail}"), &mut name.given, 100);
        row.text(&format!("patronymic{tail}"), &mut name.patronymic, 100);
    };
    parts(row, &mut out.facts.name, "");
    parts(row, &mut out.facts.latin, "_latin");
    if out.facts.name.given.is_empty() && out.facts.name.family.is_empty() {
        row.p.add("family", Text::new("register-field-person-name"));
    }
    row.maybe("email", &mut out.facts.email, email);
    row.maybe("phone", &mut out.facts.phone, phone);
    row.set("language", &mut out.facts.tongue, None, |v| {
        code(Tongue::parse)(v).map(Some)
    });
    let mut version = out.facts.consent.as_ref().map(|c| c.version.clone());
    let mut on = out.facts.consent.as_ref().map(|c| c.on);
    row.maybe("consent_version", &mut version, |v| line(v, 60));
    row.date("consent_on", &mut on);
    out.facts.consent = match (version, on) {
        (Some(version), Some(on)) if on <= today => Some(Consent { version, on }),
        (None, None) => None,
        (_, Some(on)) if on > today => {
            row.p.add("consent_on", Text::new("register-field-future"));
            None
        }
        _ => {
            row.p
                .add("consent_on", Text::new("register-import-consent-half"));
            None
        }
    };
    let had = out.membership;
    if let Says::Value(v) = row.get("branch") {
        let found = one_of(&register.branches, v);
        let state = match row.word("membership") {
            "" => had.map_or(Some(MembershipState::Member), |h| Some(h.1)),
            v => MembershipState::parse(v).filter(|s| *s != MembershipState::Left),
        };
        let since = match row.word("member_since") {
            "" => had.map_or(Ok(Some(today)), |h| Ok(Some(h.2))),
            v => day(v),
        };
        let branch = row.p.field("branch", found);
        if state.is_none() {
            let value = row.word("membership").to_owned();
            row.p.add(
                "membership",
                Text::new("register-field-code").with("value", value),
            );
        }
        let since = row.p.field("member_since", since).flatten();
        if let (Some(branch), Some(state), Some(since)) = (branch, state, since) {
            match had {
                Some(had) if had.0 != branch => {
                    row.p
                        .add("branch", Text::new("register-import-other-branch"));
                }
                // A state is changed by an act of its own, which says since when.
                Some(had) if had.1 != state || had.2 != since => {
                    row.p
                        .add("membership", Text::new("register-import-other-state"));
                }
                _ => {}
            }
            if had.is_none() && out.facts.consent.is_none() {
                row.p
                    .add("consent_version", Text::new("register-cannot-no-consent"));
            }
            out.membership = Some((branch, state, since));
        }
    }
    out
}

fn one_of<T: Copy>(all: &HashMap<String, Vec<T>>, name: &str) -> Result<T, Text> {
    match all.get(&fold(name)).map(Vec::as_slice) {
        Some([one]) => Ok(*one),
        Some([_, ..]) => Err(Text::new("register-import-several").with("name", name)),
        _ => Err(Text::new("register-import-none").with("name", name)),
    }
}

fn organisation(row: &mut Row<'_>, base: Option<&Record>) -> OrganisationFacts {
    let mut out = match base {
        Some(Record::Organisation(o)) => (**o).clone(),
        _ => OrganisationFacts {
            kind: OrganisationKind::Member,
            names: Names::default(),
            abbreviations: Vec::new(),
            contacts: Contacts::default(),
            decision: String::new(),
            span: Span::default(),
        },
    };
    row.set(
        "kind",
        &mut out.kind,
        OrganisationKind::Member,
        code(OrganisationKind::parse),
    );
    row.names(&mut out.names);
    row.set(
        "abbreviations",
        &mut out.abbreviations,
        Vec::new(),
        abbreviations,
    );
    row.maybe("email", &mut out.contacts.email, email);
    row.maybe("phone", &mut out.contacts.phone, phone);
    row.maybe("website", &mut out.contacts.website, website);
    row.maybe("address", &mut out.contacts.address, |v| line(v, 300));
    row.set("decision", &mut out.decision, String::new(), |v| {
        super::text(v, 2_000)
    });
    row.span("joined_on", "left_on", &mut out.span);
    out
}

fn branch(row: &mut Row<'_>, base: Option<&Record>, register: &Register) -> BranchFacts {
    let mut out = match base {
        Some(Record::Branch(b)) => (**b).clone(),
        _ => BranchFacts {
            region: None,
            state: BranchState::Active,
            names: Names::default(),
            abbreviations: Vec::new(),
            email: None,
            phone: None,
            decision: String::new(),
            span: Span::default(),
        },
    };
    row.set("region", &mut out.region, None, |v| {
        let code = v.to_uppercase();
        if register.regions.contains(code.as_str()) {
            Ok(Some(code))
        } else {
            Err(Text::new("register-field-region").with("value", v))
        }
    });
    row.set(
        "state",
        &mut out.state,
        BranchState::Active,
        code(BranchState::parse),
    );
    row.names(&mut out.names);
    row.set(
        "abbreviations",
        &mut out.abbreviations,
        Vec::new(),
        abbreviations,
    );
    row.maybe("email", &mut out.email, email);
    row.maybe("phone", &mut out.phone, phone);
    row.set("decision", &mut out.decision, String::new(), |v| {
        super::text(v, 2_000)
    });
    row.span("founded_on", "dissolved_on", &mut out.span);
    out
}

fn body(row: &mut Row<'_>, base: Option<&Record>, register: &Register) -> BodyFacts {
    let mut out = match base {
        Some(Record::Body(b)) => (**b).clone(),
        _ => BodyFacts {
            kind: BodyKind::WorkingGroup,
            owner: Scope::Federation,
            names: Names::default(),
            abbreviations: Vec::new(),
            decision: String::new(),
            span: Span::default(),
        },
    };
    let (kind, owner) = (out.kind, out.owner);
    row.set(
        "kind",
        &mut out.kind,
        BodyKind::WorkingGroup,
        code(BodyKind::parse),
    );
    row.set("owner", &mut out.owner, Scope::Federation, |v| {
        match v.split_once(':') {
            None if v == "federation" => Ok(Scope::Federation),
            Some(("branch", name)) => one_of(&register.branches, name.trim()).map(Scope::Branch),
            Some(("organisation", name)) => {
                one_of(&register.organisations, name.trim()).map(Scope::Organisation)
            }
            _ => Err(Text::new("register-field-owner").with("value", v)),
        }
    });
    if base.is_some() && (kind != out.kind || owner != out.owner) {
        row.p.add("kind", Text::new("register-import-body-fixed"));
    }
    row.names(&mut out.names);
    row.set(
        "abbreviations",
        &mut out.abbreviations,
        Vec::new(),
        abbreviations,
    );
    row.set("decision", &mut out.decision, String::new(), |v| {
        super::text(v, 2_000)
    });
    row.span("formed_on", "dissolved_on", &mut out.span);
    out
}

/// The columns in which two records differ; names of branches in them are addresses.
fn differences(kind: Kind, had: &Record, have: &Record) -> Vec<&'static str> {
    let none = |_: Scope| String::new();
    let (a, b) = (values(had, None, &none), values(have, None, &none));
    let mut out: Vec<&'static str> = kind
        .columns()
        .iter()
        .zip(a.iter().zip(&b))
        .filter(|(_, (a, b))| a != b)
        .map(|(c, _)| *c)
        .collect();
    if let (Record::Person(a), Record::Person(b)) = (had, have)
        && a.membership.is_none()
        && b.membership.is_some()
    {
        out.push("branch");
    }
    out
}

/// A record as the cells of an export. `owner` names branches and organisations as a table names them.
pub fn values(
    record: &Record,
    short: Option<Short>,
    owner: &dyn Fn(Scope) -> String,
) -> Vec<String> {
    let id = short.map(|s| s.to_string()).unwrap_or_default();
    let opt = |s: &Option<String>| s.clone().unwrap_or_default();
    let date = |d: Option<Day>| d.map(Day::iso).unwrap_or_default();
    let cases = |n: &Names| {
        [
            n.ru.genitive.clone(),
            n.ru.dative.clone(),
            n.ru.accusative.clone(),
            n.ru.instrumental.clone(),
            n.ru.prepositional.clone(),
        ]
    };
    match record {
        Record::Person(p) => {
            let f = &p.facts;
            let m = p.membership.as_ref();
            vec![
                id,
                f.name.family.clone(),
                f.name.given.clone(),
                f.name.patronymic.clone(),
                f.latin.family.clone(),
                f.latin.given.clone(),
                f.latin.patronymic.clone(),
                opt(&f.email),
                opt(&f.phone),
                f.tongue.map(|t| t.code().to_owned()).unwrap_or_default(),
                f.consent
                    .as_ref()
                    .map(|c| c.version.clone())
                    .unwrap_or_default(),
                date(f.consent.as_ref().map(|c| c.on)),
                m.map(|m| owner(Scope::Branch(m.0))).unwrap_or_default(),
                m.map(|m| m.1.code().to_owned()).unwrap_or_default(),
                date(m.map(|m| m.2)),
            ]
        }
        Record::Organisation(o) => {
            let mut out = vec![
                id,
                o.kind.code().to_owned(),
                o.names.ru.nominative.clone(),
                o.names.en.clone(),
                o.abbreviations.join("; "),
                opt(&o.contacts.email),
                opt(&o.contacts.phone),
                opt(&o.contacts.website),
                opt(&o.contacts.address),
                o.decision.clone(),
                date(o.span.from),
                date(o.span.to),
            ];
            out.extend(cases(&o.names));
            out
        }
        Record::Branch(b) => {
            let mut out = vec![
                id,
                opt(&b.region),
                b.state.code().to_owned(),
                b.names.ru.nominative.clone(),
                b.names.en.clone(),
                b.abbreviations.join("; "),
                opt(&b.email),
                opt(&b.phone),
                b.decision.clone(),
                date(b.span.from),
                date(b.span.to),
            ];
            out.extend(cases(&b.names));
            out
        }
        Record::Body(b) => {
            let mut out = vec![
                id,
                b.kind.code().to_owned(),
                match b.owner {
                    Scope::Branch(_) => format!("branch:{}", owner(b.owner)),
                    Scope::Organisation(_) => format!("organisation:{}", owner(b.owner)),
                    _ => "federation".to_owned(),
                },
                b.names.ru.nominative.clone(),
                b.names.en.clone(),
                b.abbreviations.join("; "),
                b.decision.clone(),
                date(b.span.from),
                date(b.span.to),
            ];
            out.extend(cases(&b.names));
            out
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use veche_core::Id;

    fn today() -> Day {
        Day::parse("2026-03-02").unwrap()
    }

    fn short(n: u64) -> Short {
        Short::from_bits(n)
    }

    fn register() -> Register {
        let person = |n: u128, family: &str, email: &str| Known {
            id: Uuid::from_u128(n),
            short: short(n as u64),
            version: 3,
            record: Record::Person(Box::new(PersonRow {
                facts: PersonFacts {
                    name: PersonName {
                        family: family.into(),
                        given: "Анна".into(),
                        patronymic: if family == "Лис" {
                            "Ивановна".into()
                        } else {
                            String::new()
                        },
                    },
                    email: (!email.is_empty()).then(|| email.to_owned()),
                    ..PersonFacts::default()
                },
                membership: None,
            })),
        };
        let tver = BranchId::of(Uuid::from_u128(50));
        Register {
            known: vec![
                person(1, "Иванова", "anna@example.org"),
                person(2, "Лис", ""),
            ],
            branches: HashMap::from([
                ("тверь".to_owned(), vec![tver]),
                (
                    "два".to_owned(),
                    vec![tver, BranchId::of(Uuid::from_u128(51))],
                ),
            ]),
            organisations: HashMap::new(),
            regions: HashSet::from(["RU-TVE"]),
        }
    }

    /// The fates of rows as one line: `created`, `changed email`, `same`, `doubtful`, `wrong email:register-field-email`.
    fn fates(kind: Kind, file: &str) -> Vec<String> {
        let cells = read(kind, file.as_bytes()).unwrap();
        let plan = plan(kind, &cells, &register(), today());
        plan.rows
            .iter()
            .map(|r| match &r.fate {
                Fate::Create(_) => "created".to_owned(),
                Fate::Change { columns, .. } => format!("changed {}", columns.join(" ")),
                Fate::Same => "same".to_owned(),
                Fate::Doubtful { like, .. } => format!("doubtful {}", like.join(" | ")),
                Fate::Wrong(p) => format!(
                    "wrong {}",
                    p.0.iter()
                        .map(|p| format!("{}:{}", p.field, p.text.key))
                        .collect::<Vec<_>>()
                        .join(" ")
                ),
            })
            .collect()
    }

    #[test]
    fn each_row_of_people_has_its_fate() {
        let file = "\u{feff}family;given;email;branch;consent_version;consent_on\n\
            Новая;Ольга;olga@example.org;Тверь;1;2026-03-01\n\
            Иванова;Анна;anna@example.org;;;\n\
            Иванова;Анна;other@example.org;;;\n\
            ЛИС;анна;;;;\n\
            ;;;;;\n\
            Кот;Пётр;no;Нет;;\n\
            Кот;Иван;;Тверь;;\n\
            Кот;Ян;;два;1;2026-03-01\n\
            Кот;Лев;;;1;2026-03-03\n\
            Новая;Ольга;OLGA@example.org;Тверь;1;2026-03-01\n";
        assert_eq!(
            fates(Kind::People, file),
            [
                "created",
                "same",
                "doubtful Иванова Анна, anna@example.org",
                "doubtful Лис Анна Ивановна",
                "wrong family:register-field-person-name",
                "wrong email:register-field-email branch:register-import-none",
                "wrong consent_version:register-cannot-no-consent",
                "wrong branch:register-import-several",
                "wrong consent_on:register-field-future",
                "wrong id:register-import-twice",
            ]
        );
    }

    #[test]
    fn a_row_with_an_address_changes_what_it_says() {
        let id = short(1);
        let file =
            format!("id,family,email,phone\n{id},,-,'+7 900 000\nzzzzzzzzzz,A,,\n{id},Петрова,,\n");
        assert_eq!(
            fates(Kind::People, &file),
            [
                "changed email phone",
                "wrong id:register-import-no-such-id",
                "wrong id:register-import-twice"
            ]
        );
    }

    #[test]
    fn a_file_that_is_no_table_is_refused_as_a_whole() {
        let refused = |file: &[u8]| read(Kind::People, file).unwrap_err().key.into_owned();
        assert_eq!(refused(b""), "register-import-empty");
        assert_eq!(refused(b"family\n"), "register-import-empty");
        assert_eq!(
            refused(b"family,colour\nx,y\n"),
            "register-import-column-unknown"
        );
        assert_eq!(
            refused(b"family,family\nx,y\n"),
            "register-import-column-twice"
        );
        assert_eq!(refused(b"\xff\xfe"), "register-import-not-utf8");
        assert_eq!(refused(b"PK\x03\x04\x14\x00"), "register-import-workbook");
        assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1"), "register-import-workbook");
    }

    #[test]
    fn names_get_their_cases_and_keep_those_that_are_given() {
        let cells = read(
            Kind::Branches,
            "region,name_ru,ru_dative\nru-tve,Тверское отделение,Тверскому\nXX,,\n".as_bytes(),
        )
        .unwrap();
        let plan = plan(Kind::Branches, &cells, &register(), today());
        match &plan.rows[0].fate {
            Fate::Create(Record::Branch(b)) => {
                assert_eq!(b.region.as_deref(), Some("RU-TVE"));
                assert_eq!(b.names.ru.genitive, "Тверского отделения");
                assert_eq!(b.names.ru.dative, "Тверскому");
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(plan.counts(), [1, 0, 0, 0, 1]);
    }

    #[test]
    fn addresses_are_judged_by_what_could_be_sent() {
        for good in ["a@b.ru", "имя@почта.рф", "a.b+c@d-e.org"] {
            assert!(email(good).is_ok(), "{good}");
        }
        for bad in [
            "a",
            "a@b",
            "@b.ru",
            "a@.ru",
            "a b@c.ru",
            "a@b.ru, c@d.ru",
            "a@b@c.ru",
        ] {
            assert!(email(bad).is_err(), "{bad}");
        }
        assert_eq!(website("example.org/x").unwrap(), "https://example.org/x");
        assert!(website("javascript:alert(1)").is_err());
        assert!(phone("+7 (900) 000-00-00, доб. 5").is_ok());
        assert!(phone("нет").is_err());
    }
}

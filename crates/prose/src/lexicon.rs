//! A federation's own names: bodies, branches, organisations, offices, persons, with their abbreviations.

use std::collections::HashMap;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// An elected or appointed body.
    Body,
    /// The federation's unit in a region.
    Branch,
    /// A member, partner or observer organisation.
    Organisation,
    /// A seat or office.
    Office,
    /// A person.
    Person,
    /// A class of owners («члены», "all affiliates").
    Class,
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it names.
    pub kind: NameKind,
    /// The full name, in the nominative.
    pub name: String,
    /// The caller's own key; opaque here.
    pub key: Option<String>,
}

/// The names that a federation knows. Matching ignores case, ё/е, quotes, dashes and runs of white space.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    entries: Vec<Entry>,
    by_form: HashMap<String, Vec<usize>>,
}

/// What the lexicon says of a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Match<'a> {
    /// Nothing.
    Unknown,
    /// One entry.
    One(&'a Entry),
    /// Several entries share the name.
    Several,
}

impl Lexicon {
    /// An empty lexicon.
    pub fn new() -> Lexicon {
        Lexicon::default()
    }

    /// Adds a name with its abbreviations and other forms, and the key under which the caller keeps it.
    pub fn add(&mut self, kind: NameKind, name: &str, aliases: &[&str], key: Option<&str>) {
        let index = self.entries.len();
        self.entries.push(Entry {
            kind,
            name: name.to_owned(),
            key: key.map(str::to_owned),
        });
        for form in std::iter::once(name).chain(aliases.iter().copied()) {
            let form = fold(form);
            if form.is_empty() {
                continue;
            }
            let at = self.by_form.entry(form).or_default();
            if !at.contains(&index) {
                at.push(index);
            }
        }
    }

    /// Finds a name (nominative, as [`crate::Owner::name`] gives it).
    pub fn find(&self, name: &str) -> Match<'_> {
        match self.by_form.get(&fold(name)).map(Vec::as_slice) {
            Some([one]) => self.entries.get(*one).map_or(Match::Unknown, Match::One),
            Some([_, ..]) => Match::Several,
            _ => Match::Unknown,
        }
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries in the order of adding.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// Lower case, ё as е, letters and digits only, words joined by one space.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            for l in c.to_lowercase() {
                out.push(if l == 'ё' { 'е' } else { l });
            }
        } else {
            gap = true;
        }
    }
    out
}

//! How sure a value is: how often values of its rule, in its circumstances, were right in documents read by hand.
//!
//! The counts stand in `data/confidence.txt` and are made by `cargo run --release -p veche-prose --example calibrate`. An estimate is drawn
//! from three levels, each pulled towards the one above it as if that had been seen [`PULL`] times: the field, the rule, the rule in its
//! circumstances. A rule that was never seen is as sure as its field.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::reading::{Reading, Rule};
use crate::values::{Circumstances, Field, walk};

/// Values at or above this line are shown as they are; those below as a question.
pub const SURE: f32 = 0.9;

/// How many sightings the level above counts for.
pub const PULL: f32 = 3.0;

/// Before anything was seen: nine of ten right.
const PRIOR: (f32, f32) = (9.0, 10.0);

/// Right and seen.
type Count = (f32, f32);

/// Counts of right values by field, rule and circumstances.
#[derive(Debug, Clone, Default)]
pub struct Estimates {
    counts: BTreeMap<(Field, Cow<'static, str>, Circumstances), Count>,
    by_field: HashMap<Field, f32>,
    by_rule: HashMap<(Field, Rule), f32>,
    exact: HashMap<(Field, Rule, Circumstances), f32>,
}

static FITTED: LazyLock<Estimates> =
    LazyLock::new(|| Estimates::parse(include_str!("../data/confidence.txt")));

impl Estimates {
    /// The estimates that the reader uses.
    pub fn fitted() -> &'static Estimates {
        &FITTED
    }

    /// Counts a value that was judged; `weight` 1 for a document that no rule was tuned on, less for one that was.
    pub fn count(&mut self, field: Field, rule: &str, c: Circumstances, right: bool, weight: f32) {
        let at = self
            .counts
            .entry((field, Cow::Owned(rule.to_owned()), c))
            .or_default();
        at.0 += if right { weight } else { 0.0 };
        at.1 += weight;
    }

    /// Draws the estimates from the counts.
    pub fn draw(&mut self) {
        let mut fields: HashMap<Field, Count> = HashMap::new();
        let mut rules: HashMap<(Field, Rule), Count> = HashMap::new();
        for ((field, rule, _), (right, seen)) in &self.counts {
            let f = fields.entry(*field).or_default();
            *f = (f.0 + right, f.1 + seen);
            let r = rules.entry((*field, rule.clone())).or_default();
            *r = (r.0 + right, r.1 + seen);
        }
        let pulled = |c: Count, above: f32| (c.0 + PULL * above) / (c.1 + PULL);
        self.by_field = fields
            .iter()
            .map(|(f, c)| (*f, (c.0 + PRIOR.0) / (c.1 + PRIOR.1)))
            .collect();
        self.by_rule = rules
            .iter()
            .map(|(k, c)| {
                (
                    k.clone(),
                    pulled(*c, self.by_field.get(&k.0).copied().unwrap_or(0.9)),
                )
            })
            .collect();
        self.exact = self
            .counts
            .iter()
            .map(|((f, r, c), n)| {
                let above = self.by_rule.get(&(*f, r.clone())).copied().unwrap_or(0.9);
                ((*f, r.clone(), *c), pulled(*n, above))
            })
            .collect();
    }

    /// How sure a value of this rule is in these circumstances.
    pub fn of(&self, field: Field, rule: &Rule, c: Circumstances) -> f32 {
        // A key is looked up by its parts; the rule is a borrowed word nearly always.
        self.exact
            .get(&(field, rule.clone(), c))
            .or_else(|| self.by_rule.get(&(field, rule.clone())))
            .or_else(|| self.by_field.get(&field))
            .copied()
            .unwrap_or(PRIOR.0 / PRIOR.1)
    }

    /// Reads the data: a line is `field rule circumstances right seen`.
    pub fn parse(text: &str) -> Estimates {
        let mut out = Estimates::default();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let mut w = line.split_whitespace();
            if let (Some(f), Some(rule), Some(c), Some(right), Some(seen)) =
                (w.next(), w.next(), w.next(), w.next(), w.next())
                && let (Some(f), Ok(right), Ok(seen)) =
                    (Field::parse(f), right.parse::<f32>(), seen.parse::<f32>())
            {
                let key = (f, Cow::Owned(rule.to_owned()), Circumstances::parse(c));
                let at = out.counts.entry(key).or_default();
                *at = (at.0 + right, at.1 + seen);
            }
        }
        out.draw();
        out
    }

    /// The data, to be kept.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for ((f, rule, c), (right, seen)) in &self.counts {
            out.push_str(&format!(
                "{} {rule} {} {right} {seen}\n",
                f.code(),
                c.words()
            ));
        }
        out
    }
}

/// A reading with the marks that its rules set themselves, before estimates take their place: what a fit is made from.
pub fn unsettled(text: &str, lexicon: &crate::Lexicon) -> Reading {
    crate::read_as_marked(text, lexicon).0
}

/// Gives every value of a reading its confidence.
pub(crate) fn settle(r: &mut Reading) {
    let table = Estimates::fitted();
    walk(r, &mut |field, _, c, confidence, rule| {
        *confidence = table.of(field, rule, c);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn estimates_are_pulled_towards_the_level_above() {
        let mut e = Estimates::default();
        let none = Circumstances::default();
        for n in 0..90 {
            e.count(Field::Owner, "owner.dative", none, true, 1.0);
            e.count(Field::Owner, "owner.weak", none, n % 2 == 0, 1.0);
        }
        e.draw();
        let of = |rule: &'static str| e.of(Field::Owner, &rule.into(), none);
        assert!(of("owner.dative") > 0.98);
        assert!((0.49..0.55).contains(&of("owner.weak")));
        // Never seen: as sure as its field.
        assert!((0.7..0.8).contains(&of("owner.new")));
        // Nothing of the field was seen.
        assert_eq!(e.of(Field::Title, &"title.about".into(), none), 0.9);
    }

    #[test]
    fn the_data_come_back_as_they_were() {
        let text = Estimates::fitted().to_text();
        assert_eq!(Estimates::parse(&text).to_text(), text);
    }
}

//! What the grammar of a language says of one sentence, before it becomes a directive.

use chrono::NaiveDate;

use crate::deadline::{Time, times};
use crate::reading::Nature;
use crate::token::{Range, Source};

/// An owner as found in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub range: Range,
    pub name: String,
    pub confidence: f32,
    pub rule: &'static str,
}

/// A person who gets a seat or an office.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Seat {
    pub name: Range,
    pub role: Option<Range>,
    pub rule: &'static str,
}

/// What all sentences of a document share.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Env {
    pub adopted: Option<NaiveDate>,
}

/// A lead above items: «Отделениям:», "Urges the Commission:".
#[derive(Debug, Clone, Default)]
pub(crate) struct Lead {
    pub range: Range,
    pub owners: Vec<Found>,
    pub natures: Vec<Nature>,
    /// The verb of the lead asks for an action of its owners.
    pub asks: bool,
}

/// One directive in the making.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clause {
    pub range: Range,
    pub verb: Option<usize>,
    pub natures: Vec<Nature>,
    pub owners: Vec<Found>,
    pub time: Option<Time>,
    pub seats: Vec<Seat>,
    /// Those with whom the owners act, from the item's fields.
    pub jointly: Vec<Found>,
    pub rule: &'static str,
    /// A sentence without an owner may take those of the one before it.
    pub may_carry: bool,
}

impl Clause {
    pub fn add(&mut self, n: Nature) {
        if !self.natures.contains(&n) {
            self.natures.push(n);
        }
    }
    pub fn has(&self, n: Nature) -> bool {
        self.natures.contains(&n)
    }
}

/// A sentence without what the grammar must not see.
pub(crate) struct Frame<'s> {
    pub src: &'s Source<'s>,
    pub r: Range,
    /// Tokens outside quotations, brackets and times.
    pub spine: Vec<usize>,
    pub times: Vec<Time>,
    /// The ranges of the stronger ones.
    pub time_ranges: Vec<Range>,
}

impl<'s> Frame<'s> {
    pub fn new(src: &'s Source<'s>, r: Range, env: &Env) -> Frame<'s> {
        let times = times(src, r, env.adopted);
        let time_ranges: Vec<Range> = times
            .iter()
            .filter(|t| t.rank >= 50)
            .map(|t| t.range)
            .collect();
        let mut spine = Vec::with_capacity(r.len());
        let (mut round, mut quote) = (0usize, false);
        let mut next_time = 0;
        for i in r.iter() {
            while times.get(next_time).is_some_and(|t| t.range.b <= i) {
                next_time += 1;
            }
            let hidden = times
                .get(next_time)
                .is_some_and(|t| t.range.has(i) && t.rank >= 50);
            match src.low(i) {
                "(" => round += 1,
                ")" => {
                    round = round.saturating_sub(1);
                    continue;
                }
                "«" | "“" => quote = true,
                "»" | "”" => {
                    quote = false;
                    continue;
                }
                "\"" => {
                    quote = !quote;
                    continue;
                }
                _ => {}
            }
            if round == 0 && !quote && !hidden {
                spine.push(i);
            }
        }
        Frame {
            src,
            r,
            spine,
            times,
            time_ranges,
        }
    }

    pub fn low(&self, k: usize) -> &str {
        self.spine.get(k).map_or("", |i| self.src.low(*i))
    }

    /// Whether one of these stems begins a word of the sentence.
    pub fn stem(&self, from: usize, stems: &[&str]) -> bool {
        self.spine
            .iter()
            .skip(from)
            .any(|i| stems.iter().any(|s| self.src.low(*i).starts_with(s)))
    }

    /// The same within some words after a place.
    pub fn near(&self, from: usize, reach: usize, stems: &[&str]) -> bool {
        self.spine
            .iter()
            .skip(from)
            .take(reach)
            .any(|i| stems.iter().any(|s| self.src.low(*i).starts_with(s)))
    }
}

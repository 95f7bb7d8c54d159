//! What a document says beside its items: earlier acts, money, votes, periods reported on.
//!
//! Each is found by its own signs, wherever it stands; where it stands in an item, the item's position is told.

mod acts;
mod money;
mod periods;
mod votes;

pub use acts::{Act, ActRole};
pub use money::Money;
pub use periods::ReportedPeriod;
pub use votes::{Vote, VoteResult};

use serde::{Deserialize, Serialize};

use crate::blocks::Para;
use crate::reading::{Item, Lang, Span};
use crate::sentence::sentences;
use crate::token::{Range, Source};

/// What a document says beside its items.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Earlier acts that it names by number or date.
    pub acts: Vec<Act>,
    /// Sums of money.
    pub money: Vec<Money>,
    /// Results of votes.
    pub votes: Vec<Vote>,
    /// Periods that are reported on.
    pub periods: Vec<ReportedPeriod>,
}

/// Finds the facts of a text. `from`: the first paragraph after the letterhead.
pub(crate) fn find(
    src: &Source<'_>,
    paras: &[Para],
    from: usize,
    items: &[Item],
    lang: Lang,
) -> Facts {
    let mut out = Facts::default();
    for (n, p) in paras.iter().enumerate() {
        for s in sentences(src, p.r) {
            if n >= from {
                acts::find(src, s, items, &mut out.acts);
                periods::find(src, s, items, lang, &mut out.periods);
            }
            money::find(src, s, items, &mut out.money);
            votes::find(src, s, &mut out.votes);
        }
    }
    out
}

/// The position of the item in which a place lies. Items stand in the order of the text.
fn item_at(items: &[Item], span: Span) -> Option<usize> {
    let after = items.partition_point(|i| i.quote.span.end < span.end);
    items
        .get(after)
        .filter(|i| i.quote.span.contains(span))
        .map(|i| i.position)
}

/// A whole number written in groups («15 000», «1,500») that begins at `i`, its digits, and the token after it.
fn grouped(src: &Source<'_>, i: usize, end: usize) -> Option<(String, usize)> {
    if !src.is_number(i) || i >= end {
        return None;
    }
    let mut digits = src.low(i).to_owned();
    let mut j = i + 1;
    let first = digits.len() <= 3;
    loop {
        let group = |k: usize| k < end && src.is_number(k) && src.low(k).len() == 3;
        if first && group(j) && src.gap(j) == crate::token::Gap::Space {
            digits.push_str(src.low(j));
            j += 1;
        } else if first
            && src.is(j, ",")
            && group(j + 1)
            && src.gap(j) == crate::token::Gap::None
            && src.gap(j + 1) == crate::token::Gap::None
        {
            digits.push_str(src.low(j + 1));
            j += 2;
        } else {
            return Some((digits, j));
        }
    }
}

/// A range without signs at its end.
fn trimmed(src: &Source<'_>, r: Range) -> Range {
    let mut b = r.b;
    while b > r.a && src.any(b - 1, &[",", ";", ":", "."]) {
        b -= 1;
    }
    Range::new(r.a, b)
}

//! The header: kind, body, number, date, place, title, resolving words, signatories.

mod body;
mod body_en;
mod day;
mod kind;
mod place;
mod signatures;
mod title;

use crate::blocks::Para;
use crate::parts::{Manner, Parts};
use crate::reading::{Header, Lang, Quote};
use crate::token::Source;

/// What the header holds, and how many other dates could be that of adoption.
pub(crate) fn read(src: &Source<'_>, paras: &[Para], parts: &Parts, lang: Lang) -> (Header, usize) {
    let h = Head {
        src,
        paras,
        parts,
        lang,
    };
    let (kind_line, kind) = h.kind();
    let (date, others) = h.date();
    let header = Header {
        body: worded(h.body(kind_line)),
        number: worded(h.number(kind_line)),
        date,
        place: worded(h.place()),
        title: worded(h.title(kind_line)),
        resolving: worded(h.resolving()),
        signatories: h.signatories(),
        kind,
    };
    (header, others)
}

/// A value has words: what was cut down to nothing is none.
fn worded(q: Option<Quote>) -> Option<Quote> {
    q.filter(|q| !q.span.is_empty())
}

struct Head<'a, 's> {
    src: &'a Source<'s>,
    paras: &'a [Para],
    parts: &'a Parts,
    lang: Lang,
}

fn is_citation(src: &Source<'_>, i: usize) -> bool {
    src.any(i, &["res", "dec"]) && src.is(i + 1, ".") && src.is_number(i + 2)
}

impl Head<'_, '_> {
    fn head(&self) -> impl DoubleEndedIterator<Item = (usize, &Para)> {
        self.paras
            .iter()
            .enumerate()
            .take(self.parts.head.end)
            .skip(self.parts.head.start)
    }

    fn tail(&self) -> impl Iterator<Item = &Para> {
        self.paras.iter().skip(self.parts.tail.start).take(40)
    }

    /// Whether the paragraph says what the text is about («О подготовке …»).
    fn about(&self, p: &Para) -> bool {
        self.src.any(p.body.a, &["о", "об", "обо"]) && self.src.large(p.body.a)
    }

    fn resolving(&self) -> Option<Quote> {
        if matches!(self.parts.manner, Manner::Motions) {
            return None;
        }
        self.parts
            .formula
            .map(|f| self.src.quote(f, 0.95, "resolving.formula"))
    }
}

//! Cases, and which of them a form may be.

/// The six cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Nom,
    Gen,
    Dat,
    Acc,
    Ins,
    Pre,
}

impl Case {
    /// All six, in the order of the school grammar.
    pub const ALL: [Case; 6] = [
        Case::Nom,
        Case::Gen,
        Case::Dat,
        Case::Acc,
        Case::Ins,
        Case::Pre,
    ];
}

/// Grammatical gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    M,
    F,
    N,
}

/// A set of cases: bits 0 to 5 singular, 6 to 11 plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cases(pub u16);

impl Cases {
    pub fn of(case: Case, plural: bool) -> Cases {
        let bit = case as u16 + if plural { 6 } else { 0 };
        Cases(1 << bit)
    }
    pub fn either(case: Case) -> Cases {
        Cases((1 << case as u16) | (1 << (case as u16 + 6)))
    }
    pub fn meets(self, o: Cases) -> bool {
        self.0 & o.0 != 0
    }
    pub fn with(self, o: Cases) -> Cases {
        Cases(self.0 | o.0)
    }
    pub fn may(self, case: Case) -> bool {
        self.meets(Cases::either(case))
    }
}

const SG: u16 = 0;
const PL: u16 = 6;

const fn bits(list: &[(u16, u16)]) -> u16 {
    let mut out = 0;
    let mut i = 0;
    while i < list.len() {
        out |= 1 << (list[i].0 + list[i].1);
        i += 1;
    }
    out
}

const N: u16 = 0;
const G: u16 = 1;
const D: u16 = 2;
const A: u16 = 3;
const I: u16 = 4;
const P: u16 = 5;

/// Endings, longest first, with the cases that a noun or an adjective in them may stand in.
const ENDINGS: &[(&str, u16)] = &[
    ("ями", bits(&[(PL, I)])),
    ("ами", bits(&[(PL, I)])),
    ("ыми", bits(&[(PL, I)])),
    ("ими", bits(&[(PL, I)])),
    ("ого", bits(&[(SG, G), (SG, A)])),
    ("его", bits(&[(SG, G), (SG, A)])),
    ("ому", bits(&[(SG, D)])),
    ("ему", bits(&[(SG, D)])),
    ("иям", bits(&[(PL, D)])),
    ("ость", bits(&[(SG, N), (SG, A)])),
    ("ую", bits(&[(SG, A)])),
    ("юю", bits(&[(SG, A)])),
    ("ая", bits(&[(SG, N)])),
    ("яя", bits(&[(SG, N)])),
    ("ое", bits(&[(SG, N), (SG, A)])),
    ("ее", bits(&[(SG, N), (SG, A)])),
    ("ые", bits(&[(PL, N), (PL, A)])),
    ("ие", bits(&[(PL, N), (PL, A), (SG, N), (SG, A)])),
    ("ый", bits(&[(SG, N), (SG, A)])),
    ("ий", bits(&[(SG, N), (SG, A), (PL, G)])),
    (
        "ой",
        bits(&[(SG, G), (SG, D), (SG, I), (SG, P), (SG, N), (SG, A)]),
    ),
    (
        "ей",
        bits(&[
            (SG, G),
            (SG, D),
            (SG, I),
            (SG, P),
            (PL, G),
            (PL, A),
            (SG, N),
            (SG, A),
        ]),
    ),
    ("ых", bits(&[(PL, G), (PL, A), (PL, P)])),
    ("их", bits(&[(PL, G), (PL, A), (PL, P)])),
    ("ым", bits(&[(PL, D), (SG, I)])),
    ("им", bits(&[(PL, D), (SG, I)])),
    ("ам", bits(&[(PL, D)])),
    ("ям", bits(&[(PL, D)])),
    ("ах", bits(&[(PL, P)])),
    ("ях", bits(&[(PL, P)])),
    ("ов", bits(&[(PL, G), (PL, A), (SG, N)])),
    ("ев", bits(&[(PL, G), (PL, A), (SG, N)])),
    ("ом", bits(&[(SG, I), (SG, P), (SG, N), (SG, A)])),
    ("ем", bits(&[(SG, I), (SG, P), (SG, N), (SG, A)])),
    ("ью", bits(&[(SG, I)])),
    ("ии", bits(&[(SG, G), (SG, D), (SG, P), (PL, N), (PL, A)])),
    ("у", bits(&[(SG, D), (SG, A)])),
    ("ю", bits(&[(SG, D), (SG, A)])),
    ("а", bits(&[(SG, N), (SG, G), (SG, A), (PL, N), (PL, A)])),
    ("я", bits(&[(SG, N), (SG, G), (SG, A), (PL, N), (PL, A)])),
    ("ы", bits(&[(SG, G), (PL, N), (PL, A)])),
    ("и", bits(&[(SG, G), (SG, D), (SG, P), (PL, N), (PL, A)])),
    ("е", bits(&[(SG, D), (SG, P), (SG, N), (SG, A)])),
    ("о", bits(&[(SG, N), (SG, A)])),
    ("ь", bits(&[(SG, N), (SG, A), (PL, G)])),
    ("й", bits(&[(SG, N), (SG, A), (PL, G)])),
];

/// The cases that a Russian form may stand in, by its ending alone; generous.
pub(crate) fn by_ending(low: &str) -> Cases {
    for (end, cases) in ENDINGS {
        if low.ends_with(end) {
            return Cases(*cases);
        }
    }
    Cases(bits(&[(SG, N), (SG, A), (PL, G), (PL, A)]))
}

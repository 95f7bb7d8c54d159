//! The values of a reading one by one: where each stands, which rule chose it, under which circumstances.

use crate::reading::{Kind, Lang, OwnerFrom, Quote, Reading, Rule};

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The kind of document.
    Kind,
    /// Who adopted it.
    Body,
    /// Its number.
    Number,
    /// Its date.
    Date,
    /// Where it was adopted.
    Place,
    /// What it is about.
    Title,
    /// The words that open the operative part.
    Resolving,
    /// Somebody who signed.
    Signatory,
    /// The reasons.
    Preamble,
    /// A sentence on an earlier decision that was not carried out.
    Unfulfilled,
    /// An item.
    Item,
    /// The number of an item.
    ItemNumber,
    /// A directive.
    Directive,
    /// The natures of a directive.
    Natures,
    /// An owner.
    Owner,
    /// A deadline.
    Deadline,
    /// A person who gets a seat.
    Appointment,
    /// A mention of something attached.
    Attachment,
}

impl Field {
    /// All fields.
    pub const ALL: [Field; 18] = [
        Field::Kind,
        Field::Body,
        Field::Number,
        Field::Date,
        Field::Place,
        Field::Title,
        Field::Resolving,
        Field::Signatory,
        Field::Preamble,
        Field::Unfulfilled,
        Field::Item,
        Field::ItemNumber,
        Field::Directive,
        Field::Natures,
        Field::Owner,
        Field::Deadline,
        Field::Appointment,
        Field::Attachment,
    ];

    /// The word used in data and JSON.
    pub fn code(self) -> &'static str {
        match self {
            Field::Kind => "kind",
            Field::Body => "body",
            Field::Number => "number",
            Field::Date => "date",
            Field::Place => "place",
            Field::Title => "title",
            Field::Resolving => "resolving",
            Field::Signatory => "signatory",
            Field::Preamble => "preamble",
            Field::Unfulfilled => "unfulfilled",
            Field::Item => "item",
            Field::ItemNumber => "item-number",
            Field::Directive => "directive",
            Field::Natures => "natures",
            Field::Owner => "owner",
            Field::Deadline => "deadline",
            Field::Appointment => "appointment",
            Field::Attachment => "attachment",
        }
    }

    /// The field of a code.
    pub fn parse(code: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.code() == code)
    }
}

/// Circumstances of a value that tell how far its rule can be trusted; one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Circumstances(pub u16);

/// The circumstances with their words in the data.
const WORDS: [(u16, &str); 9] = [
    (1, "english"),
    (2, "labelled"),
    (4, "long"),
    (8, "several"),
    (16, "passed-down"),
    (32, "weak"),
    (64, "minutes"),
    (128, "no-formula"),
    (256, "shaky"),
];

impl Circumstances {
    const ENGLISH: u16 = 1;
    const LABELLED: u16 = 2;
    const LONG: u16 = 4;
    const SEVERAL: u16 = 8;
    const PASSED_DOWN: u16 = 16;
    const WEAK: u16 = 32;
    const MINUTES: u16 = 64;
    const NO_FORMULA: u16 = 128;
    /// The document as a whole was hard to make out: points without a verb, gaps in the numbers, nobody who adopts.
    const SHAKY: u16 = 256;

    fn with(self, bit: u16, set: bool) -> Circumstances {
        Circumstances(if set { self.0 | bit } else { self.0 })
    }

    /// The circumstances in words, joined by commas; `-` for none.
    pub fn words(self) -> String {
        let words: Vec<&str> = WORDS
            .iter()
            .filter(|(b, _)| self.0 & b != 0)
            .map(|(_, w)| *w)
            .collect();
        if words.is_empty() {
            "-".to_owned()
        } else {
            words.join(",")
        }
    }

    /// The circumstances of words joined by commas.
    pub fn parse(words: &str) -> Circumstances {
        Circumstances(
            words
                .split(',')
                .filter_map(|w| WORDS.iter().find(|(_, n)| *n == w))
                .map(|(b, _)| *b)
                .sum(),
        )
    }
}

/// Where a value stands in a reading: the indices of its item, directive and itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place {
    pub item: usize,
    pub directive: usize,
    pub index: usize,
}

/// A value of a reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Its path in the JSON («header/body», «items/2/directives/0/owners/1»).
    pub path: String,
    /// What it is.
    pub field: Field,
    /// Its words, with confidence and rule.
    pub quote: Quote,
    /// Its circumstances.
    pub circumstances: Circumstances,
    pub(crate) place: Place,
}

fn path(field: Field, p: Place) -> String {
    let Place {
        item,
        directive,
        index,
    } = p;
    match field {
        Field::Kind
        | Field::Body
        | Field::Number
        | Field::Date
        | Field::Place
        | Field::Title
        | Field::Resolving => {
            format!("header/{}", field.code())
        }
        Field::Signatory => format!("header/signatories/{index}"),
        Field::Preamble => "preamble".to_owned(),
        Field::Unfulfilled => format!("unfulfilled/{index}"),
        Field::Item => format!("items/{item}"),
        Field::ItemNumber => format!("items/{item}/number"),
        Field::Directive => format!("items/{item}/directives/{directive}"),
        Field::Natures => format!("items/{item}/directives/{directive}/natures"),
        Field::Owner => format!("items/{item}/directives/{directive}/owners/{index}"),
        Field::Deadline => format!("items/{item}/directives/{directive}/deadline"),
        Field::Appointment => format!("items/{item}/directives/{directive}/appointments/{index}"),
        Field::Attachment => format!("items/{item}/directives/{directive}/attachments/{index}"),
    }
}

/// Whether a document as a whole was hard to make out.
fn shaky(r: &Reading) -> bool {
    let unclear = r
        .items
        .iter()
        .filter(|i| {
            i.directives
                .iter()
                .all(|d| d.quote.rule == "item.unclear" || d.quote.rule == "en.under-lead")
        })
        .count();
    let bare = r.items.iter().filter(|i| i.number.is_none()).count();
    let mixed = bare > 0 && bare < r.items.len();
    // Plain numbers of the first level that leave some out.
    let plain: Vec<u32> = r
        .items
        .iter()
        .filter_map(|i| i.number.as_deref()?.split('.').next()?.parse().ok())
        .collect();
    let gaps = plain
        .windows(2)
        .any(|w| matches!(w, [a, b] if *b > a + 1 || b < a));
    r.header.body.is_none() || r.items.is_empty() || unclear * 6 > r.items.len() || mixed || gaps
}

/// Sentences longer than this are long, in code points.
const LONG: usize = 170;

/// Visits the words of every value. The natures of a directive have no words of their own: theirs are given and taken back.
pub(crate) fn walk(
    r: &mut Reading,
    visit: &mut dyn FnMut(Field, Place, Circumstances, &mut f32, &Rule),
) {
    let minutes = r
        .header
        .kind
        .as_ref()
        .is_some_and(|k| k.kind == Kind::Minutes);
    let base = Circumstances::default()
        .with(Circumstances::ENGLISH, r.lang == Lang::En)
        .with(Circumstances::MINUTES, minutes)
        .with(
            Circumstances::NO_FORMULA,
            r.header.resolving.is_none() && !minutes,
        )
        .with(Circumstances::SHAKY, shaky(r));
    let at = Place::default();
    let mut see = |f: Field, p: Place, c: Circumstances, q: &mut Quote| {
        let c = c.with(Circumstances::WEAK, q.confidence < 0.8);
        let Quote {
            confidence, rule, ..
        } = q;
        visit(f, p, c, confidence, rule);
    };
    let h = &mut r.header;
    if let Some(k) = &mut h.kind {
        see(Field::Kind, at, base, &mut k.quote);
    }
    for (f, q) in [
        (Field::Body, &mut h.body),
        (Field::Number, &mut h.number),
        (Field::Place, &mut h.place),
        (Field::Title, &mut h.title),
        (Field::Resolving, &mut h.resolving),
    ] {
        if let Some(q) = q {
            see(f, at, base, q);
        }
    }
    if let Some(d) = &mut h.date {
        see(Field::Date, at, base, &mut d.quote);
    }
    let many = h.signatories.len() > 2;
    for (index, s) in h.signatories.iter_mut().enumerate() {
        let c = base
            .with(Circumstances::SEVERAL, many)
            .with(Circumstances::LABELLED, s.role.is_some());
        see(Field::Signatory, Place { index, ..at }, c, &mut s.name);
    }
    if let Some(q) = &mut r.preamble {
        see(Field::Preamble, at, base, q);
    }
    for (index, q) in r.unfulfilled.iter_mut().enumerate() {
        see(Field::Unfulfilled, Place { index, ..at }, base, q);
    }
    for (n, i) in r.items.iter_mut().enumerate() {
        let at = Place { item: n, ..at };
        let c = base
            .with(Circumstances::LABELLED, i.number.is_some())
            .with(Circumstances::SEVERAL, i.directives.len() > 1);
        let long = i.quote.span.len() > LONG;
        see(
            Field::Item,
            at,
            c.with(Circumstances::LONG, long),
            &mut i.quote,
        );
        if let Some(l) = i.label.as_mut().filter(|_| i.number.is_some()) {
            see(Field::ItemNumber, at, base, l);
        }
        for (k, d) in i.directives.iter_mut().enumerate() {
            let at = Place { directive: k, ..at };
            let c = c.with(Circumstances::LONG, d.quote.span.len() > LONG);
            // The natures follow from the same rule; whether they are right is another question.
            let weak = c.with(Circumstances::WEAK, d.natures_confidence < 0.8);
            let rule = d.quote.rule.clone();
            see(Field::Directive, at, c, &mut d.quote);
            let c = c.with(Circumstances::SEVERAL, d.natures.len() > 1);
            if !d.natures.is_empty() {
                let c = if weak.0 & Circumstances::WEAK != 0 {
                    c.with(Circumstances::WEAK, true)
                } else {
                    c
                };
                see_natures(&mut see, at, c, &mut d.natures_confidence, rule);
            }
            let down = d.owner_from.is_some_and(|f| f != OwnerFrom::Own);
            let c = c.with(Circumstances::SEVERAL, d.owners.len() > 1);
            for (index, o) in d.owners.iter_mut().enumerate() {
                see(
                    Field::Owner,
                    Place { index, ..at },
                    c.with(Circumstances::PASSED_DOWN, down),
                    &mut o.quote,
                );
            }
            if let Some(t) = &mut d.deadline {
                see(Field::Deadline, at, c, &mut t.quote);
            }
            for (index, a) in d.appointments.iter_mut().enumerate() {
                see(Field::Appointment, Place { index, ..at }, c, &mut a.name);
            }
            for (index, q) in d.attachments.iter_mut().enumerate() {
                see(Field::Attachment, Place { index, ..at }, base, q);
            }
        }
    }
}

fn see_natures(
    see: &mut dyn FnMut(Field, Place, Circumstances, &mut Quote),
    at: Place,
    c: Circumstances,
    confidence: &mut f32,
    rule: Rule,
) {
    let mut q = Quote {
        span: Default::default(),
        text: String::new(),
        confidence: *confidence,
        rule,
    };
    see(Field::Natures, at, c, &mut q);
    *confidence = q.confidence;
}

impl Reading {
    /// The values of the reading, in the order of the JSON.
    pub fn values(&self) -> Vec<Value> {
        let mut out = Vec::new();
        let mut copy = self.clone();
        walk(&mut copy, &mut |field,
                              place,
                              circumstances,
                              confidence,
                              rule| {
            let mut quote = self.words_of(field, place).cloned().unwrap_or(Quote {
                span: Default::default(),
                text: String::new(),
                confidence: 0.0,
                rule: rule.clone(),
            });
            quote.confidence = *confidence;
            out.push(Value {
                path: path(field, place),
                field,
                quote,
                circumstances,
                place,
            });
        });
        out
    }

    /// The words of a value.
    pub(crate) fn words_of(&self, field: Field, p: Place) -> Option<&Quote> {
        let h = &self.header;
        let directive = || {
            self.items
                .get(p.item)
                .and_then(|i| i.directives.get(p.directive))
        };
        match field {
            Field::Kind => h.kind.as_ref().map(|k| &k.quote),
            Field::Body => h.body.as_ref(),
            Field::Number => h.number.as_ref(),
            Field::Date => h.date.as_ref().map(|d| &d.quote),
            Field::Place => h.place.as_ref(),
            Field::Title => h.title.as_ref(),
            Field::Resolving => h.resolving.as_ref(),
            Field::Signatory => h.signatories.get(p.index).map(|s| &s.name),
            Field::Preamble => self.preamble.as_ref(),
            Field::Unfulfilled => self.unfulfilled.get(p.index),
            Field::Item => self.items.get(p.item).map(|i| &i.quote),
            Field::ItemNumber => self.items.get(p.item).and_then(|i| i.label.as_ref()),
            Field::Directive => directive().map(|d| &d.quote),
            Field::Natures => directive().and_then(|d| d.verb.as_ref().or(Some(&d.quote))),
            Field::Owner => directive()
                .and_then(|d| d.owners.get(p.index))
                .map(|o| &o.quote),
            Field::Deadline => directive()
                .and_then(|d| d.deadline.as_ref())
                .map(|t| &t.quote),
            Field::Appointment => directive()
                .and_then(|d| d.appointments.get(p.index))
                .map(|a| &a.name),
            Field::Attachment => directive().and_then(|d| d.attachments.get(p.index)),
        }
    }
}

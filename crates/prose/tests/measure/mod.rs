//! The measure of docs/formats/reading.md, section "How a reading is measured": a reading against one made by hand.

#![allow(dead_code)]

pub mod calibration;
mod corpus;
mod likeness;

pub use corpus::{Document, Half, documents, folder};

use std::collections::BTreeMap;

use likeness::{Bare, holds, like, pairs, period, person, stems, words};
use serde_json::Value;

/// The rows whose mean is the total.
pub const STARRED: [&str; 12] = [
    "header",
    "preamble",
    "unfulfilled",
    "items",
    "numbers",
    "directives",
    "owners",
    "owner_names",
    "deadlines",
    "natures",
    "appointments",
    "attachments",
];

/// The single values of the header, in the order of the table.
const HEADER: [&str; 7] = [
    "kind",
    "body",
    "number",
    "date",
    "place",
    "title",
    "resolving",
];

/// Words that a name may have or lack.
const DETERMINERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "each",
    "every",
    "all",
    "т",
    "тов",
    "тт",
    "все",
    "всем",
    "всех",
    "каждый",
    "каждому",
];
const PLACE_SIGNS: &[&str] = &["г", "город", "гор", "пос", "с", "city", "of"];

/// How often a row was right, said too much and said too little.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Count {
    pub right: usize,
    pub surplus: usize,
    pub missed: usize,
}

impl Count {
    /// The F1 of the row; `None` where there was nothing to say and nothing was said.
    pub fn f1(self) -> Option<f64> {
        let all = 2 * self.right + self.surplus + self.missed;
        (all > 0).then(|| 2.0 * self.right as f64 / all as f64)
    }
}

/// The rows, and for each value that was read whether it is right.
#[derive(Debug, Default)]
pub struct Tally {
    pub rows: BTreeMap<String, Count>,
    /// By the path of the value («items/2/directives/0/owners/1»).
    pub verdicts: BTreeMap<String, bool>,
    /// Every miss (-) and surplus (+), for people.
    pub notes: Vec<String>,
}

impl Tally {
    fn add(&mut self, row: &str, c: Count) {
        let have = self.rows.entry(row.to_owned()).or_default();
        have.right += c.right;
        have.surplus += c.surplus;
        have.missed += c.missed;
    }

    /// Adds the rows of another document.
    pub fn join(&mut self, other: &Tally) {
        for (row, c) in &other.rows {
            self.add(row, *c);
        }
    }

    /// The mean F1 of the starred rows that say anything.
    pub fn total(&self) -> f64 {
        let known: Vec<f64> = STARRED
            .iter()
            .filter_map(|r| self.rows.get(*r).and_then(|c| c.f1()))
            .collect();
        known.iter().sum::<f64>() / known.len().max(1) as f64
    }

    /// The F1 of a row; 1 where there was nothing to say.
    pub fn f1(&self, row: &str) -> f64 {
        self.rows.get(row).and_then(|c| c.f1()).unwrap_or(1.0)
    }

    /// The table for people.
    pub fn table(&self) -> String {
        let mut out = format!(
            "{:<22}{:>6}{:>9}{:>8}{:>8}\n",
            "row", "right", "surplus", "missed", "F1"
        );
        let mut rows: Vec<&String> = self.rows.keys().collect();
        let place = |r: &str| {
            STARRED
                .iter()
                .position(|s| r == *s || r.starts_with(&format!("{s}.")))
                .unwrap_or(STARRED.len())
        };
        rows.sort_by_key(|r| (place(r), r.contains('.'), (*r).clone()));
        for r in rows {
            let c = self.rows.get(r).copied().unwrap_or_default();
            let f1 = c.f1().map_or("-".to_owned(), |f| format!("{f:.3}"));
            let star = if STARRED.contains(&r.as_str()) {
                '*'
            } else {
                ' '
            };
            out.push_str(&format!(
                "{star}{r:<21}{:>6}{:>9}{:>8}{f1:>8}\n",
                c.right, c.surplus, c.missed
            ));
        }
        out.push_str(&format!("total {:.4}\n", self.total()));
        out
    }

    /// Compares two lists one to one, best likeness first; at least one half counts.
    fn lists<T>(
        &mut self,
        row: &str,
        gold: &[T],
        read: &[(String, T)],
        show: impl Fn(&T) -> String,
        same: impl Fn(&T, &T) -> f64,
    ) -> Vec<(usize, usize)> {
        let found = pairs(gold.len(), read.len(), 0.5, |g, r| {
            same(&gold[g], &read[r].1)
        });
        self.add(
            row,
            Count {
                right: found.len(),
                surplus: read.len() - found.len(),
                missed: gold.len() - found.len(),
            },
        );
        for (n, (path, value)) in read.iter().enumerate() {
            let right = found.iter().any(|(_, r)| *r == n);
            if !path.is_empty() {
                // A value that two rows look at (an owner's words and name) is right when both are.
                let v = self.verdicts.entry(path.clone()).or_insert(true);
                *v &= right;
            }
            if !right {
                self.notes.push(format!("+ {row}: {}", show(value)));
            }
        }
        for (n, value) in gold.iter().enumerate() {
            if !found.iter().any(|(g, _)| *g == n) {
                self.notes.push(format!("- {row}: {}", show(value)));
            }
        }
        found
    }
}

fn shown(v: &Value) -> String {
    let text = match v {
        Value::String(s) => s.clone(),
        Value::Object(o) if o.get("text").is_some_and(Value::is_string) && !o.contains_key("type") => format!(
            "[{}] {}",
            o.get("number").and_then(Value::as_str).unwrap_or(""),
            o.get("text").and_then(Value::as_str).unwrap_or("")
        ),
        Value::Object(o) => serde_json::json!({"type": o.get("type"), "value": o.get("value"), "text": o.get("text"), "name": o.get("name"), "role": o.get("role")}).to_string(),
        v => v.to_string(),
    };
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    flat.chars().take(140).collect()
}

fn list<'v>(v: &'v Value, key: &str) -> Vec<&'v Value> {
    v.get(key)
        .and_then(Value::as_array)
        .map_or_else(Vec::new, |a| a.iter().collect())
}

fn text<'v>(v: &'v Value, key: &str) -> &'v str {
    v.get(key).and_then(Value::as_str).unwrap_or("")
}

fn yes(b: bool) -> f64 {
    if b { 1.0 } else { 0.0 }
}

fn paths<'v>(values: &[&'v Value], stem: &str) -> Vec<(String, &'v Value)> {
    values
        .iter()
        .enumerate()
        .map(|(n, v)| (format!("{stem}/{n}"), *v))
        .collect()
}

/// Compares the reading of a text with the one made by hand.
pub fn measure(source: &str, gold: &Value, read: &Value) -> Tally {
    let mut t = Tally::default();
    let bare = Bare::new(source);
    header(
        &mut t,
        gold.get("header").unwrap_or(&Value::Null),
        read.get("header").unwrap_or(&Value::Null),
    );
    let one = |v: &Value, key: &str| v.get(key).filter(|p| p.is_object()).cloned();
    for (row, least) in [("preamble", 0.7), ("unfulfilled", 0.5)] {
        let of = |v: &Value| -> Vec<Value> {
            match v.get(row) {
                Some(Value::Array(a)) => a.clone(),
                _ => one(v, row).into_iter().collect(),
            }
        };
        let (g, r) = (of(gold), of(read));
        let stem = |n: usize| {
            if row == "preamble" {
                row.to_owned()
            } else {
                format!("{row}/{n}")
            }
        };
        spans(&mut t, row, least, &bare, &g, &r, stem);
    }
    let (gi, ri): (Vec<Value>, Vec<Value>) = (
        list(gold, "items").into_iter().cloned().collect(),
        list(read, "items").into_iter().cloned().collect(),
    );
    let found = spans(&mut t, "items", 0.7, &bare, &gi, &ri, |n| {
        format!("items/{n}")
    });
    numbers(&mut t, &gi, &ri, &found);
    directives(&mut t, &bare, &gi, &ri);
    t
}

/// Ranges of the text that overlap by at least `least` of their union.
fn spans(
    t: &mut Tally,
    row: &str,
    least: f64,
    bare: &Bare,
    gold: &[Value],
    read: &[Value],
    path: impl Fn(usize) -> String,
) -> Vec<(usize, usize)> {
    let (g, r) = (bare.places(gold), bare.places(read));
    let gold: Vec<_> = gold.iter().zip(g).collect();
    let read: Vec<_> = read
        .iter()
        .zip(r)
        .enumerate()
        .map(|(n, x)| (path(n), x))
        .collect();
    t.lists(
        row,
        &gold,
        &read,
        |x| shown(x.0),
        |a, b| {
            let s = Bare::overlap(a.1, b.1);
            if s >= least { s } else { 0.0 }
        },
    )
}

fn number_key(n: &str) -> String {
    let kept: String = n
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '.' || *c == '_')
        .collect();
    kept.trim_matches('.').to_lowercase()
}

fn header(t: &mut Tally, gold: &Value, read: &Value) {
    let mut sum = Count::default();
    let mut add = |t: &Tally, row: &str| {
        let c = t.rows.get(row).copied().unwrap_or_default();
        sum.right += c.right;
        sum.surplus += c.surplus;
        sum.missed += c.missed;
    };
    for field in HEADER {
        let row = format!("header.{field}");
        let (g, r) = (text(gold, field), text(read, field));
        let gs: Vec<&str> = if g.is_empty() { vec![] } else { vec![g] };
        let rs: Vec<(String, &str)> = if r.is_empty() {
            vec![]
        } else {
            vec![(format!("header/{field}"), r)]
        };
        let mut others = vec![g];
        others.extend(list(gold, "body_alt").into_iter().filter_map(Value::as_str));
        t.lists(
            &row,
            &gs,
            &rs,
            |s| (*s).to_owned(),
            |g, r| {
                yes(match field {
                    "kind" | "date" => g == r,
                    "number" => number_key(g) == number_key(r),
                    "body" => others.iter().any(|g| {
                        let (a, b) = (stems(g, DETERMINERS), stems(r, DETERMINERS));
                        holds(&a, &b) || like(&a, &b) >= 0.7
                    }),
                    "place" => holds(&stems(g, PLACE_SIGNS), &stems(r, PLACE_SIGNS)),
                    "title" => like(&stems(g, &[]), &stems(r, &[])) >= 0.8,
                    _ => like(&stems(g, &[]), &stems(r, &[])) >= 0.7,
                })
            },
        );
        add(t, &row);
    }
    let gs = list(gold, "signatories");
    let rs = paths(&list(read, "signatories"), "header/signatories");
    t.lists(
        "header.signatories",
        &gs,
        &rs,
        |v| shown(v),
        |a, b| yes(same_person(a, b)),
    );
    add(t, "header.signatories");
    t.add("header", sum);
}

fn same_person(a: &Value, b: &Value) -> bool {
    let (ra, rb) = (words(text(a, "role"), &[]), words(text(b, "role"), &[]));
    let role = ra.is_empty() && rb.is_empty() || holds(&ra, &rb);
    let name = person(text(a, "name"));
    role && !name.is_empty() && name == person(text(b, "name"))
}

fn numbers(t: &mut Tally, gold: &[Value], read: &[Value], found: &[(usize, usize)]) {
    let mut c = Count::default();
    for (n, g) in gold.iter().enumerate() {
        let partner = found.iter().find(|(i, _)| *i == n).map(|(_, r)| *r);
        let (a, b) = (
            text(g, "number"),
            partner.map_or("", |r| text(&read[r], "number")),
        );
        let right = !a.is_empty() && !b.is_empty() && number_key(a) == number_key(b);
        if right {
            c.right += 1;
        } else {
            c.missed += usize::from(!a.is_empty());
            c.surplus += usize::from(!b.is_empty());
            if a != b {
                t.notes.push(format!("± numbers: gold {a:?} read {b:?}"));
            }
        }
        if let Some(r) = partner.filter(|_| !b.is_empty()) {
            t.verdicts.insert(format!("items/{r}/number"), right);
        }
    }
    for (n, r) in read.iter().enumerate() {
        if !found.iter().any(|(_, x)| *x == n) && !text(r, "number").is_empty() {
            c.surplus += 1;
            t.verdicts.insert(format!("items/{n}/number"), false);
        }
    }
    t.add("numbers", c);
}

type Placed<'v> = (String, &'v Value, Option<(usize, usize)>);

fn placed<'v>(bare: &Bare, items: &'v [Value]) -> Vec<Placed<'v>> {
    let mut out = Vec::new();
    let mut after = 0;
    for (n, item) in items.iter().enumerate() {
        let whole = bare.place(item, after);
        let mut at = whole.map_or(after, |w| w.0);
        for (k, d) in list(item, "directives").into_iter().enumerate() {
            let here = bare.place(d, at);
            at = here.map_or(at, |h| h.1);
            out.push((format!("items/{n}/directives/{k}"), d, here));
        }
        after = whole.map_or(after, |w| w.1);
    }
    out
}

fn directives(t: &mut Tally, bare: &Bare, gold: &[Value], read: &[Value]) {
    let (g, r) = (placed(bare, gold), placed(bare, read));
    let found = pairs(g.len(), r.len(), 0.5, |i, j| {
        let (a, b) = (g[i].2, r[j].2);
        let s = Bare::overlap(a, b);
        if s >= 0.5 {
            2.0 * s
        } else if s >= 0.25 && Bare::covers(a, b) >= 0.8 {
            0.5 + s
        } else {
            0.0
        }
    });
    t.add(
        "directives",
        Count {
            right: found.len(),
            surplus: r.len() - found.len(),
            missed: g.len() - found.len(),
        },
    );
    for (n, x) in g.iter().enumerate() {
        let partner = found.iter().find(|(i, _)| *i == n).map(|(_, j)| *j);
        match partner {
            Some(j) => {
                t.verdicts.insert(r[j].0.clone(), true);
                directive(t, x.1, r[j].1, &r[j].0);
            }
            None => {
                t.notes.push(format!("- directives: {}", shown(x.1)));
                directive(t, x.1, &Value::Null, "");
            }
        }
    }
    for (n, x) in r.iter().enumerate() {
        if !found.iter().any(|(_, j)| *j == n) {
            t.notes.push(format!("+ directives: {}", shown(x.1)));
            t.verdicts.insert(x.0.clone(), false);
            directive(t, &Value::Null, x.1, &x.0);
        }
    }
}

fn directive(t: &mut Tally, gold: &Value, read: &Value, path: &str) {
    let from = t.notes.len();
    let (go, ro) = (
        list(gold, "owners"),
        paths(&list(read, "owners"), &format!("{path}/owners")),
    );
    for (row, key) in [("owners", "text"), ("owner_names", "name")] {
        t.lists(
            row,
            &go,
            &ro,
            |o| text(o, key).to_owned(),
            |a, b| {
                yes(like(
                    &words(text(a, key), DETERMINERS),
                    &words(text(b, key), DETERMINERS),
                ) >= 0.8)
            },
        );
    }
    let one = |v: &Value| v.get("deadline").filter(|d| d.is_object()).cloned();
    let gd: Vec<Value> = one(gold).into_iter().collect();
    let rd: Vec<(String, Value)> = one(read)
        .into_iter()
        .map(|d| (format!("{path}/deadline"), d))
        .collect();
    t.lists("deadlines", &gd, &rd, shown, |a, b| {
        yes(same_deadline(a, b))
    });

    let natures = |v: &Value| -> Vec<String> {
        let mut all: Vec<String> = list(v, "natures")
            .into_iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        all.sort();
        all.dedup();
        all
    };
    let (gn, rn) = (natures(gold), natures(read));
    let np: Vec<(String, String)> = rn
        .iter()
        .map(|n| (format!("{path}/natures"), n.clone()))
        .collect();
    t.lists("natures", &gn, &np, String::clone, |a, b| yes(a == b));
    if !rn.is_empty() {
        let all = t.verdicts.entry(format!("{path}/natures")).or_insert(true);
        *all &= gn == rn;
    }
    for n in gn.iter().chain(rn.iter().filter(|n| !gn.contains(n))) {
        let (in_g, in_r) = (gn.contains(n), rn.contains(n));
        t.add(
            &format!("natures.{n}"),
            Count {
                right: usize::from(in_g && in_r),
                surplus: usize::from(!in_g),
                missed: usize::from(!in_r),
            },
        );
    }
    let (ga, ra) = (
        list(gold, "appointments"),
        paths(&list(read, "appointments"), &format!("{path}/appointments")),
    );
    t.lists(
        "appointments",
        &ga,
        &ra,
        |v| shown(v),
        |a, b| yes(same_person(a, b)),
    );
    let (gx, rx) = (
        list(gold, "attachments"),
        paths(&list(read, "attachments"), &format!("{path}/attachments")),
    );
    t.lists(
        "attachments",
        &gx,
        &rx,
        |v| shown(v),
        |a, b| {
            yes(holds(
                &words(a.as_str().unwrap_or(""), &[]),
                &words(b.as_str().unwrap_or(""), &[]),
            ))
        },
    );
    let place = shown(if gold.is_null() { read } else { gold });
    let place: String = place.chars().take(80).collect();
    for n in t.notes.iter_mut().skip(from) {
        n.push_str(&format!("   in: {place}"));
    }
}

fn same_deadline(a: &Value, b: &Value) -> bool {
    let kind = text(a, "type");
    if kind != text(b, "type") {
        return false;
    }
    match kind {
        "permanent" => true,
        "event" => like(&words(text(a, "text"), &[]), &words(text(b, "text"), &[])) >= 0.5,
        _ => period(text(a, "value")) == period(text(b, "value")),
    }
}

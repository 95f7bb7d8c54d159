//! The JSON of `docs/formats/reading.md`, written from a [`Reading`].

use serde_json::{Map, Value, json};

use crate::reading::{Deadline, Directive, Item, Owner, Quote, Reading};
use crate::remark::Remark;

/// The version of the format.
pub const FORMAT: u32 = 1;

impl Reading {
    /// The reading in the format of `docs/formats/reading.md`, without remarks.
    pub fn to_json(&self) -> Value {
        let h = &self.header;
        let mut places = Map::new();
        let mut place = |key: &str, q: Option<&Quote>| {
            if let Some(q) = q {
                places.insert(
                    key.to_owned(),
                    json!({"start": q.span.start, "end": q.span.end, "confidence": round(q.confidence), "rule": q.rule}),
                );
            }
        };
        place("kind", h.kind.as_ref().map(|k| &k.quote));
        place("body", h.body.as_ref());
        place("number", h.number.as_ref());
        place("date", h.date.as_ref().map(|d| &d.quote));
        place("place", h.place.as_ref());
        place("title", h.title.as_ref());
        place("resolving", h.resolving.as_ref());
        let text = |q: &Option<Quote>| q.as_ref().map(|q| q.text.clone());
        json!({
            "format": FORMAT,
            "lang": self.lang.code(),
            "header": {
                "kind": h.kind.as_ref().map(|k| k.kind.code()),
                "body": text(&h.body),
                "number": text(&h.number),
                "date": h.date.as_ref().map(|d| d.iso.clone()),
                "place": text(&h.place),
                "title": text(&h.title),
                "resolving": text(&h.resolving),
                "signatories": h.signatories.iter().map(|s| json!({
                    "name": s.name.text,
                    "role": s.role.as_ref().map(|r| r.text.clone()),
                    "start": s.name.span.start,
                    "end": s.name.span.end,
                    "confidence": round(s.name.confidence),
                    "rule": s.name.rule,
                })).collect::<Vec<_>>(),
                "spans": places,
            },
            "preamble": self.preamble.as_ref().map(quote),
            "unfulfilled": self.unfulfilled.iter().map(quote).collect::<Vec<_>>(),
            "items": self.items.iter().map(item).collect::<Vec<_>>(),
            "acts": self.facts.acts.iter().map(|a| with(&a.quote, json!({
                "kind": a.kind.map(|k| k.code()), "number": a.number, "date": a.date, "body": a.body,
                "role": a.role.code(), "carried_out": a.carried_out, "item": a.item,
            }))).collect::<Vec<_>>(),
            "money": self.facts.money.iter().map(|m| with(&m.quote, json!({
                "amount": m.amount, "currency": m.currency, "item": m.item,
            }))).collect::<Vec<_>>(),
            "votes": self.facts.votes.iter().map(|v| with(&v.quote, json!({
                "for": v.in_favour, "against": v.against, "abstained": v.abstained, "result": v.result.map(|r| r.code()),
            }))).collect::<Vec<_>>(),
            "periods": self.facts.periods.iter().map(|p| with(&p.quote, json!({
                "value": p.value, "item": p.item,
            }))).collect::<Vec<_>>(),
        })
    }

    /// The same with a key `remarks`: each with the key of its message, its variables and its place.
    pub fn to_json_with(&self, remarks: &[Remark]) -> Value {
        let mut out = self.to_json();
        if let Some(map) = out.as_object_mut() {
            let list = remarks.iter().map(|r| {
                let args: Map<String, Value> = r.args().into_iter().map(|(k, v)| (k.to_owned(), Value::String(v))).collect();
                json!({"key": r.key(), "args": args, "start": r.span().map(|s| s.start), "end": r.span().map(|s| s.end)})
            });
            map.insert("remarks".to_owned(), list.collect());
        }
        out
    }
}

fn quote(q: &Quote) -> Value {
    json!({"start": q.span.start, "end": q.span.end, "text": q.text, "confidence": round(q.confidence), "rule": q.rule})
}

/// A quote with further keys.
fn with(q: &Quote, more: Value) -> Value {
    let mut out = quote(q);
    if let (Some(map), Value::Object(more)) = (out.as_object_mut(), more) {
        map.extend(more);
    }
    out
}

fn item(i: &Item) -> Value {
    let mut out = quote(&i.quote);
    if let Some(map) = out.as_object_mut() {
        map.insert("number".to_owned(), json!(i.number));
        map.insert(
            "label".to_owned(),
            json!(i.label.as_ref().map(|l| l.text.clone())),
        );
        map.insert("position".to_owned(), json!(i.position));
        map.insert(
            "lead".to_owned(),
            i.lead.as_ref().map_or(Value::Null, quote),
        );
        map.insert(
            "directives".to_owned(),
            i.directives.iter().map(directive).collect(),
        );
    }
    out
}

fn directive(d: &Directive) -> Value {
    let mut out = quote(&d.quote);
    if let Some(map) = out.as_object_mut() {
        map.insert(
            "verb".to_owned(),
            d.verb.as_ref().map_or(Value::Null, quote),
        );
        map.insert("owners".to_owned(), d.owners.iter().map(owner).collect());
        map.insert(
            "owner_from".to_owned(),
            json!(d.owner_from.map(|f| f.code())),
        );
        map.insert(
            "deadline".to_owned(),
            d.deadline.as_ref().map_or(Value::Null, deadline),
        );
        map.insert(
            "natures".to_owned(),
            d.natures.iter().map(|n| n.code()).collect(),
        );
        map.insert(
            "natures_confidence".to_owned(),
            json!(round(d.natures_confidence)),
        );
        let appointments = d.appointments.iter().map(|a| {
            json!({
                "name": a.name.text, "role": a.role.as_ref().map(|r| r.text.clone()),
                "start": a.name.span.start, "end": a.name.span.end,
                "confidence": round(a.name.confidence), "rule": a.name.rule,
            })
        });
        map.insert("appointments".to_owned(), appointments.collect());
        map.insert("jointly".to_owned(), d.jointly.iter().map(owner).collect());
        map.insert(
            "touches".to_owned(),
            d.touches.as_ref().map_or(Value::Null, quote),
        );
        map.insert(
            "forms".to_owned(),
            d.forms.as_ref().map_or(Value::Null, quote),
        );
        map.insert(
            "grade".to_owned(),
            d.grade.as_ref().map_or(Value::Null, quote),
        );
        map.insert(
            "attachments".to_owned(),
            d.attachments.iter().map(|a| a.text.clone()).collect(),
        );
    }
    out
}

fn owner(o: &Owner) -> Value {
    let mut out = quote(&o.quote);
    if let Some(map) = out.as_object_mut() {
        map.insert("name".to_owned(), json!(o.name));
        map.insert("resolves_to".to_owned(), json!(o.resolves_to));
        map.insert("key".to_owned(), json!(o.key));
    }
    out
}

fn deadline(d: &Deadline) -> Value {
    let mut out = quote(&d.quote);
    if let Some(map) = out.as_object_mut() {
        map.insert("type".to_owned(), json!(d.kind.code()));
        map.insert("value".to_owned(), json!(d.value));
        map.insert("due_on".to_owned(), json!(d.due_on.map(|x| x.to_string())));
        map.insert("computed_from".to_owned(), json!(d.computed_from));
        map.insert("rrule".to_owned(), json!(d.rrule));
        map.insert("working_days".to_owned(), json!(d.working_days));
    }
    out
}

/// Two places are as much as a confidence means.
fn round(c: f32) -> f64 {
    (f64::from(c) * 100.0).round() / 100.0
}

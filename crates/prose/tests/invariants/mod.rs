//! What holds of any reading, whatever the text: used by the property tests and by the fuzzer.

#![allow(dead_code)]

use veche_prose::{Lexicon, Quote, Reading, Span, read};

/// All quotes of a reading.
pub fn quotes(r: &Reading) -> Vec<Quote> {
    let h = &r.header;
    let mut out: Vec<Quote> = [
        &h.body,
        &h.number,
        &h.place,
        &h.title,
        &h.resolving,
        &r.preamble,
    ]
    .into_iter()
    .flatten()
    .cloned()
    .collect();
    out.extend(h.kind.iter().map(|k| k.quote.clone()));
    out.extend(h.date.iter().map(|d| d.quote.clone()));
    for s in &h.signatories {
        out.push(s.name.clone());
        out.extend(s.role.clone());
    }
    out.extend(r.unfulfilled.iter().cloned());
    for i in &r.items {
        out.push(i.quote.clone());
        out.extend(i.label.clone());
        out.extend(i.lead.clone());
        for d in &i.directives {
            out.push(d.quote.clone());
            out.extend(d.verb.clone());
            out.extend(d.owners.iter().chain(&d.jointly).map(|o| o.quote.clone()));
            out.extend(d.deadline.iter().map(|d| d.quote.clone()));
            out.extend(d.attachments.iter().cloned());
            out.extend(
                [&d.touches, &d.forms, &d.grade]
                    .into_iter()
                    .flatten()
                    .cloned(),
            );
            for a in &d.appointments {
                out.push(a.name.clone());
                out.extend(a.role.clone());
            }
        }
    }
    let f = &r.facts;
    out.extend(f.acts.iter().map(|a| a.quote.clone()));
    out.extend(f.money.iter().map(|m| m.quote.clone()));
    out.extend(f.votes.iter().map(|v| v.quote.clone()));
    out.extend(f.periods.iter().map(|p| p.quote.clone()));
    out
}

/// Reads a text and asserts what must hold.
pub fn check(text: &str) {
    let (reading, remarks) = read(text, &Lexicon::new());
    let points: Vec<char> = text.chars().collect();
    for q in quotes(&reading) {
        let Span { start, end } = q.span;
        assert!(
            start < end && end <= points.len(),
            "{start}..{end} of {} by {}",
            points.len(),
            q.rule
        );
        let there: String = points[start..end].iter().collect();
        assert_eq!(there, q.text);
        assert!((0.0..=1.0).contains(&q.confidence));
    }
    // Items stand in the order of the text and do not overlap; directives lie in theirs, in order.
    for pair in reading.items.windows(2) {
        assert!(pair[0].quote.span.end <= pair[1].quote.span.start);
    }
    for item in &reading.items {
        for d in &item.directives {
            assert!(item.quote.span.contains(d.quote.span));
        }
        for pair in item.directives.windows(2) {
            assert!(pair[0].quote.span.start <= pair[1].quote.span.start);
        }
    }
    for remark in remarks {
        assert!(remark.span().is_none_or(|s| s.end <= points.len()));
        assert!(remark.key().starts_with("prose-"));
    }
    for e in reading.explain() {
        assert_ne!(e.key, "prose-rule-other", "{}", e.rule);
        assert!(!e.because.is_empty() || e.words.span.is_empty());
    }
}

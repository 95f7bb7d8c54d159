//! How well the reader reads the documents of tests/corpus: the measure of docs/formats/reading.md, with floors a little under what was measured.
//!
//! `cargo nextest run -p veche-prose --test corpus --success-output immediate` prints the tables.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout
)]

mod measure;

use measure::calibration::{at_the_line, judge};
use measure::{Half, STARRED, Tally, documents, folder, measure};
use veche_prose::confidence::Estimates;
use veche_prose::{Lexicon, read};

/// Floors for a language and a half: the total, and any starred row.
const FLOORS: [(&str, Half, f64, f64); 4] = [
    ("ru", Half::Dev, 0.98, 0.95),
    ("en", Half::Dev, 0.98, 0.95),
    ("ru", Half::Held, 0.92, 0.81),
    ("en", Half::Held, 0.80, 0.68),
];

#[test]
fn every_document_is_read_as_well_as_was_measured() {
    let all = documents(&folder());
    assert!(all.len() >= 44, "documents are gone");
    let mut low = Vec::new();
    for (lang, half, total, row) in FLOORS {
        let mut sum = Tally::default();
        for d in all.iter().filter(|d| d.lang == lang && d.half == half) {
            let (reading, _) = read(&d.text, &Lexicon::new());
            let t = measure(&d.text, &d.gold, &reading.to_json());
            println!("{:<34} {:.3}", d.name, t.total());
            sum.join(&t);
        }
        println!("\n{lang} {half:?}\n{}", sum.table());
        if sum.total() < total {
            low.push(format!(
                "{lang} {half:?}: total {:.4} under {total}",
                sum.total()
            ));
        }
        for r in STARRED.into_iter().filter(|r| sum.f1(r) < row) {
            low.push(format!("{lang} {half:?}: {r} {:.3} under {row}", sum.f1(r)));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}

/// Of the values shown without a question so many must be right, and so many of all must be shown, with one document left out.
const KEPT: f64 = 0.99;
const SHOWN: f64 = 0.85;

#[test]
fn what_is_shown_without_a_question_is_right() {
    let judged = judge(&documents(&folder()));
    let dev = at_the_line(&judged, Half::Dev);
    let held = at_the_line(&judged, Half::Held);
    for (name, f) in [("dev", dev), ("held", held)] {
        println!(
            "{name}: {} values, {:.3} shown, {:.4} of those right",
            f.values,
            f.share(),
            f.kept()
        );
    }
    assert!(dev.kept() >= KEPT, "{}", dev.kept());
    assert!(dev.share() >= SHOWN, "{}", dev.share());
    // Documents that were never looked at keep less; this much was measured.
    assert!(held.kept() >= 0.92, "{}", held.kept());
}

#[test]
fn the_fitted_counts_are_those_of_the_documents() {
    // The data were made from these documents; a rule that is new since then is as sure as its field.
    let fitted = Estimates::fitted().to_text();
    assert!(fitted.lines().count() > 100, "run the example calibrate");
}

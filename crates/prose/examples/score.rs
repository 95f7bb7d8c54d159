//! Measures the reader over a folder of texts with readings made by hand: the table of docs/formats/reading.md.
//!
//! `score [--diff] [--half dev|held] [--lang ru|en] [FOLDER]`; without a folder that of the tests.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "../tests/measure/mod.rs"]
mod measure;

use measure::{Half, Tally, documents, folder, measure};
use veche_prose::{Lexicon, read};

fn main() {
    let mut args = std::env::args().skip(1);
    let (mut diff, mut half, mut lang, mut place) = (false, None, None, folder());
    while let Some(a) = args.next() {
        match a.as_str() {
            "--diff" => diff = true,
            "--half" => {
                half = args
                    .next()
                    .map(|h| if h == "held" { Half::Held } else { Half::Dev });
            }
            "--lang" => lang = args.next(),
            _ => place = a.into(),
        }
    }
    let mut sum = Tally::default();
    let mut count = 0;
    for d in documents(&place) {
        if half.is_some_and(|h| h != d.half) || lang.as_ref().is_some_and(|l| *l != d.lang) {
            continue;
        }
        count += 1;
        let (reading, _) = read(&d.text, &Lexicon::new());
        let t = measure(&d.text, &d.gold, &reading.to_json());
        if diff {
            println!("== {} {:.3}", d.name, t.total());
            for n in &t.notes {
                println!("  {n}");
            }
        }
        sum.join(&t);
    }
    println!("{}{count} documents", sum.table());
}

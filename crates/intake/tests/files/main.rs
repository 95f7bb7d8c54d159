//! Whole files in, text out: each format, each refusal, and bytes that nobody meant.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)] // the helpers of tests are tests, too

mod bad;
mod make;
mod office;
mod pdf;

use veche_intake::{CannotRead, Extracted, Limits};

fn read(bytes: &[u8]) -> Result<Extracted, CannotRead> {
    let read = veche_intake::extract(bytes, None, &Limits::default());
    if let Ok(x) = &read {
        holds(x);
    }
    read
}

/// What holds of every text, whatever it came from.
fn holds(x: &Extracted) {
    let chars: Vec<char> = x.text.chars().collect();
    assert!(
        chars
            .iter()
            .all(|c| !c.is_control() || *c == '\n' || *c == '\t'),
        "control characters in {:?}",
        x.text
    );
    assert!(!x.text.contains('\u{ad}'));
    let mut before = 0;
    for place in &x.places {
        assert!(
            before <= place.start && place.start < place.end && place.end <= chars.len(),
            "{place:?}"
        );
        assert!(
            chars[before..place.start].iter().all(|c| c.is_whitespace()),
            "text outside of places before {place:?}"
        );
        for at in [place.start, place.end - 1] {
            assert_eq!(x.place_of(at), Some(place));
        }
        before = place.end;
    }
    assert!(chars[before..].iter().all(|c| c.is_whitespace()));
}

/// The stretch of text that a place names.
fn stretch(x: &Extracted, at: usize) -> String {
    let place = x.places[at];
    x.text
        .chars()
        .skip(place.start)
        .take(place.end - place.start)
        .collect()
}

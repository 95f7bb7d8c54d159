//! Counts how often values of each rule are right in the documents of the tests, writes `data/confidence.txt`, and says what the line keeps.
//!
//! `calibrate [--dry] [FOLDER]`. Each figure is measured with one document left out.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "../tests/measure/mod.rs"]
mod measure;

use measure::calibration::{at_the_line, figures, fit, judge};
use measure::{Half, documents, folder};

fn main() -> std::io::Result<()> {
    let dry = std::env::args().any(|a| a == "--dry");
    let place = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    let documents = documents(&place.map_or_else(folder, Into::into));
    let judged = judge(&documents);
    for half in [Half::Dev, Half::Held] {
        let f = at_the_line(&judged, half);
        println!(
            "{half:?}: {} values, {:.1} % right; {:.1} % above the line, {:.2} % of them right",
            f.values,
            100.0 * f.right as f64 / f.values.max(1) as f64,
            100.0 * f.share(),
            100.0 * f.kept()
        );
        for line in [0.85, 0.9, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98] {
            let f = figures(&judged, half, line);
            println!(
                "   line {line:.2}: {:.1} % shown, {:.2} % right",
                100.0 * f.share(),
                100.0 * f.kept()
            );
        }
    }
    if !dry {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/confidence.txt");
        let head = "# How often values were right: field, rule, circumstances, right, seen. Documents that rules were tuned on count a fifth.\n\
                    # Made by: cargo run --release -p veche-prose --example calibrate\n";
        std::fs::write(path, format!("{head}{}", fit(&judged, None).to_text()))?;
    }
    Ok(())
}

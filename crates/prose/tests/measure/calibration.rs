//! How well confidences keep what they promise, measured with one document left out.

use super::{Document, Half, measure};
use veche_prose::confidence::{Estimates, SURE, unsettled};
use veche_prose::{Circumstances, Field, Lexicon};

/// A document that rules were tuned on tells little of how they will fare on others: its values count for so much of one.
const TUNED_ON: f32 = 0.2;

/// A value that was judged.
pub struct Judged {
    pub document: usize,
    pub half: Half,
    pub field: Field,
    pub rule: String,
    pub circumstances: Circumstances,
    pub right: bool,
}

/// All values of the documents with whether each is right.
pub fn judge(documents: &[Document]) -> Vec<Judged> {
    let mut out = Vec::new();
    for (n, d) in documents.iter().enumerate() {
        let reading = unsettled(&d.text, &Lexicon::new());
        let verdicts = measure(&d.text, &d.gold, &reading.to_json()).verdicts;
        for v in reading.values() {
            if let Some(right) = verdicts.get(&v.path) {
                out.push(Judged {
                    document: n,
                    half: d.half,
                    field: v.field,
                    rule: v.quote.rule.to_string(),
                    circumstances: v.circumstances,
                    right: *right,
                });
            }
        }
    }
    out
}

/// Estimates from all documents, or from all but one.
pub fn fit(judged: &[Judged], left_out: Option<usize>) -> Estimates {
    let mut out = Estimates::default();
    for j in judged.iter().filter(|j| Some(j.document) != left_out) {
        let weight = if j.half == Half::Held { 1.0 } else { TUNED_ON };
        out.count(j.field, &j.rule, j.circumstances, j.right, weight);
    }
    out.draw();
    out
}

/// What a line promises and keeps.
#[derive(Debug, Clone, Copy, Default)]
pub struct Figures {
    pub values: usize,
    pub right: usize,
    /// At or above the line.
    pub shown: usize,
    pub shown_right: usize,
}

impl Figures {
    /// The share of values that are shown without a question.
    pub fn share(self) -> f64 {
        self.shown as f64 / self.values.max(1) as f64
    }
    /// How many of those are right.
    pub fn kept(self) -> f64 {
        self.shown_right as f64 / self.shown.max(1) as f64
    }
}

/// The figures of a half, each document read with estimates that never saw it.
pub fn figures(judged: &[Judged], half: Half, line: f32) -> Figures {
    let mut out = Figures::default();
    let mut documents: Vec<usize> = judged
        .iter()
        .filter(|j| j.half == half)
        .map(|j| j.document)
        .collect();
    documents.dedup();
    for n in documents {
        let estimates = fit(judged, Some(n));
        for j in judged.iter().filter(|j| j.document == n) {
            let sure = estimates.of(j.field, &j.rule.clone().into(), j.circumstances) >= line;
            out.values += 1;
            out.right += usize::from(j.right);
            out.shown += usize::from(sure);
            out.shown_right += usize::from(sure && j.right);
        }
    }
    out
}

/// The figures at the reader's own line.
pub fn at_the_line(judged: &[Judged], half: Half) -> Figures {
    figures(judged, half, SURE)
}

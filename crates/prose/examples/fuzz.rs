//! Mutates the documents of the tests and asserts what holds of any reading; a text that breaks it is kept in `tests/corpus/fuzz`.
//!
//! `VECHE_FUZZ_SECONDS=600 cargo run --release -p veche-prose --example fuzz`. Runs on stable; the seed is `VECHE_FUZZ_SEED` (1 without it).
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "../tests/invariants/mod.rs"]
mod invariants;

use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};

/// A small generator of numbers: the same seed takes the same path.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// Pieces that the grammars look for.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    ":",
    ";",
    ".",
    ",",
    "(",
    ")",
    "«",
    "»",
    "\"",
    "|",
    "\t",
    "   ",
    "1.",
    "2.1.",
    "а)",
    "(a)",
    "i)",
    "•",
    "–",
    "-",
    "№",
    "до 1 мая",
    "в течение 10 рабочих дней",
    "ежеквартально, до 5 числа",
    "within 30 days",
    "each",
    "by",
    "RESOLVED",
    "that",
    "the Board",
    "shall",
    "Поручить",
    "правлению",
    "ПОСТАНОВЛЯЕТ:",
    "РЕШИЛИ:",
    "Ответственный:",
    "Срок:",
    "Note:",
    "Примечание.",
    "Annex 1",
    "приложение № 1",
    "- 2 -",
    "Page 2 of 3",
    "т.",
    "тт.",
    "зам.",
    "Иванов И.И.",
    "Ann Lee",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "ё",
    "І",
    "🎉",
    "e\u{301}",
    "Первое.",
    "Finally,",
    "Resolution 1:",
    "в составе:",
    "consisting of",
    "утратившим силу",
    "не выполнено",
    "has not been done",
    "£400",
    "15 тыс. рублей",
    "за – 5",
    "7-0",
    "с.г.",
];

fn mutate(seed: &str, other: &str, dice: &mut Dice) -> String {
    let mut points: Vec<char> = seed.chars().collect();
    for _ in 0..1 + dice.below(8) {
        let at = dice.below(points.len() + 1);
        match dice.below(7) {
            0 => {
                let end = (at + dice.below(60)).min(points.len());
                points.drain(at..end);
            }
            1 => {
                let piece: Vec<char> = PIECES[dice.below(PIECES.len())].chars().collect();
                points.splice(at..at, piece);
            }
            2 => {
                let from: Vec<char> = other.chars().collect();
                let a = dice.below(from.len() + 1);
                let b = (a + dice.below(200)).min(from.len());
                points.splice(at..at, from[a..b].to_vec());
            }
            3 => {
                let end = (at + dice.below(40)).min(points.len());
                let again = points[at..end].to_vec();
                for _ in 0..1 + dice.below(4) {
                    points.splice(at..at, again.iter().copied());
                }
            }
            4 => {
                if let Some(c) = points.get_mut(at) {
                    *c = char::from_u32(dice.below(0x500) as u32).unwrap_or('\u{fffd}');
                }
            }
            5 => points.truncate(at.max(1)),
            _ => {
                if let Some(c) = points.get_mut(at) {
                    *c = c.to_uppercase().next().unwrap_or(*c);
                }
            }
        }
        points.truncate(20_000);
    }
    points.into_iter().collect()
}

fn main() -> std::io::Result<()> {
    let number = |name: &str, otherwise: u64| {
        std::env::var(name)
            .ok()
            .and_then(|v| v.parse().ok())
            .unwrap_or(otherwise)
    };
    let budget = Duration::from_secs(number("VECHE_FUZZ_SECONDS", 10));
    let mut dice = Dice(number("VECHE_FUZZ_SEED", 1) | 1);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut seeds = Vec::new();
    for folder in ["corpus", "samples", "corpus/fuzz"] {
        for entry in std::fs::read_dir(root.join(folder))
            .into_iter()
            .flatten()
            .flatten()
        {
            if entry.path().extension().is_some_and(|e| e == "txt") {
                seeds.push(std::fs::read_to_string(entry.path())?);
            }
        }
    }
    std::panic::set_hook(Box::new(|_| {}));
    let begun = Instant::now();
    let (mut runs, mut broken, mut slowest) = (0u64, 0u64, Duration::ZERO);
    while begun.elapsed() < budget {
        let a = dice.below(seeds.len());
        let b = dice.below(seeds.len());
        let text = mutate(&seeds[a], &seeds[b], &mut dice);
        let from = Instant::now();
        let fine = catch_unwind(|| invariants::check(&text)).is_ok();
        slowest = slowest.max(from.elapsed());
        runs += 1;
        if !fine {
            broken += 1;
            let folder = root.join("corpus/fuzz");
            std::fs::create_dir_all(&folder)?;
            std::fs::write(folder.join(format!("broken-{runs}.txt")), &text)?;
            if broken > 20 {
                break;
            }
        }
        // A mutation of a mutation now and then.
        if dice.below(50) == 0 && fine {
            seeds[a] = text;
        }
    }
    println!(
        "{runs} texts in {:.0} s, {broken} broken, slowest {:.1} ms",
        begun.elapsed().as_secs_f64(),
        slowest.as_secs_f64() * 1e3
    );
    Ok(())
}

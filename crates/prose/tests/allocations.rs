//! How often reading a document of two pages asks for memory. The one test of its process, so that nothing else is counted.

#![allow(clippy::print_stdout)]

use veche_prose::{Lexicon, read};

/// Allocations for a document of two pages, at most; 2,306 were counted when this was written, 100 kB at the highest.
const AT_MOST: u64 = 3_000;

#[test]
fn a_document_of_two_pages_asks_for_memory_a_known_number_of_times() {
    let text = format!(
        "СОЮЗ САДОВЫХ ТОВАРИЩЕСТВ\nПОСТАНОВЛЕНИЕ № 4-2\nг. Калуга\n3 марта 2022 г.\n\nО подготовке к сезону\n\nЦентральный Совет ПОСТАНОВЛЯЕТ:\n{}",
        (1..=32)
            .map(|n| format!("{n}. Правлению Союза в срок до 1 августа 2022 года подготовить обращение ко всем товариществам и направить его в отделения.\n"))
            .collect::<String>()
    );
    let lexicon = Lexicon::new();
    // The word lists are read once.
    let _ = read(&text, &lexicon);
    let counted = allocation_counter::measure(|| {
        let _ = std::hint::black_box(read(&text, &lexicon));
    });
    println!(
        "{} bytes: {} allocations, {} bytes at the most",
        text.len(),
        counted.count_total,
        counted.bytes_max
    );
    assert!(counted.count_total <= AT_MOST, "{}", counted.count_total);
}

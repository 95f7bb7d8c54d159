//! How fast the reader is: documents a second and megabytes a second over a generated two-page document, and whether time grows
//! with length only.
#![allow(clippy::print_stdout)]

use std::time::Instant;

use veche_prose::{Lexicon, read};

/// Official Russian: a header, reasons, items (thirty-two fill two pages), a signature.
fn document(items: usize) -> String {
    let mut out = String::from(
        "СОЮЗ САДОВЫХ ТОВАРИЩЕСТВ\nЦЕНТРАЛЬНЫЙ СОВЕТ\n\nПОСТАНОВЛЕНИЕ № 4-2\nг. Калуга\n3 марта 2022 г.\n\nО подготовке к сезону\n\n\
         Заслушав отчет правления, Центральный Совет отмечает, что большинство отделений провело собрания. Решение прошлого съезда о \
         школе садовода не выполнено.\nЦентральный Совет ПОСТАНОВЛЯЕТ:\n",
    );
    for n in 0..items / 4 {
        let k = n * 4;
        out.push_str(&format!(
            "{}. Правлению Союза в срок до 1 августа 2022 года подготовить обращение ко всем товариществам и направить его в отделения.\n\
             {}. Региональным отделениям, их членам постоянно вести разъяснительную работу среди жителей поселков и деревень области.\n\
             {}. Сформировать рабочую группу по подготовке договора в составе: Лунин С.С. (председатель), Пахомова И.И., Зотов Н.Н.\n\
             {}. Председателю и секретарям Союза ежеквартально, не позднее 5 числа, представлять сведения о сборе взносов (приложение № 1).\n",
            k + 1,
            k + 2,
            k + 3,
            k + 4
        ));
    }
    out.push_str("\nПредседатель Союза\nА.П. Воронцов\n");
    out
}

fn seconds(text: &str, times: u32) -> f64 {
    let lexicon = Lexicon::new();
    let start = Instant::now();
    for _ in 0..times {
        let (reading, _) = read(std::hint::black_box(text), &lexicon);
        std::hint::black_box(reading);
    }
    start.elapsed().as_secs_f64() / f64::from(times)
}

/// The highest resident size of this process so far, where the system tells it.
fn memory_peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM"))?;
    line.split_whitespace()
        .nth(1)?
        .parse::<f64>()
        .ok()
        .map(|kb| kb / 1024.0)
}

/// The slope of time over length in a picture with both in logarithms: 1 where time grows with length only.
fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let (mx, my) = points
        .iter()
        .fold((0.0, 0.0), |(x, y), p| (x + p.0.ln() / n, y + p.1.ln() / n));
    let (above, below) = points.iter().fold((0.0, 0.0), |(a, b), p| {
        let (x, y) = (p.0.ln() - mx, p.1.ln() - my);
        (a + x * y, b + x * x)
    });
    above / below
}

fn main() {
    let one = document(32);
    seconds(&one, 50);
    // The best of several: others may use the machine.
    let best = (0..7).map(|_| seconds(&one, 300)).fold(f64::MAX, f64::min);
    println!(
        "two pages ({} bytes): {:.0} documents/s, {:.1} MB/s",
        one.len(),
        1.0 / best,
        one.len() as f64 / best / 1e6
    );
    let mut points = vec![(one.len() as f64, best)];
    for factor in [10usize, 100, 1_000, 6_600] {
        let text = document(32 * factor);
        let times = if factor < 1_000 { 5 } else { 2 };
        let t = (0..times)
            .map(|_| seconds(&text, 1))
            .fold(f64::MAX, f64::min);
        println!(
            "{:.2} MB: {:.4} s, {:.1} MB/s",
            text.len() as f64 / 1e6,
            t,
            text.len() as f64 / t / 1e6
        );
        points.push((text.len() as f64, t));
    }
    println!(
        "slope over {:.1} decades: {:.3}",
        (points.last().map_or(1.0, |p| p.0) / one.len() as f64).log10(),
        slope(&points)
    );
    let many = one.lines().nth(11).unwrap_or("").repeat(5_000);
    println!(
        "one line of {:.1} MB: {:.3} s",
        many.len() as f64 / 1e6,
        seconds(&many, 1)
    );
    for (name, part) in [
        ("commas", "членам союза, "),
        ("lower lines", "подготовить план,\n"),
        ("brackets", "(«"),
        ("numbers", "1. "),
        ("dates", "до 1 мая, "),
        ("english", "the Board shall and "),
    ] {
        let begun = |n: usize| {
            format!(
                "Совет постановляет:\nПоручить правлению: {}",
                part.repeat(n)
            )
        };
        let (a, b) = (begun(10_000), begun(40_000));
        let (ta, tb) = (seconds(&a, 1), seconds(&b, 1));
        println!(
            "only {name}: {ta:.3} s, four times as long {tb:.3} s, {:.1}×",
            tb / ta
        );
    }
    if let Some(mb) = memory_peak_mb() {
        println!("memory at its highest: {mb:.0} MB");
    }
}

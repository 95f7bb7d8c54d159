//! Where the parts of a line drawing stand, in thousandths of its width.

use veche_core::Day;
use veche_core::sheet::LineDrawing;

/// The whole width.
pub const WIDTH: i64 = 1_000;
/// Ticks nearer to each other than this are one stroke of ink.
const NEAR: i64 = 8;
/// How much of the width is left open where no deadline ends the line.
const OPEN: i64 = 120;

/// A line drawing, measured.
#[derive(Debug, PartialEq, Eq)]
pub struct Drawn {
    /// How far the line has come: to its end, or to the day of the drawing.
    pub now: i64,
    /// The flag; without one the line stays open to the right.
    pub due: Option<i64>,
    /// Deeds, in order.
    pub ticks: Vec<i64>,
}

/// Measures a drawing. Days before the beginning stand at the beginning.
pub fn measure(line: &LineDrawing) -> Drawn {
    let now = line.ended.unwrap_or(line.today).max(line.from);
    let last = line
        .due
        .into_iter()
        .chain(line.ticks.iter().copied())
        .fold(now, Day::max);
    let days = last.days_since(line.from).max(1);
    // With neither deadline nor end the rule goes on beyond what is known.
    let open = line.due.is_none() && line.ended.is_none();
    let width = if open { WIDTH - OPEN } else { WIDTH };
    let at = |day: Day| (day.days_since(line.from) * width / days).clamp(0, width);

    let mut ticks: Vec<i64> = line.ticks.iter().map(|d| at(*d)).collect();
    ticks.sort_unstable();
    let mut ahead = i64::MIN / 2;
    ticks.retain(|t| {
        let apart = *t - ahead >= NEAR;
        if apart {
            ahead = *t;
        }
        apart
    });
    Drawn {
        now: at(now),
        due: line.due.map(at),
        ticks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use veche_core::sheet::Look;

    fn day(n: i64) -> Day {
        Day::new(2026, 1, 1).unwrap().plus_days(n)
    }

    fn drawn(due: Option<i64>, ended: Option<i64>, today: i64, ticks: &[i64]) -> Drawn {
        measure(&LineDrawing {
            from: day(0),
            due: due.map(day),
            ended: ended.map(day),
            today: day(today),
            ticks: ticks.iter().copied().map(day).collect(),
            look: Look::Alive,
            label: String::new(),
        })
    }

    fn check(got: &Drawn, now: i64, due: Option<i64>, ticks: &[i64]) {
        assert_eq!(
            (got.now, got.due, got.ticks.as_slice()),
            (now, due, ticks),
            "{got:?}"
        );
    }

    #[test]
    fn the_deadline_ends_the_rule_until_it_has_passed() {
        check(
            &drawn(Some(100), None, 25, &[10, 20]),
            250,
            Some(1_000),
            &[100, 200],
        );
        check(&drawn(Some(50), None, 100, &[]), 1_000, Some(500), &[]);
        check(&drawn(Some(100), Some(50), 400, &[]), 500, Some(1_000), &[]);
        check(&drawn(Some(50), Some(100), 400, &[]), 1_000, Some(500), &[]);
    }

    #[test]
    fn without_a_deadline_the_rule_stays_open() {
        check(&drawn(None, None, 100, &[100]), 880, None, &[880]);
        check(&drawn(None, Some(100), 400, &[]), 1_000, None, &[]);
    }

    #[test]
    fn days_out_of_order_stay_within_the_drawing() {
        check(
            &drawn(Some(-30), None, -10, &[-5, 3]),
            0,
            Some(0),
            &[0, 1_000],
        );
        check(&drawn(Some(0), None, 0, &[0]), 0, Some(0), &[0]);
    }

    #[test]
    fn ticks_that_would_touch_are_drawn_once_and_stay_few() {
        let daily: Vec<i64> = (0..3_000).rev().collect();
        let got = drawn(Some(3_000), None, 3_000, &daily);
        assert!(got.ticks.len() <= 126, "{}", got.ticks.len());
        assert!(got.ticks.windows(2).all(|w| w[1] - w[0] >= NEAR));
    }
}

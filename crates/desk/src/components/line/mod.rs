//! The line drawing: a directive's life from adoption to deadline. Veche's own picture.
//!
//! A thin rule with a foot where it was adopted and a flag at the deadline; ticks above it for deeds; a ring where today is. The flag flies
//! while something is done, hangs when nothing is heard, is cut and left behind when the deadline has passed, and is full when the
//! matter is done. Widths are per cent, heights and shapes are not: the same drawing stretches from a table cell to a page.

pub(super) mod examples;

use maud::{Markup, html};
use veche_core::Day;
use veche_core::sheet::{LineDrawing, Look};
use veche_lang::Lang;

/// How large the drawing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// In a row of a table: no words.
    Row,
    /// Beside an item, on a card: no words, the scale of years.
    Card,
    /// On a page of its own matter: the scale of years with figures, and under each mark its day in words.
    Page,
}

impl Size {
    fn class(self) -> &'static str {
        match self {
            Size::Row => "row",
            Size::Card => "card",
            Size::Page => "page",
        }
    }

    /// Height in pixels and where the rule runs.
    fn heights(self) -> (u32, u32) {
        match self {
            Size::Row => (28, 22),
            Size::Card => (34, 25),
            Size::Page => (62, 40),
        }
    }
}

/// Draws a line. Its name for those who do not see it is [`LineDrawing::label`].
pub fn line(l: &Lang, drawing: &LineDrawing, size: Size) -> Markup {
    let scale = Scale::of(drawing);
    let (height, base) = size.heights();
    let captions = if size == Size::Page {
        captions(l, drawing, &scale)
    } else {
        Vec::new()
    };
    let rows = captions.iter().map(|c| c.row + 1).max().unwrap_or(0);
    let height = height + CAPTION * rows;
    let class = format!(
        "line line-{} line-{}",
        size.class(),
        look_code(drawing.look)
    );
    let picture = html! {
        svg class=(class) width="100%" height=(height) role="img" aria-label=(drawing.label) {
            @if size != Size::Row { (years(&scale, size, base)) }
            @for c in &captions { (caption(c, base)) }
            (rules(drawing, &scale, base))
            @for (at, height) in ticks(drawing, &scale) {
                line.line-tick x1=(at) x2=(at) y1=(base) y2=(base - height) {}
            }
            line.line-foot x1="0" x2="0" y1=(base - 5) y2=(base + 5) {}
            @if let Some(due) = drawing.due { (flag(drawing, &scale.at(due), base)) }
            @else { (open_end(base)) }
            (present(drawing, &scale, base))
        }
    };
    html! {
        @if size == Size::Page {
            figure.line-figure { (picture) }
        } @else { (picture) }
    }
}

/// Height of a row of captions.
const CAPTION: u32 = 21;

/// Words under a mark of the drawing.
struct Caption {
    /// Where the mark stands, in hundredths of a per cent.
    at: i64,
    what: String,
    day: String,
    /// Counted from the top. Words at both ends share the last row: with short days there is room for two on a phone. Any other has a row of its own,
    /// so that words never touch, however narrow the drawing is.
    row: u32,
}

fn captions(l: &Lang, d: &LineDrawing, scale: &Scale) -> Vec<Caption> {
    let mut all: Vec<(i64, String, String)> = vec![(0, l.t("ui-line-from"), l.day_short(d.from))];
    let mut add = |day: Day, what: &str, said: String| {
        let at = scale.hundredths(day);
        match all
            .iter_mut()
            .find(|(a, _, said_there)| *a == at && *said_there == said)
        {
            // Two marks on one day: their words stand together.
            Some((_, words, _)) => *words = format!("{words}, {}", l.t(what).to_lowercase()),
            None => all.push((at, l.t(what), said)),
        }
    };
    if let Some(due) = d.due {
        add(due, "ui-line-due", l.day_short(due));
    }
    match d.ended {
        Some(ended) => add(ended, "ui-line-ended", l.day_short(ended)),
        None => add(d.today.max(d.from), "ui-line-today", l.day_short(d.today)),
    }
    if d.due.is_none() && d.ended.is_none() {
        all.push((10_000, l.t("ui-line-no-due"), String::new()));
    }
    all.sort_by_key(|(at, _, _)| *at);
    let last = all.len().saturating_sub(1);
    let ends = |i: usize, at: i64| i == 0 || (i == last && at >= 9_500);
    let mut above = 0;
    let rows: Vec<u32> = all
        .iter()
        .enumerate()
        .map(|(i, (at, _, _))| {
            if ends(i, *at) {
                u32::MAX
            } else {
                above += 1;
                above - 1
            }
        })
        .collect();
    all.into_iter()
        .zip(rows)
        .map(|((at, what, day), row)| Caption {
            at,
            what,
            day,
            row: row.min(above),
        })
        .collect()
}

fn caption(c: &Caption, base: u32) -> Markup {
    let y = base + 38 + CAPTION * c.row;
    let class = match c.at {
        ..3_000 => "line-caption line-caption-start",
        7_000.. => "line-caption line-caption-end",
        _ => "line-caption",
    };
    let at = percent(c.at);
    html! {
        line.line-lead x1=(at) x2=(at) y1=(base + 6) y2=(y - 14) {}
        text class=(class) x=(at) y=(y) {
            tspan.line-days-what { (c.what) }
            @if !c.day.is_empty() { " " (c.day) }
        }
    }
}

fn look_code(look: Look) -> &'static str {
    match look {
        Look::Alive => "alive",
        Look::Silent => "silent",
        Look::Late => "late",
        Look::Done => "done",
        Look::Closed => "closed",
    }
}

/// Days to per cent of the width, in whole hundredths.
struct Scale {
    from: Day,
    days: i64,
    to: Day,
}

impl Scale {
    fn of(d: &LineDrawing) -> Scale {
        let last = [
            d.due,
            d.ended,
            Some(if d.ended.is_some() { d.from } else { d.today }),
        ]
        .into_iter()
        .flatten()
        .chain(d.ticks.iter().copied())
        .max()
        .unwrap_or(d.from);
        let lived = last.days_since(d.from).max(1);
        // without a deadline the line goes on: leave it room to
        let days = if d.due.is_none() && d.ended.is_none() {
            lived.saturating_mul(6) / 5 + 1
        } else {
            lived
        };
        Scale {
            from: d.from,
            days,
            to: d.from.plus_days(days),
        }
    }

    fn hundredths(&self, day: Day) -> i64 {
        (day.days_since(self.from).saturating_mul(10_000) / self.days).clamp(0, 10_000)
    }

    fn at(&self, day: Day) -> String {
        percent(self.hundredths(day))
    }
}

fn percent(hundredths: i64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Where the drawing has come to: the end of the matter, or today.
fn reached(d: &LineDrawing) -> Day {
    d.ended.unwrap_or(d.today).max(d.from)
}

fn rules(d: &LineDrawing, scale: &Scale, base: u32) -> Markup {
    let now = reached(d);
    let within = d.due.map_or(now, |due| now.min(due)).max(d.from);
    html! {
        line.line-rail x1="0" x2=(d.due.map_or_else(|| percent(10_000), |due| scale.at(due))) y1=(base) y2=(base) {}
        line.line-lived x1="0" x2=(scale.at(within)) y1=(base) y2=(base) {}
        @if let Some(due) = d.due && now > due {
            line.line-over x1=(scale.at(due)) x2=(scale.at(now)) y1=(base) y2=(base) {}
        }
    }
}

/// Ticks, each with its height: deeds that would stand on one spot make it taller, so that a busy week shows.
fn ticks(d: &LineDrawing, scale: &Scale) -> Vec<(String, u32)> {
    let mut spots = std::collections::BTreeMap::<i64, u32>::new();
    for tick in &d.ticks {
        *spots.entry(scale.hundredths(*tick) / 80).or_default() += 1;
    }
    spots
        .into_iter()
        .map(|(spot, deeds)| {
            (
                percent((spot * 80 + 40).min(10_000)),
                7 + 2 * deeds.saturating_sub(1).min(3),
            )
        })
        .collect()
}

fn flag(d: &LineDrawing, at: &str, base: u32) -> Markup {
    // drawn from the foot of the pole at 0,0
    let cloth = match d.look {
        Look::Alive => Some("M0-19h12l-3.5 4 3.5 4H0Z"),
        Look::Silent => Some(
            "M0-19c2.500.600 4.500 2.200 4.800 5.500l.2 5.500C3.600-9.700 1.900-10.500 0-10.800Z",
        ),
        Look::Late => Some("M0-19h12l-3.5 4 3.5 4H0Z"),
        Look::Done => Some("M0-19h13l-3.5 4 3.5 4H0Z"),
        Look::Closed => None,
    };
    html! {
        svg.line-flag x=(at) y=(base) overflow="visible" {
            path.line-pole d="M0 0V-19" {}
            @if let Some(cloth) = cloth { path.line-cloth d=(cloth) {} }
            @else { path.line-pole d="M-3-19h6" {} }
        }
    }
}

fn open_end(base: u32) -> Markup {
    html! { svg.line-flag x="100%" y=(base) overflow="visible" { path.line-arrow d="M-4-4 0 0-4 4" {} } }
}

/// The ring of today, or the mark of the end.
fn present(d: &LineDrawing, scale: &Scale, base: u32) -> Markup {
    let at = scale.at(reached(d));
    html! {
        svg.line-present x=(at) y=(base) overflow="visible" {
            @match (d.ended, d.look) {
                (Some(_), Look::Closed) => { path.line-cross d="M-3.5-3.5l7 7M3.5-3.5l-7 7" {} }
                (Some(_), _) => { circle.line-end r="4.5" {} path.line-check d="M-2 .2-.5 1.7 2.2-1.4" {} }
                (None, _) => { circle.line-today r="4" {} }
            }
        }
    }
}

/// Marks of the new years under the rule; on a page with their figures, thinned so that they do not touch.
fn years(scale: &Scale, size: Size, base: u32) -> Markup {
    let (first, last) = (scale.from.parts().0 + 1, scale.to.parts().0);
    let step = usize::try_from((last - first) / 7 + 1).unwrap_or(1);
    let marks: Vec<(i32, String)> = (first..=last)
        .step_by(step)
        .filter_map(|year| Some((year, scale.at(Day::new(year, 1, 1)?))))
        .collect();
    html! {
        @for (year, at) in marks {
            line.line-year x1=(at) x2=(at) y1=(base + 3) y2=(base + 7) {}
            @if size == Size::Page { text.line-year-figure x=(at) y=(base + 20) { (year) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::tests::lang;
    use proptest::prelude::*;
    use veche_core::Tongue;

    fn drawing(
        look: Look,
        due: Option<i64>,
        ended: Option<i64>,
        today: i64,
        ticks: &[i64],
    ) -> LineDrawing {
        let from = Day::new(2024, 3, 1).unwrap();
        LineDrawing {
            from,
            due: due.map(|d| from.plus_days(d)),
            ended: ended.map(|d| from.plus_days(d)),
            today: from.plus_days(today),
            ticks: ticks.iter().map(|d| from.plus_days(*d)).collect(),
            look,
            label: "<b>".into(),
        }
    }

    fn svg(d: &LineDrawing) -> String {
        line(&lang(Tongue::En), d, Size::Row).into_string()
    }

    #[test]
    fn line_names_itself_and_escapes() {
        assert!(
            svg(&drawing(Look::Alive, Some(100), None, 50, &[]))
                .contains("role=\"img\" aria-label=\"&lt;b&gt;\"")
        );
    }

    #[test]
    fn line_runs_over_its_deadline_only_when_it_did() {
        let over = |d| svg(&d).contains("line-over");
        assert!(!over(drawing(Look::Alive, Some(100), None, 50, &[])));
        assert!(!over(drawing(Look::Done, Some(100), Some(100), 300, &[])));
        assert!(over(drawing(Look::Late, Some(100), None, 101, &[])));
        assert!(over(drawing(Look::Done, Some(100), Some(120), 300, &[])));
    }

    #[test]
    fn deadline_halfway_stands_halfway() {
        assert!(
            svg(&drawing(Look::Late, Some(100), None, 200, &[]))
                .contains("<svg class=\"line-flag\" x=\"50.00%\"")
        );
    }

    #[test]
    fn deeds_on_one_spot_make_one_taller_tick() {
        let page = svg(&drawing(
            Look::Alive,
            Some(1_000),
            None,
            50,
            &[10, 10, 10, 40],
        ));
        assert_eq!(page.matches("line-tick").count(), 2);
        assert!(
            page.contains("y2=\"11\"") && page.contains("y2=\"15\""),
            "{page}"
        );
    }

    #[test]
    fn every_mark_of_a_page_has_its_day_under_it() {
        let page = |d| line(&lang(Tongue::En), &d, Size::Page).into_string();
        // Late for long: the flag stands near the left end, today at the right one.
        let late = page(drawing(Look::Late, Some(50), None, 1_000, &[]));
        assert!(late.contains("<text class=\"line-caption line-caption-start\" x=\"5.00%\" y=\"78\"><tspan class=\"line-days-what\">Due</tspan> 20 Apr 2024"), "{late}");
        assert!(late.contains("<text class=\"line-caption line-caption-end\" x=\"100.00%\" y=\"99\"><tspan class=\"line-days-what\">today"), "{late}");
        // Due today: one caption for both.
        let now = page(drawing(Look::Alive, Some(50), None, 50, &[]));
        assert!(now.contains("Due, today</tspan> 20 Apr 2024"), "{now}");
        assert!(!svg(&drawing(Look::Late, Some(50), None, 1_000, &[])).contains("line-caption"));
    }

    proptest! {
        #[test]
        fn any_line_draws_within_its_width(
            due in proptest::option::of(-400i64..4_000_000), ended in proptest::option::of(-400i64..4_000),
            today in -400i64..4_000, ticks in proptest::collection::vec(-400i64..4_000, 0..6),
        ) {
            let page = line(&lang(Tongue::Ru), &drawing(Look::Late, due, ended, today, &ticks), Size::Page).into_string();
            for at in page.split('%').filter_map(|s| s.rsplit('"').next()?.parse::<f64>().ok()) {
                prop_assert!((0.0..=100.0).contains(&at));
            }
        }
    }
}

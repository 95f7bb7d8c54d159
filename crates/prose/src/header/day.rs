//! When it was adopted.

use super::Head;
use super::is_citation;
use crate::date::{Date, date_at, days_range_at, year_at};
use crate::lang::class;
use crate::reading::DateRead;
use crate::token::{Gap, Range, Source};

/// «решение собрания от 20 мая 2021 года»: the date of an act that a sentence speaks of.
fn of_an_act(src: &Source<'_>, i: usize, r: Range) -> bool {
    r.len() > 16
        && src.is(i.wrapping_sub(1), "от")
        && (r.a + 1..i).any(|k| src.class(k, class::KIND | class::EARLIER))
}

impl Head<'_, '_> {
    pub(super) fn date(&self) -> (Option<DateRead>, usize) {
        let src = self.src;
        // (rank, order, date, range)
        let mut found: Vec<(u8, Date, Range)> = Vec::new();
        let adopted_words = &[
            "adopted", "passed", "approved", "dated", "carried", "signed", "done", "enacted",
            "ratified", "executed", "taken", "decided", "agreed",
        ];
        for (tail, p) in self
            .head()
            .map(|(_, p)| (false, p))
            .chain(self.tail().map(|p| (true, p)))
        {
            if p.r.len() > 80 || !tail && self.about(p) {
                continue;
            }
            let quoted_title = src.is(p.r.a, "«") && date_at(src, p.r.a, p.r.b).is_none();
            if quoted_title {
                continue;
            }
            let mut i = p.r.a;
            while i < p.r.b {
                let ranged = days_range_at(src, i, p.r.b);
                let single = date_at(src, i, p.r.b).map(|(d, n)| (d, Range::new(i, n)));
                let Some((d, r)) = ranged.or(single) else {
                    i += 1;
                    continue;
                };
                // «14.11.2018 09:40» is when a page was published.
                let clock = src.is_number(r.b)
                    && src.is(r.b + 1, ":")
                    && src.is_number(r.b + 2)
                    && src.gap(r.b) != Gap::Line;
                let adopted = (p.r.a..i).any(|k| src.any(k, adopted_words));
                let short = p.r.len() < 22;
                let cited = i > p.r.a
                    && src.any(i - 1, &["minutes", "of"])
                    && !src.is(i.wrapping_sub(2), "as")
                    && !short;
                let page = src.any(
                    p.r.a,
                    &[
                        "posted",
                        "published",
                        "updated",
                        "modified",
                        "printed",
                        "опубликовано",
                        "добавлено",
                        "размещено",
                        "обновлено",
                    ],
                );
                let rank = if cited
                    || page
                    || d.year.is_none()
                    || clock && (tail || !src.any(p.r.a, &["date", "sent", "дата", "отправлено"]))
                {
                    0
                } else if clock {
                    1
                } else if adopted {
                    9
                } else if !tail
                    && (short
                        || !of_an_act(src, i, p.r)
                            && p.r.iter().any(|k| {
                                src.any(k, &["held", "place", "meeting", "заседания", "собрания"])
                            }))
                {
                    let at_start = i <= p.r.a + 1
                        || src.gap(i) == Gap::Wide
                        || src.any(i - 1, &["от", "on", "held", "dated", ","]);
                    if at_start { 7 } else { 6 }
                } else if tail && (p.r.len() < 14) && !src.is(p.r.a, "©") {
                    5
                } else {
                    1
                };
                // A year by itself says little.
                let rank = if d.month.is_none() || d.day.is_none() {
                    rank.min(3)
                } else {
                    rank
                };
                let next_meeting = src.is(p.r.a, "next");
                if rank > 0 && !next_meeting && d.iso().is_some() {
                    found.push((rank, d, r));
                }
                i = r.b;
            }
        }
        // «(2003)» in a citation.
        if found.is_empty() {
            for (_, p) in self.head() {
                if p.r.iter().any(|i| is_citation(src, i))
                    && let Some(y) =
                        p.r.iter()
                            .rev()
                            .find(|i| year_at(src, *i).is_some() && src.is(i.wrapping_sub(1), "("))
                {
                    found.push((
                        3,
                        Date {
                            year: year_at(src, y),
                            ..Date::default()
                        },
                        Range::new(y, y + 1),
                    ));
                }
            }
        }
        if found.is_empty()
            && let Some(date) = self.date_in_formula()
        {
            found.push((4, date.0, date.1));
        }
        // «Пленум, состоявшийся 3–4 марта 2007 года, …».
        if found.is_empty()
            && let Some(pre) = self.parts.preamble
        {
            for i in pre.iter().take(40) {
                let met = i > pre.a
                    && (i.saturating_sub(4).max(pre.a)..i).any(|k| {
                        ["состояв", "собрав", "прошед", "проведен"]
                            .iter()
                            .any(|s| src.low(k).starts_with(s))
                    })
                    || src.any(i.wrapping_sub(1), &["assembled", "held", "met"]);
                let found_here = if met {
                    days_range_at(src, i, pre.b)
                        .or_else(|| date_at(src, i, pre.b).map(|(d, n)| (d, Range::new(i, n))))
                } else {
                    None
                };
                if let Some((d, r)) = found_here.filter(|(d, _)| d.iso().is_some()) {
                    found.push((4, d, r));
                    break;
                }
            }
        }
        let Some(top) = found.iter().map(|f| f.0).max() else {
            return (None, 0);
        };
        let mut best: Vec<_> = found.iter().filter(|f| f.0 == top).collect();
        best.dedup_by_key(|f| f.1.iso());
        let chosen = best.first().map(|(rank, d, r)| DateRead {
            iso: d.iso().unwrap_or_default(),
            day: d.whole(),
            quote: src.quote(*r, if *rank >= 5 { 0.95 } else { 0.7 }, "date.head"),
        });
        (chosen, best.len().saturating_sub(1))
    }

    /// «…, собравшись 4 июня 2017 года, постановляет».
    pub(super) fn date_in_formula(&self) -> Option<(Date, Range)> {
        let r = self.parts.formula?;
        let a = self
            .paras
            .iter()
            .find(|p| p.r.has(r.a))
            .map_or(r.a, |p| p.r.a);
        let r = Range::new(a.max(r.a.saturating_sub(30)), r.b);
        r.iter().find_map(|i| {
            date_at(self.src, i, r.b)
                .filter(|(d, _)| d.whole().is_some())
                .map(|(d, n)| (d, Range::new(i, n)))
        })
    }
}

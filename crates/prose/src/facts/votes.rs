//! Results of votes: «за – 15, против – 2, воздержались – 1», «единогласно», "by 214 votes to 31, with 6 abstentions", "Carried 7-0".

use serde::{Deserialize, Serialize};

use crate::reading::Quote;
use crate::token::{Range, Source};

/// How a vote ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VoteResult {
    /// Nobody was against, as the words say.
    Unanimous,
    /// Carried.
    Carried,
    /// Not carried.
    Lost,
}

impl VoteResult {
    /// The word used in the JSON format.
    pub fn code(self) -> &'static str {
        match self {
            VoteResult::Unanimous => "unanimous",
            VoteResult::Carried => "carried",
            VoteResult::Lost => "lost",
        }
    }
}

/// A vote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Vote {
    /// The words.
    pub quote: Quote,
    /// Votes in favour, where they are counted.
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstained: Option<u32>,
    /// How it ended, where the words say so.
    pub result: Option<VoteResult>,
}

const FOR: &[&str] = &[
    "за", "for", "favour", "favor", "ayes", "aye", "yeas", "yea", "yes",
];
const AGAINST: &[&str] = &["против", "against", "nays", "nay", "noes", "no", "opposed"];

fn abstaining(low: &str) -> bool {
    low.starts_with("воздерж") || low.starts_with("abst")
}

/// A number, or a word for none.
fn count(src: &Source<'_>, i: usize) -> Option<u32> {
    src.number(i).filter(|n| *n < 1_000_000).or_else(|| {
        src.any(i, &["нет", "none", "nil", "никто", "zero"])
            .then_some(0)
    })
}

/// The number that belongs to a word: after it («за – 15»), or before it («15 за», "3 abstentions").
fn beside(src: &Source<'_>, i: usize, s: Range) -> Option<u32> {
    let mut j = i + 1;
    while j < s.b
        && src.any(
            j,
            &[
                "–",
                "-",
                ":",
                "»",
                "\"",
                "(",
                "голосов",
                "было",
                "лось",
                "лся",
            ],
        )
    {
        j += 1;
    }
    if let Some(n) = count(src, j).filter(|_| j < s.b && j > i) {
        return Some(n);
    }
    let mut k = i;
    while k > s.a
        && src.any(
            k - 1,
            &[
                "«",
                "\"",
                "in",
                "votes",
                "vote",
                "голосов",
                "голоса",
                "чел",
                "человек",
                ".",
                "members",
            ],
        )
    {
        k -= 1;
    }
    (k > s.a)
        .then(|| src.number(k - 1))
        .flatten()
        .filter(|n| *n < 1_000_000)
}

pub(super) fn find(src: &Source<'_>, s: Range, out: &mut Vec<Vote>) {
    let limit = s.b.min(s.a + 120);
    let head = Range::new(s.a, limit);
    let votes = head.iter().any(|i| {
        let low = src.low(i);
        low.starts_with("голосова")
            || low.starts_with("проголосова")
            || low.starts_with("единоглас")
            || abstaining(low)
            || src.any(
                i,
                &[
                    "vote",
                    "votes",
                    "voted",
                    "carried",
                    "unanimously",
                    "unanimous",
                    "ayes",
                    "yeas",
                    "consensus",
                    "passed",
                    "defeated",
                    "lost",
                    "adopted",
                    "nays",
                    "against",
                ],
            )
            || src.is(i, "большинством")
    });
    if !votes {
        return;
    }
    let mut vote = Vote {
        quote: src.quote(super::trimmed(src, head), 0.9, "vote.counts"),
        in_favour: None,
        against: None,
        abstained: None,
        result: None,
    };
    for i in head.iter() {
        let low = src.low(i);
        // «за» is a preposition almost everywhere: it counts beside a number or a dash only.
        let quoted = src.any(i.wrapping_sub(1), &["«", "\""])
            || src.any(i + 1, &["–", "-", ":", "»"])
            || src.is_number(i + 1)
            || src.is_number(i.wrapping_sub(1))
            || src.any(i.wrapping_sub(1), &["in", "чел", "голосов"]);
        if FOR.contains(&low) && quoted && vote.in_favour.is_none() {
            vote.in_favour = beside(src, i, head);
        } else if AGAINST.contains(&low)
            && (quoted || low == "против" || low == "against")
            && vote.against.is_none()
        {
            vote.against = beside(src, i, head);
        } else if abstaining(low) && vote.abstained.is_none() {
            vote.abstained = beside(src, i, head);
        } else if low.starts_with("проголосова") && vote.in_favour.is_none() {
            // «За решение проголосовало 48 чел.».
            vote.in_favour = src.number(i + 1);
        }
        // «by 214 votes to 31», «by a vote of 5 to 2», «Carried 7-0».
        let to = src.number(i).filter(|_| {
            src.any(i + 1, &["to", "-", "–"]) && src.is_number(i + 2)
                || src.is(i + 1, "votes") && src.is(i + 2, "to")
        });
        if let Some(n) = to.filter(|_| {
            vote.in_favour.is_none()
                && src.word(s.a).cyrillic == src.word(i.wrapping_sub(1)).cyrillic
        }) {
            let k = if src.is(i + 1, "votes") { i + 3 } else { i + 2 };
            let told = (s.a..i).any(|x| {
                src.any(
                    x,
                    &[
                        "by",
                        "vote",
                        "votes",
                        "carried",
                        "passed",
                        "adopted",
                        "defeated",
                        "lost",
                        "голосовали",
                    ],
                )
            });
            if told
                && src.number(k).is_some_and(|m| m < 100_000)
                && n < 100_000
                && crate::date::date_at(src, i, s.b).is_none()
            {
                vote.in_favour = Some(n);
                vote.against = src.number(k);
                if src.any(k + 1, &["-", "–"]) {
                    vote.abstained = src.number(k + 2);
                }
            }
        }
        vote.result = match low {
            _ if low.starts_with("единоглас")
                || low.starts_with("unanimous")
                || low == "consensus" =>
            {
                Some(VoteResult::Unanimous)
            }
            "carried" if src.is(i + 1, "out") => vote.result,
            "carried" | "passed" | "принято" | "принята" | "принят"
                if vote.result.is_none()
                    && (src.large(i)
                        || src.any(
                            i.wrapping_sub(1),
                            &["was", "motion", "is", "резолюция", "решение"],
                        )) =>
            {
                Some(VoteResult::Carried)
            }
            "lost" | "defeated" | "отклонено" | "отклонена" if vote.result.is_none() => {
                Some(VoteResult::Lost)
            }
            _ => vote.result,
        };
    }
    let counted = vote.in_favour.is_some() || vote.against.is_some() || vote.abstained.is_some();
    if !counted {
        // A bare word needs to be what the sentence is about.
        let short = s.len() <= 14;
        if vote.result.is_none() || !short {
            return;
        }
        vote.quote.rule = "vote.word".into();
        vote.quote.confidence = 0.8;
    }
    out.push(vote);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: in favour, against, abstained, result.
    type Told = (Option<u32>, Option<u32>, Option<u32>, Option<&'static str>);

    fn check(text: &str, expected: Option<Told>) {
        let src = Source::new(text);
        let mut got = Vec::new();
        find(&src, Range::new(0, src.tokens.len()), &mut got);
        let got = got.first().map(|v| {
            (
                v.in_favour,
                v.against,
                v.abstained,
                v.result.map(VoteResult::code),
            )
        });
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn votes_in_both_languages() {
        check(
            "Голосовали: за – 15, против – 2, воздержались – 1.",
            Some((Some(15), Some(2), Some(1), None)),
        );
        check(
            "Голосовали: «за» – 4, «против» – нет, «воздержался» – 1.",
            Some((Some(4), Some(0), Some(1), None)),
        );
        check(
            "Голосовали: единогласно.",
            Some((None, None, None, Some("unanimous"))),
        );
        check(
            "За решение проголосовало 48 чел., против 3, воздержалось 5 чел.",
            Some((Some(48), Some(3), Some(5), None)),
        );
        check(
            "Carried by 214 votes to 31, with 6 abstentions.",
            Some((Some(214), Some(31), Some(6), Some("carried"))),
        );
        check(
            "Motion passed: 34 for, 2 against, 3 abstentions.",
            Some((Some(34), Some(2), Some(3), Some("carried"))),
        );
        check(
            "ADOPTED this 3rd day of May, by a vote of 5 ayes, 1 nay and 1 absent.",
            Some((Some(5), Some(1), None, None)),
        );
        check(
            "In favour: 12. Against: 3.",
            Some((Some(12), Some(3), None, None)),
        );
        check(
            "The motion was carried unanimously.",
            Some((None, None, None, Some("unanimous"))),
        );
        check(
            "The motion was defeated, 3 votes to 9.",
            Some((Some(3), Some(9), None, Some("lost"))),
        );
        check("Отчёт за 2020 год утвердить.", None);
        check("The plan adopted in 2019 was carried out.", None);
    }
}

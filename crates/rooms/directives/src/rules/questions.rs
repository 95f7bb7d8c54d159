//! What the reviewer is asked about a working copy.

use crate::model::Working;
use crate::rules::{is_before_adoption, is_complete_by_adoption};
use veche_core::Text;

/// Below so many hundredths of certainty a directive is shown as a question.
const SURE: u8 = 60;

/// A question to the person who reviews. Adopting is possible with open ones, save those that `blocks`.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Stable within a working copy: what "leave it so" is stored under.
    pub key: String,
    /// The words.
    pub text: Text,
    /// Item and directive that it is about, counted from 0; `None` for the header.
    pub at: Option<(usize, usize)>,
    /// Whether the document cannot be adopted before it is answered.
    pub blocks: bool,
}

/// All that is unclear: in the order of the text, the header first. Answered ones are left out.
pub fn questions(working: &Working) -> Vec<Question> {
    let mut out = Vec::new();
    let mut header = |missing: bool, key: &'static str| {
        if missing {
            out.push(Question {
                key: key.to_owned(),
                text: Text::new(key),
                at: None,
                blocks: false,
            });
        }
    };
    header(working.body.is_none(), "question-body");
    header(working.date.is_none(), "question-date");
    header(working.items.is_empty(), "question-no-items");
    for (i, item) in working.items.iter().enumerate() {
        let label = item.label.clone().unwrap_or_else(|| format!("[{}]", i + 1));
        for (j, directive) in item.directives.iter().enumerate() {
            let mut ask = |what: String, text: Text, blocks: bool| {
                out.push(Question {
                    key: format!("{i}-{j}-{what}"),
                    text: text.with("item", label.clone()),
                    at: Some((i, j)),
                    blocks,
                });
            };
            for (k, owner) in directive.owners.iter().enumerate() {
                if owner.party.is_none() {
                    let key = if owner.several {
                        "question-owner-several"
                    } else {
                        "question-owner-unknown"
                    };
                    ask(
                        format!("owner-{k}"),
                        Text::new(key).with("owner", owner.name.as_str()),
                        false,
                    );
                }
            }
            let charges = !is_complete_by_adoption(&directive.natures);
            if charges && directive.owners.is_empty() && !directive.no_owner_meant {
                ask("no-owner".into(), Text::new("question-no-owner"), false);
            }
            if let Some(adopted) = working.date
                && is_before_adoption(directive, adopted)
            {
                ask(
                    "past".into(),
                    Text::new("question-past").with("adopted", adopted),
                    true,
                );
            }
            if directive.natures.is_empty() {
                ask("nature".into(), Text::new("question-nature"), false);
            } else if directive.sure < SURE {
                ask("sure".into(), Text::new("question-sure"), false);
            }
        }
    }
    out.retain(|q| q.blocks || !working.settled.contains(&q.key));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Nature, WorkingDeadline, WorkingDirective, WorkingItem, WorkingOwner};
    use veche_core::Day;

    fn working(directive: WorkingDirective) -> Working {
        Working {
            body: Some(veche_core::BodyId(uuid::Uuid::from_u128(1))),
            date: Day::new(2026, 6, 4),
            items: vec![WorkingItem {
                directives: vec![directive],
                ..WorkingItem::default()
            }],
            ..Working::default()
        }
    }

    fn keys(w: &Working) -> Vec<String> {
        questions(w).into_iter().map(|q| q.key).collect()
    }

    #[test]
    fn questions_name_what_is_unclear() {
        let charge = WorkingDirective {
            natures: vec![Nature::Charge],
            sure: 90,
            ..WorkingDirective::default()
        };
        assert_eq!(keys(&working(charge.clone())), ["0-0-no-owner"]);
        assert_eq!(
            keys(&working(WorkingDirective {
                no_owner_meant: true,
                ..charge.clone()
            })),
            Vec::<String>::new()
        );
        let owner = WorkingOwner {
            name: "Совет".into(),
            ..WorkingOwner::default()
        };
        assert_eq!(
            keys(&working(WorkingDirective {
                owners: vec![owner],
                ..charge.clone()
            })),
            ["0-0-owner-0"]
        );
        assert_eq!(
            keys(&working(WorkingDirective {
                natures: vec![],
                ..charge.clone()
            })),
            ["0-0-nature"]
        );
        assert_eq!(
            keys(&working(WorkingDirective {
                sure: 10,
                no_owner_meant: true,
                ..charge
            })),
            ["0-0-sure"]
        );
        assert_eq!(
            keys(&Working::default()),
            ["question-body", "question-date", "question-no-items"]
        );
    }

    #[test]
    fn an_answered_question_is_not_asked_again_unless_it_blocks() {
        let past = WorkingDirective {
            natures: vec![Nature::Charge],
            sure: 90,
            deadline: WorkingDeadline {
                kind: "by".into(),
                value: "2020-01-01".into(),
                ..WorkingDeadline::default()
            },
            ..WorkingDirective::default()
        };
        let mut w = working(past);
        w.settled = vec!["0-0-no-owner".into(), "0-0-past".into()];
        assert_eq!(keys(&w), ["0-0-past"]);
    }
}

//! What the reviewer is asked about a working copy.

use crate::model::{Working, WorkingOwner};
use crate::rules::{is_before_adoption, is_complete_by_adoption};
use veche_core::{Text, name::fold};

/// Questions about the values of the header, by their codes.
const HEADER: [(&str, &str); 6] = [
    ("kind", "question-unsure-kind"),
    ("body", "question-unsure-body"),
    ("number", "question-unsure-number"),
    ("date", "question-unsure-date"),
    ("place", "question-unsure-place"),
    ("title", "question-unsure-title"),
];

/// Below so many hundredths of certainty a value is shown as a question: the reader's own line.
fn line() -> u8 {
    // Between 0 and 100, so no digit is lost.
    (veche_prose::confidence::SURE * 100.0).ceil() as u8
}

/// A question to the person who reviews. Adopting is possible with open ones, save those that `blocks`.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Stable within a working copy: what "leave it so" is stored under.
    pub key: String,
    /// The words.
    pub text: Text,
    /// Items and directives that it is about, counted from 0; none for the header.
    pub places: Vec<(usize, usize)>,
    /// Whether the document cannot be adopted before it is answered.
    pub blocks: bool,
    /// Whether "leave it so" is an answer.
    pub settles: bool,
}

/// All that is unclear: in the order of the text, the header first. Answered ones are left out.
pub fn questions(working: &Working) -> Vec<Question> {
    let mut out = Vec::new();
    let mut header = |missing: bool, key: &'static str| {
        if missing {
            out.push(Question {
                key: key.to_owned(),
                text: Text::new(key),
                places: Vec::new(),
                blocks: false,
                settles: true,
            });
        }
    };
    header(working.body.is_none(), "question-body");
    header(working.date.is_none(), "question-date");
    header(working.items.is_empty(), "question-no-items");
    for (code, key) in HEADER {
        header(working.unsure.iter().any(|u| u == code), key);
    }
    if working.body_guessed && working.body.is_some() {
        let written = working.body_text.clone().unwrap_or_default();
        out.push(Question {
            key: "question-body-guessed".to_owned(),
            text: Text::new("question-body-guessed").with("written", written),
            places: Vec::new(),
            blocks: false,
            settles: true,
        });
    }
    out.extend(owner_questions(working));
    for (i, item) in working.items.iter().enumerate() {
        let label = item.shown(i);
        for (j, directive) in item.directives.iter().enumerate() {
            let mut ask = |what: String, text: Text, blocks: bool| {
                // A day that is over has a box of its own to be confirmed by.
                let settles = what != "past";
                out.push(Question {
                    settles,
                    key: format!("{i}-{j}-{what}"),
                    text: text.with("item", label.clone()),
                    places: vec![(i, j)],
                    blocks,
                });
            };
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
            } else if directive.sure < line() {
                ask("sure".into(), Text::new("question-sure"), false);
            }
        }
    }
    out.retain(|q| !q.settles || !working.settled.contains(&q.key));
    out
}

/// The key of the question about a name: one for the whole document, wherever the name stands.
pub(super) fn owner_key(owner: &WorkingOwner) -> String {
    format!("owner:{}", fold(&owner.name))
}

/// Names that the register does not know, or knows twice: asked once each, with all their places.
fn owner_questions(working: &Working) -> Vec<Question> {
    let mut out: Vec<(Question, Vec<String>, &WorkingOwner)> = Vec::new();
    for (i, item) in working.items.iter().enumerate() {
        for (j, directive) in item.directives.iter().enumerate() {
            for owner in directive.owners.iter().filter(|o| o.party.is_none()) {
                let key = owner_key(owner);
                let label = item.shown(i);
                match out.iter_mut().find(|(q, ..)| q.key == key) {
                    Some((q, labels, _)) => {
                        q.places.push((i, j));
                        q.blocks |= owner.several;
                        if !labels.contains(&label) {
                            labels.push(label);
                        }
                    }
                    None => out.push((
                        Question {
                            key,
                            text: Text::new(""),
                            places: vec![(i, j)],
                            blocks: owner.several,
                            settles: true,
                        },
                        vec![label],
                        owner,
                    )),
                }
            }
        }
    }
    out.into_iter()
        .map(|(mut q, labels, owner)| {
            q.text = owner_text(q.blocks, owner)
                .with("n", labels.len())
                .with("items", labels.join(", "));
            q
        })
        .collect()
}

/// The question about an owner, without its items.
pub(super) fn owner_text(several: bool, owner: &WorkingOwner) -> Text {
    let key = if several {
        "question-owner-several"
    } else {
        "question-owner-unknown"
    };
    Text::new(key).with("owner", owner.name.as_str())
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
            sure: 100,
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
            ["owner:совет"]
        );
        let twins = WorkingOwner {
            name: "РК".into(),
            several: true,
            ..WorkingOwner::default()
        };
        let mut both = working(WorkingDirective {
            owners: vec![twins],
            ..charge.clone()
        });
        assert!(
            questions(&both)[0].blocks,
            "which of them is meant has to be said"
        );
        both.settled.push("owner:рк".into());
        assert!(keys(&both).is_empty(), "or left so on purpose");
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
            sure: 100,
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

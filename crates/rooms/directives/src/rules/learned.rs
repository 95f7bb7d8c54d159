//! Which names a review teaches.

use crate::model::Working;
use veche_core::Party;
use veche_core::name::fold;

/// Names that a person resolved, each once: written in the text, unknown to the reader, and meaning one party throughout. A class, or a
/// word of one or two letters, is nobody's name.
pub fn learned_of(w: &Working) -> Vec<(String, Party)> {
    let all = w
        .items
        .iter()
        .flat_map(|i| &i.directives)
        .flat_map(|d| &d.owners);
    let mut out: Vec<(String, Party)> = Vec::new();
    let mut doubtful: Vec<String> = Vec::new();
    for owner in all {
        let (Some(party), name) = (owner.party, fold(&owner.name)) else {
            continue;
        };
        if out.iter().any(|(n, p)| fold(n) == name && *p != party) {
            doubtful.push(name);
            continue;
        }
        let taught = owner.chosen && owner.span.is_some() && !matches!(party, Party::Class(_));
        if taught && name.chars().count() > 2 && out.iter().all(|(n, _)| fold(n) != name) {
            out.push((owner.name.clone(), party));
        }
    }
    out.retain(|(n, _)| !doubtful.contains(&fold(n)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Stretch, WorkingDirective, WorkingItem, WorkingOwner};
    use uuid::Uuid;
    use veche_core::{BodyId, Class};

    fn owner(name: &str, party: Party, chosen: bool) -> WorkingOwner {
        WorkingOwner {
            written: name.into(),
            name: name.into(),
            span: Some(Stretch { start: 0, end: 1 }),
            party: Some(party),
            chosen,
            ..WorkingOwner::default()
        }
    }

    fn of(owners: Vec<WorkingOwner>) -> Vec<String> {
        let w = Working {
            items: vec![WorkingItem {
                directives: vec![WorkingDirective {
                    owners,
                    ..WorkingDirective::default()
                }],
                ..WorkingItem::default()
            }],
            ..Working::default()
        };
        learned_of(&w).into_iter().map(|(n, _)| n).collect()
    }

    #[test]
    fn a_name_is_learned_when_a_person_chose_and_it_means_one_party() {
        let body = |n| Party::Body(BodyId(Uuid::from_u128(n)));
        assert_eq!(
            of(vec![
                owner("ЦС МОК", body(1), true),
                owner("цс мок", body(1), true),
                owner("Совет", body(1), false),
                owner("её члены", Party::Class(Class::Members), true),
                owner("МЫ", body(2), true),
            ]),
            ["ЦС МОК"]
        );
        assert!(
            of(vec![
                owner("Бюро", body(1), true),
                owner("Бюро", body(2), true)
            ])
            .is_empty()
        );
        let added = WorkingOwner {
            span: None,
            ..owner("Совет лиги", body(1), true)
        };
        assert!(of(vec![added]).is_empty(), "it does not stand in the text");
    }
}

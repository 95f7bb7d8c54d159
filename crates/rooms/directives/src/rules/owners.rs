//! Who is meant by an owner's words, and who controls.

use veche_core::{BodyId, BodyKind, Class, Party, name::fold};

/// The class that a name means, where it means one: «региональные отделения», "all branches", «члены», "member organisations".
///
/// A branch with a name of its own («отделение по Новгородской области») is none; such names are found in the register.
pub fn class_of(name: &str) -> Option<Class> {
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| !w.is_empty())
        .collect();
    let plain = |w: &&str| {
        const FILL: &[&str] = &[
            "все",
            "всем",
            "всех",
            "региональные",
            "региональным",
            "местные",
            "его",
            "ее",
            "каждое",
            "all",
            "every",
            "each",
            "the",
            "its",
            "regional",
            "local",
            "of",
            "our",
        ];
        !FILL.contains(w)
    };
    let heads: Vec<&str> = words.iter().filter(|w| plain(w)).copied().collect();
    let head = *heads.first()?;
    // What may stand beside the head: the federation's own name, usually an abbreviation. More words make it something else.
    if heads.len() > 2 {
        return None;
    }
    match head {
        "отделения" | "отделениям" | "branches" | "branch" | "chapters" => {
            Some(Class::AllBranches)
        }
        "отделение" if words.contains(&"каждое") => Some(Class::AllBranches),
        "члены" | "членам" | "members" => {
            if heads
                .get(1)
                .is_some_and(|w| w.starts_with("организац") || w.starts_with("organi"))
            {
                Some(Class::AllOrganisations)
            } else {
                Some(Class::Members)
            }
        }
        "организации" | "организациям" | "affiliates" | "organisations" | "organizations" => {
            Some(Class::AllOrganisations)
        }
        "member" if heads.get(1).is_some_and(|w| w.starts_with("organi")) => {
            Some(Class::AllOrganisations)
        }
        _ => None,
    }
}

/// The body that adopted, by the words of the header: the longest name that occurs in them, else the only body of the kind that they name.
/// With it, whether that is a guess: the kind fits, but the words name somebody whom neither the body nor the federation (`house`: its
/// names) is called after.
pub fn adopting_body(
    written: &str,
    bodies: &[(BodyId, BodyKind, Vec<String>)],
    house: &[String],
) -> Option<(BodyId, bool)> {
    let original = written;
    let written = fold(written);
    let mut best: Option<(usize, BodyId)> = None;
    for (id, _, names) in bodies {
        for name in names {
            let name = fold(name);
            if name.chars().count() > 3
                && written.contains(&name)
                && best.is_none_or(|(n, _)| name.len() > n)
            {
                best = Some((name.len(), *id));
            }
        }
    }
    if let Some((_, id)) = best {
        return Some((id, false));
    }
    let kind = kind_of(&written)?;
    let mut of_kind = bodies.iter().filter(|(_, k, _)| *k == kind);
    match (of_kind.next(), of_kind.next()) {
        (Some((id, _, names)), None) => Some((*id, names_another(original, names, house))),
        _ => None,
    }
}

/// Whether words name somebody else: a capital letter begins a word that neither name has, in any case.
fn names_another(written: &str, names: &[String], house: &[String]) -> bool {
    /// What a meeting is called besides its name.
    const COMMON: &[&str] = &[
        "отчетн",
        "выборн",
        "очередн",
        "внеочередн",
        "общ",
        "учредит",
        "заседан",
        "собран",
        "annual",
        "general",
        "special",
        "extraord",
        "meeting",
        "session",
    ];
    let known: Vec<String> = names
        .iter()
        .chain(house)
        .flat_map(|n| words(n).map(fold))
        .collect();
    let same = |a: &str, b: &str| {
        let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
        let longest = a.chars().count().max(b.chars().count());
        shared >= 3 && longest - shared <= 3
    };
    words(written)
        .filter(|w| w.chars().count() > 3 && w.starts_with(char::is_uppercase))
        .map(fold)
        .any(|w| {
            kind_of(&w).is_none()
                && !COMMON.iter().any(|c| w.starts_with(c))
                && !known.iter().any(|k| same(k, &w))
        })
}

fn words(s: &str) -> impl Iterator<Item = &str> {
    s.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
}

fn kind_of(written: &str) -> Option<BodyKind> {
    const MARKS: &[(&str, BodyKind)] = &[
        ("конференц", BodyKind::Conference),
        ("съезд", BodyKind::Conference),
        ("conference", BodyKind::Conference),
        ("congress", BodyKind::Conference),
        ("ревизион", BodyKind::AuditCommission),
        ("audit", BodyKind::AuditCommission),
        ("президиум", BodyKind::Presidium),
        ("presidium", BodyKind::Presidium),
        ("совет", BodyKind::Council),
        ("council", BodyKind::Council),
    ];
    MARKS
        .iter()
        .find(|(mark, _)| written.contains(mark))
        .map(|(_, kind)| *kind)
}

/// Who controls a line: whoever the document names, else the council, and the audit commission where the council, its presidium or an
/// office of theirs owes it.
///
/// Nobody controls a line they owe: where that leaves nobody, the adopting body does, and failing that none.
pub fn controller(
    owner: Party,
    owner_body: Option<BodyId>,
    named: impl IntoIterator<Item = Party>,
    adopting: BodyId,
    bodies: &[(BodyId, BodyKind)],
) -> Option<Party> {
    let of = |kind: BodyKind| bodies.iter().find(|(_, k)| *k == kind).map(|(id, _)| *id);
    let (council, presidium, audit) = (
        of(BodyKind::Council),
        of(BodyKind::Presidium),
        of(BodyKind::AuditCommission),
    );
    let owner_body = match owner {
        Party::Body(b) => Some(b),
        _ => owner_body,
    };
    let owes = |b: Option<BodyId>| b.is_some() && b == owner_body;
    let first = if owes(council) || owes(presidium) {
        audit
    } else {
        council
    };
    let own = |p: Party| p == owner || owner_body.is_some_and(|b| p == Party::Body(b));
    named
        .into_iter()
        .chain(
            [first, Some(adopting)]
                .into_iter()
                .flatten()
                .map(Party::Body),
        )
        .find(|p| !own(*p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn class_is_seen_in_its_names() {
        for (name, want) in [
            ("региональные отделения СЛК", Some(Class::AllBranches)),
            ("Отделения СЛК", Some(Class::AllBranches)),
            ("Все отделения", Some(Class::AllBranches)),
            ("all regional branches", Some(Class::AllBranches)),
            ("его члены", Some(Class::Members)),
            ("члены СЛК", Some(Class::Members)),
            ("all members", Some(Class::Members)),
            ("member organisations", Some(Class::AllOrganisations)),
            ("all affiliates", Some(Class::AllOrganisations)),
            ("Отделение по Новгородской области", None),
            ("Центральный Совет СЛК", None),
            ("члены ревизионной комиссии СЛК", None),
            ("", None),
        ] {
            assert_eq!(class_of(name), want, "{name}");
        }
    }

    fn body(n: u128) -> BodyId {
        BodyId(Uuid::from_u128(n))
    }

    fn bodies() -> Vec<(BodyId, BodyKind, Vec<String>)> {
        vec![
            (body(1), BodyKind::Conference, vec!["Конференция".into()]),
            (
                body(2),
                BodyKind::Council,
                vec!["Центральный совет".into(), "Central Council".into()],
            ),
            (
                body(3),
                BodyKind::AuditCommission,
                vec!["Ревизионная комиссия".into()],
            ),
            (
                body(4),
                BodyKind::Presidium,
                vec!["Президиум Центрального совета".into()],
            ),
        ]
    }

    #[test]
    fn adopting_body_by_name_or_by_kind() {
        let house = ["Союз лодочников".to_owned(), "СЛ".to_owned()];
        let found = |written: &str| adopting_body(written, &bodies(), &house);
        for (written, want) in [
            (
                "IV отчётно-выборной Конференции Союза",
                Some((body(1), false)),
            ),
            ("КОНФЕРЕНЦИЯ СОЮЗА ЛОДОЧНИКОВ", Some((body(1), false))),
            ("конференция", Some((body(1), false))),
            (
                "III Конференции Межрегионального объединения «Ветер»",
                Some((body(1), true)),
            ),
            ("The Central Council of the League", Some((body(2), false))),
            // the longest name wins
            ("Президиум Центрального совета", Some((body(4), false))),
            ("Правление", None),
        ] {
            assert_eq!(found(written), want, "{written}");
        }
    }

    #[test]
    fn whom_the_document_names_goes_before_custom_but_not_over_themselves() {
        let own: Vec<_> = bodies().iter().map(|(id, kind, _)| (*id, *kind)).collect();
        let presidium = Party::Body(body(4));
        let branch = Party::Branch(veche_core::BranchId(Uuid::from_u128(70)));
        let by = |owner| controller(owner, None, [presidium], body(1), &own);
        assert_eq!(by(branch), Some(presidium));
        assert_eq!(
            by(presidium),
            Some(Party::Body(body(3))),
            "the audit commission, as ever"
        );
    }

    #[test]
    fn nobody_controls_what_they_owe() {
        let check = |owner: Party, body_of: Option<BodyId>, adopting: u128, want: Option<u128>| {
            let own: Vec<_> = bodies().iter().map(|(id, kind, _)| (*id, *kind)).collect();
            let got = controller(owner, body_of, [], body(adopting), &own);
            assert_eq!(got, want.map(|n| Party::Body(body(n))), "{owner:?}");
        };
        check(Party::Body(body(2)), None, 1, Some(3));
        check(Party::Body(body(4)), None, 1, Some(3));
        check(Party::Body(body(3)), None, 1, Some(2));
        check(Party::Class(Class::AllBranches), None, 1, Some(2));
        check(
            Party::Office(veche_core::OfficeId(Uuid::from_u128(9))),
            Some(body(2)),
            1,
            Some(3),
        );
        let alone = [(body(2), BodyKind::Council)];
        assert_eq!(
            controller(Party::Body(body(2)), None, [], body(2), &alone),
            None
        );
    }
}

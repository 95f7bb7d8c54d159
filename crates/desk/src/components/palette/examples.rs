use super::{Hit, results};
use crate::components::Examples;
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let w = |a: &str, b: &str| {
        if l.tongue == Tongue::Ru {
            a.to_owned()
        } else {
            b.to_owned()
        }
    };
    let hits = [
        Hit {
            href: "#".into(),
            title: w("Центральный Совет", "Central Council"),
            kind: w("орган", "body"),
            glyph: "landmark",
        },
        Hit {
            href: "#".into(),
            title: w(
                "Преображенская Анна Петровна",
                "Anna Petrovna Preobrazhenskaya",
            ),
            kind: w("человек", "person"),
            glyph: "user",
        },
        Hit {
            href: "#".into(),
            title: w(
                "О развитии библиотек взаимопомощи и совместной работе отделений",
                "On the development of mutual aid libraries and the joint work of branches",
            ),
            kind: w("постановление", "resolution"),
            glyph: "scroll-text",
        },
    ];
    vec![("found", results(l, &hits)), ("nothing", results(l, &[]))]
}

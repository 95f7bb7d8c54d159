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
            line: String::new(),
            kind: w("орган", "body"),
            glyph: "landmark",
        },
        Hit {
            href: "#".into(),
            title: w(
                "Преображенская Анна Петровна",
                "Anna Petrovna Preobrazhenskaya",
            ),
            line: String::new(),
            kind: w("человек", "person"),
            glyph: "user",
        },
        Hit {
            href: "#".into(),
            title: w(
                "О развитии библиотек взаимопомощи и совместной работе отделений",
                "On the development of mutual aid libraries and the joint work of branches",
            ),
            line: w(
                "Постановление № 1 от 11 декабря 2023 г.",
                "Resolution No. 1 of 11 December 2023",
            ),
            kind: w("документ", "document"),
            glyph: "scroll-text",
        },
    ];
    vec![("found", results(l, &hits)), ("nothing", results(l, &[]))]
}

//! Who signed.

use super::Head;
use crate::blocks::Para;
use crate::lang::{self, class};
use crate::parts::signature;
use crate::reading::Signatory;
use crate::token::{Gap, Range, Shape};

impl Head<'_, '_> {
    pub(super) fn signatories(&self) -> Vec<Signatory> {
        let src = self.src;
        let mut out: Vec<Signatory> = Vec::new();
        let mut role: Option<Range> = None;
        let mut idle = 0;
        let paras: Vec<&Para> = self.tail().collect();
        for (n, p) in paras.iter().enumerate() {
            let mut r = p.r;
            // «С приказом ознакомлены:», «Верно: секретарь …», «Исп. …»: those who read, copied or typed it did not sign it.
            let beyond = src.any(
                r.a,
                &[
                    "верно",
                    "исп",
                    "исполнитель",
                    "копия",
                    "согласовано",
                    "согласована",
                    "рассылка",
                    "разослать",
                    "ознакомлены",
                    "ознакомлен",
                ],
            ) || src.is(r.a, "с")
                && r.iter().take(6).any(|k| src.low(k).starts_with("ознаком"));
            if beyond {
                break;
            }
            // Lines of votes and movers are no signatures.
            let skip = src.any(
                r.a,
                &[
                    "proposed",
                    "moved",
                    "seconded",
                    "sponsored",
                    "ayes",
                    "yeas",
                    "nays",
                    "noes",
                    "absent",
                    "vote",
                    "votes",
                    "голосовали",
                    "present",
                    "mover",
                    "seconder",
                    "next",
                ],
            ) || src.seq(r.a, r.b, &["in", "favour"])
                || src.seq(r.a, r.b, &["in", "favor"]);
            if skip {
                if src.is(r.a, "in") {
                    break;
                }
                continue;
            }
            while r.a + 1 < r.b && src.is(r.a, "(") && src.any(r.a + 1, &["signed", "sgd"]) {
                r.a += 1;
            }
            if src.any(
                r.a,
                &[
                    "signed",
                    "sgd",
                    "attest",
                    "attested",
                    "certified",
                    "подписи",
                    "подпись",
                    "подписали",
                ],
            ) {
                let colon = r.iter().take(4).find(|k| src.any(*k, &[":", ",", ")"]));
                r.a = colon.map_or(r.b, |c| c + 1);
            }
            while r.a < r.b && src.any(r.a, &["_", "/", "-", "–", "*", "(", "."]) {
                r.a += 1;
            }
            if r.is_empty() || !r.iter().any(|k| src.is_word(k)) {
                continue;
            }
            let before = out.len();
            let strokes = r.iter().filter(|i| src.is(*i, "_")).count();
            if r.len() - strokes <= 30
                && (signature(src, p) || r.len() < 16)
                && !(src.is(r.b - 1, ".")
                    && r.len() > 14
                    && src.shape(r.b.wrapping_sub(2)) != Shape::Letter)
            {
                let next = paras.get(n + 1).map(|q| q.r);
                // Two signatures side by side.
                let mut columns = vec![r.a];
                columns.extend(r.iter().skip(1).filter(|k| src.gap(*k) == Gap::Wide));
                let parts: Vec<Range> = columns
                    .iter()
                    .zip(columns.iter().skip(1).chain([&r.b]))
                    .map(|(a, b)| Range::new(*a, *b))
                    .collect();
                let named = |x: &Range| {
                    x.iter().any(|k| {
                        lang::ru::people::person_at(src, k, x.b).is_some()
                            || lang::en::owner::person_at(src, k, x.b)
                                .is_some_and(|b| b >= x.b || src.is(b, ","))
                    })
                };
                if parts.len() > 1 && parts.iter().all(named) {
                    for x in parts {
                        self.signature_line(x, None, &mut role, &mut out);
                    }
                } else {
                    self.signature_line(r, next, &mut role, &mut out);
                }
            }
            if out.len() == before && role.is_none() {
                idle += 1;
                if !out.is_empty() && idle > 2 || idle > 8 {
                    break;
                }
            } else {
                idle = 0;
            }
        }
        let mut seen: Vec<String> = Vec::new();
        out.retain(|s| {
            let key = crate::lexicon::fold(&s.name.text);
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
        out
    }

    pub(super) fn signature_line(
        &self,
        r: Range,
        next: Option<Range>,
        role: &mut Option<Range>,
        out: &mut Vec<Signatory>,
    ) {
        let src = self.src;
        let mut push = |name: Range, role: Option<Range>| {
            out.push(Signatory {
                name: src.quote(name, 0.92, "signatory"),
                role: role.map(|x| src.quote(x, 0.9, "signatory.role")),
            });
        };
        let trim = |mut x: Range| {
            while x.a < x.b && src.any(x.a, &[",", "–", "-", "_", "/", ":", "("]) {
                x.a += 1;
            }
            while x.b > x.a && src.any(x.b - 1, &[",", "–", "-", "_", "/", ":", ")", "("]) {
                x.b -= 1;
            }
            x
        };
        // A name anywhere on the line.
        for i in r.iter() {
            let named = if src.word(i).cyrillic
                || src.shape(i) == Shape::Letter && src.word(i + 2).cyrillic
            {
                let j = lang::ru::people::after_titles(src, i, r.b);
                lang::ru::people::person_at(src, j, r.b).map(|b| (i, Range::new(j, b)))
            } else {
                let j = lang::en::owner::after_titles(src, i, r.b);
                lang::en::owner::person_at(src, j, r.b)
                    .filter(|b| {
                        *b >= r.b
                            || src.any(*b, &[",", "–", "-", "(", "_", "/", "."])
                            || src.gap(*b) != Gap::None && src.class(*b, class::OFFICE)
                    })
                    .map(|b| (i, Range::new(j, b)))
            };
            let Some((start, name)) = named else { continue };
            let before = trim(Range::new(r.a, start));
            let after = trim(Range::new(name.b, r.b));
            let office = |x: Range| {
                !x.is_empty() && x.iter().any(|k| src.class(k, class::OFFICE | class::GROUP))
            };
            let own = if office(before) {
                Some(before)
            } else if office(after) {
                // «ANN B. LEE, CMC, TOWN CLERK»: degrees stand before the office.
                let mut a = after.a;
                while a < after.b && (src.class(a, class::DEGREE) || src.is(a, ",")) {
                    a += 1;
                }
                Some(Range::new(a, after.b))
            } else {
                None
            };
            let own = own.or_else(|| role.take());
            if own.is_some() {
                push(name, own);
                *role = None;
            } else if after.is_empty() && before.is_empty() {
                // «NAME» with the office on the next line.
                let below = next.filter(|x| {
                    x.len() < 16
                        && office(*x)
                        && lang::en::owner::person_at(src, x.a, x.b).is_none()
                        && lang::ru::people::person_at(src, x.a, x.b).is_none()
                });
                push(name, below);
            }
            return;
        }
        // «Секретарь Вдовин.»: an office and a surname.
        let end = if src.is(r.b - 1, ".") { r.b - 1 } else { r.b };
        if end > r.a + 1
            && crate::parts::surname_like(src, end - 1)
            && src.class(r.a, class::OFFICE)
            && r.len() <= 8
        {
            push(Range::new(end - 1, end), Some(Range::new(r.a, end - 1)));
            *role = None;
            return;
        }
        // An office by itself: the name follows. One that stands below a name is taken already.
        let taken = out
            .last()
            .and_then(|s| s.role.as_ref())
            .is_some_and(|x| x.span == src.span(r));
        if !taken && r.iter().any(|k| src.class(k, class::OFFICE | class::GROUP)) && src.large(r.a)
        {
            *role = Some(
                role.filter(|_| false)
                    .map_or(trim(r), |x: Range| Range::new(x.a, r.b)),
            );
        } else if role.is_some() && r.iter().any(|k| src.class(k, class::TITLE_WORD)) {
            // «профессор» between office and name.
        } else if let Some(x) = role
            .as_mut()
            .filter(|x| r.a >= x.b && r.len() < 9 && r.a - x.b < 3)
        {
            // «Председатель Совета депутатов / Заозерного района»: the office goes on.
            x.b = r.b;
        }
    }
}

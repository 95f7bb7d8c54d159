//! Words: Fluent messages, dates, plurals and names, for the web, mail, print and the command line alike.
//!
//! A room brings a [`Source`] (its two `.ftl` files); [`Texts`] holds them all; a [`Lang`] speaks one language in one time zone.
//! [`complaints`] is the guard that both languages say the same things.

mod check;
mod dates;
mod spacing;

pub use check::{complaints, keys};
pub use spacing::{tied, tied_in_html};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::Arc;
use veche_core::{Arg, PersonName, Text, Tongue, Zone};

/// The texts of one room: two Fluent files.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Whose they are, for complaints.
    pub name: &'static str,
    /// Russian.
    pub ru: &'static str,
    /// English.
    pub en: &'static str,
}

/// The texts of this crate: dates and lists.
pub const TEXTS: Source = Source {
    name: "lang",
    ru: include_str!("../i18n/ru.ftl"),
    en: include_str!("../i18n/en.ftl"),
};

/// All texts of the program, in both languages.
pub struct Texts {
    ru: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Texts {
    /// Puts the rooms' texts together with those of this crate.
    ///
    /// # Errors
    /// A file that does not parse, or a key that stands twice, is named; the program does not start with such.
    pub fn new(sources: &[Source]) -> Result<Texts, String> {
        let bundle = |tongue: Tongue| -> Result<FluentBundle<FluentResource>, String> {
            let locale = tongue.code().parse().map_err(|e| format!("{e}"))?;
            let mut bundle = FluentBundle::new_concurrent(vec![locale]);
            bundle.set_use_isolating(false);
            for source in std::iter::once(&TEXTS).chain(sources) {
                let ftl = match tongue {
                    Tongue::Ru => source.ru,
                    Tongue::En => source.en,
                };
                let resource = FluentResource::try_new(ftl.to_owned())
                    .map_err(|(_, e)| format!("{}/{}.ftl: {e:?}", source.name, tongue.code()))?;
                bundle
                    .add_resource(resource)
                    .map_err(|e| format!("{}/{}.ftl: {e:?}", source.name, tongue.code()))?;
            }
            Ok(bundle)
        };
        Ok(Texts {
            ru: bundle(Tongue::Ru)?,
            en: bundle(Tongue::En)?,
        })
    }

    fn bundle(&self, tongue: Tongue) -> &FluentBundle<FluentResource> {
        match tongue {
            Tongue::Ru => &self.ru,
            Tongue::En => &self.en,
        }
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.ru.has_message(key)
    }
}

/// One language in one time zone. Cheap to clone.
#[derive(Clone)]
pub struct Lang {
    /// The language.
    pub tongue: Tongue,
    /// Where days begin.
    pub zone: Zone,
    texts: Arc<Texts>,
}

impl Lang {
    /// Speaks `tongue`, with days as they are in `zone`.
    pub fn new(texts: Arc<Texts>, tongue: Tongue, zone: Zone) -> Lang {
        Lang {
            tongue,
            zone,
            texts,
        }
    }

    /// The same in the other language or in another one.
    #[must_use]
    pub fn in_tongue(&self, tongue: Tongue) -> Lang {
        Lang {
            tongue,
            ..self.clone()
        }
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.texts.has(key)
    }

    /// A message without variables.
    pub fn t(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// A message with variables: `l.with("directives-due", [("count", 3.into())])`.
    pub fn with<const N: usize>(&self, key: &str, args: [(&'static str, Arg); N]) -> String {
        self.spell(key, &args)
    }

    /// What a [`Text`] says in this language.
    pub fn say(&self, text: &Text) -> String {
        self.spell(&text.key, &text.args)
    }

    fn spell(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value: FluentValue<'_> = match value {
                Arg::Str(s) => FluentValue::from(s.clone()),
                Arg::Num(n) => FluentValue::from(*n),
                Arg::Day(d) => FluentValue::from(self.day(*d)),
                Arg::Text(t) => FluentValue::from(self.say(t)),
            };
            given.set(*name, value);
        }
        self.format(key, Some(&given))
    }

    /// A missing message shows its key in brackets: seen at once in a page, and a guard looks for it in the tests.
    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.texts.bundle(self.tongue);
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut problems = Vec::new();
        let said = bundle
            .format_pattern(pattern, args, &mut problems)
            .into_owned();
        if problems.is_empty() {
            one_stop(said)
        } else {
            format!("⟦{key}: {said}⟧")
        }
    }

    /// A person's name in full.
    pub fn person(&self, name: &PersonName) -> String {
        name.full(self.tongue)
    }

    /// A person's name with initials.
    pub fn person_short(&self, name: &PersonName) -> String {
        name.short(self.tongue)
    }

    /// «а, б и в», "a, b and c".
    pub fn list<S: AsRef<str>>(&self, parts: &[S]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [first @ .., last] => {
                let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
                self.with(
                    "lang-list-and",
                    [
                        ("first", first.join(", ").into()),
                        ("last", last.as_ref().into()),
                    ],
                )
            }
        }
    }

    /// A quotation in the marks of the language: «так», “so”.
    pub fn quote(&self, s: &str) -> String {
        match self.tongue {
            Tongue::Ru => format!("«{s}»"),
            Tongue::En => format!("“{s}”"),
        }
    }

    /// A size of data: 640 B, 12 kB, 3.4 MB.
    pub fn bytes(&self, n: u64) -> String {
        match n {
            0..1_000 => self.with("lang-bytes", [("n", n.into())]),
            1_000..1_000_000 => self.with("lang-kilobytes", [("n", (n / 1_000).into())]),
            _ => {
                let tenths = n / 100_000;
                let sep = if self.tongue == Tongue::Ru { ',' } else { '.' };
                self.with(
                    "lang-megabytes",
                    [("n", format!("{}{sep}{}", tenths / 10, tenths % 10).into())],
                )
            }
        }
    }
}

/// A sentence that ends with an abbreviation has one full stop: «…по 4 июня 2017 г.», never «г..». An ellipsis stays.
fn one_stop(said: String) -> String {
    const DOUBLED: &str = "г..";
    if !said.contains(DOUBLED) {
        return said;
    }
    let mut out = String::with_capacity(said.len());
    let mut rest = said.as_str();
    while let Some(at) = rest.find(DOUBLED) {
        let (before, from) = rest.split_at(at);
        let after = from.strip_prefix(DOUBLED).unwrap_or_default();
        out.push_str(before);
        out.push_str(if after.starts_with('.') {
            DOUBLED
        } else {
            "г."
        });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tongue: Tongue) -> Lang {
        let texts = Texts::new(&[Source {
            name: "test",
            ru: "due = { $count ->\n    [one] { $count } поручение\n    [few] { $count } поручения\n   *[many] { $count } поручений\n }\nto = До { $day }: { $what }\nends = До { $what }.\n",
            en: "due = { $count ->\n    [one] { $count } directive\n   *[other] { $count } directives\n }\nto = By { $day }: { $what }\nends = By { $what }.\n",
        }])
        .unwrap();
        Lang::new(Arc::new(texts), tongue, Zone::UTC)
    }

    #[test]
    fn plurals_follow_the_language() {
        let ru = |n: i64| lang(Tongue::Ru).with("due", [("count", n.into())]);
        assert_eq!(
            (ru(1), ru(3), ru(11), ru(21)),
            (
                "1 поручение".into(),
                "3 поручения".into(),
                "11 поручений".into(),
                "21 поручение".into()
            )
        );
        assert_eq!(
            lang(Tongue::En).with("due", [("count", 2.into())]),
            "2 directives"
        );
    }

    #[test]
    fn text_is_said_in_either_language_with_days_and_texts_inside() {
        let text = Text::new("to")
            .with("day", veche_core::Day::new(2017, 6, 4).unwrap())
            .with("what", Text::new("due").with("count", 1));
        assert_eq!(
            lang(Tongue::Ru).say(&text),
            "До 4 июня 2017 г.: 1 поручение"
        );
        assert_eq!(lang(Tongue::En).say(&text), "By 4 June 2017: 1 directive");
    }

    #[test]
    fn an_abbreviation_at_the_end_of_a_sentence_has_one_full_stop() {
        for (said, want) in [
            (
                "до 4 июня 2017 г.. По состоянию на 5 июня 2017 г..",
                "до 4 июня 2017 г. По состоянию на 5 июня 2017 г.",
            ),
            ("ждём до 2017 г...", "ждём до 2017 г..."),
            ("2017 г.", "2017 г."),
            ("", ""),
        ] {
            assert_eq!(one_stop(said.to_owned()), want);
        }
        let l = lang(Tongue::Ru);
        let day = l.day(veche_core::Day::new(2017, 6, 4).unwrap());
        assert_eq!(l.with("ends", [("what", day.into())]), "До 4 июня 2017 г.");
    }

    #[test]
    fn a_missing_message_or_variable_is_seen() {
        assert_eq!(lang(Tongue::En).t("nothing-here"), "⟦nothing-here⟧");
        assert!(lang(Tongue::En).t("due").starts_with('⟦'));
    }

    #[test]
    fn lists_and_sizes() {
        assert_eq!(lang(Tongue::Ru).list(&["а", "б", "в"]), "а, б и в");
        assert_eq!(lang(Tongue::En).list(&["a"]), "a");
        assert_eq!(lang(Tongue::Ru).bytes(3_450_000), "3,4 МБ");
        assert_eq!(lang(Tongue::En).bytes(999), "999 B");
    }

    #[test]
    fn own_texts_are_equal_in_both_languages() {
        assert_eq!(complaints(&[TEXTS]), Vec::<String>::new());
    }
}

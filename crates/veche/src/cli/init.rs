//! `veche init`: the founding decision and the first seats.

use super::end::End;
use super::place::{Opened, Place};
use crate::speak;
use serde::Deserialize;
use std::io::BufRead;
use std::path::PathBuf;
use std::sync::Arc;
use veche_core::{
    BodyKind, CaseForms, Clock, Day, Names, OfficeKind, PersonName, Text, Tongue, Zone,
};
use veche_engine::{Actor, SystemClock};
use veche_lang::Lang;
use veche_register::commands::{FirstBody, FirstSeat, Founding, found};
use veche_register::model::PersonFacts;
use veche_register::rules::cases::propose;

/// Found the federation here: its name, the founding decision, the first seats
///
/// Asks on the terminal, or takes a file. It is done once, as one official act; from then on rights follow from seats. Prints an invitation
/// for each person who took a seat.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  veche init --data /srv/veche                    asks
  veche init --example > founding.toml            a file to fill in
  veche init --from founding.toml --data /srv/veche")]
pub(super) struct Args {
    /// Take the answers from a TOML or JSON file; - is standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "example")]
    from: Option<PathBuf>,
    /// Print a file to fill in.
    #[arg(long)]
    example: bool,
    /// The address at which people will reach the portal, for the links that are printed.
    #[arg(
        long,
        env = "VECHE_BASE_URL",
        value_name = "URL",
        default_value = "http://127.0.0.1:8080"
    )]
    base_url: String,
    #[command(flatten)]
    place: Place,
}

const EXAMPLE_RU: &str = include_str!("../../data/founding.ru.toml");
const EXAMPLE_EN: &str = include_str!("../../data/founding.en.toml");

pub(super) async fn run(args: Args, tongue: Tongue) -> Result<(), End> {
    if args.example {
        let example = match tongue {
            Tongue::Ru => EXAMPLE_RU,
            Tongue::En => EXAMPLE_EN,
        };
        return super::print(example.as_bytes());
    }
    let l = speak::lang(tongue, &crate::sources())
        .map_err(|why| End::Failure(Text::new("cli-broken").with("why", why)))?;
    // The answers first: who gives up half-way has made nothing.
    let file = match &args.from {
        Some(path) => read(path)?,
        None => ask(&l, &mut Terminal::new())?,
    };
    let founding = file.founding(tongue)?;
    let Opened {
        db,
        blobs: _,
        _folder,
    } = args.place.open(Arc::new(SystemClock)).await?;
    let people = founding.people.clone();
    let founded = db
        .write(founding, |tx, f| {
            Box::pin(async move { found(tx, &Actor::program(), f).await })
        })
        .await?;
    let base = args.base_url.trim_end_matches('/');
    let mut out = vec![l.t("cli-init-done")];
    for ((_, secret), facts) in founded.invitations.iter().zip(&people) {
        out.push(format!(
            "  {}  {base}/enter/{secret}",
            l.person(facts.name_in(tongue))
        ));
    }
    out.push(l.t("cli-init-next"));
    super::print(format!("{}\n", out.join("\n")).as_bytes())?;
    db.close().await;
    Ok(())
}

/// The answers, as a file holds them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: Named,
    #[serde(default)]
    short_name: Named,
    zone: String,
    language: Option<String>,
    founded_on: String,
    #[serde(default)]
    decision: String,
    decision_file: Option<PathBuf>,
    /// Key of the body that decided.
    decided_by: String,
    bodies: Vec<Body>,
    seats: Vec<Seat>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    #[serde(default)]
    ru: String,
    #[serde(default)]
    en: String,
}

impl Named {
    fn names(&self) -> Names {
        let ru = self.ru.trim();
        Names {
            ru: if ru.is_empty() {
                CaseForms::default()
            } else {
                propose(ru)
            },
            en: self.en.trim().to_owned(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    key: String,
    kind: String,
    name: Named,
    #[serde(default)]
    abbreviations: Vec<String>,
    convocation: Option<i32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seat {
    body: String,
    office: String,
    given: String,
    #[serde(default)]
    patronymic: String,
    #[serde(default)]
    family: String,
    email: Option<String>,
    latin: Option<PersonName>,
}

fn wrong(what: &str, value: &str) -> End {
    End::Input(
        Text::new("cli-init-wrong")
            .with("what", what)
            .with("value", super::end::one_line(value)),
    )
}

fn read(path: &std::path::Path) -> Result<File, End> {
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes)
            .map_err(|e| End::file(path, &e))?;
        bytes
    } else {
        super::read::bytes_of(path)?
    };
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}');
    let parsed = if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|e| e.to_string())
    } else {
        toml::from_str(text).map_err(|e| {
            let line = e.span().map_or(1, |s| {
                1 + text
                    .get(..s.start)
                    .unwrap_or_default()
                    .matches('\n')
                    .count()
            });
            format!("{line}: {}", e.message())
        })
    };
    let mut file: File = parsed.map_err(|why| {
        End::Input(
            Text::new("cli-file")
                .with("file", super::end::shown(path))
                .with("why", Text::new("cli-init-file").with("why", why)),
        )
    })?;
    if let Some(name) = &file.decision_file {
        let beside = path
            .parent()
            .map_or_else(|| name.clone(), |folder| folder.join(name));
        let bytes = super::read::bytes_of(&beside)?;
        let shown = super::end::shown(&beside);
        let read = veche_intake::extract(&bytes, name.to_str(), &veche_intake::Limits::default())
            .map_err(|e| {
            End::Input(
                Text::new("cli-file")
                    .with("file", shown)
                    .with("why", crate::files::why(&e)),
            )
        })?;
        file.decision = read.text;
    }
    Ok(file)
}

impl File {
    fn founding(&self, tongue: Tongue) -> Result<Founding, End> {
        let tongue = match &self.language {
            Some(code) => Tongue::parse(code).ok_or_else(|| wrong("language", code))?,
            None => tongue,
        };
        let name = self.name.names();
        if name.get(tongue).is_empty() {
            return Err(wrong("name", ""));
        }
        if self.decision.trim().is_empty() {
            return Err(wrong("decision", ""));
        }
        let zone = Zone::parse(&self.zone).ok_or_else(|| wrong("zone", &self.zone))?;
        let founded_on =
            Day::parse(&self.founded_on).ok_or_else(|| wrong("founded_on", &self.founded_on))?;
        if founded_on > SystemClock.now().day(zone) {
            return Err(wrong("founded_on", &self.founded_on));
        }
        let place = |key: &str, what: &str| {
            let at = self.bodies.iter().position(|b| b.key == key);
            at.ok_or_else(|| wrong(what, key))
        };
        let bodies = self.bodies.iter().map(|b| {
            if b.name.names().get(tongue).is_empty() {
                return Err(wrong("bodies.name", &b.key));
            }
            Ok(FirstBody {
                kind: BodyKind::parse(&b.kind).ok_or_else(|| wrong("bodies.kind", &b.kind))?,
                names: b.name.names(),
                abbreviations: b.abbreviations.clone(),
                convocation: b.convocation.unwrap_or(1),
            })
        });
        let bodies = bodies.collect::<Result<Vec<_>, End>>()?;
        let (mut people, mut seats): (Vec<PersonFacts>, Vec<FirstSeat>) = (Vec::new(), Vec::new());
        for s in &self.seats {
            let facts = s.facts()?;
            // One person may take several seats: the same name and address are the same person.
            let known = people
                .iter()
                .position(|p| p.name == facts.name && p.email == facts.email);
            let person = known.unwrap_or(people.len());
            if known.is_none() {
                people.push(facts);
            }
            seats.push(FirstSeat {
                body: place(&s.body, "seats.body")?,
                office: OfficeKind::parse(&s.office)
                    .ok_or_else(|| wrong("seats.office", &s.office))?,
                person,
            });
        }
        Ok(Founding {
            name,
            short_name: self.short_name.names(),
            zone,
            tongue,
            founded_on,
            decision: self.decision.trim().to_owned(),
            decided_by: place(&self.decided_by, "decided_by")?,
            bodies,
            people,
            seats,
        })
    }
}

impl Seat {
    fn facts(&self) -> Result<PersonFacts, End> {
        let trimmed = |s: &str| s.trim().to_owned();
        if self.given.trim().is_empty() {
            return Err(wrong("seats.given", ""));
        }
        let email = self
            .email
            .as_deref()
            .map(str::trim)
            .filter(|e| !e.is_empty());
        if let Some(email) = email
            && !veche_engine::mail::is_address(email)
        {
            return Err(wrong("seats.email", email));
        }
        Ok(PersonFacts {
            name: PersonName {
                given: trimmed(&self.given),
                patronymic: trimmed(&self.patronymic),
                family: trimmed(&self.family),
            },
            latin: self.latin.clone().unwrap_or_default(),
            email: email.map(str::to_owned),
            ..PersonFacts::default()
        })
    }
}

/// Where questions are asked.
trait Ask {
    /// Says a line.
    fn say(&mut self, line: &str) -> Result<(), End>;
    /// Asks; `None` when there will be no more answers.
    fn ask(&mut self, question: &str) -> Result<Option<String>, End>;
}

struct Terminal<R> {
    answers: R,
}

impl Terminal<std::io::StdinLock<'static>> {
    fn new() -> Self {
        Terminal {
            answers: std::io::stdin().lock(),
        }
    }
}

impl<R: BufRead> Ask for Terminal<R> {
    fn say(&mut self, line: &str) -> Result<(), End> {
        super::print(format!("{line}\n").as_bytes())
    }

    fn ask(&mut self, question: &str) -> Result<Option<String>, End> {
        super::print(format!("{question} ").as_bytes())?;
        let mut line = String::new();
        let n = self
            .answers
            .read_line(&mut line)
            .map_err(|e| End::Input(super::end::io(&e)))?;
        Ok((n > 0).then(|| line.trim().to_owned()))
    }
}

/// The questions, one after another; a wrong answer is asked again.
fn ask(l: &Lang, with: &mut impl Ask) -> Result<File, End> {
    with.say(&l.t("init-hello"))?;
    let name = must(l, with, "init-name", None, |a| (!a.is_empty()).then_some(a))?;
    let short_name = must(l, with, "init-short-name", Some(""), Some)?;
    let zone = must(l, with, "init-zone", Some("Europe/Moscow"), |a| {
        Zone::parse(&a).map(|_| a)
    })?;
    let founded_on = must(l, with, "init-founded-on", None, |a| {
        Day::parse(&a).map(Day::iso)
    })?;
    let decision = must(l, with, "init-decision", None, |a| {
        (!a.is_empty()).then_some(a)
    })?;
    let (decision, decision_file) = match decision.strip_prefix('@') {
        Some(path) => {
            let path = PathBuf::from(path.trim());
            let bytes = super::read::bytes_of(&path)?;
            let read =
                veche_intake::extract(&bytes, path.to_str(), &veche_intake::Limits::default())
                    .map_err(|e| {
                        End::Input(
                            Text::new("cli-file")
                                .with("file", super::end::shown(&path))
                                .with("why", crate::files::why(&e)),
                        )
                    })?;
            (read.text, None)
        }
        None => (decision, None),
    };
    with.say(&l.t("init-bodies"))?;
    let mut bodies = Vec::new();
    for kind in [
        BodyKind::Conference,
        BodyKind::Council,
        BodyKind::AuditCommission,
        BodyKind::Presidium,
    ] {
        let default = l.t(&format!("init-body-{}", kind.code().replace('_', "-")));
        let optional = matches!(kind, BodyKind::Presidium);
        let given = with
            .ask(&l.with("init-body", [("default", default.clone().into())]))?
            .ok_or_else(unfinished)?;
        match given.as_str() {
            "-" if kind != BodyKind::Conference && kind != BodyKind::Council => {}
            "" if optional => {}
            "" | "-" => bodies.push(body(l, kind, &default)),
            given => bodies.push(body(l, kind, given)),
        }
    }
    with.say(&l.t("init-seats"))?;
    let mut seats = Vec::new();
    for (key, office) in [
        ("council", OfficeKind::Chair),
        ("council", OfficeKind::Secretary),
    ] {
        seats.extend(seat(l, with, key, office)?);
    }
    if bodies.iter().any(|b| b.key == "audit_commission") {
        seats.extend(seat(l, with, "audit_commission", OfficeKind::Chair)?);
    }
    Ok(File {
        name: in_tongue(l.tongue, name),
        short_name: in_tongue(l.tongue, short_name),
        zone,
        language: Some(l.tongue.code().to_owned()),
        founded_on,
        decision,
        decision_file,
        decided_by: "conference".to_owned(),
        bodies,
        seats,
    })
}

fn body(l: &Lang, kind: BodyKind, name: &str) -> Body {
    Body {
        key: kind.code().to_owned(),
        kind: kind.code().to_owned(),
        name: in_tongue(l.tongue, name.to_owned()),
        abbreviations: Vec::new(),
        convocation: None,
    }
}

fn seat(
    l: &Lang,
    with: &mut impl Ask,
    body: &str,
    office: OfficeKind,
) -> Result<Option<Seat>, End> {
    let whose = l.t(&format!(
        "init-seat-{}-{}",
        body.replace('_', "-"),
        office.code().replace('_', "-")
    ));
    with.say(&whose)?;
    let family = with.ask(&l.t("init-family"))?.ok_or_else(unfinished)?;
    let given = with.ask(&l.t("init-given"))?.ok_or_else(unfinished)?;
    if family.is_empty() && given.is_empty() {
        return Ok(None);
    }
    let patronymic = with.ask(&l.t("init-patronymic"))?.ok_or_else(unfinished)?;
    let email = must(l, with, "init-email", Some(""), |a| {
        (a.is_empty() || veche_engine::mail::is_address(&a)).then_some(a)
    })?;
    let (given, family) = if given.is_empty() {
        (family, String::new())
    } else {
        (given, family)
    };
    Ok(Some(Seat {
        body: body.to_owned(),
        office: office.code().to_owned(),
        given,
        patronymic,
        family,
        email: Some(email),
        latin: None,
    }))
}

fn in_tongue(tongue: Tongue, name: String) -> Named {
    match tongue {
        Tongue::Ru => Named {
            ru: name,
            en: String::new(),
        },
        Tongue::En => Named {
            ru: String::new(),
            en: name,
        },
    }
}

fn must(
    l: &Lang,
    with: &mut impl Ask,
    question: &str,
    default: Option<&str>,
    good: impl Fn(String) -> Option<String>,
) -> Result<String, End> {
    loop {
        let given = with.ask(&l.t(question))?.ok_or_else(unfinished)?;
        let given = if given.is_empty() {
            default.unwrap_or_default().to_owned()
        } else {
            given
        };
        match good(given) {
            Some(answer) => return Ok(answer),
            None => with.say(&l.t(&format!("{question}-again")))?,
        }
    }
}

fn unfinished() -> End {
    End::Input(Text::new("cli-init-unfinished"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::VecDeque;

    struct Script {
        answers: VecDeque<&'static str>,
        said: String,
    }

    impl Ask for Script {
        fn say(&mut self, line: &str) -> Result<(), End> {
            self.said.push_str(line);
            self.said.push('\n');
            Ok(())
        }
        fn ask(&mut self, question: &str) -> Result<Option<String>, End> {
            self.say(question)?;
            Ok(self.answers.pop_front().map(str::to_owned))
        }
    }

    fn answered(tongue: Tongue, answers: &[&'static str]) -> (Result<File, End>, String) {
        let l = speak::lang(tongue, &[crate::TEXTS]).unwrap();
        let mut script = Script {
            answers: answers.iter().copied().collect(),
            said: String::new(),
        };
        let file = ask(&l, &mut script);
        (file, script.said)
    }

    const ANSWERS: &[&str] = &[
        "Лига садоводов",
        "ЛС",
        "",
        "31.02.2026",
        "01.02.2026",
        "Учредить лигу.", // the first day is none: asked again
        "",
        "Правление",
        "-",
        "", // bodies: default, a name of one's own, none, none
        "Зимина",
        "Ольга",
        "",
        "не адрес",
        "chair@example.org", // asked again
        "Кравец",
        "Ирина",
        "Петровна",
        "",
    ];

    #[test]
    fn questions_give_a_founding_and_wrong_answers_are_asked_again() {
        for tongue in Tongue::ALL {
            let (file, said) = answered(tongue, ANSWERS);
            assert!(!said.contains('⟦'), "{said}");
            let founding = file.unwrap().founding(tongue).unwrap();
            assert_eq!(founding.founded_on, Day::parse("2026-02-01").unwrap());
            let kinds: Vec<BodyKind> = founding.bodies.iter().map(|b| b.kind).collect();
            assert_eq!(kinds, [BodyKind::Conference, BodyKind::Council]);
            assert_eq!(founding.bodies[1].names.get(tongue), "Правление");
            assert_eq!(
                founding.people[0].email.as_deref(),
                Some("chair@example.org")
            );
            assert_eq!(founding.people[1].email, None);
            assert_eq!(founding.seats.len(), 2);
        }
    }

    #[test]
    fn who_stops_answering_has_made_nothing() {
        let (file, _) = answered(Tongue::En, &ANSWERS[..7]);
        assert!(matches!(file, Err(End::Input(t)) if t.key == "cli-init-unfinished"));
    }

    #[test]
    fn both_examples_are_files_that_found() {
        for (tongue, example) in [(Tongue::Ru, EXAMPLE_RU), (Tongue::En, EXAMPLE_EN)] {
            let file: File = toml::from_str(example).unwrap();
            let founding = file.founding(tongue).unwrap();
            let seats: Vec<_> = founding
                .seats
                .iter()
                .map(|s| (founding.bodies[s.body].kind, s.office))
                .collect();
            assert_eq!(veche_register::rules::may_found(&seats), Ok(()));
        }
    }

    #[test]
    fn a_wrong_field_is_named() {
        let check = |from: &str, to: &str, what: &str| {
            let file: Result<File, _> = toml::from_str(&EXAMPLE_EN.replacen(from, to, 1));
            match file
                .map_err(|e| e.message().to_owned())
                .map(|f| f.founding(Tongue::En))
            {
                Ok(Err(End::Input(text))) => {
                    assert_eq!(text.key, "cli-init-wrong");
                    assert!(text.args.contains(&("what", what.into())), "{text:?}");
                }
                other => panic!("{from} → {to}: {other:?}"),
            }
        };
        check(
            "zone = \"Europe/London\"",
            "zone = \"Europe/Atlantis\"",
            "zone",
        );
        check(
            "decided_by = \"conference\"",
            "decided_by = \"parliament\"",
            "decided_by",
        );
        check("office = \"chair\"", "office = \"king\"", "seats.office");
        check("chair@example.org", "chair at example", "seats.email");
        check(
            "founded_on = \"2026-02-01\"",
            "founded_on = \"2999-02-01\"",
            "founded_on",
        );
    }
}

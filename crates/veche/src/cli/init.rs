//! `veche init`: the founding decision and the first seats.

mod answers;

use super::end::End;
use super::place::{Opened, Place};
use crate::speak;
use answers::{Body, File, Named, Seat, read, text_of};
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use veche_core::{BodyKind, Day, OfficeKind, Text, Tongue, Zone};
use veche_engine::{Actor, Settings, SystemClock};
use veche_lang::Lang;
use veche_register::commands::{found, proposed_zone};
use veche_register::rules::Cannot;

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
    let clock = Arc::new(SystemClock);
    // Whoever has founded already, or has the portal running, is told before the first question.
    if args.place.is_there()? {
        let Opened { db, _folder, .. } = args.place.open(clock.clone()).await?;
        let founded = Settings::load(db.read()).await?.name.is_some();
        db.close().await;
        if founded {
            return Err(veche_core::Stop::from(Cannot::FoundedAlready).into());
        }
    }
    // The answers before the folder: who gives up half-way has made nothing.
    let file = match &args.from {
        Some(path) => read(path)?,
        None => ask(&l, &mut Terminal::new())?,
    };
    let founding = file.founding(tongue)?;
    let Opened {
        db,
        blobs: _,
        _folder,
    } = args.place.open(clock).await?;
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
    out.push(l.with("cli-init-next", [("flags", args.place.flags().into())]));
    super::print(format!("{}\n", out.join("\n")).as_bytes())?;
    db.close().await;
    Ok(())
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
    let proposed = proposed_zone(l.tongue);
    let zone = loop {
        let question = l.with("init-zone", [("zone", proposed.name().into())]);
        let given = with.ask(&question)?.ok_or_else(unfinished)?;
        match (given.as_str(), Zone::parse(&given)) {
            ("", _) => break proposed.name().to_owned(),
            (_, Some(_)) => break given,
            (_, None) => with.say(&l.t("init-zone-again"))?,
        }
    };
    let founded_on = must(l, with, "init-founded-on", None, |a| {
        Day::parse(&a).map(Day::iso)
    })?;
    let decision = must(l, with, "init-decision", None, |a| {
        (!a.is_empty()).then_some(a)
    })?;
    let (decision, decision_file) = match decision.strip_prefix('@') {
        Some(path) => (text_of(Path::new(path.trim()))?, None),
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
}

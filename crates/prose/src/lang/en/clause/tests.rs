//! Sentences with what they say.

use super::sentence;
use crate::clause::Env;
use crate::token::{Range, Source};

/// `expected`: each directive as `natures | owners | time`.
fn check(text: &str, expected: &[&str]) {
    let src = Source::new(text);
    let env = Env {
        adopted: chrono::NaiveDate::from_ymd_opt(2023, 9, 18),
    };
    let got: Vec<String> = crate::sentence::sentences(&src, Range::new(0, src.tokens.len()))
        .into_iter()
        .flat_map(|s| sentence(&src, s, &env, None))
        .map(|c| {
            let natures: Vec<_> = c.natures.iter().map(|n| n.code()).collect();
            let owners: Vec<_> = c.owners.iter().map(|o| o.name.clone()).collect();
            let time = c.time.as_ref().map_or("", |t| src.text_of(t.range));
            format!("{} | {} | {time}", natures.join("+"), owners.join("; "))
        })
        .collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn verbs_that_lead() {
    check(
        "Urges all branches to hold a fair by 1 May 2024;",
        &["appeal | branches | by 1 May 2024"],
    );
    check(
        "To instruct the Executive to open a fund by 31 January 2024 and to report on it to every Congress.",
        &[
            "charge | Executive | by 31 January 2024",
            "charge+permanent |  | to every Congress",
        ],
    );
    check("Takes note of the report of the Board;", &["note |  | "]);
    check(
        "Requests the Secretary-General to publish a list;",
        &["charge | Secretary-General | "],
    );
    check("To rescind Resolution 11 of 2016.", &["repeal |  | "]);
    check(
        "To approve the accounts and to thank the Treasurer.",
        &["approve+declare |  | "],
    );
    check("Further stresses the need for care;", &["declare |  | "]);
}

#[test]
fn subjects_and_passives() {
    check(
        "the Treasurer write to every household within 14 days;",
        &["charge | Treasurer | within 14 days"],
    );
    check(
        "the Board shall meet and the Clerk shall keep the minutes.",
        &["charge | Board | ", "charge | Clerk | "],
    );
    check(
        "rents be reviewed annually by the Finance Panel.",
        &["charge+permanent | Finance Panel | annually"],
    );
    check(
        "the Clerk was asked to find a hall.",
        &["charge | Clerk | "],
    );
    check(
        "the Council hereby requests that the staff attach a list.",
        &["charge | staff | "],
    );
    check(
        "the President is authorized and directed to sign the lease.",
        &["authorize+charge | President | "],
    );
    check("the half-year accounts be received;", &["note |  | "]);
    check(
        "This resolution shall take effect on 1 July 2024.",
        &["effect |  | on 1 July 2024"],
    );
    check(
        "a Works Committee be and hereby is formed;",
        &["form |  | "],
    );
    check(
        "the Secretary may sign cheques.",
        &["authorize | Secretary | "],
    );
}

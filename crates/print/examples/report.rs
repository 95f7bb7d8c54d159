//! Prints an invented report with so many lines, so many times, for the eye and for the clock:
//! `cargo run -p veche-print --example report -- 1000 ru report.pdf 2`
#![allow(clippy::print_stdout)]

use std::time::Instant;
use veche_core::sheet::{Block, Cell, LineDrawing, Look, Sheet};
use veche_core::{Day, Tongue};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let rows = args.next().map_or(Ok(40), |n| n.parse())?;
    let tongue = args
        .next()
        .and_then(|t| Tongue::parse(&t))
        .unwrap_or(Tongue::Ru);
    let file = args.next().unwrap_or_else(|| "report.pdf".to_owned());
    let jobs: u32 = args.next().map_or(Ok(2), |n| n.parse())?;
    let first = Day::new(2026, 3, 14).ok_or("no such day")?;
    let sheet = report(rows, tongue, first);
    for job in 1..=jobs {
        let start = Instant::now();
        let bytes = veche_print::pdf(&sheet)?;
        let spent = start.elapsed();
        println!(
            "job {job}: {rows} lines, {} kB in {} ms",
            bytes.len() / 1_000,
            spent.as_millis()
        );
        std::fs::write(&file, bytes)?;
    }
    // Linux tells how much was needed and how much is still held.
    for line in std::fs::read_to_string("/proc/self/status")
        .unwrap_or_default()
        .lines()
        .filter(|l| l.starts_with("VmHWM") || l.starts_with("VmRSS"))
    {
        println!("{line}");
    }
    Ok(())
}

const LOOKS: [Look; 5] = [
    Look::Alive,
    Look::Silent,
    Look::Late,
    Look::Done,
    Look::Closed,
];

fn drawing(i: usize, first: Day, label: &str) -> LineDrawing {
    let n = i as i64;
    let look = LOOKS[i % LOOKS.len()];
    let today = first.plus_days(150);
    let due = match look {
        Look::Late => Some(first.plus_days(60 + n % 50)),
        _ if i.is_multiple_of(11) => None,
        _ => Some(first.plus_days(180 + n * 7 % 90)),
    };
    LineDrawing {
        from: first,
        due,
        ended: matches!(look, Look::Done | Look::Closed).then(|| first.plus_days(90 + n % 60)),
        today,
        ticks: (0..n % 6)
            .map(|k| first.plus_days(10 + k * 17 + n % 9))
            .collect(),
        look,
        label: label.to_owned(),
    }
}

fn report(rows: usize, tongue: Tongue, first: Day) -> Sheet {
    let ru = tongue == Tongue::Ru;
    let say = |r: &str, e: &str| if ru { r.to_owned() } else { e.to_owned() };
    let words = |look: Look| match look {
        Look::Alive => say("исполняется", "in progress"),
        Look::Silent => say("вестей нет", "no word yet"),
        Look::Late => say("срок прошёл", "late"),
        Look::Done => say("выполнено", "done"),
        Look::Closed => say("снято с контроля", "closed"),
    };
    let tasks = [
        (
            "Провести в отделениях собрания о порядке взаимопомощи и сообщить о принятых решениях.",
            "Hold meetings on mutual help in the branches and report what was decided.",
        ),
        (
            "Подготовить учебный семинар для казначеев.",
            "Prepare a seminar for treasurers.",
        ),
        (
            "Издать листок тиражом не менее 5 000 экземпляров и передать отделениям не позднее чем за две недели до встречи.",
            "Print at least 5,000 copies of the bulletin and hand them to the branches two weeks before the meeting.",
        ),
    ];
    let owners = [
        ("Центральный совет", "Central Council"),
        ("Самарское областное отделение", "Samara branch"),
        (
            "Межрегиональная комиссия по образованию",
            "Interregional commission for education",
        ),
    ];
    let table = (0..rows)
        .map(|i| {
            let (task, owner) = (tasks[i % 3], owners[(i / 2) % 3]);
            let look = LOOKS[i % LOOKS.len()];
            vec![
                Cell::Strong(format!("{}.{}", i / 9 + 1, i % 9 + 1)),
                Cell::Text(say(task.0, task.1)),
                Cell::Text(say(owner.0, owner.1)),
                Cell::Text(if i.is_multiple_of(11) {
                    say("постоянно", "standing")
                } else {
                    say("1 октября 2026 г.", "1 October 2026")
                }),
                Cell::Line(drawing(i, first, &words(look)), words(look)),
                Cell::Link(
                    say("протокол", "minutes"),
                    format!("https://federation.example/d/{i:06}"),
                ),
            ]
        })
        .collect();
    let heads = [
        ("Пункт", "Item"),
        ("Поручение", "Directive"),
        ("Исполнитель", "Owner"),
        ("Срок", "Deadline"),
        ("Ход", "Line"),
        ("Подтверждение", "Evidence"),
    ]
    .map(|(r, e)| say(r, e))
    .to_vec();
    let paragraph = say(
        "Конференция выслушала отчёт совета и обсудила, что сделано за год. Отделения провели собрания, открыли три приёмных \
         и выпустили листок; семинар казначеев перенесён на осень. Совет просит отделения присылать сообщения о сделанном \
         в тот же день: справка собирается из них сама, и то, о чём не сообщили, в неё не попадёт.",
        "The conference heard the report of the council and discussed what was done in the year. Branches held meetings, opened \
         three advice rooms and printed the bulletin; the seminar for treasurers was moved to autumn. The council asks the \
         branches to report what was done on the same day: this report gathers itself from them, and what nobody reported \
         is not in it.",
    );
    Sheet {
        tongue,
        letterhead: say(
            "Объединение рабочих кооперативов «Общее дело»",
            "Federation of Workers’ Cooperatives “Common Cause”",
        ),
        title: say(
            "Справка о выполнении постановления «О взаимопомощи и связи между отделениями»",
            "Report on the execution of the resolution “On mutual help and the ties between branches”",
        ),
        subtitle: say(
            "№ 7 от 14 марта 2026 г., Самара",
            "No. 7 of 14 March 2026, Samara",
        ),
        foot: say(
            "Составлено 11 августа 2026 г. · k3f9-2m7qx",
            "Drawn up on 11 August 2026 · k3f9-2m7qx",
        ),
        blocks: vec![
            Block::Facts(vec![
                (
                    say("Принято", "Adopted by"),
                    say(
                        "IV конференция, 112 голосов за, 3 против, 5 воздержались",
                        "Fourth conference, 112 for, 3 against, 5 abstained",
                    ),
                ),
                (
                    say("Контролирует", "Controlled by"),
                    say("Ревизионная комиссия", "Audit Commission"),
                ),
                (say("Строк контроля", "Lines"), rows.to_string()),
            ]),
            Block::Heading(1, say("Общее", "In general")),
            Block::Paragraph(paragraph.clone()),
            Block::Numbered("1.".into(), paragraph.clone()),
            Block::Numbered(
                "1.1.".into(),
                say(
                    "Центральному совету до 1 октября 2026 г. провести семинар казначеев.",
                    "The Central Council shall hold the seminar for treasurers by 1 October 2026.",
                ),
            ),
            Block::Numbered("12.10.".into(), paragraph.clone()),
            Block::Heading(2, say("Как идёт постановление", "How the resolution goes")),
            Block::Line(drawing(
                5,
                first,
                &say(
                    "Исполняется: срок 15 октября 2026 г., пять дел.",
                    "In progress: due 15 October 2026, five deeds.",
                ),
            )),
            Block::Heading(3, say("Примечание", "A note")),
            Block::Note(paragraph),
            Block::Heading(1, say("По пунктам", "Item by item")),
            Block::Table {
                heads,
                widths: vec![7, 32, 20, 14, 20, 16],
                rows: table,
            },
            Block::Signatures(vec![
                (
                    say(
                        "Председатель Центрального совета",
                        "Chair of the Central Council",
                    ),
                    say("И. И. Иванова", "I. I. Ivanova"),
                ),
                (
                    say("Секретарь", "Secretary"),
                    say("П. П. Петров", "P. P. Petrov"),
                ),
            ]),
        ],
    }
}

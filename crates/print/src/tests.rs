//! What a printed sheet must be: complete, literal, within its margins, the same twice.

use crate::press::{self, Set};
use crate::{CannotPrint, MOST_CHARS, MOST_PAGES, MOST_ROWS, pdf, values};
use typst::layout::{Frame, FrameItem, Point};
use veche_core::sheet::{Block, Cell, Fill, LineDrawing, Look, Share, Sheet};
use veche_core::{Day, Tongue};

fn sheet(tongue: Tongue, blocks: Vec<Block>) -> Sheet {
    Sheet {
        tongue,
        letterhead: "Объединение «Общее дело»".into(),
        title: "О работе отделений".into(),
        subtitle: "№ 7 от 14 марта 2026 г.".into(),
        foot: "Составлено 11 августа".into(),
        blocks,
    }
}

fn ru(blocks: Vec<Block>) -> Sheet {
    sheet(Tongue::Ru, blocks)
}

/// A run of text as it stands on its page, in points.
struct Run {
    left: f64,
    right: f64,
    baseline: f64,
    text: String,
}

fn runs(frame: &Frame, at: Point, out: &mut Vec<Run>) {
    for (point, item) in frame.items() {
        let here = at + *point;
        match item {
            FrameItem::Group(group) => {
                let moved = Point::new(here.x + group.transform.tx, here.y + group.transform.ty);
                runs(&group.frame, moved, out);
            }
            FrameItem::Text(text) => out.push(Run {
                left: here.x.to_pt(),
                right: (here.x + text.width()).to_pt(),
                baseline: here.y.to_pt(),
                text: text.text.to_string(),
            }),
            _ => {}
        }
    }
}

/// The text of each page; the engine has nothing to remark.
fn pages(sheet: &Sheet) -> Vec<Vec<Run>> {
    let Set { document, remarks } = press::typeset(values::inputs(sheet).unwrap()).unwrap();
    assert_eq!(remarks, Vec::<String>::new());
    document
        .pages()
        .iter()
        .map(|page| {
            let mut found = Vec::new();
            runs(&page.frame, Point::zero(), &mut found);
            found
        })
        .collect()
}

/// The words of a page: runs of one line touch, others are parted.
fn said(page: &[Run]) -> String {
    let mut out = String::new();
    let mut last: Option<&Run> = None;
    for run in page {
        if let Some(before) = last
            && ((before.baseline - run.baseline).abs() > 0.1
                || (run.left - before.right).abs() > 1.0)
        {
            out.push(' ');
        }
        // Ties between the words of a title are not what the tests look at.
        out.push_str(&run.text.replace('\u{a0}', " "));
        last = Some(run);
    }
    out
}

fn all_said(sheet: &Sheet) -> String {
    pages(sheet)
        .iter()
        .map(|p| said(p))
        .collect::<Vec<_>>()
        .join(" ")
}

fn has_page_words(page: &[Run], words: &str) -> bool {
    said(page).contains(words)
}

fn line(look: Look) -> LineDrawing {
    let from = Day::new(2026, 3, 14).unwrap();
    LineDrawing {
        from,
        due: Some(from.plus_days(100)),
        ended: matches!(look, Look::Done | Look::Closed).then(|| from.plus_days(120)),
        today: from.plus_days(150),
        ticks: vec![from.plus_days(20), from.plus_days(50)],
        look,
        label: format!("на рисунке {look:?}"),
    }
}

fn table(rows: Vec<Vec<Cell>>) -> Block {
    Block::Table {
        heads: vec!["Пункт".into(), "Поручение".into()],
        widths: vec![1, 5],
        rows,
    }
}

#[test]
fn every_block_says_its_words_in_both_languages() {
    for (tongue, page) in [(Tongue::Ru, "Страница 1 из 2"), (Tongue::En, "Page 1 of 2")] {
        let set = pages(&sheet(
            tongue,
            vec![
                Block::Heading(1, "Первый".into()),
                Block::Heading(9, "Глубокий".into()),
                Block::Paragraph("Абзац".into()),
                Block::Note("Мелко".into()),
                Block::Numbered("1.2.".into(), "Пункт".into()),
                Block::Numbered("Приложение 1, п. 2".into(), "Длинный".into()),
                Block::Facts(vec![("Имя".into(), "Значение".into())]),
                table(vec![vec![
                    Cell::Strong("Жирно".into()),
                    Cell::Line(line(Look::Late), "опоздало".into()),
                ]]),
                Block::Line(line(Look::Done)),
                Block::PageBreak,
                Block::PageBreak,
                table(vec![vec![
                    Cell::Link("ссылка".into(), "https://a.example".into()),
                    Cell::Line(line(Look::Silent), " ".into()),
                ]]),
                Block::Signatures(vec![("Секретарь".into(), "П. П. Петров".into())]),
            ],
        ));
        assert_eq!(set.len(), 2, "two breaks in a row make one new page");
        let first = said(&set[0]);
        for words in [
            "Объединение «Общее дело»",
            "О работе отделений",
            "№ 7 от 14 марта 2026 г.",
            "Первый",
            "Глубокий",
            "Абзац",
            "Мелко",
            "1.2.",
            "Приложение 1, п. 2",
            "Длинный",
            "Имя",
            "Значение",
            "Пункт",
            "Жирно",
            "опоздало",
            "на рисунке Done",
            "Составлено 11 августа",
            page,
        ] {
            assert!(first.contains(words), "{words} in {first}");
        }
        let second = said(&set[1]);
        for words in [
            "О работе отделений",
            "ссылка",
            "на рисунке Silent",
            "Секретарь",
            "П. П. Петров",
        ] {
            assert!(second.contains(words), "{words} in {second}");
        }
    }
}

#[test]
fn words_of_people_are_never_markup() {
    let hostile = "#panic() *b* _i_ $x^2$ @ref <label> = head `raw` \\ #sys.inputs #include(\"/etc/passwd\") // no /* */ ~ -- \"q\" [a] {b}";
    let blocks = vec![
        Block::Heading(2, hostile.into()),
        Block::Paragraph(hostile.into()),
        Block::Note(hostile.into()),
        Block::Numbered("#1".into(), hostile.into()),
        Block::Facts(vec![(hostile.into(), hostile.into())]),
        table(vec![vec![
            Cell::Text("@x".into()),
            Cell::Link(hostile.into(), "https://a.example/#panic()".into()),
        ]]),
        Block::Signatures(vec![("$r$".into(), "*n*".into())]),
    ];
    let mut hostile_sheet = ru(blocks);
    hostile_sheet.title = "#panic(\"t\") *t*".into();
    hostile_sheet.foot = "#f *f*".into();
    hostile_sheet.letterhead = "= #l".into();
    let said = all_said(&hostile_sheet);
    for words in [
        "#panic(\"t\") *t*",
        "#f *f*",
        "= #l",
        "#1",
        "@x",
        "$r$",
        "*n*",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    // Lines break anywhere: compare without spaces and hyphens.
    let bare = |s: &str| s.replace([' ', '-', '\u{200b}', '\u{ad}', '\u{2010}'], "");
    assert_eq!(bare(&said).matches(&bare(hostile)).count(), 7, "{said}");
    assert!(pdf(&hostile_sheet).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn equal_sheets_give_equal_bytes() {
    let sheet = ru(vec![
        Block::Paragraph("Абзац".into()),
        table(vec![vec![
            Cell::Text("1".into()),
            Cell::Line(line(Look::Alive), "идёт".into()),
        ]]),
    ]);
    let first = pdf(&sheet).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    let elsewhere = std::thread::scope(|s| s.spawn(|| pdf(&sheet)).join()).unwrap();
    assert!(Ok(&first) == elsewhere.as_ref(), "the same from a thread");
    let mut other = sheet.clone();
    other.blocks.pop();
    assert!(pdf(&other).unwrap() != first);
    assert!(pdf(&sheet).unwrap() == first, "the same after another job");
    let text = String::from_utf8_lossy(&first);
    assert!(!text.contains("CreationDate") && !text.contains("ModDate"));
    assert!(!text.contains("/Author"));
}

#[test]
fn empty_sheets_print() {
    let nothing = Sheet {
        tongue: Tongue::En,
        letterhead: String::new(),
        title: String::new(),
        subtitle: String::new(),
        foot: String::new(),
        blocks: Vec::new(),
    };
    assert_eq!(all_said(&nothing), "Page 1 of 1");
    assert!(pdf(&nothing).unwrap().starts_with(b"%PDF-"));

    let blanks = ru(vec![
        Block::Heading(0, " ".into()),
        Block::Paragraph("\n".into()),
        Block::Note(String::new()),
        Block::Numbered(String::new(), String::new()),
        Block::Facts(Vec::new()),
        Block::Facts(vec![(String::new(), String::new())]),
        Block::Table {
            heads: Vec::new(),
            widths: Vec::new(),
            rows: vec![Vec::new()],
        },
        Block::Table {
            heads: vec![String::new()],
            widths: vec![0, 0, 0],
            rows: vec![vec![Cell::Text(String::new())]],
        },
        table(Vec::new()),
        Block::Signatures(Vec::new()),
        Block::PageBreak,
    ]);
    assert!(pdf(&blanks).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn a_ragged_table_loses_nothing() {
    let said = all_said(&ru(vec![Block::Table {
        heads: vec!["Один".into()],
        widths: vec![3],
        rows: vec![
            vec![
                Cell::Text("а1".into()),
                Cell::Text("а2".into()),
                Cell::Text("а3".into()),
            ],
            vec![Cell::Text("б1".into())],
        ],
    }]));
    for words in ["Один", "а1", "а2", "а3", "б1"] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[test]
fn long_words_stay_within_the_margins() {
    let (latin, cyrillic, wide) = ("x1".repeat(300), "ж".repeat(700), "Щ".repeat(50));
    let address = format!("https://federation.example/{}", "a%20b/".repeat(60));
    let mut sheet = ru(vec![
        Block::Heading(1, cyrillic.clone()),
        Block::Paragraph(latin.clone()),
        Block::Numbered("1.1.1.1.1.1.1.1.1.1.1".repeat(20), cyrillic.clone()),
        Block::Numbered("12.10.".into(), wide.clone()),
        Block::Note(address.clone()),
        Block::Facts(vec![(latin.clone(), cyrillic.clone())]),
        Block::Table {
            heads: vec!["Человеконенавистничество".into(); 6],
            widths: vec![1, 1, 1, 1, 1, 1],
            rows: vec![vec![
                Cell::Text(latin.clone()),
                Cell::Strong(cyrillic.clone()),
                Cell::Link(address.clone(), address),
                Cell::Line(line(Look::Late), wide.clone()),
                Cell::Text("12/34-2026/самофинансирование".into()),
                Cell::Text("достопримечательностями".into()),
            ]],
        },
        Block::Signatures(vec![(cyrillic.clone(), latin.clone())]),
    ]);
    sheet.title = wide;
    sheet.foot = cyrillic.clone();
    sheet.letterhead = latin;
    // The page is 595.28 pt wide, its margins 28 and 22 mm; numbers hang 13 mm into the left one.
    let (left, right) = ((28.0 - 13.0) * 72.0 / 25.4, 595.28 - 22.0 * 72.0 / 25.4);
    for page in pages(&sheet) {
        for run in page {
            assert!(
                run.left >= left - 0.5 && run.right <= right + 1.0,
                "{:.0}..{:.0}: {}",
                run.left,
                run.right,
                run.text
            );
        }
    }
}

#[test]
fn a_long_table_repeats_its_heads_and_splits_no_row() {
    let rows = (0..200)
        .map(|i| {
            vec![
                Cell::Text(format!("начало{i:03}")),
                Cell::Text(format!(
                    "{} конец{i:03}",
                    "Провести собрания во всех отделениях и сообщить. ".repeat(1 + i % 7)
                )),
            ]
        })
        .collect();
    let set = pages(&ru(vec![table(rows)]));
    assert!(set.len() > 5, "{} pages", set.len());
    for page in &set {
        assert!(has_page_words(page, "Поручение"), "heads on each page");
    }
    for i in 0..200 {
        let of = |word: &str| {
            set.iter()
                .position(|p| has_page_words(p, &format!("{word}{i:03}")))
                .unwrap()
        };
        assert_eq!(of("начало"), of("конец"), "row {i}");
    }
    let last = said(set.last().unwrap());
    let n = set.len();
    assert!(last.contains(&format!("Страница {n} из {n}")), "{last}");
}

#[test]
fn a_row_taller_than_a_page_is_printed_whole() {
    let set = pages(&ru(vec![table(vec![vec![
        Cell::Text("1".into()),
        Cell::Text(format!("{} последнее", "слово ".repeat(3_000))),
    ]])]));
    assert!(set.len() > 1);
    assert_eq!(
        set.iter()
            .map(|p| said(p).matches("слово").count())
            .sum::<usize>(),
        3_000
    );
    assert!(has_page_words(set.last().unwrap(), "последнее"));
}

#[test]
fn a_heading_is_not_left_alone_at_the_foot() {
    for lines in 20..70 {
        let mut blocks = vec![Block::Note("строка".into()); lines];
        blocks.push(Block::Heading(1, "Заголовок".into()));
        blocks.push(Block::Paragraph("Следующее".into()));
        let set = pages(&ru(blocks));
        let of = |words: &str| set.iter().position(|p| has_page_words(p, words));
        assert_eq!(of("Заголовок"), of("Следующее"), "{lines} lines before");
    }
}

#[test]
fn too_much_is_refused_with_figures() {
    let rows = |n: usize| ru(vec![table(vec![Vec::new(); n])]);
    assert_eq!(
        pdf(&rows(MOST_ROWS + 1)),
        Err(CannotPrint::TooManyRows {
            rows: MOST_ROWS + 1,
            most: MOST_ROWS
        })
    );
    assert!(matches!(
        pdf(&ru(vec![Block::Paragraph("я".repeat(MOST_CHARS + 1))])),
        Err(CannotPrint::TooMuchText { .. })
    ));
    let breaks = vec![[Block::Note("а".into()), Block::PageBreak]; MOST_PAGES + 1].concat();
    assert_eq!(
        pdf(&ru(breaks)),
        Err(CannotPrint::TooManyPages {
            pages: MOST_PAGES + 1,
            most: MOST_PAGES
        })
    );
}

#[test]
fn headings_become_bookmarks_in_a_tagged_file() {
    let bytes = pdf(&ru(vec![
        Block::Heading(1, "Первый".into()),
        Block::Line(line(Look::Late)),
    ]))
    .unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("/Outlines"), "bookmarks");
    assert!(text.contains("/StructTreeRoot"), "tags");
    assert!(text.contains("ru-RU"), "language");
}

/// Rows of a table in parts: a number and words over the other columns, then a row of its own.
fn parts(count: usize, filler: usize) -> Block {
    let rows = (0..count)
        .flat_map(|n| {
            let words = format!("Часть {n} начинается. {}", "слово ".repeat(filler));
            [
                vec![Cell::Strong(n.to_string()), Cell::Across(1, words)],
                vec![
                    Cell::Text(String::new()),
                    Cell::Across(2, format!("подчасть {n}")),
                ],
                vec![
                    Cell::Text(String::new()),
                    Cell::Line(line(Look::Done), format!("строка {n}")),
                    Cell::Text("сделано".into()),
                ],
            ]
        })
        .collect();
    Block::Table {
        heads: vec!["№".into(), "Исполнитель".into(), "Что сделано".into()],
        widths: vec![1, 4, 4],
        rows,
    }
}

#[test]
fn head_of_a_part_stands_with_its_row() {
    // Parts of many sizes come to the foot of a page in many ways.
    for filler in [0, 7, 30, 90] {
        let set = pages(&ru(vec![parts(40, filler)]));
        assert!(set.len() > 1);
        for n in 0..40 {
            let on = |words: String| {
                set.iter()
                    .position(|page| said(page).contains(&words))
                    .unwrap_or_else(|| panic!("{words} is lost"))
            };
            let row = on(format!("строка {n} "));
            assert_eq!(on(format!("подчасть {n} ")), row, "{n} with {filler}");
            assert_eq!(
                on(format!("Часть {n} начинается.")),
                row,
                "{n} with {filler}"
            );
        }
        assert!(set.iter().all(|page| said(page).contains("Исполнитель")));
    }
}

#[test]
fn head_of_a_part_longer_than_a_page_is_printed_whole() {
    let words = format!("начало {} конец", "слово ".repeat(3_000));
    let table = Block::Table {
        heads: Vec::new(),
        widths: vec![1, 4, 4],
        rows: vec![
            vec![Cell::Strong("1".into()), Cell::Across(1, words)],
            vec![Cell::Across(9, "и последнее".into())],
        ],
    };
    let said = all_said(&ru(vec![table]));
    assert!(said.contains("начало") && said.contains("конец") && said.contains("и последнее"));
}

#[test]
fn bar_says_what_its_parts_are() {
    let share = |fill, label: &str, count| Share {
        fill,
        label: label.into(),
        count,
    };
    let shares = [
        Fill::Done,
        Fill::Partly,
        Fill::Work,
        Fill::Late,
        Fill::Failed,
        Fill::Closed,
        Fill::Unknown,
    ]
    .into_iter()
    .enumerate()
    .map(|(i, fill)| share(fill, fill.code(), 7 - i as u32 + 100))
    .collect();
    let said = all_said(&ru(vec![Block::Bar(shares)]));
    for (i, word) in [
        "done", "partly", "work", "late", "failed", "closed", "unknown",
    ]
    .iter()
    .enumerate()
    {
        assert!(
            said.contains(&format!("{} {word}", 107 - i)),
            "{word} in {said}"
        );
    }
    let none = vec![Block::Bar(vec![share(Fill::Late, "просрочено", 0)])];
    assert!(!all_said(&ru(none)).contains("просрочено"));
}

#[test]
fn numbers_are_tied_to_their_words() {
    let set = pages(&ru(vec![Block::Paragraph(
        "по пункту 4 от 1 мая 2026 г.".into(),
    )]));
    let all: String = set[0].iter().map(|r| r.text.as_str()).collect();
    assert!(all.contains("пункту\u{a0}4"), "{all}");
    assert!(all.contains("2026\u{a0}г."), "{all}");
    assert!(all.contains("№\u{a0}7"), "{all}");
}

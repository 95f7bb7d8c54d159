//! PDF: letters, lines, paragraphs, pages.

use veche_intake::{Format, Note};

use crate::make::{lines, pdf, pdf_with, show};
use crate::{read, stretch};

/// A line that reaches the right margin of the others here: fifty letters.
fn full(begin: &str, end: &str) -> String {
    let room = 50 - begin.chars().count() - end.chars().count();
    let middle: String = " слово".chars().cycle().take(room - 1).collect();
    format!("{begin}{middle} {end}")
}

#[test]
fn pdf_lines_of_a_paragraph_are_joined_and_cut_words_too() {
    let a = full("Совет", "прове-");
    let b = full("дения", "отчётно-");
    let c = "выборной конференции.";
    let x = read(&pdf(&[lines(
        60,
        700,
        &[&a, &b, c, "1. Дело", "2. Другое дело"],
    )]))
    .unwrap();
    let joined = format!(
        "{}дения{}выборной конференции.",
        a.trim_end_matches("ве-").to_owned() + "ве",
        b.trim_start_matches("дения")
    );
    assert_eq!(x.text, format!("{joined}\n1. Дело\n2. Другое дело"));
    assert_eq!(
        (x.format, x.notes.as_slice()),
        (Format::Pdf, [Note::HyphensJoined(1)].as_slice())
    );
    assert_eq!(stretch(&x, 1), "1. Дело");
    assert_eq!((x.places[2].page, x.places[2].paragraph), (Some(1), 3));
}

#[test]
fn pdf_paragraph_over_a_page_keeps_both_pages() {
    let first = full("Начало", "идёт");
    let head =
        |n: u32| show(60, 800, "Союз товариществ, протокол") + &show(290, 30, &n.to_string());
    let pages = [
        head(1) + &lines(60, 700, &["Заголовок", &first]),
        head(2) + &lines(60, 700, &["дальше.", "Иное."]),
        head(3) + &lines(60, 700, &["Конец."]),
    ];
    let x = read(&pdf(&pages)).unwrap();
    assert_eq!(
        x.text,
        format!("Заголовок\n{first} дальше.\nИное.\n\nКонец.")
    );
    let spots: Vec<_> = x.places.iter().map(|p| (p.page, p.paragraph)).collect();
    assert_eq!(
        spots,
        [
            (Some(1), 1),
            (Some(1), 2),
            (Some(2), 2),
            (Some(2), 3),
            (Some(3), 4)
        ]
    );
    assert_eq!(stretch(&x, 2), "дальше.");
    assert_eq!(x.notes, [Note::RunningLinesLeftOut(6)]);
}

#[test]
fn pdf_columns_are_read_one_after_the_other() {
    let column = |name: &str| {
        (0..12)
            .map(|n| format!("{name} строка номер {n} столбца целиком"))
            .collect::<Vec<_>>()
    };
    let (left, right) = (column("левая"), column("права"));
    let draw = |x: u32, c: Vec<String>| {
        (0..)
            .zip(&c)
            .map(|(n, l)| show(x, 700 - 12 * n, l))
            .collect::<String>()
    };
    // Halves of one row are drawn one after the other, and at heights that differ a little.
    let page = show(200, 760, "Общий заголовок над обоими")
        + &draw(60, left)
        + &draw(60 + 5 * 37 + 12, right).replace(" 700 Td", " 701 Td");
    let text = read(&pdf(&[page])).unwrap().text;
    let at = |what: &str| {
        text.find(what)
            .unwrap_or_else(|| panic!("{what} in {text}"))
    };
    assert!(at("Общий") < at("левая строка номер 0"));
    assert!(
        at("левая строка номер 11") < at("права строка номер 0"),
        "{text}"
    );
}

#[test]
fn pdf_table_rows_and_wide_gaps() {
    let page: String = (0..8)
        .map(|n| show(60, 700 - 14 * n, "Собрание") + &show(260, 700 - 14 * n, "1 мая"))
        .collect();
    let text = read(&pdf(&[page])).unwrap().text;
    assert_eq!(
        text.lines().filter(|l| !l.is_empty()).collect::<Vec<_>>(),
        ["Собрание\t1 мая"; 8]
    );
}

#[test]
fn pdf_of_old_makers_tells_letters_by_glyph_names() {
    let font = "<</Type /Font /Subtype /Type1 /BaseFont /Old /FirstChar 0 /LastChar 255 /Encoding \
                <</BaseEncoding /WinAnsiEncoding /Differences [192 /afii10017 /afii10018 /afii10071 /space /uni2116]>>>>";
    let x = read(&pdf_with(
        font,
        b"",
        &["BT /F 10 Tf 60 700 Td (\\300\\301\\302\\303\\304 5) Tj ET".to_owned()],
    ))
    .unwrap();
    assert_eq!((x.text.as_str(), x.notes.len()), ("АБё № 5", 0));
}

#[test]
fn pdf_that_calls_cyrillic_letters_latin_is_put_right() {
    let font = "<</Type /Font /Subtype /TrueType /BaseFont /Old /Encoding /WinAnsiEncoding>>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Постановление пленума N 5");
    let codes: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    let x = read(&pdf_with(
        font,
        b"",
        &[format!("BT /F 10 Tf 60 700 Td <{codes}> Tj ET")],
    ))
    .unwrap();
    assert_eq!(
        (x.text.as_str(), x.notes),
        ("Постановление пленума N 5", vec![Note::LettersRepaired])
    );
}

#[test]
fn pdf_spacing_inside_words_is_no_blank() {
    let loose = "BT /F 10 Tf 4 Tc 60 700 Td <041f041e0421> Tj ET\n".to_owned();
    let kerned = "BT /F 10 Tf 60 650 Td [<0441> 20 <043b> -15 <043e> -600 <0434>] TJ ET\n";
    let twice = show(60, 600, "жирно") + &show(60, 600, "жирно").replace("60 600", "60.3 600");
    let x = read(&pdf(&[loose + kerned + &twice])).unwrap();
    assert_eq!(x.text.replace("\n\n", "\n"), "ПОС\nсло д\nжирно");
}

#[test]
fn pdf_marks_say_what_to_leave_out_and_what_is_meant() {
    let page = format!(
        "/Artifact <</Type /Pagination /Subtype /Header>> BDC {} EMC /Span <</ActualText (\\376\\377\\004\\060\\004\\061)>> BDC {} EMC {}",
        show(60, 800, "Колонтитул"),
        show(60, 700, "zz"),
        show(70, 700, "в")
    );
    assert_eq!(read(&pdf(&[page])).unwrap().text, "абв");
}

#[test]
fn pdf_turned_page_is_turned_back_and_a_stamp_left_out() {
    let turned = |x: u32, y: u32, text: &str| {
        show(0, 0, text).replace("0 0 Td", &format!("0 1 -1 0 {x} {y} Tm"))
    };
    let text = turned(100, 60, "Первая строка листа") + &turned(112, 60, "2. Вторая");
    let x = read(&pdf(&[text + &show(300, 300, "копия")])).unwrap();
    assert_eq!(
        (x.text.as_str(), x.notes),
        (
            "Первая строка листа\n2. Вторая",
            vec![Note::SidewaysTextLeftOut]
        )
    );
}

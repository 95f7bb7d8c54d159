//! `veche read`: each form of the answer, and each file that is no document.

use super::{DECISION, Desk, RESOLUTION, Ran, program, with_input};
use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn read_prints_a_table_for_people() {
    let desk = Desk::new();
    desk.put("a.txt", RESOLUTION);
    let table = desk
        .run(&["read", "a.txt", "--lang", "ru"])
        .fine()
        .to_owned();
    for words in [
        "Постановление № 5",
        "2 марта 2026 г.",
        "Правление",
        "до 1 мая 2026 года",
        "к сведению",
    ] {
        assert!(table.contains(words), "{words} in {table}");
    }
    assert!(!table.contains('\u{1b}'), "no colour but on a terminal");
    assert!(
        desk.run(&["read", "a.txt", "--lang", "en"])
            .fine()
            .contains("Resolution No. 5")
    );
}

#[test]
fn read_json_is_one_object_whose_spans_count_code_points() {
    let desk = Desk::new();
    desk.put("a.txt", RESOLUTION);
    let object: serde_json::Value =
        serde_json::from_str(desk.run(&["read", "--json", "a.txt"]).fine()).unwrap();
    assert_eq!(
        (
            &object["format"],
            &object["lang"],
            &object["header"]["number"]
        ),
        (&1.into(), &"ru".into(), &"5".into())
    );
    assert!(object.get("file").is_none(), "one file needs no name");
    let items = object["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    for item in items {
        let at = |key: &str| usize::try_from(item[key].as_u64().unwrap()).unwrap();
        let words: String = RESOLUTION
            .chars()
            .skip(at("start"))
            .take(at("end") - at("start"))
            .collect();
        assert_eq!(item["text"], words);
    }
}

#[test]
fn read_takes_standard_input() {
    let desk = Desk::new();
    let said = with_input(desk.path(), &["read", "-", "--json"], DECISION.as_bytes());
    let object: serde_json::Value = serde_json::from_str(said.fine()).unwrap();
    assert_eq!(
        (&object["lang"], &object["items"][0]["number"]),
        (&"en".into(), &"1".into())
    );
}

#[test]
fn read_csv_has_a_row_for_each_directive_and_no_formula() {
    let desk = Desk::new();
    desk.put("a.txt", RESOLUTION);
    desk.put("b.txt", DECISION.replace("The Board", "=cmd() the Board"));
    let table = desk
        .run(&["read", "--csv", "a.txt", "b.txt"])
        .fine()
        .to_owned();
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().unwrap().clone();
    assert_eq!((&heads[0], &heads[2]), ("file", "number"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let places: Vec<(&str, &str)> = rows.iter().map(|r| (&r[0], &r[2])).collect();
    assert_eq!(
        places,
        [("a.txt", "1"), ("a.txt", "2"), ("b.txt", "1")],
        "heads stand once"
    );
    assert!(
        rows.iter().flatten().all(|cell| !cell.starts_with('=')),
        "{table}"
    );
}

#[test]
fn read_of_a_folder_prints_json_lines_in_the_order_of_names_and_goes_on_after_a_bad_file() {
    let desk = Desk::new();
    desk.put("docs/b/second.txt", RESOLUTION);
    desk.put("docs/a.md", DECISION);
    desk.put("docs/c.docx", b"\x89PNG\r\n\x1a\n and so on");
    desk.put("docs/d.TXT", RESOLUTION);
    desk.put("docs/notes.xyz", "not looked at");
    let check = |jobs: &str| {
        let ran = desk.run(&["read", "docs", "--json", "--jobs", jobs]);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(
            ran.err.contains("docs/c.docx: This is a picture."),
            "{}",
            ran.err
        );
        let files: Vec<String> = ran
            .out
            .lines()
            .map(|l| {
                serde_json::from_str::<serde_json::Value>(l).unwrap()["file"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        assert_eq!(files, ["docs/a.md", "docs/b/second.txt", "docs/d.TXT"]);
        ran.out
    };
    assert_eq!(check("1"), check("4"), "many at once say the same");
    let good = desk.run(&["read", "docs/a.md", "docs/d.TXT", "--lang", "en"]);
    assert!(
        good.fine().contains("── docs/a.md"),
        "tables of several files are named"
    );
}

#[test]
fn read_of_an_empty_folder_is_refused() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("empty")).unwrap();
    desk.run(&["read", "empty"])
        .refused("empty: There is nothing to read in this folder");
    desk.put("empty/photo.jpg", "x");
    desk.run(&["read", "empty", "--json", "--lang", "ru"])
        .refused("В этой папке нечего читать");
}

#[test]
fn read_of_what_is_no_document_says_what_it_is_and_what_to_do() {
    let desk = Desk::new();
    desk.put("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.run(&["read", "photo.txt"])
        .refused("photo.txt: This is a picture. Recognise its text first");
    desk.put("noise.txt", [0_u8, 159, 146, 150, 0, 1, 2, 3].repeat(50));
    desk.run(&["read", "noise.txt", "--json"])
        .refused("This is not a text document");
    desk.put("empty.txt", "");
    desk.run(&["read", "empty.txt"])
        .refused("There is no text in it.");
    desk.put("blank.md", " \n\t\n");
    desk.run(&["read", "blank.md", "--lang", "ru"])
        .refused("Текста в нём нет.");
    with_input(desk.path(), &["read", "-"], b"").refused("-: There is no text in it.");
    desk.put("old.docx", "PK\u{3}\u{4} cut short");
    desk.run(&["read", "old.docx"]).refused("damaged");
}

#[test]
fn read_of_a_huge_file_is_refused_at_once() {
    let desk = Desk::new();
    let file = fs::File::create(desk.path().join("huge.pdf")).unwrap();
    file.set_len(200 * 1024 * 1024).unwrap();
    let began = Instant::now();
    desk.run(&["read", "huge.pdf"])
        .refused("The file has 209 MB; at most 20 MB are read.");
    assert!(
        began.elapsed() < Duration::from_secs(3),
        "by its size alone: {:?}",
        began.elapsed()
    );
}

#[test]
fn read_of_a_docx_bomb_is_refused() {
    let desk = Desk::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("[Content_Types].xml", options).unwrap();
    zip.write_all(
        br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
    )
    .unwrap();
    zip.start_file("word/document.xml", options).unwrap();
    zip.write_all(&vec![b' '; 8 * 1024 * 1024]).unwrap();
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 100_000);
    desk.put("bomb.docx", bomb);
    desk.run(&["read", "bomb.docx"])
        .refused("would cost too much to read");
}

/// A PDF of one page with nothing on it.
fn blank_pdf() -> Vec<u8> {
    let mut out = String::from("%PDF-1.4\n");
    let objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>",
        "<</Length 0>>\nstream\n\nendstream",
    ];
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", i + 1));
    }
    let table = out.len();
    out.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!(
        "trailer\n<</Size {} /Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    out.into_bytes()
}

#[test]
fn read_of_a_pdf_without_text_asks_for_recognition() {
    let desk = Desk::new();
    desk.put("scan.pdf", blank_pdf());
    desk.run(&["read", "scan.pdf"]).refused(
        "scan.pdf: The file’s only page is a picture without text. Recognise the text first (OCR)",
    );
}

#[test]
fn read_of_a_text_without_items_is_read_with_a_question() {
    let desk = Desk::new();
    desk.put(
        "letter.txt",
        "Dear friends,\n\nthe weather was fine and the walk was long.\n",
    );
    let said = desk.run(&["read", "letter.txt", "--lang", "en"]);
    assert!(
        said.fine().contains("? No operative items were found."),
        "{said:?}"
    );
    let object: serde_json::Value =
        serde_json::from_str(desk.run(&["read", "letter.txt", "--json"]).fine()).unwrap();
    assert_eq!(object["items"], serde_json::json!([]));
    assert!(
        object["remarks"]
            .as_array()
            .unwrap()
            .iter()
            .any(|r| r["key"] == "prose-no-items")
    );
}

#[test]
fn read_is_quiet_when_its_reader_goes_away() {
    let desk = Desk::new();
    for i in 0..400 {
        desk.put(&format!("many/{i:03}.txt"), RESOLUTION);
    }
    let mut c = program(desk.path())
        .args(["read", "many", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0_u8; 64];
    let mut out = c.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    let ran = Ran::from(c.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

//! Files that are refused, and that no bytes bring the program down.

use std::io::Write;
use std::time::{Duration, Instant};

use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use proptest::prelude::*;
use veche_intake::{BombSign, CannotRead, Damage, Limits, Note, Seen, extract};

use crate::make::{archive, deflated, docx, docx_with, lines, odt, p, pdf, pdf_of, show, stream};
use crate::{holds, read};

fn check(bytes: &[u8], expected: CannotRead) {
    let begun = Instant::now();
    assert_eq!(read(bytes), Err(expected));
    // Unoptimised, on a busy machine; an unbounded reader would take minutes and gigabytes.
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
}

fn bomb(sign: BombSign) -> CannotRead {
    CannotRead::Bomb { sign }
}

#[test]
fn other_archives_and_office_files_are_named() {
    check(
        &archive(&[("a.txt", b"text")]),
        CannotRead::NotADocument {
            seen: Seen::Archive,
        },
    );
    check(
        &archive(&[("inner.zip", &archive(&[("a", b"a")]))]),
        CannotRead::NotADocument {
            seen: Seen::Archive,
        },
    );
    check(
        &archive(&[]),
        CannotRead::NotADocument {
            seen: Seen::Archive,
        },
    );
    let sheet = archive(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", b"<a/>"),
    ]);
    check(
        &sheet,
        CannotRead::NotADocument {
            seen: Seen::Spreadsheet,
        },
    );
    let relation = br#"<R><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></R>"#;
    check(
        &archive(&[("_rels/.rels", relation), ("xl/workbook.xml", b"<a/>")]),
        CannotRead::NotADocument {
            seen: Seen::Spreadsheet,
        },
    );
    check(
        &archive(&[("mimetype", b"application/epub+zip")]),
        CannotRead::NotADocument {
            seen: Seen::OtherDocument,
        },
    );
}

#[test]
fn a_large_file_is_refused_before_it_is_looked_at() {
    let limits = Limits {
        file_bytes_max: 10,
        ..Limits::default()
    };
    assert_eq!(
        extract(&[0xff; 11], None, &limits),
        Err(CannotRead::TooLarge {
            bytes: 11,
            limit: 10
        })
    );
}

#[test]
fn nothing_in_it_is_said_so() {
    check(&docx("<w:p/>"), CannotRead::Empty);
    check(&odt("", "<text:p> </text:p>"), CannotRead::Empty);
    check(b"<html><body><p>&nbsp;</body></html>", CannotRead::Empty);
    check("\u{feff}\u{200b}".as_bytes(), CannotRead::Empty);
}

#[test]
fn docx_bombs_are_refused() {
    let ratio = read(&docx(&" ".repeat(30_000_000)));
    assert!(
        matches!(
            ratio,
            Err(CannotRead::Bomb {
                sign: BombSign::Ratio { limit: 200, .. }
            })
        ),
        "{ratio:?}"
    );
    // In a part that is never read: it would be handed on to people all the same.
    let picture = vec![0; 30_000_000];
    let hidden = read(&archive(&[
        ("word/document.xml", b"<w:document/>"),
        ("word/media/a.bmp", &picture),
    ]));
    assert!(
        matches!(
            hidden,
            Err(CannotRead::Bomb {
                sign: BombSign::Ratio { .. }
            })
        ),
        "{hidden:?}"
    );
    check(
        &docx(&"<w:p>".repeat(1_000)),
        bomb(BombSign::Depth { limit: 256 }),
    );
    let laugh = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;\">]><w:document><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:document>";
    check(
        &archive(&[("word/document.xml", laugh.as_bytes())]),
        bomb(BombSign::Entities),
    );
    let many: Vec<(String, &[u8])> = (0..6_000)
        .map(|n| (format!("{n}"), b"".as_slice()))
        .collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(name, content)| (name.as_str(), *content))
        .collect();
    check(&archive(&many), bomb(BombSign::Work { limit: 5_000 }));
}

#[test]
fn docx_that_lies_about_its_size_is_refused() {
    // Noise enough that the ratio alone is no ground.
    let mut noise = 1_u32;
    let body: String = (0..3_000_000)
        .map(|_| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + u8::try_from(noise >> 28).unwrap())
        })
        .collect();
    let whole = docx(&p("", &body));
    let limits = Limits {
        unpacked_bytes_max: 2_000_000,
        ..Limits::default()
    };
    let too_much = Err(bomb(BombSign::Size { limit: 2_000_000 }));
    assert_eq!(extract(&whole, None, &limits), too_much);
    // The sizes in the archive's list are made small; what comes out is counted.
    let mut lying = whole.clone();
    let true_size = u32::try_from(body.len()).unwrap();
    for at in 0..lying.len() - 4 {
        let n = u32::from_le_bytes(lying[at..at + 4].try_into().unwrap());
        if (true_size..true_size + 400).contains(&n) {
            lying[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
        }
    }
    assert_ne!(lying, whole);
    assert!(extract(&lying, None, &limits).is_err());
}

#[test]
fn more_text_than_allowed_is_refused_in_every_format() {
    let limits = Limits {
        chars_max: 10,
        ..Limits::default()
    };
    let text = "одиннадцать букв";
    for file in [
        text.as_bytes().to_vec(),
        format!("<p>{text}").into_bytes(),
        docx(&p("", text)),
        odt("", &format!("<text:p>{text}</text:p>")),
        pdf(&[show(60, 700, text)]),
    ] {
        assert_eq!(
            extract(&file, None, &limits),
            Err(CannotRead::TooMuchText { limit: 10 })
        );
    }
}

#[test]
fn broken_archives_are_damaged() {
    let whole = docx(&p("", "слово"));
    check(
        &whole[..whole.len() / 2],
        CannotRead::Damaged {
            what: Damage::Archive,
        },
    );
    check(
        &archive(&[("[Content_Types].xml", b"<Types/>")]),
        CannotRead::Damaged {
            what: Damage::MainPart,
        },
    );
    check(
        &archive(&[("word/document.xml", b"<w:p><w:r>")]),
        CannotRead::Damaged { what: Damage::Xml },
    );
}

#[test]
fn encrypted_office_files_are_told() {
    let mut locked = docx(&p("", "слово"));
    for at in 0..locked.len() - 10 {
        // The flag of encryption, in the head of each entry and in the list of them.
        match &locked[at..at + 4] {
            b"PK\x03\x04" => locked[at + 6] |= 1,
            b"PK\x01\x02" => locked[at + 8] |= 1,
            _ => {}
        }
    }
    check(&locked, CannotRead::Encrypted);
    let manifest = b"<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let odt = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"\x01\x02"),
        ("META-INF/manifest.xml", manifest),
    ]);
    check(&odt, CannotRead::Encrypted);
}

fn locked_pdf(user_password: &str) -> Vec<u8> {
    let mut doc = lopdf::Document::load_mem(&pdf(&[show(60, 700, "Тайное решение")])).unwrap();
    let id = lopdf::Object::string_literal(b"0123456789abcdef".to_vec());
    doc.trailer
        .set("ID", lopdf::Object::Array(vec![id.clone(), id]));
    let version = EncryptionVersion::V2 {
        document: &doc,
        owner_password: "owner",
        user_password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    doc.encrypt(&state).unwrap();
    let mut out = Vec::new();
    doc.save_to(&mut out).unwrap();
    out
}

#[test]
fn pdf_with_a_password_is_refused_but_not_one_that_only_forbids_printing() {
    check(&locked_pdf("secret"), CannotRead::Encrypted);
    assert_eq!(read(&locked_pdf("")).unwrap().text, "Тайное решение");
}

#[test]
fn pdf_without_text_is_a_scan() {
    check(
        &pdf(&["q 1 0 0 1 0 0 cm Q".to_owned(), String::new()]),
        CannotRead::NoText { pages: 2 },
    );
    // A font that does not tell its letters gives as little as a picture.
    let font = "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<</Subtype /CIDFontType0>>]>>";
    let mute = crate::make::pdf_with(font, b"", &[show(60, 700, "слово и дело")]);
    check(&mute, CannotRead::NoText { pages: 1 });
    let x = read(&pdf(&[show(60, 700, "Решение собрания"), String::new()])).unwrap();
    assert_eq!(x.notes, [Note::PagesWithoutText(vec![2])]);
}

#[test]
fn pdf_of_too_many_pages_is_refused() {
    let limits = Limits {
        pages_max: 2,
        ..Limits::default()
    };
    let file = pdf(&[show(60, 700, "а"), show(60, 700, "б"), show(60, 700, "в")]);
    assert_eq!(
        extract(&file, None, &limits),
        Err(CannotRead::TooManyPages { limit: 2 })
    );
}

/// A PDF of one page with these further objects, the first of which (4) is its content.
fn one_page(resources: &str, further: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>".to_vec(),
        format!("<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <<{resources}>>>>")
            .into_bytes(),
    ];
    objects.extend_from_slice(further);
    pdf_of(&objects)
}

#[test]
fn pdf_bombs_are_refused() {
    let limits = Limits {
        unpacked_bytes_max: 2_000_000,
        pdf_values_max: 100_000,
        ..Limits::default()
    };
    let check =
        |file: &[u8], sign: BombSign| assert_eq!(extract(file, None, &limits), Err(bomb(sign)));
    let blanks = vec![b' '; 3_000_000];
    check(
        &one_page("", &[deflated("", &blanks)]),
        BombSign::Size { limit: 2_000_000 },
    );
    check(
        &one_page(
            "",
            &[
                stream("", b""),
                deflated("/Type /ObjStm /N 1 /First 4", &blanks),
            ],
        ),
        BombSign::Size { limit: 2_000_000 },
    );
    let numbers = "[1]".repeat(100_000).into_bytes();
    check(
        &one_page("", &[stream("", b""), numbers.clone()]),
        BombSign::Work { limit: 100_000 },
    );
    check(
        &one_page(
            "",
            &[
                stream("", b""),
                deflated("/Type /ObjStm /N 1 /First 4", &numbers),
            ],
        ),
        BombSign::Work { limit: 100_000 },
    );
    // Each form draws the next one ten times.
    let form = |next: u32| {
        stream(
            &format!("/Subtype /Form /Resources <</XObject <</X {next} 0 R>>>>"),
            "/X Do ".repeat(10).as_bytes(),
        )
    };
    let forms: Vec<Vec<u8>> = (0..11)
        .map(|n| form(if n == 10 { 5 } else { 5 + n }))
        .collect();
    let limits = Limits {
        pdf_work_max: 1_000_000,
        ..Limits::default()
    };
    let file = one_page("/XObject <</X 5 0 R>>", &forms);
    assert_eq!(
        extract(&file, None, &limits),
        Err(bomb(BombSign::Work { limit: 1_000_000 }))
    );
    // Circles end of themselves.
    let circle = one_page("/XObject <</X 5 0 R>>", &[stream("", b"/X Do"), form(5)]);
    assert!(read(&circle).is_err());
}

#[test]
fn pdf_that_takes_too_long_is_given_up() {
    let page = show(60, 700, "слово").repeat(20_000);
    let limits = Limits {
        pdf_seconds_max: 0,
        ..Limits::default()
    };
    assert_eq!(
        extract(&pdf(&[page]), None, &limits),
        Err(bomb(BombSign::Time { limit: 0 }))
    );
}

#[test]
fn pdf_that_is_torn_is_damaged_or_read() {
    check(
        b"%PDF-1.7 and nothing more",
        CannotRead::Damaged { what: Damage::Pdf },
    );
    let whole = pdf(&[lines(60, 700, &["Решение собрания", "принято."])]);
    // Without its table the library finds the objects by looking for them.
    let torn = whole[..whole.len() - 100].to_vec();
    if let Ok(x) = read(&torn) {
        assert!(x.text.contains("Решение"), "{}", x.text);
    }
}

/// A whole file of each format.
fn whole_files() -> Vec<Vec<u8>> {
    let mut long = Vec::new();
    for n in 0..40 {
        write!(
            long,
            "<ol start={n}><li>пункт &laquo;{n}&raquo;<table><tr><td>а<td>б</table></ol>"
        )
        .unwrap();
    }
    vec![
        pdf(&[
            lines(60, 700, &["Решение собрания", "принято."]),
            show(60, 30, "2"),
        ]),
        docx_with(
            &p("<w:numPr><w:numId w:val=\"1\"/></w:numPr>", "слово"),
            "<w:num w:numId=\"1\"/>",
            "",
        ),
        odt(
            "",
            "<text:list><text:list-item><text:p>слово</text:p></text:list-item></text:list>",
        ),
        long,
        "# Дело\n\n1. *раз*\n1. [два](три)\n\n| а | б |\n".into(),
        encoding_rs::WINDOWS_1251
            .encode("Решение собрания")
            .0
            .into_owned(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_never_panic(
        head in prop::sample::select(vec![&b""[..], b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"# "]),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
        name in prop::sample::select(vec![None, Some("a.md"), Some("a.html"), Some("a.pdf"), Some(".")]),
    ) {
        let whole = [head, &bytes].concat();
        if let Ok(x) = extract(&whole, name, &Limits::default()) {
            holds(&x);
        }
    }

    #[test]
    fn any_text_never_panics(text in "\\PC{0,200}|[<>/a-z \"'=&;#*_\\[\\]()|`~0-9.\n-]{0,300}", name in prop::sample::select(vec!["a.md", "a.html", "a.txt"])) {
        if let Ok(x) = extract(text.as_bytes(), Some(name), &Limits::default()) {
            holds(&x);
        }
    }

    #[test]
    fn whole_files_with_changed_bytes_never_panic(
        which in 0_usize..6,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut file = whole_files().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if let Some(cut) = cut {
            file.truncate(cut.index(file.len()));
        }
        if let Ok(x) = extract(&file, Some("a.md"), &Limits::default()) {
            holds(&x);
        }
    }
}

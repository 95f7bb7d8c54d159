//! Builders of small files, by hand, so that each test shows what is in its file.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip file of parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word file: what stands in the body, and the content of `numbering` and `styles`.
pub fn docx_with(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    let relations = r#"<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#).as_bytes()),
        ("word/numbering.xml", format!("<w:numbering>{numbering}</w:numbering>").as_bytes()),
        ("word/styles.xml", format!("<w:styles>{styles}</w:styles>").as_bytes()),
        ("word/header1.xml", "<w:hdr><w:p><w:r><w:t>Колонтитул</w:t></w:r></w:p></w:hdr>".as_bytes()),
    ])
}

pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, "", "")
}

/// A paragraph of Word's with these properties and text.
pub fn p(properties: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

pub fn odt(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A PDF of objects, numbered from 1; object 1 is the catalog.
pub fn pdf_of(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut at = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        at.push(out.len());
        out.extend(format!("{} 0 obj\n", n + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let begin = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for at in at {
        out.extend(format!("{at:010} 00000 n \n").bytes());
    }
    out.extend(
        format!(
            "trailer <</Size {} /Root 1 0 R>>\nstartxref\n{begin}\n%%EOF",
            objects.len() + 1
        )
        .bytes(),
    );
    out
}

pub fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dictionary} /Length {}>>\nstream\n", content.len()).into_bytes();
    out.extend(content);
    out.extend(b"\nendstream");
    out
}

pub fn deflated(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(content).unwrap();
    stream(
        &format!("{dictionary} /Filter /FlateDecode"),
        &zlib.finish().unwrap(),
    )
}

/// A PDF with one font and these pages of drawing instructions. Objects 1 catalog, 2 pages, 3 font, 4 map.
pub fn pdf_with(font: &str, map: &[u8], pages: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len())
        .map(|n| format!("{} 0 R", 5 + 2 * n))
        .collect();
    let mut objects = vec![
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        format!(
            "<</Type /Pages /Count {} /Kids [{}] /MediaBox [0 0 595 842]>>",
            pages.len(),
            kids.join(" ")
        )
        .into_bytes(),
        font.as_bytes().to_vec(),
        stream("", map),
    ];
    for (n, page) in pages.iter().enumerate() {
        objects.push(
            format!(
                "<</Type /Page /Parent 2 0 R /Contents {} 0 R /Resources <</Font <</F 3 0 R>>>>>>",
                6 + 2 * n
            )
            .into_bytes(),
        );
        objects.push(deflated("", page.as_bytes()));
    }
    pdf_of(&objects)
}

/// A PDF whose font says what its codes mean; text is written in UTF-16.
pub fn pdf(pages: &[String]) -> Vec<u8> {
    let font = "<</Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 4 0 R \
                /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /DW 500>>]>>";
    let map = b"1 begincodespacerange <0000> <ffff> endcodespacerange \
                2 beginbfrange <0020> <00ff> <0020> <0400> <04ff> <0400> endbfrange 1 beginbfchar <2014> <2014> endbfchar";
    pdf_with(font, map, pages)
}

/// An instruction that shows `text` at a place; ten points high, each letter five wide.
pub fn show(x: u32, y: u32, text: &str) -> String {
    let codes: String = text
        .encode_utf16()
        .map(|unit| format!("{unit:04x}"))
        .collect();
    format!("BT /F 10 Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// Lines from the top of a page downwards, twelve points apart.
pub fn lines(x: u32, top: u32, lines: &[&str]) -> String {
    (0..)
        .zip(lines)
        .map(|(n, line)| show(x, top - 12 * n, line))
        .collect()
}

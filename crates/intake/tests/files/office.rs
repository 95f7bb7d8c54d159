//! Word and OpenDocument.

use veche_intake::{Format, Note};

use crate::make::{docx, docx_with, odt, p};
use crate::{read, stretch};

const NUMBERING: &str = r#"
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="russianLower"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"#;

fn item(list: u32, level: u32, text: &str) -> String {
    p(
        &format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#),
        text,
    )
}

fn check_docx(body: &str, expected: &str) {
    let x = read(&docx_with(body, NUMBERING, "")).unwrap();
    assert_eq!((x.text.as_str(), x.format), (expected, Format::Docx));
}

#[test]
fn docx_numbers_of_lists_are_written_out() {
    let body = [
        item(1, 0, "раз"),
        item(1, 1, "внутри"),
        item(1, 1, "ещё"),
        item(1, 2, "глубже"),
        p("", "между"),
        item(1, 0, "два"),
        item(1, 1, "снова"),
        item(2, 0, "третий"),
        item(2, 1, "законный"),
        item(3, 0, "точка"),
        item(4, 0, "седьмой"),
        item(4, 0, "восьмой"),
        item(0, 0, "без числа"),
    ];
    check_docx(
        &body.concat(),
        "1. раз\n1.1. внутри\n1.2. ещё\nа) глубже\nмежду\n2. два\n2.1. снова\nIII. третий\n3.1 законный\n- точка\n7. седьмой\n8. восьмой\nбез числа",
    );
}

#[test]
fn docx_list_of_a_style_is_followed_through_its_base() {
    let styles = r#"<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Own"><w:basedOn w:val="Item"/></w:style>
        <w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>"#;
    let body = p(r#"<w:pStyle w:val="Own"/>"#, "раз")
        + &p(r#"<w:pStyle w:val="Round"/>"#, "кругом")
        + &p(r#"<w:pStyle w:val="Item"/>"#, "два");
    assert_eq!(
        read(&docx_with(&body, NUMBERING, styles)).unwrap().text,
        "1. раз\nкругом\n2. два"
    );
}

#[test]
fn docx_leaves_out_deleted_hidden_and_doubled_text() {
    let body = r#"<w:p><w:r><w:t>Совет </w:t></w:r><w:del><w:r><w:delText>не </w:delText></w:r></w:del>
        <w:ins><w:r><w:t>уже </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>тайно </w:t></w:r><w:r><w:t>решил</w:t><w:footnoteReference w:id="1"/></w:r>
        <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Начало </w:t></w:r></w:p><w:p><w:r><w:t>и конец</w:t></w:r></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>В рамке</w:t></w:r></w:p></w:txbxContent></mc:Choice>
        <mc:Fallback><w:txbxContent><w:p><w:r><w:t>В рамке</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Снаружи</w:t></w:r></w:p>"#;
    let x = read(&docx(body)).unwrap();
    assert_eq!(x.text, "Совет уже решил\nНачало и конец\nВ рамке\nСнаружи");
    assert!(
        x.notes.contains(&Note::DeletedTextLeftOut) && x.notes.contains(&Note::FootnotesLeftOut(1)),
        "{:?}",
        x.notes
    );
}

#[test]
fn docx_tables_breaks_and_places() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("", text));
    let body = p("", "й\u{ad}од") // a composed letter, a soft hyphen
        + "<w:p/>"
        + &format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("Кто"), cell("Срок"), cell(""), cell("Один"))
        + "<w:p><w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t><w:noBreakHyphen/><w:t>г &amp; д</w:t></w:r></w:p>";
    let x = read(&docx(&body)).unwrap();
    assert_eq!(x.text, "йод\n\nКто\tСрок\nОдин\nа\tб\nв-г & д");
    assert_eq!(
        (0..4).map(|n| stretch(&x, n)).collect::<Vec<_>>(),
        ["йод", "Кто\tСрок", "Один", "а\tб\nв-г & д"]
    );
    assert_eq!(
        x.places
            .iter()
            .map(|p| (p.paragraph, p.page))
            .collect::<Vec<_>>(),
        [(1, None), (2, None), (3, None), (4, None)]
    );
}

const ODT_STYLES: &str = r#"<text:list-style style:name="L">
    <text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
    <text:list-level-style-number text:level="2" style:num-suffix="." style:num-format="1" text:display-levels="2"/>
    <text:list-level-style-number text:level="3" style:num-suffix=")" style:num-format="а, б, .., аа, аб, ..."/>
  </text:list-style>
  <text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>"#;

#[test]
fn odt_numbers_of_lists_are_written_out() {
    let body = r#"<text:p>Введение<text:note><text:note-body><text:p>сноска</text:p></text:note-body></text:note></text:p>
      <text:list text:style-name="L"><text:list-item><text:p>раз</text:p><text:p>ещё абзац</text:p>
        <text:list><text:list-item><text:p>внутри</text:p><text:list><text:list-item><text:p>глубже</text:p></text:list-item></text:list></text:list-item></text:list>
      </text:list-item></text:list>
      <text:p>между</text:p>
      <text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>два</text:p></text:list-item><text:list-item text:start-value="5"><text:p>пять</text:p></text:list-item></text:list>
      <text:list text:style-name="L"><text:list-item><text:p>сначала</text:p></text:list-item></text:list>
      <text:list text:style-name="B"><text:list-item><text:p>точка</text:p></text:list-item></text:list>"#;
    let x = read(&odt(ODT_STYLES, body)).unwrap();
    assert_eq!(
        x.text,
        "Введение\n1. раз\nещё абзац\n1.1. внутри\nа) глубже\nмежду\n2. два\n5. пять\n1. сначала\n- точка"
    );
    assert_eq!(
        (x.format, x.notes),
        (Format::Odt, vec![Note::FootnotesLeftOut(1)])
    );
}

#[test]
fn odt_tables_blanks_and_deleted_text() {
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>убрано</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:h text:outline-level="1">Глава</text:h><text:p>а<text:s text:c="3"/>б<text:tab/>в<text:line-break/>г</text:p>
      <table:table><table:table-row><table:table-cell><text:p>Кто</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>Срок</text:p></table:table-cell></table:table-row></table:table>"#;
    let x = read(&odt("", body)).unwrap();
    assert_eq!(x.text, "Глава\nа б\tв\nг\nКто\t\t\tСрок");
    assert_eq!(x.notes, [Note::DeletedTextLeftOut]);
}

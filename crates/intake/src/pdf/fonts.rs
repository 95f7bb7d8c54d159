//! What the codes of a font mean: by its map to Unicode, else by the names of its glyphs, else by the font program itself.

use std::collections::HashMap;

use encoding_rs::{MACINTOSH, WINDOWS_1252};
use lopdf::{Dictionary, Document, Object};
use ttf_parser::GlyphId;

use super::token::{Token, Tokens};
use super::{Cost, deref};
use crate::CannotRead;

/// Entries of a character map that are kept; no font has more glyphs.
const MAP_MAX: usize = 65_536;
/// Code points that one code may stand for. A ligature has three.
const LETTERS_MAX: usize = 8;

/// A font as the layout needs it.
#[derive(Debug, Default)]
pub(crate) struct Font {
    /// Codes have two bytes or more.
    wide: bool,
    /// How codes are cut, by length: lowest and highest code.
    spaces: Vec<(usize, u32, u32)>,
    letters: HashMap<u32, String>,
    widths: HashMap<u32, f64>,
    width: f64,
}

/// One code of a string that is shown.
pub(crate) struct Code<'a> {
    /// What it stands for; `None` where the font does not say.
    pub(crate) letters: Option<&'a str>,
    /// Its width, in parts of the font's size.
    pub(crate) width: f64,
    /// Whether it is the blank that word spacing widens.
    pub(crate) blank: bool,
}

impl Font {
    pub(crate) fn read(
        doc: &Document,
        dict: &Dictionary,
        cost: &mut Cost,
    ) -> Result<Font, CannotRead> {
        let mut font = match name(doc, dict, b"Subtype") {
            b"Type0" => composite(doc, dict, cost)?,
            _ => simple(doc, dict, cost)?,
        };
        if let Some(Object::Stream(stream)) = dict.get(b"ToUnicode").ok().map(|o| deref(doc, o)) {
            let map = Map::read(&cost.unpack(stream)?);
            for (code, letters) in map.letters {
                if letters.chars().any(|c| c != '\u{fffd}' && c != '\0') {
                    font.letters.insert(code, letters);
                }
            }
            if font.wide && font.spaces.is_empty() {
                font.spaces = map.spaces;
            }
        }
        Ok(font)
    }

    /// A string cut into codes.
    pub(crate) fn codes<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Code<'a>> {
        let mut rest = text;
        std::iter::from_fn(move || {
            let len = self.code_len(rest)?;
            let (code, after) = rest.split_at(len);
            rest = after;
            let code = code.iter().fold(0, |n, b| n << 8 | u32::from(*b));
            Some(Code {
                letters: self.letters.get(&code).map(String::as_str),
                width: self.widths.get(&code).copied().unwrap_or(self.width),
                blank: len == 1 && code == 32,
            })
        })
    }

    fn code_len(&self, rest: &[u8]) -> Option<usize> {
        if rest.is_empty() {
            return None;
        }
        if !self.wide {
            return Some(1);
        }
        let mut code = 0;
        for (at, b) in rest.iter().take(4).enumerate() {
            code = code << 8 | u32::from(*b);
            if self
                .spaces
                .iter()
                .any(|(len, low, high)| *len == at + 1 && (*low..=*high).contains(&code))
            {
                return Some(at + 1);
            }
        }
        Some(
            rest.len()
                .min(self.spaces.iter().map(|s| s.0).min().unwrap_or(2)),
        )
    }
}

fn name<'a>(doc: &'a Document, dict: &'a Dictionary, key: &[u8]) -> &'a [u8] {
    dict.get(key)
        .ok()
        .and_then(|o| deref(doc, o).as_name().ok())
        .unwrap_or_default()
}

fn number(doc: &Document, dict: &Dictionary, key: &[u8]) -> Option<f64> {
    dict.get(key)
        .ok()
        .and_then(|o| deref(doc, o).as_float().ok())
        .map(f64::from)
}

/// A font with one byte to a code.
fn simple(doc: &Document, dict: &Dictionary, cost: &mut Cost) -> Result<Font, CannotRead> {
    let mut font = Font {
        width: 0.5,
        ..Font::default()
    };
    let descriptor = dict
        .get(b"FontDescriptor")
        .ok()
        .and_then(|o| deref(doc, o).as_dict().ok());
    // Widths of Type 3 are in its own units, which its matrix scales; in practice a thousandth as well.
    if let Some(missing) = descriptor
        .and_then(|d| number(doc, d, b"MissingWidth"))
        .filter(|w| *w > 0.0)
    {
        font.width = missing / 1000.0;
    }
    let first = number(doc, dict, b"FirstChar")
        .unwrap_or(0.0)
        .clamp(0.0, 255.0) as u32;
    if let Some(widths) = dict
        .get(b"Widths")
        .ok()
        .and_then(|o| deref(doc, o).as_array().ok())
    {
        for (code, width) in (first..256).zip(widths) {
            if let Ok(width) = deref(doc, width).as_float() {
                font.widths.insert(code, f64::from(width) / 1000.0);
            }
        }
    }

    let encoding = dict.get(b"Encoding").ok().map(|o| deref(doc, o));
    let base = match encoding {
        Some(Object::Name(name)) => name.as_slice(),
        Some(Object::Dictionary(d)) => name(doc, d, b"BaseEncoding"),
        _ => b"",
    };
    match base {
        b"MacRomanEncoding" => table(&mut font, MACINTOSH),
        b"WinAnsiEncoding" => table(&mut font, WINDOWS_1252),
        _ => {
            table(&mut font, WINDOWS_1252);
            if let Some(d) = descriptor {
                built_in(doc, d, &mut font, cost)?;
            }
        }
    }
    if let Some(differences) = match encoding {
        Some(Object::Dictionary(d)) => d
            .get(b"Differences")
            .ok()
            .and_then(|o| deref(doc, o).as_array().ok()),
        _ => None,
    } {
        let mut code = 0_u32;
        for entry in differences.iter().take(MAP_MAX) {
            match deref(doc, entry) {
                Object::Integer(n) => code = u32::try_from(*n).unwrap_or(256),
                Object::Name(glyph) => {
                    if code < 256 {
                        match glyph_letters(&String::from_utf8_lossy(glyph)) {
                            Some(letters) => font.letters.insert(code, letters),
                            None => font.letters.remove(&code),
                        };
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }
    Ok(font)
}

fn table(font: &mut Font, encoding: &'static encoding_rs::Encoding) {
    for code in 32..=255_u8 {
        let one = [code];
        let (letters, failed) = encoding.decode_without_bom_handling(&one);
        if !failed && !letters.chars().any(char::is_control) {
            font.letters.insert(u32::from(code), letters.into_owned());
        }
    }
}

/// The encoding that the font program itself has.
fn built_in(
    doc: &Document,
    descriptor: &Dictionary,
    font: &mut Font,
    cost: &mut Cost,
) -> Result<(), CannotRead> {
    let stream = |key: &[u8]| {
        descriptor
            .get(key)
            .ok()
            .map(|o| deref(doc, o))
            .and_then(|o| o.as_stream().ok())
    };
    if let Some(program) = stream(b"FontFile") {
        let program = cost.unpack(program)?;
        for (code, glyph) in type1_encoding(&program) {
            if let Some(letters) = glyph_letters(&glyph) {
                font.letters.insert(code, letters);
            }
        }
    } else if let Some(program) = stream(b"FontFile3") {
        let program = cost.unpack(program)?;
        if let Some(cff) = ttf_parser::cff::Table::parse(&program) {
            for code in 0..=255_u8 {
                let glyph = cff
                    .glyph_index(code)
                    .filter(|g| g.0 != 0)
                    .and_then(|g| cff.glyph_name(g));
                if let Some(letters) = glyph.and_then(glyph_letters) {
                    font.letters.insert(u32::from(code), letters);
                }
            }
        }
    } else if let Some(program) = stream(b"FontFile2") {
        let program = cost.unpack(program)?;
        if let Ok(face) = ttf_parser::Face::parse(&program, 0) {
            let meanings = meanings(&face);
            let subtables = || face.tables().cmap.iter().flat_map(|cmap| cmap.subtables);
            for code in 0..=255_u32 {
                // Symbol fonts keep their codes at F000 in a table of Microsoft's, or plain in one of Apple's.
                let glyph = subtables().filter(|t| !t.is_unicode()).find_map(|t| {
                    t.glyph_index(0xf000 + code)
                        .or_else(|| t.glyph_index(code))
                        .filter(|g| g.0 != 0)
                });
                if let Some(letters) = glyph.and_then(|g| {
                    meanings
                        .get(&g.0)
                        .cloned()
                        .or_else(|| glyph_letters(face.glyph_name(g)?))
                }) {
                    font.letters.insert(code, letters);
                }
            }
        }
    }
    Ok(())
}

/// What the glyphs of a TrueType font stand for, by its table for Unicode.
fn meanings(face: &ttf_parser::Face<'_>) -> HashMap<u16, String> {
    let mut meanings = HashMap::new();
    for subtable in face
        .tables()
        .cmap
        .iter()
        .flat_map(|cmap| cmap.subtables)
        .filter(|t| t.is_unicode())
    {
        let mut looked = 0;
        subtable.codepoints(|code| {
            looked += 1;
            // Private letters say nothing: a symbol font's own codes look like that.
            if looked <= 4 * MAP_MAX
                && !(0xe000..=0xf8ff).contains(&code)
                && let Some(c) = char::from_u32(code)
                && let Some(GlyphId(glyph)) = subtable.glyph_index(code)
            {
                meanings.entry(glyph).or_insert_with(|| c.to_string());
            }
        });
    }
    meanings
}

/// The encoding in the readable part of a Type 1 font: `dup 192 /afii10017 put`.
fn type1_encoding(program: &[u8]) -> Vec<(u32, String)> {
    let end = crate::sniff::find(program, b"eexec").unwrap_or(program.len());
    let clear = &program[..end];
    let Some(begin) = crate::sniff::find(clear, b"/Encoding") else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut code = None;
    for token in Tokens::new(&clear[begin + 9..]) {
        match token {
            Token::Number(n) if (0.0..256.0).contains(&n) => code = Some(n as u32),
            Token::Name(glyph) => {
                if let Some(code) = code.take() {
                    out.push((code, String::from_utf8_lossy(glyph).into_owned()));
                }
            }
            Token::Operator(b"def" | b"readonly") => break,
            _ => {}
        }
    }
    out
}

/// A font with several bytes to a code.
fn composite(doc: &Document, dict: &Dictionary, cost: &mut Cost) -> Result<Font, CannotRead> {
    let mut font = Font {
        wide: true,
        width: 1.0,
        ..Font::default()
    };
    let below = dict
        .get(b"DescendantFonts")
        .ok()
        .and_then(|o| deref(doc, o).as_array().ok())
        .and_then(|a| a.first())
        .and_then(|o| deref(doc, o).as_dict().ok());
    let cids = match dict.get(b"Encoding").ok().map(|o| deref(doc, o)) {
        Some(Object::Stream(stream)) => {
            let map = Map::read(&cost.unpack(stream)?);
            font.spaces = map.spaces;
            Some(map.cids)
        }
        _ => None,
    };
    let Some(below) = below else { return Ok(font) };
    let mut by_cid = HashMap::new();
    font.width = number(doc, below, b"DW").unwrap_or(1000.0) / 1000.0;
    if let Some(widths) = below
        .get(b"W")
        .ok()
        .and_then(|o| deref(doc, o).as_array().ok())
    {
        cid_widths(doc, widths, &mut by_cid);
    }
    let glyphs = cid_letters(doc, below, cost)?;
    match cids {
        None => {
            font.widths = by_cid;
            font.letters = glyphs;
        }
        Some(cids) => {
            for (code, cid) in cids {
                if let Some(width) = by_cid.get(&cid) {
                    font.widths.insert(code, *width);
                }
                if let Some(letters) = glyphs.get(&cid) {
                    font.letters.insert(code, letters.clone());
                }
            }
        }
    }
    Ok(font)
}

/// `c [w1 w2]` gives widths one by one, `c1 c2 w` one for a range.
fn cid_widths(doc: &Document, widths: &[Object], by_cid: &mut HashMap<u32, f64>) {
    let code = |o: &Object| {
        deref(doc, o)
            .as_i64()
            .ok()
            .and_then(|n| u32::try_from(n).ok())
    };
    let width = |o: &Object| deref(doc, o).as_float().ok().map(|w| f64::from(w) / 1000.0);
    let mut rest = widths;
    while let [first, second, ..] = rest {
        let Some(from) = code(first) else { break };
        if let Ok(list) = deref(doc, second).as_array() {
            for (cid, w) in (from..).zip(list.iter().take(MAP_MAX)) {
                width(w).into_iter().for_each(|w| _ = by_cid.insert(cid, w));
            }
            rest = &rest[2..];
        } else {
            let (Some(to), Some(w)) = (code(second), rest.get(2).and_then(width)) else {
                break;
            };
            for cid in (from..=to).take(MAP_MAX) {
                by_cid.insert(cid, w);
            }
            rest = &rest[3..];
        }
        if by_cid.len() > MAP_MAX {
            break;
        }
    }
}

/// What the glyphs stand for by the font program, for files without a map to Unicode.
fn cid_letters(
    doc: &Document,
    below: &Dictionary,
    cost: &mut Cost,
) -> Result<HashMap<u32, String>, CannotRead> {
    let program = below
        .get(b"FontDescriptor")
        .ok()
        .and_then(|o| deref(doc, o).as_dict().ok())
        .and_then(|d| d.get(b"FontFile2").ok())
        .and_then(|o| deref(doc, o).as_stream().ok());
    let Some(program) = program else {
        return Ok(HashMap::new());
    };
    let program = cost.unpack(program)?;
    let Ok(face) = ttf_parser::Face::parse(&program, 0) else {
        return Ok(HashMap::new());
    };
    let meanings = meanings(&face);
    let glyph_of = match below.get(b"CIDToGIDMap").ok().map(|o| deref(doc, o)) {
        Some(Object::Stream(stream)) => Some(cost.unpack(stream)?),
        _ => None,
    };
    Ok(match glyph_of {
        None => meanings
            .into_iter()
            .map(|(glyph, letters)| (u32::from(glyph), letters))
            .collect(),
        Some(map) => (0..)
            .zip(map.chunks_exact(2).take(MAP_MAX))
            .filter_map(|(cid, pair)| {
                Some((
                    cid,
                    meanings
                        .get(&u16::from_be_bytes([pair[0], pair[1]]))?
                        .clone(),
                ))
            })
            .collect(),
    })
}

/// A character map: of codes to Unicode, or of codes to glyphs.
#[derive(Debug, Default)]
struct Map {
    spaces: Vec<(usize, u32, u32)>,
    letters: HashMap<u32, String>,
    cids: HashMap<u32, u32>,
}

impl Map {
    fn read(content: &[u8]) -> Map {
        let mut map = Map::default();
        let mut texts: Vec<Vec<u8>> = Vec::new();
        let mut numbers: Vec<f64> = Vec::new();
        let mut array: Option<Vec<Vec<u8>>> = None;
        let mut in_letters = false;
        for token in Tokens::new(content) {
            if map.letters.len() + map.cids.len() > MAP_MAX {
                break;
            }
            match token {
                Token::ArrayOpen => array = Some(Vec::new()),
                Token::ArrayClose => {
                    if let (Some(list), [.., low, _]) = (array.take(), texts.as_slice()) {
                        let low = code(low);
                        for (at, letters) in (low..).zip(&list) {
                            map.letters.insert(at, utf16(letters));
                        }
                        texts.clear();
                    }
                }
                Token::Text(t) => match &mut array {
                    Some(list) if list.len() < MAP_MAX => list.push(t),
                    Some(_) => {}
                    None => {
                        texts.push(t);
                        if in_letters && texts.len() == 3 {
                            map.range(&texts);
                            texts.clear();
                        }
                        texts.truncate(MAP_MAX);
                    }
                },
                Token::Number(n) => {
                    numbers.push(n);
                    numbers.truncate(MAP_MAX);
                }
                Token::Operator(b"beginbfrange") => {
                    in_letters = true;
                    texts.clear();
                }
                Token::Operator(b"endbfrange") => {
                    in_letters = false;
                    texts.clear();
                }
                Token::Operator(b"endbfchar") => {
                    for pair in texts.chunks_exact(2) {
                        map.letters.insert(code(&pair[0]), utf16(&pair[1]));
                    }
                    texts.clear();
                }
                Token::Operator(b"endcodespacerange") => {
                    for pair in texts.chunks_exact(2).take(64) {
                        map.spaces.push((
                            pair[0].len().clamp(1, 4),
                            code(&pair[0]),
                            code(&pair[1]),
                        ));
                    }
                    texts.clear();
                }
                Token::Operator(b"endcidchar") => {
                    for (at, cid) in texts.iter().zip(&numbers) {
                        map.cids.insert(code(at), *cid as u32);
                    }
                    texts.clear();
                }
                Token::Operator(b"endcidrange") => {
                    for (pair, cid) in texts.chunks_exact(2).zip(&numbers) {
                        for (n, at) in (code(&pair[0])..=code(&pair[1])).take(MAP_MAX).enumerate() {
                            map.cids.insert(
                                at,
                                (*cid as u32).saturating_add(u32::try_from(n).unwrap_or(0)),
                            );
                        }
                        if map.cids.len() > MAP_MAX {
                            break;
                        }
                    }
                    texts.clear();
                }
                Token::Operator(word) if word.starts_with(b"begin") => {
                    texts.clear();
                    numbers.clear();
                }
                _ => {}
            }
        }
        map
    }

    /// Codes in a row stand for letters in a row: the last code unit is counted up.
    fn range(&mut self, texts: &[Vec<u8>]) {
        let [low, high, letters] = texts else { return };
        let (low, high) = (code(low), code(high));
        let mut units: Vec<u16> = letters.chunks(2).map(unit).take(LETTERS_MAX).collect();
        for at in (low..=high).take(MAP_MAX.saturating_sub(self.letters.len())) {
            self.letters.insert(at, String::from_utf16_lossy(&units));
            match units.last_mut() {
                Some(last) => *last = last.wrapping_add(1),
                None => break,
            }
        }
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |n, b| n << 8 | u32::from(*b))
}

fn unit(pair: &[u8]) -> u16 {
    match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        [one] => u16::from(*one),
        _ => 0,
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(unit).take(LETTERS_MAX).collect();
    String::from_utf16_lossy(&units)
}

/// What a glyph stands for by its name, after Adobe's glyph list: whole families of names are built by rule, so the
/// list itself is not needed for Russian and English.
pub(crate) fn glyph_letters(name: &str) -> Option<String> {
    let base = name.split('.').next().filter(|b| !b.is_empty())?;
    if base.contains('_') {
        return base
            .split('_')
            .take(LETTERS_MAX)
            .map(glyph_letters)
            .collect();
    }
    let mut chars = base.chars();
    if let (Some(c), None) = (chars.next(), chars.next())
        && c.is_ascii_alphabetic()
    {
        return Some(c.to_string());
    }
    let hex = |digits: &str| {
        u32::from_str_radix(digits, 16)
            .ok()
            .and_then(char::from_u32)
            .map(String::from)
    };
    let is_hex = |digits: &str, len: std::ops::RangeInclusive<usize>| {
        len.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit())
    };
    if let Some(digits) = base.strip_prefix("uni").filter(|d| is_hex(d, 4..=4)) {
        return hex(digits);
    }
    if let Some(digits) = base.strip_prefix('u').filter(|d| is_hex(d, 4..=6)) {
        return hex(digits);
    }
    if let Some(number) = base
        .strip_prefix("afii")
        .and_then(|n| n.parse::<u32>().ok())
    {
        let c = match number {
            10017..=10022 => 0x410 + number - 10017,
            10023 => 0x401,
            10024..=10049 => 0x416 + number - 10024,
            10050 => 0x490,
            10053 => 0x404,
            10055 => 0x406,
            10056 => 0x407,
            10062 => 0x40e,
            10065..=10070 => 0x430 + number - 10065,
            10071 => 0x451,
            10072..=10097 => 0x436 + number - 10072,
            10098 => 0x491,
            10101 => 0x454,
            10103 => 0x456,
            10104 => 0x457,
            10110 => 0x45e,
            61352 => 0x2116,
            _ => return None,
        };
        return char::from_u32(c).map(String::from);
    }
    if let Some((_, letters)) = GLYPHS.iter().find(|(glyph, _)| *glyph == base) {
        return Some((*letters).to_owned());
    }
    // `eacute`: a letter and its accent.
    let accents = [
        ("acute", '\u{301}'),
        ("grave", '\u{300}'),
        ("circumflex", '\u{302}'),
        ("dieresis", '\u{308}'),
        ("tilde", '\u{303}'),
        ("ring", '\u{30a}'),
        ("caron", '\u{30c}'),
        ("cedilla", '\u{327}'),
    ];
    accents.iter().find_map(|(accent, mark)| {
        let letter = base.strip_suffix(accent).filter(|l| l.len() == 1)?;
        Some(format!("{letter}{mark}"))
    })
}

/// Names that follow no rule.
const GLYPHS: &[(&str, &str)] = &[
    ("space", " "),
    ("nbspace", " "),
    ("exclam", "!"),
    ("quotedbl", "\""),
    ("numbersign", "#"),
    ("dollar", "$"),
    ("percent", "%"),
    ("ampersand", "&"),
    ("quotesingle", "'"),
    ("quoteright", "’"),
    ("quoteleft", "‘"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("asterisk", "*"),
    ("plus", "+"),
    ("comma", ","),
    ("hyphen", "-"),
    ("sfthyphen", "\u{ad}"),
    ("minus", "−"),
    ("period", "."),
    ("slash", "/"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("less", "<"),
    ("equal", "="),
    ("greater", ">"),
    ("question", "?"),
    ("at", "@"),
    ("bracketleft", "["),
    ("backslash", "\\"),
    ("bracketright", "]"),
    ("asciicircum", "^"),
    ("underscore", "_"),
    ("grave", "`"),
    ("braceleft", "{"),
    ("bar", "|"),
    ("braceright", "}"),
    ("asciitilde", "~"),
    ("section", "§"),
    ("degree", "°"),
    ("copyright", "©"),
    ("registered", "®"),
    ("trademark", "™"),
    ("plusminus", "±"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quotedblbase", "„"),
    ("quotesinglbase", "‚"),
    ("endash", "–"),
    ("emdash", "—"),
    ("ellipsis", "…"),
    ("bullet", "•"),
    ("periodcentered", "·"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("paragraph", "¶"),
    ("multiply", "×"),
    ("divide", "÷"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("germandbls", "ß"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oslash", "ø"),
    ("Oslash", "Ø"),
    ("dotlessi", "ı"),
    ("numero", "№"),
    ("Euro", "€"),
    ("sterling", "£"),
    ("yen", "¥"),
    ("cent", "¢"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyph_names_give_letters() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(glyph_letters(name).as_deref(), expected, "{name}")
        };
        check("A", Some("A"));
        check("afii10017", Some("А"));
        check("afii10049", Some("Я"));
        check("afii10071", Some("ё"));
        check("afii10097", Some("я"));
        check("uni0416", Some("Ж"));
        check("u1F600", Some("😀"));
        check("f_i.liga", Some("fi"));
        check("eacute", Some("e\u{301}"));
        check("g23", None);
        check(".notdef", None);
    }

    #[test]
    fn map_reads_single_codes_ranges_and_lists() {
        let map = Map::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0001> <0410> <0002> <00660069> endbfchar
              2 beginbfrange <0010> <0012> <0430> <0020> <0021> [<0451> <0401>] endbfrange
              1 begincidrange <0100> <0101> 7 endcidrange",
        );
        let at = |code: u32| map.letters.get(&code).map(String::as_str);
        assert_eq!(
            [at(1), at(2), at(0x12), at(0x21)],
            [Some("А"), Some("fi"), Some("в"), Some("Ё")]
        );
        assert_eq!(map.spaces, [(2, 0, 0xffff)]);
        assert_eq!(map.cids.get(&0x101), Some(&8));
    }

    #[test]
    fn map_of_one_endless_range_stays_small() {
        let map = Map::read(b"beginbfrange <00000000> <ffffffff> <0041> endbfrange");
        assert!(map.letters.len() <= MAP_MAX);
    }

    #[test]
    fn type1_program_names_its_letters() {
        let program = b"/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\ndup 192 /afii10017 put\nreadonly def\neexec dup 1 /B put";
        assert!(type1_encoding(program).contains(&(192, "afii10017".to_owned())));
        assert!(!type1_encoding(program).contains(&(1, "B".to_owned())));
    }
}

//! Draws a page and notes where each letter comes to stand.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::fonts::Font;
use super::token::{Token, Tokens};
use super::{Cost, deref};
use crate::CannotRead;

/// Forms drawn inside forms.
const FORMS_DEEP_MAX: u32 = 12;
/// What drawing a form costs besides its instructions: looking it up and unpacking it.
const FORM_WORK: u64 = 1_000;
/// Saved states; more than the standard's own limit.
const STATES_MAX: usize = 64;
/// Operands of one instruction that are kept, outside of arrays.
const OPERANDS_MAX: usize = 32;
/// Parents of a page that are asked for its resources.
const PARENTS_MAX: u32 = 32;

/// A letter (or the letters of a ligature) on a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// How far it goes along its direction.
    pub(crate) width: f64,
    pub(crate) size: f64,
    /// The direction of its line, of length one.
    pub(crate) along: (f64, f64),
    pub(crate) text: String,
}

/// Six numbers of a matrix, as the standard writes them.
type Matrix = [f64; 6];

const ONE: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn then(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    between: f64,
    between_words: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Content between marks.
struct Mark {
    /// Running heads and feet are marked as such by writers that care.
    left_out: bool,
    /// What the letters inside mean, where it differs from what they look like.
    meaning: Option<String>,
}

pub(crate) struct Reader<'a> {
    doc: &'a Document,
    fonts: HashMap<usize, Rc<Font>>,
    /// Characters whose meaning no font told.
    pub(crate) unreadable: u32,
    /// Pictures that were drawn.
    pub(crate) pictures: u32,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(doc: &'a Document) -> Reader<'a> {
        Reader {
            doc,
            fonts: HashMap::new(),
            unreadable: 0,
            pictures: 0,
        }
    }

    pub(crate) fn page(
        &mut self,
        id: ObjectId,
        cost: &mut Cost<'_>,
    ) -> Result<Vec<Glyph>, CannotRead> {
        let Ok(page) = self.doc.get_dictionary(id) else {
            return Ok(Vec::new());
        };
        let mut content = Vec::new();
        let parts = match page.get(b"Contents").ok().map(|o| deref(self.doc, o)) {
            Some(Object::Array(parts)) => parts.as_slice(),
            Some(one @ Object::Stream(_)) => std::slice::from_ref(one),
            _ => &[],
        };
        for part in parts {
            if let Object::Stream(stream) = deref(self.doc, part) {
                content.extend(cost.unpack(stream)?);
                content.push(b'\n');
            }
        }
        let mut glyphs = Vec::new();
        let mut canvas = Canvas {
            marks: Vec::new(),
            glyphs: &mut glyphs,
        };
        self.draw(&content, self.resources(page), ONE, 0, &mut canvas, cost)?;
        Ok(glyphs)
    }

    /// A page's resources; they may stand with any of its parents.
    fn resources(&self, page: &'a Dictionary) -> Option<&'a Dictionary> {
        let mut node = page;
        for _ in 0..PARENTS_MAX {
            if let Some(found) = self.dictionary(node, b"Resources") {
                return Some(found);
            }
            node = self.dictionary(node, b"Parent")?;
        }
        None
    }

    fn dictionary(&self, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        of.get(key)
            .ok()
            .and_then(|o| deref(self.doc, o).as_dict().ok())
    }

    fn font(
        &mut self,
        resources: Option<&'a Dictionary>,
        name: &[u8],
        cost: &mut Cost<'_>,
    ) -> Result<Option<Rc<Font>>, CannotRead> {
        let Some(dict) = resources
            .and_then(|r| self.dictionary(r, b"Font"))
            .and_then(|f| self.dictionary(f, name))
        else {
            return Ok(None);
        };
        // The document stays where it is, so the place of a dictionary is as good as a name, and some fonts have none.
        let key = std::ptr::from_ref(dict).addr();
        if let Some(font) = self.fonts.get(&key) {
            return Ok(Some(Rc::clone(font)));
        }
        let font = Rc::new(Font::read(self.doc, dict, cost)?);
        self.fonts.insert(key, Rc::clone(&font));
        Ok(Some(font))
    }

    fn draw(
        &mut self,
        content: &[u8],
        resources: Option<&'a Dictionary>,
        ctm: Matrix,
        deep: u32,
        canvas: &mut Canvas<'_>,
        cost: &mut Cost<'_>,
    ) -> Result<(), CannotRead> {
        cost.work(content.len() as u64)?;
        let mut state = State {
            ctm,
            font: None,
            size: 0.0,
            between: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved = Vec::new();
        let (mut line, mut text) = (ONE, ONE);
        let mut operands: Vec<Token<'_>> = Vec::new();
        let mut in_array = false;
        let mut tokens = Tokens::new(content);
        let marks_before = canvas.marks.len();
        while let Some(token) = tokens.next() {
            let Token::Operator(operator) = token else {
                in_array = match token {
                    Token::ArrayOpen => true,
                    Token::ArrayClose => false,
                    _ => in_array,
                };
                if in_array || operands.len() < OPERANDS_MAX || token == Token::ArrayClose {
                    operands.push(token);
                }
                continue;
            };
            let n = |at: usize| match operands.get(at) {
                Some(Token::Number(n)) => *n,
                _ => 0.0,
            };
            match operator {
                b"q" if saved.len() < STATES_MAX => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.ctm = then(&[n(0), n(1), n(2), n(3), n(4), n(5)], &state.ctm),
                b"BT" => (line, text) = (ONE, ONE),
                b"Tc" => state.between = n(0),
                b"Tw" => state.between_words = n(0),
                b"Tz" => state.stretch = n(0) / 100.0,
                b"TL" => state.leading = n(0),
                b"Ts" => state.rise = n(0),
                b"Tf" => {
                    if let Some(Token::Name(name)) = operands.first() {
                        state.font = self.font(resources, name, cost)?;
                        state.size = n(1);
                    }
                }
                b"Td" | b"TD" => {
                    if operator == b"TD" {
                        state.leading = -n(1);
                    }
                    line = then(&[1.0, 0.0, 0.0, 1.0, n(0), n(1)], &line);
                    text = line;
                }
                b"Tm" => {
                    line = [n(0), n(1), n(2), n(3), n(4), n(5)];
                    text = line;
                }
                b"T*" | b"'" | b"\"" => {
                    if operator == b"\"" {
                        (state.between_words, state.between) = (n(0), n(1));
                    }
                    line = then(&[1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], &line);
                    text = line;
                    if let Some(Token::Text(shown)) = operands.last() {
                        self.show(shown, &state, &mut text, canvas, cost)?;
                    }
                }
                b"Tj" => {
                    if let Some(Token::Text(shown)) = operands.last() {
                        self.show(shown, &state, &mut text, canvas, cost)?;
                    }
                }
                b"TJ" => {
                    for operand in &operands {
                        match operand {
                            Token::Text(shown) => {
                                self.show(shown, &state, &mut text, canvas, cost)?
                            }
                            Token::Number(back) => {
                                let by = -back / 1000.0 * state.size * state.stretch;
                                text = then(&[1.0, 0.0, 0.0, 1.0, by, 0.0], &text);
                            }
                            _ => {}
                        }
                    }
                }
                b"BMC" | b"BDC" => {
                    let mark = self.mark(&operands, resources);
                    canvas.marks.push(mark);
                    // No nesting is that deep; a page of nothing but openings would pile up.
                    cost.work(64)?;
                }
                b"EMC" if canvas.marks.len() > marks_before => _ = canvas.marks.pop(),
                b"Do" => {
                    if let Some(Token::Name(name)) = operands.first() {
                        self.form(name, resources, &state.ctm, deep, canvas, cost)?;
                    }
                }
                b"ID" => {
                    self.pictures = self.pictures.saturating_add(1);
                    tokens.skip_picture();
                }
                _ => {}
            }
            operands.clear();
            in_array = false;
        }
        canvas.marks.truncate(marks_before);
        Ok(())
    }

    fn form(
        &mut self,
        name: &[u8],
        resources: Option<&'a Dictionary>,
        ctm: &Matrix,
        deep: u32,
        canvas: &mut Canvas<'_>,
        cost: &mut Cost<'_>,
    ) -> Result<(), CannotRead> {
        cost.work(FORM_WORK)?;
        let Some(objects) = resources.and_then(|r| self.dictionary(r, b"XObject")) else {
            return Ok(());
        };
        let Some(Object::Stream(stream)) = objects.get(name).ok().map(|o| deref(self.doc, o))
        else {
            return Ok(());
        };
        match stream
            .dict
            .get(b"Subtype")
            .ok()
            .and_then(|o| o.as_name().ok())
        {
            Some(b"Image") => self.pictures = self.pictures.saturating_add(1),
            Some(b"Form") if deep < FORMS_DEEP_MAX => {
                let content = cost.unpack(stream)?;
                let own = self.dictionary(&stream.dict, b"Resources").or(resources);
                let mut matrix = ONE;
                if let Some(numbers) = stream
                    .dict
                    .get(b"Matrix")
                    .ok()
                    .and_then(|o| deref(self.doc, o).as_array().ok())
                {
                    for (to, from) in matrix.iter_mut().zip(numbers) {
                        *to = deref(self.doc, from).as_float().map_or(*to, f64::from);
                    }
                }
                self.draw(&content, own, then(&matrix, ctm), deep + 1, canvas, cost)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn mark(&self, operands: &[Token<'_>], resources: Option<&'a Dictionary>) -> Mark {
        let mut mark = Mark {
            left_out: false,
            meaning: None,
        };
        let artifact = operands.first() == Some(&Token::Name(b"Artifact"));
        match operands.get(1) {
            Some(Token::Dictionary(written)) => {
                let mut key: &[u8] = b"";
                for token in Tokens::new(written) {
                    match token {
                        // A name is a key, or the value of the key `Type`.
                        Token::Name(b"Pagination") => mark.left_out = artifact,
                        Token::Name(name) => key = name,
                        Token::Text(text) if key == b"ActualText" => {
                            mark.meaning = Some(text_string(&text))
                        }
                        _ => key = b"",
                    }
                }
            }
            Some(Token::Name(name)) => {
                let listed = resources
                    .and_then(|r| self.dictionary(r, b"Properties"))
                    .and_then(|p| self.dictionary(p, name));
                if let Some(listed) = listed {
                    let kind = listed.get(b"Type").ok().and_then(|o| o.as_name().ok());
                    mark.left_out = artifact && kind == Some(b"Pagination");
                    mark.meaning = listed
                        .get(b"ActualText")
                        .ok()
                        .and_then(|o| deref(self.doc, o).as_str().ok())
                        .map(text_string);
                }
            }
            _ => {}
        }
        mark
    }

    fn show(
        &mut self,
        shown: &[u8],
        state: &State,
        text: &mut Matrix,
        canvas: &mut Canvas<'_>,
        cost: &mut Cost<'_>,
    ) -> Result<(), CannotRead> {
        let Some(font) = &state.font else {
            return Ok(());
        };
        let left_out = canvas.marks.iter().any(|m| m.left_out);
        for code in font.codes(shown) {
            cost.glyph()?;
            let mut by = code.width * state.size + state.between;
            if code.blank {
                by += state.between_words;
            }
            let at = then(
                &[state.stretch, 0.0, 0.0, 1.0, 0.0, state.rise],
                &then(text, &state.ctm),
            );
            *text = then(&[1.0, 0.0, 0.0, 1.0, by * state.stretch, 0.0], text);
            if left_out {
                continue;
            }
            let long = at[0].hypot(at[1]);
            let size = (state.size * at[2].hypot(at[3])).abs();
            if !(long.is_finite()
                && long > 0.0
                && size.is_finite()
                && size > 0.0
                && at[4].is_finite()
                && at[5].is_finite())
            {
                continue;
            }
            let letters = match canvas
                .marks
                .iter_mut()
                .rev()
                .find_map(|m| m.meaning.as_mut())
            {
                // The first letter carries the whole meaning, those after it none.
                Some(meaning) => std::mem::take(meaning),
                None => match code.letters {
                    Some(letters) => letters.to_owned(),
                    None => {
                        self.unreadable = self.unreadable.saturating_add(1);
                        continue;
                    }
                },
            };
            // A size may be negative: then letters stand on their heads, twice over in sound files.
            let ahead = if state.size < 0.0 { -1.0 } else { 1.0 };
            canvas.glyphs.push(Glyph {
                x: at[4],
                y: at[5],
                width: (code.width * state.size * long).abs(),
                size,
                along: (ahead * at[0] / long, ahead * at[1] / long),
                text: letters,
            });
        }
        Ok(())
    }
}

struct Canvas<'g> {
    marks: Vec<Mark>,
    glyphs: &'g mut Vec<Glyph>,
}

/// A text string of the structure: UTF-16 or UTF-8 with a mark, else near Latin.
fn text_string(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, len)) => encoding
            .decode_without_bom_handling(&bytes[len..])
            .0
            .into_owned(),
        None => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

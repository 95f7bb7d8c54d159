//! The words that drawing instructions and character maps of a PDF are made of.

/// One word. Arrays are flat: the instructions read here know none inside another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Token<'a> {
    Number(f64),
    Text(Vec<u8>),
    Name(&'a [u8]),
    Operator(&'a [u8]),
    ArrayOpen,
    ArrayClose,
    /// A dictionary as it is written, without its outer marks.
    Dictionary(&'a [u8]),
}

pub(crate) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(content: &'a [u8]) -> Tokens<'a> {
        Tokens { rest: content }
    }

    /// Goes past the data of a picture inside the instructions, which begins after `ID` and ends at `EI`.
    pub(crate) fn skip_picture(&mut self) {
        let ends = |w: &[u8]| {
            w[0].is_ascii_whitespace() && &w[1..3] == b"EI" && w[3].is_ascii_whitespace()
        };
        let at = self
            .rest
            .windows(4)
            .position(ends)
            .map_or(self.rest.len(), |at| at + 3);
        self.take(at);
    }

    fn take(&mut self, len: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(len.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn word(&mut self) -> &'a [u8] {
        let end = self
            .rest
            .iter()
            .position(|b| is_blank(*b) || b"()<>[]{}/%".contains(b))
            .unwrap_or(self.rest.len());
        self.take(end)
    }

    fn text(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut depth = 0;
        let mut at = 0;
        while let Some(&b) = self.rest.get(at) {
            at += 1;
            match b {
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        out.push(b);
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    out.push(b);
                }
                b'\\' => {
                    let Some(&next) = self.rest.get(at) else {
                        break;
                    };
                    at += 1;
                    match next {
                        b'n' => out.push(b'\n'),
                        b'r' => out.push(b'\r'),
                        b't' => out.push(b'\t'),
                        b'b' => out.push(8),
                        b'f' => out.push(12),
                        b'\r' => at += usize::from(self.rest.get(at) == Some(&b'\n')),
                        b'\n' => {}
                        b'0'..=b'7' => {
                            let mut code = u32::from(next - b'0');
                            for _ in 0..2 {
                                match self.rest.get(at) {
                                    Some(d @ b'0'..=b'7') => code = code * 8 + u32::from(d - b'0'),
                                    _ => break,
                                }
                                at += 1;
                            }
                            out.push(u8::try_from(code & 0xff).unwrap_or(0));
                        }
                        other => out.push(other),
                    }
                }
                b => out.push(b),
            }
        }
        self.take(at);
        out
    }

    fn hex(&mut self) -> Vec<u8> {
        let end = self
            .rest
            .iter()
            .position(|b| *b == b'>')
            .unwrap_or(self.rest.len());
        let digits: Vec<u8> = self
            .take(end)
            .iter()
            .filter_map(|b| char::from(*b).to_digit(16))
            .filter_map(|d| u8::try_from(d).ok())
            .collect();
        self.take(1);
        digits
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0))
            .collect()
    }

    fn dictionary(&mut self) -> &'a [u8] {
        let begin = self.rest;
        let (mut depth, mut at) = (0, 0);
        while at < begin.len() {
            match &begin[at..] {
                [b'<', b'<', ..] => {
                    depth += 1;
                    at += 2;
                }
                [b'>', b'>', ..] => {
                    depth -= 1;
                    at += 2;
                    if depth == 0 {
                        break;
                    }
                }
                [b'(', ..] => {
                    let mut inner = Tokens { rest: &begin[at..] };
                    inner.text();
                    at = begin.len() - inner.rest.len();
                }
                _ => at += 1,
            }
        }
        let whole = self.take(at);
        let inner = whole.strip_prefix(b"<<").unwrap_or(whole);
        inner.strip_suffix(b">>").unwrap_or(inner)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            match *self.rest.first()? {
                b if is_blank(b) => {
                    self.take(1);
                }
                b'%' => {
                    let end = self
                        .rest
                        .iter()
                        .position(|b| matches!(b, b'\r' | b'\n'))
                        .unwrap_or(self.rest.len());
                    self.take(end);
                }
                b'(' => return Some(Token::Text(self.text())),
                b'<' if self.rest.get(1) == Some(&b'<') => {
                    return Some(Token::Dictionary(self.dictionary()));
                }
                b'<' => {
                    self.take(1);
                    return Some(Token::Text(self.hex()));
                }
                b'[' => {
                    self.take(1);
                    return Some(Token::ArrayOpen);
                }
                b']' => {
                    self.take(1);
                    return Some(Token::ArrayClose);
                }
                b'/' => {
                    self.take(1);
                    return Some(Token::Name(self.word()));
                }
                b')' | b'>' | b'{' | b'}' => {
                    self.take(1);
                }
                _ => {
                    let word = self.word();
                    return Some(match number(word) {
                        Some(n) => Token::Number(n),
                        None => Token::Operator(word),
                    });
                }
            }
        }
    }
}

fn is_blank(b: u8) -> bool {
    b.is_ascii_whitespace() || b == 0
}

fn number(word: &[u8]) -> Option<f64> {
    if !word
        .first()
        .is_some_and(|b| b.is_ascii_digit() || b"+-.".contains(b))
    {
        return None;
    }
    let text = std::str::from_utf8(word).ok()?;
    // Some writers put two signs before a number.
    let value = text
        .parse()
        .or_else(|_| text.trim_start_matches('-').parse().map(|n: f64| -n))
        .ok()?;
    f64::is_finite(value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_every_kind() {
        let content = br"q /F1 12 Tf [(a\(b\)\101) -2.5 <0A1>] TJ /Span <</ActualText (>>) /A <<>>>> BDC % note
            T*";
        let got: Vec<Token<'_>> = Tokens::new(content).collect();
        let expected = [
            Token::Operator(b"q"),
            Token::Name(b"F1"),
            Token::Number(12.0),
            Token::Operator(b"Tf"),
            Token::ArrayOpen,
            Token::Text(b"a(b)A".to_vec()),
            Token::Number(-2.5),
            Token::Text(vec![0x0a, 0x10]),
            Token::ArrayClose,
            Token::Operator(b"TJ"),
            Token::Name(b"Span"),
            Token::Dictionary(b"/ActualText (>>) /A <<>>"),
            Token::Operator(b"BDC"),
            Token::Operator(b"T*"),
        ];
        assert_eq!(got, expected);
    }

    #[test]
    fn a_picture_inside_is_passed_over() {
        let mut tokens = Tokens::new(b"ID \x00(\x01 EI Q");
        assert_eq!(tokens.next(), Some(Token::Operator(b"ID")));
        tokens.skip_picture();
        assert_eq!(tokens.next(), Some(Token::Operator(b"Q")));
    }
}

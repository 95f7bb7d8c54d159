//! A sentence that is not yet in a language: a key of the Fluent files and its arguments.

use std::borrow::Cow;

/// An argument of a [`Text`].
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A string, put in as it is.
    Str(String),
    /// A whole number, which chooses plural forms.
    Num(i64),
    /// A day, written as the language writes it.
    Day(crate::Day),
    /// Another sentence.
    Text(Box<Text>),
}

impl From<&str> for Arg {
    fn from(s: &str) -> Arg {
        Arg::Str(s.to_owned())
    }
}
impl From<String> for Arg {
    fn from(s: String) -> Arg {
        Arg::Str(s)
    }
}
impl From<crate::Day> for Arg {
    fn from(d: crate::Day) -> Arg {
        Arg::Day(d)
    }
}
impl From<Text> for Arg {
    fn from(t: Text) -> Arg {
        Arg::Text(Box::new(t))
    }
}
macro_rules! numbers { ($($t:ty),*) => {$(impl From<$t> for Arg { fn from(n: $t) -> Arg { Arg::Num(i64::try_from(n).unwrap_or(i64::MAX)) } })*}; }
numbers!(i32, i64, u16, u32, u64, usize);

/// What is to be said, in whichever language it will be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The message in the Fluent files.
    pub key: Cow<'static, str>,
    /// Its variables.
    pub args: Vec<(&'static str, Arg)>,
}

impl Text {
    /// A sentence without variables.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Text {
        Text {
            key: key.into(),
            args: Vec::new(),
        }
    }

    /// The same with a variable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Text {
        self.args.push((name, value.into()));
        self
    }
}

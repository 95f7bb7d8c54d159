//! The ways in which a command does not happen.

use crate::Text;
use std::fmt;

/// A rule's "no", with the facts in the type and the sentence in the Fluent files.
pub trait Refusal: fmt::Debug + Send + Sync + 'static {
    /// What to say, with a way out.
    fn text(&self) -> Text;
}

/// A complaint about one field of a form or of a command's input.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldProblem {
    /// The field's name in the form.
    pub field: String,
    /// What is wrong and how to mend it.
    pub text: Text,
}

/// Complaints by field, gathered while a form is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FieldProblems(pub Vec<FieldProblem>);

impl FieldProblems {
    /// None yet.
    pub fn new() -> FieldProblems {
        FieldProblems::default()
    }

    /// One complaint.
    pub fn one(field: &str, text: Text) -> FieldProblems {
        let mut all = FieldProblems::new();
        all.add(field, text);
        all
    }

    /// Adds a complaint.
    pub fn add(&mut self, field: &str, text: Text) {
        self.0.push(FieldProblem {
            field: field.to_owned(),
            text,
        });
    }

    /// Keeps the value, or notes the complaint under the field's name.
    pub fn field<T>(&mut self, field: &str, read: Result<T, Text>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(text) => {
                self.add(field, text);
                None
            }
        }
    }

    /// The complaint at a field, if there is one.
    pub fn at(&self, field: &str) -> Option<&Text> {
        self.0.iter().find(|p| p.field == field).map(|p| &p.text)
    }

    /// Whether nothing was wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value, when nothing was wrong. `make` gives `None` only when a field was missing, which is then among the problems.
    pub fn finish<T>(self, make: impl FnOnce() -> Option<T>) -> Result<T, FieldProblems> {
        match make() {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

/// A record changed under the person who was editing it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lost {
    /// The version that the person had.
    pub had: i64,
    /// The version that stands now.
    pub now: i64,
    /// Field by field: its label, what the person wrote, what stands now. Shown side by side, nothing is thrown away.
    pub fields: Vec<(Text, String, String)>,
}

/// Why a command stopped. Only the edge (web, command line) turns this into a status.
#[derive(Debug)]
pub enum Stop {
    /// A rule said no: explained, with a way out (409).
    Refused(Text),
    /// The input was wrong at these fields (422).
    Fields(FieldProblems),
    /// No right to it (403).
    Denied(Text),
    /// Nobody is signed in (401; the web sends to the sign-in page and back).
    SignIn,
    /// There is no such record, or its existence is not to be known (404).
    Missing,
    /// Another was faster (409): both texts are shown.
    Lost(Box<Lost>),
    /// A limit of size or number was passed (413).
    TooLarge(Text),
    /// Too many at once (503 with Retry-After) or too often (429).
    Busy,
    /// Broken: logged with its source, nothing shown (500).
    Broken(Box<dyn std::error::Error + Send + Sync>),
}

impl Stop {
    /// Something that must not happen did; `why` goes to the log only.
    pub fn broken(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Stop {
        Stop::Broken(why.into())
    }

    /// A rule's sentence without a type of its own.
    pub fn refused(key: &'static str) -> Stop {
        Stop::Refused(Text::new(key))
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Refused(t) | Stop::Denied(t) | Stop::TooLarge(t) => write!(f, "{}", t.key),
            Stop::Fields(p) => {
                let list: Vec<String> =
                    p.0.iter()
                        .map(|p| format!("{}: {}", p.field, p.text.key))
                        .collect();
                write!(f, "{}", list.join("; "))
            }
            Stop::SignIn => f.write_str("sign in first"),
            Stop::Missing => f.write_str("no such record"),
            Stop::Lost(l) => write!(f, "lost race: had version {}, now {}", l.had, l.now),
            Stop::Busy => f.write_str("too busy"),
            Stop::Broken(e) => write!(f, "{e}"),
        }
    }
}

impl std::error::Error for Stop {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Stop::Broken(e) => Some(&**e),
            _ => None,
        }
    }
}

impl<R: Refusal> From<R> for Stop {
    fn from(r: R) -> Stop {
        Stop::Refused(r.text())
    }
}
impl From<FieldProblems> for Stop {
    fn from(p: FieldProblems) -> Stop {
        Stop::Fields(p)
    }
}
impl From<crate::Denied> for Stop {
    fn from(d: crate::Denied) -> Stop {
        if d.nobody {
            Stop::SignIn
        } else {
            Stop::Denied(d.text())
        }
    }
}

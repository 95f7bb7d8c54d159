//! `veche read`: what documents say.

use super::end::{End, complain, one_line, shown};
use super::{table, why};
use crate::{files, speak};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Read, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use veche_core::{Text, Tongue};
use veche_intake::{Limits, Note, extract};
use veche_lang::Lang;
use veche_prose::{Lexicon, Reading, Remark};

/// Read documents: header, items, and for each directive owners, action, deadline and natures
///
/// Reads .txt, .md, .html, .docx, .odt and .pdf, in Russian or English. A folder is read with the folders in it, in the order of names.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  veche read resolution.docx                a table for people
  veche read resolution.docx --json         one JSON object (docs/formats/reading.md)
  veche read resolution.docx --explain      why each value was read so
  veche read archive/ --jobs 4 --json       a folder: JSON Lines, each with a key \"file\"
  pdftotext -layout old.pdf - | veche read -
  veche read archive/ --csv > items.csv     one row a directive, for a spreadsheet

A file that cannot be read is named on stderr, the others are still printed, and the exit code is 2.")]
pub(super) struct Args {
    /// Files or folders; - is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// JSON: one object, or JSON Lines for several files.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// CSV: one row a directive.
    #[arg(long)]
    csv: bool,
    /// For each value the rule and the words that led to it; with --json as a key "explain".
    #[arg(long, conflicts_with = "csv")]
    explain: bool,
    /// How many files at once; as many as there are cores without it.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

/// Endings of files that a folder is searched for.
const ENDINGS: &[&str] = &[
    "txt", "text", "md", "markdown", "html", "htm", "docx", "odt", "pdf",
];
/// How far those who work may be ahead of what is printed: else one slow file would pile up all others.
const AHEAD: usize = 64;

/// More at once than this is asked for by mistake, and the system might refuse so many threads.
const JOBS_MAX: usize = 64;

/// One thing to be read.
enum Input {
    Stdin,
    File(PathBuf),
}

impl Input {
    fn name(&self) -> String {
        match self {
            Input::Stdin => "-".to_owned(),
            Input::File(path) => shown(path),
        }
    }
}

/// What a file says.
pub(super) struct Said {
    pub(super) reading: Reading,
    pub(super) remarks: Vec<Remark>,
    pub(super) notes: Vec<Note>,
}

pub(super) fn run(args: &Args, tongue: Tongue) -> Result<(), End> {
    let mut failed = false;
    let mut complain = |text: Text| {
        failed = true;
        complain(tongue, &text);
    };
    let (inputs, several) = inputs(&args.files, &mut complain);
    let cores = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let jobs = args.jobs.unwrap_or(cores).get();
    let jobs = jobs.min(inputs.len().max(1)).min(JOBS_MAX);

    let out = io::stdout().lock();
    let mut print = Print::new(args, several, tongue, io::BufWriter::new(out))?;
    let printed = in_order(jobs, &inputs, read_one, |input, said| match said {
        Ok(said) => print.one(&input.name(), &said),
        Err(why) => {
            complain(
                Text::new("cli-file")
                    .with("file", input.name())
                    .with("why", why),
            );
            Ok(())
        }
    });
    printed
        .and_then(|()| print.end())
        .map_err(|e| End::output(&e))?;
    if failed { Err(End::Said(2)) } else { Ok(()) }
}

/// The files to read, folders unfolded; and whether there may be several, which decides the form of the output.
fn inputs(given: &[PathBuf], complain: &mut dyn FnMut(Text)) -> (Vec<Input>, bool) {
    let mut all = Vec::new();
    let mut several = given.len() > 1;
    for path in given {
        if path.as_os_str() == "-" {
            all.push(Input::Stdin);
        } else if path.is_dir() {
            several = true;
            let before = all.len();
            let mut faults = 0;
            unfold(path, &mut all, &mut |path, e| {
                faults += 1;
                complain(
                    Text::new("cli-file")
                        .with("file", shown(path))
                        .with("why", io_text(e)),
                );
            });
            if all.len() == before && faults == 0 {
                complain(Text::new("cli-read-empty-folder").with("folder", shown(path)));
            }
        } else {
            all.push(Input::File(path.clone()));
        }
    }
    (all, several)
}

fn io_text(e: &io::Error) -> Text {
    super::end::io(e)
}

/// Files with known endings, by name, folders within after their name's order. A link to a folder is not followed: it could be a ring.
fn unfold(folder: &Path, into: &mut Vec<Input>, fault: &mut dyn FnMut(&Path, &io::Error)) {
    let entries = std::fs::read_dir(folder).and_then(|all| all.collect::<io::Result<Vec<_>>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(e) => return fault(folder, &e),
    };
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => unfold(&path, into, fault),
            Ok(kind) => {
                let ending = path
                    .extension()
                    .and_then(|e| e.to_str())
                    .map(str::to_lowercase);
                let known = ending.is_some_and(|e| ENDINGS.contains(&e.as_str()));
                // What a link leads to is looked up; a pipe or a device in a folder is not waited for.
                match std::fs::metadata(&path) {
                    _ if !known => {}
                    Ok(about) if kind.is_file() || about.is_file() => into.push(Input::File(path)),
                    Ok(_) => {}
                    Err(e) => fault(&path, &e),
                }
            }
            Err(e) => fault(&path, &e),
        }
    }
}

fn read_one(input: &Input) -> Result<Said, Text> {
    let limits = Limits::default();
    let bytes = match input {
        Input::Stdin => take(io::stdin().lock(), &limits),
        Input::File(path) => open(path, &limits),
    };
    let bytes = bytes
        .map_err(|e| io_text(&e))?
        .map_err(|size| too_large(size, &limits))?;
    let hint = match input {
        Input::Stdin => None,
        Input::File(path) => path.file_name().and_then(|n| n.to_str()),
    };
    let said = catch_unwind(AssertUnwindSafe(|| {
        let extracted = extract(&bytes, hint, &limits).map_err(|e| files::why(&e))?;
        let (reading, remarks) = veche_prose::read(&extracted.text, &Lexicon::new());
        Ok(Said {
            reading,
            remarks,
            notes: extracted.notes,
        })
    }));
    // Neither of them panics; should one, it is this file's matter and the others are still read.
    said.unwrap_or_else(|_| Err(Text::new("cli-fault")))
}

/// The bytes of a document that another command takes in.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, End> {
    let limits = Limits::default();
    open(path, &limits)
        .map_err(|e| End::file(path, &e))?
        .map_err(|size| {
            End::Input(
                Text::new("cli-file")
                    .with("file", shown(path))
                    .with("why", too_large(size, &limits)),
            )
        })
}

fn too_large(bytes: u64, limits: &Limits) -> Text {
    files::why(&veche_intake::CannotRead::TooLarge {
        bytes,
        limit: limits.file_bytes_max,
    })
}

/// A file's bytes; of one beyond the limit its size alone, so that a huge file costs nothing.
fn open(path: &Path, limits: &Limits) -> io::Result<Result<Vec<u8>, u64>> {
    let file = std::fs::File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if about.len() > limits.file_bytes_max {
        return Ok(Err(about.len()));
    }
    take(file, limits)
}

/// Bytes up to the limit; of more than that, the number that was seen.
fn take(from: impl Read, limits: &Limits) -> io::Result<Result<Vec<u8>, u64>> {
    let mut bytes = Vec::new();
    from.take(limits.file_bytes_max + 1)
        .read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    Ok(if size > limits.file_bytes_max {
        Err(size)
    } else {
        Ok(bytes)
    })
}

/// Works on all inputs, `jobs` at once, and takes the results in the order of the inputs.
fn in_order<I: Sync, T: Send>(
    jobs: usize,
    inputs: &[I],
    work: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(&I, T) -> io::Result<()>,
) -> io::Result<()> {
    if jobs <= 1 {
        return inputs.iter().try_for_each(|input| take(input, work(input)));
    }
    let next = AtomicUsize::new(0);
    let over = AtomicBool::new(false);
    let (taken, moved) = (Mutex::new(0), Condvar::new());
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for _ in 0..jobs {
            let send = send.clone();
            let (next, over, taken, moved, work) = (&next, &over, &taken, &moved, &work);
            scope.spawn(move || {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    let Some(input) = inputs.get(i) else { return };
                    let so_far = taken.lock().unwrap_or_else(PoisonError::into_inner);
                    let too_far =
                        |so_far: &mut usize| i > *so_far + AHEAD && !over.load(Ordering::Relaxed);
                    drop(
                        moved
                            .wait_while(so_far, too_far)
                            .unwrap_or_else(PoisonError::into_inner),
                    );
                    if over.load(Ordering::Relaxed) || send.send((i, work(input))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut done = Ok(());
        let mut at = 0;
        while let Ok((i, result)) = receive.recv() {
            waiting.insert(i, result);
            while let (Ok(()), Some(result)) = (&done, waiting.remove(&at)) {
                done = take(&inputs[at], result);
                at += 1;
            }
            if done.is_err() {
                over.store(true, Ordering::Relaxed);
            }
            *taken.lock().unwrap_or_else(PoisonError::into_inner) = at;
            moved.notify_all();
        }
        done
    })
}

enum Form {
    Table { l: Box<Lang>, look: table::Look },
    Json,
    JsonLines,
    Csv,
}

struct Print<W> {
    form: Form,
    several: bool,
    explain: bool,
    begun: bool,
    out: W,
}

impl<W: Write> Print<W> {
    fn new(args: &Args, several: bool, tongue: Tongue, out: W) -> Result<Print<W>, End> {
        let form = if args.csv {
            Form::Csv
        } else if args.json {
            if several { Form::JsonLines } else { Form::Json }
        } else {
            let l = speak::lang(tongue, &[crate::TEXTS, veche_directives::TEXTS])
                .map_err(|why| End::Failure(Text::new("cli-broken").with("why", why)))?;
            Form::Table {
                l: Box::new(l),
                look: table::Look::of_stdout(),
            }
        };
        Ok(Print {
            form,
            several,
            explain: args.explain,
            begun: false,
            out,
        })
    }

    fn object(&self, said: &Said) -> Value {
        let mut object = said.reading.to_json_with(&said.remarks);
        if let (true, Some(map)) = (self.explain, object.as_object_mut()) {
            map.insert("explain".to_owned(), why::json(&said.reading));
        }
        object
    }

    fn one(&mut self, name: &str, said: &Said) -> io::Result<()> {
        match &self.form {
            Form::Json => {
                let object = self.object(said);
                serde_json::to_writer_pretty(&mut self.out, &object)?;
                self.out.write_all(b"\n")?;
            }
            Form::JsonLines => {
                let mut object = self.object(said);
                if let Some(map) = object.as_object_mut() {
                    map.insert("file".to_owned(), Value::String(name.to_owned()));
                }
                serde_json::to_writer(&mut self.out, &object)?;
                self.out.write_all(b"\n")?;
            }
            Form::Csv => {
                // The heads stand once, and only when there is something beneath them.
                let whole = csv(name, said);
                let body = if self.begun {
                    whole
                        .iter()
                        .position(|b| *b == b'\n')
                        .map_or(0, |at| at + 1)
                } else {
                    0
                };
                self.out.write_all(whole.get(body..).unwrap_or_default())?;
            }
            Form::Table { l, look } => {
                if self.begun {
                    self.out.write_all(b"\n")?;
                }
                let title = self.several.then_some(name);
                self.out
                    .write_all(table::of(l, *look, title, said).as_bytes())?;
                if self.explain {
                    self.out.write_all(why::of(l, *look, said).as_bytes())?;
                }
            }
        }
        self.begun = true;
        // A person, or a program behind a pipe, sees each document as soon as it is read.
        if self.several && io::stdout().is_terminal() {
            self.out.flush()
        } else {
            Ok(())
        }
    }

    fn end(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

const COLUMNS: &[&str] = &[
    "file",
    "position",
    "number",
    "item",
    "directive",
    "owners",
    "owner_names",
    "owner_full_names",
    "owner_from",
    "natures",
    "deadline_type",
    "deadline_value",
    "deadline_text",
    "due_on",
    "appointments",
    "attachments",
    "start",
    "end",
];

/// One row a directive; an item that charges and says nothing has one too.
fn csv(name: &str, said: &Said) -> Vec<u8> {
    let mut rows = Vec::new();
    // A hard-wrapped text has line ends and indents within a sentence; a cell has none.
    let one_line = |s: &str| one_line(&s.split_whitespace().collect::<Vec<_>>().join(" "));
    let join = |all: Vec<&str>| one_line(&all.join("; "));
    for item in &said.reading.items {
        let head = |text: &str| {
            vec![
                name.to_owned(),
                item.position.to_string(),
                item.number.clone().unwrap_or_default(),
                one_line(&item.quote.text),
                one_line(text),
            ]
        };
        if item.directives.is_empty() {
            let mut row = head("");
            row.resize(COLUMNS.len() - 2, String::new());
            row.extend([
                item.quote.span.start.to_string(),
                item.quote.span.end.to_string(),
            ]);
            rows.push(row);
        }
        for d in &item.directives {
            let mut row = head(&d.quote.text);
            let deadline = d.deadline.as_ref();
            row.extend([
                join(d.owners.iter().map(|o| o.quote.text.as_str()).collect()),
                join(d.owners.iter().map(|o| o.name.as_str()).collect()),
                // As many as there are owners, so that they stand side by side; empty where there is no fuller name.
                join(
                    d.owners
                        .iter()
                        .map(|o| o.resolves_to.as_deref().unwrap_or_default())
                        .collect(),
                ),
                d.owner_from
                    .map(|f| f.code().to_owned())
                    .unwrap_or_default(),
                join(d.natures.iter().map(|n| n.code()).collect()),
                deadline
                    .map(|t| t.kind.code().to_owned())
                    .unwrap_or_default(),
                deadline.and_then(|t| t.value.clone()).unwrap_or_default(),
                deadline
                    .map(|t| one_line(&t.quote.text))
                    .unwrap_or_default(),
                deadline
                    .and_then(|t| t.due_on)
                    .map(|d| d.to_string())
                    .unwrap_or_default(),
                one_line(
                    &d.appointments
                        .iter()
                        .map(|a| match &a.role {
                            Some(role) => format!("{}: {}", a.name.text, role.text),
                            None => a.name.text.clone(),
                        })
                        .collect::<Vec<_>>()
                        .join("; "),
                ),
                join(d.attachments.iter().map(|a| a.text.as_str()).collect()),
                d.quote.span.start.to_string(),
                d.quote.span.end.to_string(),
            ]);
            rows.push(row);
        }
    }
    veche_desk::list::csv(COLUMNS, &rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(jobs: usize, n: usize) {
        let inputs: Vec<usize> = (0..n).collect();
        let mut got = Vec::new();
        in_order(
            jobs,
            &inputs,
            |i| {
                // The first is the slowest, so that order must be made.
                std::thread::sleep(std::time::Duration::from_millis(if *i == 0 {
                    30
                } else {
                    0
                }));
                i * 2
            },
            |i, twice| {
                got.push((*i, twice));
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(got, inputs.iter().map(|i| (*i, i * 2)).collect::<Vec<_>>());
    }

    #[test]
    fn results_come_in_the_order_of_the_inputs() {
        check(1, 5);
        check(4, 1_000);
        check(8, 3);
        check(3, 0);
    }

    #[test]
    fn those_who_work_stop_when_nobody_takes() {
        let worked = AtomicUsize::new(0);
        let inputs = vec![(); 100_000];
        let gone = in_order(
            4,
            &inputs,
            |()| worked.fetch_add(1, Ordering::Relaxed),
            |(), _| Err(io::ErrorKind::BrokenPipe.into()),
        );
        assert_eq!(gone.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert!(
            worked.load(Ordering::Relaxed) < 1_000,
            "{worked:?} were read for nobody"
        );
    }

    #[test]
    fn csv_has_as_many_cells_as_columns() {
        let text = "Совет решил:\n1. Работу признать удовлетворительной.\n2. Совету до 1 мая\n      2026 года   подготовить\r\n\tплан.\n";
        let (reading, remarks) = veche_prose::read(text, &Lexicon::new());
        let said = Said {
            reading,
            remarks,
            notes: Vec::new(),
        };
        let table = csv("a.txt", &said);
        let mut reader = csv_reader(&table);
        assert_eq!(reader.remove(0), COLUMNS);
        assert!(reader.len() >= 2, "{reader:?}");
        for row in reader {
            assert_eq!(row.len(), COLUMNS.len(), "{row:?}");
            assert_eq!(row[0], "a.txt");
            assert!(!row.iter().any(|cell| cell.contains("  ")), "{row:?}");
        }
    }

    fn csv_reader(bytes: &[u8]) -> Vec<Vec<String>> {
        let text = std::str::from_utf8(bytes)
            .unwrap()
            .trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        reader
            .records()
            .map(|r| r.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }
}

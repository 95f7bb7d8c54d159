//! How a command ends when it does not end well.

use crate::speak;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;
use veche_core::{Stop, Text, Tongue};

/// Why a command ended.
#[derive(Debug)]
pub(crate) enum End {
    /// The question or the input is at fault.
    Input(Text),
    /// The program or the machine failed.
    Failure(Text),
    /// Everything was said already; only the code is left.
    Said(u8),
    /// Whoever read our output went away: no fault, and nobody to tell.
    ReaderGone,
}

impl End {
    /// A file or folder that could not be read or written.
    pub(crate) fn file(path: &Path, e: &std::io::Error) -> End {
        let text = Text::new("cli-file")
            .with("file", shown(path))
            .with("why", io(e));
        match e.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::OutOfMemory => {
                End::Failure(text)
            }
            _ => End::Input(text),
        }
    }

    /// The same end, with the name of the file that it is about.
    pub(crate) fn of_file(self, path: &Path) -> End {
        let named = |why: Text| {
            Text::new("cli-file")
                .with("file", shown(path))
                .with("why", why)
        };
        match self {
            End::Input(why) => End::Input(named(why)),
            End::Failure(why) => End::Failure(named(why)),
            other => other,
        }
    }

    /// Our own output.
    pub(crate) fn output(e: &std::io::Error) -> End {
        match e.kind() {
            ErrorKind::BrokenPipe => End::ReaderGone,
            _ => End::Failure(Text::new("cli-output").with("why", io(e))),
        }
    }

    /// Says it on one line of stderr, and gives the exit code.
    pub(crate) fn say(self, tongue: Tongue) -> ExitCode {
        let (text, code) = match self {
            End::ReaderGone => return ExitCode::SUCCESS,
            End::Said(code) => return ExitCode::from(code),
            End::Input(text) => (text, 2),
            End::Failure(text) => (text, 1),
        };
        complain(tongue, &text);
        ExitCode::from(code)
    }
}

/// One line on stderr.
pub(crate) fn complain(tongue: Tongue, text: &Text) {
    // Our own words first: they are read in a moment, and all of them only where a room refused.
    let own = speak::lang(tongue, &[crate::TEXTS])
        .ok()
        .filter(|l| l.has(&text.key));
    let said = match own.map_or_else(|| speak::lang(tongue, &crate::sources()), Ok) {
        Ok(l) => l.say(text),
        Err(e) => e,
    };
    // A closed stderr leaves nobody to tell.
    let _ = writeln!(std::io::stderr(), "veche: {}", one_line(&said));
}

/// Without line ends and control characters: an answer is one line, and a file's name cannot command the terminal.
pub(crate) fn one_line(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            c if c.is_control()
                || ('\u{202a}'..='\u{202e}').contains(&c)
                || ('\u{2066}'..='\u{2069}').contains(&c) => {}
            c => out.push(c),
        }
    }
    out
}

/// A path as it is shown.
pub(crate) fn shown(path: &Path) -> String {
    one_line(&path.display().to_string())
}

/// ELOOP; the standard library has no stable word for it.
const LINKS_IN_A_CIRCLE: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };

/// Why the system refused, in words of ours where it is common.
pub(crate) fn io(e: &std::io::Error) -> Text {
    match e.kind() {
        ErrorKind::NotFound => Text::new("cli-io-not-found"),
        ErrorKind::PermissionDenied => Text::new("cli-io-permission"),
        ErrorKind::IsADirectory => Text::new("cli-io-folder"),
        ErrorKind::AlreadyExists => Text::new("cli-io-exists"),
        ErrorKind::StorageFull => Text::new("cli-io-full"),
        ErrorKind::AddrInUse => Text::new("cli-io-address-in-use"),
        ErrorKind::ReadOnlyFilesystem => Text::new("cli-io-read-only"),
        ErrorKind::NotADirectory => Text::new("cli-io-not-folder"),
        ErrorKind::QuotaExceeded => Text::new("cli-io-full"),
        ErrorKind::InvalidFilename => Text::new("cli-io-name"),
        _ if e.raw_os_error() == Some(LINKS_IN_A_CIRCLE) => Text::new("cli-io-circle"),
        _ => Text::new("cli-io-other").with("why", e.to_string()),
    }
}

impl From<Stop> for End {
    fn from(stop: Stop) -> End {
        match stop {
            Stop::Refused(t) | Stop::Denied(t) | Stop::TooLarge(t) => End::Input(t),
            Stop::Fields(p) => End::Input(
                p.0.into_iter()
                    .next()
                    .map_or_else(|| Text::new("cli-wrong-input"), |p| p.text),
            ),
            Stop::SignIn | Stop::Missing => End::Input(Text::new("cli-missing")),
            Stop::Lost(_) => End::Failure(Text::new("cli-lost")),
            Stop::Busy => End::Failure(Text::new("cli-busy")),
            // SQLite's own words.
            Stop::Broken(e) if e.to_string().contains("disk is full") => {
                End::Failure(Text::new("cli-io-full"))
            }
            Stop::Broken(e) => End::Failure(Text::new("cli-broken").with("why", e.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_command_the_terminal_or_begin_another_line() {
        assert_eq!(
            one_line("a\u{1b}[2J\nveche: done\u{202e}"),
            "a[2J veche: done"
        );
    }
}

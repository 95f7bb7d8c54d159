//! The command line: what can be asked of the program, and how it ends.
//!
//! Exit codes: 0 done; 2 the question or the input is at fault, with one line on stderr that says what to do; 1 the program or the
//! machine failed, with one line too.

mod backup;
mod demo;
mod doctor;
mod end;
mod import;
mod init;
mod place;
mod read;
mod report;
mod serve;
mod shell;
mod table;
mod why;

pub(crate) use end::End;
pub use place::Place;

use crate::speak;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser, Subcommand};
use std::io::Write;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use veche_core::{Text, Tongue};

/// The self-hosted system by which a federation of organisations governs itself and acts together.
///
/// A resolution becomes items, items become directives, directives become lines that are followed to their report.
#[derive(Debug, Parser)]
#[command(name = "veche", version, after_help = EXAMPLES, disable_help_subcommand = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Language of messages, and of what is made: ru or en. Without it, the language of the system.
    #[arg(long, global = true, env = "VECHE_LANG", value_name = "ru|en", value_parser = tongue)]
    lang: Option<Tongue>,
}

const EXAMPLES: &str = "\
Examples:
  veche demo                        a portal with a made-up federation, to look around
  veche read resolution.docx        what a document says: items, owners, deadlines
  veche init --data /srv/veche      enter the founding decision
  veche serve --data /srv/veche     serve the portal

Exit codes: 0 done, 1 the program or the machine failed, 2 wrong usage or an input that cannot be read.";

#[derive(Debug, Subcommand)]
enum Command {
    Read(read::Args),
    Demo(demo::Args),
    Init(init::Args),
    Serve(serve::Args),
    Import(import::Args),
    Report(report::Args),
    Backup(backup::Args),
    Doctor(doctor::Args),
    Completions(shell::Args),
}

fn tongue(typed: &str) -> Result<Tongue, String> {
    Tongue::parse(typed).ok_or_else(|| "ru or en".to_owned())
}

/// Everything that can be asked, for completions and for the test that the manual names it.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    // Who asks for a backtrace gets all of what Rust says.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|fault| {
            if !QUIET.load(Ordering::Relaxed) {
                // The place only: what a panic says may quote what people wrote. A closed stderr leaves nobody to tell.
                let place = fault
                    .location()
                    .map_or_else(String::new, ToString::to_string);
                let _ = writeln!(
                    std::io::stderr(),
                    "veche: a fault of the program at {place}; please report it"
                );
            }
        }));
    }
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => return usage(&e),
    };
    let tongue = speak::tongue(cli.lang);
    let done = std::panic::catch_unwind(|| run(cli, tongue));
    match done {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(end)) => end.say(tongue),
        Err(_) if QUIET.load(Ordering::Relaxed) => End::Failure(Text::new("cli-fault")).say(tongue),
        Err(_) => ExitCode::FAILURE,
    }
}

/// Set by a command that catches faults itself and says what became of them.
static QUIET: AtomicBool = AtomicBool::new(false);

fn run(cli: Cli, tongue: Tongue) -> Result<(), End> {
    match cli.command {
        Command::Read(args) => {
            QUIET.store(true, Ordering::Relaxed);
            read::run(&args, tongue)
        }
        Command::Demo(args) => wait_for(demo::run(args, tongue)),
        Command::Init(args) => wait_for(init::run(args, tongue)),
        Command::Serve(args) => wait_for(serve::run(args, tongue)),
        Command::Import(args) => wait_for(import::run(args, tongue)),
        Command::Report(args) => wait_for(report::run(args, tongue)),
        Command::Backup(args) => wait_for(backup::run(args, tongue)),
        Command::Doctor(args) => wait_for(doctor::run(args, tongue)),
        Command::Completions(args) => shell::run(&args),
    }
}

/// Writes to stdout.
fn print(bytes: &[u8]) -> Result<(), End> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes)
        .and_then(|()| out.flush())
        .map_err(|e| End::output(&e))
}

fn wait_for(work: impl Future<Output = Result<(), End>>) -> Result<(), End> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    runtime
        .map_err(|e| End::Failure(end::io(&e)))?
        .block_on(work)
}

/// What clap found wrong, in one line and in the person's language; help and version are no faults.
fn usage(e: &clap::Error) -> ExitCode {
    use ErrorKind::*;
    let context = |kind| match e.get(kind) {
        Some(ContextValue::String(s)) => s.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    };
    let arg = context(ContextKind::InvalidArg);
    // What was typed may be no UTF-8 at all.
    let typed: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|a| a.to_string_lossy().into_owned())
        .collect();
    let asked = asked_tongue(&typed);
    let text = match e.kind() {
        DisplayHelp | DisplayVersion | DisplayHelpOnMissingArgumentOrSubcommand => {
            // A reader that went away (`| head`) is no fault; a disk that is full is.
            if let Err(fault) = e.print().and_then(|()| std::io::stdout().flush()) {
                return End::output(&fault).say(speak::tongue(asked));
            }
            return ExitCode::from(u8::try_from(e.exit_code()).unwrap_or(2));
        }
        UnknownArgument => Text::new("cli-usage-unknown").with("what", arg),
        InvalidSubcommand => {
            Text::new("cli-usage-command").with("what", context(ContextKind::InvalidSubcommand))
        }
        InvalidValue | ValueValidation => Text::new("cli-usage-value")
            .with("what", arg)
            .with("value", context(ContextKind::InvalidValue)),
        MissingSubcommand => Text::new("cli-usage-no-command"),
        InvalidUtf8 => Text::new("cli-usage-utf8"),
        MissingRequiredArgument | TooFewValues | WrongNumberOfValues => {
            Text::new("cli-usage-missing").with("what", arg)
        }
        ArgumentConflict => Text::new("cli-usage-conflict")
            .with("what", arg)
            .with("other", context(ContextKind::PriorArg)),
        _ => {
            let said = e.render().to_string();
            let first = said
                .lines()
                .next()
                .unwrap_or_default()
                .trim_start_matches("error: ")
                .to_owned();
            Text::new("cli-usage-other").with("why", first)
        }
    };
    let all = Cli::command();
    let known = typed
        .iter()
        .find(|word| all.get_subcommands().any(|c| c.get_name() == *word));
    let help = known.map_or_else(
        || "veche --help".to_owned(),
        |name| format!("veche {name} --help"),
    );
    End::Input(text.with("help", help)).say(speak::tongue(asked))
}

/// The language that a command line asks for which could not be read as a whole: by the flag, else by the environment.
fn asked_tongue(typed: &[String]) -> Option<Tongue> {
    let flag = typed.iter().enumerate().find_map(|(i, word)| {
        let value = match word.strip_prefix("--lang")? {
            "" => typed.get(i + 1)?.as_str(),
            value => value.strip_prefix('=')?,
        };
        Tongue::parse(value)
    });
    flag.or_else(|| Tongue::parse(&std::env::var("VECHE_LANG").ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn texts_are_equal_in_both_languages() {
        assert_eq!(
            veche_lang::complaints(&crate::sources()),
            Vec::<String>::new()
        );
    }
}

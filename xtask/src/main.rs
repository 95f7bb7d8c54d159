//! `cargo run -p veche-xtask -- tidy`: what the guards find wrong in the sources, one line a fault.

use std::path::Path;
use std::process::ExitCode;
use veche_xtask::tidy::{Tree, complaints};

#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the output of a command"
)]
fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() != Some("tidy") {
        eprintln!("usage: cargo run -p veche-xtask -- tidy");
        return ExitCode::from(2);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match Tree::read(&root) {
        Ok(tree) => {
            let found = complaints(&tree);
            found.iter().for_each(|complaint| println!("{complaint}"));
            ExitCode::from(u8::from(!found.is_empty()))
        }
        Err(why) => {
            eprintln!("the sources cannot be read: {why}");
            ExitCode::from(2)
        }
    }
}

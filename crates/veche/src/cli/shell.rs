//! `veche completions`: so that a shell can finish what one types.

use super::{End, command};
use clap_complete::Shell;

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  veche completions bash > ~/.local/share/bash-completion/completions/veche
  veche completions fish > ~/.config/fish/completions/veche.fish")]
pub(super) struct Args {
    /// Which shell.
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<(), End> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "veche", &mut script);
    super::print(&script)
}

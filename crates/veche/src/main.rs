//! The program.

fn main() -> std::process::ExitCode {
    veche::cli::main()
}

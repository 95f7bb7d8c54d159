//! Reads a file and prints its reading as JSON.
#![allow(clippy::print_stdout)]

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_default();
    let text = std::fs::read_to_string(path)?;
    let (reading, remarks) = veche_prose::read(&text, &veche_prose::Lexicon::new());
    println!("{:#}", reading.to_json_with(&remarks));
    Ok(())
}

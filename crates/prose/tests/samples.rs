//! Invented documents with what they say, compared key by key. A sample is `NAME.txt` with `NAME.json` in the format of
//! docs/formats/reading.md; keys that the sample leaves out are not compared.

use std::path::Path;

use serde_json::Value;
use veche_prose::{Lexicon, read};

/// Every key of `expected` must stand in `got` with an equal value; white space in texts is as wide as one blank.
fn compare(path: &str, expected: &Value, got: &Value, misses: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(e), Value::Object(g)) => {
            for (key, value) in e {
                compare(
                    &format!("{path}.{key}"),
                    value,
                    g.get(key).unwrap_or(&Value::Null),
                    misses,
                );
            }
        }
        (Value::Array(e), Value::Array(g)) if e.len() == g.len() => {
            for (n, (a, b)) in e.iter().zip(g).enumerate() {
                compare(&format!("{path}[{n}]"), a, b, misses);
            }
        }
        (Value::String(e), Value::String(g)) if e.split_whitespace().eq(g.split_whitespace()) => {}
        (e, g) if e == g => {}
        (e, g) => misses.push(format!("{path}: expected {e}, got {g}")),
    }
}

#[test]
fn samples_are_read_as_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    names.sort();
    assert!(names.len() >= 16, "the samples are gone");
    let mut misses = Vec::new();
    for path in names {
        let text = std::fs::read_to_string(&path).unwrap();
        let expected: Value =
            serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).unwrap())
                .unwrap();
        let (reading, _) = read(&text, &Lexicon::new());
        let name = path.file_stem().unwrap().to_string_lossy();
        compare(&name, &expected, &reading.to_json(), &mut misses);
    }
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

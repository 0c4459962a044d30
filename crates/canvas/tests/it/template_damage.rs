//! A damaged template file is refused with a line that it has, or read; it never does worse.
use canvas::{Template, builtin};
use proptest::prelude::*;

use crate::words::file_text;

fn reads_or_names_a_line(text: &str) -> Result<(), TestCaseError> {
    if let Err(error) = Template::parse("damaged.toml", text) {
        let lines = text.lines().count().max(1);
        prop_assert!(
            (1..=lines).contains(&error.line),
            "{error} of {lines} lines"
        );
        prop_assert!(!error.what.is_empty());
    }
    Ok(())
}

proptest! {
    #[test]
    fn damaged_bytes(
        kind in 0..9usize,
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..6),
    ) {
        let mut chars: Vec<char> = file_text(&builtin()[kind]).chars().collect();
        for (place, char) in places {
            let at = place.index(chars.len());
            chars[at] = char;
        }
        reads_or_names_a_line(&chars.into_iter().collect::<String>())?;
    }

    #[test]
    fn damaged_lines(
        kind in 0..9usize,
        cut in any::<prop::sample::Index>(),
        doubled in any::<prop::sample::Index>(),
        swapped in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let text = file_text(&builtin()[kind]);
        let mut lines: Vec<&str> = text.lines().collect();
        lines.remove(cut.index(lines.len()));
        let line = lines[doubled.index(lines.len())];
        lines.insert(doubled.index(lines.len()), line);
        let (a, b) = (swapped.0.index(lines.len()), swapped.1.index(lines.len()));
        lines.swap(a, b);
        reads_or_names_a_line(&lines.join("\n"))?;
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        reads_or_names_a_line(&text)?;
    }
}

#[test]
fn a_deeply_nested_file_is_refused() {
    let deep = format!("kind = {}", "[".repeat(60_000));
    let error = Template::parse("deep.toml", &deep).unwrap_err();
    assert_eq!(error.line, 1);
}

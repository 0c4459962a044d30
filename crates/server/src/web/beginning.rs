//! The beginning of a text, as lists show it.

/// Letters of a text in a list.
const BEGINNING_CHARS_MAX: usize = 240;

/// The beginning of a text in one line, ended at a word.
pub fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= BEGINNING_CHARS_MAX {
        return line;
    }
    let cut: String = line.chars().take(BEGINNING_CHARS_MAX).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_at_a_word() {
        assert_eq!(shortened("Apua\n heti"), "Apua heti");
        let long = shortened(&"sähköposti ".repeat(40));
        assert!(long.ends_with("sähköposti …"));
        assert!(long.chars().count() <= BEGINNING_CHARS_MAX + 2);
    }
}

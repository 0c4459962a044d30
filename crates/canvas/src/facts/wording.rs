//! Words of people as the registry keeps them: names of one line, texts without control characters.
use serde_json::Value;

use crate::limits::TEXT_CHARS_MAX;

/// Length of a record's name, in characters.
pub const NAME_CHARS_MAX: usize = 200;

/// The name a text gives: its first line, on which white space is single; empty when the text is.
pub fn name_of(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let mut name = String::new();
    for word in line.split(|c: char| c.is_whitespace()) {
        let word = word.chars().filter(|c| !c.is_control());
        let mut word = word.peekable();
        if word.peek().is_some() && !name.is_empty() {
            name.push(' ');
        }
        name.extend(word);
    }
    match name.char_indices().nth(NAME_CHARS_MAX) {
        Some((end, _)) => name[..end].trim_end().to_owned(),
        None => name,
    }
}

/// Whether anything but white space and control characters stands in a text.
pub(crate) fn says(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_control())
}

/// What a text says after its first line.
pub(super) fn remark_of(text: &str) -> String {
    let rest = text.trim().split_once('\n');
    rest.map_or_else(String::new, |(_, rest)| text_of(rest))
}

/// A text of paragraphs, trimmed, without control characters.
pub(super) fn text_of(text: &str) -> String {
    let kept = text
        .trim()
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    kept.take(TEXT_CHARS_MAX).collect()
}

/// The lines of a text that say something, without the marks of a list.
pub(super) fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(unmarked)
        .filter(|line| !name_of(line).is_empty())
}

fn unmarked(line: &str) -> &str {
    let line = line.trim();
    let bullet = ["- ", "* ", "• ", "– "]
        .into_iter()
        .find_map(|mark| line.strip_prefix(mark));
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = (1..=2).contains(&digits).then(|| &line[digits..]);
    let number =
        number.and_then(|rest| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")));
    bullet.or(number).unwrap_or(line).trim_start()
}

/// A text as a detail; none when it says nothing.
pub(super) fn said(text: &str) -> Option<Value> {
    let text = text_of(text);
    (!text.is_empty()).then(|| text.into())
}

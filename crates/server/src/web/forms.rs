//! Forms: every field is parsed, every mistake is told at once, and nothing typed is lost.
use crate::i18n::{Lang, MsgKey};

/// The mistakes of a form: field name and message key, in the order of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<(&'static str, MsgKey)>);

impl FormErrors {
    /// Adds a mistake.
    pub fn add(&mut self, field: &'static str, key: MsgKey) {
        self.0.push((field, key));
    }

    /// A form with one mistake.
    pub fn one(field: &'static str, key: MsgKey) -> Self {
        Self(vec![(field, key)])
    }

    /// Keeps the value, or the mistake beside `field`.
    pub fn take<T>(&mut self, field: &'static str, parsed: Result<T, MsgKey>) -> Option<T> {
        parsed.map_err(|key| self.add(field, key)).ok()
    }

    /// True when nothing was wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// More than one mistake: then a summary stands on top.
    pub fn is_many(&self) -> bool {
        self.0.len() > 1
    }

    /// The message beside `field`, in words; empty when the field is right.
    pub fn at(&self, field: &str, lang: &Lang) -> String {
        self.0
            .iter()
            .find(|(name, _)| *name == field)
            .map(|(_, key)| lang.text(key))
            .unwrap_or_default()
    }

    /// Field and message key of every mistake.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, MsgKey)> + '_ {
        self.0.iter().copied()
    }
}

/// What was typed, as one line: white space is single, and what nobody sees but what changes how other text is
/// shown (control characters, direction overrides, spaces without width) is left out. Empty when nothing in it
/// can be seen.
pub fn one_line(raw: &str) -> String {
    let shown: String = raw
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !is_disguise(*c))
        .collect();
    let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().all(|c| c == ' ' || is_unseen(c)) {
        return String::new();
    }
    line
}

/// What was typed, as paragraphs: lines stay, with line breaks of one kind and none at either end, and what
/// [`one_line`] leaves out is left out here too. Empty when nothing in it can be seen.
pub fn many_lines(raw: &str) -> String {
    let raw = raw.replace("\r\n", "\n");
    let shown: String = raw
        .chars()
        .map(|c| match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => '\n',
            c if c.is_control() => ' ',
            c => c,
        })
        .filter(|c| !is_disguise(*c))
        .collect();
    if shown.chars().all(|c| c.is_whitespace() || is_unseen(c)) {
        return String::new();
    }
    shown.trim().to_owned()
}

fn is_disguise(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Joiners and marks that only mean something beside a letter, and letters without a shape.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200c}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{2800}' | '\u{3164}' | '\u{115f}' | '\u{1160}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out_of_a_line() {
        assert_eq!(one_line("  Aino\0\r\n Esimerkki\t "), "Aino Esimerkki");
        assert_eq!(one_line("\u{202e}onia\u{202c}"), "onia");
        assert_eq!(one_line("\u{200b}\u{200d} \u{3164}"), "");
        let family = "👩\u{200d}👧";
        assert_eq!(one_line(family), family);
        assert_eq!(one_line("שלום"), "שלום");
    }

    #[test]
    fn paragraphs_stay_and_what_nobody_sees_goes() {
        let check = |raw: &str, expected: &str| assert_eq!(many_lines(raw), expected, "{raw:?}");
        check(" Tiski\r\n02 000\u{2028}0000\n\n", "Tiski\n02 000\n0000");
        check("string\0 \u{202e}onia", "string  onia");
        check("\u{200b}\n\u{2066}\t", "");
        check("Tervetuloa,  שלום", "Tervetuloa,  שלום");
    }
}

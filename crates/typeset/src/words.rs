//! What people wrote, made ready for setting.
use unicode_segmentation::UnicodeSegmentation as _;

/// Stands for a letter that no font has.
const UNKNOWN: char = '\u{fffd}';
/// Longer words may be broken anywhere, so that they fit.
const WORD_MAX: usize = 40;
/// Letters between the places where a longer word may be broken: the narrowest column holds them.
const BREAK_EVERY: usize = 12;
const BREAK: char = '\u{200b}';

/// The text with its line breaks as `\n`, without control characters, its longest words breakable.
pub fn settable(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    for word in raw
        .replace("\r\n", "\n")
        .split_inclusive(char::is_whitespace)
    {
        let word: String = word.chars().filter_map(plain).collect();
        if word.chars().count() > WORD_MAX {
            breakable(&word, &mut text);
        } else {
            text.push_str(&word);
        }
    }
    text.trim().to_owned()
}

fn plain(letter: char) -> Option<char> {
    match letter {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        _ if letter.is_control() || is_none(letter) => None,
        _ => Some(letter),
    }
}

/// Whether Unicode says that this is no character, or a mark of byte order.
fn is_none(letter: char) -> bool {
    matches!(letter, '\u{feff}' | '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe
}

fn breakable(word: &str, text: &mut String) {
    for (at, cluster) in word.graphemes(true).enumerate() {
        if at > 0 && at % BREAK_EVERY == 0 {
            text.push(BREAK);
        }
        text.push_str(cluster);
    }
}

/// The text without pieces that could not be set.
pub fn without(text: &str, unset: &Unset) -> String {
    match unset {
        Unset::Pieces(pieces) => {
            let unknown = UNKNOWN.to_string();
            let mut text = text.to_owned();
            for piece in pieces {
                text = text.replace(piece, &unknown);
            }
            text
        }
        Unset::AllButLetters => text.chars().map(letter).collect(),
        Unset::AllButLatin => text.chars().map(latin).collect(),
    }
}

/// Letters and signs that stand alone, of the scripts that our fonts have.
fn letter(letter: char) -> char {
    match letter {
        '\u{180}'..='\u{24f}'
        | '\u{384}'..='\u{481}'
        | '\u{48a}'..='\u{52f}'
        | '\u{5d0}'..='\u{5ea}'
        | '\u{61b}'..='\u{63f}'
        | '\u{641}'..='\u{64a}'
        | '\u{660}'..='\u{66f}'
        | '\u{671}'..='\u{6d3}'
        | '\u{6f0}'..='\u{6f9}'
        | '\u{2013}'..='\u{2014}'
        | '\u{2018}'..='\u{2022}'
        | '\u{2026}'
        | '\u{20ac}' => letter,
        _ => latin(letter),
    }
}

fn latin(letter: char) -> char {
    match letter {
        '\n' | ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | BREAK => letter,
        _ if letter.is_whitespace() => ' ',
        _ => UNKNOWN,
    }
}

/// What could not be set.
pub enum Unset {
    /// These, longest first.
    Pieces(Vec<String>),
    /// Everything but letters and signs that stand alone, of the scripts that our fonts have.
    AllButLetters,
    /// Everything but what the fonts of texts and headings surely have.
    AllButLatin,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_and_control_characters_go() {
        assert_eq!(
            settable(" a\r\nb\u{0}\u{7}\tc\u{2028}d\u{feff} "),
            "a\nb c\nd"
        );
        assert_eq!(settable("\u{ffff}\u{1fffe}"), "");
    }

    #[test]
    fn the_longest_words_can_be_broken_but_no_letter_is() {
        let word = "digitukikehittämiskumppanuusehdotus";
        assert_eq!(settable(word), word);
        let long = settable(&"👩‍🔧".repeat(41));
        let widest = long.split(BREAK).map(|part| part.graphemes(true).count());
        assert_eq!(widest.max(), Some(BREAK_EVERY));
        assert_eq!(long.replace(BREAK, ""), "👩‍🔧".repeat(41));
    }

    #[test]
    fn what_no_font_has_is_seen_to_be_missing() {
        let pieces = Unset::Pieces(vec!["漢字".to_owned(), "字".to_owned()]);
        assert_eq!(without("a漢字b字", &pieces), "a\u{fffd}b\u{fffd}");
        assert_eq!(without("äŋ\n漢", &Unset::AllButLatin), "äŋ\n\u{fffd}");
        assert_eq!(without("ä שׁ", &Unset::AllButLetters), "ä ש\u{fffd}");
    }
}

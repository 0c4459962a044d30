//! Words of a text, and letters made alike.
use unicode_normalization::UnicodeNormalization;

/// The words of a text in their order, as they stand. Hyphens, colons, dots and apostrophes inside a word do not part
/// it (`suomi.fi`, `DVV:n`, `e-resepti`), nor does what stands beside its letter, as in decomposed texts.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let inside = |letter: char| letter.is_alphanumeric() || is_joint(letter) || is_mark(letter);
    let chunks = text.split(move |letter: char| !inside(letter));
    // Marks without a letter are no word.
    let is_loose = |sign: char| is_joint(sign) || is_mark(sign);
    let bare = chunks.map(move |chunk| {
        let chunk = chunk.trim_start_matches(is_loose);
        chunk.trim_end_matches(is_joint)
    });
    bare.filter(|word| !word.is_empty())
}

/// The words of a text but those that are struck out: *puhelin -läppäri*.
pub fn wanted(text: &str) -> impl Iterator<Item = &str> {
    let is_struck = |chunk: &&str| {
        let rest = chunk.strip_prefix(is_stroke);
        rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    };
    let chunks = text.split_whitespace();
    chunks
        .filter(move |chunk| !is_struck(chunk))
        .flat_map(words)
}

/// Whether a sign strikes out the word after it.
pub fn is_stroke(sign: char) -> bool {
    matches!(sign, '-' | '\u{2212}')
}

/// Whether a word is a single letter or digit.
pub fn is_single(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphanumeric) && letters.next().is_none()
}

/// Whether a word is a number: that of a house as well as any other.
pub fn is_number(word: &str) -> bool {
    word.chars().all(|digit| digit.is_ascii_digit())
}

fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | ':' | '.' | '\'' | '’' | '+' | '&' | '\u{ad}')
}

/// Whether a sign is a dot, ring or accent of the letter before it.
fn is_mark(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign)
}

/// A word in small letters, composed, without soft hyphens.
pub fn small(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let composed = word.nfc().filter(|letter| *letter != '\u{ad}');
    composed.flat_map(char::to_lowercase).collect()
}

/// A word without the dots, rings and accents of its letters: how it is typed in haste or on a foreign keyboard.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let bare = word.nfd().filter(|letter| !is_mark(*letter));
    bare.flat_map(char::to_lowercase).collect()
}

//! The one spelling under which a name is looked up.
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many characters of a name count.
pub const NAME_CHARS_MAX: usize = 200;

/// What a registered body may have at the end of its name.
const LEGAL_ENDINGS: [&str; 13] = [
    "oy", "oyj", "ab", "abp", "ry", "rf", "rs", "sr", "ky", "kb", "tmi", "osk", "rp",
];
/// What it may have in front.
const LEGAL_BEGINNINGS: [&str; 4] = ["oy", "oyj", "ab", "tmi"];
/// Words for "and"; they are all written as the first.
const CONJUNCTIONS: [&str; 4] = ["ja", "&", "och", "and"];

/// The spelling under which `name` is looked up: small letters, single spaces, no punctuation, no legal form,
/// `&`, `och` and `and` as `ja`. å, ä and ö stay letters of their own; other accents go. At most
/// [`NAME_CHARS_MAX`] characters; empty only for an empty name; the key of a key is itself.
pub fn name_key(name: &str) -> String {
    let tokens = tokens(name);
    let bare = without_legal_form(&tokens);
    if bare.is_empty() {
        return cut(folded(name).trim()).trim().to_owned();
    }
    bare.join(" ")
}

/// The words of `name` in the spelling of keys, legal forms kept.
pub(super) fn tokens(name: &str) -> Vec<String> {
    let spelled = spelled(&folded(name));
    let mut tokens: Vec<String> = Vec::new();
    for chunk in spelled.split_whitespace() {
        let dotted = undotted(chunk);
        let words = dotted.as_deref().unwrap_or(chunk);
        tokens.extend(words.split('.').filter(|word| !word.is_empty()).map(word));
    }
    let joined = tokens.join(" ");
    cut(&joined).split_whitespace().map(str::to_owned).collect()
}

/// The words without what a register adds in front and at the end; at least one stays.
pub(super) fn without_legal_form(tokens: &[String]) -> &[String] {
    let mut rest = tokens;
    loop {
        rest = match rest {
            [before @ .., last] if !before.is_empty() && is_legal(last) => before,
            [before @ .., one, other] if !before.is_empty() && is_spelled_out(one, other) => before,
            _ => break,
        };
    }
    while let [first, _, ..] = rest
        && LEGAL_BEGINNINGS.contains(&first.as_str())
    {
        rest = &rest[1..];
    }
    rest
}

fn is_legal(word: &str) -> bool {
    LEGAL_ENDINGS.contains(&word)
}

/// `r y`, from `r. y.`
fn is_spelled_out(one: &str, other: &str) -> bool {
    one.len() == 1 && other.len() == 1 && is_legal(&format!("{one}{other}"))
}

/// Whether the word only joins others.
pub(super) fn is_conjunction(word: &str) -> bool {
    CONJUNCTIONS.contains(&word)
}

/// One shape of each letter, in small letters.
fn folded(name: &str) -> String {
    let small: String = cut(name).nfkc().flat_map(char::to_lowercase).collect();
    small.nfkc().collect()
}

/// Letters and digits as keys have them; `&` stands alone, everything else parts words.
fn spelled(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for letter in folded.chars() {
        match letter {
            'å' | 'ä' | 'ö' => out.push(letter),
            'æ' => out.push('ä'),
            'ø' => out.push('ö'),
            'ß' => out.push_str("ss"),
            'ς' => out.push('σ'),
            '&' => out.push_str(" & "),
            '.' => out.push('.'),
            '\''
            | '\u{2019}'
            | '\u{2bc}'
            | '\u{b4}'
            | '`'
            | '\u{ad}'
            | '\u{200b}'..='\u{200d}'
            | '\u{feff}' => {}
            _ if ('\u{300}'..='\u{36f}').contains(&letter) => {}
            _ if letter.is_alphanumeric() => out.extend(base(letter)),
            _ if is_combining_mark(letter) => out.push(letter),
            _ => out.push(' '),
        }
    }
    out
}

/// The letter without its European accents.
fn base(letter: char) -> impl Iterator<Item = char> {
    let parts = std::iter::once(letter).nfd();
    let bare = parts.filter(|part| !('\u{300}'..='\u{36f}').contains(part));
    bare.collect::<String>()
        .nfc()
        .collect::<Vec<_>>()
        .into_iter()
}

/// `r.y.` as `ry`: single letters, each but perhaps the last with a dot.
fn undotted(chunk: &str) -> Option<String> {
    let letters: Vec<&str> = chunk
        .strip_suffix('.')
        .unwrap_or(chunk)
        .split('.')
        .collect();
    let single = |part: &&str| part.chars().count() == 1;
    (letters.len() > 1 && letters.iter().all(single)).then(|| letters.concat())
}

fn word(word: &str) -> String {
    if is_conjunction(word) {
        CONJUNCTIONS[0]
    } else {
        word
    }
    .to_owned()
}

/// The words of the part of a name that counts, as they are written.
pub(super) fn cut_words(name: &str) -> impl Iterator<Item = &str> {
    cut(name).split_whitespace()
}

fn cut(text: &str) -> &str {
    let end = text.char_indices().nth(NAME_CHARS_MAX);
    end.map_or(text, |(at, _)| &text[..at])
}

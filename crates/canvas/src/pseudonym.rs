//! What in a pseudonym looks like a person's identity. A warning, never a refusal: the words stay the writer's.
//! The browser has a twin of this; `tests/fixtures/pseudonyms.json` holds the cases of both.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something by which a person could be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Identity {
    /// A Finnish personal identity code with its right check character.
    IdentityCode,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    #[serde(rename = "e-mail")]
    #[ts(rename = "e-mail")]
    Email,
    /// Two or three capitalised words in a row.
    FullName,
}

/// Digits of a telephone number: fewest and most.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
/// How much of a text is looked at, in characters; a pseudonym is one line.
const LOOKED_AT_CHARS: usize = 500;

/// What the text looks like, each kind once, in the order of [`Identity`].
pub fn warnings(text: &str) -> Vec<Identity> {
    let chars: Vec<char> = text.chars().take(LOOKED_AT_CHARS).collect();
    let text: String = chars.iter().collect();
    let found = [
        (Identity::IdentityCode, has_identity_code(&chars)),
        (Identity::Phone, has_phone(&text)),
        (Identity::Email, has_email(&text)),
        (Identity::FullName, has_full_name(&text)),
    ];
    found
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(identity, _)| identity)
        .collect()
}

/// `ddmmyy`, a character for the century, a number of three digits and a check character.
fn has_identity_code(chars: &[char]) -> bool {
    const LENGTH: usize = 11;
    let alone = |i: usize| {
        let before = i.checked_sub(1).and_then(|before| chars.get(before));
        let after = chars.get(i + LENGTH);
        ![before, after]
            .into_iter()
            .flatten()
            .any(|c| c.is_alphanumeric())
    };
    chars
        .windows(LENGTH)
        .enumerate()
        .any(|(i, code)| is_identity_code(code) && alone(i))
}

fn is_identity_code(code: &[char]) -> bool {
    const CHECKS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    /// 1800s `+`; 1900s `-` and U–Y; 2000s A–F.
    const CENTURIES: &str = "+-YXWVUABCDEF";
    let [date @ .., century, a, b, c, check] = code else {
        return false;
    };
    let digits = date.iter().chain([a, b, c]);
    let number = digits
        .map(|c| c.to_digit(10))
        .try_fold(0, |n, digit| Some(n * 10 + u64::from(digit?)));
    let (Some(number), true) = (number, CENTURIES.contains(century.to_ascii_uppercase())) else {
        return false;
    };
    let (day, month) = (number / 10_000_000, number / 100_000 % 100);
    let wanted = char::from(CHECKS[(number % 31) as usize]);
    (1..=31).contains(&day) && (1..=12).contains(&month) && check.to_ascii_uppercase() == wanted
}

/// A run of digits with spaces, hyphens, brackets or a plus among them, that starts with 0 or +.
fn has_phone(text: &str) -> bool {
    let in_number =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')' | '\u{a0}');
    text.split(|c| !in_number(c)).any(|run| {
        let start = run.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+');
        let digits = start.chars().filter(char::is_ascii_digit).count();
        start.starts_with(['0', '+']) && PHONE_DIGITS.contains(&digits)
    })
}

/// Something, an at sign, and a name with a dot in it.
fn has_email(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.split_once('@').is_some_and(|(name, host)| {
            let dotted = host.rsplit_once('.').is_some_and(|(left, right)| {
                !left.is_empty()
                    && right.chars().count() >= 2
                    && right.chars().all(char::is_alphanumeric)
            });
            !name.is_empty() && !host.contains('@') && dotted
        })
    })
}

/// Two or three words in a row that each begin with a capital and go on in small letters.
fn has_full_name(text: &str) -> bool {
    let mut run = 0;
    let mut runs = Vec::new();
    for word in text.split_whitespace() {
        let is_name = word
            .trim_end_matches([',', '.', ';', ':', '!', '?'])
            .split('-')
            .all(is_name_part);
        run = if is_name { run + 1 } else { 0 };
        runs.push(run);
    }
    // A longer row is a title in capitals, not a name.
    let longest = runs.into_iter().max().unwrap_or(0);
    (2..=3).contains(&longest)
}

fn is_name_part(part: &str) -> bool {
    let mut letters = part.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.as_str();
    capital
        && !rest.is_empty()
        && rest
            .chars()
            .all(|c| c.is_lowercase() || c == '\'' || c == '’')
}

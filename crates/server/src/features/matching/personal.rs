//! What tells of a person (henkilötieto) in what is written freely: a personal identity code (henkilötunnus), a telephone
//! number, an address of e-mail. None of it helps to find support, and all that is asked stands in an address. No I/O.

/// Digits of the shortest telephone number that is told from other numbers.
const PHONE_DIGITS_MIN: usize = 7;
/// Digits before the sign of a personal identity code, and after it.
const CODE_DIGITS: (usize, usize) = (6, 3);
/// Signs of the century in a personal identity code, by the law of 2022 on them.
const CODE_SIGNS: &str = "+-YXWVUABCDEF";

/// A text without what tells of a person; none if it has nothing of it.
pub(super) fn without(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut left: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let told = match is_code(words[at]) || is_mail(words[at]) {
            true => 1,
            false => phone(&words[at..]),
        };
        if told == 0 {
            left.push(words[at]);
        }
        at += told.max(1);
    }
    (left.len() < words.len()).then(|| left.join(" "))
}

/// `010150-123A`, with what punctuation stands around it.
fn is_code(word: &str) -> bool {
    let word = word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric());
    let signs: Vec<char> = word.to_uppercase().chars().collect();
    let (before, after) = CODE_DIGITS;
    signs.len() == before + after + 2
        && signs[..before].iter().all(char::is_ascii_digit)
        && CODE_SIGNS.contains(signs[before])
        && signs[before + 1..=before + after]
            .iter()
            .all(char::is_ascii_digit)
        && signs[before + after + 1].is_ascii_alphanumeric()
}

/// `maija@example.org`.
fn is_mail(word: &str) -> bool {
    let parts = word.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// How many of the first words are a telephone number: `050 123 4567`, `+358501234567`, `(02) 123-4567`.
fn phone(words: &[&str]) -> usize {
    let is_part = |word: &&&str| {
        let mut signs = word.chars();
        signs.all(|sign| sign.is_ascii_digit() || "+-().,".contains(sign))
    };
    let parts = words.iter().take_while(is_part);
    let digits: String = parts.clone().flat_map(|word| word.chars()).collect();
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let starts = words.first().is_some_and(|first| {
        let first = first.trim_start_matches('(');
        first.starts_with('0') || first.starts_with('+')
    });
    match starts && digits.len() >= PHONE_DIGITS_MIN {
        true => parts.count(),
        false => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_numbers_and_addresses_of_persons_are_left_out() {
        for (text, left) in [
            ("hetu 010150-123A salasana hukassa", "hetu salasana hukassa"),
            ("010150a123x, läppäri", "läppäri"),
            ("soita 050 123 4567 Raisio", "soita Raisio"),
            ("+358501234567", ""),
            ("(02) 123-4567 tabletti", "tabletti"),
            ("maija.esimerkki@example.org posti", "posti"),
        ] {
            assert_eq!(without(text).as_deref(), Some(left), "{text}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "82 vuotta läppäri rikki",
            "Windows 11 ja 2 tabletia",
            "20100 Turku 0,5 km",
            "lomake 123456789",
            "avoinna 9-15",
            "@kirjasto",
        ] {
            assert_eq!(without(text), None, "{text}");
        }
    }
}

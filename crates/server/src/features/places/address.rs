//! Finnish addresses as people write them in one line, in their parts. No I/O.
use super::model::{is_postal_code, parse_municipality};
use crate::web::forms::one_line;

/// An address in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Street and number, and whatever stands before them.
    pub street: String,
    /// Five digits; may be empty.
    pub postal_code: String,
    /// Official code of the municipality; may be empty.
    pub municipality: String,
}

/// The parts of an address that ends with a postal code and a municipality, or with one of the two. A post town that is no
/// municipality stays where it is written, with its code.
pub(super) fn parts(written: &str) -> Parts {
    let lines: Vec<String> = written.lines().map(one_line).collect();
    let line = lines.join(", ");
    let whole = || Parts {
        street: line.trim_matches(is_between).to_owned(),
        ..Parts::default()
    };
    let words: Vec<&str> = line.split_whitespace().collect();
    let bare = |word: &str| {
        let word = word.trim_matches(is_between);
        word.strip_prefix("FI-").unwrap_or(word).to_owned()
    };
    let code = words.iter().rposition(|word| is_postal_code(&bare(word)));
    let (street, postal_code, town) = match (code, line.rsplit_once(',')) {
        (Some(at), _) => (
            words[..at].join(" "),
            bare(words[at]),
            words[at + 1..].join(" "),
        ),
        (None, Some((street, town))) => (street.to_owned(), String::new(), town.to_owned()),
        (None, None) => return whole(),
    };
    match parse_municipality(town.trim_matches(is_between)) {
        Ok(municipality) => Parts {
            street: street.trim_matches(is_between).to_owned(),
            postal_code,
            municipality,
        },
        Err(_) => whole(),
    }
}

fn is_between(letter: char) -> bool {
    letter == ',' || letter.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_one_line_has_its_parts() {
        let check = |written: &str, expected: [&str; 3]| {
            let found = parts(written);
            let found = [&found.street, &found.postal_code, &found.municipality];
            assert_eq!(found.map(String::as_str), expected, "{written}");
        };
        check(
            "Kirjastokuja 1, 32700 Huittinen",
            ["Kirjastokuja 1", "32700", "102"],
        );
        check(
            "Kirjastokuja 1\n32700 HUITTINEN",
            ["Kirjastokuja 1", "32700", "102"],
        );
        check(
            "Kirjastokuja 1 FI-32700 Huittinen,",
            ["Kirjastokuja 1", "32700", "102"],
        );
        check(
            "Talo, Slottsgatan 1 A, 20100 Åbo",
            ["Talo, Slottsgatan 1 A", "20100", "853"],
        );
        check("Kirjastokuja 1, Huittinen", ["Kirjastokuja 1", "", "102"]);
        check("Kirjastokuja 1, 32700", ["Kirjastokuja 1", "32700", ""]);
        check(
            "Kirjastokuja 1, 32810 Vampula",
            ["Kirjastokuja 1, 32810 Vampula", "", ""],
        );
        check(
            "Koulun takana, toinen ovi",
            ["Koulun takana, toinen ovi", "", ""],
        );
        check("Kirjastokuja 1", ["Kirjastokuja 1", "", ""]);
        check("", ["", "", ""]);
    }
}

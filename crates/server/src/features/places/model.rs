//! What a place is, and how what is typed about it becomes values. No I/O.
use analysis::hours::Hours;

use super::address;
use crate::features::areas;
use crate::i18n::{Lang, MsgKey};
use crate::web::forms::one_line;

/// Most places of a workspace.
pub const PLACES_MAX: i64 = 200;
/// Longest name, street and other line, in characters.
const LINE_CHARS_MAX: usize = 200;
/// Longest advice on how to get in, in characters.
const WAY_IN_CHARS_MAX: usize = 1_000;
/// Longest telephone number, in characters.
const PHONE_CHARS_MAX: usize = 40;
/// Longest web address, in characters.
const WEB_CHARS_MAX: usize = 500;
/// Digits of a Finnish postal code.
const POSTAL_CODE_DIGITS: usize = 5;
/// The vocabulary of what makes a place accessible.
pub(super) const ACCESSIBILITY: &str = "accessibility";

/// A service place (palvelupaikka).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Id.
    pub id: String,
    /// Grows with every change.
    pub revision: i64,
    /// When it was made, UTC milliseconds.
    pub made_at: i64,
    /// When it last changed, UTC milliseconds.
    pub changed_at: i64,
    /// What is known of it.
    pub details: Details,
}

/// What is known of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// What it is called.
    pub name: String,
    /// Official code of its municipality; may be empty.
    pub municipality: String,
    /// Street and number; may be empty.
    pub street: String,
    /// Five digits; may be empty.
    pub postal_code: String,
    /// Telephone number; may be empty.
    pub phone: String,
    /// Web address; may be empty.
    pub web: String,
    /// How one gets in; may be empty.
    pub way_in: String,
    /// Keys of the vocabulary `accessibility`.
    pub accessibility: Vec<String>,
    /// When it is open.
    pub hours: Hours,
}

/// The opening hours of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursOf {
    /// Workspace of the place.
    pub workspace: String,
    /// Id of the place.
    pub place: String,
    /// When it is open.
    pub hours: Hours,
}

/// A place that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Grows from change to change: who has seen a number has seen all before it.
    pub number: i64,
    /// Workspace of the place.
    pub workspace: String,
    /// Id of the place.
    pub place: String,
    /// When it is open now; none when it is gone.
    pub hours: Option<Hours>,
}

impl Details {
    /// "Satakunnantie 1, 32200 Loimaa"; empty when nothing is known. What is written with the street as well is told once.
    pub fn address(&self, lang: Lang) -> String {
        let municipality = self.municipality_name(lang);
        let written = address::parts(&self.street);
        let is_own = written.municipality.is_empty() || written.municipality == self.municipality;
        let codes = [&written.postal_code, &self.postal_code];
        let is_same = codes.iter().any(|code| code.is_empty()) || codes[0] == codes[1];
        if is_own && is_same && !self.municipality.is_empty() {
            let code = codes.into_iter().find(|code| !code.is_empty());
            let town = [code.map_or("", String::as_str), municipality.as_str()];
            let town = joined(&town, " ");
            return joined(&[written.street.as_str(), town.as_str()], ", ");
        }
        let town = [self.postal_code.as_str(), municipality.as_str()];
        let town = joined(&town, " ");
        joined(&[self.street.as_str(), town.as_str()], ", ")
    }

    /// Name of its municipality; empty when it is not known.
    pub fn municipality_name(&self, lang: Lang) -> String {
        let found = areas::municipality(&self.municipality);
        found.map_or_else(String::new, |found| found.name(lang).to_owned())
    }
}

fn joined(parts: &[&str], by: &str) -> String {
    let said: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    said.join(by)
}

/// What it is called.
pub(super) fn parse_name(raw: &str) -> Result<String, MsgKey> {
    match parse_text(raw)? {
        name if name.is_empty() => Err("place-name-empty"),
        name => Ok(name),
    }
}

/// One line that may be empty.
pub(super) fn parse_text(raw: &str) -> Result<String, MsgKey> {
    let line = one_line(raw);
    match line.chars().count() {
        n if n > LINE_CHARS_MAX => Err("place-line-long"),
        _ => Ok(line),
    }
}

/// Several lines that may be empty.
pub(super) fn parse_way_in(raw: &str) -> Result<String, MsgKey> {
    let lines: Vec<String> = raw.lines().map(one_line).collect();
    let text = lines.join("\n").trim().to_owned();
    match text.chars().count() {
        n if n > WAY_IN_CHARS_MAX => Err("place-way-in-long"),
        _ => Ok(text),
    }
}

/// The code of the municipality of this name, Finnish or Swedish, in any case. Nothing for nothing.
pub(super) fn parse_municipality(raw: &str) -> Result<String, MsgKey> {
    let typed = one_line(raw).to_lowercase();
    if typed.is_empty() {
        return Ok(String::new());
    }
    let mut all = areas::all().municipalities.iter();
    let found = all.find(|one| {
        let names = [&one.name_fi, &one.name_sv];
        one.code == typed || names.iter().any(|name| name.to_lowercase() == typed)
    });
    found
        .map(|one| one.code.clone())
        .ok_or("place-municipality-unknown")
}

/// Names of all municipalities in a language, by name.
pub(super) fn municipalities(lang: Lang) -> Vec<String> {
    let all = areas::all().municipalities.iter();
    let mut names: Vec<String> = all.map(|one| one.name(lang).to_owned()).collect();
    names.sort();
    names
}

/// Five digits, or nothing.
pub(super) fn parse_postal_code(raw: &str) -> Result<String, MsgKey> {
    let code: String = raw.split_whitespace().collect();
    match code.is_empty() || is_postal_code(&code) {
        true => Ok(code),
        false => Err("place-postal-code-wrong"),
    }
}

/// Whether a word is a postal code.
pub(super) fn is_postal_code(word: &str) -> bool {
    word.len() == POSTAL_CODE_DIGITS && word.chars().all(|letter| letter.is_ascii_digit())
}

/// A telephone number as it is written, or nothing.
pub(super) fn parse_phone(raw: &str) -> Result<String, MsgKey> {
    let phone = one_line(raw);
    let is_part = |letter: char| letter.is_ascii_digit() || " +-()".contains(letter);
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let is_number =
        phone.chars().all(is_part) && digits >= 3 && phone.chars().count() <= PHONE_CHARS_MAX;
    match phone.is_empty() || is_number {
        true => Ok(phone),
        false => Err("place-phone-wrong"),
    }
}

/// A web address, or nothing. Without its scheme it is https.
pub(super) fn parse_web(raw: &str) -> Result<String, MsgKey> {
    let typed = raw.trim();
    if typed.is_empty() {
        return Ok(String::new());
    }
    let address = match typed.contains("://") {
        true => typed.to_owned(),
        false => format!("https://{typed}"),
    };
    let rest = ["https://", "http://"]
        .into_iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    let is_host = |rest: &str| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !host.starts_with('.') && !host.contains(':')
    };
    let is_one = !address.contains(|c: char| c.is_whitespace() || c.is_control() || c == '"');
    match rest.is_some_and(is_host) && is_one && address.len() <= WEB_CHARS_MAX {
        true => Ok(address),
        false => Err("place-web-wrong"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_what_is_known_of_it() {
        let mut details = Details {
            street: "Satakunnantie 1".to_owned(),
            postal_code: "32200".to_owned(),
            municipality: parse_municipality(" loimaa ").unwrap(),
            ..Details::default()
        };
        assert_eq!(details.address(Lang::Fi), "Satakunnantie 1, 32200 Loimaa");
        details.municipality = parse_municipality("Åbo").unwrap();
        assert_eq!(details.address(Lang::Fi), "Satakunnantie 1, 32200 Turku");
        details.street = "Slottsgatan 1, 20100 Åbo".to_owned();
        details.postal_code.clear();
        assert_eq!(details.address(Lang::Fi), "Slottsgatan 1, 20100 Turku");
        details.street = "Slottsgatan 1, Turku".to_owned();
        details.postal_code = "20100".to_owned();
        assert_eq!(details.address(Lang::Sv), "Slottsgatan 1, 20100 Åbo");
        details.street = "Kirkkotie 1, 21200 Raisio".to_owned();
        assert_eq!(
            details.address(Lang::Fi),
            "Kirkkotie 1, 21200 Raisio, 20100 Turku",
            "what differs is not hidden"
        );
        details.street.clear();
        details.postal_code.clear();
        assert_eq!(details.address(Lang::Sv), "Åbo");
        assert_eq!(Details::default().address(Lang::En), "");
        assert!(parse_municipality("Ankkalinna").is_err());
    }

    #[test]
    fn what_is_no_contact_is_refused() {
        assert_eq!(
            parse_web("kirjasto.example/tuki").as_deref(),
            Ok("https://kirjasto.example/tuki")
        );
        assert_eq!(parse_web(" ").as_deref(), Ok(""));
        for wrong in [
            "javascript:alert(1)",
            "ftp://a.b",
            "https://",
            "a b.fi",
            "kirjasto",
            "https://a\"b.fi",
        ] {
            assert!(parse_web(wrong).is_err(), "{wrong}");
        }
        assert_eq!(
            parse_phone("+358 2 000 0000").as_deref(),
            Ok("+358 2 000 0000")
        );
        for wrong in ["soita", "12", "+358 <b>"] {
            assert!(parse_phone(wrong).is_err(), "{wrong}");
        }
        assert_eq!(parse_postal_code("32 200").as_deref(), Ok("32200"));
        for wrong in ["3220", "322000", "FI-32"] {
            assert!(parse_postal_code(wrong).is_err(), "{wrong}");
        }
    }
}

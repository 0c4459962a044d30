//! The words, times and signs of typed hours, in Finnish, Swedish or English.
use super::bounds::{self, Bound};
use super::day::Wrong;

/// A piece of typed hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// What was typed, hour and minute.
    Time(String, u8, u8),
    /// Days of the week, as words say them.
    Days(Vec<usize>),
    /// With a time that is reserved.
    Appointment,
    /// At a time that is agreed on.
    Agreement,
    Closed,
    /// Each of the days that follow, as it was typed; [`tokens`] leaves none.
    Each(String),
    /// *Day* itself; [`tokens`] leaves none.
    Day,
    /// From or until, as it was typed; [`tokens`] leaves none.
    Bound(Bound, String),
    /// Joins; *and*.
    And,
    Comma,
    Dash,
    Word(String),
}

/// What each day from Monday is called, short and whole, in Finnish and Swedish.
const DAYS: [&[&str]; 7] = [
    &["ma", "maanantai", "må", "mån", "måndag"],
    &["ti", "tiistai", "tis", "tisdag"],
    &["ke", "keskiviikko", "on", "ons", "onsdag"],
    &["to", "torstai", "tor", "tors", "torsdag"],
    &["pe", "perjantai", "fr", "fre", "fredag"],
    &["la", "lauantai", "lö", "lör", "lördag"],
    &["su", "sunnuntai", "sö", "sön", "söndag"],
];
/// The same in English.
const ENGLISH_DAYS: [&[&str]; 7] = [
    &["mo", "mon", "monday"],
    &["tue", "tues", "tuesday"],
    &["wed", "wednesday"],
    &["thu", "thurs", "thursday"],
    &["fri", "friday"],
    &["sat", "saturday"],
    &["sun", "sunday"],
];
/// Other words by which a line is English.
const ENGLISH: [&str; 6] = [
    "every", "daily", "weekday", "weekdays", "weekend", "weekends",
];
/// Days in Finnish and Swedish; *until* in English.
const UNTIL_OR_DAY: &str = "to";
/// A day in Swedish; nothing in English: *on Mondays*.
const ON_OR_DAY: &str = "on";
/// Endings of *on such days*: maanantaisin, maanantaina, måndagar, Mondays.
const ON_DAYS: [&str; 4] = ["sin", "na", "ar", "s"];
/// Words that are several days: the first and the last.
const MANY_DAYS: [(&[&str], [usize; 2]); 3] = [
    (
        &[
            "ark",
            "arki",
            "arkip",
            "arkisin",
            "arkipäivisin",
            "arkipäivinä",
            "vard",
            "vardag",
            "vardagar",
            "weekday",
            "weekdays",
        ],
        [0, 4],
    ),
    (
        &["viikonloppuisin", "veckoslut", "weekend", "weekends"],
        [5, 6],
    ),
    (&["päivittäin", "dagligen", "daily"], [0, 6]),
];
/// Before days, each of them; before *day*, all of the week.
const EACH: [&str; 4] = ["joka", "alla", "varje", "every"];
const DAY: [&str; 6] = ["päivä", "päivänä", "dag", "dagar", "day", "days"];
const APPOINTMENT: [&str; 10] = [
    "varauksella",
    "ajanvarauksella",
    "ajanvaraus",
    "varaus",
    "varaamalla",
    "tidsbokning",
    "tidsbeställning",
    "bokning",
    "appointment",
    "booking",
];
const AGREEMENT: [&str; 5] = [
    "sopimuksen",
    "sopimuksesta",
    "sop",
    "överenskommelse",
    "agreement",
];
const CLOSED: [&str; 5] = ["kiinni", "suljettu", "stängt", "stängd", "closed"];
const AND: [&str; 5] = ["ja", "sekä", "och", "samt", "and"];
/// Words that change nothing.
const SILENT: [&str; 22] = [
    "klo", "kello", "kl", "klockan", "p", "auki", "avoinna", "öppet", "open", "vain", "endast",
    "only", "mukaan", "muk", "enligt", "med", "mot", "genom", "by", "with", "at", "h",
];

/// What is typed, piece by piece. Fails at what cannot be hours.
pub(super) fn tokens(raw: &str) -> Result<Vec<Token>, Wrong> {
    let text = raw.to_lowercase();
    let tongue = Tongue::of(&text);
    let mut rest = text.as_str();
    let mut found = Vec::new();
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        if letter.is_ascii_digit() {
            let (time, tail) = time(rest)?;
            found.push(time);
            rest = tail;
        } else if letter.is_alphabetic() {
            let end = rest.find(|c: char| !c.is_alphabetic());
            let (said, tail) = rest.split_at(end.unwrap_or(rest.len()));
            found.extend(word(said, tongue));
            rest = tail;
        } else {
            match letter {
                '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' => found.push(Token::Dash),
                ',' | ';' | '/' | '\n' => found.push(Token::Comma),
                '&' | '+' => found.push(Token::And),
                '.' | ':' | '(' | ')' => {}
                space if space.is_whitespace() => {}
                other => return Err(Wrong::Word(other.to_string())),
            }
            rest = after;
        }
    }
    each(bounds::joined(&found)?)
}

/// Puts days for *every day* and *every Monday*. Each of anything else is not known.
fn each(found: Vec<Token>) -> Result<Vec<Token>, Wrong> {
    let mut read = Vec::with_capacity(found.len());
    let mut rest = found.into_iter().peekable();
    while let Some(token) = rest.next() {
        match (token, rest.peek()) {
            (Token::Each(_), Some(Token::Day)) => read.push(Token::Days((0..7).collect())),
            (Token::Each(_), Some(Token::Days(_))) | (Token::Day, _) => {}
            (Token::Each(said), _) => return Err(Wrong::Word(said)),
            (other, _) => read.push(other),
        }
    }
    Ok(read)
}

/// What language the names of days are in, for the words that say something else in another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tongue {
    /// Finnish, Swedish, or not told.
    Nordic,
    English,
    /// Nobody knows what such a word says.
    Mixed,
}

impl Tongue {
    fn of(text: &str) -> Self {
        let (mut has_english, mut has_nordic) = (false, false);
        for said in text.split(|letter: char| !letter.is_alphabetic()) {
            let is_shared = [UNTIL_OR_DAY, ON_OR_DAY].contains(&said);
            has_english |= ENGLISH.contains(&said) || number_in(&ENGLISH_DAYS, said).is_some();
            has_nordic |= !is_shared && number_in(&DAYS, said).is_some();
        }
        match (has_english, has_nordic) {
            (true, true) => Self::Mixed,
            (true, false) => Self::English,
            (false, _) => Self::Nordic,
        }
    }
}

/// A time at the start of `text`, and what follows it.
fn time(text: &str) -> Result<(Token, &str), Wrong> {
    let digits = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit());
        end.unwrap_or(text.len())
    };
    let (hour, mut tail) = text.split_at(digits(text));
    let mut minute = "0";
    if let Some(after) = tail.strip_prefix(['.', ':'])
        && digits(after) == 2
    {
        (minute, tail) = after.split_at(2);
    }
    let said = text[..text.len() - tail.len()].to_owned();
    let number = |part: &str| part.parse().map_err(|_| Wrong::Time(said.clone()));
    let (hour, minute) = (number(hour)?, number(minute)?);
    Ok((Token::Time(said, hour, minute), tail))
}

fn word(said: &str, tongue: Tongue) -> Option<Token> {
    match (said, tongue) {
        (UNTIL_OR_DAY, Tongue::English) => return Some(Token::Dash),
        (ON_OR_DAY, Tongue::English) => return None,
        (UNTIL_OR_DAY | ON_OR_DAY, Tongue::Mixed) => return Some(Token::Word(said.to_owned())),
        _ => {}
    }
    if let Some(bound) = Bound::of(said) {
        return Some(Token::Bound(bound, said.to_owned()));
    }
    let names = [&DAYS, &ENGLISH_DAYS];
    if let Some(day) = names.into_iter().find_map(|names| number_in(names, said)) {
        return Some(Token::Days(vec![day]));
    }
    let mut many = MANY_DAYS.iter();
    if let Some((_, [first, last])) = many.find(|(names, _)| names.contains(&said)) {
        return Some(Token::Days((*first..=*last).collect()));
    }
    match said {
        said if SILENT.contains(&said) => None,
        said if EACH.contains(&said) => Some(Token::Each(said.to_owned())),
        said if DAY.contains(&said) => Some(Token::Day),
        said if APPOINTMENT.contains(&said) => Some(Token::Appointment),
        said if AGREEMENT.contains(&said) => Some(Token::Agreement),
        said if CLOSED.contains(&said) => Some(Token::Closed),
        said if AND.contains(&said) => Some(Token::And),
        said => Some(Token::Word(said.to_owned())),
    }
}

/// The number from Monday of the day that a word names.
fn number_in(days: &[&[&str]; 7], said: &str) -> Option<usize> {
    let called = |name: &str| days.iter().position(|names| names.contains(&name));
    let without = |ending: &&str| said.strip_suffix(*ending).filter(|day| day.len() > 3);
    called(said).or_else(|| ON_DAYS.iter().filter_map(without).find_map(called))
}

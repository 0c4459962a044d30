//! From one day or time until another in words: *maanantaista perjantaihin*, *från måndag till fredag*, *from 9 until 15*.
use super::day::Wrong;
use super::tokens::Token;

/// A word that says where something begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    From,
    Until,
    FromDay(usize),
    UntilDay(usize),
}

const FROM: [&str; 2] = ["från", "from"];
const UNTIL: [&str; 3] = ["till", "until", "through"];
/// *From* each day from Monday, as Finnish bends it.
const FROM_DAYS: [&str; 7] = [
    "maanantaista",
    "tiistaista",
    "keskiviikosta",
    "torstaista",
    "perjantaista",
    "lauantaista",
    "sunnuntaista",
];
/// *Until* each day, in the same order.
const UNTIL_DAYS: [&str; 7] = [
    "maanantaihin",
    "tiistaihin",
    "keskiviikkoon",
    "torstaihin",
    "perjantaihin",
    "lauantaihin",
    "sunnuntaihin",
];

impl Bound {
    /// What a word says of these.
    pub(super) fn of(said: &str) -> Option<Self> {
        let in_order = |days: &[&str; 7]| days.iter().position(|day| *day == said);
        match said {
            said if FROM.contains(&said) => Some(Self::From),
            said if UNTIL.contains(&said) => Some(Self::Until),
            _ => in_order(&FROM_DAYS)
                .map(Self::FromDay)
                .or_else(|| in_order(&UNTIL_DAYS).map(Self::UntilDay)),
        }
    }
}

/// Puts days and dashes for these words. One that has no pair is not known: nobody guesses where it ends.
pub(super) fn joined(found: &[Token]) -> Result<Vec<Token>, Wrong> {
    use Bound::{From, FromDay, Until, UntilDay};
    use Token::{Dash, Days, Time};
    let mut read = Vec::with_capacity(found.len());
    let mut rest = found;
    while let [token, after @ ..] = rest {
        rest = match rest {
            [
                Token::Bound(FromDay(first), _),
                Token::Bound(UntilDay(last), _),
                tail @ ..,
            ]
            | [
                Token::Bound(FromDay(first), _),
                Dash,
                Token::Bound(UntilDay(last), _),
                tail @ ..,
            ] => {
                read.extend([Days(vec![*first]), Dash, Days(vec![*last])]);
                tail
            }
            [
                Days(first),
                Dash,
                Token::Bound(UntilDay(last), _),
                tail @ ..,
            ] => {
                read.extend([Days(first.clone()), Dash, Days(vec![*last])]);
                tail
            }
            [
                Token::Bound(From, _),
                Days(_) | Time(..),
                Token::Bound(Until, _) | Dash,
                ..,
            ] => after,
            [
                first @ Days(_),
                Token::Bound(Until, _),
                last @ Days(_),
                tail @ ..,
            ]
            | [
                first @ Time(..),
                Token::Bound(Until, _),
                last @ Time(..),
                tail @ ..,
            ] => {
                read.extend([first.clone(), Dash, last.clone()]);
                tail
            }
            [Token::Bound(_, said), ..] => return Err(Wrong::Word(said.clone())),
            _ => {
                read.push(token.clone());
                after
            }
        };
    }
    Ok(read)
}

//! Types and limits of single values.
use yrs::{Any, GetString, Number, Out, ReadTxn, Text, TextRef};

use super::{Case, Denial, Permit};
use crate::hearts;
use crate::limits::{
    ID_CHARS_MAX, ID_CHARS_MIN, KEY_BYTES_MAX, LABEL_CHARS_MAX, TEXT_CHARS_MAX, WORLD, WORLD_SLACK,
};
use crate::order;

/// Largest whole number that a browser keeps exactly: the end of time here.
const TIME_MAX: f64 = 9_007_199_254_740_991.0;
/// Most bytes that one UTF-16 unit takes.
const UNIT_BYTES_MAX: usize = 3;
/// How sure a tick may say to be.
const CONFIDENCES: [&str; 4] = ["", "guess", "heard", "measured"];

pub(super) fn check(holds: bool) -> Permit {
    if holds { Ok(()) } else { Err(Denial::BadValue) }
}

/// A new id, as clients make them.
pub(super) fn id(text: &str) -> Permit {
    check((ID_CHARS_MIN..=ID_CHARS_MAX).contains(&text.len()) && text.bytes().all(is_id_byte))
}

/// A key that names something: an option, a municipality, a note, a colour.
pub(crate) fn is_key(text: &str) -> bool {
    (1..=KEY_BYTES_MAX).contains(&text.len()) && text.bytes().all(is_id_byte)
}

/// Whether a tick may say to be that sure.
pub(crate) fn is_confidence(word: &str) -> bool {
    CONFIDENCES.contains(&word)
}

fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// A plain string that passes `is`.
pub(super) fn string(value: &Out, is: impl Fn(&str) -> bool) -> Permit {
    match value {
        Out::Any(Any::String(text)) => check(is(text)),
        _ => Err(Denial::BadValue),
    }
}

/// A plain string of one short line.
pub(super) fn label(value: &Out) -> Permit {
    match value {
        Out::Any(Any::String(text)) if text.chars().count() > LABEL_CHARS_MAX => {
            Err(Denial::TextTooLong)
        }
        Out::Any(Any::String(_)) => Ok(()),
        _ => Err(Denial::BadValue),
    }
}

pub(super) fn order(value: &Out) -> Permit {
    string(value, order::is_order)
}

pub(super) fn time(value: &Out) -> Permit {
    match value {
        Out::Any(value) => check(is_time(value)),
        _ => Err(Denial::BadValue),
    }
}

fn is_time(value: &Any) -> bool {
    float(value).is_some_and(|time| (0.0..=TIME_MAX).contains(&time))
}

/// A place on the board or somewhat beside it, or none.
pub(super) fn position(value: &Out) -> Permit {
    let within = |value: &Any, size: f64| {
        float(value).is_some_and(|place| (-WORLD_SLACK..=size + WORLD_SLACK).contains(&place))
    };
    match value {
        Out::Any(Any::Null) => Ok(()),
        Out::Any(Any::Array(items)) => match items.as_ref() {
            [x, y] => check(within(x, WORLD[0]) && within(y, WORLD[1])),
            _ => Err(Denial::BadValue),
        },
        _ => Err(Denial::BadValue),
    }
}

fn float(value: &Any) -> Option<f64> {
    match value {
        Any::Number(Number::Int(number)) => Some(*number as f64),
        Any::Number(Number::Float(number)) => Some(*number),
        _ => None,
    }
}

/// `by` of a signature that was one value, or empty.
pub(super) fn signer(value: &Any) -> &str {
    match value {
        Any::Map(map) => match map.get("by") {
            Some(Any::String(by)) => by,
            _ => "",
        },
        _ => "",
    }
}

impl<T: ReadTxn> Case<'_, T> {
    /// A shared text within its length.
    pub(super) fn text(&self, value: Option<&Out>) -> Permit {
        match value {
            Some(Out::YText(text)) if self.is_long(text) => Err(Denial::TextTooLong),
            Some(Out::YText(_)) => Ok(()),
            _ => Err(Denial::BadValue),
        }
    }

    /// The length that yrs keeps is in UTF-16 units or in bytes, as its owner chose; it tells at once of most
    /// texts that they are short, and of some that they are long. Only those between are counted.
    fn is_long(&self, text: &TextRef) -> bool {
        let length = text.len(self.txn) as usize;
        let units = || text.get_string(self.txn).encode_utf16().count();
        length > TEXT_CHARS_MAX
            && (length > UNIT_BYTES_MAX * TEXT_CHARS_MAX || units() > TEXT_CHARS_MAX)
    }

    /// `{by, name, at}` of the actor's own, as one value.
    pub(super) fn signature(&self, value: Option<&Out>) -> Permit {
        self.signed(value, |_, _| Err(Denial::BadValue))
    }

    /// A signature with what it was given over.
    pub(super) fn heart_value(&self, value: Option<&Out>) -> Permit {
        self.signed(value, |key, word| {
            check(key == hearts::OVER && word.len() <= hearts::OVER_BYTES_MAX)
        })
    }

    /// A signature with a remark and how sure it is.
    pub(super) fn tick_value(&self, value: Option<&Out>) -> Permit {
        self.signed(value, |key, word| match key {
            "note" if word.encode_utf16().count() > TEXT_CHARS_MAX => Err(Denial::TextTooLong),
            "note" => Ok(()),
            "confidence" => check(is_confidence(word)),
            _ => Err(Denial::BadValue),
        })
    }

    fn signed(&self, value: Option<&Out>, more: impl Fn(&str, &str) -> Permit) -> Permit {
        let Some(Out::Any(Any::Map(map))) = value else {
            return Err(Denial::BadValue);
        };
        map.iter()
            .try_for_each(|(key, value)| match (key.as_str(), value) {
                ("by" | "name", Any::String(word)) => self.own_word(word),
                ("at", time) => check(is_time(time)),
                (key, Any::String(word)) => more(key, word),
                _ => Err(Denial::BadValue),
            })
    }
}

//! Single values of the document, read with patience: what is of another type is taken as missing.
use yrs::{Any, GetString, Map, MapRef, Number, Out, ReadTxn};

use crate::content::Signed;
use crate::limits::LABEL_CHARS_MAX;

/// Largest whole number that a browser keeps exactly.
const WHOLE_MAX: i64 = (1 << 53) - 1;

/// Entries of a map, by key.
pub(super) type Entries = Vec<(String, Out)>;

/// Entries of a map in key order, at most `most` of them.
pub(super) fn entries<T: ReadTxn>(txn: &T, map: &MapRef, most: usize) -> Entries {
    let mut keys: Vec<&str> = map.keys(txn).collect();
    keys.sort_unstable();
    keys.truncate(most);
    let entry = |key: &str| Some((key.to_owned(), map.get(txn, key)?));
    keys.into_iter().filter_map(entry).collect()
}

/// Text of a shared text or a plain string, cut after `most` characters; none of anything else.
pub(super) fn text_of<T: ReadTxn>(txn: &T, value: &Out, most: usize) -> Option<String> {
    match value {
        Out::YText(text) => Some(cut(&text.get_string(txn), most)),
        Out::Any(Any::String(text)) => Some(cut(text, most)),
        _ => None,
    }
}

/// Text under a key of a map, or empty.
pub(super) fn text_in<T: ReadTxn>(txn: &T, map: &MapRef, key: &str, most: usize) -> String {
    map.get(txn, key)
        .and_then(|value| text_of(txn, &value, most))
        .unwrap_or_default()
}

/// A whole number, cut to what browsers keep exactly; 0 of anything else.
pub(super) fn number(value: &Out) -> i64 {
    match value {
        Out::Any(value) => whole(value),
        _ => 0,
    }
}

/// Two finite numbers.
pub(super) fn pair(value: &Out) -> Option<[f64; 2]> {
    let Out::Any(Any::Array(items)) = value else {
        return None;
    };
    let [x, y] = items.as_ref() else { return None };
    let [x, y] = [float(x)?, float(y)?];
    Some([x, y])
}

/// A signature kept as one value: a map with `by`, `name` and `at`.
pub(super) fn signed_any(value: &Out) -> Option<Signed> {
    let Out::Any(Any::Map(map)) = value else {
        return None;
    };
    Some(Signed {
        by: inner(value, "by", LABEL_CHARS_MAX),
        name: inner(value, "name", LABEL_CHARS_MAX),
        at: map.get("at").map_or(0, whole),
    })
}

/// A signature spread over the keys of a shared map.
pub(super) fn signed<T: ReadTxn>(txn: &T, map: &MapRef) -> Signed {
    Signed {
        by: text_in(txn, map, "by", LABEL_CHARS_MAX),
        name: text_in(txn, map, "name", LABEL_CHARS_MAX),
        at: map.get(txn, "at").map_or(0, |value| number(&value)),
    }
}

/// A string within one value, or empty.
pub(super) fn inner(value: &Out, key: &str, most: usize) -> String {
    match value {
        Out::Any(Any::Map(map)) => match map.get(key) {
            Some(Any::String(text)) => cut(text, most),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

fn whole(value: &Any) -> i64 {
    let number = match value {
        Any::Number(Number::Int(number)) => *number,
        // The cast saturates, and NaN becomes 0.
        Any::Number(Number::Float(number)) => *number as i64,
        _ => 0,
    };
    number.clamp(-WHOLE_MAX, WHOLE_MAX)
}

fn float(value: &Any) -> Option<f64> {
    let number = match value {
        Any::Number(Number::Int(number)) => *number as f64,
        Any::Number(Number::Float(number)) => *number,
        _ => return None,
    };
    number.is_finite().then_some(number)
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

//! Walks one JSON-like value of lib0 without recursion.

use super::Flaw;
use crate::limits::VALUE_NESTING_MAX;
use crate::wire::Reader;

/// What is still to come of one array or object.
struct Open {
    left: usize,
    keyed: bool,
}

/// Passes over one value.
pub(super) fn value(reader: &mut Reader<'_>) -> Result<(), Flaw> {
    let mut open: Vec<Open> = Vec::new();
    loop {
        if let Some(inner) = item(reader)? {
            if open.len() == VALUE_NESTING_MAX {
                return Err(Flaw::TooDeep);
            }
            open.push(inner);
        }
        while open.last().is_some_and(|last| last.left == 0) {
            open.pop();
        }
        let Some(last) = open.last_mut() else {
            return Ok(());
        };
        last.left -= 1;
        if last.keyed {
            reader.string()?;
        }
    }
}

/// Passes over a value that holds no others, or opens one that does.
fn item(reader: &mut Reader<'_>) -> Result<Option<Open>, Flaw> {
    match reader.byte()? {
        // undefined, null, false, true
        127 | 126 | 121 | 120 => {}
        125 => integer(reader)?,
        124 => drop(reader.take(4)?),
        123 | 122 => drop(reader.take(8)?),
        119 => drop(reader.string()?),
        118 => {
            return Ok(Some(Open {
                left: reader.count(2)?,
                keyed: true,
            }));
        }
        117 => {
            return Ok(Some(Open {
                left: reader.count(1)?,
                keyed: false,
            }));
        }
        116 => return Err(Flaw::Content("buffer")),
        _ => return Err(Flaw::Malformed),
    }
    Ok(None)
}

/// A signed number of at most 55 bits: longer ones overflow the shift in yrs.
fn integer(reader: &mut Reader<'_>) -> Result<(), Flaw> {
    for _ in 0..8 {
        if reader.byte()? < 0x80 {
            return Ok(());
        }
    }
    Err(Flaw::Malformed)
}

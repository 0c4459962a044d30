//! Writing another text in the place of one that people may be writing on: what is alike keeps its characters.
use yrs::{GetString as _, Text as _, TextRef, TransactionMut};

/// Replaces what lies between the common beginning and the common end. The document counts in UTF-16 units, as ours do.
pub fn rewrite(txn: &mut TransactionMut<'_>, here: &TextRef, wanted: &str) {
    let current: Vec<u16> = here.get_string(txn).encode_utf16().collect();
    let new: Vec<u16> = wanted.encode_utf16().collect();
    if current == new {
        return;
    }
    let shorter = current.len().min(new.len());
    let mut start = (0..shorter).take_while(|i| current[*i] == new[*i]).count();
    let same_end = |i: &usize| current[current.len() - 1 - i] == new[new.len() - 1 - i];
    let mut end = (0..shorter - start).take_while(same_end).count();
    // A character outside the basic plane is never cut in half.
    if start > 0 && is_high(current[start - 1]) {
        start -= 1;
    }
    if end > 0 && is_low(current[current.len() - end]) {
        end -= 1;
    }
    let removed = current.len() - start - end;
    if removed > 0 {
        here.remove_range(txn, units(start), units(removed));
    }
    let inserted = String::from_utf16_lossy(&new[start..new.len() - end]);
    if !inserted.is_empty() {
        here.insert(txn, units(start), &inserted);
    }
}

fn is_high(unit: u16) -> bool {
    (0xD800..0xDC00).contains(&unit)
}

fn is_low(unit: u16) -> bool {
    (0xDC00..0xE000).contains(&unit)
}

fn units(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

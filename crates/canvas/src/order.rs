//! Fractional indices of things that are seeded in a row, in the alphabet of the browser's own.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The `i`th whole index from the first: `a0` … `az`, `b00` … `bzz`, `c000` …; sorts as `i` does.
/// A browser makes room between any two of them.
pub(crate) fn nth(mut i: usize) -> String {
    let mut width = 1;
    let mut room = DIGITS.len();
    let mut head = 'a';
    while i >= room {
        i -= room;
        room = room.saturating_mul(DIGITS.len());
        width += 1;
        head = char::from_u32(u32::from(head) + 1).unwrap_or('z');
    }
    let mut digits = vec!['0'; width];
    for digit in digits.iter_mut().rev() {
        *digit = char::from(DIGITS[i % DIGITS.len()]);
        i /= DIGITS.len();
    }
    std::iter::once(head).chain(digits).collect()
}

/// The whole index that follows `last`, or the first one. What has run out of whole ones gets a fraction.
pub(crate) fn after(last: Option<&str>) -> String {
    let Some(last) = last else { return nth(0) };
    let mut bytes = last.bytes();
    let Some(head @ b'a'..=b'z') = bytes.next() else {
        // Whole indices below the first one start with a capital.
        return nth(0);
    };
    let mut digits: Vec<u8> = bytes.take(usize::from(head - b'a') + 1).collect();
    for digit in digits.iter_mut().rev() {
        let place = DIGITS.iter().position(|one| one == digit).unwrap_or(0);
        if place + 1 < DIGITS.len() {
            *digit = DIGITS[place + 1];
            return whole(head, &digits);
        }
        *digit = DIGITS[0];
    }
    match head {
        b'z' => format!("{last}V"),
        head => whole(head + 1, &vec![DIGITS[0]; usize::from(head - b'a') + 2]),
    }
}

fn whole(head: u8, digits: &[u8]) -> String {
    std::iter::once(&head)
        .chain(digits)
        .map(|byte| char::from(*byte))
        .collect()
}

/// Whether a text may be a fractional index: base 62, and not too long.
pub(crate) fn is_order(text: &str) -> bool {
    text.len() <= crate::limits::ORDER_CHARS_MAX && text.bytes().all(|byte| DIGITS.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_after_another_is_the_next_whole_one() {
        let mut last = nth(0);
        for i in 1..10_000 {
            let next = after(Some(&last));
            assert_eq!(next, nth(i));
            last = next;
        }
        for last in ["a0V", "Zz", "b00G", "azV", "Zz5"] {
            let next = after(Some(last));
            assert!(next.as_str() > last, "{last} {next}");
            assert!(is_order(&next) && next.len() <= 3, "{next}");
        }
        assert_eq!(after(None), "a0");
    }
}

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

/// Whether a text may be a fractional index: base 62, and not too long.
pub(crate) fn is_order(text: &str) -> bool {
    text.len() <= crate::limits::ORDER_CHARS_MAX && text.bytes().all(|byte| DIGITS.contains(&byte))
}

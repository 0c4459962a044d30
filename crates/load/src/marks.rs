//! Every edit carries a number in its text, so that whoever gets the bytes knows which edits they bring without
//! reading the document.

/// What a mark begins with; nothing else that is written holds it.
const SIGN: u8 = b'~';
/// Digits of its number, base 16.
const DIGITS: usize = 7;

/// The text of an edit.
pub fn mark(number: usize) -> String {
    format!("~{number:07x}")
}

/// Numbers of the edits that these bytes bring, in order.
pub fn found(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let starts = bytes.iter().enumerate();
    let starts = starts.filter(|(_, byte)| **byte == SIGN);
    starts.filter_map(|(at, _)| {
        let digits = bytes.get(at + 1..at + 1 + DIGITS)?;
        let digits = std::str::from_utf8(digits).ok()?;
        usize::from_str_radix(digits, 16).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_among_other_bytes() {
        let text = format!("\u{1}~xx{}{}~", mark(3), mark(0x00ab_cdef));
        let all: Vec<usize> = found(text.as_bytes()).collect();
        assert_eq!(all, [3, 0x00ab_cdef]);
    }
}

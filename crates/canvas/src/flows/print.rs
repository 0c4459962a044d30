//! Short marks of texts and places, the same on every machine and in every version.

const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The mark of some texts in a row: 32 hexadecimal digits (FNV-1a of 128 bits, a zero byte after each text).
pub fn print(texts: &[&str]) -> String {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    let hash = bytes.fold(BASIS, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    });
    format!("{hash:032x}")
}

/// One spelling of a name: small letters, single spaces.
pub fn fold(name: &str) -> String {
    name.to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// First line of a text and the rest of it, both trimmed.
pub(super) fn name_and_remark(text: &str) -> (String, String) {
    let (name, remark) = text.trim().split_once('\n').unwrap_or((text.trim(), ""));
    (name.trim().to_owned(), remark.trim().to_owned())
}

/// A name with its remark under it.
pub(super) fn joined(name: &str, remark: &str) -> String {
    if remark.is_empty() {
        name.to_owned()
    } else {
        format!("{name}\n{remark}")
    }
}

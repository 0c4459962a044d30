//! Time and randomness, given to the program rather than taken from the air, so that tests can fix them.
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rand::TryRng as _;
use rand::rngs::SysRng;
use sha2::{Digest as _, Sha256};

/// Letters of room codes: nothing that sounds or looks like another (no O/0, I/1).
const CODE_LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Letters in a room code.
pub const CODE_CHARS: usize = 6;
/// Random bytes in a token.
const TOKEN_BYTES: usize = 32;

/// What time it is.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that tests move, in UTC milliseconds.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// UTC milliseconds since 1970.
    pub fn now_ms(&self) -> i64 {
        match self {
            Self::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |passed| {
                    i64::try_from(passed.as_millis()).unwrap_or(i64::MAX)
                }),
            Self::Fixed(now) => now.load(Ordering::SeqCst),
        }
    }
}

/// Now on the machine's steady clock, for timers and for how long something took; tests do not move it.
pub fn steady() -> tokio::time::Instant {
    tokio::time::Instant::now()
}

/// Fills `bytes` from the operating system's generator.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SysRng
        .try_fill_bytes(&mut bytes)
        .expect("the operating system gives random bytes");
    bytes
}

/// A secret of 256 bits for links, cookies and API tokens, in URL-safe letters.
pub fn token() -> String {
    BASE64_URL_SAFE_NO_PAD.encode(random_bytes::<TOKEN_BYTES>())
}

/// Whether a text has the form of a [`token`].
pub fn is_token(text: &str) -> bool {
    BASE64_URL_SAFE_NO_PAD
        .decode(text)
        .is_ok_and(|bytes| bytes.len() == TOKEN_BYTES)
}

/// What is kept of a token: its SHA-256 in URL-safe letters. The token itself is never stored.
pub fn token_hash(token: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// A room code of six letters, about 10⁹ of them.
pub fn room_code() -> String {
    let bytes = random_bytes::<CODE_CHARS>();
    bytes
        .iter()
        .map(|b| char::from(CODE_LETTERS[usize::from(b % 32)]))
        .collect()
}

/// A room code as typed: any case, spaces and dashes ignored. None when it cannot be one.
pub fn parse_room_code(raw: &str) -> Option<String> {
    let code: String = raw
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let valid = code.len() == CODE_CHARS && code.bytes().all(|b| CODE_LETTERS.contains(&b));
    valid.then_some(code)
}

/// A new UUIDv7 that sorts by `now_ms`.
pub fn new_id(now_ms: i64) -> String {
    let ms = u64::try_from(now_ms).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(ms, &random_bytes::<10>())
        .into_uuid()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(parse_room_code(" km7 4rx "), Some("KM74RX".to_owned()));
        assert_eq!(parse_room_code("KM7-4RX"), Some("KM74RX".to_owned()));
        assert_eq!(parse_room_code("KM7 4R0"), None);
        assert_eq!(parse_room_code("KM7"), None);
        assert!(parse_room_code(&room_code()).is_some());
    }
}

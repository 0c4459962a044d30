//! How long a pitch takes to say aloud. The browser has a twin; `tests/fixtures/reading-times.json` holds the
//! cases of both.

/// Words said in a minute at an easy pace.
pub const WORDS_PER_MINUTE: usize = 130;

/// Seconds that the text takes to say, rounded up; 0 for a text without words. A word has a letter or a digit.
pub fn reading_seconds(text: &str) -> u32 {
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    u32::try_from((words * 60).div_ceil(WORDS_PER_MINUTE)).unwrap_or(u32::MAX)
}

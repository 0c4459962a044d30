//! Papers as PDF: set on threads of their own, few at a time, and saved under a name that says what they are.
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use tokio::sync::Semaphore;
use typeset::Pdf;

use crate::i18n::Lang;
use crate::web::error::Error;

/// Papers set at once: each takes a processor for itself.
const SETTING_MAX: usize = 2;
/// Papers that wait for their turn at most.
const WAITING_MAX: usize = 32;
/// When to come again if more would wait.
const RETRY_AFTER_S: i64 = 5;
/// Letters of a file's name, without its ending.
const NAME_CHARS_MAX: usize = 80;

static PLACES: Semaphore = Semaphore::const_new(SETTING_MAX + WAITING_MAX);
static TURNS: Semaphore = Semaphore::const_new(SETTING_MAX);

/// The language for papers.
pub fn paper_lang(lang: Lang) -> typeset::Lang {
    match lang {
        Lang::Fi => typeset::Lang::Fi,
        Lang::Sv => typeset::Lang::Sv,
        Lang::En => typeset::Lang::En,
    }
}

/// Sets a paper and gives it to be saved as `name`. Fails with 429 when too many wait already.
pub async fn pdf(
    name: &str,
    set: impl FnOnce() -> Result<Pdf, typeset::Error> + Send + 'static,
) -> Result<Response, Error> {
    let Ok(place) = PLACES.try_acquire() else {
        return Err(Error::TooMany {
            retry_after_s: RETRY_AFTER_S,
        });
    };
    let turn = TURNS.acquire().await.map_err(Error::internal)?;
    // Whoever asked may go away; the turn ends when the thread is done.
    let thread = tokio::task::spawn_blocking(move || {
        let _held = (place, turn);
        set()
    });
    let paper = thread.await.map_err(Error::internal)?;
    let paper = paper.map_err(Error::internal)?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/pdf"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        ),
        (header::CONTENT_DISPOSITION, saved_as(name)),
    ];
    Ok((headers, paper.bytes).into_response())
}

/// RFC 6266: the name for all, and in plain letters for those who know no better.
fn saved_as(name: &str) -> HeaderValue {
    let name = file_name(name);
    let plain: String = name.chars().map(plain).collect();
    let exact: String = name.bytes().map(encoded).collect();
    let value = format!("attachment; filename=\"{plain}.pdf\"; filename*=UTF-8''{exact}.pdf");
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment"))
}

/// The name without what file systems refuse.
fn file_name(name: &str) -> String {
    let refused = |letter: char| letter.is_control() || "/\\:*?\"<>|%".contains(letter);
    let words = name.split(|letter: char| refused(letter) || letter.is_whitespace());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let name: String = words.join(" ").chars().take(NAME_CHARS_MAX).collect();
    let name = name.trim_matches([' ', '.']);
    if name.is_empty() { "tukiverkko" } else { name }.to_owned()
}

fn plain(letter: char) -> char {
    match letter {
        'ä' | 'å' => 'a',
        'Ä' | 'Å' => 'A',
        'ö' => 'o',
        'Ö' => 'O',
        ' '..='~' => letter,
        _ => '_',
    }
}

fn encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_what_they_are() {
        let check = |name: &str, expected: &str| {
            let saved = saved_as(name);
            assert_eq!(saved.to_str().unwrap(), expected, "{name}");
        };
        check(
            "Ehdotus – Äly",
            "attachment; filename=\"Ehdotus _ Aly.pdf\"; filename*=UTF-8''Ehdotus%20%E2%80%93%20%C3%84ly.pdf",
        );
        check(
            "..\\a/\"b\"\r\nc",
            "attachment; filename=\"a b c.pdf\"; filename*=UTF-8''a%20b%20c.pdf",
        );
        check(
            " ? ",
            "attachment; filename=\"tukiverkko.pdf\"; filename*=UTF-8''tukiverkko.pdf",
        );
        assert_eq!(file_name(&"å".repeat(500)).chars().count(), NAME_CHARS_MAX);
    }
}

//! Files that the browser saves under a name that says what they are.
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

/// Letters of a file's name, without its ending.
const NAME_CHARS_MAX: usize = 80;

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub struct FileKind {
    /// Ending of its name, without the dot.
    pub ending: &'static str,
    /// Media type.
    pub media: &'static str,
}

/// A file to be saved as `name`; no cache keeps it.
pub fn download(name: &str, kind: FileKind, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind.media)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        ),
        (header::CONTENT_DISPOSITION, saved_as(name, kind.ending)),
    ];
    (headers, bytes).into_response()
}

/// RFC 6266: the name for all, and in plain letters for those who know no better.
fn saved_as(name: &str, ending: &str) -> HeaderValue {
    let name = file_name(name);
    let plain: String = name.chars().map(plain).collect();
    let exact: String = name.bytes().map(encoded).collect();
    let value =
        format!("attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{exact}.{ending}");
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
            let saved = saved_as(name, "pdf");
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

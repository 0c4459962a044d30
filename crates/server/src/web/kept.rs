//! What somebody had written in a form that could not be taken, so that the error's page can give it back.
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, header};

use crate::clock::is_token;

/// Longer forms are not kept: each waits in memory until it is answered.
const KEPT_BYTES_MAX: usize = 256 * 1024;
const FORM: &[u8] = b"application/x-www-form-urlencoded";

/// A copy of a form on its way. Empty for everything that is not a form of moderate length.
#[derive(Default)]
pub struct Kept(Bytes);

impl Kept {
    /// Reads a form, and gives the request back whole. Fails where the form broke off on its way.
    pub async fn of(request: Request<Body>) -> Result<(Request<Body>, Self), axum::Error> {
        if request.method() != Method::POST || !is_short_form(&request) {
            return Ok((request, Self::default()));
        }
        let (parts, body) = request.into_parts();
        let bytes = to_bytes(body, KEPT_BYTES_MAX).await?;
        let request = Request::from_parts(parts, Body::from(bytes.clone()));
        Ok((request, Self(bytes)))
    }

    /// What people write in words, in the form's order; nothing of a form that asks for a password. Keys of choices,
    /// ids and tokens are no words.
    pub fn texts(&self) -> Vec<String> {
        let fields: Vec<_> = form_urlencoded::parse(&self.0).collect();
        if fields.iter().any(|(key, _)| key.contains("password")) {
            return Vec::new();
        }
        fields
            .into_iter()
            .map(|(_, value)| value.trim().to_owned())
            .filter(|value| is_written(value))
            .collect()
    }
}

/// Whether somebody may have typed this, rather than chosen it.
fn is_written(value: &str) -> bool {
    let is_key = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_.:".contains(letter)
    };
    let unsealed = value.split_once('.').map_or(value, |(token, _)| token);
    !value.chars().all(is_key) && !is_token(unsealed)
}

/// Whether it is a form, and its head says how short it is, as the heads of all forms of browsers do.
fn is_short_form(request: &Request<Body>) -> bool {
    let head = |name| request.headers().get(name).map(HeaderValue::as_bytes);
    let length = head(header::CONTENT_LENGTH).and_then(|length| str::from_utf8(length).ok());
    let length = length.and_then(|length| length.parse::<usize>().ok());
    head(header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with(FORM))
        && length.is_some_and(|length| length <= KEPT_BYTES_MAX)
}

#[cfg(test)]
mod tests {
    use super::Kept;

    fn texts(body: &'static str) -> Vec<String> {
        Kept(body.into()).texts()
    }

    #[test]
    fn words_are_given_back_and_choices_are_not() {
        let body = "title=Oma+tupa%21&kind=actor-map&remark=%0Arivi%0D%0Atoinen+&id=0198";
        assert_eq!(texts(body), ["Oma tupa!", "rivi\r\ntoinen"]);
        assert_eq!(texts("%ff=a+b&=&&"), ["a b"]);
        assert!(texts("").is_empty());
        assert_eq!(
            texts("name=Kirjasto&more=%C3%A4iti&zone=state"),
            ["Kirjasto", "äiti"]
        );
        let token = crate::clock::token();
        assert!(Kept(format!("token={token}").into()).texts().is_empty());
        let sealed = crate::web::private::sealed_token("canvas");
        assert!(Kept(format!("token={sealed}").into()).texts().is_empty());
    }

    #[test]
    fn nothing_is_given_back_beside_a_password() {
        assert!(texts("current=an+old+phrase&password=a+new+phrase").is_empty());
    }
}

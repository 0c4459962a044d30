//! Pages that only their address opens: a secret link that ends. What stands behind one is its feature's own.
use std::sync::OnceLock;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::clock::{is_token, token, token_hash};
use crate::db::{DbError, Row};
use crate::i18n::{Lang, MsgKey};
use crate::web::dates;
use crate::web::page::{Shell, html};

/// From when to when such a link opens, UTC milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// When it was made.
    pub made_at: i64,
    /// When it ends by itself.
    pub expires_at: i64,
    /// When somebody ended it.
    pub revoked_at: Option<i64>,
}

impl Term {
    /// From now on.
    pub fn from(now_ms: i64, expires_at: i64) -> Self {
        Self {
            made_at: now_ms,
            expires_at,
            revoked_at: None,
        }
    }

    /// Reads `made_at`, `expires_at` and `revoked_at`.
    pub fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            made_at: row.get("made_at")?,
            expires_at: row.get("expires_at")?,
            revoked_at: row.get("revoked_at")?,
        })
    }

    /// Whether it still opens.
    pub fn is_open(&self, now_ms: i64) -> bool {
        self.revoked_at.is_none() && self.expires_at > now_ms
    }

    /// The last day on which it opens, in words.
    pub fn last_day(&self, lang: Lang) -> String {
        dates::day(lang, dates::in_finland(self.expires_at - 1).date())
    }
}

/// The token that came with a form, so that the same form sent twice makes one link; a new one for what is none.
pub fn token_of(form: String) -> String {
    if is_token(&form) { form } else { token() }
}

/// A new token for a form about `subject`, under a seal by which [`unsealed`] knows that it was issued here.
pub fn sealed_token(subject: &str) -> String {
    let token = token();
    let seal = seal(subject, &token);
    format!("{token}.{seal}")
}

/// The token of a form about `subject`; none when it was not issued for that since the program was started.
pub fn unsealed(subject: &str, sealed: &str) -> Option<String> {
    let (token, seal_of_form) = sealed.split_once('.')?;
    (seal(subject, token) == seal_of_form).then(|| token.to_owned())
}

fn seal(subject: &str, token: &str) -> String {
    static KEY: OnceLock<String> = OnceLock::new();
    let key = KEY.get_or_init(crate::clock::token);
    token_hash(&format!(
        "{key}{}",
        token_hash(&format!("{subject} {token}"))
    ))
}

#[derive(askama::Template)]
#[template(path = "closed.html")]
struct ClosedPage {
    shell: Shell,
    lead: MsgKey,
    private: MsgKey,
}

/// What an address leads to that opens no more: 410 in words. `private` says whom the page was for.
pub fn closed(lang: Lang, path: &str, [title, lead, private]: [MsgKey; 3]) -> Response {
    let page = ClosedPage {
        shell: Shell::new(lang, path, &lang.text(title)),
        lead,
        private,
    };
    kept_to_itself((StatusCode::GONE, html(&page)).into_response())
}

/// Neither search engines nor other sites learn of the page.
pub fn kept_to_itself(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let robots = HeaderValue::from_static("noindex, nofollow, noarchive");
    headers.insert("x-robots-tag", robots);
    let referrer = HeaderValue::from_static("no-referrer");
    headers.insert(header::REFERRER_POLICY, referrer);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_token_that_was_issued_for_it_is_unsealed() {
        let sealed = sealed_token("canvas");
        let (token, seal) = sealed.split_once('.').unwrap();
        assert_eq!(unsealed("canvas", &sealed).as_deref(), Some(token));
        assert_eq!(unsealed("other", &sealed), None);
        let other = crate::clock::token();
        let mixed = format!("{other}.{seal}");
        for forged in [other.as_str(), token, mixed.as_str(), ""] {
            assert_eq!(unsealed("canvas", forged), None, "{forged}");
        }
    }
}

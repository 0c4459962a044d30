//! Pages that only their address opens: a secret link that ends. What stands behind one is its feature's own.
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::clock::{is_token, token};
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

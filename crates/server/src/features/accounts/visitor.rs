//! The visitor of a request, from its session cookie or its bearer token.
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use super::sessions::SESSION_MS;
use super::store;
use crate::app::App;
use crate::clock::{is_token, token_hash};
use crate::i18n::Lang;
use crate::web::guard::sent_from;
use crate::web::{Error, Reader, Shell};

/// The only cookie besides the choice of language.
pub const SESSION_COOKIE: &str = "tuki_session";

/// How exactly the last use of a device is known; a write for every request would be too many.
const SEEN_EVERY_MS: i64 = 60 * 60 * 1000;

/// An account's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountId(pub String);

/// A device's id, kept across sign-in and sign-out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionId(pub String);

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Id.
    pub id: AccountId,
    /// Address that the account is known by.
    pub email: String,
    /// Name that others see.
    pub name: String,
    /// Language of mails.
    pub lang: Lang,
    /// Whether this is an administrator of the installation.
    pub is_administrator: bool,
    /// Whether this account edits what all of the installation shares, such as vocabularies.
    pub is_editor: bool,
}

/// Who a bearer token belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// An account, by its API token.
    Account(Account),
    /// A guest's id, by its guest token.
    Guest(String),
}

/// The visitor of a request. Always extracts; nobody has neither session nor token.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// The device, when it has a session.
    pub session: Option<SessionId>,
    /// The account signed in on the device or named by an API token.
    pub account: Option<Account>,
    /// The guest named by a guest token.
    pub guest: Option<String>,
    /// The cookie's token when no device is known by it yet.
    pub(super) offered: Option<String>,
    path: String,
}

impl Visitor {
    /// The account; fails with 401 for others.
    pub fn signed_in(&self) -> Result<&Account, Error> {
        self.account.as_ref().ok_or(Error::SignInFirst)
    }

    /// The account of somebody who is signed in on a device; fails with 403 for an API token, which does not manage
    /// the account that it belongs to.
    pub fn at_device(&self) -> Result<&Account, Error> {
        let account = self.signed_in()?;
        match self.session {
            Some(_) => Ok(account),
            None => Err(Error::Forbidden),
        }
    }

    /// The account of somebody who may edit what all of the installation shares: editors and administrators. Fails
    /// with 401 for nobody and with 403 for others.
    pub fn editor(&self) -> Result<&Account, Error> {
        let account = self.signed_in()?;
        if account.is_editor || account.is_administrator {
            Ok(account)
        } else {
            Err(Error::Forbidden)
        }
    }

    /// The frame of a page for this visitor; `title` is a text, not a key.
    pub fn shell(&self, lang: Lang, title: &str) -> Shell {
        let mut shell = Shell::new(lang, &self.path, title);
        shell.person = self.account.as_ref().map(|account| account.name.clone());
        shell
    }

    /// The visitor with this bearer token, for the socket's `?token=`.
    pub async fn with_token(app: &App, token: &str) -> Result<Self, Error> {
        let mut visitor = Self::default();
        match store::bearer(&app.db, &token_hash(token), app.now_ms()).await? {
            Some(Bearer::Account(account)) => visitor.account = Some(account),
            Some(Bearer::Guest(id)) => visitor.guest = Some(id),
            None => return Err(Error::SignInFirst),
        }
        Ok(visitor)
    }

    async fn read(parts: &Parts, app: &App) -> Result<Self, Error> {
        let bearer = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|v| v.to_str().ok())
            .and_then(|v| v.strip_prefix("Bearer "));
        let mut visitor = if let Some(token) = bearer {
            Self::with_token(app, token.trim()).await?
        } else if let Some(cookie) = CookieJar::from_headers(&parts.headers).get(SESSION_COOKIE) {
            let now = app.now_ms();
            let found = store::session(&app.db, &token_hash(cookie.value()), now).await?;
            if let Some(row) = &found
                && now - row.seen_at > SEEN_EVERY_MS
            {
                // Who only reads must not be hindered by a disk that is full.
                let touched = store::touch(&app.db, &row.id.0, now, now + SESSION_MS).await;
                if let Err(error) = touched {
                    tracing::warn!(%error, "a device could not be noted as seen");
                }
            }
            found
                .map(|row| Self {
                    session: Some(row.id),
                    account: row.account,
                    ..Self::default()
                })
                .unwrap_or_else(|| Self {
                    offered: is_token(cookie.value()).then(|| cookie.value().to_owned()),
                    ..Self::default()
                })
        } else {
            Self::default()
        };
        visitor.path = page_of(parts);
        Ok(visitor)
    }
}

/// Path of the page that a request is about: its own or, for a form, that of the page it was sent from, since many
/// addresses of forms are no pages.
fn page_of(parts: &Parts) -> String {
    let own = parts.uri.path();
    if parts.method.is_safe() {
        return own.to_owned();
    }
    sent_from(&parts.headers).map_or_else(|| own.to_owned(), |page| page.path().to_owned())
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let visitor = Self::read(parts, app).await?;
        if let (Some(reader), Some(account)) = (parts.extensions.get::<Reader>(), &visitor.account)
        {
            reader.is(&account.name);
        }
        parts.extensions.insert(visitor.clone());
        Ok(visitor)
    }
}

/// The cookie that carries `token`.
pub fn session_cookie(app: &App, token: String) -> Cookie<'static> {
    Cookie::build((SESSION_COOKIE, token))
        .path("/")
        .http_only(true)
        .secure(app.config.is_secure())
        .same_site(SameSite::Lax)
        .permanent()
        .build()
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn page(method: &str, referer: &str) -> String {
        let request = Request::builder()
            .method(method)
            .uri("/fi/c/1/comments")
            .header(header::HOST, "tuki.example")
            .header(header::REFERER, referer)
            .body(())
            .unwrap();
        page_of(&request.into_parts().0)
    }

    #[test]
    fn a_form_is_about_the_page_it_was_sent_from() {
        let from = "https://tuki.example/fi/c/1/actions?from=2";
        assert_eq!(page("POST", from), "/fi/c/1/actions");
        assert_eq!(page("GET", from), "/fi/c/1/comments");
        for strange in ["https://other.example/fi/x", "nonsense", "/fi/x"] {
            assert_eq!(page("POST", strange), "/fi/c/1/comments", "{strange}");
        }
    }
}

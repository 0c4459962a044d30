//! How a handler fails. Handlers return [`Error`]; one layer turns it into a page or, under `/api`, into
//! `application/problem+json` (RFC 9457).
use std::fmt::Write as _;

use axum::body::Body;
use axum::extract::Request;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;

use crate::clock::new_id;
use crate::db::DbError;
use crate::disk;
use crate::i18n::{Lang, MsgKey};
use crate::web::forms::FormErrors;
use crate::web::guard::sent_from;
use crate::web::kept::Kept;
use crate::web::page::{Reader, Shell, html};

/// What is told of a body that is longer than what is taken, when nothing better is known.
pub const TOO_LARGE: MsgKey = "error-too-large";

/// Why a request was not done.
#[derive(Clone, Debug)]
pub enum Error {
    /// 404, also when the reader may not know that it exists.
    NotFound,
    /// 401: nobody is signed in and somebody must be.
    SignInFirst,
    /// 403.
    Forbidden,
    /// 422, shown beside the fields.
    Invalid(FormErrors),
    /// 422: a body that is no such thing as is asked for.
    WrongBody {
        /// The part that is wrong, such as `need.when`; `body` when it is all of it.
        part: String,
    },
    /// 409: what happened and what to do.
    Conflict(MsgKey),
    /// 412: `If-Match` names another version.
    Stale,
    /// 400: the request cannot be read.
    Unreadable,
    /// 413: longer than what is taken; what to tell.
    TooLarge(MsgKey),
    /// 405: the address has no such method.
    NoSuchMethod,
    /// 429: wait this many seconds.
    TooMany {
        /// Seconds until the next try.
        retry_after_s: i64,
    },
    /// 507: the disk is full or cannot be written; logged once with a reference that the reader can quote.
    NotSaved {
        /// What the reader quotes.
        reference: String,
    },
    /// 500, logged once with a reference that the reader can quote.
    Internal {
        /// What the reader quotes.
        reference: String,
    },
}

fn reference() -> String {
    let id = new_id(crate::clock::Clock::System.now_ms());
    id.chars().rev().take(8).collect()
}

impl Error {
    /// Logs `cause` under a new reference.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        let reference = reference();
        tracing::error!(reference, %cause, "request failed");
        Self::Internal { reference }
    }

    /// Logs that something could not be written under a new reference.
    pub fn not_saved(cause: impl std::fmt::Display) -> Self {
        let reference = reference();
        tracing::error!(reference, %cause, "the disk cannot be written");
        Self::NotSaved { reference }
    }

    /// Why a file could not be kept.
    pub fn of_file(cause: &anyhow::Error) -> Self {
        match disk::is_unwritable(cause) {
            true => Self::not_saved(format!("{cause:#}")),
            false => Self::internal(format!("{cause:#}")),
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Invalid(_) | Self::WrongBody { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Stale => StatusCode::PRECONDITION_FAILED,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NoSuchMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::NotSaved { .. } => StatusCode::INSUFFICIENT_STORAGE,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What to tell the reader.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NotFound => lang.text("error-not-found"),
            Self::SignInFirst => lang.text("error-sign-in-first"),
            Self::Forbidden => lang.text("error-forbidden"),
            Self::Invalid(_) | Self::WrongBody { .. } => lang.text("form-errors-title"),
            Self::Conflict(key) | Self::TooLarge(key) => lang.text(key),
            Self::NoSuchMethod => lang.text("error-no-such-method"),
            Self::Stale => lang.text("error-conflict"),
            Self::Unreadable => lang.text("error-bad-request"),
            Self::TooMany { retry_after_s } => lang.text_with(
                "error-too-many",
                &[("minutes", &(retry_after_s / 60 + 1).to_string())],
            ),
            Self::NotSaved { reference } => {
                lang.text_with("error-not-saved", &[("reference", reference)])
            }
            Self::Internal { reference } => {
                lang.text_with("error-internal", &[("reference", reference)])
            }
        }
    }

    /// What a page of its own tells: what is wrong with the field, if it is one.
    fn told(&self, lang: Lang) -> String {
        let field = match self {
            Self::Invalid(errors) if !errors.is_many() => errors.iter().next(),
            _ => None,
        };
        field.map_or_else(|| self.message(lang), |(_, key)| lang.text(key))
    }

    fn problem(&self, lang: Lang) -> Response {
        let errors: Vec<_> = match self {
            Self::Invalid(errors) => errors
                .iter()
                .map(|(field, key)| json!({"field": field, "message": lang.text(key)}))
                .collect(),
            Self::WrongBody { part } => {
                vec![json!({"field": part, "message": lang.text("api-body-wrong")})]
            }
            _ => Vec::new(),
        };
        let mut body = json!({
            "type": "about:blank",
            "title": self.status().canonical_reason().unwrap_or_default(),
            "status": self.status().as_u16(),
            "detail": self.message(lang),
        });
        if !errors.is_empty() {
            body["errors"] = json!(errors);
        }
        let headers = [(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        )];
        (self.status(), headers, body.to_string()).into_response()
    }
}

impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        match error.is_unwritable() {
            true => Self::not_saved(error),
            false => Self::internal(error),
        }
    }
}

impl From<FormErrors> for Error {
    fn from(errors: FormErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<BytesRejection> for Error {
    fn from(rejection: BytesRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge(TOO_LARGE),
            _ => Self::Unreadable,
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A page with the mistakes of its form: 422.
pub fn unprocessable(page: Html<String>) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// Gives every [`Error`] its body: a page in the language of the path, or problem+json under `/api`.
pub async fn render_errors(request: Request<Body>, next: Next) -> Response {
    let asked = Asked::of(&request);
    let reader = Reader::default();
    let Ok((mut request, kept)) = Kept::of(request).await else {
        return asked.answer(&Error::Unreadable, &reader, &Kept::default());
    };
    request.extensions_mut().insert(reader.clone());
    let mut response = next.run(request).await;
    let error = response.extensions().get::<Error>().cloned();
    let Some(error) = error.or_else(|| unanswered(&response)) else {
        return response;
    };
    let mut rendered = asked.answer(&error, &reader, &kept);
    let headers = rendered.headers_mut();
    match error {
        Error::TooMany { retry_after_s } => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(retry_after_s));
        }
        Error::NoSuchMethod => {
            // The router knows which there are.
            let allowed = response.headers_mut().remove(header::ALLOW);
            headers.extend(allowed.map(|methods| (header::ALLOW, methods)));
        }
        _ => {}
    }
    rendered
}

/// What an error's answer takes from its request.
struct Asked {
    path: String,
    /// Whether going there again does no more than the first time.
    comes_back: bool,
    /// The page where its form was, for one that is sent.
    form_page: Option<String>,
    accepted: Lang,
}

impl Asked {
    fn of(request: &Request<Body>) -> Self {
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE);
        let accepted = accepted.and_then(|v| v.to_str().ok()).unwrap_or_default();
        let comes_back = matches!(*request.method(), Method::GET | Method::HEAD);
        let form_page = sent_from(request.headers()).filter(|_| !comes_back);
        Self {
            path: request.uri().path().to_owned(),
            comes_back,
            form_page: form_page.and_then(|page| page.path_and_query().map(ToString::to_string)),
            accepted: Lang::preferred(accepted),
        }
    }

    /// The error as its reader is told of it.
    fn answer(&self, error: &Error, reader: &Reader, kept: &Kept) -> Response {
        if self.path.starts_with("/api/") {
            return error.problem(self.accepted);
        }
        let lang = self.lang();
        let mut shell = Shell::new(lang, &self.path, &lang.text("error-title"));
        shell.person = reader.name();
        let page = html(&ErrorPage {
            shell,
            message: error.told(lang),
            back: match error {
                Error::Conflict(_) => self.form_page.clone(),
                _ => None,
            },
            next: matches!(error, Error::SignInFirst).then(|| self.back()),
            texts: kept.texts(),
        });
        (error.status(), page).into_response()
    }

    fn lang(&self) -> Lang {
        let named = self.path.split('/').nth(1).and_then(Lang::parse);
        named.unwrap_or(self.accepted)
    }

    /// Where to go after signing in, as the value of a query.
    fn back(&self) -> String {
        if self.comes_back {
            query_value(&self.path)
        } else {
            String::new()
        }
    }
}

/// The errors that the framework answers itself, without a body of ours.
fn unanswered(response: &Response) -> Option<Error> {
    let plain = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    match response.status() {
        StatusCode::NOT_FOUND if plain => Some(Error::NotFound),
        StatusCode::BAD_REQUEST
        | StatusCode::UNPROCESSABLE_ENTITY
        | StatusCode::UNSUPPORTED_MEDIA_TYPE
            if plain =>
        {
            Some(Error::Unreadable)
        }
        StatusCode::PAYLOAD_TOO_LARGE if plain => Some(Error::TooLarge(TOO_LARGE)),
        StatusCode::METHOD_NOT_ALLOWED if plain => Some(Error::NoSuchMethod),
        StatusCode::INTERNAL_SERVER_ERROR if plain => {
            Some(Error::internal("the framework answered 500"))
        }
        _ => None,
    }
}

#[derive(askama::Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    message: String,
    /// The page where the form was, when that would help.
    back: Option<String>,
    /// Where to go after signing in, when that would help; empty for no place in particular.
    next: Option<String>,
    /// What was written in the form and not taken.
    texts: Vec<String>,
}

/// A path as the value of a query.
fn query_value(path: &str) -> String {
    let mut value = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            value.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(value, "%{byte:02X}");
        }
    }
    value
}

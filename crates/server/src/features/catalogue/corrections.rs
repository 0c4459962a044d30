//! What a reader without an account says is wrong: it goes to the entry's owners, by mail and on its page.
use axum::extract::{Form, Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::feed::Published;
use super::model::{CORRECTION_CHARS_MAX, longer_than};
use super::public::{Found, found};
use super::store::corrections::{self, Correction, WAITING_MAX};
use super::store::{self, Receiver};
use crate::app::App;
use crate::db::DbError;
use crate::features::accounts::{Limit, Visitor, count_wrong};
use crate::i18n::{Lang, MsgKey};
use crate::jobs;
use crate::mail::{self, Mail};
use crate::web::forms::{many_lines, one_line};
use crate::web::{ClientAddress, Error, FormErrors, PathLang, Routes, Shell, html, unprocessable};

const HOUR_MS: i64 = 60 * 60 * 1000;
/// Bytes of the fingerprint that is its id.
const ID_BYTES: usize = 16;
/// Letters of how to reach whoever says it.
const CONTACT_CHARS_MAX: usize = 200;
/// Corrections of one entry from one place: each is a mail to somebody.
const OF_ONE_FROM_ONE: Limit = Limit {
    scope: "catalogue-correct-one",
    window_ms: HOUR_MS,
    wrong_max: 5,
    hostile_at: 5,
};
/// Corrections from one place, such as all computers of a library.
const FROM_ONE_PLACE: Limit = Limit {
    scope: "catalogue-correct",
    window_ms: HOUR_MS,
    wrong_max: 60,
    hostile_at: 60,
};
/// Corrections of one entry, from wherever they come.
const OF_ONE_ENTRY: Limit = Limit {
    scope: "catalogue-correct-entry",
    window_ms: 24 * HOUR_MS,
    wrong_max: 40,
    hostile_at: 40,
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/support/{entry}/correct", show)
        .post("/{lang}/support/{entry}/correct", submit)
}

#[derive(askama::Template)]
#[template(path = "catalogue/correct.html")]
struct CorrectPage {
    shell: Shell,
    address: String,
    name: String,
    typed: CorrectForm,
    errors: FormErrors,
    /// Why it was not taken, when nothing typed is wrong.
    refused: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct CorrectForm {
    words: String,
    contact: String,
}

#[derive(Deserialize)]
struct EntryPath {
    entry: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path(path): Path<EntryPath>,
) -> Result<Response, Error> {
    Ok(match found(&app, lang, &visitor, &path.entry).await? {
        Found::Withdrawn(response) => response,
        Found::Published(entry) => {
            let (typed, errors) = (CorrectForm::default(), FormErrors::default());
            html(&page(lang, &visitor, &entry, typed, errors)).into_response()
        }
    })
}

fn page(
    lang: Lang,
    visitor: &Visitor,
    entry: &Published,
    typed: CorrectForm,
    errors: FormErrors,
) -> CorrectPage {
    CorrectPage {
        shell: visitor.shell(lang, &lang.text("support-correct")),
        address: entry.address.clone(),
        name: entry.description.name.clone(),
        typed,
        errors,
        refused: None,
    }
}

fn parse(form: &CorrectForm) -> Result<(String, String), FormErrors> {
    let mut errors = FormErrors::default();
    let words = errors.take("words", words(&form.words));
    let contact = one_line(&form.contact);
    if contact.chars().count() > CONTACT_CHARS_MAX {
        errors.add("contact", longer_than(CONTACT_CHARS_MAX));
    }
    match words {
        Some(words) if errors.is_empty() => Ok((words, contact)),
        _ => Err(errors),
    }
}

fn words(raw: &str) -> Result<String, MsgKey> {
    let words = many_lines(raw);
    match words.chars().count() {
        0 => Err("support-correct-empty"),
        n if n > CORRECTION_CHARS_MAX => Err(longer_than(CORRECTION_CHARS_MAX)),
        _ => Ok(words),
    }
}

async fn submit(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    Path(path): Path<EntryPath>,
    Form(form): Form<CorrectForm>,
) -> Result<Response, Error> {
    let entry = match found(&app, lang, &visitor, &path.entry).await? {
        Found::Withdrawn(response) => return Ok(response),
        Found::Published(entry) => *entry,
    };
    let (words, contact) = match parse(&form) {
        Ok(said) => said,
        Err(errors) => {
            let page = page(lang, &visitor, &entry, form, errors);
            return Ok(unprocessable(html(&page)));
        }
    };
    let said = match let_pass(&app, &entry, &address).await {
        Ok(()) => say(&app, &entry, words, contact).await,
        refused => refused,
    };
    match said {
        Ok(()) => {
            let to = format!("/{lang}/support/{}?thanks=1", entry.address);
            Ok(Redirect::to(&to).into_response())
        }
        Err(why @ (Error::TooMany { .. } | Error::Conflict(_))) => {
            Ok(given_back(lang, &visitor, &entry, form, &why))
        }
        Err(error) => Err(error),
    }
}

/// Fails with 429 when too much comes from one address, or about one entry.
async fn let_pass(app: &App, entry: &Published, address: &str) -> Result<(), Error> {
    let one_from_one = format!("{} {address}", entry.id);
    count_wrong(app, &OF_ONE_FROM_ONE, &one_from_one).await?;
    count_wrong(app, &FROM_ONE_PLACE, address).await?;
    count_wrong(app, &OF_ONE_ENTRY, &entry.id).await
}

/// The form with what was typed, and why it cannot be taken now.
fn given_back(
    lang: Lang,
    visitor: &Visitor,
    entry: &Published,
    form: CorrectForm,
    why: &Error,
) -> Response {
    let page = CorrectPage {
        refused: Some(why.message(lang)),
        ..page(lang, visitor, entry, form, FormErrors::default())
    };
    let mut response = (why.status(), html(&page)).into_response();
    if let Error::TooMany { retry_after_s } = why {
        let wait = HeaderValue::from(*retry_after_s);
        response.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    response
}

/// Keeps a correction and tells the entry's owners; one that waits already is taken without being kept again. Fails with
/// 409 when too many wait already.
async fn say(app: &App, entry: &Published, words: String, contact: String) -> Result<(), Error> {
    let now = app.now_ms();
    let owner = store::by_id(&app.db, &entry.id).await?;
    let owner = owner.and_then(|found| found.owner);
    let receivers = store::receivers(&app.db, &entry.workspace, owner.as_deref()).await?;
    let mut tx = app.db.begin().await?;
    let seen_to = corrections::seen_to(&mut tx, &entry.id, &words).await?;
    let correction = Correction {
        id: id_of(&entry.id, &words, &contact, seen_to),
        words,
        contact,
        made_at: now,
        done_at: None,
    };
    match corrections::insert(&mut tx, &entry.id, &correction).await {
        Err(DbError::Taken(_)) => return Ok(()),
        inserted => inserted?,
    }
    if corrections::waiting(&mut tx, &entry.id).await? > WAITING_MAX {
        return Err(Error::Conflict("support-correct-full"));
    }
    for receiver in receivers {
        let mail = letter(app, receiver, entry, &correction);
        jobs::enqueue(&mut tx, now, mail::SEND.name, &mail).await?;
    }
    tx.commit().await?;
    jobs::wake(app);
    Ok(())
}

/// The id of what is said: the same for a double click, another one once as many like it were `seen_to`.
fn id_of(entry: &str, words: &str, contact: &str, seen_to: i64) -> String {
    let said = serde_json::json!([entry, words, contact, seen_to]);
    BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(said.to_string().as_bytes())[..ID_BYTES])
}

fn letter(app: &App, receiver: Receiver, entry: &Published, said: &Correction) -> Mail {
    let lang = Lang::parse(&receiver.language).unwrap_or_default();
    let (workspace, id) = (&entry.workspace, &entry.id);
    let url = format!("{}/{lang}/w/{workspace}/catalogue/{id}", app.base_url);
    let name = entry.description.name.as_str();
    let words = match said.contact.as_str() {
        "" => said.words.clone(),
        contact => {
            let heading = lang.text("catalogue-correction-from");
            format!("{}\n\n{heading}: {contact}", said.words)
        }
    };
    let values = [
        ("name", name),
        ("words", words.as_str()),
        ("url", url.as_str()),
    ];
    Mail {
        to: receiver.email,
        subject: lang.text_with("mail-catalogue-correction-subject", &values[..1]),
        body: lang.text_with("mail-catalogue-correction-body", &values),
        ..Mail::default()
    }
}

//! What a reader without an account says is wrong: it goes to the entry's owners, by mail and on its page.
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::feed::Published;
use super::public::{Found, found};
use super::store::corrections::{self, Correction, WAITING_MAX};
use super::store::{self, Receiver};
use crate::app::App;
use crate::clock::new_id;
use crate::features::accounts::{Limit, Visitor, count_wrong};
use crate::i18n::{Lang, MsgKey};
use crate::jobs;
use crate::mail::{self, Mail};
use crate::web::forms::one_line;
use crate::web::{ClientAddress, Error, FormErrors, PathLang, Routes, Shell, html, unprocessable};

const HOUR_MS: i64 = 60 * 60 * 1000;
/// Letters of a correction.
const WORDS_CHARS_MAX: usize = 2_000;
/// Letters of how to reach whoever says it.
const CONTACT_CHARS_MAX: usize = 200;
/// Corrections from one place: each is a mail to somebody.
const FROM_ONE_PLACE: Limit = Limit {
    scope: "catalogue-correct",
    window_ms: HOUR_MS,
    wrong_max: 10,
    hostile_at: 10,
};
/// Corrections of one entry, from wherever they come.
const OF_ONE_ENTRY: Limit = Limit {
    scope: "catalogue-correct-entry",
    window_ms: 24 * HOUR_MS,
    wrong_max: 20,
    hostile_at: 20,
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
    }
}

fn parse(form: &CorrectForm) -> Result<(String, String), FormErrors> {
    let mut errors = FormErrors::default();
    let words = errors.take("words", words(&form.words));
    let contact = one_line(&form.contact);
    if contact.chars().count() > CONTACT_CHARS_MAX {
        errors.add("contact", "catalogue-too-long");
    }
    match words {
        Some(words) if errors.is_empty() => Ok((words, contact)),
        _ => Err(errors),
    }
}

fn words(raw: &str) -> Result<String, MsgKey> {
    let words = raw.trim().replace("\r\n", "\n");
    match words.chars().count() {
        0 => Err("support-correct-empty"),
        n if n > WORDS_CHARS_MAX => Err("catalogue-too-long"),
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
    count_wrong(&app, &FROM_ONE_PLACE, &address).await?;
    count_wrong(&app, &OF_ONE_ENTRY, &entry.id).await?;
    say(&app, &entry, words, contact).await?;
    let to = format!("/{lang}/support/{}?thanks=1", entry.address);
    Ok(Redirect::to(&to).into_response())
}

/// Keeps a correction and tells the entry's owners. Fails with 409 when too many wait already.
async fn say(app: &App, entry: &Published, words: String, contact: String) -> Result<(), Error> {
    let now = app.now_ms();
    let owner = store::by_id(&app.db, &entry.id).await?;
    let owner = owner.and_then(|found| found.owner);
    let receivers = store::receivers(&app.db, &entry.workspace, owner.as_deref()).await?;
    let correction = Correction {
        id: new_id(now),
        words,
        contact,
        made_at: now,
        done_at: None,
    };
    let mut tx = app.db.begin().await?;
    if corrections::waiting(&mut tx, &entry.id).await? >= WAITING_MAX {
        return Err(Error::Conflict("support-correct-full"));
    }
    corrections::insert(&mut tx, &entry.id, &correction).await?;
    for receiver in receivers {
        let mail = letter(app, receiver, entry, &correction.words);
        jobs::enqueue(&mut tx, now, mail::SEND.name, &mail).await?;
    }
    tx.commit().await?;
    jobs::wake(app);
    Ok(())
}

fn letter(app: &App, receiver: Receiver, entry: &Published, words: &str) -> Mail {
    let lang = Lang::parse(&receiver.language).unwrap_or_default();
    let (workspace, id) = (&entry.workspace, &entry.id);
    let url = format!("{}/{lang}/w/{workspace}/catalogue/{id}", app.base_url);
    let name = entry.description.name.as_str();
    let values = [("name", name), ("words", words), ("url", url.as_str())];
    Mail {
        to: receiver.email,
        subject: lang.text_with("mail-catalogue-correction-subject", &values[..1]),
        body: lang.text_with("mail-catalogue-correction-body", &values),
        ..Mail::default()
    }
}

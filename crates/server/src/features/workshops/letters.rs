//! Inviting by e-mail, and the workshop as an entry for a calendar. A letter holds what a participant needs: what,
//! when, where and the code; nobody's name, and nothing of other receivers.
use axum::extract::{Form, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Redirect, Response};
use canvas::settings::Role;
use serde::Deserialize;

use super::calendar::calendar;
use super::model::{Item, Workshop};
use super::{prepare, store};
use crate::app::App;
use crate::features::accounts::{Email, Limit, Visitor, count_wrong, refuse_hostile};
use crate::features::audit;
use crate::features::invitations::{self, Invitation};
use crate::features::workspaces::{Access, Manage, View};
use crate::i18n::{Lang, MsgKey};
use crate::jobs;
use crate::mail::{self, Mail};
use crate::web::forms::one_line;
use crate::web::{Error, PathLang, Routes, dates};

/// Letters that are sent at once.
const LETTERS_MAX: usize = 60;
/// Letters that one workspace sends in a day, so that nobody makes a mill of strangers' mailboxes.
const LETTERS_A_DAY: Limit = Limit {
    scope: "workshop-letters",
    window_ms: 24 * 60 * 60 * 1000,
    wrong_max: i64::MAX,
    hostile_at: 300,
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/t/{workshop}/letters", send)
        .get("/{lang}/t/{workshop}/workshop.ics", download)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct LettersForm {
    emails: String,
}

/// Why no letter goes out.
#[derive(Debug, PartialEq)]
pub(super) struct Unsent {
    /// What to say.
    pub why: MsgKey,
    /// What is no address, if that is why.
    pub word: String,
}

impl Unsent {
    fn because(why: MsgKey) -> Self {
        Self {
            why,
            word: String::new(),
        }
    }
}

/// The address in one piece of a list, as mail programs copy it: `Name <address>`; else every word is one.
fn addresses_in(piece: &str) -> Vec<&str> {
    let bracketed = piece
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'));
    match bracketed {
        Some((address, _)) => vec![address],
        None => piece.split_whitespace().collect(),
    }
}

/// Addresses by line, comma, semicolon or space; each once.
fn parse_emails(raw: &str) -> Result<Vec<String>, Unsent> {
    let mut emails: Vec<String> = Vec::new();
    for word in raw.split(['\n', ',', ';']).flat_map(addresses_in) {
        let email = Email::parse(word).map_err(|_| Unsent {
            why: "workshop-letters-wrong",
            word: one_line(word),
        })?;
        let email = email.as_str().to_owned();
        if !emails.contains(&email) {
            emails.push(email);
        }
    }
    match emails.len() {
        0 => Err(Unsent::because("workshop-letters-empty")),
        n if n > LETTERS_MAX => Err(Unsent::because("workshop-letters-many")),
        _ => Ok(emails),
    }
}

async fn send(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<LettersForm>,
) -> Result<Response, Error> {
    let workshop = super::of(&app, &access).await?;
    super::must_be_open(&app, &access).await?;
    let emails = match parse_emails(&form.emails) {
        Ok(emails) => emails,
        Err(unsent) => {
            let wrong = prepare::Wrong::letters(form.emails, unsent);
            return prepare::page(&app, lang, &visitor, &access, wrong).await;
        }
    };
    let code = invitations::code_of_workshop(&app, &workshop.workspace, &workshop.id).await?;
    let code = code.ok_or(Error::Conflict("workshop-code-none"))?;
    for _ in &emails {
        refuse_hostile(&app, &LETTERS_A_DAY, &access.workspace.0).await?;
        count_wrong(&app, &LETTERS_A_DAY, &access.workspace.0).await?;
    }
    let items = store::items(&app.db, &workshop.id).await?;
    let letter = letter(&workshop, &items, &code, app.now_ms());
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    for email in &emails {
        let letter = Mail {
            to: email.clone(),
            ..letter.clone()
        };
        jobs::enqueue(&mut tx, now, mail::SEND.name, &letter).await?;
    }
    let (workspace, id) = (Some(access.workspace.0.as_str()), &workshop.id.0);
    let (who, count) = (&access.who.id, emails.len().to_string());
    audit::record(&mut tx, now, who, "workshop.letters", workspace, id, &count).await?;
    tx.commit().await?;
    jobs::wake(&app);
    Ok(Redirect::to(&format!("/{lang}/t/{id}/prepare?sent={count}")).into_response())
}

/// The letter in every language of the workshop, without a receiver.
fn letter(workshop: &Workshop, items: &[Item], code: &Invitation, now_ms: i64) -> Mail {
    let first = workshop.first_lang();
    let bodies = workshop
        .languages
        .iter()
        .map(|lang| body(*lang, workshop, code, now_ms));
    Mail {
        to: String::new(),
        subject: first.text_with("mail-workshop-subject", &[("title", &workshop.title)]),
        body: bodies.collect::<Vec<_>>().join("\n\n---\n\n"),
        calendar: entry(first, workshop, items, Some(code), now_ms),
    }
}

fn body(lang: Lang, workshop: &Workshop, code: &Invitation, now_ms: i64) -> String {
    let mut lines = vec![lang.text_with("mail-workshop-lead", &[("title", &workshop.title)])];
    if !workshop.aim.is_empty() {
        lines.push(workshop.aim.clone());
    }
    lines.push(String::new());
    let mut fact = |key: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{}: {value}", lang.text(key)));
        }
    };
    let when = workshop.starts_at;
    let when = when.map(|at| dates::moment(lang, at, now_ms));
    fact("workshop-starts", &when.unwrap_or_default());
    fact("workshop-place", &workshop.place);
    fact("workshop-link", &workshop.remote_link);
    lines.push(String::new());
    let values = [("url", code.url.as_str()), ("code", &code.shown_code())];
    lines.push(lang.text_with("mail-workshop-join", &values));
    lines.join("\n")
}

/// The entry for a calendar; the way in stands in it for whoever may know the code.
fn entry(
    lang: Lang,
    workshop: &Workshop,
    items: &[Item],
    code: Option<&Invitation>,
    now_ms: i64,
) -> Option<String> {
    let minutes = items.iter().map(|item| item.minutes).sum();
    let mut lines = vec![workshop.aim.clone(), workshop.remote_link.clone()];
    if let Some(code) = code {
        let values = [("url", code.url.as_str()), ("code", &code.shown_code())];
        lines.push(lang.text_with("mail-workshop-join", &values));
    }
    lines.retain(|line| !line.is_empty());
    let url = code.map_or("", |code| code.url.as_str());
    calendar(workshop, minutes, url, &lines.join("\n"), now_ms)
}

async fn download(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
) -> Result<Response, Error> {
    let workshop = super::of(&app, &access).await?;
    let items = store::items(&app.db, &workshop.id).await?;
    // Those who only look on do not learn the code of those who write.
    let code = match access.who.role >= Role::Participant {
        true => invitations::code_of_workshop(&app, &workshop.workspace, &workshop.id).await?,
        false => None,
    };
    let entry = entry(lang, &workshop, &items, code.as_ref(), app.now_ms());
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"workshop.ics\"",
        ),
    ];
    Ok((headers, entry.ok_or(Error::NotFound)?).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_as_people_paste_them() {
        let pasted =
            "aino@mail.example, ville@mail.example;\n aino@mail.example\tsari@mail.example";
        let emails = parse_emails(pasted).unwrap();
        assert_eq!(
            emails,
            [
                "aino@mail.example",
                "ville@mail.example",
                "sari@mail.example"
            ]
        );
        let copied = "Aino Aalto <aino@mail.example>, ville@mail.example";
        let emails = parse_emails(copied).unwrap();
        assert_eq!(emails, ["aino@mail.example", "ville@mail.example"]);
    }

    #[test]
    fn what_is_no_address_is_named() {
        let empty = Unsent::because("workshop-letters-empty");
        assert_eq!(parse_emails(" \n"), Err(empty));
        let wrong = Unsent {
            why: "workshop-letters-wrong",
            word: "ville".to_owned(),
        };
        assert_eq!(parse_emails("aino@mail.example ville"), Err(wrong));
        let many: Vec<String> = (0..=LETTERS_MAX)
            .map(|n| format!("a{n}@mail.example"))
            .collect();
        let many = parse_emails(&many.join(" "));
        assert_eq!(many, Err(Unsent::because("workshop-letters-many")));
    }
}

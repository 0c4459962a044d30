//! Sending a note from a phone: what is typed becomes a note on the canvas, written by the server and signed by the
//! person, if they might write it with a client of their own. What is refused comes back with the reason.
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use canvas::content::Note;
use canvas::limits::TEXT_CHARS_MAX;
use canvas::settings::Role;
use serde::Deserialize;

use super::page;
use super::sheet::Places;
use crate::app::App;
use crate::clock::new_id;
use crate::features::accounts::Visitor;
use crate::features::cockpit::{Now, now_of};
use crate::features::drafts::{self, Desk, Release, Terms};
use crate::features::live;
use crate::features::workshops::Item;
use crate::features::workspaces::{Access, View, Write};
use crate::i18n::{Lang, MsgKey};
use crate::web::forms::one_line;
use crate::web::{Error, FormErrors, PathLang, Routes};

/// Longest first line of a note, in characters.
const NAME_CHARS_MAX: usize = 200;
/// Longest other lines of a note, in characters.
const MORE_CHARS_MAX: usize = 3_000;

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/t/{workshop}", send)
        .post("/{lang}/t/{workshop}/notes/{note}/bin", bin)
        .post("/{lang}/t/{workshop}/drafts/{draft}", change_draft)
        .post("/{lang}/t/{workshop}/drafts/{draft}/remove", remove_draft)
}

/// A note as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// The item for which the form was drawn.
    pub item: String,
    /// First line.
    pub name: String,
    /// The other lines.
    pub more: String,
    pub zone: String,
    pub kind: String,
}

/// What was typed and why it was not taken.
#[derive(Default)]
pub(super) struct Refused {
    pub typed: Typed,
    pub errors: FormErrors,
    pub draft: RefusedDraft,
}

/// A first line.
fn parse_name(raw: &str) -> Result<String, MsgKey> {
    let name = one_line(raw);
    match name.chars().count() {
        0 => Err("companion-name-empty"),
        n if n > NAME_CHARS_MAX => Err("companion-name-long"),
        _ => Ok(name),
    }
}

/// The other lines; may be empty.
fn parse_more(raw: &str) -> Result<String, MsgKey> {
    let lines: Vec<String> = raw.lines().map(one_line).collect();
    let more = lines.join("\n").trim().to_owned();
    match more.chars().count() {
        n if n > MORE_CHARS_MAX => Err("companion-more-long"),
        _ => Ok(more),
    }
}

fn text_of(name: &str, more: &str) -> String {
    format!("{name}\n{more}").trim_end().to_owned()
}

/// A note that can be asked for, and the item it is for.
struct Asked<'a> {
    item: &'a Item,
    note: Note,
}

fn parse<'a>(
    app: &App,
    lang: Lang,
    access: &Access<Write>,
    now: &'a Now,
    typed: &Typed,
) -> Result<Asked<'a>, FormErrors> {
    if now.workshop.closed_at.is_some() {
        return Err(FormErrors::one("note", "workshop-is-closed"));
    }
    let item = now.items.iter().find(|item| item.id == typed.item);
    let places = item.and_then(|item| Places::of(lang, item));
    let (Some(places), Some(item)) = (places, item) else {
        return Err(FormErrors::one("note", "companion-item-gone"));
    };
    let mut errors = FormErrors::default();
    let name = errors.take("name", parse_name(&typed.name));
    let more = errors.take("more", parse_more(&typed.more));
    let kind = places.kind_in(&typed.zone, &typed.kind);
    let kind = errors.take("zone", kind.ok_or("companion-zone-empty"));
    let (Some(name), Some(more), Some(kind)) = (name, more, kind) else {
        return Err(errors);
    };
    let at = app.now_ms();
    Ok(Asked {
        item,
        note: Note {
            id: new_id(at),
            zone: typed.zone.clone(),
            kind,
            text: text_of(&name, &more),
            author: access.who.id.clone(),
            by: access.who.name.clone(),
            at,
            ..Note::default()
        },
    })
}

async fn send(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    reads: Access<View>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let now = now_of(&app, &access).await?;
    let sent = match parse(&app, lang, &access, &now, &typed) {
        Ok(asked) => write(&app, &access, &now, asked)
            .await?
            .map_err(|key| FormErrors::one("note", key)),
        Err(errors) => Err(errors),
    };
    match sent {
        Ok(id) => {
            let to = format!("/{lang}/t/{}?sent={id}#sent", now.workshop.id.0);
            Ok(Redirect::to(&to).into_response())
        }
        Err(errors) => {
            let refused = Refused {
                typed,
                errors,
                ..Refused::default()
            };
            let page = page::page(&app, lang, &visitor, &reads, "", refused).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// What a note of the item is written under; none when it goes to the canvas at once. Private writing comes before the
/// inbox, which only takes what those write who do not lead.
pub(super) fn terms(now: &Now, item: &str, role: Role) -> Option<Terms> {
    let private = now.state.level(item).map(|level| Terms {
        level,
        release: Release::Together,
    });
    let inbox = now.state.inbox.filter(|_| role < Role::Facilitator);
    private.or(inbox.map(|level| Terms {
        level,
        release: Release::Single,
    }))
}

/// Writes the note on the canvas, or keeps it as a draft while notes of the item go elsewhere first.
async fn write(
    app: &App,
    access: &Access<Write>,
    now: &Now,
    asked: Asked<'_>,
) -> Result<live::Answer<String>, Error> {
    let Asked { item, note } = asked;
    let who = &access.who;
    let workshop = &now.workshop;
    if let Some(terms) = terms(now, &item.id, who.role) {
        if now.state.paused && who.role < Role::Facilitator {
            return Ok(Err("denied-paused"));
        }
        return drafts::write(app, Desk { workshop, who }, item, terms, note).await;
    }
    let canvas = item.canvas.as_ref().ok_or(Error::NotFound)?;
    live::add_note(app, &canvas.id, who, note).await
}

/// New words of a draft.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct DraftForm {
    pub name: String,
    pub more: String,
}

/// New words of a draft that were not taken, and why.
#[derive(Default)]
pub(super) struct RefusedDraft {
    pub id: String,
    pub form: DraftForm,
    pub errors: FormErrors,
}

impl RefusedDraft {
    /// Why they were not taken; nothing when they were.
    pub(super) fn error(&self, lang: Lang) -> String {
        let first = self.errors.iter().next();
        first.map_or_else(String::new, |(_, key)| lang.text(key))
    }
}

async fn change_draft(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    reads: Access<View>,
    Path((_, _, draft)): Path<(String, String, String)>,
    Form(form): Form<DraftForm>,
) -> Result<Response, Error> {
    let now = now_of(&app, &access).await?;
    let (workshop, who) = (&now.workshop, &access.who);
    let errors = match words(&now, &form) {
        Ok(text) => match drafts::set_text(&app, Desk { workshop, who }, &draft, &text).await {
            Ok(()) => return Ok(to_own(lang, &now).into_response()),
            Err(Error::Conflict(key)) => FormErrors::one("draft", key),
            Err(error) => return Err(error),
        },
        Err(errors) => errors,
    };
    let refused = Refused {
        draft: RefusedDraft {
            id: draft,
            form,
            errors,
        },
        ..Refused::default()
    };
    let page = page::page(&app, lang, &visitor, &reads, "", refused).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The text of a draft from its form.
fn words(now: &Now, form: &DraftForm) -> Result<String, FormErrors> {
    if now.workshop.closed_at.is_some() {
        return Err(FormErrors::one("draft", "workshop-is-closed"));
    }
    let name = parse_name(&form.name).map_err(|key| FormErrors::one("name", key))?;
    let more = parse_more(&form.more).map_err(|key| FormErrors::one("more", key))?;
    let text = text_of(&name, &more);
    match text.encode_utf16().count() {
        n if n > TEXT_CHARS_MAX => Err(FormErrors::one("name", "denied-text-too-long")),
        _ => Ok(text),
    }
}

async fn remove_draft(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Path((_, _, draft)): Path<(String, String, String)>,
) -> Result<Redirect, Error> {
    let now = now_of(&app, &access).await?;
    let (workshop, who) = (&now.workshop, &access.who);
    drafts::remove(&app, Desk { workshop, who }, &draft).await?;
    Ok(to_own(lang, &now))
}

fn to_own(lang: Lang, now: &Now) -> Redirect {
    Redirect::to(&format!("/{lang}/t/{}#mine", now.workshop.id.0))
}

/// Where the note was seen.
#[derive(Default, Deserialize)]
#[serde(default)]
struct BinForm {
    canvas: String,
}

async fn bin(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Path((_, _, note)): Path<(String, String, String)>,
    Form(form): Form<BinForm>,
) -> Result<Redirect, Error> {
    let now = now_of(&app, &access).await?;
    if now.workshop.closed_at.is_some() {
        return Err(Error::Conflict("workshop-is-closed"));
    }
    let mut canvases = now.items.iter().filter_map(|item| item.canvas.as_ref());
    let canvas = canvases.find(|canvas| canvas.id.0 == form.canvas);
    let canvas = canvas.ok_or(Error::NotFound)?;
    let binned = live::bin_note(&app, &canvas.id, &access.who, &note).await?;
    binned.map_err(Error::Conflict)?;
    Ok(to_own(lang, &now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_has_a_first_line_and_the_rest_keeps_its_lines() {
        assert_eq!(parse_name("  Library\r\n "), Ok("Library".to_owned()));
        assert_eq!(parse_name(" \u{200b}"), Err("companion-name-empty"));
        let long = "a".repeat(NAME_CHARS_MAX + 1);
        assert_eq!(parse_name(&long), Err("companion-name-long"));
        assert_eq!(
            parse_more("\r\n one \r\n\r\n two\u{202e} \r\n"),
            Ok("one\n\ntwo".to_owned())
        );
        let long = "ä".repeat(MORE_CHARS_MAX);
        assert!(parse_more(&long).is_ok());
        assert_eq!(parse_more(&(long + "ä")), Err("companion-more-long"));
    }
}

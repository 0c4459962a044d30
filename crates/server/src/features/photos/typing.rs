//! Typing what stands on a photo into notes: the photo under a magnifier, and a form that keeps its zone. A note is an
//! ordinary change of the person who types.
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use canvas::content::Note;
use canvas::sheet::Sheet;
use serde::Deserialize;

use super::model::Photo;
use super::places::{Goes, Place};
use super::{pages, store};
use crate::app::App;
use crate::clock::new_id;
use crate::features::accounts::Visitor;
use crate::features::live;
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{Access, CanvasHead, Write};
use crate::i18n::{Lang, MsgKey};
use crate::web::forms::one_line;
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, html};

/// Longest first line of a note, in characters.
const NAME_CHARS_MAX: usize = 200;
/// Stands for the id of a note where words went into a field.
const IN_A_FIELD: &str = "field";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/photos/{photo}/type", show)
        .post("/{lang}/c/{canvas}/photos/{photo}/type", add)
}

#[derive(askama::Template)]
#[template(path = "photos/type.html")]
struct TypePage {
    shell: Shell,
    canvas: CanvasHead,
    /// Where the canvas belongs, for the reader: address and title.
    home: (String, String),
    photo: Photo,
    words: String,
    places: Vec<Place>,
    /// Whether the sheet has a table, which is filled on the canvas itself.
    has_table: bool,
    typed: Typed,
    errors: FormErrors,
    /// What was added just now.
    added: Option<Added>,
    /// What was typed from this photo, by zone.
    done: Vec<Done>,
    icons: String,
}

impl TypePage {
    fn zones(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.is_zone())
    }

    fn fields(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| !place.is_zone())
    }

    fn error(&self, field: &str) -> String {
        self.errors.at(field, &self.shell.lang)
    }

    /// Words of how much the photo is magnified; the number comes in the place of `#`.
    fn zoom_words(&self) -> String {
        self.shell
            .lang
            .text_with("photos-zoom", &[("percent", "#")])
    }
}

struct Added {
    /// First line of a note; empty for words in a field.
    name: String,
    place: String,
}

struct Done {
    label: String,
    tone: String,
    icon: String,
    notes: Vec<String>,
}

/// A note as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    place: String,
    /// First line.
    name: String,
    /// The other lines.
    more: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    place: String,
    note: String,
}

/// The desk at which somebody types from a photo.
struct Desk {
    canvas: CanvasHead,
    photo: Photo,
    sheet: Sheet,
}

impl Desk {
    /// Fails with 404 without such a photo, and with 409 in the archive.
    async fn of(app: &App, lang: Lang, access: &Access<Write>, id: &str) -> Result<Self, Error> {
        let canvas = pages::open(app, access).await?;
        let photo = pages::find(app, &canvas, id).await?;
        if canvas.is_archived {
            return Err(Error::Conflict("canvas-is-archived"));
        }
        let template = canvas::find(&canvas.kind).ok_or(Error::NotFound)?;
        Ok(Self {
            sheet: template.sheet(&SheetTexts(lang)),
            canvas,
            photo,
        })
    }
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    Path((_, _, id)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Error> {
    let desk = Desk::of(&app, lang, &access, &id).await?;
    let typed = Typed {
        place: asked.place,
        ..Typed::default()
    };
    let shell = visitor.shell(lang, &lang.text("photos-type-title"));
    page(&app, shell, &access, desk, typed, Ok(asked.note)).await
}

/// The page after that was added (a note's id, or [`IN_A_FIELD`]), or with what was wrong.
async fn page(
    app: &App,
    shell: Shell,
    access: &Access<Write>,
    desk: Desk,
    typed: Typed,
    came: Result<String, FormErrors>,
) -> Result<Html<String>, Error> {
    let content = live::content(app, access.canvas()?).await?;
    let ids = store::typed(&app.db, &desk.photo.id).await?;
    let notes = content.notes.iter().filter(|note| ids.contains(&note.id));
    let notes: Vec<&Note> = notes.collect();
    let places = Place::all(&desk.sheet);
    let (added, errors) = match came {
        Ok(new) => (
            added(&places, &notes, &typed.place, &new),
            FormErrors::default(),
        ),
        Err(errors) => (None, errors),
    };
    Ok(html(&TypePage {
        home: pages::home(app, shell.lang, &access.who, &desk.canvas).await?,
        icons: shell.asset("src/icons/icons.svg"),
        words: desk.photo.words(shell.lang),
        done: done(&desk.sheet, &notes),
        has_table: desk.sheet.matrix.is_some(),
        canvas: desk.canvas,
        photo: desk.photo,
        shell,
        places,
        typed,
        errors,
        added,
    }))
}

/// What was added just now, if it was.
fn added(places: &[Place], notes: &[&Note], place: &str, new: &str) -> Option<Added> {
    let place = places.iter().find(|one| one.value == place)?;
    let note = notes.iter().find(|note| note.id == new);
    let name = match note {
        Some(note) => first_line(&note.text),
        None if new == IN_A_FIELD && !place.is_zone() => "",
        None => return None,
    };
    Some(Added {
        name: name.to_owned(),
        place: place.label.clone(),
    })
}

/// What was typed from the photo, by zone.
fn done(sheet: &Sheet, notes: &[&Note]) -> Vec<Done> {
    let of = |slug: &str| -> Vec<String> {
        let notes = notes.iter().filter(|note| note.zone == slug);
        notes
            .map(|note| first_line(&note.text).to_owned())
            .collect()
    };
    let zones = sheet.zones.iter().map(|zone| Done {
        label: zone.label.clone(),
        tone: zone.tone.clone(),
        icon: zone.icon.clone(),
        notes: of(&zone.slug),
    });
    zones.filter(|zone| !zone.notes.is_empty()).collect()
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// A first line.
fn parse_name(raw: &str) -> Result<String, MsgKey> {
    let name = one_line(raw);
    match name.chars().count() {
        0 => Err("photos-text-empty"),
        n if n > NAME_CHARS_MAX => Err("photos-text-long"),
        _ => Ok(name),
    }
}

/// Where it goes, its first line, and the other lines.
type Words<'a> = (&'a Goes, String, String);

fn parse<'a>(places: &'a [Place], typed: &Typed) -> Result<Words<'a>, FormErrors> {
    let mut errors = FormErrors::default();
    let place = places.iter().find(|place| place.value == typed.place);
    let place = errors.take("place", place.ok_or("photos-place-empty"));
    let name = errors.take("name", parse_name(&typed.name));
    let (Some(place), Some(name)) = (place, name) else {
        return Err(errors);
    };
    let more: Vec<String> = typed.more.lines().map(one_line).collect();
    Ok((&place.goes, name, more.join("\n").trim().to_owned()))
}

/// Writes what was typed as a change of the person; gives the note's id, or [`IN_A_FIELD`].
async fn write(
    app: &App,
    access: &Access<Write>,
    photo: &Photo,
    (goes, name, more): Words<'_>,
) -> Result<live::Answer<String>, Error> {
    let (canvas, who) = (access.canvas()?, &access.who);
    let at = app.now_ms();
    match goes {
        Goes::Note { zone, kind } => {
            let note = Note {
                id: new_id(at),
                zone: zone.clone(),
                kind: kind.clone(),
                text: format!("{name}\n{more}").trim_end().to_owned(),
                author: who.id.clone(),
                by: who.name.clone(),
                at,
                ..Note::default()
            };
            let added = live::add_note(app, canvas, who, note).await?;
            if let Ok(id) = &added {
                store::note_typed(&app.db, &photo.id, id, at).await?;
            }
            Ok(added)
        }
        Goes::Field { slug, after } => {
            let lines = [name].into_iter().chain(more.lines().map(str::to_owned));
            let words = lines.collect::<Vec<_>>().join(after);
            let added = live::add_words(app, canvas, who, slug, (after, words)).await?;
            Ok(added.map(|()| IN_A_FIELD.to_owned()))
        }
    }
}

async fn add(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    Path((_, _, id)): Path<(String, String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let desk = Desk::of(&app, lang, &access, &id).await?;
    let places = Place::all(&desk.sheet);
    let added = match parse(&places, &typed) {
        Ok(words) => write(&app, &access, &desk.photo, words)
            .await?
            .map_err(|key| FormErrors::one("note", key)),
        Err(errors) => Err(errors),
    };
    match added {
        Ok(new) => {
            let (canvas, photo) = (&desk.canvas.id, &desk.photo.id);
            let place = &typed.place;
            let to = format!("/{lang}/c/{canvas}/photos/{photo}/type?place={place}&note={new}");
            Ok(Redirect::to(&to).into_response())
        }
        Err(errors) => {
            let shell = visitor.shell(lang, &lang.text("photos-type-title"));
            let page = page(&app, shell, &access, desk, typed, Err(errors)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_has_a_first_line() {
        assert_eq!(parse_name("  Library\r\n "), Ok("Library".to_owned()));
        assert_eq!(parse_name(" \u{200b}"), Err("photos-text-empty"));
        assert_eq!(parse_name(&"a".repeat(201)), Err("photos-text-long"));
    }
}

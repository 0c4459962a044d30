//! Typing what stands on a photo into notes: the photo under a magnifier, and a form that keeps its zone. A note is an
//! ordinary change of the person who types.
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use canvas::content::Note;
use canvas::sheet::Sheet;
use serde::Deserialize;

use super::model::Photo;
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
    photo: Photo,
    words: String,
    places: Vec<Place>,
    /// Whether the sheet has more than zones, which is filled on the canvas itself.
    has_more: bool,
    typed: Typed,
    errors: FormErrors,
    /// What was added just now.
    added: Option<Added>,
    /// What was typed from this photo, by zone.
    done: Vec<Done>,
    icons: String,
}

impl TypePage {
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

/// Where a note may go: a zone, with its kind where the zone takes several.
struct Place {
    /// `zone` or `zone/kind`, as the form sends it.
    value: String,
    label: String,
    zone: String,
    kind: String,
}

struct Added {
    name: String,
    zone: String,
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

fn places(sheet: &Sheet) -> Vec<Place> {
    let mut places = Vec::new();
    for zone in &sheet.zones {
        for kind in &zone.kinds {
            let is_one = zone.kinds.len() == 1;
            let name = sheet.note_kinds.iter().find(|one| one.slug == *kind);
            let name = name.map_or(kind.as_str(), |one| one.label.as_str());
            places.push(Place {
                value: match is_one {
                    true => zone.slug.clone(),
                    false => format!("{}/{kind}", zone.slug),
                },
                label: match is_one {
                    true => zone.label.clone(),
                    false => format!("{}: {name}", zone.label),
                },
                zone: zone.slug.clone(),
                kind: kind.clone(),
            });
        }
    }
    places
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

/// The page after the note of that id was added, or with what was wrong.
async fn page(
    app: &App,
    shell: Shell,
    access: &Access<Write>,
    desk: Desk,
    typed: Typed,
    came: Result<String, FormErrors>,
) -> Result<Html<String>, Error> {
    let Desk {
        canvas,
        photo,
        sheet,
    } = desk;
    let content = live::content(app, access.canvas()?).await?;
    let ids = store::typed(&app.db, &photo.id).await?;
    let notes = content.notes.iter().filter(|note| ids.contains(&note.id));
    let notes: Vec<&Note> = notes.collect();
    let zone_of = |slug: &str| sheet.zones.iter().find(|zone| zone.slug == slug);
    let (new, errors) = match came {
        Ok(id) => (
            notes.iter().find(|note| note.id == id),
            FormErrors::default(),
        ),
        Err(errors) => (None, errors),
    };
    let added = new.map(|note| Added {
        name: first_line(&note.text).to_owned(),
        zone: zone_of(&note.zone).map_or_else(String::new, |zone| zone.label.clone()),
    });
    let done = sheet.zones.iter().map(|zone| Done {
        label: zone.label.clone(),
        tone: zone.tone.clone(),
        icon: zone.icon.clone(),
        notes: notes
            .iter()
            .filter(|note| note.zone == zone.slug)
            .map(|note| first_line(&note.text).to_owned())
            .collect(),
    });
    Ok(html(&TypePage {
        icons: shell.asset("src/icons/icons.svg"),
        words: photo.words(shell.lang),
        places: places(&sheet),
        has_more: !sheet.fields.is_empty() || sheet.matrix.is_some(),
        done: done.filter(|zone| !zone.notes.is_empty()).collect(),
        shell,
        canvas,
        photo,
        typed,
        errors,
        added,
    }))
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

/// The note that was typed, signed by whoever types.
fn parse(
    app: &App,
    access: &Access<Write>,
    sheet: &Sheet,
    typed: &Typed,
) -> Result<Note, FormErrors> {
    let mut errors = FormErrors::default();
    let places = places(sheet);
    let place = places.iter().find(|place| place.value == typed.place);
    let place = errors.take("place", place.ok_or("photos-place-empty"));
    let name = errors.take("name", parse_name(&typed.name));
    let (Some(place), Some(name)) = (place, name) else {
        return Err(errors);
    };
    let more: Vec<String> = typed.more.lines().map(one_line).collect();
    let text = format!("{name}\n{}", more.join("\n").trim());
    let at = app.now_ms();
    Ok(Note {
        id: new_id(at),
        zone: place.zone.clone(),
        kind: place.kind.clone(),
        text: text.trim_end().to_owned(),
        author: access.who.id.clone(),
        by: access.who.name.clone(),
        at,
        ..Note::default()
    })
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
    let added = match parse(&app, &access, &desk.sheet, &typed) {
        Ok(note) => live::add_note(&app, access.canvas()?, &access.who, note)
            .await?
            .map_err(|key| FormErrors::one("note", key)),
        Err(errors) => Err(errors),
    };
    match added {
        Ok(note) => {
            store::note_typed(&app.db, &desk.photo.id, &note, app.now_ms()).await?;
            let (canvas, photo) = (&desk.canvas.id, &desk.photo.id);
            let place = &typed.place;
            let to = format!("/{lang}/c/{canvas}/photos/{photo}/type?place={place}&note={note}");
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
    fn a_zone_of_several_kinds_is_offered_once_for_each() {
        let template = canvas::find("needs-map").unwrap();
        let sheet = template.sheet(&SheetTexts(Lang::En));
        let places = places(&sheet);
        let values: Vec<&str> = places.iter().map(|place| place.value.as_str()).collect();
        let of_zone = |slug: &str| {
            let zone = sheet.zones.iter().find(|zone| zone.slug == slug).unwrap();
            values
                .iter()
                .filter(|value| value.starts_with(slug))
                .count()
                == zone.kinds.len()
        };
        assert!(sheet.zones.iter().all(|zone| of_zone(&zone.slug)));
        assert!(values.iter().any(|value| value.contains('/')));
    }

    #[test]
    fn a_note_has_a_first_line() {
        assert_eq!(parse_name("  Library\r\n "), Ok("Library".to_owned()));
        assert_eq!(parse_name(" \u{200b}"), Err("photos-text-empty"));
        assert_eq!(parse_name(&"a".repeat(201)), Err("photos-text-long"));
    }
}

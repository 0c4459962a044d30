//! What editors do to the words of the search: try a change, keep it, go back. Every change is one more row.
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::desk::saved_address;
use super::entry::{Shown, page};
use super::form::{Desk, EntryForm, Typed};
use super::preview;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::lexicon::{self, Did, Edition, Entry, Kind, NewChange, Standing};
use crate::features::search;
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/edit/words/new/{kind}", blank)
        .post("/{lang}/edit/words/new/{kind}", add)
        .get("/{lang}/edit/words/{kind}/{key}", show)
        .post("/{lang}/edit/words/{kind}/{key}", edit)
        .post("/{lang}/edit/words/{kind}/{key}/undo", undo)
}

/// The path of an entry: language, kind and key.
type EntryPath = Path<(String, String, String)>;

fn kind_of(slug: &str) -> Result<Kind, Error> {
    Kind::parse(slug).ok_or(Error::NotFound)
}

async fn blank(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, kind)): Path<(String, String)>,
) -> Result<Response, Error> {
    visitor.editor()?;
    let shown = Shown::default();
    page(&app, lang, &visitor, kind_of(&kind)?, None, shown).await
}

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct DoneQuery {
    /// Filled when the entry's last change was just saved.
    saved: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, kind, key)): EntryPath,
    Query(done): Query<DoneQuery>,
) -> Result<Response, Error> {
    visitor.editor()?;
    let kind = kind_of(&kind)?;
    let edition = lexicon::edition(&app).await?;
    let old = edition.find(kind, &key).ok_or(Error::NotFound)?;
    let shown = Shown {
        form: EntryForm::of(old),
        is_saved: !done.saved.is_empty(),
        ..Shown::default()
    };
    page(&app, lang, &visitor, kind, Some(old), shown).await
}

async fn add(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, kind)): Path<(String, String)>,
    Form(form): Form<EntryForm>,
) -> Result<Response, Error> {
    visitor.editor()?;
    let kind = kind_of(&kind)?;
    let edition = lexicon::edition(&app).await?;
    change(app, lang, visitor, (&edition, kind, None), form).await
}

async fn edit(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, kind, key)): EntryPath,
    Form(form): Form<EntryForm>,
) -> Result<Response, Error> {
    visitor.editor()?;
    let edition = lexicon::edition(&app).await?;
    let kind = kind_of(&kind)?;
    let old = edition.find(kind, &key).ok_or(Error::NotFound)?;
    change(app, lang, visitor, (&edition, kind, Some(old)), form).await
}

/// Tries or keeps what was typed.
async fn change(
    app: App,
    lang: Lang,
    visitor: Visitor,
    (edition, kind, old): (&Edition, Kind, Option<&Standing>),
    form: EntryForm,
) -> Result<Response, Error> {
    let editor = visitor.editor()?;
    let reading = search::reading(&app).await?;
    let desk = Desk {
        edition,
        knowledge: &reading.knowledge,
        kind,
        old,
        lang,
    };
    let typed = match desk.read(&form) {
        Ok(typed) => typed,
        Err(wrong) => {
            let shown = Shown {
                form,
                wrong,
                ..Shown::default()
            };
            return page(&app, lang, &visitor, kind, old, shown).await;
        }
    };
    if form.is_trial() {
        let preview = preview::of(&app, lang, &desk, &typed, &form).await?;
        let shown = Shown {
            form,
            notes: typed.notes,
            preview: Some(preview),
            ..Shown::default()
        };
        return page(&app, lang, &visitor, kind, old, shown).await;
    }
    let new = NewChange {
        kind,
        key: &typed.key,
        entry: &typed.entry,
        seen: form.number,
        did: if old.is_some() { Did::Edit } else { Did::Add },
        why: &typed.why,
    };
    let kept = match old {
        Some(old) if old.number != form.number => Err(Error::Conflict("words-changed-meanwhile")),
        _ => lexicon::keep(&app, editor, &new).await,
    };
    match kept {
        Err(Error::Conflict(_)) if old.is_some() => {
            both(&app, lang, &visitor, kind, &typed, form).await
        }
        kept => {
            kept?;
            search::follow_soon(&app).await?;
            Ok(Redirect::to(&saved_address(lang, kind, &typed.key)).into_response())
        }
    }
}

/// Somebody changed the entry meanwhile: the page as it stands now, with what this editor changed put on it.
async fn both(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    kind: Kind,
    typed: &Typed,
    form: EntryForm,
) -> Result<Response, Error> {
    let edition = lexicon::edition(app).await?;
    let now = edition.find(kind, &typed.key).ok_or(Error::NotFound)?;
    let history = lexicon::history(app, kind, &typed.key).await?;
    let mut seen = history.into_iter();
    let seen = seen.find(|change| change.number == form.number);
    let seen = seen.map(|change| change.entry).or(now.shipped.clone());
    let entry = now
        .entry
        .with_changes(&seen.unwrap_or_default(), &typed.entry);
    let shown = Shown {
        form: EntryForm {
            why: form.why,
            queries: form.queries,
            ..EntryForm::of(&Standing {
                entry,
                ..now.clone()
            })
        },
        notes: vec![lang.text("words-changed-meanwhile")],
        ..Shown::default()
    };
    let mut answer = page(app, lang, visitor, kind, Some(now), shown).await?;
    *answer.status_mut() = StatusCode::CONFLICT;
    Ok(answer)
}

/// The entry as it was after an earlier change, or as the program brings it.
async fn undo(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, kind, key)): EntryPath,
    Form(form): Form<EntryForm>,
) -> Result<Response, Error> {
    let editor = visitor.editor()?;
    let kind = kind_of(&kind)?;
    let edition = lexicon::edition(&app).await?;
    let old = edition.find(kind, &key).ok_or(Error::NotFound)?;
    let entry: Option<Entry> = if form.to == 0 {
        old.shipped.clone()
    } else {
        let history = lexicon::history(&app, kind, &key).await?;
        let mut changes = history.into_iter();
        let change = changes.find(|change| change.number == form.to);
        change.map(|change| change.entry)
    };
    let new = NewChange {
        kind,
        key: &key,
        entry: &entry.ok_or(Error::NotFound)?,
        seen: form.number,
        did: Did::Undo,
        why: "",
    };
    lexicon::keep(&app, editor, &new).await?;
    search::follow_soon(&app).await?;
    Ok(Redirect::to(&saved_address(lang, kind, &key)).into_response())
}

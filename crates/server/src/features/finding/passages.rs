//! The texts of a canvas as passages, each with its place: made from what stands on it when it has settled, and kept in
//! the transaction that brings the registry up to date with it.
use std::collections::{BTreeMap, HashMap};

use canvas::Template;
use canvas::content::{Content, Lane};
use canvas::summary::Part;
use serde::Serialize;

use super::store;
use super::words::Words;
use crate::app::App;
use crate::db::{DbError, Tx, storable};
use crate::features::workspaces::CanvasId;
use crate::web::Error;
use crate::web::blocking::blocking;

/// Letters of one text that are kept.
const BODY_CHARS_MAX: usize = 4_000;

/// A text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// `title`, `note:…`, `field:…`, `cell:…`, `row:…`, `column:…`, `summary:…` or `comment:…`.
    pub place: String,
    /// Slug of a note's zone, id of the note that a comment is on; else empty.
    pub zone: String,
    pub body: String,
}

/// A passage as it is put, with its words.
#[derive(Debug, Serialize)]
pub(super) struct Kept {
    pub place: String,
    pub zone: String,
    pub body: String,
    pub words: String,
    /// Id of the comment that it is.
    pub comment: Option<String>,
}

/// What differs between a canvas and its passages.
pub struct Read {
    canvas: String,
    changed: Vec<Kept>,
    gone: Vec<String>,
}

fn passage(place: String, zone: &str, body: &str) -> Option<Passage> {
    let body = body.trim();
    (!body.is_empty()).then(|| Passage {
        place: storable(place),
        zone: storable(zone.to_owned()),
        body: storable(body.chars().take(BODY_CHARS_MAX).collect()),
    })
}

/// The texts of a canvas. Of an interview none: its words are for those who open it.
pub(super) fn texts(template: &Template, content: &Content) -> Vec<Passage> {
    if template.private {
        return Vec::new();
    }
    let notes = content.notes.iter();
    let notes = notes.map(|note| passage(format!("note:{}", note.id), &note.zone, &note.text));
    let fields = content.fields.iter();
    let fields = fields.map(|(slug, text)| passage(format!("field:{slug}"), "", text));
    let cells = content.cells.iter();
    let cells = cells.map(|(key, text)| passage(format!("cell:{key}"), "", text));
    let rows = content.rows.iter().map(|lane| of_lane("row", lane));
    let columns = content.columns.iter().map(|lane| of_lane("column", lane));
    let summary = Part::ALL.map(|part| {
        let text = content.summary.text(part);
        passage(format!("summary:{}", part.key()), "", text)
    });
    let all = notes.chain(fields).chain(cells).chain(rows).chain(columns);
    all.chain(summary).flatten().collect()
}

fn of_lane(axis: &str, lane: &Lane) -> Option<Passage> {
    let title = lane.parts.get("title").into_iter();
    let rest = lane.parts.iter().filter(|(slug, _)| *slug != "title");
    let parts: Vec<&str> = title
        .chain(rest.map(|(_, text)| text))
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    passage(format!("{axis}:{}", lane.id), "", &parts.join("\n"))
}

/// Reads what differs between what stands on a canvas and its passages. The words of what changed are read on a thread
/// of their own, since there may be many.
pub async fn read(
    app: &App,
    canvas: &CanvasId,
    template: &Template,
    content: &Content,
) -> Result<Read, Error> {
    let mut wanted = texts(template, content);
    let id = canvas.0.as_str();
    wanted.extend(
        store::title(&app.db, id)
            .await?
            .and_then(|title| passage("title".to_owned(), "", &title)),
    );
    if !template.private {
        wanted.extend(store::comments(&app.db, id).await?);
    }
    let old = store::of_canvas(&app.db, id).await?;
    let mut old: HashMap<String, Passage> = old
        .into_iter()
        .map(|one| (one.place.clone(), one))
        .collect();
    let mut fresh = BTreeMap::new();
    for one in wanted {
        if old.remove(&one.place).as_ref() != Some(&one) {
            fresh.insert(one.place.clone(), one);
        }
    }
    let gone = old.into_keys().collect();
    let words = app.clone();
    let changed = blocking(move || {
        let words = Words::of(&words);
        fresh.into_values().map(|one| kept(words, one)).collect()
    });
    Ok(Read {
        canvas: canvas.0.clone(),
        changed: changed.await?,
        gone,
    })
}

fn kept(words: Words, one: Passage) -> Kept {
    Kept {
        words: words.kept(&one.body),
        comment: one.place.strip_prefix("comment:").map(str::to_owned),
        place: one.place,
        zone: one.zone,
        body: one.body,
    }
}

/// Brings the passages of a canvas up to date.
pub async fn put(tx: &mut Tx<'_>, read: &Read) -> Result<(), DbError> {
    store::drop(tx, &read.canvas, &read.gone).await?;
    store::put(tx, &read.canvas, &read.changed).await
}

/// Forgets every passage of a canvas that was thrown away.
pub async fn forget(tx: &mut Tx<'_>, canvas: &CanvasId) -> Result<(), DbError> {
    store::forget(tx, &canvas.0).await
}

/// Makes a comment that has just been written known, unless it is on an interview. It is forgotten with its row.
pub async fn put_comment(
    app: &App,
    tx: &mut Tx<'_>,
    (canvas, kind): (&str, &str),
    (comment, note): (&str, &str),
    text: &str,
) -> Result<(), DbError> {
    if canvas::find(kind).is_none_or(|template| template.private) {
        return Ok(());
    }
    let one = passage(format!("comment:{comment}"), note, text);
    let kept: Vec<Kept> = one
        .map(|one| kept(Words::of(app), one))
        .into_iter()
        .collect();
    store::put(tx, canvas, &kept).await
}

/// Makes the title of a canvas known that has just been given to it.
pub async fn put_title(
    app: &App,
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    title: &str,
) -> Result<(), DbError> {
    let one = passage("title".to_owned(), "", title);
    let kept: Vec<Kept> = one
        .map(|one| kept(Words::of(app), one))
        .into_iter()
        .collect();
    store::put(tx, &canvas.0, &kept).await
}

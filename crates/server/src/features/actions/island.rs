//! What the open canvas shows of the talk about its notes: how much is said about each, and what is said about one.
use std::collections::BTreeMap;

use axum::Json as Answer;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notes::Notes;
use super::of_canvas;
use super::views::Drawing;
use crate::app::App;
use crate::features::live;
use crate::features::workspaces::{self, Access, View};
use crate::i18n::Lang;
use crate::web::{Error, Routes};

pub(super) fn routes() -> Routes {
    Routes::new().get("/c/{canvas}/talk", shown)
}

/// A comment in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CommentShown {
    /// Id.
    pub id: String,
    /// Who wrote it and when.
    pub by: String,
    /// What it says, with line breaks.
    pub text: String,
}

/// An action point in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PointShown {
    /// Id.
    pub id: String,
    /// What is done.
    pub what: String,
    /// Whether it is done or late, by whom and by when.
    pub about: String,
}

/// What is said about the notes of a canvas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TalkShown {
    /// How many comments and action points each note has, by its id.
    pub counts: BTreeMap<String, usize>,
    /// Comments on the note that was asked about, oldest first.
    pub comments: Vec<CommentShown>,
    /// Action points of that note.
    pub points: Vec<PointShown>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    note: String,
}

async fn shown(
    State(app): State<App>,
    access: Access<View>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Answer<TalkShown>, Error> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE);
    let lang = Lang::preferred(accepted.and_then(|it| it.to_str().ok()).unwrap_or_default());
    let canvas = workspaces::canvas_of(&app, &access).await?;
    let (id, who) = (access.canvas()?, &access.who);
    live::note_read(&app, &canvas.kind, id, &access.workspace, who).await?;
    let talk = of_canvas(&app, &canvas.id).await?;
    let template = canvas::find(&canvas.kind).ok_or(Error::NotFound)?;
    let content = live::content(&app, id).await?;
    let notes = Notes::new(lang, template, &content);
    let drawing = Drawing {
        lang,
        now_ms: app.now_ms(),
        who: None,
        notes: &notes,
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (note, comments) in &talk.comments {
        counts.insert(note.clone(), comments.len());
    }
    for note in talk
        .action_points
        .iter()
        .filter_map(|point| point.note.as_ref())
    {
        *counts.entry(note.clone()).or_default() += 1;
    }
    let said = talk.comments.get(&asked.note).into_iter().flatten();
    let agreed = talk.action_points.iter();
    let agreed = agreed.filter(|point| point.note.as_ref() == Some(&asked.note));
    Ok(Answer(TalkShown {
        counts,
        comments: said
            .map(|comment| drawing.comment(comment).shown(lang))
            .collect(),
        points: agreed
            .map(|point| drawing.point(point).shown(lang))
            .collect(),
    }))
}

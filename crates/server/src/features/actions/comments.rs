//! Writing comments and taking them away.
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::desk::{CommentDraft, Desk};
use super::pages::{self, NEW_COMMENT, Typed};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{Access, Write};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/c/{canvas}/comments", add)
        .post("/{lang}/c/{canvas}/comments/{comment}/remove", remove)
}

/// A comment as it is typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct CommentForm {
    pub note: String,
    pub text: String,
    /// The note whose page it was typed on; empty for the canvas's page.
    pub from: String,
}

/// Where a form leads back to: the page of the note that it was on, or the canvas's; `part` is a place on it.
pub(super) fn back(
    lang: Lang,
    access: &Access<Write>,
    from: &str,
    part: &str,
) -> Result<Response, Error> {
    let canvas = &access.canvas()?.0;
    let is_id = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let page = match from {
        note if !note.is_empty() && note.chars().all(is_id) => format!("notes/{note}"),
        _ => "actions".to_owned(),
    };
    Ok(Redirect::to(&format!("/{lang}/c/{canvas}/{page}{part}")).into_response())
}

async fn add(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    Form(form): Form<CommentForm>,
) -> Result<Response, Error> {
    let draft = CommentDraft {
        note: form.note.clone(),
        text: form.text.clone(),
    };
    let desk = Desk::open(&app, &access).await?;
    match desk.comment(&draft).await {
        Ok(made) => back(lang, &access, &form.from, &format!("#k-{}", made.id)),
        Err(Error::Invalid(errors)) => {
            let from = form.from.clone();
            let typed = Typed {
                form: NEW_COMMENT.to_owned(),
                comment: form,
                errors,
                ..Typed::default()
            };
            pages::page(&app, lang, &visitor, &access, &from, typed).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Deserialize)]
struct ItemPath {
    comment: String,
}

#[derive(Deserialize)]
struct FromForm {
    #[serde(default)]
    from: String,
}

async fn remove(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Path(path): Path<ItemPath>,
    Form(form): Form<FromForm>,
) -> Result<Response, Error> {
    let desk = Desk::open(&app, &access).await?;
    desk.remove_comment(&path.comment).await?;
    back(lang, &access, &form.from, "#comments")
}

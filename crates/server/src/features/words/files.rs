//! The words as files of the shape in which the program brings them, so that good ones can be taken into it.
use axum::extract::{Path, State};
use axum::response::Response;

use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::lexicon;
use crate::web::downloads::{FileKind, download};
use crate::web::{Error, Routes};

const TOML: FileKind = FileKind {
    ending: "toml",
    media: "application/toml; charset=utf-8",
};

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/edit/words/files/{file}", file)
}

async fn file(
    State(app): State<App>,
    visitor: Visitor,
    Path((_, file)): Path<(String, String)>,
) -> Result<Response, Error> {
    visitor.editor()?;
    let texts = lexicon::edition(&app).await?.texts();
    let text = match file.as_str() {
        "concepts" => texts.concepts,
        "spoken" => texts.spoken,
        "words" => texts.words,
        _ => return Err(Error::NotFound),
    };
    Ok(download(&file, TOML, text.into_bytes()))
}

//! The canvas on paper: as it is filled, or blank to be written on by hand.
use axum::extract::{Query, State};
use axum::response::Response;
use canvas::content::Content;
use canvas::sheet::Sheet;
use serde::Deserialize;
use typeset::About;
use typeset::sheet::Paper;

use super::pages;
use super::taken::load;
use super::worksheet::Canvas;
use crate::app::App;
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{self, Access, View};
use crate::i18n::Lang;
use crate::web::forms::FormErrors;
use crate::web::{Error, PathLang, Routes, pdf};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/results/sheet.pdf", filled)
        .get("/{lang}/c/{canvas}/results/blank.pdf", blank)
}

#[derive(Deserialize)]
struct Asked {
    paper: Option<String>,
}

impl Asked {
    /// A4 unless another is asked for. Fails with 422 when we have no such paper.
    fn paper(&self) -> Result<Paper, Error> {
        match self
            .paper
            .as_deref()
            .unwrap_or("a4")
            .to_lowercase()
            .as_str()
        {
            "a4" => Ok(Paper::A4),
            "a3" => Ok(Paper::A3),
            "a1" => Ok(Paper::A1),
            _ => Err(FormErrors::one("paper", "paper-unknown").into()),
        }
    }
}

async fn filled(
    State(app): State<App>,
    PathLang(lang): PathLang,
    Query(asked): Query<Asked>,
    access: Access<View>,
) -> Result<Response, Error> {
    let paper = asked.paper()?;
    let files = pages::files(&app, lang, &access, "sheet.pdf").await?;
    files.sheet(paper).await
}

async fn blank(
    State(app): State<App>,
    PathLang(lang): PathLang,
    Query(asked): Query<Asked>,
    access: Access<View>,
) -> Result<Response, Error> {
    let paper = asked.paper()?;
    let (_, template) = load(&app, &access).await?;
    let workspace = workspaces::find(&app, &access)
        .await?
        .ok_or(Error::NotFound)?;
    let sheet: Sheet = template
        .sheet(&SheetTexts(lang))
        .offering(&Content::default());
    let about = about(lang, &workspace.title, app.now_ms());
    let name = format!("{} - {}", sheet.title, lang.text("paper-blank"));
    pdf::pdf(&name, move || {
        let canvas = Canvas {
            lang,
            sheet: &sheet,
            content: None,
        };
        typeset::sheet::sheet(&canvas.worksheet("", &sheet.question), paper, &about)
    })
    .await
}

/// The first page of a form as a picture (SVG): what a blank sheet of it looks like. Fails with 429 when too many
/// papers are being set.
pub async fn picture(lang: Lang, sheet: Sheet, author: &str, now_ms: i64) -> Result<String, Error> {
    let about = about(lang, author, now_ms);
    pdf::in_turn(move || {
        let canvas = Canvas {
            lang,
            sheet: &sheet,
            content: None,
        };
        typeset::sheet::picture(&canvas.worksheet("", &sheet.question), Paper::A4, &about)
    })
    .await
}

fn about(lang: Lang, author: &str, made_at_ms: i64) -> About {
    About {
        lang: pdf::paper_lang(lang),
        author: author.to_owned(),
        made_at_ms,
    }
}

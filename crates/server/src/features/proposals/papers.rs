//! Getting a proposal's paper from its canvas, as a letter and as PDF.
use axum::response::Response;
use canvas::template::Template;
use typeset::{About, Letter};

use super::model::is_proposal;
use super::paper::{Around, Paper};
use crate::app::App;
use crate::features::live;
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{self, Access, CanvasHead, CanvasId, Level};
use crate::i18n::Lang;
use crate::web::{Error, dates, pdf};

/// A canvas that makes a proposal.
pub(super) struct Proposal {
    pub canvas: CanvasHead,
    pub template: &'static Template,
}

/// The proposal that `access` is for; 404 for other canvases.
pub(super) async fn proposal<L: Level>(app: &App, access: &Access<L>) -> Result<Proposal, Error> {
    of(workspaces::canvas_of(app, access).await?).ok_or(Error::NotFound)
}

/// The canvas as a proposal, if it is one.
pub(super) fn of(canvas: CanvasHead) -> Option<Proposal> {
    let template = canvas::find(&canvas.kind).filter(|template| is_proposal(template))?;
    Some(Proposal { canvas, template })
}

impl Proposal {
    /// Fails with 409 when it is in the archive.
    pub(super) fn must_be_open(&self) -> Result<(), Error> {
        if self.canvas.is_archived {
            return Err(Error::Conflict("canvas-is-archived"));
        }
        Ok(())
    }

    /// What stands on it now.
    pub(super) async fn paper(&self, app: &App) -> Result<Paper, Error> {
        let content = live::content(app, &CanvasId(self.canvas.id.clone())).await?;
        Ok(Paper::read(self.template, &content))
    }

    /// A paper of it as a letter of the day `at`, its headings in `lang`.
    pub(super) async fn letter(
        &self,
        app: &App,
        lang: Lang,
        paper: &Paper,
        at: i64,
    ) -> Result<Letter, Error> {
        let sheet = self.template.sheet(&SheetTexts(lang));
        let sender = workspaces::title(app, &self.canvas.workspace)
            .await?
            .unwrap_or_default();
        let around = Around {
            title: &self.canvas.title,
            sender: &sender,
            day: &dates::day(lang, dates::in_finland(at).date()),
        };
        Ok(paper.letter(&sheet, self.template, lang, &around))
    }

    /// The same as PDF, one page of A4 unless it is long.
    pub(super) async fn pdf(
        &self,
        app: &App,
        lang: Lang,
        paper: &Paper,
        at: i64,
    ) -> Result<Response, Error> {
        let letter = self.letter(app, lang, paper, at).await?;
        let about = About {
            lang: pdf::paper_lang(lang),
            author: workspaces::title(app, &self.canvas.workspace)
                .await?
                .unwrap_or_default(),
            made_at_ms: at,
        };
        let name = format!("{} - {}", letter.kicker, letter.title);
        pdf::pdf(&name, move || typeset::letter(&letter, &about)).await
    }
}

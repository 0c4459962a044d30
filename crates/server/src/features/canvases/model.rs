//! A canvas as lists and pages know it: everything but its content.
use canvas::settings::Settings;
use canvas::template::Template;

use crate::i18n::Lang;

/// A canvas (työpohja).
#[derive(Clone, Debug)]
pub struct CanvasRecord {
    /// Id.
    pub id: String,
    /// Workspace it belongs to.
    pub workspace_id: String,
    /// Identifier of its kind.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Language it was started in.
    pub lang: Lang,
    /// Version of the template it was started with.
    pub template_version: i64,
    /// Changes when the document is replaced by another, so that old copies are not merged in.
    pub generation: String,
    /// The room's settings.
    pub settings: Settings,
    /// UTC milliseconds.
    pub created_at: i64,
    /// When it last changed, UTC milliseconds.
    pub changed_at: i64,
    /// When it was archived, if it was.
    pub archived_at: Option<i64>,
    /// When it was deleted, if it was; it can be brought back.
    pub deleted_at: Option<i64>,
}

/// How far a canvas is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is written yet.
    Untouched,
    /// Somebody has written.
    UnderWay,
    /// Every step of the guide is marked done.
    Done,
    /// Put aside.
    Archived,
}

impl Progress {
    /// Message key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Untouched => "state-untouched",
            Self::UnderWay => "state-under-way",
            Self::Done => "state-done",
            Self::Archived => "state-archived",
        }
    }

    /// Colour of its chip.
    pub fn chip(self) -> &'static str {
        match self {
            Self::Untouched | Self::Archived => "chip",
            Self::UnderWay => "chip chip-brand",
            Self::Done => "chip chip-ok",
        }
    }
}

impl CanvasRecord {
    /// How far it is, by its template's guide.
    pub fn progress(&self, template: &Template) -> Progress {
        let is_done = |letter: &String| self.settings.done.contains(letter);
        if self.archived_at.is_some() {
            Progress::Archived
        } else if template.steps.iter().all(|step| is_done(&step.letter)) {
            Progress::Done
        } else if self.changed_at > self.created_at || !self.settings.done.is_empty() {
            Progress::UnderWay
        } else {
            Progress::Untouched
        }
    }
}

//! A canvas made of a file that was taken home, here or elsewhere.
use canvas::CanvasFile;
use canvas::file::{FileFault, Why};

use crate::app::App;
use crate::features::canvases::{self, CanvasRecord, NewCanvas, Ready};
use crate::features::interviews;
use crate::features::workspaces::{Access, Manage, Title};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, FormErrors};

/// A file that fits a canvas, with the title that the canvas gets.
pub struct Incoming {
    file: CanvasFile,
    template: &'static canvas::Template,
    title: Title,
}

/// Why a file or its new title is not taken.
#[derive(Debug)]
pub enum Refused {
    /// The file.
    File(FileFault),
    /// The title that somebody typed, or the file's own.
    Title(MsgKey),
}

impl From<FileFault> for Refused {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}

impl Refused {
    /// The mistake beside its field.
    pub fn errors(&self) -> FormErrors {
        match self {
            Self::File(fault) => FormErrors::one("file", fault.why.key()),
            Self::Title(key) => FormErrors::one("title", key),
        }
    }

    /// Where in the file, as its writer would look for it; may be empty.
    pub fn place(&self) -> &str {
        match self {
            Self::File(fault) => &fault.place,
            Self::Title(_) => "",
        }
    }
}

impl Incoming {
    /// Reads a file of any origin. A title that is not empty replaces its own.
    pub async fn read(bytes: Vec<u8>, title: &str, now_ms: i64) -> Result<Self, Refused> {
        let title = title.trim().to_owned();
        let read = tokio::task::spawn_blocking(move || Self::parse(&bytes, &title, now_ms));
        read.await
            .unwrap_or_else(|_| Err(FileFault::from(Why::Shape).into()))
    }

    fn parse(bytes: &[u8], title: &str, now_ms: i64) -> Result<Self, Refused> {
        if bytes.is_empty() {
            return Err(FileFault::from(Why::Missing).into());
        }
        let (file, template) = CanvasFile::parse(bytes)?;
        if template.private && file.keep_until.is_some_and(|until| until <= now_ms) {
            return Err(FileFault::from(Why::Expired).into());
        }
        let title = if title.is_empty() { &file.title } else { title };
        let title = Title::parse(title).map_err(Refused::Title)?;
        Ok(Self {
            // What a file says about persons and records cannot be proved.
            file: file.anonymous(),
            template,
            title,
        })
    }

    /// Makes the canvas in the workspace of `access`; `lang` is its language if the file names none that we have.
    /// Refuses what would be larger than a canvas may be.
    pub async fn make(
        self,
        app: &App,
        access: &Access<Manage>,
        lang: Lang,
    ) -> Result<Result<CanvasRecord, Refused>, Error> {
        let new = NewCanvas {
            workspace: &access.workspace.0,
            template: self.template,
            title: &self.title,
            lang: Lang::parse(&self.file.language).unwrap_or(lang),
            by: &access.who.id,
        };
        let until = self.file.keep_until;
        let ready = Ready {
            content: self.file.content,
            done: self.file.done,
            keep_until: until.map(|until| interviews::kept_at_most(until, app.now_ms())),
        };
        let made = canvases::create_ready(app, new, ready).await?;
        Ok(made.ok_or_else(|| FileFault::from(Why::TooLarge).into()))
    }
}

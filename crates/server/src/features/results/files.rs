//! The files that a canvas is taken home as.
use axum::response::Response;
use canvas::Template;
use canvas::content::{Content, Signed};
use typeset::sheet::Paper;

use super::tables::{Reading, TableName};
use super::worksheet::Canvas;
use crate::features::actions::Talk;
use crate::features::vocabularies::SheetTexts;
use crate::features::votes::Round;
use crate::i18n::Lang;
use crate::web::tables::{About, csv_file, workbook_file};
use crate::web::{Error, dates, pdf};

/// Whether files name who wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// As they stand on the canvas.
    Shown,
    /// Nobody is named.
    LeftOut,
}

/// A canvas on its way into files.
pub struct Files {
    /// The language of headings.
    pub lang: Lang,
    /// What the canvas is called.
    pub title: String,
    /// Whose it is.
    pub workspace: String,
    /// The template of its kind.
    pub template: &'static Template,
    /// What stands on it.
    pub content: Content,
    /// Its closed votes.
    pub rounds: Vec<Round>,
    /// What was said about it, and what was agreed.
    pub talk: Talk,
    /// Whether who wrote is named.
    pub names: Names,
    /// When they are made, UTC milliseconds.
    pub at: i64,
}

/// The tables that canvases of a kind have: what each is called, and the name of its file.
pub fn tables(lang: Lang, template: &Template, names: Names) -> Vec<(String, &'static str)> {
    let sheet = template.sheet(&SheetTexts(lang));
    let tables = TableName::ALL.into_iter();
    let tables = tables.filter(|name| name.is_on(template) && name.is_for(names));
    tables
        .map(|name| (name.title(lang, &sheet), name.file()))
        .collect()
}

/// What stands on a canvas without its bin and without anybody's name.
pub fn nameless(mut content: Content) -> Content {
    let forget = |signed: &mut Signed| {
        signed.by.clear();
        signed.name.clear();
    };
    content.bin.clear();
    for note in &mut content.notes {
        note.author.clear();
        note.by.clear();
    }
    content
        .links
        .iter_mut()
        .for_each(|link| forget(&mut link.signed));
    let circles = content.circles.iter_mut();
    circles.for_each(|circle| forget(&mut circle.signed));
    let ticks = content.ticks.values_mut();
    ticks.for_each(|tick| forget(&mut tick.signed));
    content.hearts.values_mut().for_each(forget);
    content.written.values_mut().for_each(forget);
    content
}

impl Files {
    /// The file of this name: `canvas.xlsx`, `sheet.pdf` or that of a table. 404 when there is none.
    pub async fn file(self, name: &str) -> Result<Response, Error> {
        let table = TableName::ALL.into_iter().find(|one| one.file() == name);
        match (name, table) {
            ("canvas.xlsx", _) => self.xlsx().await,
            ("sheet.pdf", _) => self.sheet(Paper::A4).await,
            (_, Some(table)) => self.csv(table),
            _ => Err(Error::NotFound),
        }
    }

    /// All tables in one workbook.
    pub(super) async fn xlsx(self) -> Result<Response, Error> {
        let about = About {
            title: self.title.clone(),
            subject: self.lang.text(&format!("{}-title", self.template.kind)),
            author: self.workspace.clone(),
            at: self.at,
        };
        let name = self.title.clone();
        let tables = self.reading().tables();
        workbook_file(&name, tables, about).await
    }

    /// One table; 404 when the kind has none such.
    pub(super) fn csv(&self, name: TableName) -> Result<Response, Error> {
        let table = self.reading().table(name).ok_or(Error::NotFound)?;
        let file = format!("{} - {}", self.title, table.title);
        Ok(csv_file(&file, &table))
    }

    /// The canvas on paper, which names nobody.
    pub(super) async fn sheet(self, paper: Paper) -> Result<Response, Error> {
        let day = dates::day(self.lang, dates::in_finland(self.at).date());
        let about = typeset::About {
            lang: pdf::paper_lang(self.lang),
            author: self.workspace.clone(),
            made_at_ms: self.at,
        };
        let name = self.title.clone();
        pdf::pdf(&name, move || {
            let canvas = Canvas {
                lang: self.lang,
                sheet: &self.template.sheet(&SheetTexts(self.lang)),
                content: Some(&self.content),
            };
            let foot = format!("{}, {day}", self.workspace);
            let sheet = canvas.worksheet(&self.title, &foot);
            typeset::sheet::sheet(&sheet, paper, &about)
        })
        .await
    }

    fn reading(&self) -> Reading<'_> {
        Reading {
            names: self.names,
            ..Reading::new(
                self.lang,
                self.template,
                &self.content,
                &self.rounds,
                &self.talk,
            )
        }
    }
}

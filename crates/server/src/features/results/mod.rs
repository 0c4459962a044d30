//! Results (tulokset): what stands on a canvas, taken home as files, and a canvas made of such a file. Whoever may
//! read a canvas may take it home; every file that leaves is in the audit trail.
mod bring;
mod files;
mod import;
mod pages;
mod papers;
mod tables;
mod taken;
mod upload;
mod worksheet;

pub use files::{Files, Names, nameless, tables};
pub use import::{Incoming, Refused};
pub use papers::picture;
pub use taken::{JSON, Taken, take};

use canvas::Template;
use canvas::content::Content;
use canvas::sheet::Sheet;

use crate::features::actions::Talk;
use crate::i18n::Lang;
use crate::web::Routes;
use crate::web::tables::{Cell, Column};
use tables::{Reading, TableName};

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
        .merge(bring::routes())
        .merge(papers::routes())
}

/// The notes of a canvas as a table in the reader's words, a row for each in their order: the columns with their names in
/// addresses, and the rows.
pub fn note_rows(
    lang: Lang,
    template: &Template,
    content: &Content,
) -> (Vec<(String, Column)>, Vec<Vec<Cell>>) {
    let talk = Talk::default();
    let reading = Reading::new(lang, template, content, &[], &talk);
    let table = reading.table(TableName::Notes).unwrap_or_default();
    (reading.note_columns(), table.rows)
}

/// What stands on a canvas in the form of its kind, called `title`, with `foot` at its foot.
pub fn worksheet(
    lang: Lang,
    sheet: &Sheet,
    content: &Content,
    title: &str,
    foot: &str,
) -> typeset::sheet::Sheet {
    let content = Some(content);
    let canvas = worksheet::Canvas {
        lang,
        sheet,
        content,
    };
    canvas.worksheet(title, foot)
}

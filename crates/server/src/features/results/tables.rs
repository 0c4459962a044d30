//! What stands on a canvas as tables in the reader's words: a spreadsheet's sheets, or a CSV file each.
mod matrix;
mod notes;
mod talk;
mod votes;

use canvas::Template;
use canvas::content::{Content, Signed};
use canvas::sheet::{Input, Sheet};
use canvas::summary::Part;

use super::files::Names;
use crate::features::actions::Talk;
use crate::features::areas;
use crate::features::vocabularies::SheetTexts;
use crate::features::votes::{Round, can_vote};
use crate::i18n::Lang;
pub(super) use crate::web::tables::{Cell, Column, Table};

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableName {
    /// Notes, a row each.
    Notes,
    /// Fields and choices, and the summary.
    Fields,
    /// The sheet's own table, as it is seen.
    Matrix,
    /// The same, a row for each cell.
    Cells,
    /// Links between notes.
    Links,
    /// Circles.
    Circles,
    /// What closed votes gave.
    Votes,
    /// Who does what by when.
    ActionPoints,
    /// What was said about notes.
    Comments,
}

impl TableName {
    /// All, in the order of the sheets.
    pub const ALL: [Self; 9] = [
        Self::Notes,
        Self::Matrix,
        Self::Cells,
        Self::Links,
        Self::Circles,
        Self::Votes,
        Self::ActionPoints,
        Self::Comments,
        Self::Fields,
    ];

    /// Path of its file.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Notes => "/{lang}/c/{canvas}/results/notes.csv",
            Self::Fields => "/{lang}/c/{canvas}/results/fields.csv",
            Self::Matrix => "/{lang}/c/{canvas}/results/table.csv",
            Self::Cells => "/{lang}/c/{canvas}/results/cells.csv",
            Self::Links => "/{lang}/c/{canvas}/results/links.csv",
            Self::Circles => "/{lang}/c/{canvas}/results/circles.csv",
            Self::Votes => "/{lang}/c/{canvas}/results/votes.csv",
            Self::ActionPoints => "/{lang}/c/{canvas}/results/action-points.csv",
            Self::Comments => "/{lang}/c/{canvas}/results/comments.csv",
        }
    }

    /// Name of its file.
    pub fn file(self) -> &'static str {
        self.path().rsplit('/').next().unwrap_or_default()
    }

    /// Whether canvases of the kind have it.
    pub fn is_on(self, template: &Template) -> bool {
        match self {
            Self::Notes | Self::Comments => !template.zones.is_empty(),
            // The summary stands among the fields, whatever the kind.
            Self::Fields => true,
            Self::Matrix | Self::Cells => template.matrix.is_some(),
            Self::Links => !template.link_kinds.is_empty(),
            Self::Circles => template.circles.is_some(),
            Self::Votes => can_vote(template),
            Self::ActionPoints => true,
        }
    }

    /// Whether readers get it for whom people are named so: what people said to each other stays among them.
    pub fn is_for(self, names: Names) -> bool {
        names == Names::Shown || self != Self::Comments
    }

    /// What it is called.
    pub fn title(self, lang: Lang, sheet: &Sheet) -> String {
        match self {
            Self::Notes => lang.text("table-notes"),
            Self::Fields => lang.text("canvas-fields"),
            Self::Matrix => sheet
                .matrix
                .as_ref()
                .map_or_else(String::new, |matrix| matrix.label.clone()),
            Self::Cells => lang.text("results-cells"),
            Self::Links => lang.text("table-links"),
            Self::Circles => lang.text("history-circles"),
            Self::Votes => lang.text("results-votes"),
            Self::ActionPoints => lang.text("action-points"),
            Self::Comments => lang.text("comments"),
        }
    }
}

impl Table {
    /// The same without the columns that name people.
    fn without_people(self) -> Self {
        let named: Vec<bool> = self.columns.iter().map(|one| one.is_people).collect();
        let rows = self.rows.into_iter().map(|row| left(row, &named));
        Self {
            title: self.title,
            rows: rows.collect(),
            columns: left(self.columns, &named),
        }
    }
}

/// Those that are not marked.
fn left<T>(all: Vec<T>, marked: &[bool]) -> Vec<T> {
    let all = all.into_iter().zip(marked);
    all.filter(|(_, marked)| !**marked)
        .map(|(one, _)| one)
        .collect()
}

const NARROW: f64 = 14.0;
const MEDIUM: f64 = 26.0;
const WIDE: f64 = 48.0;

/// A canvas that is read for tables.
pub(super) struct Reading<'a> {
    pub lang: Lang,
    pub template: &'a Template,
    pub sheet: Sheet,
    pub content: &'a Content,
    pub rounds: &'a [Round],
    pub talk: &'a Talk,
    pub names: Names,
}

impl<'a> Reading<'a> {
    /// `rounds` are the closed votes, `talk` what was said and agreed.
    pub fn new(
        lang: Lang,
        template: &'a Template,
        content: &'a Content,
        rounds: &'a [Round],
        talk: &'a Talk,
    ) -> Self {
        Self {
            lang,
            template,
            sheet: template.sheet(&SheetTexts(lang)),
            content,
            rounds,
            talk,
            names: Names::Shown,
        }
    }

    /// Every table that the kind has.
    pub fn tables(&self) -> Vec<Table> {
        let names = TableName::ALL.into_iter();
        names.filter_map(|name| self.table(name)).collect()
    }

    /// The table, if the kind has it.
    pub fn table(&self, name: TableName) -> Option<Table> {
        if !name.is_on(self.template) || !name.is_for(self.names) {
            return None;
        }
        let (columns, rows) = match name {
            TableName::Notes => self.notes(),
            TableName::Fields => self.fields(),
            TableName::Matrix => self.matrix()?,
            TableName::Cells => self.cells()?,
            TableName::Links => self.links(),
            TableName::Circles => self.circles(),
            TableName::Votes => self.votes(),
            TableName::ActionPoints => self.action_points(),
            TableName::Comments => self.comments(),
        };
        let table = Table {
            title: name.title(self.lang, &self.sheet),
            columns,
            rows,
        };
        Some(match self.names {
            Names::Shown => table,
            Names::LeftOut => table.without_people(),
        })
    }

    /// A column under the message of `key`.
    fn column(&self, key: &str, width: f64) -> Column {
        Column {
            label: self.lang.text(key),
            width,
            is_people: false,
        }
    }

    /// A column with names of people.
    fn people(&self, key: &str) -> Column {
        Column {
            is_people: true,
            ..self.column(key, MEDIUM)
        }
    }

    fn fields(&self) -> (Vec<Column>, Vec<Vec<Cell>>) {
        let columns = vec![
            self.column("results-field", MEDIUM),
            self.column("results-text", WIDE),
            self.people("results-last-by"),
            self.column("table-time", NARROW),
        ];
        let rows = self.sheet.fields.iter().map(|field| {
            let chosen = || self.content.choices.get(&field.slug).into_iter().flatten();
            let text = match &field.input {
                Input::Choices { options, .. } => listed(chosen().map(|key| {
                    let option = options.iter().find(|option| option.key == *key);
                    option.map_or(key.as_str(), |option| &option.label)
                })),
                Input::Municipalities { .. } => listed(chosen().map(|code| {
                    areas::municipality(code).map_or(code.as_str(), |found| found.name(self.lang))
                })),
                _ => self
                    .content
                    .fields
                    .get(&field.slug)
                    .cloned()
                    .unwrap_or_default(),
            };
            let by = self.content.written.get(&format!("field:{}", field.slug));
            let mut row = vec![field.label.clone().into(), text.into()];
            row.extend(who_and_when(by));
            row
        });
        let summary = Part::ALL.map(|part| {
            let label = self.lang.text(part.label());
            let text = self.content.summary.text(part);
            let mut row: Vec<Cell> = vec![label.into(), text.into()];
            row.extend(who_and_when(self.content.written.get(&part.place())));
            row
        });
        (columns, rows.chain(summary).collect())
    }
}

/// Several words in one cell.
fn listed<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join("; ")
}

/// A name and a time, as far as they are known.
fn who_and_when(signed: Option<&Signed>) -> [Cell; 2] {
    match signed {
        Some(signed) => [signed.name.as_str().into(), moment(signed.at)],
        None => ["".into(), "".into()],
    }
}

fn moment(at: i64) -> Cell {
    if at > 0 { Cell::Moment(at) } else { "".into() }
}

/// First line, and the rest.
fn name_and_remark(text: &str) -> (&str, &str) {
    let (name, remark) = text.split_once('\n').unwrap_or((text, ""));
    (name.trim(), remark.trim())
}

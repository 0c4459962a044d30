//! The page of the rows, and the rows as a file.
use axum::extract::{Query, State};
use axum::response::{Html, Response};
use canvas::Template;
use canvas::settings::Role;
use serde::Deserialize;

use super::asked::{Asked, Way};
use super::notes::{NAME, Notes, Row, ZONE};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::canvases::{self, CanvasRecord};
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{self, Access, Level, View};
use crate::features::{live, results, votes};
use crate::i18n::Lang;
use crate::web::tables::{Cell, csv_file};
use crate::web::{Error, PathLang, Routes, Shell, assets, dates, html};

/// Name of the file, as the trail tells it.
const FILE: &str = "table.csv";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/table", show)
        .get("/{lang}/c/{canvas}/table.csv", take)
}

/// The canvas of the path with its template; 404 when there is none, or it holds no notes.
pub(super) async fn load<L: Level>(
    app: &App,
    access: &Access<L>,
) -> Result<(CanvasRecord, &'static Template), Error> {
    let found = canvases::find(app, &access.workspace.0, &access.canvas()?.0).await?;
    let record = found.ok_or(Error::NotFound)?;
    let template = canvas::find(&record.kind).filter(|template| !template.zones.is_empty());
    Ok((record, template.ok_or(Error::NotFound)?))
}

/// Where the canvas belongs, for the reader: address and title.
pub(super) async fn home<L: Level>(
    app: &App,
    lang: Lang,
    access: &Access<L>,
) -> Result<(String, String), Error> {
    let workspace = workspaces::find(app, access).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    Ok(access.who.home(lang, &workspace.id, &workspace.title))
}

/// How many rows were brought just now.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Came {
    new: Option<usize>,
    changed: Option<usize>,
}

impl Came {
    fn words(&self, lang: Lang) -> Option<String> {
        let (new, changed) = (self.new?, self.changed.unwrap_or(0));
        let count = |key, count: usize| lang.count(key, i64::try_from(count).unwrap_or(i64::MAX));
        let parts = [("rows-came-new", new), ("rows-came-changed", changed)];
        let said: Vec<String> = parts
            .into_iter()
            .filter(|(_, number)| *number > 0)
            .map(|(key, number)| count(key, number))
            .collect();
        Some(match said.is_empty() {
            true => lang.text("rows-came-none"),
            false => said.join(" "),
        })
    }
}

#[derive(askama::Template)]
#[template(path = "rows/table.html")]
struct TablePage {
    shell: Shell,
    home: (String, String),
    record: CanvasRecord,
    asked: Asked,
    zones: Vec<(String, String)>,
    authors: Vec<String>,
    heads: Vec<Head>,
    lines: Vec<Line>,
    /// How many notes there are, and in which order they stand, in words.
    caption: String,
    /// Whether there is any note at all.
    is_filled: bool,
    can_bring: bool,
    /// What was brought just now, in words.
    came: Option<String>,
    /// Address of the file with these rows.
    file: String,
    /// Address of all rows.
    all: String,
    icons: String,
}

struct Head {
    label: String,
    /// Which way the rows are sorted by it, if they are.
    way: Option<Way>,
    /// Address of the rows sorted by it.
    address: String,
}

struct Line {
    cells: Vec<Shown>,
}

/// A cell as it is drawn.
enum Shown {
    Name(String),
    Zone {
        label: String,
        tone: String,
        icon: String,
    },
    Words(String),
    Number(String),
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Query(asked): Query<Asked>,
    Query(came): Query<Came>,
) -> Result<Html<String>, Error> {
    let (record, template) = load(&app, &access).await?;
    let canvas = access.canvas()?;
    live::note_read(&app, &record.kind, canvas, &access.workspace, &access.who).await?;
    let content = live::content(&app, canvas).await?;
    let rounds = votes::closed_rounds(&app, &record.id).await?;
    let mut notes = Notes::new(lang, template, &content, &rounds);
    let (count, authors) = (notes.rows.len(), notes.authors());
    asked.arrange(&mut notes);
    let page = format!("/{lang}/c/{}/table", record.id);
    let sheet = template.sheet(&SheetTexts(lang));
    let heads = notes.columns.iter().map(|one| Head {
        label: one.column.label.clone(),
        way: (one.name == asked.sort).then_some(asked.way),
        address: asked.turned(&one.name).address(&page),
    });
    Ok(html(&TablePage {
        shell: visitor.shell(lang, &lang.text("rows-title")),
        home: home(&app, lang, &access).await?,
        zones: sheet
            .zones
            .iter()
            .map(|zone| (zone.slug.clone(), zone.label.clone()))
            .collect(),
        authors,
        heads: heads.collect(),
        lines: notes
            .rows
            .iter()
            .map(|row| line(lang, &sheet, &notes, row))
            .collect(),
        caption: caption(lang, &asked, &notes, count),
        is_filled: count > 0,
        can_bring: access.who.role >= Role::Participant && record.archived_at.is_none(),
        came: came.words(lang),
        file: asked.address(&format!("{page}.csv")),
        icons: assets::path("src/icons/icons.svg"),
        all: page,
        record,
        asked,
    }))
}

/// How many rows there are, and their order.
fn caption(lang: Lang, asked: &Asked, notes: &Notes, count: usize) -> String {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let shown = match asked.is_narrowed() {
        false => lang.count("rows-count", number(count)),
        true => {
            let shown = notes.rows.len().to_string();
            let of = count.to_string();
            lang.text_with("rows-count-of", &[("shown", &shown), ("count", &of)])
        }
    };
    let sorted = notes.columns.iter().find(|one| one.name == asked.sort);
    let order = match sorted {
        Some(column) => {
            let key = format!("table-{}", asked.way.name());
            lang.text_with(&key, &[("column", &column.column.label)])
        }
        None => lang.text("table-as-drawn"),
    };
    format!("{shown}. {order}")
}

fn line(lang: Lang, sheet: &canvas::sheet::Sheet, notes: &Notes, row: &Row) -> Line {
    let cell = |(name, cell): (&str, &Cell)| match cell {
        Cell::Text(text) if name == NAME && text.is_empty() => Shown::Name(lang.text("nameless")),
        Cell::Text(text) if name == NAME => Shown::Name(text.clone()),
        Cell::Text(text) => match sheet.zones.iter().find(|zone| zone.slug == row.zone) {
            Some(zone) if name == ZONE => Shown::Zone {
                label: text.clone(),
                tone: zone.tone.clone(),
                icon: zone.icon.clone(),
            },
            _ => Shown::Words(text.clone()),
        },
        Cell::Count(count) => Shown::Number(count.to_string()),
        Cell::Moment(at) => Shown::Words(dates::day_and_time(lang, *at)),
        Cell::Day(day) => Shown::Words(dates::day(lang, *day)),
    };
    let names = notes.columns.iter().map(|one| one.name.as_str());
    Line {
        cells: names.zip(&row.cells).map(cell).collect(),
    }
}

async fn take(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let (_, template) = load(&app, &access).await?;
    let taken = results::take(&app, &access, FILE).await?;
    let rounds = votes::closed_rounds(&app, &taken.record.id).await?;
    let mut notes = Notes::new(lang, template, &taken.content, &rounds);
    asked.arrange(&mut notes);
    let table = notes.table(lang);
    let name = format!("{} - {}", taken.record.title, table.title);
    Ok(csv_file(&name, &table))
}

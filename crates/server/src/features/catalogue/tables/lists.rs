//! What a workspace has in the catalogue as files to take home: its entries, the corrections that readers suggest, and
//! the template of new ones.
use axum::extract::State;
use axum::response::Response;

use super::entries::{Taken, Words};
use super::template::{template, values};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue::bring::BROUGHT_MAX;
use crate::features::catalogue::listing::Show;
use crate::features::catalogue::publish::must_have_account;
use crate::features::catalogue::store::corrections;
use crate::features::catalogue::store::owned::{self as store, Listed, Part};
use crate::features::workspaces::{self, Access, Manage};
use crate::i18n::Lang;
use crate::web::dates::in_finland;
use crate::web::downloads::FileKind;
use crate::web::tables::{CSV, Cell, Column, Table, XLSX, csv_file, file};
use crate::web::{Error, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/{lang}/w/{workspace}/catalogue/entries.csv",
            |app, lang, visitor, access| entries(app, lang, visitor, access, CSV),
        )
        .get(
            "/{lang}/w/{workspace}/catalogue/entries.xlsx",
            |app, lang, visitor, access| entries(app, lang, visitor, access, XLSX),
        )
        .get(
            "/{lang}/w/{workspace}/catalogue/template.csv",
            |app, lang, visitor, access| blank(app, lang, visitor, access, CSV),
        )
        .get(
            "/{lang}/w/{workspace}/catalogue/template.xlsx",
            |app, lang, visitor, access| blank(app, lang, visitor, access, XLSX),
        )
        .get("/{lang}/w/{workspace}/catalogue/corrections.csv", suggested)
}

/// Everything that the workspace has in the catalogue. What is withdrawn is left out: brought back it would be public.
async fn entries(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    kind: FileKind,
) -> Result<Response, Error> {
    must_have_account(&visitor, &access)?;
    let workspace = workspaces::find(&app, &access).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    let all = Part {
        rows: i64::try_from(BROUGHT_MAX).unwrap_or(i64::MAX),
        offset: 0,
    };
    let which = Show::All.which(&app);
    let found = store::of_workspace(&app.db, &workspace.id, &which, all).await?;
    let published = found
        .into_iter()
        .filter(|one| one.entry.published_at.is_some());
    let taken: Vec<Taken> = published.map(taken).collect();
    let words = Words {
        lang,
        base_url: &app.base_url,
        kind,
    };
    let table = words.table(lang.text("tables-sheet-entries"), &taken);
    let name = format!("{} - {}", workspace.title, lang.text("catalogue-own-title"));
    file(&name, vec![table], kind, app.now_ms()).await
}

fn taken(listed: Listed) -> Taken {
    Taken {
        identifier: Some(listed.entry.identifier.unwrap_or(listed.entry.id)),
        address: listed.entry.address,
        checked_at: listed.entry.checked_at,
        description: listed.description,
    }
}

/// The table to fill in.
async fn blank(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    kind: FileKind,
) -> Result<Response, Error> {
    must_have_account(&visitor, &access)?;
    let words = Words {
        lang,
        base_url: &app.base_url,
        kind,
    };
    let tables = vec![template(&words), values(lang)];
    file(&lang.text("tables-template"), tables, kind, app.now_ms()).await
}

/// What readers of the workspace's entries say is wrong.
async fn suggested(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Response, Error> {
    must_have_account(&visitor, &access)?;
    let workspace = workspaces::find(&app, &access).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    let found = corrections::of_workspace(&app.db, &workspace.id).await?;
    let day = |at: i64| Cell::Day(in_finland(at).date());
    let row = |one: corrections::About| {
        let said = one.correction;
        let done = said.done_at.map_or_else(|| "".into(), day);
        let words = said.words.into();
        vec![
            one.name.into(),
            day(said.made_at),
            words,
            said.contact.into(),
            done,
        ]
    };
    let table = Table {
        title: lang.text("catalogue-corrections"),
        columns: corrections_head(lang),
        rows: found.into_iter().map(row).collect(),
    };
    let name = format!("{} - {}", workspace.title, table.title);
    Ok(csv_file(&name, &table))
}

fn corrections_head(lang: Lang) -> Vec<Column> {
    let heads = [
        ("catalogue-part-name", 30.0),
        ("tables-day", 14.0),
        ("support-correct-words", 48.0),
        ("catalogue-correction-from", 26.0),
        ("tables-done", 14.0),
    ];
    heads
        .map(|(key, width)| Column::new(lang.text(key), width))
        .to_vec()
}

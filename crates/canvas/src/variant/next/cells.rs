//! Cells of fixed rows and columns that go.
use super::super::List;
use super::Old;
use super::ways::{Way, axis};
use crate::content::Content;
use crate::template::Template;

/// The slug of a cell's row or column.
pub(super) fn lane_of(key: &str, list: List) -> &str {
    let (row, column) = key.split_once(':').unwrap_or((key, ""));
    match list {
        List::Rows => row,
        _ => column,
    }
}

/// Texts of a lane's cells, each with the names of its row and column.
pub(super) fn texts(old: &Old, content: &Content, list: List, slug: &str) -> Vec<(String, String)> {
    let cells = content.cells.iter();
    let here = cells.filter(|(key, text)| lane_of(key, list) == slug && !text.trim().is_empty());
    here.map(|(key, text)| (heading(old, content, key), text.trim().to_owned()))
        .collect()
}

/// The names of a cell's row and column.
pub(super) fn heading(old: &Old, content: &Content, key: &str) -> String {
    let (row, column) = key.split_once(':').unwrap_or((key, ""));
    let fixed = |slug: &str| Some(fixed_label(old, slug)).filter(|label| !label.is_empty());
    let added = |id: &str| {
        let mut lanes = content.rows.iter().chain(&content.columns);
        let lane = lanes.find(|lane| lane.id == id)?;
        let title = lane
            .parts
            .get("title")
            .or_else(|| lane.parts.values().next());
        title.map(|title| title.trim().to_owned())
    };
    let names = [row, column].map(|id| fixed(id).or_else(|| added(id)).unwrap_or_default());
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    names.join(", ")
}

/// What a fixed row or column is called; empty when there is none.
pub(super) fn fixed_label(old: &Old, slug: &str) -> String {
    let matrix = old.sheet.matrix.iter();
    let mut lanes = matrix.flat_map(|matrix| matrix.rows.fixed.iter().chain(&matrix.columns.fixed));
    let lane = lanes.find(|lane| lane.slug == slug);
    lane.map(|lane| lane.label.clone()).unwrap_or_default()
}

/// Marks on a lane's cells.
pub(super) fn marks(content: &Content, list: List, slug: &str) -> usize {
    if !matches!(list, List::Rows | List::Columns) {
        return 0;
    }
    let cells = content.ticks.keys().filter(|key| key.contains(':'));
    cells.filter(|key| lane_of(key, list) == slug).count()
}

/// Whether the later version has the cell's row and column: fixed ones stand in it, added ones stay.
pub(super) fn stands(from: &Template, to: &Template, key: &str) -> bool {
    [List::Rows, List::Columns]
        .iter()
        .all(|list| !is_gone(from, to, *list, lane_of(key, *list)))
}

/// Whether a fixed lane is there no more.
pub(super) fn is_gone(from: &Template, to: &Template, list: List, slug: &str) -> bool {
    let fixed = |template| axis(template, list).and_then(|axis| axis.fixed(slug));
    fixed(from).is_some() && fixed(to).is_none()
}

/// Where a cell's text goes when its row or column goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Goes {
    /// To another cell.
    Cell(String),
    /// To a field or zone.
    To(Way),
    /// Away.
    Away,
}

/// Where the text of `key` goes by what was chosen for its row and column.
pub(super) fn goes(
    (from, to): (&Template, &Template),
    key: &str,
    chosen: &dyn Fn(List, &str) -> Option<Way>,
) -> Goes {
    let mut ends = Vec::new();
    for list in [List::Rows, List::Columns] {
        let slug = lane_of(key, list);
        if !is_gone(from, to, list, slug) {
            ends.push(slug.to_owned());
            continue;
        }
        match chosen(list, slug) {
            Some(Way::Row(lane) | Way::Column(lane)) => ends.push(lane),
            Some(way) => return Goes::To(way),
            None => return Goes::Away,
        }
    }
    Goes::Cell(ends.join(":"))
}

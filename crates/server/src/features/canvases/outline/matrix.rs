//! The table of a sheet.
use askama::Template;
use canvas::content::Lane;
use canvas::sheet::{Axis, Fixed, Mark, MarkRule, Matrix};

use super::Cx;
use super::words::rows_for;

#[derive(Template)]
#[template(path = "canvases/outline/matrix.html", whitespace = "preserve")]
pub struct MatrixView<'a> {
    cx: Cx<'a>,
    matrix: &'a Matrix,
    columns: Vec<Shown<'a>>,
    rows: Vec<Row<'a>>,
    /// Whether it counts whom each column reaches: any row may be ticked in any column.
    reach: bool,
}

/// A row or column as it is shown: one of the sheet's own, or one that people added.
#[derive(Clone)]
struct Shown<'a> {
    id: &'a str,
    name: String,
    /// Whether the sheet or people have given it the name; else it is called by its number.
    named: bool,
    help: &'a str,
    fixed: Option<&'a Fixed>,
    lane: Option<&'a Lane>,
}

struct Row<'a> {
    lane: Shown<'a>,
    cells: Vec<Cell<'a>>,
    ticked: usize,
    gap: bool,
}

struct Cell<'a> {
    name: String,
    column: String,
    text: Option<&'a str>,
    rows: usize,
    mark: Option<MarkView>,
}

struct MarkView {
    class: String,
    icon: &'static str,
    set: bool,
    state: String,
    note: String,
}

impl<'a> MatrixView<'a> {
    pub fn new(cx: Cx<'a>, matrix: &'a Matrix) -> Self {
        let reach = matrix
            .mark
            .as_ref()
            .is_some_and(|rule| rule.mark == Mark::Tick);
        let columns = lanes(&matrix.columns, &cx.p.content.columns);
        let rows = lanes(&matrix.rows, &cx.p.content.rows).into_iter();
        let row = |lane: Shown<'a>| {
            let ticked = columns
                .iter()
                .filter(|column| ticks(cx, &lane, column))
                .count();
            Row {
                cells: columns
                    .iter()
                    .map(|column| cell(cx, matrix, &lane, column))
                    .collect(),
                // Nobody is left without before it is known who they are, and whom anything could reach.
                gap: reach && ticked == 0 && lane.named && columns.iter().any(|one| one.named),
                ticked,
                lane,
            }
        };
        let rows = rows.map(row).collect();
        Self {
            cx,
            matrix,
            columns,
            rows,
            reach,
        }
    }

    /// How many rows are somebody that a column can reach.
    fn counted(&self) -> usize {
        self.rows.iter().filter(|row| row.counts()).count()
    }

    /// How many rows a column reaches.
    fn reached(&self, column: &Shown) -> usize {
        let rows = self.rows.iter();
        rows.filter(|row| ticks(self.cx, &row.lane, column)).count()
    }
}

impl Row<'_> {
    /// Whether it is somebody: it has a name, or at least a tick.
    fn counts(&self) -> bool {
        self.ticked > 0 || self.lane.named
    }
}

impl<'a> Shown<'a> {
    fn part(&self, slug: &str) -> &'a str {
        self.lane
            .and_then(|lane| lane.parts.get(slug))
            .map_or("", String::as_str)
    }
}

/// Rows or columns in order. One without a name is called by its kind and number.
fn lanes<'a>(rule: &'a Axis, own: &'a [Lane]) -> Vec<Shown<'a>> {
    let fixed = rule.fixed.iter().map(|fixed| Shown {
        id: &fixed.slug,
        name: fixed.label.clone(),
        named: true,
        help: &fixed.help,
        fixed: Some(fixed),
        lane: None,
    });
    let name = |(number, lane): (usize, &'a Lane)| {
        let first = rule
            .parts
            .first()
            .and_then(|part| lane.parts.get(&part.slug));
        let written = first
            .map(|text| text.trim())
            .filter(|text| !text.is_empty());
        Shown {
            id: &lane.id,
            named: written.is_some(),
            name: written.map_or_else(|| format!("{} {number}", rule.label), str::to_owned),
            help: "",
            fixed: None,
            lane: Some(lane),
        }
    };
    fixed.chain((1..).zip(own).map(name)).collect()
}

fn key(row: &Shown, column: &Shown) -> String {
    format!("{}:{}", row.id, column.id)
}

fn ticks(cx: Cx, row: &Shown, column: &Shown) -> bool {
    cx.p.content.ticks.contains_key(&key(row, column))
}

fn cell<'a>(cx: Cx<'a>, matrix: &Matrix, row: &Shown, column: &Shown) -> Cell<'a> {
    let args = [("row", row.name.as_str()), ("column", &column.name)];
    let text = takes_text(matrix, row, column).then(|| {
        let cells = &cx.p.content.cells;
        cells.get(&key(row, column)).map_or("", String::as_str)
    });
    let fixed = row.fixed.and_then(|lane| lane.mark.as_ref());
    let rule = fixed
        .or_else(|| column.fixed.and_then(|lane| lane.mark.as_ref()))
        .or(matrix.mark.as_ref());
    Cell {
        name: cx.words.with("matrix-cell", &args),
        column: column.name.clone(),
        text,
        rows: rows_for(text.unwrap_or_default()),
        mark: rule.map(|rule| mark(cx, rule, row, column)),
    }
}

/// A fixed row and a fixed column must both say so.
fn takes_text(matrix: &Matrix, row: &Shown, column: &Shown) -> bool {
    match (row.fixed, column.fixed) {
        (None, None) => matrix.text,
        (row, column) => row.is_none_or(|lane| lane.text) && column.is_none_or(|lane| lane.text),
    }
}

fn mark(cx: Cx, rule: &MarkRule, row: &Shown, column: &Shown) -> MarkView {
    let content = &cx.p.content;
    let tick = content.ticks.get(&key(row, column));
    let set = match rule.mark {
        Mark::Heart => content.hearts.contains_key(column.id),
        Mark::Tick | Mark::Cross => tick.is_some(),
    };
    let sure = tick
        .filter(|_| rule.confidence)
        .map_or("", |tick| tick.confidence.as_str());
    let name = match rule.mark {
        Mark::Tick => "tick",
        Mark::Cross => "cross",
        Mark::Heart => "heart",
    };
    let icon = match (set, sure, rule.mark) {
        (false, ..) => "plus",
        (true, "guess", _) => "circle-half",
        (true, "measured", _) => "check-circle",
        (true, "heard", _) | (true, _, Mark::Tick) => "check",
        (true, _, Mark::Cross) => "x",
        (true, _, Mark::Heart) => "heart",
    };
    let state = match sure {
        "" => rule.label.clone(),
        sure => cx.t(&format!("confidence-{sure}")),
    };
    MarkView {
        class: if sure.is_empty() {
            name.to_owned()
        } else {
            format!("tick-{sure}")
        },
        icon,
        set,
        state,
        note: tick.map(|tick| tick.note.clone()).unwrap_or_default(),
    }
}

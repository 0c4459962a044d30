//! The table of a sheet.
use askama::Template;
use canvas::content::Lane;
use canvas::sheet::{Axis, Fixed, Mark, MarkRule, Matrix, Writers};

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
    /// Id of the words that say whose it is, and those.
    whose: Option<(String, String)>,
    mark: Option<MarkView>,
}

struct MarkView {
    class: String,
    icon: &'static str,
    set: bool,
    state: String,
    note: String,
    heart: Option<HeartView>,
}

/// What stands beside a heart.
struct HeartView {
    id: String,
    /// Who may set it, for those who may not.
    by: Option<String>,
    /// Why it is gone.
    gone: Option<String>,
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

    /// Who speaks for a partner, in words.
    fn speaks(&self, axis: &str, shown: &Shown) -> Option<String> {
        let names = self
            .cx
            .p
            .voices
            .get(shown.id)
            .filter(|_| axis == "columns")?;
        Some(self.cx.with("matrix-speaks", "names", &names.join(", ")))
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
        whose: whose(cx, row, column),
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

/// Why a cell is not the reader's to write in, where columns are partners; the browser judges the same way.
fn whose(cx: Cx, row: &Shown, column: &Shown) -> Option<(String, String)> {
    let speaks = cx.p.you.speaks.contains(column.id);
    // Who only looks on writes nowhere, and reads why elsewhere.
    let key = match row.fixed?.writers? {
        Writers::Others if speaks => "matrix-others-write",
        Writers::Partner if !speaks && !cx.p.voices.is_empty() => "matrix-partner-writes",
        _ => return None,
    };
    Some((format!("why-{}-{}", row.id, column.id), cx.t(key)))
}

fn heart(cx: Cx, row: &Shown, column: &Shown) -> HeartView {
    let is_own = row.fixed.and_then(|lane| lane.writers) == Some(Writers::Partner);
    let names = cx.p.voices.get(column.id).map(|names| names.join(", "));
    let by = names.map_or_else(
        || cx.t("matrix-speaks-nobody"),
        |names| cx.with("matrix-heart-by", "names", &names),
    );
    let gone = cx.p.content.cleared.get(column.id).map(|cleared| {
        let when = cx.words.when(cleared.at);
        let matrix = cx.p.sheet.matrix.as_ref();
        let rows = matrix.map_or(&[][..], |matrix| &matrix.rows.fixed);
        match rows.iter().find(|lane| lane.slug == cleared.row) {
            Some(lane) => cx.words.with(
                "matrix-heart-gone",
                &[("when", &when), ("row", &lane.label)],
            ),
            None => cx.with("matrix-heart-late", "when", &when),
        }
    });
    HeartView {
        id: format!("why-{}", column.id),
        by: (is_own && !cx.p.you.speaks.contains(column.id)).then_some(by),
        gone,
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
        heart: (rule.mark == Mark::Heart).then(|| heart(cx, row, column)),
    }
}

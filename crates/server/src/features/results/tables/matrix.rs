//! The sheet's own table, as it is seen and as a list of its cells.
use canvas::content::{Lane, Tick};
use canvas::sheet::{Axis, Mark, Matrix};
use canvas::template::AxisSpec;

use super::{Cell, Column, MEDIUM, NARROW, Reading, WIDE, who_and_when};

type Rows = (Vec<Column>, Vec<Vec<Cell>>);

/// A row or column with something in it.
struct Head<'a> {
    id: &'a str,
    name: String,
    lane: Option<&'a Lane>,
}

impl Head<'_> {
    fn part(&self, slug: &str) -> String {
        let text = self.lane.and_then(|lane| lane.parts.get(slug));
        text.cloned().unwrap_or_default()
    }
}

/// The texts of open lanes beside their names.
fn more_parts(axis: &Axis) -> impl Iterator<Item = &canvas::sheet::Part> {
    axis.parts.iter().skip(1)
}

impl Reading<'_> {
    /// The mark, how sure it is, and its remark.
    pub(super) fn tick_words(&self, sign: &str, tick: &Tick) -> String {
        let sure = self.sure(tick);
        let parts = [sign, &sure, tick.note.trim()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    fn heads<'a>(
        &'a self,
        axis: &'a Axis,
        spec: &'a AxisSpec,
        added: &'a [Lane],
        says: impl Fn(&str) -> bool,
    ) -> Vec<Head<'a>> {
        let fixed = spec
            .fixed
            .iter()
            .zip(&axis.fixed)
            .map(|(spec, fixed)| Head {
                id: &spec.slug,
                name: fixed.label.clone(),
                lane: None,
            });
        let title = axis.parts.first().map_or("", |part| part.slug.as_str());
        let added = added.iter().enumerate().map(|(i, lane)| {
            let name = lane.parts.get(title).map_or("", |name| name.trim());
            Head {
                id: &lane.id,
                name: match name {
                    "" => format!("{} {}", axis.label, i + 1),
                    name => name.to_owned(),
                },
                lane: Some(lane),
            }
        });
        let is_used = |head: &Head<'_>| {
            let written = |lane: &Lane| lane.parts.values().any(|text| !text.trim().is_empty());
            head.lane.is_none_or(written) || says(head.id)
        };
        fixed.chain(added).filter(is_used).collect()
    }

    /// The sheet's table, its rows and its columns.
    fn lanes(&self) -> Option<(&Matrix, Vec<Head<'_>>, Vec<Head<'_>>)> {
        let (matrix, spec) = (self.sheet.matrix.as_ref()?, self.template.matrix.as_ref()?);
        let content = self.content;
        let cells = content
            .cells
            .iter()
            .filter(|(_, text)| !text.trim().is_empty());
        let keys: Vec<(&str, &str)> = cells
            .map(|(key, _)| key)
            .chain(content.ticks.keys())
            .filter_map(|key| key.split_once(':'))
            .collect();
        let rows = self.heads(&matrix.rows, &spec.rows, &content.rows, |id| {
            keys.iter().any(|(row, _)| *row == id)
        });
        let columns = self.heads(&matrix.columns, &spec.columns, &content.columns, |id| {
            content.hearts.contains_key(id) || keys.iter().any(|(_, column)| *column == id)
        });
        Some((matrix, rows, columns))
    }

    /// The mark of a cell and who set it.
    fn mark(&self, row: &str, column: &str) -> Option<(&'static str, Tick)> {
        let rule = self.template.matrix.as_ref()?.mark_of(row, column)?;
        let tick = || self.content.ticks.get(&format!("{row}:{column}")).cloned();
        match rule.mark {
            Mark::Tick => Some(("✓", tick()?)),
            Mark::Cross => Some(("✗", tick()?)),
            Mark::Heart => {
                let signed = self.content.hearts.get(column)?.clone();
                let note = signed.name.clone();
                let tick = Tick {
                    signed,
                    note,
                    ..Tick::default()
                };
                Some(("♥", tick))
            }
        }
    }

    fn text(&self, row: &str, column: &str) -> &str {
        let text = self.content.cells.get(&format!("{row}:{column}"));
        text.map_or("", |text| text.trim())
    }

    /// As it is seen: a row of names, the columns' other texts, then row by row.
    pub(super) fn matrix(&self) -> Option<Rows> {
        let (matrix, rows, columns) = self.lanes()?;
        let column = |label: &str, width| Column {
            label: label.to_owned(),
            width,
            is_people: false,
        };
        let mut heads = vec![column(&matrix.rows.label, MEDIUM)];
        heads.extend(more_parts(&matrix.rows).map(|part| column(&part.label, MEDIUM)));
        let before = heads.len();
        heads.extend(columns.iter().map(|head| column(&head.name, MEDIUM)));
        let mut lines = Vec::new();
        for part in more_parts(&matrix.columns) {
            let mut line: Vec<Cell> = vec![part.label.as_str().into()];
            line.resize(before, "".into());
            line.extend(columns.iter().map(|head| head.part(&part.slug).into()));
            lines.push(line);
        }
        for row in &rows {
            let mut line: Vec<Cell> = vec![row.name.as_str().into()];
            line.extend(more_parts(&matrix.rows).map(|part| row.part(&part.slug).into()));
            line.extend(columns.iter().map(|column| {
                let mark = self.mark(row.id, column.id);
                let mark = mark.map(|(sign, tick)| self.tick_words(sign, &tick));
                let text = self.text(row.id, column.id).to_owned();
                let parts = [text, mark.unwrap_or_default()];
                let parts: Vec<String> =
                    parts.into_iter().filter(|part| !part.is_empty()).collect();
                parts.join("\n").into()
            }));
            lines.push(line);
        }
        Some((heads, lines))
    }

    /// A row for each cell that says something, for those who count and filter.
    pub(super) fn cells(&self) -> Option<Rows> {
        let (_, rows, columns) = self.lanes()?;
        let heads = vec![
            self.column("results-column", MEDIUM),
            self.column("results-row", MEDIUM),
            self.column("results-text", WIDE),
            self.column("results-mark", NARROW),
            self.column("results-sure", NARROW),
            self.column("table-remark", WIDE),
            self.people("table-author"),
            self.column("table-time", NARROW),
        ];
        let mut lines = Vec::new();
        for column in &columns {
            for row in &rows {
                let (text, mark) = (self.text(row.id, column.id), self.mark(row.id, column.id));
                if text.is_empty() && mark.is_none() {
                    continue;
                }
                let written = format!("cell:{}:{}", row.id, column.id);
                let written = self.content.written.get(&written);
                let (sign, tick) = mark.map_or(("", None), |(sign, tick)| (sign, Some(tick)));
                let signed = tick.as_ref().map(|tick| &tick.signed).or(written);
                let said = tick.as_ref().filter(|_| sign != "♥");
                let mut line: Vec<Cell> = vec![
                    column.name.as_str().into(),
                    row.name.as_str().into(),
                    text.into(),
                    sign.into(),
                    said.map_or_else(String::new, |tick| self.sure(tick)).into(),
                    said.map_or("", |tick| tick.note.trim()).into(),
                ];
                line.extend(who_and_when(signed));
                lines.push(line);
            }
        }
        Some((heads, lines))
    }

    fn sure(&self, tick: &Tick) -> String {
        match tick.confidence.as_str() {
            "" => String::new(),
            sure => self.lang.text(&format!("confidence-{sure}")),
        }
    }
}

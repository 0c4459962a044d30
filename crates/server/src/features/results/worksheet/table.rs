//! The table of a worksheet.
use canvas::content::{Content, Lane};
use canvas::sheet::{self, Axis, Fixed, MarkRule, Matrix};
use typeset::sheet::{Cell, Head, Mark, Row, Sign, Table};

use super::Canvas;

/// A row or column: a fixed one, one that people added, or room for one.
#[derive(Clone, Copy)]
enum Line<'a> {
    Fixed(&'a Fixed),
    Own(&'a Lane, usize),
    Room(usize),
}

impl Canvas<'_> {
    pub(super) fn table(self, matrix: &Matrix) -> Table {
        let rows = lines(
            &matrix.rows,
            self.content.map_or(&[][..], |content| &content.rows),
        );
        let columns = lines(
            &matrix.columns,
            self.content.map_or(&[][..], |content| &content.columns),
        );
        let opens = |step: &&sheet::Step| {
            let mut opens = step.opens.iter();
            opens.any(|part| matches!(part.as_str(), "rows" | "columns" | "cells"))
        };
        let step = self.sheet.steps.iter().find(opens);
        Table {
            letter: step.map_or_else(String::new, |step| step.letter.clone()),
            caption: matrix.label.clone(),
            corner: matrix.rows.label.clone(),
            columns: columns
                .iter()
                .map(|column| head(&matrix.columns, *column))
                .collect(),
            rows: rows
                .iter()
                .map(|row| {
                    let head = head(&matrix.rows, *row);
                    let fixed = row.fixed();
                    Row {
                        letter: fixed
                            .and_then(|fixed| fixed.step.clone())
                            .unwrap_or_default(),
                        title: head.title,
                        help: fixed.map_or_else(String::new, |fixed| fixed.help.clone()),
                        cells: columns
                            .iter()
                            .map(|column| self.cell(matrix, *row, *column))
                            .collect(),
                    }
                })
                .collect(),
        }
    }

    fn cell(self, matrix: &Matrix, row: Line<'_>, column: Line<'_>) -> Cell {
        let rule = row
            .fixed()
            .and_then(|fixed| fixed.mark.as_ref())
            .or_else(|| column.fixed().and_then(|fixed| fixed.mark.as_ref()))
            .or(matrix.mark.as_ref());
        let key = format!("{}:{}", row.id(), column.id());
        let text = self.content.and_then(|content| content.cells.get(&key));
        Cell {
            text: text.map_or_else(String::new, |text| text.trim().to_owned()),
            mark: rule.map(|rule| match self.content {
                Some(content) => self.mark(rule, content, &key, column.id()),
                None => room(rule),
            }),
        }
    }

    fn mark(self, rule: &MarkRule, content: &Content, key: &str, column: &str) -> Mark {
        let tick = content.ticks.get(key);
        let (sign, is_set) = match rule.mark {
            sheet::Mark::Heart => (Sign::Heart, content.hearts.contains_key(column)),
            sheet::Mark::Cross => (Sign::Cross, tick.is_some()),
            sheet::Mark::Tick => (Sign::Tick, tick.is_some()),
        };
        let sure = tick
            .filter(|_| rule.confidence)
            .map_or("", |tick| tick.confidence.as_str());
        let (sign, said) = match sure {
            "guess" => (Sign::Guess, self.lang.text("confidence-guess")),
            "heard" => (sign, self.lang.text("confidence-heard")),
            "measured" => (Sign::Measured, self.lang.text("confidence-measured")),
            _ => (sign, rule.label.clone()),
        };
        let note = tick.map_or("", |tick| tick.note.trim());
        Mark {
            sign,
            is_set,
            said: format!("{said}\n{note}"),
        }
    }
}

/// A mark to be made by hand. Where all cells take the same, its name stands over the table only.
fn room(rule: &MarkRule) -> Mark {
    let sign = match rule.mark {
        sheet::Mark::Tick => Sign::Tick,
        sheet::Mark::Cross => Sign::Cross,
        sheet::Mark::Heart => Sign::Heart,
    };
    Mark {
        sign,
        is_set: false,
        said: if rule.confidence {
            String::new()
        } else {
            rule.label.clone()
        },
    }
}

impl<'a> Line<'a> {
    fn id(self) -> &'a str {
        match self {
            Self::Fixed(fixed) => &fixed.slug,
            Self::Own(lane, _) => &lane.id,
            Self::Room(_) => "",
        }
    }

    fn fixed(self) -> Option<&'a Fixed> {
        match self {
            Self::Fixed(fixed) => Some(fixed),
            Self::Own(..) | Self::Room(_) => None,
        }
    }
}

/// The lines of an axis; as many empty ones as on paper when there are none.
fn lines<'a>(axis: &'a Axis, own: &'a [Lane]) -> Vec<Line<'a>> {
    if !axis.open {
        return axis.fixed.iter().map(Line::Fixed).collect();
    }
    if own.is_empty() {
        return (1..=axis.start as usize).map(Line::Room).collect();
    }
    (1..)
        .zip(own)
        .map(|(number, lane)| Line::Own(lane, number))
        .collect()
}

fn head(axis: &Axis, line: Line<'_>) -> Head {
    let numbered = |number: usize| format!("{} {number}", axis.label);
    match line {
        Line::Fixed(fixed) => Head {
            title: fixed.label.clone(),
            text: String::new(),
        },
        Line::Room(number) => Head {
            title: numbered(number),
            text: axis
                .parts
                .iter()
                .skip(1)
                .map(|part| part.label.as_str())
                .collect::<Vec<_>>()
                .join("\n"),
        },
        Line::Own(lane, number) => {
            let mut texts = axis
                .parts
                .iter()
                .map(|part| lane.parts.get(&part.slug).map_or("", |text| text.trim()));
            let title = match texts.next().unwrap_or_default() {
                "" => numbered(number),
                title => title.to_owned(),
            };
            let rest: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
            Head {
                title,
                text: rest.join("\n"),
            }
        }
    }
}

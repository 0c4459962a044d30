//! Which rows a reader asks for, and in which order: the query of the address.
use std::cmp::Ordering;

use serde::Deserialize;

use super::notes::{Notes, Row};
use crate::i18n::sort_key;
use crate::web::tables::Cell;

/// Which way rows are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// The first first.
    #[default]
    Up,
    /// The last first.
    Down,
}

impl Way {
    /// Its name in addresses and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// Its name for `aria-sort`.
    pub fn aria(self) -> &'static str {
        match self {
            Self::Up => "ascending",
            Self::Down => "descending",
        }
    }
}

/// What is asked for; empty is everything, in the order of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Slug of a zone.
    pub zone: String,
    /// Words of any cell.
    pub q: String,
    /// Name of a writer.
    pub author: String,
    /// Name of a column.
    pub sort: String,
    /// Which way.
    pub way: Way,
}

impl Asked {
    /// Keeps the rows that are asked for, in the order that is asked for; equal ones stay as they were.
    pub fn arrange(&self, notes: &mut Notes) {
        let words = self.q.trim().to_lowercase();
        let says = |row: &Row| {
            let mut cells = row.cells.iter();
            cells.any(
                |cell| matches!(cell, Cell::Text(text) if text.to_lowercase().contains(&words)),
            )
        };
        notes.rows.retain(|row| {
            (self.zone.is_empty() || row.zone == self.zone)
                && (self.author.is_empty() || row.author == self.author)
                && (words.is_empty() || says(row))
        });
        let Some(at) = notes.columns.iter().position(|one| one.name == self.sort) else {
            return;
        };
        let mut keyed: Vec<(Key, Row)> = std::mem::take(&mut notes.rows)
            .into_iter()
            .map(|row| (Key::of(&row.cells[at]), row))
            .collect();
        keyed.sort_by(|(a, _), (b, _)| a.compare(b, self.way));
        notes.rows = keyed.into_iter().map(|(_, row)| row).collect();
    }

    /// Whether anything is left out.
    pub fn is_narrowed(&self) -> bool {
        !(self.zone.is_empty() && self.author.is_empty() && self.q.trim().is_empty())
    }

    /// The order after the heading of this column is pressed.
    pub fn turned(&self, column: &str) -> Self {
        let way = match (self.sort == column, self.way) {
            (true, Way::Up) => Way::Down,
            _ => Way::Up,
        };
        Self {
            sort: column.to_owned(),
            way,
            ..self.clone()
        }
    }

    /// The address of `page` with this query.
    pub fn address(&self, page: &str) -> String {
        let way = if self.way == Way::Down { "down" } else { "" };
        let parts = [
            ("zone", self.zone.as_str()),
            ("q", self.q.trim()),
            ("author", &self.author),
            ("sort", &self.sort),
            ("way", way),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        match query.finish() {
            none if none.is_empty() => page.to_owned(),
            query => format!("{page}?{query}"),
        }
    }
}

/// What a row is sorted by. Nothing comes last, whichever way.
enum Key {
    Nothing,
    Number(i64),
    Words(String),
}

impl Key {
    fn of(cell: &Cell) -> Self {
        match cell {
            Cell::Text(text) if text.is_empty() => Self::Nothing,
            Cell::Text(text) => Self::Words(sort_key(text)),
            Cell::Count(count) => Self::Number(i64::try_from(*count).unwrap_or(i64::MAX)),
            Cell::Moment(at) => Self::Number(*at),
            Cell::Day(day) => Self::Words(day.to_string()),
        }
    }

    fn compare(&self, other: &Self, way: Way) -> Ordering {
        let order = match (self, other) {
            (Self::Nothing, Self::Nothing) => return Ordering::Equal,
            (Self::Nothing, _) => return Ordering::Greater,
            (_, Self::Nothing) => return Ordering::Less,
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Words(a), Self::Words(b)) => a.cmp(b),
            (Self::Number(_), Self::Words(_)) => Ordering::Less,
            (Self::Words(_), Self::Number(_)) => Ordering::Greater,
        };
        match way {
            Way::Up => order,
            Way::Down => order.reverse(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::rows::notes::Named;
    use crate::web::tables::Column;

    fn notes() -> Notes {
        let column = |name: &str| Named {
            name: name.to_owned(),
            column: Column::new(name, 1.0),
        };
        let row = |id: &str, zone: &str, name: &str, votes: Cell| Row {
            id: id.to_owned(),
            zone: zone.to_owned(),
            author: "Helmi".to_owned(),
            cells: vec![name.into(), votes],
        };
        Notes {
            columns: vec![column("name"), column("votes")],
            rows: vec![
                row("1", "state", "öljy", Cell::Count(9)),
                row("2", "firm", "Apu", "".into()),
                row("3", "state", "äly", Cell::Count(10)),
            ],
        }
    }

    fn check(asked: &Asked, expected: &[&str]) {
        let mut notes = notes();
        asked.arrange(&mut notes);
        let ids: Vec<&str> = notes.rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids, expected, "{asked:?}");
    }

    #[test]
    fn rows_are_narrowed_and_sorted_as_people_read() {
        let sorted = |sort: &str, way| Asked {
            sort: sort.to_owned(),
            way,
            ..Asked::default()
        };
        check(&Asked::default(), &["1", "2", "3"]);
        check(&sorted("name", Way::Up), &["2", "3", "1"]);
        check(&sorted("name", Way::Down), &["1", "3", "2"]);
        check(&sorted("votes", Way::Up), &["1", "3", "2"]);
        check(&sorted("votes", Way::Down), &["3", "1", "2"]);
        check(&sorted("nothing", Way::Down), &["1", "2", "3"]);
        let of_zone = Asked {
            zone: "state".to_owned(),
            q: " ÄL".to_owned(),
            ..Asked::default()
        };
        check(&of_zone, &["3"]);
        let of_nobody = Asked {
            author: "Otso".to_owned(),
            ..Asked::default()
        };
        check(&of_nobody, &[]);
    }

    #[test]
    fn an_address_says_what_is_asked() {
        let asked = Asked {
            q: "a&b ".to_owned(),
            ..Asked::default()
        };
        assert_eq!(asked.address("/t"), "/t?q=a%26b");
        let turned = asked.turned("name").turned("name");
        assert_eq!(turned.address("/t"), "/t?q=a%26b&sort=name&way=down");
        assert_eq!(turned.turned("name").way, Way::Up);
        assert_eq!(Asked::default().address("/t"), "/t");
    }
}

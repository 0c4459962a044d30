//! What partners said that can become commitments, and what a commitment is.
use canvas::content::Content;
use canvas::facts::{BondKind, RecordKind};
use canvas::template::{Becomes, Template};
use jiff::civil::Date;

use crate::i18n::MsgKey;
use crate::web::dates::end_of;
use crate::web::forms::one_line;

/// Letters of a commitment.
const WORDS_CHARS_MAX: usize = 1_000;
/// Letters of the name of who sees to it.
const OWNER_CHARS_MAX: usize = 60;

/// What a line of the canvas is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// What the partner gives.
    Offer,
    /// What is asked of it.
    Wish,
}

impl Side {
    pub const ALL: [Self; 2] = [Self::Offer, Self::Wish];

    pub fn name(self) -> &'static str {
        match self {
            Self::Offer => "offer",
            Self::Wish => "wish",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.name() == name)
    }

    pub fn key(self) -> MsgKey {
        match self {
            Self::Offer => "commitment-offer",
            Self::Wish => "commitment-wish",
        }
    }

    fn bond(self) -> BondKind {
        match self {
            Self::Offer => BondKind::Offer,
            Self::Wish => BondKind::Wish,
        }
    }
}

/// Whether a kind of canvas makes partnerships.
pub(super) fn is_partnership(template: &Template) -> bool {
    template.becomes.as_ref().and_then(Becomes::record) == Some(RecordKind::Partnership)
}

fn row_of(template: &Template, side: Side) -> Option<&str> {
    let mut rows = template.matrix.as_ref()?.rows.fixed.iter();
    let row = rows.find(|row| row.becomes.as_ref().and_then(Becomes::bond) == Some(side.bond()))?;
    Some(&row.slug)
}

/// A partner of the canvas and what it said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Partner {
    pub column: String,
    pub name: String,
    /// Whether its heart is set.
    pub has_committed: bool,
    /// Lines of the canvas, in order.
    pub said: Vec<(Side, String)>,
}

/// The partners with a name, in the order of the canvas.
pub(super) fn partners(template: &Template, content: &Content) -> Vec<Partner> {
    let said = |column: &str| {
        let of_side = |side: Side| {
            let row = row_of(template, side);
            let cell = row.and_then(|row| content.cells.get(&format!("{row}:{column}")));
            let lines = cell.map_or("", String::as_str).lines();
            lines
                .map(|line| one_line(line.trim_start_matches(['-', '*', '•', ' '])))
                .filter(|line| !line.is_empty())
                .map(move |line| (side, line.chars().take(WORDS_CHARS_MAX).collect()))
                .collect::<Vec<(Side, String)>>()
        };
        Side::ALL.into_iter().flat_map(of_side).collect()
    };
    let columns = content.columns.iter().filter_map(|column| {
        let name = column.parts.get("title").map(|name| one_line(name))?;
        (!name.is_empty()).then(|| Partner {
            has_committed: content.hearts.contains_key(&column.id),
            said: said(&column.id),
            column: column.id.clone(),
            name,
        })
    });
    columns.collect()
}

/// What a commitment says: 1–1,000 characters on one line.
pub(super) fn parse_words(raw: &str) -> Result<String, MsgKey> {
    let words = one_line(raw);
    match words.chars().count() {
        0 => Err("commitment-words-empty"),
        n if n > WORDS_CHARS_MAX => Err("commitment-words-long"),
        _ => Ok(words),
    }
}

/// Who sees to it when that is nobody of the workspace; may be empty.
pub(super) fn parse_owner(raw: &str) -> Result<String, MsgKey> {
    let name = one_line(raw);
    if name.chars().count() > OWNER_CHARS_MAX {
        return Err("accounts-name-too-long");
    }
    Ok(name)
}

/// The moment by which it is to be done, from a day of a form; none for no day.
pub(super) fn parse_due(raw: &str) -> Result<Option<i64>, MsgKey> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    let day: Date = raw.trim().parse().map_err(|_| "commitment-due-wrong")?;
    if !(2000..2200).contains(&day.year()) {
        return Err("commitment-due-wrong");
    }
    Ok(Some(end_of(day)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use canvas::content::{Lane, Signed};

    use super::*;

    #[test]
    fn every_line_of_a_committed_partner_can_become_a_commitment() {
        let template = canvas::find("partnership").unwrap();
        let lane = |id: &str, title: &str| Lane {
            id: id.to_owned(),
            parts: BTreeMap::from([("title".to_owned(), title.to_owned())]),
            ..Lane::default()
        };
        let cell = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        let content = Content {
            columns: vec![lane("a", "Library"), lane("b", " "), lane("c", "Bank")],
            cells: BTreeMap::from([
                cell("offer:a", "- A room\n\n• Two guides"),
                cell("wishes:a", "Longer hours (Bank)"),
                cell("praise:a", "Warm"),
                cell("offer:b", "Lost"),
            ]),
            hearts: BTreeMap::from([("a".to_owned(), Signed::default())]),
            ..Content::default()
        };
        let found = partners(template, &content);
        assert_eq!(found.len(), 2);
        assert_eq!(
            found[0].said,
            [
                (Side::Offer, "A room".to_owned()),
                (Side::Offer, "Two guides".to_owned()),
                (Side::Wish, "Longer hours (Bank)".to_owned()),
            ]
        );
        assert!(found[0].has_committed && !found[1].has_committed);
    }

    #[test]
    fn what_is_typed_is_checked() {
        assert_eq!(parse_words(" A  room "), Ok("A room".to_owned()));
        assert_eq!(parse_words(""), Err("commitment-words-empty"));
        assert_eq!(parse_due(""), Ok(None));
        assert_eq!(parse_due("soon"), Err("commitment-due-wrong"));
        assert_eq!(parse_due("9999-12-31"), Err("commitment-due-wrong"));
        assert!(parse_due("2026-12-24").unwrap().is_some());
        assert_eq!(
            parse_words(&"x".repeat(1_001)),
            Err("commitment-words-long")
        );
        assert_eq!(parse_owner(&"x".repeat(61)), Err("accounts-name-too-long"));
    }
}

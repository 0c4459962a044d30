//! The columns of rows that are brought: what people and our own files call each.
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::i18n::Lang;
use crate::web::tables::reading::{Manner, folded};

/// Rows that are brought at once.
pub const ROWS_MAX: usize = 1_000;
/// Largest file or pasted text, in bytes.
pub const BYTES_MAX: usize = 1 << 20;

/// How rows are told by their headings, and how many there may be.
pub const MANNER: Manner = Manner {
    knows: |heading| recognise(heading).is_some(),
    rows_max: ROWS_MAX,
    bytes_max: BYTES_MAX,
};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Id of a note that stands on the canvas, from our own file.
    Id,
    /// The zone.
    Zone,
    /// The kind of note.
    Kind,
    /// The first line.
    Name,
    /// The other lines.
    Remark,
    /// All lines.
    Text,
    /// What our own files tell and nobody brings.
    Told,
}

/// What each is called in our files, and what else people call it.
const CALLED: [(Column, &[&str], &[&str]); 7] = [
    (Column::Id, &["rows-id"], &["id", "tunniste"]),
    (
        Column::Zone,
        &["table-zone"],
        &["zone", "zon", "vyöhyke", "alue", "område", "area"],
    ),
    (Column::Kind, &["table-kind"], &["kind", "tyyppi", "type"]),
    (
        Column::Name,
        &["table-name"],
        &["name", "otsikko", "rubrik", "title"],
    ),
    (
        Column::Remark,
        &["table-remark"],
        &["remark", "lisätieto", "kommentar", "comment"],
    ),
    (
        Column::Text,
        &["rows-text"],
        &[
            "text",
            "teksti",
            "lappu",
            "lapp",
            "note",
            "sisältö",
            "innehåll",
            "content",
        ],
    ),
    (
        Column::Told,
        &[
            "table-author",
            "table-time",
            "table-links",
            "table-circle",
            "history-circles",
            "canvas-tick",
            "votes-votes",
        ],
        &[],
    ),
];

static KNOWN: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (column, keys, _) in CALLED {
        for label in keys
            .iter()
            .flat_map(|key| Lang::ALL.map(|lang| lang.text(key)))
        {
            known.entry(folded(&label)).or_insert(column);
        }
    }
    for (column, _, words) in CALLED {
        for word in words {
            known.entry(folded(word)).or_insert(column);
        }
    }
    known
});

/// The column that a heading means; none for one that is passed over.
pub fn recognise(heading: &str) -> Option<Column> {
    KNOWN.get(&folded(heading)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_every_language_and_mean_one_thing() {
        for (column, keys, words) in CALLED {
            for lang in Lang::ALL {
                for key in keys {
                    assert_eq!(recognise(&lang.text(key)), Some(column), "{lang} {key}");
                }
            }
            for word in words {
                assert_eq!(recognise(word), Some(column), "{word}");
            }
        }
        assert_eq!(recognise(" ALUE * "), Some(Column::Zone));
        assert_eq!(recognise("colour"), None);
    }
}

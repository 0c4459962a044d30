//! What rows would do to a canvas, before anything is done.
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use canvas::content::Note;
use canvas::rows::RowChange;
use sha2::{Digest as _, Sha256};

/// Letters of a new note's id.
const ID_CHARS: usize = 26;

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// Its number as a spreadsheet shows it.
    pub row: usize,
    /// What it writes; none when what it says stands there already.
    pub writes: Option<RowChange>,
}

/// Rows without a fault.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// In the order of the table.
    pub rows: Vec<Planned>,
    /// Headings that are passed over.
    pub left_out: Vec<String>,
}

/// How many rows do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New notes.
    pub new: usize,
    /// Notes that change.
    pub changed: usize,
    /// Rows that say what stands there.
    pub same: usize,
}

impl Plan {
    /// How many rows do what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match &row.writes {
                Some(RowChange::New(_)) => counts.new += 1,
                Some(RowChange::Changed { .. }) => counts.changed += 1,
                None => counts.same += 1,
            }
        }
        counts
    }

    /// What is to be written.
    pub fn changes(&self) -> Vec<RowChange> {
        let writes = self.rows.iter().filter_map(|row| row.writes.clone());
        writes.collect()
    }

    /// Stands for all that would be written and what it is written over: another one when any of it differs.
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        let mut says = |word: &str| {
            digest.update(word.len().to_le_bytes());
            digest.update(word);
        };
        let mut note = |note: &Note| {
            for word in [&note.id, &note.zone, &note.kind, &note.text] {
                says(word);
            }
        };
        for row in &self.rows {
            match &row.writes {
                Some(RowChange::New(new)) => note(new),
                Some(RowChange::Changed { before, after }) => {
                    note(before);
                    note(after);
                }
                None => note(&Note::default()),
            }
        }
        BASE64_URL_SAFE_NO_PAD.encode(digest.finalize())
    }
}

/// The id of the note that a row makes: the same form sent twice makes the same note.
pub fn note_id(token: &str, canvas: &str, row: usize) -> String {
    let digest = Sha256::digest(format!("{token} {canvas} {row}"));
    let mut id = format!("r{}", BASE64_URL_SAFE_NO_PAD.encode(digest));
    id.truncate(ID_CHARS);
    id
}

//! What somebody writes on a canvas, as updates: notes in the shape of the live document, words into the last of
//! them, and moves. A pen knows its own notes only, so that thousands cost little.
use anyhow::{Context as _, Result};
use yrs::{Any, Doc, Map as _, MapPrelim, MapRef, TextPrelim, TextRef};
use yrs::{Text as _, Transact as _, TransactionMut, WriteTxn as _};

/// A place of the template that takes anybody's notes, and the kind that it takes.
const ZONE: &str = "state";
const KIND: &str = "actor";
/// Characters of a note before the next is begun; a note may have 4,000.
const NOTE_CHARS: usize = 3_500;

/// Somebody's own notes.
pub struct Pen {
    doc: Doc,
    /// Participant id, which notes name as their author.
    by: String,
    /// What ids and names of notes begin with; nobody else's do.
    prefix: String,
    notes: Vec<(MapRef, TextRef)>,
    chars: usize,
}

impl Pen {
    pub fn new(by: &str, prefix: &str) -> Self {
        Self {
            doc: Doc::new(),
            by: by.to_owned(),
            prefix: prefix.to_owned(),
            notes: Vec::new(),
            chars: 0,
        }
    }

    /// So many new notes with a name and a remark, as one update.
    pub fn notes(&mut self, count: usize) -> Vec<u8> {
        let doc = self.doc.clone();
        let mut txn = doc.transact_mut();
        for _ in 0..count {
            self.begin(&mut txn);
        }
        txn.encode_update_v1()
    }

    /// Writes words behind those of the last note, or on a new one when there is none or it is full.
    pub fn write(&mut self, words: &str) -> Vec<u8> {
        let doc = self.doc.clone();
        let mut txn = doc.transact_mut();
        if self.notes.is_empty() || self.chars + words.len() > NOTE_CHARS {
            self.begin(&mut txn);
        }
        if let Some((_, text)) = self.notes.last() {
            text.push(&mut txn, words);
            self.chars += words.len();
        }
        txn.encode_update_v1()
    }

    /// Moves one of the notes; `n` says which and where to.
    pub fn place(&mut self, n: usize) -> Result<Vec<u8>> {
        let which = n % self.notes.len().max(1);
        let (note, _) = self.notes.get(which).context("there is no note to move")?;
        // Within the board, and elsewhere each time.
        let place = [n * 7 % 1_530, n * 13 % 1_000].map(|at| u32::try_from(at).map(f64::from));
        let [x, y] = place;
        let mut txn = self.doc.transact_mut();
        let place = Any::Array([Any::from(x?), Any::from(y?)].into());
        note.insert(&mut txn, "pos", place);
        Ok(txn.encode_update_v1())
    }

    /// Writes every note's text anew, so that much is sent and little stands.
    pub fn rewrite(&mut self, text: &str) -> Vec<u8> {
        let mut txn = self.doc.transact_mut();
        for (_, note) in &self.notes {
            let len = note.len(&txn);
            note.remove_range(&mut txn, 0, len);
            note.insert(&mut txn, 0, text);
        }
        txn.encode_update_v1()
    }

    fn begin(&mut self, txn: &mut TransactionMut<'_>) {
        let number = self.notes.len() + 1;
        let id = format!("{}-{number:05}", self.prefix);
        let note = txn.get_or_insert_map("notes");
        let note = note.insert(txn, id, MapPrelim::default());
        for (key, value) in [
            ("zone", ZONE),
            ("kind", KIND),
            ("order", "a0"),
            ("author", &self.by),
            ("by", &self.by),
        ] {
            note.insert(txn, key, value);
        }
        note.insert(txn, "at", 0_f64);
        let words = format!(
            "{} {number}\nMeets clients twice a week at the library\n",
            self.prefix
        );
        let text = note.insert(txn, "text", TextPrelim::new(words));
        self.chars = 0;
        self.notes.push((note, text));
    }
}

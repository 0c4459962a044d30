//! What things on a canvas are called, in whichever of two states they stand.
use canvas::content::{Content, Lane, Note};
use canvas::sheet::{Fixed, Sheet};

use crate::i18n::Lang;

/// Names out of two states, the first before the second.
pub struct Names<'a> {
    pub lang: Lang,
    pub sheet: &'a Sheet,
    pub contents: [&'a Content; 2],
}

/// What a row or column is called.
pub fn title(lane: &Lane) -> &str {
    lane.parts.get("title").map_or("", |text| text.trim())
}

impl Names<'_> {
    /// A name, or that there is none.
    pub fn or_nameless(&self, name: &str) -> String {
        match name.trim() {
            "" => self.lang.text("history-nameless"),
            name => name.to_owned(),
        }
    }

    /// The first line of a note.
    pub fn title(&self, note: &Note) -> String {
        self.or_nameless(note.text.lines().next().unwrap_or_default())
    }

    /// The note of that id, also one in the bin.
    pub fn note(&self, id: &str) -> Option<&Note> {
        let contents = self.contents.iter();
        let mut notes = contents.flat_map(|content| content.notes.iter().chain(&content.bin));
        notes.find(|note| note.id == id)
    }

    /// What the note of that id is called.
    pub fn note_name(&self, id: &str) -> String {
        match self.note(id) {
            Some(note) => self.title(note),
            None => self.lang.text("canvas-note-gone"),
        }
    }

    /// A zone's heading.
    pub fn zone(&self, slug: &str) -> String {
        let found = self.sheet.zones.iter().find(|zone| zone.slug == slug);
        found.map_or_else(|| slug.to_owned(), |zone| zone.label.clone())
    }

    /// A kind of note.
    pub fn kind(&self, slug: &str) -> String {
        let found = self.sheet.note_kinds.iter().find(|kind| kind.slug == slug);
        found.map_or_else(|| slug.to_owned(), |kind| kind.label.clone())
    }

    /// What is chosen on a note, or that nothing is.
    pub fn option(&self, note: &Note, slug: &str) -> String {
        let Some(key) = note.attributes.get(slug) else {
            return self.lang.text("history-no-choice");
        };
        let kinds = self.sheet.note_kinds.iter();
        let mut attributes = kinds.flat_map(|kind| &kind.attributes);
        let options = attributes.find(|attribute| attribute.slug == *slug);
        let option = options
            .into_iter()
            .flat_map(|attribute| &attribute.options)
            .find(|option| option.key == *key);
        option.map_or_else(|| key.clone(), |option| option.label.clone())
    }

    /// A row or column, the sheet's own or one that people added.
    pub fn lane(&self, id: &str) -> String {
        let matrix = self.sheet.matrix.iter();
        let mut fixed =
            matrix.flat_map(|matrix| matrix.rows.fixed.iter().chain(&matrix.columns.fixed));
        let is_it = |fixed: &&Fixed| fixed.slug == id;
        if let Some(fixed) = fixed.find(is_it) {
            return fixed.label.clone();
        }
        let lanes = self.contents.iter();
        let mut lanes = lanes.flat_map(|content| content.rows.iter().chain(&content.columns));
        self.or_nameless(lanes.find(|lane| lane.id == id).map_or("", title))
    }

    /// Row and column of a cell.
    pub fn cell(&self, key: &str) -> String {
        let names: Vec<String> = key.split(':').map(|id| self.lane(id)).collect();
        names.join(", ")
    }
}

//! What was said about notes, and who does what by when.
use canvas::content::Note;

use super::{Cell, Column, MEDIUM, NARROW, Reading, WIDE, moment, name_and_remark};

type Rows = (Vec<Column>, Vec<Vec<Cell>>);

impl Reading<'_> {
    fn all_notes(&self) -> impl Iterator<Item = &Note> {
        self.content.notes.iter().chain(&self.content.bin)
    }

    /// Where a note is and what it is called, also in the bin and when it is gone.
    fn place_and_name(&self, id: &str) -> [Cell; 2] {
        let Some(note) = self.all_notes().find(|note| note.id == id) else {
            let gone = ["comment-zone-gone", "comment-note-lost"];
            return gone.map(|key| self.lang.text(key).into());
        };
        let zone = self.sheet.zones.iter().find(|zone| zone.slug == note.zone);
        let place = match note.binned {
            Some(_) => self.lang.text("comment-zone-bin"),
            None => zone.map_or(&note.zone, |zone| &zone.label).clone(),
        };
        [place.into(), name_and_remark(&note.text).0.into()]
    }

    /// A row for each comment, in the order of the notes.
    pub(super) fn comments(&self) -> Rows {
        let columns = vec![
            self.column("table-zone", MEDIUM),
            self.column("comment-note", MEDIUM),
            self.column("comment-text", WIDE),
            self.people("table-author"),
            self.column("table-time", NARROW),
        ];
        let said = &self.talk.comments;
        let standing = self.all_notes().filter_map(|note| said.get(&note.id));
        let gone = said
            .iter()
            .filter(|(id, _)| self.all_notes().all(|note| note.id != **id));
        let comments = standing.chain(gone.map(|(_, comments)| comments)).flatten();
        let rows = comments.map(|comment| {
            let mut row = Vec::from(self.place_and_name(&comment.note));
            row.push(comment.text.as_str().into());
            row.push(comment.by.as_str().into());
            row.push(moment(comment.at));
            row
        });
        (columns, rows.collect())
    }

    /// A row for each action point: what is to be done by date, and then what is done.
    pub(super) fn action_points(&self) -> Rows {
        let columns = vec![
            self.column("action-what", WIDE),
            self.people("action-owner"),
            self.column("action-due", NARROW),
            self.column("action-is-done", NARROW),
            self.column("table-zone", MEDIUM),
            self.column("comment-note", MEDIUM),
            self.people("table-author"),
            self.column("table-time", NARROW),
        ];
        let rows = self.talk.action_points.iter().map(|point| {
            let mut row = vec![
                point.what.as_str().into(),
                point.owner.as_str().into(),
                point.due.map_or_else(|| "".into(), Cell::Day),
                moment(point.done_at.unwrap_or(0)),
            ];
            row.extend(match &point.note {
                Some(note) => self.place_and_name(note),
                None => ["".into(), "".into()],
            });
            row.push(point.made_by_name.as_str().into());
            row.push(moment(point.made_at));
            row
        });
        (columns, rows.collect())
    }
}

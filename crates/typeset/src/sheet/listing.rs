//! What a board shows, as text by areas. Notes that the picture has no room for are numbered.
use serde::Serialize;

use super::model::{Board, Field, Note, Room, Sheet};
use super::seating::Seated;

/// All that stands on a board.
#[derive(Serialize)]
pub struct Listing {
    pub fields: Vec<Field>,
    pub areas: Vec<AreaText>,
    pub links: Vec<String>,
    pub circles: Vec<CircleText>,
}

/// An area's notes.
#[derive(Serialize)]
pub struct AreaText {
    pub name: String,
    pub edge: &'static str,
    /// Those of the picture.
    pub notes: Vec<NoteText>,
    /// Number of the first of those that it has no room for.
    pub first: usize,
    /// Those.
    pub rest: Vec<NoteText>,
}

/// A note.
#[derive(Serialize)]
pub struct NoteText {
    pub sign: String,
    pub name: String,
    pub remark: String,
    pub is_ticked: bool,
}

/// A circle and its notes.
#[derive(Serialize)]
pub struct CircleText {
    pub label: String,
    pub members: Vec<String>,
}

impl Listing {
    /// Everything on a filled sheet; nothing of a blank one.
    pub fn of(sheet: &Sheet, board: &Board, seated: &Seated) -> Self {
        if sheet.room == Room::Blank {
            return Self {
                fields: Vec::new(),
                areas: Vec::new(),
                links: Vec::new(),
                circles: Vec::new(),
            };
        }
        let mut first = 1;
        let mut areas = Vec::new();
        for (at, zone) in board.areas.iter().enumerate() {
            let rest = &seated.rest[at].0;
            let own = board
                .notes
                .iter()
                .enumerate()
                .filter(|(_, note)| note.area == at);
            let (left, shown): (Vec<_>, Vec<_>) =
                own.partition(|(number, _)| rest.contains(number));
            let texts = |notes: Vec<(usize, &Note)>| {
                notes.into_iter().map(|(_, note)| text(note)).collect()
            };
            areas.push(AreaText {
                name: zone.name.clone(),
                edge: super::tones::tone(&zone.tone).edge,
                notes: texts(shown),
                first,
                rest: texts(left),
            });
            first += rest.len();
        }
        let name = |at: &usize| board.notes[*at].name.clone();
        let circle = |circle: &super::model::Circle| CircleText {
            label: circle.label.clone(),
            members: circle.members.iter().map(name).collect(),
        };
        let fields = sheet.fields.iter().filter(|field| !field.text.is_empty());
        Self {
            fields: fields.cloned().collect(),
            areas,
            links: board.links.iter().map(|link| link.said.clone()).collect(),
            circles: board.circles.iter().map(circle).collect(),
        }
    }
}

fn text(note: &Note) -> NoteText {
    NoteText {
        sign: note.sign.clone(),
        name: note.name.clone(),
        remark: note.remark.clone(),
        is_ticked: note.is_ticked,
    }
}

//! Who worked where on a canvas: noted by its room as it follows the changes, written down with each kept state and when
//! the room leaves memory. It says who wrote what the history tells; the document itself says it of new things only.
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use collab::{Touch, TouchChange};
use serde::Serialize;
use yrs::Any;

use super::history_store;
use super::sitter::Sitter;
use crate::app::App;
use crate::db::DbError;
use crate::features::workspaces::CanvasId;
use crate::web::Error;

/// Places times people that a room notes between two kept states; of more nobody is told.
const NOTED_MAX: usize = 10_000;
/// Root of who last wrote where, by `field:…` and `cell:…`.
const WRITTEN: &str = "written";
/// Where a note lies: no change of what it says.
const LAYING: [&str; 2] = ["pos", "order"];
/// Place of work that changes no content.
const BOARD: &str = "board";

/// Somebody's work at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Work {
    /// Root of the document and key in it, `notes/…`.
    pub place: String,
    /// Participant id.
    pub by: String,
    /// Name they went by.
    pub name: String,
    /// When they last did, UTC milliseconds.
    pub at: i64,
}

/// What a room has noted and not yet written down.
#[derive(Default)]
pub(super) struct Noted(BTreeMap<(String, String), (String, i64)>);

impl Noted {
    /// Notes a change that was taken. The program's own changes are noted for those in whose name they were made.
    pub(super) fn note(&mut self, sitter: Option<&Sitter>, touches: &[Touch], now_ms: i64) {
        for touch in touches {
            let Some(place) = place_of(touch) else {
                continue;
            };
            let (by, name) = match sitter {
                Some(sitter) => (sitter.who.id.clone(), sitter.who.name.clone()),
                None => match signature(touch) {
                    Some(signed) => signed,
                    None => continue,
                },
            };
            self.put(place, by, name, now_ms);
        }
    }

    fn put(&mut self, place: String, by: String, name: String, at: i64) {
        // Databases keep no such text, and it must not keep them from the rest.
        if [&place, &name].iter().any(|text| text.contains('\0')) {
            return;
        }
        let is_full = self.0.len() >= NOTED_MAX;
        match self.0.entry((place, by)) {
            Entry::Vacant(_) if is_full => {}
            Entry::Vacant(new) => {
                new.insert((name, at));
            }
            Entry::Occupied(mut old) => {
                old.insert((name, at));
            }
        }
    }

    /// Everything, without forgetting it.
    pub(super) fn all(&self) -> Vec<Work> {
        let noted = self.0.iter();
        noted
            .map(|((place, by), (name, at))| Work {
                place: place.clone(),
                by: by.clone(),
                name: name.clone(),
                at: *at,
            })
            .collect()
    }

    /// Everything, to be written down.
    pub(super) fn take(&mut self) -> Vec<Work> {
        let all = self.all();
        self.0.clear();
        all
    }
}

fn place_of(touch: &Touch) -> Option<String> {
    let key = touch.path.first()?;
    if touch.root == WRITTEN {
        return match key.split_once(':')? {
            ("field", slug) => Some(format!("fields/{slug}")),
            ("cell", cell) => Some(format!("cells/{cell}")),
            _ => None,
        };
    }
    let part = touch.path.get(1).map(String::as_str);
    if part.is_some_and(|part| LAYING.contains(&part)) {
        return Some(BOARD.to_owned());
    }
    Some(format!("{}/{key}", touch.root))
}

/// In whose name something is that the program wrote: `author` and `by` of a note, `by` and `name` of all else.
fn signature(touch: &Touch) -> Option<(String, String)> {
    let (TouchChange::Added(Any::Map(new))
    | TouchChange::Replaced {
        new: Any::Map(new), ..
    }) = &touch.change
    else {
        return None;
    };
    let text = |key: &str| match new.get(key) {
        Some(Any::String(text)) if !text.is_empty() => Some(text.to_string()),
        _ => None,
    };
    match text("author") {
        Some(by) => Some((by, text("by").unwrap_or_default())),
        None => Some((text("by")?, text("name").unwrap_or_default())),
    }
}

/// Work between two kept states, by the log's rows that they stand by: after `from`, up to `to`, or up to now without it.
pub async fn work(
    app: &App,
    canvas: &CanvasId,
    from: i64,
    to: Option<i64>,
) -> Result<Vec<Work>, Error> {
    let mut found = history_store::work(&app.db, canvas, from, to).await?;
    if to.is_none() {
        found.extend(pending(app, canvas).await);
    }
    Ok(found)
}

/// What an open room has noted and not yet written down.
pub(super) async fn pending(app: &App, canvas: &CanvasId) -> Vec<Work> {
    let open = app.rooms.read(canvas, |room, _| room.judge().noted().all());
    open.await.unwrap_or_default()
}

/// Work of somebody that changes no content by itself.
pub(super) fn on_board(by: &str, name: &str, at: i64) -> Work {
    Work {
        place: BOARD.to_owned(),
        by: by.to_owned(),
        name: name.to_owned(),
        at,
    }
}

/// Notes that somebody did something that changes the canvas as a whole, by the row after `seq`.
pub(super) async fn note_whole(
    app: &App,
    canvas: &CanvasId,
    seq: i64,
    who: (&str, &str),
) -> Result<(), DbError> {
    let work = on_board(who.0, who.1, app.now_ms());
    let mut tx = app.db.begin().await?;
    history_store::save_work(&mut tx, canvas, seq + 1, &[work]).await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Arc;

    use super::*;

    fn touch(root: &str, path: &[&str], change: TouchChange) -> Touch {
        Touch {
            root: root.to_owned(),
            path: path.iter().map(|key| (*key).to_owned()).collect(),
            change,
        }
    }

    fn map(entries: &[(&str, &str)]) -> TouchChange {
        let entries = entries
            .iter()
            .map(|(key, value)| ((*key).to_owned(), Any::from(*value)));
        TouchChange::Added(Any::Map(Arc::new(entries.collect::<HashMap<_, _>>())))
    }

    #[test]
    fn the_program_writes_in_the_name_of_people() {
        let mut noted = Noted::default();
        let touches = [
            touch(
                "notes",
                &["n1"],
                map(&[("author", "guest-1"), ("by", "Helmi")]),
            ),
            touch("notes", &["n2"], map(&[("author", ""), ("by", "")])),
            touch(
                "written",
                &["field:target"],
                map(&[("by", "guest-2"), ("name", "Otso")]),
            ),
            touch(
                "written",
                &["cell:r1:c1"],
                map(&[("by", "guest-2"), ("name", "Otso")]),
            ),
            touch("fields", &["target"], TouchChange::TextEdited),
        ];
        noted.note(None, &touches, 7);
        let all: Vec<(String, String)> = noted
            .take()
            .into_iter()
            .map(|work| (work.place, work.name))
            .collect();
        let expected = [
            ("cells/r1:c1", "Otso"),
            ("fields/target", "Otso"),
            ("notes/n1", "Helmi"),
        ];
        assert_eq!(
            all,
            expected.map(|(place, name)| (place.to_owned(), name.to_owned()))
        );
        assert!(noted.all().is_empty(), "what was taken is gone");
    }

    #[test]
    fn laying_a_note_elsewhere_is_work_but_not_on_its_words() {
        let moved = touch("notes", &["n1", "pos"], TouchChange::TextEdited);
        assert_eq!(place_of(&moved).as_deref(), Some("board"));
        let reworded = touch("notes", &["n1", "text"], TouchChange::TextEdited);
        assert_eq!(place_of(&reworded).as_deref(), Some("notes/n1"));
    }
}

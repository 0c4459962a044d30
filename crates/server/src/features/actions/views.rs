//! Comments and action points as pages show them.
use super::desk::may_remove;
use super::island::{CommentShown, PointShown};
use super::model::{ActionPoint, Comment};
use super::notes::{NoteName, Notes};
use crate::features::workspaces::Who;
use crate::i18n::Lang;
use crate::web::dates;

/// The note that a page is about.
pub(super) struct NoteView {
    pub name: NoteName,
    /// Its lines after the first.
    pub remark: String,
    /// Who wrote it and when, as far as that is known.
    pub by: String,
    pub when: String,
}

impl NoteView {
    pub fn new(lang: Lang, notes: &Notes<'_>, id: &str) -> Self {
        let note = notes.find(id);
        let text = note.map_or("", |note| note.text.trim());
        let when = note.map_or(0, |note| note.at);
        let when = match when {
            ..=0 => String::new(),
            at => dates::day_and_time(lang, at),
        };
        Self {
            name: notes.name(id),
            remark: text
                .split_once('\n')
                .map_or("", |(_, rest)| rest)
                .trim()
                .to_owned(),
            by: note.map_or_else(String::new, |note| note.by.clone()),
            when,
        }
    }
}

/// An action point.
pub(super) struct PointView {
    pub id: String,
    pub revision: i64,
    pub what: String,
    pub owner: String,
    /// For the form.
    pub due_on: String,
    /// In words.
    pub due: Option<String>,
    /// How late it is, in words.
    pub late: Option<String>,
    pub is_today: bool,
    /// When it was marked as done, in words.
    pub done: Option<String>,
    pub note: Option<NoteName>,
    /// Who wrote it down, whether they came by a code, and when.
    pub made_by: String,
    pub is_guest: bool,
    pub made_at: String,
    pub can_remove: bool,
}

impl PointView {
    /// The same in a line of words.
    pub fn shown(self, lang: Lang) -> PointShown {
        let today = self.is_today.then(|| lang.text("action-today"));
        let owner = match self.owner {
            owner if owner.is_empty() => lang.text("action-nobody"),
            owner => owner,
        };
        let due = self
            .due
            .map(|due| format!("{} {due}", lang.text("action-due")));
        let parts = [self.done.or(self.late).or(today), Some(owner), due];
        PointShown {
            about: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            id: self.id,
            what: self.what,
        }
    }
}

/// Comments of the notes of one zone.
pub(super) struct ZoneView {
    pub label: String,
    pub notes: Vec<NoteTalk>,
}

/// Comments of one note.
pub(super) struct NoteTalk {
    pub name: NoteName,
    pub comments: Vec<CommentView>,
}

/// A comment.
pub(super) struct CommentView {
    pub id: String,
    pub text: String,
    pub by: String,
    /// Whether its writer came by a code.
    pub is_guest: bool,
    pub when: String,
    pub can_remove: bool,
}

impl CommentView {
    /// The same for the open canvas.
    pub fn shown(self, lang: Lang) -> CommentShown {
        let mark = match self.is_guest {
            true => format!(" ({})", lang.text("person-guest")),
            false => String::new(),
        };
        CommentShown {
            by: format!("{}{mark}, {}", self.by, self.when),
            id: self.id,
            text: self.text,
        }
    }
}

/// Whether a participant came by a code. A guest chooses the name, so it may be that of somebody else.
fn is_guest(participant: &str) -> bool {
    participant.starts_with("guest-")
}

/// What views are made with.
pub(super) struct Drawing<'a> {
    pub lang: Lang,
    pub now_ms: i64,
    /// Who reads, when they may write.
    pub who: Option<&'a Who>,
    pub notes: &'a Notes<'a>,
}

impl Drawing<'_> {
    fn can_remove(&self, by: &str) -> bool {
        self.who.is_some_and(|who| may_remove(who, by))
    }

    pub fn point(&self, of: &ActionPoint) -> PointView {
        let (lang, today) = (self.lang, dates::in_finland(self.now_ms).date());
        let late = of.days_late(today);
        PointView {
            id: of.id.clone(),
            revision: of.revision,
            what: of.what.clone(),
            owner: of.owner.clone(),
            due_on: of.due.map(|due| due.to_string()).unwrap_or_default(),
            due: of.due.map(|due| dates::day(lang, due)),
            late: late.map(|days| lang.count("action-late", i64::from(days))),
            is_today: of.due == Some(today) && of.done_at.is_none(),
            done: of.done_at.map(|at| {
                let day = dates::day(lang, dates::in_finland(at).date());
                lang.text_with("action-done-on", &[("day", &day)])
            }),
            note: of.note.as_deref().map(|note| self.notes.name(note)),
            made_by: of.made_by_name.clone(),
            is_guest: is_guest(&of.made_by),
            made_at: dates::day_and_time(lang, of.made_at),
            can_remove: self.can_remove(&of.made_by),
        }
    }

    /// Comments by note, in reading order.
    pub fn zones(&self, comments: &[Comment]) -> Vec<ZoneView> {
        let ids = comments.iter().map(|comment| comment.note.as_str());
        let mut zones: Vec<ZoneView> = Vec::new();
        for name in self.notes.in_order(ids) {
            let of_note = comments.iter().filter(|comment| comment.note == name.id);
            let talk = NoteTalk {
                comments: of_note.map(|comment| self.comment(comment)).collect(),
                name,
            };
            match zones
                .last_mut()
                .filter(|zone| zone.label == talk.name.place)
            {
                Some(zone) => zone.notes.push(talk),
                None => zones.push(ZoneView {
                    label: talk.name.place.clone(),
                    notes: vec![talk],
                }),
            }
        }
        zones
    }

    pub fn comment(&self, of: &Comment) -> CommentView {
        CommentView {
            id: of.id.clone(),
            text: of.text.clone(),
            by: of.by.clone(),
            is_guest: is_guest(&of.author),
            when: dates::day_and_time(self.lang, of.at),
            can_remove: self.can_remove(&of.author),
        }
    }
}

//! What writers do with comments and action points, by a form or by a program. Whoever may write on the canvas may,
//! guests too, whatever step is open; nobody in the archive.
use canvas::content::Content;
use canvas::settings::Role;

use super::model::{
    self, ActionPoint, COMMENTS_MAX, Comment, POINTS_MAX, parse_due, parse_owner, parse_what,
};
use super::store;
use crate::app::App;
use crate::clock::new_id;
use crate::db::Tx;
use crate::features::workspaces::{self, Access, CanvasHead, CanvasId, Who, Write};
use crate::features::{audit, finding, live};
use crate::i18n::MsgKey;
use crate::web::{Error, FormErrors};

/// A comment as it is typed.
#[derive(Clone, Debug, Default)]
pub struct CommentDraft {
    /// Id of the note.
    pub note: String,
    /// 1–2,000 characters.
    pub text: String,
}

/// An action point as it is typed.
#[derive(Clone, Debug, Default)]
pub struct PointDraft {
    /// Id of the note; empty for the canvas as a whole.
    pub note: String,
    /// 1–500 characters.
    pub what: String,
    /// At most 100 characters; may be empty.
    pub owner: String,
    /// Year-month-day; may be empty.
    pub due: String,
}

/// Whether it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// To be done.
    Open,
    /// Done.
    Done,
}

/// Somebody who writes about a canvas.
pub struct Desk<'a> {
    app: &'a App,
    who: &'a Who,
    canvas: CanvasHead,
}

impl<'a> Desk<'a> {
    /// Fails with 409 when the canvas is in the archive.
    pub async fn open(app: &'a App, access: &'a Access<Write>) -> Result<Self, Error> {
        let canvas = workspaces::canvas_of(app, access).await?;
        match canvas.is_archived {
            true => Err(Error::Conflict("canvas-is-archived")),
            false => Ok(Self {
                app,
                who: &access.who,
                canvas,
            }),
        }
    }

    /// Keeps a comment. The same words by the same person on the same note are one comment: whoever presses twice
    /// writes once. Fails with 422, or with 409 when the canvas has as many as it may.
    pub async fn comment(&self, draft: &CommentDraft) -> Result<Comment, Error> {
        let mut errors = FormErrors::default();
        let content = self.content().await?;
        let note = errors.take("note", standing(&content, &draft.note));
        let text = errors.take("text", model::parse_text(&draft.text));
        let (Some(note), Some(text)) = (note, text) else {
            return Err(errors.into());
        };
        let known = store::comments(&self.app.db, &self.canvas.id).await?;
        let is_full = is_full(known.len(), COMMENTS_MAX);
        let is_same =
            |one: &Comment| (&one.note, &one.author, &one.text) == (&note, &self.who.id, &text);
        if let Some(same) = known.into_iter().find(is_same) {
            return Ok(same);
        }
        if is_full {
            return Err(Error::Conflict("comments-full"));
        }
        let at = self.app.now_ms();
        let new = Comment {
            id: new_id(at),
            canvas: self.canvas.id.clone(),
            note,
            text,
            author: self.who.id.clone(),
            by: self.who.name.clone(),
            at,
        };
        let mut tx = self.app.db.begin().await?;
        store::insert_comment(&mut tx, &new).await?;
        let (on, comment) = (
            (new.canvas.as_str(), self.canvas.kind.as_str()),
            (new.id.as_str(), new.note.as_str()),
        );
        finding::put_comment(self.app, &mut tx, on, comment, &new.text).await?;
        tx.commit().await?;
        Ok(new)
    }

    /// Takes a comment away: one's own, or for those who lead any. Gives the note that it was on.
    pub async fn remove_comment(&self, id: &str) -> Result<String, Error> {
        let known = store::comments(&self.app.db, &self.canvas.id).await?;
        let found = known.into_iter().find(|one| one.id == id);
        let found = found.ok_or(Error::NotFound)?;
        self.must_own(&found.author)?;
        let mut tx = self.app.db.begin().await?;
        if !store::remove_comment(&mut tx, id, &self.canvas.id).await? {
            return Err(Error::NotFound);
        }
        self.note(&mut tx, "comment.remove", id).await?;
        tx.commit().await?;
        Ok(found.note)
    }

    /// Writes an action point down; one that is there already and is not done is given as it is. Fails with 422, or
    /// with 409 when the canvas has as many as it may.
    pub async fn add_point(&self, draft: &PointDraft) -> Result<ActionPoint, Error> {
        let at = self.app.now_ms();
        let new = self.parse(draft, None).await?;
        let known = store::points(&self.app.db, &self.canvas.id).await?;
        let is_full = is_full(known.len(), POINTS_MAX);
        let is_same = |one: &ActionPoint| {
            let (one_says, new_says) = (
                (&one.note, &one.what, &one.owner, one.due),
                (&new.note, &new.what, &new.owner, new.due),
            );
            one.done_at.is_none() && one_says == new_says
        };
        if let Some(same) = known.into_iter().find(is_same) {
            return Ok(same);
        }
        if is_full {
            return Err(Error::Conflict("actions-full"));
        }
        let new = ActionPoint {
            id: new_id(at),
            canvas: self.canvas.id.clone(),
            note: new.note,
            what: new.what,
            owner: new.owner,
            due: new.due,
            done_at: None,
            revision: 1,
            made_by: self.who.id.clone(),
            made_by_name: self.who.name.clone(),
            made_at: at,
        };
        let mut tx = self.app.db.begin().await?;
        store::insert_point(&mut tx, &new).await?;
        self.note(&mut tx, "action-point.create", &new.id).await?;
        tx.commit().await?;
        Ok(new)
    }

    /// Sets all of an action point; `progress` stays as it is when none is given. Fails with 412 when its revision is
    /// another than the one that was `seen`, and with 422.
    pub async fn replace_point(
        &self,
        id: &str,
        draft: &PointDraft,
        progress: Option<Progress>,
        seen: Option<i64>,
    ) -> Result<ActionPoint, Error> {
        let found = self.point(id).await?;
        let set = self.parse(draft, found.note.as_deref()).await?;
        if seen.is_some_and(|seen| seen != found.revision) {
            return Err(Error::Stale);
        }
        let changed = ActionPoint {
            note: set.note,
            what: set.what,
            owner: set.owner,
            due: set.due,
            done_at: self.done_at(&found, progress),
            ..found
        };
        self.keep(changed, "action-point.edit").await
    }

    /// Marks an action point as done, or as to be done.
    pub async fn set_progress(&self, id: &str, progress: Progress) -> Result<ActionPoint, Error> {
        let found = self.point(id).await?;
        let done_at = self.done_at(&found, Some(progress));
        if done_at == found.done_at {
            return Ok(found);
        }
        let action = match progress {
            Progress::Done => "action-point.done",
            Progress::Open => "action-point.not-done",
        };
        self.keep(ActionPoint { done_at, ..found }, action).await
    }

    /// Takes an action point away: one that one wrote down oneself, or for those who lead any.
    pub async fn remove_point(&self, id: &str) -> Result<(), Error> {
        let found = self.point(id).await?;
        self.must_own(&found.made_by)?;
        let mut tx = self.app.db.begin().await?;
        if !store::remove_point(&mut tx, id, &self.canvas.id).await? {
            return Err(Error::NotFound);
        }
        self.note(&mut tx, "action-point.remove", id).await?;
        Ok(tx.commit().await?)
    }

    async fn keep(&self, changed: ActionPoint, action: &str) -> Result<ActionPoint, Error> {
        let mut tx = self.app.db.begin().await?;
        if !store::replace_point(&mut tx, &changed).await? {
            return Err(Error::Stale);
        }
        self.note(&mut tx, action, &changed.id).await?;
        tx.commit().await?;
        Ok(ActionPoint {
            revision: changed.revision + 1,
            ..changed
        })
    }

    fn done_at(&self, found: &ActionPoint, progress: Option<Progress>) -> Option<i64> {
        match progress {
            Some(Progress::Done) => found.done_at.or(Some(self.app.now_ms())),
            Some(Progress::Open) => None,
            None => found.done_at,
        }
    }

    async fn point(&self, id: &str) -> Result<ActionPoint, Error> {
        let known = store::points(&self.app.db, &self.canvas.id).await?;
        let found = known.into_iter().find(|one| one.id == id);
        found.ok_or(Error::NotFound)
    }

    /// `kept` is the note that it has already, which may be in the bin by now.
    async fn parse(&self, draft: &PointDraft, kept: Option<&str>) -> Result<Parsed, Error> {
        let note = match draft.note.as_str() {
            "" => Ok(None),
            note if kept == Some(note) => Ok(Some(note.to_owned())),
            note => standing(&self.content().await?, note).map(Some),
        };
        let mut errors = FormErrors::default();
        let what = errors.take("what", parse_what(&draft.what));
        let owner = errors.take("owner", parse_owner(&draft.owner));
        let due = errors.take("due", parse_due(&draft.due));
        let note = errors.take("note", note);
        match (note, what, owner, due) {
            (Some(note), Some(what), Some(owner), Some(due)) => Ok(Parsed {
                note,
                what,
                owner,
                due,
            }),
            _ => Err(errors.into()),
        }
    }

    async fn content(&self) -> Result<Content, Error> {
        live::content(self.app, &CanvasId(self.canvas.id.clone())).await
    }

    fn must_own(&self, by: &str) -> Result<(), Error> {
        match may_remove(self.who, by) {
            true => Ok(()),
            false => Err(Error::Forbidden),
        }
    }

    async fn note(&self, tx: &mut Tx<'_>, action: &str, what: &str) -> Result<(), Error> {
        let workspace = Some(self.canvas.workspace.as_str());
        let (now, who) = (self.app.now_ms(), &self.who.id);
        Ok(audit::record(tx, now, who, action, workspace, &self.canvas.id, what).await?)
    }
}

/// An action point's parts that were typed.
struct Parsed {
    note: Option<String>,
    what: String,
    owner: String,
    due: Option<jiff::civil::Date>,
}

/// The note, when it stands on the canvas.
fn standing(content: &Content, note: &str) -> Result<String, MsgKey> {
    match content.notes.iter().find(|one| one.id == note) {
        Some(found) => Ok(found.id.clone()),
        None if note.is_empty() => Err("comment-note-empty"),
        None => Err("comment-note-gone"),
    }
}

fn is_full(count: usize, most: i64) -> bool {
    i64::try_from(count).unwrap_or(i64::MAX) >= most
}

/// Whether `who` may take away what `by` wrote.
pub(super) fn may_remove(who: &Who, by: &str) -> bool {
    who.role >= Role::Facilitator || (who.role >= Role::Participant && who.id == by)
}

//! The room's own part in moving its canvas to another version.
use canvas::content::Content;
use canvas::variant::next;
use collab::Close;
use yrs::Transact as _;

use super::super::checkpoints::{NewCheckpoint, Standing as Kept};
use super::super::history_store;
use super::super::judge::Event;
use super::super::log::Row;
use super::super::moving::{Move, Unmoved, new_letters, writing};
use super::super::store::{self, Renewed};
use super::super::thinning::Why;
use super::super::work::on_board;
use super::Task;
use crate::features::audit;

impl Task<'_> {
    /// Moves the canvas, or says why not. Once it is moved, and when it is not sure that it was not, the room closes.
    pub(super) async fn move_to(&mut self, moving: Move) {
        let template = self.room.judge().template();
        let before = canvas::read(&self.room.doc().transact(), template);
        let Move {
            decide, done, to, ..
        } = moving;
        let moving = Moving {
            to,
            generation: moving.generation,
            by: moving.by,
            workspace: moving.workspace,
        };
        let outcome = match decide(template, &before) {
            Ok(after) => self.carry_over(&moving, &before, &after).await,
            Err(why) => Err(why),
        };
        let why = match &outcome {
            Ok(()) => Some(Close::OtherGeneration),
            Err(Unmoved::NotSaved) => Some(Close::NotSaved),
            Err(_) => None,
        };
        if let Some(why) = why {
            self.closed = true;
            let effects = self.room.close_all(why);
            self.carry_out(effects);
        }
        // Nobody waits for it any more only when the request was given up.
        let _ = done.send(outcome);
    }

    async fn carry_over(
        &mut self,
        moving: &Moving,
        before: &Content,
        after: &Content,
    ) -> Result<(), Unmoved> {
        let from = self.room.judge().template();
        let row = store::canvas(&self.parts.db, &self.canvas).await?;
        let row = row.ok_or(Unmoved::Outdated)?;
        if row.is_archived {
            return Err(Unmoved::Archived);
        }
        let settings = next::settings(from, moving.to, &row.settings());
        let settings = serde_json::to_string(&settings).map_err(|_| Unmoved::NotSaved)?;
        let now_ms = self.now_ms();
        let mut tx = self.parts.db.begin().await?;
        let renewed = Renewed {
            kind: &moving.to.kind,
            version: i64::from(moving.to.version),
            generation: &moving.generation,
            settings: &settings,
        };
        if !store::renew(&mut tx, &self.canvas, &row, &renewed).await? {
            return Err(Unmoved::Outdated);
        }
        let step = self.room.settings().step.clone();
        let standing = Kept::of(&mut self.room, self.seq);
        let kept = NewCheckpoint {
            made_by: Some(moving.by.by.clone()),
            ..NewCheckpoint::automatic(now_ms, Why::Move, step, standing)
        };
        history_store::put_checkpoint(&mut tx, &self.canvas, &kept).await?;
        let edit = writing((from, moving.to), before, after, &moving.generation, now_ms)?;
        let effects = self.room.handle_all([Event::Edit(edit)], now_ms);
        let append = effects.append.ok_or(Unmoved::NotSaved)?;
        if effects.left_out > 0 {
            return Err(Unmoved::NotSaved);
        }
        let row = Row {
            canvas: self.canvas.clone(),
            seq: self.seq + 1,
            at: now_ms,
            update: append.update,
            clients: append.clients,
        };
        store::append_row(&mut tx, &row).await?;
        let work = on_board(&moving.by.by, &moving.by.name, now_ms);
        history_store::save_work(&mut tx, &self.canvas, row.seq, &[work]).await?;
        store::follow_letters(&mut tx, &self.canvas, &new_letters(from, moving.to)).await?;
        let workspace = Some(moving.workspace.as_str());
        let (by, id) = (moving.by.by.as_str(), self.canvas.0.as_str());
        let version = moving.to.version.to_string();
        audit::record(&mut tx, now_ms, by, "canvas.move", workspace, id, &version).await?;
        tx.commit().await?;
        self.seq = row.seq;
        self.parts.changes.note(&self.canvas);
        Ok(())
    }
}

/// Where the canvas moves, and who moves it.
struct Moving {
    to: &'static canvas::Template,
    generation: String,
    by: canvas::content::Signed,
    workspace: String,
}

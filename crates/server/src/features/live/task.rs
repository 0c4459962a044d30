//! The task of one room. Drain the inbox, let the room decide, make its append durable, and only then send:
//! what anybody has seen or been told is on disk.
mod moving;
mod tidying;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use canvas::content::Content;
use canvas::summary;
use collab::{Append, Close, Effects};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep_until};
use yrs::Transact as _;

use super::checkpoints;
use super::history_store::Newest;
use super::judge::{Event, Room};
use super::load::{self, Loaded};
use super::log::{NotSaved, Row};
use super::moving::Move;
use super::rooms::{Change, Command, Parts, Reader, Refusal, Rooms};
use super::sockets::Sockets;
use super::standing::Standing;
use crate::clock::steady;
use crate::features::workspaces::CanvasId;

/// Commands that are handled together.
const BATCH_MAX: usize = 256;

/// Runs the room until it leaves memory.
pub(super) async fn run(
    rooms: Rooms,
    canvas: CanvasId,
    mut inbox: mpsc::UnboundedReceiver<Command>,
) {
    match load::load(&rooms.parts().db, &canvas).await {
        Ok(loaded) => {
            let newest = checkpoints::newest(rooms.parts(), &canvas).await;
            let task = Task::new(rooms.parts(), canvas.clone(), loaded, newest);
            task.run(&rooms, &mut inbox).await;
        }
        Err(error) => {
            tracing::error!(canvas = canvas.0, %error, "a live document could not be loaded");
            turn_away(rooms.leave(&canvas, &mut inbox), error.close());
        }
    }
}

/// Closes the sockets that wait to join; whoever else waits sees their answer dropped.
fn turn_away(commands: Vec<Command>, why: Close) {
    for command in commands {
        if let Command::Join { outbox, .. } = command {
            outbox.close(why.code());
        }
    }
}

struct Task<'a> {
    parts: &'a Parts,
    canvas: CanvasId,
    room: Room,
    /// Number of the last durable row.
    seq: i64,
    sockets: Sockets,
    standing: Standing,
    /// The latest time that the clock or a timer has shown; the room's time never goes back.
    reached_ms: i64,
    rows: usize,
    bytes: usize,
    checkpoint_ms: i64,
    /// Whether anything was written since.
    is_changed: bool,
    /// When the document is put to rest, unless somebody writes before.
    awake_until: Instant,
    empty_since: Option<Instant>,
    tidying: Option<tokio::task::JoinHandle<()>>,
    closed: bool,
}

/// Commands of one commit, sorted.
#[derive(Default)]
struct Batch {
    events: Vec<Event>,
    readers: Vec<Reader>,
    asked: Vec<oneshot::Sender<Arc<Content>>>,
    joined: Vec<(oneshot::Sender<collab::ConnId>, collab::ConnId)>,
    changed: Option<oneshot::Sender<Result<(), Refusal>>>,
    moving: Option<Box<Move>>,
    close: Option<Close>,
}

impl Batch {
    /// Whether nobody would notice if a change went first.
    fn is_empty(&self) -> bool {
        self.events.is_empty() && self.readers.is_empty() && self.asked.is_empty()
    }

    /// The revision of the last settings in it; that of those `before` it without any.
    fn revision(&self, before: u64) -> u64 {
        let mut latest = self.events.iter().rev();
        let found = latest.find_map(|event| match event {
            Event::Settings(settings) => Some(settings.revision),
            _ => None,
        });
        found.unwrap_or(before)
    }
}

impl<'a> Task<'a> {
    fn new(parts: &'a Parts, canvas: CanvasId, loaded: Loaded, newest: Option<Newest>) -> Self {
        let now_ms = parts.clock.now_ms();
        Self {
            parts,
            canvas,
            room: loaded.room,
            seq: loaded.seq,
            sockets: Sockets::default(),
            standing: Standing::default(),
            reached_ms: now_ms,
            rows: 0,
            bytes: 0,
            checkpoint_ms: newest.as_ref().map_or(now_ms, |newest| newest.at),
            is_changed: newest.is_some_and(|newest| newest.seq < loaded.seq),
            awake_until: steady() + parts.pace.rest_after_reading,
            empty_since: Some(steady()),
            tidying: None,
            closed: false,
        }
    }

    async fn run(mut self, rooms: &Rooms, inbox: &mut mpsc::UnboundedReceiver<Command>) {
        self.lay_summary().await;
        let mut commands = Vec::new();
        while !self.closed {
            let (wake, tick_ms) = self.next_wake();
            tokio::select! {
                biased;
                taken = inbox.recv_many(&mut commands, BATCH_MAX) => {
                    if taken == 0 {
                        break;
                    }
                }
                () = sleep_until(wake) => {
                    self.reached_ms = self.reached_ms.max(tick_ms.unwrap_or(i64::MIN));
                }
            }
            let mut waiting: VecDeque<Command> = commands.drain(..).collect();
            loop {
                let mut batch = self.sort(&mut waiting);
                let moving = batch.moving.take();
                self.commit(batch).await;
                if let Some(moving) = moving.filter(|_| !self.closed) {
                    self.move_to(*moving).await;
                }
                if waiting.is_empty() || self.closed {
                    break;
                }
            }
            turn_away(waiting.into(), Close::Restarting);
            if !self.closed && self.is_time_to_leave() {
                self.tidy_now().await;
                if rooms.leave_if_unasked(&self.canvas, inbox) {
                    return;
                }
            }
        }
        // Who comes too late comes back to a room that is loaded anew.
        turn_away(rooms.leave(&self.canvas, inbox), Close::Restarting);
    }

    /// Gives a document from before there were summaries a place for one, so that no two clients make it at once.
    async fn lay_summary(&mut self) {
        let is_laid = summary::is_laid(&self.room.doc().transact());
        if !is_laid {
            let events = vec![Event::Edit(Box::new(summary::lay))];
            self.commit(Batch {
                events,
                ..Batch::default()
            })
            .await;
        }
    }

    /// When to wake without being told anything, and the tick that is due then.
    fn next_wake(&self) -> (Instant, Option<i64>) {
        let pace = &self.parts.pace;
        let now = steady();
        let ticks = [self.room.next_tick_ms(), self.keep_due_ms()];
        let tick_ms = ticks.into_iter().flatten().min();
        let tick = tick_ms.map(|due_ms| {
            let wait_ms = due_ms.saturating_sub(self.now_ms()).max(0);
            now + Duration::from_millis(wait_ms.unsigned_abs())
        });
        let rest = (!self.room.is_resting()).then_some(self.awake_until);
        let leave = self.empty_since.map(|since| since + pace.leave_after);
        let others = [rest, leave].into_iter().flatten().min();
        match (tick, others) {
            (Some(tick), Some(other)) if other < tick => (other, None),
            (Some(tick), _) => (tick, tick_ms),
            (None, Some(other)) => (other, None),
            (None, None) => (now + pace.leave_after, None),
        }
    }

    fn now_ms(&self) -> i64 {
        self.parts.clock.now_ms().max(self.reached_ms)
    }

    /// Takes commands up to the next change by the server, whose outcome somebody waits for.
    fn sort(&mut self, waiting: &mut VecDeque<Command>) -> Batch {
        let mut batch = Batch::default();
        while let Some(command) = waiting.pop_front() {
            match command {
                Command::Join {
                    who,
                    outbox,
                    joined,
                } => {
                    let conn = self.sockets.seat(outbox);
                    batch.events.push(Event::Join { conn, who });
                    batch.joined.push((joined, conn));
                }
                Command::Frame {
                    conn,
                    bytes,
                    space: _space,
                } => {
                    batch.events.push(Event::Frame { conn, bytes });
                }
                Command::Leave(conn) => {
                    self.sockets.leave(conn);
                    batch.events.push(Event::Leave { conn });
                }
                Command::Who { conn, who } => batch.events.push(Event::Who { conn, who }),
                Command::Settings(settings) => {
                    // Two changes at once may arrive the wrong way round.
                    if settings.revision > batch.revision(self.room.settings().revision) {
                        batch.events.push(Event::Settings(settings));
                    }
                }
                Command::Read(reader) => batch.readers.push(reader),
                Command::Stands(asked) => batch.asked.push(asked),
                Command::Close(why) => {
                    batch.close = Some(why);
                    break;
                }
                Command::Move(moving) => {
                    match batch.is_empty() {
                        true => batch.moving = Some(moving),
                        false => waiting.push_front(Command::Move(moving)),
                    }
                    break;
                }
                Command::Change { change, done } => {
                    if !batch.is_empty() {
                        waiting.push_front(Command::Change { change, done });
                        break;
                    }
                    batch.events.push(match change {
                        Change::Edit(edit) => Event::Edit(edit),
                        Change::Apply(update) => Event::Apply { update },
                    });
                    batch.changed = Some(done);
                    break;
                }
            }
        }
        batch
    }

    /// Decides, makes durable, and only then tells.
    async fn commit(&mut self, batch: Batch) {
        let now_ms = self.now_ms();
        let was_resting = self.room.is_resting();
        let mut events = batch.events;
        let is_sent = events
            .iter()
            .any(|event| matches!(event, Event::Frame { .. }));
        events.push(Event::Tick);
        let mut effects = self.room.handle_all(events, now_ms);
        let append = effects.append.take();
        let is_written = is_sent && append.is_some();
        if let Some(append) = append
            && let Err(error) = self.append(append, now_ms).await
        {
            self.closed = true;
            let effects = self.room.fail();
            self.carry_out(effects);
            if let Some(done) = batch.changed {
                let _ = done.send(Err(error.into()));
            }
            return;
        }
        let outcome = match effects.left_out {
            0 => Ok(()),
            _ => Err(Refusal::Unfit),
        };
        self.carry_out(effects);
        if let Some(done) = batch.changed {
            let _ = done.send(outcome);
        }
        for (joined, conn) in batch.joined {
            let _ = joined.send(conn);
        }
        for read in batch.readers {
            read(&mut self.room, self.seq);
        }
        for asked in batch.asked {
            // Whoever asked may have gone.
            let _ = asked.send(self.standing.of(&mut self.room, self.seq));
        }
        if let Some(why) = batch.close {
            self.closed = true;
            let effects = self.room.close_all(why);
            self.carry_out(effects);
        }
        let pace = &self.parts.pace;
        if is_written {
            self.awake_until = steady() + pace.rest_after;
        } else if was_resting && !self.room.is_resting() {
            self.awake_until = steady() + pace.rest_after_reading;
        }
        self.look_after();
    }

    async fn append(&mut self, append: Append, now_ms: i64) -> Result<(), NotSaved> {
        let size = append.update.len();
        let row = Row {
            canvas: self.canvas.clone(),
            seq: self.seq + 1,
            at: now_ms,
            update: append.update,
            clients: append.clients,
        };
        self.parts.log.append(row).await?;
        self.seq += 1;
        self.rows += 1;
        self.bytes += size;
        self.is_changed = true;
        self.parts.changes.note(&self.canvas);
        metrics::counter!("tukiverkko_updates_total").increment(1);
        Ok(())
    }

    fn carry_out(&mut self, effects: Effects) {
        for refused in &effects.refused {
            metrics::counter!("tukiverkko_refusals_total", "reason" => refused.reason).increment(1);
        }
        for paused in &effects.paused {
            tracing::warn!(
                canvas = self.canvas.0,
                until_ms = paused.until_ms,
                "a participant is paused"
            );
        }
        self.sockets.carry_out(effects);
    }
}

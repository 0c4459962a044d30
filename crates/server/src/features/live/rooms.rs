//! The open rooms. Finding or starting one is one step under one lock, and so is its leaving: nobody is
//! ever handed a room that is gone, and no document is loaded twice.
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use collab::{Close, ConnId};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use super::changes::Changes;
use super::judge::Room;
use super::log::{Log, NotSaved};
use super::moving::Move;
use super::outbox::Outbox;
use super::pace::Pace;
use super::places::{Place, Places};
use super::sitter::Sitter;
use super::task;
use crate::clock::Clock;
use crate::db::Db;
use crate::features::workspaces::CanvasId;
use canvas::content::Content;
use canvas::settings::Settings;

/// Bytes of frames that wait for one room; beyond that its sockets are not read.
const INBOX_BYTES_MAX: usize = 4 << 20;
/// What a frame counts at least, for the memory around it.
const FRAME_BYTES_MIN: usize = 128;
/// How long a stop waits for sockets to close.
const STOP_WAIT: Duration = Duration::from_secs(8);

/// All open rooms; cheap to clone.
#[derive(Clone)]
pub struct Rooms(Arc<Parts>);

/// What every room needs.
pub(super) struct Parts {
    pub db: Db,
    pub clock: Clock,
    pub log: Log,
    pub pace: Pace,
    /// The canvases that were changed.
    pub changes: Changes,
    places: Places,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    rooms: HashMap<CanvasId, Door>,
    /// Held by every room and socket, so that a stop can wait for them; none once stopping.
    presence: Option<mpsc::Sender<Infallible>>,
    everybody: Option<mpsc::Receiver<Infallible>>,
}

/// The way into one room.
#[derive(Clone)]
pub(super) struct Door {
    inbox: mpsc::UnboundedSender<Command>,
    space: Arc<Semaphore>,
}

/// What a room is told.
pub(super) enum Command {
    Join {
        who: Sitter,
        outbox: Outbox,
        joined: oneshot::Sender<ConnId>,
    },
    Frame {
        conn: ConnId,
        bytes: Bytes,
        /// Its place in the inbox, free again once it is handled.
        space: OwnedSemaphorePermit,
    },
    Leave(ConnId),
    Who {
        conn: ConnId,
        who: Sitter,
    },
    Settings(Settings),
    Change {
        change: Change,
        done: oneshot::Sender<Result<(), Refusal>>,
    },
    Move(Box<Move>),
    Read(Reader),
    Stands(oneshot::Sender<Arc<Content>>),
    Close(Close),
}

/// A change by the server.
pub(super) enum Change {
    Edit(collab::Edit),
    Apply(Vec<u8>),
}

/// Reads a document between commits; is given the number of its last row.
pub(super) type Reader = Box<dyn FnOnce(&mut Room, i64) + Send>;

/// Why a change by the server was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It could not be applied whole.
    #[error("the update could not be applied")]
    Unfit,
    /// It could not be logged.
    #[error(transparent)]
    NotSaved(#[from] NotSaved),
    /// The canvas could not be opened, or the program is stopping.
    #[error("the canvas is not open")]
    NotOpen,
}

impl From<Refusal> for crate::web::Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotSaved(_) => Self::not_saved(refusal),
            _ => Self::internal(refusal),
        }
    }
}

/// A socket's place in a room.
pub(super) struct Seat {
    pub conn: ConnId,
    door: Door,
    _place: Place,
    _presence: mpsc::Sender<Infallible>,
}

impl Rooms {
    /// No rooms yet, over `db` for reading and `log` for writing.
    pub fn new(db: Db, clock: Clock, log: Log, pace: Pace) -> Self {
        let (presence, everybody) = mpsc::channel(1);
        Self(Arc::new(Parts {
            db,
            clock,
            log,
            pace,
            changes: Changes::default(),
            places: Places::default(),
            open: Mutex::new(Open {
                rooms: HashMap::new(),
                presence: Some(presence),
                everybody: Some(everybody),
            }),
        }))
    }

    /// The log that the rooms write.
    pub fn log(&self) -> &Log {
        &self.0.log
    }

    /// The canvases that were changed.
    pub fn changes(&self) -> &Changes {
        &self.0.changes
    }

    /// How many rooms are in memory.
    pub fn count(&self) -> usize {
        self.open().rooms.len()
    }

    /// How many sockets the participant has open.
    pub fn sockets_of(&self, participant: &str) -> usize {
        self.0.places.count(participant)
    }

    /// Whether this canvas's room is in memory.
    pub fn is_open(&self, canvas: &CanvasId) -> bool {
        self.open().rooms.contains_key(canvas)
    }

    /// Whether the canvas's room keeps only its encoded document; none when the room is not in memory.
    pub async fn is_resting(&self, canvas: &CanvasId) -> Option<bool> {
        self.read(canvas, |room, _| room.is_resting()).await
    }

    /// Takes a seat. Waits for the document when it must be loaded; frames come by `outbox`. Somebody who has
    /// very many open already is refused as too fast.
    pub(super) async fn join(
        &self,
        canvas: &CanvasId,
        who: Sitter,
        outbox: &Outbox,
    ) -> Result<Seat, Close> {
        let place = self.0.places.take(&who.who.id).ok_or(Close::TooFast)?;
        let (joined, seat) = oneshot::channel();
        let command = Command::Join {
            who,
            outbox: outbox.clone(),
            joined,
        };
        let (door, presence) = self.tell(canvas, command).ok_or(Close::Restarting)?;
        match seat.await {
            Ok(conn) => Ok(Seat {
                conn,
                door,
                _place: place,
                _presence: presence,
            }),
            // The room has asked the outbox to close with the reason.
            Err(_) => Err(Close::NotSaved),
        }
    }

    /// Makes a change by the server; comes back when it is durable.
    pub(super) async fn change(&self, canvas: &CanvasId, change: Change) -> Result<(), Refusal> {
        let (done, outcome) = oneshot::channel();
        self.ask(canvas, Command::Change { change, done })?;
        outcome.await.map_err(|_| Refusal::NotOpen)?
    }

    /// Tells the canvas's room, which is opened for it.
    pub(super) fn ask(&self, canvas: &CanvasId, command: Command) -> Result<(), Refusal> {
        let told = self.tell(canvas, command);
        told.map(drop).ok_or(Refusal::NotOpen)
    }

    /// Reads the document of a room that is in memory; none when it is not.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        canvas: &CanvasId,
        read: impl FnOnce(&mut Room, i64) -> T + Send + 'static,
    ) -> Option<T> {
        let (done, outcome) = oneshot::channel();
        let reader: Reader = Box::new(move |room, seq| {
            // Whoever asked may have gone.
            let _ = done.send(read(room, seq));
        });
        self.tell_open(canvas, Command::Read(reader));
        outcome.await.ok()
    }

    /// What stands on the canvas, by its room, which is opened for it; none when it cannot be.
    pub(super) async fn standing(&self, canvas: &CanvasId) -> Option<Arc<Content>> {
        let (asked, answer) = oneshot::channel();
        self.tell(canvas, Command::Stands(asked))?;
        answer.await.ok()
    }

    /// Tells a room that is in memory; others need not know.
    pub(super) fn tell_open(&self, canvas: &CanvasId, command: Command) {
        if let Some(door) = self.open().rooms.get(canvas) {
            // A room that has failed hears nothing more.
            let _ = door.inbox.send(command);
        }
    }

    /// Finds or starts the room and tells it, in one step.
    fn tell(
        &self,
        canvas: &CanvasId,
        command: Command,
    ) -> Option<(Door, mpsc::Sender<Infallible>)> {
        let mut open = self.open();
        let presence = open.presence.clone()?;
        let found = open
            .rooms
            .get(canvas)
            .filter(|door| !door.inbox.is_closed());
        let door = match found {
            Some(door) => door.clone(),
            None => {
                let (inbox, commands) = mpsc::unbounded_channel();
                let door = Door {
                    inbox,
                    space: Arc::new(Semaphore::new(INBOX_BYTES_MAX)),
                };
                open.rooms.insert(canvas.clone(), door.clone());
                metrics::gauge!("tukiverkko_rooms_open").set(open.rooms.len() as f64);
                let held = presence.clone();
                let rooms = self.clone();
                let canvas = canvas.clone();
                tokio::spawn(async move {
                    task::run(rooms, canvas, commands).await;
                    drop(held);
                });
                door
            }
        };
        // The room hears it: it only leaves with an empty inbox, under this lock.
        let _ = door.inbox.send(command);
        Some((door, presence))
    }

    /// Takes the room out if nobody has asked for anything meanwhile; says whether it did.
    pub(super) fn leave_if_unasked(
        &self,
        canvas: &CanvasId,
        inbox: &mut mpsc::UnboundedReceiver<Command>,
    ) -> bool {
        let mut open = self.open();
        if !inbox.is_empty() {
            return false;
        }
        inbox.close();
        open.remove(canvas);
        true
    }

    /// Takes the room out; what is still asked of it is given back unanswered.
    pub(super) fn leave(
        &self,
        canvas: &CanvasId,
        inbox: &mut mpsc::UnboundedReceiver<Command>,
    ) -> Vec<Command> {
        let mut open = self.open();
        inbox.close();
        open.remove(canvas);
        std::iter::from_fn(|| inbox.try_recv().ok()).collect()
    }

    /// Takes nobody more in, closes every room and socket, and waits until they are gone.
    pub(super) async fn stop(&self) {
        let everybody = {
            let mut open = self.open();
            open.presence = None;
            for door in open.rooms.values() {
                let _ = door.inbox.send(Command::Close(Close::Restarting));
            }
            open.everybody.take()
        };
        let Some(mut everybody) = everybody else {
            return;
        };
        let gone = tokio::time::timeout(STOP_WAIT, everybody.recv()).await;
        if gone.is_err() {
            tracing::warn!("some sockets did not close in time");
        }
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.0
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn remove(&mut self, canvas: &CanvasId) {
        self.rooms.remove(canvas);
        metrics::gauge!("tukiverkko_rooms_open").set(self.rooms.len() as f64);
    }
}

impl Seat {
    /// Hands a frame to the room; waits while the room's inbox is full. False when the room is gone.
    pub(super) async fn send(&self, bytes: Bytes) -> bool {
        let size = u32::try_from(bytes.len().max(FRAME_BYTES_MIN)).unwrap_or(u32::MAX);
        let Ok(space) = self.door.space.clone().acquire_many_owned(size).await else {
            return false;
        };
        let conn = self.conn;
        self.tell(Command::Frame { conn, bytes, space })
    }

    /// Tells the room; false when it is gone.
    pub(super) fn tell(&self, command: Command) -> bool {
        self.door.inbox.send(command).is_ok()
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.tell(Command::Leave(self.conn));
    }
}

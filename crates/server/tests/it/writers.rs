//! People who write on several canvases of a program at once, and what they are promised.
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use canvas::settings::Role;
use server::app::App;
use server::features::workspaces::CanvasId;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};
use yrs::Doc;

use crate::program::Program;
use crate::sockets::{Guest, Heard, PATIENCE, Peer, new_canvas};

/// How long each writer waits between two notes.
const PACE: Duration = Duration::from_millis(100);
pub const ROOMS: usize = 3;
pub const WRITERS: usize = 4;

/// What was promised to people at one canvas.
#[derive(Clone, Default)]
pub struct Promised {
    /// Notes that somebody else has seen.
    pub seen: BTreeSet<String>,
    /// Notes that were acknowledged to their writer.
    pub acknowledged: BTreeSet<String>,
}

impl Promised {
    /// Fails when anything of it is not among `stored`.
    pub fn is_in(&self, stored: BTreeSet<String>) {
        let lost = |ids: &BTreeSet<String>| ids.difference(&stored).count();
        assert_eq!(lost(&self.seen), 0, "seen by somebody");
        assert_eq!(lost(&self.acknowledged), 0, "acknowledged");
    }
}

/// Somebody whose socket has ended.
pub struct SentAway {
    /// How it ended, if that was said.
    pub code: Option<u16>,
    /// What stands in their browser.
    pub doc: Doc,
    /// All notes that they wrote, promised or not.
    pub written: BTreeSet<String>,
}

/// Writes until the socket ends, and remembers what it was promised.
async fn write_on(mut peer: Peer, prefix: String, promised: Arc<Mutex<Promised>>) -> SentAway {
    let mut written = BTreeSet::new();
    let code = write(&mut peer, &prefix, &promised, &mut written).await;
    SentAway {
        code,
        doc: peer.doc.clone(),
        written,
    }
}

async fn write(
    peer: &mut Peer,
    prefix: &str,
    promised: &Mutex<Promised>,
    written: &mut BTreeSet<String>,
) -> Option<u16> {
    let mut own = Vec::new();
    let mut pace = interval(PACE);
    // Who was kept waiting does not catch up by writing faster than people can.
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut n = 0;
    loop {
        tokio::select! {
            _ = pace.tick() => {
                n += 1;
                let id = format!("{prefix}-{n:05}");
                written.insert(id.clone());
                if !peer.try_add_note(&id).await {
                    return None;
                }
                own.push((peer.sent, id));
            }
            heard = peer.try_hear() => match heard {
                Some(Heard::Update) => {
                    let others = peer.notes().into_iter().filter(|id| !id.starts_with(prefix));
                    promised.lock().unwrap().seen.extend(others);
                }
                Some(Heard::Acknowledged(count)) => {
                    let durable = own.iter().filter(|(sent, _)| *sent <= count);
                    let ids = durable.map(|(_, id)| id.clone());
                    promised.lock().unwrap().acknowledged.extend(ids);
                    own.retain(|(sent, _)| *sent > count);
                }
                Some(Heard::Closed(code)) => return Some(code),
                Some(_) => {}
                None => return None,
            },
        }
    }
}

/// Canvases with their writers' guests.
pub async fn prepare(app: &App) -> Vec<(CanvasId, Vec<Guest>)> {
    prepare_for(app, WRITERS).await
}

/// Canvases with so many writers each.
pub async fn prepare_for(app: &App, writers: usize) -> Vec<(CanvasId, Vec<Guest>)> {
    let mut rooms = Vec::new();
    for _ in 0..ROOMS {
        let canvas = new_canvas(app, "actor-map").await;
        let mut guests = Vec::new();
        for n in 0..writers {
            guests.push(Guest::new(app, &canvas, &format!("Writer {n}"), Role::Participant).await);
        }
        rooms.push((canvas, guests));
    }
    rooms
}

/// Everybody at work.
pub struct Writers {
    tasks: Vec<JoinHandle<SentAway>>,
    promised: Vec<Arc<Mutex<Promised>>>,
}

impl Writers {
    /// Sits everybody down; notes are called by `round`, room, writer and number.
    pub async fn start(program: &Program, rooms: &[(CanvasId, Vec<Guest>)], round: usize) -> Self {
        let mut writers = Self {
            tasks: Vec::new(),
            promised: Vec::new(),
        };
        for (r, (canvas, guests)) in rooms.iter().enumerate() {
            let promised = Arc::new(Mutex::new(Promised::default()));
            for (w, guest) in guests.iter().enumerate() {
                let peer = Peer::join(program.address, canvas, guest).await;
                let prefix = format!("note-{round}-{r}-{w}");
                let task = tokio::spawn(write_on(peer, prefix, promised.clone()));
                writers.tasks.push(task);
            }
            writers.promised.push(promised);
        }
        writers
    }

    /// How many notes were both seen and acknowledged.
    pub fn kept(&self) -> usize {
        assert!(
            self.tasks.iter().any(|task| !task.is_finished()),
            "everybody was sent away"
        );
        let both = |promised: &Promised| promised.seen.intersection(&promised.acknowledged).count();
        self.promised().iter().map(both).sum()
    }

    /// What was promised until now, by room.
    pub fn promised(&self) -> Vec<Promised> {
        let now = self.promised.iter();
        now.map(|one| one.lock().unwrap().clone()).collect()
    }

    /// Waits until the program has ended for everybody; gives what was promised, and everybody as they sat.
    pub async fn ended(self) -> (Vec<Promised>, Vec<SentAway>) {
        let mut people = Vec::new();
        for task in self.tasks {
            let one = tokio::time::timeout(PATIENCE, task).await;
            people.push(one.unwrap().unwrap());
        }
        let promised = self.promised.into_iter();
        let promised = promised.map(|one| std::mem::take(&mut *one.lock().unwrap()));
        (promised.collect(), people)
    }
}

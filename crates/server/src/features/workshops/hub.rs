//! Who has a workshop's page open, and the way to tell them that something has changed. In memory: nothing is lost
//! with it, since whoever comes back reads everything anew.
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::broadcast;

use crate::features::workspaces::WorkshopId;

/// Pages that one participant may have open at once.
const SEATS_OF_ONE_MAX: usize = 12;
/// What a slow listener may lag behind before it must read anew.
const TOLD_MAX: usize = 16;

/// Who must read anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Everybody: what is under way has changed.
    Everybody,
    /// Those who lead: somebody came, went or is ready.
    Leaders,
}

/// The workshops that somebody has open; cheap to clone.
#[derive(Clone, Default)]
pub struct Hub(Arc<Mutex<Open>>);

#[derive(Default)]
struct Open {
    tables: HashMap<WorkshopId, Table>,
    is_closed: bool,
}

struct Table {
    told: broadcast::Sender<Told>,
    /// Open pages by participant.
    here: BTreeMap<String, usize>,
}

impl Hub {
    /// Takes a seat; none when this participant has very many, or the program is stopping.
    pub fn sit(&self, workshop: &WorkshopId, participant: &str) -> Option<Seat> {
        let mut open = self.open();
        if open.is_closed {
            return None;
        }
        let table = open
            .tables
            .entry(workshop.clone())
            .or_insert_with(|| Table {
                told: broadcast::channel(TOLD_MAX).0,
                here: BTreeMap::new(),
            });
        let pages = table.here.entry(participant.to_owned()).or_default();
        if *pages >= SEATS_OF_ONE_MAX {
            return None;
        }
        *pages += 1;
        if *pages == 1 {
            // Nobody may be listening.
            let _ = table.told.send(Told::Leaders);
        }
        Some(Seat {
            told: table.told.subscribe(),
            hub: self.clone(),
            workshop: workshop.clone(),
            participant: participant.to_owned(),
        })
    }

    /// Tells those who have the workshop open.
    pub fn tell(&self, workshop: &WorkshopId, whom: Told) {
        if let Some(table) = self.open().tables.get(workshop) {
            let _ = table.told.send(whom);
        }
    }

    /// The participants who have the workshop open.
    pub fn here(&self, workshop: &WorkshopId) -> BTreeSet<String> {
        let open = self.open();
        let table = open.tables.get(workshop);
        table
            .map(|table| table.here.keys().cloned().collect())
            .unwrap_or_default()
    }

    /// Ends every seat and gives out no more.
    pub fn close(&self) {
        let mut open = self.open();
        open.is_closed = true;
        open.tables.clear();
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        // The map is whole between any two of its operations.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn leave(&self, workshop: &WorkshopId, participant: &str) {
        let mut open = self.open();
        let Some(table) = open.tables.get_mut(workshop) else {
            return;
        };
        if let Some(pages) = table.here.get_mut(participant) {
            *pages -= 1;
            if *pages == 0 {
                table.here.remove(participant);
                let _ = table.told.send(Told::Leaders);
            }
        }
        if table.here.is_empty() {
            open.tables.remove(workshop);
        }
    }
}

/// An open page; gone when it is dropped.
pub struct Seat {
    /// What is told; ends when the program stops.
    pub told: broadcast::Receiver<Told>,
    hub: Hub,
    workshop: WorkshopId,
    participant: String,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.hub.leave(&self.workshop, &self.participant);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(hub: &Hub, workshop: &WorkshopId) -> Vec<String> {
        hub.here(workshop).into_iter().collect()
    }

    #[test]
    fn somebody_is_here_while_any_of_their_pages_is_open() {
        let (hub, workshop) = (Hub::default(), WorkshopId("w".to_owned()));
        let phone = hub.sit(&workshop, "guest-a").unwrap();
        let tablet = hub.sit(&workshop, "guest-a").unwrap();
        let other = hub.sit(&workshop, "guest-b").unwrap();
        assert_eq!(names(&hub, &workshop), ["guest-a", "guest-b"]);
        drop(phone);
        assert_eq!(names(&hub, &workshop), ["guest-a", "guest-b"]);
        drop((tablet, other));
        assert!(names(&hub, &workshop).is_empty());
        assert!(hub.open().tables.is_empty(), "an empty table costs nothing");
    }

    #[test]
    fn one_participant_takes_so_many_seats_and_no_more() {
        let (hub, workshop) = (Hub::default(), WorkshopId("w".to_owned()));
        let seats: Vec<_> = (0..SEATS_OF_ONE_MAX)
            .map(|_| hub.sit(&workshop, "guest-a").unwrap())
            .collect();
        assert!(hub.sit(&workshop, "guest-a").is_none());
        assert!(hub.sit(&workshop, "guest-b").is_some());
        drop(seats);
        assert!(hub.sit(&workshop, "guest-a").is_some());
    }

    #[test]
    fn a_stop_ends_every_seat_and_lets_nobody_in() {
        let (hub, workshop) = (Hub::default(), WorkshopId("w".to_owned()));
        let mut seat = hub.sit(&workshop, "guest-a").unwrap();
        hub.close();
        assert_eq!(
            seat.told.try_recv(),
            Err(broadcast::error::TryRecvError::Closed)
        );
        assert!(hub.sit(&workshop, "guest-a").is_none());
    }
}

//! How many sockets each participant has: a browser needs a few, and nobody may fill a room with their own.
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Sockets that one participant may have open at once, over all canvases.
pub const SOCKETS_OF_ONE_MAX: usize = 32;

/// Sockets by participant id.
#[derive(Clone, Default)]
pub(super) struct Places(Arc<Mutex<HashMap<String, usize>>>);

/// One socket's place, free again when dropped.
pub(super) struct Place {
    places: Places,
    participant: String,
}

impl Places {
    /// A place for one more socket; none when the participant has all of theirs.
    pub(super) fn take(&self, participant: &str) -> Option<Place> {
        let mut taken = self.taken();
        let count = taken.entry(participant.to_owned()).or_default();
        if *count >= SOCKETS_OF_ONE_MAX {
            return None;
        }
        *count += 1;
        Some(Place {
            places: self.clone(),
            participant: participant.to_owned(),
        })
    }

    /// How many places the participant has.
    pub(super) fn count(&self, participant: &str) -> usize {
        self.taken().get(participant).copied().unwrap_or(0)
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<String, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        if let Some(count) = taken.get_mut(&self.participant) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.participant);
            }
        }
    }
}

//! Rooms through their public functions.

mod hostile;
mod interleavings;
mod presence;
mod rights;
mod rooms;
mod stage;
mod touches;
mod yjs;

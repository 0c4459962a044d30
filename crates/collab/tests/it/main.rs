//! Rooms through their public functions.

mod deeds;
mod follows;
mod frames;
mod hostile;
mod interleavings;
mod makers;
mod presence;
mod rights;
mod rooms;
mod stage;
mod touches;
mod yjs;

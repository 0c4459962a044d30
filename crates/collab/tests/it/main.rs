//! Rooms through their public functions.

mod hostile;
mod rooms;
mod stage;

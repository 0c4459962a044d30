//! Rooms through their public functions.

mod rooms;
mod stage;

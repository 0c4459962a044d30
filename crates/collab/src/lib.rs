//! Live rooms as pure state machines: who is here, what to log, what to send.
//!
//! A [`Room`] owns the shared document of one canvas. Its owner drains an inbox into
//! [`Room::handle_all`], makes [`Effects::append`] durable, and only then sends and closes what the
//! effects say. Nothing here waits, opens a socket or knows a database; the clock is an argument.
//!
//! Who may change what is asked of a [`Judge`]; the wire is `docs/reference/live-document.md`.

mod awareness;
mod clients;
mod effects;
mod judge;
mod limits;
mod makers;
mod merge;
mod replica;
mod room;
mod scan;
mod settings;
mod touches;
mod wire;

pub use bytes::Bytes;
pub use clients::SERVER_CLIENT;
pub use effects::{Append, Close, ConnId, Edit, Effects, Event, Paused, Refused, Seed, Send};
pub use judge::{Judge, Touch, TouchChange, reason};
pub use limits::{
    AWARENESS_EVERY_MS, DOCUMENT_BYTES_MAX, FRAME_BYTES_MAX, Limits, SETTINGS_GRACE_MS,
};
pub use replica::LoadError;
pub use room::Room;
pub use scan::{Flaw, Message, Presence, Scan, Section, scan};
pub use wire::is_awareness;

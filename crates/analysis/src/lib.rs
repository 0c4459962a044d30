//! Pure computation on what workspaces know. No sockets, no SQL, no clock.
pub mod names;

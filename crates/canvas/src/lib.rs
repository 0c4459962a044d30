//! Canvas kinds as data, and a typed view over the shared document.
//! Knows neither sockets, SQL nor rooms.
pub mod content;
pub mod settings;
pub mod sheet;

//! Tukiverkko, the program: web pages, live canvases, accounts and command line.
pub mod app;
pub mod backup;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod disk;
pub mod features;
pub mod files;
pub mod i18n;
pub mod jobs;
pub mod mail;
mod router;
pub mod web;

pub use router::{router, routes};

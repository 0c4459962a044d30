//! What the program does, a folder each. A feature uses another only through its `mod.rs`; the allowed pairs
//! are listed in `ARCHITECTURE.md`.
pub mod accounts;
pub mod start;
pub mod workspaces;

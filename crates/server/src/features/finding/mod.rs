//! Finding in a workspace what stands on its canvases: notes, fields, cells, rows and columns, comments, titles, and the
//! names of its registry. The texts of a canvas that has settled are kept as passages with the keys of their words, so
//! that inflected words find each other. Interviews are found by their titles alone; drafts and ballots never become
//! passages.
mod ask;
mod hits;
mod page;
mod passages;
mod store;
#[cfg(test)]
mod tests;
mod words;

pub use ask::{Ask, Group, PAGE_HITS};
pub use hits::{Found, Hit, Piece, find};
pub use page::routes;
pub use passages::{Read, forget, put, put_comment, put_title, read};

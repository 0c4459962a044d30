//! Vocabularies (sanastot): life areas, sectors, forms of support, the glossary and the like, in three languages, and
//! the texts of canvas kinds. The files `data/vocabularies/*.toml` are the first edition; editors change terms, and
//! every change is a row. Keys are permanent: a retired term keeps its name where it is used and is not offered any
//! more, a merged one is called by the name of its successor.
//!
//! [`Shelf`] holds the edition in memory. Every request looks at most every [`CHECK_EVERY_MS`] whether another process
//! has changed anything, and speaks of one edition from its beginning to its end; work that it gives
//! to another thread is [`carried`] there with it.
mod changes;
mod desk;
mod first;
mod form;
mod history;
mod model;
mod public;
mod shelf;
mod store;
#[cfg(test)]
mod tests;
mod texts;
mod uses;

use std::sync::Arc;

pub use model::{Edition, Item, State, Vocabulary, Words};
pub use shelf::{CHECK_EVERY_MS, Shelf, carried, current, serve};
pub use texts::SheetTexts;
pub use uses::{Asked, FoundBy, Uses};

use crate::i18n::Lang;
use crate::web::Routes;

/// Public pages and those of editors.
pub fn routes() -> Routes {
    public::routes()
        .merge(desk::routes())
        .merge(changes::routes())
}

/// Every vocabulary, by slug.
pub fn all() -> Vec<Arc<Vocabulary>> {
    shelf::edition().all()
}

/// The vocabulary with this slug.
pub fn find(slug: &str) -> Option<Arc<Vocabulary>> {
    shelf::edition().find(slug)
}

/// What a vocabulary calls one of its items; a merged one by the name of its successor.
pub fn label(vocabulary: &str, key: &str, lang: Lang) -> Option<String> {
    let vocabulary = find(vocabulary)?;
    let item = vocabulary.item(vocabulary.successor(key))?;
    Some(item.name(lang).to_owned())
}

/// The key that stands for this one now: its successor's when it was merged, else its own. What is kept under a merged
/// key is found under this one.
pub fn current_key(vocabulary: &str, key: &str) -> String {
    find(vocabulary).map_or_else(|| key.to_owned(), |found| found.successor(key).to_owned())
}

/// The key itself, and those that were merged into it: what was kept before that is kept under them.
pub fn keys_of(vocabulary: &str, key: &str) -> Vec<String> {
    let mut keys = vec![key.to_owned()];
    if let Some(found) = find(vocabulary) {
        let items = found.items.iter();
        let merged = items.filter(|item| matches!(item.state, State::Merged(_)) && item.key != key);
        let into = merged.filter(|item| found.successor(&item.key) == key);
        keys.extend(into.map(|item| item.key.clone()));
    }
    keys
}

/// Number of the edition: it grows with every change of a term.
pub fn version() -> i64 {
    shelf::edition().version
}

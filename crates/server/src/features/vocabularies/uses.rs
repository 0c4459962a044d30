//! What published support says of a term. Vocabularies are used by the features that know it and not the other way round, so
//! these tell it by functions that the program is put together with.
use futures_util::future::BoxFuture;

use crate::app::App;
use crate::i18n::Lang;
use crate::web::Error;

/// Who tells what published support says of a term: of a vocabulary by its slug, by the term's key.
#[derive(Clone, Copy)]
pub struct Uses {
    /// Where support is found by it; none where the search does not ask for that vocabulary.
    pub found: for<'a> fn(&'a App, &'a str, &'a str, Lang) -> Asked<'a, Option<FoundBy>>,
    /// How many descriptions in the catalogue are published with it.
    pub published: for<'a> fn(&'a App, &'a str, &'a str) -> Asked<'a, usize>,
}

/// An answer that takes a while.
pub type Asked<'a, T> = BoxFuture<'a, Result<T, Error>>;

/// A search for a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundBy {
    /// Address of its page.
    pub address: String,
    /// How much support it finds.
    pub count: usize,
}

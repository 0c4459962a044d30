//! Finding descriptions of support (digituki) by what people type.
//!
//! Words in, ranked descriptions out: how words of Finnish, Swedish and English are read, the index, and the plan by
//! which a query is answered. It knows neither the database nor the pages; what it searches is given to it, and its
//! index can always be thrown away and made again.
mod analysis;
mod bending;
mod bits;
mod bounded;
mod description;
mod gazetteer;
mod index;
mod knowledge;
mod lexicon;
mod morphology;
mod open;
mod plan;
mod threads;
mod words;

pub use description::{Description, Lang, Level, PlaceId, Written};
pub use gazetteer::{Gazetteer, Place};
pub use index::{Change, Index, OpenError, SearchError, Trial};
pub use knowledge::{Knowledge, Labels};
pub use lexicon::{Lexicon, LexiconError, LexiconTexts};
pub use morphology::{
    Class, FinnishReader, Missing, Morphology, Reading, Snowball, VOIKKO_PACKAGES, Voikko,
    VoikkoError, best_morphology, stem,
};
pub use open::{DescriptionKey, OpenCount, OpenDay, OpenNow, QUARTERS};
pub use plan::{
    Correction, Found, Hit, How, Match, Query, Refusal, Relaxation, Sort, Step, Understood, Zone,
};

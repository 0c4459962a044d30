//! Matching a need of support to what is offered: what never fits is left out, the rest is scored by what the need
//! states, and every answer says why. No texts: reasons are values that the server words.
//!
//! A [`Need`] comes from a form or from an adviser's line ([`parse_line`]). [`Offers`] are the published descriptions
//! in a shape that is quick to go through. [`Rules`] are data: weights with a version, and which terms are kin.
//! [`Offers::answer`] gives the best hits, and where there are few what would find more and what to count as unmet.
mod asked;
mod denial;
mod dictionary;
mod judge;
mod kin;
mod lexicon;
mod line;
mod need;
mod offer;
mod offers;
mod rank;
mod reasons;
mod relax;
mod share;
mod shelf;
mod standing;
mod term;
mod unmet;
mod weights;

pub use dictionary::{Dictionary, Lemmas, Meaning};
pub use judge::Filter;
pub use kin::{Fit, Kin};
pub use line::{Known, Parsed, Stance, Understood, parse_line};
pub use need::{Around, Audience, Level, Need, Style, When, Wish, Wished};
pub use offer::{Fluency, Life, NextOpenings, Offer, Scope, Sensitive, Serves};
pub use offers::{Answer, Hit, Missing, Offers, Outside};
pub use reasons::{Because, Explanation, Reason, SubjectFit};
pub use relax::{Change, Relaxation};
pub use share::Criterion;
pub use standing::Standing;
pub use term::{Facet, Term, TermFault};
pub use unmet::{Fact, Unmet};
pub use weights::{Rules, RulesFault, Weights};

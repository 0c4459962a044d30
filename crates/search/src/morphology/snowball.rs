//! Stems by Snowball: for Swedish and English, and for Finnish where libvoikko is not there.
use rust_stemmers::{Algorithm, Stemmer};

use super::{Morphology, Reading};
use crate::description::Lang;
use crate::words::small;

/// Finnish by stems: no compounds, no base forms.
#[derive(Clone, Copy, Debug, Default)]
pub struct Snowball;

impl Morphology for Snowball {
    fn name(&self) -> &'static str {
        "snowball"
    }

    fn readings(&self, word: &str) -> Vec<Reading> {
        let lemma = stem(Lang::Fi, &small(word));
        vec![Reading {
            lemma,
            ..Reading::default()
        }]
    }
}

/// What stays of a word in small letters when its ending is cut.
pub fn stem(lang: Lang, word: &str) -> String {
    let algorithm = match lang {
        Lang::Fi => Algorithm::Finnish,
        Lang::Sv => Algorithm::Swedish,
        Lang::En => Algorithm::English,
    };
    Stemmer::create(algorithm).stem(word).into_owned()
}

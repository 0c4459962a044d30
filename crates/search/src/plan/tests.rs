//! Reading the lists of common words only where they can matter changes no answer.
use std::collections::BTreeMap;
use std::sync::Arc;

use super::Query;
use super::answer::scored;
use super::score::Reading;
use crate::{
    Description, Gazetteer, Index, Knowledge, Labels, Lang, Lexicon, LexiconTexts, Place, PlaceId,
    Snowball, Written,
};

const DESCRIPTIONS: usize = 5_000;
const WORDS: usize = 3_000;
const COMMON: usize = 3;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(0x5851_f42d_4c95_7f2d)
            .wrapping_add(0x1405_7b7e_f767_814f);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// A word; the first ones far oftener than the last, and every third one of those that stand nearly everywhere.
    fn word(&mut self) -> String {
        let number = match self.below(3) {
            0 => self.below(COMMON),
            _ => self.below(WORDS) * self.below(WORDS) / WORDS,
        };
        let syllables = ["ka", "lo", "mi", "nu", "pe", "ra", "so", "ti", "va", "hu"];
        let digits = [
            number / 1000,
            number / 100 % 10,
            number / 10 % 10,
            number % 10,
        ];
        digits.map(|digit| syllables[digit]).concat() + "kk"
    }

    fn words(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| self.word())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn knowledge() -> Arc<Knowledge> {
    let lexicon = Lexicon::read(LexiconTexts::default()).unwrap();
    let place = Place {
        id: PlaceId::municipality("430"),
        names: vec!["Loimaa".to_owned()],
        within: None,
    };
    let gazetteer = Gazetteer::new([place]);
    Arc::new(Knowledge::new(
        Arc::new(Snowball),
        lexicon,
        gazetteer,
        Labels::default(),
    ))
}

fn filled(dice: &mut Dice) -> Index {
    let index = Index::in_memory(knowledge()).unwrap();
    let all = (0..DESCRIPTIONS).map(|number| Description {
        id: number.to_string(),
        written: vec![Written {
            lang: Lang::Fi,
            name: dice.words(2),
            text: dice.words(20),
        }],
        places: vec![PlaceId::municipality("430")],
        nationwide: number % 7 == 0,
        facets: BTreeMap::from([("topics".to_owned(), vec![dice.below(40).to_string()])]),
        checked: 0,
        is_over: false,
    });
    index.rebuild(all, 1).unwrap();
    index
}

#[test]
fn reading_less_of_common_words_finds_the_same() {
    let mut dice = Dice(1);
    let index = filled(&mut dice);
    let (knowledge, shelf) = (index.knowledge(), index.shelf());
    let (mut least, mut whole) = (0, 0);
    for number in 0..200 {
        let mut text = dice.words(1 + number % 6);
        if number % 5 == 0 {
            text.push_str(" Loimaalla");
        }
        let query = Query::new(text, Lang::Fi);
        let [(found, cost), (all, all_cost)] = [Reading::Least, Reading::Whole].map(|reading| {
            let (search, cost) =
                scored(&knowledge, &index.fields, &shelf, &query, reading).unwrap();
            (search.found().unwrap(), cost)
        });
        assert_eq!(found.total, all.total, "{query:?}");
        assert_eq!(found.counts, all.counts, "{query:?}");
        assert_eq!(found.hits, all.hits, "{query:?}");
        assert!(cost <= all_cost, "{query:?}");
        (least, whole) = (least + cost, whole + all_cost);
    }
    assert!(least < whole, "nothing is ever spared: {least} of {whole}");
}

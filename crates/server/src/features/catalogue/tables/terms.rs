//! What words in a cell stand for: terms of vocabularies by key or name in any language, municipalities by code or name,
//! larger areas by name, yes and no. What is close to something is told.
use std::collections::HashMap;

use super::columns::{Column, columns, folded};
use crate::features::areas;
use crate::features::catalogue::model::LifeCycle;
use crate::features::vocabularies::{self, Vocabulary};
use crate::i18n::Lang;

/// Of so many letters one may be wrong.
const LETTERS_OF_ONE_SLIP: usize = 4;
/// Different wrong words for which something close is looked for.
const LOOKED_FOR_MAX: usize = 1_000;

/// What one column's words stand for.
#[derive(Default)]
struct Words {
    /// Keys by folded words.
    known: HashMap<String, Vec<String>>,
    /// Names that can be suggested.
    names: Vec<String>,
}

impl Words {
    fn add(&mut self, words: &str, keys: &[String]) {
        self.known
            .entry(folded(words))
            .or_insert_with(|| keys.to_vec());
    }

    /// The same, and it is suggested.
    fn name(&mut self, words: &str, keys: &[String]) {
        self.add(words, keys);
        self.names.push(words.to_owned());
    }
}

/// What words of every column stand for, as of now.
pub(super) struct Terms {
    by: HashMap<Column, Words>,
    /// What was looked for already.
    near: HashMap<(Column, String), Option<String>>,
}

impl Terms {
    /// Reads vocabularies and areas.
    pub(super) fn new() -> Self {
        let mut by = HashMap::from([
            (Column::Municipalities, municipalities()),
            (Column::LifeCycle, life_cycles()),
            (Column::Language, languages()),
            (Column::Nationwide, yes_and_no()),
        ]);
        for column in columns(0) {
            let vocabulary = column.vocabulary().and_then(vocabularies::find);
            by.extend(vocabulary.map(|found| (column, terms(&found))));
        }
        Self {
            by,
            near: HashMap::new(),
        }
    }

    /// The keys that a word stands for in a column.
    pub(super) fn find(&self, column: Column, word: &str) -> Option<&[String]> {
        let words = self.by.get(&column)?;
        let found = words.known.get(&folded(word));
        // Spreadsheets drop the noughts that codes begin with.
        let coded = || words.known.get(&format!("{word:0>3}"));
        let found = found.or_else(|| {
            let is_code = column == Column::Municipalities && word.len() < 3;
            coded().filter(|_| is_code)
        });
        found.map(Vec::as_slice)
    }

    /// What may have been meant by a word that stands for nothing.
    pub(super) fn near(&mut self, column: Column, word: &str) -> Option<String> {
        let asked = (column, folded(word));
        if let Some(found) = self.near.get(&asked) {
            return found.clone();
        }
        if self.near.len() >= LOOKED_FOR_MAX {
            return None;
        }
        let names = self.by.get(&column).map(|words| words.names.as_slice());
        let found = nearest(&asked.1, names.unwrap_or_default());
        self.near.insert(asked, found.clone());
        found
    }
}

/// The name that is closest to what was typed, if any is close.
pub(super) fn nearest(typed: &str, names: &[String]) -> Option<String> {
    let typed = folded(typed);
    let slips_max = typed.chars().count().div_ceil(LETTERS_OF_ONE_SLIP);
    let measured = names
        .iter()
        .map(|name| (strsim::osa_distance(&typed, &folded(name)), name));
    let close = measured.filter(|(slips, _)| *slips <= slips_max);
    close
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, name)| name.clone())
}

/// Terms by key and by name in every language; those on offer first, since an old term may be called as a new one is.
fn terms(vocabulary: &Vocabulary) -> Words {
    let mut words = Words::default();
    for item in &vocabulary.items {
        let key = [vocabulary.successor(&item.key).to_owned()];
        words.add(&item.key, &key);
    }
    let offered = vocabulary.items.iter().filter(|item| item.is_offered());
    let others = vocabulary.items.iter().filter(|item| !item.is_offered());
    for item in offered {
        let key = [item.key.clone()];
        for lang in Lang::ALL {
            words.name(item.name(lang), &key);
        }
    }
    for item in others {
        let key = [vocabulary.successor(&item.key).to_owned()];
        for lang in Lang::ALL {
            words.add(item.name(lang), &key);
        }
    }
    words
}

fn municipalities() -> Words {
    let areas = areas::all();
    let mut words = Words::default();
    for one in &areas.municipalities {
        let code = [one.code.clone()];
        words.add(&one.code, &code);
        words.name(&one.name_fi, &code);
        words.name(&one.name_sv, &code);
    }
    let larger = areas.regions.values().chain(areas.wellbeing.values());
    for area in larger.chain(areas.subregions.values()) {
        let within = areas.municipalities.iter().filter(|one| {
            let is_region = areas.regions.get(&one.region) == Some(area);
            let is_wellbeing = areas.wellbeing.get(&one.wellbeing) == Some(area);
            is_region || is_wellbeing || areas.subregions.get(&one.subregion) == Some(area)
        });
        let codes: Vec<String> = within.map(|one| one.code.clone()).collect();
        for name in [&area.name_fi, &area.name_sv, &area.name_en] {
            if !name.is_empty() {
                words.name(name, &codes);
            }
        }
    }
    words
}

fn life_cycles() -> Words {
    let mut words = Words::default();
    for one in LifeCycle::ALL {
        let key = [one.name().to_owned()];
        words.add(one.name(), &key);
        for lang in Lang::ALL {
            words.name(&lang.text(one.key()), &key);
        }
    }
    words
}

fn languages() -> Words {
    let mut words = Words::default();
    for one in Lang::ALL {
        let key = [one.code().to_owned()];
        words.add(one.code(), &key);
        words.name(one.name(), &key);
        for lang in Lang::ALL {
            if let Some(name) = vocabularies::label("languages", one.code(), lang) {
                words.name(&name, &key);
            }
        }
    }
    words
}

fn yes_and_no() -> Words {
    let mut words = Words::default();
    for (key, signs, label) in [
        ("yes", ["x", "1", "true"], "tables-yes"),
        ("no", ["-", "0", "false"], "tables-no"),
    ] {
        let key = [key.to_owned()];
        for sign in signs {
            words.add(sign, &key);
        }
        for lang in Lang::ALL {
            words.name(&lang.text(label), &key);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_found_by_key_and_name_in_any_language() {
        let terms = Terms::new();
        let check = |column: Column, word: &str, expected: &[&str]| {
            let found = terms.find(column, word).unwrap_or_default();
            assert_eq!(found, expected, "{word}");
        };
        let topics = Column::Facet("topics", "topics");
        check(topics, "first-steps", &["first-steps"]);
        check(topics, "FIRST STEPS with  a device", &["first-steps"]);
        check(topics, "alchemy", &[]);
        check(Column::Municipalities, "Loimaa", &["430"]);
        check(Column::Municipalities, "åbo", &["853"]);
        check(Column::Municipalities, "5", &["005"]);
        check(Column::LifeCycle, "kokeilu", &["pilot"]);
        check(Column::Nationwide, "Ja", &["yes"]);
        check(Column::Language, "svenska", &["sv"]);
        let region = terms.find(Column::Municipalities, "Varsinais-Suomi");
        assert!(region.is_some_and(|codes| codes.len() > 20));
    }

    #[test]
    fn what_is_close_is_suggested() {
        let mut terms = Terms::new();
        let mut near = |word: &str| terms.near(Column::Municipalities, word);
        assert_eq!(near("Loimma").as_deref(), Some("Loimaa"));
        assert_eq!(near("Tukru").as_deref(), Some("Turku"));
        assert_eq!(near("Kuun pimeä puoli"), None);
    }
}

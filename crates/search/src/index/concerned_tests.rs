//! Whatever is read otherwise by other words is found to be so.
use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;
use toml::{Table, Value};

use super::{Change, Index};
use crate::analysis::{BETWEEN, joined_terms};
use crate::description::{Description, Lang, Written};
use crate::gazetteer::Gazetteer;
use crate::index::concerned::Difference;
use crate::knowledge::{Knowledge, Labels};
use crate::lexicon::{Lexicon, LexiconTexts};
use crate::morphology::{Morphology, Snowball, Voikko};

#[derive(Deserialize)]
struct File {
    description: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    lang: Lang,
    name: String,
    text: String,
}

/// The files of a lexicon as tables that can be changed.
#[derive(Clone)]
struct Files([Table; 3]);

impl Files {
    fn read() -> Self {
        let names = ["concepts", "spoken", "words"];
        Self(names.map(|name| {
            let text = std::fs::read_to_string(repo(&format!("data/search/{name}.toml")));
            text.unwrap().parse().unwrap()
        }))
    }

    fn lexicon(&self) -> Lexicon {
        let [concepts, spoken, words] = self.0.each_ref().map(|one| toml::to_string(one).unwrap());
        Lexicon::read(LexiconTexts {
            concepts: &concepts,
            spoken: &spoken,
            words: &words,
            ..LexiconTexts::default()
        })
        .unwrap()
    }

    /// With more words of a concept; a new one when there is none of this key.
    fn add(mut self, key: &str, lang: &str, words: &[&str]) -> Self {
        let concepts = self.0[0]["concept"].as_array_mut().unwrap();
        let is_it = |one: &Value| one["key"].as_str() == Some(key);
        if !concepts.iter().any(is_it) {
            let fresh = [("key".to_owned(), Value::from(key))];
            concepts.push(Value::Table(fresh.into_iter().collect()));
        }
        let at = concepts.iter().position(is_it).unwrap();
        let concept = concepts[at].as_table_mut().unwrap();
        let list = concept
            .entry(lang)
            .or_insert_with(|| Value::Array(Vec::new()));
        let list = list.as_array_mut().unwrap();
        list.extend(words.iter().map(|word| Value::from(*word)));
        self
    }

    /// Without the words of every concept whose number is `nth` of forty.
    fn without(mut self, nth: usize) -> Self {
        let concepts = self.0[0]["concept"].as_array_mut().unwrap();
        for concept in concepts.iter_mut().skip(nth).step_by(40) {
            let concept = concept.as_table_mut().unwrap();
            for lang in ["fi", "sv", "en"] {
                concept.remove(lang);
            }
        }
        self
    }

    /// With a word of its own in a list of `words.toml`.
    fn own(mut self, list: &str, word: &str, read: &str) -> Self {
        let list = &mut self.0[2][list];
        if let Some(list) = list.as_array_mut() {
            list.push(Value::from(word));
        } else {
            let read = Value::from(read);
            list.as_table_mut().unwrap().insert(word.to_owned(), read);
        }
        self
    }
}

fn repo(inside: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(inside)
}

fn descriptions() -> Vec<Description> {
    let texts = (1..=5).map(|number| {
        let name = format!("crates/search/eval/descriptions-{number}.toml");
        std::fs::read_to_string(repo(&name)).unwrap()
    });
    let rows = texts.flat_map(|text| toml::from_str::<File>(&text).unwrap().description);
    let described = rows.map(|row| Description {
        id: row.id,
        written: vec![Written {
            lang: row.lang,
            name: row.name,
            text: row.text,
        }],
        places: Vec::new(),
        nationwide: true,
        facets: [].into(),
        checked: 0,
        is_over: false,
    });
    described.collect()
}

fn terms(knowledge: &Knowledge, description: &Description) -> Vec<String> {
    let written = &description.written[0];
    let texts = [&written.name, &written.text].map(|text| (written.lang, text.as_str()));
    let joined = joined_terms(&knowledge.analyser, &knowledge.concepts, texts, 3);
    let mut terms: Vec<String> = joined.split(BETWEEN).map(str::to_owned).collect();
    terms.sort_unstable();
    terms
}

fn check(morphology: Arc<dyn Morphology>, edits: &[(&str, Files)]) {
    let all = descriptions();
    let knowledge = Knowledge::new(
        morphology,
        Files::read().lexicon(),
        Gazetteer::default(),
        Labels::default(),
    );
    let index = Index::in_memory(Arc::new(knowledge)).unwrap();
    let puts = all.iter().cloned().map(|one| Change::Put(Box::new(one)));
    index.apply(puts.collect(), 1).unwrap();
    for (what, files) in edits {
        let state = index.state();
        let other = state.knowledge.with(files.lexicon());
        let difference = Difference::between(&state.knowledge, &other);
        let sets = difference.documents(&state.shelf, &index.fields).unwrap();
        let mut concerned = Vec::new();
        for (number, set) in (0_u32..).zip(&sets) {
            for doc in set.iter() {
                let at = tantivy::DocAddress::new(number, doc);
                let one = super::description(&state.shelf, &index.fields, at).unwrap();
                concerned.push(one.id);
            }
        }
        let is_other = |one: &&Description| terms(&state.knowledge, one) != terms(&other, one);
        let differing: Vec<&Description> = all.iter().filter(is_other).collect();
        assert!(!differing.is_empty(), "{what}: it concerns something");
        for one in &differing {
            assert!(
                concerned.contains(&one.id),
                "{what}: {} is read otherwise",
                one.id
            );
        }
        assert!(
            concerned.len() <= all.len() * 3 / 4,
            "{what}: not nearly all"
        );
    }
}

#[test]
fn what_other_words_read_otherwise_is_found_with_and_without_libvoikko() {
    let files = Files::read;
    let edits = [
        ("a word", files().add("older-people", "fi", &["kirjasto"])),
        (
            "an inflected one",
            files().add("paper", "fi", &["lasku", "tunnus"]),
        ),
        ("a phrase", files().add("visit", "fi", &["ota mukaan"])),
        (
            "a Swedish word inside compounds",
            files().add("tools", "sv", &["bank", "dator"]),
        ),
        ("an English word", files().add("tools", "en", &["library"])),
        ("concepts switched off", files().without(3)),
        ("a stem", files().own("stems", "kirjasto", "pirtti")),
        ("a form", files().own("words", "ajanvarausta", "varaus")),
    ];
    let voikko = Voikko::load().unwrap();
    check(Arc::new(voikko), &edits[..6]);
    check(Arc::new(Snowball), &edits);
}

//! What the search knows beside the descriptions: words, places and the labels of vocabularies.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::analysis::{Analyser, BETWEEN, Concepts, Key, joined_terms};
use crate::description::Lang;
use crate::gazetteer::Gazetteer;
use crate::lexicon::{Lexicon, fingerprint};
use crate::morphology::Morphology;
use crate::words::{small, words};

/// Changes when indexes of older versions can no longer be read, or know less of the same descriptions.
const SCHEMA: u64 = 5;
/// Facets whose labels answer only words by which the lexicon means one of their terms: *edullinen* asks for a price, and a
/// payment is no *Pieni maksu*.
const ASKED_BY_CONCEPT: [&str; 1] = ["prices"];

/// Texts of vocabulary terms in their languages, by facet and key.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    texts: BTreeMap<String, BTreeMap<String, Vec<(Lang, String)>>>,
}

impl Labels {
    /// Adds the text of one term.
    pub fn put(&mut self, facet: &str, key: &str, lang: Lang, text: &str) {
        let facet = self.texts.entry(facet.to_owned()).or_default();
        let texts = facet.entry(key.to_owned()).or_default();
        texts.push((lang, text.to_owned()));
    }

    /// The texts of one term.
    pub fn of(&self, facet: &str, key: &str) -> &[(Lang, String)] {
        let texts = self.texts.get(facet).and_then(|facet| facet.get(key));
        texts.map_or(&[], Vec::as_slice)
    }

    /// Terms that two lists call otherwise, as facet and key.
    pub(crate) fn differing(&self, other: &Self) -> BTreeSet<(String, String)> {
        let terms = |labels: &Self| -> Vec<(String, String)> {
            let all = labels.texts.iter();
            let all = all.flat_map(|(facet, keys)| keys.keys().map(move |key| (facet, key)));
            all.map(|(facet, key)| (facet.clone(), key.clone()))
                .collect()
        };
        let all = terms(self).into_iter().chain(terms(other));
        all.filter(|(facet, key)| self.of(facet, key) != other.of(facet, key))
            .collect()
    }

    fn all(&self) -> impl Iterator<Item = (Lang, &str)> {
        let terms = self.texts.values().flat_map(BTreeMap::values);
        terms.flatten().map(|(lang, text)| (*lang, text.as_str()))
    }
}

/// What the labels of terms are found by, by facet and key.
type LabelTerms = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// Everything by which descriptions and queries are read.
pub struct Knowledge {
    pub(crate) analyser: Analyser,
    pub(crate) concepts: Concepts,
    pub(crate) gazetteer: Arc<Gazetteer>,
    pub(crate) labels: Arc<Labels>,
    label_terms: OnceLock<LabelTerms>,
    fingerprint: u64,
}

impl Knowledge {
    /// Puts together what an index is read by.
    pub fn new(
        morphology: Arc<dyn Morphology>,
        lexicon: Lexicon,
        gazetteer: Gazetteer,
        labels: Labels,
    ) -> Self {
        let analyser = Analyser::new(morphology, Arc::new(lexicon), labels.all());
        Self::of(analyser, Arc::new(gazetteer), Arc::new(labels))
    }

    /// The same with another lexicon; words that it does not concern stay remembered.
    pub fn with(&self, lexicon: Lexicon) -> Self {
        self.with_labels(lexicon, Labels::clone(&self.labels))
    }

    /// The same with another lexicon and other labels.
    pub fn with_labels(&self, lexicon: Lexicon, labels: Labels) -> Self {
        let analyser = self.analyser.with(Arc::new(lexicon), labels.all());
        Self::of(analyser, Arc::clone(&self.gazetteer), Arc::new(labels))
    }

    fn of(analyser: Analyser, gazetteer: Arc<Gazetteer>, labels: Arc<Labels>) -> Self {
        let lexicon = analyser.lexicon();
        let start = SCHEMA ^ lexicon.fingerprint() ^ gazetteer.fingerprint().rotate_left(1);
        let texts = labels.all().map(|(_, text)| text);
        let fingerprint = fingerprint(start, texts.chain([analyser.morphology()]));
        let concepts = Concepts::new(&analyser);
        Self {
            analyser,
            concepts,
            gazetteer,
            labels,
            label_terms: OnceLock::new(),
            fingerprint,
        }
    }

    /// How Finnish is read: `voikko` or `snowball`.
    pub fn morphology(&self) -> &'static str {
        self.analyser.morphology()
    }

    /// The base forms that a word may have in `lang`; a stem where no dictionary reads it. What is spoken is read as it
    /// is written.
    pub fn lemmas(&self, lang: Lang, word: &str) -> Vec<String> {
        let written = match lang {
            Lang::Fi => self.written(&small(word)),
            Lang::Sv | Lang::En => vec![small(word)],
        };
        let mut lemmas = Vec::new();
        for word in written {
            for lemma in &self.analyser.word(lang, &word).lemmas {
                if !lemmas.contains(lemma) {
                    lemmas.push(lemma.clone());
                }
            }
        }
        lemmas
    }

    /// Whether a text only names a place: then nobody is asked what its words say.
    pub fn is_place(&self, text: &str) -> bool {
        let row: Vec<String> = words(text).map(small).collect();
        let named = (!row.is_empty()).then(|| self.gazetteer.named(&row, 0));
        named
            .flatten()
            .is_some_and(|named| named.words == row.len())
    }

    /// Whether a text is one word that says nothing in `lang`, so that nobody is found by it.
    pub fn is_stop(&self, lang: Lang, text: &str) -> bool {
        let lexicon = self.analyser.lexicon();
        lexicon.own.is_stop(lang, &small(text.trim()))
    }

    /// Differs when an index made by other knowledge must be made again.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// What a description is found by for the labels of one of its terms.
    pub(crate) fn label_terms(&self, facet: &str, key: &str) -> &[String] {
        let all = self.label_terms.get_or_init(|| self.read_labels());
        let terms = all.get(facet).and_then(|facet| facet.get(key));
        terms.map_or(&[], Vec::as_slice)
    }

    fn read_labels(&self) -> LabelTerms {
        let read = |texts: &Vec<(Lang, String)>| {
            let texts = texts.iter().map(|(lang, text)| (*lang, text.as_str()));
            let joined = joined_terms(&self.analyser, &self.concepts, texts, 1);
            joined
                .split_terminator(BETWEEN)
                .map(str::to_owned)
                .collect()
        };
        let facets = self.labels.texts.iter();
        let read_all = |facet: &String, keys: &BTreeMap<String, Vec<(Lang, String)>>| {
            let asking = self.asking(facet);
            let answers = |term: &String| asking.as_ref().is_none_or(|own| own.contains(term));
            let keys = keys.iter().map(|(key, texts)| {
                let mut terms: Vec<String> = read(texts);
                terms.retain(answers);
                (key.clone(), terms)
            });
            keys.collect()
        };
        facets
            .map(|(facet, keys)| (facet.clone(), read_all(facet, keys)))
            .collect()
    }

    /// Terms, as facet and key, whose labels are found by other words than they were: of those whose words the index has not.
    pub(crate) fn asked_otherwise(&self, old: &Self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for facet in ASKED_BY_CONCEPT {
            for key in self
                .labels
                .texts
                .get(facet)
                .into_iter()
                .flat_map(BTreeMap::keys)
            {
                let terms = |knowledge: &Self| -> BTreeSet<String> {
                    knowledge.label_terms(facet, key).iter().cloned().collect()
                };
                if terms(self) != terms(old) {
                    found.push((facet.to_owned(), key.clone()));
                }
            }
        }
        found
    }

    /// The only terms that labels of a facet are found by; none where every word of them counts.
    fn asking(&self, facet: &str) -> Option<BTreeSet<String>> {
        if !ASKED_BY_CONCEPT.contains(&facet) {
            return None;
        }
        let lexicon = self.analyser.lexicon();
        let means = |concept: &usize| lexicon.terms(*concept).any(|term| term.0 == facet);
        let concepts = (0..lexicon.concept_count()).filter(means);
        let terms = concepts.flat_map(|concept| {
            let key = lexicon.key(concept);
            Lang::ALL.map(|lang| Key::Concept(lang, key).term())
        });
        Some(terms.collect())
    }

    /// What a Finnish word in small letters, perhaps spoken or dialect, is in writing: usually itself.
    pub fn written(&self, word: &str) -> Vec<String> {
        let lexicon = self.analyser.lexicon();
        let own = |word: &str| lexicon.own.exact(word).map(<[String]>::to_vec);
        if let Some(words) = own(word) {
            return words;
        }
        if let Some(words) = lexicon.spoken.exact(word) {
            let again = words
                .iter()
                .map(|word| own(word).unwrap_or_else(|| vec![word.clone()]));
            return again.flatten().collect();
        }
        // A name with an `s` is a Swedish genitive, or Finnish with its ending swallowed.
        let is_place = |word: &str| {
            !word.ends_with('s') && self.gazetteer.named(&[word.to_owned()], 0).is_some()
        };
        let in_dictionary = |word: &str| self.analyser.word(Lang::Fi, word).is_known;
        let mut read = None;
        if !in_dictionary(word) && !is_place(word) {
            let spoken = &lexicon.spoken;
            read = spoken
                .known(word, in_dictionary)
                .or_else(|| spoken.known(word, is_place));
        }
        vec![read.unwrap_or_else(|| word.to_owned())]
    }
}

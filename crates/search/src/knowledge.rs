//! What the search knows beside the descriptions: words, places and the labels of vocabularies.
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::{Analyser, Concepts};
use crate::description::Lang;
use crate::gazetteer::Gazetteer;
use crate::lexicon::{Lexicon, fingerprint};
use crate::morphology::Morphology;

/// Changes when indexes of older versions can no longer be read.
const SCHEMA: u64 = 1;

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

    fn all(&self) -> impl Iterator<Item = (Lang, &str)> {
        let terms = self.texts.values().flat_map(BTreeMap::values);
        terms.flatten().map(|(lang, text)| (*lang, text.as_str()))
    }
}

/// Everything by which descriptions and queries are read.
pub struct Knowledge {
    pub(crate) analyser: Analyser,
    pub(crate) concepts: Concepts,
    pub(crate) gazetteer: Gazetteer,
    pub(crate) labels: Labels,
    morphology: &'static str,
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
        let name = morphology.name();
        let start = SCHEMA ^ lexicon.fingerprint() ^ gazetteer.fingerprint().rotate_left(1);
        let texts = labels.all().map(|(_, text)| text);
        let fingerprint = fingerprint(start, texts.chain([name]));
        let analyser = Analyser::new(morphology, Arc::new(lexicon), labels.all());
        let concepts = Concepts::new(&analyser);
        Self {
            analyser,
            concepts,
            gazetteer,
            labels,
            morphology: name,
            fingerprint,
        }
    }

    /// How Finnish is read: `voikko` or `snowball`.
    pub fn morphology(&self) -> &'static str {
        self.morphology
    }

    /// Differs when an index made by other knowledge must be made again.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
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

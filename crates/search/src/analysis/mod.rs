//! One word at a time: what it may mean, in the language it is read in. What was read once is remembered.
mod concepts;
mod derivation;
mod keys;
mod memory;

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

pub use concepts::{Concepts, Said, Single};
pub use keys::{BETWEEN, Key, STEM, SURFACE, Terms, joined_terms, terms_at};

use self::memory::{Memory, memory};
use crate::description::Lang;
use crate::lexicon::Lexicon;
use crate::morphology::{Class, Morphology, stem};
use crate::words::{fold, small};

/// What words of each language may take that are remembered, Finnish first. Bytes.
const MEMORY_BYTES_MAX: [u64; 3] = [224 << 20, 16 << 20, 16 << 20];
/// Parts of the longest compound that is taken apart.
const PIECES_MAX: usize = 5;
/// Letters of the shortest part that is searched.
const PART_CHARS_MIN: usize = 3;
/// Letters of the shortest known word that a compound is split at alone.
const SPLIT_CHARS_MIN: usize = 5;

/// What a word may mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Word {
    /// Its base forms (Finnish) or its stem (Swedish, English).
    pub lemmas: Vec<String>,
    /// The words that a compound is made of, also those of several parts.
    pub parts: Vec<Part>,
    /// Keys that words derived from one root share, of the whole or of its last part.
    pub derived: Vec<Part>,
    /// Its stem without dots and accents.
    pub stem: String,
    /// Itself without dots and accents.
    pub surface: String,
    /// Whether the dictionary knows it; always when there is none.
    pub is_known: bool,
    /// What kind of word it is; the weightiest of its readings.
    pub class: Class,
    /// What it is indexed by, made when it is first asked for.
    terms: OnceLock<Terms>,
}

impl Word {
    /// What it is indexed by; `make` is called once.
    fn terms(&self, make: impl FnOnce() -> Terms) -> &Terms {
        self.terms.get_or_init(make)
    }

    /// The same word, to be indexed by other terms.
    fn with_other_terms(&self) -> Self {
        Self {
            terms: OnceLock::new(),
            ..self.clone()
        }
    }
}

/// A word inside a compound.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its base form.
    pub lemma: String,
    /// How much of the compound it is, by letters: above 0, below 1.
    pub share: f32,
}

/// Reads words of three languages.
pub struct Analyser {
    morphology: Arc<dyn Morphology>,
    lexicon: Arc<Lexicon>,
    /// Stems at which compounds are split where no dictionary does it, by language.
    known: [HashSet<String>; 3],
    /// What was read, by language.
    memory: [Arc<Memory>; 3],
    /// What another analyser read that reads a language alike; only concepts may differ.
    before: [Option<Arc<Memory>>; 3],
}

impl Analyser {
    /// An analyser; `labels` are texts beside the lexicon whose words are known.
    pub fn new<'a>(
        morphology: Arc<dyn Morphology>,
        lexicon: Arc<Lexicon>,
        labels: impl IntoIterator<Item = (Lang, &'a str)>,
    ) -> Self {
        let known = known(&lexicon, labels);
        Self {
            morphology,
            lexicon,
            known,
            memory: fresh(),
            before: Default::default(),
        }
    }

    /// One that reads by another lexicon. It remembers what both read alike.
    pub fn with<'a>(
        &self,
        lexicon: Arc<Lexicon>,
        labels: impl IntoIterator<Item = (Lang, &'a str)>,
    ) -> Self {
        let known = known(&lexicon, labels);
        let splits_alike = |lang: Lang| known[lang.at()] == self.known[lang.at()];
        let before = Lang::ALL.map(|lang| {
            let reads_alike = match lang {
                Lang::Fi => {
                    self.lexicon.own == lexicon.own && (!self.splits(lang) || splits_alike(lang))
                }
                Lang::Sv => splits_alike(lang),
                Lang::En => true,
            };
            reads_alike.then(|| Arc::clone(&self.memory[lang.at()]))
        });
        Self {
            morphology: Arc::clone(&self.morphology),
            lexicon,
            known,
            memory: fresh(),
            before,
        }
    }

    /// How Finnish is read: `voikko` or `snowball`.
    pub fn morphology(&self) -> &'static str {
        self.morphology.name()
    }

    /// Whether compounds of a language are split at words of the lexicon.
    fn splits(&self, lang: Lang) -> bool {
        lang == Lang::Sv || lang == Lang::Fi && self.morphology() == "snowball"
    }

    /// Stems at which only one of two analysers splits compounds.
    pub fn split_differently<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        let splits = Lang::ALL.into_iter().filter(|lang| self.splits(*lang));
        let differ = splits.flat_map(|lang| {
            let (own, other) = (&self.known[lang.at()], &other.known[lang.at()]);
            own.symmetric_difference(other).map(String::as_str)
        });
        differ.collect()
    }

    /// The lexicon it reads by.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// What a word may mean in `lang`; remembered.
    pub fn word(&self, lang: Lang, word: &str) -> Arc<Word> {
        let memory = &self.memory[lang.at()];
        if let Some(word) = memory.get(word) {
            return word;
        }
        let before = self.before[lang.at()].as_ref();
        let before = before.and_then(|before| before.get(word));
        let read = before.map_or_else(
            || self.read(lang, &small(word)),
            |before| before.with_other_terms(),
        );
        let read = Arc::new(read);
        memory.put(word.into(), Arc::clone(&read));
        read
    }

    fn read(&self, lang: Lang, word: &str) -> Word {
        let bare = word
            .split_once([':', '\'', '’'])
            .map_or(word, |(bare, _)| bare);
        let mut read = Word {
            stem: fold(&stem(lang, bare)),
            surface: fold(word),
            is_known: true,
            ..Word::default()
        };
        match lang {
            Lang::Fi => self.read_finnish(word, bare, &mut read),
            Lang::Sv | Lang::En => {
                read.lemmas = vec![stem(lang, bare)];
                if lang == Lang::Sv {
                    read.parts = self.split(lang, bare);
                }
            }
        }
        read
    }

    fn read_finnish(&self, word: &str, bare: &str, read: &mut Word) {
        let own = &self.lexicon.own;
        if let Some(lemmas) = own.exact(word) {
            read.lemmas = lemmas.to_vec();
            return;
        }
        let mut readings = self.morphology.readings(word);
        if readings.is_empty() {
            readings = self.morphology.readings(&capitalised(word));
        }
        let classes = readings.iter().map(|reading| reading.class);
        read.class = classes.max().unwrap_or_default();
        let bent = own.bent(word, !readings.is_empty());
        read.lemmas.extend(bent.map(str::to_owned));
        for reading in &readings {
            put(&mut read.lemmas, reading.lemma.clone());
            let last = reading.pieces.last().map_or(1.0, |last| share(last, word));
            let root = reading.root.iter().map(|root| (root, last));
            for (root, share) in root.chain([(&reading.lemma, 1.0)]) {
                if let Some(lemma) = derivation::key(root) {
                    put_part(&mut read.derived, Part { lemma, share });
                }
            }
            for part in self.sub_compounds(&reading.pieces) {
                put_part(&mut read.parts, part);
            }
        }
        if self.splits(Lang::Fi) {
            read.parts = self.split(Lang::Fi, bare);
        }
        if readings.is_empty() && bent.is_none() {
            read.is_known = false;
            self.read_unknown(bare, read);
        }
    }

    /// A word that the dictionary lacks: by its last part after a hyphen, else as it stands.
    fn read_unknown(&self, bare: &str, read: &mut Word) {
        let halves = bare.rsplit_once('-').filter(|(_, last)| !last.is_empty());
        let Some((first, last)) = halves else {
            read.lemmas = vec![bare.to_owned()];
            return;
        };
        let last = self.word(Lang::Fi, last);
        for lemma in &last.lemmas {
            read.lemmas.push(format!("{first}-{lemma}"));
            read.parts.push(Part {
                lemma: lemma.clone(),
                share: 0.5,
            });
        }
        read.parts.push(Part {
            lemma: first.to_owned(),
            share: 0.5,
        });
    }

    /// All runs of a compound's parts but the whole: *verkkopankki*, *pankkitunnus*, *verkko* … of
    /// *verkkopankkitunnus*.
    fn sub_compounds(&self, pieces: &[String]) -> Vec<Part> {
        let count = pieces.len().min(PIECES_MAX);
        let whole = pieces.concat();
        let mut parts = Vec::new();
        for start in 0..count {
            for end in start + 1..=count {
                if end - start == count {
                    continue;
                }
                let text = pieces[start..end].concat();
                let chars = text.chars().count();
                if chars < PART_CHARS_MIN {
                    continue;
                }
                let base = || Some(self.morphology.readings(&text).first()?.lemma.clone());
                let is_base = end == pieces.len();
                let lemma = if is_base { None } else { base() };
                let share = share(&text, &whole);
                let lemma = lemma.unwrap_or(text);
                parts.push(Part { lemma, share });
            }
        }
        parts
    }

    /// Splits a compound at words of the lexicon, where no dictionary does it.
    fn split(&self, lang: Lang, word: &str) -> Vec<Part> {
        let known = &self.known[lang.at()];
        let mut parts: Vec<Part> = Vec::new();
        let whole = word.chars().count();
        for (at, (byte, _)) in word.char_indices().enumerate() {
            if at < PART_CHARS_MIN || whole - at < PART_CHARS_MIN {
                continue;
            }
            let (left, right) = word.split_at(byte);
            let rest = left.strip_suffix(['s', '-']).unwrap_or(left);
            let (mut first, last) = (stem(lang, left), stem(lang, right));
            if !known.contains(&first) {
                first = stem(lang, rest);
            }
            let has = [known.contains(&first), known.contains(&last)];
            let sides = [(first, at, has[0]), (last, whole - at, has[1])];
            for (lemma, chars, is_known) in sides {
                let is_enough = has[0] && has[1] || chars >= SPLIT_CHARS_MIN;
                let is_new = !parts.iter().any(|part| part.lemma == lemma);
                if is_known && is_enough && is_new {
                    #[expect(clippy::cast_precision_loss, reason = "words are short")]
                    let share = chars as f32 / whole as f32;
                    parts.push(Part { lemma, share });
                }
            }
        }
        parts
    }
}

/// Stems of the words of a lexicon and of labels, by language.
fn known<'a>(
    lexicon: &Lexicon,
    labels: impl IntoIterator<Item = (Lang, &'a str)>,
) -> [HashSet<String>; 3] {
    let mut known: [HashSet<String>; 3] = Default::default();
    let mut learn = |lang: Lang, text: &str| {
        let words = crate::words::words(text).filter(|word| word.chars().count() > 3);
        known[lang.at()].extend(words.map(|word| stem(lang, &small(word))));
    };
    for (_, lang, phrase) in lexicon.phrases() {
        learn(lang, phrase);
    }
    for (lang, label) in labels {
        learn(lang, label);
    }
    known
}

/// Nothing read yet.
fn fresh() -> [Arc<Memory>; 3] {
    MEMORY_BYTES_MAX.map(|bytes_max| Arc::new(memory(bytes_max)))
}

fn put(list: &mut Vec<String>, text: String) {
    if !list.contains(&text) {
        list.push(text);
    }
}

fn put_part(list: &mut Vec<Part>, part: Part) {
    if !list.iter().any(|other| other.lemma == part.lemma) {
        list.push(part);
    }
}

/// How much of a word a part of it is, by letters: at most 1.
fn share(part: &str, whole: &str) -> f32 {
    let letters = |word: &str| u16::try_from(word.chars().count()).unwrap_or(u16::MAX);
    (f32::from(letters(part)) / f32::from(letters(whole).max(1))).min(1.0)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

//! An adviser's line (neuvojan pikahaku) read into a need, to be corrected before anything is looked for.
use std::sync::Arc;

use ::search::{Morphology, best_morphology, stem};
use analysis::matching::{Dictionary, Known, Parsed, Stance, parse_line};
use tokio::sync::OnceCell;

use super::around;
use super::ask::{Ask, TEXT_CHARS_MAX};
use super::words;
use crate::features::areas;
use crate::i18n::Lang;
use crate::web::Error;

/// The words of the field; those of matching's own come with the engine.
const CONCEPTS: &str = include_str!("../../../../../data/search/concepts.toml");

/// Words and their base forms, which are the same for every database.
static READER: OnceCell<Arc<Reader>> = OnceCell::const_new();

struct Reader {
    dictionary: Dictionary,
    morphology: Arc<dyn Morphology>,
}

/// What was read out of a line.
pub(super) struct Line {
    /// What it asks for; other words are looked for as they stand.
    pub ask: Ask,
    /// Its words with what they were taken for.
    pub understood: Vec<Understood>,
}

/// Words of the line with what they were taken for.
pub(super) struct Understood {
    /// As they were written.
    pub said: String,
    /// What they were taken for, in the reader's language.
    pub meant: String,
    /// Whether that was said not to be wanted.
    pub is_refused: bool,
}

/// Reads a line in the reader's language.
pub(super) async fn read(line: &str, lang: Lang) -> Result<Line, Error> {
    let line: String = line.trim().chars().take(TEXT_CHARS_MAX).collect();
    let reader = READER.get_or_try_init(ready).await?;
    let reader = Arc::clone(reader);
    blocking(move || {
        let parsed = reader.parse(&line, lang);
        Ok(told(&line, parsed, lang))
    })
    .await
}

async fn ready() -> Result<Arc<Reader>, Error> {
    blocking(|| {
        let (morphology, _) = best_morphology();
        let lemmas = |language: &str, word: &str| bases(morphology.as_ref(), language, word);
        let dictionary = Dictionary::of_concepts(CONCEPTS, &lemmas).map_err(Error::internal)?;
        Ok(Arc::new(Reader {
            dictionary,
            morphology,
        }))
    })
    .await
}

impl Reader {
    fn parse(&self, line: &str, lang: Lang) -> Parsed {
        let lemmas = |language: &str, word: &str| bases(self.morphology.as_ref(), language, word);
        let known = Known {
            dictionary: &self.dictionary,
            places: areas::names(),
            code: &|found| around::place_of(found).map(|place| place.to_string()),
            lemmas: &lemmas,
        };
        parse_line(line, lang.code(), &known)
    }
}

/// The base forms of a Finnish word, also of one that begins a sentence; the stem of a Swedish or English one.
fn bases(morphology: &dyn Morphology, language: &str, word: &str) -> Vec<String> {
    let small = word.to_lowercase();
    match ::search::Lang::parse(language) {
        Some(::search::Lang::Fi) => {}
        Some(lang) => return vec![stem(lang, &small)],
        None => return Vec::new(),
    }
    let forms = [word, small.as_str()];
    let readings = forms.iter().flat_map(|form| morphology.readings(form));
    let mut bases: Vec<String> = readings.map(|reading| reading.lemma).collect();
    bases.sort_unstable();
    bases.dedup();
    bases
}

fn told(line: &str, parsed: Parsed, lang: Lang) -> Line {
    let understood = parsed.understood.iter().map(|one| {
        let meant = one
            .meanings
            .iter()
            .filter_map(|meaning| words::meaning(meaning, lang));
        Understood {
            said: line.get(one.span.clone()).unwrap_or_default().to_owned(),
            meant: meant.collect::<Vec<_>>().join(", "),
            is_refused: one.stance == Stance::Refused,
        }
    });
    Line {
        understood: understood.collect(),
        ask: Ask {
            need: parsed.need,
            text: parsed.rest,
            unknown_area: String::new(),
        },
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)?
}

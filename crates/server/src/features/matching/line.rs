//! An adviser's line (neuvojan pikahaku) read into a need, to be corrected before anything is looked for.
use std::sync::{Arc, PoisonError, RwLock};

use ::search::Knowledge;
use analysis::matching::{self, Dictionary, Known, Meaning, Parsed, Stance, parse_line};

use super::around;
use super::ask::Ask;
use super::words;
use crate::app::App;
use crate::features::{areas, lexicon, search};
use crate::i18n::Lang;
use crate::web::{Error, blocking};

/// Reads lines by the words of the search as they stood last.
#[derive(Default)]
pub(super) struct Lines(RwLock<Option<Arc<Reader>>>);

struct Reader {
    /// The words of the search that it was made of.
    version: u64,
    dictionary: Dictionary,
    knowledge: Arc<Knowledge>,
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
    /// Code of the second area that they name: a need has one.
    pub beyond: Option<String>,
}

/// Reads a line in the reader's language.
pub(super) async fn read(app: &App, line: &str, lang: Lang) -> Result<Line, Error> {
    let line = line.to_owned();
    let reader = reader(app).await?;
    blocking(move || {
        let parsed = reader.parse(&line, lang);
        told(&line, parsed, lang)
    })
    .await
}

/// The reader of the words that are searched by now.
async fn reader(app: &App) -> Result<Arc<Reader>, Error> {
    let search::Reading { version, knowledge } = search::reading(app).await?;
    let lines = &app.matching.lines.0;
    let kept = lines.read().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(reader) = kept.filter(|kept| kept.version == version) {
        return Ok(reader);
    }
    let texts = lexicon::edition(app).await?.texts();
    let made = blocking(move || {
        let lemmas = |language: &str, word: &str| bases(&knowledge, language, word);
        let dictionary =
            Dictionary::of_concepts(&texts.concepts, &lemmas).map_err(Error::internal)?;
        Ok::<_, Error>(Arc::new(Reader {
            version,
            dictionary,
            knowledge: Arc::clone(&knowledge),
        }))
    })
    .await??;
    let mut kept = lines.write().unwrap_or_else(PoisonError::into_inner);
    *kept = Some(Arc::clone(&made));
    Ok(made)
}

impl Reader {
    fn parse(&self, line: &str, lang: Lang) -> Parsed {
        let lemmas = |language: &str, word: &str| bases(&self.knowledge, language, word);
        let known = Known {
            dictionary: &self.dictionary,
            places: areas::names(),
            code: &|found| around::place_of(found).map(|place| place.to_string()),
            lemmas: &lemmas,
        };
        parse_line(line, lang.code(), &known)
    }
}

/// The base forms of a word as the search reads it.
fn bases(knowledge: &Knowledge, language: &str, word: &str) -> Vec<String> {
    let lang = ::search::Lang::parse(language);
    lang.map_or_else(Vec::new, |lang| knowledge.lemmas(lang, word))
}

/// The code of the area that found no room in the need.
fn beyond(one: &matching::Understood) -> Option<String> {
    let mut codes = one.meanings.iter().filter_map(|meaning| match meaning {
        Meaning::Area(code) => Some(code.clone()),
        _ => None,
    });
    codes.next().filter(|_| one.stance == Stance::Beyond)
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
            beyond: beyond(one),
        }
    });
    Line {
        understood: understood.collect(),
        ask: Ask {
            need: parsed.need,
            text: parsed.rest,
            ..Ask::default()
        },
    }
}

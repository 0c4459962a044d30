//! The index of the catalogue in this process. It lies in the data folder, can be thrown away at any time, and is brought
//! up to date from the catalogue's changes before each search, so that nobody finds what was just withdrawn.
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use ::search::{Change, Found, Index, PlaceId, Query, Written};
use tokio::sync::{Mutex, OnceCell};

use super::ask::{Ask, lang_of};
use super::askers::Seen;
use super::knowledge::{knowledge, labels};
use crate::app::App;
use crate::db::DbError;
use crate::features::catalogue::{self, AUDIENCES, FACETS, LifeCycle, Published};
use crate::features::lexicon;
use crate::features::openings;
use crate::features::vocabularies::{self, carried, current_key};
use crate::i18n::Lang;
use crate::web::{Error, blocking};

/// A search waits for so many changes to be read; more are read beside it.
const WAITED_CHANGES_MAX: i64 = 300;

/// The index, opened when it is first needed.
#[derive(Default)]
pub struct Searcher {
    /// Where it lies; in memory when nowhere.
    folder: Option<PathBuf>,
    index: OnceCell<Arc<Index>>,
    /// The needs without support that were counted today.
    pub(super) seen: Seen,
    /// Held by whoever reads changes.
    pub(super) reading: Mutex<()>,
    /// Held by whoever tries what other words would find.
    pub(super) trying: Mutex<()>,
    /// The edition of the words that the index reads by.
    pub(super) words: AtomicI64,
    /// The edition of the vocabularies by whose names it reads.
    pub(super) terms: AtomicI64,
    /// Whether somebody reads a newer edition of either.
    pub(super) is_following: AtomicBool,
}

impl Searcher {
    /// An index in this folder, which is its own, or in memory.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            ..Self::default()
        }
    }

    /// How many descriptions could not be read since the index was opened, so that nobody finds them.
    pub fn left_out(&self) -> usize {
        self.index.get().map_or(0, |index| index.left_out().len())
    }
}

/// The index, opened with the words that stand now when it is first needed.
pub(super) async fn index(app: &App) -> Result<&Arc<Index>, Error> {
    let searcher = &app.search;
    searcher
        .index
        .get_or_try_init(|| async {
            let edition = lexicon::edition(app).await?;
            let (folder, finnish) = (searcher.folder.clone(), app.config.search_morphology);
            let (version, terms) = (edition.version, vocabularies::version());
            let labels = labels();
            let index = blocking(move || {
                let knowledge = knowledge(finnish, &edition.texts(), labels);
                let knowledge = knowledge.map_err(Error::internal)?;
                let knowledge = Arc::new(knowledge);
                let index = match folder {
                    Some(folder) => Index::open(&folder, knowledge),
                    None => Index::in_memory(knowledge),
                };
                index.map(Arc::new).map_err(Error::internal)
            })
            .await??;
            searcher.words.store(version, Ordering::Release);
            searcher.terms.store(terms, Ordering::Release);
            Ok(index)
        })
        .await
}

/// An answer, and whether the index is still being read so that more may be found soon.
pub struct Answer {
    /// What was found.
    pub found: Found,
    /// Whether changes of the catalogue are still being read.
    pub is_behind: bool,
}

/// Answers a query from an index that knows everything that was published before it was asked.
pub async fn answer(app: &App, query: Query) -> Result<Answer, Error> {
    let index = index(app).await?;
    if lexicon::version(app).await? != app.search.words.load(Ordering::Acquire) {
        // Another process changed words: what is there answers meanwhile.
        super::words::follow_beside(app);
    } else if vocabularies::version() > app.search.terms.load(Ordering::Acquire) {
        super::words::follow_terms(app).await?;
    }
    let behind = catalogue::last_change(app).await? - index.read_up_to();
    let is_busy = app.search.is_following.load(Ordering::Acquire);
    let mut is_behind = behind > WAITED_CHANGES_MAX || behind != 0 && is_busy;
    if is_behind {
        let app = app.clone();
        tokio::spawn(async move {
            if let Err(error) = catch_up(&app).await {
                tracing::warn!(?error, "the search index could not be brought up to date");
            }
        });
    } else if behind != 0
        && let Err(error) = catch_up(app).await
    {
        // What was read before still answers; pages show no hit that was withdrawn since.
        tracing::warn!(?error, "the search index could not be brought up to date");
        is_behind = true;
    }
    let index = Arc::clone(index);
    let found = blocking(move || index.search(&query).map_err(Error::internal)).await??;
    Ok(Answer { found, is_behind })
}

/// Answers what is asked in a reader's language, and says how much of it is open now.
pub async fn find(app: &App, ask: &Ask, lang: Lang) -> Result<Answer, Error> {
    let now = openings::now(app).await?;
    answer(app, ask.query(lang, now)).await
}

/// How Finnish words are read here: `voikko`, or `snowball` where the machine has no libvoikko.
pub async fn morphology(app: &App) -> Result<&'static str, Error> {
    Ok(index(app).await?.knowledge().morphology())
}

/// Reads what has changed in the catalogue since the index was last brought up to date.
pub async fn catch_up(app: &App) -> Result<(), Error> {
    let index = index(app).await?;
    let _reading = app.search.reading.lock().await;
    let last = catalogue::last_change(app).await?;
    // A number that the catalogue has not reached is that of another database.
    if (index.read_up_to() == 0 && last > 0) || index.read_up_to() > last {
        return read_all(app, index, last).await;
    }
    loop {
        let changes = catalogue::changes_since(app, index.read_up_to()).await?;
        let Some(up_to) = changes.last().map(|change| change.number) else {
            return Ok(());
        };
        let entries: BTreeSet<String> = changes.into_iter().map(|change| change.entry).collect();
        let mut to_write = Vec::new();
        for id in entries {
            let published = readable(app, &id).await?;
            to_write.push(change_of(id, published.as_ref()));
        }
        let index = Arc::clone(index);
        blocking(move || index.apply(to_write, up_to).map_err(Error::internal)).await??;
    }
}

/// Forgets the index and reads the whole catalogue again.
pub async fn rebuild(app: &App) -> Result<u64, Error> {
    let index = index(app).await?;
    let _reading = app.search.reading.lock().await;
    let last = catalogue::last_change(app).await?;
    read_all(app, index, last).await?;
    Ok(index.count())
}

async fn read_all(app: &App, index: &Arc<Index>, last: i64) -> Result<(), Error> {
    let mut all = Vec::new();
    for one in catalogue::all_published(app).await? {
        all.push(as_of_now(app, one).await?);
    }
    let index = Arc::clone(index);
    blocking(carried(move || {
        index
            .rebuild(all.iter().map(describe), last)
            .map_err(Error::internal)
    }))
    .await?
}

/// An entry; none when what it says cannot be read, so that one broken entry does not keep all others from being found.
async fn readable(app: &App, id: &str) -> Result<Option<Published>, DbError> {
    match catalogue::published(app, id).await {
        Err(DbError::Shape(what)) => {
            tracing::warn!(
                entry = id,
                what,
                "an entry cannot be read, and nobody finds it"
            );
            Ok(None)
        }
        Ok(Some(published)) => as_of_now(app, published).await.map(Some),
        read => read,
    }
}

/// The entry with what its service places say now, in its own language.
async fn as_of_now(app: &App, published: Published) -> Result<Published, DbError> {
    let lang = published.description.language;
    catalogue::as_of_now(app, published, lang).await
}

fn change_of(id: String, published: Option<&Published>) -> Change {
    match published {
        Some(published) => Change::Put(Box::new(describe(published))),
        None => Change::Withdraw(id),
    }
}

/// An entry as the index takes it.
fn describe(published: &Published) -> ::search::Description {
    let said = &published.description;
    let mut text = vec![said.organisation.as_str()];
    text.extend(said.texts.values().map(String::as_str));
    for place in &said.places {
        text.extend([place.name.as_str(), place.address.as_str()]);
    }
    let facet = |(key, vocabulary): &(&str, &str)| {
        let keys = said.facet(key);
        (!keys.is_empty()).then(|| ((*vocabulary).to_owned(), current_keys(vocabulary, keys)))
    };
    let audiences = current_keys(AUDIENCES, &said.audiences);
    let audiences = (AUDIENCES.to_owned(), audiences);
    ::search::Description {
        id: published.id.clone(),
        written: vec![Written {
            lang: lang_of(said.language),
            name: said.name.clone(),
            text: text.join("\n"),
        }],
        places: said
            .municipalities
            .iter()
            .map(PlaceId::municipality)
            .collect(),
        nationwide: said.nationwide,
        facets: FACETS.iter().filter_map(facet).chain([audiences]).collect(),
        checked: published.checked_at,
        is_over: said.life_cycle == LifeCycle::Ended,
    }
}

/// The keys that stand for these now, each once.
fn current_keys(vocabulary: &str, keys: &[String]) -> Vec<String> {
    let keys: BTreeSet<String> = keys
        .iter()
        .map(|key| current_key(vocabulary, key))
        .collect();
    keys.into_iter().collect()
}

//! The words that the index reads by: it follows what editors change, and what a change would do can be tried before.
use std::sync::Arc;
use std::sync::atomic::Ordering;

use ::search::{Found, Index, Knowledge, Labels, Query, Trial};

use super::ask::lang_of;
use super::knowledge::{labels, lexicon as read_lexicon};
use super::searcher::{catch_up, index};
use crate::app::App;
use crate::clock::Clock;
use crate::features::lexicon::{self, Edition};
use crate::features::vocabularies;
use crate::i18n::Lang;
use crate::web::{Error, blocking};

/// Who changes words waits for the index up to so many descriptions; a larger one follows beside.
const WAITED_ENTRIES_MAX: u64 = 5_000;
/// Descriptions that are read anew for one trial.
const TRIED_ENTRIES_MAX: usize = 2_000;
/// Hits of a query that are compared.
const COMPARED_HITS: usize = 10;
/// After so long no further query is tried, milliseconds.
const TRYING_MS_MAX: i64 = 5_000;

/// What the search reads words by.
pub struct Reading {
    /// Differs whenever the words do.
    pub version: u64,
    /// Words and places.
    pub knowledge: Arc<Knowledge>,
}

/// What the search reads words by now, for others who read what people type.
pub async fn reading(app: &App) -> Result<Reading, Error> {
    let knowledge = index(app).await?.knowledge();
    Ok(Reading {
        version: knowledge.fingerprint(),
        knowledge,
    })
}

/// Reads by the words that stand now. When it returns they are searched by, unless the catalogue is so large that it goes
/// on beside; meanwhile the old words answer.
pub async fn follow_soon(app: &App) -> Result<(), Error> {
    let is_small = index(app).await?.count() <= WAITED_ENTRIES_MAX;
    let following = spawn(app);
    if is_small {
        following.await.map_err(Error::internal)?;
    }
    Ok(())
}

/// The same beside whatever else is done, unless it is under way.
pub(super) fn follow_beside(app: &App) {
    if !app.search.is_following.load(Ordering::Acquire) {
        drop(spawn(app));
    }
}

/// Reads by what the vocabularies call their terms now, as [`follow_soon`] does, unless somebody does so already.
pub(super) async fn follow_terms(app: &App) -> Result<(), Error> {
    if app.search.is_following.load(Ordering::Acquire) {
        return Ok(());
    }
    follow_soon(app).await
}

fn spawn(app: &App) -> tokio::task::JoinHandle<()> {
    let app = app.clone();
    // The task beside speaks of no request's vocabularies.
    let named = (vocabularies::version(), labels());
    app.search.is_following.store(true, Ordering::Release);
    tokio::spawn(async move {
        if let Err(error) = follow(&app, named).await {
            tracing::warn!(
                ?error,
                "the search could not read the words anew; it goes on with the old ones"
            );
        }
        app.search.is_following.store(false, Ordering::Release);
    })
}

async fn follow(app: &App, (terms, labels): (i64, Labels)) -> Result<(), Error> {
    let index = index(app).await?;
    let _reading = app.search.reading.lock().await;
    let edition = lexicon::edition(app).await?;
    let version = edition.version;
    // A request that began before a change speaks of the names before it.
    let has_newer_names = terms > app.search.terms.load(Ordering::Acquire);
    if version == app.search.words.load(Ordering::Acquire) && !has_newer_names {
        return Ok(());
    }
    let index = Arc::clone(index);
    let count = blocking(move || {
        let knowledge = match has_newer_names {
            true => with_names(&index, &edition, labels)?,
            false => with(&index, &edition)?,
        };
        index.follow(knowledge).map_err(Error::internal)
    })
    .await??;
    app.search.words.store(version, Ordering::Release);
    app.search.terms.fetch_max(terms, Ordering::AcqRel);
    tracing::info!(count, "the search reads by the words as they stand now");
    Ok(())
}

fn with(index: &Index, edition: &Edition) -> Result<Arc<Knowledge>, Error> {
    let lexicon = read_lexicon(&edition.texts()).map_err(Error::internal)?;
    Ok(Arc::new(index.knowledge().with(lexicon)))
}

fn with_names(index: &Index, edition: &Edition, labels: Labels) -> Result<Arc<Knowledge>, Error> {
    let lexicon = read_lexicon(&edition.texts()).map_err(Error::internal)?;
    Ok(Arc::new(index.knowledge().with_labels(lexicon, labels)))
}

/// What a change of words would do to some queries.
pub struct Trying {
    /// Each query that was tried.
    pub tried: Vec<Tried>,
    /// How many queries there was no time for.
    pub untried: usize,
    /// How many descriptions are read otherwise.
    pub concerned: usize,
    /// How many of them were read for this.
    pub read: usize,
}

/// One query before and after.
pub struct Tried {
    /// What is typed.
    pub text: String,
    /// The language of the page that it is typed on.
    pub lang: Lang,
    /// What it finds now.
    pub before: Seen,
    /// What it would find.
    pub after: Seen,
}

/// What a query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// How many descriptions.
    pub total: u32,
    /// Whether they only touch what was asked.
    pub is_weak: bool,
    /// Ids of the first ten.
    pub first: Vec<String>,
}

impl From<Found> for Seen {
    fn from(found: Found) -> Self {
        Self {
            total: found.total,
            is_weak: found.weak,
            first: found.hits.into_iter().map(|hit| hit.id).collect(),
        }
    }
}

/// Tries queries by other words on the catalogue as it is; nobody else sees anything of it. One trial runs at a time.
pub async fn try_out(
    app: &App,
    edition: Edition,
    queries: Vec<(String, Lang)>,
) -> Result<Trying, Error> {
    catch_up(app).await?;
    let index = Arc::clone(index(app).await?);
    let _trying = app.search.trying.lock().await;
    let clock = app.clock.clone();
    blocking(move || {
        let trial = index
            .trial(with(&index, &edition)?, TRIED_ENTRIES_MAX)
            .map_err(Error::internal)?;
        compare(&clock, &index, &trial, queries)
    })
    .await?
}

fn compare(
    clock: &Clock,
    index: &Index,
    trial: &Trial,
    queries: Vec<(String, Lang)>,
) -> Result<Trying, Error> {
    let until = clock.now_ms() + TRYING_MS_MAX;
    let count = queries.len();
    let mut tried = Vec::new();
    for (text, lang) in queries {
        if clock.now_ms() > until {
            break;
        }
        let query = Query {
            count: COMPARED_HITS,
            ..Query::new(text.clone(), lang_of(lang))
        };
        let before = index.search(&query).map_err(Error::internal)?;
        let after = trial.search(&query).map_err(Error::internal)?;
        tried.push(Tried {
            text,
            lang,
            before: before.into(),
            after: after.into(),
        });
    }
    Ok(Trying {
        untried: count - tried.len(),
        concerned: trial.concerned,
        read: trial.tried,
        tried,
    })
}

//! The offers of the catalogue, kept ready in this process and brought up to date before each answer.
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use ::search::{Found, PlaceId, Query};
use analysis::matching::{Answer, Fact, Offer, Offers, Outside, Rules, Unmet};
use jiff::Zoned;
use tokio::sync::{Mutex, RwLock};

use super::around;
use super::ask::Ask;
use super::line::Lines;
use super::offers::{Openings, next_openings, offer, place_key, place_keys, soonest};
use crate::app::App;
use crate::features::catalogue::{self, Published};
use crate::features::search::Asker;
use crate::features::{places, search, vocabularies};
use crate::i18n::Lang;
use crate::web::dates::in_finland;
use crate::web::{Error, blocking};

/// After more changes than this the whole catalogue is read again.
const CHANGES_MAX: i64 = 300;
/// Descriptions that words are looked up in.
const TEXT_HITS: usize = 200;
/// What the best hit of the search that only touches the words is worth; every good one is worth more.
pub(super) const WEAK_SHARE: f64 = 0.5;
/// Where a need was asked, as what was not found is counted.
const SOURCE: &str = "match";

/// Descriptions that are read at once.
const PAGE_ENTRIES: i64 = 1_000;

/// Milliseconds of a quarter of an hour; places open and close between two of them.
const QUARTER_MS: i64 = 15 * 60 * 1_000;

/// Offers made ready, as of a change of the catalogue, an edition of the vocabularies and a quarter of an hour.
#[derive(Default)]
pub struct Matcher {
    kept: RwLock<Option<Kept>>,
    /// Reads the lines of advisers.
    pub(super) lines: Lines,
    /// Held by whoever brings them up to date.
    reading: Mutex<()>,
}

/// What is kept; it stays until there is something newer, also where reading that fails.
#[derive(Clone)]
struct Kept {
    /// The last change that is in it.
    number: i64,
    /// The edition of the vocabularies that its keys are of.
    terms: i64,
    /// The quarter of an hour that openings are counted from.
    quarter: i64,
    said: Arc<Said>,
    offers: Arc<Offers>,
}

/// Offers by the ids of their entries.
type Said = BTreeMap<String, Given>;

/// An offer, and the keys of the places where it is given.
#[derive(Clone)]
struct Given {
    offer: Arc<Offer>,
    places: Arc<[String]>,
}

impl Given {
    fn of(published: &Published, openings: &Openings) -> Self {
        Self {
            offer: Arc::new(offer(published, openings)),
            places: place_keys(published).into(),
        }
    }

    /// Counts its openings again.
    fn renew(&mut self, openings: &Openings) {
        if !self.places.is_empty() {
            Arc::make_mut(&mut self.offer).next = soonest(&self.places, openings);
        }
    }
}

/// The best `count` for what is asked, from what is published now. A need that nothing meets is
/// counted, once a day for who asks.
pub async fn answer(
    app: &App,
    lang: Lang,
    asker: &Asker,
    ask: &Ask,
    count: usize,
) -> Result<Answer, Error> {
    let offers = offers(app).await?;
    let text = match ask.text.as_str() {
        "" => None,
        text => Some(scores(app, lang, ask.place(), text).await?),
    };
    let place = ask.place();
    let need = ask.need.clone();
    let answer = blocking(move || {
        let km = place.as_ref().map_or_else(HashMap::new, around::distances);
        let outside = Outside {
            km: &|code| km.get(code).copied(),
            text: text.as_ref(),
        };
        offers.answer(&need, outside, Rules::ours(), count)
    })
    .await?;
    if let Some(missing) = &answer.missing {
        count_unmet(app, asker, ask, &missing.unmet).await?;
    }
    Ok(answer)
}

/// How well words fit descriptions, 0.0–1.0, by id: the best of all, and those of the place. Words that the search has
/// no good answer to fit none.
async fn scores(
    app: &App,
    lang: Lang,
    place: Option<PlaceId>,
    text: &str,
) -> Result<HashMap<String, f64>, Error> {
    let read_in = match lang {
        Lang::Fi => ::search::Lang::Fi,
        Lang::Sv => ::search::Lang::Sv,
        Lang::En => ::search::Lang::En,
    };
    let mut scores = HashMap::new();
    let places = place.map(Some).into_iter().chain([None]);
    for area in places {
        let query = Query {
            count: TEXT_HITS,
            area,
            ..Query::new(text, read_in)
        };
        let found = search::answer(app, query).await?.found;
        scores.extend(shares(&found));
    }
    Ok(scores)
}

/// What the hits of a search are worth beside each other.
fn shares(found: &Found) -> impl Iterator<Item = (String, f64)> {
    let best = found.hits.iter().map(|hit| hit.score).fold(0.0, f32::max);
    let hits = found.hits.iter().filter(move |_| best > 0.0 && !found.weak);
    hits.map(move |hit| {
        let share = f64::from(hit.score / best);
        let worth = match hit.weak {
            true => WEAK_SHARE * share,
            false => WEAK_SHARE + (1.0 - WEAK_SHARE) * share,
        };
        (hit.id.clone(), worth)
    })
}

/// Counts what was missed: each term that a vocabulary knows, each way and time of support, by area, and nothing of the
/// person.
async fn count_unmet(app: &App, asker: &Asker, ask: &Ask, unmet: &Unmet) -> Result<(), Error> {
    let is_known = |fact: &&Fact| match fact {
        // Answers of the form, which no vocabulary holds.
        Fact::Style(_) | Fact::When(_) => true,
        other => {
            let (facet, key) = other.key();
            vocabularies::label(facet, key, Lang::Fi).is_some()
        }
    };
    let facts = unmet.facts.iter().filter(is_known).map(Fact::key);
    let terms: Vec<(String, String)> = facts
        .map(|(facet, key)| (facet.to_owned(), key.to_owned()))
        .collect();
    search::count_unmet(app, asker, SOURCE, ask.place().as_ref(), &terms).await
}

/// Every offer as it is now. Whoever finds it behind brings it up to date. Others wait for that, but where everything
/// is read anew they are answered from what was there; what was withdrawn is found out when it is shown.
async fn offers(app: &App) -> Result<Arc<Offers>, Error> {
    let matcher = &app.matching;
    let asked = Asked::now(app).await?;
    let kept = matcher.kept.read().await.clone();
    if let Some(one) = &kept
        && asked.is_same(one)
    {
        return Ok(Arc::clone(&one.offers));
    }
    let _reading = match (matcher.reading.try_lock(), kept) {
        (Ok(reading), _) => reading,
        (Err(_), Some(old)) if !asked.is_near(&old) && old.terms == asked.terms => {
            return Ok(old.offers);
        }
        (Err(_), _) => matcher.reading.lock().await,
    };
    // Whoever was waited for may have read all of it.
    let asked = Asked::now(app).await?;
    let kept = matcher.kept.read().await.clone();
    let said = match kept.filter(|one| asked.is_near(one)) {
        Some(one) if asked.is_same(&one) => return Ok(one.offers),
        Some(one) => step(app, &asked, &one).await?,
        None => read_all(app, &asked.now).await?,
    };
    let made = blocking(move || {
        let said = Arc::new(said);
        let offers = Offers::new(
            said.values().map(|one| Offer::clone(&one.offer)),
            Rules::ours(),
        );
        Kept {
            number: asked.number,
            terms: asked.terms,
            quarter: asked.quarter,
            said,
            offers: Arc::new(offers),
        }
    })
    .await?;
    let offers = Arc::clone(&made.offers);
    *matcher.kept.write().await = Some(made);
    Ok(offers)
}

/// What offers must be as of.
struct Asked {
    number: i64,
    terms: i64,
    quarter: i64,
    now: Zoned,
}

impl Asked {
    async fn now(app: &App) -> Result<Self, Error> {
        let now_ms = app.now_ms();
        Ok(Self {
            number: catalogue::last_change(app).await?,
            terms: vocabularies::version(),
            quarter: now_ms.div_euclid(QUARTER_MS),
            now: in_finland(now_ms),
        })
    }

    /// Whether what is kept is as of now.
    fn is_same(&self, kept: &Kept) -> bool {
        let is_of_now = kept.quarter == self.quarter && kept.terms == self.terms;
        is_of_now && kept.number == self.number
    }

    /// Whether what is kept needs but a few changes.
    fn is_near(&self, kept: &Kept) -> bool {
        kept.terms == self.terms && (self.number - CHANGES_MAX..=self.number).contains(&kept.number)
    }
}

/// The offers with what changed since they were read, and with openings counted from now.
async fn step(app: &App, asked: &Asked, kept: &Kept) -> Result<Said, Error> {
    let (gone, published) = changed(app, kept.number).await?;
    let mut said = Said::clone(&kept.said);
    said.retain(|id, _| !gone.contains(id));
    let is_later = kept.quarter != asked.quarter;
    let has_places = is_later && said.values().any(|one| !one.places.is_empty());
    if !has_places && published.iter().all(|one| place_keys(one).is_empty()) {
        return put(said, published, Arc::default()).await;
    }
    let openings = openings(app, &asked.now).await?;
    let renewed = Arc::clone(&openings);
    let said = blocking(move || {
        for one in said.values_mut() {
            one.renew(&renewed);
        }
        said
    })
    .await?;
    put(said, published, openings).await
}

/// The offers of the whole catalogue, a page at a time.
async fn read_all(app: &App, now: &Zoned) -> Result<Said, Error> {
    let openings = openings(app, now).await?;
    let mut said = Said::new();
    loop {
        let after = said.last_key_value().map_or("", |(id, _)| id.as_str());
        let page = catalogue::published_after(app, after, PAGE_ENTRIES).await?;
        if page.is_empty() {
            return Ok(said);
        }
        said = put(said, page, Arc::clone(&openings)).await?;
    }
}

/// When each place opens next, counted from `now`.
async fn openings(app: &App, now: &Zoned) -> Result<Arc<Openings>, Error> {
    let hours = places::all_hours(app).await?;
    let now = now.clone();
    blocking(move || {
        let next = hours.into_iter();
        let openings: Openings = next
            .map(|one| {
                let next = next_openings(&one.hours, &now);
                (place_key(&one.workspace, &one.place), next)
            })
            .collect();
        Arc::new(openings)
    })
    .await
}

/// Puts the offers of these entries to the others.
async fn put(
    mut said: Said,
    published: Vec<Published>,
    openings: Arc<Openings>,
) -> Result<Said, Error> {
    blocking(vocabularies::carried(move || {
        let given = published.iter().map(|one| Given::of(one, &openings));
        said.extend(given.map(|one| (one.offer.id.clone(), one)));
        said
    }))
    .await
}

/// Entries that changed since, and those of them that are in the catalogue.
async fn changed(app: &App, since: i64) -> Result<(BTreeSet<String>, Vec<Published>), Error> {
    let changes = catalogue::changes_since(app, since).await?;
    let ids: BTreeSet<String> = changes.into_iter().map(|change| change.entry).collect();
    let mut published = Vec::new();
    for id in &ids {
        published.extend(catalogue::published(app, id).await?);
    }
    Ok((ids, published))
}

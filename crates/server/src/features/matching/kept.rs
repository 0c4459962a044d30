//! The offers of the catalogue, kept ready in this process and brought up to date before each answer.
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use ::search::Query;
use analysis::matching::{Answer, Fact, Offer, Offers, Outside, Rules, Unmet};
use jiff::civil::Date;
use tokio::sync::Mutex;

use super::around;
use super::ask::Ask;
use super::offers::{Openings, next_openings, offer};
use crate::app::App;
use crate::features::catalogue::{self, Published};
use crate::features::{places, search, vocabularies};
use crate::i18n::Lang;
use crate::web::Error;
use crate::web::dates::in_finland;

/// After more changes than this the whole catalogue is read again.
const CHANGES_MAX: i64 = 300;
/// Descriptions that words are looked up in.
const TEXT_HITS: usize = 200;
/// What a hit of the search that only touches the words is worth of a good one.
const WEAK_SHARE: f64 = 0.5;
/// Where a need was asked, as what was not found is counted.
const SOURCE: &str = "match";

/// Offers made ready, as of a change of the catalogue and a day.
#[derive(Default)]
pub struct Matcher(Mutex<Option<Kept>>);

struct Kept {
    /// The last change that is in it.
    number: i64,
    /// The day that openings are counted from.
    day: Date,
    said: BTreeMap<String, Offer>,
    offers: Arc<Offers>,
}

/// The best `count` for what is asked, from what is published now. A need that nothing meets is counted.
pub async fn answer(app: &App, lang: Lang, ask: &Ask, count: usize) -> Result<Answer, Error> {
    let offers = offers(app).await?;
    let text = match ask.text.as_str() {
        "" => None,
        text => Some(scores(app, lang, text).await?),
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
        count_unmet(app, ask, &missing.unmet).await?;
    }
    Ok(answer)
}

/// How well words fit descriptions, 0.0–1.0, by id.
async fn scores(app: &App, lang: Lang, text: &str) -> Result<HashMap<String, f64>, Error> {
    let read_in = match lang {
        Lang::Fi => ::search::Lang::Fi,
        Lang::Sv => ::search::Lang::Sv,
        Lang::En => ::search::Lang::En,
    };
    let query = Query {
        count: TEXT_HITS,
        ..Query::new(text, read_in)
    };
    let found = search::answer(app, query).await?.found;
    let best = found.hits.iter().map(|hit| hit.score).fold(0.0, f32::max);
    let scored = found.hits.into_iter().filter(|_| best > 0.0).map(|hit| {
        let worth = if hit.weak { WEAK_SHARE } else { 1.0 };
        (hit.id, worth * f64::from(hit.score / best))
    });
    Ok(scored.collect())
}

/// Counts what was missed: each term that a vocabulary knows, by area, and nothing of the person.
async fn count_unmet(app: &App, ask: &Ask, unmet: &Unmet) -> Result<(), Error> {
    let facts = unmet.facts.iter().map(Fact::key);
    let known = facts.filter(|(facet, key)| vocabularies::label(facet, key, Lang::Fi).is_some());
    let terms: Vec<(String, String)> = known
        .map(|(facet, key)| (facet.to_owned(), key.to_owned()))
        .collect();
    search::count_unmet(app, SOURCE, ask.place().as_ref(), &terms).await
}

/// Every offer of today. Whoever finds it behind brings it up to date, and others wait for that.
async fn offers(app: &App) -> Result<Arc<Offers>, Error> {
    let mut kept = app.matching.0.lock().await;
    let now = in_finland(app.now_ms());
    let number = catalogue::last_change(app).await?;
    let of_today = kept.take().filter(|one| one.day == now.date());
    let near = of_today.filter(|one| (number - CHANGES_MAX..=number).contains(&one.number));
    let (mut said, since) = match near {
        Some(one) if one.number == number => return Ok(Arc::clone(&kept.insert(one).offers)),
        Some(one) => (one.said, Some(one.number)),
        None => (BTreeMap::new(), None),
    };
    let (gone, published) = match since {
        Some(since) => changed(app, since).await?,
        None => (BTreeSet::new(), catalogue::all_published(app).await?),
    };
    let has_places = |one: &Published| {
        one.description
            .places
            .iter()
            .any(|place| place.place.is_some())
    };
    let hours = if published.iter().any(has_places) {
        places::all_hours(app).await?
    } else {
        Vec::new()
    };
    let day = now.date();
    let made = blocking(move || {
        let next = hours.into_iter();
        let openings: Openings = next
            .map(|(id, hours)| (id, next_openings(&hours, &now)))
            .collect();
        said.retain(|id, _| !gone.contains(id));
        let offers = published.iter().map(|one| offer(one, &openings));
        said.extend(offers.map(|one| (one.id.clone(), one)));
        let offers = Arc::new(Offers::new(said.values().cloned(), Rules::ours()));
        Kept {
            number,
            day,
            said,
            offers,
        }
    })
    .await?;
    Ok(Arc::clone(&kept.insert(made).offers))
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

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)
}

//! What is open, in words: of one entry, and of the places of an area.
use std::cmp::Reverse;
use std::sync::Arc;

use ::search::OpenNow;

use crate::app::App;
use crate::db::DbError;
use crate::features::catalogue::Supplied;
use crate::features::places::{self, StateView};
use crate::i18n::Lang;

/// Places of one entry whose hours are read.
const PLACES_READ_MAX: usize = 5;

/// A place at which support is given, and whether it is open.
#[derive(Clone, Debug)]
pub struct Told {
    /// What the place is called.
    pub place: String,
    /// Whether it is open, and its next times.
    pub state: StateView,
    /// What is given there.
    pub entry: Arc<Supplied>,
}

/// Whether an entry is open now and until when, or when it opens: of the place that is open, or else of the first one
/// that tells when it is. None when nothing is known.
pub async fn state(
    app: &App,
    lang: Lang,
    workspace: &str,
    ids: &[String],
) -> Result<Option<(String, StateView)>, DbError> {
    let mut best: Option<(String, StateView)> = None;
    for id in ids.iter().take(PLACES_READ_MAX) {
        let Some(found) = places::state(app, workspace, id, lang).await? else {
            continue;
        };
        if found.1.is_open {
            return Ok(Some(found));
        }
        if best.is_none() && !found.1.next.is_empty() {
            best = Some(found);
        }
    }
    Ok(best)
}

/// Where support of these entries is given: what is open now first, then what opens today, then others whose hours are
/// known, `most` at most.
pub async fn at_places(
    app: &App,
    lang: Lang,
    now: &OpenNow,
    entries: &[Arc<Supplied>],
    most: usize,
) -> Result<Vec<Told>, DbError> {
    let known = entries.iter().filter_map(|entry| {
        let day = now.day(&entry.id)?;
        let rank = (day.has(now.quarter), day.has_after(now.quarter));
        Some((Reverse(rank), entry))
    });
    let mut known: Vec<_> = known.collect();
    known.sort_by_key(|(rank, _)| *rank);
    let mut told = Vec::new();
    for (_, entry) in known.into_iter().take(most) {
        if let Some((place, state)) = state(app, lang, &entry.workspace, &entry.places).await? {
            told.push(Told {
                place,
                state,
                entry: Arc::clone(entry),
            });
        }
    }
    Ok(told)
}

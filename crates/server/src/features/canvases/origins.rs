//! Where what stands on a canvas was carried from, in words.
use std::collections::{BTreeMap, BTreeSet};

use super::model::CanvasRecord;
use super::store;
use crate::app::App;
use crate::db::DbError;
use crate::i18n::Lang;

/// By place: the titles of the canvases, or how many interviews; these are never named, nor what is in another workspace,
/// which not everybody who sees this canvas may read.
pub(super) async fn of_canvas(
    app: &App,
    record: &CanvasRecord,
    lang: Lang,
) -> Result<BTreeMap<String, String>, DbError> {
    let mut titles: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut private: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for origin in store::origins(&app.db, &record.id).await? {
        if canvas::find(&origin.kind).is_none_or(|template| template.private) {
            private.entry(origin.place).or_default().insert(origin.id);
        } else if origin.is_elsewhere {
            let elsewhere = lang.text("flow-elsewhere");
            titles.entry(origin.place).or_default().insert(elsewhere);
        } else {
            titles.entry(origin.place).or_default().insert(origin.title);
        }
    }
    let counts = private.into_iter().map(|(place, ids)| {
        let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        (place, lang.count("flow-interviews", count))
    });
    let names = titles
        .into_iter()
        .map(|(place, titles)| (place, Vec::from_iter(titles).join(", ")));
    Ok(names.chain(counts).collect())
}

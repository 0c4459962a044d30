//! Service places (palvelupaikat): where a workspace's support is given, when they are open and how one gets in. What is
//! computed of opening hours is `analysis::hours`; this keeps them and puts them in words.
mod editing;
mod form;
mod model;
mod pages;
mod store;
mod views;
mod words;

use std::collections::BTreeSet;

use analysis::hours::Hours;

pub use model::{PLACES_MAX, Place};
pub use views::{PlaceView, StateView};

use crate::app::App;
use crate::db::DbError;
use crate::features::workspaces::WorkspaceId;
use crate::i18n::Lang;
use crate::web::Routes;
use crate::web::dates::finland;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes().merge(editing::routes())
}

/// The workspace's places by name, at most [`PLACES_MAX`].
pub async fn list(app: &App, workspace: &WorkspaceId) -> Result<Vec<Place>, DbError> {
    store::list(&app.db, &workspace.0).await
}

/// These places of a workspace in words for its readers, in the order of `ids`; others' and removed ones are left out.
pub async fn views(
    app: &App,
    workspace: &WorkspaceId,
    ids: &[String],
    lang: Lang,
) -> Result<Vec<PlaceView>, DbError> {
    let known = store::list(&app.db, &workspace.0).await?;
    let wanted = ids
        .iter()
        .filter_map(|id| known.iter().find(|one| one.id == *id));
    let now_ms = app.now_ms();
    Ok(wanted
        .map(|place| PlaceView::of(place, lang, now_ms))
        .collect())
}

/// All places of a workspace in words, by name.
pub async fn views_of(
    app: &App,
    workspace: &WorkspaceId,
    lang: Lang,
) -> Result<Vec<PlaceView>, DbError> {
    let known = store::list(&app.db, &workspace.0).await?;
    let now_ms = app.now_ms();
    let views = known.iter().map(|place| PlaceView::of(place, lang, now_ms));
    Ok(views.collect())
}

/// The form of a new place that is known by this name, street and hours as somebody wrote them.
pub fn new_address(lang: Lang, workspace: &WorkspaceId, known: [&str; 3]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in ["name", "street", "hours"].into_iter().zip(known) {
        query.append_pair(name, value);
    }
    format!("/{lang}/w/{}/places/new?{}", workspace.0, query.finish())
}

/// The opening hours of every place, by its id.
pub async fn all_hours(app: &App) -> Result<Vec<(String, Hours)>, DbError> {
    let mut all: Vec<(String, Hours)> = Vec::new();
    loop {
        let after = all.last().map_or("", |(id, _)| id.as_str());
        let some = store::hours_after(&app.db, after).await?;
        if some.is_empty() {
            return Ok(all);
        }
        all.extend(some);
    }
}

/// Ids of every place that is open now. Reads all places; keep the answer for as long as a quarter of an hour lasts.
pub async fn open_now(app: &App) -> Result<BTreeSet<String>, DbError> {
    let now = views::timestamp(app.now_ms());
    let zone = finland();
    let mut open = BTreeSet::new();
    let mut after = String::new();
    loop {
        let some = store::hours_after(&app.db, &after).await?;
        let Some((last, _)) = some.last() else {
            return Ok(open);
        };
        after.clone_from(last);
        let of_now = some
            .into_iter()
            .filter(|(_, hours)| hours.open_at(now, &zone).is_some());
        open.extend(of_now.map(|(id, _)| id));
    }
}

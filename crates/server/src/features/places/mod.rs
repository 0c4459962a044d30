//! Service places (palvelupaikat): where a workspace's support is given, when they are open and how one gets in. What is
//! computed of opening hours is `analysis::hours`; this keeps them and puts them in words.
mod address;
mod editing;
mod form;
mod markup;
mod model;
mod nights;
mod pages;
mod removal;
mod store;
mod taking;
mod views;
mod words;

pub use model::{Changed, HoursOf, PLACES_MAX, Place};
pub use removal::Removal;
pub use views::{PlaceView, StateView};

use std::collections::HashSet;

use crate::app::App;
use crate::clock::new_id;
use crate::db::DbError;
use crate::features::workspaces::WorkspaceId;
use crate::i18n::Lang;
use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
        .merge(editing::routes())
        .merge(taking::routes())
}

/// These places of a workspace in words for its readers, in the order of `ids`; others' and removed ones are left out.
pub async fn views(
    app: &App,
    workspace: &WorkspaceId,
    ids: &[String],
    lang: Lang,
) -> Result<Vec<PlaceView>, DbError> {
    let now_ms = app.now_ms();
    let mut views = Vec::new();
    // An entry has one or two; a workspace may have hundreds.
    for id in ids {
        let found = store::find(&app.db, &workspace.0, id).await?;
        views.extend(found.map(|place| PlaceView::of(&place, lang, now_ms)));
    }
    Ok(views)
}

/// Makes a place of what its form would send, as somebody by id; gives its id, or what is wrong with which field.
pub async fn add(
    app: &App,
    workspace: &WorkspaceId,
    by: &str,
    lang: Lang,
    sent: Vec<(String, String)>,
) -> Result<Result<String, Vec<(String, String)>>, DbError> {
    let mut form = form::PlaceForm::read(sent);
    let Some(details) = form.parse(lang) else {
        return Ok(Err(form.errors));
    };
    let id = new_id(app.now_ms());
    editing::add(app, workspace, by, &id, &details).await?;
    Ok(Ok(id))
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

/// Ids of all places of a workspace.
pub async fn ids_of(app: &App, workspace: &WorkspaceId) -> Result<HashSet<String>, DbError> {
    let ids = store::ids(&app.db, &workspace.0).await?;
    Ok(ids.into_iter().collect())
}

/// The form of a new place that is known by this name, street and hours as somebody wrote them on a canvas; it leads
/// back to where that canvas is published.
pub fn new_address(lang: Lang, workspace: &WorkspaceId, known: [&str; 3], canvas: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in ["name", "street", "hours"].into_iter().zip(known) {
        query.append_pair(name, value);
    }
    query.append_pair("canvas", canvas);
    format!("/{lang}/w/{}/places/new?{}", workspace.0, query.finish())
}

/// The opening hours of places of all workspaces, by place, those after the place `after` (empty for the first), some
/// at once.
pub async fn hours_after(app: &App, after: &str) -> Result<Vec<HoursOf>, DbError> {
    store::hours_after(&app.db, after).await
}

/// The opening hours of every place, by place.
pub async fn all_hours(app: &App) -> Result<Vec<HoursOf>, DbError> {
    let mut all: Vec<HoursOf> = Vec::new();
    loop {
        let after = all.last().map_or("", |last| last.place.as_str());
        let some = hours_after(app, after).await?;
        if some.is_empty() {
            return Ok(all);
        }
        all.extend(some);
    }
}

/// Number of the last change of any place; 0 before the first. Read it before [`all_hours`].
pub async fn last_change(app: &App) -> Result<i64, DbError> {
    store::last(&app.db).await
}

/// Places that changed after number `after`, oldest first; read on from the last one's number until there are none.
pub async fn changes_since(app: &App, after: i64) -> Result<Vec<Changed>, DbError> {
    store::since(&app.db, after).await
}

/// What a place is called and whether it is open now; none when the workspace has no such place.
pub async fn state(
    app: &App,
    workspace: &str,
    id: &str,
    lang: Lang,
) -> Result<Option<(String, StateView)>, DbError> {
    let found = store::find(&app.db, workspace, id).await?;
    let now_ms = app.now_ms();
    Ok(found.map(|place| {
        let state = StateView::of(&place.details.hours, lang, now_ms);
        (place.details.name, state)
    }))
}

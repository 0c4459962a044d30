//! The service places of a description: rows that name one are offered as it, and pages tell how it is now rather than
//! how it was when somebody published.
use super::feed::Published;
use super::model::{ACCESSIBILITY, Description, Place};
use super::store::Version;
use crate::app::App;
use crate::db::DbError;
use crate::features::places::{self, PlaceView};
use crate::features::workspaces::WorkspaceId;
use crate::i18n::Lang;
use crate::web::forms::one_line;

/// Ids of the places that a description stands ready with: those of the version before, and those that rows name where
/// the row or the place is new since then.
pub(super) fn usual(now: &Description, last: Option<&Version>, known: &[PlaceView]) -> Vec<String> {
    let before = last.map_or(&[][..], |last| &last.description.places);
    let is_new = |view: &PlaceView| last.is_none_or(|last| view.made_at > last.made_at);
    let is_kept = |view: &PlaceView| {
        before
            .iter()
            .any(|one| one.place.as_ref() == Some(&view.id))
    };
    let is_named = |view: &PlaceView| {
        let was_named = before.iter().any(|one| is_called(one, view));
        (is_new(view) || !was_named) && now.places.iter().any(|one| is_called(one, view))
    };
    let chosen = known.iter().filter(|view| is_kept(view) || is_named(view));
    chosen.map(|view| view.id.clone()).collect()
}

/// Makes chosen places part of a description: the row that names one, or a row of its own.
pub(super) fn link(description: &mut Description, known: &[PlaceView], chosen: &[String]) {
    for view in known.iter().filter(|view| chosen.contains(&view.id)) {
        let mut rows = description.places.iter_mut();
        let row = rows.find(|row| row.place.is_none() && is_called(row, view));
        match row {
            Some(row) => tell(row, view),
            None => {
                let mut row = Place {
                    name: view.name.clone(),
                    ..Place::default()
                };
                tell(&mut row, view);
                description.places.push(row);
            }
        }
    }
}

/// A service place as a form offers it.
pub(super) struct Offered {
    pub id: String,
    pub name: String,
    pub address: String,
    /// That a row of this name says other hours by itself, which nobody reads once the place is chosen; empty when none
    /// does.
    pub unread: String,
}

/// The service places as a form offers them beside what stands on a canvas.
pub(super) fn offered(now: &Description, known: &[PlaceView], lang: Lang) -> Vec<Offered> {
    let of = |view: &PlaceView| {
        let told = view.hours_text();
        let mut rows = now.places.iter();
        let row = rows.find(|row| is_called(row, view));
        let hours = row.map_or("", |row| row.hours.as_str());
        let is_read = hours.is_empty() || told.is_empty() || hours == told;
        let said = [("hours", one_line(hours)), ("told", one_line(&told))];
        let said = said.each_ref().map(|(name, said)| (*name, said.as_str()));
        Offered {
            id: view.id.clone(),
            name: view.name.clone(),
            address: view.address.clone(),
            unread: match is_read {
                true => String::new(),
                false => lang.text_with("catalogue-hours-unread", &said),
            },
        }
    };
    known.iter().map(of).collect()
}

/// Rows of a canvas that are no service place of the workspace yet: where each becomes one, and what it is called.
pub(super) fn new_places(
    lang: Lang,
    workspace: &WorkspaceId,
    canvas: &str,
    description: &Description,
    known: &[PlaceView],
) -> Vec<(String, String)> {
    let is_new = |row: &&Place| !known.iter().any(|view| is_called(row, view));
    let rows = description.places.iter().filter(is_new);
    let new = rows.map(|row| {
        let said: [&str; 3] = [&row.name, &row.address, &row.hours];
        let address = places::new_address(lang, workspace, said, canvas);
        (address, row.name.clone())
    });
    new.collect()
}

/// The entry's service places in words, and the entry with what they say now, without those that are gone.
pub(super) async fn as_of_now(
    app: &App,
    published: &mut Published,
    lang: Lang,
) -> Result<Vec<PlaceView>, DbError> {
    let views = views(app, &published.workspace, &published.description, lang).await?;
    tell_now(&mut published.description, &views);
    Ok(views)
}

/// A description of this workspace with what its service places say now, without those that are gone.
pub(super) async fn now(
    app: &App,
    workspace: &str,
    mut said: Description,
    lang: Lang,
) -> Result<Description, DbError> {
    let views = views(app, workspace, &said, lang).await?;
    tell_now(&mut said, &views);
    Ok(said)
}

async fn views(
    app: &App,
    workspace: &str,
    said: &Description,
    lang: Lang,
) -> Result<Vec<PlaceView>, DbError> {
    let rows = said.places.iter();
    let ids: Vec<String> = rows.filter_map(|row| row.place.clone()).collect();
    places::views(app, &WorkspaceId(workspace.to_owned()), &ids, lang).await
}

fn tell_now(said: &mut Description, views: &[PlaceView]) {
    let is_there = |id: &String| views.iter().any(|view| view.id == *id);
    let places = &mut said.places;
    places.retain(|row| row.place.as_ref().is_none_or(is_there));
    for view in views {
        let mut rows = places.iter_mut();
        if let Some(row) = rows.find(|row| row.place.as_ref() == Some(&view.id)) {
            tell(row, view);
            row.name.clone_from(&view.name);
        }
    }
}

/// A description with what makes the chosen places accessible.
pub(super) fn accessible(
    said: &Description,
    known: &[PlaceView],
    chosen: &[String],
) -> Description {
    let mut said = said.clone();
    for view in known.iter().filter(|view| chosen.contains(&view.id)) {
        tell_accessible(&mut said, std::slice::from_ref(view));
    }
    said
}

/// Adds what makes its service places accessible to what the entry says of that itself.
pub(super) fn tell_accessible(said: &mut Description, views: &[PlaceView]) {
    let there = views.iter().flat_map(|view| &view.accessibility_keys);
    let mut there = there.cloned().peekable();
    if there.peek().is_none() {
        return;
    }
    let own = said.facets.entry(ACCESSIBILITY.to_owned()).or_default();
    own.extend(there);
    own.sort();
    own.dedup();
}

/// Adds the coming days on which its service places are open otherwise: what is taken along is read later.
pub(super) fn tell_differing(published: &mut Published, views: &[PlaceView], lang: Lang) {
    for row in &mut published.description.places {
        let view = of_row(views, row).filter(|view| !view.differing.is_empty());
        if let Some(view) = view {
            let heading = lang.text("hours-differing");
            let told = format!("{heading}: {}", view.differing_text());
            row.hours = [row.hours.as_str(), &told].join("\n").trim().to_owned();
        }
    }
}

/// The service place that a row is.
pub(super) fn of_row<'a>(places: &'a [PlaceView], row: &Place) -> Option<&'a PlaceView> {
    let id = row.place.as_ref()?;
    places.iter().find(|view| view.id == *id)
}

fn tell(row: &mut Place, view: &PlaceView) {
    row.place = Some(view.id.clone());
    if !view.address.is_empty() {
        row.address.clone_from(&view.address);
    }
    let hours = view.hours_text();
    if !hours.is_empty() {
        row.hours = hours;
    }
}

fn is_called(row: &Place, view: &PlaceView) -> bool {
    one_line(&row.name).to_lowercase() == view.name.to_lowercase()
}

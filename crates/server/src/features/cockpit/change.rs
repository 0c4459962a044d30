//! Changing what is under way: compare and swap, then the rooms of the canvases follow.
use std::collections::BTreeSet;

use canvas::settings::Settings;

use super::state::{Command, State};
use super::store;
use crate::app::App;
use crate::features::audit;
use crate::features::live;
use crate::features::workshops::{self, Item, Told, Workshop};
use crate::features::workspaces::{Access, Manage};
use crate::web::Error;

/// How often a change is tried again when another comes between.
const TRIES_MAX: usize = 16;

/// Does what is asked, under a new revision, tells everybody, and lets the rooms follow. What changes nothing is not
/// done; nor is anything when the workshop is over, unless it is to be opened again.
pub(super) async fn change(
    app: &App,
    access: &Access<Manage>,
    command: &Command,
) -> Result<(), Error> {
    for _ in 0..TRIES_MAX {
        let workshop = workshops::of(app, access).await?;
        let is_reopened = *command == Command::Reopen;
        if workshop.closed_at.is_some() != is_reopened {
            return Ok(());
        }
        let items = workshops::items(app, &workshop.id).await?;
        let before = State::parse(&workshop.state);
        let mut after = before.after(&items, command, app.now_ms());
        let is_end = *command == Command::End;
        if after == before && !is_end && !is_reopened {
            return Ok(());
        }
        after.revision = before.revision + 1;
        let step = Step {
            command,
            before: &before,
            after: &after,
            picture: picture(app, &items, &before, &after).await?,
        };
        if !keep(app, access, &workshop, &step).await? {
            continue;
        }
        app.workshops.tell(&workshop.id, Told::Everybody);
        return follow(app, &items, &before, &after).await;
    }
    Err(Error::internal("a workshop changes too fast"))
}

/// A change that is about to be stored.
struct Step<'a> {
    command: &'a Command,
    before: &'a State,
    after: &'a State,
    /// What the screen keeps from now on.
    picture: Option<store::Picture>,
}

/// What stands on the canvas, when the screen is frozen by this change.
async fn picture(
    app: &App,
    items: &[Item],
    before: &State,
    after: &State,
) -> Result<Option<store::Picture>, Error> {
    let canvas = after.current(items).and_then(|item| item.canvas.as_ref());
    let (Some(canvas), Some(at), None) = (canvas, after.frozen_at, before.frozen_at) else {
        return Ok(None);
    };
    let mut content = live::content(app, &canvas.id).await?;
    content.bin.clear();
    Ok(Some(store::Picture {
        canvas: canvas.id.0.clone(),
        content: serde_json::to_string(&content).map_err(Error::internal)?,
        at,
    }))
}

/// Stores the new state; false when another came between.
async fn keep(
    app: &App,
    access: &Access<Manage>,
    workshop: &Workshop,
    step: &Step<'_>,
) -> Result<bool, Error> {
    let (before, after) = (step.before, step.after);
    let json = serde_json::to_string(after).map_err(Error::internal)?;
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if !workshops::replace_state(&mut tx, &workshop.id, &workshop.state, &json).await? {
        return Ok(false);
    }
    let is_start = before.item.is_none() && before.done.is_empty() && after.item.is_some();
    let action = match step.command {
        Command::End => Some("workshop.end"),
        Command::Reopen => Some("workshop.reopen"),
        _ if is_start => Some("workshop.start"),
        _ => None,
    };
    match step.command {
        Command::End => workshops::set_closed(&mut tx, &workshop.id, Some(now)).await?,
        Command::Reopen => workshops::set_closed(&mut tx, &workshop.id, None).await?,
        _ => {}
    }
    match &step.picture {
        Some(picture) => store::keep_picture(&mut tx, &workshop.id, picture).await?,
        None if after.frozen_at.is_none() => store::forget_picture(&mut tx, &workshop.id).await?,
        None => {}
    }
    if let Some(action) = action {
        let (workspace, id) = (Some(workshop.workspace.0.as_str()), &workshop.id.0);
        audit::record(&mut tx, now, &access.who.id, action, workspace, id, "").await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// Brings the rooms of the agenda's canvases to what is under way: the step, what is done, what participants may do.
/// A canvas that is in the archive stays as it is.
async fn follow(app: &App, items: &[Item], before: &State, after: &State) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for canvas in items.iter().filter_map(|item| item.canvas.as_ref()) {
        if !seen.insert(canvas.id.0.as_str()) {
            continue;
        }
        let of_canvas: Vec<&Item> = items
            .iter()
            .filter(|item| item.canvas.as_ref() == Some(canvas))
            .collect();
        let changed = live::change_settings(app, &canvas.id, |settings| {
            set(settings, &of_canvas, before, after);
        });
        match changed.await {
            Ok(_) | Err(Error::Conflict(_) | Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The settings of one canvas, whose items are `items`.
fn set(settings: &mut Settings, items: &[&Item], before: &State, after: &State) {
    let current = items
        .iter()
        .find(|item| after.item.as_ref() == Some(&item.id));
    if let Some(step) = current.and_then(|item| item.step.as_ref()) {
        settings.step = Some(step.clone());
    }
    if before.done != after.done || before.item != after.item {
        set_done(settings, items, after);
    }
    let was_closed = items.iter().any(|item| {
        before.item.as_ref() == Some(&item.id) && before.is_closed_to_participants(&item.id)
    });
    if before.paused != after.paused || current.is_some() || was_closed {
        // Notes that go elsewhere first go nowhere else: the sheet is closed meanwhile.
        let is_closed = current.is_some_and(|item| after.is_closed_to_participants(&item.id));
        settings.paused = after.paused || is_closed;
    }
    if current.is_some() {
        settings.zones = after.zones;
        settings.edit = after.edit;
    }
}

/// The steps that the agenda says are done; what it does not speak of stays as it is.
fn set_done(settings: &mut Settings, items: &[&Item], after: &State) {
    let mut done: BTreeSet<String> = settings.done.drain(..).collect();
    for item in items {
        let Some(step) = &item.step else { continue };
        if after.is_done(&item.id) {
            done.insert(step.clone());
        } else {
            done.remove(step);
        }
    }
    settings.done = done.into_iter().collect();
}

#[cfg(test)]
mod tests {
    use canvas::settings::{EditScope, Zones};

    use super::*;
    use crate::features::workshops::ItemCanvas;
    use crate::features::workspaces::CanvasId;

    fn item(id: &str, step: &str) -> Item {
        Item {
            id: id.to_owned(),
            canvas: Some(ItemCanvas {
                id: CanvasId("canvas".to_owned()),
                kind: "actor-map".to_owned(),
                title: "Map".to_owned(),
            }),
            step: Some(step.to_owned()),
            title: String::new(),
            minutes: 10,
        }
    }

    fn state(item: Option<&str>, done: &[&str]) -> State {
        State {
            item: item.map(str::to_owned),
            done: done.iter().map(|id| (*id).to_owned()).collect(),
            ..State::default()
        }
    }

    #[test]
    fn a_room_takes_step_rights_and_what_is_done_from_the_agenda() {
        let (a, b) = (item("1", "A"), item("2", "B"));
        let mut settings = Settings {
            done: vec!["D".to_owned()],
            ..Settings::default()
        };
        let mut after = state(Some("2"), &["1"]);
        after.zones = Zones::Step;
        after.edit = EditScope::Own;
        after.paused = true;
        set(&mut settings, &[&a, &b], &state(Some("1"), &[]), &after);
        assert_eq!(settings.step.as_deref(), Some("B"));
        assert_eq!(
            settings.done,
            ["A", "D"],
            "a step off the agenda stays done"
        );
        assert_eq!(
            (settings.zones, settings.edit, settings.paused),
            (Zones::Step, EditScope::Own, true)
        );
        let back = state(Some("1"), &[]);
        set(&mut settings, &[&a, &b], &after, &back);
        assert_eq!(settings.step.as_deref(), Some("A"));
        assert_eq!(settings.done, ["D"]);
        assert!(!settings.paused);
    }

    #[test]
    fn a_room_that_is_not_worked_in_keeps_its_step_and_hears_of_a_pause() {
        let a = item("1", "A");
        let mut settings = Settings {
            step: Some("A".to_owned()),
            ..Settings::default()
        };
        let (before, mut after) = (state(Some("9"), &["1"]), state(Some("9"), &["1"]));
        after.paused = true;
        after.edit = EditScope::Own;
        set(&mut settings, &[&a], &before, &after);
        assert!(settings.paused);
        assert_eq!(settings.step.as_deref(), Some("A"));
        assert_eq!(settings.edit, EditScope::All);
    }
}

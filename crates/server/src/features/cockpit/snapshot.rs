//! What is under way, as a page shows it and as it travels to open pages.
use std::collections::BTreeSet;

use canvas::settings::Role;
use serde::Serialize;
use ts_rs::TS;

use super::state::{Run, State, Timer};
use super::store;
use crate::app::App;
use crate::features::drafts::Draft;
use crate::features::workshops::{self, Item, Workshop};
use crate::features::workspaces::{Access, View};
use crate::features::{drafts, live, votes};
use crate::i18n::Lang;
use crate::web::Error;

/// What is under way, as open pages are told it after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(
    export,
    export_to = "WorkshopSnapshot.ts",
    rename = "WorkshopSnapshot",
    rename_all = "camelCase"
)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Grows with each change of what is under way.
    #[ts(type = "number")]
    pub revision: u64,
    /// The server's clock, UTC milliseconds.
    #[ts(type = "number")]
    pub now: i64,
    /// Whether the workshop is over.
    pub closed: bool,
    /// The item that is under way.
    pub item: Option<String>,
    /// What that item is called, in the reader's language; empty when there is none.
    pub name: String,
    /// Id of that item's canvas.
    pub canvas: Option<String>,
    /// Id of the vote that is open there.
    pub vote: Option<String>,
    /// Items that are done.
    pub done: Vec<String>,
    /// The timer.
    pub timer: Option<Clock>,
    /// When everybody was called to the item, UTC milliseconds.
    #[ts(type = "number | null")]
    pub called_at: Option<i64>,
    /// True while only those who lead may write.
    pub paused: bool,
    /// Whether the reader has said that they are ready.
    pub ready: bool,
    /// Differs whenever what the reader has sent does: another note waits, one was taken or not taken.
    pub own: String,
    /// What only those who lead are told: something that differs whenever their page would.
    pub lead: Option<String>,
}

/// A timer as it travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(
    export,
    export_to = "WorkshopClock.ts",
    rename = "WorkshopClock",
    rename_all = "camelCase"
)]
#[serde(rename_all = "camelCase")]
pub struct Clock {
    /// How long it is in all, milliseconds.
    #[ts(type = "number")]
    pub length_ms: i64,
    /// When it ends, UTC milliseconds; none while it stands still.
    #[ts(type = "number | null")]
    pub ends_at: Option<i64>,
    /// What was left when this was told, milliseconds.
    #[ts(type = "number")]
    pub left_ms: i64,
}

impl Clock {
    /// The timer as it is at `now_ms`.
    pub fn of(timer: &Timer, now_ms: i64) -> Self {
        Self {
            length_ms: timer.length_ms,
            ends_at: match timer.run {
                Run::EndsAt(at) => Some(at),
                Run::LeftMs(_) => None,
            },
            left_ms: timer.left_ms(now_ms),
        }
    }

    /// `08:24`, rounded up, so that a whole minute starts with itself.
    pub fn shown(&self) -> String {
        let seconds = (self.left_ms + 999) / 1000;
        format!("{:02}:{:02}", seconds / 60, seconds % 60)
    }

    /// Share of the time that is used, in percent.
    pub fn used_percent(&self) -> i64 {
        match self.length_ms {
            0 => 100,
            length => (100 * (length - self.left_ms) / length).clamp(0, 100),
        }
    }
}

/// What is under way in a workshop, with everything it stands on.
#[derive(Clone, Debug)]
pub struct Now {
    /// The workshop.
    pub workshop: Workshop,
    /// Its agenda.
    pub items: Vec<Item>,
    /// What is under way.
    pub state: State,
}

impl Now {
    /// The item that is under way.
    pub fn item(&self) -> Option<&Item> {
        self.state.current(&self.items)
    }

    /// The timer, as it is at `now_ms`.
    pub fn clock(&self, now_ms: i64) -> Option<Clock> {
        self.state.timer.map(|timer| Clock::of(&timer, now_ms))
    }
}

/// What is under way in the workshop that `access` is for.
pub async fn now_of<L: crate::features::workspaces::Level>(
    app: &App,
    access: &Access<L>,
) -> Result<Now, Error> {
    let workshop = workshops::of(app, access).await?;
    Ok(Now {
        items: workshops::items(app, &workshop.id).await?,
        state: State::parse(&workshop.state),
        workshop,
    })
}

/// What is told to whoever `access` is for.
pub(super) async fn snapshot(
    app: &App,
    access: &Access<View>,
    lang: Lang,
) -> Result<Snapshot, Error> {
    let now = now_of(app, access).await?;
    let item = now.item();
    let ready = match item {
        Some(item) => store::is_ready(&app.db, &item.id, &access.who.id).await?,
        None => false,
    };
    let leads = access.who.role >= Role::Facilitator;
    let canvas = item.and_then(|item| item.canvas.as_ref());
    let vote = match canvas {
        Some(canvas) => votes::open_round(app, &canvas.id.0).await?,
        None => None,
    };
    let desk = drafts::Desk {
        workshop: &now.workshop,
        who: &access.who,
    };
    Ok(Snapshot {
        revision: now.state.revision,
        now: app.now_ms(),
        closed: now.workshop.closed_at.is_some(),
        item: item.map(|item| item.id.clone()),
        name: item.map_or_else(String::new, |item| item.name(lang)),
        canvas: canvas.map(|canvas| canvas.id.0.clone()),
        vote: vote.map(|round| round.id),
        done: now.state.done.clone(),
        timer: now.clock(app.now_ms()),
        called_at: now.state.called_at,
        paused: now.state.paused,
        ready,
        own: own_mark(&drafts::own(app, desk).await?),
        lead: match leads {
            true => Some(lead_mark(app, &now).await?),
            false => None,
        },
    })
}

/// Differs whenever one of the drafts, or what became of it, does.
fn own_mark(drafts: &[Draft]) -> String {
    match drafts {
        [] => String::new(),
        drafts => {
            let mark: String = drafts
                .iter()
                .map(|draft| format!("{}={} ", draft.id, draft.fate.name()))
                .collect();
            crate::clock::token_hash(&mark)
        }
    }
}

/// Differs whenever people, readiness or the number of notes do.
async fn lead_mark(app: &App, now: &Now) -> Result<String, Error> {
    let people = people(app, now).await?;
    let mut mark = String::new();
    for person in people {
        mark.push_str(&person.id);
        mark.push(if person.is_here { '+' } else { '-' });
        mark.push(if person.is_ready { '!' } else { ' ' });
    }
    for (zone, count) in counts(app, now).await? {
        mark.push_str(&format!("{zone}={count} "));
    }
    for one in drafts::waiting(app, &now.workshop).await? {
        mark.push_str(&format!("{}/{}={} ", one.item, one.zone, one.count));
    }
    for one in drafts::inbox(app, &now.workshop).await? {
        mark.push_str(&format!("{}={} ", one.id, one.text));
    }
    Ok(crate::clock::token_hash(&mark))
}

/// Somebody who takes part.
pub(super) struct Participant {
    pub id: String,
    pub name: String,
    /// Whether they have a page of the workshop open.
    pub is_here: bool,
    /// Whether they are ready with the item.
    pub is_ready: bool,
}

/// Those who came by the workshop's code, and members and other guests who are here or ready; by name.
pub(super) async fn people(app: &App, now: &Now) -> Result<Vec<Participant>, Error> {
    let here = app.workshops.here(&now.workshop.id);
    let ready: BTreeSet<String> = match now.item() {
        Some(item) => store::ready(&app.db, &item.id).await?.into_iter().collect(),
        None => BTreeSet::new(),
    };
    let all = store::people(&app.db, &now.workshop.id, app.now_ms()).await?;
    let taking_part = all.into_iter().filter(|person| {
        person.is_invited || here.contains(&person.id) || ready.contains(&person.id)
    });
    // Whoever writes on a canvas has left the page of the workshop, not the workshop. A guest is of one workspace;
    // where an account has a canvas open is not this workshop's business.
    let is_here = |person: &store::Person| {
        here.contains(&person.id) || (person.is_invited && app.rooms.sockets_of(&person.id) > 0)
    };
    Ok(taking_part
        .map(|person| Participant {
            is_here: is_here(&person),
            is_ready: ready.contains(&person.id),
            id: person.id,
            name: person.name,
        })
        .collect())
}

/// How many notes each zone of the current canvas holds: slug and count, in the template's order.
pub(super) async fn counts(app: &App, now: &Now) -> Result<Vec<(String, usize)>, Error> {
    let Some(item) = now.item() else {
        return Ok(Vec::new());
    };
    let (Some(canvas), Some(template)) = (&item.canvas, item.template()) else {
        return Ok(Vec::new());
    };
    let content = live::standing(app, &canvas.id).await?;
    let count = |slug: &str| {
        content
            .notes
            .iter()
            .filter(|note| note.zone == slug)
            .count()
    };
    Ok(template
        .zones
        .iter()
        .map(|zone| (zone.slug.clone(), count(&zone.slug)))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timer_is_shown_in_minutes_and_seconds() {
        let timer = Timer::started(10, 0);
        assert_eq!(Clock::of(&timer, 0).shown(), "10:00");
        assert_eq!(Clock::of(&timer, 1).shown(), "10:00");
        assert_eq!(Clock::of(&timer, 96_000).shown(), "08:24");
        assert_eq!(Clock::of(&timer, 900_000).shown(), "00:00");
        let long = Clock::of(&Timer::started(75, 0), 0);
        assert_eq!(long.shown(), "75:00");
        assert_eq!(Clock::of(&timer, 264_000).used_percent(), 44);
        assert_eq!(Clock::of(&timer, 900_000).used_percent(), 100);
    }
}

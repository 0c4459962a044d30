//! What is under way in a workshop, as a pure machine. Steps are soft: they are skipped, gone back to and opened
//! again; nothing is hidden or destroyed by it, and only a person moves on, never the timer.
use std::collections::BTreeMap;

use canvas::settings::{EditScope, Zones};
use serde::{Deserialize, Serialize};

use crate::features::drafts::Level;
use crate::features::workshops::Item;

/// Milliseconds of a minute.
pub const MINUTE_MS: i64 = 60_000;
/// The longest timer.
const TIMER_MS_MAX: i64 = 8 * 60 * MINUTE_MS;

/// What is under way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// Grows by one with each change.
    pub revision: u64,
    /// The item that is worked on; none before the first and after the last.
    pub item: Option<String>,
    /// The items that are done, in the order in which they were.
    pub done: Vec<String>,
    /// How much time is left for the item.
    pub timer: Option<Timer>,
    /// When everybody was last called to the item, UTC milliseconds.
    pub called_at: Option<i64>,
    /// Which parts of the canvas participants may write on.
    pub zones: Zones,
    /// Whose notes participants may change.
    pub edit: EditScope,
    /// True while only those who lead may write.
    pub paused: bool,
    /// The items whose notes are written in private, and what is promised to their writers.
    pub private: BTreeMap<String, Level>,
    /// What is promised to writers while participants' notes go to those who lead first; none when they go to the
    /// canvas at once.
    pub inbox: Option<Level>,
    /// Slug of the zone that the screen shows large.
    pub spotlight: Option<String>,
    /// Since when the screen keeps its picture, UTC milliseconds.
    pub frozen_at: Option<i64>,
    /// The item at which the workshop ended.
    pub left: Option<String>,
    /// What was left of its timer then.
    pub left_timer: Option<Timer>,
}

/// A timer: it tells how the time goes, and does nothing at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timer {
    /// How long it is in all, milliseconds.
    pub length_ms: i64,
    /// Whether it runs.
    #[serde(flatten)]
    pub run: Run,
}

/// Whether a timer runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Run {
    /// Until this moment, UTC milliseconds.
    EndsAt(i64),
    /// It stands still with so many milliseconds left.
    LeftMs(i64),
}

impl Timer {
    /// A timer of so many minutes that runs from `now_ms`.
    pub fn started(minutes: i64, now_ms: i64) -> Self {
        let length_ms = (minutes * MINUTE_MS).clamp(0, TIMER_MS_MAX);
        Self {
            length_ms,
            run: Run::EndsAt(now_ms + length_ms),
        }
    }

    /// Milliseconds left; never below nothing.
    pub fn left_ms(&self, now_ms: i64) -> i64 {
        match self.run {
            Run::EndsAt(at) => (at - now_ms).max(0),
            Run::LeftMs(left) => left,
        }
    }

    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        matches!(self.run, Run::EndsAt(_))
    }

    fn stopped(self, now_ms: i64) -> Self {
        Self {
            run: Run::LeftMs(self.left_ms(now_ms)),
            ..self
        }
    }

    fn resumed(self, now_ms: i64) -> Self {
        Self {
            run: Run::EndsAt(now_ms + self.left_ms(now_ms)),
            ..self
        }
    }

    /// A minute more, also after the end.
    fn longer(self, now_ms: i64) -> Self {
        if self.length_ms + MINUTE_MS > TIMER_MS_MAX {
            return self;
        }
        let left = self.left_ms(now_ms) + MINUTE_MS;
        Self {
            length_ms: self.length_ms + MINUTE_MS,
            run: match self.run {
                Run::EndsAt(_) => Run::EndsAt(now_ms + left),
                Run::LeftMs(_) => Run::LeftMs(left),
            },
        }
    }
}

/// What somebody who leads asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// To move, when the item is still the one that was seen: two presses move once.
    Step {
        /// The item that was seen.
        from: Option<String>,
        /// Where to.
        way: Way,
    },
    /// Something of the timer.
    Timer(TimerCommand),
    /// What participants may do from now on.
    Rights {
        /// Where they write.
        zones: Zones,
        /// Whose notes they change.
        edit: EditScope,
        /// Whether they write at all.
        paused: bool,
        /// What is promised to writers while their notes go to those who lead first.
        inbox: Option<Level>,
    },
    /// Whether the notes of an item are written in private.
    Private {
        /// The item.
        item: String,
        /// What is promised to writers; none when everybody writes in the open.
        level: Option<Level>,
    },
    /// Everybody is asked to the item.
    Call,
    /// The screen shows this zone large; the whole canvas when it is none.
    Spotlight(Option<String>),
    /// Whether the screen keeps its picture.
    Screen(Picture),
    /// The workshop ends.
    End,
    /// The workshop that ended goes on at the item where it was left.
    Reopen,
}

/// What the screen shows of the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// As it was when this was asked, while people write on.
    Frozen,
    /// As it is.
    Live,
}

/// Where a step leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The item is done, and the next that is not comes; the first one at the start.
    Next,
    /// The next comes, though the item is not done.
    Skip,
    /// The item before comes again.
    Back,
    /// This item comes, again if it was done.
    To(String),
}

/// What is asked of the timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerCommand {
    /// A new one, of the item's minutes.
    Start,
    /// It stands still.
    Pause,
    /// It runs on.
    Resume,
    /// A minute more.
    Longer,
    /// It goes away.
    Clear,
}

impl State {
    /// The state as it is stored; one that cannot be read is that of the start.
    pub fn parse(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// The item that is worked on, if it still is on the agenda.
    pub fn current<'a>(&self, items: &'a [Item]) -> Option<&'a Item> {
        let id = self.item.as_ref()?;
        items.iter().find(|item| item.id == *id)
    }

    /// Whether the item is done.
    pub fn is_done(&self, item: &str) -> bool {
        self.done.iter().any(|done| done == item)
    }

    /// What is promised to who writes in private for the item; none when everybody writes in the open.
    pub fn level(&self, item: &str) -> Option<Level> {
        self.private.get(item).copied()
    }

    /// The item that would come next.
    pub fn next<'a>(&self, items: &'a [Item]) -> Option<&'a Item> {
        let after = self.place(items).map_or(0, |place| place + 1);
        items
            .iter()
            .skip(after)
            .find(|item| !self.is_done(&item.id))
    }

    /// The item before.
    pub fn previous<'a>(&self, items: &'a [Item]) -> Option<&'a Item> {
        match self.place(items) {
            Some(place) => items.get(place.checked_sub(1)?),
            // After the end, the last one; before the start, none.
            None if self.done.is_empty() => None,
            None => items.last(),
        }
    }

    fn place(&self, items: &[Item]) -> Option<usize> {
        let id = self.item.as_ref()?;
        items.iter().position(|item| item.id == *id)
    }

    /// What comes of a command; the revision stays. Items that are not on the agenda any more are forgotten.
    pub fn after(&self, items: &[Item], command: &Command, now_ms: i64) -> Self {
        let mut after = self.clone();
        let is_known = |id: &String| items.iter().any(|item| item.id == *id);
        after.done.retain(is_known);
        after.item = after.item.filter(is_known);
        after.private.retain(|item, _| is_known(item));
        match command {
            Command::Step { from, way } if *from == after.item => {
                after.step(items, way, now_ms);
            }
            Command::Step { .. } => return self.clone(),
            Command::Timer(command) => after.set_timer(items, *command, now_ms),
            Command::Rights {
                zones,
                edit,
                paused,
                inbox,
            } => {
                after.zones = *zones;
                after.edit = *edit;
                after.paused = *paused;
                after.inbox = *inbox;
            }
            Command::Private { item, level } => {
                after.private.remove(item);
                if let (Some(level), true) = (level, is_known(item)) {
                    after.private.insert(item.clone(), *level);
                }
            }
            Command::Call => after.called_at = after.item.is_some().then_some(now_ms),
            Command::Spotlight(zone) => {
                after.spotlight = zone.clone().filter(|zone| after.has_zone(items, zone));
            }
            Command::Screen(Picture::Live) => after.frozen_at = None,
            Command::Screen(Picture::Frozen) => {
                let has_canvas = after
                    .current(items)
                    .is_some_and(|item| item.canvas.is_some());
                after.frozen_at = after.frozen_at.or(has_canvas.then_some(now_ms));
            }
            Command::End => {
                after.left = after.item.take();
                after.left_timer = after.timer.map(|timer| timer.stopped(now_ms));
                after.move_to(None, now_ms);
                after.paused = false;
            }
            Command::Reopen => {
                after.item = after.item.or(after.left.take().filter(is_known));
                let timer = after.left_timer.take();
                after.timer = timer.filter(|_| after.item.is_some());
            }
        }
        after
    }

    fn has_zone(&self, items: &[Item], zone: &str) -> bool {
        let template = self.current(items).and_then(Item::template);
        template.is_some_and(|template| template.zones.iter().any(|one| one.slug == zone))
    }

    /// Whether participants write nothing on the canvas of the item themselves: in a pause, and while their notes go
    /// elsewhere first.
    pub fn is_closed_to_participants(&self, item: &str) -> bool {
        self.paused || self.inbox.is_some() || self.level(item).is_some()
    }

    fn step(&mut self, items: &[Item], way: &Way, now_ms: i64) {
        match way {
            Way::Next => {
                let next = self.next(items);
                if let Some(current) = self.item.clone()
                    && !self.is_done(&current)
                {
                    self.done.push(current);
                }
                self.move_to(next, now_ms);
            }
            Way::Skip => {
                if let Some(next) = self.next(items) {
                    self.move_to(Some(next), now_ms);
                }
            }
            Way::Back => {
                if let Some(previous) = self.previous(items) {
                    self.move_to(Some(previous), now_ms);
                }
            }
            Way::To(id) => {
                if let Some(item) = items.iter().find(|item| item.id == *id) {
                    self.move_to(Some(item), now_ms);
                }
            }
        }
    }

    fn move_to(&mut self, item: Option<&Item>, now_ms: i64) {
        self.item = item.map(|item| item.id.clone());
        self.timer = item.map(|item| Timer::started(item.minutes, now_ms));
        self.called_at = None;
        self.spotlight = None;
        self.frozen_at = None;
        if let Some(item) = item {
            self.done.retain(|done| *done != item.id);
        }
    }

    fn set_timer(&mut self, items: &[Item], command: TimerCommand, now_ms: i64) {
        self.timer = match (command, self.timer) {
            (TimerCommand::Clear, _) => None,
            (TimerCommand::Start, _) => self
                .current(items)
                .map(|item| Timer::started(item.minutes, now_ms)),
            (TimerCommand::Pause, timer) => timer.map(|timer| timer.stopped(now_ms)),
            (TimerCommand::Resume, timer) => timer.map(|timer| timer.resumed(now_ms)),
            (TimerCommand::Longer, Some(timer)) => Some(timer.longer(now_ms)),
            (TimerCommand::Longer, None) => self.current(items).map(|_| Timer::started(1, now_ms)),
        };
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;

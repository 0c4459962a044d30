//! The room's settings over the last seconds: somebody is typing whenever a step closes.

use std::collections::VecDeque;

use crate::limits::SETTINGS_GRACE_MS;

/// The settings now, and the ones before for as long as they may still be judged by.
pub(crate) struct Timeline<S> {
    current: (u64, S),
    /// Revision, settings and when they were replaced, oldest first.
    past: VecDeque<(u64, S, i64)>,
}

impl<S: Clone> Timeline<S> {
    pub(crate) fn new(revision: u64, settings: S) -> Self {
        Self {
            current: (revision, settings),
            past: VecDeque::new(),
        }
    }

    pub(crate) fn revision(&self) -> u64 {
        self.current.0
    }

    pub(crate) fn current(&self) -> &S {
        &self.current.1
    }

    pub(crate) fn change(&mut self, revision: u64, settings: S, now_ms: i64) {
        self.forget(now_ms);
        let (before, old) = std::mem::replace(&mut self.current, (revision, settings));
        self.past.push_back((before, old, now_ms));
    }

    /// Earlier settings that a client which last confirmed `confirmed` may still work by.
    pub(crate) fn graced(&self, confirmed: u64, now_ms: i64) -> impl Iterator<Item = &S> {
        self.past
            .iter()
            .filter(move |(revision, _, until)| {
                *revision >= confirmed && now_ms.saturating_sub(*until) <= SETTINGS_GRACE_MS
            })
            .map(|(_, settings, _)| settings)
    }

    fn forget(&mut self, now_ms: i64) {
        while let Some((_, _, until)) = self.past.front() {
            if now_ms.saturating_sub(*until) <= SETTINGS_GRACE_MS {
                break;
            }
            self.past.pop_front();
        }
    }
}

//! What the buttons of the form do to a draft.
use super::{Draft, Group, ITEMS_MAX, Item, List};

/// Where a part is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Before the one before it.
    Up,
    /// Behind the one behind it.
    Down,
}

/// Whether zones of this group have a fellow in the other ring of their sector, which goes where they go.
pub fn is_paired(group: Group) -> bool {
    matches!(group, Group::Inner | Group::Outer)
}

impl Draft {
    /// Adds a part at the end of a list, of a group for zones, under an id that starts with `name`. In both rings for a
    /// sector of two. Says whether there was room.
    pub fn add(&mut self, list: List, group: Group, name: &str) -> bool {
        let groups = match group {
            Group::Inner | Group::Outer => vec![Group::Inner, Group::Outer],
            one => vec![one],
        };
        if self.items(list).len() + groups.len() > ITEMS_MAX {
            return false;
        }
        for group in groups {
            let id = self.fresh(list, name);
            self.items_mut(list).push(Item {
                id,
                group,
                minutes: "15".to_owned(),
                ..Item::default()
            });
        }
        true
    }

    /// Takes a part away, and its fellow in the other ring.
    pub fn remove(&mut self, list: List, at: usize) {
        let mut gone = vec![at];
        gone.extend(self.fellow(list, at));
        gone.sort_unstable();
        for at in gone.into_iter().rev() {
            let items = self.items_mut(list);
            if at < items.len() {
                items.remove(at);
            }
        }
    }

    /// Moves a part past its neighbour of the same group, and its fellow past its own.
    pub fn shift(&mut self, list: List, at: usize, way: Way) {
        let fellow = self.fellow(list, at);
        for at in [Some(at), fellow].into_iter().flatten() {
            if let Some(other) = self.neighbour(list, at, way) {
                self.items_mut(list).swap(at, other);
            }
        }
    }

    /// The zone in the other ring of the same sector.
    fn fellow(&self, list: List, at: usize) -> Option<usize> {
        let items = self.items(list);
        let group = items.get(at)?.group;
        let other = match group {
            Group::Inner => Group::Outer,
            Group::Outer => Group::Inner,
            _ => return None,
        };
        let number = items[..at].iter().filter(|one| one.group == group).count();
        let mut fellows = (0..items.len()).filter(|at| items[*at].group == other);
        fellows.nth(number).filter(|_| list == List::Zones)
    }

    fn neighbour(&self, list: List, at: usize, way: Way) -> Option<usize> {
        let items = self.items(list);
        let group = items.get(at)?.group;
        let same = |other: &usize| items[*other].group == group;
        match way {
            Way::Up => (0..at).rev().find(same),
            Way::Down => (at + 1..items.len()).find(same),
        }
    }

    fn fresh(&self, list: List, name: &str) -> String {
        let items = self.items(list);
        let other = match list {
            List::Rows => self.items(List::Columns),
            List::Columns => self.items(List::Rows),
            _ => &[],
        };
        let is_taken = |id: &String| items.iter().chain(other).any(|item| item.id == *id);
        let mut number = items.len();
        loop {
            number += 1;
            let id = format!("{name}-{number}");
            if !is_taken(&id) {
                return id;
            }
        }
    }
}

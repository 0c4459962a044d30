//! How deep shared types are nested within one update.
//!
//! yrs deletes and collects nested types by recursion, so a chain of a hundred thousand maps in one
//! update would overflow the stack. Most updates hold a type or two and need no look at all.

use std::collections::HashMap;
use std::ops::Range;

use super::Flaw;
use crate::limits::TYPE_NESTING_MAX;

/// Where a struct hangs: inside a parent, or beside its neighbours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Link {
    pub(super) parent: Option<(u64, u32)>,
    pub(super) left: Option<(u64, u32)>,
    pub(super) right: Option<(u64, u32)>,
    pub(super) is_type: bool,
}

struct Node {
    clock: u32,
    len: u32,
    link: Link,
}

#[derive(Default)]
pub(super) struct Nesting {
    nodes: Vec<Node>,
    clients: HashMap<u64, Range<usize>>,
    current: u64,
    types: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum Level {
    Unknown,
    Asked,
    Known(u32),
}

impl Nesting {
    /// Starts the section of a client; false when it had one before.
    pub(super) fn open(&mut self, client: u64) -> bool {
        let at = self.nodes.len();
        self.current = client;
        self.clients.insert(client, at..at).is_none()
    }

    pub(super) fn push(&mut self, clock: u32, len: u32, link: Link) {
        self.nodes.push(Node { clock, len, link });
        self.types += u32::from(link.is_type);
        if let Some(range) = self.clients.get_mut(&self.current) {
            range.end = self.nodes.len();
        }
    }

    /// Refuses types nested deeper than [`TYPE_NESTING_MAX`], and structs that hang upon themselves.
    pub(super) fn check(&self) -> Result<(), Flaw> {
        if self.types <= TYPE_NESTING_MAX {
            return Ok(());
        }
        let mut levels = vec![Level::Unknown; self.nodes.len()];
        let mut stack = Vec::new();
        for start in 0..self.nodes.len() {
            if self.nodes[start].link.is_type {
                stack.push(start);
                self.resolve(&mut stack, &mut levels)?;
            }
        }
        Ok(())
    }

    fn resolve(&self, stack: &mut Vec<usize>, levels: &mut [Level]) -> Result<(), Flaw> {
        while let Some(&node) = stack.last() {
            if matches!(levels[node], Level::Known(_)) {
                stack.pop();
                continue;
            }
            let link = &self.nodes[node].link;
            let hooks = [(link.parent, 1), (link.left, 0), (link.right, 0)];
            let mut level = 0;
            let mut waits = false;
            for (hook, step) in hooks {
                let Some(other) = hook.and_then(|id| self.find(id)) else {
                    level = level.max(step);
                    continue;
                };
                match levels[other] {
                    Level::Known(known) => level = level.max(known + step),
                    Level::Asked => return Err(Flaw::Malformed),
                    Level::Unknown => {
                        waits = true;
                        levels[node] = Level::Asked;
                        stack.push(other);
                        break;
                    }
                }
            }
            if waits {
                continue;
            }
            if level > TYPE_NESTING_MAX {
                return Err(Flaw::TooDeep);
            }
            levels[node] = Level::Known(level);
        }
        Ok(())
    }

    fn find(&self, (client, clock): (u64, u32)) -> Option<usize> {
        let range = self.clients.get(&client)?.clone();
        let nodes = &self.nodes[range.clone()];
        let at = nodes
            .partition_point(|node| node.clock <= clock)
            .checked_sub(1)?;
        let node = &nodes[at];
        (clock - node.clock < node.len).then_some(range.start + at)
    }
}

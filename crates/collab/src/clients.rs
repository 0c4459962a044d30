//! Which client id belongs to whom, and how far each has come.

use std::collections::HashMap;

use crate::limits::CLIENTS_MAX;
use crate::scan::Scan;
use crate::wire::put_number;

/// The client id under which the server itself writes.
pub const SERVER_CLIENT: u64 = 1;

/// Client ids, their owners, and the clocks of the document.
#[derive(Default)]
pub(crate) struct Clients {
    clocks: HashMap<u64, u32>,
    owners: HashMap<u64, String>,
    /// Ids that were announced by awareness before anything was written with them.
    claims: HashMap<u64, String>,
}

/// How an update relates to what the document holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// It builds upon what is not there.
    Gap,
    /// All its structs are there already.
    Known,
    /// All its structs are new.
    New,
    /// Some are new.
    Overlapping,
}

impl Clients {
    pub(crate) fn new(clocks: HashMap<u64, u32>, owners: Vec<(u64, String)>) -> Self {
        Self {
            clocks,
            owners: owners.into_iter().collect(),
            claims: HashMap::new(),
        }
    }

    pub(crate) fn clock(&self, client: u64) -> u32 {
        self.clocks.get(&client).copied().unwrap_or_default()
    }

    pub(crate) fn relation(&self, scan: &Scan) -> Relation {
        let mut new = 0;
        let mut overlapping = false;
        for section in &scan.sections {
            let clock = self.clock(section.client);
            if section.clock > clock {
                return Relation::Gap;
            }
            new += usize::from(section.end > clock);
            overlapping |= section.clock < clock;
        }
        if scan.skips && new > 0 {
            return Relation::Gap;
        }
        let end = |client: u64| {
            let section = scan
                .sections
                .iter()
                .find(|section| section.client == client);
            section
                .map_or(0, |section| section.end)
                .max(self.clock(client))
        };
        // The document's own clocks come first: looking among many sections is slow and rarely needed.
        let lacks =
            |(client, need): (&u64, &u32)| *need > self.clock(*client) && *need > end(*client);
        if scan.needs.iter().any(lacks) {
            return Relation::Gap;
        }
        match (new, overlapping) {
            (0, _) => Relation::Known,
            (_, true) => Relation::Overlapping,
            (_, false) => Relation::New,
        }
    }

    /// Client ids that the update would write new structs with.
    pub(crate) fn writers(&self, scan: &Scan) -> Vec<u64> {
        let new = scan
            .sections
            .iter()
            .filter(|section| section.end > self.clock(section.client));
        new.map(|section| section.client).collect()
    }

    /// Are all roots that new structs name among these?
    pub(crate) fn names_only(&self, scan: &Scan, roots: &[&str]) -> bool {
        scan.sections.iter().all(|section| {
            let clock = self.clock(section.client);
            let mut new = section.roots.iter().filter(|(_, last)| *last >= clock);
            new.all(|(root, _)| roots.contains(&root.as_str()))
        })
    }

    /// May this participant write (or be present) as this client?
    pub(crate) fn may_use(&self, client: u64, participant: &str) -> bool {
        let owner = self
            .owners
            .get(&client)
            .or_else(|| self.claims.get(&client));
        client != SERVER_CLIENT && owner.is_none_or(|owner| owner == participant)
    }

    pub(crate) fn is_bound(&self, client: u64) -> bool {
        self.owners.contains_key(&client)
    }

    /// Binds a client id for good.
    pub(crate) fn bind(&mut self, client: u64, participant: &str) {
        self.owners.insert(client, participant.to_owned());
        self.claims.remove(&client);
    }

    /// Holds a client id for as long as the room is loaded.
    pub(crate) fn claim(&mut self, client: u64, participant: &str) {
        if (self.claims.len() as u64) < CLIENTS_MAX && !self.is_bound(client) {
            self.claims.insert(client, participant.to_owned());
        }
    }

    pub(crate) fn advance(&mut self, scan: &Scan) {
        for section in &scan.sections {
            let clock = self.clocks.entry(section.client).or_default();
            *clock = section.end.max(*clock);
        }
    }

    pub(crate) fn encode_vector(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.clocks.len() * 9 + 4);
        put_number(&mut out, self.clocks.len() as u64);
        for (client, clock) in &self.clocks {
            put_number(&mut out, *client);
            put_number(&mut out, u64::from(*clock));
        }
        out
    }
}

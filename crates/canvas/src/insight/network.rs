//! Actors and what connects them.
use std::collections::{BTreeSet, HashMap, HashSet};

use serde::Serialize;
use ts_rs::TS;

use super::{SectorZone, number};
use crate::content::{Content, Note};
use crate::facts::says;

/// Figures of a map of actors. Notes without a name are not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Network {
    /// Actors, funders among them.
    pub actors: u32,
    /// Links between two different notes.
    pub links: u32,
    /// Those of them whose ends stand in a sector each.
    pub placed: u32,
    /// Those of the placed ones that cross from one sector to another.
    pub crossing: u32,
    /// How many others each actor is linked to, in reading order.
    pub degrees: Vec<Degree>,
    /// Actors with no link at all.
    pub isolated: Vec<String>,
    /// Actors that no funding reaches, straight or through others; none at all where there is no funder.
    pub unfunded: Option<Vec<String>>,
    /// Zones of sectors where no actor stands.
    pub empty: Vec<String>,
}

/// An actor and how many others it is linked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Degree {
    /// The actor's note.
    pub note: String,
    /// Others it is linked to.
    pub degree: u32,
}

pub(super) struct Roles<'a> {
    pub(super) actors: &'a [String],
    pub(super) funders: &'a [String],
    pub(super) others: &'a [String],
    pub(super) links: &'a [String],
    pub(super) funding: &'a [String],
    pub(super) sectors: &'a [SectorZone],
}

pub(super) fn network(roles: &Roles<'_>, content: &Content) -> Network {
    let is_actor =
        |note: &&&Note| roles.actors.contains(&note.kind) || roles.funders.contains(&note.kind);
    let named: Vec<&Note> = content
        .notes
        .iter()
        .filter(|note| says(&note.text))
        .filter(|note| is_actor(&note) || roles.others.contains(&note.kind))
        .collect();
    let sectors: HashMap<&str, &str> = roles
        .sectors
        .iter()
        .map(|place| (place.zone.as_str(), place.sector.as_str()))
        .collect();
    let zones: HashMap<&str, &str> = named
        .iter()
        .map(|note| (note.id.as_str(), note.zone.as_str()))
        .collect();
    let sector = |id: &str| zones.get(id).and_then(|zone| sectors.get(zone));
    let mut found = Network::default();
    let mut beside: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    let mut funded: HashMap<&str, Vec<&str>> = HashMap::new();
    for link in &content.links {
        let (from, to) = (link.from.as_str(), link.to.as_str());
        let is_known = from != to && zones.contains_key(from) && zones.contains_key(to);
        if !is_known || !roles.links.contains(&link.kind) {
            continue;
        }
        found.links += 1;
        if let (Some(one), Some(other)) = (sector(from), sector(to)) {
            found.placed += 1;
            found.crossing += u32::from(one != other);
        }
        beside.entry(from).or_default().insert(to);
        beside.entry(to).or_default().insert(from);
        if roles.funding.contains(&link.kind) {
            funded.entry(from).or_default().push(to);
        }
    }
    let actors: Vec<&&Note> = named.iter().filter(is_actor).collect();
    found.actors = number(actors.len());
    for note in &actors {
        let degree = beside.get(note.id.as_str()).map_or(0, BTreeSet::len);
        if degree == 0 {
            found.isolated.push(note.id.clone());
        }
        found.degrees.push(Degree {
            note: note.id.clone(),
            degree: number(degree),
        });
    }
    found.unfunded = unfunded(roles, &actors, &funded);
    let taken: HashSet<&str> = actors.iter().map(|note| note.zone.as_str()).collect();
    let empty = roles
        .sectors
        .iter()
        .filter(|place| !taken.contains(place.zone.as_str()));
    found.empty = empty.map(|place| place.zone.clone()).collect();
    found
}

/// Actors that no way of funding leads to from a funder.
fn unfunded(
    roles: &Roles<'_>,
    actors: &[&&Note],
    funded: &HashMap<&str, Vec<&str>>,
) -> Option<Vec<String>> {
    let funders = actors
        .iter()
        .filter(|note| roles.funders.contains(&note.kind));
    let mut ahead: Vec<&str> = funders.map(|note| note.id.as_str()).collect();
    if ahead.is_empty() {
        return None;
    }
    let mut reached: HashSet<&str> = ahead.iter().copied().collect();
    while let Some(note) = ahead.pop() {
        for to in funded.get(note).into_iter().flatten() {
            if reached.insert(to) {
                ahead.push(to);
            }
        }
    }
    let left = actors
        .iter()
        .filter(|note| !reached.contains(note.id.as_str()));
    Some(left.map(|note| note.id.clone()).collect())
}

//! Offers as numbers, beside each other in memory.
use std::collections::HashMap;

use super::asked::Asked;
use super::kin::Fit;
use super::need::{Level, Style, is_purpose};
use super::offer::{Fluency, NextOpenings, Offer, Scope, Sensitive, Serves};
use super::term::{Facet, Term};
use super::weights::Weights;

/// Lists that every offer has.
const LISTS: usize = 7;

/// All offers that are open, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    pub kept: Vec<Kept>,
    pub ids: Vec<String>,
    /// How many were left out since they are not open.
    pub closed: usize,
    /// Subjects by number.
    pub subjects: Vec<Term>,
    pub profile_names: Names,
    pub language_names: Names,
    pub municipality_names: Names,
    pub channel_names: Names,
    pub group_names: Names,
    subject_ids: HashMap<Term, u32>,
    by_id: HashMap<String, u32>,
    /// The lists of all offers, one after the other.
    pool: Vec<u32>,
    /// Offers by subject.
    about: Vec<Vec<u32>>,
    /// Offers that name no purpose, and those that name no device.
    about_any: [Vec<u32>; 2],
}

/// An offer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    /// Its number.
    pub at: u32,
    pub load: u32,
    /// Bits of levels.
    pub levels: u8,
    /// Bits of styles.
    pub styles: u8,
    /// Bits of audiences.
    pub audiences: u8,
    safe_for: u8,
    pub is_everywhere: bool,
    pub is_general: bool,
    pub next: NextOpenings,
    /// Where its lists begin in the pool, and where the last one ends.
    bounds: [u32; LISTS + 1],
}

impl Kept {
    /// Its levels, lowest first.
    pub fn levels(&self) -> impl DoubleEndedIterator<Item = Level> + use<> {
        let bits = self.levels;
        let has = move |level: &Level| bits & (1 << *level as u8) != 0;
        Level::ALL.into_iter().filter(has)
    }

    /// Its ways of supporting.
    pub fn styles(&self) -> impl Iterator<Item = Style> + use<> {
        let bits = self.styles;
        let has = move |style: &Style| bits & (1 << *style as u8) != 0;
        Style::ALL.into_iter().filter(has)
    }

    /// Whether it has a safe way for that.
    pub fn is_safe_for(&self, what: Sensitive) -> bool {
        self.safe_for & (1 << what as u8) != 0
    }
}

impl Shelf {
    /// Puts an open offer last.
    pub fn put(&mut self, offer: Offer, weights: &Weights) {
        let at = number(self.kept.len());
        let (purposes, devices) = self.put_subjects(&offer.subjects, at);
        let languages = offer
            .languages
            .iter()
            .map(|(key, fluency)| self.language_names.put(key) << 2 | *fluency as u32);
        let languages = languages.collect();
        let unsaid = [weights.channel.unsaid.clone()];
        let channels: &[String] = if offer.channels.is_empty() {
            &unsaid
        } else {
            &offer.channels
        };
        let lists: [Vec<u32>; LISTS] = [
            purposes,
            devices,
            self.profile_names.put_all(&offer.profiles),
            languages,
            self.municipality_names.put_all(&offer.municipalities),
            self.channel_names.put_all(channels),
            self.group_names.put_all(&offer.groups),
        ];
        let mut bounds = [number(self.pool.len()); LISTS + 1];
        for (at, list) in lists.into_iter().enumerate() {
            self.pool.extend(list);
            bounds[at + 1] = number(self.pool.len());
        }
        self.kept.push(Kept {
            at,
            load: offer.load,
            levels: bits(offer.levels.iter().map(|level| *level as u8)),
            styles: bits(offer.styles.iter().map(|style| *style as u8)),
            audiences: bits(offer.audiences.iter().map(|audience| *audience as u8)),
            safe_for: bits(offer.safe_for.iter().map(|what| *what as u8)),
            is_everywhere: offer.serves == Serves::Everywhere,
            is_general: offer.scope == Scope::General,
            next: offer.next,
            bounds,
        });
        self.by_id.insert(offer.id.clone(), at);
        self.ids.push(offer.id);
    }

    /// Numbers of the purposes and of the devices; the offer is noted under each.
    fn put_subjects(&mut self, subjects: &[Term], at: u32) -> (Vec<u32>, Vec<u32>) {
        let (mut purposes, mut devices) = (Vec::new(), Vec::new());
        for term in subjects {
            let known = self.subject_ids.get(term).copied();
            let id = known.unwrap_or_else(|| self.put_subject(term));
            if is_purpose(term) {
                purposes.push(id);
            } else if term.facet == Facet::Devices {
                devices.push(id);
            }
            self.about[id as usize].push(at);
        }
        for (any, list) in self.about_any.iter_mut().zip([&purposes, &devices]) {
            if list.is_empty() {
                any.push(at);
            }
        }
        (purposes, devices)
    }

    fn put_subject(&mut self, term: &Term) -> u32 {
        let id = number(self.subjects.len());
        self.subjects.push(term.clone());
        self.subject_ids.insert(term.clone(), id);
        self.about.push(Vec::new());
        id
    }

    /// Offers that may be about what is asked for, or about another part of it, by number.
    pub fn candidates(&self, asked: &Asked) -> Vec<u32> {
        let (subjects, any) = if asked.purposes.is_empty() {
            (&asked.devices, &self.about_any[1])
        } else {
            (&asked.purposes, &self.about_any[0])
        };
        if subjects.is_empty() {
            return (0..number(self.kept.len())).collect();
        }
        let related = |id: &usize| subjects.iter().any(|fits| fits[*id] != Fit::Unrelated);
        let mut seen = vec![false; self.kept.len()];
        let about = (0..self.subjects.len())
            .filter(related)
            .flat_map(|id| &self.about[id]);
        for at in about.chain(any) {
            seen[*at as usize] = true;
        }
        let at = seen.iter().enumerate().filter(|(_, seen)| **seen);
        at.map(|(at, _)| number(at)).collect()
    }

    /// The number of the offer with that id.
    pub fn at(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// Services and topics.
    pub fn purposes(&self, kept: &Kept) -> &[u32] {
        self.list(kept, 0)
    }

    /// Devices.
    pub fn devices(&self, kept: &Kept) -> &[u32] {
        self.list(kept, 1)
    }

    /// Client profiles.
    pub fn profiles(&self, kept: &Kept) -> &[u32] {
        self.list(kept, 2)
    }

    /// Languages, and how well each is spoken.
    pub fn languages(&self, kept: &Kept) -> impl Iterator<Item = (u32, Fluency)> {
        let list = self.list(kept, 3).iter();
        list.map(|packed| {
            let fluency = match packed & 3 {
                0 => Fluency::Interpreter,
                1 => Fluency::Basic,
                2 => Fluency::Fluent,
                _ => Fluency::Native,
            };
            (packed >> 2, fluency)
        })
    }

    /// Municipalities.
    pub fn municipalities(&self, kept: &Kept) -> &[u32] {
        self.list(kept, 4)
    }

    /// Channels, at least one.
    pub fn channels(&self, kept: &Kept) -> &[u32] {
        self.list(kept, 5)
    }

    /// Client groups.
    pub fn groups(&self, kept: &Kept) -> &[u32] {
        self.list(kept, 6)
    }

    fn list(&self, kept: &Kept, list: usize) -> &[u32] {
        &self.pool[kept.bounds[list] as usize..kept.bounds[list + 1] as usize]
    }
}

fn bits(of: impl Iterator<Item = u8>) -> u8 {
    of.fold(0, |bits, bit| bits | 1 << bit)
}

/// Names by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    ids: HashMap<String, u32>,
    names: Vec<String>,
}

impl Names {
    fn put(&mut self, name: &str) -> u32 {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = number(self.names.len());
        self.names.push(name.to_owned());
        self.ids.insert(name.to_owned(), id);
        id
    }

    fn put_all(&mut self, names: &[String]) -> Vec<u32> {
        names.iter().map(|name| self.put(name)).collect()
    }

    /// The number of a name.
    pub fn id(&self, name: &str) -> Option<u32> {
        self.ids.get(name).copied()
    }

    /// All names, by number.
    pub fn all(&self) -> &[String] {
        &self.names
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("fewer than four billion offers and terms fit in memory")
}

//! What support covered where, for whom and when, so small that a hundred thousand entries fit into memory. No I/O.
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::features::areas;
use crate::features::catalogue::{Change, Description, LifeCycle, Said, What};

/// Channels that need no place: what is given by these alone is remote, wherever it says that it serves.
pub(super) const REMOTE: [&str; 6] = [
    "phone",
    "chat",
    "video",
    "remote-control",
    "online-course",
    "self-service-material",
];

/// How support reaches a municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// It names the municipality, and not all of its region.
    Local,
    /// It serves every municipality of the region.
    Region,
    /// It is given by remote channels alone.
    Remote,
}

/// Where support serves. Municipalities and regions by their numbers in [`Ground`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Serves {
    /// The whole country.
    Country,
    /// Municipalities, ascending.
    In {
        municipalities: Box<[u16]>,
        /// A bit for each region of which every municipality is served.
        whole: u32,
    },
}

/// A stretch of time in which an entry was public and said the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// From when, UTC milliseconds.
    pub from: i64,
    /// Until when; `i64::MAX` while it lasts.
    pub until: i64,
    pub serves: Serves,
    pub is_remote: bool,
    /// Numbers in [`Terms`].
    pub groups: Box<[u16]>,
    pub forms: Box<[u16]>,
    pub audiences: Box<[u16]>,
}

/// Keys of vocabularies as small numbers. The same number may stand for terms of two vocabularies.
#[derive(Debug, Default)]
pub(super) struct Terms {
    keys: Vec<String>,
    by_key: HashMap<String, u16>,
}

impl Terms {
    /// The key's number; none when there are more keys than numbers.
    fn number(&mut self, key: &str) -> Option<u16> {
        if let Some(number) = self.by_key.get(key) {
            return Some(*number);
        }
        let number = u16::try_from(self.keys.len()).ok()?;
        self.keys.push(key.to_owned());
        self.by_key.insert(key.to_owned(), number);
        Some(number)
    }

    fn numbers<'a>(&mut self, keys: impl Iterator<Item = &'a str>) -> Box<[u16]> {
        keys.filter_map(|key| self.number(key)).collect()
    }

    /// The keys, by their numbers.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }
}

/// Municipalities and regions by number.
pub(super) struct Ground {
    by_code: HashMap<&'static str, u16>,
    /// The region of each municipality.
    region_of: Vec<usize>,
    /// How many municipalities each region has.
    sizes: Vec<usize>,
    /// Codes of regions.
    regions: Vec<&'static str>,
}

static GROUND: LazyLock<Ground> = LazyLock::new(|| {
    let all = areas::all();
    let regions: Vec<&str> = all.regions.keys().map(String::as_str).collect();
    let region_of = all.municipalities.iter().map(|one| {
        let found = regions.iter().position(|code| *code == one.region);
        found.expect("a test holds every municipality to its region")
    });
    let region_of: Vec<usize> = region_of.collect();
    let size = |region: usize| region_of.iter().filter(|own| **own == region).count();
    Ground {
        by_code: all
            .municipalities
            .iter()
            .zip(0..)
            .map(|(one, number)| (one.code.as_str(), number))
            .collect(),
        sizes: (0..regions.len()).map(size).collect(),
        region_of,
        regions,
    }
});

/// Municipalities and regions by number.
pub(super) fn ground() -> &'static Ground {
    &GROUND
}

impl Ground {
    /// Codes of regions, by number.
    pub fn regions(&self) -> &[&'static str] {
        &self.regions
    }

    /// The region of a municipality.
    pub fn region_of(&self, municipality: u16) -> usize {
        self.region_of[usize::from(municipality)]
    }

    /// Where support serves that says these codes.
    pub fn serves<'a>(&self, nationwide: bool, codes: impl Iterator<Item = &'a str>) -> Serves {
        let mut municipalities: Vec<u16> = codes
            .filter_map(|code| self.by_code.get(code).copied())
            .collect();
        municipalities.sort_unstable();
        municipalities.dedup();
        if nationwide || municipalities.len() == self.region_of.len() {
            return Serves::Country;
        }
        let mut served = vec![0; self.regions.len()];
        for municipality in &municipalities {
            served[self.region_of(*municipality)] += 1;
        }
        let is_whole = |region: &usize| served[*region] == self.sizes[*region];
        let whole = (0..self.regions.len()).filter(is_whole);
        Serves::In {
            whole: whole.fold(0, |bits, region| bits | 1 << region),
            municipalities: municipalities.into(),
        }
    }
}

/// What support says of itself that matters here, for as long as somebody says it.
pub(super) struct Offer<'a> {
    pub nationwide: bool,
    pub municipalities: Vec<&'a str>,
    pub channels: Vec<&'a str>,
    pub groups: Vec<&'a str>,
    pub forms: Vec<&'a str>,
    pub audiences: Vec<&'a str>,
}

impl<'a> Offer<'a> {
    fn of(said: &'a Description) -> Self {
        let facet =
            |key: &str| -> Vec<&'a str> { said.facet(key).iter().map(String::as_str).collect() };
        Self {
            nationwide: said.nationwide,
            municipalities: said.municipalities.iter().map(String::as_str).collect(),
            channels: facet("channels"),
            groups: facet("client_groups"),
            forms: facet("support_forms"),
            audiences: said.audiences.iter().map(String::as_str).collect(),
        }
    }

    /// The span from `from` until `until`.
    pub fn span(&self, terms: &mut Terms, from: i64, until: i64) -> Span {
        let is_remote = |channel: &&str| REMOTE.contains(channel);
        Span {
            from,
            until,
            serves: ground().serves(self.nationwide, self.municipalities.iter().copied()),
            is_remote: !self.channels.is_empty() && self.channels.iter().all(is_remote),
            groups: terms.numbers(self.groups.iter().copied()),
            forms: terms.numbers(self.forms.iter().copied()),
            audiences: terms.numbers(self.audiences.iter().copied()),
        }
    }
}

/// When an entry was in the catalogue: from and until, oldest first.
pub(super) type Stays = Vec<(i64, i64)>;

/// Reads one more change into the stays of its entry.
pub(super) fn note(stays: &mut Stays, change: &Change) {
    let is_open = stays.last().is_some_and(|(_, until)| *until == i64::MAX);
    match change.what {
        What::Published if !is_open => stays.push((change.at, i64::MAX)),
        What::Withdrawn if is_open => {
            if let Some((_, until)) = stays.last_mut() {
                *until = change.at;
            }
        }
        _ => {}
    }
}

/// What one version of an entry covered: the parts of its stays in which it held, until the next version was made.
/// What was only thought of, or over, covered nothing.
pub(super) fn spans(
    terms: &mut Terms,
    stays: &[(i64, i64)],
    said: &Said,
    next_made_at: Option<i64>,
) -> Vec<Span> {
    let going_on = matches!(
        said.description.life_cycle,
        LifeCycle::Pilot | LifeCycle::Running
    );
    if !going_on {
        return Vec::new();
    }
    let ends = next_made_at.unwrap_or(i64::MAX);
    let offer = Offer::of(&said.description);
    stays
        .iter()
        .map(|(from, until)| ((*from).max(said.from), (*until).min(ends)))
        .filter(|(from, until)| from < until)
        .map(|(from, until)| offer.span(terms, from, until))
        .collect()
}

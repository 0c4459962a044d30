//! What would find more: the smallest changes to a need, and how many each finds.
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::asked::Asked;
use super::judge::{Filter, Kind, Way, every_way, judge};
use super::kin::Fit;
use super::need::{Level, Need, Style, Wish};
use super::offers::{Offers, Outside};
use super::shelf::{Kept, Shelf};
use super::standing::says_subject;
use super::term::Term;
use super::weights::Rules;

/// Most relaxations that are told.
const RELAXATIONS_MAX: usize = 4;
/// Most changes of one relaxation.
const CHANGES_MAX: u32 = 4;

/// A change to a need that finds more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Relaxation {
    /// What to change, all of it.
    pub changes: Vec<Change>,
    /// How many offers fit then that do not now.
    pub finds: usize,
}

/// A change to a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "change")]
pub enum Change {
    /// Taking this channel too, or refusing it no more.
    Channel {
        /// Its key.
        key: String,
    },
    /// Going farther.
    Farther {
        /// At most so far.
        km: u32,
    },
    /// Taking this subject too.
    Subject {
        /// Another part of the same.
        term: Term,
    },
    /// Leaving out what was written freely.
    Text,
    /// Doing it together instead of having it done.
    Together,
    /// Being content with a supporter of a lower level.
    Level {
        /// The level needed then.
        level: Level,
    },
    /// Taking this language too.
    Language {
        /// Its key.
        key: String,
    },
}

impl Change {
    /// The filter that it lifts.
    pub fn filter(&self) -> Filter {
        match self {
            Self::Channel { .. } => Filter::Channel,
            Self::Farther { .. } => Filter::Area,
            Self::Subject { .. } | Self::Text => Filter::Subject,
            Self::Together => Filter::Safeguarding,
            Self::Level { .. } => Filter::Skill,
            Self::Language { .. } => Filter::Language,
        }
    }

    fn apply(&self, need: &mut Need) {
        match self {
            Self::Channel { key } => {
                need.channels.retain(|one| one.key != *key);
                // Who wishes for none takes every one that is not refused.
                if need.wished_channels().next().is_some() {
                    need.put_channel(key.clone(), Wish::Possible);
                }
            }
            Self::Farther { km } => {
                if let Some(area) = &mut need.area {
                    area.within_km = Some(*km);
                }
            }
            Self::Subject { term } => need.subjects.push(term.clone()),
            // It is no part of the need.
            Self::Text => {}
            Self::Together => need.styles = vec![Style::DoTogether],
            Self::Level { level } => need.level = Some(*level),
            Self::Language { key } => need.languages.push(key.clone()),
        }
    }
}

impl Relaxation {
    /// The need with the changes made.
    pub fn apply(&self, need: &Need) -> Need {
        let mut need = need.clone();
        for change in &self.changes {
            change.apply(&mut need);
        }
        need
    }

    /// Whether it leaves out what was written freely.
    pub fn drops_text(&self) -> bool {
        self.changes.contains(&Change::Text)
    }

    /// The filters that it lifts.
    pub fn filters(&self) -> Vec<Filter> {
        self.changes.iter().map(Change::filter).collect()
    }
}

/// What offers have that one set of filters turns away.
#[derive(Default)]
struct Lacking<'a> {
    channels: HashMap<&'a str, usize>,
    languages: HashMap<u32, usize>,
    subjects: HashMap<u32, usize>,
    nearest_km: Option<f64>,
    highest: Option<Level>,
}

/// What would find more than the `total` found, the least change first, and the filter that turns most away. Several
/// changes together are only told where fewer find nothing. Counts are those of a real matching.
pub(super) fn relaxations(
    offers: &Offers,
    need: &Need,
    outside: Outside,
    rules: &Rules,
    total: usize,
) -> (Vec<Relaxation>, Filter) {
    let shelf = &offers.shelf;
    let asked = Asked::new(need, &outside, rules, shelf);
    let (lacking, turned_away) = gather(&asked, shelf);
    let order = &rules.weights.ranking.relax;
    let place = |set: u8| {
        let liftable = order
            .iter()
            .enumerate()
            .filter(|(_, filter)| set & filter.bit() != 0);
        liftable.map(|(at, _)| at).collect::<Vec<usize>>()
    };
    let mut sets: Vec<(u32, Vec<usize>, u8)> = lacking
        .keys()
        .map(|set| (set.count_ones(), place(*set), *set))
        .collect();
    sets.retain(|(count, place, _)| *count as usize == place.len());
    sets.sort_unstable();
    let mut told: Vec<Relaxation> = Vec::new();
    for (count, place, set) in sets {
        let enough =
            told.len() == RELAXATIONS_MAX || (count > 1 && (total > 0 || !told.is_empty()));
        if enough {
            break;
        }
        let changes = place
            .iter()
            .map(|at| change(order[*at], &lacking[&set], &asked, need, shelf));
        let Some(changes) = changes.collect::<Option<Vec<Change>>>() else {
            continue;
        };
        let mut relaxation = Relaxation { changes, finds: 0 };
        let outside = match relaxation.drops_text() {
            true => Outside {
                text: None,
                ..outside
            },
            false => outside,
        };
        let found = offers.count(&relaxation.apply(need), outside, rules);
        relaxation.finds = found.saturating_sub(total);
        if relaxation.finds > 0 {
            told.push(relaxation);
        }
    }
    (told, turned_away)
}

/// What those lack that a few filters turn away, by the set of filters, and the filter that turns most away.
fn gather<'a>(asked: &Asked<'a>, shelf: &Shelf) -> (HashMap<u8, Lacking<'a>>, Filter) {
    let candidates = shelf.candidates(asked);
    let mut lacking: HashMap<u8, Lacking> = HashMap::new();
    let mut away = [0_usize; Filter::ALL.len()];
    away[Filter::Closed as usize] = shelf.closed;
    away[Filter::Subject as usize] = shelf.kept.len() - candidates.len();
    for at in candidates {
        let kept = &shelf.kept[at as usize];
        if !says_subject(asked, shelf, kept) {
            // Nothing that is changed makes it say what it helps with.
            away[Filter::Subject as usize] += 1;
            continue;
        }
        let judged = judge(asked, shelf, kept);
        let least = judged
            .sets()
            .min_by_key(|set| set.count_ones())
            .unwrap_or(0);
        for filter in Filter::ALL {
            away[filter as usize] += usize::from(least & filter.bit() != 0);
        }
        for set in judged
            .sets()
            .filter(|set| (1..=CHANGES_MAX).contains(&set.count_ones()))
            .filter(|set| reaches(*set, asked, shelf, kept).next().is_some())
        {
            lacking
                .entry(set)
                .or_default()
                .note(set, asked, shelf, kept);
        }
    }
    let most = Filter::ALL
        .into_iter()
        .rev()
        .max_by_key(|filter| away[*filter as usize]);
    (lacking, most.unwrap_or(Filter::Closed))
}

/// The ways in which an offer serves the area when a set of filters is lifted.
fn reaches(set: u8, asked: &Asked, shelf: &Shelf, kept: &Kept) -> impl Iterator<Item = Way> {
    let lifts = move |filter: Filter| set & filter.bit() != 0;
    every_way(asked, shelf, kept).filter(move |way| {
        (way.in_area || lifts(Filter::Area))
            && (way.channel.is_some() || lifts(Filter::Channel))
            && !way.is_elsewhere()
    })
}

impl<'a> Lacking<'a> {
    /// Notes what an offer has that this set of filters turns away.
    fn note(&mut self, set: u8, asked: &Asked<'a>, shelf: &Shelf, kept: &Kept) {
        let lifts = |filter: Filter| set & filter.bit() != 0;
        if lifts(Filter::Channel) {
            let ways = reaches(set, asked, shelf, kept);
            for key in ways.filter_map(|way| asked.takes[way.id as usize]) {
                *self.channels.entry(key).or_default() += 1;
            }
        }
        if lifts(Filter::Area) {
            let ways = reaches(set, asked, shelf, kept);
            let places = ways.filter(|way| way.kind == Kind::Place);
            let km = places.filter_map(|way| way.km);
            self.nearest_km = km.chain(self.nearest_km).reduce(f64::min);
        }
        if lifts(Filter::Language) {
            for (id, _) in shelf.languages(kept) {
                *self.languages.entry(id).or_default() += 1;
            }
        }
        if lifts(Filter::Subject) {
            let offered = shelf.purposes(kept).iter().chain(shelf.devices(kept));
            let subjects = asked.purposes.iter().chain(&asked.devices);
            let is_sibling = |id: &u32| {
                subjects
                    .clone()
                    .any(|fits| fits[*id as usize] == Fit::Sibling)
            };
            for id in offered.copied().filter(is_sibling) {
                *self.subjects.entry(id).or_default() += 1;
            }
        }
        if lifts(Filter::Skill) {
            self.highest = self.highest.max(kept.levels().next_back());
        }
    }
}

/// The smallest change that lifts a filter for some of those that lack it.
fn change(
    filter: Filter,
    lacking: &Lacking,
    asked: &Asked,
    need: &Need,
    shelf: &Shelf,
) -> Option<Change> {
    let most = |counts: &HashMap<u32, usize>, names: &[String]| {
        let named = counts
            .iter()
            .map(|(id, count)| (*count, &names[*id as usize]));
        let best = named.max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(one.1)));
        best.map(|(_, name)| name.clone())
    };
    match filter {
        Filter::Channel => {
            let counts = lacking.channels.iter();
            let best = counts.max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(one.0)));
            best.map(|(key, _)| Change::Channel {
                key: (*key).to_owned(),
            })
        }
        Filter::Language => {
            most(&lacking.languages, shelf.language_names.all()).map(|key| Change::Language { key })
        }
        Filter::Area => {
            let steps = asked.weights.area.steps_km.iter();
            let mut farther = steps.filter(|km| f64::from(**km) > asked.within_km);
            let nearest = lacking.nearest_km?;
            farther
                .find(|km| f64::from(**km) >= nearest)
                .map(|km| Change::Farther { km: *km })
        }
        Filter::Subject if asked.text_alone().is_some() => Some(Change::Text),
        Filter::Subject => {
            let named = lacking
                .subjects
                .iter()
                .map(|(id, count)| (*count, &shelf.subjects[*id as usize]));
            let best = named.max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(one.1)));
            best.map(|(_, term)| Change::Subject { term: term.clone() })
        }
        Filter::Skill => {
            // One level above the highest that is offered is the most that it still serves.
            let highest = lacking.highest?;
            let mut serves = Level::ALL.into_iter().rev();
            let level = serves.find(|level| asked.weights.skill(highest, *level).is_some())?;
            need.level
                .filter(|needed| level < *needed)
                .map(|_| Change::Level { level })
        }
        Filter::Safeguarding => need
            .styles
            .contains(&Style::DoForMe)
            .then_some(Change::Together),
        Filter::Closed | Filter::Audience => None,
    }
}

//! Hard filters: what never fits, and why.
use serde::{Deserialize, Serialize};

use super::asked::{Asked, Subjects};
use super::offer::Sensitive;
use super::share::{best, worth};
use super::shelf::{Kept, Shelf};

/// What turns an offer away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filter {
    /// It is not open.
    Closed,
    /// It serves others: persons, companies or associations.
    Audience,
    /// No common language.
    Language,
    /// No common service, topic or device, nor its parent or part.
    Subject,
    /// Its supporters manage too little.
    Skill,
    /// It is too far, or does not serve the area.
    Area,
    /// It cannot be reached in a way that was asked for.
    Channel,
    /// It has no safe way for what was asked: a visit at home, or acting on somebody's behalf.
    Safeguarding,
}

impl Filter {
    /// All of them, in the order of their bits.
    pub const ALL: [Self; 8] = [
        Self::Closed,
        Self::Audience,
        Self::Language,
        Self::Subject,
        Self::Skill,
        Self::Area,
        Self::Channel,
        Self::Safeguarding,
    ];

    /// The bit that stands for it in a set.
    pub(super) fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Where a channel is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Remote,
    Home,
    Place,
}

/// Why an offer is turned away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Judged {
    /// Bits of filters that turn it away however it is reached.
    pub fails: u8,
    /// By way of reaching it, bits of filters that turn it away besides, as bits of a set: bit 0 stands for none,
    /// 1 for the area, 2 for the channel, 3 for both.
    pub ways: u8,
}

impl Judged {
    /// Every set of filters that turns it away, by way of reaching it.
    pub fn sets(self) -> impl Iterator<Item = u8> {
        let (area, channel) = (Filter::Area.bit(), Filter::Channel.bit());
        let sets = [0, area, channel, area | channel];
        let has = move |at: &usize| self.ways & (1 << at) != 0;
        (0..sets.len())
            .filter(has)
            .map(move |at| sets[at] | self.fails)
    }
}

/// Filters that do not hang on how an offer is reached, those that are quickest to see first.
const FIXED: [Filter; 5] = [
    Filter::Skill,
    Filter::Audience,
    Filter::Safeguarding,
    Filter::Subject,
    Filter::Language,
];

/// Whether an offer passes every filter.
pub(super) fn passes(asked: &Asked, shelf: &Shelf, kept: &Kept) -> bool {
    !FIXED
        .iter()
        .any(|filter| turns_away(*filter, asked, shelf, kept))
        && every_way(asked, shelf, kept).any(|way| way.in_area && way.channel.is_some())
}

/// Which filters an offer fails.
pub(super) fn judge(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Judged {
    let failed = FIXED.iter();
    let failed = failed.filter(|filter| turns_away(**filter, asked, shelf, kept));
    let mut fails = failed.fold(0, |bits, filter| bits | filter.bit());
    let mut ways = 0;
    for way in every_way(asked, shelf, kept) {
        ways |= 1 << (u8::from(!way.in_area) | u8::from(way.channel.is_none()) << 1);
    }
    if ways == 0 {
        // Only visits at home, without a safe way for them.
        fails |= Filter::Safeguarding.bit();
        ways = 1;
    }
    Judged { fails, ways }
}

/// Whether a filter turns an offer away, however that is reached.
fn turns_away(filter: Filter, asked: &Asked, shelf: &Shelf, kept: &Kept) -> bool {
    match filter {
        Filter::Audience => asked.audience.is_some_and(|audience| {
            kept.audiences != 0 && kept.audiences & (1 << audience as u8) == 0
        }),
        Filter::Language => asked.languages.as_ref().is_some_and(|languages| {
            let mut spoken = shelf.languages(kept);
            !spoken.any(|(id, _)| languages[id as usize])
        }),
        Filter::Subject => !is_about(asked, shelf, kept),
        Filter::Skill => {
            let skills = asked.skills.as_ref();
            skills.is_some_and(|skills| skills[usize::from(kept.levels)].is_none())
        }
        Filter::Safeguarding => {
            asked.is_only_acting && !kept.is_safe_for(Sensitive::ActingForOthers)
        }
        Filter::Closed | Filter::Area | Filter::Channel => false,
    }
}

/// Whether an offer serves one of the purposes, or one of the devices where no purpose was stated. One that names
/// none may serve them, which its [`super::Standing`] tells. Where neither was stated, what was written says what it is
/// about.
fn is_about(asked: &Asked, shelf: &Shelf, kept: &Kept) -> bool {
    if let Some(text) = asked.text_alone() {
        return text.get(&kept.at).is_some_and(|share| *share > 0.0);
    }
    let (subjects, offered): (&Subjects, _) = if asked.purposes.is_empty() {
        (&asked.devices, shelf.devices(kept))
    } else {
        (&asked.purposes, shelf.purposes(kept))
    };
    let mut fits = subjects.iter().map(|fits| best(fits, offered));
    subjects.is_empty() || offered.is_empty() || fits.any(super::Fit::serves)
}

/// A way of reaching an offer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// Its channel, by number.
    pub id: u32,
    pub kind: Kind,
    pub in_area: bool,
    /// What the channel is worth; none if it was not asked for.
    pub channel: Option<f64>,
    /// Kilometres to the nearest municipality served.
    pub km: Option<f64>,
    /// That municipality, by number; none for the whole country.
    pub nearest: Option<u32>,
}

impl Way {
    /// Whether it is a remote one of an offer that names municipalities, none of them the one asked for.
    pub fn is_elsewhere(self) -> bool {
        self.kind == Kind::Remote && self.km.is_some_and(|km| km > 0.0)
    }
}

/// A way that passes, with what it is worth.
#[derive(Clone, Copy, Debug)]
pub(super) struct BestWay {
    pub way: Way,
    pub area: f64,
    pub channel: f64,
}

/// Every way of reaching an offer, but for visits at home that it has no safe way for.
pub(super) fn every_way(asked: &Asked, shelf: &Shelf, kept: &Kept) -> impl Iterator<Item = Way> {
    let near = nearest(asked, shelf, kept);
    let (km, nearest) = near.map_or((None, None), |(km, nearest)| (Some(km), nearest));
    let channels = shelf.channels(kept).iter().copied();
    let kinds = channels.map(|id| (id, asked.kinds[id as usize]));
    let safe =
        kinds.filter(|(_, kind)| *kind != Kind::Home || kept.is_safe_for(Sensitive::HomeVisits));
    safe.map(move |(id, kind)| Way {
        id,
        kind,
        in_area: asked.km.is_none()
            || match kind {
                Kind::Remote => true,
                Kind::Home => km == Some(0.0),
                Kind::Place => km.is_some_and(|km| km <= asked.within_km),
            },
        channel: asked
            .channels
            .as_ref()
            .map_or(Some(1.0), |channels| channels[id as usize]),
        km,
        nearest,
    })
}

/// The way that serves best of those that pass; of equal ones a place or a visit before what is remote.
pub(super) fn best_way(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Option<BestWay> {
    let passing = every_way(asked, shelf, kept).filter(|way| way.in_area);
    let worth = passing.filter_map(|way| {
        let (sum, area, channel) = worth(asked, way.km.unwrap_or(0.0), way.channel?);
        Some((sum, BestWay { way, area, channel }))
    });
    let is_there = |one: &(f64, BestWay)| one.1.way.kind != Kind::Remote;
    let best = worth.reduce(|best, next| {
        let sums = next.0.total_cmp(&best.0);
        let order = sums.then_with(|| is_there(&next).cmp(&is_there(&best)));
        if order.is_gt() { next } else { best }
    });
    best.map(|(_, best)| best)
}

/// How far the nearest municipality is that an offer serves, and which.
fn nearest(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Option<(f64, Option<u32>)> {
    let known = asked.km.as_ref()?;
    if kept.is_everywhere {
        return Some((0.0, None));
    }
    let near = shelf.municipalities(kept).iter();
    let near = near.filter_map(|id| Some((known[*id as usize]?, Some(*id))));
    near.reduce(|best, next| if next.0 < best.0 { next } else { best })
}

//! What each criterion is worth for an offer that passes, 0.0–1.0.
use serde::{Deserialize, Serialize};

use super::asked::{Asked, Subjects};
use super::judge::best_way;
use super::offer::NextOpenings;
use super::shelf::{Kept, Shelf};
use super::standing::says_subject;
use super::{Fit, When};

/// What a score is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// Service, topic and device.
    Subject,
    /// Level of skill.
    Skill,
    /// Way of supporting and client profile.
    Style,
    /// How near.
    Area,
    /// How well a common language is spoken.
    Language,
    /// How gladly the channel is used.
    Channel,
    /// How soon.
    Availability,
    /// Free text, as the search engine sees it.
    Text,
    /// Client group.
    Group,
}

impl Criterion {
    /// All of them, those that weigh most first.
    pub const ALL: [Self; 9] = [
        Self::Subject,
        Self::Skill,
        Self::Style,
        Self::Text,
        Self::Area,
        Self::Language,
        Self::Channel,
        Self::Group,
        Self::Availability,
    ];
}

/// What an offer is worth by each criterion that the need states.
pub(super) type Shares = [Option<f64>; Criterion::ALL.len()];

/// The score of shares: their mean by weight over what was stated; 1.0 when nothing was.
pub(super) fn score(asked: &Asked, shares: &Shares) -> f64 {
    let weights = asked.weights;
    let (mut sum, mut all) = (0.0, 0.0);
    for criterion in Criterion::ALL {
        if let Some(share) = shares[criterion as usize] {
            sum += weights.of(criterion) * share;
            all += weights.of(criterion);
        }
    }
    if all > 0.0 { sum / all } else { 1.0 }
}

/// What a passing offer is worth by every criterion.
pub(super) fn shares(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Shares {
    let mut shares = Shares::default();
    let (area, channel) = reached(asked, shelf, kept);
    let mut put = |criterion: Criterion, share| shares[criterion as usize] = share;
    put(Criterion::Subject, subject(asked, shelf, kept));
    put(
        Criterion::Skill,
        asked
            .skills
            .as_ref()
            .and_then(|skills| skills[usize::from(kept.levels)]),
    );
    put(Criterion::Style, style(asked, shelf, kept));
    put(Criterion::Area, area);
    put(Criterion::Channel, channel);
    put(Criterion::Language, language(asked, shelf, kept));
    put(
        Criterion::Availability,
        asked.when.map(|when| soon(asked, kept, when)),
    );
    put(
        Criterion::Text,
        asked
            .text
            .as_ref()
            .map(|text| text.get(&kept.at).copied().unwrap_or(0.0)),
    );
    put(Criterion::Group, group(asked, shelf, kept));
    shares
}

fn subject(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Option<f64> {
    if !says_subject(asked, shelf, kept) {
        return Some(0.0);
    }
    let purposes = fitting(asked, &asked.purposes, shelf.purposes(kept));
    let devices = fitting(asked, &asked.devices, shelf.devices(kept));
    match (purposes, devices) {
        (Some(purposes), Some(devices)) => Some(purposes * devices),
        (one, other) => one.or(other),
    }
}

/// The mean over what is asked of the best that is offered. Serving a part of it is not worth less than saying
/// nothing.
fn fitting(asked: &Asked, subjects: &Subjects, offered: &[u32]) -> Option<f64> {
    if subjects.is_empty() {
        return None;
    }
    let unsaid = asked.weights.unsaid();
    if offered.is_empty() {
        return Some(unsaid);
    }
    let best: Vec<Fit> = subjects.iter().map(|fits| best(fits, offered)).collect();
    let least = if best.iter().any(|fit| fit.serves()) {
        unsaid
    } else {
        0.0
    };
    let sum: f64 = best.iter().map(|fit| asked.weights.fit(*fit)).sum();
    let mean = sum / f64::from(u32::try_from(best.len()).unwrap_or(u32::MAX));
    Some(mean.max(least))
}

/// How the best of what is offered stands to what is asked, by the fits of every known term.
pub(super) fn best(fits: &[Fit], offered: &[u32]) -> Fit {
    let of = |id: &u32| fits.get(*id as usize).copied();
    let fits = offered.iter().filter_map(of);
    fits.max().unwrap_or(Fit::Unrelated)
}

fn style(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Option<f64> {
    let styles = asked.styles.as_ref();
    let styles = styles.map(|styles| styles[usize::from(kept.styles)]);
    let profile = asked.profile.map(|profile| {
        let profiles = shelf.profiles(kept);
        if profiles.is_empty() {
            asked.weights.unsaid()
        } else {
            f64::from(u8::from(profile.is_some_and(|id| profiles.contains(&id))))
        }
    });
    match (styles, profile) {
        (Some(styles), Some(profile)) => Some(f64::midpoint(styles, profile)),
        (one, other) => one.or(other),
    }
}

fn language(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Option<f64> {
    let languages = asked.languages.as_ref()?;
    let common = shelf
        .languages(kept)
        .filter(|(id, _)| languages[*id as usize]);
    let worth = common.map(|(_, fluency)| asked.weights.language(fluency));
    Some(worth.fold(0.0, f64::max))
}

/// Shares of area and channel by the way that serves best.
fn reached(asked: &Asked, shelf: &Shelf, kept: &Kept) -> (Option<f64>, Option<f64>) {
    if asked.km.is_none() && asked.channels.is_none() {
        return (None, None);
    }
    let found = best_way(asked, shelf, kept);
    let channel = asked
        .channels
        .as_ref()
        .and_then(|_| found.map(|way| way.channel));
    let area = asked.km.as_ref().and_then(|_| found.map(|way| way.area));
    (area, channel)
}

/// What being reached so is worth, as far as it was asked for. Remote support is near for those whom it serves.
pub(super) fn worth(asked: &Asked, km: f64, channel: f64) -> (f64, f64, f64) {
    let area = asked.weights.distance(km);
    let of = |criterion, stated: bool, share: f64| {
        if stated {
            asked.weights.of(criterion) * share
        } else {
            0.0
        }
    };
    let sum = of(Criterion::Area, asked.km.is_some(), area)
        + of(Criterion::Channel, asked.channels.is_some(), channel);
    (sum, area, channel)
}

/// Days until what is asked for, as far as an offer tells.
pub(super) fn days(next: NextOpenings, when: When) -> Option<u16> {
    match when {
        When::Today | When::ThisWeek => next.any,
        When::Evenings => next.evening,
        When::Weekend => next.weekend,
    }
}

fn soon(asked: &Asked, kept: &Kept, when: When) -> f64 {
    let days = days(kept.next, when);
    // Hours that nobody told are no reason to come.
    days.map_or(0.0, |days| asked.weights.availability(days))
}

fn group(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Option<f64> {
    let groups = asked.groups.as_ref()?;
    let offered = shelf.groups(kept);
    Some(if offered.is_empty() {
        asked.weights.unsaid()
    } else if offered.iter().any(|id| groups[*id as usize]) {
        1.0
    } else if offered.iter().any(|id| Some(*id) == asked.everyone) {
        asked.weights.group.open
    } else {
        0.0
    })
}

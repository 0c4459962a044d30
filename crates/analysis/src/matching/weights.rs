//! What criteria weigh: data with a version, checked when it is read.
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::judge::Filter;
use super::kin::{Fit, Kin};
use super::need::{Level, Style};
use super::offer::Fluency;
use super::share::Criterion;

/// Most that a criterion may weigh; only what weights are to each other matters.
const WEIGHT_MAX: f64 = 1000.0;

static OURS: LazyLock<Rules> = LazyLock::new(|| Rules {
    weights: Weights::parse(include_str!("../../../../data/matching/weights.toml"))
        .expect("a test reads the weights"),
    kin: Kin::parse(include_str!("../../../../data/matching/kin.toml"))
        .expect("a test reads the families of terms"),
});

/// What a matching goes by.
#[derive(Clone, Debug)]
pub struct Rules {
    /// What criteria weigh.
    pub weights: Weights,
    /// Which terms belong together.
    pub kin: Kin,
}

impl Rules {
    /// The rules that the program carries.
    pub fn ours() -> &'static Self {
        &OURS
    }
}

/// Why rules cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesFault {
    /// They are not written as they should be: where and why.
    Unreadable(String),
    /// This value is out of its range.
    Value(&'static str),
}

impl RulesFault {
    pub(super) fn unreadable(error: toml::de::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl fmt::Display for RulesFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::Value(which) => write!(f, "`{which}` is out of its range"),
        }
    }
}

impl std::error::Error for RulesFault {}

/// What criteria weigh and how their fit is counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    version: u32,
    weights: Weighs,
    subject: Subject,
    skill: Skill,
    style: Styles,
    pub(super) area: Area,
    language: Languages,
    pub(super) channel: Channels,
    availability: Availability,
    pub(super) group: Group,
    offer: Unsaid,
    pub(super) ranking: Ranking,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Weighs {
    subject: f64,
    skill: f64,
    style: f64,
    area: f64,
    language: f64,
    channel: f64,
    availability: f64,
    text: f64,
    group: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Subject {
    exact: f64,
    parent: f64,
    sibling: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Skill {
    above: f64,
    below: f64,
    out: i32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Styles {
    near: f64,
    pairs: Vec<[Style; 2]>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Area {
    scale_km: f64,
    pub within_km: u32,
    pub steps_km: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Languages {
    native: f64,
    fluent: f64,
    basic: f64,
    interpreter: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Channels {
    pub possible: f64,
    pub remote: Vec<String>,
    pub home: Vec<String>,
    pub unsaid: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Availability {
    scale_days: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub open: f64,
    pub everyone: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unsaid {
    unsaid: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ranking {
    pub tie: f64,
    pub few: usize,
    pub relax: Vec<Filter>,
}

impl Weights {
    /// Weights as they are written in TOML.
    pub fn parse(text: &str) -> Result<Self, RulesFault> {
        let weights: Self = toml::from_str(text).map_err(RulesFault::unreadable)?;
        weights.check().map(|()| weights)
    }

    /// Which edition they are.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// What a criterion weighs.
    pub fn of(&self, criterion: Criterion) -> f64 {
        let weights = &self.weights;
        match criterion {
            Criterion::Subject => weights.subject,
            Criterion::Skill => weights.skill,
            Criterion::Style => weights.style,
            Criterion::Area => weights.area,
            Criterion::Language => weights.language,
            Criterion::Channel => weights.channel,
            Criterion::Availability => weights.availability,
            Criterion::Text => weights.text,
            Criterion::Group => weights.group,
        }
    }

    /// What a term is worth that stands so to the one asked for, 0.0–1.0.
    pub fn fit(&self, fit: Fit) -> f64 {
        match fit {
            Fit::Exact => self.subject.exact,
            Fit::Parent | Fit::Part => self.subject.parent,
            Fit::Sibling => self.subject.sibling,
            Fit::Unrelated => 0.0,
        }
    }

    /// What a supporter of that level is worth to one who needs another, 0.0–1.0; none if too far below.
    pub fn skill(&self, offered: Level, needed: Level) -> Option<f64> {
        let gap = offered as i32 - needed as i32;
        if gap >= 0 {
            return Some(1.0 - self.skill.above * f64::from(gap));
        }
        (-gap < self.skill.out).then(|| self.skill.below.powi(-gap))
    }

    /// What a way of supporting is worth to one who wishes another, 0.0–1.0.
    pub fn style(&self, offered: Style, wished: Style) -> f64 {
        let near = |pair: &[Style; 2]| pair.contains(&offered) && pair.contains(&wished);
        if offered == wished {
            1.0
        } else if self.style.pairs.iter().any(near) {
            self.style.near
        } else {
            0.0
        }
    }

    /// What a place that far away is worth, 0.0–1.0.
    pub fn distance(&self, km: f64) -> f64 {
        (-km.max(0.0) / self.area.scale_km).exp()
    }

    /// What a language spoken so well is worth, 0.0–1.0.
    pub fn language(&self, fluency: Fluency) -> f64 {
        match fluency {
            Fluency::Native => self.language.native,
            Fluency::Fluent => self.language.fluent,
            Fluency::Basic => self.language.basic,
            Fluency::Interpreter => self.language.interpreter,
        }
    }

    /// What being open after so many days is worth, 0.0–1.0.
    pub fn availability(&self, days: u16) -> f64 {
        1.0 / (1.0 + f64::from(days) / self.availability.scale_days)
    }

    /// What a criterion is worth of which an offer says nothing, 0.0–1.0.
    pub fn unsaid(&self) -> f64 {
        self.offer.unsaid
    }

    fn check(&self) -> Result<(), RulesFault> {
        let weigh = |weight: &f64| (0.0..=WEIGHT_MAX).contains(weight);
        let weights = Criterion::ALL.map(|criterion| self.of(criterion));
        let falls = |worth: &[f64]| {
            let in_range = worth.iter().all(|share| (0.0..=1.0).contains(share));
            in_range && worth.is_sorted_by(|one, next| one >= next)
        };
        let subject = [
            self.subject.exact,
            self.subject.parent,
            self.subject.sibling,
        ];
        let spoken = &self.language;
        let spoken = [
            spoken.native,
            spoken.fluent,
            spoken.basic,
            spoken.interpreter,
        ];
        let skill = &self.skill;
        let steps = &self.area.steps_km;
        let channel = &self.channel;
        let apart = channel.home.iter().all(|key| !channel.remote.contains(key));
        let relax = &self.ranking.relax;
        let once = |at: usize| {
            let can = !matches!(relax[at], Filter::Closed | Filter::Audience);
            can && !relax[..at].contains(&relax[at])
        };
        let rules = [
            ("version", self.version > 0),
            ("weights", weights.iter().all(weigh)),
            ("weights", weights.iter().sum::<f64>() > 0.0),
            ("subject", falls(&subject)),
            ("skill.above", falls(&[skill.above * 4.0])),
            (
                "skill.below",
                falls(&[1.0 - 4.0 * skill.above, skill.below]),
            ),
            ("skill.out", (1..=5).contains(&skill.out)),
            ("style.near", falls(&[self.style.near])),
            (
                "area.scale_km",
                (0.1..=10_000.0).contains(&self.area.scale_km),
            ),
            ("area.steps_km", steps.is_sorted_by(|one, next| one < next)),
            ("language", falls(&spoken)),
            ("channel.possible", falls(&[channel.possible])),
            ("channel.home", apart),
            (
                "availability",
                (0.1..=10_000.0).contains(&self.availability.scale_days),
            ),
            ("group.open", falls(&[self.group.open])),
            ("offer.unsaid", falls(&[self.offer.unsaid])),
            ("ranking.tie", (0.0..=0.2).contains(&self.ranking.tie)),
            ("ranking.relax", (0..relax.len()).all(once)),
        ];
        let wrong = rules.iter().find(|(_, holds)| !holds);
        wrong.map_or(Ok(()), |(which, _)| Err(RulesFault::Value(which)))
    }
}

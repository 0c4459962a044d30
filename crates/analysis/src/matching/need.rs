//! What somebody needs, as far as they said.
use serde::{Deserialize, Serialize};

use super::term::{Facet, Term};

/// A need of support. What is empty was not stated and counts for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Need {
    /// Services, topics and devices that it is about.
    pub subjects: Vec<Term>,
    /// How well the one who needs support manages, which is what a supporter must manage at least.
    pub level: Option<Level>,
    /// Key of the client profile.
    pub profile: Option<String>,
    /// Wished ways of being supported, any of them.
    pub styles: Vec<Style>,
    /// Keys of languages, any of them.
    pub languages: Vec<String>,
    /// Where.
    pub area: Option<Around>,
    /// Ways in which support can be reached: any of the wished ones, or where none is wished any that is not refused.
    pub channels: Vec<Wished>,
    /// When.
    pub when: Option<When>,
    /// On whose behalf.
    pub audience: Option<Audience>,
    /// Keys of client groups, only those that the one who needs support named.
    pub groups: Vec<String>,
}

impl Need {
    /// The services and topics that it is about.
    pub(super) fn purposes(&self) -> impl Iterator<Item = &Term> {
        let is_purpose = |term: &&Term| is_purpose(term);
        self.subjects.iter().filter(is_purpose)
    }

    /// The devices that it is about.
    pub(super) fn devices(&self) -> impl Iterator<Item = &Term> {
        let devices = |term: &&Term| term.facet == Facet::Devices;
        self.subjects.iter().filter(devices)
    }

    /// The channels that it takes, as far as it names them.
    pub(super) fn wished_channels(&self) -> impl Iterator<Item = &Wished> {
        self.channels.iter().filter(|one| one.wish != Wish::Refused)
    }

    /// Those that it does not take.
    pub(super) fn refused_channels(&self) -> impl Iterator<Item = &Wished> {
        self.channels.iter().filter(|one| one.wish == Wish::Refused)
    }

    /// Names a channel; it stays what it was named first.
    pub(super) fn put_channel(&mut self, key: String, wish: Wish) {
        if self.channels.iter().all(|one| one.key != key) {
            self.channels.push(Wished { key, wish });
        }
    }
}

/// Whether a term says what for, and not with what.
pub(super) fn is_purpose(term: &Term) -> bool {
    matches!(term.facet, Facet::DigitalServices | Facet::Topics)
}

/// Levels of skill, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Uses no digital services.
    NotUsing,
    /// Tries with somebody.
    Exploring,
    /// Manages familiar tasks.
    Beginner,
    /// Learns alone.
    Independent,
    /// Advises others.
    HelpsOthers,
}

impl Level {
    /// All of them, lowest first.
    pub const ALL: [Self; 5] = [
        Self::NotUsing,
        Self::Exploring,
        Self::Beginner,
        Self::Independent,
        Self::HelpsOthers,
    ];

    /// Its key in the vocabulary `skill-levels`.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotUsing => "not-using",
            Self::Exploring => "exploring",
            Self::Beginner => "beginner",
            Self::Independent => "independent",
            Self::HelpsOthers => "helps-others",
        }
    }
}

/// Ways of supporting somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Showing how it is done.
    ShowMe,
    /// Doing it side by side.
    DoTogether,
    /// Doing it on somebody's behalf, with a mandate.
    DoForMe,
    /// Learning from others in the same situation.
    AmongPeers,
}

impl Style {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::ShowMe,
        Self::DoTogether,
        Self::DoForMe,
        Self::AmongPeers,
    ];

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::ShowMe => "show-me",
            Self::DoTogether => "do-together",
            Self::DoForMe => "do-for-me",
            Self::AmongPeers => "among-peers",
        }
    }
}

/// An area and how far from it one goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Around {
    /// Code of a municipality or of a larger area.
    pub code: String,
    /// Most kilometres; without them as far as the rules say.
    #[serde(default)]
    pub within_km: Option<u32>,
}

/// A channel and what one thinks of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Wished {
    /// Key of the channel.
    pub key: String,
    /// How gladly.
    pub wish: Wish,
}

/// How gladly a channel is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// Rather than others.
    Preferred,
    /// It will do.
    Possible,
    /// Not at all.
    Refused,
}

impl Wish {
    /// All of them, what is gladly used first.
    pub const ALL: [Self; 3] = [Self::Preferred, Self::Possible, Self::Refused];
}

/// When support is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Today.
    Today,
    /// Within a week.
    ThisWeek,
    /// On any evening.
    Evenings,
    /// On any weekend.
    Weekend,
}

impl When {
    /// All of them, soonest first.
    pub const ALL: [Self; 4] = [Self::Today, Self::ThisWeek, Self::Evenings, Self::Weekend];

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::ThisWeek => "this-week",
            Self::Evenings => "evenings",
            Self::Weekend => "weekend",
        }
    }
}

/// On whose behalf support is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// One's own.
    Person,
    /// A company's.
    Company,
    /// An association's.
    Association,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Person, Self::Company, Self::Association];

    /// Its key in the vocabulary `audiences`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Company => "company",
            Self::Association => "association",
        }
    }
}

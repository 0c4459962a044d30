//! Terms of vocabularies, written `devices:laptop`.
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Vocabularies whose terms a need and an offer share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Facet {
    /// Online services.
    DigitalServices,
    /// What people ask help for.
    Topics,
    /// Devices.
    Devices,
    /// Client groups.
    ClientGroups,
    /// Client profiles: what moves or hinders somebody.
    ClientProfiles,
    /// Ways to reach support.
    Channels,
    /// Languages.
    Languages,
}

impl Facet {
    const ALL: [Self; 7] = [
        Self::DigitalServices,
        Self::Topics,
        Self::Devices,
        Self::ClientGroups,
        Self::ClientProfiles,
        Self::Channels,
        Self::Languages,
    ];

    /// The vocabulary whose terms these are.
    pub fn vocabulary(self) -> &'static str {
        match self {
            Self::DigitalServices => "digital-services",
            Self::Topics => "topics",
            Self::Devices => "devices",
            Self::ClientGroups => "client-groups",
            Self::ClientProfiles => "client-profiles",
            Self::Channels => "channels",
            Self::Languages => "languages",
        }
    }
}

/// A term of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Term {
    /// Its vocabulary.
    pub facet: Facet,
    /// Its permanent key there.
    pub key: String,
}

/// Why a text is no term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermFault {
    /// It has no colon, or nothing after it.
    NoKey,
    /// What stands before the colon is no vocabulary of needs.
    NoFacet,
}

impl fmt::Display for TermFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoKey => "a term is written as a vocabulary, a colon and a key",
            Self::NoFacet => "no vocabulary that needs and offers share",
        })
    }
}

impl std::error::Error for TermFault {}

impl Term {
    /// The term of that vocabulary with that key.
    pub fn new(facet: Facet, key: impl Into<String>) -> Self {
        Self {
            facet,
            key: key.into(),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.facet.vocabulary(), self.key)
    }
}

impl FromStr for Term {
    type Err = TermFault;

    fn from_str(text: &str) -> Result<Self, TermFault> {
        let (vocabulary, key) = text.split_once(':').ok_or(TermFault::NoKey)?;
        let mut facets = Facet::ALL.into_iter();
        let facet = facets.find(|facet| facet.vocabulary() == vocabulary);
        let facet = facet.ok_or(TermFault::NoFacet)?;
        if key.is_empty() {
            return Err(TermFault::NoKey);
        }
        Ok(Self::new(facet, key))
    }
}

impl TryFrom<String> for Term {
    type Error = TermFault;

    fn try_from(text: String) -> Result<Self, TermFault> {
        text.parse()
    }
}

impl From<Term> for String {
    fn from(term: Term) -> Self {
        term.to_string()
    }
}

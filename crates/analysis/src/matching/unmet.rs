//! What to count of a need that nothing met, so that no person can be seen in it.
use serde::{Deserialize, Serialize};

use super::need::{Audience, Level, Need, Style, When};
use super::term::{Facet, Term};

/// A need that nothing met, as far as it is counted: the client's profile and what was written freely are left out.
/// Each of [`Unmet::facts`] is a counter of its own, and which came together is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Unmet {
    /// Code of the area.
    pub area: Option<String>,
    /// What was asked for, each once, in order.
    pub facts: Vec<Fact>,
}

/// One thing that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// A service, topic, device, client group, channel or language.
    Term(Term),
    /// A level of skill.
    Level(Level),
    /// A way of being supported.
    Style(Style),
    /// A time.
    When(When),
    /// On whose behalf.
    Audience(Audience),
}

impl Fact {
    /// What is asked and its key, as counters are named.
    pub fn key(&self) -> (&'static str, &str) {
        match self {
            Self::Term(term) => (term.facet.vocabulary(), &term.key),
            Self::Level(level) => ("skill-levels", level.key()),
            Self::Style(style) => ("styles", style.key()),
            Self::When(when) => ("when", when.key()),
            Self::Audience(audience) => ("audiences", audience.key()),
        }
    }
}

impl Unmet {
    /// What is counted of a need.
    pub fn of(need: &Need) -> Self {
        let term = |facet| move |key: &String| Fact::Term(Term::new(facet, key));
        let channels = need.wished_channels().map(|wished| &wished.key);
        let subjects = need.subjects.iter().cloned().map(Fact::Term);
        let mut facts: Vec<Fact> = subjects
            .chain(need.languages.iter().map(term(Facet::Languages)))
            .chain(channels.map(term(Facet::Channels)))
            .chain(need.groups.iter().map(term(Facet::ClientGroups)))
            .chain(need.level.map(Fact::Level))
            .chain(need.styles.iter().copied().map(Fact::Style))
            .chain(need.when.map(Fact::When))
            .chain(need.audience.map(Fact::Audience))
            .collect();
        facts.sort_unstable();
        facts.dedup();
        Self {
            area: need.area.as_ref().map(|area| area.code.clone()),
            facts,
        }
    }
}

//! What a canvas shows about itself, in figures: who stands alone, which group nobody reaches, what nobody has
//! confirmed. Pure; `web/src/model/insight` counts the same, and both are held to `tests/fixtures/insight`.
mod network;
mod rule;
mod tables;

use serde::Serialize;
use ts_rs::TS;

pub use network::{Degree, Network};
pub use rule::{InsightRule, SectorZone};
pub use tables::{
    AreaEvidence, Balance, Coverage, Evidence, GroupReach, PartnerShare, SectorCount,
};

use crate::content::Content;

/// Figures of a canvas, by what its template says may be counted.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, tag = "type", rename_all = "kebab-case")]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Insight {
    /// Actors and what connects them.
    Network(Network),
    /// Which models reach which client groups.
    Coverage(Coverage),
    /// What was found in which life area and sector.
    Evidence(Evidence),
    /// What partners offer and what is asked of them.
    Balance(Balance),
}

/// Counts what the rule says. O(n) in notes, links and cells; members of circles count as notes.
pub fn insight(rule: &InsightRule, content: &Content) -> Insight {
    match rule {
        InsightRule::Network {
            actors,
            funders,
            others,
            links,
            funding,
            sectors,
        } => Insight::Network(network::network(
            &network::Roles {
                actors,
                funders,
                others,
                links,
                funding,
                sectors,
            },
            content,
        )),
        InsightRule::Coverage => Insight::Coverage(tables::coverage(content)),
        InsightRule::Evidence {
            areas,
            findings,
            sectors,
        } => Insight::Evidence(tables::evidence((areas, findings), sectors, content)),
        InsightRule::Balance { offers, wishes } => {
            Insight::Balance(tables::balance((offers, wishes), content))
        }
    }
}

/// A number of things; never more than the limits of a canvas.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

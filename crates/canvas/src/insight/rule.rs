//! What may be counted on a canvas; it follows from what the template's parts become.
use serde::Serialize;
use ts_rs::TS;

use crate::facts::{BondKind, RecordKind};
use crate::template::{Becomes, NoteKindSpec, Template, What};

/// The key of what becomes an actor or a relation that gives money.
const FUNDER: &str = "funder";
const FUNDING: &str = "funding";

/// What is counted, and on which parts.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, tag = "type", rename_all = "kebab-case")]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum InsightRule {
    /// Actors and what connects them.
    Network {
        /// Note kinds that are actors.
        actors: Vec<String>,
        /// Note kinds that are funders.
        funders: Vec<String>,
        /// Other note kinds that may be linked.
        others: Vec<String>,
        /// Link kinds that connect.
        links: Vec<String>,
        /// Those of them that bring money.
        funding: Vec<String>,
        /// Zones that stand for a sector.
        sectors: Vec<SectorZone>,
    },
    /// Ticks between added columns and rows.
    Coverage,
    /// Findings by life area and sector.
    Evidence {
        /// Note kinds that are life areas.
        areas: Vec<String>,
        /// Note kinds that are findings.
        findings: Vec<String>,
        /// Zones that stand for a sector.
        sectors: Vec<SectorZone>,
    },
    /// Offers and wishes by column.
    Balance {
        /// Row of offers.
        offers: String,
        /// Row of wishes.
        wishes: String,
    },
}

/// A zone and the sector it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SectorZone {
    /// Slug of the zone.
    pub zone: String,
    /// The sector.
    pub sector: String,
}

impl Template {
    /// What may be counted on a canvas of this kind, if anything.
    pub fn insight(&self) -> Option<InsightRule> {
        let matrix = self.matrix.as_ref();
        if matrix.is_some_and(|matrix| matrix.becomes.is_some()) {
            return Some(InsightRule::Coverage);
        }
        let row = |bond| {
            let mut rows = matrix?.rows.fixed.iter();
            let row = rows.find(|row| is(row.becomes.as_ref(), What::Bond(bond)))?;
            Some(row.slug.clone())
        };
        if let (Some(offers), Some(wishes)) = (row(BondKind::Offer), row(BondKind::Wish)) {
            return Some(InsightRule::Balance { offers, wishes });
        }
        let findings = self.kinds(RecordKind::Finding);
        if !findings.is_empty() {
            return Some(InsightRule::Evidence {
                areas: self.kinds(RecordKind::LifeArea),
                findings,
                sectors: self.sector_zones(),
            });
        }
        self.network()
    }

    fn network(&self) -> Option<InsightRule> {
        let relations = self.link_kinds.iter();
        let relations: Vec<_> = relations
            .filter(|kind| is(kind.becomes.as_ref(), What::Bond(BondKind::Relation)))
            .collect();
        let gives = |becomes: &Option<Becomes>, key| {
            becomes
                .as_ref()
                .is_some_and(|becomes| becomes.key.as_deref() == Some(key))
        };
        let is_actor =
            |kind: &&NoteKindSpec| is(kind.becomes.as_ref(), What::Record(RecordKind::Actor));
        let (actors, others): (Vec<_>, Vec<_>) = self.note_kinds.iter().partition(is_actor);
        let (funders, actors): (Vec<_>, Vec<_>) = actors
            .into_iter()
            .partition(|kind| gives(&kind.becomes, FUNDER));
        if actors.is_empty() || relations.is_empty() {
            return None;
        }
        let slugs =
            |kinds: Vec<&NoteKindSpec>| kinds.into_iter().map(|kind| kind.slug.clone()).collect();
        let funding = relations
            .iter()
            .filter(|kind| gives(&kind.becomes, FUNDING));
        Some(InsightRule::Network {
            actors: slugs(actors),
            funders: slugs(funders),
            others: slugs(
                others
                    .into_iter()
                    .filter(|kind| kind.becomes.is_some())
                    .collect(),
            ),
            funding: funding.map(|kind| kind.slug.clone()).collect(),
            links: relations.iter().map(|kind| kind.slug.clone()).collect(),
            sectors: self.sector_zones(),
        })
    }

    fn kinds(&self, record: RecordKind) -> Vec<String> {
        let kinds = self.note_kinds.iter();
        kinds
            .filter(|kind| is(kind.becomes.as_ref(), What::Record(record)))
            .map(|kind| kind.slug.clone())
            .collect()
    }

    fn sector_zones(&self) -> Vec<SectorZone> {
        let zones = self.zones.iter();
        zones
            .filter_map(|zone| {
                Some(SectorZone {
                    zone: zone.slug.clone(),
                    sector: zone.sector.clone()?,
                })
            })
            .collect()
    }
}

fn is(becomes: Option<&Becomes>, what: What) -> bool {
    becomes.is_some_and(|becomes| becomes.what == what)
}

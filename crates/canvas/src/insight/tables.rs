//! What tables and findings show: gaps, guesses, evidence, balance.
use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use ts_rs::TS;

use super::{SectorZone, number};
use crate::content::{Content, Lane, Note};
use crate::facts::says;

/// How sure somebody is who did not guess.
const CONFIRMED: [&str; 2] = ["heard", "measured"];

/// Figures of an offering. Lanes without a name are not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Coverage {
    /// Columns.
    pub models: u32,
    /// Rows and what reaches them, in order.
    pub groups: Vec<GroupReach>,
    /// Ticks in all.
    pub ticks: u32,
    /// Rows that nothing reaches.
    pub gaps: Vec<String>,
    /// Columns that have ticks, of which nobody has heard or measured anything.
    pub unconfirmed: Vec<String>,
    /// Columns without a tick.
    pub idle: Vec<String>,
}

/// A row and what reaches it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct GroupReach {
    /// The row.
    pub row: String,
    /// Columns that are ticked for it.
    pub models: u32,
    /// Those that somebody has heard or measured.
    pub confirmed: u32,
}

/// Figures of findings. Notes without a name are not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Evidence {
    /// Findings in all.
    pub findings: u32,
    /// Life areas in reading order.
    pub areas: Vec<AreaEvidence>,
    /// Findings that belong to no life area.
    pub loose: Vec<String>,
    /// Findings by sector's zone, in order.
    pub sectors: Vec<SectorCount>,
}

/// A life area and the findings that are circled with it or linked to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AreaEvidence {
    /// The life area's note.
    pub note: String,
    /// Whether it stands in a circle.
    pub circled: bool,
    /// Its findings.
    pub findings: u32,
}

/// A zone and the findings in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SectorCount {
    /// The zone.
    pub zone: String,
    /// Its findings.
    pub findings: u32,
}

/// Figures of a partnership. Columns without a name are not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Balance {
    /// Partners in order.
    pub partners: Vec<PartnerShare>,
}

/// A partner, what it offers and what is asked of it, in lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PartnerShare {
    /// The column.
    pub column: String,
    /// Lines of its offer.
    pub offers: u32,
    /// Lines that are asked of it.
    pub wishes: u32,
    /// Whether it has committed itself.
    pub heart: bool,
}

pub(super) fn coverage(content: &Content) -> Coverage {
    let (rows, columns) = (named(&content.rows), named(&content.columns));
    let mut found = Coverage {
        models: number(columns.len()),
        ..Coverage::default()
    };
    let mut sure: HashMap<&str, (u32, u32)> = HashMap::new();
    for row in rows {
        let (mut models, mut confirmed) = (0, 0);
        for column in &columns {
            let Some(tick) = content.ticks.get(&format!("{}:{}", row.id, column.id)) else {
                continue;
            };
            let is_sure = u32::from(CONFIRMED.contains(&tick.confidence.as_str()));
            let of = sure.entry(&column.id).or_default();
            *of = (of.0 + 1, of.1 + is_sure);
            models += 1;
            confirmed += is_sure;
        }
        found.ticks += models;
        if models == 0 {
            found.gaps.push(row.id.clone());
        }
        found.groups.push(GroupReach {
            row: row.id.clone(),
            models,
            confirmed,
        });
    }
    for column in columns {
        match sure.get(column.id.as_str()) {
            None => found.idle.push(column.id.clone()),
            Some((_, 0)) => found.unconfirmed.push(column.id.clone()),
            Some(_) => {}
        }
    }
    found
}

pub(super) fn evidence(
    (areas, findings): (&[String], &[String]),
    sectors: &[SectorZone],
    content: &Content,
) -> Evidence {
    let named = |kinds: &[String]| -> Vec<&Note> {
        let notes = content.notes.iter();
        notes
            .filter(|note| kinds.contains(&note.kind) && says(&note.text))
            .collect()
    };
    let (areas, findings) = (named(areas), named(findings));
    let (of, circled) = behind(&areas, &findings, content);
    let placed: BTreeSet<&str> = of.values().flatten().copied().collect();
    let area = |note: &&Note| AreaEvidence {
        note: note.id.clone(),
        circled: circled.contains(note.id.as_str()),
        findings: number(of.get(note.id.as_str()).map_or(0, BTreeSet::len)),
    };
    let sector = |place: &SectorZone| SectorCount {
        zone: place.zone.clone(),
        findings: number(
            findings
                .iter()
                .filter(|note| note.zone == place.zone)
                .count(),
        ),
    };
    let loose = findings
        .iter()
        .filter(|note| !placed.contains(note.id.as_str()));
    Evidence {
        findings: number(findings.len()),
        areas: areas.iter().map(area).collect(),
        loose: loose.map(|note| note.id.clone()).collect(),
        sectors: sectors.iter().map(sector).collect(),
    }
}

/// The findings behind each life area, and the life areas that stand in a circle.
fn behind<'a>(
    areas: &[&'a Note],
    findings: &[&'a Note],
    content: &'a Content,
) -> (HashMap<&'a str, BTreeSet<&'a str>>, BTreeSet<&'a str>) {
    let mut of: HashMap<&str, BTreeSet<&str>> = areas
        .iter()
        .map(|note| (note.id.as_str(), BTreeSet::new()))
        .collect();
    let known: BTreeSet<&str> = findings.iter().map(|note| note.id.as_str()).collect();
    let mut circled: BTreeSet<&str> = BTreeSet::new();
    for circle in &content.circles {
        let found: Vec<&str> = circle
            .members
            .iter()
            .map(String::as_str)
            .filter(|id| known.contains(id))
            .collect();
        for member in &circle.members {
            if let Some(area) = of.get_mut(member.as_str()) {
                area.extend(&found);
                circled.insert(member);
            }
        }
    }
    for link in &content.links {
        for (area, finding) in [(&link.from, &link.to), (&link.to, &link.from)] {
            if let (Some(area), Some(finding)) =
                (of.get_mut(area.as_str()), known.get(finding.as_str()))
            {
                area.insert(finding);
            }
        }
    }
    (of, circled)
}

pub(super) fn balance((offers, wishes): (&str, &str), content: &Content) -> Balance {
    let lines = |row: &str, column: &str| {
        let text = content.cells.get(&format!("{row}:{column}"));
        number(text.map_or(0, |text| text.lines().filter(|line| says(line)).count()))
    };
    let partner = |lane: &Lane| PartnerShare {
        column: lane.id.clone(),
        offers: lines(offers, &lane.id),
        wishes: lines(wishes, &lane.id),
        heart: content.hearts.contains_key(&lane.id),
    };
    Balance {
        partners: named(&content.columns).into_iter().map(partner).collect(),
    }
}

/// Lanes whose title says something.
fn named(lanes: &[Lane]) -> Vec<&Lane> {
    let is_named = |lane: &&Lane| lane.parts.get("title").is_some_and(|title| says(title));
    lanes.iter().filter(is_named).collect()
}

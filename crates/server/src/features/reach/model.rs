//! From an offering and what its models say of themselves to its gaps between neighbours; no I/O.
use std::collections::{BTreeSet, HashMap};

use analysis::reach::{Reach, neighbour_gaps};
use canvas::content::{Content, Lane};
use canvas::facts::{name_of, record_of};
use serde::Serialize;
use serde_json::Value as Json;
use ts_rs::TS;

use crate::features::areas;
use crate::features::registry::{Called, Record};
use crate::i18n::Lang;

/// Most gaps of one group that a canvas shows by name.
pub const SHOWN_MAX: usize = 3;
/// Most gaps of one group that can be continued from.
pub const GROUP_GAPS_MAX: usize = 12;
/// Most municipalities of one model that are read: all of them.
const SERVED_MAX: usize = 308;
/// What a model calls the municipalities that it serves.
const MUNICIPALITIES: &str = "municipalities";
/// What a field becomes that says what area a canvas is about.
pub const AREA: &str = "canvas.target";

/// A group and the municipalities where it is not reached beside one where it is, the largest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupGaps {
    /// The row.
    pub row: String,
    /// What the group is called.
    pub name: String,
    /// Its gaps; never empty.
    pub gaps: Vec<NeighbourGap>,
}

/// A municipality where a group is not reached, and a neighbour where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NeighbourGap {
    /// Code of the municipality where it is not.
    pub code: String,
    /// Its name.
    pub missing: String,
    /// Name of the neighbour.
    pub reached: String,
}

impl NeighbourGap {
    /// The gap of a group in words.
    pub fn told(&self, group: &str, lang: Lang) -> String {
        let (from, to) = (self.reached.as_str(), self.missing.as_str());
        lang.text_with(
            "insight-neighbour",
            &[("name", group), ("from", from), ("to", to)],
        )
    }
}

/// What a canvas shows of its gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct GapsShown {
    /// Whether any ticked model says where it serves.
    pub known: bool,
    /// The groups that have gaps, in the order of their rows.
    pub groups: Vec<GroupShown>,
}

/// What a canvas shows of one group's gaps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct GroupShown {
    /// The row.
    pub row: String,
    /// The first few, the largest municipality first.
    pub gaps: Vec<NeighbourGap>,
    /// How many more there are.
    pub more: usize,
}

/// What an offering says of who serves whom.
#[derive(Clone, Debug, Default)]
pub(super) struct Offering {
    /// Municipalities of the area it is about; none when that is not understood.
    area: BTreeSet<String>,
    /// Named columns: id, and what it is called.
    pub columns: Vec<(String, Called)>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    id: String,
    name: String,
    /// Columns that are ticked for it.
    columns: BTreeSet<String>,
}

impl Offering {
    /// Reads an offering; `area` is the text that says where it is.
    pub fn read(content: &Content, area: &str) -> Self {
        let columns = content.columns.iter().filter_map(|lane| {
            let record = lane.reference.as_deref().and_then(record_of);
            // No database takes control characters for text, and no id has them.
            let record = record.filter(|id| !id.contains(char::is_control));
            let called = Called {
                name: name_of_lane(lane)?,
                record: record.map(str::to_owned),
            };
            Some((lane.id.clone(), called))
        });
        let columns: Vec<(String, Called)> = columns.collect();
        let rows = content.rows.iter().filter_map(|lane| {
            let ticked = columns.iter().map(|(column, _)| column).filter(|column| {
                let cell = format!("{}:{column}", lane.id);
                content.ticks.contains_key(&cell)
            });
            Some(Row {
                id: lane.id.clone(),
                name: name_of_lane(lane)?,
                columns: ticked.cloned().collect(),
            })
        });
        Self {
            area: areas::said_in(area),
            rows: rows.collect(),
            columns,
        }
    }

    /// The gaps, with the municipalities of each column as its record gives them.
    pub fn gaps(&self, records: &[Option<Record>], lang: Lang) -> (bool, Vec<GroupGaps>) {
        let served = self.columns.iter().zip(records);
        let served: HashMap<&str, BTreeSet<String>> = served
            .map(|((column, _), record)| (column.as_str(), serves(record.as_ref())))
            .collect();
        let mut known = false;
        let mut groups = Vec::new();
        for row in &self.rows {
            let ticked = row.columns.iter();
            let ticked =
                ticked.map(|column| served.get(column.as_str()).cloned().unwrap_or_default());
            let reach = Reach::of(ticked);
            known |= matches!(reach, Reach::In(_));
            let gaps: Vec<NeighbourGap> = neighbour_gaps(&reach, &self.area, areas::all())
                .into_iter()
                .filter_map(|gap| {
                    let name = |code: &str| Some(areas::municipality(code)?.name(lang).to_owned());
                    Some(NeighbourGap {
                        missing: name(&gap.missing)?,
                        reached: name(&gap.reached)?,
                        code: gap.missing,
                    })
                })
                .collect();
            if !gaps.is_empty() {
                groups.push(GroupGaps {
                    row: row.id.clone(),
                    name: row.name.clone(),
                    gaps,
                });
            }
        }
        (known, groups)
    }
}

impl GapsShown {
    /// The first few gaps of each group, and how many more there are.
    pub(super) fn of((known, groups): (bool, Vec<GroupGaps>)) -> Self {
        let group = |mut one: GroupGaps| {
            let more = one.gaps.len().saturating_sub(SHOWN_MAX);
            one.gaps.truncate(SHOWN_MAX);
            GroupShown {
                row: one.row,
                gaps: one.gaps,
                more,
            }
        };
        Self {
            known,
            groups: groups.into_iter().map(group).collect(),
        }
    }
}

/// What a lane is called; nothing where its title says nothing.
fn name_of_lane(lane: &Lane) -> Option<String> {
    let name = name_of(lane.parts.get("title")?);
    (!name.is_empty()).then_some(name)
}

/// Codes of the municipalities that a model says it serves; unknown ones are left out.
fn serves(record: Option<&Record>) -> BTreeSet<String> {
    let said = record.and_then(|record| record.details.get(MUNICIPALITIES));
    let codes = said.and_then(Json::as_array).into_iter().flatten();
    let codes = codes.filter_map(Json::as_str).take(SERVED_MAX);
    codes
        .filter(|code| areas::municipality(code).is_some())
        .map(str::to_owned)
        .collect()
}

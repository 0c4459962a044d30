//! Where groups are reached: municipalities where one is not although it is in a neighbouring one.
use std::collections::BTreeSet;

/// Where a group is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nothing reaches it.
    Nowhere,
    /// Something that reaches it does not say where: everywhere in the area.
    Everywhere,
    /// In these municipalities, by code.
    In(BTreeSet<String>),
}

impl Reach {
    /// Where a group is reached by what serves these municipalities each; none of them means everywhere.
    pub fn of(served: impl IntoIterator<Item = BTreeSet<String>>) -> Self {
        let mut reach = Self::Nowhere;
        for codes in served {
            reach = match reach {
                _ if codes.is_empty() => return Self::Everywhere,
                Self::In(before) => Self::In(before.into_iter().chain(codes).collect()),
                _ => Self::In(codes),
            };
        }
        reach
    }
}

/// What is known of municipalities.
pub trait Municipalities {
    /// Codes of those that it borders on.
    fn neighbours(&self, code: &str) -> &[String];
    /// Codes of those that are in the same sub-region, itself among them.
    fn around(&self, code: &str) -> &[String];
    /// How many live there.
    fn people(&self, code: &str) -> u32;
}

/// A municipality where a group is not reached, beside one where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Where it is not reached.
    pub missing: String,
    /// The neighbour where it is; of several the one where most live.
    pub reached: String,
}

/// The gaps within `area`, or, where that is empty, within the sub-regions of the municipalities reached; where most
/// live first. O(n · neighbours).
pub fn neighbour_gaps(
    reach: &Reach,
    area: &BTreeSet<String>,
    known: &impl Municipalities,
) -> Vec<Gap> {
    let Reach::In(reached) = reach else {
        return Vec::new();
    };
    let around = reached.iter().filter(|_| area.is_empty());
    let around: BTreeSet<&String> = around.flat_map(|code| known.around(code)).collect();
    let mut gaps: Vec<Gap> = area
        .iter()
        .chain(around)
        .filter(|code| !reached.contains(*code))
        .filter_map(|code| {
            let beside = known.neighbours(code).iter();
            let beside = beside.filter(|neighbour| reached.contains(*neighbour));
            let most = beside.max_by_key(|neighbour| (known.people(neighbour), *neighbour))?;
            Some(Gap {
                missing: code.clone(),
                reached: most.clone(),
            })
        })
        .collect();
    gaps.sort_by(|one, other| {
        let people = |gap: &Gap| known.people(&gap.missing);
        (people(other), &one.missing).cmp(&(people(one), &other.missing))
    });
    gaps
}

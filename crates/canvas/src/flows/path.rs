//! Who knows whom: the shortest ways from us to everybody.
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The shortest way to everybody who can be reached.
#[derive(Clone, Debug, Default)]
pub struct Ways<'a> {
    /// Through whom each is reached; nobody for those where the ways start.
    through: BTreeMap<&'a str, Option<&'a str>>,
}

impl<'a> Ways<'a> {
    /// The ways from any of `from` over `edges`, which lead both ways. Of equally short ones the first by name.
    /// O((V + E) · log V).
    pub fn new(edges: &[(&'a str, &'a str)], from: &[&'a str]) -> Self {
        let mut near: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (a, b) in edges {
            near.entry(a).or_default().insert(b);
            near.entry(b).or_default().insert(a);
        }
        let mut through: BTreeMap<&str, Option<&str>> =
            from.iter().map(|start| (*start, None)).collect();
        let mut waiting: VecDeque<&str> = from.iter().copied().collect();
        while let Some(here) = waiting.pop_front() {
            for next in near.get(here).into_iter().flatten() {
                if !through.contains_key(next) {
                    through.insert(next, Some(here));
                    waiting.push_back(next);
                }
            }
        }
        Self { through }
    }

    /// The way to somebody, both ends included; none when there is none.
    pub fn to(&self, to: &'a str) -> Option<Vec<&'a str>> {
        let mut way = vec![to];
        let mut before = *self.through.get(to)?;
        while let Some(at) = before {
            way.push(at);
            before = self.through.get(at).copied().flatten();
        }
        way.reverse();
        Some(way)
    }
}

//! Who knows whom: the shortest way from us to somebody.
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The shortest way from any of `from` to `to` over `edges`, both ends included; none when there is no way.
/// Of equally short ones the first by name. O(V + E · log V).
pub fn shortest<'a>(
    edges: &[(&'a str, &'a str)],
    from: &[&'a str],
    to: &'a str,
) -> Option<Vec<&'a str>> {
    let mut near: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (a, b) in edges {
        near.entry(a).or_default().insert(b);
        near.entry(b).or_default().insert(a);
    }
    let mut came: BTreeMap<&str, &str> = BTreeMap::new();
    let mut waiting: VecDeque<&str> = from.iter().copied().collect();
    let mut seen: BTreeSet<&str> = from.iter().copied().collect();
    while let Some(here) = waiting.pop_front() {
        if here == to {
            let mut way = vec![here];
            let mut at = here;
            while let Some(before) = came.get(at) {
                way.push(before);
                at = before;
            }
            way.reverse();
            return Some(way);
        }
        for next in near.get(here).into_iter().flatten() {
            if seen.insert(next) {
                came.insert(next, here);
                waiting.push_back(next);
            }
        }
    }
    None
}

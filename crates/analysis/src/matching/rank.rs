//! The order of what fits.

/// An offer with its score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored {
    pub score: f64,
    pub load: u32,
    /// Its number, which is its order by id.
    pub at: u32,
}

/// What scores may differ by from counting in another order.
const ROUNDING: f64 = 1e-9;

/// The best `count`, best first. From the best one down, those within `tie` of the first of their group are equal:
/// among them the less loaded comes first, then the better, then by id. O(n + m log m), m being those near the best.
pub(super) fn rank(mut scored: Vec<Scored>, count: usize, tie: f64) -> Vec<Scored> {
    let better = |one: &Scored, other: &Scored| {
        other
            .score
            .total_cmp(&one.score)
            .then(one.at.cmp(&other.at))
    };
    if count == 0 {
        return Vec::new();
    }
    if count < scored.len() {
        // A group whose first is among the best may reach this far below them.
        let (_, last, _) = scored.select_nth_unstable_by(count - 1, better);
        let least = last.score - tie - 2.0 * ROUNDING;
        scored.retain(|one| one.score >= least);
    }
    scored.sort_unstable_by(better);
    let mut rest = scored.as_mut_slice();
    while let Some(first) = rest.first() {
        let least = first.score - tie - ROUNDING;
        let equal = rest.partition_point(|one| one.score >= least);
        let (group, below) = rest.split_at_mut(equal);
        group.sort_by(|one, other| one.load.cmp(&other.load).then(better(one, other)));
        rest = below;
    }
    scored.truncate(count);
    scored
}

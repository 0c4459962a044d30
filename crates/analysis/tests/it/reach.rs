use std::collections::{BTreeMap, BTreeSet};

use analysis::reach::{Gap, Municipalities, Reach, neighbour_gaps};
use expect_test::{Expect, expect};
use proptest::prelude::*;

/// A row of towns, `a` to `h`, each beside the next; four to a sub-region, and the later the larger.
struct Row(BTreeMap<String, (Vec<String>, Vec<String>)>);

const TOWNS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

fn row() -> Row {
    let town = |at: usize| {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let beside = beside
            .filter_map(|at| TOWNS.get(at))
            .map(|town| (*town).to_owned());
        let around = TOWNS.chunks(4).find(|towns| towns.contains(&TOWNS[at]));
        let around = around.into_iter().flatten().map(|town| (*town).to_owned());
        (TOWNS[at].to_owned(), (beside.collect(), around.collect()))
    };
    Row((0..TOWNS.len()).map(town).collect())
}

impl Municipalities for Row {
    fn neighbours(&self, code: &str) -> &[String] {
        self.0.get(code).map_or(&[], |(beside, _)| beside)
    }

    fn around(&self, code: &str) -> &[String] {
        self.0.get(code).map_or(&[], |(_, around)| around)
    }

    fn people(&self, code: &str) -> u32 {
        code.bytes().map(u32::from).sum()
    }
}

fn set(codes: &str) -> BTreeSet<String> {
    codes.split_whitespace().map(str::to_owned).collect()
}

/// What each thing serves, the area, and the gaps as `missing<reached`.
fn check(served: &[&str], area: &str, expected: Expect) {
    let reach = Reach::of(served.iter().map(|codes| set(codes)));
    let told = |gap: &Gap| format!("{}<{}", gap.missing, gap.reached);
    let gaps = neighbour_gaps(&reach, &set(area), &row());
    expected.assert_eq(&gaps.iter().map(told).collect::<Vec<_>>().join(" "));
}

#[test]
fn a_neighbour_of_what_is_reached_is_a_gap_within_the_area() {
    check(&["c"], "a b c d", expect!["d<c b<c"]);
    check(&["a", "c"], "a b c d", expect!["d<c b<c"]);
    check(&["d"], "e f", expect!["e<d"]);
    check(&["a b c d"], "a b c d", expect![""]);
    check(&["a"], "c d", expect![""]);
}

#[test]
fn without_an_area_the_sub_regions_of_what_is_reached_are_looked_at() {
    check(&["d"], "", expect!["c<d"]);
    check(&["d", "f"], "", expect!["g<f e<f c<d"]);
}

#[test]
fn what_does_not_say_where_it_serves_leaves_no_gap() {
    check(&["c", ""], "a b c d", expect![""]);
    check(&[], "a b c d", expect![""]);
    check(&["unknown"], "a b c d", expect![""]);
}

proptest! {
    #[test]
    fn every_gap_is_unreached_and_beside_what_is_reached(
        served in prop::collection::btree_set(prop::sample::select(TOWNS.to_vec()), 1..5),
        area in prop::collection::btree_set(prop::sample::select(TOWNS.to_vec()), 0..8),
    ) {
        let owned = |codes: BTreeSet<&str>| codes.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
        let (served, area, row) = (owned(served), owned(area), row());
        for gap in neighbour_gaps(&Reach::In(served.clone()), &area, &row) {
            prop_assert!(!served.contains(&gap.missing) && served.contains(&gap.reached));
            prop_assert!(row.neighbours(&gap.missing).contains(&gap.reached));
            prop_assert!(area.is_empty() || area.contains(&gap.missing));
        }
    }
}

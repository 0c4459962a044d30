//! The order of what was found: only the first ones are put in order.
use std::cmp::Ordering;

use super::Sort;
use super::answer::Search;
use crate::bits::Bits;

/// Documents that are put in order at once at least.
const FIRST_MIN: usize = 256;

/// What a document is sorted by.
#[derive(Clone, Copy)]
pub struct Ranked {
    key: f64,
    pub score: f32,
    pub cover: f32,
    checked: i64,
    /// Whether it serves the place that the words name, if they name one.
    pub is_serving: bool,
    pub at: (u32, u32),
}

impl Search<'_> {
    /// The first of these in an order, at most `count`.
    pub fn first(
        &self,
        sets: &[Bits],
        count: usize,
        order: impl Fn(&Ranked, &Ranked) -> Ordering,
    ) -> Vec<Ranked> {
        let mut first: Vec<Ranked> = Vec::new();
        if count == 0 {
            return first;
        }
        let most = count.saturating_mul(2).max(FIRST_MIN);
        let mut last: Option<Ranked> = None;
        for (number, bits) in sets.iter().enumerate() {
            for doc in bits.iter() {
                let one = self.ranked(number, doc);
                if last.is_some_and(|last| order(&one, &last).is_gt()) {
                    continue;
                }
                first.push(one);
                if first.len() >= most {
                    let (_, own, _) = first.select_nth_unstable_by(count - 1, &order);
                    last = Some(*own);
                    first.truncate(count);
                }
            }
        }
        first.sort_unstable_by(order);
        first.truncate(count);
        first
    }

    fn ranked(&self, number: usize, doc: u32) -> Ranked {
        let (segment, scores, at) = (
            &self.shelf.segments[number],
            &self.scores[number],
            doc as usize,
        );
        let (score, checked) = (scores.total[at], segment.fixed.checked[at]);
        #[expect(clippy::cast_precision_loss, reason = "times of this age fit")]
        let key = match self.query.sort {
            Sort::Relevance => f64::from(score),
            Sort::Checked => checked as f64,
            Sort::Near => {
                let near = scores.area.get(at).copied().unwrap_or_default();
                f64::from(near) * 1e6 + f64::from(score)
            }
        };
        let serving = self.serving.as_ref().map(|sets| &sets[number]);
        Ranked {
            is_serving: serving.is_none_or(|set| set.has(doc)),
            key,
            score,
            cover: scores.cover[at],
            checked,
            at: (u32::try_from(number).unwrap_or(u32::MAX), doc),
        }
    }
}

/// The best first.
pub fn order(left: &Ranked, right: &Ranked) -> Ordering {
    // What does not serve the named place comes after what does, whatever else it answers.
    let key = right.is_serving.cmp(&left.is_serving);
    let key = key.then(right.key.total_cmp(&left.key));
    let key = key.then(right.checked.cmp(&left.checked));
    key.then(left.at.cmp(&right.at))
}

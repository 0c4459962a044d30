//! Offers in a shape that is quick to go through, and what they answer to a need.
use std::collections::HashMap;

use serde::Serialize;

use super::asked::Asked;
use super::judge::{Filter, passes};
use super::need::Need;
use super::offer::Offer;
use super::rank::{Scored, rank};
use super::reasons::{Explanation, explain};
use super::relax::{Relaxation, relaxations};
use super::share::{score, shares};
use super::shelf::{Kept, Shelf};
use super::standing::{Standing, standing};
use super::unmet::Unmet;
use super::weights::Rules;

/// What matching is told from outside.
#[derive(Clone, Copy)]
pub struct Outside<'a> {
    /// Kilometres from the area of the need to a municipality; 0 within it, none if that is not known.
    pub km: &'a dyn Fn(&str) -> Option<f64>,
    /// How well the free text fits each offer, 0.0–1.0, by id; none if there is no text. Where a need states no subject,
    /// what it fits not at all is turned away.
    pub text: Option<&'a HashMap<String, f64>>,
}

/// What a need is answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Answer {
    /// Edition of the weights.
    pub version: u32,
    /// How many fit.
    pub total: usize,
    /// How many more can be reached from afar, but name other municipalities as those that they serve.
    pub elsewhere: usize,
    /// How many more may fit, but do not say what they help with.
    pub unsaid: usize,
    /// The best of them: those that surely fit first, and in each standing the best first.
    pub hits: Vec<Hit>,
    /// What would find more, the least change first; empty where many fit.
    pub more: Vec<Relaxation>,
    /// What was in the way, if nothing fits.
    pub missing: Option<Missing>,
}

/// An offer that fits.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Hit {
    /// Which.
    pub id: String,
    /// How surely it fits.
    pub standing: Standing,
    /// How well, 0.0–1.0.
    pub score: f64,
    /// Why.
    pub explanation: Explanation,
}

/// Why nothing fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Missing {
    /// The filters that the smallest relaxation lifts, or without one that which turned most away.
    pub filters: Vec<Filter>,
    /// What to count.
    pub unmet: Unmet,
}

/// Offers, ready to be matched.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    pub(super) shelf: Shelf,
}

impl Offers {
    /// Makes offers ready. Those that are not open are left out; of two with one id the first stays.
    /// O(n log n).
    pub fn new(offers: impl IntoIterator<Item = Offer>, rules: &Rules) -> Self {
        let mut offers: Vec<Offer> = offers.into_iter().collect();
        offers.sort_by(|one, other| one.id.cmp(&other.id));
        offers.dedup_by(|next, first| next.id == first.id);
        let mut shelf = Shelf::default();
        for offer in offers {
            if offer.life.is_open() {
                shelf.put(offer, &rules.weights);
            } else {
                shelf.closed += 1;
            }
        }
        Self { shelf }
    }

    /// How many can be matched.
    pub fn len(&self) -> usize {
        self.shelf.kept.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.shelf.kept.is_empty()
    }

    /// What a need is answered: the best `count` hits, and what would find more where there are few.
    pub fn answer(&self, need: &Need, outside: Outside, rules: &Rules, count: usize) -> Answer {
        let shelf = &self.shelf;
        let asked = Asked::new(need, &outside, rules, shelf);
        let mut scored: [Vec<Scored>; Standing::ALL.len()] = Default::default();
        for kept in self.passing(&asked) {
            scored[standing(&asked, shelf, kept) as usize].push(Scored {
                score: score(&asked, &shares(&asked, shelf, kept)),
                load: kept.load,
                at: kept.at,
            });
        }
        let [total, elsewhere, unsaid] = Standing::ALL.map(|one| scored[one as usize].len());
        let mut hits: Vec<Hit> = Vec::new();
        for (standing, scored) in Standing::ALL.into_iter().zip(scored) {
            let best = rank(scored, count - hits.len(), rules.weights.ranking.tie);
            hits.extend(best.into_iter().map(|one| {
                let kept = &shelf.kept[one.at as usize];
                Hit {
                    id: shelf.ids[one.at as usize].clone(),
                    standing,
                    score: one.score,
                    explanation: explain(&asked, need, &rules.kin, shelf, kept),
                }
            }));
        }
        let (more, most) = if total < rules.weights.ranking.few {
            relaxations(self, need, outside, rules, total)
        } else {
            (Vec::new(), Filter::Closed)
        };
        // What passes every filter and serves other municipalities is only too far away.
        let most = if elsewhere > 0 { Filter::Area } else { most };
        let missing = (total == 0).then(|| Missing {
            filters: more
                .first()
                .map_or(vec![most], super::relax::Relaxation::filters),
            unmet: Unmet::of(need),
        });
        Answer {
            version: rules.weights.version(),
            total,
            elsewhere,
            unsaid,
            hits,
            more,
            missing,
        }
    }

    /// How many surely fit a need.
    pub fn count(&self, need: &Need, outside: Outside, rules: &Rules) -> usize {
        let asked = Asked::new(need, &outside, rules, &self.shelf);
        let fits = self.passing(&asked);
        fits.filter(|kept| standing(&asked, &self.shelf, kept) == Standing::Fits)
            .count()
    }

    fn passing(&self, asked: &Asked) -> impl Iterator<Item = &Kept> {
        let shelf = &self.shelf;
        let candidates = shelf.candidates(asked);
        let kept = candidates.into_iter().map(|at| &shelf.kept[at as usize]);
        kept.filter(move |kept| passes(asked, shelf, kept))
    }
}

//! Why an offer fits: values, which the server words in the reader's language.
use serde::Serialize;

use super::asked::Asked;
use super::judge::{Kind, best_way};
use super::kin::{Fit, Kin};
use super::need::{Level, Need, Style, When};
use super::offer::Fluency;
use super::share::{Criterion, days, shares};
use super::shelf::{Kept, Shelf};
use super::standing::says_subject;
use super::term::Term;

/// Most reasons that speak for a hit.
const BEST_MAX: usize = 3;
/// What fits less than this does not speak for a hit that nothing else speaks for.
const POOR_SHARE: f64 = 0.3;

/// What speaks most for a hit, and what least.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Explanation {
    /// At most three criteria that add most to its score, that which adds most first.
    pub best: Vec<Reason>,
    /// The criterion that fits least, if it does not fit wholly; the only one only if it fits poorly.
    pub weakest: Option<Reason>,
}

/// What one criterion adds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Reason {
    /// Which.
    pub criterion: Criterion,
    /// How well it fits, 0.0–1.0.
    pub share: f64,
    /// What it weighs.
    pub weight: f64,
    /// What it was judged by.
    pub because: Because,
}

/// What a criterion was judged by.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Because {
    /// For everything asked for, the best that is offered.
    Subjects {
        /// In the order of the need.
        fits: Vec<SubjectFit>,
    },
    /// It does not say what it helps with.
    SubjectsUnsaid,
    /// The level of supporters that is nearest to the one needed.
    Level {
        /// Needed.
        needed: Level,
        /// Offered; none if it is not said.
        offered: Option<Level>,
    },
    /// The way of supporting that is nearest to those wished; none if it is not said, or no way was wished.
    Style {
        /// Offered.
        offered: Option<Style>,
    },
    /// It is near.
    Near {
        /// Code of the municipality.
        municipality: String,
        /// How far it is.
        km: f64,
    },
    /// It is reached from anywhere.
    Remote,
    /// It is reached from anywhere, but serves other municipalities.
    RemoteFor {
        /// Key of the channel.
        channel: String,
        /// Codes of the municipalities that it serves.
        municipalities: Vec<String>,
    },
    /// It serves the whole country.
    Everywhere,
    /// The common language that is spoken best.
    Language {
        /// Its key.
        key: String,
        /// How well.
        fluency: Fluency,
    },
    /// The way of reaching it.
    Channel {
        /// Its key.
        key: String,
    },
    /// When it is open next.
    Opens {
        /// As was asked.
        when: When,
        /// In so many days; none if it is not said.
        days: Option<u16>,
    },
    /// What was written freely.
    Text,
    /// The client group that it is for.
    Group {
        /// Its key, one of the stated ones or everyone; none if it is not said, or for others.
        key: Option<String>,
    },
}

/// How an offer serves one thing that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SubjectFit {
    /// What is asked for.
    pub asked: Term,
    /// The nearest that is offered; none if nothing is related.
    pub offered: Option<Term>,
    /// How near.
    pub fit: Fit,
}

/// Explains a hit.
pub(super) fn explain(
    asked: &Asked,
    need: &Need,
    kin: &Kin,
    shelf: &Shelf,
    kept: &Kept,
) -> Explanation {
    let shares = shares(asked, shelf, kept);
    let stated = Criterion::ALL.into_iter();
    let stated = stated.filter_map(|criterion| Some((criterion, shares[criterion as usize]?)));
    let mut stated: Vec<(Criterion, f64)> = stated.collect();
    let weakest = stated
        .iter()
        .enumerate()
        .filter(|(_, (_, share))| *share < 1.0);
    let weakest = weakest.min_by(|(_, one), (_, other)| one.1.total_cmp(&other.1));
    let is_told = |at: &usize| stated.len() > 1 || stated[*at].1 < POOR_SHARE;
    let weakest = weakest.map(|(at, _)| at).filter(is_told);
    let weakest = weakest.map(|at| stated.remove(at));
    let adds = |(criterion, share): &(Criterion, f64)| asked.weights.of(*criterion) * share;
    stated.sort_by(|one, other| adds(other).total_cmp(&adds(one)));
    let mut reason = |(criterion, share): (Criterion, f64)| {
        Some(Reason {
            criterion,
            share,
            weight: asked.weights.of(criterion),
            because: because(criterion, asked, need, kin, shelf, kept)?,
        })
    };
    Explanation {
        weakest: weakest.and_then(&mut reason),
        best: stated
            .into_iter()
            .filter(|one| adds(one) > 0.0)
            .take(BEST_MAX)
            .filter_map(reason)
            .collect(),
    }
}

fn because(
    criterion: Criterion,
    asked: &Asked,
    need: &Need,
    kin: &Kin,
    shelf: &Shelf,
    kept: &Kept,
) -> Option<Because> {
    Some(match criterion {
        Criterion::Subject if !says_subject(asked, shelf, kept) => Because::SubjectsUnsaid,
        Criterion::Subject => Because::Subjects {
            fits: subjects(need, kin, shelf, kept),
        },
        Criterion::Skill => level(asked, kept, need.level?),
        Criterion::Style => style(asked, need, kept),
        Criterion::Area => area(asked, shelf, kept)?,
        Criterion::Language => language(asked, shelf, kept)?,
        Criterion::Channel => {
            let way = best_way(asked, shelf, kept)?.way;
            Because::Channel {
                key: name(shelf.channel_names.all(), way.id),
            }
        }
        Criterion::Availability => {
            let when = need.when?;
            Because::Opens {
                when,
                days: days(kept.next, when),
            }
        }
        Criterion::Text => Because::Text,
        Criterion::Group => group(asked, shelf, kept)?,
    })
}

fn name(names: &[String], id: u32) -> String {
    names[id as usize].clone()
}

fn subjects(need: &Need, kin: &Kin, shelf: &Shelf, kept: &Kept) -> Vec<SubjectFit> {
    let ids = shelf.purposes(kept).iter().chain(shelf.devices(kept));
    let offered: Vec<&Term> = ids.map(|id| &shelf.subjects[*id as usize]).collect();
    let fit = |asked: &Term| {
        let fits = offered
            .iter()
            .map(|offered| (kin.fit(asked, offered), *offered));
        let best = fits.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let best = best.filter(|(fit, _)| *fit != Fit::Unrelated);
        SubjectFit {
            asked: asked.clone(),
            offered: best.map(|(_, offered)| offered.clone()),
            fit: best.map_or(Fit::Unrelated, |(fit, _)| fit),
        }
    };
    need.purposes().chain(need.devices()).map(fit).collect()
}

fn level(asked: &Asked, kept: &Kept, needed: Level) -> Because {
    let worth = |level: &Level| asked.weights.skill(*level, needed).unwrap_or(-1.0);
    let offered = kept
        .levels()
        .max_by(|one, other| worth(one).total_cmp(&worth(other)));
    Because::Level { needed, offered }
}

fn style(asked: &Asked, need: &Need, kept: &Kept) -> Because {
    let worth = |style: &Style| {
        let wished = need.styles.iter();
        let worth = wished.map(|wished| asked.weights.style(*style, *wished));
        worth.fold(0.0, f64::max)
    };
    let nearest = kept
        .styles()
        .max_by(|one, other| worth(one).total_cmp(&worth(other)));
    Because::Style {
        offered: nearest.filter(|style| worth(style) > 0.0),
    }
}

fn area(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Option<Because> {
    let way = best_way(asked, shelf, kept)?.way;
    Some(match (way.kind, way.nearest, way.km) {
        (Kind::Remote, Some(_), Some(km)) if km > 0.0 => Because::RemoteFor {
            channel: name(shelf.channel_names.all(), way.id),
            municipalities: shelf
                .municipalities(kept)
                .iter()
                .map(|id| name(shelf.municipality_names.all(), *id))
                .collect(),
        },
        (Kind::Remote, None, _) => Because::Remote,
        (_, Some(nearest), Some(km)) => Because::Near {
            municipality: name(shelf.municipality_names.all(), nearest),
            km,
        },
        _ => Because::Everywhere,
    })
}

fn language(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Option<Because> {
    let serves = asked.languages.as_ref()?;
    let common = shelf.languages(kept).filter(|(id, _)| serves[*id as usize]);
    let (id, fluency) = common.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    Some(Because::Language {
        key: name(shelf.language_names.all(), id),
        fluency,
    })
}

fn group(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Option<Because> {
    let stated = asked.groups.as_ref()?;
    let offered = shelf.groups(kept);
    let one = offered.iter().find(|id| stated[**id as usize]);
    let one = one.or_else(|| offered.iter().find(|id| Some(**id) == asked.everyone));
    Some(Because::Group {
        key: one.map(|id| name(shelf.group_names.all(), *id)),
    })
}

//! A need laid out against the terms that offers use, so that going through many is quick.
use std::collections::HashMap;

use super::judge::Kind;
use super::kin::{Fit, Kin};
use super::need::{Audience, Level, Need, Style, When, Wish, Wished};
use super::offers::Outside;
use super::shelf::Shelf;
use super::term::{Facet, Term};
use super::weights::{Rules, Weights};

/// For every subject asked for, how each known one stands to it.
pub(super) type Subjects = Vec<Vec<Fit>>;

/// A need in the numbers of a shelf.
pub(super) struct Asked<'a> {
    pub weights: &'a Weights,
    pub purposes: Subjects,
    pub devices: Subjects,
    /// By bits of levels what a supporter is worth; none if all are too low.
    pub skills: Option<[Option<f64>; 1 << Level::ALL.len()]>,
    /// By bits of styles what they are worth.
    pub styles: Option<[f64; 1 << Style::ALL.len()]>,
    /// Whether nothing will do but acting on somebody's behalf.
    pub is_only_acting: bool,
    /// The stated profile; none inside if no offer has it.
    pub profile: Option<Option<u32>>,
    /// By language whether it serves.
    pub languages: Option<Vec<bool>>,
    /// By municipality how far it is.
    pub km: Option<Vec<Option<f64>>>,
    pub within_km: f64,
    /// By channel what it is worth; none if it is no way.
    pub channels: Option<Vec<Option<f64>>>,
    /// By channel the key of the one to take so that it is a way: its own, or what it is a part of and was refused; none
    /// if it is refused twice.
    pub takes: Vec<Option<&'a str>>,
    /// By channel where it is met.
    pub kinds: Vec<Kind>,
    pub when: Option<When>,
    pub audience: Option<Audience>,
    /// By group whether it was stated.
    pub groups: Option<Vec<bool>>,
    /// The group that means all.
    pub everyone: Option<u32>,
    /// By offer how well the free text fits.
    pub text: Option<HashMap<u32, f64>>,
}

impl<'a> Asked<'a> {
    /// Lays a need out.
    pub fn new(need: &'a Need, outside: &Outside, rules: &'a Rules, shelf: &'a Shelf) -> Self {
        let weights = &rules.weights;
        let profile = |key: &String| shelf.profile_names.id(key);
        let text = outside.text.map(|text| {
            let scores = text.iter();
            let known = scores.filter_map(|(id, score)| Some((shelf.at(id)?, *score)));
            known
                .map(|(at, score)| (at, score.clamp(0.0, 1.0)))
                .collect()
        });
        Self {
            weights,
            purposes: subjects(need.purposes(), &rules.kin, shelf),
            devices: subjects(need.devices(), &rules.kin, shelf),
            skills: need.level.map(|needed| skills(weights, needed)),
            styles: (!need.styles.is_empty()).then(|| styles(weights, &need.styles)),
            is_only_acting: !need.styles.is_empty()
                && need.styles.iter().all(|style| *style == Style::DoForMe),
            profile: need.profile.as_ref().map(profile),
            languages: stated(
                &need.languages,
                &rules.kin,
                Facet::Languages,
                shelf.language_names.all(),
            ),
            km: need.area.as_ref().map(|_| kilometres(outside, shelf)),
            within_km: f64::from(
                need.area
                    .as_ref()
                    .and_then(|area| area.within_km)
                    .unwrap_or(weights.area.within_km),
            ),
            channels: channels(need, rules, shelf),
            takes: takes(need, &rules.kin, shelf),
            kinds: shelf
                .channel_names
                .all()
                .iter()
                .map(|key| kind(weights, key))
                .collect(),
            when: need.when,
            audience: need.audience,
            groups: stated(
                &need.groups,
                &rules.kin,
                Facet::ClientGroups,
                shelf.group_names.all(),
            ),
            everyone: shelf.group_names.id(&weights.group.everyone),
            text,
        }
    }
}

impl Asked<'_> {
    /// The free text, where nothing else says what the need is about.
    pub fn text_alone(&self) -> Option<&HashMap<u32, f64>> {
        let is_alone = self.purposes.is_empty() && self.devices.is_empty();
        self.text.as_ref().filter(|_| is_alone)
    }
}

/// What supporters are worth by bits of their levels.
fn skills(weights: &Weights, needed: Level) -> [Option<f64>; 1 << Level::ALL.len()] {
    std::array::from_fn(|bits| {
        let levels = Level::ALL.into_iter();
        let levels = levels.filter(|level| bits & (1 << *level as usize) != 0);
        let worth = levels.filter_map(|level| weights.skill(level, needed));
        let unsaid = (bits == 0).then(|| weights.unsaid());
        worth.max_by(f64::total_cmp).or(unsaid)
    })
}

/// What ways of supporting are worth by their bits.
fn styles(weights: &Weights, wished: &[Style]) -> [f64; 1 << Style::ALL.len()] {
    std::array::from_fn(|bits| {
        let styles = Style::ALL.into_iter();
        let styles = styles.filter(|style| bits & (1 << *style as usize) != 0);
        let pairs = styles.flat_map(|style| wished.iter().map(move |wished| (style, *wished)));
        let worth = pairs.map(|(style, wished)| weights.style(style, wished));
        let unsaid = (bits == 0).then(|| weights.unsaid());
        worth.max_by(f64::total_cmp).or(unsaid).unwrap_or(0.0)
    })
}

fn subjects<'a>(asked: impl Iterator<Item = &'a Term>, kin: &Kin, shelf: &Shelf) -> Subjects {
    let fits = |asked: &Term| {
        shelf
            .subjects
            .iter()
            .map(|term| kin.fit(asked, term))
            .collect()
    };
    asked.map(fits).collect()
}

/// By known key whether it is one of the stated ones or a part of one; none if nothing was stated.
fn stated(asked: &[String], kin: &Kin, facet: Facet, known: &[String]) -> Option<Vec<bool>> {
    let asked: Vec<Term> = asked.iter().map(|key| Term::new(facet, key)).collect();
    let serves = |key: &String| {
        let offered = Term::new(facet, key);
        let fits = asked.iter().map(|asked| kin.fit(asked, &offered));
        fits.into_iter().any(|fit| fit >= Fit::Part)
    };
    (!asked.is_empty()).then(|| known.iter().map(serves).collect())
}

fn kilometres(outside: &Outside, shelf: &Shelf) -> Vec<Option<f64>> {
    let codes = shelf.municipality_names.all().iter();
    let km = codes.map(|code| (outside.km)(code));
    km.map(|km| km.filter(|km| km.is_finite() && *km >= 0.0))
        .collect()
}

fn channels(need: &Need, rules: &Rules, shelf: &Shelf) -> Option<Vec<Option<f64>>> {
    let weights = &rules.weights;
    let term = |key: &str| Term::new(Facet::Channels, key);
    let is_any_wished = need.wished_channels().next().is_some();
    let worth = |offered: &String| {
        if refusing(need, &rules.kin, offered).next().is_some() {
            return None;
        }
        if !is_any_wished {
            return Some(1.0);
        }
        let offered = term(offered);
        let shares = need.wished_channels().filter_map(|wished| {
            let gladly = match wished.wish {
                Wish::Preferred => 1.0,
                Wish::Possible | Wish::Refused => weights.channel.possible,
            };
            let fit = rules.kin.fit(&term(&wished.key), &offered);
            match fit {
                Fit::Exact | Fit::Part => Some(gladly),
                Fit::Parent => Some(gladly * weights.fit(fit)),
                Fit::Sibling | Fit::Unrelated => None,
            }
        });
        shares.max_by(f64::total_cmp)
    };
    let known = shelf.channel_names.all().iter();
    (!need.channels.is_empty()).then(|| known.map(worth).collect())
}

/// Keys of the refused channels that an offered one is, or is a part of.
fn refusing<'a>(need: &'a Need, kin: &Kin, offered: &str) -> impl Iterator<Item = &'a str> {
    let term = |key: &str| Term::new(Facet::Channels, key);
    let covers = move |one: &&Wished| kin.fit(&term(&one.key), &term(offered)) >= Fit::Part;
    need.refused_channels()
        .filter(covers)
        .map(|one| one.key.as_str())
}

fn takes<'a>(need: &'a Need, kin: &Kin, shelf: &'a Shelf) -> Vec<Option<&'a str>> {
    let key = |offered: &'a String| {
        let mut refusing = refusing(need, kin, offered);
        match (refusing.next(), refusing.next()) {
            (None, _) => Some(offered.as_str()),
            (refused, None) => refused,
            (Some(_), Some(_)) => None,
        }
    };
    shelf.channel_names.all().iter().map(key).collect()
}

fn kind(weights: &Weights, channel: &String) -> Kind {
    if weights.channel.remote.contains(channel) {
        Kind::Remote
    } else if weights.channel.home.contains(channel) {
        Kind::Home
    } else {
        Kind::Place
    }
}

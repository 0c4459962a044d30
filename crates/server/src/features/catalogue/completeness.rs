//! How whole a description is, and what would help it most. Weights: `data/catalogue/completeness.toml`. No I/O.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::model::{Description, TEXTS};

/// What is told at once of what is missing.
const TOLD_MAX: usize = 5;
/// Ways of getting help for which one goes to a place.
const AT_PLACE: [&str; 4] = ["on-site", "drop-in", "appointment", "group"];

/// The file of weights.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    #[expect(
        dead_code,
        reason = "the file tells its readers, not the program, which it is"
    )]
    version: u32,
    weights: BTreeMap<String, u32>,
}

static WEIGHTS: LazyLock<Vec<(String, u32)>> = LazyLock::new(|| {
    let file = include_str!("../../../../../data/catalogue/completeness.toml");
    let read: Weights = toml::from_str(file).expect("the embedded weights are read by a test");
    let mut weights: Vec<(String, u32)> = read.weights.into_iter().collect();
    weights.sort_by(|(one, a), (other, b)| b.cmp(a).then_with(|| one.cmp(other)));
    weights
});

/// How whole a description is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
    /// 0–100; 100 when nothing is missing.
    pub percent: u32,
    /// Parts that are missing, what counts most first, at most a few.
    pub missing: Vec<String>,
    /// How many more are missing.
    pub more: usize,
}

impl Meter {
    /// Measures a description.
    pub fn of(description: &Description) -> Self {
        let whole: u32 = WEIGHTS.iter().map(|(_, weight)| weight).sum();
        let (there, missing): (Vec<_>, Vec<_>) = WEIGHTS
            .iter()
            .partition(|(part, _)| is_there(description, part));
        let there: u32 = there.iter().map(|(_, weight)| weight).sum();
        let percent = if missing.is_empty() {
            100
        } else {
            // What is nearly whole is not whole.
            (there * 100 / whole.max(1)).min(99)
        };
        let more = missing.len().saturating_sub(TOLD_MAX);
        let told = missing.into_iter().take(TOLD_MAX);
        Self {
            percent,
            missing: told.map(|(part, _)| part.clone()).collect(),
            more,
        }
    }
}

fn is_there(description: &Description, part: &str) -> bool {
    match part {
        "contact" => !description.contact.is_empty(),
        "area" => description.has_area(),
        "places" => !description.places.is_empty() || is_remote(description),
        _ if TEXTS.contains(&part) => !description.text(part).is_empty(),
        _ => !description.facet(part).is_empty(),
    }
}

/// Whether it says how help is given, and one goes nowhere for it.
fn is_remote(description: &Description) -> bool {
    let channels = description.facet("channels");
    !channels.is_empty()
        && !channels
            .iter()
            .any(|channel| AT_PLACE.contains(&channel.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::catalogue::model::FACETS;
    use crate::i18n::Lang;

    /// Every part that is measured.
    fn parts() -> impl Iterator<Item = &'static str> {
        let facets = FACETS.iter().map(|(key, _)| *key);
        let others = ["contact", "area", "places"];
        TEXTS.into_iter().chain(facets).chain(others)
    }

    #[test]
    fn every_part_has_a_weight_and_every_weight_a_part() {
        let mut weighed: Vec<&str> = WEIGHTS.iter().map(|(part, _)| part.as_str()).collect();
        let mut known: Vec<&str> = parts().collect();
        weighed.sort_unstable();
        known.sort_unstable();
        assert_eq!(weighed, known);
        for part in known {
            let key = format!("catalogue-add-{}", part.replace('_', "-"));
            for lang in Lang::ALL {
                assert_ne!(lang.text(&key), key, "{lang}");
            }
        }
    }

    #[test]
    fn what_counts_most_is_asked_for_first() {
        let empty = Meter::of(&Description::default());
        assert_eq!(empty.percent, 0);
        assert_eq!(empty.missing[..2], ["area", "promise"]);
        assert_eq!(empty.missing.len() + empty.more, parts().count());
        let mut some = Description {
            nationwide: true,
            ..Description::default()
        };
        some.texts.insert("promise".to_owned(), "Apua".to_owned());
        let meter = Meter::of(&some);
        assert!(meter.percent > empty.percent && meter.percent < 50);
        assert_eq!(meter.missing[0], "channels");
    }

    #[test]
    fn who_helps_from_afar_needs_no_place() {
        let mut afar = Description::default();
        let channels = vec!["phone".to_owned()];
        afar.facets.insert("channels".to_owned(), channels);
        let without = Meter::of(&afar);
        afar.facets
            .insert("channels".to_owned(), vec!["on-site".to_owned()]);
        assert!(Meter::of(&afar).percent < without.percent);
    }

    #[test]
    fn only_what_is_whole_is_a_hundred() {
        let filled = |key: &str| (key.to_owned(), "x".to_owned());
        let mut whole = Description {
            nationwide: true,
            contact: "x".to_owned(),
            texts: TEXTS.into_iter().map(filled).collect(),
            ..Description::default()
        };
        for (key, _) in FACETS {
            whole.facets.insert(key.to_owned(), vec!["x".to_owned()]);
        }
        assert_eq!(Meter::of(&whole).percent, 100);
        whole.texts.remove("tools");
        assert_eq!(Meter::of(&whole).percent, 99);
    }
}

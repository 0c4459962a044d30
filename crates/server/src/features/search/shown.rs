//! An answer as its page shows it, in the reader's words. No I/O.
use ::search::{Found, Hit, How, Match, PlaceId, Relaxation, Sort, Step, Zone};

use super::ask::{Ask, FACETS, SORTS};
use super::chips::refused;
use super::places::{self, place_name};
use crate::features::catalogue::{self, Description};
use crate::features::vocabularies::{self, State};
use crate::i18n::{Lang, MsgKey};

/// Keys of one facet that are shown.
const KEYS_SHOWN_MAX: usize = 20;
/// The facets that are open before anybody chooses.
const OPEN: [&str; 2] = ["audiences", "channels"];

/// A facet with what can be chosen of it.
pub(super) struct FacetView {
    /// Its vocabulary.
    pub slug: &'static str,
    pub name: String,
    pub is_open: bool,
    pub choices: Vec<ChoiceView>,
}

/// Something that can be chosen, and how many would be found then.
pub(super) struct ChoiceView {
    pub value: String,
    pub name: String,
    pub count: u32,
    pub is_chosen: bool,
}

/// Why something was found.
pub(super) struct WhyView {
    pub typed: String,
    /// What answers it; nothing when it is the same word.
    pub said: String,
    /// How it answers, when that must be said.
    pub how: Option<MsgKey>,
}

/// A step that finds more.
pub(super) struct RelaxationView {
    pub said: String,
    pub address: String,
}

/// An order that can be chosen.
pub(super) struct SortView {
    pub value: &'static str,
    pub name: String,
    pub is_chosen: bool,
}

/// What is open now, as a limit.
pub(super) struct OpenView {
    pub count: u32,
    /// How many of the rest nobody knows of, in words; empty when hours of all are known.
    pub unknown: String,
    pub is_chosen: bool,
}

/// Whether what is open now can be chosen: when anybody's hours are known.
pub(super) fn open(ask: &Ask, found: &Found, lang: Lang) -> Option<OpenView> {
    let counted = found.open.unwrap_or_default();
    if counted.known == 0 && !ask.only_open {
        return None;
    }
    let unknown = match ask.only_open {
        true => 0,
        false => found.total.saturating_sub(counted.known),
    };
    Some(OpenView {
        count: counted.open,
        unknown: match unknown {
            0 => String::new(),
            count => lang.count("search-open-unknown", i64::from(count)),
        },
        is_chosen: ask.only_open,
    })
}

pub(super) fn facets(ask: &Ask, found: &Found, lang: Lang) -> Vec<FacetView> {
    let facet = |slug: &'static str| {
        let counts = found.counts.get(slug);
        let count = |key: &str| -> u32 {
            let keys = vocabularies::keys_of(slug, key).into_iter();
            keys.filter_map(|key| counts?.get(&key).copied()).sum()
        };
        let vocabulary = vocabularies::find(slug)?;
        // What was merged is found and chosen as its successor.
        let items = vocabulary.items.iter();
        let items = items.filter(|item| !matches!(item.state, State::Merged(_)));
        let mut choices: Vec<ChoiceView> = items
            .filter_map(|item| {
                let is_chosen = ask.has(slug, &item.key);
                let count = count(&item.key);
                (count > 0 || is_chosen).then(|| ChoiceView {
                    value: item.key.clone(),
                    name: item.name(lang).to_owned(),
                    count,
                    is_chosen,
                })
            })
            .collect();
        choices.sort_by_key(|choice| (!choice.is_chosen, std::cmp::Reverse(choice.count)));
        choices.truncate(KEYS_SHOWN_MAX);
        (!choices.is_empty()).then(|| FacetView {
            slug,
            name: lang.text(&format!("search-facet-{slug}")),
            is_open: OPEN.contains(&slug) || choices.iter().any(|choice| choice.is_chosen),
            choices,
        })
    };
    FACETS.into_iter().filter_map(facet).collect()
}

/// The words that were taken for others.
pub(super) fn corrected(found: &Found, lang: Lang) -> Vec<String> {
    let corrected = found.understood.corrected.iter();
    let said = corrected.map(|one| {
        let words = [("typed", one.typed.as_str()), ("read", one.read.as_str())];
        lang.text_with("search-corrected", &words)
    });
    said.collect()
}

/// The words that no description answers, said in one line; nothing when there are none.
pub(super) fn unknown(found: &Found, lang: Lang) -> Option<String> {
    let words = found.understood.unknown.join(", ");
    (!words.is_empty()).then(|| lang.text_with("search-unknown", &[("words", &words)]))
}

/// Why an entry that says this was found, word by word.
pub(super) fn why(hit: &Hit, said: &Description, lang: Lang) -> Vec<WhyView> {
    let reasons = hit.why.iter();
    reasons.map(|one| reason(one, said, lang)).collect()
}

/// The term of an entry in whose label, in any language, a word stands: as the reader calls it.
fn term_of(said: &Description, word: &str, lang: Lang) -> Option<String> {
    let word = word.to_lowercase();
    let says = |name: &str| name.to_lowercase().contains(&word);
    let of = |facet: &str, keys: &[String]| {
        let vocabulary = vocabularies::find(facet)?;
        let chosen = vocabulary
            .items
            .iter()
            .filter(|item| keys.contains(&item.key));
        let mut called = chosen.filter(|item| Lang::ALL.iter().any(|lang| says(item.name(*lang))));
        called.next().map(|item| item.name(lang).to_owned())
    };
    let facets = catalogue::FACETS.iter();
    let mut found = facets.filter_map(|(key, facet)| of(facet, said.facet(key)));
    found
        .next()
        .or_else(|| of(catalogue::AUDIENCES, &said.audiences))
}

fn reason(one: &Match, description: &Description, lang: Lang) -> WhyView {
    let term = Some(one.zone).filter(|zone| *zone == Zone::Label);
    let term = term.and_then(|_| term_of(description, &one.found, lang));
    let is_term = term.is_some();
    let said = match one.zone {
        Zone::Area => PlaceId::parse(&one.found).map_or_else(
            || lang.text("search-nationwide"),
            |place| place_name(&place, lang),
        ),
        Zone::Name | Zone::Text | Zone::Label => term.unwrap_or_else(|| one.found.clone()),
    };
    WhyView {
        said: if said.to_lowercase() == one.typed.to_lowercase() {
            String::new()
        } else {
            said
        },
        how: match one.how {
            How::Similar => Some("search-how-similar"),
            How::Near => Some("search-how-near"),
            How::Synonym if !is_term => Some("search-how-synonym"),
            How::Synonym | How::Word | How::Compound | How::Root | How::Start | How::Place => None,
        },
        typed: one.typed.clone(),
    }
}

/// The way on when nothing fits, or little.
pub(super) fn relaxations(ask: &Ask, found: &Found, lang: Lang) -> Vec<RelaxationView> {
    let view = |one: &Relaxation| {
        let (key, name, address) = match &one.step {
            Step::Area(None) => (
                "search-relax-country",
                String::new(),
                ask.with(|ask| ask.area = None),
            ),
            Step::Area(Some(area)) => (
                "search-relax-area",
                place_name(area, lang),
                ask.with(|ask| ask.area = Some(area.clone())),
            ),
            Step::Facet(facet) => (
                "search-relax-facet",
                lang.text(&format!("search-facet-{facet}")),
                ask.with(|ask| {
                    ask.facets.remove(facet);
                }),
            ),
            Step::OpenNow => (
                "search-relax-facet",
                lang.text("search-open-now"),
                ask.with(|ask| ask.only_open = false),
            ),
            Step::Refusal(refusal) => (
                "search-relax-facet",
                refused(refusal, lang),
                ask.with(|ask| ask.text.clone_from(&refusal.rest)),
            ),
            Step::Words(words) => (
                "search-relax-word",
                words.join(", "),
                ask.with(|ask| {
                    for word in words {
                        ask.text = without(&ask.text, word);
                    }
                }),
            ),
        };
        let mut count = lang.count("search-more-found", i64::from(one.total));
        let asked = match &one.step {
            Step::Area(area) => area.as_ref(),
            _ => ask.area.as_ref(),
        };
        let places = places::asked(asked, found);
        if let Some(parts) = places::parts((one.total, one.local), places, lang) {
            count = format!("{count} ({parts})");
        }
        RelaxationView {
            said: lang.text_with(key, &[("name", &name), ("found", &count)]),
            address: address.address(lang),
        }
    };
    found.relaxations.iter().map(view).collect()
}

/// A text without one of its words.
fn without(text: &str, word: &str) -> String {
    let is_other = |one: &&str| {
        let bare = one.trim_matches(|letter: char| !letter.is_alphanumeric());
        bare.to_lowercase() != word.to_lowercase()
    };
    text.split_whitespace()
        .filter(is_other)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The orders that can be chosen; the nearest first only where a place is named.
pub(super) fn sorts(ask: &Ask, found: &Found, lang: Lang) -> Vec<SortView> {
    let has_place = ask.area.is_some() || !found.understood.places.is_empty();
    let sorts = SORTS.into_iter();
    sorts
        .filter(|(sort, _)| *sort != Sort::Near || has_place)
        .map(|(sort, value)| SortView {
            value,
            name: lang.text(&format!("search-sort-{value}")),
            is_chosen: ask.sort == sort,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_let_go_of_wherever_it_stands() {
        assert_eq!(
            without("Läppäri rikki, Loimaa!", "rikki"),
            "Läppäri Loimaa!"
        );
        assert_eq!(without("tuki", "tuki"), "");
    }

    #[test]
    fn each_facet_of_the_page_is_a_vocabulary() {
        for facet in FACETS {
            assert!(vocabularies::find(facet).is_some(), "{facet}");
            for lang in Lang::ALL {
                let key = format!("search-facet-{facet}");
                assert_ne!(lang.text(&key), key);
            }
        }
    }
}

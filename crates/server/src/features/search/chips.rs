//! What is chosen, refused and named, as chips that take it away or add it. No I/O.
use std::collections::BTreeSet;

use ::search::{Found, Refusal};

use super::ask::{Ask, FACETS};
use super::places::place_name;
use crate::features::vocabularies;
use crate::i18n::Lang;

/// What was read out of the words, or is chosen.
pub(super) struct ChipView {
    pub name: String,
    /// The page without it, or with it.
    pub address: String,
    pub is_chosen: bool,
}

/// What is chosen, then what the words refuse, then what they name and could be chosen.
pub(super) fn chips(ask: &Ask, found: &Found, lang: Lang) -> Vec<ChipView> {
    let named = named(ask, found);
    let mut chips = Vec::new();
    if let Some(area) = &ask.area {
        chips.push(ChipView {
            name: place_name(area, lang),
            address: ask.with(|ask| ask.area = None).address(lang),
            is_chosen: true,
        });
    }
    if ask.only_open {
        chips.push(ChipView {
            name: lang.text("search-open-now"),
            address: ask.with(|ask| ask.only_open = false).address(lang),
            is_chosen: true,
        });
    }
    for (facet, keys) in &ask.facets {
        for key in keys {
            let Some(name) = called(&named, (facet, key), lang) else {
                continue;
            };
            let without = ask.with(|ask| {
                if let Some(keys) = ask.facets.get_mut(facet) {
                    keys.retain(|one| one != key);
                }
            });
            chips.push(ChipView {
                name,
                address: without.address(lang),
                is_chosen: true,
            });
        }
    }
    chips.extend(readable(ask, found, &named, lang));
    chips
}

/// What the words refuse, then what they name and could be chosen.
fn readable(ask: &Ask, found: &Found, named: &BTreeSet<(&str, &str)>, lang: Lang) -> Vec<ChipView> {
    let mut chips = Vec::new();
    chips.extend(found.understood.refused.iter().map(|one| ChipView {
        name: refused(one, lang),
        address: ask.with(|ask| ask.text.clone_from(&one.rest)).address(lang),
        is_chosen: true,
    }));
    let places = found.understood.places.iter();
    chips.extend(places.filter(|_| ask.area.is_none()).map(|place| ChipView {
        name: place_name(place, lang),
        address: ask.with(|ask| ask.area = Some(place.clone())).address(lang),
        is_chosen: false,
    }));
    let facets = found.understood.facets.iter();
    let facets =
        facets.filter(|(facet, key)| FACETS.contains(&facet.as_str()) && !ask.has(facet, key));
    chips.extend(facets.filter_map(|(facet, key)| {
        let with = ask.with(|ask| {
            ask.facets
                .entry(facet.clone())
                .or_default()
                .push(key.clone());
        });
        Some(ChipView {
            name: called(named, (facet, key), lang)?,
            address: with.address(lang),
            is_chosen: false,
        })
    }));
    chips
}

/// What is not wanted, in the reader's words where it is one thing, and as it was typed where it is several.
pub(super) fn refused(one: &Refusal, lang: Lang) -> String {
    let label = match one.terms.as_slice() {
        [(facet, key)] => vocabularies::label(facet, key, lang),
        _ => None,
    };
    label.map_or_else(
        || one.typed.clone(),
        |name| lang.text_with("search-refused", &[("name", &name)]),
    )
}

/// Every term that is chosen or named, as vocabulary and key.
fn named<'a>(ask: &'a Ask, found: &'a Found) -> BTreeSet<(&'a str, &'a str)> {
    let chosen = ask.facets.iter();
    let chosen =
        chosen.flat_map(|(facet, keys)| keys.iter().map(|key| (facet.as_str(), key.as_str())));
    let read = found.understood.facets.iter();
    let read = read.map(|(facet, key)| (facet.as_str(), key.as_str()));
    chosen
        .chain(read.filter(|(facet, _)| FACETS.contains(facet)))
        .collect()
}

/// What a term is called; with its facet where another one of them is called the same.
fn called(
    named: &BTreeSet<(&str, &str)>,
    (facet, key): (&str, &str),
    lang: Lang,
) -> Option<String> {
    let name = vocabularies::label(facet, key, lang)?;
    let same = named.iter().filter(|(facet, key)| {
        let other = vocabularies::label(facet, key, lang);
        other.is_some_and(|other| other == name)
    });
    if same.count() < 2 {
        return Some(name);
    }
    let facet = lang.text(&format!("search-facet-{facet}"));
    Some(format!("{facet}: {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_terms_of_one_name_are_told_apart_by_their_facets() {
        let shopping = ("topics", "shopping");
        let shops = ("digital-services", "online-shops");
        let alone = BTreeSet::from([shopping]);
        let name = called(&alone, shopping, Lang::Fi).unwrap();
        assert!(!name.contains(':'), "{name}");
        let both = BTreeSet::from([shopping, shops]);
        let names = [shopping, shops].map(|one| called(&both, one, Lang::Fi).unwrap());
        assert_ne!(names[0], names[1]);
    }
}

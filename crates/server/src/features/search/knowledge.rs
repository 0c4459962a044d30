//! What the search reads by: the lexicon of the field, the names of places, and what vocabularies call their terms.

use std::sync::Arc;

use ::search::{
    Gazetteer, Knowledge, Labels, Level, Lexicon, LexiconError, LexiconTexts, Place, PlaceId,
    Snowball, best_morphology,
};

use super::ask::{FACETS, lang_of};
use crate::config::Morphology;
use crate::features::lexicon::{REFUSALS, Texts};
use crate::features::{areas, vocabularies};
use crate::i18n::Lang;

/// Everything that descriptions and queries are read by.
pub(super) fn knowledge(
    finnish: Morphology,
    texts: &Texts,
    labels: Labels,
) -> Result<Knowledge, LexiconError> {
    let (morphology, missing) = match finnish {
        Morphology::Auto => best_morphology(),
        Morphology::Snowball => (Arc::new(Snowball) as Arc<_>, None),
    };
    if let Some(why) = missing {
        tracing::warn!(%why, "Finnish words are read by their stems only, so that the search finds less");
    }
    Ok(Knowledge::new(
        morphology,
        lexicon(texts)?,
        Gazetteer::new(places()),
        labels,
    ))
}

/// The words of an edition as the engine reads them.
pub(super) fn lexicon(texts: &Texts) -> Result<Lexicon, LexiconError> {
    Lexicon::read(LexiconTexts {
        concepts: &texts.concepts,
        spoken: &texts.spoken,
        words: &texts.words,
        refusals: REFUSALS,
    })
}

/// Every area of Finland with its names.
fn places() -> Vec<Place> {
    let all = areas::all();
    let names = |names: [&String; 2]| {
        let mut names: Vec<String> = names.into_iter().cloned().collect();
        names.dedup();
        names
    };
    let municipalities = all.municipalities.iter().map(|one| Place {
        id: PlaceId::municipality(&one.code),
        names: names([&one.name_fi, &one.name_sv]),
        within: Some(PlaceId::new(Level::Subregion, &one.subregion)),
    });
    let subregions = all.subregions.values().map(|one| Place {
        id: PlaceId::new(Level::Subregion, &one.code),
        names: names([&one.name_fi, &one.name_sv]),
        within: Some(PlaceId::region(&one.region)),
    });
    let regions = all.regions.values().map(|one| {
        let mut names = names([&one.name_fi, &one.name_sv]);
        if !one.name_en.is_empty() && !names.contains(&one.name_en) {
            names.push(one.name_en.clone());
        }
        Place {
            id: PlaceId::region(&one.code),
            names,
            within: None,
        }
    });
    municipalities.chain(subregions).chain(regions).collect()
}

/// What the terms of the facets are called in the edition that the running task speaks of.
pub(super) fn labels() -> Labels {
    let mut labels = Labels::default();
    for facet in FACETS {
        let Some(vocabulary) = vocabularies::find(facet) else {
            continue;
        };
        for item in &vocabulary.items {
            for lang in Lang::ALL {
                labels.put(facet, &item.key, lang_of(lang), item.name(lang));
            }
        }
    }
    labels
}

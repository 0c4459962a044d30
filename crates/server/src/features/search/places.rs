//! Areas as the search names and offers them.
use std::collections::BTreeMap;

use ::search::{Found, Level, PlaceId};

use super::ask::Ask;
use super::shown::ChoiceView;
use crate::features::areas;
use crate::features::localities::{Circle, Spot, circles};
use crate::i18n::Lang;

/// Whether there is such a place.
pub(super) fn is_known(place: &PlaceId) -> bool {
    match place.level {
        Level::Municipality => areas::municipality(&place.code).is_some(),
        Level::Subregion => areas::all().subregions.contains_key(&place.code),
        Level::Region => areas::all().regions.contains_key(&place.code),
    }
}

/// What a place is called; its code when nobody knows it.
pub fn place_name(place: &PlaceId, lang: Lang) -> String {
    let all = areas::all();
    let area = match place.level {
        Level::Municipality => {
            return areas::municipality(&place.code)
                .map_or_else(|| place.code.clone(), |one| one.name(lang).to_owned());
        }
        Level::Subregion => {
            // Many are called as their largest municipality is.
            return all.subregions.get(&place.code).map_or_else(
                || place.code.clone(),
                |one| lang.text_with("localities-subregion", &[("name", one.name(lang))]),
            );
        }
        Level::Region => all.regions.get(&place.code),
    };
    area.map_or_else(|| place.code.clone(), |one| one.name(lang).to_owned())
}

/// The places that are asked for: the chosen one, or those that the words name.
pub(super) fn asked<'a>(chosen: Option<&'a PlaceId>, found: &'a Found) -> &'a [PlaceId] {
    chosen.map_or(&found.understood.places, std::slice::from_ref)
}

/// How much of what is found serves the asked places themselves, in words; nothing when all of it does.
pub(super) fn parts(
    (total, local): (u32, Option<u32>),
    places: &[PlaceId],
    lang: Lang,
) -> Option<String> {
    let local = local.filter(|local| *local < total)?;
    let names: Vec<String> = places.iter().map(|one| place_name(one, lang)).collect();
    let said = [
        ("place", names.join(", ")),
        ("local", local.to_string()),
        ("others", (total - local).to_string()),
    ];
    let said: Vec<(&str, &str)> = said
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    Some(lang.text_with("search-local", &said))
}

/// The areas that are offered: the regions of the country, or, where a place is chosen or named, it, those beside it,
/// and those that it lies in. Areas where nothing is found are left out, but for the chosen one.
pub(super) fn offered(ask: &Ask, found: &Found, lang: Lang) -> Vec<ChoiceView> {
    let named = ask.area.as_ref().or(found.understood.places.first());
    let places = named.map_or_else(regions, beside);
    let count = |place: &PlaceId| found.places.get(place).copied().unwrap_or(0);
    let view = |place: PlaceId| ChoiceView {
        name: place_name(&place, lang),
        count: count(&place),
        is_chosen: ask.area.as_ref() == Some(&place),
        value: place.to_string(),
    };
    let shown = places.into_iter().map(view);
    shown
        .filter(|choice| choice.count > 0 || choice.is_chosen)
        .collect()
}

/// How many serve each municipality of the sub-region (or region) that is chosen or named; nothing without a place.
pub(super) fn map(ask: &Ask, found: &Found, lang: Lang) -> Vec<Circle> {
    let Some(named) = ask.area.as_ref().or(found.understood.places.first()) else {
        return Vec::new();
    };
    let here = areas::municipality(&named.code).filter(|_| named.level == Level::Municipality);
    let is_near = |one: &&areas::Municipality| match (named.level, here) {
        (Level::Municipality, Some(here)) => one.subregion == here.subregion,
        (Level::Municipality, None) => false,
        (Level::Subregion, _) => one.subregion == named.code,
        (Level::Region, _) => one.region == named.code,
    };
    let spot = |municipality: &'static areas::Municipality| {
        let count = found.places.get(&PlaceId::municipality(&municipality.code));
        Spot {
            municipality,
            count: count.map_or(0, |count| usize::try_from(*count).unwrap_or(usize::MAX)),
            is_here: here == Some(municipality),
        }
    };
    let near = areas::all().municipalities.iter().filter(is_near);
    let spots: Vec<Spot<'_>> = near.map(spot).collect();
    circles(&spots, lang)
}

fn regions() -> Vec<PlaceId> {
    let mut regions: Vec<_> = areas::all().regions.values().collect();
    regions.sort_by(|a, b| a.name_fi.cmp(&b.name_fi));
    let ids = regions.into_iter().map(|one| PlaceId::region(&one.code));
    ids.collect()
}

/// The municipalities of the place's sub-region (or the sub-regions of its region) with what they lie in.
fn beside(place: &PlaceId) -> Vec<PlaceId> {
    let all = areas::all();
    let (subregion, region) = match place.level {
        Level::Municipality => match areas::municipality(&place.code) {
            Some(one) => (Some(one.subregion.as_str()), one.region.as_str()),
            None => return vec![place.clone()],
        },
        Level::Subregion => match all.subregions.get(&place.code) {
            Some(one) => (Some(place.code.as_str()), one.region.as_str()),
            None => return vec![place.clone()],
        },
        Level::Region => (None, place.code.as_str()),
    };
    let mut found: BTreeMap<&str, PlaceId> = BTreeMap::new();
    match subregion {
        Some(code) => {
            let within = all
                .municipalities
                .iter()
                .filter(|one| one.subregion == code);
            found
                .extend(within.map(|one| (one.name_fi.as_str(), PlaceId::municipality(&one.code))));
        }
        None => {
            let within = all.subregions.values().filter(|one| one.region == region);
            let id = |code: &str| PlaceId::new(Level::Subregion, code);
            found.extend(within.map(|one| (one.name_fi.as_str(), id(&one.code))));
        }
    }
    let mut places: Vec<PlaceId> = found.into_values().collect();
    places.extend(subregion.map(|code| PlaceId::new(Level::Subregion, code)));
    places.push(PlaceId::region(region));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(codes: &[&str]) -> Found {
        let count = |code: &&str| (PlaceId::municipality(*code), 2);
        Found {
            places: codes.iter().map(count).collect(),
            ..Found::default()
        }
    }

    #[test]
    fn beside_a_chosen_municipality_stand_its_neighbours_with_something() {
        let ask = Ask::read("area=municipality:430");
        let offered = offered(&ask, &found_in(&["636", "853"]), Lang::Fi);
        let names: Vec<&str> = offered.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Loimaa", "Pöytyä"]);
        assert!(offered[0].is_chosen && offered[0].count == 0);
    }

    #[test]
    fn without_a_place_the_regions_are_offered() {
        let mut found = Found::default();
        found.places.insert(PlaceId::region("02"), 7);
        let offered = offered(&Ask::default(), &found, Lang::Sv);
        assert_eq!(offered.len(), 1);
        assert_eq!(
            (offered[0].name.as_str(), offered[0].count),
            ("Egentliga Finland", 7)
        );
    }
}

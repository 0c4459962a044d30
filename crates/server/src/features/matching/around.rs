//! Areas that a need may name, and how far municipalities are from them.
use std::collections::HashMap;

use ::search::{Level, PlaceId};
use analysis::places::Found;

use crate::features::areas::{self, Kind, Municipality, Named};

/// The area that is said: as its id (`municipality:430`), or by name in any language and form (*Loimaalla*).
pub(super) fn said(text: &str) -> Option<PlaceId> {
    let known = PlaceId::parse(text).filter(|place| !within(place).is_empty());
    known.or_else(|| {
        let names = areas::names();
        let found = names.named_in(text);
        found.iter().find_map(place_of)
    })
}

/// The area that a name stands for where it is found.
pub(super) fn place_of(found: &Found<Named>) -> Option<PlaceId> {
    let (kind, code) = areas::meant(found)?;
    match kind {
        Kind::Municipality => Some(PlaceId::municipality(code)),
        Kind::Subregion => Some(PlaceId::new(Level::Subregion, code)),
        Kind::Region => Some(PlaceId::region(code)),
        Kind::Wellbeing => None,
    }
}

/// The municipalities of an area.
fn within(place: &PlaceId) -> Vec<&'static Municipality> {
    let belongs = |one: &&Municipality| match place.level {
        Level::Municipality => one.code == place.code,
        Level::Subregion => one.subregion == place.code,
        Level::Region => one.region == place.code,
    };
    areas::all().municipalities.iter().filter(belongs).collect()
}

/// Kilometres from an area to each municipality, by code: 0 within it, else between the nearest label points.
pub(super) fn distances(place: &PlaceId) -> HashMap<&'static str, f64> {
    let from = within(place);
    let nearest = |to: &'static Municipality| {
        let km = from.iter().map(|one| {
            if one.code == to.code {
                0.0
            } else {
                one.km_to(to)
            }
        });
        Some((to.code.as_str(), km.reduce(f64::min)?))
    };
    let all = areas::all().municipalities.iter();
    all.filter_map(nearest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_understood_by_its_id_and_by_its_name() {
        let check = |text: &str, expected: Option<&str>| {
            let found = said(text).map(|place| place.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("municipality:430", Some("municipality:430"));
        check("municipality:999", None);
        check("Loimaa", Some("municipality:430"));
        check("loimaalla", Some("municipality:430"));
        check("Åbo", Some("municipality:853"));
        check("Uusimaa", Some("region:01"));
        check("ei missään", None);
    }

    #[test]
    fn near_is_near_and_within_is_nothing() {
        let from = distances(&PlaceId::municipality("430"));
        assert!(from["430"].abs() < f64::EPSILON);
        assert!((15.0..35.0).contains(&from["636"]), "{}", from["636"]);
        assert!((40.0..80.0).contains(&from["853"]), "{}", from["853"]);
        let region = distances(&PlaceId::region("02"));
        assert!(region["853"].abs() < f64::EPSILON && region["091"] > 40.0);
        assert_eq!(from.len(), 308);
    }
}

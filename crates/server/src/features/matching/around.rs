//! Areas that a need may name, and how far municipalities are from them.
use std::collections::HashMap;

use ::search::{Level, PlaceId};
use analysis::places::Found;

use crate::features::areas::{self, Kind, Municipality, Named};
use crate::i18n::Lang;

/// Kilometres of half a way round the Earth, over pi.
const EARTH_RADIUS_KM: f64 = 6_371.0;

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

/// What an area is called; its code when nobody knows it.
pub(super) fn name(place: &PlaceId, lang: Lang) -> String {
    let all = areas::all();
    let area = match place.level {
        Level::Municipality => {
            let found = areas::municipality(&place.code);
            return found.map_or_else(|| place.code.clone(), |one| one.name(lang).to_owned());
        }
        Level::Subregion => all.subregions.get(&place.code),
        Level::Region => all.regions.get(&place.code),
    };
    area.map_or_else(|| place.code.clone(), |one| one.name(lang).to_owned())
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
                kilometres((one.lon, one.lat), (to.lon, to.lat))
            }
        });
        Some((to.code.as_str(), km.reduce(f64::min)?))
    };
    let all = areas::all().municipalities.iter();
    all.filter_map(nearest).collect()
}

/// Between two points of longitude and latitude, over the surface.
fn kilometres(one: (f64, f64), other: (f64, f64)) -> f64 {
    let [lon, lat] =
        [other.0 - one.0, other.1 - one.1].map(|angle| (angle.to_radians() / 2.0).sin());
    let across = lon * lon * one.1.to_radians().cos() * other.1.to_radians().cos();
    2.0 * EARTH_RADIUS_KM * (lat * lat + across).sqrt().min(1.0).asin()
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

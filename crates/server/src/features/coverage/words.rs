//! Names and numbers as readers of a language write them.
use ::search::{Level, PlaceId};

use super::ask::By;
use crate::features::areas;
use crate::features::localities::{self, Locality};
use crate::features::vocabularies;
use crate::i18n::Lang;

/// Inhabitants that supports are set against.
const PER: f64 = 10_000.0;

/// What a column is called.
pub(super) fn column_name(by: By, key: &str, lang: Lang) -> String {
    match key {
        "" => lang.text("coverage-untold"),
        key => vocabularies::label(by.vocabulary(), key, lang).unwrap_or_else(|| key.to_owned()),
    }
}

/// The page of a place.
pub(super) fn locality(place: &PlaceId) -> Option<&'static Locality> {
    let level = match place.level {
        Level::Municipality => localities::Level::Municipality,
        Level::Subregion => localities::Level::Subregion,
        Level::Region => localities::Level::Region,
    };
    localities::of_code(level, &place.code)
}

/// What a place is called; a sub-region is told from the municipality of its name.
pub(super) fn place_name(place: &PlaceId, lang: Lang) -> String {
    let name = locality(place).map_or(place.code.as_str(), |one| one.name(lang));
    match place.level {
        Level::Subregion => lang.text_with("localities-subregion", &[("name", name)]),
        _ => name.to_owned(),
    }
}

/// What the area is called; the whole country when there is none.
pub(super) fn area_name(area: Option<&PlaceId>, lang: Lang) -> String {
    area.map_or_else(
        || lang.text("coverage-country"),
        |area| place_name(area, lang),
    )
}

/// Name of a municipality's region.
pub(super) fn region_name(place: &PlaceId, lang: Lang) -> String {
    let found = areas::municipality(&place.code);
    found.map_or_else(String::new, |one| {
        place_name(&PlaceId::region(&one.region), lang)
    })
}

/// A whole number with its thousands apart.
pub(super) fn whole(lang: Lang, number: u32) -> String {
    let digits = number.to_string();
    let mut told = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(if lang == Lang::En { ',' } else { '\u{a0}' });
        }
        told.push(digit);
    }
    told
}

/// How many there are for ten thousand inhabitants; nothing where nobody lives.
pub fn per_10_000(count: u32, people: u32) -> f64 {
    if people == 0 {
        return 0.0;
    }
    f64::from(count) * PER / f64::from(people)
}

/// The same in words, with one decimal; what is too small for it is told as less.
pub(super) fn rate(lang: Lang, count: u32, people: u32) -> String {
    let rate = per_10_000(count, people);
    match rate > 0.0 && rate < 0.05 {
        true => format!("<{}", decimals(lang, 0.1, 1)),
        false => decimals(lang, rate, 1),
    }
}

/// A number with this many decimals, and the comma or point of the language.
pub(super) fn decimals(lang: Lang, number: f64, places: usize) -> String {
    let told = format!("{number:.places$}");
    if lang == Lang::En {
        told
    } else {
        told.replace('.', ",")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_readers_write_them() {
        assert_eq!(whole(Lang::Fi, 5_563_970), "5\u{a0}563\u{a0}970");
        assert_eq!(whole(Lang::En, 16_000), "16,000");
        assert_eq!(whole(Lang::Sv, 999), "999");
        assert_eq!(rate(Lang::Fi, 2, 15_000), "1,3");
        assert_eq!(rate(Lang::En, 1, 600_000), "<0.1");
        assert_eq!(rate(Lang::En, 0, 600_000), "0.0");
        assert_eq!(rate(Lang::En, 1, 0), "0.0");
    }
}

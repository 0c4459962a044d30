//! Areas of Finland: municipalities (kunnat), sub-regions (seutukunnat), regions (maakunnat) and wellbeing
//! services counties (hyvinvointialueet), with official codes. Files and their sources: `data/areas`.
mod said;
mod typed;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use analysis::reach::Municipalities;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::i18n::Lang;

pub use said::{Kind, Named, meant, names, said_in};
pub use typed::{Chosen, TYPED_MAX, Typed, near_municipalities, typed};

/// Most municipalities that typing offers at once.
pub const OFFERED_MAX: usize = 12;
/// Kilometres of half a way round the Earth, over pi.
const EARTH_RADIUS_KM: f64 = 6_371.0;

/// A municipality.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Official code of three digits.
    pub code: String,
    /// Name in Finnish.
    pub name_fi: String,
    /// Name in Swedish.
    pub name_sv: String,
    /// Code of its sub-region.
    pub subregion: String,
    /// Code of its region.
    pub region: String,
    /// Code of its wellbeing services county.
    pub wellbeing: String,
    /// Languages of the municipality, the larger first, such as `fi-sv`.
    pub language_status: String,
    /// People, at the end of 2022.
    pub population: u32,
    /// Longitude of the label point, degrees.
    pub lon: f64,
    /// Latitude of the label point, degrees.
    pub lat: f64,
}

impl Municipality {
    /// Its name in the reader's language (English uses the Finnish one).
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::Sv {
            &self.name_sv
        } else {
            &self.name_fi
        }
    }

    /// Kilometres to another one, from label point to label point over the surface.
    pub fn km_to(&self, other: &Self) -> f64 {
        let half = |angle: f64| (angle.to_radians() / 2.0).sin();
        let (lon, lat) = (half(other.lon - self.lon), half(other.lat - self.lat));
        let across = lon * lon * self.lat.to_radians().cos() * other.lat.to_radians().cos();
        2.0 * EARTH_RADIUS_KM * (lat * lat + across).sqrt().min(1.0).asin()
    }
}

/// A region, sub-region or wellbeing services county.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Area {
    /// Official code.
    pub code: String,
    /// Name in Finnish.
    pub name_fi: String,
    /// Name in Swedish.
    pub name_sv: String,
    /// Name in English, where it has one.
    #[serde(default)]
    pub name_en: String,
    /// Code of the region that a sub-region lies in.
    #[serde(default)]
    pub region: String,
}

impl Area {
    /// Its name in the reader's language (English uses the Finnish one).
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::Sv {
            &self.name_sv
        } else {
            &self.name_fi
        }
    }
}

/// A municipality as typing offers it.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Offered {
    /// Official code.
    pub code: String,
    /// Name in Finnish.
    pub name_fi: String,
    /// Name in Swedish.
    pub name_sv: String,
    /// Name of its sub-region in the reader's language.
    pub subregion: String,
}

/// Every area, read once from the embedded files.
pub struct Areas {
    /// Municipalities by code.
    pub municipalities: Vec<Municipality>,
    /// Sub-regions by code.
    pub subregions: BTreeMap<String, Area>,
    /// Regions by code.
    pub regions: BTreeMap<String, Area>,
    /// Wellbeing services counties by code.
    pub wellbeing: BTreeMap<String, Area>,
    /// Codes of the municipalities that each borders on, by code.
    neighbours: HashMap<String, Vec<String>>,
    /// Codes of the municipalities of each sub-region, by its code.
    within: HashMap<String, Vec<String>>,
}

/// Two municipalities that border on each other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Border {
    code: String,
    neighbour: String,
}

static AREAS: LazyLock<Areas> = LazyLock::new(|| {
    let municipalities: Vec<Municipality> =
        rows(include_str!("../../../../../data/areas/municipalities.csv"));
    let borders: Vec<Border> = rows(include_str!("../../../../../data/areas/neighbours.csv"));
    Areas {
        neighbours: grouped(borders.into_iter().map(|one| (one.code, one.neighbour))),
        within: grouped(
            municipalities
                .iter()
                .map(|m| (m.subregion.clone(), m.code.clone())),
        ),
        municipalities,
        subregions: by_code(include_str!("../../../../../data/areas/subregions.csv")),
        regions: by_code(include_str!("../../../../../data/areas/regions.csv")),
        wellbeing: by_code(include_str!("../../../../../data/areas/wellbeing.csv")),
    }
});

fn grouped(pairs: impl Iterator<Item = (String, String)>) -> HashMap<String, Vec<String>> {
    let mut groups: HashMap<String, Vec<String>> = HashMap::new();
    for (key, one) in pairs {
        groups.entry(key).or_default().push(one);
    }
    groups
}

fn rows<T: for<'de> Deserialize<'de>>(file: &str) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    reader
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("embedded areas are read by a test")
}

fn by_code(file: &str) -> BTreeMap<String, Area> {
    rows::<Area>(file)
        .into_iter()
        .map(|area| (area.code.clone(), area))
        .collect()
}

/// All areas.
pub fn all() -> &'static Areas {
    &AREAS
}

/// The municipality with this code.
pub fn municipality(code: &str) -> Option<&'static Municipality> {
    all().municipalities.iter().find(|m| m.code == code)
}

impl Municipalities for Areas {
    fn neighbours(&self, code: &str) -> &[String] {
        self.neighbours.get(code).map_or(&[], Vec::as_slice)
    }

    fn around(&self, code: &str) -> &[String] {
        let within = municipality(code).and_then(|m| self.within.get(&m.subregion));
        within.map_or(&[], Vec::as_slice)
    }

    fn people(&self, code: &str) -> u32 {
        municipality(code).map_or(0, |m| m.population)
    }
}

/// Municipalities whose name in either language begins with what is typed, then those that hold it; at most
/// [`OFFERED_MAX`]. Case and accents do not matter.
pub fn offer(typed: &str, lang: Lang) -> Vec<Offered> {
    let typed = fold(typed.trim());
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(bool, &Municipality)> = all()
        .municipalities
        .iter()
        .filter_map(|m| {
            let names = [fold(&m.name_fi), fold(&m.name_sv)];
            let begins = names.iter().any(|name| name.starts_with(&typed));
            let holds = begins || m.code == typed || names.iter().any(|name| name.contains(&typed));
            holds.then_some((!begins, m))
        })
        .collect();
    found.sort_by(|(a_later, a), (b_later, b)| {
        (a_later, a.name(lang)).cmp(&(b_later, b.name(lang)))
    });
    found
        .into_iter()
        .take(OFFERED_MAX)
        .map(|(_, m)| offered(m, lang))
        .collect()
}

/// The municipalities with these codes, in the same form; unknown codes are left out.
pub fn named<'a>(codes: impl Iterator<Item = &'a str>, lang: Lang) -> Vec<Offered> {
    codes
        .filter_map(municipality)
        .map(|m| offered(m, lang))
        .collect()
}

fn offered(m: &Municipality, lang: Lang) -> Offered {
    Offered {
        code: m.code.clone(),
        name_fi: m.name_fi.clone(),
        name_sv: m.name_sv.clone(),
        subregion: all()
            .subregions
            .get(&m.subregion)
            .map_or("", |area| area.name(lang))
            .to_owned(),
    }
}

fn fold(text: &str) -> String {
    text.to_lowercase()
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_is_there_and_belongs_somewhere() {
        let areas = all();
        assert_eq!(
            (
                areas.municipalities.len(),
                areas.subregions.len(),
                areas.regions.len()
            ),
            (308, 69, 19)
        );
        assert_eq!(areas.wellbeing.len(), 23);
        for m in &areas.municipalities {
            assert!(
                areas
                    .subregions
                    .get(&m.subregion)
                    .is_some_and(|s| s.region == m.region),
                "{}",
                m.name_fi
            );
            assert!(areas.wellbeing.contains_key(&m.wellbeing), "{}", m.name_fi);
            assert!(
                (19.0..32.0).contains(&m.lon) && (59.0..71.0).contains(&m.lat),
                "{}",
                m.name_fi
            );
        }
    }

    #[test]
    fn neighbours_are_neighbours_of_each_other() {
        let areas = all();
        let code = |name: &str| {
            &areas
                .municipalities
                .iter()
                .find(|m| m.name_fi == name)
                .expect("a municipality")
                .code
        };
        for (code, beside) in &areas.neighbours {
            assert!(municipality(code).is_some(), "{code}");
            for other in beside {
                assert!(areas.neighbours(other).contains(code), "{code} {other}");
                assert_ne!(code, other);
            }
        }
        assert_eq!(areas.neighbours.len(), areas.municipalities.len());
        for (one, other) in [
            ("Loimaa", "Pöytyä"),
            ("Aura", "Pöytyä"),
            ("Espoo", "Kauniainen"),
            ("Hailuoto", "Oulu"),
        ] {
            assert!(
                areas.neighbours(code(one)).contains(code(other)),
                "{one} {other}"
            );
        }
        assert!(!areas.neighbours(code("Loimaa")).contains(code("Aura")));
        assert_eq!(
            areas.neighbours(code("Kauniainen")),
            [code("Espoo").clone()]
        );
        assert!(areas.around(code("Loimaa")).contains(code("Aura")));
        assert!(areas.neighbours("none").is_empty() && areas.around("none").is_empty());
    }

    #[test]
    fn a_municipality_is_found_by_either_name_and_without_dots() {
        let first = |typed: &str| offer(typed, Lang::Fi).first().map(|m| m.name_fi.clone());
        assert_eq!(first("loim").as_deref(), Some("Loimaa"));
        assert_eq!(first("Åbo").as_deref(), Some("Turku"));
        assert_eq!(first("poyty").as_deref(), Some("Pöytyä"));
        assert_eq!(first(""), None);
        assert!(offer("a", Lang::Sv).len() <= OFFERED_MAX);
    }
}

//! Municipalities, sub-regions and regions as places that have a page: address, name, and how one says "in" it.
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::features::areas::{self, Areas};
use crate::i18n::{Lang, sort_key};

/// Most names that are offered for one that is unknown.
const NEAR_MAX: usize = 5;

/// How large an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Kunta.
    Municipality,
    /// Seutukunta.
    Subregion,
    /// Maakunta.
    Region,
}

/// A text in three languages.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    fi: String,
    sv: String,
    en: String,
}

impl Words {
    fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

/// An area with a page of its own.
#[derive(Clone, Debug)]
pub struct Locality {
    /// How large it is.
    pub level: Level,
    /// Official code.
    pub code: String,
    /// Last part of its permanent address, in plain letters.
    pub slug: String,
    name: Words,
    within: Words,
    /// Codes of its municipalities; of a municipality, its own.
    pub municipalities: Vec<String>,
}

impl Locality {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// In it, as one says: *Loimaalla*, *i Åbo*, *in Turku*.
    pub fn within(&self, lang: Lang) -> &str {
        self.within.get(lang)
    }
}

/// A row of `data/areas/inflected.csv`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inflected {
    level: Level,
    code: String,
    in_fi: String,
    in_sv: String,
    in_en: String,
}

/// Every locality.
pub struct Localities {
    by_slug: BTreeMap<String, Locality>,
    /// Slugs by code and level.
    by_code: HashMap<(Level, String), String>,
    /// Slugs by other addresses that lead to them.
    meant: HashMap<String, String>,
}

static ALL: LazyLock<Localities> = LazyLock::new(|| {
    let table = include_str!("../../../../../data/areas/inflected.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<Inflected> = reader
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("the embedded table is read by a test");
    let found = rows
        .into_iter()
        .filter_map(|row| locality(areas::all(), row));
    Localities::of(found.collect())
});

/// Every locality.
pub fn all() -> &'static Localities {
    &ALL
}

impl Localities {
    fn of(found: Vec<Locality>) -> Self {
        let mut meant = HashMap::new();
        for one in &found {
            let code = match one.level {
                Level::Municipality => one.code.clone(),
                Level::Subregion => format!("sk{}", one.code),
                Level::Region => format!("mk{}", one.code),
            };
            meant.insert(code, one.slug.clone());
            if one.level == Level::Municipality {
                // Where two share a Swedish name, the first keeps it.
                meant
                    .entry(slug_of(one.name(Lang::Sv)))
                    .or_insert_with(|| one.slug.clone());
            }
        }
        // A municipality wins over what is larger and called alike; its page leads on to that.
        for level in [Level::Region, Level::Subregion] {
            for one in found.iter().filter(|one| one.level == level) {
                for lang in Lang::ALL {
                    meant
                        .entry(slug_of(one.name(lang)))
                        .or_insert_with(|| one.slug.clone());
                }
            }
        }
        Self {
            by_code: found
                .iter()
                .map(|one| ((one.level, one.code.clone()), one.slug.clone()))
                .collect(),
            by_slug: found
                .into_iter()
                .map(|one| (one.slug.clone(), one))
                .collect(),
            meant,
        }
    }

    /// The locality at this address.
    pub fn at(&self, slug: &str) -> Option<&Locality> {
        self.by_slug.get(slug)
    }

    /// The locality that another address means: its code, the Swedish name of a municipality, or the plain name of what is
    /// larger in any language. An address [`Self::at`] which there is a locality means that one.
    pub fn meant(&self, address: &str) -> Option<&Locality> {
        self.at(self.meant.get(address)?)
    }

    /// Municipalities whose name in either language is nearly so, the nearest first.
    pub fn near(&self, slug: &str) -> Vec<&Locality> {
        let near = areas::near_municipalities(slug);
        let own = near.filter_map(|one| self.of_code(Level::Municipality, &one.code));
        own.take(NEAR_MAX).collect()
    }

    /// The locality of an official code.
    pub fn of_code(&self, level: Level, code: &str) -> Option<&Locality> {
        self.at(self.by_code.get(&(level, code.to_owned()))?)
    }

    /// All of one level, by name in the reader's language.
    pub fn of_level(&self, level: Level, lang: Lang) -> Vec<&Locality> {
        let all = self.by_slug.values().filter(|one| one.level == level);
        by_name(all.collect(), lang)
    }

    /// All, by address.
    pub fn iter(&self) -> impl Iterator<Item = &Locality> {
        self.by_slug.values()
    }
}

/// Localities by name in the reader's language.
pub fn by_name(mut all: Vec<&Locality>, lang: Lang) -> Vec<&Locality> {
    all.sort_by_cached_key(|one| sort_key(one.name(lang)));
    all
}

fn locality(areas: &Areas, row: Inflected) -> Option<Locality> {
    let (name, end) = match row.level {
        Level::Municipality => {
            let found = areas::municipality(&row.code)?;
            (words(&found.name_fi, &found.name_sv, ""), "")
        }
        Level::Subregion => {
            let found = areas.subregions.get(&row.code)?;
            (words(&found.name_fi, &found.name_sv, ""), "-seutukunta")
        }
        Level::Region => {
            let found = areas.regions.get(&row.code)?;
            (
                words(&found.name_fi, &found.name_sv, &found.name_en),
                "-maakunta",
            )
        }
    };
    let is_in = |one: &&areas::Municipality| match row.level {
        Level::Municipality => one.code == row.code,
        Level::Subregion => one.subregion == row.code,
        Level::Region => one.region == row.code,
    };
    let municipalities = areas.municipalities.iter().filter(is_in);
    Some(Locality {
        slug: slug_of(&name.fi) + end,
        within: Words {
            fi: row.in_fi,
            sv: row.in_sv,
            en: row.in_en,
        },
        municipalities: municipalities.map(|one| one.code.clone()).collect(),
        level: row.level,
        code: row.code,
        name,
    })
}

fn words(fi: &str, sv: &str, en: &str) -> Words {
    Words {
        fi: fi.to_owned(),
        sv: sv.to_owned(),
        en: if en.is_empty() { fi } else { en }.to_owned(),
    }
}

/// A name in plain letters: `Koski Tl` becomes `koski-tl`, `Hämeenkyrö` `hameenkyro`.
pub fn slug_of(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|letter| match letter {
            'ä' | 'å' => 'a',
            'ö' => 'o',
            _ => letter,
        })
        .collect();
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

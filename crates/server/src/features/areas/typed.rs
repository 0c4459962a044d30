//! Areas as they are typed: names parted by commas, of which some are begun and some are misspelt.
use std::sync::LazyLock;

use serde::Serialize;

use super::{Area, Kind, Municipality, OFFERED_MAX, Offered, all, fold, offered};
use crate::i18n::Lang;

/// Most names that are read at once; the last one holds what is left.
pub const TYPED_MAX: usize = 40;
/// Letters of what may be a misspelt name. No name is near to more, and they would take long to compare.
const NEAR_LETTERS_MAX: usize = 80;
/// In how many letters of a name one may be wrong.
const LETTERS_OF_ONE_SLIP: usize = 3;

/// An area of any kind, with all that lies in it.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Chosen {
    /// `municipality`, `region`, `subregion` or `wellbeing`.
    pub kind: &'static str,
    /// Official code, its own among areas of its kind.
    pub code: String,
    /// Name in Finnish.
    pub name_fi: String,
    /// Name in Swedish.
    pub name_sv: String,
    /// Name in English.
    pub name_en: String,
    /// Its municipalities; a municipality is its own only one.
    pub municipalities: Vec<Offered>,
}

/// One of the names that were typed.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Typed {
    /// The name as it was typed, trimmed.
    pub typed: String,
    /// The area that is called exactly so, in any language; a municipality before larger areas.
    pub exact: Option<Chosen>,
    /// Areas whose names begin with it, then those that hold it; the exact one first.
    pub offered: Vec<Chosen>,
    /// What is called nearly so, when nothing begins with it or holds it.
    pub near: Option<Chosen>,
}

/// An area with its names folded.
struct Known {
    kind: Kind,
    names: Vec<String>,
    area: Source,
}

enum Source {
    Municipality(&'static Municipality),
    Larger(&'static Area),
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let areas = all();
    let own = areas.municipalities.iter().map(|one| Known {
        kind: Kind::Municipality,
        names: vec![fold(&one.name_fi), fold(&one.name_sv)],
        area: Source::Municipality(one),
    });
    let larger = [
        (Kind::Region, &areas.regions),
        (Kind::Subregion, &areas.subregions),
        (Kind::Wellbeing, &areas.wellbeing),
    ];
    let larger = larger.into_iter().flat_map(|(kind, areas)| {
        areas.values().map(move |one| Known {
            kind,
            names: [&one.name_fi, &one.name_sv, &one.name_en]
                .into_iter()
                .filter(|name| !name.is_empty())
                .map(|name| fold(name))
                .collect(),
            area: Source::Larger(one),
        })
    });
    own.chain(larger).collect()
});

/// What the names in `text` stand for, in order, at most [`TYPED_MAX`]. Case and accents do not matter.
pub fn typed(text: &str, lang: Lang) -> Vec<Typed> {
    let names = text.splitn(TYPED_MAX, ',').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(|name| one(name, lang))
        .collect()
}

/// How a name holds what was typed: the nearer, the earlier.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    Begins,
    Holds,
}

fn one(typed: &str, lang: Lang) -> Typed {
    let asked = fold(typed);
    let mut found: Vec<(Fit, &Known)> = KNOWN
        .iter()
        .filter_map(|known| Some((known.fit(&asked)?, known)))
        .collect();
    found.sort_by(|(a_fit, a), (b_fit, b)| {
        (a_fit, a.kind, a.name(lang)).cmp(&(b_fit, b.kind, b.name(lang)))
    });
    found.truncate(OFFERED_MAX);
    let exact = found.first().filter(|(fit, _)| *fit == Fit::Exact);
    let near = if found.is_empty() {
        near(&asked)
    } else {
        Vec::new()
    };
    Typed {
        typed: typed.to_owned(),
        exact: exact.map(|(_, known)| known.chosen(lang)),
        offered: found.iter().map(|(_, known)| known.chosen(lang)).collect(),
        near: near.first().map(|known| known.chosen(lang)),
    }
}

/// Municipalities whose name in either language is nearly what was typed, the nearest first.
pub fn near_municipalities(typed: &str) -> impl Iterator<Item = &'static Municipality> {
    let found = near(&fold(typed.trim())).into_iter();
    found.filter_map(|known| match known.area {
        Source::Municipality(one) => Some(one),
        Source::Larger(_) => None,
    })
}

/// What is called nearly so, the nearest first, and of those equally near municipalities before larger areas.
fn near(asked: &str) -> Vec<&'static Known> {
    let letters = asked.chars().count();
    if letters > NEAR_LETTERS_MAX {
        return Vec::new();
    }
    let slips_max = letters / LETTERS_OF_ONE_SLIP;
    let measured = KNOWN.iter().filter_map(|known| {
        let names = known.names.iter();
        let slips = names.map(|name| strsim::osa_distance(asked, name)).min()?;
        (slips <= slips_max).then_some((slips, known.kind, known))
    });
    let mut close: Vec<_> = measured.collect();
    close.sort_by_key(|(slips, kind, _)| (*slips, *kind));
    close.into_iter().map(|(.., known)| known).collect()
}

impl Known {
    fn fit(&self, asked: &str) -> Option<Fit> {
        let fit = |name: &String| match () {
            () if name == asked => Some(Fit::Exact),
            () if name.starts_with(asked) => Some(Fit::Begins),
            () if name.contains(asked) => Some(Fit::Holds),
            () => None,
        };
        self.names.iter().filter_map(fit).min()
    }

    fn name(&self, lang: Lang) -> &'static str {
        match self.area {
            Source::Municipality(one) => one.name(lang),
            Source::Larger(one) => one.name(lang),
        }
    }

    fn chosen(&self, lang: Lang) -> Chosen {
        let (code, name_fi, name_sv, name_en) = match self.area {
            Source::Municipality(one) => (&one.code, &one.name_fi, &one.name_sv, ""),
            Source::Larger(one) => (&one.code, &one.name_fi, &one.name_sv, one.name_en.as_str()),
        };
        let lies_here = |one: &&Municipality| match self.kind {
            Kind::Municipality => one.code == *code,
            Kind::Region => one.region == *code,
            Kind::Subregion => one.subregion == *code,
            Kind::Wellbeing => one.wellbeing == *code,
        };
        let municipalities = all().municipalities.iter();
        Chosen {
            kind: self.kind.name(),
            code: code.clone(),
            name_fi: name_fi.clone(),
            name_sv: name_sv.clone(),
            name_en: if name_en.is_empty() { name_fi } else { name_en }.to_owned(),
            municipalities: municipalities
                .filter(lies_here)
                .map(|one| offered(one, lang))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let names = typed(text, Lang::Fi).into_iter();
        let said = names.map(|one| match (one.exact, one.near) {
            (Some(area), _) => format!("{} {}", area.name_fi, area.municipalities.len()),
            (None, Some(area)) => format!("{}? {}", one.typed, area.name_fi),
            (None, None) => format!("{}?", one.typed),
        });
        said.collect()
    }

    #[test]
    fn names_are_taken_in_any_language_and_several_at_once() {
        assert_eq!(said("salo"), ["Salo 1"]);
        assert_eq!(
            said("Turku, reso ,, LOIMAA"),
            ["Turku 1", "Raisio 1", "Loimaa 1"]
        );
        assert_eq!(said("southwest finland"), ["Varsinais-Suomi 27"]);
        assert_eq!(said("Egentliga Finland"), ["Varsinais-Suomi 27"]);
        assert_eq!(said(" , "), Vec::<String>::new());
    }

    #[test]
    fn what_is_misspelt_is_told_with_what_is_near() {
        assert_eq!(said("Huitinen"), ["Huitinen? Huittinen"]);
        assert_eq!(
            said("Varsinais-Soumi"),
            ["Varsinais-Soumi? Varsinais-Suomi"]
        );
        assert_eq!(said("Lauttakylä"), ["Lauttakylä?"]);
        assert_eq!(said("Sal"), ["Sal?"]);
    }

    #[test]
    fn a_misspelt_municipality_is_near_in_either_language() {
        let near = |text| near_municipalities(text).next().map(|one| &*one.name_fi);
        assert_eq!(near("Turkku"), Some("Turku"));
        assert_eq!(near(" loimma "), Some("Loimaa"));
        assert_eq!(near("parrgas"), Some("Parainen"));
        assert_eq!(near("ei missään"), None);
        assert_eq!(near(""), None);
    }

    #[test]
    fn larger_areas_are_offered_by_the_beginning_of_their_names() {
        let found = typed("Turku, varsinais", Lang::Fi).pop().unwrap();
        let kinds: Vec<&str> = found.offered.iter().map(|one| one.kind).collect();
        assert_eq!(kinds, ["region", "wellbeing"]);
        let found = typed("loimaa", Lang::Fi).pop().unwrap();
        assert_eq!(found.offered[0].kind, "municipality");
        assert_eq!(found.offered[1].kind, "subregion");
        assert!(found.offered[1].municipalities.len() > 3);
    }

    #[test]
    fn what_is_beyond_the_limit_stays_together_and_is_not_lost() {
        let found = typed(&"Salo,".repeat(TYPED_MAX + 2), Lang::Fi);
        assert_eq!(found.len(), TYPED_MAX);
        assert_eq!(found.last().unwrap().typed, "Salo,Salo,Salo,");
    }
}

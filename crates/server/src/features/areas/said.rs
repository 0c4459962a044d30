//! Areas that a text speaks of.
use std::collections::BTreeSet;
use std::sync::LazyLock;

use analysis::places::{Found, Places};

use super::{Area, Municipality, all, municipality};

/// What kind of area a name stands for, in the order in which a bare name is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A municipality.
    Municipality,
    /// A region.
    Region,
    /// A sub-region.
    Subregion,
    /// A wellbeing services county.
    Wellbeing,
}

impl Kind {
    /// Its name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Region => "region",
            Self::Subregion => "subregion",
            Self::Wellbeing => "wellbeing",
        }
    }
}

/// Beginnings of words that say which kind of area the name before them is.
const KINDS: [(&str, Kind); 12] = [
    ("kaupun", Kind::Municipality),
    ("kunna", Kind::Municipality),
    ("kunta", Kind::Municipality),
    ("stad", Kind::Municipality),
    ("kommun", Kind::Municipality),
    ("seut", Kind::Subregion),
    ("seud", Kind::Subregion),
    ("ekonomisk", Kind::Subregion),
    ("sub", Kind::Subregion),
    ("maakun", Kind::Region),
    ("landskap", Kind::Region),
    ("region", Kind::Region),
];

/// Forms of names whose first part is bent too, and other names, by what they are called in the files.
const OTHER_NAMES: [(&str, &str); 12] = [
    ("Uudenmaan", "Uusimaa"),
    ("Uudellamaalla", "Uusimaa"),
    ("Uudessakaupungissa", "Uusikaupunki"),
    ("Uudenkaupungin", "Uusikaupunki"),
    ("Uudenkaarlepyyn", "Uusikaarlepyy"),
    ("Uudessakaarlepyyssä", "Uusikaarlepyy"),
    ("Pedersöre", "Pedersören kunta"),
    ("Virtain", "Virrat"),
    ("Kuusiokuntien", "Kuusiokunnat"),
    ("Turunmaa", "Åboland-Turunmaa"),
    ("Åboland", "Åboland-Turunmaa"),
    ("Ylä-Pirkanmaalla", "Ylä-Pirkanmaa"),
];

/// What a name stands for: its kind and code.
pub type Named = (Kind, &'static str);

static PLACES: LazyLock<Places<Named>> = LazyLock::new(|| {
    let areas = all();
    let municipality = |m: &'static Municipality| {
        let named = (Kind::Municipality, m.code.as_str());
        [(m.name_fi.as_str(), named), (m.name_sv.as_str(), named)]
    };
    let of = |kind: Kind| {
        move |area: &'static Area| {
            let names = [&area.name_fi, &area.name_sv, &area.name_en];
            names.map(|name| (name.as_str(), (kind, area.code.as_str())))
        }
    };
    let names = areas.municipalities.iter().flat_map(municipality);
    let names = names
        .chain(areas.regions.values().flat_map(of(Kind::Region)))
        .chain(areas.subregions.values().flat_map(of(Kind::Subregion)))
        .chain(areas.wellbeing.values().flat_map(of(Kind::Wellbeing)))
        .filter(|(name, _)| !name.is_empty());
    let mut names: Vec<(&str, Named)> = names.collect();
    names.sort_unstable();
    names.dedup();
    let others: Vec<(&str, Named)> = OTHER_NAMES
        .iter()
        .flat_map(|(other, name)| {
            let called = names.iter().filter(move |(known, _)| known == name);
            called.map(move |(_, named)| (*other, *named))
        })
        .collect();
    Places::new(names.into_iter().chain(others))
});

/// The names of every area, in Finnish, Swedish and English.
pub fn names() -> &'static Places<Named> {
    &PLACES
}

/// The area that a name stands for where it is found: of several that are called so the one whose kind is said after it
/// (*Loimaan seutukunta*).
pub fn meant(found: &Found<Named>) -> Option<Named> {
    let mut named: Vec<Named> = found.places.iter().map(|named| **named).collect();
    named.sort_unstable();
    let mut kinds = KINDS.iter();
    let asked = kinds.find(|(begins, _)| found.next.starts_with(begins));
    let asked = asked.map(|(_, kind)| *kind);
    let of_kind = named.iter().find(|(kind, _)| Some(*kind) == asked);
    match (of_kind.or(named.first()).copied()?, asked) {
        // The country round a town that gives its sub-region no name.
        ((Kind::Municipality, code), Some(Kind::Subregion)) => {
            municipality(code).map(|found| (Kind::Subregion, found.subregion.as_str()))
        }
        (named, _) => Some(named),
    }
}

/// Codes of the municipalities of every area that `text` names, in Finnish, Swedish or English: a municipality, a
/// sub-region (*Loimaan seutukunta*), a region or a wellbeing services county. What is not understood is left out.
pub fn said_in(text: &str) -> BTreeSet<String> {
    let found = PLACES.named_in(text);
    let named = found.iter().filter_map(meant);
    named.flat_map(within).collect()
}

/// Codes of the municipalities of an area.
fn within((kind, code): Named) -> impl Iterator<Item = String> {
    let belongs = move |m: &&Municipality| match kind {
        Kind::Municipality => m.code == code,
        Kind::Region => m.region == code,
        Kind::Subregion => m.subregion == code,
        Kind::Wellbeing => m.wellbeing == code,
    };
    let municipalities = all().municipalities.iter().filter(belongs);
    municipalities.map(|m| m.code.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::areas::municipality;

    fn names(text: &str) -> Vec<&'static str> {
        let codes = said_in(text);
        let mut names: Vec<&str> = codes
            .iter()
            .filter_map(|code| municipality(code))
            .map(|m| m.name_fi.as_str())
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_area_is_understood_by_its_own_names() {
        for m in &all().municipalities {
            for name in [&m.name_fi, &m.name_sv] {
                assert_eq!(said_in(name), BTreeSet::from([m.code.clone()]), "{name}");
            }
        }
        for (area, kind) in all()
            .regions
            .values()
            .map(|area| (area, Kind::Region))
            .chain(all().wellbeing.values().map(|area| (area, Kind::Wellbeing)))
        {
            let codes: BTreeSet<String> = within((kind, &area.code)).collect();
            assert!(!codes.is_empty());
            assert_eq!(said_in(&area.name_fi), codes, "{}", area.name_fi);
            assert_eq!(said_in(&area.name_sv), codes, "{}", area.name_sv);
        }
        for area in all().subregions.values() {
            let codes: BTreeSet<String> = within((Kind::Subregion, &area.code)).collect();
            let asked = format!("{} seutukunta", area.name_fi);
            assert_eq!(said_in(&asked), codes, "{asked}");
        }
    }

    #[test]
    fn areas_are_understood_as_people_write_them() {
        let round_loimaa = names("Loimaan seutukunta");
        assert!(
            round_loimaa.contains(&"Aura") && round_loimaa.len() > 3,
            "{round_loimaa:?}"
        );
        assert_eq!(names("Digituki Loimaan seudulla"), round_loimaa);
        assert_eq!(names("Auran seutu"), round_loimaa);
        assert_eq!(names("Loimaan kaupunki ja Aura"), ["Aura", "Loimaa"]);
        assert_eq!(names("Ikäihmiset Turussa"), ["Turku"]);
        assert_eq!(names("Tampereella ja Virroilla"), ["Tampere", "Virrat"]);
        assert_eq!(names("Äldre i Åbo"), ["Turku"]);
        assert_eq!(names("Seniors in Espoo"), ["Espoo"]);
        assert_eq!(names("Uudenmaan maakunta"), names("Uusimaa"));
        assert_eq!(names("Lapissa"), names("Lapin hyvinvointialue"));
        assert!(names("Varsinais-Suomen hyvinvointialueella").contains(&"Salo"));
    }

    #[test]
    fn what_names_no_area_is_left_out() {
        for text in [
            "",
            "Ikäihmiset",
            "kaikki nuoret",
            "Satamakunta",
            "<script>",
            "\u{202e}\u{0}",
        ] {
            assert!(said_in(text).is_empty(), "{text}");
        }
    }
}

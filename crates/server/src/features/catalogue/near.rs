//! Near also (lähellä myös): what is given of the same kind in municipalities near by. No I/O.
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::supply::{Supplied, Supply};
use crate::features::areas::{self, Municipality};
use crate::i18n::Lang;

/// Entries that a page names.
const NAMED_MAX: usize = 5;
/// Farther than this is not near, in kilometres between label points.
const NEAR_KM_MAX: f64 = 60.0;
/// What the same subject is worth beside the same form of support.
const SUBJECT_WORTH: usize = 2;

/// Of what kind support is: what it is about, and how it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kin {
    subjects: BTreeSet<String>,
    forms: BTreeSet<String>,
}

impl Kin {
    /// The kind of all of these together.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Supplied>) -> Self {
        let mut kin = Self::default();
        for one in all {
            kin.subjects.extend(one.subjects.iter().cloned());
            kin.forms.extend(one.forms.iter().cloned());
        }
        kin
    }

    /// How much of it another one shares; 0 for another kind. Who says nothing of a kind takes any.
    fn shared(&self, other: &Supplied) -> usize {
        if self.subjects.is_empty() && self.forms.is_empty() {
            return 1;
        }
        let subjects = other.subjects.iter();
        let subjects = subjects.filter(|one| self.subjects.contains(*one)).count();
        let forms = other.forms.iter();
        SUBJECT_WORTH * subjects + forms.filter(|one| self.forms.contains(*one)).count()
    }
}

/// Support of the same kind near by.
#[derive(Clone, Debug)]
pub struct Near {
    /// Which.
    pub entry: Arc<Supplied>,
    /// The nearest municipality that it serves.
    pub municipality: &'static Municipality,
    /// How far that is, in kilometres between label points.
    pub km: f64,
}

impl Near {
    /// "Pöytyä, 22 km": where it is and how far.
    pub fn said(&self, lang: Lang) -> String {
        let km = format!("{:.0}", self.km.max(1.0));
        let said = [("name", self.municipality.name(lang)), ("km", km.as_str())];
        lang.text_with("support-near-at", &said)
    }
}

/// The nearest support of a kind that serves none of the municipalities `here`, at most five: those of the nearest
/// municipality first, and of these the most alike.
pub fn near_also(supply: &Supply, here: &[String], kin: &Kin) -> Vec<Near> {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for (municipality, km) in around(here) {
        let there = supply.serving(&municipality.code);
        let mut there: Vec<(usize, &Arc<Supplied>)> = there
            .filter(|one| !one.municipalities.iter().any(|code| here.contains(code)))
            .map(|one| (kin.shared(one), one))
            .filter(|(shared, _)| *shared > 0)
            .collect();
        there.sort_by(|(a, one), (b, other)| {
            (Reverse(a), &one.name, &one.id).cmp(&(Reverse(b), &other.name, &other.id))
        });
        for (_, entry) in there {
            if told.insert(&entry.id) {
                found.push(Near {
                    entry: Arc::clone(entry),
                    municipality,
                    km,
                });
            }
            if found.len() == NAMED_MAX {
                return found;
            }
        }
    }
    found
}

/// Municipalities that are near, with how far they are, the nearest first.
fn around(here: &[String]) -> Vec<(&'static Municipality, f64)> {
    let from: Vec<&Municipality> = here
        .iter()
        .filter_map(|code| areas::municipality(code))
        .collect();
    let others = areas::all().municipalities.iter();
    let near = others.filter(|one| !here.contains(&one.code));
    let near = near.filter_map(|to| {
        let km = from.iter().map(|one| one.km_to(to)).reduce(f64::min)?;
        (km <= NEAR_KM_MAX).then_some((to, km))
    });
    let mut near: Vec<_> = near.collect();
    near.sort_by(|(one, a), (other, b)| a.total_cmp(b).then_with(|| one.code.cmp(&other.code)));
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, subject: &str, form: &str, codes: &[&str]) -> Supplied {
        Supplied {
            id: id.to_owned(),
            address: id.to_owned(),
            name: id.to_owned(),
            organisation: String::new(),
            language: Lang::Fi,
            forms: vec![form.to_owned()],
            subjects: vec![subject.to_owned()],
            promise: String::new(),
            workspace: String::new(),
            places: Vec::new(),
            is_nationwide: false,
            municipalities: codes.iter().map(|code| (*code).to_owned()).collect(),
            changed_at: 0,
            is_running: true,
        }
    }

    #[test]
    fn the_same_kind_in_the_nearest_municipalities_comes_first() {
        let mut supply = Supply::default();
        let here = entry("here", "topics:bank", "course", &["430"]);
        for one in [
            entry("other-kind", "topics:photos", "visit", &["636"]),
            entry("same-form", "topics:photos", "course", &["636"]),
            entry("same-subject", "topics:bank", "visit", &["636"]),
            entry("also-here", "topics:bank", "course", &["636", "430"]),
            entry("farther", "topics:bank", "course", &["853"]),
            entry("far-away", "topics:bank", "course", &["890"]),
            here.clone(),
        ] {
            supply.put(one);
        }
        let found = near_also(&supply, &here.municipalities, &Kin::of([&here]));
        let names: Vec<&str> = found.iter().map(|one| one.entry.name.as_str()).collect();
        assert_eq!(names, ["same-subject", "same-form", "farther"]);
        assert!(found.iter().map(|one| one.km).is_sorted());
        assert!((15.0..35.0).contains(&found[0].km), "{}", found[0].km);
        let any = near_also(&supply, &here.municipalities, &Kin::default());
        assert_eq!(any.len(), 4);
        assert!(near_also(&supply, &[], &Kin::default()).is_empty());
    }
}

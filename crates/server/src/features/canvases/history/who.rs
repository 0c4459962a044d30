//! Who made a difference, and when.
use std::collections::{BTreeMap, BTreeSet};

use canvas::content::Signed;
use canvas::{Difference, Pair};

use super::told::Teller;
use crate::features::live::Work;
use crate::web::dates;

/// Work by its place in the document.
pub type Places<'a> = BTreeMap<&'a str, Vec<&'a Work>>;

/// The work whose doers have names, by place.
pub fn places(work: &[Work]) -> Places<'_> {
    let mut places = Places::new();
    for one in work.iter().filter(|one| !one.name.is_empty()) {
        places.entry(&one.place).or_default().push(one);
    }
    places
}

impl Teller<'_> {
    /// Who did it and when: those who worked there meanwhile, or who signed it.
    pub(super) fn by(&self, difference: &Difference) -> String {
        let place = difference.place();
        let here = self.work.get(place.as_str()).map_or(&[][..], Vec::as_slice);
        let names: BTreeSet<&str> = here.iter().map(|work| work.name.as_str()).collect();
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        let (names, at) = match here.iter().map(|work| work.at).max() {
            Some(at) => (names, at),
            None => match self.signed(difference) {
                Some(signed) => (signed.name, signed.at),
                None => return String::new(),
            },
        };
        if names.is_empty() {
            return String::new();
        }
        let when = dates::moment(self.lang, at, self.now_ms);
        let args = [("who", names.as_str()), ("when", &when)];
        self.lang.text_with("history-by", &args)
    }

    /// What the document itself says of who did it.
    fn signed(&self, difference: &Difference) -> Option<Signed> {
        let written = |key: String| {
            let now = self.after.written.get(&key);
            now.filter(|now| self.before.written.get(&key) != Some(now))
                .cloned()
        };
        match difference {
            Difference::Note(Pair {
                before: None,
                after: Some(note),
            }) => Some(Signed {
                by: note.author.clone(),
                name: note.by.clone(),
                at: note.at,
            }),
            Difference::Note(Pair {
                before: Some(note),
                after: None,
            }) => {
                let binned = self.after.bin.iter().find(|one| one.id == note.id)?;
                binned.binned.clone()
            }
            Difference::Field { slug, .. } => written(format!("field:{slug}")),
            Difference::Cell { key, .. } => written(format!("cell:{key}")),
            Difference::Tick { pair, .. } => pair.after.as_ref().map(|tick| tick.signed.clone()),
            Difference::Heart { pair, .. } => pair.after.clone(),
            Difference::Link(pair) => pair.after.as_ref().map(|link| link.signed.clone()),
            Difference::Circle(pair) => pair.after.as_ref().map(|circle| circle.signed.clone()),
            _ => None,
        }
    }
}

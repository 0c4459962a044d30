//! Which terms belong together.
use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::term::Term;
use super::weights::RulesFault;

/// Families of terms: heads that mean a whole and their parts.
#[derive(Clone, Debug, Default)]
pub struct Kin {
    families: Vec<Family>,
    /// Families that a term is a part of.
    of_part: HashMap<Term, Vec<usize>>,
    /// Families that it heads.
    of_head: HashMap<Term, Vec<usize>>,
}

/// How an offered term stands to the one that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// Not at all.
    Unrelated,
    /// Another part of the same family.
    Sibling,
    /// The whole of which a part is asked for.
    Parent,
    /// A part of what is asked for.
    Part,
    /// The same.
    Exact,
}

impl Fit {
    /// Whether it serves who asks, so that it passes where a subject is required.
    pub fn serves(self) -> bool {
        self >= Self::Parent
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    head: Option<Term>,
    parts: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    family: Vec<Family>,
}

impl Kin {
    /// Families as they are written in TOML.
    pub fn parse(text: &str) -> Result<Self, RulesFault> {
        let file: File = toml::from_str(text).map_err(RulesFault::unreadable)?;
        if file.version == 0 {
            return Err(RulesFault::Value("version"));
        }
        let mut kin = Self::default();
        for family in file.family {
            kin.add(family)?;
        }
        Ok(kin)
    }

    fn add(&mut self, family: Family) -> Result<(), RulesFault> {
        let parts: BTreeSet<&Term> = family.parts.iter().collect();
        let has_head = family.head.is_some();
        let least = if has_head { 1 } else { 2 };
        let is_own_part = family
            .head
            .as_ref()
            .is_some_and(|head| parts.contains(head));
        if parts.len() < least || parts.len() < family.parts.len() || is_own_part {
            return Err(RulesFault::Value("family"));
        }
        let at = self.families.len();
        for part in &family.parts {
            self.of_part.entry(part.clone()).or_default().push(at);
        }
        if let Some(head) = &family.head {
            self.of_head.entry(head.clone()).or_default().push(at);
        }
        self.families.push(family);
        Ok(())
    }

    /// How `offered` stands to `asked`.
    pub fn fit(&self, asked: &Term, offered: &Term) -> Fit {
        if asked == offered {
            return Fit::Exact;
        }
        let is_part = |part: &Term, head: &Term| {
            let heads = self.heads(part);
            heads.into_iter().any(|one| one == head)
        };
        if is_part(asked, offered) {
            Fit::Parent
        } else if is_part(offered, asked) {
            Fit::Part
        } else if self.siblings(asked).contains(offered) {
            Fit::Sibling
        } else {
            Fit::Unrelated
        }
    }

    /// The wholes that a term is a part of.
    pub fn heads(&self, part: &Term) -> Vec<&Term> {
        let families = self.of(&self.of_part, part);
        families.filter_map(|family| family.head.as_ref()).collect()
    }

    /// The other parts of its families.
    pub fn siblings(&self, part: &Term) -> BTreeSet<&Term> {
        let families = self.of(&self.of_part, part);
        let parts = families.flat_map(|family| &family.parts);
        parts.filter(|other| *other != part).collect()
    }

    /// Every term that a family names.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.of_part.keys().chain(self.of_head.keys())
    }

    fn of<'a>(
        &'a self,
        index: &'a HashMap<Term, Vec<usize>>,
        term: &Term,
    ) -> impl Iterator<Item = &'a Family> {
        let at = index.get(term).into_iter().flatten();
        at.filter_map(|at| self.families.get(*at))
    }
}

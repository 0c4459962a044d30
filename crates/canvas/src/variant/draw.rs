//! A draft of a template.
use super::{Draft, Group, Item, List};
use crate::template::{LANGS, StepSpec, Template, Words};

/// What a step may open beside fields, zones and fixed lanes.
const GENERAL: [&str; 7] = [
    "links", "circles", "ticks", "rows", "columns", "cells", "hearts",
];

impl Draft {
    /// What stands in `template`; `text` gives the texts of a built-in one by what stands behind the kind in their keys
    /// and the language's code.
    pub fn of(template: &Template, text: &dyn Fn(&str, &str) -> String) -> Self {
        let reading = Reading { template, text };
        let mut draft = Self {
            title: reading.words("title"),
            question: reading.words("question"),
            ..Self::default()
        };
        for list in List::ALL {
            draft.lists.insert(list, reading.items(list));
        }
        draft.others = reading.others();
        draft
    }

    /// What a step of `template` may open beside its fields, zones and fixed lanes.
    pub fn general(template: &Template) -> Vec<&'static str> {
        let mut general = GENERAL.to_vec();
        general.retain(|what| crate::template::check::steps::exists(template, what));
        general
    }
}

/// Ids of a template's steps.
pub(super) fn step_ids(template: &Template) -> Vec<String> {
    match &template.own {
        Some(own) => own.steps.clone(),
        None => {
            let letters = template.steps.iter();
            letters.map(|step| step.letter.to_lowercase()).collect()
        }
    }
}

/// Slugs of the parts of a list, in order; letters for steps.
pub(super) fn slugs(template: &Template, list: List) -> Vec<&str> {
    let matrix = template.matrix.as_ref();
    match list {
        List::Fields => template
            .fields
            .iter()
            .map(|one| one.slug.as_str())
            .collect(),
        List::Zones => template.zones.iter().map(|one| one.slug.as_str()).collect(),
        List::Notes => template
            .note_kinds
            .iter()
            .map(|one| one.slug.as_str())
            .collect(),
        List::Links => template
            .link_kinds
            .iter()
            .map(|one| one.slug.as_str())
            .collect(),
        List::Steps => template
            .steps
            .iter()
            .map(|one| one.letter.as_str())
            .collect(),
        List::Rows | List::Columns => {
            let axis = matrix.map(|matrix| match list {
                List::Rows => &matrix.rows,
                _ => &matrix.columns,
            });
            let fixed = axis.into_iter().flat_map(|axis| &axis.fixed);
            fixed.map(|one| one.slug.as_str()).collect()
        }
    }
}

/// What a text of a part is kept under.
pub(super) fn key(list: List, slug: &str) -> String {
    format!("{}-{}", list.part(), slug.to_lowercase())
}

struct Reading<'a> {
    template: &'a Template,
    text: &'a dyn Fn(&str, &str) -> String,
}

impl Reading<'_> {
    fn words(&self, rest: &str) -> Words {
        match &self.template.own {
            Some(own) => own.texts.get(rest).cloned().unwrap_or_default(),
            None => Words(LANGS.map(|code| (self.text)(rest, code))),
        }
    }

    fn items(&self, list: List) -> Vec<Item> {
        let ids = step_ids(self.template);
        let slugs = slugs(self.template, list).into_iter().enumerate();
        let item = |(at, slug): (usize, &str)| {
            let key = key(list, slug);
            let mut item = Item {
                id: slug.to_owned(),
                label: self.words(&key),
                help: self.words(&format!("{key}-{}", list.second())),
                ..Item::default()
            };
            if let Some(before) = list.opened() {
                let steps = self.template.steps.iter().zip(&ids);
                let opening = steps.filter(|(step, _)| opens(step, before, slug));
                item.steps = opening.map(|(_, id)| id.clone()).collect();
            }
            match list {
                List::Zones => {
                    let zone = &self.template.zones[at];
                    item.group = Group::of(zone.place);
                    item.sector = zone.sector.clone().unwrap_or_default();
                }
                List::Steps => {
                    let step = &self.template.steps[at];
                    item.id = ids.get(at).cloned().unwrap_or_default();
                    item.minutes = step.minutes.to_string();
                    let general = step.opens.iter().filter(|what| !what.contains(':'));
                    item.opens = general.cloned().collect();
                }
                List::Fields => {
                    let input = &self.template.fields[at].input;
                    item.is_long = *input == crate::template::InputSpec::Text;
                }
                _ => {}
            }
            item
        };
        slugs.map(item).collect()
    }

    /// The texts that belong to no part of a list.
    fn others(&self) -> std::collections::BTreeMap<String, Words> {
        let mut known = vec!["title".to_owned(), "question".to_owned()];
        for list in List::ALL {
            for slug in slugs(self.template, list) {
                let key = key(list, slug);
                known.push(format!("{key}-{}", list.second()));
                known.push(key);
            }
        }
        let prefix = self.template.kind.len() + 1;
        let keys = self.template.keys();
        let rests = keys.iter().filter_map(|key| key.get(prefix..));
        rests
            .filter(|rest| !known.iter().any(|one| one == rest))
            .map(|rest| (rest.to_owned(), self.words(rest)))
            .collect()
    }
}

fn opens(step: &StepSpec, before: &str, slug: &str) -> bool {
    let parts = |what: &String| {
        what.split_once(':')
            .is_some_and(|parts| parts == (before, slug))
    };
    step.opens.iter().any(parts)
}

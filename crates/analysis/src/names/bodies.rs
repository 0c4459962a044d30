//! Public bodies that go by several names: a list kept as data.
use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::key::name_key;

static BODIES: LazyLock<Bodies> = LazyLock::new(|| {
    let text = include_str!("../../../../data/names/abbreviations.toml");
    let list: List = toml::from_str(text).expect("a test reads the list of names");
    Bodies::of(&list)
});

/// The other names that the list has for the body called `name`, in the spelling of keys.
pub fn other_names(name: &str) -> Vec<String> {
    let key = name_key(name);
    let Some(known) = known(&key) else {
        return Vec::new();
    };
    BODIES.names[known.body]
        .iter()
        .filter(|other| **other != key)
        .cloned()
        .collect()
}

/// What the list knows of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// Which body.
    pub body: usize,
    /// Whether it is the short form.
    pub short: bool,
    /// Bits of the languages it is a name in.
    pub languages: u8,
}

/// What the list knows of the name with that key.
pub(super) fn known(key: &str) -> Option<Known> {
    BODIES.by_key.get(key).copied()
}

struct Bodies {
    /// Keys of each body's names, without repeats.
    names: Vec<Vec<String>>,
    by_key: HashMap<String, Known>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    body: Vec<Body>,
}

/// Names in Finnish, Swedish and English.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    name: [String; 3],
    #[serde(default)]
    short: [String; 3],
}

impl Bodies {
    fn of(list: &List) -> Self {
        let mut bodies = Self {
            names: Vec::new(),
            by_key: HashMap::new(),
        };
        for (at, body) in list.body.iter().enumerate() {
            bodies.names.push(Vec::new());
            for (short, names) in [(false, &body.name), (true, &body.short)] {
                for (language, name) in names.iter().enumerate() {
                    bodies.add(
                        &name_key(name),
                        Known {
                            body: at,
                            short,
                            languages: 1 << language,
                        },
                    );
                }
            }
        }
        bodies
    }

    fn add(&mut self, key: &str, known: Known) {
        if key.is_empty() {
            return;
        }
        match self.by_key.get_mut(key) {
            Some(old) => old.languages |= known.languages,
            None => {
                self.by_key.insert(key.to_owned(), known);
                self.names[known.body].push(key.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_list_is_of_one_body() {
        let text = include_str!("../../../../data/names/abbreviations.toml");
        let list: List = toml::from_str(text).expect("the list can be read");
        let mut owners: HashMap<String, usize> = HashMap::new();
        for (at, body) in list.body.iter().enumerate() {
            for name in body
                .name
                .iter()
                .chain(&body.short)
                .filter(|name| !name.is_empty())
            {
                let owner = *owners.entry(name_key(name)).or_insert(at);
                assert_eq!(owner, at, "{name} is a name of two bodies");
            }
        }
        assert!(owners.len() >= 100, "only {} names", owners.len());
    }
}

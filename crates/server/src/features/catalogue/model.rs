//! What a description of support says, and what it may hold. No I/O.
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use utoipa::ToSchema;

use crate::features::{areas, vocabularies};
use crate::i18n::{Lang, MsgKey};
use crate::web::forms::{many_lines, one_line};

/// Texts of a description in words, in the order in which they are read.
pub const TEXTS: [&str; 9] = [
    "promise",
    "audience",
    "activity",
    "providers",
    "tools",
    "findability",
    "resources",
    "sustainability",
    "indicators",
];

/// Choices of a description, and the vocabulary that each chooses from.
pub const FACETS: [(&str, &str); 10] = [
    ("support_forms", "support-forms"),
    ("topics", "topics"),
    ("digital_services", "digital-services"),
    ("client_groups", "client-groups"),
    ("skill_levels", "skill-levels"),
    ("channels", "channels"),
    ("devices", "devices"),
    ("languages", "languages"),
    ("accessibility", "accessibility"),
    ("price", "prices"),
];

/// The choices that the service places of a description make too.
pub(super) const ACCESSIBILITY: &str = "accessibility";

/// The vocabulary of whom support is for: a person, a company, an association.
pub const AUDIENCES: &str = "audiences";
/// Whom support is for when nothing else is said.
pub const AUDIENCE_USUAL: &str = "person";

/// Letters of a name, of an organisation, of a place's parts.
pub(super) const LINE_CHARS_MAX: usize = 200;
/// Letters of a contact.
pub(super) const CONTACT_CHARS_MAX: usize = 1_000;
/// Letters of a text.
pub(super) const TEXT_CHARS_MAX: usize = 8_000;
/// Letters of a place's address or hours.
pub(super) const PLACE_CHARS_MAX: usize = 500;
/// Keys that one facet may have.
const KEYS_MAX: usize = 200;
/// Places of one description.
pub(super) const PLACES_MAX: usize = 200;
/// Letters of what an owner says of a version.
pub(super) const NOTE_CHARS_MAX: usize = 200;

/// Letters of what a reader says is wrong.
pub(super) const CORRECTION_CHARS_MAX: usize = 2_000;

/// How far a way of working is (elinkaari).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum LifeCycle {
    /// Thought of.
    Idea,
    /// Being tried.
    Pilot,
    /// Going on.
    #[default]
    Running,
    /// Over.
    Ended,
}

impl LifeCycle {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Idea, Self::Pilot, Self::Running, Self::Ended];

    /// Its name in forms and data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Pilot => "pilot",
            Self::Running => "running",
            Self::Ended => "ended",
        }
    }

    /// The one of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Message key of its name.
    pub fn key(self) -> MsgKey {
        match self {
            Self::Idea => "catalogue-idea",
            Self::Pilot => "catalogue-pilot",
            Self::Running => "catalogue-running",
            Self::Ended => "catalogue-ended",
        }
    }
}

/// Where support is given (paikka).
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(default, deny_unknown_fields)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// When help is given, in words.
    pub hours: String,
    /// The place of this installation that it is, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// What somebody says of the support that they give (kuvaus).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Description {
    /// Name by which clients know it.
    pub name: String,
    /// Who answers for it.
    pub organisation: String,
    /// Language of the texts: `fi`, `sv` or `en`.
    #[schema(value_type = String)]
    pub language: Lang,
    /// How far it is.
    pub life_cycle: LifeCycle,
    /// Keys of `audiences`.
    pub audiences: Vec<String>,
    /// Whom to ask, as everybody may read it.
    pub contact: String,
    /// By key of [`TEXTS`]: paragraphs and lists of plain text.
    pub texts: BTreeMap<String, String>,
    /// By key of [`FACETS`]: keys of its vocabulary.
    pub facets: BTreeMap<String, Vec<String>>,
    /// Whether it serves the whole country.
    pub nationwide: bool,
    /// Official codes of the municipalities that it serves.
    pub municipalities: Vec<String>,
    /// Where it is given.
    pub places: Vec<Place>,
}

/// What is wrong with a description: which part, why, and which of several values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Part, such as `name` or `facets.topics`.
    pub part: String,
    /// Message key.
    pub why: MsgKey,
    /// The value, when it is one of several.
    pub value: String,
}

impl Fault {
    fn of(part: impl Into<String>, why: MsgKey) -> Self {
        Self {
            part: part.into(),
            why,
            value: String::new(),
        }
    }
}

impl Description {
    /// A text in words; empty when there is none.
    pub fn text(&self, key: &str) -> &str {
        self.texts.get(key).map_or("", String::as_str)
    }

    /// The keys chosen for a facet.
    pub fn facet(&self, key: &str) -> &[String] {
        self.facets.get(key).map_or(&[], Vec::as_slice)
    }

    /// What a facet's keys are called.
    pub fn labels(&self, key: &str, lang: Lang) -> Vec<String> {
        let vocabulary = FACETS.iter().find(|(facet, _)| *facet == key);
        let Some((_, vocabulary)) = vocabulary else {
            return Vec::new();
        };
        labels(vocabulary, self.facet(key), lang)
    }

    /// Whether a key of a vocabulary is among what is chosen.
    pub fn uses(&self, vocabulary: &str, key: &str) -> bool {
        let facet = FACETS.iter().find(|(_, slug)| *slug == vocabulary);
        let keys = match facet {
            Some((facet, _)) => self.facet(facet),
            None if vocabulary == AUDIENCES => &self.audiences,
            None => return false,
        };
        keys.iter().any(|one| one == key)
    }

    /// Whether it says where it serves.
    pub fn has_area(&self) -> bool {
        self.nationwide || !self.municipalities.is_empty()
    }

    /// Names of the municipalities that it serves, by name.
    pub fn municipality_names(&self, lang: Lang) -> Vec<String> {
        let found = self.municipalities.iter();
        let found = found.filter_map(|code| areas::municipality(code));
        let mut names: Vec<String> = found.map(|one| one.name(lang).to_owned()).collect();
        names.sort();
        names
    }

    /// The same in one spelling: trimmed, composed, sorted, without doubles and without what is empty.
    pub fn tidied(mut self) -> Self {
        self.name = one_line(&composed(&self.name));
        self.organisation = one_line(&composed(&self.organisation));
        self.contact = many_lines(&composed(&self.contact));
        let texts = self
            .texts
            .into_iter()
            .map(|(key, text)| (key, many_lines(&composed(&text))));
        self.texts = texts.filter(|(_, text)| !text.is_empty()).collect();
        for keys in self.facets.values_mut() {
            in_order(keys);
        }
        self.facets.retain(|_, keys| !keys.is_empty());
        if self.audiences.is_empty() {
            self.audiences.push(AUDIENCE_USUAL.to_owned());
        }
        in_order(&mut self.audiences);
        in_order(&mut self.municipalities);
        for place in &mut self.places {
            place.name = one_line(&composed(&place.name));
            place.address = many_lines(&composed(&place.address));
            place.hours = many_lines(&composed(&place.hours));
            if place.name.is_empty() {
                place.name = one_line(&composed(&place.address));
            }
        }
        self.places.retain(|place| !place.name.is_empty());
        self
    }

    /// The same in the terms that stand now for those that it was written in.
    pub(super) fn in_current_terms(mut self) -> Self {
        for (key, vocabulary) in FACETS {
            self.facets
                .entry(key.to_owned())
                .and_modify(|keys| current(vocabulary, keys));
        }
        current(AUDIENCES, &mut self.audiences);
        self
    }

    /// Everything that keeps it out of the catalogue; of one that is [tidied](Self::tidied).
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (part, line, empty) in [
            ("name", &self.name, "catalogue-name-empty"),
            (
                "organisation",
                &self.organisation,
                "catalogue-organisation-empty",
            ),
        ] {
            if line.is_empty() {
                faults.push(Fault::of(part, empty));
            }
            too_long(&mut faults, part, line, LINE_CHARS_MAX);
        }
        if !self.has_area() {
            faults.push(Fault::of("municipalities", "catalogue-area-empty"));
        }
        too_long(&mut faults, "contact", &self.contact, CONTACT_CHARS_MAX);
        for (key, text) in &self.texts {
            let part = format!("texts.{key}");
            if !TEXTS.contains(&key.as_str()) {
                faults.push(Fault::of(part, "catalogue-part-unknown"));
                continue;
            }
            too_long(&mut faults, &part, text, TEXT_CHARS_MAX);
        }
        self.facet_faults(&mut faults);
        if self.municipalities.len() > areas::all().municipalities.len() {
            faults.push(Fault::of("municipalities", "catalogue-too-many"));
        } else {
            for code in &self.municipalities {
                if areas::municipality(code).is_none() {
                    unknown(&mut faults, "municipalities", code);
                }
            }
        }
        self.place_faults(&mut faults);
        faults
    }

    fn facet_faults(&self, faults: &mut Vec<Fault>) {
        for (key, keys) in &self.facets {
            let part = format!("facets.{key}");
            match FACETS.iter().find(|(facet, _)| facet == key) {
                None => faults.push(Fault::of(part, "catalogue-part-unknown")),
                Some((_, vocabulary)) => unknown_keys(faults, &part, vocabulary, keys),
            }
        }
        unknown_keys(faults, "audiences", AUDIENCES, &self.audiences);
    }

    fn place_faults(&self, faults: &mut Vec<Fault>) {
        if self.places.len() > PLACES_MAX {
            faults.push(Fault::of("places", "catalogue-too-many"));
        }
        for place in &self.places {
            too_long(faults, "places", &place.name, LINE_CHARS_MAX);
            too_long(faults, "places", &place.address, PLACE_CHARS_MAX);
            too_long(faults, "places", &place.hours, PLACE_CHARS_MAX);
        }
    }
}

/// What keys of a vocabulary are called, in its order; unknown ones are left out.
pub fn labels(vocabulary: &str, keys: &[String], lang: Lang) -> Vec<String> {
    let Some(found) = vocabularies::find(vocabulary) else {
        return Vec::new();
    };
    let keys: BTreeSet<&str> = keys.iter().map(|key| found.successor(key)).collect();
    let items = found.items.iter();
    items
        .filter(|item| keys.contains(item.key.as_str()))
        .map(|item| item.name(lang).to_owned())
        .collect()
}

fn current(vocabulary: &str, keys: &mut Vec<String>) {
    for key in keys.iter_mut() {
        *key = vocabularies::current_key(vocabulary, key);
    }
    in_order(keys);
}

fn in_order(keys: &mut Vec<String>) {
    keys.sort();
    keys.dedup();
}

/// A text with its letters composed, as everybody types and looks for them.
fn composed(raw: &str) -> String {
    raw.nfc().collect()
}

fn too_long(faults: &mut Vec<Fault>, part: &str, text: &str, chars_max: usize) {
    if text.chars().count() > chars_max {
        faults.push(Fault::of(part, longer_than(chars_max)));
    }
}

/// What is said of a text that has more letters than it may; each limit has its message.
pub(super) fn longer_than(chars_max: usize) -> MsgKey {
    match chars_max {
        LINE_CHARS_MAX => "catalogue-too-long-200",
        PLACE_CHARS_MAX => "catalogue-too-long-500",
        CONTACT_CHARS_MAX => "catalogue-too-long-1000",
        CORRECTION_CHARS_MAX => "catalogue-too-long-2000",
        _ => "catalogue-too-long-8000",
    }
}

fn unknown(faults: &mut Vec<Fault>, part: &str, value: &str) {
    faults.push(Fault {
        value: value.to_owned(),
        ..Fault::of(part, "catalogue-key-unknown")
    });
}

fn unknown_keys(faults: &mut Vec<Fault>, part: &str, vocabulary: &str, keys: &[String]) {
    if keys.len() > KEYS_MAX {
        faults.push(Fault::of(part, "catalogue-too-many"));
        return;
    }
    for key in keys {
        if vocabularies::label(vocabulary, key, Lang::Fi).is_none() {
            unknown(faults, part, key);
        }
    }
}

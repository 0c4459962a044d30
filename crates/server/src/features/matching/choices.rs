//! What the guided form offers, with what is chosen, and what is asked as chips that can be taken away. No I/O.
use analysis::matching::{Audience, Facet, Level, Style, When, Wish};

use super::ask::{Ask, wish_name};
use super::words;
use crate::features::search::place_name;
use crate::features::vocabularies;
use crate::i18n::Lang;

/// How far one can say to go, in kilometres.
const WITHIN_KM: [u32; 6] = [5, 10, 20, 30, 50, 100];

/// What support may be about: where each stands on the page, and its vocabulary.
const SUBJECTS: [(&str, Facet); 3] = [
    ("services", Facet::DigitalServices),
    ("topics", Facet::Topics),
    ("devices", Facet::Devices),
];

/// One thing to choose.
pub(super) struct ChoiceView {
    pub value: String,
    pub name: String,
    pub is_chosen: bool,
}

/// Things to choose from, which are folded away until some are chosen.
pub(super) struct FoldView {
    /// Name of its field in addresses.
    pub field: &'static str,
    /// Its id on the page.
    pub id: &'static str,
    pub name: String,
    pub choices: Vec<ChoiceView>,
}

impl FoldView {
    /// Whether it stands open.
    pub fn is_open(&self) -> bool {
        self.choices.iter().any(|one| one.is_chosen)
    }
}

/// What is asked, and the address of the page that does not ask it.
pub(super) struct ChipView {
    pub name: String,
    pub without: String,
}

/// Everything that the form offers.
pub(super) struct Choices {
    pub audiences: Vec<ChoiceView>,
    pub subjects: [FoldView; 3],
    pub levels: Vec<ChoiceView>,
    pub profiles: Vec<ChoiceView>,
    pub styles: Vec<ChoiceView>,
    pub languages: FoldView,
    pub area: String,
    pub within: Vec<ChoiceView>,
    pub channels: [FoldView; 3],
    pub times: Vec<ChoiceView>,
    pub groups: FoldView,
}

impl Choices {
    /// Whether a way of supporting is chosen.
    pub fn has_style(&self) -> bool {
        self.styles.iter().any(|one| one.is_chosen)
    }

    /// Whether a time is chosen.
    pub fn has_time(&self) -> bool {
        self.times.iter().any(|one| one.is_chosen)
    }

    pub fn of(ask: &Ask, lang: Lang) -> Self {
        let need = &ask.need;
        let place = ask.place().map(|place| place_name(&place, lang));
        let kilometres = need.area.as_ref().and_then(|area| area.within_km);
        Self {
            audiences: chosen(&Audience::ALL, |one| {
                (
                    one.key(),
                    lang.text(words::audience(one)),
                    need.audience == Some(one),
                )
            }),
            subjects: SUBJECTS.map(|(id, facet)| FoldView {
                field: "subject",
                id,
                name: vocabulary_name(facet, lang),
                choices: subjects(ask, facet, lang),
            }),
            levels: chosen(&Level::ALL, |one| {
                (one.key(), words::level(one, lang), need.level == Some(one))
            }),
            profiles: terms(Facet::ClientProfiles, lang, |key| {
                need.profile.as_deref() == Some(key)
            }),
            styles: chosen(&Style::ALL, |one| {
                (
                    one.key(),
                    lang.text(words::style(one)),
                    need.styles.contains(&one),
                )
            }),
            languages: FoldView {
                field: "language",
                id: "languages",
                name: lang.text("match-language"),
                choices: terms(Facet::Languages, lang, |key| is_in(&need.languages, key)),
            },
            area: place.unwrap_or_else(|| ask.unknown_area.clone()),
            within: within(kilometres, lang),
            channels: Wish::ALL.map(|wish| channels(ask, wish, lang)),
            times: chosen(&When::ALL, |one| {
                (
                    one.key(),
                    lang.text(words::when(one)),
                    need.when == Some(one),
                )
            }),
            groups: FoldView {
                field: "group",
                id: "groups",
                name: lang.text("match-groups"),
                choices: terms(Facet::ClientGroups, lang, |key| is_in(&need.groups, key)),
            },
        }
    }
}

fn chosen<T: Copy>(all: &[T], said: impl Fn(T) -> (&'static str, String, bool)) -> Vec<ChoiceView> {
    let view = |one: &T| {
        let (value, name, is_chosen) = said(*one);
        ChoiceView {
            value: value.to_owned(),
            name,
            is_chosen,
        }
    };
    all.iter().map(view).collect()
}

fn is_in(keys: &[String], key: &str) -> bool {
    keys.iter().any(|one| one == key)
}

fn vocabulary_name(facet: Facet, lang: Lang) -> String {
    let found = vocabularies::find(facet.vocabulary());
    found.map_or_else(String::new, |found| found.name.get(lang).to_owned())
}

/// The terms that a vocabulary offers, as readers see them.
fn terms(facet: Facet, lang: Lang, is_chosen: impl Fn(&str) -> bool) -> Vec<ChoiceView> {
    let Some(vocabulary) = vocabularies::find(facet.vocabulary()) else {
        return Vec::new();
    };
    let items = vocabulary.read(lang).into_iter();
    items
        .map(|item| ChoiceView {
            value: item.key.clone(),
            name: item.name(lang).to_owned(),
            is_chosen: is_chosen(&item.key),
        })
        .collect()
}

fn subjects(ask: &Ask, facet: Facet, lang: Lang) -> Vec<ChoiceView> {
    let asked = &ask.need.subjects;
    let is_chosen = |key: &str| asked.iter().any(|one| one.facet == facet && one.key == key);
    let mut terms = terms(facet, lang, is_chosen);
    for one in &mut terms {
        one.value = format!("{}:{}", facet.vocabulary(), one.value);
    }
    terms
}

fn within(chosen: Option<u32>, lang: Lang) -> Vec<ChoiceView> {
    let mut steps: Vec<u32> = WITHIN_KM.into_iter().chain(chosen).collect();
    steps.sort_unstable();
    steps.dedup();
    let view = |km: u32| ChoiceView {
        value: km.to_string(),
        name: words::within(km, lang),
        is_chosen: chosen == Some(km),
    };
    steps.into_iter().map(view).collect()
}

fn channels(ask: &Ask, wish: Wish, lang: Lang) -> FoldView {
    let wished = &ask.need.channels;
    let is_chosen = |key: &str| wished.iter().any(|one| one.key == key && one.wish == wish);
    let (id, name) = match wish {
        Wish::Preferred => ("channels", "match-preferred"),
        Wish::Possible => ("also", "match-possible"),
        Wish::Refused => ("not", "match-not"),
    };
    FoldView {
        field: wish_name(wish),
        id,
        name: lang.text(name),
        choices: terms(Facet::Channels, lang, is_chosen),
    }
}

/// What an address said that nobody knows: the question that it answers, and what it said.
pub(super) fn left_out(ask: &Ask, lang: Lang) -> Vec<(String, String)> {
    let question = |name: &str| match name {
        "audience" => "match-whose",
        "level" => "match-level",
        "profile" => "match-profile",
        "style" => "match-style",
        "language" => "match-language",
        "within" => "match-within",
        "channel" | "also" | "not" => "match-channels",
        "when" => "match-when",
        "group" => "match-groups",
        _ => "match-what",
    };
    let unknown = ask.unknown.iter();
    unknown
        .map(|(name, said)| (lang.text(question(name)), said.clone()))
        .collect()
}

/// Everything that is asked; `page` is where each chip leads without it.
pub(super) fn chips(ask: &Ask, lang: Lang, page: &str) -> Vec<ChipView> {
    let need = &ask.need;
    let mut chips = Vec::new();
    let mut put = |name: String, change: &dyn Fn(&mut Ask)| {
        chips.push(ChipView {
            name,
            without: ask.with(|ask| change(ask)).address(lang, page),
        });
    };
    if let Some(one) = need.audience {
        put(lang.text(words::audience(one)), &|ask| {
            ask.need.audience = None;
        });
    }
    for one in &need.subjects {
        let without = |ask: &mut Ask| ask.need.subjects.retain(|other| other != one);
        put(words::term(one.facet, &one.key, lang), &without);
    }
    if !ask.text.is_empty() {
        put(format!("”{}”", ask.text), &|ask| ask.text.clear());
    }
    if let Some(one) = need.level {
        put(words::level(one, lang), &|ask| ask.need.level = None);
    }
    if let Some(key) = &need.profile {
        let name = words::term(Facet::ClientProfiles, key, lang);
        put(name, &|ask| ask.need.profile = None);
    }
    for one in &need.styles {
        let without = |ask: &mut Ask| ask.need.styles.retain(|other| other != one);
        put(lang.text(words::style(*one)), &without);
    }
    for key in &need.languages {
        let without = |ask: &mut Ask| ask.need.languages.retain(|other| other != key);
        put(words::term(Facet::Languages, key, lang), &without);
    }
    if let (Some(area), Some(place)) = (&need.area, ask.place()) {
        let name = place_name(&place, lang);
        let far = area
            .within_km
            .map(|km| words::within(km, lang).to_lowercase());
        let name = far.map_or_else(|| name.clone(), |far| format!("{name}, {far}"));
        put(name, &|ask| ask.need.area = None);
    }
    for wished in &need.channels {
        let without = |ask: &mut Ask| ask.need.channels.retain(|other| other != wished);
        put(words::wished(wished, lang), &without);
    }
    if let Some(one) = need.when {
        put(lang.text(words::when(one)), &|ask| ask.need.when = None);
    }
    for key in &need.groups {
        let without = |ask: &mut Ask| ask.need.groups.retain(|other| other != key);
        put(words::term(Facet::ClientGroups, key, lang), &without);
    }
    chips
}

//! The columns of a table of descriptions: what each is called, in files and by people, and what it holds.
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::features::catalogue::differences::called;
use crate::features::catalogue::model::{AUDIENCES, FACETS, PLACES_MAX, TEXTS};
use crate::i18n::Lang;
pub(super) use crate::web::tables::reading::folded;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// What the owner knows it by.
    Identifier,
    Name,
    Organisation,
    /// Language of the texts.
    Language,
    LifeCycle,
    Audiences,
    Contact,
    /// A text, by its key.
    Text(&'static str),
    /// Choices: key of the facet and its vocabulary.
    Facet(&'static str, &'static str),
    Nationwide,
    Municipalities,
    /// A part of the place of this number, from 1.
    Place(usize, Part),
    /// Address of the public page; told, never read.
    Page,
    /// When it was last checked; told, never read.
    Checked,
}

/// A part of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Name,
    Address,
    Hours,
    /// Id of the service place that it is.
    Id,
}

impl Part {
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::Address, Self::Hours, Self::Id];

    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Address => "address",
            Self::Hours => "hours",
            Self::Id => "id",
        }
    }
}

/// Those of a description itself, with so many places, in the order of files.
pub(super) fn columns(places: usize) -> Vec<Column> {
    let start = [
        Column::Identifier,
        Column::Name,
        Column::Organisation,
        Column::Language,
        Column::LifeCycle,
        Column::Audiences,
        Column::Nationwide,
        Column::Municipalities,
        Column::Contact,
    ];
    let facets = FACETS.map(|(key, vocabulary)| Column::Facet(key, vocabulary));
    let numbers = 1..=places.min(PLACES_MAX);
    let places = numbers.flat_map(|number| Part::ALL.map(|part| Column::Place(number, part)));
    let texts = TEXTS.map(Column::Text);
    let all = start.into_iter().chain(texts).chain(facets);
    all.chain(places).collect()
}

impl Column {
    /// Its name for programs.
    pub(super) fn name(self) -> String {
        match self {
            Self::Identifier => "identifier".to_owned(),
            Self::Name => "name".to_owned(),
            Self::Organisation => "organisation".to_owned(),
            Self::Language => "language".to_owned(),
            Self::LifeCycle => "life_cycle".to_owned(),
            Self::Audiences => "audiences".to_owned(),
            Self::Contact => "contact".to_owned(),
            Self::Text(key) | Self::Facet(key, _) => key.to_owned(),
            Self::Nationwide => "nationwide".to_owned(),
            Self::Municipalities => "municipalities".to_owned(),
            Self::Place(number, part) => format!("place{number}_{}", part.name()),
            Self::Page => "page".to_owned(),
            Self::Checked => "checked".to_owned(),
        }
    }

    /// What people call it.
    pub(super) fn label(self, lang: Lang) -> String {
        match self {
            Self::Identifier => lang.text("tables-identifier"),
            Self::Nationwide => lang.text("catalogue-nationwide"),
            Self::Municipalities => lang.text("tables-municipalities"),
            Self::Page => lang.text("catalogue-public-title"),
            Self::Checked => lang.text("catalogue-checked"),
            Self::Place(number, part) => {
                let key = format!("tables-place-{}", part.name());
                format!(
                    "{} {number}: {}",
                    lang.text("tables-place"),
                    lang.text(&key)
                )
            }
            _ => called(&self.name(), lang),
        }
    }

    /// How wide it is meant, in characters.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Text(_) => 48.0,
            Self::Identifier
            | Self::Language
            | Self::LifeCycle
            | Self::Nationwide
            | Self::Checked => 14.0,
            _ => 26.0,
        }
    }

    /// The vocabulary that it chooses from.
    pub(super) fn vocabulary(self) -> Option<&'static str> {
        match self {
            Self::Audiences => Some(AUDIENCES),
            Self::Facet(_, vocabulary) => Some(vocabulary),
            _ => None,
        }
    }

    /// The column of a part as a description's faults name it.
    pub(super) fn of_part(part: &str) -> Option<Self> {
        let key = part.split_once('.').map_or(part, |(_, key)| key);
        let mut all = columns(0).into_iter();
        all.find(|column| column.name() == key)
    }
}

/// What people call columns besides.
const IN_SHORT: [(&str, Column); 2] = [("kieli", Column::Language), ("språk", Column::Language)];

/// Names and labels in every language, as they are compared.
static CALLED: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
    let mut called = HashMap::new();
    let all = || {
        columns(PLACES_MAX)
            .into_iter()
            .chain([Column::Page, Column::Checked])
    };
    for column in all() {
        called.insert(folded(&column.name()), column);
    }
    for column in all() {
        for lang in Lang::ALL {
            called.entry(folded(&column.label(lang))).or_insert(column);
        }
    }
    for (name, column) in IN_SHORT {
        called.entry(name.to_owned()).or_insert(column);
    }
    called
});

/// The column that a heading means.
pub(super) fn recognise(heading: &str) -> Option<Column> {
    CALLED.get(&folded(heading)).copied()
}

/// What headings can say, in a language.
pub(super) fn offered(lang: Lang) -> Vec<String> {
    let all = columns(1).into_iter();
    all.map(|column| column.label(lang)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_means_its_column_in_every_language() {
        let all = columns(3).into_iter();
        for column in all.chain([Column::Page, Column::Checked]) {
            assert_eq!(recognise(&column.name()), Some(column));
            for lang in Lang::ALL {
                let label = column.label(lang);
                assert_eq!(recognise(&label), Some(column), "{lang} {label}");
                assert!(!label.contains("catalogue-part-"), "{label}");
            }
        }
        assert_eq!(recognise(" NIMI * "), Some(Column::Name));
        assert_eq!(recognise("colour"), None);
        for language in ["Kieli", "språk *", "Language"] {
            assert_eq!(recognise(language), Some(Column::Language), "{language}");
        }
    }

    #[test]
    fn a_part_with_a_fault_has_its_column() {
        for (part, column) in [
            ("name", Column::Name),
            ("texts.promise", Column::Text("promise")),
            ("facets.topics", Column::Facet("topics", "topics")),
            ("municipalities", Column::Municipalities),
            ("audiences", Column::Audiences),
        ] {
            assert_eq!(Column::of_part(part), Some(column));
        }
    }
}

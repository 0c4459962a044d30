//! An empty table to fill in: the headings, one row that shows how, and the words that may be chosen.
use super::columns::{Column, Part, columns};
use super::entries::{Taken, Words};
use super::judge::EXAMPLES;
use crate::features::areas;
use crate::features::catalogue::model::{Description, FACETS, LifeCycle, Place, TEXTS};
use crate::features::vocabularies;
use crate::i18n::Lang;
use crate::web::tables::{self, Cell, Table};

/// Places that the template has columns for; more can be added.
const PLACES: usize = 2;
/// Choices that the example makes of a vocabulary.
const CHOSEN: usize = 2;
/// The municipality of the example: Loimaa.
const MUNICIPALITY: &str = "430";

/// The columns with the example.
pub(super) fn template(words: &Words<'_>) -> Table {
    let mut all = columns(PLACES);
    all.retain(|column| !matches!(column, Column::Place(_, Part::Id)));
    let title = words.lang.text("tables-sheet-entries");
    words.of(title, &all, &[example(words.lang)])
}

fn example(lang: Lang) -> Taken {
    let identifier = match lang {
        Lang::Fi => EXAMPLES[0],
        Lang::Sv => EXAMPLES[1],
        Lang::En => EXAMPLES[2],
    };
    let text = |key: &str| lang.text(&format!("tables-example-{key}"));
    let chosen = |vocabulary: &str| -> Vec<String> {
        let found = vocabularies::find(vocabulary);
        let terms = found.iter().flat_map(|one| one.offered().take(CHOSEN));
        terms.map(|item| item.key.clone()).collect()
    };
    let facets = FACETS.map(|(key, vocabulary)| (key.to_owned(), chosen(vocabulary)));
    let texts = TEXTS.into_iter().filter(|key| *key == "promise");
    Taken {
        identifier: Some(identifier.to_owned()),
        address: String::new(),
        checked_at: 0,
        description: Description {
            name: text("name"),
            organisation: text("organisation"),
            language: lang,
            life_cycle: LifeCycle::Running,
            audiences: vec!["person".to_owned()],
            contact: text("contact"),
            texts: texts.map(|key| (key.to_owned(), text(key))).collect(),
            facets: facets.into(),
            nationwide: false,
            municipalities: vec![MUNICIPALITY.to_owned()],
            places: vec![Place {
                name: text("place"),
                address: text("address"),
                hours: text("hours"),
                place: None,
            }],
        },
    }
}

/// What may stand in each column that chooses, one column beside the other.
pub(super) fn values(lang: Lang) -> Table {
    let mut lists: Vec<(Column, Vec<String>)> = Vec::new();
    for column in columns(0) {
        let names: Vec<String> = match column {
            Column::Language => Lang::ALL.map(|one| one.code().to_owned()).to_vec(),
            Column::LifeCycle => LifeCycle::ALL.map(|one| lang.text(one.key())).to_vec(),
            Column::Nationwide => vec![lang.text("tables-yes"), lang.text("tables-no")],
            Column::Municipalities => {
                let all = areas::all().municipalities.iter();
                let mut names: Vec<String> = all.map(|one| one.name(lang).to_owned()).collect();
                names.sort_by_cached_key(|name| crate::i18n::sort_key(name));
                names
            }
            _ => {
                let found = column.vocabulary().and_then(vocabularies::find);
                let items = found.iter().flat_map(|one| one.read(lang));
                items.map(|item| item.name(lang).to_owned()).collect()
            }
        };
        if !names.is_empty() {
            lists.push((column, names));
        }
    }
    let longest = lists.iter().map(|(_, names)| names.len()).max();
    let cell = |names: &[String], at: usize| names.get(at).map_or("", String::as_str).into();
    let row = |at: usize| -> Vec<Cell> {
        let cells = lists.iter().map(|(_, names)| cell(names, at));
        cells.collect()
    };
    let head = lists.iter();
    Table {
        title: lang.text("tables-sheet-values"),
        columns: head
            .map(|(column, _)| tables::Column::new(column.label(lang), 30.0))
            .collect(),
        rows: (0..longest.unwrap_or(0)).map(row).collect(),
    }
}

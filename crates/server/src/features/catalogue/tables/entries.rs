//! Descriptions as a table in the columns in which they are brought: what is taken home can be changed and brought back.
use super::columns::{Column, Part, columns};
use super::terms::Terms;
use crate::features::areas;
use crate::features::catalogue::model::{Description, Place};
use crate::features::vocabularies;
use crate::i18n::Lang;
use crate::web::dates::in_finland;
use crate::web::downloads::FileKind;
use crate::web::tables::{self, Cell, Table, XLSX, as_written};

/// An entry on its way into a table.
#[derive(Clone, Debug)]
pub struct Taken {
    /// What it is found by when it comes back; none where it is not for those who could bring it.
    pub identifier: Option<String>,
    /// Last part of its public address.
    pub address: String,
    /// When its owner last said that it is right, UTC milliseconds.
    pub checked_at: i64,
    /// What it says.
    pub description: Description,
}

/// Whose words and addresses a table uses.
pub struct Words<'a> {
    /// The reader's language.
    pub lang: Lang,
    /// Address of the installation.
    pub base_url: &'a str,
    /// What kind of file it becomes: each guards its cells in its own way.
    pub kind: FileKind,
}

impl Words<'_> {
    /// Entries under a title.
    pub fn table(&self, title: String, entries: &[Taken]) -> Table {
        let places = entries.iter().map(|one| one.description.places.len());
        let mut all = columns(places.max().unwrap_or(0));
        let is_found_again = entries.iter().all(|one| one.identifier.is_some());
        all.retain(|column| is_found_again || *column != Column::Identifier);
        let links = entries.iter().flat_map(|one| &one.description.places);
        if !links.into_iter().any(|place| place.place.is_some()) {
            all.retain(|column| !matches!(column, Column::Place(_, Part::Id)));
        }
        all.extend([Column::Page, Column::Checked]);
        self.of(title, &all, entries)
    }

    /// These columns of entries under a title.
    pub(super) fn of(&self, title: String, columns: &[Column], entries: &[Taken]) -> Table {
        let terms = Terms::new();
        let head = columns.iter();
        let head = head.map(|one| tables::Column::new(one.label(self.lang), one.width()));
        let row = |taken: &Taken| {
            let cells = columns
                .iter()
                .map(|column| self.cell(&terms, *column, taken));
            cells.collect()
        };
        Table {
            title,
            columns: head.collect(),
            rows: entries.iter().map(row).collect(),
        }
    }

    fn cell(&self, terms: &Terms, column: Column, taken: &Taken) -> Cell {
        let of = &taken.description;
        let text = match column {
            Column::Checked => return Cell::Day(in_finland(taken.checked_at).date()),
            Column::Page => format!("{}/{}/support/{}", self.base_url, self.lang, taken.address),
            Column::Identifier => taken.identifier.clone().unwrap_or_default(),
            Column::Name => of.name.clone(),
            Column::Organisation => of.organisation.clone(),
            Column::Language => of.language.code().to_owned(),
            Column::LifeCycle => self.lang.text(of.life_cycle.key()),
            Column::Contact => of.contact.clone(),
            Column::Text(key) => of.text(key).to_owned(),
            Column::Nationwide => {
                let key = if of.nationwide {
                    "tables-yes"
                } else {
                    "tables-no"
                };
                self.lang.text(key)
            }
            Column::Audiences => self.said(terms, column, &of.audiences),
            Column::Facet(key, _) => self.said(terms, column, of.facet(key)),
            Column::Municipalities => self.said(terms, column, &of.municipalities),
            Column::Place(number, part) => {
                let place = of.places.get(number - 1);
                place.map_or_else(String::new, |place| place_part(place, part))
            }
        };
        self.guarded(text)
    }

    /// Several keys in one cell: by their names where those are understood as them again.
    fn said(&self, terms: &Terms, column: Column, keys: &[String]) -> String {
        let keys: Vec<String> = match column.vocabulary() {
            Some(vocabulary) => in_current_terms(vocabulary, keys),
            None => keys.to_vec(),
        };
        let names = keys.iter().map(|key| {
            let name = match column.vocabulary() {
                Some(vocabulary) => vocabularies::label(vocabulary, key, self.lang),
                None => areas::municipality(key).map(|one| one.name(self.lang).to_owned()),
            };
            let is_understood = |name: &String| {
                let meant = terms.find(column, name);
                meant == Some(std::slice::from_ref(key)) && !name.contains([';', '\n'])
            };
            name.filter(is_understood).unwrap_or_else(|| key.clone())
        });
        names.collect::<Vec<_>>().join("; ")
    }

    /// A workbook runs nothing, but what begins there as a guarded text would lose its apostrophe when it comes back.
    fn guarded(&self, text: String) -> Cell {
        let is_guarded = self.kind.ending == XLSX.ending && as_written(&text) != text;
        Cell::Text(if is_guarded { format!("'{text}") } else { text })
    }
}

/// The keys that stand for these now, each once, in their order.
fn in_current_terms(vocabulary: &str, keys: &[String]) -> Vec<String> {
    let mut current: Vec<String> = Vec::new();
    for key in keys {
        let key = vocabularies::current_key(vocabulary, key);
        if !current.contains(&key) {
            current.push(key);
        }
    }
    current
}

fn place_part(place: &Place, part: Part) -> String {
    match part {
        Part::Name => place.name.clone(),
        Part::Address => place.address.clone(),
        Part::Hours => place.hours.clone(),
        Part::Id => place.place.clone().unwrap_or_default(),
    }
}

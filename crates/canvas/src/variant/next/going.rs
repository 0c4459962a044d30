//! What stands on the parts of a canvas that the later version does not have.
use serde::Serialize;

use super::super::List;
use super::ways::{place, ways};
use super::{Old, cells, gone};
use crate::content::{Content, Link};
use crate::sheet::Input;
use crate::template::Template;

/// A part that goes, with what stands on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Going {
    /// Its name in forms, `zones/state`.
    pub place: String,
    /// What kind of part.
    #[serde(skip)]
    pub list: List,
    /// Its slug.
    pub slug: String,
    /// What is written there: each note, the field's text, each cell under its heading, each link.
    pub texts: Vec<String>,
    /// Notes of it in the bin, which go where the others go.
    pub binned: usize,
    /// Marks on its cells, which go.
    pub marks: usize,
    /// Parts that can take what is written, as `place` names them.
    pub ways: Vec<String>,
    /// The one of them that takes it unless people choose another; without one it goes.
    pub usual: Option<String>,
}

impl Going {
    /// Whether there is anything to choose.
    pub fn has_choice(&self) -> bool {
        !self.ways.is_empty() && (!self.texts.is_empty() || self.binned > 0)
    }
}

/// The parts of which something stands on the canvas, in the order of the form.
pub fn going(old: &Old, to: &Template, content: &Content) -> Vec<Going> {
    let mut all = Vec::new();
    for list in List::ALL {
        for slug in gone(old.template, to, list) {
            let (ways, usual) = ways(old.template, to, list, &slug);
            let one = Going {
                place: place(list, &slug),
                list,
                texts: texts(old, content, list, &slug),
                binned: match list {
                    List::Zones => in_zone(&content.bin, &slug).count(),
                    _ => 0,
                },
                marks: cells::marks(content, list, &slug),
                ways: ways.iter().map(super::ways::Way::name).collect(),
                usual: usual.map(|way| way.name()),
                slug,
            };
            if !one.texts.is_empty() || one.binned > 0 || one.marks > 0 {
                all.push(one);
            }
        }
    }
    all
}

fn in_zone<'a>(
    notes: &'a [crate::content::Note],
    slug: &'a str,
) -> impl Iterator<Item = &'a crate::content::Note> {
    notes.iter().filter(move |note| note.zone == slug)
}

fn texts(old: &Old, content: &Content, list: List, slug: &str) -> Vec<String> {
    match list {
        List::Zones => {
            let notes = in_zone(&content.notes, slug);
            notes.map(|note| note.text.clone()).collect()
        }
        List::Fields => field(old, content, slug).into_iter().collect(),
        List::Rows | List::Columns => cells::texts(old, content, list, slug)
            .into_iter()
            .map(|(heading, text)| format!("{heading}: {text}"))
            .collect(),
        List::Links => {
            let links = content.links.iter().filter(|link| link.kind == slug);
            links.map(|link| said(content, link)).collect()
        }
        List::Notes | List::Steps => Vec::new(),
    }
}

/// What is written or chosen in a field; none when nothing is.
pub(super) fn field(old: &Old, content: &Content, slug: &str) -> Option<String> {
    if let Some(text) = content.fields.get(slug) {
        return Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    }
    let chosen = content.choices.get(slug)?;
    let field = old.sheet.fields.iter().find(|field| field.slug == slug);
    let input = field.map(|field| &field.input);
    let name = |key: &String| match input {
        Some(Input::Choices { options, .. }) => options
            .iter()
            .find(|option| option.key == *key)
            .map_or_else(|| key.clone(), |option| option.label.clone()),
        Some(Input::Municipalities { .. }) => (old.municipality)(key),
        _ => key.clone(),
    };
    let names: Vec<String> = chosen.iter().map(name).collect();
    Some(names.join(", ")).filter(|names| !names.is_empty())
}

/// A link in words: both ends, and its own word if it has one.
fn said(content: &Content, link: &Link) -> String {
    let name = |id: &str| {
        let note = content.notes.iter().find(|note| note.id == id);
        let first = note.and_then(|note| note.text.lines().next());
        first.unwrap_or("…").trim().to_owned()
    };
    let ends = format!("{} → {}", name(&link.from), name(&link.to));
    match link.label.trim() {
        "" => ends,
        label => format!("{ends}: {label}"),
    }
}

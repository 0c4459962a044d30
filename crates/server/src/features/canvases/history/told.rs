//! Differences in words: grouped as the sheet has them, each with what happened, to what, and by whom.
use std::collections::BTreeMap;

use canvas::content::{Content, Note, Tick};
use canvas::sheet::Sheet;
use canvas::{Difference, Pair};

use super::names::Names;
use super::who::Places;
use super::words::{Piece, pieces};
use crate::i18n::Lang;

/// Differences of one part of the sheet.
pub struct Section {
    /// For addresses within the page.
    pub id: String,
    /// What the part is called.
    pub title: String,
    /// Colour family.
    pub tone: String,
    /// What happened in it.
    pub told: Vec<Told>,
}

/// One difference.
#[derive(Default)]
pub struct Told {
    /// What happened.
    pub what: Vec<What>,
    /// To what.
    pub name: String,
    /// Its words, if they are more than its name.
    pub words: Vec<Piece>,
    /// What else there is to say: from where to where, which choice.
    pub details: Vec<String>,
    /// By whom and when, if it is known.
    pub by: String,
}

/// What happened to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Came,
    /// It is gone, or in the bin.
    Went,
    /// Its words changed.
    Reworded,
    /// It is in another place.
    Moved,
    /// Something else about it changed.
    Changed,
}

impl What {
    /// Key of its message.
    pub fn key(self) -> &'static str {
        match self {
            Self::Came => "history-came",
            Self::Went => "history-went",
            Self::Reworded => "history-reworded",
            Self::Moved => "history-moved",
            Self::Changed => "history-changed",
        }
    }

    /// Class of its chip.
    pub fn class(self) -> &'static str {
        match self {
            Self::Came => "chip-ok",
            Self::Went => "chip-danger",
            Self::Reworded | Self::Moved | Self::Changed => "chip-brand",
        }
    }
}

/// What differences are told with.
pub struct Teller<'a> {
    /// The reader's language.
    pub lang: Lang,
    /// The sheet in that language.
    pub sheet: &'a Sheet,
    /// What stood first.
    pub before: &'a Content,
    /// What stood then.
    pub after: &'a Content,
    /// Who worked where meanwhile.
    pub work: Places<'a>,
    /// For the year of times.
    pub now_ms: i64,
}

/// Where the differences stand on the page: parts of the sheet in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Where {
    Fields,
    Zone(usize),
    Table,
    Links,
    Circles,
}

/// The differences by the parts of the sheet.
pub fn sections(teller: &Teller) -> Vec<Section> {
    let mut parts: BTreeMap<Where, Vec<Told>> = BTreeMap::new();
    for difference in canvas::compare(teller.before, teller.after) {
        let told = parts.entry(teller.part(&difference)).or_default();
        told.extend(teller.told(difference));
    }
    let section = |(part, told)| {
        let (title, tone) = teller.head(part);
        let id = match part {
            Where::Fields => "fields".to_owned(),
            Where::Zone(at) => format!("zone-{at}"),
            Where::Table => "table".to_owned(),
            Where::Links => "links".to_owned(),
            Where::Circles => "circles".to_owned(),
        };
        Section {
            id,
            title,
            tone,
            told,
        }
    };
    parts.into_iter().map(section).collect()
}

impl<'a> Teller<'a> {
    /// Names of what both states hold.
    pub(super) fn names(&self) -> Names<'a> {
        Names {
            lang: self.lang,
            sheet: self.sheet,
            contents: [self.after, self.before],
        }
    }

    fn part(&self, difference: &Difference) -> Where {
        let zone = |note: Option<&Note>| {
            let slug = note.map_or("", |note| note.zone.as_str());
            let at = self.sheet.zones.iter().position(|zone| zone.slug == slug);
            Where::Zone(at.unwrap_or(self.sheet.zones.len()))
        };
        match difference {
            Difference::Note(pair) => zone(pair.last()),
            Difference::Tick { key, .. } if !key.contains(':') => zone(self.names().note(key)),
            Difference::Field { .. } | Difference::Choices { .. } => Where::Fields,
            Difference::Cell { .. }
            | Difference::Row(_)
            | Difference::Column(_)
            | Difference::Tick { .. }
            | Difference::Heart { .. } => Where::Table,
            Difference::Link(_) => Where::Links,
            Difference::Circle(_) => Where::Circles,
        }
    }

    fn head(&self, part: Where) -> (String, String) {
        let plain = |key| (self.lang.text(key), "plain".to_owned());
        match part {
            Where::Fields => plain("history-fields"),
            Where::Zone(at) => match self.sheet.zones.get(at) {
                Some(zone) => (zone.label.clone(), zone.tone.clone()),
                None => plain("history-elsewhere"),
            },
            Where::Table => match &self.sheet.matrix {
                Some(matrix) => (matrix.label.clone(), "plain".to_owned()),
                None => plain("history-elsewhere"),
            },
            Where::Links => plain("history-links"),
            Where::Circles => match &self.sheet.circles {
                Some(rule) => (rule.label.clone(), "plain".to_owned()),
                None => plain("history-circles"),
            },
        }
    }

    fn told(&self, difference: Difference) -> Vec<Told> {
        let by = self.by(&difference);
        let names = self.names();
        let told = match difference {
            Difference::Note(pair) => vec![self.note(&pair)],
            Difference::Field {
                slug,
                before,
                after,
            } => vec![text(self.field(&slug), &before, &after)],
            Difference::Choices { slug, came, went } => vec![self.choices(&slug, &came, &went)],
            Difference::Cell { key, before, after } => {
                vec![text(names.cell(&key), &before, &after)]
            }
            Difference::Row(pair) => self.lane(&pair, |matrix| &matrix.rows),
            Difference::Column(pair) => self.lane(&pair, |matrix| &matrix.columns),
            Difference::Tick { key, pair } => vec![self.tick(&key, &pair)],
            Difference::Heart { key, pair } => {
                let said = self.lang.text("history-heart");
                vec![came_or_went(&pair, names.lane(&key), vec![said])]
            }
            Difference::Link(pair) => vec![self.link(&pair)],
            Difference::Circle(pair) => {
                let label = pair.last().map_or("", |circle| circle.label.trim());
                let members = pair.last().map_or(&[][..], |circle| &circle.members);
                let members: Vec<String> = members.iter().map(|id| names.note_name(id)).collect();
                let name = names.or_nameless(label);
                vec![came_or_went(&pair, name, vec![members.join(", ")])]
            }
        };
        let signed = |told| Told {
            by: by.clone(),
            ..told
        };
        told.into_iter().map(signed).collect()
    }

    fn tick(&self, key: &str, pair: &Pair<Tick>) -> Told {
        let name = match key.contains(':') {
            true => self.names().cell(key),
            false => self.names().note_name(key),
        };
        let last = pair.last();
        let said = match last.map_or("", |tick| tick.confidence.as_str()) {
            "" => self.lang.text("history-mark"),
            sure => self.lang.text(&format!("confidence-{sure}")),
        };
        let note = last.map(|tick| tick.note.clone()).unwrap_or_default();
        came_or_went(pair, name, vec![said, note])
    }
}

/// Something that came, went or changed as a whole.
pub(super) fn came_or_went<T>(pair: &Pair<T>, name: String, details: Vec<String>) -> Told {
    let what = match (&pair.before, &pair.after) {
        (None, _) => What::Came,
        (_, None) => What::Went,
        _ => What::Changed,
    };
    Told {
        what: vec![what],
        name,
        details: details
            .into_iter()
            .filter(|detail| !detail.is_empty())
            .collect(),
        ..Told::default()
    }
}

/// A text that changed.
pub(super) fn text(name: String, before: &str, after: &str) -> Told {
    Told {
        what: vec![What::Reworded],
        name,
        words: pieces(before, after),
        ..Told::default()
    }
}

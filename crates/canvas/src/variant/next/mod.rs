//! From one version of a variant to another: what differs between them, what stands on the parts that go, and what a canvas
//! holds once it has moved. Parts are known by their slugs and steps by their ids, which stay from version to version.
mod cells;
mod going;
mod moved;
mod ways;

use super::{Draft, Item, List, draw};
use crate::content::Content;
use crate::settings::Settings;
use crate::sheet::Sheet;
use crate::template::{Template, Words};

pub use going::{Going, going};
pub use moved::{Choices, Makes, NoRoom, moved};

/// What happened to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new.
    New,
    /// It is there no more.
    Gone,
    /// It has another name.
    Renamed,
    /// It stands elsewhere among the others.
    Moved,
    /// Its help, its steps or something else about it is different.
    Changed,
}

/// A part that is not the same in both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of part.
    pub list: List,
    /// What happened to it; never empty.
    pub what: Vec<What>,
    /// Its name before; empty when it is new.
    pub before: Words,
    /// Its name now; empty when it is gone.
    pub after: Words,
}

/// What differs between two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Parts: those of the later version in its order, list by list, each time followed by those that are gone.
    pub parts: Vec<Change>,
    /// Whether its name, its question or texts of no part are different.
    pub texts: bool,
}

/// The version that a canvas is of, with the words of its sheet.
pub struct Old<'a> {
    /// Its template.
    pub template: &'a Template,
    /// Its sheet, in the language of the canvas.
    pub sheet: &'a Sheet,
    /// What the municipality of a code is called.
    pub municipality: &'a dyn Fn(&str) -> String,
}

fn draft(template: &Template) -> Draft {
    // A variant has all of its texts itself.
    Draft::of(template, &|_, _| String::new())
}

/// What differs between two versions of a variant.
pub fn changes(from: &Template, to: &Template) -> Changes {
    let (was, is) = (draft(from), draft(to));
    let mut changes = Changes {
        texts: (&was.title, &was.question, &was.others) != (&is.title, &is.question, &is.others),
        ..Changes::default()
    };
    let steps = Staying::of(was.items(List::Steps), is.items(List::Steps));
    for list in List::ALL {
        let (was, is) = (was.items(list), is.items(list));
        let common = Staying::of(was, is);
        for item in is {
            let before = was.iter().find(|one| one.id == item.id);
            let what = before.map_or_else(
                || vec![What::New],
                |before| happened(before, item, &common, &steps),
            );
            if !what.is_empty() {
                changes.parts.push(Change {
                    list,
                    what,
                    before: before.map(|one| one.label.clone()).unwrap_or_default(),
                    after: item.label.clone(),
                });
            }
        }
        let gone = was.iter().filter(|one| !common.ids.contains(&one.id));
        changes.parts.extend(gone.map(|one| Change {
            list,
            what: vec![What::Gone],
            before: one.label.clone(),
            after: Words::default(),
        }));
    }
    changes
}

fn happened(before: &Item, after: &Item, common: &Staying, steps: &Staying) -> Vec<What> {
    let known = |item: &Item| -> Vec<String> {
        let known = item.steps.iter().filter(|id| steps.ids.contains(id));
        known.cloned().collect()
    };
    let rest = |item: &Item| {
        let mut opens = item.opens.clone();
        opens.sort();
        let (help, sector) = (item.help.clone(), item.sector.clone());
        (help, sector, item.minutes.clone(), opens, known(item))
    };
    let happened = [
        (What::Renamed, before.label != after.label),
        (
            What::Moved,
            before.group != after.group || !common.in_order.contains(&after.id),
        ),
        (What::Changed, rest(before) != rest(after)),
    ];
    let happened = happened.into_iter().filter(|(_, is_so)| *is_so);
    happened.map(|(what, _)| what).collect()
}

/// The parts that two lists share.
struct Staying {
    ids: Vec<String>,
    /// As many of them as can be without any having been moved past another.
    in_order: Vec<String>,
}

impl Staying {
    fn of(was: &[Item], is: &[Item]) -> Self {
        let at = |id: &str| was.iter().position(|one| one.id == id);
        let shared: Vec<(usize, &str)> = is
            .iter()
            .filter_map(|item| Some((at(&item.id)?, item.id.as_str())))
            .collect();
        Self {
            ids: shared.iter().map(|(_, id)| (*id).to_owned()).collect(),
            in_order: rising(&shared),
        }
    }
}

/// The longest row of ids whose numbers rise. O(n²) in at most 60.
fn rising(shared: &[(usize, &str)]) -> Vec<String> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for (at, (number, _)) in shared.iter().enumerate() {
        let before = best[..at].iter().zip(shared);
        let before = before.filter(|(_, (earlier, _))| earlier < number);
        let longest = before.map(|(row, _)| row).max_by_key(|row| row.len());
        let mut row = longest.cloned().unwrap_or_default();
        row.push(at);
        best.push(row);
    }
    let longest = best.into_iter().max_by_key(Vec::len).unwrap_or_default();
    let ids = longest.into_iter().map(|at| shared[at].1.to_owned());
    ids.collect()
}

/// Each letter of `from` with the letter that its step has in `to`, if it is still there.
pub fn letters(from: &Template, to: &Template) -> Vec<(String, Option<String>)> {
    let ids = draw::step_ids(to);
    let now = |id: &String| {
        let at = ids.iter().position(|one| one == id)?;
        to.steps.get(at).map(|step| step.letter.clone())
    };
    let old = from.steps.iter().zip(draw::step_ids(from));
    old.map(|(step, id)| (step.letter.clone(), now(&id)))
        .collect()
}

/// The room's settings by the letters of another version, one revision later. A step that is gone is under way no more,
/// and then everything is open as before the steps began.
pub fn settings(from: &Template, to: &Template, settings: &Settings) -> Settings {
    let letters = letters(from, to);
    let now = |letter: &String| {
        let found = letters.iter().find(|(old, _)| old == letter);
        found.and_then(|(_, new)| new.clone())
    };
    let step = settings.step.as_ref().and_then(now);
    let mut done: Vec<String> = settings.done.iter().filter_map(now).collect();
    done.sort();
    Settings {
        revision: settings.revision + 1,
        zones: match step.is_none() && settings.step.is_some() {
            true => crate::settings::Zones::All,
            false => settings.zones,
        },
        step,
        done,
        ..settings.clone()
    }
}

/// Slugs of what stands in a list of `from` and not of `to`.
fn gone(from: &Template, to: &Template, list: List) -> Vec<String> {
    let stays = draw::slugs(to, list);
    let old = draw::slugs(from, list).into_iter();
    old.filter(|slug| !stays.contains(slug))
        .map(str::to_owned)
        .collect()
}

/// How many hearts go with the texts that they were given over.
pub fn hearts_lost(before: &Content, after: &Content) -> usize {
    let gone = before.hearts.keys();
    gone.filter(|key| !after.hearts.contains_key(*key)).count()
}

#[cfg(test)]
mod tests;

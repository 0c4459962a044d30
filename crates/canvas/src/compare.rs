//! What differs between two readings of one canvas.
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::content::{Circle, Content, Lane, Link, Note, Signed, Tick};

/// Something as it was and as it is: one of both is missing when it came or went.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair<T> {
    /// As it was.
    pub before: Option<T>,
    /// As it is.
    pub after: Option<T>,
}

impl<T> Pair<T> {
    /// As it is, or as it last was.
    pub fn last(&self) -> Option<&T> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// One difference, from the earlier reading to the later. Where things lie on the board, in which order, and what the
/// registry knows them by is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "part", rename_all = "kebab-case")]
#[expect(
    clippy::large_enum_variant,
    reason = "most differences are notes, and none stays for long"
)]
pub enum Difference {
    /// A note. One in the bin counts as gone.
    Note(Pair<Note>),
    /// A field's text, or one of the summary.
    Field {
        /// Slug of the field, or key of the summary's part.
        slug: String,
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
    /// Chosen options of a field.
    Choices {
        /// Slug of the field.
        slug: String,
        /// Keys of those that are new.
        came: Vec<String>,
        /// Keys of those that are gone.
        went: Vec<String>,
    },
    /// A cell's text.
    Cell {
        /// `row:column`.
        key: String,
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
    /// A row that people added.
    Row(Pair<Lane>),
    /// A column that people added.
    Column(Pair<Lane>),
    /// A tick or cross.
    Tick {
        /// `row:column` or note id.
        key: String,
        /// The tick.
        #[serde(flatten)]
        pair: Pair<Tick>,
    },
    /// A heart.
    Heart {
        /// Id of the column.
        key: String,
        /// Who gave it.
        #[serde(flatten)]
        pair: Pair<Signed>,
    },
    /// A link.
    Link(Pair<Link>),
    /// A circle.
    Circle(Pair<Circle>),
}

impl Difference {
    /// Where in the document it is: root and key, `notes/…`.
    pub fn place(&self) -> String {
        let id = |id: Option<&String>| id.cloned().unwrap_or_default();
        let (root, key) = match self {
            Self::Note(pair) => ("notes", id(pair.last().map(|note| &note.id))),
            Self::Field { slug, .. } => ("fields", slug.clone()),
            Self::Choices { slug, .. } => ("choices", slug.clone()),
            Self::Cell { key, .. } => ("cells", key.clone()),
            Self::Row(pair) => ("rows", id(pair.last().map(|lane| &lane.id))),
            Self::Column(pair) => ("columns", id(pair.last().map(|lane| &lane.id))),
            Self::Tick { key, .. } => ("ticks", key.clone()),
            Self::Heart { key, .. } => ("hearts", key.clone()),
            Self::Link(pair) => ("links", id(pair.last().map(|link| &link.id))),
            Self::Circle(pair) => ("circles", id(pair.last().map(|circle| &circle.id))),
        };
        format!("{root}/{key}")
    }
}

/// Every difference: texts of fields, choices, notes in the order of the earlier reading and then of the later, the
/// table, its marks, links, circles.
pub fn compare(before: &Content, after: &Content) -> Vec<Difference> {
    let mut found = fields(before, after);
    found.extend(choices(before, after));
    let notes = pairs(&before.notes, &after.notes, |note| &note.id, is_same_note);
    found.extend(notes.map(Difference::Note));
    let rows = pairs(&before.rows, &after.rows, |lane| &lane.id, is_same_lane);
    found.extend(rows.map(Difference::Row));
    let columns = pairs(
        &before.columns,
        &after.columns,
        |lane| &lane.id,
        is_same_lane,
    );
    found.extend(columns.map(Difference::Column));
    found.extend(
        texts(&before.cells, &after.cells).map(|(key, before, after)| Difference::Cell {
            key,
            before,
            after,
        }),
    );
    found.extend(
        entries(&before.ticks, &after.ticks).map(|(key, pair)| Difference::Tick { key, pair }),
    );
    found.extend(
        entries(&before.hearts, &after.hearts).map(|(key, pair)| Difference::Heart { key, pair }),
    );
    let links = pairs(&before.links, &after.links, |link| &link.id, PartialEq::eq);
    found.extend(links.map(Difference::Link));
    let circles = pairs(
        &before.circles,
        &after.circles,
        |circle| &circle.id,
        PartialEq::eq,
    );
    found.extend(circles.map(Difference::Circle));
    found
}

/// Whether nothing happened to a note that its readers see.
fn is_same_note(one: &Note, other: &Note) -> bool {
    (&one.text, &one.zone, &one.kind) == (&other.text, &other.zone, &other.kind)
        && (&one.attributes, &one.colour) == (&other.attributes, &other.colour)
}

fn is_same_lane(one: &Lane, other: &Lane) -> bool {
    one.parts == other.parts
}

fn fields(before: &Content, after: &Content) -> Vec<Difference> {
    let summary = |content: &Content| -> BTreeMap<String, String> {
        let texts = content.summary.texts();
        texts
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .collect()
    };
    let fields = texts(&before.fields, &after.fields);
    let (was, is) = (summary(before), summary(after));
    fields
        .chain(texts(&was, &is))
        .map(|(slug, before, after)| Difference::Field {
            slug,
            before,
            after,
        })
        .collect()
}

fn choices(before: &Content, after: &Content) -> Vec<Difference> {
    let chosen = |content: &Content, slug: &String| -> BTreeSet<String> {
        let keys = content.choices.get(slug).into_iter().flatten();
        keys.cloned().collect()
    };
    let slugs: BTreeSet<&String> = before.choices.keys().chain(after.choices.keys()).collect();
    let told = slugs.into_iter().map(|slug| {
        let (was, is) = (chosen(before, slug), chosen(after, slug));
        Difference::Choices {
            slug: slug.clone(),
            came: is.difference(&was).cloned().collect(),
            went: was.difference(&is).cloned().collect(),
        }
    });
    told.filter(|one| {
        matches!(one, Difference::Choices { came, went, .. } if !came.is_empty() || !went.is_empty())
    })
    .collect()
}

/// Those that differ: first the earlier ones in their order, then the new ones in theirs.
fn pairs<'a, T: Clone>(
    before: &'a [T],
    after: &'a [T],
    id: impl Fn(&T) -> &String + 'a,
    is_same: impl Fn(&T, &T) -> bool + 'a,
) -> impl Iterator<Item = Pair<T>> + 'a {
    let was: BTreeSet<String> = before.iter().map(|one| id(one).clone()).collect();
    let is: BTreeMap<String, &T> = after.iter().map(|one| (id(one).clone(), one)).collect();
    let new: Vec<Pair<T>> = after
        .iter()
        .filter(|one| !was.contains(id(one)))
        .map(|one| Pair {
            before: None,
            after: Some(one.clone()),
        })
        .collect();
    let old = before.iter().filter_map(move |one| {
        let now = is.get(id(one)).copied();
        let is_changed = now.is_none_or(|now| !is_same(one, now));
        is_changed.then(|| Pair {
            before: Some(one.clone()),
            after: now.cloned(),
        })
    });
    old.chain(new)
}

/// Entries of a map that differ, by key.
fn entries<'a, T: Clone + PartialEq>(
    before: &'a BTreeMap<String, T>,
    after: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = (String, Pair<T>)> + 'a {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let changed = keys
        .into_iter()
        .filter(|key| before.get(*key) != after.get(*key));
    changed.map(|key| {
        let pair = Pair {
            before: before.get(key).cloned(),
            after: after.get(key).cloned(),
        };
        (key.clone(), pair)
    })
}

/// Texts that differ, by key; one that is not there is empty.
fn texts<'a>(
    before: &'a BTreeMap<String, String>,
    after: &'a BTreeMap<String, String>,
) -> impl Iterator<Item = (String, String, String)> + 'a {
    let told = entries(before, after).map(|(key, pair)| {
        (
            key,
            pair.before.unwrap_or_default(),
            pair.after.unwrap_or_default(),
        )
    });
    told.filter(|(_, before, after)| before != after)
}

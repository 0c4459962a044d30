//! What is found: passages and records, in groups, page by page, with what answered marked.
use std::collections::HashMap;

use ::analysis::names::stem_keys;
use canvas::facts::RecordKind;
use canvas::sheet::Sheet;
use canvas::summary::Part;

use super::ask::{Ask, Group, PAGE_HITS};
use super::passages::Passage;
use super::store::{self, FOUND_MAX, FoundPassage, FoundRecord};
use super::words::{Asked, Words};
use crate::app::App;
use crate::db::{Db, DbError};
use crate::features::vocabularies::SheetTexts;
use crate::i18n::Lang;
use crate::web::Error;
use crate::web::blocking::blocking;

/// Letters of a hit's text that are shown, and of those before the first word that answers.
const SHOWN_CHARS_MAX: usize = 240;
const BEFORE_CHARS_MAX: usize = 60;
/// Behind every key that begins with what stands before it: no byte of UTF-8 is so large.
const AFTER_ALL: u8 = 0xff;

/// A part of a hit's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it answers the question.
    pub is_match: bool,
}

/// The canvas that a hit stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnCanvas {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: String,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What kind of thing it is.
    pub group: Group,
    /// Where it stands; none for a record.
    pub canvas: Option<OnCanvas>,
    /// Where on the canvas, or what kind of record, in words; may be empty.
    pub place: String,
    /// Its text as far as it is shown.
    pub pieces: Vec<Piece>,
    /// Its page, without the language.
    pub address: String,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The question as it was read.
    pub text: String,
    /// Whether it has a word that can be looked for.
    pub is_asked: bool,
    /// How many there are of each group that has any.
    pub counts: Vec<(Group, usize)>,
    /// How many there are of what is shown.
    pub total: usize,
    /// Whether there are more than were counted.
    pub is_more: bool,
    /// The page, from 1, and how many there are.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The hits of the page.
    pub hits: Vec<Hit>,
}

enum Raw {
    Passage(FoundPassage),
    Record(FoundRecord),
}

impl Raw {
    fn group(&self) -> Group {
        let Self::Passage(found) = self else {
            return Group::Records;
        };
        match found.passage.place.split(':').next() {
            Some("title") => Group::Canvases,
            Some("note") => Group::Notes,
            Some("comment") => Group::Comments,
            _ => Group::Fields,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Passage(found) => found.passage.body.clone(),
            Self::Record(record) => record.name.clone(),
        }
    }
}

/// What answers the question in the workspace, for somebody who may see all of it.
pub async fn find(app: &App, workspace: &str, ask: &Ask, lang: Lang) -> Result<Found, Error> {
    let (text, of) = (ask.text(), app.clone());
    let typed = text.clone();
    let asked = blocking(move || Words::of(&of).asked(&typed)).await?;
    if asked.is_empty() {
        return Ok(Found {
            text,
            page: 1,
            pages: 1,
            ..Found::default()
        });
    }
    let passages = store::find(&app.db, workspace, &asked).await?;
    let records = records(&app.db, workspace, &asked).await?;
    let is_more = passages.len() > FOUND_MAX || records.len() > FOUND_MAX;
    let passages = passages.into_iter().take(FOUND_MAX).map(Raw::Passage);
    let records = records.into_iter().take(FOUND_MAX).map(Raw::Record);
    let mut all: Vec<Raw> = passages.chain(records).collect();
    all.sort_by_key(Raw::group);
    let count = |group: Group| all.iter().filter(|raw| raw.group() == group).count();
    let counts = Group::ALL.map(|group| (group, count(group)));
    if let Some(only) = ask.group() {
        all.retain(|raw| raw.group() == only);
    }
    let total = all.len();
    let pages = total.div_ceil(PAGE_HITS).max(1);
    let page = ask.page().min(pages);
    let shown: Vec<Raw> = all
        .into_iter()
        .skip((page - 1) * PAGE_HITS)
        .take(PAGE_HITS)
        .collect();
    let (of, texts) = (app.clone(), shown.iter().map(Raw::text).collect::<Vec<_>>());
    let marked = blocking(move || {
        let words = Words::of(&of);
        let marked = texts.iter().map(|text| words.marked(text, &asked));
        marked.map(shortened).collect::<Vec<_>>()
    });
    let marked = marked.await?;
    let hits = hits(workspace, lang, shown.into_iter().zip(marked));
    Ok(Found {
        text,
        is_asked: true,
        counts: counts.into_iter().filter(|(_, count)| *count > 0).collect(),
        total,
        is_more,
        page,
        pages,
        hits,
    })
}

/// Actors, models and client groups with a name that has every word, each once.
async fn records(db: &Db, workspace: &str, asked: &[Asked]) -> Result<Vec<FoundRecord>, DbError> {
    let Some(first) = asked.first() else {
        return Ok(Vec::new());
    };
    let from = format!("-{}", first.word).into_bytes();
    let until = [from.as_slice(), &[AFTER_ALL]].concat();
    let mut stems = stem_keys(&first.word).map(|stem| format!("~{stem}").into_bytes());
    let one = stems.next().unwrap_or_else(|| from.clone());
    let other = stems.next().unwrap_or_else(|| one.clone());
    let mut found: Vec<FoundRecord> = Vec::new();
    for kind in RecordKind::ALL.into_iter().filter(|kind| kind.is_shared()) {
        let [from, until, one, other] = [&from, &until, &one, &other].map(Vec::as_slice);
        let some = store::records(db, workspace, kind.slug(), [from, until], [one, other]).await?;
        for record in some {
            let is_known = found.last().is_some_and(|last| last.id == record.id);
            if !is_known && asked.iter().all(|word| fits(word, &record.key)) {
                found.push(record);
            }
        }
    }
    Ok(found)
}

/// Whether a name in the spelling of keys has the word, in whatever form.
fn fits(asked: &Asked, key: &str) -> bool {
    let stems: Vec<String> = stem_keys(&asked.word).collect();
    key.split(' ').any(|word| {
        word.starts_with(&asked.word) || stem_keys(word).any(|stem| stems.contains(&stem))
    })
}

fn hits(workspace: &str, lang: Lang, shown: impl Iterator<Item = (Raw, Vec<Piece>)>) -> Vec<Hit> {
    let mut sheets: HashMap<String, Option<Sheet>> = HashMap::new();
    let hit = |(raw, pieces): (Raw, Vec<Piece>)| {
        let group = raw.group();
        match raw {
            Raw::Record(record) => Hit {
                group,
                canvas: None,
                place: lang.text(&format!("registry-one-{}", record.kind)),
                pieces,
                address: format!("w/{workspace}/registry/{}", record.id),
            },
            Raw::Passage(found) => {
                let sheet = sheets.entry(found.kind.clone()).or_insert_with(|| {
                    canvas::find(&found.kind).map(|template| template.sheet(&SheetTexts(lang)))
                });
                Hit {
                    group,
                    place: place_of(&found.passage, sheet.as_ref(), lang),
                    pieces,
                    address: address_of(&found),
                    canvas: Some(OnCanvas {
                        id: found.canvas,
                        title: found.title,
                        kind: found.kind,
                    }),
                }
            }
        }
    };
    shown.map(hit).collect()
}

/// Where on the canvas a passage stands, in words.
fn place_of(passage: &Passage, sheet: Option<&Sheet>, lang: Lang) -> String {
    let (what, id) = passage.place.split_once(':').unwrap_or_default();
    let Some(sheet) = sheet else {
        return String::new();
    };
    let label = match what {
        "note" => {
            let zone = sheet.zones.iter().find(|zone| zone.slug == passage.zone);
            zone.map(|zone| zone.label.clone())
        }
        "field" => {
            let field = sheet.fields.iter().find(|field| field.slug == id);
            field.map(|field| field.label.clone())
        }
        "summary" => Part::of_key(id).map(|part| lang.text(part.label())),
        "cell" | "row" | "column" => sheet.matrix.as_ref().map(|matrix| matrix.label.clone()),
        "comment" => Some(lang.text("finding-comment")),
        _ => None,
    };
    label.unwrap_or_default()
}

/// The page that opens at a passage, without the language.
fn address_of(found: &FoundPassage) -> String {
    let (canvas, passage) = (&found.canvas, &found.passage);
    let (what, id) = passage.place.split_once(':').unwrap_or_default();
    let list = format!("c/{canvas}?view=list");
    match what {
        "note" => format!("{list}#n-{id}"),
        "field" => format!("{list}#f-{id}"),
        "row" | "column" => format!("{list}#{what}s-{id}-title"),
        "cell" => format!("{list}#matrix"),
        "summary" => format!("c/{canvas}/summary"),
        "comment" => format!("c/{canvas}/notes/{}#k-{id}", passage.zone),
        _ => format!("c/{canvas}"),
    }
}

/// The pieces round the first that answers, as many letters as are shown.
fn shortened(pieces: Vec<(bool, String)>) -> Vec<Piece> {
    let mut shown = Vec::new();
    let mut left = SHOWN_CHARS_MAX;
    for (at, (is_match, text)) in pieces.into_iter().enumerate() {
        let mut text = match at {
            0 if !is_match => end_of(text),
            _ => text,
        };
        let length = text.chars().count();
        if length > left {
            text = text.chars().take(left).collect::<String>() + "…";
        }
        left = left.saturating_sub(length);
        shown.push(Piece { text, is_match });
        if left == 0 {
            break;
        }
    }
    shown
}

/// The last words of what stands before the first word that answers.
fn end_of(text: String) -> String {
    let skipped = text.chars().count().saturating_sub(BEFORE_CHARS_MAX);
    if skipped == 0 {
        return text;
    }
    let end: String = text.chars().skip(skipped).collect();
    let words = end
        .split_once(char::is_whitespace)
        .map_or("", |(_, rest)| rest);
    format!("… {words}")
}

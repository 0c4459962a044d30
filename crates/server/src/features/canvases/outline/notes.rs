//! Zones with their notes.
use askama::Template;
use canvas::content::{Link, Note, Tick};
use canvas::sheet::{Choice, Line, LinkKind, NoteKind, Zone};

use super::Cx;
use super::circles::{name_of, numbered};
use super::words::remark_of;

#[derive(Template)]
#[template(path = "canvases/outline/zone.html", whitespace = "preserve")]
pub struct ZoneView<'a> {
    cx: Cx<'a>,
    zone: &'a Zone,
    over: Option<u32>,
    notes: Vec<NoteView<'a>>,
}

/// The sheet's zones in reading order.
pub fn zones(cx: Cx<'_>) -> Vec<ZoneView<'_>> {
    let notes_of = |zone: &Zone| {
        let notes = cx.p.content.notes.iter();
        let here = notes.filter(|note| note.zone == zone.slug);
        (0..)
            .zip(here)
            .map(|(at, note)| NoteView::new(cx, note, at))
            .collect::<Vec<_>>()
    };
    let view = |zone| {
        let notes = notes_of(zone);
        let max = zone.soft_max.filter(|max| notes.len() > *max as usize);
        ZoneView {
            cx,
            zone,
            over: max,
            notes,
        }
    };
    cx.p.sheet.zones.iter().map(view).collect()
}

#[derive(Template)]
#[template(path = "canvases/outline/note.html", whitespace = "preserve")]
struct NoteView<'a> {
    cx: Cx<'a>,
    note: &'a Note,
    /// 0 for the first of its zone: a list is one tab stop.
    tab_index: i8,
    tone: &'a str,
    kind: Option<&'a NoteKind>,
    name: String,
    remark: &'a str,
    /// What to ask about a ready note.
    ask: Option<&'a str>,
    by: String,
    /// Where it was carried from.
    from: Option<&'a str>,
    choices: Vec<Chosen<'a>>,
    relations: Vec<Relation>,
    circles: Vec<String>,
    tick: Option<&'a Tick>,
}

struct Chosen<'a> {
    tone: &'a str,
    icon: &'a str,
    words: String,
}

struct Relation {
    line: &'static str,
    icon: &'static str,
    words: String,
}

impl<'a> NoteView<'a> {
    fn new(cx: Cx<'a>, note: &'a Note, at: usize) -> Self {
        let content = &cx.p.content;
        let links = content.links.iter();
        Self {
            cx,
            note,
            tab_index: if at == 0 { 0 } else { -1 },
            tone: tone_of(cx, note),
            kind: kind_shown(cx, note),
            name: cx.words.title_of(note),
            remark: remark_of(note),
            ask: ask_of(cx, note),
            by: cx.words.signature(&note.by, note.at),
            from: cx.origin("note", &note.id),
            choices: attributes_of(cx, note)
                .map(|(label, option)| chosen(cx, label, option))
                .collect(),
            relations: links
                .filter(|link| link.from == note.id || link.to == note.id)
                .map(|link| relation(cx, link, note))
                .collect(),
            circles: numbered(content)
                .into_iter()
                .filter(|(_, circle)| circle.members.contains(&note.id))
                .map(|(number, circle)| name_of(cx, number, circle))
                .collect(),
            tick: content.ticks.get(&note.id),
        }
    }

    fn has_relations(&self) -> bool {
        let none = self.choices.is_empty() && self.relations.is_empty() && self.circles.is_empty();
        !none || self.tick.is_some()
    }
}

fn kind_of<'a>(cx: Cx<'a>, note: &Note) -> Option<&'a NoteKind> {
    let mut kinds = cx.p.sheet.note_kinds.iter();
    kinds.find(|kind| kind.slug == note.kind)
}

fn zone_of<'a>(cx: Cx<'a>, note: &Note) -> Option<&'a Zone> {
    let mut zones = cx.p.sheet.zones.iter();
    zones.find(|zone| zone.slug == note.zone)
}

/// What to ask about a note that is one of its zone's ready ones.
fn ask_of<'a>(cx: Cx<'a>, note: &Note) -> Option<&'a str> {
    let reference = note.reference.as_deref()?;
    let mut ready = zone_of(cx, note)?.suggestions.iter();
    let ask = ready
        .find(|ready| ready.reference == reference)?
        .prompt
        .as_str();
    (!ask.is_empty()).then_some(ask)
}

/// The kind, where a zone has several or the kind is not the zone's.
fn kind_shown<'a>(cx: Cx<'a>, note: &Note) -> Option<&'a NoteKind> {
    let only = zone_of(cx, note).filter(|zone| zone.kinds.len() == 1);
    kind_of(cx, note).filter(|kind| only.is_none_or(|zone| zone.kinds[0] != kind.slug))
}

/// Choices of a note with their questions, in the order of its kind.
fn attributes_of<'a>(cx: Cx<'a>, note: &'a Note) -> impl Iterator<Item = (&'a str, &'a Choice)> {
    let attributes = kind_of(cx, note).map_or(&[][..], |kind| &kind.attributes);
    attributes.iter().filter_map(|attribute| {
        let key = note.attributes.get(&attribute.slug)?;
        let mut options = attribute.options.iter();
        let option = options.find(|option| option.key == *key)?;
        Some((attribute.label.as_str(), option))
    })
}

fn chosen<'a>(cx: Cx<'a>, label: &str, option: &'a Choice) -> Chosen<'a> {
    let args = [("label", label), ("option", option.label.as_str())];
    Chosen {
        tone: or(&option.tone, "plain"),
        icon: or(&option.icon, "check"),
        words: cx.words.with("canvas-choice", &args),
    }
}

/// The colour family of a note: its chosen tone, its kind's, or its zone's.
fn tone_of<'a>(cx: Cx<'a>, note: &'a Note) -> &'a str {
    let chosen = attributes_of(cx, note)
        .map(|(_, option)| option.tone.as_str())
        .find(|tone| !tone.is_empty());
    let kind = kind_of(cx, note)
        .map(|kind| kind.tone.as_str())
        .filter(|tone| !tone.is_empty());
    let zone = zone_of(cx, note).map(|zone| zone.tone.as_str());
    chosen
        .or(kind)
        .or(zone.filter(|tone| !tone.is_empty()))
        .unwrap_or("plain")
}

/// A link as one of its ends tells it; an end in the bin or gone has no name.
fn relation(cx: Cx, link: &Link, note: &Note) -> Relation {
    let mut kinds = cx.p.sheet.link_kinds.iter();
    let kind = kinds.find(|kind| kind.slug == link.kind);
    let other = if link.from == note.id {
        &link.to
    } else {
        &link.from
    };
    let mut notes = cx.p.content.notes.iter();
    let name = notes
        .find(|note| note.id == *other)
        .map_or_else(|| cx.t("canvas-note-gone"), |note| cx.words.title_of(note));
    let verb = or(link.label.trim(), kind.map_or("", |kind| &kind.verb));
    let own = cx.words.title_of(note);
    let args = [("verb", verb), ("name", name.as_str()), ("self", &own)];
    let directed = kind.is_some_and(|kind| kind.directed);
    let incoming = directed && link.to == note.id;
    let (line, drawn) = line_of(kind);
    let (key, icon) = match (directed, incoming) {
        (_, true) => ("canvas-relation-in", "arrow-left"),
        (true, false) => ("canvas-relation-out", "arrow-right"),
        (false, false) => ("canvas-relation-out", drawn),
    };
    Relation {
        line,
        icon,
        words: cx.words.with(key, &args),
    }
}

/// Class and icon of a line.
fn line_of(kind: Option<&LinkKind>) -> (&'static str, &'static str) {
    match kind.map_or(Line::Info, |kind| kind.line) {
        Line::Fund => ("fund", "arrow-right"),
        Line::Info => ("info", "arrows-left-right"),
        Line::Share => ("share", "share-network"),
        Line::Coop => ("coop", "equals"),
    }
}

fn or<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.is_empty() { otherwise } else { text }
}

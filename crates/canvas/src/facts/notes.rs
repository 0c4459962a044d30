//! Notes, the circles drawn round them and the links between them.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::gather::{Details, Gather, OWN_MAX, Said, details};
use super::wording::{name_of, remark_of, said};
use super::{BondKind, End, RecordKind};
use crate::content::{Circle, Link, Note};
use crate::template::{Becomes, Template, What};

/// Life areas that one note belongs to.
const AREAS_MAX: usize = 20;
/// Standing of the notes that are the workspace's own side.
const OWN: &str = "own";

/// Notes that speak of records, by note id.
type Ends = HashMap<String, End>;
/// Life areas by the note that is circled with them or linked to them.
type Areas<'a> = HashMap<&'a str, BTreeSet<String>>;

pub(super) fn gather(gather: &mut Gather<'_>) {
    let (template, content) = (gather.template, gather.content);
    let areas = areas(template, &content.notes, &content.circles, &content.links);
    let circles = template
        .circles
        .as_ref()
        .and_then(|circles| circles.becomes.as_ref());
    let circled: HashSet<&str> = content
        .circles
        .iter()
        .flat_map(|circle| &circle.members)
        .map(String::as_str)
        .filter(|_| circles.is_some())
        .collect();
    let mut ends = Ends::new();
    let mut seen = HashSet::new();
    for note in content.notes.iter().filter(|note| seen.insert(&note.id)) {
        let Some(becomes) = becomes(template, note) else {
            continue;
        };
        let mut details = details_of(gather, note, becomes);
        if circled.contains(note.id.as_str()) {
            details.insert("circled".to_owned(), true.into());
        }
        if let Some(areas) = areas.get(note.id.as_str()) {
            let areas = areas.iter().map(|area| Value::from(area.as_str()));
            details.insert("life_areas".to_owned(), areas.collect());
        }
        if let Some(end) = mention(gather, note, becomes, details) {
            ends.insert(note.id.clone(), end);
        }
    }
    partners(gather, &ends);
    seen.clear();
    if let Some(becomes) = circles {
        for circle in &content.circles {
            circle_of(gather, circle, becomes, &ends);
        }
    }
    content
        .links
        .iter()
        .filter(|link| seen.insert(&link.id))
        .for_each(|link| link_of(gather, link, &ends));
}

/// What a note becomes: its kind says, and the zone when that says more about the same.
fn becomes<'a>(template: &'a Template, note: &Note) -> Option<&'a Becomes> {
    let zone = template
        .zone(&note.zone)
        .and_then(|zone| zone.becomes.as_ref());
    let kind = template
        .note_kind(&note.kind)
        .and_then(|kind| kind.becomes.as_ref());
    match (kind, zone) {
        (Some(kind), Some(zone)) if kind.key.is_none() && kind.what == zone.what => Some(zone),
        (kind, zone) => kind.or(zone),
    }
}

/// The kind of record that a part of that meaning speaks of.
fn record(becomes: &Becomes) -> Option<RecordKind> {
    match becomes.what {
        What::Record(kind) => Some(kind),
        What::Bond(BondKind::Partner) => Some(RecordKind::Actor),
        _ => None,
    }
}

fn details_of(gather: &Gather<'_>, note: &Note, becomes: &Becomes) -> Details {
    let is_record = becomes.record().is_some();
    let kind = becomes
        .key
        .as_deref()
        .filter(|_| is_record)
        .unwrap_or(&note.kind);
    let zone = gather.template.zone(&note.zone);
    let sector = zone.and_then(|zone| zone.sector.as_deref());
    let tick = gather.content.ticks.get(&note.id);
    let mut details = details([
        ("kind", said(kind)),
        ("sector", sector.map(Value::from)),
        ("remark", said(&remark_of(&note.text))),
        ("ticked", tick.map(|_| true.into())),
    ]);
    let known = gather.template.note_kind(&note.kind).into_iter();
    for attribute in known.flat_map(|kind| &kind.attributes) {
        let chosen = note
            .attributes
            .get(&attribute.slug)
            .and_then(|chosen| said(chosen));
        details.extend(chosen.map(|chosen| (attribute.slug.clone(), chosen)));
    }
    let is_area = record(becomes) == Some(RecordKind::LifeArea);
    details.extend(
        is_area
            .then(|| ("life_area".to_owned(), area(note)))
            .filter(|(_, area)| !area.is_empty())
            .map(|(key, area)| (key, area.into())),
    );
    details
}

/// A note that was only laid down says nothing yet.
fn mention(
    gather: &mut Gather<'_>,
    note: &Note,
    becomes: &Becomes,
    details: Details,
) -> Option<End> {
    let is_blank = name_of(&note.text).is_empty() && note.attributes.values().all(String::is_empty);
    let kind = record(becomes).filter(|_| !is_blank)?;
    gather.mention(Said {
        place: format!("note:{}", note.id),
        kind,
        role: becomes.to_string(),
        text: &note.text,
        reference: note.reference.as_deref(),
        details,
    })
}

/// The life area a note stands for: the key of the vocabulary, or its name.
fn area(note: &Note) -> String {
    let reference = note
        .reference
        .as_deref()
        .and_then(|reference| reference.split_once(':'));
    match reference {
        Some((vocabulary, key)) if vocabulary != "record" => name_of(key),
        _ => name_of(&note.text),
    }
}

/// Which life areas each other note is circled with or linked to.
fn areas<'a>(
    template: &Template,
    notes: &'a [Note],
    circles: &'a [Circle],
    links: &'a [Link],
) -> Areas<'a> {
    let is_area =
        |note: &&Note| becomes(template, note).and_then(record) == Some(RecordKind::LifeArea);
    let named: HashMap<&str, String> = notes
        .iter()
        .filter(is_area)
        .map(|note| (note.id.as_str(), area(note)))
        .filter(|(_, area)| !area.is_empty())
        .collect();
    let mut found = Areas::new();
    if named.is_empty() {
        return found;
    }
    let mut add = |note: &'a str, area: &str| {
        let areas = found.entry(note).or_default();
        if !named.contains_key(note) && areas.len() < AREAS_MAX {
            areas.insert(area.to_owned());
        }
    };
    for circle in circles {
        let within = circle
            .members
            .iter()
            .filter_map(|id| named.get(id.as_str()));
        let within: Vec<&String> = within.take(AREAS_MAX).collect();
        for member in &circle.members {
            within.iter().for_each(|area| add(member, area));
        }
    }
    for link in links {
        for (area, other) in [(&link.from, &link.to), (&link.to, &link.from)] {
            if let Some(area) = named.get(area.as_str()) {
                add(other, area);
            }
        }
    }
    found.retain(|_, areas| !areas.is_empty());
    found
}

/// How the partners stand to the workspace's own side: its notes, or else the canvas's own record.
fn partners(gather: &mut Gather<'_>, ends: &Ends) {
    let (template, content) = (gather.template, gather.content);
    let standing = |note: &Note| {
        let becomes =
            becomes(template, note).filter(|becomes| becomes.bond() == Some(BondKind::Partner))?;
        Some((becomes.key.clone()?, ends.get(&note.id)?.clone()))
    };
    let mut seen = HashSet::new();
    let (mut own, others): (Vec<_>, Vec<_>) = content
        .notes
        .iter()
        .filter(|note| seen.insert(&note.id))
        .filter_map(standing)
        .partition(|(standing, _)| standing == OWN);
    if others.is_empty() {
        return;
    }
    if own.is_empty() {
        own.extend(gather.own().map(|end| (OWN.to_owned(), end)));
    }
    for (standing, partner) in &others {
        for (_, own) in own.iter().take(OWN_MAX) {
            let details = details([("standing", Some(standing.as_str().into()))]);
            gather.bond(
                partner.place.clone(),
                BondKind::Partner,
                [own, partner],
                details,
            );
        }
    }
}

/// A circle: a cluster of its notes, and a target when it holds findings and is meant so.
fn circle_of(gather: &mut Gather<'_>, circle: &Circle, becomes: &Becomes, ends: &Ends) {
    let members: BTreeSet<&End> = circle
        .members
        .iter()
        .filter_map(|id| ends.get(id))
        .collect();
    let cluster = Group {
        place: format!("circle:{}", circle.id),
        role: becomes.to_string(),
        kind: RecordKind::Cluster,
        says: BondKind::Member,
        members: members.iter().copied().collect(),
    };
    let found = members.into_iter();
    let found: Vec<&End> = found
        .filter(|end| end.kind == RecordKind::Finding)
        .collect();
    let target = Group {
        kind: RecordKind::DevelopmentTarget,
        says: BondKind::Evidence,
        members: found,
        ..cluster.clone()
    };
    cluster.gather(gather, &circle.label);
    if becomes.record() == Some(target.kind) {
        // A target is named by its circle, or else by what was found.
        let first = target.members.first().and_then(|end| gather.name(end));
        let name = first.filter(|_| name_of(&circle.label).is_empty());
        let name = name.map(str::to_owned);
        target.gather(gather, name.as_deref().unwrap_or(&circle.label));
    }
}

/// A record that stands for several others.
#[derive(Clone)]
struct Group<'a> {
    place: String,
    role: String,
    kind: RecordKind,
    says: BondKind,
    members: Vec<&'a End>,
}

impl Group<'_> {
    /// Takes the record and its bonds, unless it has no members.
    fn gather(self, gather: &mut Gather<'_>, text: &str) {
        if self.members.is_empty() {
            return;
        }
        let group = gather.mention(Said {
            place: self.place.clone(),
            kind: self.kind,
            role: self.role,
            text,
            reference: None,
            details: details([("size", Some(self.members.len().into()))]),
        });
        let Some(group) = group else { return };
        for member in self.members {
            let ends = [&group, member];
            gather.bond(self.place.clone(), self.says, ends, Details::new());
        }
    }
}

/// A link between two mentions. One that leads to a life area says where a finding belongs, not who works with whom.
fn link_of(gather: &mut Gather<'_>, link: &Link, ends: &Ends) {
    let Some(kind) = gather.template.link_kind(&link.kind) else {
        return;
    };
    let Some(becomes) = &kind.becomes else { return };
    let (Some(from), Some(to), Some(bond)) =
        (ends.get(&link.from), ends.get(&link.to), becomes.bond())
    else {
        return;
    };
    if [from, to]
        .iter()
        .any(|end| end.kind == RecordKind::LifeArea)
    {
        return;
    }
    let details: BTreeMap<_, _> = details([
        ("kind", said(becomes.key.as_deref().unwrap_or(&kind.slug))),
        ("directed", Some(kind.directed.into())),
        ("label", said(&link.label)),
        (
            "at",
            Some(link.signed.at).filter(|at| *at > 0).map(Value::from),
        ),
    ]);
    gather.bond(format!("link:{}", link.id), bond, [from, to], details);
}

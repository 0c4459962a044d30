//! Areas, notes, links and circles of a worksheet.
use canvas::content::{self, Content};
use canvas::sheet::{self, Layout};
use typeset::sheet::{Board, Circle, Line, Link, Meaning, Note, Place, Shape, Zone};

use super::Canvas;

/// Width and height of a board, in the units of places put by hand.
const WORLD: [f64; 2] = [1530.0, 1000.0];

impl Canvas<'_> {
    /// The board of a sheet that has areas.
    pub(super) fn board(self) -> Board {
        let sheet = self.sheet;
        let notes = match self.content {
            Some(content) => content.notes.iter().map(|note| self.note(note)).collect(),
            None => self.topics(),
        };
        let (links, circles) = self.content.map_or_else(Default::default, |content| {
            (self.links(content), self.circles(content))
        });
        let alt = self.alt(&notes, links.len(), circles.len());
        Board {
            shape: match sheet.layout {
                Layout::Rings => Shape::Rings,
                Layout::Partners => Shape::Partners,
                Layout::Wheel | Layout::Form | Layout::Matrix => Shape::Wheel,
            },
            areas: sheet.zones.iter().map(zone).collect(),
            notes,
            links,
            circles,
            legend: legend(sheet),
            alt,
        }
    }

    /// What stands ready on a blank sheet.
    fn topics(self) -> Vec<Note> {
        let zones = self.sheet.zones.iter().enumerate();
        zones
            .flat_map(|(area, zone)| {
                zone.suggestions
                    .iter()
                    .take(TOPICS_MAX)
                    .map(move |topic| Note {
                        area,
                        sign: String::new(),
                        name: topic.label.clone(),
                        remark: String::new(),
                        tone: zone.tone.clone(),
                        is_ticked: false,
                        pos: None,
                    })
            })
            .collect()
    }

    fn note(self, note: &content::Note) -> Note {
        let sheet = self.sheet;
        let area = sheet.zones.iter().position(|zone| zone.slug == note.zone);
        let zone = area.and_then(|area| sheet.zones.get(area));
        let kind = sheet.note_kinds.iter().find(|kind| kind.slug == note.kind);
        let is_told = zone.is_none_or(|zone| !is_meant(zone, &note.kind));
        let attributes = kind.map_or(&[][..], |kind| &kind.attributes);
        let chosen: Vec<&sheet::Choice> = attributes
            .iter()
            .filter_map(|attribute| {
                let key = note.attributes.get(&attribute.slug)?;
                attribute.options.iter().find(|option| option.key == *key)
            })
            .collect();
        let told = kind.filter(|_| is_told).map(|kind| kind.label.as_str());
        let signs: Vec<&str> = told
            .into_iter()
            .chain(chosen.iter().map(|option| option.label.as_str()))
            .collect();
        let tones = chosen.iter().map(|option| option.tone.as_str());
        let tones = tones.chain(kind.map(|kind| kind.tone.as_str()));
        let mut tones = tones.chain(zone.map(|zone| zone.tone.as_str()));
        let (name, remark) = note.text.split_once('\n').unwrap_or((&note.text, ""));
        let name = match name.trim() {
            "" => self.lang.text("nameless"),
            name => name.to_owned(),
        };
        Note {
            area: area.unwrap_or_default(),
            sign: signs.join(" · "),
            name,
            remark: remark.trim().to_owned(),
            tone: tones
                .find(|tone| !tone.is_empty())
                .unwrap_or("plain")
                .to_owned(),
            is_ticked: self
                .content
                .is_some_and(|content| content.ticks.contains_key(&note.id)),
            pos: note.pos.map(|[x, y]| [x / WORLD[0], y / WORLD[1]]),
        }
    }

    fn links(self, content: &Content) -> Vec<Link> {
        let place = |id: &str| content.notes.iter().position(|note| note.id == id);
        let link = |link: &content::Link| {
            let (from, to) = (place(&link.from)?, place(&link.to)?);
            let kind = self
                .sheet
                .link_kinds
                .iter()
                .find(|kind| kind.slug == link.kind);
            let word = match link.label.trim() {
                "" => kind.map_or("", |kind| kind.verb.as_str()),
                label => label,
            };
            let name = |at: usize| self.note(&content.notes[at]).name;
            let said = [
                ("name", name(from)),
                ("verb", word.to_owned()),
                ("self", name(to)),
            ];
            let said = said.each_ref().map(|(key, value)| (*key, value.as_str()));
            Some(Link {
                from,
                to,
                line: kind.map_or(Line::Info, |kind| line(kind.line)),
                is_directed: kind.is_some_and(|kind| kind.directed),
                word: word.to_owned(),
                said: self.lang.text_with("canvas-relation-in", &said),
            })
        };
        content.links.iter().filter_map(link).collect()
    }

    /// Numbered from 1 in the order in which they were drawn.
    fn circles(self, content: &Content) -> Vec<Circle> {
        let mut circles: Vec<&content::Circle> = content.circles.iter().collect();
        circles.sort_by(|a, b| (a.signed.at, &a.id).cmp(&(b.signed.at, &b.id)));
        let place = |id: &String| content.notes.iter().position(|note| note.id == *id);
        let circle = |(number, circle): (usize, &content::Circle)| {
            let label = match circle.label.trim() {
                "" => self.lang.text("nameless"),
                label => label.to_owned(),
            };
            let number = number.to_string();
            let args = [("number", number.as_str()), ("label", label.as_str())];
            let label = self.lang.text_with("canvas-circle-name", &args);
            Circle {
                number,
                label,
                members: circle.members.iter().filter_map(place).collect(),
            }
        };
        (1..).zip(circles).map(circle).collect()
    }

    fn alt(self, notes: &[Note], links: usize, circles: usize) -> String {
        let zones = self.sheet.zones.iter().map(|zone| zone.label.as_str());
        let zones = zones.collect::<Vec<_>>().join(", ");
        if self.content.is_none() {
            let args = [("title", self.sheet.title.as_str()), ("zones", &zones)];
            return self.lang.text_with("paper-alt-blank", &args);
        }
        let [notes, links, circles] = [notes.len(), links, circles].map(|count| count.to_string());
        let args = [
            ("title", self.sheet.title.as_str()),
            ("zones", &zones),
            ("notes", &notes),
            ("links", &links),
            ("circles", &circles),
        ];
        self.lang.text_with("paper-alt", &args)
    }
}

/// Whether a kind goes without saying in a zone: it is the only one there, or a topic of the innermost ring.
fn is_meant(zone: &sheet::Zone, kind: &str) -> bool {
    let is_first = zone.kinds.first().is_some_and(|first| first == kind);
    let is_topic = matches!(zone.place, sheet::Place::Ring { index: 0, .. });
    is_first && (zone.kinds.len() == 1 || is_topic)
}

/// As many topics as a blank sheet has room for.
const TOPICS_MAX: usize = 10;

fn zone(zone: &sheet::Zone) -> Zone {
    let (short, ring) = match (zone.place, zone.label.split_once(':')) {
        (sheet::Place::SectorRing { .. }, Some((short, ring))) => (short, ring.trim()),
        _ => (zone.label.as_str(), ""),
    };
    Zone {
        name: zone.label.clone(),
        short: short.to_owned(),
        ring: ring.to_owned(),
        tone: zone.tone.clone(),
        place: match zone.place {
            sheet::Place::Hub { index, of } => Place::Hub { index, of },
            sheet::Place::Sector { index, of } => Place::Sector { index, of },
            sheet::Place::SectorRing { index, of, ring } => Place::SectorRing { index, of, ring },
            sheet::Place::Ring { index, .. } => Place::Ring { index },
            sheet::Place::Tray => Place::Tray,
        },
    }
}

/// What lines mean: the words of the kinds that are drawn alike.
fn legend(sheet: &sheet::Sheet) -> Vec<Meaning> {
    let mut legend: Vec<Meaning> = Vec::new();
    for kind in &sheet.link_kinds {
        let line = line(kind.line);
        let known = legend
            .iter_mut()
            .find(|one| one.line == line && one.is_directed == kind.directed);
        match known {
            Some(one) => one.word = format!("{}, {}", one.word, kind.verb),
            None => legend.push(Meaning {
                line,
                is_directed: kind.directed,
                word: kind.verb.clone(),
            }),
        }
    }
    legend
}

fn line(line: sheet::Line) -> Line {
    match line {
        sheet::Line::Fund => Line::Fund,
        sheet::Line::Info => Line::Info,
        sheet::Line::Share => Line::Share,
        sheet::Line::Coop => Line::Coop,
    }
}

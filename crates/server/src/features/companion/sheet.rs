//! What of a canvas's sheet a note on a phone needs: the zones that the step opens, and the kinds that go there.
use canvas::content::Note;
use canvas::sheet::{NoteKind, Sheet, Zone};

use crate::features::drafts::{Draft, Fate, Level, Release};
use crate::features::vocabularies::SheetTexts;
use crate::features::workshops::Item;
use crate::i18n::Lang;

/// Where notes of an item go, and of which kinds.
pub(super) struct Places {
    /// The zones that its step opens, in the template's order.
    pub zones: Vec<Zone>,
    /// The kinds that belong there, in the template's order.
    pub kinds: Vec<NoteKind>,
}

impl Places {
    /// Those of an item; none when its step opens no zone.
    pub(super) fn of(lang: Lang, item: &Item) -> Option<Self> {
        let sheet = item.template()?.sheet(&SheetTexts(lang));
        let opens = |zone: &Zone| match sheet.steps.iter().find(|one| one.letter == item.letter()) {
            Some(step) => step.opens.contains(&format!("zone:{}", zone.slug)),
            None => true,
        };
        let zones: Vec<Zone> = sheet
            .zones
            .iter()
            .filter(|zone| opens(zone))
            .cloned()
            .collect();
        let goes = |kind: &&NoteKind| zones.iter().any(|zone| zone.kinds.contains(&kind.slug));
        let kinds = sheet.note_kinds.iter().filter(goes).cloned().collect();
        (!zones.is_empty()).then_some(Self { zones, kinds })
    }

    /// The kind that was chosen if it goes into the zone, or else the first that does.
    pub(super) fn kind_in(&self, zone: &str, chosen: &str) -> Option<String> {
        let zone = self.zones.iter().find(|one| one.slug == zone)?;
        let kind = zone.kinds.iter().find(|kind| *kind == chosen);
        kind.or(zone.kinds.first()).cloned()
    }
}

/// A note as it is shown to its writer.
#[derive(Clone)]
pub(super) struct Shown {
    pub id: String,
    /// First line.
    pub name: String,
    /// The other lines.
    pub more: String,
    /// Name of its zone.
    pub zone: String,
    pub icon: String,
    pub tone: String,
}

impl Shown {
    /// A note of a canvas with this sheet.
    pub(super) fn of(sheet: &Sheet, note: &Note) -> Self {
        Self::in_zone(Some(sheet), &note.id, &note.zone, &note.text)
    }

    /// A draft for a canvas with this sheet.
    pub(super) fn of_draft(sheet: Option<Sheet>, draft: &Draft) -> Self {
        Self::in_zone(sheet.as_ref(), &draft.id, &draft.zone, &draft.text)
    }

    fn in_zone(sheet: Option<&Sheet>, id: &str, slug: &str, text: &str) -> Self {
        let zone = sheet.and_then(|sheet| sheet.zones.iter().find(|zone| zone.slug == slug));
        let (name, more) = split(text);
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            more: more.to_owned(),
            zone: zone.map_or_else(String::new, |zone| zone.label.clone()),
            icon: zone.map_or_else(|| "note".to_owned(), |zone| zone.icon.clone()),
            tone: zone.map_or_else(|| "plain".to_owned(), |zone| zone.tone.clone()),
        }
    }
}

/// A draft of the reader's own.
pub(super) struct Waiting {
    pub note: Shown,
    /// What was promised when it was written.
    pub level: Level,
    /// How it comes onto the canvas.
    pub release: Release,
    /// What became of it.
    pub fate: Fate,
}

impl Waiting {
    /// Whether its words may still be changed.
    pub(super) fn waits(&self) -> bool {
        self.fate == Fate::Waiting
    }

    /// Whether its writer may remove it: what stands on the canvas is there.
    pub(super) fn may_go(&self) -> bool {
        self.fate != Fate::Taken
    }

    /// Key of who sees it while it waits, or else that it is handled.
    pub(super) fn help_key(&self) -> &'static str {
        match (self.release, self.fate) {
            (Release::Together, _) => "drafts-mine-help",
            (Release::Single, Fate::Waiting) => "inbox-mine-help",
            (Release::Single, Fate::Taken | Fate::Declined) => "inbox-handled-help",
        }
    }

    /// Key of what is said of it, when it goes to those who lead first.
    pub(super) fn fate_key(&self) -> Option<&'static str> {
        match (self.release, self.fate) {
            (Release::Together, _) => None,
            (Release::Single, Fate::Waiting) => Some("inbox-waits"),
            (Release::Single, Fate::Taken) => Some("inbox-taken"),
            (Release::Single, Fate::Declined) => Some("inbox-declined"),
        }
    }
}

/// The first line of a note and the rest.
pub(super) fn split(text: &str) -> (&str, &str) {
    let (name, more) = text.split_once('\n').unwrap_or((text, ""));
    (name, more.trim())
}

//! What a room asks about rights, answered by the canvas's template.
use std::collections::{BTreeMap, BTreeSet};

use canvas::Template;
use canvas::hearts::{Maker, consequences};
use canvas::permits::{Kept, MAKERS, ROOTS};
use canvas::settings::Settings;
use collab::Judge;
use serde::Serialize;
use yrs::ReadTxn;

use super::sitter::Sitter;
use super::work::Noted;

/// The judge of one canvas.
pub(super) struct Rules {
    pub template: &'static Template,
    generation: String,
    kept: Kept,
    noted: Noted,
}

impl Rules {
    /// Rules of a canvas that is about to be loaded.
    pub(super) fn new(template: &'static Template, generation: String) -> Self {
        Self {
            template,
            generation,
            kept: Kept::default(),
            noted: Noted::default(),
        }
    }

    /// Who has worked where.
    pub(super) fn noted(&self) -> &Noted {
        &self.noted
    }

    /// The same, to be taken.
    pub(super) fn noted_mut(&mut self) -> &mut Noted {
        &mut self.noted
    }
}

/// A canvas's live document.
pub(super) type Room = collab::Room<Rules>;
/// What happens in it.
pub(super) type Event = collab::Event<Rules>;

/// Message 101.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    settings: &'a Settings,
    voices: &'a BTreeMap<String, Vec<String>>,
    you: You<'a>,
}

#[derive(Serialize)]
struct You<'a> {
    id: &'a str,
    name: &'a str,
    role: &'a str,
    generation: &'a str,
    speaks: &'a BTreeSet<String>,
}

impl Judge for Rules {
    type Who = Sitter;
    type Settings = Settings;

    fn participant<'a>(&self, sitter: &'a Sitter) -> &'a str {
        &sitter.who.id
    }

    fn revision(&self, settings: &Settings) -> u64 {
        settings.revision
    }

    fn settings_text(&self, settings: &Settings, sitter: &Sitter) -> String {
        let told = Told {
            settings,
            voices: &sitter.names,
            you: You {
                id: &sitter.who.id,
                name: &sitter.who.name,
                role: sitter.who.role.name(),
                generation: &self.generation,
                speaks: &sitter.voices.own,
            },
        };
        serde_json::to_string(&told).expect("settings have string keys only")
    }

    fn roots(&self) -> &[&str] {
        &ROOTS
    }

    fn makers(&self) -> &[(&str, &str)] {
        &MAKERS
    }

    fn judge<T: ReadTxn>(
        &self,
        sitter: &Sitter,
        settings: &Settings,
        touches: &[collab::Touch],
        after: &T,
    ) -> Result<(), &'static str> {
        let touches: Vec<canvas::Touch> = touches.iter().map(touch).collect();
        canvas::permits(
            self.template,
            &sitter.actor(),
            settings,
            &touches,
            &self.kept,
            after,
        )
        .map_err(canvas::Denial::key)
    }

    fn begin<T: ReadTxn>(&mut self, loaded: &T) {
        self.kept = Kept::read(self.template, loaded);
    }

    fn follow<T: ReadTxn>(
        &mut self,
        sitter: Option<&Sitter>,
        touches: &[collab::Touch],
        after: &T,
        now_ms: i64,
    ) -> Option<collab::Edit> {
        self.noted.note(sitter, touches, now_ms);
        if !self.template.has_partners() {
            return None;
        }
        let touches: Vec<canvas::Touch> = touches.iter().map(touch).collect();
        self.kept.follow(self.template, &touches, after);
        let maker = match sitter {
            Some(_) => Maker::Person,
            None => Maker::Program,
        };
        let follows = consequences(self.template, maker, &touches, after);
        if follows.is_empty() {
            return None;
        }
        Some(Box::new(move |txn| follows.write(txn, now_ms)))
    }
}

fn touch(touch: &collab::Touch) -> canvas::Touch {
    use canvas::TouchChange as Rule;
    use collab::TouchChange as Seen;
    canvas::Touch {
        root: touch.root.clone(),
        path: touch.path.clone(),
        change: match &touch.change {
            Seen::Added(new) => Rule::Added(new.clone()),
            Seen::Replaced { old, new } => Rule::Replaced {
                old: old.clone(),
                new: new.clone(),
            },
            Seen::Removed { old } => Rule::Removed { old: old.clone() },
            Seen::TextEdited => Rule::TextEdited,
        },
    }
}

//! What a room asks about rights, answered by the canvas's template.
use std::collections::{BTreeMap, BTreeSet};

use canvas::Template;
use canvas::hearts::Maker;
use canvas::settings::Settings;
use collab::Judge;
use referee::{MAKERS, ROOTS, Referee};
use serde::Serialize;
use yrs::ReadTxn;

use super::sitter::Sitter;
use super::work::Noted;

/// The judge of one canvas.
pub(super) struct Rules {
    referee: Referee,
    generation: String,
    noted: Noted,
}

impl Rules {
    /// Rules of a canvas that is about to be loaded.
    pub(super) fn new(template: &'static Template, generation: String) -> Self {
        Self {
            referee: Referee::new(template),
            generation,
            noted: Noted::default(),
        }
    }

    /// The template that the canvas was made with.
    pub(super) fn template(&self) -> &'static Template {
        self.referee.template()
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
        self.referee
            .judge(&sitter.actor(), settings, touches, after)
    }

    fn begin<T: ReadTxn>(&mut self, loaded: &T) {
        self.referee.begin(loaded);
    }

    fn follow<T: ReadTxn>(
        &mut self,
        sitter: Option<&Sitter>,
        touches: &[collab::Touch],
        after: &T,
        now_ms: i64,
    ) -> Option<collab::Edit> {
        self.noted.note(sitter, touches, now_ms);
        let maker = sitter.map_or(Maker::Program, |_| Maker::Person);
        self.referee.follow(maker, touches, after, now_ms)
    }
}

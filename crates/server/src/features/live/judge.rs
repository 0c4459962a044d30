//! What a room asks about rights, answered by the canvas's template.
use canvas::permits::{MAKERS, ROOTS};
use canvas::settings::Settings;
use canvas::{Actor, Template};
use collab::Judge;
use serde::Serialize;
use yrs::ReadTxn;

use crate::features::workspaces::Who;

/// The judge of one canvas.
pub(super) struct Rules {
    pub template: &'static Template,
    pub generation: String,
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
    you: You<'a>,
}

#[derive(Serialize)]
struct You<'a> {
    id: &'a str,
    name: &'a str,
    role: &'a str,
    generation: &'a str,
}

impl Judge for Rules {
    type Who = Who;
    type Settings = Settings;

    fn participant<'a>(&self, who: &'a Who) -> &'a str {
        &who.id
    }

    fn revision(&self, settings: &Settings) -> u64 {
        settings.revision
    }

    fn settings_text(&self, settings: &Settings, who: &Who) -> String {
        let told = Told {
            settings,
            you: You {
                id: &who.id,
                name: &who.name,
                role: who.role.name(),
                generation: &self.generation,
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
        who: &Who,
        settings: &Settings,
        touches: &[collab::Touch],
        after: &T,
    ) -> Result<(), &'static str> {
        let actor = Actor {
            id: who.id.clone(),
            name: who.name.clone(),
            role: who.role,
        };
        let touches: Vec<canvas::Touch> = touches.iter().map(touch).collect();
        canvas::permits(self.template, &actor, settings, &touches, after)
            .map_err(canvas::Denial::key)
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

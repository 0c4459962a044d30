//! What a room asks about rights, answered as the program answers it.
use canvas::hearts::{Maker, consequences};
use canvas::permits::{Kept, MAKERS, ROOTS};
use canvas::settings::Settings;
use canvas::{Actor, Template};
use collab::{Edit, Judge};
use yrs::ReadTxn;

/// The judge of one canvas.
pub(super) struct Rules {
    template: &'static Template,
    kept: Kept,
}

impl Rules {
    pub(super) fn new(template: &'static Template) -> Self {
        Self {
            template,
            kept: Kept::default(),
        }
    }
}

impl Judge for Rules {
    type Who = Actor;
    type Settings = Settings;

    fn participant<'a>(&self, who: &'a Actor) -> &'a str {
        &who.id
    }

    fn revision(&self, settings: &Settings) -> u64 {
        settings.revision
    }

    fn settings_text(&self, settings: &Settings, _who: &Actor) -> String {
        serde_json::to_string(settings).expect("settings have string keys only")
    }

    fn roots(&self) -> &[&str] {
        &ROOTS
    }

    fn makers(&self) -> &[(&str, &str)] {
        &MAKERS
    }

    fn judge<T: ReadTxn>(
        &self,
        who: &Actor,
        settings: &Settings,
        touches: &[collab::Touch],
        after: &T,
    ) -> Result<(), &'static str> {
        let touches: Vec<canvas::Touch> = touches.iter().map(touch).collect();
        canvas::permits(self.template, who, settings, &touches, &self.kept, after)
            .map_err(canvas::Denial::key)
    }

    fn begin<T: ReadTxn>(&mut self, loaded: &T) {
        self.kept = Kept::read(self.template, loaded);
    }

    fn follow<T: ReadTxn>(
        &mut self,
        who: Option<&Actor>,
        touches: &[collab::Touch],
        after: &T,
        now_ms: i64,
    ) -> Option<Edit> {
        let touches: Vec<canvas::Touch> = touches.iter().map(touch).collect();
        self.kept.follow(self.template, &touches, after);
        let maker = if who.is_some() {
            Maker::Person
        } else {
            Maker::Program
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

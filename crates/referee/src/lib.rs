//! A canvas's rules as a live room asks for them. Rooms (`collab`) know no canvas and canvases know no room; this answers
//! the one by the other, for the program and for what attacks it.
use canvas::hearts::{Maker, consequences};
use canvas::permits::Kept;
use canvas::settings::Settings;
use canvas::{Actor, Template};
use collab::{Edit, Touch};
use yrs::ReadTxn;

pub use canvas::permits::{MAKERS, ROOTS};

/// The rules of one canvas, with what they remember of its document.
pub struct Referee {
    template: &'static Template,
    kept: Kept,
}

impl Referee {
    /// Rules of a canvas that is about to be loaded.
    pub fn new(template: &'static Template) -> Self {
        Self {
            template,
            kept: Kept::default(),
        }
    }

    /// The template that the canvas was made with.
    pub fn template(&self) -> &'static Template {
        self.template
    }

    /// Reads a loaded document.
    pub fn begin<T: ReadTxn>(&mut self, loaded: &T) {
        self.kept = Kept::read(self.template, loaded);
    }

    /// Whether somebody may make a change; otherwise the key of what they are told.
    pub fn judge<T: ReadTxn>(
        &self,
        actor: &Actor,
        settings: &Settings,
        touches: &[Touch],
        after: &T,
    ) -> Result<(), &'static str> {
        let touches = seen(touches);
        canvas::permits(self.template, actor, settings, &touches, &self.kept, after)
            .map_err(canvas::Denial::key)
    }

    /// Remembers a change that was taken, and gives what follows from it. The time is UTC milliseconds.
    pub fn follow<T: ReadTxn>(
        &mut self,
        maker: Maker,
        touches: &[Touch],
        after: &T,
        now_ms: i64,
    ) -> Option<Edit> {
        if !self.template.has_partners() {
            return None;
        }
        let touches = seen(touches);
        self.kept.follow(self.template, &touches, after);
        let follows = consequences(self.template, maker, &touches, after);
        if follows.is_empty() {
            return None;
        }
        Some(Box::new(move |txn| follows.write(txn, now_ms)))
    }
}

/// A room's touches as the rules take them.
fn seen(touches: &[Touch]) -> Vec<canvas::Touch> {
    touches.iter().map(touch).collect()
}

fn touch(touch: &Touch) -> canvas::Touch {
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

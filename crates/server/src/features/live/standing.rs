//! What stands on a canvas, read once for everybody who looks at the same moment.
use std::sync::Arc;

use canvas::content::Content;
use yrs::Transact as _;

use super::judge::Room;

/// The last reading of a room's document.
#[derive(Default)]
pub(super) struct Standing(Option<(i64, Arc<Content>)>);

impl Standing {
    /// What stands on the canvas by the log's row `seq`, read anew only when that is a later one.
    pub fn of(&mut self, room: &mut Room, seq: i64) -> Arc<Content> {
        if let Some((read, content)) = &self.0
            && *read == seq
        {
            return content.clone();
        }
        let template = room.judge().template();
        let content = Arc::new(canvas::read(&room.doc().transact(), template));
        self.0 = Some((seq, content.clone()));
        content
    }

    /// Gives its memory back.
    pub fn forget(&mut self) {
        self.0 = None;
    }
}

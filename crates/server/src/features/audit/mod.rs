//! The trail of who did what: grants, removals, links and accounts. It names ids, not what people wrote.
mod store;

pub use store::{PAGE_ROWS, Row, list, record};

/// Everything that is written into the trail. The page of the trail has words for each: `audit-did-…`.
pub const ACTIONS: [&str; 53] = [
    "account.create",
    "account.password",
    "canvas-archived",
    "canvas-continued",
    "canvas-created",
    "canvas-deleted",
    "canvas-duplicated",
    "canvas-exported",
    "canvas-imported",
    "canvas-renamed",
    "canvas-restored",
    "canvas-unarchived",
    "canvas.restore",
    "commitment.create",
    "commitment.done",
    "commitment.edit",
    "commitment.not-done",
    "commitment.remove",
    "guest.join",
    "guest.remove",
    "guest.return",
    "interview.erase",
    "interview.export",
    "interview.keep",
    "interview.read",
    "invitation.create",
    "invitation.renew",
    "invitation.revoke",
    "member-removed",
    "member-set",
    "member.join",
    "proposal.answer",
    "proposal.link.create",
    "proposal.link.refresh",
    "proposal.link.revoke",
    "proposal.state",
    "record-change-undone",
    "record-edited",
    "record-made",
    "record-merged",
    "records-distinct",
    "relation-changed",
    "relation-made",
    "relation-removed",
    "token.create",
    "token.revoke",
    "voice.give",
    "voice.join",
    "voice.take",
    "workspace-archived",
    "workspace-created",
    "workspace-renamed",
    "workspace-unarchived",
];

/// Message key of an action's words.
pub fn words_of(action: &str) -> String {
    format!("audit-did-{}", action.replace('.', "-"))
}

//! What a facilitator has set for the room, as it travels to browsers (`docs/reference/live-document.md`).
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A room's settings. `revision` grows with each change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Grows by one with each change.
    #[ts(type = "number")]
    pub revision: u64,
    /// Letter of the step that is under way, if one is.
    pub step: Option<String>,
    /// Letters of the steps that are done, in order.
    pub done: Vec<String>,
    /// Which parts of the sheet may be written on.
    pub zones: Zones,
    /// Whose notes may be changed.
    pub edit: EditScope,
    /// True while only facilitators may write.
    pub paused: bool,
}

/// Which parts of the sheet may be written on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum Zones {
    /// Everything.
    #[default]
    All,
    /// What the current step opens.
    Step,
}

/// Whose notes may be changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum EditScope {
    /// Everybody's.
    #[default]
    All,
    /// One's own; what the group shares (fields, cells, rows, columns) stays open.
    Own,
    /// One's own notes only, and new ones.
    Add,
}

/// What a person may do on a canvas, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Looks on.
    Viewer,
    /// Writes, within the room's settings.
    Participant,
    /// Leads: the room's settings do not bind them.
    Facilitator,
}

impl Role {
    /// All, weakest first.
    pub const ALL: [Self; 3] = [Self::Viewer, Self::Participant, Self::Facilitator];

    /// Its name in the API and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Participant => "participant",
            Self::Facilitator => "facilitator",
        }
    }

    /// The role of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

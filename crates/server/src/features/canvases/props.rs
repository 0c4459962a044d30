//! What a canvas's page gives to its island, as JSON in `#canvas-props`. The outline is drawn from the same value.
use std::collections::{BTreeMap, BTreeSet};

use canvas::content::Content;
use canvas::settings::{Role, Settings};
use canvas::sheet::Sheet;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything that a canvas's page is drawn from.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct CanvasProps {
    /// The canvas and where its pages are.
    pub canvas: CanvasLinks,
    /// Who reads.
    pub you: Participant,
    /// The sheet in the reader's language.
    pub sheet: Sheet,
    /// What stands on it.
    pub content: Content,
    /// The room's settings.
    pub settings: Settings,
    /// Who speaks for each partner, by column.
    pub voices: BTreeMap<String, Vec<String>>,
    /// Texts of the page by key, from [`super::outline::texts`].
    pub texts: BTreeMap<String, String>,
    /// Where fields, notes, rows and columns were carried from, in words, by place (`field:…`, `note:…`, `row:…`).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<String, String>>", optional)]
    pub origins: BTreeMap<String, String>,
    /// Names of the municipalities that the content refers to, by code.
    pub municipalities: BTreeMap<String, String>,
    /// The reader's language.
    pub lang: String,
    /// Address of the icon sprite: `Shell::asset("src/icons/icons.svg")`.
    pub icons: String,
    /// Which view was asked for.
    pub view: ViewName,
}

/// A canvas and where its pages are.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct CanvasLinks {
    /// Id of the canvas.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Kind, as in [`Sheet::kind`].
    pub kind: String,
    /// Language that it is written in.
    pub language: String,
    /// Generation of its document.
    pub generation: String,
    /// Path of its socket, such as `/collab/{id}`; the browser adds the generation.
    pub socket: String,
    /// The workspace that it is in.
    pub workspace: WorkspaceLink,
    /// Its views.
    pub urls: CanvasUrls,
    /// Its other pages that the reader may open, in the order of the menu.
    pub pages: Vec<PageLink>,
}

/// A workspace as its canvases name it.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceLink {
    /// Id of the workspace.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its page.
    pub url: String,
}

/// Addresses of a canvas's views and of what its parts lead to.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct CanvasUrls {
    /// The board.
    pub board: String,
    /// The list.
    pub list: String,
    /// The table.
    pub table: String,
    /// Where it is said who speaks for which partner, for those who may.
    pub voices: Option<String>,
    /// Takes changes of the room's settings: `PATCH` with a JSON object of the fields of [`Settings`] that change.
    pub settings: String,
}

/// Another page of a canvas, as its menu lists it.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct PageLink {
    /// Last part of its address.
    pub name: String,
    /// The address.
    pub url: String,
    /// Name of its icon in the sprite.
    pub icon: String,
    /// What it is called.
    pub label: String,
}

/// Who reads the page.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    /// Participant id.
    pub id: String,
    /// Name they go by.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Columns of the partners that they speak for.
    pub speaks: BTreeSet<String>,
}

/// Which view of a canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum ViewName {
    /// The drawing.
    #[default]
    Board,
    /// The outline.
    List,
    /// Rows to sort.
    Table,
}

impl ViewName {
    /// All, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Board, Self::List, Self::Table];

    /// Its name in addresses and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::List => "list",
            Self::Table => "table",
        }
    }
}

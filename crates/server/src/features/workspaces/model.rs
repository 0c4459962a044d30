//! What a workspace is called and how it stands.
use canvas::settings::Role;

use crate::i18n::{Lang, MsgKey};
use crate::web::forms::one_line;

/// Longest title of a workspace or canvas, in characters.
pub const TITLE_CHARS_MAX: usize = 120;

/// What a workspace or canvas is called: 1–120 characters on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title(String);

impl Title {
    /// Fails with the message to show beside the field.
    pub fn parse(raw: &str) -> Result<Self, MsgKey> {
        let title = one_line(raw);
        match title.chars().count() {
            0 => Err("title-empty"),
            n if n > TITLE_CHARS_MAX => Err("title-too-long"),
            _ => Ok(Self(title)),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A workspace (työtila) as lists show it.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Language that its canvases start in.
    pub lang: Lang,
    /// When it was archived, if it was.
    pub archived_at: Option<i64>,
    /// The reader's role in it.
    pub role: Role,
    /// How many canvases it holds.
    pub canvases: i64,
    /// When something in it last changed, UTC milliseconds.
    pub changed_at: i64,
}

/// A canvas as pages about it name it.
#[derive(Clone, Debug)]
pub struct CanvasHead {
    /// Id.
    pub id: String,
    /// Its workspace.
    pub workspace: String,
    /// Identifier of its kind.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Language it was started in.
    pub lang: Lang,
    /// UTC milliseconds.
    pub created_at: i64,
    /// Whether it or its workspace is in the archive.
    pub is_archived: bool,
}

/// A member of a workspace.
#[derive(Clone, Debug)]
pub struct Member {
    /// Account.
    pub account_id: String,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Role.
    pub role: Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_trimmed_and_bounded() {
        assert_eq!(
            Title::parse("  Loimaa ").as_ref().map(Title::as_str),
            Ok("Loimaa")
        );
        assert_eq!(Title::parse(" \n"), Err("title-empty"));
        assert_eq!(Title::parse(&"ä".repeat(121)), Err("title-too-long"));
        assert!(Title::parse(&"ä".repeat(120)).is_ok());
    }
}

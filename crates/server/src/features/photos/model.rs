//! A photo, and how many and how large they may be.
use crate::features::workspaces::Who;
use crate::i18n::{Lang, MsgKey};
use crate::web::forms::one_line;
use canvas::settings::Role;

/// Photos of one canvas.
pub const PHOTOS_MAX: i64 = 20;
/// Photos that one person who does not lead may have on a canvas.
pub const PHOTOS_OF_ONE_MAX: i64 = 10;
/// A photo as it is sent, bytes.
pub const PHOTO_BYTES_MAX: usize = 10 << 20;
/// Longest description, in characters.
const DESCRIPTION_CHARS_MAX: usize = 300;

/// A photo of a canvas on paper.
#[derive(Clone, Debug)]
pub(super) struct Photo {
    pub id: String,
    pub canvas: String,
    /// From 1, each once on a canvas.
    pub number: i64,
    /// Participant id of who brought it, and the name they went by.
    pub by: String,
    pub by_name: String,
    /// UTC milliseconds.
    pub added_at: i64,
    /// Pixels.
    pub width: i64,
    pub height: i64,
    /// Of the picture as it is kept.
    pub size_bytes: i64,
    /// What is in it; may be empty.
    pub description: String,
}

impl Photo {
    /// What stands for the picture where it cannot be seen.
    pub fn words(&self, lang: Lang) -> String {
        if self.description.is_empty() {
            lang.count("photos-words", self.number)
        } else {
            self.description.clone()
        }
    }

    /// Whether `who` may describe it anew and remove it.
    pub fn may_be_changed_by(&self, who: &Who) -> bool {
        who.role >= Role::Facilitator || (who.role >= Role::Participant && who.id == self.by)
    }
}

/// What is in a photo, as one line; may be empty.
pub(super) fn parse_description(raw: &str) -> Result<String, MsgKey> {
    let line = one_line(raw);
    if line.chars().count() > DESCRIPTION_CHARS_MAX {
        return Err("photos-description-long");
    }
    Ok(line)
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It is no picture of a kind that we take.
    Kind,
    /// It is a picture that cannot be read to its end.
    Broken,
    /// It has more bytes than a file may have.
    Bytes,
    /// It has more pixels than a picture may have.
    Pixels,
    /// A side of it is too short to read anything from.
    Small,
    /// The canvas has as many photos as it may have.
    Full,
    /// The person has as many photos there as one may have.
    OwnFull,
}

impl Why {
    /// Key of the message.
    pub fn key(self) -> MsgKey {
        match self {
            Self::Kind => "photos-wrong-kind",
            Self::Broken => "photos-broken",
            Self::Bytes => "photos-too-large",
            Self::Pixels => "photos-too-many-pixels",
            Self::Small => "photos-too-few-pixels",
            Self::Full => "photos-full",
            Self::OwnFull => "photos-own-full",
        }
    }
}

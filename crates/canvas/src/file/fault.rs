//! What is wrong with a file.

/// Letters of a place that are told.
const PLACE_CHARS_MAX: usize = 120;

/// What is wrong with a file, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {place}", .why.key())]
pub struct FileFault {
    /// What is wrong.
    pub why: Why,
    /// Where, as the file's writer would look for it; may be empty.
    pub place: String,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no file.
    Missing,
    /// It is too large to be read, or its canvas would be too large to be kept.
    TooLarge,
    /// It is not JSON.
    NotJson,
    /// It is JSON of something else.
    OtherFormat,
    /// A later version of the program made it.
    Newer,
    /// A part is missing, unknown or of another type.
    Shape,
    /// There is no such kind of canvas.
    UnknownKind,
    /// The kind has no such zone, field, row, column or kind of note or link.
    UnknownPlace,
    /// A value is of another form, or out of its limits.
    BadValue,
    /// Two things have the same id.
    Twice,
    /// A text is too long.
    TextTooLong,
    /// There are more than a canvas holds.
    TooMany,
    /// The day until which it might be kept is past.
    Expired,
}

impl Why {
    /// All of them, so that texts can be checked for completeness.
    pub const ALL: [Self; 13] = [
        Self::Missing,
        Self::TooLarge,
        Self::NotJson,
        Self::OtherFormat,
        Self::Newer,
        Self::Shape,
        Self::UnknownKind,
        Self::UnknownPlace,
        Self::BadValue,
        Self::Twice,
        Self::TextTooLong,
        Self::TooMany,
        Self::Expired,
    ];

    /// Key of the message that tells the person.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "import-missing",
            Self::TooLarge => "import-too-large",
            Self::NotJson => "import-not-json",
            Self::OtherFormat => "import-other-format",
            Self::Newer => "import-newer",
            Self::Shape => "import-shape",
            Self::UnknownKind => "import-unknown-kind",
            Self::UnknownPlace => "import-unknown-place",
            Self::BadValue => "import-bad-value",
            Self::Twice => "import-twice",
            Self::TextTooLong => "import-text-too-long",
            Self::TooMany => "import-too-many",
            Self::Expired => "import-expired",
        }
    }

    /// The fault at a place, such as `notes note-1 zone`.
    pub fn at(self, place: &str) -> FileFault {
        let shown = place.chars().filter(|letter| !letter.is_control());
        FileFault {
            why: self,
            place: shown.take(PLACE_CHARS_MAX).collect(),
        }
    }
}

impl From<Why> for FileFault {
    fn from(why: Why) -> Self {
        why.at("")
    }
}

impl FileFault {
    /// What the reader of JSON says: that it is none, or what of it is another thing.
    pub(super) fn of_json(error: &serde_json::Error) -> Self {
        match error.is_data() {
            true => Why::Shape.at(&error.to_string()),
            false => Why::NotJson.at(&format!("{}:{}", error.line(), error.column())),
        }
    }
}

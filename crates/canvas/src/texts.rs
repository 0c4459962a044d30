//! Where a sheet's words come from: the program reads them from its message and vocabulary files.

/// Words in one language.
pub trait Texts {
    /// The message of that key.
    fn text(&self, key: &str) -> String;
    /// The terms of that vocabulary, in order; none when there is no such vocabulary.
    fn vocabulary(&self, slug: &str) -> Vec<Term>;
}

/// One term of a vocabulary in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Key kept in documents and records.
    pub key: String,
    /// Name.
    pub label: String,
    /// Icon name, or empty.
    pub icon: String,
    /// Colour family, or empty.
    pub tone: String,
    /// What to ask about it, or empty.
    pub prompt: String,
    /// Whether it is not offered any more, and only named where it is used.
    pub is_retired: bool,
    /// Key of the term that stands for it since they were merged.
    pub successor: Option<String>,
}

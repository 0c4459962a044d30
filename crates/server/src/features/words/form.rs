//! What an editor types about an entry, and what is wrong or doubtful with it.
use ::search::{Knowledge, Lang as Spoken};
use serde::Deserialize;
use unicode_normalization::char::is_combining_mark;

use crate::features::lexicon::{Edition, Entry, Kind, Standing};
use crate::i18n::{Lang, MsgKey};
use crate::web::FormErrors;
use crate::web::forms::one_line;

/// Signs that words have besides letters and digits.
const SIGNS: &str = " -.:'’+&/";
/// Letters of a word or phrase.
const WORD_CHARS_MAX: usize = 60;
/// Words of a phrase.
const PHRASE_WORDS_MAX: usize = 3;
/// Words of a concept in one language.
const WORDS_MAX: usize = 80;
/// Concepts that one is near to.
const NEAR_MAX: usize = 12;
/// Words that a spoken form stands for.
const READ_MAX: usize = 4;
/// Letters of a key that is made of a word.
const KEY_CHARS_MAX: usize = 40;
/// Letters in why something was changed.
const WHY_CHARS_MAX: usize = 300;
/// Queries of an editor's own that are tried.
const QUERIES_MAX: usize = 5;
/// Letters of such a query.
const QUERY_CHARS_MAX: usize = 120;

/// The fields of words with the languages that they are in.
pub(super) const FIELDS: [(&str, Spoken); 3] =
    [("fi", Spoken::Fi), ("sv", Spoken::Sv), ("en", Spoken::En)];

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EntryForm {
    /// The word of a new entry that is no concept.
    pub key: String,
    pub fi: String,
    pub sv: String,
    pub en: String,
    pub near: String,
    pub read: String,
    /// `off`, or in use.
    pub state: String,
    pub why: String,
    /// Number of the change that the editor saw last.
    pub number: i64,
    /// Whether a word shall be in two concepts.
    pub anyway: String,
    /// Queries to be tried, one a line.
    pub queries: String,
    /// `preview` or `save`.
    pub act: String,
    /// Number of the change that is gone back to.
    pub to: i64,
}

/// What was typed, read.
pub(super) struct Typed {
    pub key: String,
    pub entry: Entry,
    pub why: String,
    /// What the editor should know, in words.
    pub notes: Vec<String>,
}

/// What was wrong, beside the fields and in words that name the words.
#[derive(Default)]
pub(super) struct Wrong {
    pub errors: FormErrors,
    pub notes: Vec<String>,
    /// Whether it may be kept all the same.
    pub is_doubt: bool,
}

/// What a form is read by.
pub(super) struct Desk<'a> {
    pub edition: &'a Edition,
    pub knowledge: &'a Knowledge,
    pub kind: Kind,
    /// The entry that is changed; none for a new one.
    pub old: Option<&'a Standing>,
    pub lang: Lang,
}

impl EntryForm {
    /// The form of an entry as it stands.
    pub fn of(one: &Standing) -> Self {
        let [fi, sv, en] = one.entry.words.clone().map(|words| words.join("\n"));
        Self {
            key: one.key.clone(),
            fi,
            sv,
            en,
            near: one.entry.near.join("\n"),
            read: one.entry.read.join(" "),
            state: if one.entry.is_off { "off" } else { "on" }.to_owned(),
            number: one.number,
            ..Self::default()
        }
    }

    /// Whether the change is only to be tried.
    pub fn is_trial(&self) -> bool {
        self.act == "preview"
    }

    /// The editor's own queries.
    pub fn queries(&self) -> Vec<String> {
        let lines = self.queries.lines().map(one_line);
        let lines = lines.map(|line| line.chars().take(QUERY_CHARS_MAX).collect::<String>());
        let lines = lines.filter(|line| !line.is_empty());
        lines.take(QUERIES_MAX).collect()
    }

    fn field(&self, name: &str) -> &str {
        match name {
            "fi" => &self.fi,
            "sv" => &self.sv,
            _ => &self.en,
        }
    }
}

impl Desk<'_> {
    /// The entry that was typed, or everything that is wrong with it.
    pub fn read(&self, form: &EntryForm) -> Result<Typed, Wrong> {
        let mut wrong = Wrong::default();
        let entry = match self.kind {
            Kind::Concept => self.concept(form, &mut wrong),
            Kind::Spoken | Kind::Form | Kind::Name | Kind::Stem => self.word(form, &mut wrong),
        };
        let key = self.old.map_or_else(
            || self.new_key(form, &entry, &mut wrong),
            |old| old.key.clone(),
        );
        let why = one_line(&form.why);
        match why.chars().count() {
            // What a change would do is seen before its reason is written.
            0 if form.is_trial() => {}
            0 => wrong.errors.add("why", "words-why-empty"),
            n if n > WHY_CHARS_MAX => wrong.errors.add("why", "words-why-too-long"),
            _ => {}
        }
        let doubts = self.doubts(&key, &entry);
        wrong.is_doubt = !doubts.is_empty();
        if wrong.is_doubt && form.anyway.is_empty() && !form.is_trial() {
            wrong.errors.add("anyway", "words-elsewhere");
        }
        wrong.notes.extend(doubts);
        if !wrong.errors.is_empty() {
            return Err(wrong);
        }
        Ok(Typed {
            key,
            entry,
            why,
            notes: wrong.notes,
        })
    }

    /// What stands already, of what is typed anew: it was checked when it came.
    fn stood(&self, at: usize, word: &String) -> bool {
        self.old
            .is_some_and(|old| old.entry.words[at].contains(word))
    }

    fn concept(&self, form: &EntryForm, wrong: &mut Wrong) -> Entry {
        let mut entry = Entry {
            is_off: form.state == "off",
            vocabulary: self
                .old
                .map_or_else(Vec::new, |old| old.entry.vocabulary.clone()),
            ..Entry::default()
        };
        for (at, (field, lang)) in FIELDS.into_iter().enumerate() {
            let words = lines(form.field(field));
            let mut add = |key: MsgKey| {
                if wrong.errors.iter().all(|one| one != (field, key)) {
                    wrong.errors.add(field, key);
                }
            };
            if words.len() > WORDS_MAX {
                add("words-too-many");
            }
            for word in words.iter().filter(|word| !self.stood(at, word)) {
                if is_long(word) || word.split(' ').count() > PHRASE_WORDS_MAX {
                    add("words-word-too-long");
                } else if self.knowledge.is_place(word) {
                    add("words-place");
                    wrong.notes.push(self.said("words-place-named", word, ""));
                } else if self.knowledge.is_stop(lang, word) {
                    add("words-stop");
                    wrong.notes.push(self.said("words-stop-named", word, ""));
                } else if !has_letters(word) {
                    add("words-letters");
                } else if has_signs(word) {
                    add("words-signs");
                }
            }
            entry.words[at] = words;
        }
        if entry.words.iter().all(Vec::is_empty) {
            wrong.errors.add("fi", "words-none");
        }
        entry.near = lines(&form.near);
        let own = self.old.map(|old| old.key.as_str());
        let is_known = |key: &String| {
            Some(key.as_str()) != own && self.edition.find(Kind::Concept, key).is_some()
        };
        if !entry.near.iter().all(is_known) {
            wrong.errors.add("near", "words-near-unknown");
        } else if entry.near.len() > NEAR_MAX {
            wrong.errors.add("near", "words-near-many");
        }
        entry
    }

    /// An entry that is one word and what it is read as.
    fn word(&self, form: &EntryForm, wrong: &mut Wrong) -> Entry {
        let read: Vec<String> = form
            .read
            .to_lowercase()
            .split_whitespace()
            .map(one_line)
            .collect();
        let most = if self.kind == Kind::Stem { 1 } else { READ_MAX };
        if self.kind == Kind::Name {
            return Entry {
                is_off: form.state == "off",
                ..Entry::default()
            };
        }
        if read.is_empty() && self.old.is_none_or(|old| !old.entry.read.is_empty()) {
            wrong.errors.add("read", "words-read-empty");
        } else if read.len() > most {
            let key = if most == 1 {
                "words-read-one"
            } else {
                "words-read-many"
            };
            wrong.errors.add("read", key);
        } else if read.iter().any(|word| is_long(word)) {
            wrong.errors.add("read", "words-word-too-long");
        } else if read.iter().any(|word| has_signs(word)) {
            wrong.errors.add("read", "words-signs");
        }
        Entry {
            read,
            is_off: form.state == "off",
            ..Entry::default()
        }
    }

    /// The key of a new entry: made of a concept's first English or Finnish word, else the word itself.
    fn new_key(&self, form: &EntryForm, entry: &Entry, wrong: &mut Wrong) -> String {
        if self.kind == Kind::Concept {
            let [fi, sv, en] = &entry.words;
            let first = en.first().or_else(|| fi.first()).or_else(|| sv.first());
            let base = key_of(first.map_or("", String::as_str));
            let free = |key: &String| self.edition.find(Kind::Concept, key).is_none();
            let numbered = (2..).map(|number| format!("{base}-{number}"));
            let mut keys = std::iter::once(base.clone()).chain(numbered);
            return keys.find(free).unwrap_or(base);
        }
        let key = one_line(&form.key).to_lowercase();
        if key.is_empty() || !has_letters(&key) {
            wrong.errors.add("key", "words-key-empty");
        } else if is_long(&key) || key.contains(' ') {
            wrong.errors.add("key", "words-key-wrong");
        } else if has_signs(&key) {
            wrong.errors.add("key", "words-signs");
        } else if self.edition.find(self.kind, &key).is_some() {
            wrong.errors.add("key", "words-key-taken");
        } else if self.knowledge.is_place(&key) {
            wrong.errors.add("key", "words-place");
            wrong.notes.push(self.said("words-place-named", &key, ""));
        } else if self.knowledge.is_stop(Spoken::Fi, &key) {
            wrong.errors.add("key", "words-stop");
            wrong.notes.push(self.said("words-stop-named", &key, ""));
        }
        key
    }

    /// New words that other concepts have too, each with the concept.
    fn doubts(&self, key: &str, entry: &Entry) -> Vec<String> {
        let mut doubts = Vec::new();
        if self.kind != Kind::Concept || entry.is_off {
            return doubts;
        }
        for (at, words) in entry.words.iter().enumerate() {
            for word in words.iter().filter(|word| !self.stood(at, word)) {
                for other in self.edition.elsewhere(at, word, key) {
                    let name = super::desk::name_of(
                        Kind::Concept,
                        &other.key,
                        &other.entry.words,
                        self.lang,
                    );
                    doubts.push(self.said("words-elsewhere-named", word, &name));
                }
            }
        }
        doubts
    }

    fn said(&self, key: MsgKey, word: &str, concept: &str) -> String {
        let values = [("word", word), ("concept", concept)];
        self.lang.text_with(key, &values)
    }
}

/// The lines of a field in small letters, each once.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(|line| one_line(line).to_lowercase()) {
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn is_long(word: &str) -> bool {
    word.chars().count() > WORD_CHARS_MAX
}

fn has_letters(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Whether there are signs that no word has: `<b>x</b>`.
fn has_signs(word: &str) -> bool {
    !word
        .chars()
        .all(|one| one.is_alphanumeric() || is_combining_mark(one) || SIGNS.contains(one))
}

/// A key of plain letters: `Smart watch` becomes `smart-watch`.
fn key_of(word: &str) -> String {
    let plain: String = word
        .to_lowercase()
        .chars()
        .map(|letter| match letter {
            'ä' | 'å' => 'a',
            'ö' => 'o',
            other => other,
        })
        .collect();
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let key: String = words.join("-").chars().take(KEY_CHARS_MAX).collect();
    if key.is_empty() {
        "concept".to_owned()
    } else {
        key
    }
}

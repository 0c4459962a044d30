//! What a line says is not wanted: *ei etänä*, *ilman puhelinta*, *inte per telefon*, *not by phone*.
use super::dictionary::{Meaning, Word};
use super::term::Facet;

/// Words after a denial that it may be meant for.
const REACH_WORDS: usize = 2;
/// Words before *utan* within which a denial makes it mean *but*: *inte hemma utan på biblioteket*.
const BUT_WORDS: usize = 6;
/// Small words that may stand between a denial and what it denies.
const BETWEEN_MAX: usize = 2;

/// A line and its words.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub words: &'a [Word<'a>],
    pub language: &'a str,
}

impl Line<'_> {
    /// Whether the words from `at` to `end` are denied by a word shortly before them in the same clause; the first
    /// `taken` words were understood and deny nothing. What somebody cannot use is still what they need help with: ways,
    /// languages and times are denied, and a device only as a way.
    pub(super) fn refuses(
        &self,
        taken: usize,
        at: usize,
        end: usize,
        meanings: &[Meaning],
    ) -> bool {
        let is_choice = |meaning: &Meaning| match meaning {
            Meaning::Term(term) => matches!(term.facet, Facet::Channels | Facet::Languages),
            Meaning::Style(_) | Meaning::When(_) => true,
            Meaning::Level(_) | Meaning::Audience(_) | Meaning::Area(_) | Meaning::WithinKm(_) => {
                false
            }
        };
        let is_device = |meaning: &Meaning| matches!(meaning, Meaning::Term(term) if term.facet == Facet::Devices);
        if meanings.is_empty() {
            return false;
        }
        if meanings.iter().all(is_choice) {
            return self.denies(taken, at, REACH_WORDS);
        }
        meanings.iter().any(is_device)
            && meanings.iter().all(|one| is_device(one) || is_choice(one))
            && self.denies_way(taken, at, end)
    }

    /// Whether a word that means nothing is not even worth looking for: a denial, or the word that it denies.
    pub(super) fn is_denying(&self, taken: usize, at: usize) -> bool {
        let word = &self.words[at];
        is_one(word, denials(self.language))
            || is_one(word, lacks(self.language))
            || self.denies(taken, at, 1)
    }

    /// Whether the word at `at` denies and the next one says a way by its form: *ei puhelimella*. No phrase begins there.
    pub(super) fn denies_next_way(&self, at: usize) -> bool {
        let next = self.words.get(at + 1);
        is_one(&self.words[at], denials(self.language))
            && next.is_some_and(|next| self.is_way(next))
    }

    /// Whether one of the last `reach` words before `at` denies it, or *ilman* and its like right before it.
    fn denies(&self, taken: usize, at: usize, reach: usize) -> bool {
        let start = taken.min(at);
        let mut near = self.words[start..at].iter().rev().take(reach);
        near.any(|word| is_one(word, denials(self.language)) && self.is_one_clause(word, at))
            || self.before(taken, at).is_some_and(|word| self.lacks(word))
    }

    /// Whether a device is denied as a way: by its form, by *ilman* and its like, or in languages without such forms by a
    /// denial right before it.
    fn denies_way(&self, taken: usize, at: usize, end: usize) -> bool {
        let Some(before) = self.before(taken, at) else {
            return false;
        };
        let is_denied = is_one(&self.words[before], denials(self.language));
        let word = &self.words[at];
        let is_way = match self.language {
            "fi" => end == at + 1 && self.is_way(word),
            // Of a certain one it is told what it does not do: *varför fungerar inte telefonen*.
            "sv" => before + 1 < at || !is_certain(word),
            _ => true,
        };
        self.lacks(before) || is_denied && is_way
    }

    /// The word before `at` in the same clause, small words left out.
    fn before(&self, taken: usize, at: usize) -> Option<usize> {
        let start = taken.min(at);
        let mut before = (start..at).rev().take(BETWEEN_MAX + 1);
        let found = before.find(|one| !is_one(&self.words[*one], between(self.language)))?;
        self.is_one_clause(&self.words[found], at).then_some(found)
    }

    /// Whether a word says that something is not there. *Utan* after a denial is *but*.
    fn lacks(&self, at: usize) -> bool {
        let earlier = self.words[..at].iter().rev().take(BUT_WORDS);
        let mut denied = earlier.filter(|word| is_one(word, denials(self.language)));
        is_one(&self.words[at], lacks(self.language))
            && (self.language != "sv" || denied.next().is_none())
    }

    fn is_one_clause(&self, word: &Word, at: usize) -> bool {
        let between = &self.text[word.end()..self.words[at].at];
        !between.contains([',', '.', ';', '!', '?', ':'])
    }

    /// Whether a Finnish word says by what means: *puhelimella*.
    fn is_way(&self, word: &Word) -> bool {
        let said = word.said.to_lowercase();
        self.language == "fi" && (said.ends_with("lla") || said.ends_with("llä"))
    }
}

/// Whether a Swedish word has its article: *telefonen*, *datorn*, *plattan*.
fn is_certain(word: &Word) -> bool {
    let said = word.said.to_lowercase();
    ["en", "an", "rn"].iter().any(|end| said.ends_with(end))
}

fn is_one(word: &Word, words: &[&str]) -> bool {
    words.contains(&word.said.to_lowercase().as_str())
}

fn denials(language: &str) -> &'static [&'static str] {
    match language {
        "fi" => &["ei", "en", "et", "emme", "ette", "eivät", "eikä", "älä"],
        "sv" => &["inte", "ej", "ingen", "inget", "inga"],
        _ => &["not", "no", "don't", "doesn't", "cannot", "can't"],
    }
}

/// Words that say of what comes right after them that it is not there.
fn lacks(language: &str) -> &'static [&'static str] {
    match language {
        "fi" => &["ilman"],
        "sv" => &["utan"],
        _ => &["without"],
    }
}

fn between(language: &str) -> &'static [&'static str] {
    match language {
        "fi" => &[],
        "sv" => &[
            "per", "via", "på", "med", "genom", "i", "över", "en", "ett", "någon",
        ],
        _ => &[
            "by", "via", "on", "over", "with", "through", "in", "a", "an", "the", "any", "using",
        ],
    }
}

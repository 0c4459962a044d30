//! What a line says is not wanted: *ei etänä*, *ilman puhelinta*, *inte per telefon*, *not by phone*.
use std::sync::LazyLock;

use serde::Deserialize;

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
    fn own(&self) -> &'static Denials {
        Denials::of(self.language)
    }

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
        self.own().is_denial(word) || is_one(word, &self.own().lacks) || self.denies(taken, at, 1)
    }

    /// Whether the word at `at` denies and the next one says a way by its form: *ei puhelimella*. No phrase begins there.
    pub(super) fn denies_next_way(&self, at: usize) -> bool {
        let next = self.words.get(at + 1);
        self.own().is_denial(&self.words[at]) && next.is_some_and(|next| self.is_way(next))
    }

    /// Whether one of the last `reach` words before `at` denies it, or *ilman* and its like right before it.
    fn denies(&self, taken: usize, at: usize, reach: usize) -> bool {
        let start = taken.min(at);
        let mut near = self.words[start..at].iter().rev().take(reach);
        near.any(|word| self.own().is_denial(word) && self.is_one_clause(word, at))
            || self.before(taken, at).is_some_and(|word| self.lacks(word))
    }

    /// Whether a device is denied as a way: by its form, by *ilman* and its like, or in languages without such forms by a
    /// denial right before it.
    fn denies_way(&self, taken: usize, at: usize, end: usize) -> bool {
        let Some(before) = self.before(taken, at) else {
            return false;
        };
        let is_denied = self.own().is_denial(&self.words[before]);
        let word = &self.words[at];
        let is_way = match self.language {
            "fi" => end == at + 1 && self.is_way(word),
            // Of a certain one it is told what it does not do: *varför fungerar inte telefonen*.
            "sv" => before + 1 < at || !ends(word, &self.own().certain_endings),
            _ => true,
        };
        self.lacks(before) || is_denied && is_way
    }

    /// The word before `at` in the same clause, small words left out.
    fn before(&self, taken: usize, at: usize) -> Option<usize> {
        let start = taken.min(at);
        let mut before = (start..at).rev().take(BETWEEN_MAX + 1);
        let found = before.find(|one| !is_one(&self.words[*one], &self.own().between))?;
        self.is_one_clause(&self.words[found], at).then_some(found)
    }

    /// Whether a word says that something is not there. *Utan* after a denial is *but*.
    fn lacks(&self, at: usize) -> bool {
        let earlier = self.words[..at].iter().rev().take(BUT_WORDS);
        let mut denied = earlier.filter(|word| self.own().is_denial(word));
        is_one(&self.words[at], &self.own().lacks)
            && (!is_one(&self.words[at], &self.own().but) || denied.next().is_none())
    }

    fn is_one_clause(&self, word: &Word, at: usize) -> bool {
        let between = &self.text[word.end()..self.words[at].at];
        !between.contains([',', '.', ';', '!', '?', ':'])
    }

    /// Whether a Finnish word says by what means: *puhelimella*.
    fn is_way(&self, word: &Word) -> bool {
        ends(word, &self.own().by_endings)
    }
}

/// The small words of one language by which something is denied.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Denials {
    /// What refuses the way after it, and what denies in a sentence about somebody.
    refuses: Vec<String>,
    denies: Vec<String>,
    /// What says of what comes right after it that it is not there.
    lacks: Vec<String>,
    /// Those of the latter that mean *but* after a denial.
    but: Vec<String>,
    /// What may stand between a denial and what it denies.
    between: Vec<String>,
    /// Endings that say by what means: *puhelimella*.
    by_endings: Vec<String>,
    /// Endings of what is certain: *telefonen*, *datorn*, *plattan*.
    certain_endings: Vec<String>,
}

/// The words of all languages: the search reads the same file.
#[derive(Deserialize)]
struct AllDenials {
    fi: Denials,
    sv: Denials,
    en: Denials,
}

impl Denials {
    fn of(language: &str) -> &'static Self {
        static ALL: LazyLock<AllDenials> = LazyLock::new(|| {
            toml::from_str(include_str!("../../../../data/search/refusals.toml"))
                .expect("the file is a part of the program, and a test reads it")
        });
        match language {
            "fi" => &ALL.fi,
            "sv" => &ALL.sv,
            _ => &ALL.en,
        }
    }

    fn is_denial(&self, word: &Word) -> bool {
        is_one(word, &self.refuses) || is_one(word, &self.denies)
    }
}

fn is_one(word: &Word, words: &[String]) -> bool {
    words.contains(&word.said.to_lowercase())
}

fn ends(word: &Word, endings: &[String]) -> bool {
    let said = word.said.to_lowercase();
    endings.iter().any(|end| said.ends_with(end.as_str()))
}

#[cfg(test)]
mod tests {
    use super::Denials;

    #[test]
    fn the_words_of_each_language_are_those_of_the_search() {
        for (language, refuses, lacks) in [
            ("fi", "ei", "ilman"),
            ("sv", "inte", "utan"),
            ("en", "not", "without"),
        ] {
            let own = Denials::of(language);
            assert!(own.refuses.iter().any(|word| word == refuses), "{language}");
            assert!(own.lacks.iter().any(|word| word == lacks), "{language}");
        }
        assert!(Denials::of("fi").denies.iter().any(|word| word == "eivät"));
        assert!(!Denials::of("fi").by_endings.is_empty());
        assert!(!Denials::of("sv").certain_endings.is_empty());
    }
}

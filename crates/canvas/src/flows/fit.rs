//! Which known models fit what a canvas asks for, and why.
use std::collections::BTreeSet;

use super::print::fold;

/// Shortest word that counts, in characters.
const WORD_CHARS_MIN: usize = 5;
/// How much of a word must agree, in characters: Finnish and Swedish words are bent at their ends.
const STEM_CHARS: usize = 6;
/// Most shared words that are told as a reason.
const WORDS_MAX: usize = 3;

/// A model as its sheet describes it.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// What it is known by.
    pub id: String,
    /// Name.
    pub name: String,
    /// All that is written of it.
    pub text: String,
    /// Names of its client groups.
    pub groups: Vec<String>,
}

/// A model that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// What it is known by.
    pub id: String,
    /// Name.
    pub name: String,
    /// Why, the strongest first; never empty.
    pub reasons: Vec<Reason>,
}

/// Why a model fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is for a client group that is asked for.
    Group(String),
    /// It speaks of the same things; words as the model writes them.
    Words(Vec<String>),
}

/// The models that share client groups or words with `wanted`, the best first: a group counts three words.
pub fn fits(wanted: &str, models: &[Model]) -> Vec<Fit> {
    let asked: BTreeSet<String> = words(wanted).map(|word| stem(&word)).collect();
    let mut found: Vec<(usize, Fit)> = Vec::new();
    for model in models {
        let shares = |group: &&String| words(group).any(|word| asked.contains(&stem(&word)));
        let groups: Vec<String> = model.groups.iter().filter(shares).cloned().collect();
        let mut seen = BTreeSet::new();
        let text = format!("{}\n{}", model.name, model.text);
        let shared =
            words(&text).filter(|word| asked.contains(&stem(word)) && seen.insert(stem(word)));
        let shared: Vec<String> = shared.take(WORDS_MAX).collect();
        let score = groups.len() * 3 + shared.len();
        if score > 0 {
            let mut reasons: Vec<Reason> = groups.into_iter().map(Reason::Group).collect();
            if !shared.is_empty() {
                reasons.push(Reason::Words(shared));
            }
            found.push((
                score,
                Fit {
                    id: model.id.clone(),
                    name: model.name.clone(),
                    reasons,
                },
            ));
        }
    }
    found.sort_by(|(a, x), (b, y)| {
        b.cmp(a)
            .then_with(|| (&x.name, &x.id).cmp(&(&y.name, &y.id)))
    });
    found.into_iter().map(|(_, fit)| fit).collect()
}

/// Words long enough to mean something, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let bare = text.split(|c: char| !c.is_alphanumeric());
    bare.filter(|word| word.chars().count() >= WORD_CHARS_MIN)
        .map(fold)
}

fn stem(word: &str) -> String {
    word.chars().take(STEM_CHARS).collect()
}

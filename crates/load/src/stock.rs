//! A large catalogue that looks like a real one: words of the field with their endings, compounds that no dictionary
//! has, every municipality. The same in every run. The bench of the search reads this file too.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result};

/// First and last parts that compounds are made of.
const COMPOUNDS: [usize; 2] = [400, 50];
const ENDINGS: [&str; 12] = [
    "", "n", "ssa", "sta", "lla", "lle", "lta", "ksi", "t", "issa", "ista", "illa",
];
/// Vocabularies that descriptions choose from.
const VOCABULARIES: [&str; 8] = [
    "support-forms",
    "topics",
    "digital-services",
    "devices",
    "client-groups",
    "channels",
    "languages",
    "audiences",
];

/// Numbers that look random and are the same in every run (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(mixed % end).unwrap_or_default()
    }

    /// Small numbers far oftener than large ones, as words of a language are.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "numbers of words are small, and at least 0"
    )]
    fn common(&mut self, end: usize) -> usize {
        let part = self.below(1_000_000) as f64 / 1e6;
        ((end as f64).powf(part) - 1.0) as usize
    }
}

/// A description of support.
pub struct Support {
    /// Its name.
    pub name: String,
    /// All that it says.
    pub text: String,
    /// Where it is given, as a code of a municipality.
    pub municipality: String,
    /// Whether it is for all the country.
    pub is_nationwide: bool,
    /// What is chosen, by vocabulary.
    pub facets: BTreeMap<&'static str, Vec<String>>,
}

/// Words and places that descriptions are made of.
pub struct Stock {
    words: Vec<String>,
    towns: Vec<(String, String)>,
    facets: BTreeMap<&'static str, Vec<String>>,
}

impl Stock {
    /// Reads the files of the repository.
    pub fn new() -> Result<Self> {
        let concepts = table("data/search/concepts.toml")?;
        let concepts = concepts.get("concept").and_then(toml::Value::as_array);
        let lists = concepts.into_iter().flatten();
        let lists = lists.filter_map(|concept| concept.get("fi")?.as_array());
        let words = lists.flatten().filter_map(toml::Value::as_str);
        let alone = words.filter(|word| word.chars().all(char::is_alphabetic));
        let towns = text("data/areas/municipalities.csv")?;
        let towns = towns.lines().skip(1).filter_map(|line| {
            let mut cells = line.split(',');
            Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
        });
        let mut facets = BTreeMap::new();
        for slug in VOCABULARIES {
            let file = table(&format!("data/vocabularies/{slug}.toml"))?;
            let items = file.get("items").and_then(toml::Value::as_array);
            let items = items.into_iter().flatten();
            let keys = items.filter_map(|item| Some(item.get("key")?.as_str()?.to_owned()));
            facets.insert(slug, keys.collect());
        }
        Ok(Self {
            words: alone.map(str::to_owned).collect(),
            towns: towns.collect(),
            facets,
        })
    }

    /// A description.
    pub fn support(&self, dice: &mut Dice) -> Support {
        let facets = self.facets.iter().map(|(slug, keys)| {
            let chosen = 0..1 + dice.below(2);
            let chosen: BTreeSet<&String> = chosen.map(|_| &keys[dice.below(keys.len())]).collect();
            (*slug, chosen.into_iter().cloned().collect())
        });
        let facets = facets.collect();
        let words = 40 + dice.below(80);
        let (code, town) = &self.towns[dice.below(self.towns.len())];
        Support {
            name: format!("{} {town}", self.words(3, dice)),
            text: self.words(words, dice),
            municipality: code.clone(),
            is_nationwide: dice.below(20) == 0,
            facets,
        }
    }

    /// What somebody types: some words, at times with a place or a slip.
    pub fn question(&self, dice: &mut Dice) -> String {
        let count = 1 + dice.below(4);
        let mut words: Vec<String> = (0..count).map(|_| self.word(dice)).collect();
        if dice.below(3) == 0 {
            let (_, town) = &self.towns[dice.below(self.towns.len())];
            words.push(format!("{town}ssa"));
        }
        if dice.below(5) == 0 {
            let at = dice.below(words.len());
            let out = dice.below(words[at].chars().count());
            let letters = words[at].chars().enumerate();
            words[at] = letters.filter(|(n, _)| *n != out).map(|(_, c)| c).collect();
        }
        words.join(" ")
    }

    fn words(&self, count: usize, dice: &mut Dice) -> String {
        let words: Vec<String> = (0..count).map(|_| self.word(dice)).collect();
        words.join(" ")
    }

    fn word(&self, dice: &mut Dice) -> String {
        let ending = ENDINGS[dice.below(ENDINGS.len())];
        if dice.below(4) > 0 {
            return format!("{}{ending}", self.words[dice.common(self.words.len())]);
        }
        let [first, second] = COMPOUNDS.map(|count| &self.words[dice.below(count)]);
        format!("{first}{second}{ending}")
    }
}

fn table(path: &str) -> Result<toml::Table> {
    toml::from_str(&text(path)?).with_context(|| format!("reading {path}"))
}

/// A file of the repository.
fn text(path: &str) -> Result<String> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path);
    std::fs::read_to_string(&full).with_context(|| format!("reading {path}"))
}

#[cfg(test)]
mod tests {
    // The bench that reads this file has no tests, and would find imports idle.
    /// A cache of words would flatter a catalogue of few.
    #[test]
    fn a_large_catalogue_has_many_words() {
        let (stock, mut dice) = (super::Stock::new().unwrap(), super::Dice(1));
        let mut forms = std::collections::HashSet::new();
        for _ in 0..20_000 {
            let support = stock.support(&mut dice);
            forms.extend(support.text.split(' ').map(str::to_owned));
        }
        assert!(forms.len() > 100_000, "{}", forms.len());
    }
}

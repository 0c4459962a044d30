//! Words that are refused: *ei läppäriä*, *ilman puhelinta*, *inte per telefon*, *not by phone*. They are not looked for.
use super::ask::Reader;
use crate::analysis::Said;
use crate::description::Lang;
use crate::morphology::Class;

/// Small words that may stand between a refusal and what it refuses.
const BETWEEN_MAX: usize = 2;
/// Vocabularies whose terms are ways that somebody may not want. What else is missing is what help is looked for with: *no
/// sound*, *utan lösenord*.
const WAYS: [&str; 3] = ["channels", "devices", "languages"];
/// What refuses any Finnish thing after it.
const NOT: &str = "ei";
/// Finnish words that make a way of the one before them: *puhelimen kautta*.
const BY: [&str; 3] = ["kautta", "välityksellä", "avulla"];
/// After one of these *utan* is *but*: *inte hemma utan på biblioteket*.
const SWEDISH_NOT: [&str; 5] = ["inte", "ej", "ingen", "inget", "inga"];

/// What refuses in a language, and what may stand between that and what it refuses.
fn words_of(lang: Lang) -> (&'static [&'static str], &'static [&'static str]) {
    match lang {
        Lang::Fi => (&[NOT, "ilman"], &[]),
        Lang::Sv => (
            &["inte", "ej", "ingen", "inget", "inga", "utan"],
            &[
                "per", "via", "på", "med", "genom", "i", "över", "en", "ett", "någon",
            ],
        ),
        Lang::En => (
            &["not", "no", "without"],
            &[
                "by", "via", "on", "over", "with", "through", "in", "a", "an", "the", "any",
                "using",
            ],
        ),
    }
}

impl Reader<'_> {
    /// The words of a query in `lang` without those that are refused.
    pub fn without_refused(&self, row: Vec<String>, lang: Lang) -> Vec<String> {
        let mut is_refused = vec![false; row.len()];
        for own in Lang::ALL {
            let mut at = 0;
            while at < row.len() {
                let words = self.refused(&row, at, own, own == lang);
                is_refused[at..at + words].fill(true);
                at += words.max(1);
            }
        }
        let both = row.into_iter().zip(is_refused);
        both.filter(|(_, is_refused)| !is_refused)
            .map(|(word, _)| word)
            .collect()
    }

    /// How many words from `at` on say that something is not wanted; 0 when none do. What a phrase of the lexicon says by
    /// its refusal stays: *ei toimi*, *ei nettiä*, *utan tidsbokning*.
    fn refused(&self, row: &[String], at: usize, lang: Lang, is_asked: bool) -> usize {
        let (refusals, between) = words_of(lang);
        if !refusals.contains(&row[at].as_str()) {
            return 0;
        }
        if is_but(row, at) {
            return 1;
        }
        let smaller = row[at + 1..].iter().take(BETWEEN_MAX);
        let smaller = smaller.take_while(|word| between.contains(&word.as_str()));
        let things = (at + 1)..=(at + 1 + smaller.count()).min(row.len() - 1);
        let read = self.row(lang, row);
        let said = |at| self.knowledge.concepts.said(lang, &read, at);
        for thing in things {
            let end = thing + by(row, thing);
            let is_way = end > thing || is_by_means(lang, &row[thing]);
            if !is_way && said(at).iter().any(|said| said.words > 1) {
                return 0;
            }
            if let Some(words) = self.way(&said(thing)) {
                let is_told = lang == Lang::Sv && thing == at + 1 && is_certain(&row[thing]);
                return match is_told && row[at] != "utan" {
                    true => 0,
                    false => end.max(thing + words - 1) + 1 - at,
                };
            }
            let is_thing = read[thing].is_known && read[thing].class == Class::Thing;
            if row[at] == NOT && is_asked && is_thing {
                return end + 1 - at;
            }
        }
        0
    }

    /// How many words say a way, if they do.
    fn way(&self, said: &[Said]) -> Option<usize> {
        let lexicon = self.knowledge.analyser.lexicon();
        let is_way = |said: &&Said| {
            let mut terms = lexicon.terms(said.concept);
            terms.any(|(vocabulary, _)| WAYS.contains(&vocabulary))
        };
        said.iter().find(is_way).map(|said| said.words)
    }
}

/// Whether what stands at `at` is *utan* in the sense of *but*.
fn is_but(row: &[String], at: usize) -> bool {
    let mut earlier = row[..at].iter();
    row[at] == "utan" && earlier.any(|word| SWEDISH_NOT.contains(&word.as_str()))
}

/// How many words after a Finnish one make a way of it.
fn by(row: &[String], at: usize) -> usize {
    let next = row.get(at + 1);
    usize::from(next.is_some_and(|next| BY.contains(&next.as_str())))
}

/// Whether a Finnish word says by what means: *puhelimella*.
fn is_by_means(lang: Lang, word: &str) -> bool {
    lang == Lang::Fi && (word.ends_with("lla") || word.ends_with("llä"))
}

/// Whether a Swedish word has its article. Of a certain one it is told what it does not do: *varför fungerar inte telefonen*.
fn is_certain(word: &str) -> bool {
    ["en", "an", "rn"].iter().any(|end| word.ends_with(end))
}

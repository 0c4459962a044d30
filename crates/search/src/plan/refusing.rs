//! Words that are refused: *ei läppäriä*, *ilman puhelinta*, *inte per telefon*, *not by phone*. They are not looked for, and
//! who can be reached by refused ways only is not found.
use std::ops::Range;

use super::Refusal;
use super::ask::Reader;
use crate::analysis::Said;
use crate::bits::Bits;
use crate::description::Lang;
use crate::index::{Segment, Shelf};
use crate::lexicon::is_one;
use crate::morphology::Class;
use crate::words::is_stroke;

/// Small words that may stand between a refusal and what it refuses.
const BETWEEN_MAX: usize = 2;
/// Vocabularies whose terms are ways that somebody may not want. What else is missing is what help is looked for with: *no
/// sound*, *utan lösenord*.
const WAYS: [&str; 3] = ["channels", "devices", "languages"];
/// Those of them that say how support is given: what has refused terms only is no support for who refuses them.
const GIVEN_BY: [&str; 2] = ["channels", "languages"];

/// Terms as facet and key.
type Terms = Vec<(String, String)>;

/// Words that say that something is not wanted.
struct Refused {
    /// How many.
    words: usize,
    /// What is refused of how support is given, as facet and key.
    terms: Terms,
    /// Whether they only go on with what was refused before them: *tai etänä*.
    goes_on: bool,
}

impl Refused {
    /// Words that nothing but other words are refused by.
    fn nothing(words: usize) -> Self {
        Self {
            words,
            terms: Vec::new(),
            goes_on: false,
        }
    }
}

impl Reader<'_> {
    /// The words of a text in `lang`, as they stand and in small letters, without those that are refused, and what is.
    pub fn without_refused(
        &self,
        text: &str,
        typed: &[&str],
        row: Vec<String>,
        lang: Lang,
    ) -> (Vec<String>, Vec<Refusal>) {
        let mut is_refused = vec![false; row.len()];
        let mut refusals: Vec<(Range<usize>, Terms)> = Vec::new();
        for own in Lang::ALL {
            let mut at = 0;
            while at < row.len() {
                let goes_on = at > 0 && is_refused[at - 1];
                let Some(found) = self.refused(&row, at, own, (own == lang, goes_on)) else {
                    at += 1;
                    continue;
                };
                let range = at..at + found.words;
                is_refused[range.clone()].fill(true);
                at = range.end;
                match refusals.last_mut() {
                    Some((before, terms)) if found.goes_on && before.end == range.start => {
                        before.end = range.end;
                        terms.extend(found.terms);
                    }
                    _ => refusals.push((range, found.terms)),
                }
            }
        }
        refusals.sort_by_key(|(range, _)| range.start);
        let told = refusals.into_iter().filter(|(_, terms)| !terms.is_empty());
        let told = told.map(|(range, terms)| cut(text, &typed[range], terms));
        let both = row.into_iter().zip(is_refused);
        let left = both.filter(|(_, is_refused)| !is_refused);
        (left.map(|(word, _)| word).collect(), told.collect())
    }

    /// What the words from `at` on refuse, if they do, in the query's own language or another, after a refused word or not.
    /// What a phrase of the lexicon says by its refusal stays: *ei toimi*, *ei nettiä*, *utan tidsbokning*.
    fn refused(
        &self,
        row: &[String],
        at: usize,
        lang: Lang,
        (is_asked, goes_on): (bool, bool),
    ) -> Option<Refused> {
        let own = self.knowledge.analyser.lexicon().refusals.words(lang);
        let (word, lacks) = (&row[at], is_one(&row[at], &own.lacks));
        let goes_on = goes_on && is_one(word, &own.or);
        if !lacks && !goes_on && !is_one(word, &own.refuses) {
            return None;
        }
        let mut earlier = row[..at].iter();
        if is_one(word, &own.but) && earlier.any(|word| is_one(word, &own.refuses)) {
            return Some(Refused::nothing(1));
        }
        let smaller = row[at + 1..].iter().take(BETWEEN_MAX);
        let smaller = smaller.take_while(|word| is_one(word, &own.between));
        let things = (at + 1)..=(at + 1 + smaller.count()).min(row.len() - 1);
        let read = self.row(lang, row);
        let said = |at| self.knowledge.concepts.said(lang, &read, at);
        for thing in things {
            let next = row.get(thing + 1);
            let end = thing + usize::from(next.is_some_and(|next| is_one(next, &own.by)));
            let is_way = end > thing || own.is_by_means(&row[thing]);
            if !is_way && said(at).iter().any(|said| said.words > 1) {
                return None;
            }
            let mut meant = said(thing);
            if meant.is_empty() && is_way && self.knowledge.morphology() != "voikko" {
                meant = self.knowledge.concepts.said_bent(&row[thing]);
            }
            if let Some((words, terms)) = self.way(&meant, lang != Lang::Fi || lacks || is_way) {
                // Of a certain one it is told what it does not do: *varför fungerar inte telefonen*.
                let is_told = thing == at + 1 && own.is_certain(&row[thing]) && !lacks;
                let words = end.max(thing + words - 1) + 1 - at;
                return (!is_told).then_some(Refused {
                    words,
                    terms,
                    goes_on,
                });
            }
            let is_thing = read[thing].is_known && read[thing].class == Class::Thing;
            if is_one(word, &own.anything) && is_asked && is_thing {
                return Some(Refused::nothing(end + 1 - at));
            }
        }
        None
    }

    /// How many words say a way, if they do, and what of it support is given by; a thing only where it `is_way`.
    fn way(&self, said: &[Said], is_way: bool) -> Option<(usize, Vec<(String, String)>)> {
        let lexicon = self.knowledge.analyser.lexicon();
        let refusals = &lexicon.refusals;
        let is_one = |said: &&Said| {
            let mut terms = lexicon.terms(said.concept);
            terms.any(|(vocabulary, _)| WAYS.contains(&vocabulary))
                || refusals
                    .of_concept(lexicon.key(said.concept))
                    .next()
                    .is_some()
        };
        let words = said.iter().find(is_one)?.words;
        let mut terms: Vec<(String, String)> = Vec::new();
        let mut put = |(facet, key): (&str, &str)| {
            let term = (facet.to_owned(), key.to_owned());
            if GIVEN_BY.contains(&facet) && !terms.contains(&term) {
                terms.push(term);
            }
        };
        for said in said.iter().filter(|said| said.words == words) {
            for (facet, key) in lexicon.terms(said.concept) {
                put((facet, key));
                refusals
                    .ways(facet, key)
                    .filter(|_| is_way)
                    .for_each(&mut put);
            }
            refusals
                .of_concept(lexicon.key(said.concept))
                .for_each(&mut put);
        }
        Some((words, terms))
    }
}

/// What is refused by some words of a text that stand beside each other, and the text without them.
fn cut(text: &str, words: &[&str], mut terms: Vec<(String, String)>) -> Refusal {
    let place = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    let start = words.first().map_or(0, |first| place(first));
    let end = words.last().map_or(start, |last| place(last) + last.len());
    terms.sort_unstable();
    terms.dedup();
    let is_sign = |letter: char| !letter.is_alphanumeric();
    let before = text[..start].trim_end_matches(is_sign);
    // A sign that strikes out the next word stays: *ei puhelimella -läppäri*.
    let after = text[end..].trim_start_matches(|letter| is_sign(letter) && !is_stroke(letter));
    let rest = match (before, after) {
        ("", rest) | (rest, "") => rest.to_owned(),
        (before, after) => format!("{before} {after}"),
    };
    Refusal {
        typed: text[start..end].to_owned(),
        terms,
        rest,
    }
}

/// What may be found, by segment: what goes on, but not by refused ways only.
pub fn going_on(shelf: &Shelf, refusals: &[Refusal]) -> Vec<Bits> {
    let segments = shelf.segments.iter();
    segments.map(|one| going_on_of(one, refusals)).collect()
}

fn going_on_of(segment: &Segment, refusals: &[Refusal]) -> Bits {
    let mut left = segment.going_on.clone();
    for given_by in GIVEN_BY {
        let terms = refusals.iter().flat_map(|refusal| &refusal.terms);
        let own = terms.filter(|(facet, _)| facet == given_by);
        let keys: Vec<&str> = own.map(|(_, key)| key.as_str()).collect();
        let Some(facet) = segment
            .fixed
            .facets
            .get(given_by)
            .filter(|_| !keys.is_empty())
        else {
            continue;
        };
        let (mut by_refused, mut by_others) =
            (Bits::none(segment.fixed.end), Bits::none(segment.fixed.end));
        for (key, bits) in facet {
            match keys.contains(&key.as_str()) {
                true => by_refused.add(bits),
                false => by_others.add(bits),
            }
        }
        left.retain(|doc| by_others.has(doc) || !by_refused.has(doc));
    }
    left
}

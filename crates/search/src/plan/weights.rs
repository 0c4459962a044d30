//! What a match is worth. Quality is flat around these; what moves it is the vocabulary.

/// The same base form.
pub const LEMMA: f32 = 1.0;
/// Another word of the same concept.
pub const SYNONYM: f32 = 0.6;
/// A word of a close concept, times the worth of the concept.
pub const NEAR: f32 = 0.5;
/// The whole word inside a longer compound.
pub const INSIDE: f32 = 0.5;
/// A part of the word, times its share.
pub const PART: f32 = 0.5;
/// A concept that a part of the found word says, times the worth of the concept.
pub const PART_CONCEPT: f32 = 0.7;
/// A word of the same root.
pub const ROOT: f32 = 0.4;
/// The same stem, where the base form differs.
pub const STEM: f32 = 0.6;
/// The same letters without dots.
pub const SURFACE: f32 = 0.9;
/// A similar word, divided by its distance.
pub const SIMILAR: f32 = 0.8;
/// A word that shares runs of letters with one that nothing is similar to, times the share.
pub const ALIKE: f32 = 0.6;
/// A word that begins so.
pub const START: f32 = 0.6;
/// A word read as one of another language than the query's.
pub const OTHER_LANG: f32 = 0.55;
/// A concept said in another language than the query's.
pub const CROSS: f32 = 0.8;
/// A description in another language than the query's.
pub const OTHER_TEXT: f32 = 0.85;
/// Found in the name.
pub const NAME: f32 = 2.0;
/// Found in the text.
pub const TEXT: f32 = 1.0;
/// Found in a label.
pub const LABEL: f32 = 1.0;
/// What each further mention in the text adds.
pub const AGAIN: f32 = 0.12;
/// How much serving the asked place multiplies.
pub const AREA: f32 = 2.0;
/// What is left of one that does not serve the asked place at all.
pub const ELSEWHERE: f32 = 0.6;
/// The share of what was asked, by rarity, below which a hit is weak.
pub const WEAK_BELOW: f32 = 0.51;
/// Words of a query up to which that share is asked; longer ones tell a story, of which less is answered.
pub const WEAK_WORDS: f32 = 5.0;
/// The share of the best hit's cover below which others are left out.
pub const KEEP: f32 = 0.15;
/// How many weak hits are given at most.
pub const WEAK_MAX: u32 = 5;
/// What a word that nothing holds counts of the rarest possible one.
pub const UNKNOWN: f32 = 0.9;
/// What is left of one for other audiences than the query names.
pub const OTHER_AUDIENCE: f32 = 0.5;
/// What is left of one that is for no person, when the query names no audience.
pub const NOT_PERSON: f32 = 0.75;
/// How likely a noun says what is looked for, when the lexicon does not have it.
pub const THING: f32 = 0.8;
/// The same of a verb or an adjective.
pub const DEED: f32 = 0.35;
/// The same of an adverb, a pronoun or a number.
pub const SMALL: f32 = 0.15;
/// The same of a word of a language whose kinds of words are not told apart.
pub const UNSAID: f32 = 0.5;
/// From which weight on an answer counts for how rare a word is.
pub const STRONG: f32 = 0.45;
/// How sure an answer by a synonym is, times its weight.
pub const SYNONYM_SURE: f32 = 1.4;
/// What the lesser of answers in two fields adds.
pub const FURTHER: f32 = 0.35;
/// How surely a word says what another of its root says by the lexicon.
pub const SAID_BY_ROOT: f32 = 0.8;
/// How much having all the terms of the best hits adds.
pub const KIN: f32 = 1.0;

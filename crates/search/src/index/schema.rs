//! The fields of the index, and a description as a document of them.
use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::analysis::{BETWEEN, joined_terms};
use crate::description::{Description, PlaceId, Written};
use crate::knowledge::Knowledge;

/// Stands between a facet and a key in a term.
const INSIDE: char = '\u{1}';
/// How often one term counts in one text at most.
pub const TIMES_MAX: u32 = 3;
/// What the parting of terms is called in the index.
const TERMS: &str = "terms";
/// The term of descriptions that serve the whole country.
pub const NATIONWIDE: &str = "nationwide";
/// The term of descriptions of support that has ended; it stands among the places.
pub const OVER: &str = "over";

/// What the terms of descriptions begin with that serve something inside a place.
pub const INSIDE_OF: &str = "in:";

/// The fields.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    pub id: Field,
    /// The whole description as JSON.
    pub body: Field,
    pub name: Field,
    pub text: Field,
    pub labels: Field,
    pub facets: Field,
    pub places: Field,
    pub lang: Field,
    pub checked: Field,
}

impl Fields {
    /// The schema with its fields.
    pub fn make() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let words = |record| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(TERMS)
                .set_fieldnorms(false)
                .set_index_option(record);
            TextOptions::default().set_indexing_options(indexing)
        };
        let fields = Self {
            id: schema.add_text_field("id", STRING | STORED),
            body: schema.add_text_field("body", STORED),
            name: schema.add_text_field("name", words(IndexRecordOption::Basic)),
            text: schema.add_text_field("text", words(IndexRecordOption::WithFreqs)),
            labels: schema.add_text_field("labels", words(IndexRecordOption::Basic)),
            facets: schema.add_text_field("facets", words(IndexRecordOption::Basic)),
            places: schema.add_text_field("places", words(IndexRecordOption::Basic)),
            lang: schema.add_u64_field("lang", FAST | INDEXED),
            checked: schema.add_i64_field("checked", FAST),
        };
        (schema.build(), fields)
    }

    /// Teaches an index to part the texts of its fields.
    pub fn teach(index: &tantivy::Index) {
        index.tokenizers().register(TERMS, Parting::default());
    }

    /// A description as the index holds it.
    pub fn document(self, knowledge: &Knowledge, description: &Description) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.id, &description.id);
        document.add_text(self.body, Body::of(description).to_text());
        let written = &description.written;
        let terms = |text: fn(&Written) -> &str, times_max| {
            let texts = written.iter().map(|written| (written.lang, text(written)));
            joined_terms(&knowledge.analyser, &knowledge.concepts, texts, times_max)
        };
        let listed = description.facets.iter();
        let listed: Vec<(&str, &str)> = listed
            .flat_map(|(facet, keys)| keys.iter().map(move |key| (facet.as_str(), key.as_str())))
            .collect();
        let labels = listed
            .iter()
            .flat_map(|(facet, key)| knowledge.label_terms(facet, key));
        let facets = listed.iter().map(|(facet, key)| facet_term(facet, key));
        document.add_text(self.name, terms(|written| &written.name, 1));
        document.add_text(self.text, terms(|written| &written.text, TIMES_MAX));
        document.add_text(self.labels, joined(distinct(labels.collect())));
        document.add_text(self.facets, joined(distinct(facets.collect())));
        let places = place_terms(knowledge, description);
        document.add_text(self.places, joined(places));
        let lang = description
            .written
            .first()
            .map_or(0, |first| first.lang.at());
        document.add_u64(self.lang, lang as u64);
        document.add_i64(self.checked, description.checked);
        document
    }
}

/// What is kept of a description to show why it was found.
#[derive(Serialize, Deserialize)]
pub struct Body {
    pub written: Vec<Written>,
    pub facets: std::collections::BTreeMap<String, Vec<String>>,
    pub places: Vec<PlaceId>,
    pub nationwide: bool,
    pub is_over: bool,
}

impl Body {
    fn of(description: &Description) -> Self {
        Self {
            written: description.written.clone(),
            facets: description.facets.clone(),
            places: description.places.clone(),
            nationwide: description.nationwide,
            is_over: description.is_over,
        }
    }

    fn to_text(&self) -> String {
        serde_json::to_string(self).expect("texts and lists always become JSON")
    }
}

/// The term of a facet's key.
fn facet_term(facet: &str, key: &str) -> String {
    format!("{facet}{INSIDE}{key}")
}

/// Facet and key of a term.
pub fn facet_of(term: &str) -> Option<(&str, &str)> {
    term.split_once(INSIDE)
}

/// The term of descriptions that serve the whole of a place.
pub fn serves(place: &PlaceId) -> String {
    place.to_string()
}

/// The term of descriptions that serve something inside a place.
pub fn inside(place: &PlaceId) -> String {
    format!("{INSIDE_OF}{place}")
}

fn place_terms(knowledge: &Knowledge, description: &Description) -> Vec<String> {
    let mut terms = Vec::new();
    for place in &description.places {
        terms.push(serves(place));
        terms.extend(knowledge.gazetteer.around(place).map(inside));
    }
    if description.nationwide {
        terms.push(NATIONWIDE.to_owned());
    }
    if description.is_over {
        terms.push(OVER.to_owned());
    }
    distinct(terms)
}

fn distinct<T: Ord>(mut terms: Vec<T>) -> Vec<T> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn joined<T: AsRef<str>>(terms: Vec<T>) -> String {
    let mut joined = String::new();
    for term in terms {
        joined.push_str(term.as_ref());
        joined.push(BETWEEN);
    }
    joined
}

/// Parts a text that is made of terms.
#[derive(Clone, Default)]
struct Parting {
    token: Token,
}

/// The terms that are left of a text.
struct Parted<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for Parting {
    type TokenStream<'a> = Parted<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Parted<'a> {
        self.token.reset();
        self.token.position = 0;
        Parted {
            rest: text,
            token: &mut self.token,
        }
    }
}

impl TokenStream for Parted<'_> {
    fn advance(&mut self) -> bool {
        let Some((term, rest)) = self.rest.split_once(BETWEEN) else {
            return false;
        };
        self.rest = rest;
        self.token.text.clear();
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

//! The fields of the index, and a description as a document of them.
use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{PreTokenizedString, Token};

use crate::analysis::keys;
use crate::description::{Description, PlaceId};
use crate::knowledge::Knowledge;

/// Stands between a facet and a key in a term.
const BETWEEN: char = '\u{1}';
/// The term of descriptions that serve the whole country.
pub const NATIONWIDE: &str = "nationwide";

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
                .set_tokenizer("raw")
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

    /// A description as the index holds it.
    pub fn document(self, knowledge: &Knowledge, description: &Description) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.id, &description.id);
        document.add_text(self.body, Body::of(description).to_text());
        let (mut name, mut text, mut labels) = (Vec::new(), Vec::new(), Vec::new());
        let keys = |lang, text: &str| keys(&knowledge.analyser, &knowledge.concepts, lang, text);
        for written in &description.written {
            let once = |list: Vec<String>, into: &mut Vec<String>| into.extend(list);
            once(keys(written.lang, &written.name), &mut name);
            once(keys(written.lang, &written.text), &mut text);
        }
        let mut facets = Vec::new();
        for (facet, terms) in &description.facets {
            for term in terms {
                facets.push(facet_term(facet, term));
                for (lang, label) in knowledge.labels.of(facet, term) {
                    labels.extend(keys(*lang, label));
                }
            }
        }
        document.add_pre_tokenized_text(self.name, tokens(distinct(name)));
        document.add_pre_tokenized_text(self.text, tokens(text));
        document.add_pre_tokenized_text(self.labels, tokens(distinct(labels)));
        document.add_pre_tokenized_text(self.facets, tokens(distinct(facets)));
        let places = place_terms(knowledge, description);
        document.add_pre_tokenized_text(self.places, tokens(places));
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
    pub written: Vec<crate::description::Written>,
    pub facets: std::collections::BTreeMap<String, Vec<String>>,
    pub places: Vec<PlaceId>,
    pub nationwide: bool,
}

impl Body {
    fn of(description: &Description) -> Self {
        Self {
            written: description.written.clone(),
            facets: description.facets.clone(),
            places: description.places.clone(),
            nationwide: description.nationwide,
        }
    }

    fn to_text(&self) -> String {
        serde_json::to_string(self).expect("texts and lists always become JSON")
    }
}

/// The term of a facet's key.
fn facet_term(facet: &str, key: &str) -> String {
    format!("{facet}{BETWEEN}{key}")
}

/// Facet and key of a term.
pub fn facet_of(term: &str) -> Option<(&str, &str)> {
    term.split_once(BETWEEN)
}

/// The term of descriptions that serve the whole of a place.
pub fn serves(place: &PlaceId) -> String {
    place.to_string()
}

/// The term of descriptions that serve something inside a place.
pub fn inside(place: &PlaceId) -> String {
    format!("in:{place}")
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
    distinct(terms)
}

fn distinct(mut terms: Vec<String>) -> Vec<String> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn tokens(terms: Vec<String>) -> PreTokenizedString {
    let token = |text| Token {
        text,
        position: 0,
        ..Token::default()
    };
    PreTokenizedString {
        text: String::new(),
        tokens: terms.into_iter().map(token).collect(),
    }
}

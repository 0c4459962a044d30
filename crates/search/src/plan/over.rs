//! Support that has ended: nobody is led to it, but who asks by its name is told.
use tantivy::schema::Value as _;
use tantivy::{DocAddress, DocSet as _, TERMINATED, TantivyDocument};

use super::How;
use super::ask::Asked;
use super::concept::Concept;
use crate::bits::Bits;
use crate::index::{Body, Fields, NAME, Reading, Segment, Shelf};
use crate::words::words;

/// Most that are told.
const TOLD_MAX: usize = 3;
/// Most whose names are compared.
const COMPARED_MAX: usize = 50;

/// What has ended and has all the asked words in its name, where they are at least half of it; ids, the last checked first.
pub fn named(
    fields: &Fields,
    shelf: &Shelf,
    asked: &Asked,
    serving: Option<&[Bits]>,
) -> tantivy::Result<Vec<String>> {
    let mut found: Vec<(i64, String)> = Vec::new();
    if asked.concepts.is_empty() {
        return Ok(Vec::new());
    }
    let place_words = asked.place_words.iter().flat_map(|typed| words(typed));
    let typed = asked.concepts.len() + place_words.count();
    for (number, segment) in (0_u32..).zip(&shelf.segments) {
        let Some(over) = segment.fixed.over() else {
            continue;
        };
        let mut bits = over.clone();
        bits.keep(&segment.alive);
        if let Some(serving) = serving.and_then(|sets| sets.get(number as usize)) {
            bits.keep(serving);
        }
        for concept in &asked.concepts {
            bits.keep(&called(shelf, segment, concept)?);
        }
        for doc in bits.iter().take(COMPARED_MAX) {
            let document: TantivyDocument = shelf.searcher.doc(DocAddress::new(number, doc))?;
            let text = |field| document.get_first(field).and_then(|value| value.as_str());
            let body = text(fields.body).and_then(|body| serde_json::from_str(body).ok());
            let is_meant = body.is_some_and(|body: Body| {
                let mut names = body.written.iter();
                names.any(|written| words(&written.name).count() <= 2 * typed)
            });
            if is_meant {
                let id = text(fields.id).unwrap_or_default().to_owned();
                found.push((segment.fixed.checked[doc as usize], id));
            }
        }
    }
    found.sort_by(|left, right| right.cmp(left));
    let told = found.into_iter().take(TOLD_MAX);
    Ok(told.map(|(_, id)| id).collect())
}

/// Documents that have the word itself in their names.
fn called(shelf: &Shelf, segment: &Segment, concept: &Concept) -> tantivy::Result<Bits> {
    let mut bits = Bits::none(segment.fixed.end);
    let entries = &segment.fixed.entries;
    let own = concept.variants().iter();
    for variant in own.filter(|variant| variant.how == How::Word) {
        let Some(info) = entries.find(NAME, &variant.term)? else {
            continue;
        };
        match entries.read(NAME, &info, &shelf.kept)? {
            Reading::Dense(dense) => dense
                .at_least
                .first()
                .into_iter()
                .for_each(|own| bits.add(own)),
            Reading::Sparse(mut postings) => {
                while postings.doc() != TERMINATED {
                    bits.insert(postings.doc());
                    postings.advance();
                }
            }
        }
    }
    Ok(bits)
}

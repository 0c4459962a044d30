//! What is kept in memory beside the index, by segment: who has which facet, place and language.
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tantivy::index::SegmentId;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED};

use super::entries::{Entries, Kept, ZONES};
use super::schema::{Fields, INSIDE_OF, NATIONWIDE, OVER, facet_of, inside, serves};
use crate::bits::Bits;
use crate::description::{Level, PlaceId};
use crate::gazetteer::Gazetteer;
use crate::open::DescriptionKey;

/// A state of the index that is searched, and never changes.
pub struct Shelf {
    pub searcher: Searcher,
    pub segments: Vec<Segment>,
    /// Lists of common words.
    pub kept: Kept,
}

/// One segment.
pub struct Segment {
    /// Documents that are not deleted.
    pub alive: Bits,
    /// Those of them that go on; the others have ended.
    pub going_on: Bits,
    pub fixed: Arc<Fixed>,
}

/// What does not change in a segment.
pub struct Fixed {
    id: SegmentId,
    pub end: u32,
    /// Documents by term.
    pub entries: Entries,
    /// Documents by facet and key.
    pub facets: BTreeMap<String, BTreeMap<String, Bits>>,
    places: HashMap<String, Bits>,
    /// The places that each document serves, or serves something of.
    pub served: Served,
    /// The key of each document's id.
    pub keys: Vec<DescriptionKey>,
    /// The place of each document's language in `Lang::ALL`.
    pub langs: Vec<u8>,
    pub checked: Vec<i64>,
}

impl Shelf {
    /// The shelf of a searcher; what `before` has of the same segments is kept.
    pub fn new(
        searcher: Searcher,
        fields: &Fields,
        before: Option<&Self>,
    ) -> tantivy::Result<Self> {
        let mut segments = Vec::new();
        for reader in searcher.segment_readers() {
            let same = |segment: &&Segment| segment.fixed.id == reader.segment_id();
            let kept = before.and_then(|before| before.segments.iter().find(same));
            let fixed = match kept {
                Some(segment) => Arc::clone(&segment.fixed),
                None => Arc::new(Fixed::read(reader, fields)?),
            };
            let mut alive = Bits::none(reader.max_doc());
            reader.doc_ids_alive().for_each(|doc| alive.insert(doc));
            let mut going_on = alive.clone();
            if let Some(over) = fixed.over() {
                going_on.retain(|doc| !over.has(doc));
            }
            segments.push(Segment {
                alive,
                going_on,
                fixed,
            });
        }
        Ok(Self {
            searcher,
            segments,
            kept: before.map_or_else(Kept::default, |before| before.kept.clone()),
        })
    }

    /// Whether any description has a term.
    pub fn has(&self, term: &str) -> tantivy::Result<bool> {
        for segment in &self.segments {
            for zone in 0..ZONES {
                if segment.fixed.entries.find(zone, term)?.is_some() {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

impl Fixed {
    fn read(reader: &SegmentReader, fields: &Fields) -> tantivy::Result<Self> {
        let end = reader.max_doc();
        let mut facets: BTreeMap<String, BTreeMap<String, Bits>> = BTreeMap::new();
        for (term, bits) in bits_by_term(reader, fields.facets)? {
            if let Some((facet, key)) = facet_of(&term) {
                let facet = facets.entry(facet.to_owned()).or_default();
                facet.insert(key.to_owned(), bits);
            }
        }
        let places: HashMap<String, Bits> =
            bits_by_term(reader, fields.places)?.into_iter().collect();
        let langs = reader.fast_fields().u64("lang")?;
        let checked = reader.fast_fields().i64("checked")?;
        let lang = |doc| langs.first(doc).and_then(|lang| u8::try_from(lang).ok());
        Ok(Self {
            id: reader.segment_id(),
            end,
            entries: Entries::of(reader, fields)?,
            facets,
            served: Served::of(&places, end),
            places,
            keys: keys(reader, fields.id)?,
            langs: (0..end).map(|doc| lang(doc).unwrap_or_default()).collect(),
            checked: (0..end)
                .map(|doc| checked.first(doc).unwrap_or_default())
                .collect(),
        })
    }

    /// Documents with one of these keys of a facet.
    pub fn with_any(&self, facet: &str, keys: &[String]) -> Bits {
        let mut bits = Bits::none(self.end);
        let facet = self.facets.get(facet);
        for own in keys.iter().filter_map(|key| facet?.get(key)) {
            bits.add(own);
        }
        bits
    }

    /// Documents of support that has ended; none where nothing has.
    pub fn over(&self) -> Option<&Bits> {
        self.places.get(OVER)
    }

    /// Documents that somebody in the place can use, also those for the whole country.
    pub fn serving(&self, gazetteer: &Gazetteer, place: &PlaceId) -> Bits {
        let mut bits = self.local(gazetteer, place);
        if let Some(own) = self.places.get(NATIONWIDE) {
            bits.add(own);
        }
        bits
    }

    /// Documents that serve the place, something in it, or the whole of what it lies in, but for the whole country.
    pub fn local(&self, gazetteer: &Gazetteer, place: &PlaceId) -> Bits {
        let mut bits = Bits::none(self.end);
        let around = gazetteer.around(place).map(serves);
        let terms = around.chain([serves(place), inside(place)]);
        for own in terms.filter_map(|term| self.places.get(&term)) {
            bits.add(own);
        }
        bits
    }

    /// Documents with how near to the place they serve, nearest first: 1 for the place itself.
    pub fn nearness<'a>(
        &'a self,
        gazetteer: &'a Gazetteer,
        place: &'a PlaceId,
    ) -> impl Iterator<Item = (f32, &'a Bits)> {
        let whole = gazetteer.around(place).map(|around| (0.85, serves(around)));
        let beside = gazetteer.around(place).map(|around| match around.level {
            Level::Region => (0.15, inside(around)),
            Level::Municipality | Level::Subregion => (0.35, inside(around)),
        });
        let own = [
            (1.0, serves(place)),
            (1.0, inside(place)),
            (0.55, NATIONWIDE.to_owned()),
        ];
        let all = own.into_iter().chain(whole).chain(beside);
        all.filter_map(|(worth, term)| Some((worth, self.places.get(&term)?)))
    }
}

/// Places by document, so that those of a few documents are counted without looking at all places.
pub struct Served {
    places: Vec<PlaceId>,
    /// Where the places of each document begin in `numbers`, and where the last one's end.
    starts: Vec<u32>,
    numbers: Vec<u16>,
}

impl Served {
    fn of(terms: &HashMap<String, Bits>, end: u32) -> Self {
        let mut by_place: BTreeMap<PlaceId, Bits> = BTreeMap::new();
        for (term, bits) in terms {
            let place = term.strip_prefix(INSIDE_OF).unwrap_or(term);
            if let Some(place) = PlaceId::parse(place) {
                // One may serve a place and something in it: both are counted as one.
                let all = by_place.entry(place);
                all.or_insert_with(|| Bits::none(end)).add(bits);
            }
        }
        let mut starts = vec![0_u32; end as usize + 1];
        for bits in by_place.values() {
            bits.iter().for_each(|doc| starts[doc as usize + 1] += 1);
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut numbers = vec![0; starts.last().map_or(0, |last| *last as usize)];
        for (number, bits) in (0_u16..).zip(by_place.values()) {
            for doc in bits.iter() {
                let at = &mut next[doc as usize];
                numbers[*at as usize] = number;
                *at += 1;
            }
        }
        Self {
            places: by_place.into_keys().collect(),
            starts,
            numbers,
        }
    }

    /// How many of these documents serve each place; places that none serves are left out.
    pub fn count(&self, within: &Bits) -> impl Iterator<Item = (&PlaceId, u32)> {
        let mut counts = vec![0_u32; self.places.len()];
        for doc in within.iter() {
            let (start, end) = (self.starts[doc as usize], self.starts[doc as usize + 1]);
            for number in &self.numbers[start as usize..end as usize] {
                counts[usize::from(*number)] += 1;
            }
        }
        let all = self.places.iter().zip(counts);
        all.filter(|(_, count)| *count > 0)
    }
}

fn keys(reader: &SegmentReader, field: Field) -> tantivy::Result<Vec<DescriptionKey>> {
    let inverted = reader.inverted_index(field)?;
    let mut ids = inverted.terms().stream()?;
    let mut keys = vec![DescriptionKey::of(""); reader.max_doc() as usize];
    while ids.advance() {
        let key = DescriptionKey::of(&String::from_utf8_lossy(ids.key()));
        let mut postings =
            inverted.read_postings_from_terminfo(ids.value(), IndexRecordOption::Basic)?;
        while postings.doc() != TERMINATED {
            if let Some(own) = keys.get_mut(postings.doc() as usize) {
                *own = key;
            }
            postings.advance();
        }
    }
    Ok(keys)
}

fn bits_by_term(reader: &SegmentReader, field: Field) -> tantivy::Result<Vec<(String, Bits)>> {
    let inverted = reader.inverted_index(field)?;
    let mut terms = inverted.terms().stream()?;
    let mut found = Vec::new();
    while terms.advance() {
        let mut postings =
            inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
        let mut bits = Bits::none(reader.max_doc());
        while postings.doc() != TERMINATED {
            bits.insert(postings.doc());
            postings.advance();
        }
        let term = String::from_utf8_lossy(terms.key()).into_owned();
        found.push((term, bits));
    }
    Ok(found)
}

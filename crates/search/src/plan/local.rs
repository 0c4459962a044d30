//! How much of what is found serves the asked place itself: the rest serves it from elsewhere, or not at all.
use super::answer::Search;
use crate::bits::Bits;
use crate::description::PlaceId;
use crate::index::Segment;

/// How many are found, and how many of them serve the asked place itself; none when no place is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub total: u32,
    pub local: Option<u32>,
}

impl Search<'_> {
    /// Counts what is found.
    pub fn count(&self, sets: &[Bits]) -> Count {
        self.count_in(self.asked_places(), sets)
    }

    /// Counts what is found where other places are asked.
    pub fn count_in(&self, places: &[PlaceId], sets: &[Bits]) -> Count {
        let local = |(segment, bits): (&Segment, &Bits)| {
            let local = self.local_of(segment, places);
            local.count_with(bits)
        };
        let local = || self.shelf.segments.iter().zip(sets).map(local).sum();
        Count {
            total: sets.iter().map(Bits::count).sum(),
            local: (!places.is_empty()).then(local),
        }
    }

    /// By segment what serves the asked place itself; none when no place is asked.
    pub fn local(&self) -> Option<Vec<Bits>> {
        let places = self.asked_places();
        let segments = self.shelf.segments.iter();
        let local = || segments.map(|one| self.local_of(one, places)).collect();
        (!places.is_empty()).then(local)
    }

    /// The chosen place, or those that the words name.
    fn asked_places(&self) -> &[PlaceId] {
        match &self.query.area {
            Some(area) => std::slice::from_ref(area),
            None => &self.asked.understood.places,
        }
    }

    fn local_of(&self, segment: &Segment, places: &[PlaceId]) -> Bits {
        let mut local = Bits::none(segment.fixed.end);
        for place in places {
            local.add(&segment.fixed.local(&self.knowledge.gazetteer, place));
        }
        local
    }
}

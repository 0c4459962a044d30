//! Where the notes of an area lie: in columns within its outline, round those that were put by hand.
use std::collections::HashMap;
use std::ops::Range;

use super::columns::{by_hand, cut, packed, runs, slots, spread, stacked};
use super::measure::{Lines, Measure, Text, count};
use super::shapes::{Area, Point, Region};

/// Room inside a note, in ems of its text.
pub const PAD_START: f64 = 0.95;
pub const PAD_END: f64 = 0.5;
pub const PAD_OVER: f64 = 0.42;
/// From one line to the next.
pub const LINE: f64 = 1.16;
/// Between a note's name and its remark.
pub const APART: f64 = 0.12;
/// Room between notes.
pub const GAP: f64 = 0.55;
/// Widths of notes in ems, in the order in which they are tried.
pub const WIDTHS: [f64; 7] = [14.0, 12.0, 16.5, 10.0, 20.0, 8.5, 26.0];
/// Those of names alone.
const LABEL_WIDTHS: Range<usize> = 2..4;
/// How far columns are moved, as shares of one.
const SHIFTS: [f64; 3] = [0.0, 0.5, 0.25];
/// Notes with the room round them fill this share of the box round an area at most.
const FILLED_MAX: f64 = 0.8;
/// How finely holes are searched from left to right, in ems.
const HOLE_STEP: f64 = 0.7;
/// Holes are looked for when at most one note of so many has no room in columns.
const HOLES_SHARE: usize = 4;

/// A note as far as its place goes.
pub struct Item {
    /// Its number.
    pub note: usize,
    pub sign: Text,
    pub name: Text,
    pub remark: Text,
    /// Its name with a number before it, for when there is no room for all of its text.
    pub label: Text,
    /// Where its middle was put by hand.
    pub pos: Option<Point>,
    /// How much it matters that it is in the picture.
    pub weight: f64,
}

/// A note's lines at a width in ems.
#[derive(Clone, Default)]
pub struct Set {
    pub sign: Vec<Lines>,
    pub name: Vec<Lines>,
    pub remark: Vec<Lines>,
    /// Height in ems.
    pub height: f64,
}

/// A note in the picture.
pub struct Seat {
    pub note: usize,
    pub area: Area,
    pub set: Set,
    /// Size of its text.
    pub size: f64,
}

/// Notes of an area in the picture, and those that it has no room for.
#[derive(Default)]
pub struct Seating {
    pub seats: Vec<Seat>,
    pub rest: Vec<usize>,
    /// Those of the rest whose name has room.
    pub labels: Vec<Seat>,
}

/// What of a note is shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Shown {
    Whole,
    Label,
}

/// Sizes and widths of a try.
#[derive(Clone, Copy)]
pub struct Try {
    pub size: f64,
    pub width: usize,
    pub shift: f64,
}

/// Seats the notes of areas.
pub struct Seater<'a> {
    pub measure: &'a mut Measure,
    /// Sizes of text to try, from the largest; the last is the smallest that is still read.
    pub sizes: &'a [f64],
    /// What notes keep clear of.
    pub taken: Vec<Area>,
    sets: HashMap<(usize, usize, Shown), Set>,
    columns: HashMap<[u64; 4], Columns>,
}

/// Left edges, and where a note may lie there from top to bottom.
type Columns = Vec<(f64, Vec<(f64, f64)>)>;

impl<'a> Seater<'a> {
    pub fn new(measure: &'a mut Measure, sizes: &'a [f64], taken: Vec<Area>) -> Self {
        Self {
            measure,
            sizes,
            taken,
            sets: HashMap::new(),
            columns: HashMap::new(),
        }
    }

    /// Seats all notes at the largest size at which they have room; nothing when they have none at any.
    pub fn whole(&mut self, region: &Region, items: &[Item]) -> Option<Seating> {
        let sizes = self.sizes;
        let room = room(region) * FILLED_MAX;
        let widest = items
            .iter()
            .map(|item| item.name.widest())
            .fold(0.0, f64::max);
        for &size in sizes {
            for (width, ems) in WIDTHS.into_iter().enumerate() {
                // A width that breaks a name's word is for when nothing else helps.
                let is_last = size == sizes[sizes.len() - 1];
                if !is_last && widest > inner(ems) && widest <= inner(WIDTHS[4]) {
                    continue;
                }
                if self.filled(items, size, width) > room {
                    continue;
                }
                for shift in SHIFTS {
                    let how = Try { size, width, shift };
                    let mut seating = self.seated(region, items, how);
                    if seating.rest.len() * HOLES_SHARE <= items.len() {
                        self.fill(region, items, size, Shown::Whole, &mut seating);
                    }
                    if seating.rest.is_empty() {
                        return Some(seating);
                    }
                }
            }
        }
        None
    }

    /// Seats as many as there is room for at the smallest size, those that matter most first.
    pub fn some(&mut self, region: &Region, items: &[Item]) -> Seating {
        let size = self.sizes[self.sizes.len() - 1];
        let mut best = Seating::default();
        for width in 0..WIDTHS.len() {
            let ways = SHIFTS.map(|shift| Try { size, width, shift });
            let seated = ways.map(|how| self.seated(region, items, how));
            // Holes are searched once a width: that takes longer than columns.
            let Some(mut seating) = seated
                .into_iter()
                .max_by(|a, b| worth(a, items).total_cmp(&worth(b, items)))
            else {
                continue;
            };
            self.fill(region, items, size, Shown::Whole, &mut seating);
            if best.seats.is_empty() || worth(&seating, items) > worth(&best, items) {
                best = seating;
            }
        }
        self.fill(region, items, size, Shown::Label, &mut best);
        best
    }

    /// Seats what columns had no room for in the holes that they leave, in whatever width fits there.
    fn fill(
        &mut self,
        region: &Region,
        items: &[Item],
        size: f64,
        shown: Shown,
        seating: &mut Seating,
    ) {
        let mut taken = self.taken.clone();
        taken.extend(seating.seats.iter().map(|seat| seat.area));
        let widths = match shown {
            Shown::Whole => 0..WIDTHS.len(),
            Shown::Label => LABEL_WIDTHS,
        };
        // A note taller than one that found no hole of a width finds none either.
        let mut too_tall = [f64::INFINITY; WIDTHS.len()];
        let mut left: Vec<&Item> = items
            .iter()
            .filter(|item| seating.rest.contains(&item.note))
            .collect();
        left.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        for item in left {
            let mut best: Option<(f64, usize, Area)> = None;
            for width in widths.clone() {
                let height = self.set(item, width, shown).height * size;
                if height >= too_tall[width] {
                    continue;
                }
                match self.hole(region, &taken, [WIDTHS[width] * size, height], size) {
                    Some((slack, area)) if best.is_none_or(|(least, ..)| slack < least) => {
                        best = Some((slack, width, area));
                    }
                    Some(_) => {}
                    None => too_tall[width] = height,
                }
            }
            let Some((_, width, area)) = best else {
                continue;
            };
            taken.push(area);
            let seat = Seat {
                note: item.note,
                area,
                set: self.set(item, width, shown).clone(),
                size,
            };
            if shown == Shown::Label {
                seating.labels.push(seat);
            } else {
                seating.rest.retain(|note| *note != item.note);
                seating.seats.push(seat);
            }
        }
    }

    /// The hole that a note fills best, and how much of it stays free.
    fn hole(
        &mut self,
        region: &Region,
        taken: &[Area],
        [w, h]: [f64; 2],
        size: f64,
    ) -> Option<(f64, Area)> {
        let bounds = region.bounds();
        let key = [bounds.x, bounds.y, w, size].map(f64::to_bits);
        let columns = self.columns.entry(key).or_insert_with(|| {
            let mut columns = Vec::new();
            let mut x = bounds.x;
            while x + w <= bounds.right() {
                columns.push((x, runs(region, bounds, x, w, size)));
                x += HOLE_STEP * size;
            }
            columns
        });
        let mut best: Option<(f64, Area)> = None;
        let mut slots = Vec::new();
        for (x, runs) in columns.iter() {
            slots.clear();
            for (from, to) in runs {
                let column = Area {
                    x: *x,
                    y: *from,
                    w,
                    h: to - from,
                };
                cut(column, taken, size, &mut slots);
            }
            for slot in &slots {
                let slack = slot.to - slot.from - h;
                if slack >= 0.0 && best.is_none_or(|(least, _)| slack < least) {
                    let (x, y) = (slot.x, slot.from);
                    best = Some((slack, Area { x, y, w, h }));
                }
            }
        }
        best
    }

    /// Square points that notes take with the room round them.
    fn filled(&mut self, items: &[Item], size: f64, width: usize) -> f64 {
        let mut filled = 0.0;
        for item in items {
            filled += (WIDTHS[width] + GAP)
                * (self.set(item, width, Shown::Whole).height + GAP)
                * size
                * size;
        }
        filled
    }

    fn set(&mut self, item: &Item, width: usize, shown: Shown) -> &Set {
        let key = (item.note, width, shown);
        self.sets.entry(key).or_insert_with(|| {
            let room = inner(WIDTHS[width]);
            let mut set = Set::default();
            if shown == Shown::Label {
                set.name = self.measure.lines(&item.label, room);
            } else {
                set.sign = self.measure.lines(&item.sign, room);
                set.name = self.measure.lines(&item.name, room);
                set.remark = self.measure.lines(&item.remark, room);
            }
            let lines = count(&set.sign) + count(&set.name) + count(&set.remark);
            let apart = if set.remark.is_empty() { 0.0 } else { APART };
            set.height = lines.max(1) as f64 * LINE + apart + 2.0 * PAD_OVER;
            set
        })
    }

    fn seated(&mut self, region: &Region, items: &[Item], how: Try) -> Seating {
        let Try { size, width, .. } = how;
        let wide = WIDTHS[width] * size;
        let heights: Vec<f64> = items
            .iter()
            .map(|item| self.set(item, width, Shown::Whole).height * size)
            .collect();
        let mut taken = self.taken.clone();
        let mut found: Vec<Option<Area>> = vec![None; items.len()];
        for (at, item) in items.iter().enumerate() {
            let Some(pos) = item.pos else { continue };
            let spot = by_hand(region, &taken, Area::at(pos, wide, heights[at]), size);
            if let Some(area) = spot {
                taken.push(area);
                found[at] = Some(area);
            }
        }
        let left: Vec<usize> = (0..items.len()).filter(|at| found[*at].is_none()).collect();
        let least = heights.iter().copied().fold(f64::INFINITY, f64::min);
        let slots = slots(region, &taken, how, least);
        let weights: Vec<f64> = items.iter().map(|item| item.weight).collect();
        let shares = spread(&slots, &left, &heights, size)
            .unwrap_or_else(|| packed(&slots, &left, &heights, &weights, size));
        for (slot, share) in slots.iter().zip(shares) {
            let is_tray = matches!(region, Region::Box(_));
            for (at, y) in stacked(slot, &share, &heights, size, is_tray) {
                found[at] = Some(Area {
                    x: slot.x,
                    y,
                    w: wide,
                    h: heights[at],
                });
            }
        }
        let mut seating = Seating::default();
        for (item, area) in items.iter().zip(found) {
            match area {
                Some(area) => seating.seats.push(Seat {
                    note: item.note,
                    area,
                    set: self.set(item, width, Shown::Whole).clone(),
                    size,
                }),
                None => seating.rest.push(item.note),
            }
        }
        seating
    }
}

/// How much it matters what is in the picture.
fn worth(seating: &Seating, items: &[Item]) -> f64 {
    let is_rest = |item: &&Item| !seating.rest.contains(&item.note);
    items
        .iter()
        .filter(is_rest)
        .map(|item| 1.0 + item.weight)
        .sum()
}

/// What a line of a note may take, in ems.
pub fn inner(width: f64) -> f64 {
    width - PAD_START - PAD_END
}

fn room(region: &Region) -> f64 {
    match region {
        Region::Box(area) => area.w * area.h,
        Region::Slice(slice) => {
            let whole = slice.outer.rx * slice.outer.ry - slice.inner.rx * slice.inner.ry;
            std::f64::consts::PI * whole * (slice.to - slice.from) / 360.0
        }
    }
}

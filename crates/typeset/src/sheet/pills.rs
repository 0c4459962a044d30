//! Topics as pills on the innermost ring's line, first at 12 o'clock.
use super::ground::Ground;
use super::measure::{Face, Lines, Measure, count};
use super::model::Board;
use super::plan::{Plot, SPOKES};
use super::seats::{Item, LINE, Seat, Set};
use super::shapes::{Area, Region, Slice, on_ellipse};
use super::sizes::Sizes;
use super::spread::Put;
use super::tones::{BRAND, INK};

/// Longer names are notes like others.
const LETTERS_MAX: usize = 40;
/// Ems of a pill's line.
const WIDTHS: [f64; 2] = [11.0, 7.5];
/// How far out of the line a pill goes at most, in ems.
const OUT_MAX: f64 = 4.0;

/// Takes the first short ones of an area's notes and seats them on its line.
pub fn seats(
    board: &Board,
    plot: &Plot,
    items: &mut Vec<Item>,
    sizes: &Sizes,
    taken: &[Area],
    measure: &mut Measure,
) -> Vec<Seat> {
    let Region::Slice(slice) = plot.region else {
        return Vec::new();
    };
    let size = sizes.word;
    let mut seats: Vec<Seat> = Vec::new();
    items.retain(|item| {
        let note = &board.notes[item.note];
        let is_short = note.remark.is_empty()
            && note.sign.is_empty()
            && !note.name.is_empty()
            && note.name.chars().count() <= LETTERS_MAX;
        if !is_short || seats.len() >= SPOKES as usize {
            return true;
        }
        let degrees = -90.0 + seats.len() as f64 * 360.0 / f64::from(SPOKES);
        let mut all = taken.to_vec();
        all.extend(seats.iter().map(|seat| seat.area));
        let ways = WIDTHS.iter().find_map(|width| {
            let lines = measure.lines(&item.name, *width);
            let area = spot(&slice, degrees, extent(&lines, size, measure), &all, size)?;
            Some((area, lines))
        });
        let Some((area, name)) = ways else {
            return true;
        };
        seats.push(Seat {
            note: item.note,
            area,
            set: Set {
                name,
                ..Set::default()
            },
            size,
        });
        false
    });
    seats
}

/// Width and height of a pill.
fn extent(lines: &[Lines], size: f64, measure: &mut Measure) -> [f64; 2] {
    let all = lines.iter().flat_map(|one| &one.lines);
    let widest = all
        .map(|line| measure.width(line, Face::Bold))
        .fold(0.0, f64::max);
    [
        (widest + 1.5) * size,
        (count(lines) as f64 * LINE + 0.7) * size,
    ]
}

/// A place on the line, or as little outside it as others leave room.
fn spot(ring: &Slice, degrees: f64, [w, h]: [f64; 2], taken: &[Area], size: f64) -> Option<Area> {
    let mut out = 0.0;
    while out <= OUT_MAX * size {
        let area = Area::at(
            on_ellipse(ring.centre, ring.outer.grown(out), degrees),
            w,
            h,
        );
        let own = area.grown(0.25 * size);
        if !taken.iter().any(|other| other.overlaps(&own)) {
            return Some(area);
        }
        out += 0.4 * size;
    }
    None
}

impl Seat {
    /// Whether it is a pill: those are as high as their lines, without a height in ems.
    pub fn is_pill(&self) -> bool {
        self.set.height == 0.0
    }
}

/// Draws a pill.
pub fn draw(seat: &Seat, ground: &mut Ground, picture: &mut Vec<Put>) {
    let Seat { area, size, .. } = *seat;
    let round = (area.h / 2.0).min(size);
    ground.rect(
        area,
        round,
        &format!(
            "fill=\"#fff\" stroke=\"{BRAND}\" stroke-width=\"{:.2}\"",
            size * 0.16
        ),
    );
    let high = count(&seat.set.name) as f64 * LINE * size;
    picture.push(Put {
        x: area.x,
        y: area.y + (area.h - high) / 2.0,
        w: area.w,
        size,
        face: "bold",
        colour: INK,
        is_centred: true,
        lines: seat.set.name.clone(),
    });
}

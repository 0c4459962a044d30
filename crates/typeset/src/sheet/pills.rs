//! Topics as pills on the innermost ring's line, first at 12 o'clock.
use super::ground::Ground;
use super::measure::{Measure, count};
use super::model::Board;
use super::plan::{Plot, SPOKES};
use super::seats::{Item, LINE, Seat, Set};
use super::shapes::{Area, Region, on_ellipse};
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
    let mut spoke = 0;
    items.retain(|item| {
        let note = &board.notes[item.note];
        let is_short = note.remark.is_empty()
            && note.sign.is_empty()
            && !note.name.is_empty()
            && note.name.chars().count() <= LETTERS_MAX;
        if !is_short || spoke >= SPOKES {
            return true;
        }
        let degrees = -90.0 + f64::from(spoke) * 360.0 / f64::from(SPOKES);
        for width in WIDTHS {
            let lines = measure.lines(&item.name, width);
            let all = lines.iter().flat_map(|one| &one.lines);
            let widest = all
                .map(|line| measure.width(line, super::measure::Face::Bold))
                .fold(0.0, f64::max);
            let (w, h) = (
                (widest + 1.5) * size,
                (count(&lines) as f64 * LINE + 0.7) * size,
            );
            let mut out = 0.0;
            while out <= OUT_MAX * size {
                let area = Area::at(
                    on_ellipse(slice.centre, slice.outer.grown(out), degrees),
                    w,
                    h,
                );
                let own = area.grown(0.25 * size);
                let is_free = !taken.iter().any(|other| other.overlaps(&own))
                    && !seats.iter().any(|other| other.area.overlaps(&own));
                if is_free {
                    spoke += 1;
                    seats.push(Seat {
                        note: item.note,
                        area,
                        set: Set {
                            name: lines,
                            ..Set::default()
                        },
                        size,
                    });
                    return false;
                }
                out += 0.4 * size;
            }
        }
        true
    });
    seats
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

//! Where all notes of a board came to lie.
use super::measure::{Face, Measure};
use super::model::{Board, Words};
use super::pills;
use super::plan::{Plan, Plot};
use super::seats::{Item, Seat, Seater};
use super::shapes::{Area, Point};
use super::sizes::Sizes;

/// Where notes came to lie.
pub struct Seated {
    pub seats: Vec<Seat>,
    /// Names of notes that the picture has no room for otherwise.
    pub labels: Vec<Seat>,
    /// By area: notes that the picture has no room for, and the sign that says so.
    pub rest: Vec<(Vec<usize>, Option<Area>)>,
}

/// The notes' places, area by area, numbering those that have none.
pub fn seat(
    board: &Board,
    plan: &Plan,
    sizes: &Sizes,
    measure: &mut Measure,
    words: &Words,
) -> Seated {
    let ties = weights(board);
    let mut taken = plan.names();
    let mut seated = Seated {
        seats: Vec::new(),
        labels: Vec::new(),
        rest: vec![(Vec::new(), None); board.areas.len()],
    };
    let mut items: Vec<Vec<Item>> = board.areas.iter().map(|_| Vec::new()).collect();
    for (at, note) in board.notes.iter().enumerate() {
        items[note.area].push(Item {
            note: at,
            sign: measure.text(&note.sign, Face::Bold),
            name: measure.text(&note.name, Face::Bold),
            remark: measure.text(&note.remark, Face::Plain),
            label: measure.text(&format!("888 {}", note.name), Face::Bold),
            pos: note.pos.map(|pos| plan.spot(pos)),
            weight: ties[at],
        });
    }
    for plot in plan.plots.iter().filter(|plot| plot.has_pills) {
        let pills = pills::seats(board, plot, &mut items[plot.zone], sizes, &taken, measure);
        taken.extend(pills.iter().map(|pill| pill.area));
        seated.seats.extend(pills);
    }
    let mut crowded = Vec::new();
    let mut seater = Seater::new(measure, sizes.notes, taken);
    for plot in &plan.plots {
        match seater.whole(&plot.region, &items[plot.zone]) {
            Some(found) => seated.seats.extend(found.seats),
            None => crowded.push(plot),
        }
    }
    // Numbers go on from area to area, so the length of the sign is known only then; it is reserved for three digits.
    let wide = seater
        .measure
        .width(&format!("{} 888–888", words.rest_short), Face::Bold);
    for plot in &crowded {
        let chip = chip(plan, plot, (wide + 1.2) * sizes.word, 1.6 * sizes.word);
        seater.taken.push(chip);
        seated.rest[plot.zone].1 = Some(chip);
    }
    for plot in &crowded {
        let found = seater.some(&plot.region, &items[plot.zone]);
        seated.seats.extend(found.seats);
        seated.labels.extend(found.labels);
        seated.rest[plot.zone].0 = found.rest;
    }
    seated
}

/// Notes that others are tied to matter more.
fn weights(board: &Board) -> Vec<f64> {
    let mut weights = vec![0.0; board.notes.len()];
    let ends = board.links.iter().flat_map(|link| [link.from, link.to]);
    for at in ends {
        weights[at] += 0.5;
    }
    for at in board.circles.iter().flat_map(|circle| &circle.members) {
        weights[*at] += 2.0;
    }
    weights
}

/// Where the sign stands that an area has more notes than it shows: at its name, towards the inside.
fn chip(plan: &Plan, plot: &Plot, w: f64, h: f64) -> Area {
    let name = plot.name.area;
    let middle = plan.area.centre();
    let is_inside = plot.region.fits(&name, 0.0);
    let is_above = is_inside && name.centre().y > middle.y;
    let y = if is_above {
        name.y - h / 2.0
    } else {
        name.low() + h / 2.0
    };
    let area = Area::at(
        Point {
            x: name.centre().x,
            y,
        },
        w,
        h,
    );
    area.clamped(&plan.area)
}

impl Seated {
    /// Numbers of the notes that the picture has no room for, from area to area.
    pub fn numbers(&self) -> impl Iterator<Item = (usize, usize)> {
        let rest = self.rest.iter().flat_map(|(rest, _)| rest);
        (1..).zip(rest).map(|(number, note)| (*note, number))
    }
}

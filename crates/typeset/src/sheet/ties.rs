//! Links from note to note round the notes between them, and where their words stand.
use super::shapes::{Area, Point};

/// Sideways bends that are tried, in lengths of the board; the first that misses all notes is taken. The second and
/// later links between two notes have bends of their own.
const BENDS: [&[f64]; 5] = [
    &[0.0, 20.0, -20.0, 40.0, -40.0, 60.0, -60.0, 80.0, -80.0],
    &[40.0, 60.0, 80.0],
    &[-40.0, -60.0, -80.0],
    &[80.0],
    &[-80.0],
];
/// Where on its line a word may stand.
const WORD_AT: [f64; 9] = [0.5, 0.44, 0.56, 0.38, 0.62, 0.3, 0.7, 0.22, 0.78];
const SAMPLES: u32 = 16;
/// Cells of the net that tells whether a place is taken, across the page.
const CELLS: f64 = 400.0;

/// A link as it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    pub from: Point,
    pub bend: Point,
    pub to: Point,
}

/// Which note lies where, coarsely.
pub struct Net {
    origin: Point,
    cell: f64,
    across: usize,
    down: usize,
    /// Number of the note and one, or none.
    cells: Vec<u32>,
}

impl Net {
    pub fn new(area: Area) -> Self {
        let cell = area.w / CELLS;
        let (across, down) = (
            (area.w / cell).ceil() as usize,
            (area.h / cell).ceil() as usize,
        );
        Self {
            origin: Point {
                x: area.x,
                y: area.y,
            },
            cell,
            across,
            down,
            cells: vec![0; across * down],
        }
    }

    /// Marks what a thing takes.
    pub fn take(&mut self, area: &Area, thing: usize) {
        let (x, y) = self.cell(area.corners()[0]);
        let (right, low) = self.cell(area.corners()[2]);
        for row in y..=low.min(self.down.saturating_sub(1)) {
            for column in x..=right.min(self.across.saturating_sub(1)) {
                self.cells[row * self.across + column] = thing as u32 + 1;
            }
        }
    }

    fn cell(&self, point: Point) -> (usize, usize) {
        let at = |one: f64, from: f64| ((one - from) / self.cell).max(0.0) as usize;
        (at(point.x, self.origin.x), at(point.y, self.origin.y))
    }

    fn thing(&self, point: Point) -> u32 {
        let (x, y) = self.cell(point);
        if x >= self.across || y >= self.down {
            return 0;
        }
        self.cells[y * self.across + x]
    }

    /// How much of a box is taken, in cells.
    pub fn covered(&self, area: &Area) -> usize {
        let (x, y) = self.cell(area.corners()[0]);
        let (right, low) = self.cell(area.corners()[2]);
        let rows = y..=low.min(self.down.saturating_sub(1));
        rows.flat_map(|row| {
            (x..=right.min(self.across.saturating_sub(1))).map(move |column| (row, column))
        })
        .filter(|(row, column)| self.cells[row * self.across + column] != 0)
        .count()
    }
}

/// The ends of a link: boxes and numbers of the things in the net.
pub struct Ends {
    pub from: (Area, usize),
    pub to: (Area, usize),
    /// How many links between the same two come before it.
    pub nth: usize,
}

/// Draws a link from the edge of one note to that of another; `unit` is the board's unit of length, `off` the room
/// between a note and the end of a line.
pub fn route(ends: &Ends, net: &Net, unit: f64, off: f64) -> Route {
    let bends = BENDS[ends.nth % BENDS.len()];
    let mut best: Option<(usize, Route)> = None;
    for bend in bends {
        let line = curve(&ends.from.0, &ends.to.0, bend * unit, off);
        let hits = crossed(&line, net, [ends.from.1, ends.to.1]);
        if best.is_none_or(|(least, _)| hits < least) {
            best = Some((hits, line));
        }
        if hits == 0 {
            break;
        }
    }
    best.map_or_else(
        || curve(&ends.from.0, &ends.to.0, 0.0, off),
        |(_, line)| line,
    )
}

/// Where on a line a word of this size covers nothing.
pub fn word_spot(line: &Route, w: f64, h: f64, net: &Net) -> Option<Area> {
    let places = WORD_AT.iter().map(|t| Area::at(line.at(*t), w, h));
    places.into_iter().find(|area| net.covered(area) == 0)
}

impl Route {
    /// Whether it runs through a box.
    pub fn crosses(&self, area: &Area) -> bool {
        let steps = 4 * SAMPLES;
        (0..=steps).any(|step| area.holds(self.at(f64::from(step) / f64::from(steps))))
    }

    /// A point of the curve; `t` runs from 0 to 1.
    pub fn at(&self, t: f64) -> Point {
        let rest = 1.0 - t;
        let mix = |a: f64, b: f64, c: f64| rest * rest * a + 2.0 * rest * t * b + t * t * c;
        Point {
            x: mix(self.from.x, self.bend.x, self.to.x),
            y: mix(self.from.y, self.bend.y, self.to.y),
        }
    }
}

fn curve(a: &Area, b: &Area, by: f64, off: f64) -> Route {
    let (start, end) = (a.centre(), b.centre());
    let (dx, dy) = (end.x - start.x, end.y - start.y);
    // The control point lies twice as far off as the line's middle.
    let away = 2.0 * by / dx.hypot(dy).max(1.0);
    let bend = Point {
        x: f64::midpoint(start.x, end.x) - dy * away,
        y: f64::midpoint(start.y, end.y) + dx * away,
    };
    Route {
        from: edge(a, bend, off),
        bend,
        to: edge(b, bend, off),
    }
}

/// Where a ray from the middle of a box towards a point leaves it.
fn edge(area: &Area, towards: Point, off: f64) -> Point {
    let middle = area.centre();
    let own = area.grown(off);
    let (dx, dy) = (towards.x - middle.x, towards.y - middle.y);
    let across = own.w / 2.0 / dx.abs().max(1e-6);
    let share = across.min(own.h / 2.0 / dy.abs().max(1e-6));
    if share >= 1.0 {
        return middle;
    }
    Point {
        x: middle.x + dx * share,
        y: middle.y + dy * share,
    }
}

fn crossed(line: &Route, net: &Net, own: [usize; 2]) -> usize {
    let own = own.map(|thing| thing as u32 + 1);
    (1..SAMPLES)
        .map(|step| net.thing(line.at(f64::from(step) / f64::from(SAMPLES))))
        .filter(|thing| *thing != 0 && !own.contains(thing))
        .count()
}

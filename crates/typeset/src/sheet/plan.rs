//! Where the areas of a board lie on its page, and their names. Numbers are of a board 1530 wide and 1000 high, as in
//! `docs/reference/boards.md`; paper shows of it what is not empty.
use super::measure::{Lines, Measure};
use super::model::{Board, Place, Shape, Zone};
use super::names::free_corner;
use super::shapes::{Area, Point, Radii, Region, Slice};

/// Width and height of every board; places put by hand are shares of it.
const WORLD: [f64; 2] = [1530.0, 1000.0];
/// What paper shows of a board.
const WHEEL_SHOWN: Area = Area {
    x: 12.0,
    y: 20.0,
    w: 1516.0,
    h: 922.0,
};
/// Where a board without a tray ends.
const WHEEL_END: f64 = 1252.0;
const ROUND_SHOWN: Area = Area {
    x: 18.0,
    y: 17.0,
    w: 1494.0,
    h: 966.0,
};

const WHEEL: Point = Point { x: 632.0, y: 480.0 };
const WHEEL_OUTER: Radii = Radii {
    rx: 612.0,
    ry: 452.0,
};
const WHEEL_HUB: Radii = Radii {
    rx: 160.0,
    ry: 138.0,
};
const WHEEL_GAP: f64 = 12.0;
pub const TRAY: [f64; 4] = [1284.0, 58.0, 240.0, 822.0];
pub const MIDDLE: Point = Point { x: 765.0, y: 500.0 };
pub const PARTNERS: [Radii; 3] = [
    Radii {
        rx: 290.0,
        ry: 196.0,
    },
    Radii {
        rx: 512.0,
        ry: 344.0,
    },
    Radii {
        rx: 742.0,
        ry: 478.0,
    },
];
const PARTNERS_GAP: f64 = 8.0;
const RINGS: [Radii; 3] = [
    Radii {
        rx: 186.0,
        ry: 142.0,
    },
    Radii {
        rx: 470.0,
        ry: 330.0,
    },
    Radii {
        rx: 742.0,
        ry: 478.0,
    },
];
/// Sectors begin at the left and go clockwise.
const FIRST_BOUNDARY: f64 = 180.0;
/// The parts of a middle begin this much later.
const HUB_TURN: f64 = 30.0;
/// Spokes of the rings, first at 12 o'clock.
pub const SPOKES: u32 = 10;

/// A board without its notes.
pub struct Plan {
    pub shape: Shape,
    pub plots: Vec<Plot>,
    /// Names of rings, each written once.
    pub signs: Vec<Name>,
    /// The whole of it.
    pub area: Area,
    /// What of the board is shown there.
    shown: Area,
}

/// An area's place.
pub struct Plot {
    /// Its number.
    pub zone: usize,
    pub region: Region,
    pub name: Name,
    /// Whether its first notes are pills on its edge.
    pub has_pills: bool,
}

/// A name on the ground.
#[derive(Clone)]
pub struct Name {
    pub area: Area,
    pub lines: Vec<Lines>,
    pub size: f64,
}

/// What a plan is made in.
pub struct Drawing<'a> {
    pub area: Area,
    shown: Area,
    scale: [f64; 2],
    /// How much larger than on a screen the middle is, for the sake of its notes.
    middle: f64,
    /// Size of names.
    pub size: f64,
    pub measure: &'a mut Measure,
}

/// Lays out the areas of a board in a part of the page, names in `size`.
pub fn plan(board: &Board, area: Area, size: f64, measure: &mut Measure) -> Plan {
    let has_tray = board.areas.iter().any(|zone| zone.place == Place::Tray);
    let shown = match board.shape {
        Shape::Wheel if has_tray => WHEEL_SHOWN,
        Shape::Wheel => Area {
            w: WHEEL_END - WHEEL_SHOWN.x,
            ..WHEEL_SHOWN
        },
        Shape::Rings | Shape::Partners => ROUND_SHOWN,
    };
    let mut drawing = Drawing {
        area,
        shown,
        scale: [area.w / shown.w, area.h / shown.h],
        middle: middle(board),
        size,
        measure,
    };
    let mut taken = Vec::new();
    let zones = board.areas.iter().enumerate();
    let plots = zones
        .map(|(at, zone)| drawing.plot(board.shape, at, zone, &mut taken))
        .collect();
    let signs = drawing.signs(board);
    Plan {
        shape: board.shape,
        plots,
        signs,
        area,
        shown,
    }
}

impl Plan {
    /// The page's point of a place put by hand.
    pub fn spot(&self, pos: [f64; 2]) -> Point {
        let at = |share: f64, whole: f64, from: f64, shown: f64| (share * whole - from) / shown;
        Point {
            x: self.area.x + at(pos[0], WORLD[0], self.shown.x, self.shown.w) * self.area.w,
            y: self.area.y + at(pos[1], WORLD[1], self.shown.y, self.shown.h) * self.area.h,
        }
    }

    /// A length of the board in points of the page.
    pub fn length(&self, units: f64) -> f64 {
        units * f64::midpoint(self.area.w / self.shown.w, self.area.h / self.shown.h)
    }

    /// What notes keep clear of.
    pub fn names(&self) -> Vec<Area> {
        let names = self.plots.iter().map(|plot| plot.name.area);
        names
            .chain(self.signs.iter().map(|sign| sign.area))
            .collect()
    }
}

impl Drawing<'_> {
    /// A point of the board on the page.
    pub fn point(&self, point: Point) -> Point {
        Point {
            x: self.area.x + (point.x - self.shown.x) * self.scale[0],
            y: self.area.y + (point.y - self.shown.y) * self.scale[1],
        }
    }

    fn radii(&self, radii: Radii) -> Radii {
        Radii {
            rx: radii.rx * self.scale[0],
            ry: radii.ry * self.scale[1],
        }
    }

    fn slice(&self, centre: Point, [inner, outer]: [Radii; 2], [from, to]: [f64; 2]) -> Slice {
        Slice {
            centre: self.point(centre),
            outer: self.radii(outer),
            inner: self.radii(inner),
            from,
            to,
        }
    }

    fn plot(&mut self, shape: Shape, zone: usize, of: &Zone, taken: &mut Vec<f64>) -> Plot {
        let region = self.region(shape, of.place);
        let name = match (&region, of.place) {
            (Region::Box(tray), _) => self.in_tray(&of.short, tray),
            (Region::Slice(slice), Place::Ring { index }) => self.on_ring(&of.short, slice, index),
            (Region::Slice(slice), Place::Hub { of: 0..=1, .. }) => self.in_hub(&of.short, slice),
            (Region::Slice(slice), Place::Sector { .. }) => match free_corner(slice, taken) {
                Some(corner) => self.in_corner(&of.short, corner),
                None => self.under_rim(&of.short, slice),
            },
            (Region::Slice(slice), _) => self.under_rim(&of.short, slice),
        };
        Plot {
            zone,
            region,
            name,
            has_pills: of.place == Place::Ring { index: 0 },
        }
    }

    fn region(&self, shape: Shape, place: Place) -> Region {
        let sector = |index: u8, of: u8| {
            let step = 360.0 / f64::from(of.max(1));
            let from = FIRST_BOUNDARY + f64::from(index) * step;
            [from, from + step]
        };
        let whole = [-90.0, 270.0];
        let slice = match (shape, place) {
            (_, Place::Tray) => {
                let [x, y, w, h] = TRAY;
                let corner = self.point(Point { x, y });
                return Region::Box(Area {
                    x: corner.x,
                    y: corner.y,
                    w: w * self.scale[0],
                    h: h * self.scale[1],
                });
            }
            (shape, Place::Hub { index, of }) => {
                let turn = match of {
                    0..=1 => whole,
                    _ => sector(index, of).map(|degrees| degrees + HUB_TURN),
                };
                let (centre, outer) = match shape {
                    Shape::Wheel => (WHEEL, WHEEL_HUB.scaled(self.middle)),
                    Shape::Rings | Shape::Partners => (MIDDLE, PARTNERS[0]),
                };
                self.slice(centre, [Radii::NONE, outer], turn)
            }
            (_, Place::Sector { index, of }) => {
                let inner = WHEEL_HUB.scaled(self.middle).grown(WHEEL_GAP);
                self.slice(WHEEL, [inner, WHEEL_OUTER], sector(index, of))
            }
            (_, Place::SectorRing { index, of, ring }) => {
                let ring = usize::from(ring.min(1));
                let inner = PARTNERS[ring].grown(PARTNERS_GAP);
                self.slice(MIDDLE, [inner, PARTNERS[ring + 1]], sector(index, of))
            }
            (_, Place::Ring { index }) => {
                let ring = usize::from(index.min(2));
                let radii = |ring: usize| match ring {
                    0 => RINGS[0].scaled(self.middle),
                    ring => RINGS[ring],
                };
                let inner = if ring == 0 {
                    Radii::NONE
                } else {
                    radii(ring - 1)
                };
                self.slice(MIDDLE, [inner, radii(ring)], whole)
            }
        };
        Region::Slice(slice)
    }
}

/// Notes that a middle has room for as it is, how much it grows for each more, and how much at most.
const HUB_ROOM: (usize, f64, f64) = (5, 0.06, 1.4);
const RING_ROOM: (usize, f64, f64) = (0, 0.12, 1.4);

/// A middle with many notes is larger on paper, which shows all of their text.
fn middle(board: &Board) -> f64 {
    let in_hub = board
        .notes
        .iter()
        .filter(|note| matches!(board.areas[note.area].place, Place::Hub { of: 0..=1, .. }));
    // Topics without more text lie on the ring's line.
    let in_ring = board.notes.iter().filter(|note| {
        let is_topic = note.sign.is_empty() && note.remark.is_empty();
        board.areas[note.area].place == Place::Ring { index: 0 } && !is_topic
    });
    let (count, (room, step, most)) = match board.shape {
        Shape::Wheel => (in_hub.count(), HUB_ROOM),
        Shape::Rings => (in_ring.count(), RING_ROOM),
        Shape::Partners => return 1.0,
    };
    (1.0 + count.saturating_sub(room) as f64 * step).min(most)
}

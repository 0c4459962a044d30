//! Where the areas of a board lie on its page, and their names. Numbers are of a board 1530 wide and 1000 high, as in
//! `docs/reference/boards.md`; paper shows of it what is not empty.
use super::measure::{Face, Lines, Measure, count};
use super::model::{Board, Place, Shape, Zone};
use super::shapes::{Area, Point, Radii, Region, Slice, on_ellipse};

/// Width and height of every board; places put by hand are shares of it.
const WORLD: [f64; 2] = [1530.0, 1000.0];
/// What paper shows of a board.
const WHEEL_SHOWN: Area = Area {
    x: 12.0,
    y: 20.0,
    w: 1516.0,
    h: 922.0,
};
const ROUND_SHOWN: Area = Area {
    x: 18.0,
    y: 17.0,
    w: 1494.0,
    h: 966.0,
};

const WHEEL: Point = Point { x: 632.0, y: 480.0 };
const WHEEL_OUTER: Radii = Radii { rx: 612.0, ry: 452.0 };
const WHEEL_HUB: Radii = Radii { rx: 160.0, ry: 138.0 };
const WHEEL_GAP: f64 = 12.0;
const TRAY: [f64; 4] = [1284.0, 58.0, 240.0, 822.0];
const MIDDLE: Point = Point { x: 765.0, y: 500.0 };
const PARTNERS: [Radii; 3] = [
    Radii { rx: 290.0, ry: 196.0 },
    Radii { rx: 512.0, ry: 344.0 },
    Radii { rx: 742.0, ry: 478.0 },
];
const PARTNERS_GAP: f64 = 8.0;
const RINGS: [Radii; 3] = [
    Radii { rx: 186.0, ry: 142.0 },
    Radii { rx: 470.0, ry: 330.0 },
    Radii { rx: 742.0, ry: 478.0 },
];
/// Sectors begin at the left and go clockwise.
const FIRST_BOUNDARY: f64 = 180.0;
/// The parts of a middle begin this much later.
const HUB_TURN: f64 = 30.0;
/// Spokes of the rings, first at 12 o'clock.
pub const SPOKES: u32 = 10;
/// Names in the corners outside the rim: the angle of the sector, and where.
const CORNERS: [(f64, Point); 4] = [
    (225.0, Point { x: 140.0, y: 70.0 }),
    (315.0, Point { x: 1124.0, y: 70.0 }),
    (45.0, Point { x: 1124.0, y: 900.0 }),
    (135.0, Point { x: 140.0, y: 900.0 }),
];
const CORNER_REACH: f64 = 8.0;
/// Sectors within so many degrees of the vertical have their name inside the rim.
const UPRIGHT: f64 = 26.0;
/// How far aside of the middle of its slice a name may stand, as shares of half the slice.
const ASIDE: [f64; 7] = [0.0, 0.15, -0.15, 0.3, -0.3, 0.45, -0.45];
/// How a name may be set, from the best: widths in ems that break it, and shares of its size.
const TIGHTER: [(f64, f64); 6] = [
    (60.0, 1.0),
    (11.0, 1.0),
    (9.0, 0.9),
    (7.5, 0.8),
    (6.0, 0.8),
    (5.0, 0.7),
];

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
struct Drawing<'a> {
    area: Area,
    shown: Area,
    scale: [f64; 2],
    /// Size of names.
    size: f64,
    measure: &'a mut Measure,
}

/// Lays out the areas of a board in a part of the page, names in `size`.
pub fn plan(board: &Board, area: Area, size: f64, measure: &mut Measure) -> Plan {
    let shown = match board.shape {
        Shape::Wheel => WHEEL_SHOWN,
        Shape::Rings | Shape::Partners => ROUND_SHOWN,
    };
    let mut drawing = Drawing {
        area,
        shown,
        scale: [area.w / shown.w, area.h / shown.h],
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
        names.chain(self.signs.iter().map(|sign| sign.area)).collect()
    }
}

impl Drawing<'_> {
    fn point(&self, point: Point) -> Point {
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
                    Shape::Wheel => (WHEEL, WHEEL_HUB),
                    Shape::Rings | Shape::Partners => (MIDDLE, PARTNERS[0]),
                };
                self.slice(centre, [Radii::NONE, outer], turn)
            }
            (_, Place::Sector { index, of }) => {
                let inner = WHEEL_HUB.grown(WHEEL_GAP);
                self.slice(WHEEL, [inner, WHEEL_OUTER], sector(index, of))
            }
            (_, Place::SectorRing { index, of, ring }) => {
                let ring = usize::from(ring.min(1));
                let inner = PARTNERS[ring].grown(PARTNERS_GAP);
                self.slice(MIDDLE, [inner, PARTNERS[ring + 1]], sector(index, of))
            }
            (_, Place::Ring { index }) => {
                let ring = usize::from(index.min(2));
                let inner = if ring == 0 { Radii::NONE } else { RINGS[ring - 1] };
                self.slice(MIDDLE, [inner, RINGS[ring]], whole)
            }
        };
        Region::Slice(slice)
    }

    fn set(&mut self, name: &str, width: f64, size: f64) -> Name {
        let text = self.measure.text(name, Face::Head);
        let lines = self.measure.lines(&text, width);
        let all = lines.iter().flat_map(|one| &one.lines);
        let widest = all.map(|line| self.measure.width(line, Face::Head)).fold(0.0, f64::max);
        let high = 1.12 * count(&lines) as f64;
        Name {
            area: Area {
                x: 0.0,
                y: 0.0,
                w: (widest + 0.5) * size,
                h: (high + 0.35) * size,
            },
            lines,
            size,
        }
    }

    fn in_tray(&mut self, name: &str, tray: &Area) -> Name {
        let size = self.size;
        let mut set = self.set(name, tray.w / size - 1.5, size);
        let top = Point {
            x: tray.x + tray.w / 2.0,
            y: tray.y + set.area.h / 2.0 + 0.5 * size,
        };
        set.area = Area::at(top, set.area.w, set.area.h);
        set
    }

    fn in_corner(&mut self, name: &str, corner: Point) -> Name {
        let size = self.size;
        let mut set = self.set(name, 14.0, size);
        let box_at = Area::at(self.point(corner), set.area.w, set.area.h);
        let end = self.point(Point { x: TRAY[0] - 8.0, y: WORLD[1] });
        set.area = box_at.clamped(&Area {
            w: end.x - self.area.x,
            ..self.area
        });
        set
    }

    fn in_hub(&mut self, name: &str, hub: &Slice) -> Name {
        let size = self.size;
        let mut set = self.set(name, hub.outer.rx * 1.3 / size, size);
        let top = Point {
            x: hub.centre.x,
            y: hub.centre.y - hub.outer.ry * 0.78 + set.area.h * 0.2,
        };
        set.area = Area::at(top, set.area.w, set.area.h);
        set
    }

    fn on_ring(&mut self, name: &str, ring: &Slice, index: u8) -> Name {
        let size = self.size;
        let mut set = self.set(name, ring.outer.rx * 1.4 / size, size);
        let y = match index {
            0 => ring.centre.y,
            _ => ring.centre.y + ring.outer.ry - set.area.h * 0.9,
        };
        set.area = Area::at(Point { x: ring.centre.x, y }, set.area.w, set.area.h);
        set
    }

    /// A name inside the rim: as far out as it fits, in the middle of the slice or a little aside.
    fn under_rim(&mut self, name: &str, slice: &Slice) -> Name {
        let region = Region::Slice(*slice);
        let full = self.size;
        let mut last = None;
        for (width, share) in TIGHTER {
            let set = self.set(name, width, full * share);
            let at = |out: f64, aside: f64| {
                let degrees = slice.middle() + aside * (slice.to - slice.from) / 2.0;
                let middle = on_ellipse(slice.centre, slice.outer.scaled(out), degrees);
                Area::at(middle, set.area.w, set.area.h)
            };
            for step in 0..66 {
                let out = 0.97 - f64::from(step) * 0.01;
                let free = ASIDE.iter().map(|aside| at(out, *aside));
                if let Some(area) = free.into_iter().find(|area| region.fits(area, 0.25 * full)) {
                    return Name { area, ..set };
                }
            }
            let out = f64::midpoint(1.0, slice.inner.rx / slice.outer.rx.max(0.01));
            last = Some(Name {
                area: at(out, 0.0),
                ..set
            });
        }
        last.expect("there are ways to set a name")
    }

    /// What the rings of partners are called, on the line where the sectors begin.
    fn signs(&mut self, board: &Board) -> Vec<Name> {
        if board.shape != Shape::Partners {
            return Vec::new();
        }
        let mut signs = Vec::new();
        for ring in 0..2u8 {
            let zone = board.areas.iter().find(|zone| {
                matches!(zone.place, Place::SectorRing { ring: own, .. } if own == ring)
            });
            let Some(zone) = zone.filter(|zone| !zone.ring.is_empty()) else {
                continue;
            };
            let size = self.size * 0.8;
            let mut set = self.set(&zone.ring, 14.0, size);
            let out = f64::midpoint(
                PARTNERS[usize::from(ring)].rx,
                PARTNERS[usize::from(ring) + 1].rx,
            );
            let at = self.point(Point { x: MIDDLE.x - out, y: MIDDLE.y });
            set.area = Area::at(at, set.area.w + size * 0.6, set.area.h);
            signs.push(set);
        }
        signs
    }
}

/// A corner for the name of a sector at the side, if one is free.
fn free_corner(slice: &Slice, taken: &mut Vec<f64>) -> Option<Point> {
    let middle = slice.middle().rem_euclid(180.0);
    if (90.0 - middle).abs() <= UPRIGHT {
        return None;
    }
    let is_near = |degrees: f64| {
        [degrees, degrees + 360.0].iter().any(|one| {
            *one >= slice.from - CORNER_REACH && *one <= slice.to + CORNER_REACH
        })
    };
    let (degrees, at) = *CORNERS
        .iter()
        .find(|(degrees, _)| is_near(*degrees) && !taken.contains(degrees))?;
    taken.push(degrees);
    Some(at)
}

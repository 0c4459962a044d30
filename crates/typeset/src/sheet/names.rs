//! Where the names of areas stand: inside their rim, in a corner, in the middle.
use super::measure::{Face, count};
use super::model::{Board, Place, Shape};
use super::plan::{Drawing, MIDDLE, Name, PARTNERS, TRAY};
use super::shapes::{Area, Point, Region, Slice, on_ellipse};

/// Names in the corners outside the rim: the angle of the sector, and where.
const CORNERS: [(f64, Point); 4] = [
    (225.0, Point { x: 140.0, y: 70.0 }),
    (315.0, Point { x: 1124.0, y: 70.0 }),
    (
        45.0,
        Point {
            x: 1124.0,
            y: 900.0,
        },
    ),
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

impl Drawing<'_> {
    fn set(&mut self, name: &str, width: f64, size: f64) -> Name {
        let text = self.measure.text(name, Face::Head);
        let lines = self.measure.lines(&text, width);
        let all = lines.iter().flat_map(|one| &one.lines);
        let widest = all
            .map(|line| self.measure.width(line, Face::Head))
            .fold(0.0, f64::max);
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

    pub fn in_tray(&mut self, name: &str, tray: &Area) -> Name {
        let size = self.size;
        let mut set = self.set(name, tray.w / size - 1.5, size);
        let top = Point {
            x: tray.x + tray.w / 2.0,
            y: tray.y + set.area.h / 2.0 + 0.5 * size,
        };
        set.area = Area::at(top, set.area.w, set.area.h);
        set
    }

    pub fn in_corner(&mut self, name: &str, corner: Point) -> Name {
        let size = self.size;
        let mut set = self.set(name, 14.0, size);
        let box_at = Area::at(self.point(corner), set.area.w, set.area.h);
        let end = self.point(Point {
            x: TRAY[0] - 8.0,
            y: 0.0,
        });
        set.area = box_at.clamped(&Area {
            w: self.area.w.min(end.x - self.area.x),
            ..self.area
        });
        set
    }

    pub fn in_hub(&mut self, name: &str, hub: &Slice) -> Name {
        let size = self.size;
        let mut set = self.set(name, hub.outer.rx * 1.3 / size, size);
        let top = Point {
            x: hub.centre.x,
            y: hub.centre.y - hub.outer.ry * 0.78 + set.area.h * 0.2,
        };
        set.area = Area::at(top, set.area.w, set.area.h);
        set
    }

    pub fn on_ring(&mut self, name: &str, ring: &Slice, index: u8) -> Name {
        let size = self.size;
        let mut set = self.set(name, ring.outer.rx * 1.4 / size, size);
        let y = match index {
            0 => ring.centre.y,
            _ => ring.centre.y + ring.outer.ry - set.area.h * 0.9,
        };
        set.area = Area::at(
            Point {
                x: ring.centre.x,
                y,
            },
            set.area.w,
            set.area.h,
        );
        set
    }

    /// A name inside the rim: as far out as it fits, in the middle of the slice or a little aside.
    pub fn under_rim(&mut self, name: &str, slice: &Slice) -> Name {
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
    pub fn signs(&mut self, board: &Board) -> Vec<Name> {
        if board.shape != Shape::Partners {
            return Vec::new();
        }
        let mut signs = Vec::new();
        for ring in 0..2u8 {
            let zone = board.areas.iter().find(
                |zone| matches!(zone.place, Place::SectorRing { ring: own, .. } if own == ring),
            );
            let Some(zone) = zone.filter(|zone| !zone.ring.is_empty()) else {
                continue;
            };
            let size = self.size * 0.8;
            let mut set = self.set(&zone.ring, 14.0, size);
            let out = f64::midpoint(
                PARTNERS[usize::from(ring)].rx,
                PARTNERS[usize::from(ring) + 1].rx,
            );
            let at = self.point(Point {
                x: MIDDLE.x - out,
                y: MIDDLE.y,
            });
            set.area = Area::at(at, set.area.w + size * 0.6, set.area.h);
            signs.push(set);
        }
        signs
    }
}

/// A corner for the name of a sector at the side, if one is free.
pub fn free_corner(slice: &Slice, taken: &mut Vec<f64>) -> Option<Point> {
    let middle = slice.middle().rem_euclid(180.0);
    if (90.0 - middle).abs() <= UPRIGHT {
        return None;
    }
    let is_near = |degrees: f64| {
        [degrees, degrees + 360.0]
            .iter()
            .any(|one| *one >= slice.from - CORNER_REACH && *one <= slice.to + CORNER_REACH)
    };
    let (degrees, at) = *CORNERS
        .iter()
        .find(|(degrees, _)| is_near(*degrees) && !taken.contains(degrees))?;
    taken.push(degrees);
    Some(at)
}

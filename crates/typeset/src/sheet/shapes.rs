//! Points, boxes and outlines of areas, in points of the page; y grows downwards. The numbers that boards are drawn by
//! are in `docs/reference/boards.md`.

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// A box by its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

/// Half axes of an ellipse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Radii {
    pub rx: f64,
    pub ry: f64,
}

/// The room between two ellipses from one angle to another, clockwise from the right; a whole turn for a ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slice {
    pub centre: Point,
    pub outer: Radii,
    pub inner: Radii,
    pub from: f64,
    pub to: f64,
}

/// Where an area lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Region {
    Slice(Slice),
    Box(Area),
}

impl Radii {
    pub const NONE: Self = Self { rx: 0.0, ry: 0.0 };

    pub fn grown(self, by: f64) -> Self {
        Self {
            rx: self.rx + by,
            ry: self.ry + by,
        }
    }

    pub fn scaled(self, by: f64) -> Self {
        Self {
            rx: self.rx * by,
            ry: self.ry * by,
        }
    }
}

/// A point of an ellipse at an angle of its parameter.
pub fn on_ellipse(centre: Point, radii: Radii, degrees: f64) -> Point {
    let angle = degrees.to_radians();
    Point {
        x: centre.x + radii.rx * angle.cos(),
        y: centre.y + radii.ry * angle.sin(),
    }
}

impl Area {
    pub fn at(middle: Point, w: f64, h: f64) -> Self {
        Self {
            x: middle.x - w / 2.0,
            y: middle.y - h / 2.0,
            w,
            h,
        }
    }

    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    pub fn low(&self) -> f64 {
        self.y + self.h
    }

    pub fn centre(&self) -> Point {
        Point {
            x: self.x + self.w / 2.0,
            y: self.y + self.h / 2.0,
        }
    }

    pub fn grown(&self, by: f64) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            w: self.w + 2.0 * by,
            h: self.h + 2.0 * by,
        }
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.low()
            && other.y < self.low()
    }

    pub fn holds(&self, point: Point) -> bool {
        point.x >= self.x && point.x <= self.right() && point.y >= self.y && point.y <= self.low()
    }

    /// Moved so that it lies within another, as far as it can.
    pub fn clamped(&self, into: &Self) -> Self {
        Self {
            x: self.x.min(into.right() - self.w).max(into.x),
            y: self.y.min(into.low() - self.h).max(into.y),
            ..*self
        }
    }

    pub fn corners(&self) -> [Point; 4] {
        let at = |x, y| Point { x, y };
        [
            at(self.x, self.y),
            at(self.right(), self.y),
            at(self.right(), self.low()),
            at(self.x, self.low()),
        ]
    }

    /// The smallest box round points; nothing for none.
    pub fn around(points: &[Point]) -> Self {
        let mut points = points.iter();
        let Some(first) = points.next() else {
            return Self::default();
        };
        let (mut low, mut high) = (*first, *first);
        for point in points {
            low = Point {
                x: low.x.min(point.x),
                y: low.y.min(point.y),
            };
            high = Point {
                x: high.x.max(point.x),
                y: high.y.max(point.y),
            };
        }
        Self {
            x: low.x,
            y: low.y,
            w: high.x - low.x,
            h: high.y - low.y,
        }
    }
}

impl Slice {
    pub fn is_whole(&self) -> bool {
        self.to - self.from >= 360.0
    }

    pub fn middle(&self) -> f64 {
        f64::midpoint(self.from, self.to)
    }

    /// Below 1 inside an ellipse round the centre, above it outside.
    fn reach(&self, radii: Radii, point: Point) -> f64 {
        let x = (point.x - self.centre.x) / radii.rx.max(0.01);
        let y = (point.y - self.centre.y) / radii.ry.max(0.01);
        x * x + y * y
    }

    /// How far a point lies clockwise of the boundary at an angle.
    fn side(&self, degrees: f64, point: Point) -> f64 {
        let a = on_ellipse(self.centre, self.inner, degrees);
        let b = on_ellipse(self.centre, self.outer, degrees);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        (dx * (point.y - a.y) - dy * (point.x - a.x)) / dx.hypot(dy)
    }

    fn holds(&self, point: Point, margin: f64) -> bool {
        self.reach(self.outer.grown(-margin), point) <= 1.0
            && (self.inner.rx <= 0.0 || self.reach(self.inner.grown(margin), point) >= 1.0)
            && (self.is_whole()
                || (self.side(self.from, point) >= margin && -self.side(self.to, point) >= margin))
    }
}

impl Region {
    /// Whether a whole box lies in it, with so much room to its edge: its corners do, and the point nearest to the centre
    /// is clear of the middle.
    pub fn fits(&self, area: &Area, margin: f64) -> bool {
        match self {
            Self::Box(all) => {
                let all = all.grown(-margin);
                all.holds(area.corners()[0]) && all.holds(area.corners()[2])
            }
            Self::Slice(slice) => {
                let near = Point {
                    x: slice.centre.x.clamp(area.x, area.right()),
                    y: slice.centre.y.clamp(area.y, area.low()),
                };
                let is_clear =
                    slice.inner.rx <= 0.0 || slice.reach(slice.inner.grown(margin), near) >= 1.0;
                is_clear
                    && area
                        .corners()
                        .iter()
                        .all(|corner| slice.holds(*corner, margin))
            }
        }
    }

    /// The smallest box round it.
    pub fn bounds(&self) -> Area {
        match self {
            Self::Box(area) => *area,
            Self::Slice(slice) => {
                let steps = ((slice.to - slice.from) / 3.0).ceil().max(1.0) as u32;
                let points: Vec<Point> = (0..=steps)
                    .map(|step| {
                        slice.from + (slice.to - slice.from) * f64::from(step) / f64::from(steps)
                    })
                    .flat_map(|degrees| {
                        [slice.outer, slice.inner]
                            .map(|radii| on_ellipse(slice.centre, radii, degrees))
                    })
                    .collect();
                Area::around(&points)
            }
        }
    }
}

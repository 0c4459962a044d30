//! A map of circles: each municipality at its label point, the larger the more serve there. No outlines, no pictures of
//! others; the table beside it holds the same numbers.
use crate::features::areas::Municipality;
use crate::i18n::Lang;

/// How large a drawing is.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Width and height.
    pub size: (f64, f64),
    /// Room at the edges, for the largest circle and its name.
    pub margin: (f64, f64),
    /// Radius of a circle for none, and of the largest one.
    pub radii: (f64, f64),
}

/// The drawing on the page of an area.
pub const USUAL: Frame = Frame {
    size: (400.0, 420.0),
    margin: (62.0, 48.0),
    radii: (11.0, 34.0),
};
/// Width of a letter and height of a line of names, and room below a circle.
const LETTER: (f64, f64, f64) = (7.6, 18.0, 15.0);

/// A municipality on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// What it is called.
    pub name: String,
    /// How many serve there.
    pub count: usize,
    /// Whether the page is about it.
    pub is_here: bool,
    /// Middle and radius.
    pub x: f64,
    /// Middle.
    pub y: f64,
    /// Radius.
    pub r: f64,
    /// Where the number stands, below the middle by half a digit.
    pub number_y: f64,
    /// Where the name stands; none where it would lie on another.
    pub name_y: Option<f64>,
}

/// What is to be drawn.
pub struct Spot<'a> {
    /// Which municipality.
    pub municipality: &'a Municipality,
    /// How many serve there.
    pub count: usize,
    /// Whether the page is about it.
    pub is_here: bool,
}

/// The circles, large ones first, so that small ones lie on top.
pub fn circles(spots: &[Spot<'_>], lang: Lang) -> Vec<Circle> {
    circles_in(USUAL, spots, lang)
}

/// The same in a drawing of another size.
pub fn circles_in(frame: Frame, spots: &[Spot<'_>], lang: Lang) -> Vec<Circle> {
    let place = fitting(frame, spots);
    let most = spots.iter().map(|spot| spot.count).max().unwrap_or(0);
    let mut circles: Vec<Circle> = spots
        .iter()
        .map(|spot| {
            let (x, y) = place(spot.municipality);
            let r = radius(frame, spot.count, most);
            Circle {
                name: spot.municipality.name(lang).to_owned(),
                count: spot.count,
                is_here: spot.is_here,
                x,
                y,
                r,
                number_y: rounded(y + 6.0),
                name_y: None,
            }
        })
        .collect();
    circles.sort_by(|a, b| b.r.total_cmp(&a.r).then_with(|| a.name.cmp(&b.name)));
    name_those_with_room(frame, &mut circles);
    circles
}

/// The area of a circle grows with the number.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn radius(frame: Frame, count: usize, most: usize) -> f64 {
    let (least, largest) = frame.radii;
    if most == 0 {
        return least;
    }
    rounded(least + (largest - least) * (count as f64 / most as f64).sqrt())
}

/// From degrees to the drawing: north is up, and a degree of longitude as long as it is at this latitude.
fn fitting(frame: Frame, spots: &[Spot<'_>]) -> impl Fn(&Municipality) -> (f64, f64) + use<> {
    let Frame { size, margin, .. } = frame;
    let middle = |values: &[f64]| {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (f64::midpoint(low, high), high - low)
    };
    let lats: Vec<f64> = spots.iter().map(|spot| spot.municipality.lat).collect();
    let lons: Vec<f64> = spots.iter().map(|spot| spot.municipality.lon).collect();
    let ((lat, height), (lon, width)) = (middle(&lats), middle(&lons));
    let narrow = lat.to_radians().cos();
    let room = (size.0 - 2.0 * margin.0, size.1 - 2.0 * margin.1);
    // One place alone stands in the middle.
    let scale = (room.0 / (width * narrow).max(0.05)).min(room.1 / height.max(0.05));
    move |one| {
        let x = size.0 / 2.0 + (one.lon - lon) * narrow * scale;
        let y = size.1 / 2.0 - (one.lat - lat) * scale;
        (rounded(x), rounded(y))
    }
}

/// Names below their circles, that of the page first, then of larger ones; those that would lie on a name or on
/// another circle are left to the table.
fn name_those_with_room(frame: Frame, circles: &mut [Circle]) {
    let size = frame.size;
    let mut order: Vec<usize> = (0..circles.len()).collect();
    order.sort_by_key(|at| (!circles[*at].is_here, *at));
    let mut taken: Vec<[f64; 4]> = Vec::new();
    for at in order {
        let below = circles[at].y + circles[at].r + LETTER.2;
        let own = name_box(&circles[at], below);
        let is_inside = own[0] >= 0.0 && own[2] <= size.0 && own[3] <= size.1;
        let on_circle = circles.iter().enumerate().any(|(other, circle)| {
            other != at
                && overlap(
                    own,
                    [
                        circle.x - circle.r,
                        circle.y - circle.r,
                        circle.x + circle.r,
                        circle.y + circle.r,
                    ],
                )
        });
        let on_name = taken.iter().any(|name| overlap(own, *name));
        if circles[at].is_here || (is_inside && !on_circle && !on_name) {
            taken.push(own);
            circles[at].name_y = Some(rounded(below));
        }
    }
}

/// Left, top, right and bottom of a name.
#[expect(clippy::cast_precision_loss, reason = "names are short")]
fn name_box(circle: &Circle, below: f64) -> [f64; 4] {
    let half = circle.name.chars().count() as f64 * LETTER.0 / 2.0;
    [
        circle.x - half,
        below - LETTER.1 * 0.75,
        circle.x + half,
        below + LETTER.1 * 0.25,
    ]
}

fn overlap(one: [f64; 4], other: [f64; 4]) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

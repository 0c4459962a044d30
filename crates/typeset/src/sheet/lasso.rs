//! Lines round notes that belong together.
use super::shapes::{Area, Point};

/// A circle as it is drawn: one loop when its notes lie together, several when others lie between them.
pub struct Lasso {
    pub loops: Vec<Vec<Point>>,
}

/// Draws a line round notes at a distance of `room`, keeping others outside. Notes nearer than `near` lie together.
pub fn lasso(members: &[Area], others: &[Area], room: f64, near: f64) -> Lasso {
    if members.is_empty() {
        return Lasso { loops: Vec::new() };
    }
    let whole = hull(members, room);
    let is_in = |point: &Point| contains(&whole, *point);
    let is_astray = others
        .iter()
        .any(|other| is_in(&other.centre()) || other.corners().iter().any(is_in));
    let loops = if is_astray {
        groups(members, near)
            .iter()
            .map(|group| hull(group, room))
            .collect()
    } else {
        vec![whole]
    };
    Lasso { loops }
}

/// A loop as an SVG path with round corners.
pub fn path(points: &[Point], round: f64) -> String {
    let count = points.len();
    let mut path = String::new();
    for (at, corner) in points.iter().enumerate() {
        let first = towards(*corner, points[(at + count - 1) % count], round);
        let last = towards(*corner, points[(at + 1) % count], round);
        let letter = if at == 0 { 'M' } else { 'L' };
        path += &format!(
            "{letter}{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
            first.x, first.y, corner.x, corner.y, last.x, last.y
        );
    }
    path + "z"
}

/// Points along a loop, where its name may stand.
pub fn beads(points: &[Point], step: f64) -> Vec<Point> {
    let mut beads = Vec::new();
    for (at, a) in points.iter().enumerate() {
        let b = points[(at + 1) % points.len()];
        let count = ((b.x - a.x).hypot(b.y - a.y) / step).ceil().max(1.0) as u32;
        beads.extend((0..count).map(|one| Point {
            x: a.x + (b.x - a.x) * f64::from(one) / f64::from(count),
            y: a.y + (b.y - a.y) * f64::from(one) / f64::from(count),
        }));
    }
    beads
}

/// Whether a point lies within a loop, whose points run clockwise.
fn contains(points: &[Point], point: Point) -> bool {
    (0..points.len()).all(|at| turn(points[at], points[(at + 1) % points.len()], point) >= 0.0)
}

fn turn(a: Point, b: Point, c: Point) -> f64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// The convex hull of boxes with room round them, clockwise.
fn hull(areas: &[Area], room: f64) -> Vec<Point> {
    let mut points: Vec<Point> = areas
        .iter()
        .flat_map(|area| area.grown(room).corners())
        .collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let mut upper = chain(points.iter());
    let lower = chain(points.iter().rev());
    upper.pop();
    upper.extend(&lower[..lower.len().saturating_sub(1)]);
    upper
}

fn chain<'a>(points: impl Iterator<Item = &'a Point>) -> Vec<Point> {
    let mut found: Vec<Point> = Vec::new();
    for point in points {
        while let [.., one, last] = found[..]
            && turn(one, last, *point) <= 0.0
        {
            found.pop();
        }
        found.push(*point);
    }
    found
}

/// Notes that lie together, group by group.
fn groups(areas: &[Area], near: f64) -> Vec<Vec<Area>> {
    let mut left = areas.to_vec();
    let mut found = Vec::new();
    while let Some(seed) = left.pop() {
        let mut group = vec![seed];
        let mut at = 0;
        while at < group.len() {
            let reach = group[at].grown(near);
            let (close, far): (Vec<Area>, Vec<Area>) =
                left.iter().partition(|area| area.overlaps(&reach));
            left = far;
            group.extend(close);
            at += 1;
        }
        found.push(group);
    }
    found
}

fn towards(from: Point, to: Point, round: f64) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(0.01);
    let by = round.min(length / 2.0) / length;
    Point {
        x: from.x + dx * by,
        y: from.y + dy * by,
    }
}

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
    let is_clear = |round: &[Point]| !others.iter().any(|other| crosses(round, other));
    if is_clear(&whole) {
        return Lasso { loops: vec![whole] };
    }
    let together = groups(members, near).into_iter().flat_map(|group| {
        let round = hull(&group, room);
        if is_clear(&round) {
            return vec![round];
        }
        group.iter().map(|one| hull(&[*one], room)).collect()
    });
    Lasso {
        loops: together.collect(),
    }
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

/// Whether an area lies in a loop, whose points run clockwise, or under its line: no straight line parts the two.
fn crosses(points: &[Point], area: &Area) -> bool {
    let beyond_edge = (0..points.len()).any(|at| {
        let (a, b) = (points[at], points[(at + 1) % points.len()]);
        area.corners()
            .iter()
            .all(|corner| turn(a, b, *corner) < 0.0)
    });
    let beside = points.iter().all(|point| point.x < area.x)
        || points.iter().all(|point| point.x > area.x + area.w)
        || points.iter().all(|point| point.y < area.y)
        || points.iter().all(|point| point.y > area.y + area.h);
    !beyond_edge && !beside
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

#[cfg(test)]
mod tests {
    use super::*;

    fn note(x: f64, y: f64, w: f64) -> Area {
        Area { x, y, w, h: 20.0 }
    }

    #[test]
    fn a_line_goes_round_all_notes_or_parts_where_it_would_cross_another() {
        let members = [note(0.0, 0.0, 60.0), note(0.0, 100.0, 60.0)];
        let loops = |others: &[Area]| lasso(&members, others, 5.0, 30.0).loops.len();
        assert_eq!(loops(&[note(80.0, 50.0, 60.0)]), 1);
        // No corner of it lies inside, and neither does its middle.
        assert_eq!(loops(&[note(-100.0, 50.0, 400.0)]), 2);
        assert_eq!(loops(&[note(20.0, 50.0, 20.0)]), 2);
        assert_eq!(loops(&[note(60.0, 50.0, 60.0)]), 2);
    }

    #[test]
    fn a_group_whose_line_would_cross_another_note_is_parted_too() {
        let members = [
            note(0.0, 0.0, 60.0),
            note(70.0, 40.0, 60.0),
            note(500.0, 0.0, 60.0),
        ];
        let between = [note(250.0, 10.0, 60.0), note(75.0, 0.0, 40.0)];
        let round = lasso(&members, &between, 5.0, 30.0).loops;
        assert_eq!(round.len(), 3);
        for other in &between {
            assert!(!round.iter().any(|points| crosses(points, other)));
        }
    }
}

//! Columns of notes within the outline of an area, round what lies there already.
use super::seats::{GAP, Try, WIDTHS};
use super::shapes::{Area, Region};

/// Room between notes when there is plenty.
const GAP_MAX: f64 = 2.2;
/// Room between a note and the edge of its area.
const MARGIN: f64 = 0.45;
/// How finely columns are searched, in ems.
const STEP: f64 = 0.3;
/// A note put by hand is moved this far at most for want of room, in ems.
const ASTRAY: f64 = 60.0;

/// A piece of a column.
#[derive(Clone, Copy)]
pub struct Slot {
    pub x: f64,
    pub from: f64,
    pub to: f64,
}

/// Where a note put by hand lies: there, or as near as there is room.
pub fn by_hand(region: &Region, taken: &[Area], wish: Area, size: f64) -> Option<Area> {
    let is_free = |area: &Area| {
        let own = area.grown(GAP * size * 0.5);
        region.fits(area, MARGIN * size) && !taken.iter().any(|other| other.overlaps(&own))
    };
    let mut away = 0.0;
    while away <= ASTRAY {
        let ways = if away == 0.0 { 1 } else { 16 };
        for way in 0..ways {
            let angle = f64::from(way) * std::f64::consts::TAU / 16.0;
            let area = Area {
                x: wish.x + angle.cos() * away * size,
                y: wish.y + angle.sin() * away * size,
                ..wish
            };
            if is_free(&area) {
                return Some(area);
            }
        }
        away += 0.7;
    }
    None
}

/// Columns in an area, without what is taken.
pub fn slots(region: &Region, taken: &[Area], how: Try, least: f64) -> Vec<Slot> {
    let Try { size, width, shift } = how;
    let wide = WIDTHS[width] * size;
    let stride = wide + GAP * size;
    let bounds = region.bounds();
    let count = ((bounds.w + GAP * size) / stride).floor();
    let spare = bounds.w - count * stride + GAP * size;
    let mut x = bounds.x + spare / 2.0 - shift * stride;
    let mut slots = Vec::new();
    while x + wide <= bounds.right() {
        for (from, to) in runs(region, bounds, x, wide, size) {
            let column = Area {
                x,
                y: from,
                w: wide,
                h: to - from,
            };
            cut(column, taken, size, &mut slots);
        }
        x += stride;
    }
    slots.retain(|slot| slot.to - slot.from >= least);
    slots
}

/// Where a line of this width lies in the area, from top to bottom.
pub fn runs(region: &Region, bounds: Area, x: f64, wide: f64, size: f64) -> Vec<(f64, f64)> {
    let mut runs: Vec<(f64, f64)> = Vec::new();
    let mut is_open = false;
    let mut y = bounds.y;
    while y <= bounds.low() {
        let line = Area {
            x,
            y,
            w: wide,
            h: 0.0,
        };
        let is_free = region.fits(&line, MARGIN * size);
        match (is_free, is_open, runs.last_mut()) {
            (true, true, Some(run)) => run.1 = y,
            (true, ..) => runs.push((y, y)),
            _ => {}
        }
        is_open = is_free;
        y += STEP * size;
    }
    runs
}

/// Adds what is left of a column.
pub fn cut(column: Area, taken: &[Area], size: f64, slots: &mut Vec<Slot>) {
    let mut blocks: Vec<(f64, f64)> = taken
        .iter()
        .map(|area| area.grown(GAP * size))
        .filter(|area| area.overlaps(&column))
        .map(|area| (area.y, area.low()))
        .collect();
    blocks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut from = column.y;
    for (start, end) in blocks {
        if start > from {
            slots.push(Slot {
                x: column.x,
                from,
                to: start,
            });
        }
        from = from.max(end);
    }
    if from < column.low() {
        slots.push(Slot {
            x: column.x,
            from,
            to: column.low(),
        });
    }
}

/// Each note to the slot with the most room left; nothing when one finds none.
pub fn spread(
    slots: &[Slot],
    left: &[usize],
    heights: &[f64],
    size: f64,
) -> Option<Vec<Vec<usize>>> {
    let mut shares = vec![Vec::new(); slots.len()];
    let mut room: Vec<f64> = slots.iter().map(|slot| slot.to - slot.from).collect();
    for &at in left {
        let most = (0..slots.len()).max_by(|a, b| room[*a].total_cmp(&room[*b]))?;
        if room[most] < heights[at] {
            return None;
        }
        room[most] -= heights[at] + GAP * size;
        shares[most].push(at);
    }
    Some(shares)
}

/// The tallest first, each to the slot that it fills best; when not all have room, those that matter most come first.
pub fn packed(
    slots: &[Slot],
    left: &[usize],
    heights: &[f64],
    weights: &[f64],
    size: f64,
) -> Vec<Vec<usize>> {
    let mut tallest = left.to_vec();
    tallest.sort_by(|a, b| heights[*b].total_cmp(&heights[*a]).then(a.cmp(b)));
    let (shares, missed) = filled(slots, &tallest, heights, size);
    if missed == 0 {
        return shares;
    }
    let mut first = left.to_vec();
    first.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]).then(a.cmp(b)));
    filled(slots, &first, heights, size).0
}

pub fn filled(
    slots: &[Slot],
    order: &[usize],
    heights: &[f64],
    size: f64,
) -> (Vec<Vec<usize>>, usize) {
    let mut shares = vec![Vec::new(); slots.len()];
    let mut room: Vec<f64> = slots.iter().map(|slot| slot.to - slot.from).collect();
    let mut missed = 0;
    for &at in order {
        let fitting = (0..slots.len()).filter(|slot| room[*slot] >= heights[at]);
        let Some(best) = fitting.min_by(|a, b| room[*a].total_cmp(&room[*b])) else {
            missed += 1;
            continue;
        };
        room[best] -= heights[at] + GAP * size;
        shares[best].push(at);
    }
    for share in &mut shares {
        share.sort_unstable();
    }
    (shares, missed)
}

/// Upper edges of the notes of a slot: in its middle, with as much room between them as looks well; in a tray from its
/// top.
pub fn stacked(
    slot: &Slot,
    share: &[usize],
    heights: &[f64],
    size: f64,
    is_tray: bool,
) -> Vec<(usize, f64)> {
    let notes: f64 = share.iter().map(|at| heights[*at]).sum();
    let between = share.len().saturating_sub(1) as f64;
    let spare = slot.to - slot.from - notes;
    let most = if is_tray { 2.0 * GAP } else { GAP_MAX };
    let gap = (spare / (between + 2.0)).clamp(GAP * size, most * size);
    let over = (spare - between * gap) / 2.0;
    let mut y = slot.from + if is_tray { over.min(GAP * size) } else { over };
    let mut found = Vec::new();
    for &at in share {
        found.push((at, y));
        y += heights[at] + gap;
    }
    found
}

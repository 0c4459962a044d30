//! The map as a picture: the workbook's steps side by side, canvases as boxes, arrows with counts. The page's list
//! says the same in words.
use std::collections::BTreeMap;

/// Columns of the workbook.
const COLUMNS: u8 = 9;
/// Width of a column and of a box in it, in units of the picture.
const COLUMN: usize = 160;
const BOX: usize = 132;
/// Height of a row and of a box in it.
const ROW: usize = 76;
const BOX_HEIGHT: usize = 56;
/// Height of the heads of the columns.
const HEAD: usize = 48;
/// Width and height that a count takes, and how finely the ways are followed to place it.
const COUNT_SIZE: usize = 24;
const STEPS: usize = 256;
/// Letters that fit on a line of a box, and its lines.
const LINE_CHARS: usize = 17;
const LINES: usize = 2;

/// Across and down.
type Corner = (usize, usize);

/// A canvas.
pub(super) struct Box {
    pub id: String,
    pub title: String,
    /// Its place in the workbook, from 1.
    pub column: u8,
}

/// What went from one canvas to another.
#[derive(Default)]
pub(super) struct Arrow {
    pub from: String,
    pub to: String,
    pub count: usize,
    pub is_behind: bool,
}

/// Everything with its place.
pub(super) struct Picture {
    pub width: usize,
    pub height: usize,
    /// Number and middle of each column.
    pub heads: Vec<(u8, usize)>,
    pub boxes: Vec<Placed>,
    pub lines: Vec<Line>,
}

/// A box with its place and the lines of its title.
pub(super) struct Placed {
    pub x: usize,
    pub y: usize,
    /// Text and its base line.
    pub lines: Vec<(String, usize)>,
}

/// An arrow with its way.
pub(super) struct Line {
    pub way: String,
    /// Where its count stands: on its way, between two columns.
    pub x: usize,
    pub y: usize,
    pub count: usize,
    pub is_behind: bool,
}

impl Picture {
    /// Places everything; boxes of a column stand in the order they are given.
    pub fn new(boxes: Vec<Box>, arrows: Vec<Arrow>) -> Self {
        let mut rows: BTreeMap<u8, usize> = BTreeMap::new();
        let mut places: BTreeMap<String, Corner> = BTreeMap::new();
        let mut placed = Vec::new();
        for one in boxes
            .into_iter()
            .filter(|one| (1..=COLUMNS).contains(&one.column))
        {
            let row = rows.entry(one.column).or_default();
            let (x, y) = (
                usize::from(one.column - 1) * COLUMN + (COLUMN - BOX) / 2,
                HEAD + *row * ROW,
            );
            *row += 1;
            places.insert(one.id, (x, y));
            let texts = wrapped(&one.title);
            let first = y + BOX_HEIGHT / 2 + 5 - (texts.len() - 1) * 9;
            placed.push(Placed {
                x,
                y,
                lines: texts
                    .into_iter()
                    .enumerate()
                    .map(|(i, text)| (text, first + i * 18))
                    .collect(),
            });
        }
        let mut lines: Vec<Line> = Vec::new();
        for arrow in &arrows {
            if let (Some(from), Some(to)) = (places.get(&arrow.from), places.get(&arrow.to)) {
                lines.push(line(*from, *to, arrow, &placed, &lines));
            }
        }
        Self {
            width: usize::from(COLUMNS) * COLUMN,
            height: HEAD + rows.values().max().copied().unwrap_or(1) * ROW,
            heads: (1..=COLUMNS)
                .map(|n| (n, usize::from(n - 1) * COLUMN + COLUMN / 2))
                .collect(),
            lines,
            boxes: placed,
        }
    }
}

/// From the side of one box to the nearer side of the other, and between the rows where boxes stand in the way; its
/// count stands apart from those of `others`.
fn line(from: Corner, to: Corner, arrow: &Arrow, boxes: &[Placed], others: &[Line]) -> Line {
    let forward = from.0 < to.0;
    let side = |corner: Corner, is_right: bool| {
        let x = if is_right { corner.0 + BOX } else { corner.0 };
        (x, corner.1 + BOX_HEIGHT / 2)
    };
    let (start, end) = (side(from, forward), side(to, !forward));
    let lane = lane(from, to, boxes);
    let way = match lane {
        None => {
            let middle = usize::midpoint(start.0, end.0);
            format!(
                "M{} {}C{middle} {} {middle} {} {} {}",
                start.0, start.1, start.1, end.1, end.0, end.1
            )
        }
        Some(lane) => {
            let gap = COLUMN - BOX;
            let along = |x: usize, on: bool| if on { x + gap } else { x - gap };
            let (left, right) = (along(start.0, forward), along(end.0, !forward));
            let (near, far) = (
                usize::midpoint(start.0, left),
                usize::midpoint(end.0, right),
            );
            format!(
                "M{} {}C{near} {} {near} {lane} {left} {lane}H{right}C{far} {lane} {far} {} {} {}",
                start.0, start.1, start.1, end.1, end.0, end.1
            )
        }
    };
    let (x, y) = count_at(start, end, lane, others);
    Line {
        way,
        x,
        y,
        count: arrow.count,
        is_behind: arrow.is_behind,
    }
}

/// How far down an arrow runs between two rows, when a box would stand over it on the straight way.
fn lane(from: Corner, to: Corner, boxes: &[Placed]) -> Option<usize> {
    let (left, right) = (from.0.min(to.0), from.0.max(to.0));
    let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
    let is_between = |place: &Placed| {
        let in_columns = left < place.x && place.x < right;
        in_columns && top <= place.y && place.y <= bottom
    };
    let below = if to.1 < from.1 { from.1 - ROW } else { from.1 };
    boxes
        .iter()
        .any(is_between)
        .then_some(below + BOX_HEIGHT + (ROW - BOX_HEIGHT) / 2)
}

/// Where on an arrow's way its count covers no box: between two columns, as near the middle as other counts let it.
fn count_at(start: Corner, end: Corner, lane: Option<usize>, others: &[Line]) -> Corner {
    let middle = usize::midpoint(start.0, end.0);
    let (left, right) = (start.0.min(end.0), start.0.max(end.0));
    let gaps = (1..usize::from(COLUMNS)).map(|n| n * COLUMN);
    let mut places: Vec<Corner> = gaps
        .filter(|x| (left..=right).contains(x))
        .map(|x| (x, lane.unwrap_or_else(|| height_at(x, start, end))))
        .collect();
    places.sort_by_key(|(x, _)| x.abs_diff(middle));
    let is_free = |place: &&Corner| {
        let covers = |line: &Line| {
            line.x.abs_diff(place.0) < COUNT_SIZE && line.y.abs_diff(place.1) < COUNT_SIZE
        };
        !others.iter().any(covers)
    };
    let free = places.iter().find(is_free).or(places.first());
    free.copied()
        .unwrap_or((middle, usize::midpoint(start.1, end.1)))
}

/// How far down an arrow's way runs at `x`.
fn height_at(x: usize, start: Corner, end: Corner) -> usize {
    let middle = usize::midpoint(start.0, end.0);
    let point = |step: usize| {
        let rest = STEPS - step;
        let (first, last) = (rest.pow(3), step.pow(3));
        let (second, third) = (3 * rest * rest * step, 3 * rest * step * step);
        let at_x = first * start.0 + (second + third) * middle + last * end.0;
        let at_y = (first + second) * start.1 + (third + last) * end.1;
        (at_x / STEPS.pow(3), at_y / STEPS.pow(3))
    };
    let nearest = (0..=STEPS).map(point).min_by_key(|at| at.0.abs_diff(x));
    nearest.map_or(start.1, |at| at.1)
}

/// A title on at most two lines; what does not fit is cut.
fn wrapped(title: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in title.split_whitespace() {
        let last = lines.last_mut().expect("there is always a line");
        let length = last.chars().count();
        if length > 0 && length + 1 + word.chars().count() > LINE_CHARS {
            lines.push(word.to_owned());
        } else if length > 0 {
            last.push(' ');
            last.push_str(word);
        } else {
            last.push_str(word);
        }
    }
    let is_cut = lines.len() > LINES;
    lines.truncate(LINES);
    let last = lines.len() - 1;
    for (i, line) in lines.iter_mut().enumerate() {
        let too_long = line.chars().count() > LINE_CHARS;
        if too_long || (is_cut && i == last) {
            *line = format!("{}…", line.chars().take(LINE_CHARS - 1).collect::<String>());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_wrapped_and_cut() {
        assert_eq!(
            wrapped("Loimaan seudun toimijakartta"),
            ["Loimaan seudun", "toimijakartta"]
        );
        assert_eq!(wrapped("Pitkäsanainenkehityskohde"), ["Pitkäsanainenkeh…"]);
        assert_eq!(
            wrapped("a b c d e f g h i j k l m n o p q r s t u v w"),
            ["a b c d e f g h i", "j k l m n o p q …"]
        );
    }

    #[test]
    fn arrows_run_between_the_near_sides() {
        let one = |id: &str, column| Box {
            id: id.to_owned(),
            title: id.to_owned(),
            column,
        };
        let arrow = |from: &str, to: &str| Arrow {
            from: from.to_owned(),
            to: to.to_owned(),
            count: 2,
            is_behind: false,
        };
        let picture = Picture::new(
            vec![one("a", 1), one("b", 2), one("c", 2)],
            vec![arrow("a", "c"), arrow("b", "a"), arrow("a", "gone")],
        );
        assert_eq!(picture.height, HEAD + 2 * ROW);
        let ways: Vec<_> = picture.lines.iter().map(|line| line.way.as_str()).collect();
        assert_eq!(
            ways,
            [
                "M146 76C160 76 160 152 174 152",
                "M174 76C160 76 160 76 146 76"
            ]
        );
    }

    #[test]
    fn arrows_run_round_the_boxes_between() {
        let one = |column: u8| Box {
            id: column.to_string(),
            title: "Kartta".to_owned(),
            column,
        };
        let ways = |columns: &[u8]| {
            let arrow = Arrow {
                from: "1".to_owned(),
                to: "3".to_owned(),
                count: 2,
                is_behind: false,
            };
            let boxes = columns.iter().map(|column| one(*column)).collect();
            Picture::new(boxes, vec![arrow]).lines.remove(0).way
        };
        assert_eq!(ways(&[1, 3]), "M146 76C240 76 240 76 334 76");
        let lane = HEAD + BOX_HEIGHT + (ROW - BOX_HEIGHT) / 2;
        let round = format!("M146 76C160 76 160 {lane} 174 {lane}H306C320 {lane} 320 76 334 76");
        assert_eq!(ways(&[1, 2, 3]), round);
    }

    #[test]
    fn counts_stand_beside_the_boxes_and_each_other() {
        let one = |column: u8, row: usize| Box {
            id: format!("{column}-{row}"),
            title: "Kartta".to_owned(),
            column,
        };
        let boxes = (1..=9).flat_map(|column| (0..3).map(move |row| one(column, row)));
        let arrow = |from: &str, to: &str| Arrow {
            from: from.to_owned(),
            to: to.to_owned(),
            count: 28,
            is_behind: false,
        };
        let arrows = vec![
            arrow("1-0", "3-0"),
            arrow("1-0", "9-2"),
            arrow("1-0", "7-0"),
            arrow("8-1", "2-1"),
        ];
        let picture = Picture::new(boxes.collect(), arrows);
        let half = COUNT_SIZE / 2;
        for line in &picture.lines {
            for place in &picture.boxes {
                let beside = line.x + half <= place.x || line.x >= place.x + BOX + half;
                let above = line.y + half <= place.y || line.y >= place.y + BOX_HEIGHT + half;
                assert!(beside || above, "{}", line.way);
            }
        }
        for (i, line) in picture.lines.iter().enumerate() {
            for other in &picture.lines[..i] {
                let apart = line.x.abs_diff(other.x) >= COUNT_SIZE
                    || line.y.abs_diff(other.y) >= COUNT_SIZE;
                assert!(apart, "{}", line.way);
            }
        }
    }
}

//! The map as a picture: the workbook's steps side by side, canvases as boxes, arrows with counts. The page's list
//! says the same in words.
use std::collections::BTreeMap;

/// Columns of the workbook.
const COLUMNS: u8 = 9;
/// Width of a column and of a box in it, in units of the picture.
const COLUMN: usize = 168;
const BOX: usize = 132;
/// Height of a row and of a box in it.
const ROW: usize = 76;
const BOX_HEIGHT: usize = 56;
/// Height of the heads of the columns.
const HEAD: usize = 48;
/// Letters that fit on a line of a box, and its lines.
const LINE_CHARS: usize = 17;
const LINES: usize = 2;

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
    /// Middle of the way.
    pub x: usize,
    pub y: usize,
    pub count: usize,
    pub is_behind: bool,
}

impl Picture {
    /// Places everything; boxes of a column stand in the order they are given.
    pub fn new(boxes: Vec<Box>, arrows: Vec<Arrow>) -> Self {
        let mut rows: BTreeMap<u8, usize> = BTreeMap::new();
        let mut places: BTreeMap<String, (usize, usize)> = BTreeMap::new();
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
        let line = |arrow: &Arrow| {
            Some(line(
                *places.get(&arrow.from)?,
                *places.get(&arrow.to)?,
                arrow,
            ))
        };
        Self {
            width: usize::from(COLUMNS) * COLUMN,
            height: HEAD + rows.values().max().copied().unwrap_or(1) * ROW,
            heads: (1..=COLUMNS)
                .map(|n| (n, usize::from(n - 1) * COLUMN + COLUMN / 2))
                .collect(),
            lines: arrows.iter().filter_map(line).collect(),
            boxes: placed,
        }
    }
}

/// From the side of one box to the nearer side of the other.
fn line(from: (usize, usize), to: (usize, usize), arrow: &Arrow) -> Line {
    let forward = from.0 < to.0;
    let (x1, y1) = (
        if forward { from.0 + BOX } else { from.0 },
        from.1 + BOX_HEIGHT / 2,
    );
    let (x2, y2) = (
        if forward { to.0 } else { to.0 + BOX },
        to.1 + BOX_HEIGHT / 2,
    );
    let middle = usize::midpoint(x1, x2);
    Line {
        way: format!("M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"),
        x: middle,
        y: usize::midpoint(y1, y2),
        count: arrow.count,
        is_behind: arrow.is_behind,
    }
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
                "M150 76C168 76 168 152 186 152",
                "M186 76C168 76 168 76 150 76"
            ]
        );
    }
}

//! A line of how much there was, drawn by the server. The same numbers stand in a table beside it.
use jiff::civil::Date;

use crate::i18n::Lang;
use crate::web::dates;

/// Width and height of the drawing.
const SIZE: (f64, f64) = (400.0, 210.0);
/// Room left, right, above and below of the line.
const ROOM: (f64, f64, f64, f64) = (44.0, 18.0, 16.0, 34.0);

/// A line from day to day.
pub(super) struct Chart {
    /// Points of the line, as SVG writes them.
    pub line: String,
    /// The same, closed down to nothing.
    pub ground: String,
    pub dots: Vec<Dot>,
    /// Heights with a number: where, and which.
    pub heights: Vec<(f64, u32)>,
    pub first_day: String,
    pub last_day: String,
}

/// A day on the line.
pub(super) struct Dot {
    pub x: f64,
    pub y: f64,
}

/// Draws the counts of these days; none where there are fewer than two.
pub(super) fn chart(days: &[Date], counts: &[u32], lang: Lang) -> Option<Chart> {
    let (first, last) = (days.first()?, days.last()?);
    if first == last {
        return None;
    }
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let length = days_between(*first, *last);
    let (left, right, above, below) = ROOM;
    let (width, height) = (SIZE.0 - left - right, SIZE.1 - above - below);
    let y = |count: u32| rounded(above + height * (1.0 - f64::from(count) / f64::from(most)));
    let dots: Vec<Dot> = days
        .iter()
        .zip(counts)
        .map(|(day, count)| Dot {
            x: rounded(left + width * days_between(*first, *day) / length),
            y: y(*count),
        })
        .collect();
    let points: Vec<String> = dots
        .iter()
        .map(|dot| format!("{},{}", dot.x, dot.y))
        .collect();
    let line = points.join(" ");
    let middle = most / 2;
    let mut heights = vec![(y(0), 0), (y(most), most)];
    if middle > 0 {
        heights.push((y(middle), middle));
    }
    Some(Chart {
        ground: format!("{left},{0} {line} {1},{0}", y(0), rounded(left + width)),
        line,
        dots,
        heights,
        first_day: dates::day(lang, *first),
        last_day: dates::day(lang, *last),
    })
}

fn days_between(from: Date, to: Date) -> f64 {
    let seconds = from.duration_until(to).as_secs();
    #[expect(clippy::cast_precision_loss, reason = "days of some years are few")]
    let seconds = seconds as f64;
    seconds / 86_400.0
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn more_lies_higher_and_later_further_right() {
        let days = [date(2026, 1, 1), date(2026, 4, 1), date(2026, 5, 1)];
        let drawn = chart(&days, &[0, 4, 2], Lang::En).unwrap();
        let [first, second, third] = drawn.dots.as_slice() else {
            panic!("three days are three dots");
        };
        assert!(first.x < second.x && second.x < third.x);
        assert!(second.y < third.y && third.y < first.y);
        assert_eq!((third.x, second.y), (SIZE.0 - ROOM.1, ROOM.2));
        assert_eq!(drawn.heights.len(), 3);
        assert!(chart(&days[..1], &[1], Lang::En).is_none());
        assert!(chart(&[], &[], Lang::En).is_none());
    }
}

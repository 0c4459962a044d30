//! Sizes of sheets, in points.
use super::model::Paper;

/// How large things are on a paper.
pub struct Sizes {
    /// Width and height of the page.
    pub page: [f64; 2],
    /// How much larger than on A4 all that is no note is.
    pub scale: f64,
    /// Text of notes, from the largest to the smallest that is still read there.
    pub notes: &'static [f64],
    /// Names of areas.
    pub name: f64,
    /// Words on lines and names of circles.
    pub word: f64,
}

impl Sizes {
    /// A4 is read at a table, A3 by a few together, A1 from the wall.
    pub fn of(paper: Paper) -> Self {
        let (page, scale, notes): (_, _, &[f64]) = match paper {
            Paper::A4 => ([841.89, 595.28], 1.0, &[9.0, 8.4, 7.8, 7.2, 6.6, 6.0]),
            Paper::A3 => ([1190.55, 841.89], 1.35, &[12.0, 11.0, 10.0, 9.0, 8.0, 7.0]),
            Paper::A1 => (
                [2383.94, 1683.78],
                2.6,
                &[23.0, 21.0, 19.0, 17.0, 15.0, 13.0, 11.5, 10.0],
            ),
        };
        Self {
            page,
            scale,
            notes,
            name: 11.0 * scale,
            word: 7.0 * scale,
        }
    }
}

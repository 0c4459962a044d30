//! The map of coverage: a circle for each municipality, the larger the more there is for its inhabitants.
use super::found::Answer;
use super::words::{decimals, per_10_000};
use crate::features::localities::{Circle, Frame, Spot, USUAL, circles_in};
use crate::i18n::Lang;

/// The country: so many circles that none has a number.
const COUNTRY: Frame = Frame {
    size: (400.0, 640.0),
    margin: (30.0, 24.0),
    radii: (3.5, 12.0),
};
/// An area, with room for a decimal in each circle.
const AREA: Frame = Frame {
    margin: (40.0, 36.0),
    radii: (14.0, 22.0),
    ..USUAL
};
/// Circles are measured in hundredths of a support for ten thousand inhabitants.
const PARTS: f64 = 100.0;

/// A circle with its number.
pub(super) struct Spotted {
    pub circle: Circle,
    /// For ten thousand inhabitants; empty where there is no room.
    pub number: String,
}

/// The map.
pub(super) struct Picture {
    pub width: f64,
    pub height: f64,
    pub circles: Vec<Spotted>,
    /// What it says to those who do not see it.
    pub label: String,
}

/// Draws what was found.
pub(super) fn picture(found: &Answer, area: &str, lang: Lang) -> Picture {
    let is_country = found.ask.area.is_none();
    let frame = if is_country { COUNTRY } else { AREA };
    let spots = found.spots.iter().map(|(municipality, count)| Spot {
        municipality,
        count: parts(*count, municipality.population),
        is_here: false,
    });
    let spots: Vec<Spot<'_>> = spots.collect();
    let number = |circle: &Circle| match circle.count {
        0 => "0".to_owned(),
        parts => decimals(lang, of_parts(parts).max(0.1), 1),
    };
    let circles = circles_in(frame, &spots, lang).into_iter();
    Picture {
        width: frame.size.0,
        height: frame.size.1,
        circles: circles
            .map(|circle| Spotted {
                number: if is_country {
                    String::new()
                } else {
                    number(&circle)
                },
                circle,
            })
            .collect(),
        label: lang.text_with("coverage-map-label", &[("area", area)]),
    }
}

/// Never nothing where there is something.
fn parts(count: u32, people: u32) -> usize {
    let parts = (per_10_000(count, people) * PARTS).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rate is neither negative nor large"
    )]
    let parts = parts as usize;
    parts.max(usize::from(count > 0))
}

#[expect(clippy::cast_precision_loss, reason = "a rate is small")]
fn of_parts(parts: usize) -> f64 {
    parts as f64 / PARTS
}

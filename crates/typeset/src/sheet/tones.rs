//! Colours and weaves (patterns of edges) of areas and notes. A weave tells sectors apart without colour.
use std::fmt::Write as _;

use super::shapes::{Area, Point};

pub const INK: &str = "#1f1a38";
pub const QUIET: &str = "#575070";
pub const STRONG: &str = "#837c96";
pub const BRAND: &str = "#3b2e8c";
pub const BRAND_SOFT: &str = "#eae7f8";
pub const SOFT: &str = "#f5f3f0";
pub const WARM: &str = "#ffb43b";

/// The pattern of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weave {
    Solid,
    Double,
    Dashes,
    Dots,
    Slanted,
    Blocks,
    Zigzag,
}

/// What an area or a note is drawn in.
#[derive(Clone, Copy, Debug)]
pub struct Tone {
    pub edge: &'static str,
    pub fill: &'static str,
    pub weave: Weave,
    pub is_missing: bool,
}

/// The tone of a name; the plain one for others.
pub fn tone(name: &str) -> Tone {
    let (edge, fill, weave) = match name {
        "state" => ("#14307a", "#e2e9f9", Weave::Solid),
        "muni" => ("#087352", "#dcf4ea", Weave::Double),
        "hyte" => ("#6b0b43", "#fbe3ee", Weave::Dashes),
        "assoc" => ("#b84308", "#ffeee2", Weave::Dots),
        "project" => ("#8a18dc", "#f3e6fd", Weave::Slanted),
        "firm" => ("#5f6982", "#e9ebf0", Weave::Blocks),
        "fund" => ("#3a3200", "#fff0b3", Weave::Zigzag),
        "worked" => ("#087352", "#dcf4ea", Weave::Solid),
        "failed" => ("#b3231b", "#fde9e7", Weave::Blocks),
        "missing" => (QUIET, "#ffffff", Weave::Dots),
        _ => (BRAND, "#ffffff", Weave::Solid),
    };
    Tone {
        edge,
        fill,
        weave,
        is_missing: name == "missing",
    }
}

/// Draws a rim along an SVG path.
pub fn rim(tone: Tone, path: &str, wide: f64, out: &mut String) {
    let dashes: &[f64] = match tone.weave {
        Weave::Solid | Weave::Double | Weave::Zigzag => &[],
        Weave::Dashes => &[3.7, 1.0],
        Weave::Dots => &[0.01, 1.57],
        Weave::Slanted => &[1.7, 0.85, 0.43, 0.85],
        Weave::Blocks => &[1.0, 0.85],
    };
    let list: Vec<String> = dashes
        .iter()
        .map(|one| format!("{:.2}", one * wide))
        .collect();
    let dash = if list.is_empty() {
        String::new()
    } else {
        format!(" stroke-dasharray=\"{}\"", list.join(" "))
    };
    let cap = if tone.weave == Weave::Dots {
        " stroke-linecap=\"round\""
    } else {
        ""
    };
    let edge = tone.edge;
    put(
        out,
        format_args!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{edge}\" stroke-width=\"{wide:.2}\"{dash}{cap}/>"
        ),
    );
    if tone.weave == Weave::Double {
        let gap = wide * 0.34;
        put(
            out,
            format_args!(
                "<path d=\"{path}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"{gap:.2}\"/>"
            ),
        );
    }
}

/// Draws the edge of a note, as wide as `area`.
pub fn edge(tone: Tone, area: Area, out: &mut String) {
    let Area { x, y, w, h } = area;
    let mut path = String::new();
    let p = &mut path;
    match tone.weave {
        Weave::Solid => bar(p, x, y, [w, h]),
        Weave::Double => {
            bar(p, x, y, [w * 0.38, h]);
            bar(p, x + w * 0.62, y, [w * 0.38, h]);
        }
        Weave::Dashes => pieces(y, h, [w * 1.5, w * 0.5], |from, long| {
            bar(p, x, from, [w, long]);
        }),
        Weave::Blocks => pieces(y, h, [w * 0.55, w * 0.4], |from, long| {
            bar(p, x, from, [w, long]);
        }),
        Weave::Dots => pieces(y, h, [w, w * 0.15], |from, long| {
            if long > w * 0.9 {
                dot(p, x, from, w);
            }
        }),
        Weave::Slanted => pieces(y, h, [w * 0.6, w * 0.5], |from, long| {
            slanted(p, area, from, long);
        }),
        Weave::Zigzag => pieces(y, h, [w * 1.4, 0.0], |from, long| {
            let (right, middle, low) = (x + w, from + long / 2.0, from + long);
            put(
                p,
                format_args!("M{x:.2} {from:.2}L{right:.2} {middle:.2}L{x:.2} {low:.2}z"),
            );
        }),
    }
    let fill = tone.edge;
    put(out, format_args!("<path d=\"{path}\" fill=\"{fill}\"/>"));
}

fn bar(path: &mut String, x: f64, y: f64, [w, h]: [f64; 2]) {
    put(
        path,
        format_args!("M{x:.2} {y:.2}h{w:.2}v{h:.2}h{:.2}z", -w),
    );
}

fn dot(path: &mut String, x: f64, y: f64, w: f64) {
    let r = w / 2.0;
    put(
        path,
        format_args!(
            "M{x:.2} {:.2}a{r:.2} {r:.2} 0 1 0 {w:.2} 0a{r:.2} {r:.2} 0 1 0 {:.2} 0z",
            y + r,
            -w
        ),
    );
}

fn slanted(path: &mut String, area: Area, from: f64, long: f64) {
    let Area { x, y, w, h } = area;
    let clip = |at: f64| at.clamp(y, y + h);
    let (top, low) = (from - w * 0.5, from + w * 0.5);
    put(
        path,
        format_args!(
            "M{x:.2} {:.2}L{:.2} {:.2}V{:.2}L{x:.2} {:.2}z",
            clip(low),
            x + w,
            clip(top),
            clip(top + long),
            clip(low + long)
        ),
    );
}

/// Calls for each piece of a length, with gaps between them; the last one may be shorter.
fn pieces(from: f64, long: f64, [piece, gap]: [f64; 2], mut each: impl FnMut(f64, f64)) {
    let mut at = from;
    while at < from + long - 0.05 {
        each(at, piece.min(from + long - at));
        at += piece + gap;
    }
}

/// Writes to a string, which cannot fail.
pub fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    out.write_fmt(what)
        .expect("strings take all that is written");
}

/// A point as SVG writes it.
pub fn at(point: Point) -> String {
    format!("{:.2} {:.2}", point.x, point.y)
}

//! What is drawn of a board, as SVG without letters: its areas, edges of notes, lines and circles.
use super::lasso::{self, Lasso};
use super::model::{Board, Line, Place, Shape};
use super::plan::{Plan, Plot, SPOKES};
use super::shapes::{Area, Point, Region, Slice, on_ellipse};
use super::ties::Route;
use super::tones::{self, BRAND, BRAND_SOFT, INK, STRONG, Tone, WARM, at, put, tone};

/// A picture that is being drawn.
pub struct Ground {
    pub out: String,
    /// A unit of the board in points of the page.
    unit: f64,
}

impl Ground {
    /// A picture of a page.
    pub fn new(page: [f64; 2], unit: f64) -> Self {
        let [w, h] = page;
        let out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">"
        );
        Self { out, unit }
    }

    /// The file.
    pub fn finish(mut self) -> Vec<u8> {
        self.out.push_str("</svg>");
        self.out.into_bytes()
    }

    /// The areas, their lines and rims.
    pub fn areas(&mut self, board: &Board, plan: &Plan) {
        if plan.shape == Shape::Rings {
            self.rings(plan);
        } else {
            self.sectors(board, plan);
        }
        for plot in &plan.plots {
            if let Region::Box(area) = plot.region {
                let (round, wide) = (26.0 * self.unit, 2.4 * self.unit);
                let dash = format!("0.1 {:.2}", 7.0 * self.unit);
                self.rect(
                    area,
                    round,
                    &format!("fill=\"#fff\" stroke=\"{STRONG}\" stroke-width=\"{wide:.2}\" stroke-linecap=\"round\" stroke-dasharray=\"{dash}\""),
                );
            }
        }
        for sign in &plan.signs {
            let round = sign.area.h / 2.0;
            self.rect(sign.area, round, "fill=\"#fff\"");
        }
    }

    fn sectors(&mut self, board: &Board, plan: &Plan) {
        let place = |plot: &Plot| board.areas[plot.zone].place;
        let own = |plot: &Plot| tone(&board.areas[plot.zone].tone);
        let slices: Vec<(&Plot, Slice)> = slices(plan);
        let sectors = slices
            .iter()
            .filter(|(plot, _)| !matches!(place(plot), Place::Hub { .. }));
        for (plot, slice) in sectors.clone() {
            let is_near = matches!(place(plot), Place::SectorRing { ring: 0, .. });
            let deep = if is_near { 0.8 } else { 0.5 };
            let (path, fill) = (slice_path(slice), own(plot).fill);
            put(
                &mut self.out,
                format_args!("<path d=\"{path}\" fill=\"{fill}\" fill-opacity=\"{deep}\"/>"),
            );
        }
        for (_, slice) in sectors.clone() {
            let from = on_ellipse(slice.centre, slice.inner, slice.from);
            let to = on_ellipse(slice.centre, slice.outer, slice.from);
            let wide = 8.0 * self.unit;
            put(
                &mut self.out,
                format_args!(
                    "<path d=\"M{}L{}\" stroke=\"#fff\" stroke-width=\"{wide:.2}\"/>",
                    at(from),
                    at(to)
                ),
            );
        }
        for (plot, slice) in sectors {
            if !matches!(place(plot), Place::SectorRing { ring: 0, .. }) {
                tones::rim(own(plot), &rim_path(slice), 7.0 * self.unit, &mut self.out);
            }
        }
        self.hub(board, &slices);
    }

    /// The middle: whole, or cut into parts.
    fn hub(&mut self, board: &Board, slices: &[(&Plot, Slice)]) {
        let is_hub = |plot: &Plot| matches!(board.areas[plot.zone].place, Place::Hub { .. });
        let hubs: Vec<&(&Plot, Slice)> = slices.iter().filter(|(plot, _)| is_hub(plot)).collect();
        let Some((plot, slice)) = hubs.first() else {
            return;
        };
        let (tone, is_cut) = (tone(&board.areas[plot.zone].tone), hubs.len() > 1);
        let fill = match is_cut || tone.edge == BRAND {
            true => BRAND_SOFT,
            false => tone.fill,
        };
        let how = format!("fill=\"{fill}\" stroke=\"{}\"", tone.edge);
        self.ellipse(slice, &how, 2.4);
        for (_, slice) in hubs.iter().filter(|_| is_cut) {
            let to = on_ellipse(slice.centre, slice.outer, slice.from);
            let (from, to) = (at(slice.centre), at(to));
            let wide = 2.4 * self.unit;
            put(
                &mut self.out,
                format_args!(
                    "<path d=\"M{from}L{to}\" stroke=\"{BRAND}\" stroke-width=\"{wide:.2}\"/>"
                ),
            );
        }
    }

    fn rings(&mut self, plan: &Plan) {
        let mut slices: Vec<Slice> = slices(plan).into_iter().map(|(_, slice)| slice).collect();
        slices.sort_by(|a, b| b.outer.rx.total_cmp(&a.outer.rx));
        let fills = ["#ffffff", "#f6f5fc", BRAND_SOFT];
        for (at, slice) in slices.iter().enumerate() {
            let fill = fills[(at + 3 - slices.len().min(3)).min(2)];
            self.ellipse(slice, &format!("fill=\"{fill}\" stroke=\"{STRONG}\""), 1.8);
        }
        let (Some(outer), Some(inner)) = (slices.first(), slices.last()) else {
            return;
        };
        for spoke in 0..SPOKES {
            let degrees = -90.0 + f64::from(spoke) * 360.0 / f64::from(SPOKES);
            let from = on_ellipse(inner.centre, inner.outer, degrees);
            let to = on_ellipse(outer.centre, outer.outer, degrees);
            let (wide, dash) = (1.4 * self.unit, 7.0 * self.unit);
            put(
                &mut self.out,
                format_args!(
                    "<path d=\"M{}L{}\" stroke=\"{STRONG}\" stroke-width=\"{wide:.2}\" stroke-linecap=\"round\" stroke-dasharray=\"0.1 {dash:.2}\"/>",
                    at(from),
                    at(to)
                ),
            );
        }
    }

    fn ellipse(&mut self, slice: &Slice, how: &str, wide: f64) {
        let (centre, outer, wide) = (slice.centre, slice.outer, wide * self.unit);
        put(
            &mut self.out,
            format_args!(
                "<ellipse cx=\"{:.2}\" cy=\"{:.2}\" rx=\"{:.2}\" ry=\"{:.2}\" {how} stroke-width=\"{wide:.2}\"/>",
                centre.x, centre.y, outer.rx, outer.ry
            ),
        );
    }

    /// A box with round corners.
    pub fn rect(&mut self, area: Area, round: f64, how: &str) {
        let Area { x, y, w, h } = area;
        put(
            &mut self.out,
            format_args!(
                "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{w:.2}\" height=\"{h:.2}\" rx=\"{round:.2}\" {how}/>"
            ),
        );
    }

    /// A note without its letters; `size` is that of its text.
    pub fn note(&mut self, area: Area, of: Tone, size: f64, is_ticked: bool) {
        let Area { x, y, w, h } = area;
        let (small, soft) = (size * 0.25, (size * 0.9).min(h / 2.0));
        let path = format!(
            "M{:.2} {y:.2}H{:.2}a{small:.2} {small:.2} 0 0 1 {small:.2} {small:.2}V{:.2}a{soft:.2} {soft:.2} 0 0 1 {:.2} {soft:.2}H{x:.2}V{y:.2}z",
            x,
            x + w - small,
            y + h - soft,
            -soft
        );
        let dash = if of.is_missing {
            format!(" stroke-dasharray=\"{:.2} {:.2}\"", size * 0.4, size * 0.3)
        } else {
            String::new()
        };
        let wide = size * 0.06;
        let (fill, edge) = (of.fill, of.edge);
        put(
            &mut self.out,
            format_args!(
                "<path d=\"{path}\" fill=\"{fill}\" stroke=\"{edge}\" stroke-opacity=\"0.55\" stroke-width=\"{wide:.2}\"{dash}/>"
            ),
        );
        let strip = Area {
            x,
            y,
            w: size * 0.42,
            h,
        };
        tones::edge(of, strip, &mut self.out);
        if is_ticked {
            self.tick(
                Point {
                    x: x + w - size * 0.1,
                    y: y + size * 0.1,
                },
                size * 0.55,
            );
        }
    }

    fn tick(&mut self, at: Point, r: f64) {
        let Point { x, y } = at;
        put(
            &mut self.out,
            format_args!(
                "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{r:.2}\" fill=\"{WARM}\"/><path d=\"M{:.2} {y:.2}l{:.2} {:.2}l{:.2} {:.2}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"{:.2}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
                x - r * 0.5,
                r * 0.35,
                r * 0.4,
                r * 0.6,
                -r * 0.75,
                r * 0.28
            ),
        );
    }

    /// The ground of circles, below notes.
    pub fn lasso_ground(&mut self, lasso: &Lasso) {
        for points in &lasso.loops {
            let path = lasso::path(points, 42.0 * self.unit);
            put(
                &mut self.out,
                format_args!("<path d=\"{path}\" fill=\"{WARM}\" fill-opacity=\"0.13\"/>"),
            );
        }
    }

    /// The lines of circles, above notes.
    pub fn lasso_line(&mut self, lasso: &Lasso) {
        for points in &lasso.loops {
            let path = lasso::path(points, 42.0 * self.unit);
            let (wide, thin, gap) = (4.5 * self.unit, 1.4 * self.unit, 6.0 * self.unit);
            put(
                &mut self.out,
                format_args!(
                    "<path d=\"{path}\" fill=\"none\" stroke=\"{WARM}\" stroke-width=\"{wide:.2}\"/><path d=\"{path}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"{thin:.2}\" stroke-linecap=\"round\" stroke-dasharray=\"0.1 {gap:.2}\"/>"
                ),
            );
        }
    }

    /// A link.
    pub fn link(&mut self, route: &Route, line: Line, is_directed: bool) {
        let path = format!("M{}Q{} {}", at(route.from), at(route.bend), at(route.to));
        let unit = self.unit;
        let edge = colour(line);
        let mut stroke = |wide: f64, how: &str| {
            let wide = wide * unit;
            put(
                &mut self.out,
                format_args!("<path d=\"{path}\" fill=\"none\" stroke-width=\"{wide:.2}\" {how}/>"),
            );
        };
        stroke(8.0, "stroke=\"#fff\" stroke-opacity=\"0.85\"");
        match line {
            Line::Fund => stroke(3.0, &format!("stroke=\"{edge}\"")),
            Line::Info => stroke(
                3.0,
                &format!(
                    "stroke=\"{edge}\" stroke-dasharray=\"{:.2} {:.2}\"",
                    10.0 * unit,
                    7.0 * unit
                ),
            ),
            Line::Share => stroke(
                4.4,
                &format!(
                    "stroke=\"{edge}\" stroke-linecap=\"round\" stroke-dasharray=\"0.1 {:.2}\"",
                    9.0 * unit
                ),
            ),
            Line::Coop => {
                stroke(6.0, &format!("stroke=\"{edge}\""));
                stroke(2.2, "stroke=\"#fff\"");
            }
        }
        self.end(route.bend, route.to, line);
        if !is_directed {
            self.end(route.bend, route.from, line);
        }
    }

    /// What a line ends in.
    fn end(&mut self, from: Point, to: Point, line: Line) {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let long = dx.hypot(dy).max(0.01);
        let (ux, uy) = (dx / long, dy / long);
        let off = |along: f64, aside: f64| {
            let (along, aside) = (along * self.unit, aside * self.unit);
            at(Point {
                x: to.x + ux * along - uy * aside,
                y: to.y + uy * along + ux * aside,
            })
        };
        let edge = colour(line);
        let drawn = match line {
            Line::Fund => format!(
                "<path d=\"M{}L{}L{}z\" fill=\"{edge}\"/>",
                off(2.0, 0.0),
                off(-15.0, 7.0),
                off(-15.0, -7.0)
            ),
            Line::Info => format!(
                "<path d=\"M{}L{}L{}\" fill=\"none\" stroke=\"{edge}\" stroke-width=\"{:.2}\" stroke-linecap=\"round\"/>",
                off(-12.0, 7.0),
                off(0.0, 0.0),
                off(-12.0, -7.0),
                3.0 * self.unit
            ),
            Line::Share => format!(
                "<path d=\"M{}L{}L{}L{}z\" fill=\"{edge}\"/>",
                off(3.0, 0.0),
                off(-5.0, 7.0),
                off(-13.0, 0.0),
                off(-5.0, -7.0)
            ),
            Line::Coop => format!(
                "<circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"{:.2}\" fill=\"{edge}\"/>",
                to.x,
                to.y,
                6.0 * self.unit
            ),
        };
        self.out.push_str(&drawn);
    }
}

/// The colour of a link.
pub fn colour(line: Line) -> &'static str {
    match line {
        Line::Fund => tone("fund").edge,
        Line::Info => tone("state").edge,
        Line::Share => tone("muni").edge,
        Line::Coop => tone("hyte").edge,
    }
}

fn slices(plan: &Plan) -> Vec<(&Plot, Slice)> {
    let plots = plan.plots.iter();
    plots
        .filter_map(|plot| match plot.region {
            Region::Slice(slice) => Some((plot, slice)),
            Region::Box(_) => None,
        })
        .collect()
}

fn slice_path(slice: &Slice) -> String {
    let Slice {
        centre,
        outer,
        inner,
        from,
        to,
    } = *slice;
    let wide = u8::from(to - from > 180.0);
    format!(
        "M{}L{}A{:.2} {:.2} 0 {wide} 0 {}L{}A{:.2} {:.2} 0 {wide} 1 {}z",
        at(on_ellipse(centre, inner, to)),
        at(on_ellipse(centre, outer, to)),
        outer.rx,
        outer.ry,
        at(on_ellipse(centre, outer, from)),
        at(on_ellipse(centre, inner, from)),
        inner.rx,
        inner.ry,
        at(on_ellipse(centre, inner, to)),
    )
}

/// The outer edge of a slice, a little short of its corners.
fn rim_path(slice: &Slice) -> String {
    let Slice {
        centre,
        outer,
        from,
        to,
        ..
    } = *slice;
    let wide = u8::from(to - from > 183.6);
    format!(
        "M{}A{:.2} {:.2} 0 {wide} 0 {}",
        at(on_ellipse(centre, outer, to - 1.8)),
        outer.rx,
        outer.ry,
        at(on_ellipse(centre, outer, from + 1.8)),
    )
}

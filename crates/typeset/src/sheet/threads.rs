//! Links and circles of a board's picture, and their words.
use std::collections::HashMap;

use super::ground;
use super::lasso::{self, Lasso};
use super::measure::{Face, Lines, count};
use super::scene::{CHIP, NAME, Scene, centred};
use super::seats::{LINE, Seat};
use super::shapes::{Area, Point};
use super::spread::Put;
use super::ties::{self, Ends};
use super::tones::{INK, WARM};

/// Room between a note and the line round it, and how far notes of one loop are apart at most, in units of the board.
const LASSO: [f64; 2] = [9.0, 30.0];
/// Room between a note and the end of a line.
const OFF: f64 = 6.0;
/// Ems of a line of a circle's name.
const NAME_WIDTH: f64 = 16.0;

impl Scene<'_> {
    /// Draws links; gives their words with the boxes round them, but for those that would cover something.
    pub fn links(&mut self) -> Vec<(Area, Put)> {
        let places = self.places();
        let mut pairs = HashMap::new();
        let mut drawn = Vec::new();
        for link in &self.board.links {
            let (Some(from), Some(to)) = (places[link.from], places[link.to]) else {
                continue;
            };
            if from.1 == to.1 {
                continue;
            }
            let pair = (from.1.min(to.1), from.1.max(to.1));
            let before: &mut usize = pairs.entry(pair).or_default();
            let nth = *before;
            *before += 1;
            let ends = Ends { from, to, nth };
            let route = ties::route(&ends, &self.net, self.unit, OFF * self.unit);
            self.ground.link(&route, link.line, link.is_directed);
            drawn.push((link, route));
        }
        let mut words = Vec::new();
        for (link, route) in &drawn {
            let wide = (self.measure.width(&link.word, Face::Bold) + 1.1) * self.size;
            if let Some(area) = ties::word_spot(route, wide, self.size * 1.45, &self.net) {
                self.net.take(&area, NAME);
                words.push((area, self.word(area, &link.word, ground::colour(link.line))));
            }
        }
        self.routes = drawn.into_iter().map(|(_, route)| route).collect();
        words
    }

    /// By note: its box and number, or those of the sign that stands for it.
    fn places(&self) -> Vec<Option<(Area, usize)>> {
        let mut places = vec![None; self.board.notes.len()];
        for seat in &self.seated.seats {
            places[seat.note] = Some((seat.area, seat.note));
        }
        for seat in &self.seated.labels {
            places[seat.note] = Some((seat.area, seat.note));
        }
        for (zone, (rest, chip)) in self.seated.rest.iter().enumerate() {
            for note in rest {
                let sign = chip.map(|chip| (chip, CHIP + zone));
                places[*note] = places[*note].or(sign);
            }
        }
        places
    }

    /// Draws the ground of circles; gives their lines.
    pub fn lassos(&mut self) -> Vec<Lasso> {
        let [room, near] = LASSO.map(|length| length * self.unit);
        let seats = || self.seated.seats.iter().chain(&self.seated.labels);
        let mut lassos = Vec::new();
        for circle in &self.board.circles {
            let is_own = |seat: &&Seat| circle.members.contains(&seat.note);
            let (own, others): (Vec<&Seat>, Vec<&Seat>) = seats().partition(is_own);
            let areas = |seats: &[&Seat]| seats.iter().map(|seat| seat.area).collect::<Vec<_>>();
            let lasso = lasso::lasso(&areas(&own), &areas(&others), room, near);
            self.ground.lasso_ground(&lasso);
            lassos.push(lasso);
        }
        lassos
    }

    /// Draws the lines of circles.
    pub fn lasso_lines(&mut self, lassos: &[Lasso]) {
        for lasso in lassos {
            self.ground.lasso_line(lasso);
        }
    }

    /// Names of circles: the widest loop has the name, the others the number.
    pub fn lasso_names(&mut self, lassos: &[Lasso]) {
        for (circle, lasso) in self.board.circles.iter().zip(lassos) {
            let mut loops: Vec<&Vec<Point>> = lasso.loops.iter().collect();
            loops.sort_by(|a, b| Area::around(b).w.total_cmp(&Area::around(a).w));
            let labels = [&circle.label].into_iter();
            let labels = labels.chain(std::iter::repeat(&circle.number));
            for (points, label) in loops.into_iter().zip(labels) {
                let text = self.measure.text(label, Face::Bold);
                let lines = self.measure.lines(&text, NAME_WIDTH);
                let Some(area) = self.name_spot(points, &lines) else {
                    continue;
                };
                self.net.take(&area, NAME);
                let round = (area.h / 2.0).min(self.size);
                self.ground.rect(area, round, &format!("fill=\"{WARM}\""));
                self.picture.push(centred(area, self.size, lines, INK));
            }
        }
    }

    /// Where on a loop its name covers no note, best on the lower edge; where it covers least if nowhere.
    fn name_spot(&mut self, points: &[Point], lines: &[Lines]) -> Option<Area> {
        let all = lines.iter().flat_map(|one| &one.lines);
        let widths = all.map(|line| self.measure.width(line, Face::Bold));
        let w = (widths.fold(0.0, f64::max) + 1.3) * self.size;
        let h = (count(lines) as f64 * LINE + 0.4) * self.size;
        let edge = Area::around(points);
        let best = Point {
            x: edge.centre().x,
            y: edge.low(),
        };
        let far = |point: &Point| (point.x - best.x).hypot(point.y - best.y);
        let mut spots = lasso::beads(points, self.size);
        spots.sort_by(|a, b| far(a).total_cmp(&far(b)));
        spots.insert(0, best);
        let areas = spots
            .into_iter()
            .map(|spot| Area::at(spot, w, h).clamped(&self.plan.area));
        areas.min_by_key(|area| self.net.covered(area))
    }
}

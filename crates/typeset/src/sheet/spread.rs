//! A board on its page: what is drawn, every text with its place, and the same as text.
use serde::Serialize;

use super::ground::Ground;
use super::head;
use super::lasso::{self, Lasso};
use super::listing::Listing;
use super::measure::{Face, Lines, Measure, count};
use super::model::{Board, Paper, Place, Room, Sheet, Words};
use super::plan::{self, Plan};
use super::seats::{APART, Item, LINE, PAD_OVER, PAD_START, Seat, Seater};
use super::shapes::{Area, Point};
use super::ties::{self, Ends, Net};
use super::tones::{BRAND, INK, WARM, tone};
use super::pills;
use super::sizes::Sizes;

/// A text with its place on the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Put {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub size: f64,
    pub face: &'static str,
    pub colour: &'static str,
    pub is_centred: bool,
    pub lines: Vec<Lines>,
}

/// A board's page and what follows it.
#[derive(Serialize)]
pub struct Spread {
    pub page: [f64; 2],
    pub scale: f64,
    pub room: Room,
    pub kicker: String,
    pub title: String,
    pub foot: String,
    pub words: Words,
    pub alt: String,
    /// The heading.
    pub heading: Put,
    /// What belongs to the picture.
    pub picture: Vec<Put>,
    /// What stands beside it.
    pub beside: Vec<Put>,
    pub listing: Listing,
    #[serde(skip)]
    pub svg: Vec<u8>,
}

/// Where notes came to lie.
pub struct Seated {
    pub seats: Vec<Seat>,
    /// By area: notes that the picture has no room for, and the sign that says so.
    pub rest: Vec<(Vec<usize>, Option<Area>)>,
}

/// Draws a board.
pub fn spread(sheet: &Sheet, board: &Board, paper: Paper) -> Spread {
    let sizes = Sizes::of(paper);
    let mut measure = Measure::default();
    let mut page = head::page(sheet, board, &sizes, &mut measure);
    let plan = plan::plan(board, page.board, sizes.name, &mut measure);
    let unit = plan.length(1.0);
    let mut ground = Ground::new(sizes.page, unit);
    head::draw(&page, &mut ground);
    ground.areas(board, &plan);
    let mut picture = std::mem::take(&mut page.picture);
    for (plot, zone) in plan.plots.iter().map(|plot| (plot, &board.areas[plot.zone])) {
        picture.push(named(&plot.name, tone(&zone.tone).edge));
    }
    picture.extend(plan.signs.iter().map(|sign| named(sign, BRAND)));
    let seated = seat(board, &plan, &sizes, &mut measure, &sheet.words);
    let mut net = net(&plan, &seated);
    let lassos = lassos(board, &seated, unit);
    for lasso in &lassos {
        ground.lasso_ground(lasso);
    }
    let words = links(board, &seated, &mut net, &mut ground, unit, sizes.word, &mut measure);
    // Lines may run behind names, not through them.
    for plot in &plan.plots {
        let fill = match &board.areas[plot.zone].place {
            Place::Hub { of: 0..=1, .. } => tone(&board.areas[plot.zone].tone).fill,
            _ => "#fff",
        };
        ground.rect(plot.name.area, plot.name.size * 0.4, &format!("fill=\"{fill}\" fill-opacity=\"0.75\""));
    }
    for seat in &seated.seats {
        let note = &board.notes[seat.note];
        if seat.is_pill() {
            pills::draw(seat, &mut ground, &mut picture);
            continue;
        }
        ground.note(seat.area, tone(&note.tone), seat.size, note.is_ticked);
        set(seat, tone(&note.tone).edge, &mut picture);
    }
    for lasso in &lassos {
        ground.lasso_line(lasso);
    }
    for (area, put) in words {
        ground.rect(area, area.h / 2.0, &format!("fill=\"#fff\" stroke=\"{}\" stroke-width=\"{:.2}\"", put.colour, 1.6 * unit));
        picture.push(put);
    }
    for ((rest, chip), zone) in seated.rest.iter().zip(&board.areas) {
        if let (Some(chip), false) = (chip, rest.is_empty()) {
            ground.rect(*chip, chip.h / 2.0, &format!("fill=\"#fff\" stroke=\"{}\" stroke-width=\"{:.2}\"", tone(&zone.tone).edge, 1.6 * unit));
        }
    }
    picture.extend(chips(board, &seated, &sizes, &sheet.words, &mut measure));
    names(board, &lassos, &mut net, &mut ground, &mut picture, &sizes, &mut measure, page.board);
    Spread {
        page: sizes.page,
        scale: sizes.scale,
        room: sheet.room,
        kicker: sheet.kicker.clone(),
        title: sheet.title.clone(),
        foot: sheet.foot.clone(),
        words: sheet.words.clone(),
        alt: board.alt.clone(),
        heading: page.heading,
        picture,
        beside: page.beside,
        listing: Listing::of(sheet, board, &seated),
        svg: ground.finish(),
    }
}

/// A name on the ground.
fn named(name: &plan::Name, colour: &'static str) -> Put {
    let high = 1.12 * count(&name.lines) as f64 * name.size;
    Put {
        x: name.area.x,
        y: name.area.y + (name.area.h - high) / 2.0,
        w: name.area.w,
        size: name.size,
        face: "head",
        colour,
        is_centred: true,
        lines: name.lines.clone(),
    }
}

/// The notes' places, area by area, numbering those that have none.
pub fn seat(board: &Board, plan: &Plan, sizes: &Sizes, measure: &mut Measure, words: &Words) -> Seated {
    let ties = weights(board);
    let mut taken = plan.names();
    let mut seated = Seated {
        seats: Vec::new(),
        rest: vec![(Vec::new(), None); board.areas.len()],
    };
    let mut items: Vec<Vec<Item>> = board.areas.iter().map(|_| Vec::new()).collect();
    for (at, note) in board.notes.iter().enumerate() {
        items[note.area].push(Item {
            note: at,
            sign: measure.text(&note.sign, Face::Bold),
            name: measure.text(&note.name, Face::Bold),
            remark: measure.text(&note.remark, Face::Plain),
            pos: note.pos.map(|pos| plan.spot(pos)),
            weight: ties[at],
        });
    }
    for plot in plan.plots.iter().filter(|plot| plot.has_pills) {
        let pills = pills::seats(board, plot, &mut items[plot.zone], sizes, &taken, measure);
        taken.extend(pills.iter().map(|pill| pill.area));
        seated.seats.extend(pills);
    }
    let mut crowded = Vec::new();
    let mut seater = Seater::new(measure, sizes.notes, taken);
    for plot in &plan.plots {
        match seater.whole(&plot.region, &items[plot.zone]) {
            Some(found) => seated.seats.extend(found.seats),
            None => crowded.push(plot),
        }
    }
    // Numbers go on from area to area, so the length of the sign is known only then; it is reserved for three digits.
    let wide = seater.measure.width(&format!("{} 888–888", words.rest_short), Face::Bold);
    for plot in &crowded {
        let chip = chip(plan, plot, (wide + 1.2) * sizes.word, 1.6 * sizes.word);
        seater.taken.push(chip);
        seated.rest[plot.zone].1 = Some(chip);
    }
    for plot in &crowded {
        let found = seater.some(&plot.region, &items[plot.zone]);
        seated.seats.extend(found.seats);
        seated.rest[plot.zone].0 = found.rest;
    }
    seated
}

/// Notes that others are tied to matter more.
fn weights(board: &Board) -> Vec<f64> {
    let mut weights = vec![0.0; board.notes.len()];
    let ends = board.links.iter().flat_map(|link| [link.from, link.to]);
    for at in ends {
        weights[at] += 0.5;
    }
    for at in board.circles.iter().flat_map(|circle| &circle.members) {
        weights[*at] += 2.0;
    }
    weights
}

/// Where the sign stands that an area has more notes than it shows: at its name, towards the inside.
fn chip(plan: &Plan, plot: &plan::Plot, w: f64, h: f64) -> Area {
    let name = plot.name.area;
    let middle = plan.area.centre();
    let is_inside = plot.region.fits(&name, 0.0);
    let is_above = is_inside && name.centre().y > middle.y;
    let y = if is_above { name.y - h / 2.0 } else { name.low() + h / 2.0 };
    let area = Area::at(
        Point {
            x: name.centre().x,
            y,
        },
        w,
        h,
    );
    area.clamped(&plan.area)
}

fn chips(board: &Board, seated: &Seated, sizes: &Sizes, words: &Words, measure: &mut Measure) -> Vec<Put> {
    let mut puts = Vec::new();
    let mut from = 1;
    for ((rest, chip), zone) in seated.rest.iter().zip(&board.areas) {
        let to = from + rest.len();
        if let (Some(chip), false) = (chip, rest.is_empty()) {
            let numbers = if rest.len() == 1 { from.to_string() } else { format!("{from}–{}", to - 1) };
            let text = measure.text(&format!("{} {numbers}", words.rest_short), Face::Bold);
            puts.push(Put {
                x: chip.x,
                y: chip.y + (chip.h - LINE * sizes.word) / 2.0,
                w: chip.w,
                size: sizes.word,
                face: "bold",
                colour: tone(&zone.tone).edge,
                is_centred: true,
                lines: measure.lines(&text, 99.0),
            });
        }
        from = to;
    }
    puts
}

/// What lies where: names, signs and notes.
fn net(plan: &Plan, seated: &Seated) -> Net {
    let mut net = Net::new(plan.area);
    let signs = seated.rest.iter().enumerate();
    for (zone, (_, chip)) in signs {
        if let Some(chip) = chip {
            net.take(chip, CHIP + zone);
        }
    }
    for name in plan.names() {
        net.take(&name, NAME);
    }
    for seat in &seated.seats {
        net.take(&seat.area, seat.note);
    }
    net
}

/// Numbers of things in the net that are no notes.
const NAME: usize = 1_000_000;
const CHIP: usize = 2_000_000;

/// Draws links; gives their words with the boxes round them.
fn links(
    board: &Board,
    seated: &Seated,
    net: &mut Net,
    ground: &mut Ground,
    unit: f64,
    size: f64,
    measure: &mut Measure,
) -> Vec<(Area, Put)> {
    let mut places: Vec<Option<(Area, usize)>> = vec![None; board.notes.len()];
    for seat in &seated.seats {
        places[seat.note] = Some((seat.area, seat.note));
    }
    for (zone, (rest, chip)) in seated.rest.iter().enumerate() {
        for note in rest {
            places[*note] = chip.map(|chip| (chip, CHIP + zone));
        }
    }
    let mut pairs = std::collections::HashMap::new();
    let mut routes = Vec::new();
    for link in &board.links {
        let (Some(from), Some(to)) = (places[link.from], places[link.to]) else {
            continue;
        };
        if from.1 == to.1 {
            continue;
        }
        let nth = pairs.entry((from.1.min(to.1), from.1.max(to.1))).or_insert(0);
        let ends = Ends { from, to, nth: *nth };
        *nth += 1;
        let route = ties::route(&ends, net, unit, 6.0 * unit);
        ground.link(&route, link.line, link.is_directed);
        routes.push((link, route));
    }
    let mut words = Vec::new();
    for (link, route) in routes {
        let wide = (measure.width(&link.word, Face::Bold) + 1.1) * size;
        let Some(area) = ties::word_spot(&route, wide, size * 1.45, net) else {
            continue;
        };
        net.take(&area, NAME);
        let text = measure.text(&link.word, Face::Bold);
        let put = Put {
            x: area.x,
            y: area.y + (area.h - LINE * size) / 2.0,
            w: area.w,
            size,
            face: "bold",
            colour: super::ground::colour(link.line),
            is_centred: true,
            lines: measure.lines(&text, 99.0),
        };
        words.push((area, put));
    }
    words
}

fn lassos(board: &Board, seated: &Seated, unit: f64) -> Vec<Lasso> {
    let circles = board.circles.iter();
    circles
        .map(|circle| {
            let (own, others): (Vec<&Seat>, Vec<&Seat>) =
                seated.seats.iter().partition(|seat| circle.members.contains(&seat.note));
            let areas = |seats: &[&Seat]| seats.iter().map(|seat| seat.area).collect::<Vec<_>>();
            lasso::lasso(&areas(&own), &areas(&others), 9.0 * unit, 30.0 * unit)
        })
        .collect()
}

/// Names of circles, on their lines where they cover no note.
#[expect(clippy::too_many_arguments, reason = "the last step of one drawing, split off for its length")]
fn names(
    board: &Board,
    lassos: &[Lasso],
    net: &mut Net,
    ground: &mut Ground,
    picture: &mut Vec<Put>,
    sizes: &Sizes,
    measure: &mut Measure,
    within: Area,
) {
    let size = sizes.word;
    for (circle, lasso) in board.circles.iter().zip(lassos) {
        let Some(longest) = lasso.loops.iter().max_by(|a, b| Area::around(a).w.total_cmp(&Area::around(b).w)) else {
            continue;
        };
        let text = measure.text(&circle.label, Face::Bold);
        let lines = measure.lines(&text, 16.0);
        let all = lines.iter().flat_map(|one| &one.lines);
        let widest = all.map(|line| measure.width(line, Face::Bold)).fold(0.0, f64::max);
        let (w, h) = ((widest + 1.3) * size, (count(&lines) as f64 * LINE + 0.4) * size);
        let edge = Area::around(longest);
        let best = Point {
            x: edge.centre().x,
            y: edge.low(),
        };
        let mut spots = lasso::beads(longest, size);
        spots.sort_by(|a, b| {
            let far = |point: &Point| (point.x - best.x).hypot(point.y - best.y);
            far(a).total_cmp(&far(b))
        });
        spots.insert(0, best);
        let areas = spots.into_iter().map(|spot| Area::at(spot, w, h).clamped(&within));
        let Some(area) = areas.min_by_key(|area| net.covered(area)) else {
            continue;
        };
        net.take(&area, NAME);
        ground.rect(area, (h / 2.0).min(size), &format!("fill=\"{WARM}\""));
        picture.push(Put {
            x: area.x,
            y: area.y + 0.2 * size,
            w: area.w,
            size,
            face: "bold",
            colour: INK,
            is_centred: true,
            lines,
        });
    }
}

/// A note's letters.
fn set(seat: &Seat, edge: &'static str, picture: &mut Vec<Put>) {
    let size = seat.size;
    let x = seat.area.x + PAD_START * size;
    let mut y = seat.area.y + PAD_OVER * size;
    let parts = [
        (&seat.set.sign, "bold", edge),
        (&seat.set.name, "bold", INK),
        (&seat.set.remark, "plain", INK),
    ];
    for (at, (lines, face, colour)) in parts.into_iter().enumerate() {
        if lines.is_empty() {
            continue;
        }
        if at == 2 {
            y += APART * size;
        }
        picture.push(Put {
            x,
            y,
            w: seat.area.right() - 0.5 * size - x,
            size,
            face,
            colour,
            is_centred: false,
            lines: lines.clone(),
        });
        y += count(lines) as f64 * LINE * size;
    }
}

impl crate::setting::Paper for Spread {
    fn ground(&self) -> &[u8] {
        &self.svg
    }
}

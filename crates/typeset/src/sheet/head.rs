//! What stands round a board on its page: the heading, fields, what lines mean, the guide, whose it is.
use super::ground::Ground;
use super::measure::{Face, Measure, count};
use super::model::{Board, Field, Meaning, Room, Sheet};
use super::seats::LINE;
use super::shapes::{Area, Point};
use super::sizes::Sizes;
use super::spread::Put;
use super::ties::Route;
use super::tones::{BRAND, BRAND_SOFT, INK, QUIET, SOFT, STRONG};

/// All in points of A4; larger papers scale them.
const MARGIN: f64 = 24.0;
const TITLE_SHARE: f64 = 0.36;
const TITLES: [f64; 8] = [19.0, 17.0, 15.0, 13.0, 11.0, 9.5, 8.0, 6.5];
const TEXTS: [f64; 7] = [12.0, 10.0, 9.0, 8.0, 7.2, 6.6, 6.0];
const HEAD: f64 = 50.0;
const HEAD_FULL: f64 = 74.0;
/// More fields than this stand in two rows.
const FIELDS_ACROSS: usize = 4;
const LEGEND: f64 = 15.0;
const STEPS: f64 = 30.0;
const FOOT: f64 = 11.0;
/// What is cut out round a board besides.
const EDGE: f64 = 4.0;

/// A page without its board.
pub struct Page {
    /// Where the board is drawn.
    pub board: Area,
    pub heading: Put,
    pub picture: Vec<Put>,
    pub beside: Vec<Put>,
    boxes: Vec<Area>,
    knots: Vec<Area>,
    lines: Vec<(Route, Meaning)>,
    is_blank: bool,
    scale: f64,
}

/// Lays out what stands round a board.
pub fn page(sheet: &Sheet, board: &Board, sizes: &Sizes, measure: &mut Measure) -> Page {
    let [w, h] = sizes.page;
    let scale = sizes.scale;
    let margin = MARGIN * scale;
    let is_blank = sheet.room == Room::Blank;
    let fields = shown(sheet);
    let high = if fields.len() > FIELDS_ACROSS {
        HEAD_FULL
    } else {
        HEAD
    } * scale;
    let legend = if board.legend.is_empty() {
        0.0
    } else {
        LEGEND * scale
    };
    let steps = if is_blank { STEPS * scale } else { 0.0 };
    let low = h - margin * 0.8;
    let top = margin * 0.9;
    let inner = w - 2.0 * margin;
    let wide = if fields.is_empty() {
        inner
    } else {
        inner * TITLE_SHARE
    };
    let mut page = Page {
        board: Area {
            x: margin,
            y: top + high + 5.0 * scale,
            w: inner,
            h: low - top - high - legend - steps - FOOT * scale - 10.0 * scale,
        },
        heading: heading(sheet, [margin, top, wide - 12.0 * scale], scale, measure),
        picture: Vec::new(),
        beside: vec![kicker(sheet, [margin, top], scale, measure)],
        boxes: Vec::new(),
        knots: Vec::new(),
        lines: Vec::new(),
        is_blank,
        scale,
    };
    let room = Area {
        x: margin + wide,
        y: top,
        w: inner - wide,
        h: high,
    };
    page.fields(&fields, room, &sheet.words.goes_on, measure);
    let mut y = low - FOOT * scale;
    let foot = foot(sheet, [margin, y, inner], scale, measure);
    page.beside.push(foot);
    if is_blank {
        y -= steps;
        page.guide(sheet, [margin, y, inner], measure);
    }
    if !board.legend.is_empty() {
        page.legend(&board.legend, [margin, y - legend, inner], measure);
    }
    page
}

/// Fields over the board: when there are many, a filled sheet leaves out those without text.
fn shown(sheet: &Sheet) -> Vec<&Field> {
    let is_shown = |field: &&Field| {
        sheet.room == Room::Blank || sheet.fields.len() <= FIELDS_ACROSS || !field.text.is_empty()
    };
    sheet.fields.iter().filter(is_shown).collect()
}

/// Where the board and what its lines mean lie: left, top, width, height.
pub fn cut(page: &Page) -> [f64; 4] {
    let lines = page.lines.iter().map(|(route, _)| route.from.y);
    let low = lines.fold(page.board.low(), |low, y| low.max(y + LEGEND * page.scale));
    let edge = EDGE * page.scale;
    let (x, y) = (page.board.x - edge, page.board.y - edge);
    [x, y, page.board.w + 2.0 * edge, low + edge - y]
}

/// Draws what is no letter.
pub fn draw(page: &Page, ground: &mut Ground) {
    let scale = page.scale;
    for area in &page.boxes {
        let how = if page.is_blank {
            format!(
                "fill=\"#fff\" stroke=\"{STRONG}\" stroke-width=\"{:.2}\"",
                0.7 * scale
            )
        } else {
            format!("fill=\"{SOFT}\"")
        };
        ground.rect(*area, 4.0 * scale, &how);
    }
    for knot in &page.knots {
        ground.rect(
            *knot,
            knot.h / 2.0,
            &format!(
                "fill=\"{BRAND_SOFT}\" stroke=\"{BRAND}\" stroke-width=\"{:.2}\"",
                0.9 * scale
            ),
        );
    }
    for (route, meaning) in &page.lines {
        ground.link(route, meaning.line, meaning.is_directed);
    }
}

fn foot(sheet: &Sheet, [x, y, w]: [f64; 3], scale: f64, measure: &mut Measure) -> Put {
    let size = 7.0 * scale;
    let text = measure.text(&sheet.foot, Face::Plain);
    Put {
        x,
        y: y + 2.0 * scale,
        w,
        size,
        face: "plain",
        colour: QUIET,
        is_centred: false,
        lines: measure.lines(&text, w / size),
    }
}

fn kicker(sheet: &Sheet, [x, y]: [f64; 2], scale: f64, measure: &mut Measure) -> Put {
    let size = 8.5 * scale;
    let text = measure.text(&sheet.kicker, Face::Bold);
    Put {
        x: x + 21.0 * scale,
        y: y + 3.2 * scale,
        w: 300.0 * scale,
        size,
        face: "bold",
        colour: QUIET,
        is_centred: false,
        lines: measure.lines(&text, 30.0),
    }
}

fn heading(sheet: &Sheet, [x, y, w]: [f64; 3], scale: f64, measure: &mut Measure) -> Put {
    let text = measure.text(&sheet.title, Face::Head);
    let fits = |size: f64, measure: &mut Measure| {
        let lines = measure.lines(&text, w / size);
        (count(&lines) as f64 * LINE * size <= 29.0 * scale || size <= TITLES[7] * scale)
            .then_some((size, lines))
    };
    let mut sizes = TITLES.iter().map(|size| size * scale);
    let (size, lines) = sizes
        .find_map(|size| fits(size, measure))
        .expect("the smallest size is taken whatever it needs");
    Put {
        x,
        y: y + 20.5 * scale,
        w,
        size,
        face: "head",
        colour: INK,
        is_centred: false,
        lines,
    }
}

impl Page {
    /// Fields in rows that they share.
    fn fields(&mut self, fields: &[&Field], room: Area, goes_on: &str, measure: &mut Measure) {
        let gap = 5.0 * self.scale;
        let rows: Vec<&[&Field]> = fields.chunks(FIELDS_ACROSS).collect();
        let h = (room.h - gap * rows.len().saturating_sub(1) as f64) / rows.len().max(1) as f64;
        for (down, row) in rows.iter().enumerate() {
            let w = (room.w - gap * (row.len() - 1) as f64) / row.len() as f64;
            for (across, field) in row.iter().enumerate() {
                let area = Area {
                    x: room.x + across as f64 * (w + gap),
                    y: room.y + down as f64 * (h + gap),
                    w,
                    h,
                };
                self.boxes.push(area);
                self.field(field, area, goes_on, measure);
            }
        }
    }

    /// A field's name and as much of its text as it has room for; the rest stands in the text.
    fn field(&mut self, field: &Field, area: Area, goes_on: &str, measure: &mut Measure) {
        let scale = self.scale;
        let (pad, size) = (5.0 * scale, 7.0 * scale);
        let label = measure.text(&field.label, Face::Bold);
        let label = measure.lines(&label, (area.w - 2.0 * pad) / size);
        let label_high = count(&label) as f64 * LINE * size;
        let put = |y: f64, size: f64, face, colour, lines| Put {
            x: area.x + pad,
            y,
            w: area.w - 2.0 * pad,
            size,
            face,
            colour,
            is_centred: false,
            lines,
        };
        self.picture
            .push(put(area.y + 3.5 * scale, size, "bold", BRAND, label));
        if field.text.is_empty() {
            return;
        }
        let top = area.y + 3.5 * scale + label_high + 1.0 * scale;
        let room = area.low() - 3.0 * scale - top;
        let text = measure.text(&field.text, Face::Plain);
        let mut set = Vec::new();
        let mut size = 0.0;
        for share in TEXTS {
            size = share * scale;
            set = measure.lines(&text, (area.w - 2.0 * pad) / size);
            if count(&set) as f64 * LINE * size <= room {
                break;
            }
        }
        let most = (room / (LINE * size)).floor().max(1.0) as usize;
        if count(&set) > most {
            let flat = set.iter().flat_map(|one| &one.lines);
            let start: Vec<&str> = flat
                .take(most.saturating_sub(1))
                .map(String::as_str)
                .collect();
            let short = measure.text(&start.join(" "), Face::Plain);
            set = measure.lines(&short, (area.w - 2.0 * pad) / size + 0.5);
            let more = measure.text(goes_on, Face::Bold);
            set.extend(measure.lines(&more, (area.w - 2.0 * pad) / size));
        }
        self.picture.push(put(top, size, "plain", INK, set));
    }

    fn guide(&mut self, sheet: &Sheet, [x, y, w]: [f64; 3], measure: &mut Measure) {
        let scale = self.scale;
        let count_of = sheet.steps.len().max(1) as f64;
        let wide = w / count_of;
        let knot = 15.0 * scale;
        for (at, step) in sheet.steps.iter().enumerate() {
            let left = x + at as f64 * wide;
            self.knots.push(Area {
                x: left,
                y: y + 4.0 * scale,
                w: knot,
                h: knot,
            });
            let letter = measure.text(&step.letter, Face::Bold);
            let mut put = Put {
                x: left,
                y: y + 4.0 * scale + (knot - LINE * 9.0 * scale) / 2.0,
                w: knot,
                size: 9.0 * scale,
                face: "bold",
                colour: BRAND,
                is_centred: true,
                lines: measure.lines(&letter, 9.0),
            };
            self.beside.push(put.clone());
            let room = wide - knot - 12.0 * scale;
            let title = measure.text(&step.title, Face::Plain);
            let mut size = 9.0 * scale;
            let mut lines = measure.lines(&title, room / size);
            while count(&lines) as f64 * LINE * size > 24.0 * scale && size > 6.0 * scale {
                size -= 0.5 * scale;
                lines = measure.lines(&title, room / size);
            }
            let high = count(&lines) as f64 * LINE * size;
            put = Put {
                x: left + knot + 5.0 * scale,
                y: y + 4.0 * scale + ((knot - high) / 2.0).max(-4.0 * scale),
                w: room,
                size,
                face: "plain",
                colour: INK,
                is_centred: false,
                lines,
            };
            self.beside.push(put);
        }
    }

    fn legend(&mut self, legend: &[Meaning], [x, y, w]: [f64; 3], measure: &mut Measure) {
        let scale = self.scale;
        let sample = 30.0 * scale;
        let length = |size: f64, measure: &mut Measure| {
            let words = legend
                .iter()
                .map(|one| measure.width(&one.word, Face::Plain) * size);
            words.map(|word| word + sample + 16.0 * scale).sum::<f64>()
        };
        let mut size = 8.0 * scale;
        while length(size, measure) > w && size > 5.0 * scale {
            size -= 0.25 * scale;
        }
        let mut left = x;
        let middle = y + LEGEND * scale / 2.0;
        for one in legend {
            let at = |x: f64| Point { x, y: middle };
            let route = Route {
                from: at(left + 5.0 * scale),
                bend: at(left + sample / 2.0),
                to: at(left + sample - 5.0 * scale),
            };
            self.lines.push((route, one.clone()));
            let wide = measure.width(&one.word, Face::Plain) * size;
            let text = measure.text(&one.word, Face::Plain);
            self.picture.push(Put {
                x: left + sample + 2.0 * scale,
                y: middle - LINE * size / 2.0,
                w: wide + size * 0.5,
                size,
                face: "plain",
                colour: INK,
                is_centred: false,
                lines: measure.lines(&text, 999.0),
            });
            left += sample + wide + 16.0 * scale;
        }
    }
}

//! Contents that use every part of a template, made from a number.
use canvas::Template;
use canvas::content::{Circle, Content, Lane, Link, Note, Signed, Tick};
use canvas::sheet::Mark;
use canvas::summary::{Part, Summary};
use canvas::template::{AxisSpec, MatrixSpec};

/// What people write, and what programs stumble over.
const WORDS: [&str; 16] = [
    "Kirjasto",
    "=1+1",
    "\"lainaus\"; ja, pilkku",
    "rivi\nhuomautus\r\nja\rvielä",
    " @väli ",
    "🎈👩‍👩‍👧 ja \u{1F1EB}\u{1F1EE}",
    "_x0041_ ja _x005F_",
    "<b>&amp;</b>",
    "\u{202E}takaperin\u{202C}",
    "\u{200B}+nolla",
    "\u{7}ääni\u{1B}[31m",
    "-",
    "",
    "https://example.org/?a=b#c",
    "</script>",
    "\u{FEFF}merkki",
];

/// Numbers one after the other, the same ones for the same start.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn words(&mut self) -> String {
        let count = self.roll(4);
        (0..count).map(|_| WORDS[self.roll(WORDS.len())]).collect()
    }

    fn signed(&mut self) -> Signed {
        Signed {
            by: format!("account-{}", self.roll(5)),
            name: self.words().chars().take(200).collect(),
            at: 1_788_000_000_000 + self.roll(1_000_000) as i64,
        }
    }

    fn order(&mut self, i: usize) -> String {
        format!("b{:02}{}V", i, self.roll(10))
    }

    fn place(&mut self) -> Option<[f64; 2]> {
        let mut one = |most: usize| self.roll(most * 1000) as f64 / 1000.0 - 300.0;
        let place = [one(1500), one(1000)];
        (self.roll(3) > 0).then_some(place)
    }
}

/// A content of the kind with something in every part of it; `seed` is not 0.
pub fn every_part(template: &Template, seed: u64) -> Content {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut content = Content::default();
    for field in &template.fields {
        let by = dice.signed();
        content.written.insert(format!("field:{}", field.slug), by);
        if field.input.is_choice() {
            let chosen = vec!["091".to_owned(), format!("key-{}", dice.roll(9))];
            content.choices.insert(field.slug.clone(), chosen);
        } else {
            content.fields.insert(field.slug.clone(), dice.words());
        }
    }
    for part in Part::ALL {
        content.written.insert(part.place(), dice.signed());
    }
    content.summary = Summary {
        seen: dice.words(),
        decided: dice.words(),
    };
    notes(template, &mut dice, &mut content);
    links_and_circles(template, &mut dice, &mut content);
    if let Some(matrix) = &template.matrix {
        content.rows = lanes(&matrix.rows, "row", &mut dice);
        content.columns = lanes(&matrix.columns, "column", &mut dice);
        cells(matrix, &mut dice, &mut content);
    }
    content
}

fn notes(template: &Template, dice: &mut Dice, content: &mut Content) {
    for zone in &template.zones {
        for kind in &zone.kinds {
            for i in 0..2 {
                let spec = template.note_kind(kind).unwrap();
                let attributes = spec.attributes.iter();
                let mut note = Note {
                    id: format!("note-{}-{kind}-{i}", zone.slug),
                    zone: zone.slug.clone(),
                    kind: kind.clone(),
                    text: dice.words(),
                    pos: dice.place(),
                    order: dice.order(i),
                    author: format!("account-{}", dice.roll(5)),
                    by: dice.words(),
                    at: 1_788_000_000_000 + dice.roll(1_000_000) as i64,
                    reference: (dice.roll(2) == 0).then(|| "life-area:housing".to_owned()),
                    attributes: attributes
                        .map(|a| (a.slug.clone(), format!("key-{}", dice.roll(9))))
                        .collect(),
                    colour: (dice.roll(2) == 0).then(|| "k-sun".to_owned()),
                    ..Note::default()
                };
                content.ticks.insert(note.id.clone(), tick(dice));
                if dice.roll(4) == 0 {
                    note.binned = Some(dice.signed());
                    content.bin.push(note);
                } else {
                    content.notes.push(note);
                }
            }
        }
    }
}

fn links_and_circles(template: &Template, dice: &mut Dice, content: &mut Content) {
    let ids: Vec<String> = content.notes.iter().map(|note| note.id.clone()).collect();
    if ids.is_empty() {
        return;
    }
    for (i, kind) in template.link_kinds.iter().enumerate() {
        for (n, to) in [ids[dice.roll(ids.len())].clone(), "note-gone".to_owned()]
            .into_iter()
            .enumerate()
        {
            content.links.push(Link {
                id: format!("link-{i:04}-{n}"),
                from: ids[dice.roll(ids.len())].clone(),
                to,
                kind: kind.slug.clone(),
                label: dice.words(),
                signed: dice.signed(),
            });
        }
    }
    if template.circles.is_some() {
        for i in 0..2 {
            let mut members: Vec<String> = ids.iter().take(1 + dice.roll(4)).cloned().collect();
            members.sort();
            content.circles.push(Circle {
                id: format!("circle-{i:04}"),
                label: dice.words(),
                members,
                signed: dice.signed(),
            });
        }
    }
}

fn lanes(axis: &AxisSpec, name: &str, dice: &mut Dice) -> Vec<Lane> {
    let count = if axis.open { 3 } else { 0 };
    let lane = |i| Lane {
        id: format!("{name}-id-{i}"),
        order: dice.order(i),
        parts: axis
            .parts
            .iter()
            .map(|part| (part.clone(), dice.words()))
            .collect(),
        reference: None,
    };
    (0..count).map(lane).collect()
}

fn cells(matrix: &MatrixSpec, dice: &mut Dice, content: &mut Content) {
    let ids = |axis: &AxisSpec, added: &[Lane]| -> Vec<String> {
        let fixed = axis.fixed.iter().map(|lane| lane.slug.clone());
        fixed
            .chain(added.iter().map(|lane| lane.id.clone()))
            .collect()
    };
    for column in ids(&matrix.columns, &content.columns) {
        for row in ids(&matrix.rows, &content.rows) {
            let key = format!("{row}:{column}");
            if matrix.takes_text(&row, &column) {
                content.cells.insert(key.clone(), dice.words());
                content.written.insert(format!("cell:{key}"), dice.signed());
            }
            match matrix.mark_of(&row, &column).map(|rule| rule.mark) {
                Some(Mark::Heart) => {
                    content.hearts.insert(column.clone(), dice.signed());
                }
                Some(_) => {
                    content.ticks.insert(key, tick(dice));
                }
                None => {}
            }
        }
    }
}

fn tick(dice: &mut Dice) -> Tick {
    Tick {
        signed: dice.signed(),
        note: dice.words(),
        confidence: ["", "guess", "heard", "measured"][dice.roll(4)].to_owned(),
    }
}

//! How wide words are, and where their lines break, in ems of their own size.
use std::collections::HashMap;

use typst::text::FontInstance;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::world;

/// What a text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Plain,
    Bold,
    Head,
}

/// Fonts of each face in the order in which they are asked for a letter; numbers are places in `world::faces`.
const CHAINS: [[usize; 6]; 3] = [[0, 3, 2, 5, 6, 7], [1, 4, 2, 5, 6, 7], [2, 1, 4, 5, 6, 7]];
/// Width of a letter that no font has.
const UNKNOWN_EM: f64 = 1.0;
/// Letters of scripts whose forms join may be this much wider than alone, and no kerning is counted.
const SAFE: f64 = 1.015;
/// Letters before and after a hyphen.
const SYLLABLE_MIN: usize = 3;

/// Measures texts; remembers letters.
#[derive(Default)]
pub struct Measure {
    known: [HashMap<char, f64>; 3],
}

/// A text, measured once.
#[derive(Clone, Debug, Default)]
pub struct Text {
    paragraphs: Vec<Paragraph>,
    face: usize,
}

#[derive(Clone, Debug)]
struct Paragraph {
    words: Vec<Word>,
    is_leftward: bool,
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    width: f64,
    /// Whether a space stands before it.
    is_apart: bool,
}

/// Lines that belong together, in one direction.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Lines {
    pub lines: Vec<String>,
    pub is_leftward: bool,
}

impl Measure {
    /// Measures a text; its line breaks stay.
    pub fn text(&mut self, text: &str, face: Face) -> Text {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        Text {
            paragraphs: lines.map(|line| self.paragraph(line, face)).collect(),
            face: face as usize,
        }
    }

    /// Width of a text on one line.
    pub fn width(&mut self, text: &str, face: Face) -> f64 {
        text.chars()
            .map(|letter| self.letter(letter, face))
            .sum::<f64>()
            * SAFE
    }

    fn paragraph(&mut self, line: &str, face: Face) -> Paragraph {
        let mut words = Vec::new();
        for word in line.split_whitespace() {
            for (at, part) in parts(word).into_iter().enumerate() {
                words.push(Word {
                    width: self.width(part, face),
                    text: part.to_owned(),
                    is_apart: at == 0,
                });
            }
        }
        Paragraph {
            words,
            is_leftward: is_leftward(line),
        }
    }

    fn letter(&mut self, letter: char, face: Face) -> f64 {
        let known = &mut self.known[face as usize];
        *known.entry(letter).or_insert_with(|| advance(letter, face))
    }

    /// Breaks a text into lines of at most so many ems. No letter is left out; a word that is too long is broken.
    pub fn lines(&mut self, text: &Text, width: f64) -> Vec<Lines> {
        let face = [Face::Plain, Face::Bold, Face::Head][text.face];
        let space = self.letter(' ', face) * SAFE;
        let paragraphs = text.paragraphs.iter();
        paragraphs
            .map(|paragraph| Lines {
                lines: self.broken(paragraph, face, width, space),
                is_leftward: paragraph.is_leftward,
            })
            .collect()
    }

    fn broken(&mut self, paragraph: &Paragraph, face: Face, width: f64, space: f64) -> Vec<String> {
        let mut lines = Vec::new();
        let (mut line, mut filled) = (String::new(), 0.0);
        for word in &paragraph.words {
            let gap = if word.is_apart && !line.is_empty() {
                space
            } else {
                0.0
            };
            if !line.is_empty() && filled + gap + word.width > width {
                lines.push(std::mem::take(&mut line));
                filled = 0.0;
            }
            if word.width > width {
                let mut pieces = self.pieces(&word.text, face, width);
                line = pieces.pop().unwrap_or_default();
                lines.extend(pieces);
                filled = self.width(&line, face);
                continue;
            }
            if gap > 0.0 && !line.is_empty() {
                line.push(' ');
                filled += gap;
            }
            line.push_str(&word.text);
            filled += word.width;
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// A word in pieces that fit, with a hyphen where a syllable ends.
    fn pieces(&mut self, word: &str, face: Face, width: f64) -> Vec<String> {
        let clusters: Vec<&str> = word.graphemes(true).collect();
        let hyphen = self.width("-", face);
        let mut pieces = Vec::new();
        let mut start = 0;
        while start < clusters.len() {
            let (mut end, mut filled, mut syllable) = (start, 0.0, None);
            while end < clusters.len() {
                let wide = self.width(clusters[end], face);
                if end > start && filled + wide > width {
                    break;
                }
                if filled + hyphen <= width && ends_syllable(&clusters[start..], end - start) {
                    syllable = Some(end);
                }
                filled += wide;
                end += 1;
            }
            if end < clusters.len()
                && let Some(at) = syllable
            {
                pieces.push(clusters[start..at].concat() + "-");
                start = at;
            } else {
                pieces.push(clusters[start..end].concat());
                start = end;
            }
        }
        pieces
    }
}

impl Text {
    /// Width of its widest word.
    pub fn widest(&self) -> f64 {
        let words = self.paragraphs.iter().flat_map(|one| &one.words);
        words.map(|word| word.width).fold(0.0, f64::max)
    }
}

/// How many lines there are.
pub fn count(lines: &[Lines]) -> usize {
    lines.iter().map(|one| one.lines.len()).sum()
}

fn advance(letter: char, face: Face) -> f64 {
    if is_mark(letter) {
        return 0.0;
    }
    let of = |font: &FontInstance| {
        let glyph = font.ttf().glyph_index(letter)?;
        font.x_advance(glyph.0)
    };
    let fonts = world::faces();
    let found = CHAINS[face as usize]
        .iter()
        .find_map(|font| of(fonts.get(*font)?));
    found.map_or(UNKNOWN_EM, typst::layout::Em::get)
}

/// Joiners, signs of variants and the place where a word may be broken take no room.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' | '\u{2060}')
}

/// Places where a word may be broken without a hyphen: after a hyphen or slash, and where a long one was made breakable.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, letter) in word.char_indices() {
        let end = at + letter.len_utf8();
        if letter == '\u{200b}' {
            parts.push(&word[start..at]);
            start = end;
        } else if matches!(letter, '-' | '/') && at > start && end < word.len() {
            parts.push(&word[start..end]);
            start = end;
        }
    }
    parts.push(&word[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a syllable ends before the cluster at `at`: a consonant and a vowel follow, and neither end of the word is near.
fn ends_syllable(clusters: &[&str], at: usize) -> bool {
    let is = |at: usize, letters: &str| {
        let cluster = clusters.get(at).map(|cluster| cluster.to_lowercase());
        cluster.is_some_and(|cluster| letters.contains(&cluster))
    };
    at >= SYLLABLE_MIN
        && at + SYLLABLE_MIN <= clusters.len()
        && is(at, "bcdfghjklmnpqrstvwxz")
        && is(at + 1, "aeiouyäöå")
}

/// Whether the first letter of a line is of a script that runs from right to left.
pub fn is_leftward(line: &str) -> bool {
    let first = line.chars().find(|letter| letter.is_alphabetic());
    first.is_some_and(|letter| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
    })
}

//! Reports: what they say, how they are tagged, and that every text can be set.
use proptest::prelude::*;
use typeset::report::{Block, Chapter, Report, report};
use typeset::sheet::Body;
use typeset::{Fact, Lang, Pdf};

use crate::reading::Read;
use crate::sheets::{about, linked, sheet_of, table};

fn set(paper: &Report) -> Pdf {
    report(paper, &about(Lang::En)).unwrap()
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn workshop() -> Report {
    let chapter = |title: &str, blocks| Chapter {
        title: title.to_owned(),
        blocks,
        ..Chapter::default()
    };
    Report {
        kicker: "Workshop report".to_owned(),
        title: "First meeting".to_owned(),
        aim: "Aim".to_owned(),
        lead: "We know each other.".to_owned(),
        facts: vec![Fact {
            name: "Place".to_owned(),
            value: "Hall".to_owned(),
        }],
        contents: "Contents".to_owned(),
        chapters: vec![
            chapter(
                "Agenda",
                vec![
                    Block::Text("Of the day".to_owned()),
                    Block::List(owned(&["Begin", "End"])),
                    Block::Table {
                        columns: owned(&["Step", "Length"]),
                        rows: vec![owned(&["Welcome", "10 min"])],
                    },
                ],
            ),
            chapter(
                "Actors",
                vec![
                    Block::Sheet(Box::new(linked())),
                    Block::Heading("Vote".to_owned()),
                    Block::Bars {
                        columns: owned(&["Note", "Votes"]),
                        rows: vec![(owned(&["Library"]), 3), (owned(&["Club"]), 0)],
                    },
                ],
            ),
            chapter(
                "Table",
                vec![Block::Sheet(Box::new(sheet_of(Body::Table(table()))))],
            ),
        ],
        foot: "Lakeside".to_owned(),
    }
}

#[test]
fn a_report_starts_with_a_cover_and_each_canvas_on_its_page() {
    let pdf = set(&workshop());
    let read = Read::new(&pdf.bytes);
    let text = read.text();
    let contents = "Aim We know each other. Contents Agenda 2 Actors 3 Table 5 Agenda Of the day";
    assert!(text.contains(contents), "{text}");
    assert_eq!(read.claims(), [true; 3]);
    assert_eq!(read.lang(), "en");
    let tags = read.tags();
    for tag in [
        "H1", "H2", "H3", "Figure", "TOC", "TOCI", "L", "LI", "Table", "TH",
    ] {
        let stands = tags.lines().any(|line| line.trim().starts_with(tag));
        assert!(stands, "no {tag}: {tags}");
    }
    assert_eq!(set(&workshop()).bytes, pdf.bytes, "the same twice");
}

#[test]
fn votes_are_numbers_beside_their_bars() {
    let text = Read::new(&set(&workshop()).bytes).text();
    assert!(text.contains("Note Votes Library 3 Club 0"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Any characters at all, also those that no font has and those that mean nothing.
    #[test]
    fn any_text_can_be_set(
        any in prop::collection::vec(any::<char>(), 0..40),
        mixed in "[\\p{Latin}\\p{Arabic}\\p{Hebrew}\\p{Mn}\\p{Cf}\\p{Emoji}\n ]{0,60}",
    ) {
        let any: String = any.into_iter().collect();
        let paper = Report {
            title: mixed.clone(),
            lead: any.clone(),
            chapters: vec![Chapter {
                kicker: any.clone(),
                title: mixed.clone(),
                blocks: vec![
                    Block::Heading(any.clone()),
                    Block::List(vec![mixed.clone()]),
                    Block::Table { columns: vec![mixed.clone(); 2], rows: vec![vec![any.clone(); 2]] },
                    Block::Bars { columns: vec![any.clone(); 2], rows: vec![(vec![mixed], 1)] },
                    Block::Text(any),
                ],
            }],
            ..workshop()
        };
        let pdf = set(&paper);
        prop_assert_eq!(Read::new(&pdf.bytes).pages(), pdf.pages);
    }
}

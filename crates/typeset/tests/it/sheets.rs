//! Worksheets as PDF.
use expect_test::expect;
use typeset::sheet::{
    Board, Body, Cell, Circle, Field, FieldSize, Head, Line, Link, Mark, Meaning, Note, Paper,
    Place, Room, Row, Shape, Sheet, Sign, Step, Table, Words, Zone, sheet,
};
use typeset::{About, Lang, Pdf};

use crate::reading::Read;

const NAMES: [(&str, &str, Place); 4] = [
    ("Funders", "fund", Place::Hub { index: 0, of: 1 }),
    ("State", "state", Place::Sector { index: 0, of: 2 }),
    ("Municipality", "muni", Place::Sector { index: 1, of: 2 }),
    ("Models", "plain", Place::Tray),
];

pub fn about(lang: Lang) -> About {
    About {
        lang,
        author: "Lakeside".to_owned(),
        made_at_ms: 1_795_348_800_000,
    }
}

fn set(of: &Sheet, paper: Paper) -> Pdf {
    sheet(of, paper, &about(Lang::En)).unwrap()
}

fn words() -> Words {
    let word = |text: &str| text.to_owned();
    Words {
        as_text: word("The same as text"),
        rest: word("The rest"),
        rest_short: word("Rest"),
        links: word("Links"),
        circles: word("Circles"),
        fields: word("Fields"),
        steps: word("Steps"),
        ticked: word("Tick"),
        goes_on: word("Goes on"),
        none: word("Nothing yet."),
        empty: word("Without notes"),
    }
}

fn note(area: usize, name: &str, remark: &str) -> Note {
    Note {
        area,
        sign: String::new(),
        name: name.to_owned(),
        remark: remark.to_owned(),
        tone: NAMES[area].1.to_owned(),
        is_ticked: false,
        pos: None,
    }
}

fn wheel(notes: Vec<Note>) -> Sheet {
    let zone = |(name, tone, place): (&str, &str, Place)| Zone {
        name: name.to_owned(),
        short: name.to_owned(),
        ring: String::new(),
        tone: tone.to_owned(),
        place,
    };
    sheet_of(Body::Board(Board {
        shape: Shape::Wheel,
        areas: NAMES.map(zone).to_vec(),
        notes,
        links: Vec::new(),
        circles: Vec::new(),
        legend: Vec::new(),
        alt: "A wheel of two sectors".to_owned(),
    }))
}

pub fn sheet_of(body: Body) -> Sheet {
    Sheet {
        room: Room::Filled,
        kicker: "Actor map".to_owned(),
        title: "Lakeside".to_owned(),
        foot: "Lakeside, 22 Nov 2026".to_owned(),
        fields: vec![field("A", "Target", "The lake", FieldSize::Line)],
        body,
        steps: vec![Step {
            letter: "A".to_owned(),
            title: "Place the actors".to_owned(),
        }],
        words: words(),
    }
}

fn field(letter: &str, label: &str, text: &str, size: FieldSize) -> Field {
    Field {
        letter: letter.to_owned(),
        label: label.to_owned(),
        help: String::new(),
        text: text.to_owned(),
        options: Vec::new(),
        size,
    }
}

pub fn table() -> Table {
    let head = |title: &str| Head {
        title: title.to_owned(),
        text: String::new(),
    };
    let cell = |text: &str, sign: Sign, is_set| Cell {
        text: text.to_owned(),
        mark: Some(Mark {
            sign,
            is_set,
            said: "Heard\nin May".to_owned(),
        }),
    };
    Table {
        letter: "B".to_owned(),
        caption: "Whom the models reach".to_owned(),
        corner: "Group".to_owned(),
        columns: vec![head("Desk"), head("Bus")],
        rows: vec![Row {
            letter: "B".to_owned(),
            title: "Elders".to_owned(),
            help: "Who they are".to_owned(),
            cells: vec![
                cell("Mondays", Sign::Tick, true),
                cell("", Sign::Guess, false),
            ],
        }],
    }
}

/// A text without spaces and hyphens, so that it is the same however its lines are broken.
fn bare(text: &str) -> String {
    text.replace(['-', '\u{ad}'], "")
        .split_whitespace()
        .collect()
}

/// Three notes, a link and a circle.
pub fn linked() -> Sheet {
    let mut of = wheel(vec![
        note(0, "Fund", ""),
        note(1, "Tax office", "Answers by phone"),
        note(2, "Library", "Without an appointment"),
    ]);
    if let Body::Board(board) = &mut of.body {
        board.links = vec![Link {
            from: 0,
            to: 2,
            line: Line::Fund,
            is_directed: true,
            word: "funds".to_owned(),
            said: "Fund funds: Library".to_owned(),
        }];
        board.circles = vec![Circle {
            number: "1".to_owned(),
            label: "1 · Near".to_owned(),
            members: vec![1, 2],
        }];
        board.legend = vec![Meaning {
            line: Line::Fund,
            is_directed: true,
            word: "funds".to_owned(),
        }];
    }
    of
}

#[test]
fn a_board_is_a_picture_and_then_text_by_areas() {
    let pdf = set(&linked(), Paper::A3);
    let read = Read::new(&pdf.bytes);
    assert_eq!(read.size(), [1191, 842]);
    assert_eq!(read.claims(), [true; 3]);
    assert_eq!(read.fonts(), [3, 0]);
    assert_eq!(read.about(), "Lakeside | Lakeside | 2026-11-22");
    let after = read.text();
    let after = &after[after.find("The same as text").unwrap()..];
    expect!["The same as text Fields Target The lake Funders • Fund State • Tax office Answers by phone Municipality • Library Without an appointment Without notes: Models Circles 1 · Near • Tax office • Library Links • Fund funds: Library"].assert_eq(after);
}

#[test]
fn the_picture_is_one_figure_and_the_text_has_headings_and_lists() {
    let read = Read::new(&set(&linked(), Paper::A4).bytes);
    expect![[r#"
        Document
          P
          H1
          Figure
          P
          H2
          H3
          P
          P
          H3
          L
            LI
              Lbl
              LBody
                P
          H3
          L
            LI
              Lbl
              LBody
                P
                P
          H3
          L
            LI
              Lbl
              LBody
                P
                P
          P
          H3
          P
          L
            LI
              Lbl
              LBody
                P
            LI
              Lbl
              LBody
                P
          H3
          L
            LI
              Lbl
              LBody
                P
    "#]]
    .assert_eq(&read.tags());
}

#[test]
fn three_hundred_notes_of_25_words_are_all_there() {
    let words = "Neuvoo ja opastaa asiakkaita sähköisissä asioinneissa joka arkipäivä, myös kotona ja etänä, kun laite ei toimi tai tunnukset puuttuvat, ja ohjaa tarvittaessa eteenpäin oikeaan paikkaan";
    let notes = (0..300)
        .map(|at| note(at % 4, &format!("Lappu {at}."), words))
        .collect();
    let pdf = set(&wheel(notes), Paper::A3);
    let read = Read::new(&pdf.bytes).text();
    let text = bare(&read[read.find("The same as text").unwrap()..]);
    assert_eq!(text.matches(&bare(words)).count(), 300);
    for at in 0..300 {
        assert!(text.contains(&format!("Lappu{at}.")), "{at}");
    }
    assert!(read.contains("The rest"));
}

#[test]
fn a_sheet_says_its_language_and_is_the_same_twice() {
    let of = wheel(vec![note(1, "Tax office", "")]);
    for lang in [Lang::Fi, Lang::Sv, Lang::En] {
        let pdf = sheet(&of, Paper::A4, &about(lang)).unwrap();
        assert_eq!(Read::new(&pdf.bytes).lang(), lang.code());
        let again = sheet(&of, Paper::A4, &about(lang)).unwrap();
        assert!(pdf.bytes == again.bytes, "{lang:?} differs");
    }
}

#[test]
fn long_words_emoji_and_other_scripts_are_set() {
    let word = "Digitukikehittämiskumppanuusehdotus".repeat(12);
    for (written, expected) in [
        (word.as_str(), word.as_str()),
        ("Skábmagovat ǥ ʒ ŋ ŧ", "Skábmagovatǥʒŋŧ"),
        ("👩‍🔧 🇫🇮 1️⃣ ❤️", "👩‍🔧"),
        ("漢字 for all", "\u{fffd}\u{fffd}forall"),
        (
            "#panic(1) = Heading $x$ <label> @label",
            "#panic(1)=Heading$x$<label>@label",
        ),
    ] {
        let read = Read::new(&set(&wheel(vec![note(2, written, written)]), Paper::A4).bytes);
        assert!(
            bare(&read.text()).contains(expected),
            "{written}: {}",
            read.text()
        );
        assert_eq!(read.claims(), [true; 3]);
    }
    for leftward in ["שלום לכולם", "مرحبا بالجميع"] {
        let of = wheel(vec![note(2, leftward, leftward)]);
        let read = Read::new(&set(&of, Paper::A4).bytes);
        assert!(!read.text().contains('\u{fffd}'), "{}", read.text());
    }
}

#[test]
fn a_blank_board_is_one_page_with_its_steps() {
    for paper in [Paper::A4, Paper::A3, Paper::A1] {
        let mut of = wheel(Vec::new());
        of.room = Room::Blank;
        let pdf = set(&of, paper);
        let read = Read::new(&pdf.bytes).text();
        assert_eq!(pdf.pages, 1);
        for words in ["Place the actors", "Target", "Municipality"] {
            assert!(read.contains(words), "{words}: {read}");
        }
    }
}

#[test]
fn tables_and_forms_are_told_in_order() {
    let fields = vec![
        field("A", "Target", "The lake", FieldSize::Line),
        field("E", "Conclusions", "", FieldSize::Text),
    ];
    let of = |body| Sheet {
        fields: fields.clone(),
        ..sheet_of(body)
    };
    let read = Read::new(&set(&of(Body::Table(table())), Paper::A4).bytes);
    expect!["Actor map Lakeside A Target The lake Group Desk Bus B Elders Mondays Heard in May E Conclusions Nothing yet."].assert_eq(&read.text());
    expect![[r#"
        Document
          P
          H1
          Div
            Div
              Div
                Div
                  H2
                  P
            Div
              Table
                TR
                  TH of Column
                  TH of Column
                    P
                  TH of Column
                    P
                TR
                  TH of Row
                    P
                  TD
                    P
                    P
                    P
                  TD
            Div
              H2
              P
            Div
    "#]]
    .assert_eq(&read.tags());
    assert_eq!(read.claims(), [true; 3]);
    let read = Read::new(&set(&of(Body::Form(Some(table()))), Paper::A4).bytes);
    expect!["Actor map Lakeside A Target The lake B Whom the models reach Group Desk Bus B Elders Mondays Heard in May E Conclusions Nothing yet."].assert_eq(&read.text());
    for body in [
        Body::Table(table()),
        Body::Form(Some(table())),
        Body::Form(None),
    ] {
        let mut blank = of(body);
        blank.room = Room::Blank;
        let pdf = set(&blank, Paper::A4);
        assert_eq!(pdf.pages, 1);
        let read = Read::new(&pdf.bytes);
        assert!(read.text().contains("Place the actors"), "{}", read.text());
    }
}

#[test]
fn a_wide_table_goes_on_below_and_a_long_one_on_the_next_page() {
    let mut wide = table();
    wide.columns = (0..20)
        .map(|at| Head {
            title: format!("Model {at}."),
            text: "Every day".to_owned(),
        })
        .collect();
    let cell = |at: usize| Cell {
        text: format!("Cell {at}."),
        mark: None,
    };
    wide.rows[0].cells = (0..20).map(cell).collect();
    wide.rows = vec![wide.rows[0].clone(); 30];
    let pdf = set(&sheet_of(Body::Table(wide)), Paper::A4);
    let read = Read::new(&pdf.bytes).text();
    assert!(pdf.pages > 1);
    for at in 0..20 {
        assert_eq!(read.matches(&format!("Cell {at}.")).count(), 30, "{at}");
        assert!(read.contains(&format!("Model {at}.")));
    }
}

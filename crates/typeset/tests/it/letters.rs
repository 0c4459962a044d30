//! Letters: what they say, how they are tagged, on how many pages they are, and that every text can be set.
use expect_test::expect;
use proptest::prelude::*;
use typeset::{About, Fact, Lang, Letter, Part, Pdf, letter};

use crate::reading::Read;

const MADE_AT_MS: i64 = 1_795_334_400_000;

fn about(lang: Lang) -> About {
    About {
        lang,
        author: "Lakeside".to_owned(),
        made_at_ms: MADE_AT_MS,
    }
}

fn set(paper: &Letter) -> Pdf {
    letter(paper, &about(Lang::En)).unwrap()
}

fn text(heading: &str, text: &str) -> Part {
    Part::Text {
        heading: heading.to_owned(),
        text: text.to_owned(),
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn proposal() -> Letter {
    Letter {
        kicker: "Partnership proposal".to_owned(),
        title: "Help in the hall".to_owned(),
        facts: vec![Fact {
            name: "To".to_owned(),
            value: "Bank Birch".to_owned(),
        }],
        lead: "One hour a week.\nNobody is left alone.".to_owned(),
        parts: vec![
            text("Goal", "Everyone can pay a bill."),
            Part::Table {
                heading: "What we give and wish for".to_owned(),
                columns: owned(&["", "From us you get", "From you we wish"]),
                rows: vec![
                    owned(&["Knowledge", "Two guides", "Your advice"]),
                    owned(&["Money", "", "Coffee"]),
                ],
            },
            Part::Steps {
                heading: "First steps".to_owned(),
                items: owned(&["We meet.", "We try for a month."]),
            },
        ],
        foot: "Lakeside, 22 Nov 2026".to_owned(),
    }
}

#[test]
fn a_letter_is_read_by_another_program() {
    let pdf = set(&proposal());
    let read = Read::new(&pdf.bytes);
    expect!["Partnership proposal Help in the hall To: Bank Birch One hour a week. Nobody is left alone. Goal Everyone can pay a bill. What we give and wish for From us you get From you we wish Knowledge Two guides Your advice Money Coffee First steps 1. We meet. 2. We try for a month. Lakeside, 22 Nov 2026"].assert_eq(&read.text());
    expect![[r#"
        Document
          P
          H1
          P
          P
          P
          H2
          P
          H2
          Table
            TR
              TD
              TH of Column
                P
              TH of Column
                P
            TR
              TH of Row
                P
              TD
                P
              TD
                P
            TR
              TH of Row
                P
              TD
              TD
                P
          H2
          L
            LI
              Lbl
              LBody
                P
            LI
              Lbl
              LBody
                P
          P
    "#]]
    .assert_eq(&read.tags());
    assert_eq!((pdf.pages, read.pages()), (1, 1));
    assert_eq!(read.size(), [595, 842]);
    assert_eq!(read.claims(), [true; 3]);
    assert_eq!(read.fonts(), [3, 0]);
    assert_eq!(read.about(), "Help in the hall | Lakeside | 2026-11-22");
}

#[test]
fn a_letter_says_its_language_and_is_the_same_twice() {
    for lang in [Lang::Fi, Lang::Sv, Lang::En] {
        let pdf = letter(&proposal(), &about(lang)).unwrap();
        assert_eq!(Read::new(&pdf.bytes).lang(), lang.code());
        let again = letter(&proposal(), &about(lang)).unwrap();
        assert!(pdf.bytes == again.bytes, "{lang:?} differs");
    }
}

#[test]
fn type_gets_smaller_before_a_letter_takes_a_second_page() {
    let with = |sentences: usize| {
        let long = "Everyone in the village can pay a bill alone. ".repeat(sentences);
        let paper = Letter {
            parts: vec![text("Goal", &long)],
            ..proposal()
        };
        let pdf = set(&paper);
        let said = Read::new(&pdf.bytes).text().matches("pay a bill").count();
        assert_eq!(said, sentences, "nothing is left out");
        pdf.pages
    };
    assert_eq!([20, 70, 110].map(with), [1, 1, 1]);
    assert_eq!([160, 400].map(with), [2, 4]);
}

#[test]
fn what_people_write_is_no_typst() {
    for hostile in [
        "#panic(1)",
        "#include \"/letter.typ\"",
        "= Heading\n- *item* _em_ `raw` $x$ <label> @label",
        "]; #import \"@preview/x:1.0.0\"",
        "\\u{41}\"; panic()",
        "https://example.org // not a remark /* nor this",
    ] {
        let paper = Letter {
            title: hostile.to_owned(),
            lead: hostile.to_owned(),
            parts: vec![text("Goal", hostile)],
            ..proposal()
        };
        let read = Read::new(&set(&paper).bytes).text();
        let said: String = hostile.split_whitespace().collect();
        let read: String = read.split_whitespace().collect();
        assert_eq!(read.matches(&said).count(), 3, "{hostile}: {read}");
    }
}

#[test]
fn long_words_emoji_and_other_scripts_are_set() {
    let word = "Digitukikehittämiskumppanuusehdotus".repeat(20);
    for (written, expected) in [
        (word.as_str(), word.as_str()),
        ("Skábmagovat ǥ ʒ ŋ ŧ", "Skábmagovatǥʒŋŧ"),
        ("Привет κόσμε → ✓", "Приветκόσμε→✓"),
        ("👩‍🔧 🇫🇮 1️⃣ ❤️", "👩‍🔧"),
        ("漢字 for all", "\u{fffd}\u{fffd}forall"),
    ] {
        let paper = Letter {
            lead: written.to_owned(),
            ..proposal()
        };
        let read = Read::new(&set(&paper).bytes).text();
        let read: String = read.split_whitespace().collect();
        assert!(read.contains(expected), "{written}: {read}");
    }
    for rightward in ["שלום לכולם", "مرحبا بالجميع"] {
        let paper = Letter {
            title: rightward.to_owned(),
            lead: rightward.to_owned(),
            ..proposal()
        };
        let read = Read::new(&set(&paper).bytes);
        assert!(read.about().starts_with(rightward));
        // Letters come as they are drawn, from the left; each once for the title and once for the lead.
        let letters = |text: &str| {
            let mut all: Vec<char> = text.chars().filter(|c| *c > '\u{500}').collect();
            all.sort_unstable();
            all
        };
        assert_eq!(letters(&read.text()), letters(&rightward.repeat(2)));
    }
}

#[test]
fn marks_of_one_script_among_letters_of_another_stop_nothing() {
    let paper = Letter {
        lead: "\u{115b2} \u{1d1aa}\u{620} \u{645}\u{631}\u{62d}\u{628}\u{627}".to_owned(),
        ..proposal()
    };
    let read = Read::new(&set(&paper).bytes);
    assert!(read.text().contains("Everyone can pay a bill."));
    assert_eq!(read.claims(), [true; 3]);
}

#[test]
fn an_empty_letter_has_a_name_and_a_full_one_is_set() {
    let bare = Letter {
        kicker: "Partnership proposal".to_owned(),
        ..Letter::default()
    };
    let read = Read::new(&set(&bare).bytes);
    assert!(read.about().starts_with("Partnership proposal |"));
    let field = "Pitkä teksti sanoo saman asian monta kertaa. ".repeat(90);
    let row = vec!["Tieto".to_owned(), field.clone(), field.clone()];
    let full = Letter {
        lead: field.clone(),
        parts: vec![
            text("Tavoite", &field),
            Part::Table {
                heading: "Panokset".to_owned(),
                columns: owned(&["", "Meiltä", "Teiltä"]),
                rows: vec![row; 3],
            },
            Part::Steps {
                heading: "Askeleet".to_owned(),
                items: vec![field.clone(); 3],
            },
        ],
        ..proposal()
    };
    let pdf = letter(&full, &about(Lang::Fi)).unwrap();
    // Rows that go over pages are drawn piece by piece, so letters are counted: two more are in the columns' names.
    let said = Read::new(&pdf.bytes).text().matches('ä').count();
    assert_eq!(said, 90 * 11 + 2, "something is left out");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Any characters at all, also those that no font has and those that mean nothing.
    #[test]
    fn any_text_can_be_set(
        any in prop::collection::vec(any::<char>(), 0..60),
        words in "\\PC{0,80}",
        mixed in "[\\p{Latin}\\p{Arabic}\\p{Hebrew}\\p{Mn}\\p{Cf}\\p{Emoji}\n ]{0,80}",
    ) {
        let any: String = any.into_iter().collect();
        let paper = Letter {
            title: words.clone(),
            lead: any,
            parts: vec![
                text(&mixed, &words),
                Part::Table { heading: words.clone(), columns: vec![mixed.clone(); 3], rows: vec![vec![words, mixed.clone(), mixed.clone()]] },
                Part::Steps { heading: mixed.clone(), items: vec![mixed] },
            ],
            ..proposal()
        };
        let pdf = set(&paper);
        prop_assert_eq!(Read::new(&pdf.bytes).pages(), pdf.pages);
    }
}

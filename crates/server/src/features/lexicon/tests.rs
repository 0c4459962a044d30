//! What editors change stands beside what the program brings.
use search::{Lexicon, LexiconTexts};

use super::edition::{Edition, Texts};
use super::model::{Delta, Entry, Kind};
use super::shipped::{REFUSALS, SHIPPED, written};

fn read(texts: &Texts) -> Lexicon {
    let texts = LexiconTexts {
        concepts: &texts.concepts,
        spoken: &texts.spoken,
        words: &texts.words,
        refusals: REFUSALS,
    };
    Lexicon::read(texts).expect("what is written out can be read")
}

fn list(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn the_files_are_read_and_written_out_whole() {
    let shipped = Edition::shipped();
    assert!(shipped.of(Kind::Concept).count() > 400);
    for kind in Kind::ALL {
        assert!(shipped.of(kind).next().is_some(), "{kind:?}");
    }
    let all: Vec<_> = Kind::ALL
        .into_iter()
        .flat_map(|kind| shipped.of(kind))
        .cloned()
        .collect();
    let again = written(&all);
    let (one, two) = (read(&shipped.texts()), read(&again));
    assert_eq!(one.concept_count(), two.concept_count());
    let examples = |lexicon: &Lexicon| lexicon.spoken_examples().count();
    assert_eq!(examples(&one), examples(&two));
    let words: toml::Table = again.words.parse().unwrap();
    let first: toml::Table = super::shipped::FILES[2].parse().unwrap();
    for part in ["joints", "endings", "stop", "brand"] {
        assert_eq!(words[part], first[part], "{part}");
    }
}

#[test]
fn an_upgrade_brings_its_words_and_loses_no_change() {
    let shipped = Entry {
        words: [list(&["tuki", "apu"]), list(&["stöd"]), list(&["support"])],
        ..Entry::default()
    };
    let wanted = Entry {
        words: [list(&["tuki", "jelppi"]), list(&["stöd"]), Vec::new()],
        near: list(&["device"]),
        ..shipped.clone()
    };
    let delta = Delta::between(&shipped, &wanted);
    assert_eq!(delta.apply(&shipped), wanted);
    let upgraded = Entry {
        words: [
            list(&["tuki", "apu", "neuvonta"]),
            list(&["stöd", "hjälp"]),
            list(&["support"]),
        ],
        near: list(&["phone"]),
        ..Entry::default()
    };
    let after = delta.apply(&upgraded);
    assert_eq!(after.words[0], ["tuki", "neuvonta", "jelppi"]);
    assert_eq!(after.words[1], ["stöd", "hjälp"]);
    assert!(after.words[2].is_empty());
    assert_eq!(after.near, ["phone", "device"]);
}

#[test]
fn what_is_off_is_left_out_and_nothing_is_near_it() {
    let edition = Edition::shipped();
    let near = SHIPPED.entries.iter().find(|one| !one.2.near.is_empty());
    let (_, key, entry) = near.unwrap();
    let off = &entry.near[0];
    let gone = Entry {
        is_off: true,
        ..edition.find(Kind::Concept, off).unwrap().entry.clone()
    };
    let own = Entry {
        words: [list(&["paperilentokone"]), Vec::new(), Vec::new()],
        near: list(&["no-such-concept"]),
        ..Entry::default()
    };
    let changed = edition
        .with(Kind::Concept, off, gone)
        .with(Kind::Concept, "paper-plane", own)
        .with(
            Kind::Stem,
            "jelpi",
            Entry {
                read: list(&["jelppi"]),
                ..Entry::default()
            },
        );
    let texts = changed.texts();
    assert_eq!(
        read(&texts).concept_count(),
        read(&edition.texts()).concept_count()
    );
    assert!(texts.concepts.contains("paperilentokone") && texts.words.contains("jelpi"));
    let find = |key: &str| {
        texts
            .concepts
            .split("[[concept]]")
            .any(|one| one.contains(&format!("key = \"{key}\"\n")))
    };
    assert!(find(key) && !find(off), "{off}");
}

//! How Finnish words are read, by both implementations.
use expect_test::{Expect, expect};
use search::{Morphology, Snowball, Voikko};

use super::stage;

fn voikko() -> Voikko {
    Voikko::load().expect("libvoikko1 and voikko-fi are installed for tests")
}

fn check(morphology: &dyn Morphology, words: &str, expect: Expect) {
    let read = |word: &str| {
        let readings = morphology.readings(word).into_iter().map(|reading| {
            let parts = reading.pieces.join("+");
            let root = reading.root.unwrap_or_default();
            format!("{} [{parts}] <{root}>", reading.lemma)
        });
        format!("{word}: {}\n", readings.collect::<Vec<_>>().join("; "))
    };
    expect.assert_eq(&words.split(' ').map(read).collect::<String>());
}

#[test]
fn voikko_knows_base_forms_parts_and_roots() {
    let words = "digituesta opastajalle opastusta verkkopankkitunnuksia ikäihmisten neuvoja \
                 e-reseptin tietoturvasta loimaalla kännykkällä";
    check(
        &voikko(),
        words,
        expect![[r#"
        digituesta: digituki [digi+tuki] <>
        opastajalle: opastaja [] <opastaa>
        opastusta: opastus [] <opastaa>
        verkkopankkitunnuksia: verkkopankkitunnus [verkko+pankki+tunnus] <>
        ikäihmisten: ikäihminen [ikä+ihminen] <>
        neuvoja: neuvo [] <>; neuvoja [] <neuvoa>
        e-reseptin: e-resepti [e+resepti] <>
        tietoturvasta: tietoturpa [tieto+turpa] <>; tietoturva [tieto+turva] <>
        loimaalla: loimaa [] <>
        kännykkällä: 
    "#]],
    );
}

#[test]
fn snowball_cuts_endings() {
    check(
        &Snowball,
        "digituesta opastajalle opastusta loimaalla",
        expect![[r#"
        digituesta: digitue [] <>
        opastajalle: opastaj [] <>
        opastusta: opastu [] <>
        loimaalla: loima [] <>
    "#]],
    );
}

#[test]
fn voikko_is_asked_by_many_threads() {
    let voikko = voikko();
    let lemma = |word: &str| voikko.readings(word)[0].lemma.clone();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..200 {
                    assert_eq!(lemma("pankkitunnuksilla"), "pankkitunnus");
                }
            });
        }
    });
}

#[test]
fn odd_words_do_no_harm() {
    let voikko = voikko();
    let long = "a".repeat(10_000);
    for word in ["", "\0", "a\0b", "🙂", "---", "ÄÄÄÄÄ", "٣", long.as_str()] {
        assert!(voikko.readings(word).len() < 9, "{word:?}");
    }
}

#[test]
fn spoken_words_are_read_as_the_files_promise() {
    let lexicon = stage::lexicon();
    let knowledge = stage::knowledge(std::sync::Arc::new(voikko()));
    let mut failed = Vec::new();
    for (spoken, standard) in lexicon.spoken_examples() {
        let read = knowledge.written(spoken);
        if read != standard {
            failed.push(format!("{spoken}: {read:?} instead of {standard:?}"));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

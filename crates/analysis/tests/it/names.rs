//! Names as they are looked up and typed.
use analysis::names::{NAME_CHARS_MAX, forms, lookup_keys, name_key, other_names, word_keys};
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn check(names: &[&str], expected: Expect) {
    let lines: Vec<String> = names
        .iter()
        .map(|name| format!("{name} -> {}\n", name_key(name)))
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn capitals_space_and_punctuation_do_not_matter() {
    check(
        &[
            "Kela",
            "KELA",
            "  kela. ",
            "Digi-tuki",
            "Digi\u{2013}tuki",
            "Digi tuki",
            "\"Digituki\"",
            "Suomi.fi",
            "Kaupunki (Turku)",
            "L\u{fb01}",
        ],
        expect![[r#"
            Kela -> kela
            KELA -> kela
              kela.  -> kela
            Digi-tuki -> digi tuki
            Digi–tuki -> digi tuki
            Digi tuki -> digi tuki
            "Digituki" -> digituki
            Suomi.fi -> suomi fi
            Kaupunki (Turku) -> kaupunki turku
            Lﬁ -> lfi
        "#]],
    );
}

#[test]
fn our_letters_stay_and_other_accents_go() {
    check(
        &[
            "Åbo Ångström",
            "Jyväskylä",
            "JYVA\u{308}SKYLA\u{308}",
            "Café Élan",
            "Šakki",
            "Sørensen",
            "Straße",
            "Martha's",
            "日本",
            "कवि",
        ],
        expect![[r#"
            Åbo Ångström -> åbo ångström
            Jyväskylä -> jyväskylä
            JYVÄSKYLÄ -> jyväskylä
            Café Élan -> cafe elan
            Šakki -> sakki
            Sørensen -> sörensen
            Straße -> strasse
            Martha's -> marthas
            日本 -> 日本
            कवि -> कवि
        "#]],
    );
}

#[test]
fn legal_forms_go_unless_nothing_else_stays() {
    check(
        &[
            "Digiapu Oy",
            "Oy Digiapu Ab",
            "Digiapu Oyj",
            "Digikerho ry",
            "Digikerho r.y.",
            "Digikerho R. Y.",
            "Datorklubben r.f.",
            "Digisäätiö sr",
            "Tmi Neuvoja",
            "Osuuskunta Apu osk.",
            "Oy",
            "ry",
            "Oy Ab",
        ],
        expect![[r#"
            Digiapu Oy -> digiapu
            Oy Digiapu Ab -> digiapu
            Digiapu Oyj -> digiapu
            Digikerho ry -> digikerho
            Digikerho r.y. -> digikerho
            Digikerho R. Y. -> digikerho
            Datorklubben r.f. -> datorklubben
            Digisäätiö sr -> digisäätiö
            Tmi Neuvoja -> neuvoja
            Osuuskunta Apu osk. -> osuuskunta apu
            Oy -> oy
            ry -> ry
            Oy Ab -> oy
        "#]],
    );
}

#[test]
fn words_for_and_are_one() {
    check(
        &[
            "Nuoret & perheet",
            "Nuoret ja perheet",
            "Barn och unga",
            "Barn&unga",
            "&",
            "R&D",
        ],
        expect![[r#"
            Nuoret & perheet -> nuoret ja perheet
            Nuoret ja perheet -> nuoret ja perheet
            Barn och unga -> barn ja unga
            Barn&unga -> barn ja unga
            & -> ja
            R&D -> r ja d
        "#]],
    );
}

#[test]
fn a_name_of_marks_alone_is_found_by_its_marks() {
    check(
        &["!!!", " ?! ", "..."],
        expect![[r#"
            !!! -> !!!
             ?!  -> ?!
            ... -> ...
        "#]],
    );
}

#[test]
fn a_name_that_cannot_be_seen_is_found_by_itself() {
    assert_eq!(name_key("\u{200b}"), "\u{200b}");
    assert_eq!(name_key("  "), "");
}

#[test]
fn what_a_name_is_found_by() {
    let keys = |name| word_keys(name).join(" | ");
    expect![
        "-kansalaisopisto | -turun | =turun kansalaisopisto | ~kansalaisopisto | ~turu | ~turun"
    ]
    .assert_eq(&keys("Turun kansalaisopisto"));
    expect!["-biblioteket | -vännerna | =biblioteket ja vännerna | ~bibliotek | ~biblioteket | ~vänner | ~vänt"].assert_eq(&keys("Biblioteket & vännerna rf"));
    expect!["-kela | =kela | ~kel | ~kela"].assert_eq(&keys("Kela"));
}

/// Whether typing `typed` offers the record called `name`.
fn offers(typed: &str, name: &str) -> bool {
    let keys = word_keys(name);
    let Some(lookup) = lookup_keys(typed) else {
        return false;
    };
    let any = |sought: &[String]| sought.iter().any(|key| keys.contains(key));
    let begins = |prefix: &String| keys.iter().any(|key| key.starts_with(prefix.as_str()));
    let found = any(&lookup.exact)
        || any(&lookup.forms)
        || begins(&lookup.name_prefix)
        || begins(&lookup.word_prefix);
    found && lookup.fits(name)
}

#[test]
fn inflected_and_unfinished_words_find_their_name() {
    let found = [
        ("Kirjastolla", "Kirjasto"),
        ("kirjaston", "Kirjasto"),
        ("kirjastol", "Kirjasto"),
        ("kirj", "Kirjasto"),
        ("Kelan", "Kela"),
        ("Kelassa", "Kela"),
        ("Kansalaisopistossa", "Kansalaisopisto"),
        ("kansalaisopistoss", "Turun kansalaisopisto"),
        ("turun kansalaisopistossa", "Turun kansalaisopisto"),
        ("kaupungin", "Turun kaupunki"),
        ("kaupungille", "Kaupunki"),
        ("kansaneläkelaitoksen", "Kansaneläkelaitos"),
        ("verkossa", "Digituen verkko"),
        ("verkoston", "Verkosto"),
        ("keskukselle", "Keskus"),
        ("liiton", "Liitto"),
        ("yhdistyksen", "Yhdistys"),
        ("biblioteket", "Bibliotek"),
        ("bibliotekets", "Biblioteket"),
        ("FPA", "Kela"),
        ("Kansaneläkelaitos", "KELA"),
        ("dvv", "Digi- ja väestötietovirasto"),
        ("hankkeen", "Hanke"),
        ("museossa", "Museo"),
        ("Poliisi", "Polisen"),
    ];
    let lost: Vec<_> = found
        .iter()
        .filter(|(typed, name)| !offers(typed, name))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn other_words_find_other_names() {
    let foreign = [
        ("kirja", "Kirkko"),
        ("kela", "Kemi"),
        ("oulun kansalaisopistossa", "Turun kansalaisopisto"),
        ("kelluu", "Kela"),
        ("vm", "Kela"),
    ];
    let found: Vec<_> = foreign
        .iter()
        .filter(|(typed, name)| offers(typed, name))
        .collect();
    assert!(found.is_empty(), "{found:?}");
    assert!(lookup_keys("  ").is_none());
}

#[test]
fn a_form_is_the_word_or_what_its_ending_leaves() {
    assert_eq!(forms("kelalla"), ["kelalla", "kelall", "kela"]);
    assert_eq!(forms("kel"), ["kel"]);
}

#[test]
fn listed_bodies_have_their_other_names() {
    assert_eq!(
        other_names("FPA"),
        [
            "kansaneläkelaitos",
            "folkpensionsanstalten",
            "social insurance institution of finland",
            "kela"
        ]
    );
    assert!(other_names("Kirjasto").is_empty());
}

proptest! {
    #[test]
    fn the_key_of_a_key_is_itself(name in any::<String>()) {
        let key = name_key(&name);
        prop_assert_eq!(name_key(&key), key.clone());
        prop_assert!(key.chars().count() <= NAME_CHARS_MAX);
    }

    #[test]
    fn the_key_of_a_written_name_is_itself(name in "[ A-Za-zÅÄÖåäöéßİıΣςﬁ&.,'’()r.y-]{0,260}(oy| Ab| r\\.y\\.)?") {
        let key = name_key(&name);
        prop_assert_eq!(name_key(&key), key);
    }

    #[test]
    fn only_an_empty_name_has_an_empty_key(name in any::<String>()) {
        let counted: String = name.chars().take(NAME_CHARS_MAX).collect();
        prop_assert_eq!(name_key(&name).is_empty(), counted.trim().is_empty());
    }

    #[test]
    fn capitals_and_space_around_do_not_matter(name in "[a-zåäö]{1,20}( [a-zåäö]{1,20}){0,3}") {
        prop_assert_eq!(name_key(&name.to_uppercase()), name_key(&name));
        prop_assert_eq!(name_key(&format!("  {name}\u{a0}")), name_key(&name));
    }

    #[test]
    fn every_name_is_found_by_itself(name in "\\PC{1,80}") {
        if lookup_keys(&name).is_some() {
            prop_assert!(offers(&name, &name));
        }
        prop_assert!(word_keys(&name).len() <= 37);
    }
}

use analysis::places::Places;
use expect_test::{Expect, expect};

const NAMES: [&str; 22] = [
    "Aura",
    "Egentliga Finland",
    "Helsinki",
    "Ii",
    "Iisalmi",
    "Joroinen",
    "Kannus",
    "Keski-Suomi",
    "Koski Tl",
    "Kotka",
    "Lahti",
    "Loimaa",
    "Mänttä-Vilppula",
    "Perho",
    "Pohjois-Savo",
    "S:t Karins",
    "Salo",
    "Seinäjoki",
    "Tampere",
    "Turku",
    "Varsinais-Suomen hyvinvointialue",
    "Varsinais-Suomi",
];

fn check(text: &str, expected: Expect) {
    let places = Places::new(NAMES.map(|name| (name, name)));
    let found = places.named_in(text);
    let told = found.iter().map(|one| {
        let names: Vec<&str> = one.places.iter().map(|name| **name).collect();
        format!("{} ({})", names.join("|"), one.next)
    });
    expected.assert_eq(&told.collect::<Vec<_>>().join("; "));
}

#[test]
fn names_are_found_in_the_forms_that_people_write() {
    check("Loimaan seutukunta", expect!["Loimaa (seutukunta)"]);
    check("Loimaalla ja Aurassa", expect!["Loimaa (ja); Aura ()"]);
    check(
        "Turussa, Turun, Turkuun, Turkua",
        expect!["Turku (turun); Turku (turkuun); Turku (turkua); Turku ()"],
    );
    check("Lahden ja Lahteen", expect!["Lahti (ja); Lahti ()"]);
    check(
        "Helsingissä, Helsinkiin",
        expect!["Helsinki (helsinkiin); Helsinki ()"],
    );
    check(
        "Tampereella, Seinäjoella, Iisalmessa",
        expect!["Tampere (seinäjoella); Seinäjoki (iisalmessa); Iisalmi ()"],
    );
    check(
        "Joroisten nuoret, Joroisissa",
        expect!["Joroinen (nuoret); Joroinen ()"],
    );
    check("Kannuksessa", expect!["Kannus ()"]);
    check(
        "Keski-Suomessa ja Pohjois-Savossa",
        expect!["Keski-Suomi (ja); Pohjois-Savo ()"],
    );
    check(
        "Iissä, Salossa, Kotkassa",
        expect!["Ii (salossa); Salo (kotkassa); Kotka ()"],
    );
    check("Koskella Tl", expect!["Koski Tl ()"]);
    check("Koski Tl:n ikäihmiset", expect!["Koski Tl (ikäihmiset)"]);
    check(
        "Äldre i S:t Karins och Egentliga Finlands kommuner",
        expect!["S:t Karins (och); Egentliga Finland (kommuner)"],
    );
    check(
        "Mänttä-Vilppulan työikäiset",
        expect!["Mänttä-Vilppula (työikäiset)"],
    );
}

#[test]
fn the_longest_name_wins() {
    check(
        "Varsinais-Suomen hyvinvointialueella",
        expect!["Varsinais-Suomen hyvinvointialue ()"],
    );
    check(
        "Varsinais-Suomen kunnat",
        expect!["Varsinais-Suomi (kunnat)"],
    );
}

#[test]
fn words_that_only_look_like_names_are_left_alone() {
    check("Ikäihmiset ja lahden takana asuvat", expect![""]);
    check("Perheet, joissa on lapsia", expect![""]);
    check("salon ikäihmiset", expect!["Salo (ikäihmiset)"]);
    check("Kosken takana", expect![""]);
    check("", expect![""]);
    check("\u{0}\u{202e} --- :::", expect![""]);
}

#[test]
fn places_that_share_a_name_come_together() {
    let places = Places::new([("Loimaa", 1), ("Loimaa", 2)]);
    let found = places.named_in("Loimaa");
    assert_eq!(found[0].places, [&1, &2]);
}

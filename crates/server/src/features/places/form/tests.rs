//! The form of a place gives back what it shows, and tells what is wrong.
use super::*;

#[test]
fn a_form_gives_back_the_place_that_it_shows() {
    let mut typed = PlaceForm::with([
        ("name", "Pääkirjasto".to_owned()),
        ("line", "ma–pe 9–16, la 10–14 varauksella".to_owned()),
        ("holidays", "as-usual".to_owned()),
        ("season-0-name", "Kesä".to_owned()),
        ("season-0-from", "1.6.".to_owned()),
        ("season-0-until", "31.8.".to_owned()),
        ("season-0-line", "ma–to 10–15".to_owned()),
        ("exception-3-from", "2026-12-24".to_owned()),
        ("exception-3-hours", "9–11.30".to_owned()),
        ("exception-3-note", "Aatto".to_owned()),
    ]);
    let details = typed.parse(Lang::Fi).unwrap();
    assert_eq!((typed.seasons, typed.exceptions), (1, 4));
    assert_eq!(details.hours.exceptions.len(), 1);
    let place = Place {
        id: String::new(),
        revision: 1,
        made_at: 0,
        changed_at: 0,
        details: details.clone(),
    };
    let today: Date = "2026-11-01".parse().unwrap();
    for lang in Lang::ALL {
        let mut form = PlaceForm::of(&place, lang, today);
        assert_eq!(
            form.parse(lang),
            Some(details.clone()),
            "{lang}: {:?}",
            form.errors
        );
    }
    let past: Date = "2027-01-01".parse().unwrap();
    assert_eq!(PlaceForm::of(&place, Lang::Fi, past).exceptions, 0);
}

#[test]
fn every_mistake_is_told_beside_its_field() {
    let mut typed = PlaceForm::with([
        ("usual-0", "yhdeksästä".to_owned()),
        ("usual-4", "9.10–12".to_owned()),
        ("season-0-from", "1.6.".to_owned()),
        ("season-0-until", "kesä".to_owned()),
        ("exception-0-until", "2026-12-24".to_owned()),
    ]);
    assert_eq!(typed.parse(Lang::En), None);
    let fields: Vec<&str> = typed.errors.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        fields,
        [
            "name",
            "usual-0",
            "usual-4",
            "season-0-until",
            "exception-0-from"
        ]
    );
    assert_eq!(typed.at("usual-0"), "yhdeksästä");
}

//! What addresses and programs ask of matching.
use super::*;

const ALL: &str = "audience=company&subject=digital-services%3Aonline-bank&subject=devices%3Alaptop&\
    text=uusi+kone&level=beginner&profile=cautious&style=show-me&language=uk&area=municipality%3A430&within=20&\
    channel=phone&also=home-visit&not=chat&when=evenings&group=older-people";

#[test]
fn an_address_says_all_that_was_asked() {
    let ask = Ask::read(ALL);
    assert_eq!(ask.query(), ALL);
    assert_eq!(ask.need.subjects.len(), 2);
    assert_eq!(ask.place(), Some(PlaceId::municipality("430")));
    assert_eq!(
        ask.address(Lang::Fi, "match/results"),
        format!("/fi/match/results?{ALL}")
    );
    assert_eq!(Ask::of(ask.need.clone(), "uusi kone"), Ok(ask));
}

#[test]
fn what_makes_no_sense_is_left_out() {
    let ask = Ask::read(
        "audience=dog&subject=topics:none&subject=languages:fi&level=&when=later&channel=x&within=5&group=<b>&zone=1",
    );
    assert!(ask.is_empty(), "{ask:?}");
    let unknown: Vec<_> = ask.unknown.iter().map(|(part, _)| part.as_str()).collect();
    assert_eq!(
        unknown,
        ["audience", "subject", "subject", "when", "channel"]
    );
    assert_eq!(ask.address(Lang::Sv, "match"), "/sv/match");
    let ask = Ask::read("area=Ei+t%C3%A4%C3%A4ll%C3%A4&channel=phone&also=phone&within=99999");
    assert_eq!(ask.unknown_area, "Ei täällä");
    assert_eq!(ask.need.channels.len(), 1);
    assert_eq!(ask.unknown, [("within".to_owned(), "99999".to_owned())]);
    assert!(Ask::read(ALL).unknown.is_empty());
    let typed = Ask::read("area=Loimaalla&within=20");
    assert_eq!(typed.query(), "area=municipality%3A430&within=20");
}

#[test]
fn nothing_of_a_person_and_no_other_form_of_letters_is_asked() {
    let ask = Ask::read("text=la%CC%88ppa%CC%88ri+050+1234567+010150-123A&area=Po%CC%88ytya%CC%88");
    assert!(ask.is_cleaned);
    assert_eq!(
        ask.query(),
        "text=l%C3%A4pp%C3%A4ri&area=municipality%3A636"
    );
    assert!(!Ask::read("text=82+vuotta").is_cleaned);
}

#[test]
fn what_a_line_leaves_open_is_taken_from_the_address() {
    let line = Ask::read("area=municipality%3A853&subject=topics%3Afirst-steps&text=uusi");
    let address =
        "area=municipality%3A430&subject=topics%3Afirst-steps&channel=phone&audience=person&text=x";
    assert_eq!(
        line.besides(Ask::read(address)).query(),
        "audience=person&subject=topics%3Afirst-steps&text=uusi&area=municipality%3A853&channel=phone"
    );
}

#[test]
fn a_program_is_told_what_is_wrong() {
    let need = |text: &str| serde_json::from_str::<Need>(text).unwrap();
    let fault = Ask::of(need(r#"{"area": {"code": "nowhere"}}"#), "").unwrap_err();
    assert_eq!((fault.part, fault.why), ("area", "match-area-unknown"));
    for (part, text) in [
        ("subjects", r#"{"subjects": ["digital-services:foo"]}"#),
        ("subjects", r#"{"subjects": ["languages:fi"]}"#),
        ("profile", r#"{"profile": "foo"}"#),
        ("languages", r#"{"languages": ["fi", "thai"]}"#),
        (
            "channels",
            r#"{"channels": [{"key": "fax", "wish": "preferred"}]}"#,
        ),
        ("groups", r#"{"groups": ["foo"]}"#),
    ] {
        let fault = Ask::of(need(text), "").unwrap_err();
        assert_eq!((fault.part, fault.why), (part, "match-term-unknown"));
    }
    let many = vec!["fi"; KEYS_MAX + 1];
    let many = Need {
        languages: many.into_iter().map(str::to_owned).collect(),
        ..Need::default()
    };
    assert_eq!(Ask::of(many, "").unwrap_err().part, "languages");
}

//! Hours as people type them.
use analysis::hours::{
    Day, Entry, Quarter, Slot, Week, Wrong, parse_day, parse_line, parse_period,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// A week in words of the test's own.
fn words(week: &Week) -> String {
    const NAMES: [&str; 7] = ["ma", "ti", "ke", "to", "pe", "la", "su"];
    let groups = week
        .groups()
        .into_iter()
        .filter(|(_, day)| !day.is_closed());
    let said = groups.map(|(days, day)| match days.first == days.last {
        true => format!("{} {}", NAMES[days.first], day_words(day)),
        false => format!(
            "{}-{} {}",
            NAMES[days.first],
            NAMES[days.last],
            day_words(day)
        ),
    });
    said.collect::<Vec<_>>().join("; ")
}

fn day_words(day: &Day) -> String {
    let slot = |slot: &Slot| {
        let how = match slot.entry {
            Entry::Open => "",
            Entry::Appointment => " varauksella",
        };
        format!("{}-{}{how}", slot.from(), slot.until())
    };
    let mut said: Vec<String> = day.slots().iter().map(slot).collect();
    if day.on_request {
        said.push("sopimuksen mukaan".to_owned());
    }
    said.join(", ")
}

#[track_caller]
fn check_line(typed: &str, expected: &str) {
    let line = parse_line(typed).unwrap_or_else(|wrong| panic!("{typed}: {wrong:?}"));
    assert_eq!(words(&line.week()), expected, "{typed}");
}

#[test]
fn a_week_is_understood_as_people_write_it() {
    check_line("", "");
    check_line("ma–pe 9–16, la 10–14", "ma-pe 09:00-16:00; la 10:00-14:00");
    check_line("Ma - Pe klo 9.00 - 16.30; su suljettu", "ma-pe 09:00-16:30");
    check_line("ti ja to 12-16", "ti 12:00-16:00; to 12:00-16:00");
    check_line("ma, ke, pe: 9-12, 13-15.45", {
        "ma 09:00-12:00, 13:00-15:45; ke 09:00-12:00, 13:00-15:45; pe 09:00-12:00, 13:00-15:45"
    });
    check_line("ma 9-12\nma 13-16", "ma 09:00-12:00, 13:00-16:00");
    check_line("arkisin 8:15-15", "ma-pe 08:15-15:00");
    check_line("joka päivä 0-24", "ma-su 00:00-24:00");
    check_line("tiistaisin 12–16", "ti 12:00-16:00");
    check_line("la-ma 10-12", "ma 10:00-12:00; la-su 10:00-12:00");
    check_line("pe–la 20–2", "pe-la 20:00-02:00");
    check_line("su -", "");
    check_line("mån–fre 9–16, lör stängt", "ma-pe 09:00-16:00");
    check_line(
        "måndagar och onsdagar kl. 9-12",
        "ma 09:00-12:00; ke 09:00-12:00",
    );
    check_line("Mon-Fri 9:00-17:00", "ma-pe 09:00-17:00");
    check_line(
        "Tuesdays and Thursdays 12-16",
        "ti 12:00-16:00; to 12:00-16:00",
    );
    check_line("every day 10-12", "ma-su 10:00-12:00");
}

#[test]
fn weekdays_and_bounds_are_understood_as_tables_write_them() {
    for typed in [
        "ark. 9-15",
        "arkisin klo 9–15",
        "arkipäivinä kello 9-15",
        "maanantaista perjantaihin 9–15",
        "Maanantaista – perjantaihin klo 9.00-15.00",
        "ma–perjantaihin 9-15",
        "ma–pe klo 9-15",
        "vard. 9–15",
        "vardagar kl 9-15",
        "från måndag till fredag kl. 9 till 15",
        "måndag till fredag klockan 9–15",
        "weekdays 9-15",
        "Weekdays from 9 until 15",
        "from Monday to Friday 9-15",
        "Monday through Friday 9:00-15:00",
    ] {
        check_line(typed, "ma-pe 09:00-15:00");
    }
    check_line("keskiviikosta torstaihin 9-12, perjantaina 10-11", {
        "ke-to 09:00-12:00; pe 10:00-11:00"
    });
    // Where it ends is not guessed.
    for (typed, wrong) in [
        ("maanantaista 9-15", "maanantaista"),
        ("maanantaista alkaen 9-15", "maanantaista"),
        ("perjantaihin 9-15", "perjantaihin"),
        ("från måndag 9-15", "från"),
        ("ma till 15", "till"),
        ("su till", "till"),
    ] {
        let wrong = Err(Wrong::Word(wrong.to_owned()));
        assert_eq!(parse_line(typed), wrong, "{typed}");
    }
}

#[test]
fn each_day_and_shared_words_mean_what_they_say_in_their_language() {
    check_line("joka tiistai 12–15", "ti 12:00-15:00");
    check_line("joka arki 9-15", "ma-pe 09:00-15:00");
    check_line("varje måndag och alla torsdagar 9-12", {
        "ma 09:00-12:00; to 09:00-12:00"
    });
    check_line("alla dagar 9-12", "ma-su 09:00-12:00");
    check_line("every Monday 9–12", "ma 09:00-12:00");
    check_line("Mon to Fri 9–16", "ma-pe 09:00-16:00");
    check_line("Monday to Friday 9 to 16", "ma-pe 09:00-16:00");
    check_line("on Mondays 9–12", "ma 09:00-12:00");
    // The same words are days in Finnish and in Swedish.
    check_line("ma to pe 9–16", "ma 09:00-16:00; to-pe 09:00-16:00");
    check_line(
        "må on fr 9–16",
        "ma 09:00-16:00; ke 09:00-16:00; pe 09:00-16:00",
    );
    // Nobody guesses what they say between languages, nor which of the days are meant.
    for (typed, wrong) in [
        ("Mon to pe 9-16", "to"),
        ("on Mon ja ti 9-12", "on"),
        ("joka toinen tiistai 12-15", "joka"),
        ("alla helgfria vardagar 9-12", "alla"),
        ("every other Monday 9-12", "every"),
    ] {
        let wrong = Err(Wrong::Word(wrong.to_owned()));
        assert_eq!(parse_line(typed), wrong, "{typed}");
    }
}

#[test]
fn an_appointment_is_told_of_the_times_beside_it() {
    let open_then_reserved = "ma-pe 09:00-12:00, 12:00-15:00 varauksella";
    for typed in [
        "ma-pe 9-12, 12-15 varauksella",
        "ma-pe 9-12, ajanvarauksella 12-15",
        "mån-fre 9-12, 12-15 med tidsbokning",
        "mon-fri 9-12, 12-15 by appointment",
    ] {
        check_line(typed, open_then_reserved);
    }
    check_line("ke 10-12, ajanvarauksella", "ke 10:00-12:00 varauksella");
    check_line("ke sopimuksen mukaan", "ke sopimuksen mukaan");
    check_line("ke varauksella", "ke sopimuksen mukaan");
    check_line("ke 9-12 ja sop. muk.", "ke 09:00-12:00, sopimuksen mukaan");
    check_line("on enligt överenskommelse", "ke sopimuksen mukaan");
    check_line("ti 9-12 varauksella, to 9-12", {
        "ti 09:00-12:00 varauksella; to 09:00-12:00"
    });
}

#[test]
fn what_is_no_hours_is_refused_with_the_word_that_is_wrong() {
    let word = |said: &str| Wrong::Word(said.to_owned());
    let time = |said: &str| Wrong::Time(said.to_owned());
    for (typed, expected) in [
        ("ma 9-16 soita ensin", word("soita")),
        ("ma 9-16 <b>", word("<")),
        ("9-16", Wrong::NoDay),
        ("varauksella", Wrong::NoDay),
        ("kiinni", Wrong::NoDay),
        ("ma", time("")),
        ("ma 9", time("9")),
        ("ma 9-", time("9")),
        ("ma 25-26", time("25.00")),
        ("ma 9-24.15", time("24.15")),
        ("ma 9-12.65", time("12.65")),
        ("ma 9-999", time("999")),
        ("ma 9.10-12", Wrong::Quarter("9.10".to_owned())),
        ("ma 16-9", Wrong::Backwards("16:00-09:00".to_owned())),
        ("ma 9-9", Wrong::Backwards("09:00-09:00".to_owned())),
        ("ma 9-12, 11-13", Wrong::Overlap),
        ("ma 9-10, 11-12, 13-14, 15-16, 17-18", Wrong::TooMany),
    ] {
        assert_eq!(parse_line(typed), Err(expected), "{typed}");
    }
    assert_eq!(parse_day("ma 9-16"), Err(Wrong::NoDay));
    assert_eq!(parse_day(" "), Ok(Day::default()));
    assert_eq!(parse_day("kiinni"), Ok(Day::default()));
    assert!(parse_day("varauksella").unwrap().on_request);
}

#[test]
fn periods_are_of_every_year_or_of_one() {
    let has = |from: &str, until: &str, day: Date| parse_period(from, until).unwrap().has(day);
    assert!(has("1.6.", "31.8.", date(2031, 8, 31)));
    assert!(!has("1.6.", "31.8.", date(2031, 9, 1)));
    assert!(has("15.12.", "6.1.", date(2030, 1, 6)) && has("15.12", "6.1", date(2030, 12, 15)));
    assert!(!has("15.12.", "6.1.", date(2030, 1, 7)));
    assert!(has("29.2.", "", date(2028, 2, 29)));
    assert!(has("1.6.2027", "2027-08-31", date(2027, 7, 1)));
    assert!(!has("1.6.2027", "31.8.2027", date(2028, 7, 1)));
    assert!(has("24.12.2026", "", date(2026, 12, 24)));
    for (from, until, expected) in [
        ("31.6.", "", Wrong::Date("31.6.".to_owned())),
        ("", "1.6.", Wrong::Date(String::new())),
        ("kesäkuu", "", Wrong::Date("kesäkuu".to_owned())),
        ("1.1.1626", "", Wrong::Date("1.1.1626".to_owned())),
        ("2.6.2027", "1.6.2027", Wrong::Period),
        ("1.6.", "31.8.2027", Wrong::Period),
    ] {
        assert_eq!(parse_period(from, until), Err(expected), "{from} {until}");
    }
    let days = |from: &str, until: &str| parse_period(from, until).unwrap().days();
    assert_eq!(days("1.6.", "31.8."), 92);
    assert_eq!(days("15.12.", "6.1."), 23);
    assert_eq!(days("1.1.", "31.12."), 366);
    assert_eq!(days("28.3.2027", "29.3.2027"), 2);
}

/// A day of up to four times.
pub fn a_day() -> impl Strategy<Value = Day> {
    let times = proptest::collection::btree_set(0_u8..96, 0..8);
    (times, any::<[bool; 4]>(), any::<bool>()).prop_map(|(times, reserved, on_request)| {
        let times: Vec<u8> = times.into_iter().collect();
        let quarter = |at: u8| Quarter::new(at / 4, at % 4 * 15).unwrap();
        let pairs = times.chunks_exact(2).zip(reserved);
        let slots = pairs.map(|(pair, reserved)| {
            let entry = match reserved {
                true => Entry::Appointment,
                false => Entry::Open,
            };
            Slot::new(quarter(pair[0]), quarter(pair[1]), entry).unwrap()
        });
        Day::new(slots.collect(), on_request).unwrap()
    })
}

proptest! {
    #[test]
    fn a_week_in_words_is_read_as_the_same_week(days in proptest::array::uniform7(a_day())) {
        let week = Week(days);
        prop_assert_eq!(parse_line(&words(&week)).unwrap().week(), week);
    }

    #[test]
    fn anything_typed_is_read_or_refused(typed in "[a-zåäö0-9 .:;,–\\-\n]{0,60}|.{0,40}") {
        let _ = parse_line(&typed);
        let _ = parse_day(&typed);
        let _ = parse_period(&typed, &typed);
    }
}

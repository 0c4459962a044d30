//! Opening hours: as typed, on holidays, at night, and when clocks change.
use analysis::hours::{
    Because, Day, Entry, Exception, Holiday, Hours, OnHolidays, Opening, Quarter, Season, Slot,
    Week, Wrong, holiday, holidays, parse_day, parse_line, parse_period,
};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

fn finland() -> TimeZone {
    TimeZone::posix("EET-2EEST,M3.5.0/3,M10.5.0/4").unwrap()
}

fn at(there: &str) -> Timestamp {
    let there: DateTime = there.parse().unwrap();
    there.to_zoned(finland()).unwrap().timestamp()
}

fn there(at: Timestamp) -> String {
    let there = at.to_zoned(finland());
    there.strftime("%a %-d.%-m. %-H.%M").to_string()
}

fn said(opening: &Opening) -> String {
    let how = match opening.entry {
        Entry::Open => "",
        Entry::Appointment => " by appointment",
    };
    format!("{} - {}{how}", there(opening.from), there(opening.until))
}

fn week(line: &str) -> Week {
    parse_line(line).unwrap().week()
}

fn hours(line: &str) -> Hours {
    Hours {
        usual: week(line),
        ..Hours::default()
    }
}

fn exception(from: &str, until: &str, day: &str) -> Exception {
    Exception {
        period: parse_period(from, until).unwrap(),
        day: parse_day(day).unwrap(),
        note: String::new(),
    }
}

fn now(hours: &Hours, moment: &str) -> Option<String> {
    let found = hours.open_at(at(moment), &finland());
    found.map(|opening| there(opening.until))
}

fn next(hours: &Hours, moment: &str, most: usize) -> Vec<String> {
    let found = hours.next_openings(at(moment), &finland(), most);
    found.iter().map(said).collect()
}

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

#[test]
fn holidays_are_those_of_the_almanac() {
    let easters = [
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2028, 4, 16),
        (2029, 4, 1),
        (2038, 4, 25),
        (2049, 4, 18),
        (2285, 3, 22),
    ];
    for (year, month, day) in easters {
        assert_eq!(
            holiday(date(year, month, day)),
            Some(Holiday::Easter),
            "{year}"
        );
    }
    let of_2027: Vec<String> = holidays(2027)
        .iter()
        .map(|(day, holiday)| format!("{} {}", day.strftime("%-d.%-m."), holiday.key()))
        .collect();
    let expected = [
        "1.1. new-year",
        "6.1. epiphany",
        "26.3. good-friday",
        "28.3. easter",
        "29.3. easter-monday",
        "1.5. may-day",
        "6.5. ascension",
        "16.5. whitsun",
        "25.6. midsummer-eve",
        "26.6. midsummer",
        "6.11. all-saints",
        "6.12. independence",
        "24.12. christmas-eve",
        "25.12. christmas",
        "26.12. second-christmas",
    ];
    assert_eq!(of_2027, expected);
    assert_eq!(holiday(date(2026, 6, 20)), Some(Holiday::Midsummer));
    assert_eq!(holiday(date(2026, 10, 31)), Some(Holiday::AllSaints));
    assert_eq!(holiday(date(2008, 5, 1)), Some(Holiday::MayDay));
    assert_eq!(holiday(date(2026, 12, 31)), None);
}

#[test]
fn a_place_is_open_until_it_closes_and_tells_when_it_opens_next() {
    let library = hours("ma-pe 9-12, 13-16; la 10-14");
    // Tuesday 1 September 2026.
    assert_eq!(
        now(&library, "2026-09-01T09:00").as_deref(),
        Some("Tue 1.9. 12.00")
    );
    assert_eq!(
        now(&library, "2026-09-01T11:59").as_deref(),
        Some("Tue 1.9. 12.00")
    );
    assert_eq!(now(&library, "2026-09-01T12:00"), None);
    assert_eq!(now(&library, "2026-09-01T08:59"), None);
    assert_eq!(
        next(&library, "2026-09-04T13:30", 2),
        [
            "Sat 5.9. 10.00 - Sat 5.9. 14.00",
            "Mon 7.9. 9.00 - Mon 7.9. 12.00"
        ]
    );
    assert_eq!(
        next(&hours(""), "2026-09-04T13:30", 2),
        Vec::<String>::new()
    );
    assert_eq!(
        now(&hours("ke sopimuksen mukaan"), "2026-09-02T10:00"),
        None
    );
}

#[test]
fn what_follows_without_a_break_is_one_opening() {
    let desk = hours("ma 9-12, 12-15; ti 9-12, 12-15 varauksella; la 18-24; su 0-3");
    assert_eq!(
        now(&desk, "2026-09-07T11:00").as_deref(),
        Some("Mon 7.9. 15.00")
    );
    assert_eq!(
        now(&desk, "2026-09-08T11:00").as_deref(),
        Some("Tue 8.9. 12.00")
    );
    assert_eq!(
        next(&desk, "2026-09-08T11:00", 2),
        [
            "Tue 8.9. 12.00 - Tue 8.9. 15.00 by appointment",
            "Sat 12.9. 18.00 - Sun 13.9. 3.00"
        ]
    );
    let always = hours("joka päivä 0-24");
    let always = Hours {
        holidays: OnHolidays::AsUsual,
        ..always
    };
    let opening = always.open_at(at("2026-12-25T12:00"), &finland()).unwrap();
    assert!(opening.is_unbroken());
    assert!(next(&always, "2026-12-25T12:00", 3).is_empty());
}

#[test]
fn a_night_goes_on_over_midnight_also_into_a_closed_day() {
    let mut night = hours("pe-la 20-2");
    night.exceptions.push(exception("5.9.2026", "", ""));
    assert_eq!(
        now(&night, "2026-09-05T01:45").as_deref(),
        Some("Sat 5.9. 2.00")
    );
    assert_eq!(now(&night, "2026-09-05T21:00"), None);
    assert_eq!(now(&night, "2026-09-06T01:00"), None);
    assert_eq!(
        now(&night, "2026-09-12T23:59").as_deref(),
        Some("Sun 13.9. 2.00")
    );
}

#[test]
fn a_holiday_closes_and_an_exception_opens_it() {
    let mut desk = hours("joka päivä 10-12");
    assert_eq!(now(&desk, "2026-12-24T11:00"), None);
    assert!(matches!(
        desk.plan(date(2026, 12, 24)).because,
        Because::Holiday(Holiday::ChristmasEve)
    ));
    assert_eq!(
        next(&desk, "2026-12-23T12:00", 1),
        ["Sun 27.12. 10.00 - Sun 27.12. 12.00"]
    );
    desk.exceptions.push(exception("24.12.2026", "", "10-11"));
    assert_eq!(
        now(&desk, "2026-12-24T10:30").as_deref(),
        Some("Thu 24.12. 11.00")
    );
    desk.holidays = OnHolidays::AsUsual;
    assert_eq!(
        now(&desk, "2026-12-25T11:30").as_deref(),
        Some("Fri 25.12. 12.00")
    );
    assert_eq!(now(&desk, "2026-12-24T11:30"), None);
}

#[test]
fn the_shorter_of_two_periods_holds() {
    let mut desk = hours("ma-pe 9-16");
    let season = |name: &str, from: &str, until: &str, line: &str| Season {
        name: name.to_owned(),
        period: parse_period(from, until).unwrap(),
        week: week(line),
    };
    desk.seasons
        .push(season("summer", "1.6.", "31.8.", "ma-pe 10-14"));
    desk.seasons
        .push(season("july", "1.7.", "31.7.", "ti 10-12"));
    desk.exceptions
        .push(exception("20.7.2026", "2.8.2026", "kiinni"));
    desk.exceptions.push(exception("28.7.2026", "", "8-9"));
    for (moment, until) in [
        ("2026-05-29T15:00", Some("Fri 29.5. 16.00")),
        ("2026-06-01T13:00", Some("Mon 1.6. 14.00")),
        ("2026-07-06T11:00", None),
        ("2026-07-07T11:00", Some("Tue 7.7. 12.00")),
        ("2026-07-21T11:00", None),
        ("2026-07-28T08:30", Some("Tue 28.7. 9.00")),
    ] {
        assert_eq!(now(&desk, moment).as_deref(), until, "{moment}");
    }
    let mut summer = Hours::default();
    summer.seasons.push(season("", "1.6.", "31.8.", "ma 9-12"));
    assert_eq!(
        next(&summer, "2026-09-01T09:00", 1),
        ["Mon 7.6. 9.00 - Mon 7.6. 12.00"]
    );
}

#[test]
fn nights_in_which_clocks_change_are_as_long_as_they_are() {
    let length_h = |hours: &Hours, moment: &str| {
        let opening = hours.open_at(at(moment), &finland()).unwrap();
        opening.until.duration_since(opening.from).as_hours()
    };
    let night = hours("la 22-5, su 9-12");
    // Clocks go forward on 29 March 2026 at 3, and back on 25 October 2026 at 4.
    assert_eq!(length_h(&night, "2026-03-28T23:00"), 6);
    assert_eq!(length_h(&night, "2026-10-24T23:00"), 8);
    assert_eq!(length_h(&night, "2026-09-05T23:00"), 7);
    assert_eq!(
        now(&night, "2026-03-29T09:00").as_deref(),
        Some("Sun 29.3. 12.00")
    );
    // Opening at a time that the clocks skip is an hour later.
    let skipped = hours("su 3-3.30, 3.30-6");
    assert_eq!(
        next(&skipped, "2026-03-28T12:00", 1),
        ["Sun 29.3. 4.00 - Sun 29.3. 6.00"]
    );
}

#[test]
fn hours_are_kept_as_they_were() {
    let kept = Hours {
        usual: week("ma-pe 9-12, 12-15 varauksella; la sop. muk.; su 20-2"),
        seasons: vec![Season {
            name: "Kesä".to_owned(),
            period: parse_period("1.6.", "31.8.").unwrap(),
            week: week("ma 10-24"),
        }],
        exceptions: vec![exception("24.12.2026", "26.12.2026", "kiinni")],
        holidays: OnHolidays::AsUsual,
    };
    let text = toml::to_string(&kept).unwrap();
    assert!(text.contains("from = \"06-01\"") && text.contains("until = \"2026-12-26\""));
    assert_eq!(toml::from_str::<Hours>(&text).unwrap(), kept);
    let wrong = text.replace("until = \"15:00\"", "until = \"11:00\"");
    assert!(toml::from_str::<Hours>(&wrong).is_err());
    assert_eq!(toml::from_str::<Hours>("").unwrap(), Hours::default());
}

fn a_day() -> impl Strategy<Value = Day> {
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

    #[test]
    fn openings_are_in_order_and_open_while_they_last(
        days in proptest::array::uniform7(a_day()),
        minutes in 0_i64..60 * 24 * 400,
    ) {
        let hours = Hours { usual: Week(days), ..Hours::default() };
        let zone = finland();
        let start = at("2026-01-01T00:00").as_second() + minutes * 60;
        let start = Timestamp::from_second(start).unwrap();
        let next = hours.next_openings(start, &zone, 5);
        for opening in &next {
            prop_assert!(start < opening.from && opening.from < opening.until);
            prop_assert!(hours.open_at(opening.from, &zone).is_some());
        }
        prop_assert!(next.windows(2).all(|pair| pair[0].until <= pair[1].from));
    }
}

//! Opening hours: as typed, on holidays, at night, and when clocks change.
use analysis::hours::{
    Because, Entry, Exception, Holiday, Hours, OnHolidays, Opening, Season, Week, holiday,
    holidays, parse_day, parse_line, parse_period,
};
use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::hours_typed::a_day;

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
fn days_that_differ_are_told_once_and_only_when_they_do() {
    let mut desk = hours("ma-pe 9-16");
    desk.exceptions
        .push(exception("28.12.2026", "30.12.2026", "10-12"));
    desk.exceptions
        .push(exception("8.1.2027", "31.8.2027", "10-12"));
    let told: Vec<String> = desk
        .differing(date(2026, 12, 1), 40)
        .into_iter()
        .map(|one| {
            let why = match one.plan.because {
                Because::Holiday(holiday) => holiday.key(),
                Because::Exception(_) => "exception",
                Because::Usual | Because::Season(_) => "none",
            };
            format!("{} {} {why}", one.first, one.last)
        })
        .collect();
    // Independence Day and the second day of Christmas are in a weekend.
    let expected = [
        "2026-12-24 2026-12-24 christmas-eve",
        "2026-12-25 2026-12-25 christmas",
        "2026-12-28 2026-12-30 exception",
        "2027-01-01 2027-01-01 new-year",
        "2027-01-06 2027-01-06 epiphany",
        "2027-01-08 2027-08-31 exception",
    ];
    assert_eq!(told, expected);
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

proptest! {
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

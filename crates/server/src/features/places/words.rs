//! Opening hours in words.
use std::ops::RangeInclusive;

use analysis::hours::{Because, Day, Days, Entry, Opening, Period, Quarter, Slot, Week, Wrong};
use jiff::Zoned;
use jiff::civil::Date;

use super::views::DaysView;
use crate::i18n::{Lang, MsgKey};
use crate::web::dates;

/// Days of a week.
const DAYS: usize = 7;

/// "9", "9.30" (Finnish, Swedish), "9:00" (English).
fn clock(lang: Lang, hour: u8, minute: u8) -> String {
    match (lang, minute) {
        (Lang::En, _) => format!("{hour}:{minute:02}"),
        (_, 0) => hour.to_string(),
        _ => format!("{hour}.{minute:02}"),
    }
}

/// The same of a quarter of an hour.
pub(super) fn quarter(lang: Lang, at: Quarter) -> String {
    clock(lang, at.hour(), at.minute())
}

/// The time of a moment; midnight at the end of a day is 24.
pub(super) fn time(lang: Lang, at: &Zoned, is_end: bool) -> String {
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    match (at.hour(), at.minute()) {
        (0, 0) if is_end => clock(lang, 24, 0),
        (hour, minute) => clock(lang, part(hour), part(minute)),
    }
}

fn slot(lang: Lang, of: &Slot) -> String {
    let times = format!("{}–{}", quarter(lang, of.from()), quarter(lang, of.until()));
    entered(lang, times, of.entry)
}

/// Times with how one gets in.
fn entered(lang: Lang, times: String, entry: Entry) -> String {
    match entry {
        Entry::Open => times,
        Entry::Appointment => format!("{times} {}", lang.text("hours-by-appointment")),
    }
}

/// The same with the day on which it ends when that is the next one: "22 – ke 4" after Tuesday, the only day that is told.
fn slot_told(lang: Lang, of: &Slot, only: Option<usize>) -> String {
    if !of.is_over_midnight() {
        return slot(lang, of);
    }
    let (from, until) = (quarter(lang, of.from()), quarter(lang, of.until()));
    let times = [("from", from.as_str()), ("until", until.as_str())];
    let times = match only {
        None => lang.text_with("hours-over-midnight-days", &times),
        Some(number) => {
            let day = short_name(lang, (number + 1) % DAYS);
            let [from, until] = times;
            lang.text_with("hours-over-midnight", &[from, ("day", &day), until])
        }
    };
    entered(lang, times, of.entry)
}

/// "9–12, 13–16 varauksella"; nothing for a closed day.
pub(super) fn day_typed(lang: Lang, of: &Day) -> String {
    day_in(lang, of, |one| slot(lang, one))
}

fn day_in(lang: Lang, of: &Day, said: impl Fn(&Slot) -> String) -> String {
    let mut said: Vec<String> = of.slots().iter().map(said).collect();
    if of.on_request {
        said.push(lang.text("hours-on-request"));
    }
    said.join(", ")
}

/// The same as it is read: with the day on which an opening ends when that is the next one, after day `only` of the week
/// or several days; "suljettu" for a closed day.
fn day(lang: Lang, of: &Day, only: Option<usize>) -> String {
    match of.is_closed() {
        true => lang.text("hours-closed"),
        false => day_in(lang, of, |one| slot_told(lang, one, only)),
    }
}

/// What is open on days from `first` to `last`, as it is read.
pub(super) fn days_open(lang: Lang, of: &Day, first: Date, last: Date) -> String {
    day(lang, of, (first == last).then(|| weekday(first)))
}

/// What a day of the week is called, by its number from Monday.
pub(super) fn day_name(lang: Lang, number: usize) -> String {
    lang.text(&format!("hours-day-{number}"))
}

fn short_name(lang: Lang, number: usize) -> String {
    lang.text(&format!("hours-day-{number}-short"))
}

fn range(days: Days, name: impl Fn(usize) -> String) -> String {
    match days.first == days.last {
        true => name(days.first),
        false => format!("{}–{}", name(days.first), name(days.last)),
    }
}

/// A week as one line that can be typed in the same language: "ma–pe 9–16; la 10–14".
pub(super) fn week_line(lang: Lang, week: &Week) -> String {
    let groups = week.groups().into_iter();
    let said = groups
        .filter(|(_, day)| !day.is_closed())
        .map(|(days, day)| {
            let days = range(days, |number| short_name(lang, number));
            format!("{days} {}", day_typed(lang, day))
        });
    said.collect::<Vec<_>>().join("; ")
}

/// A week as rows: the days and what is open on them, closed days too.
pub(super) fn week_rows(lang: Lang, week: &Week) -> Vec<DaysView> {
    let groups = week.groups().into_iter();
    let row = |(days, of): (Days, &Day)| DaysView {
        days: range(days, |number| day_name(lang, number)),
        open: day(lang, of, (days.first == days.last).then_some(days.first)),
        is_open: !of.is_closed(),
    };
    groups.map(row).collect()
}

/// Both ends of a period as they are typed: "1.6." and "31.8.", or as a field for days says them.
pub(super) fn period_typed(of: &Period) -> (String, String) {
    match *of {
        Period::Yearly { from, until } => (
            format!("{}.{}.", from.day, from.month),
            format!("{}.{}.", until.day, until.month),
        ),
        Period::Once { from, until } => {
            let said = |day: Date| day.strftime("%-d.%-m.%Y").to_string();
            (said(from), said(until))
        }
    }
}

/// Both ends of a period as a field for days wants them, without an end when it is one day; a period of every year as
/// it is typed.
pub(super) fn dates_typed(period: &Period) -> (String, String) {
    let (from, until) = match period {
        Period::Once { from, until } => (from.to_string(), until.to_string()),
        Period::Yearly { .. } => period_typed(period),
    };
    match from == until {
        true => (from, String::new()),
        false => (from, until),
    }
}

/// A period as it is read: "1.6.–31.8.".
pub(super) fn period(of: &Period) -> String {
    match period_typed(of) {
        (from, until) if from == until => from,
        (from, until) => format!("{from}–{until}"),
    }
}

/// "ma 30.11." (Finnish), "mån 30.11" (Swedish), "Mon 30 Nov" (English).
fn date(lang: Lang, day: Date) -> String {
    let name = short_name(lang, weekday(day));
    let pattern = match lang {
        Lang::Fi => "%-d.%-m.",
        Lang::Sv => "%-d.%-m",
        Lang::En => "%-d %b",
    };
    format!("{name} {}", day.strftime(pattern))
}

/// The same, with the year when it is not that of today.
fn date_from(lang: Lang, day: Date, today: Date) -> String {
    match day.year() == today.year() {
        true => date(lang, day),
        false => format!("{}{}", date(lang, day), year(lang, day)),
    }
}

fn weekday(day: Date) -> usize {
    usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default()
}

/// One day, or the first and the last.
pub(super) fn dates(lang: Lang, days: RangeInclusive<Date>, today: Date) -> String {
    let said = |day: &Date| date_from(lang, *day, today);
    let (first, last) = (said(days.start()), said(days.end()));
    match first == last {
        true => first,
        false => format!("{first} – {last}"),
    }
}

/// An opening to come: "ti 24.11. klo 9–16".
pub(super) fn opening(lang: Lang, of: &Opening, today: Date) -> String {
    let (from, until) = (there(of.from), there(of.until));
    let day = date_from(lang, from.date(), today);
    let (begins, ends) = (time(lang, &from, false), time(lang, &until, true));
    let last = last_day(&until);
    let said = if last == from.date() {
        let times = format!("{begins}–{ends}");
        lang.text_with("hours-day-at", &[("day", &day), ("time", &times)])
    } else {
        let last = date_from(lang, last, today);
        let said = [
            ("day", day.as_str()),
            ("time", &begins),
            ("last", &last),
            ("end", &ends),
        ];
        lang.text_with("hours-days-at", &said)
    };
    entered(lang, said, of.entry)
}

/// The day on which something ends; what ends at midnight ends on the day before.
fn last_day(until: &Zoned) -> Date {
    let last = until.saturating_sub(jiff::SignedDuration::from_secs(1));
    last.date()
}

/// Until when what is open now is open: "Klo 16 asti", also on the day after.
pub(super) fn until(lang: Lang, of: &Opening, now: &Zoned) -> String {
    if of.is_unbroken() {
        return lang.text("hours-always");
    }
    let until = there(of.until);
    let time = time(lang, &until, true);
    let last = last_day(&until);
    match last == now.date() {
        true => lang.text_with("hours-until", &[("time", &time)]),
        false => {
            let day = date(lang, last);
            lang.text_with("hours-until-day", &[("day", &day), ("time", &time)])
        }
    }
}

/// When it opens next: today, tomorrow, or on a day.
pub(super) fn opens(lang: Lang, of: &Opening, now: &Zoned) -> String {
    let from = there(of.from);
    let time = time(lang, &from, false);
    let today = now.date();
    let tomorrow = today.tomorrow().unwrap_or(today);
    let day = match from.date() {
        day if day == today => lang.text("hours-today"),
        day if day == tomorrow => lang.text("hours-tomorrow"),
        day => date_from(lang, day, today),
    };
    lang.text_with("hours-opens", &[("day", &day), ("time", &time)])
}

fn year(lang: Lang, day: Date) -> String {
    match lang {
        Lang::Fi => day.year().to_string(),
        Lang::Sv => format!(".{}", day.year()),
        Lang::En => format!(" {}", day.year()),
    }
}

/// Why a day is as it is; empty for an exception without a reason.
pub(super) fn why(lang: Lang, because: Because<'_>) -> String {
    match because {
        Because::Holiday(holiday) => lang.text(&format!("holiday-{}", holiday.key())),
        Because::Exception(exception) => exception.note.clone(),
        Because::Season(season) => season.name.clone(),
        Because::Usual => String::new(),
    }
}

/// What is wrong with hours, in words.
pub(super) fn wrong(lang: Lang, of: &Wrong) -> String {
    let with = |key: MsgKey, said: &str| lang.text_with(key, &[("said", said)]);
    match of {
        Wrong::Time(said) if said.is_empty() => lang.text("hours-wrong-time-missing"),
        Wrong::Time(said) => with("hours-wrong-time", said),
        Wrong::Quarter(said) => with("hours-wrong-quarter", said),
        Wrong::Backwards(said) => with("hours-wrong-backwards", said),
        Wrong::Overlap => lang.text("hours-wrong-overlap"),
        Wrong::TooMany => lang.text("hours-wrong-too-many"),
        Wrong::NoDay => lang.text("hours-wrong-no-day"),
        Wrong::Word(said) => with("hours-wrong-word", said),
        Wrong::Date(said) if said.is_empty() => lang.text("hours-wrong-date-missing"),
        Wrong::Date(said) => with("hours-wrong-date", said),
        Wrong::Period => lang.text("hours-wrong-period"),
    }
}

fn there(at: jiff::Timestamp) -> Zoned {
    dates::in_finland(at.as_millisecond())
}

#[cfg(test)]
mod tests {
    use analysis::hours::{Line, holidays, parse_line};

    use super::*;

    #[test]
    fn a_week_in_words_is_typed_back_in_every_language() {
        for typed in [
            "ma–pe 9–16, la 10–14",
            "ti 9–12, 12–15.30 varauksella; su sopimuksen mukaan",
            "joka päivä 0–24",
            "pe–la 20–2",
            "ke 9–12 ja sopimuksen mukaan",
        ] {
            let week = parse_line(typed).unwrap().week();
            for lang in Lang::ALL {
                let line = week_line(lang, &week);
                let read = parse_line(&line).map(Line::week);
                assert_eq!(read, Ok(week.clone()), "{lang}: {line}");
            }
        }
    }

    #[test]
    fn hours_are_said_as_each_language_says_them() {
        let week = parse_line("ma-pe 9-16.30; la 12-15 varauksella")
            .unwrap()
            .week();
        let lines = Lang::ALL.map(|lang| week_line(lang, &week));
        assert_eq!(
            lines,
            [
                "ma–pe 9–16.30; la 12–15 varauksella",
                "mån–fre 9–16.30; lör 12–15 med tidsbokning",
                "Mon–Fri 9:00–16:30; Sat 12:00–15:00 by appointment",
            ]
        );
        let rows = week_rows(Lang::Fi, &week);
        let last = rows.last().unwrap();
        assert_eq!(
            (last.days.as_str(), last.open.as_str()),
            ("sunnuntai", "suljettu")
        );
        assert!(!last.is_open && rows[0].is_open);
    }

    #[test]
    fn an_opening_over_midnight_says_the_day_on_which_it_ends() {
        let week = parse_line("ti 22-4; pe-la 20-2").unwrap().week();
        let said = |lang| {
            let rows = week_rows(lang, &week).into_iter();
            let open = rows.filter(|row| row.is_open);
            open.map(|row| format!("{} {}", row.days, row.open))
                .collect::<Vec<_>>()
        };
        let [fi, sv, en] = Lang::ALL.map(said);
        let on_both = "perjantai–lauantai 20 – 2 seuraavana päivänä";
        assert_eq!(fi, ["tiistai 22 – ke 4", on_both]);
        assert_eq!(sv, ["tisdag 22 – ons 4", "fredag–lördag 20 – 2 nästa dag"]);
        let on_both = "Friday–Saturday 20:00 – 2:00 the next day";
        assert_eq!(en, ["Tuesday 22:00 – Wed 4:00", on_both]);
        let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
        let night = Opening {
            from: at("2026-11-24T20:00:00Z"),
            until: at("2026-11-25T06:00:00Z"),
            entry: Entry::Open,
        };
        let today = Date::constant(2026, 11, 23);
        let said = Lang::ALL.map(|lang| opening(lang, &night, today));
        assert_eq!(
            said,
            [
                "ti 24.11. klo 22 – ke 25.11. klo 8",
                "tis 24.11 kl. 22 – ons 25.11 kl. 8",
                "Tue 24 Nov 22:00 – Wed 25 Nov 8:00",
            ]
        );
        let evening = Opening {
            until: at("2026-11-24T22:00:00Z"),
            ..night
        };
        assert_eq!(opening(Lang::Fi, &evening, today), "ti 24.11. klo 22–24");
    }

    #[test]
    fn every_holiday_has_a_name() {
        for (_, holiday) in holidays(2027) {
            let key = format!("holiday-{}", holiday.key());
            for lang in Lang::ALL {
                assert_ne!(lang.text(&key), key, "{lang}");
            }
        }
    }
}

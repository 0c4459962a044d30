//! Openings over midnight into a day that differs: what says that this day is closed must not say so of the night that
//! still runs.
use analysis::hours::{Because, Hours, Opening, Quarter, Slot};
use jiff::Zoned;
use jiff::civil::Date;

use super::words;
use crate::i18n::Lang;
use crate::web::dates::in_finland;

/// Until when on a day an opening of the day before lasts; none where it does not, or the day's own hours go on from it.
pub(super) fn runs_into(hours: &Hours, day: Date) -> Option<Quarter> {
    let before = hours.plan(day.yesterday().ok()?).day();
    let nights = before.slots().iter().filter(|slot| slot.is_over_midnight());
    let until = nights.map(Slot::until).max()?;
    let own = hours.plan(day).day();
    let goes_on = own.slots().iter().any(|slot| slot.from() <= until);
    (!goes_on).then_some(until)
}

/// The same, when that is still to come at a moment.
pub(super) fn still_runs_into(hours: &Hours, day: Date, now: &Zoned) -> Option<Quarter> {
    let until = runs_into(hours, day)?;
    let time = |hour: u8, minute: u8| (i8::try_from(hour).ok(), i8::try_from(minute).ok());
    let is_over = day < now.date()
        || (day == now.date()
            && time(until.hour(), until.minute()) <= (Some(now.hour()), Some(now.minute())));
    (!is_over).then_some(until)
}

/// Whether what is open now began yesterday, and today differs from its week by being closed when that is over.
pub(super) fn is_last_of_today(hours: &Hours, open: &Opening, now: &Zoned) -> bool {
    let today = now.date();
    let there = |at: jiff::Timestamp| in_finland(at.as_millisecond()).date();
    let plan = hours.plan(today);
    let differs = matches!(plan.because, Because::Exception(_) | Because::Holiday(_));
    differs && plan.day().is_closed() && there(open.from) < today && there(open.until) == today
}

/// Until when what is open now is open, on a day that is closed then: "Klo 2 asti, sen jälkeen tänään suljettu".
pub(super) fn until_closed(lang: Lang, of: &Opening) -> String {
    let until = in_finland(of.until.as_millisecond());
    let time = words::time(lang, &until, true);
    lang.text_with("hours-until-closed", &[("time", &time)])
}

/// What is open on a day, after an opening of the day before that ends on it.
pub(super) fn after_night(lang: Lang, until: Quarter, open: &str) -> String {
    let time = words::quarter(lang, until);
    lang.text_with("hours-after-night", &[("time", &time), ("open", open)])
}

#[cfg(test)]
mod tests {
    use analysis::hours::{Exception, Period, parse_line};

    use super::*;
    use crate::features::places::StateView;
    use crate::features::places::views::differing;

    /// Open on Tuesdays in the night, and on a Wednesday otherwise: `line` says how, nothing that it is closed.
    fn hours(line: &str) -> Hours {
        let day: Date = "2026-11-25".parse().unwrap();
        let exceptional = match line {
            "" => analysis::hours::Day::default(),
            line => parse_line(line).unwrap().week().on(day.weekday()).clone(),
        };
        Hours {
            usual: parse_line("ti 20-2; ke 9-16").unwrap().week(),
            exceptions: vec![Exception {
                period: Period::Once {
                    from: day,
                    until: day,
                },
                day: exceptional,
                note: String::new(),
            }],
            ..Hours::default()
        }
    }

    /// Until when it is open, and what the day that differs is told to be, in each language.
    fn told(hours: &Hours, at: &str) -> [(String, String); 3] {
        let now_ms = at.parse::<jiff::Timestamp>().unwrap().as_millisecond();
        Lang::ALL.map(|lang| {
            let days = differing(hours, lang, &in_finland(now_ms));
            let first = days.into_iter().next().map(|day| day.open);
            let state = StateView::of(hours, lang, now_ms);
            (state.until, first.unwrap_or_default())
        })
    }

    fn check(line: &str, at: &str, expected: [(&str, &str); 3]) {
        let own = expected.map(|(until, day)| (until.to_owned(), day.to_owned()));
        assert_eq!(told(&hours(line), at), own, "{line} {at}");
    }

    #[test]
    fn a_day_that_is_closed_says_that_the_night_before_still_runs() {
        // Half past midnight on the Wednesday.
        check(
            "",
            "2026-11-24T22:30:00Z",
            [
                (
                    "Klo 2 asti, sen jälkeen tänään suljettu",
                    "auki edelliseltä päivältä klo 2 asti, sitten suljettu",
                ),
                (
                    "Till kl. 2, därefter stängt i dag",
                    "öppet från dagen före till kl. 2, sedan stängt",
                ),
                (
                    "Until 2:00, then closed for the day",
                    "open from the day before until 2:00, then closed",
                ),
            ],
        );
    }

    #[test]
    fn the_evening_before_it_is_told_as_well_and_after_the_night_no_more() {
        let evening = told(&hours(""), "2026-11-24T19:00:00Z");
        assert_eq!(evening[2].0, "Until Wed 25 Nov 2:00");
        assert_eq!(
            evening[2].1,
            "open from the day before until 2:00, then closed"
        );
        let morning = told(&hours(""), "2026-11-25T00:00:00Z");
        assert_eq!(morning[2].1, "closed");
    }

    #[test]
    fn hours_of_the_day_itself_come_after_the_night_or_go_on_from_it() {
        let later = told(&hours("ke 10-12"), "2026-11-24T22:30:00Z");
        assert_eq!(
            later[2],
            (
                "Until 2:00".to_owned(),
                "open from the day before until 2:00, then 10:00–12:00".to_owned()
            )
        );
        let on = told(&hours("ke 0-4"), "2026-11-24T22:30:00Z");
        assert_eq!(on[2], ("Until 4:00".to_owned(), "0:00–4:00".to_owned()));
    }
}

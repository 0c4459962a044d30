//! Days and times as our readers write them, in Finland's time.
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, Zoned};

use crate::i18n::Lang;

/// Finland's clock, also on machines without a database of time zones.
const FINLAND: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";

/// The time zone of the people we serve.
pub fn finland() -> TimeZone {
    TimeZone::posix(FINLAND).unwrap_or(TimeZone::UTC)
}

/// A moment on Finland's clock.
pub fn in_finland(utc_ms: i64) -> Zoned {
    Timestamp::from_millisecond(utc_ms)
        .unwrap_or_default()
        .to_zoned(finland())
}

/// Midnight after `day` in Finland, UTC milliseconds.
pub fn end_of(day: Date) -> i64 {
    day.saturating_add(1.day())
        .to_zoned(finland())
        .map_or(i64::MAX, |moment| moment.timestamp().as_millisecond())
}

/// "8.12.2026" (Finnish, Swedish), "8 Dec 2026" (English).
pub fn day(lang: Lang, day: Date) -> String {
    let pattern = match lang {
        Lang::Fi | Lang::Sv => "%-d.%-m.%Y",
        Lang::En => "%-d %b %Y",
    };
    day.strftime(pattern).to_string()
}

/// "8.12. klo 9.05" (Finnish), "8.12 kl. 9.05" (Swedish), "8 Dec 9:05" (English).
pub fn day_and_time(lang: Lang, utc_ms: i64) -> String {
    let there = in_finland(utc_ms);
    let pattern = match lang {
        Lang::Fi => "%-d.%-m. klo %-H.%M",
        Lang::Sv => "%-d.%-m kl. %-H.%M",
        Lang::En => "%-d %b %-H:%M",
    };
    there.strftime(pattern).to_string()
}

/// The same, with the year when it is another than that of `now_ms`: "8.12.2027 klo 9.05".
pub fn moment(lang: Lang, utc_ms: i64, now_ms: i64) -> String {
    let there = in_finland(utc_ms);
    if there.year() == in_finland(now_ms).year() {
        return day_and_time(lang, utc_ms);
    }
    let (day, time) = (day(lang, there.date()), time_of_day(lang, utc_ms));
    match lang {
        Lang::Fi => format!("{day} klo {time}"),
        Lang::Sv => format!("{day} kl. {time}"),
        Lang::En => format!("{day} {time}"),
    }
}

/// "9.05" (Finnish, Swedish), "9:05" (English).
pub fn time_of_day(lang: Lang, utc_ms: i64) -> String {
    let pattern = match lang {
        Lang::Fi | Lang::Sv => "%-H.%M",
        Lang::En => "%-H:%M",
    };
    in_finland(utc_ms).strftime(pattern).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_its_own_way() {
        let morning = 1_796_713_500_000;
        assert_eq!(day_and_time(Lang::Fi, morning), "8.12. klo 9.05");
        assert_eq!(day_and_time(Lang::Sv, morning), "8.12 kl. 9.05");
        assert_eq!(day_and_time(Lang::En, morning), "8 Dec 9:05");
        let years_ago = morning - 3 * 366 * 24 * 60 * 60 * 1000;
        assert_eq!(moment(Lang::En, morning, morning), "8 Dec 9:05");
        assert_eq!(moment(Lang::En, morning, years_ago), "8 Dec 2026 9:05");
        assert_eq!(moment(Lang::Fi, morning, years_ago), "8.12.2026 klo 9.05");
        assert_eq!(time_of_day(Lang::Sv, morning), "9.05");
        assert_eq!(time_of_day(Lang::En, morning), "9:05");
        let today = in_finland(morning).date();
        assert_eq!(day(Lang::Fi, today), "8.12.2026");
        assert_eq!(day(Lang::En, today), "8 Dec 2026");
        assert_eq!(in_finland(end_of(today) - 1).date(), today);
    }
}

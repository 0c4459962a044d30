//! Days and times as our readers write them, in Finland's time.
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::i18n::Lang;

/// Finland's clock, also on machines without a database of time zones.
const FINLAND: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";

/// The time zone of the people we serve.
pub fn finland() -> TimeZone {
    TimeZone::posix(FINLAND).unwrap_or(TimeZone::UTC)
}

/// "8.12. klo 9.05" (Finnish), "8.12 kl. 9.05" (Swedish), "8 Dec 9:05" (English).
pub fn day_and_time(lang: Lang, utc_ms: i64) -> String {
    let timestamp = Timestamp::from_millisecond(utc_ms).unwrap_or_default();
    let there = timestamp.to_zoned(finland());
    let pattern = match lang {
        Lang::Fi => "%-d.%-m. klo %-H.%M",
        Lang::Sv => "%-d.%-m kl. %-H.%M",
        Lang::En => "%-d %b %-H:%M",
    };
    there.strftime(pattern).to_string()
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
    }
}

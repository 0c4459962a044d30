//! How long interviews are kept, and which counts over them may be shown to others.
use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan as _};

use crate::i18n::MsgKey;
use crate::web::dates::{end_of, in_finland};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// How long an interview is kept from its creation when nobody chose a date, days.
pub const KEPT_BY_DEFAULT_DAYS: i64 = 365;
/// The longest that an interview may be kept from its creation, days.
pub const KEPT_DAYS_MAX: i64 = 2 * 365;
/// Counts over fewer interviews than this are not shown outside their workspace: few could be told apart.
pub const INTERVIEWS_SHOWN_MIN: u64 = 5;

/// The count as others than the workspace's people may see it: none below [`INTERVIEWS_SHOWN_MIN`].
pub fn shown_outside(interviews: u64) -> Option<u64> {
    (interviews >= INTERVIEWS_SHOWN_MIN).then_some(interviews)
}

/// When the interview is erased, UTC milliseconds: at the chosen date, or after the default time.
pub fn kept_until(chosen: Option<i64>, created_at: i64) -> i64 {
    chosen.unwrap_or(created_at + default_ms())
}

/// [`KEPT_BY_DEFAULT_DAYS`] in milliseconds.
pub(super) fn default_ms() -> i64 {
    KEPT_BY_DEFAULT_DAYS * DAY_MS
}

/// The last day on which it is still kept, in Finland.
pub fn last_day(keep_until: i64) -> Date {
    in_finland(keep_until - 1).date()
}

/// The last day that may be chosen.
pub(super) fn latest_day(created_at: i64) -> Date {
    let days = SignedDuration::from_hours(24 * KEPT_DAYS_MAX);
    in_finland(created_at).date().saturating_add(days)
}

/// Until when an interview is kept that comes with a date of its own: not longer than any other.
pub fn kept_at_most(until: i64, created_at: i64) -> i64 {
    until.min(end_of(latest_day(created_at)))
}

/// A last day as a form gives it; the interview is erased at the midnight after it. Today's date would erase it
/// tonight, so tomorrow is the earliest.
pub(super) fn parse_last_day(raw: &str, created_at: i64, now_ms: i64) -> Result<i64, MsgKey> {
    let day: Date = raw.trim().parse().map_err(|_| "interview-date-wrong")?;
    let tomorrow = in_finland(now_ms).date().saturating_add(1.day());
    if day < tomorrow {
        Err("interview-date-early")
    } else if day > latest_day(created_at) {
        Err("interview-date-late")
    } else {
        Ok(end_of(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 September 2026, 9.00 in Helsinki.
    const NOW: i64 = 1_788_242_400_000;

    #[test]
    fn counts_over_a_few_interviews_stay_in_the_workspace() {
        assert_eq!(shown_outside(0), None);
        assert_eq!(shown_outside(INTERVIEWS_SHOWN_MIN - 1), None);
        assert_eq!(shown_outside(5), Some(5));
        assert_eq!(shown_outside(6), Some(6));
    }

    #[test]
    fn an_interview_is_kept_for_a_year_unless_somebody_chose_otherwise() {
        assert_eq!(last_day(kept_until(None, NOW)).to_string(), "2027-09-01");
        assert_eq!(kept_until(Some(7), NOW), 7);
    }

    #[test]
    fn a_date_lies_between_tomorrow_and_two_years_from_the_beginning() {
        let parse = |raw| parse_last_day(raw, NOW, NOW);
        assert_eq!(
            parse("2026-09-02").map(last_day).unwrap().to_string(),
            "2026-09-02"
        );
        assert!(parse("2028-08-31").is_ok());
        assert_eq!(parse("2026-09-01"), Err("interview-date-early"));
        assert_eq!(parse("2028-09-01"), Err("interview-date-late"));
        assert_eq!(parse("next year"), Err("interview-date-wrong"));
    }
}

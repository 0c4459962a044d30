//! Periods of a year: of every year, or of one.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::day::Wrong;

/// Days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Kept", into = "Kept")]
pub enum Period {
    /// Every year; over New Year when it ends before it begins.
    Yearly {
        /// First day.
        from: DayOfYear,
        /// Last day.
        until: DayOfYear,
    },
    /// Once.
    Once {
        /// First day.
        from: Date,
        /// Last day, not before the first.
        until: Date,
    },
}

/// A day of every year, such as 1 June.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayOfYear {
    /// 1–12.
    pub month: i8,
    /// 1–31.
    pub day: i8,
}

/// The year by which a day of every year is checked: a leap one.
const LEAP_YEAR: i16 = 2024;
const DAYS_OF_YEAR: u32 = 366;

impl Period {
    /// Whether the day is in it.
    pub fn has(&self, day: Date) -> bool {
        match *self {
            Self::Once { from, until } => (from..=until).contains(&day),
            Self::Yearly { from, until } => {
                let day = DayOfYear {
                    month: day.month(),
                    day: day.day(),
                };
                match from <= until {
                    true => (from..=until).contains(&day),
                    false => day >= from || day <= until,
                }
            }
        }
    }

    /// How many days it has at most: the shorter of two periods is meant where both apply.
    pub fn days(&self) -> u32 {
        let days = |from: Date, until: Date| {
            let between = from.duration_until(until).as_hours() / 24 + 1;
            u32::try_from(between).unwrap_or(u32::MAX)
        };
        match *self {
            Self::Once { from, until } => days(from, until),
            Self::Yearly { from, until } => {
                let of = |at: DayOfYear| Date::new(LEAP_YEAR, at.month, at.day).unwrap_or_default();
                let (from, until) = (of(from), of(until));
                match from <= until {
                    true => days(from, until),
                    false => DAYS_OF_YEAR + 2 - days(until, from),
                }
            }
        }
    }

    /// Whether it is over for good before `day`.
    pub fn is_over(&self, day: Date) -> bool {
        matches!(self, Self::Once { until, .. } if *until < day)
    }
}

/// A period as it is stored: `2027-06-01`, or `06-01` of every year.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    from: String,
    until: String,
}

impl From<Period> for Kept {
    fn from(period: Period) -> Self {
        let of_year = |at: DayOfYear| format!("{:02}-{:02}", at.month, at.day);
        match period {
            Period::Yearly { from, until } => Self {
                from: of_year(from),
                until: of_year(until),
            },
            Period::Once { from, until } => Self {
                from: from.to_string(),
                until: until.to_string(),
            },
        }
    }
}

impl TryFrom<Kept> for Period {
    type Error = String;

    fn try_from(kept: Kept) -> Result<Self, String> {
        let typed = |at: &str| match at.split_once('-') {
            Some((month, day)) if at.len() == 5 => format!("{day}.{month}."),
            _ => at.to_owned(),
        };
        let period = parse_period(&typed(&kept.from), &typed(&kept.until));
        period.map_err(|wrong| format!("{wrong:?}"))
    }
}

/// A period as people type it: both with a year (*1.6.2027*), or both without (*1.6.*). Without an end it is one day. Fails when a part is no day, or when it ends before it begins.
pub fn parse_period(from: &str, until: &str) -> Result<Period, Wrong> {
    let first = parse_date(from)?;
    let last = match until.trim() {
        "" => first,
        _ => parse_date(until)?,
    };
    match (first, last) {
        (Typed::Once(from), Typed::Once(until)) if from <= until => {
            Ok(Period::Once { from, until })
        }
        (Typed::Yearly(from), Typed::Yearly(until)) => Ok(Period::Yearly { from, until }),
        _ => Err(Wrong::Period),
    }
}

#[derive(Clone, Copy)]
enum Typed {
    Yearly(DayOfYear),
    Once(Date),
}

/// *1.6.*, *1.6.2027* or *2027-06-01*.
fn parse_date(raw: &str) -> Result<Typed, Wrong> {
    let raw = raw.trim();
    let no_date = || Wrong::Date(raw.to_owned());
    if raw.contains('-') {
        let day: Date = raw.parse().map_err(|_| no_date())?;
        return Ok(Typed::Once(in_our_times(day).ok_or_else(no_date)?));
    }
    let parts: Vec<&str> = raw
        .trim_end_matches('.')
        .split('.')
        .map(str::trim)
        .collect();
    let number = |part: &str| part.parse::<i8>().map_err(|_| no_date());
    match parts[..] {
        [day, month] => {
            let at = DayOfYear {
                month: number(month)?,
                day: number(day)?,
            };
            let is_day = Date::new(LEAP_YEAR, at.month, at.day).is_ok();
            is_day.then_some(Typed::Yearly(at)).ok_or_else(no_date)
        }
        [day, month, year] => {
            let year = year.parse().map_err(|_| no_date())?;
            let day = Date::new(year, number(month)?, number(day)?).ok();
            let day = day.and_then(in_our_times).ok_or_else(no_date)?;
            Ok(Typed::Once(day))
        }
        _ => Err(no_date()),
    }
}

fn in_our_times(day: Date) -> Option<Date> {
    (2000..2200).contains(&day.year()).then_some(day)
}

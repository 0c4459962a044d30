//! Whether a place is open, and when it opens next.
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use super::calendar::{Holiday, holiday};
use super::day::{Day, Entry, Quarter};
use super::period::Period;
use super::week::Week;

/// Most seasons of a place.
pub const SEASONS_MAX: usize = 6;
/// Most exceptional days or periods of a place.
pub const EXCEPTIONS_MAX: usize = 60;
/// How far ahead the next opening is looked for: a summer place is found in the autumn.
pub const HORIZON_DAYS: i32 = 370;
/// How far the end of what differs is looked for: a renovation takes years.
const GOES_ON_DAYS_MAX: i32 = 3 * 366;
/// What is open longer without a break never closes, as far as anybody asks.
const UNBROKEN_DAYS_MAX: i32 = 8;
const DAY_S: i64 = 24 * 60 * 60;

/// A place's opening hours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Hours {
    /// The week that holds when nothing else does.
    pub usual: Week,
    /// Other weeks for parts of a year.
    pub seasons: Vec<Season>,
    /// Days that differ.
    pub exceptions: Vec<Exception>,
    /// What holidays do.
    pub holidays: OnHolidays,
}

/// A part of a year with a week of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// What it is called, such as *Kesä*; may be empty.
    pub name: String,
    /// When.
    pub period: Period,
    /// Its week.
    pub week: Week,
}

/// Days that differ from their week, holidays too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// When.
    pub period: Period,
    /// What is open on each of these days.
    pub day: Day,
    /// Why; may be empty.
    pub note: String,
}

/// What holidays do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnHolidays {
    /// They close, unless an exception says otherwise.
    #[default]
    Closed,
    /// They are days like others.
    AsUsual,
}

/// What holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan<'a> {
    /// What is open; none when a holiday closes it.
    day: Option<&'a Day>,
    /// Why.
    pub because: Because<'a>,
}

/// Why a day is as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because<'a> {
    /// It is an ordinary day.
    Usual,
    /// Of a season.
    Season(&'a Season),
    /// A holiday closes it.
    Holiday(Holiday),
    /// It is exceptional.
    Exception(&'a Exception),
}

impl Plan<'_> {
    /// What is open.
    pub fn day(&self) -> Day {
        self.day.cloned().unwrap_or_default()
    }
}

/// Days that follow each other and differ alike from their week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Differing<'a> {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// What holds on them.
    pub plan: Plan<'a>,
}

/// A time without a break in which somebody is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// When it opens.
    pub from: Timestamp,
    /// When it closes.
    pub until: Timestamp,
    /// How one gets in.
    pub entry: Entry,
}

impl Opening {
    /// Whether it does not close, as far as anybody asks.
    pub fn is_unbroken(&self) -> bool {
        self.until.duration_since(self.from).as_secs() >= i64::from(UNBROKEN_DAYS_MAX) * DAY_S
    }

    /// Takes in what begins before it ends; false when that is another opening.
    fn takes_in(&mut self, next: Self) -> bool {
        let goes_on = next.entry == self.entry && next.from <= self.until;
        if goes_on {
            self.until = self.until.max(next.until);
        }
        goes_on
    }
}

impl Hours {
    /// Whether nothing is said about any day.
    pub fn is_empty(&self) -> bool {
        let nothing = self.seasons.is_empty() && self.exceptions.is_empty();
        nothing && self.usual.is_closed()
    }

    /// What holds on a day: an exception before a holiday, a holiday before a season, and the shorter of two periods
    /// before the longer.
    pub fn plan(&self, day: Date) -> Plan<'_> {
        let exceptions = self.exceptions.iter().filter(|one| one.period.has(day));
        if let Some(found) = exceptions.min_by_key(|one| one.period.days()) {
            return Plan {
                day: Some(&found.day),
                because: Because::Exception(found),
            };
        }
        let closes = self.holidays == OnHolidays::Closed;
        match closes.then(|| holiday(day)).flatten() {
            Some(found) => Plan {
                day: None,
                because: Because::Holiday(found),
            },
            None => self.ordinary(day),
        }
    }

    /// The season of a day, the shorter of two.
    pub fn season(&self, day: Date) -> Option<&Season> {
        let seasons = self.seasons.iter().filter(|one| one.period.has(day));
        seasons.min_by_key(|one| one.period.days())
    }

    /// What would hold on a day without exceptions and holidays.
    fn ordinary(&self, day: Date) -> Plan<'_> {
        match self.season(day) {
            Some(found) => Plan {
                day: Some(found.week.on(day.weekday())),
                because: Because::Season(found),
            },
            None => Plan {
                day: Some(self.usual.on(day.weekday())),
                because: Because::Usual,
            },
        }
    }

    /// Exceptions from `first` on, and holidays that close what would be open, within `days` days. What goes on for
    /// several days is told once, from the first day that is asked for to its end, though that is later.
    pub fn differing(&self, first: Date, days: i32) -> Vec<Differing<'_>> {
        let mut found: Vec<Differing<'_>> = Vec::new();
        for ahead in 0..days {
            let day = first.saturating_add(ahead.days());
            let plan = self.plan(day);
            let differs = match plan.because {
                Because::Exception(_) => true,
                Because::Holiday(_) => !self.ordinary(day).day().is_closed(),
                Because::Usual | Because::Season(_) => false,
            };
            let yesterday = day.saturating_sub(1.day());
            match found.last_mut() {
                Some(last) if differs && last.plan == plan && last.last == yesterday => {
                    last.last = day;
                }
                _ if differs => found.push(Differing {
                    first: day,
                    last: day,
                    plan,
                }),
                _ => {}
            }
        }
        if let Some(last) = found.last_mut() {
            for _ in 0..GOES_ON_DAYS_MAX {
                let next = last.last.saturating_add(1.day());
                if self.plan(next) != last.plan {
                    break;
                }
                last.last = next;
            }
        }
        found
    }

    /// What is open at a moment.
    pub fn open_at(&self, at: Timestamp, zone: &TimeZone) -> Option<Opening> {
        let today = at.to_zoned(zone.clone()).date();
        let begun = [today.saturating_sub(1.day()), today];
        let mut begun = begun.into_iter().flat_map(|day| self.on(day, zone));
        begun.find(|one| one.from <= at && at < one.until)?;
        let whole = self.openings(at, zone, 1, UNBROKEN_DAYS_MAX + 1);
        whole.into_iter().next()
    }

    /// The next `most` openings after what may be open now, at most [`HORIZON_DAYS`] ahead.
    pub fn next_openings(&self, at: Timestamp, zone: &TimeZone, most: usize) -> Vec<Opening> {
        let mut next = self.openings(at, zone, most + 1, HORIZON_DAYS);
        next.retain(|opening| opening.from > at);
        next.truncate(most);
        next
    }

    /// What is not over at `at`, in order, from the day before (which may end after midnight) to `days` ahead.
    fn openings(&self, at: Timestamp, zone: &TimeZone, most: usize, days: i32) -> Vec<Opening> {
        let mut found: Vec<Opening> = Vec::new();
        if self.is_empty() {
            return found;
        }
        let today = at.to_zoned(zone.clone()).date();
        for ahead in -1..=days {
            let day = today.saturating_add(ahead.days());
            for opening in self.on(day, zone) {
                if opening.until <= at {
                    continue;
                }
                let last = found.last_mut();
                if last.as_ref().is_some_and(|last| last.is_unbroken()) {
                    return found;
                }
                if last.is_some_and(|last| last.takes_in(opening)) {
                    continue;
                }
                if found.len() == most {
                    return found;
                }
                found.push(opening);
            }
        }
        found
    }

    /// The openings that begin on a day.
    fn on(&self, day: Date, zone: &TimeZone) -> impl Iterator<Item = Opening> {
        let slots = self.plan(day).day.map_or(&[][..], Day::slots);
        slots.iter().filter_map(move |slot| {
            let last = match slot.is_over_midnight() {
                true => day.saturating_add(1.day()),
                false => day,
            };
            let opening = Opening {
                from: moment(day, slot.from(), zone)?,
                until: moment(last, slot.until(), zone)?,
                entry: slot.entry,
            };
            // A night in which clocks go forward may swallow a short one.
            (opening.from < opening.until).then_some(opening)
        })
    }
}

/// A time of a day on the clocks of a zone; a time that a change of clocks skips is as much later.
fn moment(day: Date, at: Quarter, zone: &TimeZone) -> Option<Timestamp> {
    let part = |value: u8| i8::try_from(value).unwrap_or_default();
    let (day, hour) = match at.hour() {
        24 => (day.saturating_add(1.day()), 0),
        hour => (day, part(hour)),
    };
    let time = Time::new(hour, part(at.minute()), 0, 0).ok()?;
    let there = day.to_datetime(time).to_zoned(zone.clone()).ok()?;
    Some(there.timestamp())
}

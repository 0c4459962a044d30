//! What is open on one day.
use std::fmt;

use serde::{Deserialize, Serialize};

/// Most times that a day may be open.
pub const SLOTS_MAX: usize = 4;
/// Quarters of an hour in a day.
const DAY: u8 = 96;
/// The latest that a place may close after midnight, in quarters; later is a slip of whoever typed it.
const NIGHT_ENDS: u8 = 6 * 4;

/// Why hours cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// This is no time of day, or it has no end.
    Time(String),
    /// This time is not on a quarter of an hour.
    Quarter(String),
    /// It closes before it opens, and not in the night.
    Backwards(String),
    /// Two times of one day overlap.
    Overlap,
    /// A day has more than [`SLOTS_MAX`] times.
    TooMany,
    /// Times without a day.
    NoDay,
    /// A word that says nothing about hours.
    Word(String),
    /// This is no day of the year.
    Date(String),
    /// A period ends before it begins, or has one year only.
    Period,
}

/// A time of day in quarters of an hour; midnight is the start of a day (0) or its end (24).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(u8);

impl Quarter {
    /// Fails when it is no time of day, or between quarters.
    pub fn new(hour: u8, minute: u8) -> Result<Self, Wrong> {
        let said = || format!("{hour}.{minute:02}");
        if hour > 24 || minute > 59 || (hour == 24 && minute > 0) {
            return Err(Wrong::Time(said()));
        }
        match minute % 15 {
            0 => Ok(Self(hour * 4 + minute / 15)),
            _ => Err(Wrong::Quarter(said())),
        }
    }

    /// 0–24.
    pub fn hour(self) -> u8 {
        self.0 / 4
    }

    /// 0, 15, 30 or 45.
    pub fn minute(self) -> u8 {
        self.0 % 4 * 15
    }

    fn parse(raw: &str) -> Result<Self, Wrong> {
        let no_time = || Wrong::Time(raw.to_owned());
        let (hour, minute) = raw.split_once(':').ok_or_else(no_time)?;
        let number = |part: &str| part.parse().map_err(|_| no_time());
        Self::new(number(hour)?, number(minute)?)
    }
}

/// `09:00`.
impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// How one gets in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// One may just come.
    #[default]
    Open,
    /// With an appointment.
    Appointment,
}

/// One time of a day, perhaps over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Kept", into = "Kept")]
pub struct Slot {
    from: Quarter,
    /// Quarters from the day's beginning; more than a day's when it ends in the next day.
    until: u8,
    /// How one gets in.
    pub entry: Entry,
}

impl Slot {
    /// Fails when it ends before it begins, unless it ends in the night.
    pub fn new(from: Quarter, until: Quarter, entry: Entry) -> Result<Self, Wrong> {
        let ends = match until.0 {
            until if until > from.0 => until,
            until if until <= NIGHT_ENDS && until < from.0 => until + DAY,
            _ => return Err(Wrong::Backwards(format!("{from}-{until}"))),
        };
        Ok(Self {
            from,
            until: ends,
            entry,
        })
    }

    /// When it opens.
    pub fn from(&self) -> Quarter {
        self.from
    }

    /// When it closes, on that day or the next.
    pub fn until(&self) -> Quarter {
        match self.until {
            until if until > DAY => Quarter(until - DAY),
            until => Quarter(until),
        }
    }

    /// Whether it closes after midnight.
    pub fn is_over_midnight(&self) -> bool {
        self.until > DAY
    }
}

/// A slot as it is stored.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    from: String,
    until: String,
    #[serde(default, skip_serializing_if = "is_open")]
    entry: Entry,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
fn is_open(entry: &Entry) -> bool {
    *entry == Entry::Open
}

impl From<Slot> for Kept {
    fn from(slot: Slot) -> Self {
        Self {
            from: slot.from().to_string(),
            until: slot.until().to_string(),
            entry: slot.entry,
        }
    }
}

impl TryFrom<Kept> for Slot {
    type Error = String;

    fn try_from(kept: Kept) -> Result<Self, String> {
        let read = |raw: &str| Quarter::parse(raw).map_err(|wrong| format!("{wrong:?}"));
        let slot = Self::new(read(&kept.from)?, read(&kept.until)?, kept.entry);
        slot.map_err(|wrong| format!("{wrong:?}"))
    }
}

/// What is open on one day; by default nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "KeptDay", into = "KeptDay")]
pub struct Day {
    slots: Vec<Slot>,
    /// Whether a time may be agreed on besides.
    pub on_request: bool,
}

impl Day {
    /// The times in any order. Fails when two overlap, or when they are too many.
    pub fn new(mut slots: Vec<Slot>, on_request: bool) -> Result<Self, Wrong> {
        if slots.len() > SLOTS_MAX {
            return Err(Wrong::TooMany);
        }
        slots.sort_by_key(|slot| slot.from);
        let overlap = |pair: &[Slot]| matches!(pair, [one, next] if next.from.0 < one.until);
        match slots.windows(2).any(overlap) {
            true => Err(Wrong::Overlap),
            false => Ok(Self { slots, on_request }),
        }
    }

    /// Its times in order.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Whether nobody is let in all day.
    pub fn is_closed(&self) -> bool {
        self.slots.is_empty() && !self.on_request
    }
}

/// A day as it is stored.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptDay {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    slots: Vec<Slot>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    on_request: bool,
}

impl From<Day> for KeptDay {
    fn from(day: Day) -> Self {
        Self {
            slots: day.slots,
            on_request: day.on_request,
        }
    }
}

impl TryFrom<KeptDay> for Day {
    type Error = String;

    fn try_from(kept: KeptDay) -> Result<Self, String> {
        Self::new(kept.slots, kept.on_request).map_err(|wrong| format!("{wrong:?}"))
    }
}

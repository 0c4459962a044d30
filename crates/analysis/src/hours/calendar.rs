//! Finland's public holidays: those of the law, and the two eves on which what serves the public is commonly closed.
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};

/// A public holiday, or an eve that is kept like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Uudenvuodenpäivä, 1 January.
    NewYear,
    /// Loppiainen, 6 January.
    Epiphany,
    /// Pitkäperjantai, two days before Easter.
    GoodFriday,
    /// Pääsiäispäivä.
    Easter,
    /// Toinen pääsiäispäivä.
    EasterMonday,
    /// Vappu, 1 May.
    MayDay,
    /// Helatorstai, 39 days after Easter.
    Ascension,
    /// Helluntaipäivä, 49 days after Easter.
    Whitsun,
    /// Juhannusaatto, the Friday of 19–25 June. No holiday by law.
    MidsummerEve,
    /// Juhannuspäivä, the Saturday of 20–26 June.
    Midsummer,
    /// Pyhäinpäivä, the Saturday of 31 October – 6 November.
    AllSaints,
    /// Itsenäisyyspäivä, 6 December.
    Independence,
    /// Jouluaatto, 24 December. No holiday by law.
    ChristmasEve,
    /// Joulupäivä, 25 December.
    Christmas,
    /// Tapaninpäivä, 26 December.
    SecondChristmas,
}

impl Holiday {
    /// What it is called in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::NewYear => "new-year",
            Self::Epiphany => "epiphany",
            Self::GoodFriday => "good-friday",
            Self::Easter => "easter",
            Self::EasterMonday => "easter-monday",
            Self::MayDay => "may-day",
            Self::Ascension => "ascension",
            Self::Whitsun => "whitsun",
            Self::MidsummerEve => "midsummer-eve",
            Self::Midsummer => "midsummer",
            Self::AllSaints => "all-saints",
            Self::Independence => "independence",
            Self::ChristmasEve => "christmas-eve",
            Self::Christmas => "christmas",
            Self::SecondChristmas => "second-christmas",
        }
    }
}

/// The holidays of a year in order. Two may fall on one day (1 May and Ascension in 2008).
pub fn holidays(year: i16) -> [(Date, Holiday); 15] {
    let easter = easter(year);
    let after_easter = |days: i32| easter.saturating_add(days.days());
    let midsummer = saturday_from(date(year, 6, 20));
    let mut all = [
        (date(year, 1, 1), Holiday::NewYear),
        (date(year, 1, 6), Holiday::Epiphany),
        (after_easter(-2), Holiday::GoodFriday),
        (easter, Holiday::Easter),
        (after_easter(1), Holiday::EasterMonday),
        (date(year, 5, 1), Holiday::MayDay),
        (after_easter(39), Holiday::Ascension),
        (after_easter(49), Holiday::Whitsun),
        (midsummer.saturating_sub(1.day()), Holiday::MidsummerEve),
        (midsummer, Holiday::Midsummer),
        (saturday_from(date(year, 10, 31)), Holiday::AllSaints),
        (date(year, 12, 6), Holiday::Independence),
        (date(year, 12, 24), Holiday::ChristmasEve),
        (date(year, 12, 25), Holiday::Christmas),
        (date(year, 12, 26), Holiday::SecondChristmas),
    ];
    all.sort_by_key(|(day, _)| *day);
    all
}

/// The holiday on this day.
pub fn holiday(day: Date) -> Option<Holiday> {
    let mut all = holidays(day.year()).into_iter();
    all.find(|(on, _)| *on == day).map(|(_, holiday)| holiday)
}

/// The first Saturday that is not before `day`.
fn saturday_from(day: Date) -> Date {
    let days = day.weekday().until(Weekday::Saturday);
    day.saturating_add(i32::from(days).days())
}

/// Easter Sunday of the Gregorian calendar, by the rule without exceptions that Butcher's Almanac gave in 1876.
fn easter(year: i16) -> Date {
    let year_ = i32::from(year);
    let golden = year_ % 19;
    let (century, of_century) = (year_ / 100, year_ % 100);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    // March or April, and its day: the rule gives nothing else.
    let part = |value: i32| i8::try_from(value).unwrap_or(1);
    date(year, part(sum / 31), part(sum % 31 + 1))
}

//! Opening hours (aukioloajat): usual weeks, seasons, exceptional days and Finland's public holidays, and from them
//! whether a place is open at a moment, when it opens next, and why a day differs.
//!
//! Own code rather than the `opening-hours` crate: that one evaluates OpenStreetMap's syntax and brings a second
//! library of dates, tables of countries and of the sun, and holidays as a list of years that ends. Here hours are rows
//! that people type, in quarter hours as the national service catalogue keeps them, with one country's holidays by
//! rule, and each day can say why it is as it is.
mod bounds;
mod calendar;
mod day;
mod open;
mod period;
mod tokens;
mod typed;
mod week;

pub use calendar::{Holiday, holiday, holidays};
pub use day::{Day, Entry, Quarter, SLOTS_MAX, Slot, Wrong};
pub use open::{
    Because, Differing, EXCEPTIONS_MAX, Exception, HORIZON_DAYS, Hours, OnHolidays, Opening, Plan,
    SEASONS_MAX, Season,
};
pub use period::{DayOfYear, Period, parse_period};
pub use typed::{Line, parse_day, parse_line};
pub use week::{Days, Week};

//! A week of days.
use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use super::day::Day;

/// Seven days from Monday; by default nothing is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week(pub [Day; 7]);

/// Days of the week that follow each other and are alike: numbers from Monday (0), both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub first: usize,
    /// The last; the first again for one day.
    pub last: usize,
}

impl Week {
    /// What is open on such a day.
    pub fn on(&self, day: Weekday) -> &Day {
        let number = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
        self.0.get(number).unwrap_or(&self.0[0])
    }

    /// The week from Monday with equal neighbours together, closed days too.
    pub fn groups(&self) -> Vec<(Days, &Day)> {
        let mut groups: Vec<(Days, &Day)> = Vec::new();
        for (number, day) in self.0.iter().enumerate() {
            match groups.last_mut() {
                Some((days, same)) if *same == day => days.last = number,
                _ => {
                    let days = Days {
                        first: number,
                        last: number,
                    };
                    groups.push((days, day));
                }
            }
        }
        groups
    }

    /// Whether nobody is let in all week.
    pub fn is_closed(&self) -> bool {
        self.0.iter().all(Day::is_closed)
    }
}

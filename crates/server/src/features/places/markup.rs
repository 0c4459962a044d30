//! A place for machines, in the words of schema.org: when it is open in the coming weeks, and where it is.
use analysis::hours::{Day, Hours, Quarter, Week};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::PlaceView;

/// Days of the week by number from Monday.
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The coming weeks of a place's hours: each stretch of days with the week that holds on them, and the days that differ.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    weeks: Vec<Span<Week>>,
    differing: Vec<Span<Day>>,
}

/// What holds from a day to another, both included.
#[derive(Clone, Debug)]
struct Span<T> {
    first: Date,
    last: Date,
    open: T,
}

impl Spans {
    /// The spans of so many days from the first on.
    pub fn of(hours: &Hours, first: Date, days: i32) -> Self {
        if hours.is_empty() {
            return Self::default();
        }
        let mut weeks: Vec<Span<Week>> = Vec::new();
        for day in (0..days).map(|ahead| first.saturating_add(ahead.days())) {
            let week = hours
                .season(day)
                .map_or(&hours.usual, |season| &season.week);
            match weeks.last_mut() {
                Some(span) if span.open == *week => span.last = day,
                _ => weeks.push(Span {
                    first: day,
                    last: day,
                    open: week.clone(),
                }),
            }
        }
        let differing = hours.differing(first, days).into_iter();
        let differing = differing.map(|one| Span {
            first: one.first,
            last: one.last,
            open: one.plan.day(),
        });
        Self {
            weeks,
            differing: differing.collect(),
        }
    }

    /// The weeks; without dates when one goes on.
    fn weeks(&self) -> Vec<Json> {
        let is_dated = self.weeks.len() > 1;
        let specs = self.weeks.iter().flat_map(|span| {
            let groups = span.open.groups().into_iter();
            groups.flat_map(move |(days, day)| {
                let days = &DAYS[days.first..=days.last];
                slots(day).into_iter().map(move |mut spec| {
                    spec["dayOfWeek"] = json!(days);
                    match is_dated {
                        true => span.dated(spec),
                        false => spec,
                    }
                })
            })
        });
        specs.collect()
    }

    /// The days that differ; a day on which nothing is open opens and closes at midnight.
    fn differing(&self) -> Vec<Json> {
        let specs = self.differing.iter().flat_map(|span| {
            let mut specs = slots(&span.open);
            if specs.is_empty() {
                specs.push(spec("00:00", "00:00"));
            }
            specs.into_iter().map(|spec| span.dated(spec))
        });
        specs.collect()
    }
}

impl<T> Span<T> {
    fn dated(&self, mut spec: Json) -> Json {
        spec["validFrom"] = json!(self.first.to_string());
        spec["validThrough"] = json!(self.last.to_string());
        spec
    }
}

fn slots(day: &Day) -> Vec<Json> {
    let slots = day.slots().iter();
    slots
        .map(|slot| spec(&slot.from().to_string(), &closing(slot.until())))
        .collect()
}

/// When it closes; the end of a day is its last minute there.
fn closing(until: Quarter) -> String {
    match until.hour() {
        24 => "23:59".to_owned(),
        _ => until.to_string(),
    }
}

fn spec(opens: &str, closes: &str) -> Json {
    json!({"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes})
}

impl PlaceView {
    /// A `Place` of schema.org.
    pub fn markup(&self) -> Json {
        let mut place = json!({"@type": "Place", "name": self.name, "address": self.address});
        let mut tell = |key: &str, said: Json, is_known: bool| {
            if is_known {
                place[key] = said;
            }
        };
        tell("telephone", json!(self.phone), !self.phone.is_empty());
        tell("url", json!(self.web), !self.web.is_empty());
        let amenities = self.amenities();
        tell("amenityFeature", json!(amenities), !amenities.is_empty());
        let (weeks, differing) = (self.spans.weeks(), self.spans.differing());
        tell("openingHoursSpecification", json!(weeks), !weeks.is_empty());
        let is_any = !differing.is_empty();
        tell("specialOpeningHoursSpecification", json!(differing), is_any);
        place
    }

    /// What makes it accessible, by name and key.
    fn amenities(&self) -> Vec<Json> {
        let named = self.accessibility.iter().zip(&self.accessibility_keys);
        let amenity = named.map(|(name, key)| {
            json!({"@type": "LocationFeatureSpecification", "name": name, "propertyID": key, "value": true})
        });
        amenity.collect()
    }
}

#[cfg(test)]
mod tests {
    use analysis::hours::{Exception, Season, parse_day, parse_line, parse_period};
    use jiff::civil::date;

    use super::*;

    fn hours() -> Hours {
        Hours {
            usual: parse_line("ma–pe 9–16, la 10–24").unwrap().week(),
            exceptions: vec![Exception {
                period: parse_period("24.9.2026", "24.9.2026").unwrap(),
                day: parse_day("10–12").unwrap(),
                note: String::new(),
            }],
            ..Hours::default()
        }
    }

    #[test]
    fn one_week_that_goes_on_has_no_dates_and_days_that_differ_have() {
        let spans = Spans::of(&hours(), date(2026, 9, 1), 100);
        let week = json!([
            {"@type": "OpeningHoursSpecification", "opens": "09:00", "closes": "16:00",
             "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]},
            {"@type": "OpeningHoursSpecification", "opens": "10:00", "closes": "23:59", "dayOfWeek": ["Saturday"]},
        ]);
        assert_eq!(json!(spans.weeks()), week);
        let differing = json!([
            {"@type": "OpeningHoursSpecification", "opens": "10:00", "closes": "12:00",
             "validFrom": "2026-09-24", "validThrough": "2026-09-24"},
            {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00",
             "validFrom": "2026-10-31", "validThrough": "2026-10-31"},
        ]);
        assert_eq!(
            json!(spans.differing()),
            differing,
            "All Saints is a Saturday, Independence Day a Sunday"
        );
    }

    #[test]
    fn a_season_is_dated_and_so_is_what_is_around_it() {
        let mut hours = hours();
        hours.seasons.push(Season {
            name: "Kesä".to_owned(),
            period: parse_period("1.6.", "31.8.").unwrap(),
            week: parse_line("ti 12–18").unwrap().week(),
        });
        let spans = Spans::of(&hours, date(2026, 8, 30), 60);
        let told: Vec<[String; 3]> = spans
            .weeks()
            .iter()
            .map(|spec| {
                ["opens", "validFrom", "validThrough"]
                    .map(|key| spec[key].as_str().unwrap().to_owned())
            })
            .collect();
        let expected = [
            ["12:00", "2026-08-30", "2026-08-31"],
            ["09:00", "2026-09-01", "2026-10-28"],
            ["10:00", "2026-09-01", "2026-10-28"],
        ];
        assert_eq!(told, expected);
        let unknown = Spans::of(&Hours::default(), date(2026, 8, 30), 60);
        assert!(unknown.weeks().is_empty() && unknown.differing().is_empty());
    }
}

//! The table of today's hours.
use std::collections::HashMap;
use std::sync::Arc;

use ::search::{DescriptionKey, OpenDay, OpenNow, QUARTERS};
use analysis::hours::{Day, Hours, Slot};
use jiff::civil::Date;
use tokio::sync::Mutex;

use crate::app::App;
use crate::db::DbError;
use crate::features::catalogue::{self, Supplied, Supply};
use crate::features::places;
use crate::web::dates::in_finland;

/// Changes that are taken in one by one; after more of them everything is read anew.
const STEPS_MAX: i64 = 1_000;

/// A service place as the table knows it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct PlaceKey(DescriptionKey);

impl PlaceKey {
    /// A place counts in its own workspace only.
    fn of(workspace: &str, place: &str) -> Self {
        Self(DescriptionKey::of(&format!("{workspace} {place}")))
    }
}

/// What this process knows of today's hours.
#[derive(Default)]
pub struct Openings(Mutex<Option<Table>>);

struct Table {
    day: Date,
    /// The last change of the catalogue that is in it.
    catalogue: i64,
    /// The last change of places that is in it.
    places: i64,
    /// Today of each place whose hours are known.
    hours: HashMap<PlaceKey, OpenDay>,
    /// Where each entry is given.
    places_of: HashMap<DescriptionKey, Vec<PlaceKey>>,
    /// What is given at each place.
    given_at: HashMap<PlaceKey, Vec<DescriptionKey>>,
    /// Today of each entry of which somebody knows.
    days: Arc<HashMap<DescriptionKey, OpenDay>>,
}

impl Openings {
    pub(super) async fn now(&self, app: &App, supply: &Supply) -> Result<OpenNow, DbError> {
        let at = in_finland(app.now_ms());
        let last = places::last_change(app).await?;
        let mut kept = self.0.lock().await;
        let is_near = |table: &Table| {
            table.day == at.date()
                && (table.places..=table.places + STEPS_MAX).contains(&last)
                && supply.seen() - table.catalogue <= STEPS_MAX
        };
        let mut table = match kept.take().filter(is_near) {
            Some(table) => table,
            None => Table::read(app, supply, at.date()).await?,
        };
        table.follow_places(app, last).await?;
        table.follow_catalogue(app, supply).await?;
        let quarter = u8::try_from(at.hour()).unwrap_or_default() * 4
            + u8::try_from(at.minute()).unwrap_or_default() / 15;
        let days = Arc::clone(&table.days);
        *kept = Some(table);
        Ok(OpenNow { quarter, days })
    }
}

impl Table {
    async fn read(app: &App, supply: &Supply, day: Date) -> Result<Self, DbError> {
        let mut table = Self {
            day,
            catalogue: supply.seen(),
            places: places::last_change(app).await?,
            hours: HashMap::new(),
            places_of: HashMap::new(),
            given_at: HashMap::new(),
            days: Arc::default(),
        };
        let mut after = String::new();
        loop {
            let some = places::hours_after(app, &after).await?;
            let Some(last) = some.last() else { break };
            after.clone_from(&last.place);
            for one in some {
                if let Some(today) = today(&one.hours, day) {
                    let key = PlaceKey::of(&one.workspace, &one.place);
                    table.hours.insert(key, today);
                }
            }
        }
        for entry in supply.all() {
            table.put(DescriptionKey::of(&entry.id), Some(&entry));
        }
        Ok(table)
    }

    async fn follow_places(&mut self, app: &App, last: i64) -> Result<(), DbError> {
        while self.places < last {
            let changes = places::changes_since(app, self.places).await?;
            let Some(end) = changes.last().map(|change| change.number) else {
                return Ok(());
            };
            for one in changes {
                let key = PlaceKey::of(&one.workspace, &one.place);
                match one.hours.and_then(|hours| today(&hours, self.day)) {
                    Some(today) => self.hours.insert(key, today),
                    None => self.hours.remove(&key),
                };
                for entry in self.given_at.get(&key).cloned().unwrap_or_default() {
                    self.tell(entry);
                }
            }
            self.places = end;
        }
        Ok(())
    }

    async fn follow_catalogue(&mut self, app: &App, supply: &Supply) -> Result<(), DbError> {
        while self.catalogue < supply.seen() {
            let changes = catalogue::changes_since(app, self.catalogue).await?;
            let Some(end) = changes.last().map(|change| change.number) else {
                return Ok(());
            };
            for one in changes {
                let entry = supply.get(&one.entry);
                self.put(DescriptionKey::of(&one.entry), entry.map(AsRef::as_ref));
            }
            // What came after this supply was read is taken in with the next one.
            self.catalogue = end.min(supply.seen());
        }
        Ok(())
    }

    /// Takes in where an entry is given; none when it is gone.
    fn put(&mut self, key: DescriptionKey, entry: Option<&Supplied>) {
        for place in self.places_of.remove(&key).unwrap_or_default() {
            if let Some(given) = self.given_at.get_mut(&place) {
                given.retain(|one| *one != key);
            }
        }
        let places: Vec<PlaceKey> = entry.map_or_else(Vec::new, |entry| {
            let places = entry.places.iter();
            places
                .map(|id| PlaceKey::of(&entry.workspace, id))
                .collect()
        });
        for place in &places {
            self.given_at.entry(*place).or_default().push(key);
        }
        if !places.is_empty() {
            self.places_of.insert(key, places);
        }
        self.tell(key);
    }

    /// Works out today of an entry: open whenever one of its places is.
    fn tell(&mut self, key: DescriptionKey) {
        let places = self.places_of.get(&key).into_iter().flatten();
        let known = places.filter_map(|place| self.hours.get(place).copied());
        let today = known.reduce(|mut one, other| {
            one.add(other);
            one
        });
        if self.days.get(&key) == today.as_ref() {
            return;
        }
        let days = Arc::make_mut(&mut self.days);
        match today {
            Some(today) => days.insert(key, today),
            None => days.remove(&key),
        };
    }
}

/// When it is open on a day, with what goes on from the night before; none when nothing is known of any day.
fn today(hours: &Hours, day: Date) -> Option<OpenDay> {
    if hours.is_empty() {
        return None;
    }
    let mut open = OpenDay::default();
    let yesterday = day.yesterday().map(|before| hours.plan(before).day());
    for slot in yesterday.iter().flat_map(Day::slots) {
        if slot.is_over_midnight() {
            open.put(0, ends(slot));
        }
    }
    for slot in hours.plan(day).day().slots() {
        let until = if slot.is_over_midnight() {
            QUARTERS
        } else {
            ends(slot)
        };
        open.put(slot.from().hour() * 4 + slot.from().minute() / 15, until);
    }
    Some(open)
}

fn ends(slot: &Slot) -> u8 {
    slot.until().hour() * 4 + slot.until().minute() / 15
}

#[cfg(test)]
mod tests {
    use analysis::hours::parse_line;

    use super::*;
    use crate::web::dates::finland;

    fn hours(line: &str) -> Hours {
        Hours {
            usual: parse_line(line).unwrap().week(),
            ..Hours::default()
        }
    }

    #[test]
    fn each_quarter_of_a_day_is_open_as_its_place_is() {
        let zone = finland();
        for line in ["ma–pe 9–12, 13.15–16; la 20–2", "ma–su 0–24", "ti 8.45–9"] {
            let hours = hours(line);
            // A Friday before a Saturday with a night, that Sunday, and a day on which clocks do not change.
            for day in ["2026-11-27", "2026-11-28", "2026-11-29", "2026-12-01"] {
                let day: Date = day.parse().unwrap();
                let table = today(&hours, day).unwrap();
                for quarter in 0..QUARTERS {
                    let minutes = i64::from(quarter) * 15;
                    let at = day.to_zoned(zone.clone()).unwrap();
                    let at = at.saturating_add(jiff::SignedDuration::from_mins(minutes));
                    let open = hours.open_at(at.timestamp(), &zone).is_some();
                    assert_eq!(table.has(quarter), open, "{line} {at}");
                }
            }
        }
        assert_eq!(
            today(&Hours::default(), "2026-12-01".parse().unwrap()),
            None
        );
    }
}

//! The whole answer: who covers what, where nobody does, how that has changed, and what is missed.
use std::sync::Arc;

use ::search::{Level, PlaceId};
use jiff::civil::Date;

use super::ask::{Ask, By};
use super::canvases;
use super::figures::{Counts, Figures, Lens, count, over_time};
use super::kept::Covered;
use super::model::ground;
use crate::app::App;
use crate::db::DbError;
use crate::features::accounts::AccountId;
use crate::features::areas::{self, Municipality};
use crate::features::search::{Missed, SHOWN_FROM};
use crate::web::dates::{end_of, in_finland};

/// What stands in one row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// A region or a municipality.
    pub place: PlaceId,
    /// Its inhabitants.
    pub people: u32,
    /// What is published.
    pub counts: Counts,
    /// What stands on the reader's canvases besides, when that is asked for.
    pub own: Option<Counts>,
}

/// What nobody offers on the spot in some municipalities.
#[derive(Clone, Debug)]
pub struct Lack {
    /// Key of the column.
    pub column: String,
    /// Where, the most inhabitants first.
    pub municipalities: Vec<&'static Municipality>,
    /// Their inhabitants.
    pub people: u32,
    /// Whether it is so in the whole area.
    pub is_everywhere: bool,
}

/// What was given on the spot at some days.
#[derive(Clone, Debug)]
pub struct Times {
    /// The days, the earliest first, today last.
    pub days: Vec<Date>,
    /// Of all, by day.
    pub totals: Vec<u32>,
    /// By day and column.
    pub by_column: Vec<Vec<u32>>,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was asked.
    pub ask: Ask,
    /// Keys of the columns; an empty one stands for what names none of them.
    pub columns: Vec<String>,
    /// A row for each place, in the order of codes.
    pub rows: Vec<Row>,
    /// The whole area, each support once.
    pub area: Counts,
    /// What stands on the reader's canvases besides.
    pub area_own: Option<Counts>,
    /// Inhabitants of the area.
    pub people: u32,
    /// What serves the whole country, by column.
    pub nationwide: Vec<u32>,
    /// All that serves the whole country.
    pub nationwide_total: u32,
    /// What nobody offers, what touches most people first.
    pub lacks: Vec<Lack>,
    /// How much there is on the spot in each municipality that is looked at.
    pub spots: Vec<(&'static Municipality, u32)>,
    /// How it has changed.
    pub times: Times,
    /// How often something was searched for in vain in the area within a year, by column and of all; none where it is so
    /// seldom that nobody may know.
    pub missed: Vec<Option<i64>>,
    /// The same of all.
    pub missed_total: Option<i64>,
}

/// What the rows of the whole country are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rows {
    /// Its regions; of a smaller area its municipalities.
    Next,
    /// Municipalities, always.
    Municipalities,
}

/// Answers `ask`; canvases count for a reader who is signed in.
pub async fn answer(
    app: &App,
    ask: Ask,
    rows: Rows,
    reader: Option<&AccountId>,
) -> Result<Arc<Answer>, DbError> {
    let own = match reader.filter(|_| ask.with_canvases) {
        Some(account) => Some(canvases::read(app, account).await?),
        None => None,
    };
    let now = app.now_ms();
    let covered = app.coverage.now(app).await?;
    let Some(own) = own else {
        let edition = app.vocabularies.edition().version;
        let asked = (ask.query(), rows, in_finland(now).date(), edition);
        if let Some(known) = covered.known(&asked) {
            return Ok(known);
        }
        let made = Arc::new(made(&covered, ask, rows, None, now));
        covered.keep(asked, &made);
        return Ok(made);
    };
    let (terms, spans) = own.spans(&covered.canvases());
    let own = count(spans.iter(), &Lens::new(&ask, &terms), now);
    Ok(Arc::new(made(&covered, ask, rows, Some(own), now)))
}

fn made(covered: &Covered, ask: Ask, rows: Rows, own: Option<Figures>, now: i64) -> Answer {
    let lens = Lens::new(&ask, &covered.terms);
    let public = count(covered.spans(), &lens, now);
    let missed = Asked { ask: &ask }.counts(covered.missed(), lens.columns());
    let seen = Seen {
        ask: &ask,
        lens: &lens,
        public: &public,
        own: own.as_ref(),
    };
    Answer {
        rows: seen.rows(rows),
        lacks: seen.lacks(),
        spots: seen.spots(),
        people: seen.inside().map(|(_, one)| one.population).sum(),
        times: times(covered, &ask, &lens, now),
        columns: lens.columns().to_vec(),
        area: public.area,
        area_own: own.map(|own| own.area),
        nationwide: public.nationwide,
        nationwide_total: public.nationwide_total,
        missed: missed.0,
        missed_total: missed.1,
        ask,
    }
}

fn times(covered: &Covered, ask: &Ask, lens: &Lens, now: i64) -> Times {
    let today = in_finland(now).date();
    let first = covered.first().unwrap_or(now);
    let days = ask.since.days(today, in_finland(first).date());
    let moments: Vec<i64> = days.iter().map(|day| end_of(*day).min(now)).collect();
    let (totals, by_column) = over_time(covered.spans(), lens, &moments);
    Times {
        days,
        totals,
        by_column,
    }
}

/// What was counted, on its way into rows.
struct Seen<'a> {
    ask: &'a Ask,
    lens: &'a Lens,
    public: &'a Figures,
    own: Option<&'a Figures>,
}

impl Seen<'_> {
    /// The municipalities that are looked at, with their numbers.
    fn inside(&self) -> impl Iterator<Item = (usize, &'static Municipality)> {
        let all = areas::all().municipalities.iter().zip(0_u16..);
        all.filter(|(_, number)| self.lens.is_inside(*number))
            .map(|(one, number)| (usize::from(number), one))
    }

    fn rows(&self, rows: Rows) -> Vec<Row> {
        if self.ask.area.is_some() || rows == Rows::Municipalities {
            let row = |(number, one): (usize, &Municipality)| Row {
                place: PlaceId::municipality(&one.code),
                people: one.population,
                counts: self.public.municipalities[number].clone(),
                own: self.own.map(|own| own.municipalities[number].clone()),
            };
            return self.inside().map(row).collect();
        }
        let people = |code: &str| {
            let inside = self.inside().filter(|(_, one)| one.region == code);
            inside.map(|(_, one)| one.population).sum()
        };
        let regions = ground().regions().iter().enumerate();
        let row = |(number, code): (usize, &&str)| Row {
            place: PlaceId::new(Level::Region, *code),
            people: people(code),
            counts: self.public.regions[number].clone(),
            own: self.own.map(|own| own.regions[number].clone()),
        };
        regions.map(row).collect()
    }

    fn on_the_spot(&self, municipality: usize, column: Option<usize>) -> u32 {
        let counts = |figures: &Figures| {
            let here = &figures.municipalities[municipality];
            column
                .map_or(here.total, |column| here.cells[column])
                .on_the_spot()
        };
        counts(self.public) + self.own.map_or(0, counts)
    }

    fn lacks(&self) -> Vec<Lack> {
        let named = self.lens.columns().iter().enumerate();
        let named = named.filter(|(_, key)| !key.is_empty());
        let lack = |(column, key): (usize, &String)| {
            let mut without: Vec<&Municipality> = self
                .inside()
                .filter(|(number, _)| self.on_the_spot(*number, Some(column)) == 0)
                .map(|(_, one)| one)
                .collect();
            without.sort_by_key(|one| (std::cmp::Reverse(one.population), &one.code));
            let people = without.iter().map(|one| one.population).sum();
            (!without.is_empty()).then(|| Lack {
                column: key.clone(),
                is_everywhere: without.len() == self.inside().count(),
                municipalities: without,
                people,
            })
        };
        let mut lacks: Vec<Lack> = named.filter_map(lack).collect();
        lacks.sort_by_key(|lack| std::cmp::Reverse(lack.people));
        lacks
    }

    fn spots(&self) -> Vec<(&'static Municipality, u32)> {
        let spot = |(number, one)| (one, self.on_the_spot(number, None));
        self.inside().map(spot).collect()
    }
}

/// What of the searches in vain belongs to what is asked.
struct Asked<'a> {
    ask: &'a Ask,
}

impl Asked<'_> {
    /// By column, and of all; what may not be shown is left out.
    fn counts(&self, missed: &[Missed], columns: &[String]) -> (Vec<Option<i64>>, Option<i64>) {
        let mut by_column = vec![0; columns.len()];
        let mut total = 0;
        for one in missed.iter().filter(|one| self.is_meant(one)) {
            total += one.count;
            let column = columns
                .iter()
                .position(|key| one.facet == self.ask.by.vocabulary() && *key == one.term);
            if let Some(column) = column {
                by_column[column] += one.count;
            }
        }
        let shown = |count: i64| (count >= SHOWN_FROM).then_some(count);
        (by_column.into_iter().map(shown).collect(), shown(total))
    }

    /// Whether it was asked for inside of the area, and is one of the terms that are chosen, if any.
    fn is_meant(&self, one: &Missed) -> bool {
        let is_inside = match (&self.ask.area, &one.area) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(area), Some(place)) => area == place || lies_in(place, area),
        };
        let chosen = By::ALL.map(|by| (by.vocabulary(), self.ask.chosen(by)));
        let mut chosen = chosen
            .into_iter()
            .filter_map(|(slug, key)| Some((slug, key?)));
        let names = chosen.clone().next().is_none();
        is_inside && (names || chosen.any(|(slug, key)| one.facet == slug && one.term == key))
    }
}

/// Whether a place lies in a region or sub-region.
fn lies_in(place: &PlaceId, area: &PlaceId) -> bool {
    let codes = match place.level {
        Level::Municipality => areas::municipality(&place.code)
            .map(|one| (one.subregion.as_str(), one.region.as_str())),
        Level::Subregion => areas::all()
            .subregions
            .get(&place.code)
            .map(|one| (place.code.as_str(), one.region.as_str())),
        Level::Region => None,
    };
    codes.is_some_and(|(subregion, region)| match area.level {
        Level::Region => region == area.code,
        Level::Subregion => subregion == area.code,
        Level::Municipality => false,
    })
}

//! The table of coverage and its gaps, ready to be shown.
use ::search::{Level, PlaceId};

use super::ask::Ask;
use super::figures::{Count, Counts};
use super::found::{Answer, Lack, Row};
use super::words::{column_name, locality, place_name, rate, whole};
use crate::i18n::{Lang, sort_key};

/// Municipalities of one gap that are named.
const NAMED_MAX: usize = 8;
/// Gaps that stand open; the others are folded away.
const OPEN_GAPS_MAX: usize = 6;

/// A number of the table.
pub(super) struct Cell {
    /// Names the municipality, and not all of its region.
    pub local: u32,
    /// Serves the whole region.
    pub region: u32,
    /// On the reader's canvases.
    pub own: u32,
    /// The search of the same; none where nothing would be found.
    pub address: Option<String>,
}

impl Cell {
    fn of(count: Count, own: Option<Count>, address: Option<String>) -> Self {
        Self {
            local: count.local,
            region: count.region,
            own: own.map_or(0, Count::on_the_spot),
            address: address.filter(|_| count.on_the_spot() > 0),
        }
    }

    /// Whether nobody offers it on the spot.
    pub fn is_gap(&self) -> bool {
        self.local + self.region + self.own == 0
    }
}

/// A row of the table.
pub(super) struct RowView {
    pub name: String,
    /// Address that tells more of the place.
    pub more: Option<String>,
    pub cells: Vec<Cell>,
    pub total: Cell,
    pub remote: u32,
    pub rate: String,
    pub people: String,
}

/// The table.
pub(super) struct TableView {
    /// What the columns are called in which there is anything.
    pub heads: Vec<String>,
    pub rows: Vec<RowView>,
    pub area: RowView,
    /// What serves the whole country, by column.
    pub nationwide: Vec<u32>,
    pub nationwide_total: u32,
    /// What was searched for in vain, by column; nothing where it may not be told.
    pub missed: Option<Vec<Option<i64>>>,
    /// Whether rows are regions.
    pub is_country: bool,
}

/// The table of what was found. Columns without anything are left out: the gaps tell of them.
pub(super) fn table(found: &Answer, lang: Lang) -> TableView {
    let shown: Vec<usize> = (0..found.columns.len())
        .filter(|column| {
            let any = |count: Count| count.on_the_spot() + count.remote > 0;
            any(found.area.cells[*column])
                || found.nationwide[*column] > 0
                || found
                    .area_own
                    .as_ref()
                    .is_some_and(|own| any(own.cells[*column]))
        })
        .collect();
    let drawing = Drawing {
        found,
        lang,
        shown: &shown,
    };
    let mut rows: Vec<(String, RowView)> = found
        .rows
        .iter()
        .map(|row| drawing.row(row))
        .map(|row| (sort_key(&row.name), row))
        .collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let missed: Vec<Option<i64>> = shown.iter().map(|column| found.missed[*column]).collect();
    TableView {
        heads: shown
            .iter()
            .map(|column| column_name(found.ask.by, &found.columns[*column], lang))
            .collect(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        area: drawing.whole_area(),
        nationwide: shown
            .iter()
            .map(|column| found.nationwide[*column])
            .collect(),
        nationwide_total: found.nationwide_total,
        missed: found.missed_total.is_some().then_some(missed),
        is_country: found.ask.area.is_none(),
    }
}

struct Drawing<'a> {
    found: &'a Answer,
    lang: Lang,
    /// Numbers of the columns that are shown.
    shown: &'a [usize],
}

impl Drawing<'_> {
    fn row(&self, row: &Row) -> RowView {
        let more = match row.place.level {
            Level::Municipality => {
                locality(&row.place).map(|one| format!("/{}/alue/{}", self.lang, one.slug))
            }
            _ => Some(within(&self.found.ask, &row.place).address(self.lang)),
        };
        let name = place_name(&row.place, self.lang);
        let own = row.own.as_ref();
        RowView {
            more,
            ..self.view(name, Some(&row.place), (&row.counts, own), row.people)
        }
    }

    fn whole_area(&self) -> RowView {
        let name = self.lang.text("coverage-whole-area");
        let (area, own) = (self.found.ask.area.as_ref(), self.found.area_own.as_ref());
        self.view(name, area, (&self.found.area, own), self.found.people)
    }

    fn view(
        &self,
        name: String,
        place: Option<&PlaceId>,
        (counts, own): (&Counts, Option<&Counts>),
        people: u32,
    ) -> RowView {
        let search = |column: Option<usize>| {
            let key = column.map(|column| self.found.columns[column].as_str());
            // What names no term cannot be searched for.
            let place = place.filter(|_| key != Some(""))?;
            Some(self.found.ask.search(place, key, self.lang))
        };
        let cell = |column: &usize| {
            let own = own.map(|own| own.cells[*column]);
            Cell::of(counts.cells[*column], own, search(Some(*column)))
        };
        let total = Cell::of(counts.total, own.map(|own| own.total), search(None));
        RowView {
            name,
            more: None,
            cells: self.shown.iter().map(cell).collect(),
            remote: counts.total.remote,
            rate: rate(self.lang, total.local + total.region + total.own, people),
            people: whole(self.lang, people),
            total,
        }
    }
}

/// The same of a smaller area.
fn within(ask: &Ask, place: &PlaceId) -> Ask {
    Ask {
        area: Some(place.clone()),
        ..ask.clone()
    }
}

/// What nobody offers, in words.
pub(super) struct Gaps {
    pub open: Vec<Gap>,
    /// Those that are folded away.
    pub folded: Vec<Gap>,
    /// How many those are.
    pub more: usize,
}

/// One thing that nobody offers, and where.
pub(super) struct Gap {
    pub name: String,
    /// Names and addresses of searches that show what there is besides; none when it is so everywhere.
    pub named: Vec<(String, String)>,
    /// How many more there are.
    pub more: usize,
    pub count: usize,
    pub people: String,
    pub is_everywhere: bool,
}

/// The gaps, what touches most people first.
pub(super) fn gaps(found: &Answer, lang: Lang) -> Gaps {
    let mut all: Vec<Gap> = found
        .lacks
        .iter()
        .map(|lack| gap(found, lack, lang))
        .collect();
    let folded = all.split_off(all.len().min(OPEN_GAPS_MAX));
    Gaps {
        open: all,
        more: folded.len(),
        folded,
    }
}

fn gap(found: &Answer, lack: &Lack, lang: Lang) -> Gap {
    let named = lack.municipalities.iter().take(NAMED_MAX);
    let named = named.filter(|_| !lack.is_everywhere).map(|one| {
        let place = PlaceId::municipality(&one.code);
        let search = found.ask.search(&place, Some(&lack.column), lang);
        (one.name(lang).to_owned(), search)
    });
    Gap {
        name: column_name(found.ask.by, &lack.column, lang),
        named: named.collect(),
        more: lack.municipalities.len().saturating_sub(NAMED_MAX),
        count: lack.municipalities.len(),
        people: whole(lang, lack.people),
        is_everywhere: lack.is_everywhere,
    }
}

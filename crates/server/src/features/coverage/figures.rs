//! Counting what covers what: a pass over all spans, without anything read from the database. No I/O.
use super::ask::{Ask, By};
use super::model::{Serves, Span, Terms, Way, ground};
use crate::features::areas;
use crate::features::catalogue::AUDIENCES;
use crate::features::vocabularies;
use crate::i18n::Lang;

/// How much support there is, by the way in which it reaches people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Names the municipality, and not all of its region.
    pub local: u32,
    /// Serves every municipality of the region.
    pub region: u32,
    /// Given by remote channels alone.
    pub remote: u32,
}

impl Count {
    fn add(&mut self, way: Way) {
        match way {
            Way::Local => self.local += 1,
            Way::Region => self.region += 1,
            Way::Remote => self.remote += 1,
        }
    }

    /// What is given on the spot.
    pub fn on_the_spot(self) -> u32 {
        self.local + self.region
    }
}

/// Counts of a place: for each column, and of all that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By column.
    pub cells: Vec<Count>,
    /// Each support once.
    pub total: Count,
}

impl Counts {
    fn new(columns: usize) -> Self {
        Self {
            cells: vec![Count::default(); columns],
            total: Count::default(),
        }
    }

    fn add(&mut self, columns: &[usize], way: Way) {
        self.total.add(way);
        for column in columns {
            self.cells[*column].add(way);
        }
    }
}

/// What covers an area at a moment.
#[derive(Clone, Debug)]
pub struct Figures {
    /// By number of the municipality; only those inside of the area are counted.
    pub municipalities: Vec<Counts>,
    /// By number of the region.
    pub regions: Vec<Counts>,
    /// The whole area: each support once, by its way that is nearest to people.
    pub area: Counts,
    /// What serves the whole country, by column.
    pub nationwide: Vec<u32>,
    /// All that serves the whole country.
    pub nationwide_total: u32,
}

/// What is looked at, with keys of vocabularies resolved to the numbers of spans.
pub(super) struct Lens {
    /// Keys of the columns; the last one is empty, for what names none of them.
    columns: Vec<String>,
    /// The column of each term.
    column_of: Vec<Option<usize>>,
    by: By,
    groups: Option<Vec<bool>>,
    forms: Option<Vec<bool>>,
    audiences: Option<Vec<bool>>,
    /// Whether each municipality is looked at.
    inside: Vec<bool>,
}

impl Lens {
    /// What `ask` looks at, over spans of these terms.
    pub fn new(ask: &Ask, terms: &Terms) -> Self {
        let slug = ask.by.vocabulary();
        let found = vocabularies::find(slug);
        // Names are sorted by the page; the order of columns is that of the vocabulary.
        let offered = found.iter().flat_map(|one| one.read(Lang::Fi));
        let chosen = ask.chosen(ask.by);
        let mut columns: Vec<String> = offered
            .map(|item| item.key.clone())
            .filter(|key| chosen.is_none_or(|chosen| chosen == key))
            .collect();
        let column_of = terms.keys().iter().map(|key| {
            let current = found.as_ref()?.successor(key);
            columns.iter().position(|column| column == current)
        });
        let column_of = column_of.collect();
        if chosen.is_none() {
            columns.push(String::new());
        }
        let limit = |vocabulary: &str, chosen: Option<&str>| {
            let chosen = chosen?;
            let keys = terms.keys().iter();
            let is_meant = |key: &String| vocabularies::current_key(vocabulary, key) == chosen;
            Some(keys.map(is_meant).collect())
        };
        let all = areas::all().municipalities.iter();
        Self {
            columns,
            column_of,
            by: ask.by,
            groups: limit(By::Groups.vocabulary(), ask.group.as_deref()),
            forms: limit(By::Forms.vocabulary(), ask.form.as_deref()),
            audiences: limit(AUDIENCES, ask.audience.as_deref()),
            inside: all.map(|one| ask.looks_at(one)).collect(),
        }
    }

    /// Keys of the columns; an empty one stands for what names none of them.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Whether the municipality of this number is looked at.
    pub fn is_inside(&self, municipality: u16) -> bool {
        self.inside[usize::from(municipality)]
    }

    fn takes(&self, span: &Span) -> bool {
        let passes = |limit: &Option<Vec<bool>>, own: &[u16]| {
            limit
                .as_ref()
                .is_none_or(|wanted| own.iter().any(|term| wanted[usize::from(*term)]))
        };
        passes(&self.groups, &span.groups)
            && passes(&self.forms, &span.forms)
            && passes(&self.audiences, &span.audiences)
    }

    /// Puts the columns of a span into `found`, each once.
    fn columns_of(&self, span: &Span, found: &mut Vec<usize>) {
        found.clear();
        let terms = match self.by {
            By::Forms => &span.forms,
            By::Groups => &span.groups,
        };
        for term in terms {
            if let Some(column) = self.column_of[usize::from(*term)]
                && !found.contains(&column)
            {
                found.push(column);
            }
        }
        if found.is_empty() && self.columns.last().is_some_and(String::is_empty) {
            found.push(self.columns.len() - 1);
        }
    }
}

fn way(span: &Span, whole: u32, region: usize) -> Way {
    match span.is_remote {
        true => Way::Remote,
        false if whole >> region & 1 == 1 => Way::Region,
        false => Way::Local,
    }
}

/// Counts what covers what at the moment `at`.
pub(super) fn count<'a>(spans: impl Iterator<Item = &'a Span>, lens: &Lens, at: i64) -> Figures {
    let (ground, width) = (ground(), lens.columns.len());
    let mut figures = Figures {
        municipalities: vec![Counts::new(width); lens.inside.len()],
        regions: vec![Counts::new(width); ground.regions().len()],
        area: Counts::new(width),
        nationwide: vec![0; width],
        nationwide_total: 0,
    };
    let mut columns = Vec::new();
    let alive = spans.filter(|span| span.from <= at && at < span.until && lens.takes(span));
    for span in alive {
        lens.columns_of(span, &mut columns);
        let Serves::In {
            municipalities,
            whole,
        } = &span.serves
        else {
            figures.nationwide_total += 1;
            columns
                .iter()
                .for_each(|column| figures.nationwide[*column] += 1);
            continue;
        };
        let (mut told, mut nearest) = (0_u32, None);
        for number in municipalities.iter().copied() {
            if !lens.is_inside(number) {
                continue;
            }
            let region = ground.region_of(number);
            let way = way(span, *whole, region);
            figures.municipalities[usize::from(number)].add(&columns, way);
            if told >> region & 1 == 0 {
                told |= 1 << region;
                figures.regions[region].add(&columns, way);
            }
            nearest = Some(nearest.map_or(way, |before: Way| before.min(way)));
        }
        if let Some(way) = nearest {
            figures.area.add(&columns, way);
        }
    }
    figures
}

/// How much was given on the spot at each moment (ascending): of all, and by column.
pub(super) fn over_time<'a>(
    spans: impl Iterator<Item = &'a Span>,
    lens: &Lens,
    moments: &[i64],
) -> (Vec<u32>, Vec<Vec<u32>>) {
    let width = lens.columns.len();
    // Gains and losses from one moment to the next; the last row is behind all of them.
    let mut steps = vec![vec![0_i64; width + 1]; moments.len() + 1];
    let mut columns = Vec::new();
    for span in spans.filter(|span| !span.is_remote && lens.takes(span)) {
        let Serves::In { municipalities, .. } = &span.serves else {
            continue;
        };
        if !municipalities.iter().any(|number| lens.is_inside(*number)) {
            continue;
        }
        lens.columns_of(span, &mut columns);
        let begins = moments.partition_point(|at| *at < span.from);
        let ends = moments.partition_point(|at| *at < span.until);
        for column in columns.iter().copied().chain([width]) {
            steps[begins][column] += 1;
            steps[ends][column] -= 1;
        }
    }
    let mut now = vec![0_i64; width + 1];
    let (mut totals, mut by_column) = (Vec::new(), Vec::new());
    for step in steps.iter().take(moments.len()) {
        for (sum, step) in now.iter_mut().zip(step) {
            *sum += step;
        }
        let mut counts: Vec<u32> = now
            .iter()
            .map(|sum| u32::try_from(*sum).unwrap_or(0))
            .collect();
        totals.push(counts.pop().unwrap_or(0));
        by_column.push(counts);
    }
    (totals, by_column)
}

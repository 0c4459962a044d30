//! A place as pages show it: whether it is open, its week, and the days that differ.
use analysis::hours::{Entry, Hours, Season};
use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

use super::markup::Spans;
use super::model::{ACCESSIBILITY, Place};
use super::{nights, words};
use crate::features::vocabularies;
use crate::i18n::Lang;
use crate::web::dates::{finland, in_finland};

/// How many coming openings are told.
const NEXT_TOLD: usize = 3;
/// How many days ahead days that differ are told.
const DIFFERING_DAYS: i32 = 60;

/// A place in words.
#[derive(Clone, Debug)]
pub struct PlaceView {
    /// Id.
    pub id: String,
    /// When it was made, UTC milliseconds.
    pub made_at: i64,
    /// What it is called.
    pub name: String,
    /// Street, postal code and municipality; may be empty.
    pub address: String,
    /// Telephone number; may be empty.
    pub phone: String,
    /// Web address; may be empty.
    pub web: String,
    /// How one gets in; may be empty.
    pub way_in: String,
    /// What makes it accessible.
    pub accessibility: Vec<String>,
    /// The same as keys of the vocabulary `accessibility` as they are now.
    pub accessibility_keys: Vec<String>,
    /// Whether it is open.
    pub state: StateView,
    /// The weeks, that which holds now first.
    pub weeks: Vec<WeekView>,
    /// Coming days that differ.
    pub differing: Vec<DifferingView>,
    /// When it is open, for machines: see [`Spans`].
    pub(super) spans: Spans,
}

/// Whether a place is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateView {
    /// Somebody is let in now.
    pub is_open: bool,
    /// "Avoinna nyt", "Suljettu nyt" and the like.
    pub now: String,
    /// Until when, or when it opens; empty when nobody knows.
    pub until: String,
    /// The next times.
    pub next: Vec<String>,
}

/// A week in words.
#[derive(Clone, Debug)]
pub struct WeekView {
    /// What it is called.
    pub name: String,
    /// When it holds; empty for the usual one.
    pub when: String,
    /// Whether it holds now.
    pub is_now: bool,
    /// Its days.
    pub rows: Vec<DaysView>,
}

/// Days of a week that are alike, in words.
#[derive(Clone, Debug)]
pub struct DaysView {
    /// Which days.
    pub days: String,
    /// What is open on them.
    pub open: String,
    /// Whether anything is.
    pub is_open: bool,
}

/// Days that differ, in words.
#[derive(Clone, Debug)]
pub struct DifferingView {
    /// Which days.
    pub days: String,
    /// What is open.
    pub open: String,
    /// Why; may be empty.
    pub why: String,
}

fn timestamp(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or_default()
}

impl PlaceView {
    /// The place in a reader's language at a moment.
    pub fn of(place: &Place, lang: Lang, now_ms: i64) -> Self {
        let details = &place.details;
        let there = in_finland(now_ms);
        let today = there.date();
        let keys = details.accessibility.iter();
        let named = keys.filter_map(|key| {
            let name = vocabularies::label(ACCESSIBILITY, key, lang)?;
            Some((vocabularies::current_key(ACCESSIBILITY, key), name))
        });
        let (accessibility_keys, accessibility) = named.unzip();
        Self {
            id: place.id.clone(),
            made_at: place.made_at,
            name: details.name.clone(),
            address: details.address(lang),
            phone: details.phone.clone(),
            web: details.web.clone(),
            way_in: details.way_in.clone(),
            accessibility,
            accessibility_keys,
            state: StateView::of(&details.hours, lang, now_ms),
            weeks: weeks(&details.hours, lang, today),
            differing: differing(&details.hours, lang, &there),
            spans: Spans::of(&details.hours, today, DIFFERING_DAYS),
        }
    }

    /// Its weeks as lines, without closed days; empty when nothing is known.
    pub fn hours_text(&self) -> String {
        let lines = self.weeks.iter().flat_map(|week| {
            let open = week.rows.iter().filter(|row| row.is_open);
            let mut lines: Vec<String> = open
                .map(|row| format!("{} {}", row.days, row.open))
                .collect();
            if lines.is_empty() {
                lines.extend(week.rows.first().map(|row| row.open.clone()));
            }
            if let Some(first) = lines.first_mut().filter(|_| self.weeks.len() > 1) {
                let name = format!("{} {}", week.name, week.when);
                *first = format!("{}: {first}", name.trim());
            }
            lines
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Its coming days that differ, as lines.
    pub fn differing_text(&self) -> String {
        let lines = self.differing.iter().map(|one| {
            let why = match one.why.as_str() {
                "" => String::new(),
                why => format!(" ({why})"),
            };
            format!("{} {}{why}", one.days, one.open)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What a telephone dials.
    pub fn dial(&self) -> String {
        let is_dialled = |letter: &char| letter.is_ascii_digit() || *letter == '+';
        self.phone.chars().filter(is_dialled).collect()
    }
}

impl StateView {
    /// Whether it is open at a moment.
    pub fn of(hours: &Hours, lang: Lang, now_ms: i64) -> Self {
        let (now, zone) = (timestamp(now_ms), finland());
        let there = in_finland(now_ms);
        let next = hours.next_openings(now, &zone, NEXT_TOLD);
        let told = next
            .iter()
            .map(|one| words::opening(lang, one, there.date()))
            .collect();
        if let Some(open) = hours.open_at(now, &zone) {
            let key = match open.entry {
                Entry::Open => "hours-open-now",
                Entry::Appointment => "hours-open-by-appointment",
            };
            return Self {
                is_open: true,
                now: lang.text(key),
                until: match nights::is_last_of_today(hours, &open, &there) {
                    true => nights::until_closed(lang, &open),
                    false => words::until(lang, &open, &there),
                },
                next: told,
            };
        }
        let (now, until) = match next.first() {
            Some(first) => ("hours-closed-now", words::opens(lang, first, &there)),
            None if is_on_request(hours, &there) => ("hours-only-on-request", String::new()),
            None if hours.is_empty() => ("hours-unknown", String::new()),
            None => ("hours-closed-now", String::new()),
        };
        Self {
            is_open: false,
            now: lang.text(now),
            until,
            next: told,
        }
    }
}

/// Whether times are agreed on with it in this season.
fn is_on_request(hours: &Hours, now: &Zoned) -> bool {
    let season = hours.season(now.date());
    let week = season.map_or(&hours.usual, |season| &season.week);
    week.0.iter().any(|day| day.on_request)
}

fn weeks(hours: &Hours, lang: Lang, today: Date) -> Vec<WeekView> {
    let now = hours.season(today);
    let is_now = |season: &Season| now.is_some_and(|now| std::ptr::eq(now, season));
    let coming = hours
        .seasons
        .iter()
        .filter(|one| !one.period.is_over(today));
    let mut weeks: Vec<WeekView> = coming
        .map(|season| WeekView {
            name: match season.name.as_str() {
                "" => lang.text("hours-season"),
                name => name.to_owned(),
            },
            when: words::period(&season.period),
            is_now: is_now(season),
            rows: words::week_rows(lang, &season.week),
        })
        .collect();
    if !hours.usual.is_closed() {
        weeks.push(WeekView {
            name: lang.text("hours-usual"),
            when: String::new(),
            is_now: now.is_none(),
            rows: words::week_rows(lang, &hours.usual),
        });
    }
    weeks.sort_by_key(|week| !week.is_now);
    weeks
}

/// Days from now on that differ, with the night before the first of them where that still runs.
pub(super) fn differing(hours: &Hours, lang: Lang, now: &Zoned) -> Vec<DifferingView> {
    let today = now.date();
    let found = hours.differing(today, DIFFERING_DAYS).into_iter();
    let view = found.map(|one| {
        let open = words::days_open(lang, &one.plan.day(), one.first, one.last);
        let night = nights::still_runs_into(hours, one.first, now);
        DifferingView {
            days: words::dates(lang, one.first..=one.last, today),
            open: match night {
                Some(until) => nights::after_night(lang, until, &open),
                None => open,
            },
            why: words::why(lang, one.plan.because),
        }
    });
    view.collect()
}

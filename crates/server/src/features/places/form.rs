//! The form of a place: what is typed stays as typed until all of it can be taken. Rows are numbered: `season-0-from`.
use std::collections::BTreeMap;

use analysis::hours::{
    Day, EXCEPTIONS_MAX, Exception, Hours, OnHolidays, Period, SEASONS_MAX, Season, Week, Wrong,
    parse_day, parse_line, parse_period,
};
use jiff::civil::Date;

use super::model::{self, ACCESSIBILITY, Details, Place};
use super::words;
use crate::features::vocabularies;
use crate::i18n::{Lang, MsgKey};

/// Parts of a season's row.
const SEASON: [&str; 4] = ["name", "from", "until", "line"];
/// Parts of an exception's row.
const EXCEPTION: [&str; 4] = ["from", "until", "hours", "note"];
/// Most values that a form may have; more were not sent by ours.
const VALUES_MAX: usize = 1_000;

/// What the pressed button asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Act {
    /// To keep it.
    #[default]
    Save,
    /// To spread the typed line over the days.
    Fill,
    /// One more season's row.
    Season,
    /// One more exception's row.
    Exception,
}

/// A form as typed, and what was wrong in it.
#[derive(Clone, Debug, Default)]
pub(super) struct PlaceForm {
    /// By name of the field.
    values: BTreeMap<String, String>,
    /// Keys of what makes it accessible.
    accessibility: Vec<String>,
    pub seasons: usize,
    pub exceptions: usize,
    pub act: Act,
    /// Name of the field and what is wrong with it, in the order of the fields.
    pub errors: Vec<(String, String)>,
}

impl PlaceForm {
    /// Reads what was sent.
    pub fn read(sent: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in sent.into_iter().take(VALUES_MAX) {
            match name.as_str() {
                "act" => form.act = act(&value),
                "accessibility" => form.accessibility.push(value),
                _ => drop(form.values.insert(name, value)),
            }
        }
        form.seasons = form.rows("season", SEASONS_MAX);
        form.exceptions = form.rows("exception", EXCEPTIONS_MAX);
        form
    }

    /// A form with these values.
    pub fn with<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let values = values.into_iter();
        Self::read(
            values
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }

    /// The form of a place; what is over is left out.
    pub fn of(place: &Place, lang: Lang, today: Date) -> Self {
        let details = &place.details;
        let mut form = Self::with([
            ("revision", place.revision.to_string()),
            ("name", details.name.clone()),
            ("municipality", details.municipality_name(lang)),
            ("street", details.street.clone()),
            ("postal_code", details.postal_code.clone()),
            ("phone", details.phone.clone()),
            ("web", details.web.clone()),
            ("way_in", details.way_in.clone()),
        ]);
        let keys = details.accessibility.iter();
        form.accessibility = keys
            .map(|key| vocabularies::current_key(ACCESSIBILITY, key))
            .collect();
        form.put_hours(&details.hours, lang, today);
        form
    }

    fn put_hours(&mut self, hours: &Hours, lang: Lang, today: Date) {
        self.put_week(lang, &hours.usual);
        let holidays = match hours.holidays {
            OnHolidays::Closed => "closed",
            OnHolidays::AsUsual => "as-usual",
        };
        self.put("holidays", holidays);
        let seasons = hours.seasons.iter();
        for (row, season) in seasons.filter(|one| !one.period.is_over(today)).enumerate() {
            let (from, until) = words::period_typed(&season.period);
            let line = words::week_line(lang, &season.week);
            let parts = [season.name.clone(), from, until, line];
            self.put_row("season", row, SEASON, parts);
            self.seasons = row + 1;
        }
        let exceptions = hours.exceptions.iter();
        for (row, exception) in exceptions
            .filter(|one| !one.period.is_over(today))
            .enumerate()
        {
            let (from, until) = words::dates_typed(&exception.period);
            let day = words::day_typed(lang, &exception.day);
            let parts = [from, until, day, exception.note.clone()];
            self.put_row("exception", row, EXCEPTION, parts);
            self.exceptions = row + 1;
        }
    }

    fn put_week(&mut self, lang: Lang, week: &Week) {
        for (number, day) in week.0.iter().enumerate() {
            self.put(&format!("usual-{number}"), &words::day_typed(lang, day));
        }
    }

    fn put_row(&mut self, of: &str, row: usize, parts: [&str; 4], values: [String; 4]) {
        for (part, value) in parts.into_iter().zip(values) {
            self.put(&format!("{of}-{row}-{part}"), &value);
        }
    }

    pub fn put(&mut self, name: &str, value: &str) {
        self.values.insert(name.to_owned(), value.to_owned());
    }

    /// How many rows of a kind were sent.
    fn rows(&self, of: &str, most: usize) -> usize {
        let of_kind = |name: &String| {
            let row = name.strip_prefix(of)?.strip_prefix('-')?;
            row.split('-').next()?.parse::<usize>().ok()
        };
        let last = self.values.keys().filter_map(of_kind).max();
        last.map_or(0, |last| last.saturating_add(1).min(most))
    }

    /// What stands in a field.
    pub fn at(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// Whether this is chosen of what makes a place accessible.
    pub fn is_accessible(&self, key: &str) -> bool {
        self.accessibility.iter().any(|one| one == key)
    }

    /// What is wrong with a field; empty when nothing is.
    pub fn error(&self, name: &str) -> &str {
        let mut wrong = self.errors.iter();
        wrong
            .find(|(field, _)| field == name)
            .map_or("", |(_, why)| why.as_str())
    }

    pub fn add(&mut self, name: &str, why: String) {
        self.errors.push((name.to_owned(), why));
    }

    /// Reads a field, or notes what is wrong with it.
    fn take<T>(
        &mut self,
        lang: Lang,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, MsgKey>,
    ) -> Option<T> {
        let read = parse(self.at(name));
        read.map_err(|key| self.add(name, lang.text(key))).ok()
    }

    fn take_hours<T>(&mut self, lang: Lang, name: &str, parsed: Result<T, Wrong>) -> Option<T> {
        parsed
            .map_err(|wrong| self.add(name, words::wrong(lang, &wrong)))
            .ok()
    }

    /// Spreads the typed line over the days that it names; what cannot be read stays in the line.
    pub fn fill(&mut self, lang: Lang) {
        let read = parse_line(self.at("line"));
        let Some(line) = self.take_hours(lang, "line", read) else {
            return;
        };
        for (number, day) in line.days.iter().enumerate() {
            if let Some(day) = day {
                self.put(&format!("usual-{number}"), &words::day_typed(lang, day));
            }
        }
        self.put("line", "");
    }

    /// All of it, or what is wrong in `errors`.
    pub fn parse(&mut self, lang: Lang) -> Option<Details> {
        let name = self.take(lang, "name", model::parse_name);
        let street = self.take(lang, "street", model::parse_text);
        let code = self.take(lang, "postal_code", model::parse_postal_code);
        let municipality = self.take(lang, "municipality", model::parse_municipality);
        let phone = self.take(lang, "phone", model::parse_phone);
        let web = self.take(lang, "web", model::parse_web);
        let way_in = self.take(lang, "way_in", model::parse_way_in);
        let hours = self.hours(lang);
        if !self.errors.is_empty() {
            return None;
        }
        Some(Details {
            name: name?,
            municipality: municipality?,
            street: street?,
            postal_code: code?,
            phone: phone?,
            web: web?,
            way_in: way_in?,
            accessibility: self.known_accessibility(lang),
            hours: hours?,
        })
    }

    /// What can be chosen of accessibility: what is offered, and what was chosen before it went out of use.
    pub fn choices(&self, lang: Lang) -> Vec<(String, String)> {
        let vocabulary = vocabularies::find(ACCESSIBILITY);
        let items = vocabulary.iter().flat_map(|found| &found.items);
        items
            .filter(|item| item.is_offered() || self.is_accessible(&item.key))
            .map(|item| (item.key.clone(), item.name(lang).to_owned()))
            .collect()
    }

    fn known_accessibility(&self, lang: Lang) -> Vec<String> {
        let mut known: Vec<String> = self.choices(lang).into_iter().map(|(key, _)| key).collect();
        known.retain(|key| self.is_accessible(key));
        known
    }

    fn hours(&mut self, lang: Lang) -> Option<Hours> {
        if !self.at("line").trim().is_empty() {
            self.fill(lang);
        }
        let mut usual = Week::default();
        for (number, day) in usual.0.iter_mut().enumerate() {
            *day = self
                .day(lang, &format!("usual-{number}"))
                .unwrap_or_default();
        }
        let seasons = (0..self.seasons)
            .filter_map(|row| self.season(lang, row))
            .collect();
        let exceptions = (0..self.exceptions)
            .filter_map(|row| self.exception(lang, row))
            .collect();
        let holidays = match self.at("holidays") {
            "as-usual" => OnHolidays::AsUsual,
            _ => OnHolidays::Closed,
        };
        self.errors.is_empty().then_some(Hours {
            usual,
            seasons,
            exceptions,
            holidays,
        })
    }

    fn day(&mut self, lang: Lang, name: &str) -> Option<Day> {
        let read = parse_day(self.at(name));
        self.take_hours(lang, name, read)
    }

    /// A row's period; nothing when it is wrong.
    fn period(&mut self, lang: Lang, row: &str) -> Option<Period> {
        let (from, until) = (format!("{row}-from"), format!("{row}-until"));
        let read = parse_period(self.at(&from), self.at(&until));
        let name = match &read {
            Err(Wrong::Date(said)) if said != self.at(&from).trim() => until,
            Err(Wrong::Period) => until,
            _ => from,
        };
        self.take_hours(lang, &name, read)
    }

    /// A season's row; nothing when it is empty or wrong.
    fn season(&mut self, lang: Lang, row: usize) -> Option<Season> {
        let row = format!("season-{row}");
        if self.is_blank(&row, SEASON) {
            return None;
        }
        let name = self.take(lang, &format!("{row}-name"), model::parse_text);
        let until = format!("{row}-until");
        if self.at(&until).trim().is_empty() {
            self.errors.push((until, lang.text("hours-season-endless")));
        }
        let period = self.period(lang, &row);
        let line = parse_line(self.at(&format!("{row}-line")));
        let line = self.take_hours(lang, &format!("{row}-line"), line);
        Some(Season {
            name: name?,
            period: period?,
            week: line?.week(),
        })
    }

    /// An exception's row; nothing when it is empty or wrong.
    fn exception(&mut self, lang: Lang, row: usize) -> Option<Exception> {
        let row = format!("exception-{row}");
        if self.is_blank(&row, EXCEPTION) {
            return None;
        }
        let period = self.period(lang, &row);
        let day = self.day(lang, &format!("{row}-hours"));
        let note = self.take(lang, &format!("{row}-note"), model::parse_text);
        Some(Exception {
            period: period?,
            day: day?,
            note: note?,
        })
    }

    fn is_blank(&self, row: &str, parts: [&str; 4]) -> bool {
        let mut parts = parts.into_iter();
        parts.all(|part| self.at(&format!("{row}-{part}")).trim().is_empty())
    }
}

fn act(value: &str) -> Act {
    match value {
        "fill" => Act::Fill,
        "season" => Act::Season,
        "exception" => Act::Exception,
        _ => Act::Save,
    }
}

#[cfg(test)]
mod tests;

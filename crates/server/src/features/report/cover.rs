//! A workshop's report before its canvases: what it was, who took part, its agenda.
use typeset::Fact;
use typeset::report::{Block, Chapter, Report};

use super::chapters::Told;
use super::people::{self, Participant};
use crate::features::results::Names;
use crate::features::workshops::{Item, Workshop};
use crate::i18n::Lang;
use crate::web::dates;

const MINUTE_MS: i64 = 60_000;

/// Everything that the report of a workshop is made of.
pub struct Held {
    /// Whose it is.
    pub workspace: String,
    /// The workshop.
    pub workshop: Workshop,
    /// The canvases of its agenda, but no interviews.
    pub canvases: Vec<Told>,
    pub(super) items: Vec<Item>,
    pub(super) people: Vec<Participant>,
    pub(super) names: Names,
    /// When it is made, UTC milliseconds.
    pub at: i64,
}

impl Held {
    /// The report, its headings in `lang`.
    pub(super) fn report(&self, lang: Lang) -> Report {
        let mut chapters: Vec<Chapter> = people::chapter(lang, &self.people, self.names)
            .into_iter()
            .collect();
        chapters.extend(self.agenda(lang));
        chapters.extend(
            self.canvases
                .iter()
                .map(|told| told.chapter(lang, self.names)),
        );
        Report {
            kicker: lang.text("report-title"),
            title: self.workshop.title.clone(),
            aim: lang.text("workshop-aim"),
            lead: self.workshop.aim.clone(),
            facts: self.facts(lang),
            contents: lang.text("report-contents"),
            chapters,
            foot: foot(lang, &self.workspace, self.at),
        }
    }

    fn facts(&self, lang: Lang) -> Vec<Fact> {
        let workshop = &self.workshop;
        let languages = workshop.languages.iter().map(|own| own.name());
        let languages = languages.collect::<Vec<_>>().join(", ");
        let facts = [
            ("report-when", self.when(lang)),
            ("workshop-place", workshop.place.clone()),
            ("workshop-languages", languages),
            ("report-workspace", self.workspace.clone()),
        ];
        let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
        known
            .map(|(key, value)| Fact {
                name: lang.text(key),
                value,
            })
            .collect()
    }

    /// "8.12.2026, 13.00–15.10"; nothing when it has no time.
    fn when(&self, lang: Lang) -> String {
        self.workshop.starts_at.map_or_else(String::new, |from| {
            let minutes: i64 = self.items.iter().map(|item| item.minutes).sum();
            let day = dates::day(lang, dates::in_finland(from).date());
            let begins = dates::time_of_day(lang, from);
            let ends = dates::time_of_day(lang, from + minutes * MINUTE_MS);
            match minutes {
                0 => format!("{day}, {begins}"),
                _ => format!("{day}, {begins}–{ends}"),
            }
        })
    }

    /// The agenda as a table; none when it is empty.
    fn agenda(&self, lang: Lang) -> Option<Chapter> {
        let mut at = self.workshop.starts_at;
        let mut rows = Vec::new();
        for item in &self.items {
            let name = match item.letter() {
                "" => item.name(lang),
                letter => format!("{letter} {}", item.name(lang)),
            };
            let canvas = item.canvas.as_ref();
            let starts = at.map(|at| dates::time_of_day(lang, at));
            at = at.map(|at| at + item.minutes * MINUTE_MS);
            let mut row = vec![
                name,
                canvas.map_or_else(String::new, |canvas| canvas.title.clone()),
            ];
            row.extend(starts);
            row.push(lang.count("workshop-duration-minutes", item.minutes));
            rows.push(row);
        }
        let starts = self.workshop.starts_at.map(|_| "workshop-starts");
        let columns = ["report-item", "report-canvas"].into_iter().chain(starts);
        let columns = columns.chain(["report-minutes"]);
        let columns: Vec<String> = columns.map(|key| lang.text(key)).collect();
        (!rows.is_empty()).then(|| Chapter {
            title: lang.text("workshop-agenda-h"),
            blocks: vec![Block::Table { columns, rows }],
            ..Chapter::default()
        })
    }
}

/// What stands at the foot of each page: whose it is and of which day.
pub(super) fn foot(lang: Lang, workspace: &str, at: i64) -> String {
    let day = dates::day(lang, dates::in_finland(at).date());
    lang.text_with("report-foot", &[("workspace", workspace), ("day", &day)])
}

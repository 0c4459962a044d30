//! A canvas as a chapter: its worksheet, its votes, and what was concluded.
use canvas::Template;
use canvas::content::Content;
use canvas::sheet::{Layout, Sheet};
use canvas::summary::Part;
use typeset::report::{Block, Chapter};

use crate::features::actions::Talk;
use crate::features::results::{self, Names};
use crate::features::vocabularies::SheetTexts;
use crate::features::votes::Round;
use crate::i18n::Lang;
use crate::web::dates;

/// A canvas that is reported on.
pub struct Told {
    /// Its title.
    pub title: String,
    /// The template of its kind.
    pub template: &'static Template,
    /// What stands on it.
    pub content: Content,
    /// Its closed votes, newest first.
    pub rounds: Vec<Round>,
    /// What was said about it, and what was agreed.
    pub talk: Talk,
}

impl Told {
    /// The chapter, its headings in `lang`; `names` says whether those are named who are to do something.
    pub fn chapter(&self, lang: Lang, names: Names) -> Chapter {
        let sheet = self.template.sheet(&SheetTexts(lang));
        let mut worksheet = results::worksheet(lang, &sheet, &self.content, &self.title, "");
        let mut late = Vec::new();
        if !matches!(sheet.layout, Layout::Form | Layout::Matrix) {
            let first = first_on_board(&sheet);
            let is_late = |letter: &str| first.is_some_and(|first| letter > first);
            (late, worksheet.fields) = worksheet
                .fields
                .into_iter()
                .partition(|field| is_late(&field.letter));
        }
        let mut blocks = vec![Block::Text(sheet.question.clone())];
        for part in Part::ALL {
            let text = self.content.summary.text(part).trim();
            if !text.is_empty() {
                blocks.push(Block::Heading(lang.text(part.label())));
                blocks.push(Block::Text(text.to_owned()));
            }
        }
        blocks.extend(agreed(lang, &self.talk, names));
        blocks.push(Block::Sheet(Box::new(worksheet)));
        for round in self.rounds.iter().rev() {
            blocks.extend(votes(lang, &sheet, round));
        }
        for field in late.into_iter().filter(|field| !field.text.is_empty()) {
            blocks.push(Block::Heading(field.label));
            blocks.push(Block::Text(field.text));
        }
        if names == Names::Shown {
            blocks.extend(self.comments(lang));
        }
        Chapter {
            // A title that only names the kind needs no kind above it.
            kicker: match self.is_called_as_its_kind() {
                true => String::new(),
                false => sheet.title,
            },
            title: self.title.clone(),
            blocks,
        }
    }

    fn is_called_as_its_kind(&self) -> bool {
        let key = format!("{}-title", self.template.kind);
        Lang::ALL
            .into_iter()
            .any(|lang| lang.text(&key) == self.title)
    }

    /// What was said about the notes that stand there, without who said it.
    fn comments(&self, lang: Lang) -> Vec<Block> {
        let notes = self.content.notes.iter();
        let said = notes.flat_map(|note| {
            let comments = self.talk.comments.get(&note.id).into_iter().flatten();
            comments.map(|comment| vec![canvas::facts::name_of(&note.text), comment.text.clone()])
        });
        let rows: Vec<Vec<String>> = said.collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = ["comment-note", "comment-text"].map(|key| lang.text(key));
        vec![
            Block::Heading(lang.text("comments")),
            Block::Table {
                columns: columns.to_vec(),
                rows,
            },
        ]
    }
}

/// Who does what by when; what is done stands last.
fn agreed(lang: Lang, talk: &Talk, names: Names) -> Vec<Block> {
    if talk.action_points.is_empty() {
        return Vec::new();
    }
    let is_named = names == Names::Shown;
    let mut columns = vec![lang.text("action-what")];
    columns.extend(is_named.then(|| lang.text("action-owner")));
    columns.extend(["action-due", "action-is-done"].map(|key| lang.text(key)));
    let points = talk.action_points.iter();
    let rows = points.map(|point| {
        let due = point.due.map(|due| dates::day(lang, due));
        let done = point
            .done_at
            .map(|at| dates::day(lang, dates::in_finland(at).date()));
        let mut row = vec![point.what.clone()];
        row.extend(is_named.then(|| point.owner.clone()));
        row.extend([due, done].map(Option::unwrap_or_default));
        row
    });
    let rows = rows.collect();
    vec![
        Block::Heading(lang.text("action-points")),
        Block::Table { columns, rows },
    ]
}

/// Letter of the first step that is about more than fields.
fn first_on_board(sheet: &Sheet) -> Option<&str> {
    let mut steps = sheet.steps.iter();
    let first = steps.find(|step| step.opens.iter().any(|place| !place.starts_with("field:")));
    first.map(|step| step.letter.as_str())
}

/// What a closed vote gave; notes without votes are left out.
fn votes(lang: Lang, sheet: &Sheet, round: &Round) -> Vec<Block> {
    let closed = round.closed_at.unwrap_or(round.opened_at);
    let day = dates::day(lang, dates::in_finland(closed).date());
    let told = [
        format!("{} {day}.", lang.text("votes-closed")),
        lang.count("votes-voters", round.voters),
    ];
    let zone = |slug: &str| {
        let found = sheet.zones.iter().find(|zone| zone.slug == slug);
        found.map_or_else(String::new, |zone| zone.label.clone())
    };
    let voted = round.outcome.iter().filter(|one| one.votes > 0);
    let rows: Vec<(Vec<String>, u64)> = voted
        .map(|one| {
            let cells = vec![one.name.clone(), zone(&one.zone)];
            (cells, u64::try_from(one.votes).unwrap_or(0))
        })
        .collect();
    let outcome = if rows.is_empty() {
        Block::Text(lang.text("votes-no-votes"))
    } else {
        let columns = ["votes-note", "votes-zone", "votes-votes"];
        Block::Bars {
            columns: columns.map(|key| lang.text(key)).to_vec(),
            rows,
        }
    };
    let args = [("question", round.question.as_str())];
    vec![
        Block::Heading(lang.text_with("report-vote", &args)),
        Block::Text(told.join(" ")),
        outcome,
    ]
}

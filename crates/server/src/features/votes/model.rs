//! Rounds, ballots and what comes out of them.
use std::collections::BTreeMap;

use canvas::Template;
use canvas::content::{Content, Note};
use serde::{Deserialize, Serialize};

use crate::i18n::MsgKey;
use crate::web::FormErrors;
use crate::web::forms::one_line;

/// Votes that a facilitator may give to each person.
pub(super) const VOTES_MAX: i64 = 20;
/// Length of a question, in characters.
const QUESTION_CHARS_MAX: usize = 200;

/// Whether the notes of such canvases may be voted on: an interview is one person's own.
pub fn can_vote(template: &Template) -> bool {
    !template.zones.is_empty() && !template.private
}

/// How a vote is drawn, and whether one note may get several of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Dots (pisteet), as many on one note as one wants.
    #[default]
    Dots,
    /// Ticks (rastit), one on a note.
    Tick,
    /// Hearts (sydämet), one on a note.
    Heart,
}

impl Mark {
    /// All, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Dots, Self::Tick, Self::Heart];

    /// Its name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dots => "dots",
            Self::Tick => "tick",
            Self::Heart => "heart",
        }
    }

    /// The mark of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.name() == name)
    }

    /// Message key of its name.
    pub fn key(self) -> MsgKey {
        match self {
            Self::Dots => "votes-mark-dots",
            Self::Tick => "votes-mark-tick",
            Self::Heart => "votes-mark-heart",
        }
    }

    /// How many of one person's votes one note may get, of `each`.
    pub(super) fn on_one_note(self, each: i64) -> i64 {
        match self {
            Self::Dots => each,
            Self::Tick | Self::Heart => 1,
        }
    }
}

/// A round of voting (äänestyskierros).
#[derive(Clone, Debug)]
pub struct Round {
    /// Id.
    pub id: String,
    /// Its canvas.
    pub canvas: String,
    /// Letter of the step that was under way when it was opened.
    pub step: Option<String>,
    /// What is asked.
    pub question: String,
    /// How a vote is drawn.
    pub mark: Mark,
    /// Votes of each person.
    pub votes_each: i64,
    /// Slugs of the zones whose notes are voted on; none for all.
    pub zones: Vec<String>,
    /// Whether nobody sees how it goes before it is closed.
    pub is_hidden: bool,
    /// UTC milliseconds.
    pub opened_at: i64,
    /// UTC milliseconds; none while it is open.
    pub closed_at: Option<i64>,
    /// How many voted; known once it is closed.
    pub voters: i64,
    /// What came out, once it is closed.
    pub outcome: Vec<Outcome>,
    /// Votes of notes that were not among those voted on any more when it was closed.
    pub lost: i64,
}

impl Round {
    /// The notes that are voted on, in reading order.
    pub fn notes<'a>(&self, content: &'a Content) -> Vec<&'a Note> {
        let is_asked = |note: &&Note| self.zones.is_empty() || self.zones.contains(&note.zone);
        content.notes.iter().filter(is_asked).collect()
    }
}

/// What a note got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Id of the note.
    pub note: String,
    /// Slug of the zone that it stood in.
    pub zone: String,
    /// What it was called.
    pub name: String,
    /// Votes.
    pub votes: i64,
    /// How many people gave them.
    pub people: i64,
}

/// One person's votes by note.
pub(super) type Ballot = BTreeMap<String, i64>;

/// Reads a ballot from a form's fields, named by note. Fails when there are more votes than the round gives, or votes
/// for a note that is not voted on.
pub(super) fn ballot<'a>(
    round: &Round,
    notes: &[&Note],
    fields: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Ballot, MsgKey> {
    let mut ballot = Ballot::new();
    for (note, typed) in fields {
        let typed = typed.trim();
        if typed.is_empty() {
            continue;
        }
        let votes: i64 = typed.parse().map_err(|_| "votes-not-a-number")?;
        if votes < 0 {
            return Err("votes-not-a-number");
        }
        if votes > round.mark.on_one_note(round.votes_each) {
            return Err("votes-too-many");
        }
        if votes > 0 && !notes.iter().any(|known| known.id == note) {
            return Err("votes-note-gone");
        }
        if votes > 0 {
            ballot.insert(note.to_owned(), votes);
        }
    }
    match ballot.values().sum::<i64>() <= round.votes_each {
        true => Ok(ballot),
        false => Err("votes-too-many"),
    }
}

/// What the notes got: most votes first, then in reading order. Notes that are gone since count no more.
pub(super) fn outcome(notes: &[&Note], ballots: &[Ballot]) -> Vec<Outcome> {
    let mut got: Vec<Outcome> = notes
        .iter()
        .map(|note| {
            let votes = ballots.iter().filter_map(|ballot| ballot.get(&note.id));
            Outcome {
                note: note.id.clone(),
                zone: note.zone.clone(),
                name: canvas::facts::name_of(&note.text),
                votes: votes.clone().sum(),
                people: i64::try_from(votes.count()).unwrap_or(i64::MAX),
            }
        })
        .collect();
    got.sort_by_key(|one| std::cmp::Reverse(one.votes));
    got
}

/// Votes that no note of the outcome got.
pub(super) fn lost(outcome: &[Outcome], ballots: &[Ballot]) -> i64 {
    let cast: i64 = ballots.iter().flat_map(Ballot::values).sum();
    cast - outcome.iter().map(|one| one.votes).sum::<i64>()
}

/// The notes with most votes: so many, and those that got as many as the last of them.
pub(super) fn top(outcome: &[Outcome], most: usize) -> Vec<&Outcome> {
    let voted_for = outcome.iter().filter(|one| one.votes > 0);
    let least = voted_for.clone().nth(most.saturating_sub(1));
    let least = least.map_or(1, |one| one.votes);
    voted_for.filter(|one| one.votes >= least).collect()
}

/// A round that is about to be opened, as typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub question: String,
    pub mark: String,
    pub votes_each: String,
    pub zones: Vec<String>,
    pub is_hidden: bool,
}

/// A round that may be opened.
pub(super) struct Parsed {
    pub question: String,
    pub mark: Mark,
    pub votes_each: i64,
    pub zones: Vec<String>,
    pub is_hidden: bool,
}

impl Draft {
    /// Checks what was typed; `known` are the sheet's zones.
    pub fn parse(&self, known: &[&str]) -> Result<Parsed, FormErrors> {
        let mut errors = FormErrors::default();
        let question = one_line(&self.question);
        let question = match question.chars().count() {
            0 => Err("votes-question-empty"),
            n if n > QUESTION_CHARS_MAX => Err("votes-question-long"),
            _ => Ok(question),
        };
        let each = self.votes_each.trim().parse();
        let each = each.ok().filter(|n| (1..=VOTES_MAX).contains(n));
        let question = errors.take("question", question);
        let mark = errors.take("mark", Mark::parse(&self.mark).ok_or("votes-mark-empty"));
        let votes_each = errors.take("votes_each", each.ok_or("votes-each-wrong"));
        let mut asked = self.zones.iter();
        let zones = match asked.all(|slug| known.contains(&slug.as_str())) {
            true => Ok(self.zones.clone()),
            false => Err("votes-zones-wrong"),
        };
        let zones = errors.take("zones", zones);
        match (question, mark, votes_each, zones) {
            (Some(question), Some(mark), Some(votes_each), Some(zones)) => Ok(Parsed {
                question,
                mark,
                votes_each,
                zones,
                is_hidden: self.is_hidden,
            }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(id: &str, zone: &str) -> Note {
        Note {
            id: id.to_owned(),
            zone: zone.to_owned(),
            text: format!("{id}\nmore"),
            ..Note::default()
        }
    }

    fn round(mark: Mark, votes_each: i64) -> Round {
        Round {
            id: "r".to_owned(),
            canvas: "c".to_owned(),
            step: None,
            question: "Which?".to_owned(),
            mark,
            votes_each,
            zones: vec!["state".to_owned()],
            is_hidden: true,
            opened_at: 0,
            closed_at: None,
            voters: 0,
            outcome: Vec::new(),
            lost: 0,
        }
    }

    #[test]
    fn a_ballot_has_as_many_votes_as_the_round_gives() {
        let (one, two) = (note("a", "state"), note("b", "state"));
        let notes = [&one, &two];
        type Case<'a> = (Mark, i64, &'a [(&'a str, &'a str)], Result<i64, MsgKey>);
        let cases: [Case<'_>; 11] = [
            (Mark::Dots, 5, &[("a", "3"), ("b", "2")], Ok(5)),
            (
                Mark::Dots,
                5,
                &[("a", "3"), ("b", "3")],
                Err("votes-too-many"),
            ),
            (Mark::Dots, 5, &[("a", "6")], Err("votes-too-many")),
            (Mark::Dots, 5, &[("a", "-1")], Err("votes-not-a-number")),
            (Mark::Dots, 5, &[("a", "many")], Err("votes-not-a-number")),
            (Mark::Dots, 5, &[("a", " "), ("gone", "0")], Ok(0)),
            (Mark::Dots, 5, &[("gone", "5")], Err("votes-note-gone")),
            (Mark::Dots, 5, &[("gone", "-1")], Err("votes-not-a-number")),
            (Mark::Tick, 2, &[("a", "1"), ("b", "1")], Ok(2)),
            (Mark::Heart, 2, &[("a", "2")], Err("votes-too-many")),
            (
                Mark::Tick,
                1,
                &[("a", "1"), ("b", "1")],
                Err("votes-too-many"),
            ),
        ];
        for (mark, each, fields, wanted) in cases {
            let made = ballot(&round(mark, each), &notes, fields.iter().copied());
            assert_eq!(
                made.map(|ballot| ballot.values().sum()),
                wanted,
                "{fields:?}"
            );
        }
    }

    #[test]
    fn most_votes_stand_first_and_notes_that_are_gone_count_no_more() {
        let (one, two, three) = (note("a", "state"), note("b", "state"), note("c", "state"));
        let ballot = |votes: &[(&str, i64)]| -> Ballot {
            votes.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect()
        };
        let ballots = [
            ballot(&[("b", 2), ("gone", 3)]),
            ballot(&[("b", 1), ("c", 1)]),
        ];
        let got = outcome(&[&one, &two, &three], &ballots);
        let told: Vec<_> = got
            .iter()
            .map(|one| (one.name.as_str(), one.votes, one.people))
            .collect();
        assert_eq!(told, [("b", 3, 2), ("c", 1, 1), ("a", 0, 0)]);
        assert_eq!(lost(&got, &ballots), 3);
        let names = |most| -> Vec<&str> {
            let top = top(&got, most);
            top.iter().map(|one| one.name.as_str()).collect()
        };
        assert_eq!((names(1), names(9)), (vec!["b"], vec!["b", "c"]));
    }

    #[test]
    fn those_with_as_many_votes_as_the_last_are_among_the_top() {
        let one = |name: &str, votes| Outcome {
            note: name.to_owned(),
            zone: String::new(),
            name: name.to_owned(),
            votes,
            people: 1,
        };
        let outcome = [one("a", 3), one("b", 2), one("c", 2), one("d", 0)];
        let count = |most| top(&outcome, most).len();
        assert_eq!([count(0), count(1), count(2), count(3)], [1, 1, 3, 3]);
        assert!(top(&[one("d", 0)], 3).is_empty());
    }
}

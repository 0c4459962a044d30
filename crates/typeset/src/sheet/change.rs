//! The same sheet with every text changed.
use super::model::{
    Board, Body, Cell, Circle, Field, Head, Link, Mark, Meaning, Note, Row, Sheet, Step, Table,
    Words, Zone,
};

type Change<'a> = &'a dyn Fn(&str) -> String;

impl Sheet {
    /// The same sheet with every text changed.
    pub fn with(&self, change: Change<'_>) -> Self {
        Self {
            room: self.room,
            kicker: change(&self.kicker),
            title: change(&self.title),
            foot: change(&self.foot),
            fields: each(&self.fields, |field| field.with(change)),
            body: self.body.with(change),
            steps: each(&self.steps, |step| step.with(change)),
            words: self.words.with(change),
        }
    }
}

fn each<T>(all: &[T], with: impl Fn(&T) -> T) -> Vec<T> {
    all.iter().map(with).collect()
}

impl Body {
    fn with(&self, change: Change<'_>) -> Self {
        match self {
            Self::Board(board) => Self::Board(board.with(change)),
            Self::Table(table) => Self::Table(table.with(change)),
            Self::Form(table) => Self::Form(table.as_ref().map(|table| table.with(change))),
        }
    }
}

impl Board {
    /// The same board with every text changed.
    pub fn with(&self, change: Change<'_>) -> Self {
        Self {
            shape: self.shape,
            areas: each(&self.areas, |zone| zone.with(change)),
            notes: each(&self.notes, |note| note.with(change)),
            links: each(&self.links, |link| link.with(change)),
            circles: each(&self.circles, |circle| Circle {
                number: change(&circle.number),
                label: change(&circle.label),
                members: circle.members.clone(),
            }),
            legend: each(&self.legend, |one| Meaning {
                word: change(&one.word),
                ..*one
            }),
            alt: change(&self.alt),
        }
    }
}

impl Zone {
    fn with(&self, change: Change<'_>) -> Self {
        Self {
            name: change(&self.name),
            short: change(&self.short),
            ring: change(&self.ring),
            tone: self.tone.clone(),
            place: self.place,
        }
    }
}

impl Note {
    fn with(&self, change: Change<'_>) -> Self {
        Self {
            sign: change(&self.sign),
            name: change(&self.name),
            remark: change(&self.remark),
            tone: self.tone.clone(),
            ..*self
        }
    }
}

impl Link {
    fn with(&self, change: Change<'_>) -> Self {
        Self {
            word: change(&self.word),
            said: change(&self.said),
            ..*self
        }
    }
}

impl Field {
    fn with(&self, change: Change<'_>) -> Self {
        Self {
            letter: change(&self.letter),
            label: change(&self.label),
            help: change(&self.help),
            text: change(&self.text),
            options: self.options.iter().map(|option| change(option)).collect(),
            size: self.size,
        }
    }
}

impl Step {
    fn with(&self, change: Change<'_>) -> Self {
        Self {
            letter: change(&self.letter),
            title: change(&self.title),
        }
    }
}

impl Table {
    fn with(&self, change: Change<'_>) -> Self {
        Self {
            letter: change(&self.letter),
            caption: change(&self.caption),
            corner: change(&self.corner),
            columns: each(&self.columns, |head| Head {
                title: change(&head.title),
                text: change(&head.text),
            }),
            rows: each(&self.rows, |row| Row {
                letter: change(&row.letter),
                title: change(&row.title),
                help: change(&row.help),
                cells: each(&row.cells, |cell| cell.with(change)),
            }),
        }
    }
}

impl Cell {
    fn with(&self, change: Change<'_>) -> Self {
        let mark = self.mark.as_ref().map(|mark| Mark {
            said: change(&mark.said),
            ..*mark
        });
        Self {
            text: change(&self.text),
            mark,
        }
    }
}

impl Words {
    fn with(&self, change: Change<'_>) -> Self {
        Self {
            as_text: change(&self.as_text),
            rest: change(&self.rest),
            rest_short: change(&self.rest_short),
            links: change(&self.links),
            circles: change(&self.circles),
            fields: change(&self.fields),
            steps: change(&self.steps),
            ticked: change(&self.ticked),
            goes_on: change(&self.goes_on),
            none: change(&self.none),
            empty: change(&self.empty),
        }
    }
}

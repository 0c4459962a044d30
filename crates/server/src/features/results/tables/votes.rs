//! What closed votes gave.
use super::{Cell, Column, MEDIUM, NARROW, Reading, WIDE, moment};

impl Reading<'_> {
    /// A row for each note that a closed vote was about, newest vote first.
    pub(super) fn votes(&self) -> (Vec<Column>, Vec<Vec<Cell>>) {
        let columns = vec![
            self.column("votes-question", WIDE),
            self.column("votes-note", MEDIUM),
            self.column("votes-zone", MEDIUM),
            self.column("votes-votes", NARROW),
            self.column("results-people", NARROW),
            self.column("table-time", NARROW),
        ];
        let count = |count: i64| Cell::Count(usize::try_from(count).unwrap_or(0));
        let outcomes = self.rounds.iter().flat_map(|round| {
            let outcome = round.outcome.iter();
            outcome.map(move |outcome| (round, outcome))
        });
        let rows = outcomes.map(|(round, outcome)| {
            let mut zones = self.sheet.zones.iter();
            let zone = zones.find(|zone| zone.slug == outcome.zone);
            vec![
                round.question.as_str().into(),
                outcome.name.as_str().into(),
                zone.map_or(outcome.zone.as_str(), |zone| &zone.label)
                    .into(),
                count(outcome.votes),
                count(outcome.people),
                moment(round.closed_at.unwrap_or(0)),
            ]
        });
        (columns, rows.collect())
    }
}

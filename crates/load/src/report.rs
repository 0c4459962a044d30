//! What scenarios measured, as rows of a table with the budget beside them.
use std::fmt;

/// A measured thing.
pub struct Row {
    what: String,
    ours: String,
    theirs: String,
    ratio: String,
    budget: String,
    within: Option<bool>,
}

impl Row {
    /// Something that only our program was asked for.
    pub fn new(what: impl Into<String>, ours: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            ours: ours.into(),
            theirs: String::new(),
            ratio: String::new(),
            budget: String::new(),
            within: None,
        }
    }

    /// A figure of both, told with `digits` decimals and a unit, and our share of the yardstick's.
    pub fn both(
        what: impl Into<String>,
        (ours, theirs): (f64, Option<f64>),
        digits: usize,
        unit: &str,
    ) -> Self {
        let told = |value: f64| format!("{value:.digits$} {unit}");
        let ratio = theirs.filter(|theirs| *theirs > 0.0);
        Self {
            theirs: theirs.map(told).unwrap_or_default(),
            ratio: ratio.map_or_else(String::new, |theirs| format!("{:.2}", ours / theirs)),
            ..Self::new(what, told(ours))
        }
    }

    /// The budget in words, and whether it is kept.
    pub fn budget(mut self, words: impl Into<String>, within: bool) -> Self {
        self.budget = words.into();
        self.within = Some(within);
        self
    }
}

/// Rows in the order in which they were measured.
#[derive(Default)]
pub struct Report(Vec<Row>);

impl Report {
    /// Adds rows.
    pub fn add(&mut self, rows: Vec<Row>) {
        self.0.extend(rows);
    }
}

impl fmt::Display for Report {
    /// A Markdown table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what | ours | yardstick | ratio | budget | kept |")?;
        writeln!(f, "|---|---|---|---|---|---|")?;
        for row in &self.0 {
            let kept = match row.within {
                Some(true) => "yes",
                Some(false) => "**no**",
                None => "",
            };
            let Row {
                what,
                ours,
                theirs,
                ratio,
                budget,
                ..
            } = row;
            writeln!(
                f,
                "| {what} | {ours} | {theirs} | {ratio} | {budget} | {kept} |"
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_ratio_and_budget() {
        let mut report = Report::default();
        let row = Row::both("a", (3.0, Some(6.0)), 1, "ms").budget("at most 5 ms", true);
        report.add(vec![row, Row::new("b", "0")]);
        let told = report.to_string();
        let rows: Vec<&str> = told.lines().skip(2).collect();
        assert_eq!(
            rows,
            [
                "| a | 3.0 ms | 6.0 ms | 0.50 | at most 5 ms | yes |",
                "| b | 0 |  |  |  |  |"
            ]
        );
    }
}

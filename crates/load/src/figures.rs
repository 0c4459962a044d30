//! What is measured, and how it is told.
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// When the tool's own clock rings later than this, it is the tool that is slow, not the program.
const LATE: Duration = Duration::from_millis(50);

/// Durations of one kind, gathered by many tasks.
#[derive(Default)]
pub struct Times(Mutex<Vec<Duration>>);

impl Times {
    /// Adds one.
    pub fn add(&self, took: Duration) {
        self.lock().push(took);
    }

    /// Adds many.
    pub fn extend(&self, took: impl IntoIterator<Item = Duration>) {
        self.lock().extend(took);
    }

    /// The longest; nothing when there are none.
    pub fn longest(&self) -> Duration {
        self.percentile(100)
    }

    /// The shortest that is not exceeded by `percent` of them; nothing when there are none.
    pub fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.lock().clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted.get(rank).copied().unwrap_or_default()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Duration>> {
        // A push leaves nothing half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = |percent| ms(self.percentile(percent));
        write!(
            f,
            "median {}, p95 {}, p99 {}, longest {} ms, of {}",
            at(50),
            at(95),
            at(99),
            at(100),
            self.lock().len()
        )
    }
}

/// What people waited.
#[derive(Default)]
pub struct Measured {
    /// From the first moment until page, events and canvas are open, for each guest.
    pub came: Times,
    /// From sending a note by the form of a phone's page until the projector has it.
    pub by_phone: Times,
    /// The same of a note written on the canvas.
    pub by_canvas: Times,
    /// From a call until a guest is told.
    pub called: Times,
    /// From asking for a participant's page to having it, after each thing that was told.
    pub pages: Times,
    /// From asking for the page to lead by to having it.
    pub lead_pages: Times,
    /// How late the tool's own clock rang.
    pub late: Times,
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, times) in [
            ("coming in", &self.came),
            ("note by a phone's form to the projector", &self.by_phone),
            ("note on the canvas to the projector", &self.by_canvas),
            ("a call until a guest is told", &self.called),
            ("a participant's page drawn anew", &self.pages),
            ("the page to lead by", &self.lead_pages),
        ] {
            writeln!(f, "{what}: {times}")?;
        }
        write!(f, "lateness of this tool: {}", self.late)?;
        if self.late.percentile(95) > LATE {
            write!(
                f,
                "\nThe tool did not keep up: the program's own times are shorter."
            )?;
        }
        Ok(())
    }
}

/// Milliseconds with one decimal.
fn ms(took: Duration) -> String {
    format!("{:.1}", in_ms(took))
}

/// Milliseconds.
pub fn in_ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_durations_that_were_measured() {
        let times = Times::default();
        for n in (1..=200).rev() {
            times.add(Duration::from_millis(n));
        }
        let told = times.to_string();
        assert_eq!(
            told,
            "median 100.0, p95 190.0, p99 198.0, longest 200.0 ms, of 200"
        );
    }

    #[test]
    fn nothing_measured_is_told_as_nothing() {
        let told = Times::default().to_string();
        assert!(told.ends_with("of 0"), "{told}");
    }
}

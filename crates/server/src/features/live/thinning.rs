//! Which kept states go with time: those that the program made itself become fewer the older they are.
const HOUR_MS: i64 = 60 * 60 * 1000;
/// A day.
pub(super) const DAY_MS: i64 = 24 * HOUR_MS;

/// How long a state that the program made itself stays: a year.
pub const OWN_KEPT_DAYS: i64 = 365;
/// How long it stays on a private kind of canvas, so that what was taken away from an interview is soon gone everywhere.
pub const PRIVATE_KEPT_DAYS: i64 = 7;
/// All of the last day stay, at most one in this time.
const CLOSE_MS: i64 = 10 * 60 * 1000;
/// One an hour stays for so long, and one a day after that.
pub const HOURLY_DAYS: i64 = 7;
/// States that the program made itself, kept of one canvas.
pub const OWN_MAX: usize = 700;
/// Size of one canvas's history; beyond it the oldest that the program made itself go.
pub const HISTORY_BYTES_MAX: i64 = 64 << 20;

/// Why a state was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody kept it.
    Hand,
    /// An earlier state was about to be brought back.
    Restore,
    /// Rows of a spreadsheet were about to be brought.
    Rows,
    /// The canvas was about to move to another version of its variant.
    Move,
    /// A step ended.
    Step,
    /// There was ten minutes of work, or everybody had left.
    Time,
}

impl Why {
    /// Its name in the database and the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Restore => "restore",
            Self::Rows => "rows",
            Self::Move => "move",
            Self::Step => "step",
            Self::Time => "time",
        }
    }

    /// The reason of that name; what is unknown was kept for the time.
    pub(super) fn parse(name: &str) -> Self {
        match name {
            "hand" => Self::Hand,
            "restore" => Self::Restore,
            "rows" => Self::Rows,
            "move" => Self::Move,
            "step" => Self::Step,
            _ => Self::Time,
        }
    }
}

/// A kept state as thinning sees it.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub id: String,
    pub at: i64,
    pub why: Why,
    pub bytes: i64,
}

/// Ids of those of one canvas that go, given the newest first. What people kept themselves never does.
pub(super) fn superfluous(kept: &[Standing], is_private: bool, now_ms: i64) -> Vec<String> {
    let days = match is_private {
        true => PRIVATE_KEPT_DAYS,
        false => OWN_KEPT_DAYS,
    };
    let by_hand = kept.iter().filter(|one| one.why == Why::Hand);
    let mut bytes: i64 = by_hand.map(|one| one.bytes).sum();
    let (mut stay, mut last, mut gone) = (0, None, Vec::new());
    for one in kept.iter().filter(|one| one.why != Why::Hand) {
        let age_ms = now_ms - one.at;
        // Ends of steps and what stood before something was brought are told apart by what they are.
        let slot = (one.why == Why::Time).then(|| slot(one.at, age_ms));
        let is_old = age_ms > days * DAY_MS;
        let is_close = slot.is_some() && slot == last;
        let is_too_much = stay >= OWN_MAX || bytes + one.bytes > HISTORY_BYTES_MAX;
        if is_old || is_close || is_too_much {
            gone.push(one.id.clone());
            continue;
        }
        last = slot.or(last);
        stay += 1;
        bytes += one.bytes;
    }
    gone
}

/// The stretch of time of which only the last state stays: its length and number.
fn slot(at: i64, age_ms: i64) -> (i64, i64) {
    let length_ms = if age_ms <= DAY_MS {
        CLOSE_MS
    } else if age_ms <= HOURLY_DAYS * DAY_MS {
        HOUR_MS
    } else {
        DAY_MS
    };
    (length_ms, at.div_euclid(length_ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_000 * DAY_MS;

    fn kept(at: i64, why: Why) -> Standing {
        Standing {
            id: format!("{at}"),
            at,
            why,
            bytes: 1_000,
        }
    }

    /// How many stay of one each ten minutes over `days`, looking once a day.
    fn after(days: i64, why: Why, is_private: bool) -> usize {
        let mut all: Vec<Standing> = Vec::new();
        for at in (NOW - days * DAY_MS..NOW).step_by(usize::try_from(CLOSE_MS).unwrap()) {
            all.insert(0, kept(at, why));
            if at % DAY_MS == 0 {
                let gone = superfluous(&all, is_private, at);
                all.retain(|one| !gone.contains(&one.id));
            }
        }
        let gone = superfluous(&all, is_private, NOW);
        all.retain(|one| !gone.contains(&one.id));
        all.len()
    }

    #[test]
    fn older_states_become_fewer() {
        assert_eq!(after(1, Why::Time, false), 144);
        assert_eq!(after(7, Why::Time, false), 144 + 6 * 24);
        assert_eq!(after(30, Why::Time, false), 144 + 6 * 24 + 23);
        let year = after(400, Why::Time, false);
        assert!((640..=650).contains(&year), "{year}");
        assert_eq!(after(30, Why::Time, true), 144 + 6 * 24);
    }

    #[test]
    fn of_each_stretch_the_last_state_stays_and_what_people_kept_always() {
        let day = NOW - 3 * DAY_MS;
        let all = [
            kept(day + 50 * 60_000, Why::Time),
            kept(day + 40 * 60_000, Why::Step),
            kept(day + 30 * 60_000, Why::Hand),
            kept(day + 20 * 60_000, Why::Time),
            kept(day, Why::Restore),
            kept(NOW - 900 * DAY_MS, Why::Step),
            kept(NOW - 900 * DAY_MS - 1, Why::Hand),
        ];
        let gone = superfluous(&all, false, NOW);
        assert_eq!(gone, [all[3].id.clone(), all[5].id.clone()]);
    }

    #[test]
    fn a_history_has_a_size() {
        let large = |at: i64, why: Why| Standing {
            bytes: HISTORY_BYTES_MAX / 4,
            ..kept(at, why)
        };
        let all = [
            large(NOW - 1, Why::Step),
            large(NOW - 2, Why::Step),
            large(NOW - 3, Why::Step),
            large(NOW - 4, Why::Step),
            large(NOW - 5, Why::Hand),
        ];
        assert_eq!(superfluous(&all, false, NOW), [all[3].id.clone()]);
        let many: Vec<Standing> = (1..=800).map(|n| kept(NOW - n, Why::Step)).collect();
        assert_eq!(superfluous(&many, false, NOW).len(), 100);
    }
}

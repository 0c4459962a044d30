//! What is shared, and for how long.
use jiff::ToSpan as _;

use crate::features::workspaces::{Access, CanvasId, Level, WorkshopId};
use crate::i18n::{Lang, MsgKey};
use crate::web::private::Term;
use crate::web::{Error, dates};

/// For how long a link is open until somebody says otherwise, in days.
pub(super) const DAYS_USUAL: i64 = 30;
/// The longest, in days.
pub(super) const DAYS_MAX: i64 = 365;

/// Whose results are shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Those of a canvas.
    Canvas(CanvasId),
    /// Those of a workshop: of all canvases of its agenda.
    Workshop(WorkshopId),
}

impl Subject {
    /// The canvas or workshop that the path names.
    pub fn of<L: Level>(access: &Access<L>) -> Result<Self, Error> {
        match &access.canvas {
            Some(canvas) => Ok(Self::Canvas(canvas.clone())),
            None => access.workshop().map(|id| Self::Workshop(id.clone())),
        }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Canvas(id) => &id.0,
            Self::Workshop(id) => &id.0,
        }
    }

    /// Address of the page where its links are made.
    pub fn links_page(&self, lang: Lang) -> String {
        match self {
            Self::Canvas(id) => format!("/{lang}/c/{}/share", id.0),
            Self::Workshop(id) => format!("/{lang}/t/{}/share", id.0),
        }
    }
}

/// A link.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub id: String,
    pub workspace: String,
    pub subject: Subject,
    /// Participant who made it, and the name that they go by; empty when they are gone.
    pub made_by: String,
    pub made_by_name: String,
    pub term: Term,
    /// About when the page was last open.
    pub opened_at: Option<i64>,
}

/// The end of the last day of so many, as typed.
pub(super) fn parse_days(raw: &str, now_ms: i64) -> Result<i64, MsgKey> {
    let days: i64 = raw.trim().parse().map_err(|_| "share-days-wrong")?;
    if !(1..=DAYS_MAX).contains(&days) {
        return Err("share-days-wrong");
    }
    let today = dates::in_finland(now_ms).date();
    Ok(dates::end_of(today.saturating_add(days.days())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_796_724_000_000;

    #[test]
    fn a_link_is_open_from_one_day_to_a_year() {
        let day = |raw: &str| {
            let end = parse_days(raw, NOON)?;
            Ok::<_, MsgKey>(dates::day(Lang::Fi, dates::in_finland(end - 1).date()))
        };
        assert_eq!(day(" 1 "), Ok("9.12.2026".to_owned()));
        assert_eq!(day("30"), Ok("7.1.2027".to_owned()));
        assert_eq!(day("365"), Ok("8.12.2027".to_owned()));
        for wrong in ["", "0", "-1", "366", "1.5", "week"] {
            assert_eq!(day(wrong), Err("share-days-wrong"), "{wrong}");
        }
    }
}

//! What happened in the workspace since a day, newest first.
use std::fmt;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::desk::Desk;
use super::store;
use crate::app::App;
use crate::i18n::Lang;
use crate::web::Error;
use crate::web::dates::{day_and_time, finland};

/// How far back the timeline goes unless another day is asked for.
const DAYS: i64 = 14;

/// The first day of the timeline.
pub(super) struct Since(Date);

/// One thing that happened.
pub(super) struct Day {
    pub when: String,
    /// Canvas it happened to, if any.
    pub canvas: Option<String>,
    pub what: String,
}

impl Since {
    /// The day as it was typed, or two weeks ago.
    pub fn parse(raw: &str, now_ms: i64) -> Self {
        let now = Timestamp::from_millisecond(now_ms).unwrap_or_default();
        let today = now.to_zoned(finland()).date();
        let before = || today.checked_sub(DAYS.days()).unwrap_or(today);
        Self(raw.parse().unwrap_or_else(|_| before()))
    }

    /// Its first moment, UTC milliseconds.
    fn start_ms(&self) -> i64 {
        let start = self.0.to_zoned(finland()).map(|start| start.timestamp());
        start.map_or(0, Timestamp::as_millisecond)
    }
}

impl fmt::Display for Since {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What the trail, the registry and the canvases tell.
pub(super) async fn days(
    app: &App,
    desk: &Desk,
    workspace: &str,
    since: &Since,
    lang: Lang,
) -> Result<Vec<Day>, Error> {
    let from = since.start_ms();
    let title = |id: &str| desk.record(id).map(|record| record.title.clone());
    let mut told: Vec<(i64, Day)> = Vec::new();
    let mut tell = |at: i64, canvas: Option<String>, what: String| {
        told.push((
            at,
            Day {
                when: day_and_time(lang, at),
                canvas,
                what,
            },
        ));
    };
    for row in store::trail(&app.db, workspace, from).await? {
        let Some(title) = title(&row.subject) else {
            continue;
        };
        let what = match row.action.as_str() {
            "canvas-created" => lang.text("timeline-created"),
            "canvas-duplicated" => lang.text("timeline-duplicated"),
            "canvas-renamed" => lang.text("timeline-renamed"),
            "canvas-archived" => lang.text("timeline-archived"),
            "canvas-unarchived" | "canvas-restored" => lang.text("timeline-restored"),
            "canvas-continued" => {
                let flow = lang.text(&format!("flow-{}", row.detail));
                lang.text_with("timeline-continued", &[("flow", &flow)])
            }
            _ => continue,
        };
        tell(row.at, Some(title), what);
    }
    for record in desk
        .records
        .iter()
        .filter(|record| record.changed_at >= from && record.changed_at > record.created_at)
    {
        tell(
            record.changed_at,
            Some(record.title.clone()),
            lang.text("timeline-written"),
        );
    }
    for (at, name) in store::record_changes(&app.db, workspace, from).await? {
        tell(
            at,
            None,
            lang.text_with("timeline-record", &[("name", &name)]),
        );
    }
    told.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(told.into_iter().map(|(_, day)| day).collect())
}

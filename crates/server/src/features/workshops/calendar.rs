//! A workshop as an entry of a calendar (RFC 5545).
use icalendar::{Calendar, Component as _, Event, EventLike as _};
use jiff::Timestamp;

use super::model::Workshop;

/// What an entry lasts when the agenda is empty, in minutes.
const MINUTES_MIN: i64 = 30;

/// The entry as a file; none while the workshop has no time. `url` is where people come in.
pub(super) fn calendar(
    workshop: &Workshop,
    minutes: i64,
    url: &str,
    description: &str,
    now_ms: i64,
) -> Option<String> {
    let starts_at = workshop.starts_at?;
    let ends_at = starts_at + minutes.max(MINUTES_MIN) * 60_000;
    let mut event = Event::new();
    event
        .uid(&format!("{}@tukiverkko", workshop.id.0))
        .summary(&workshop.title)
        .description(description)
        .url(url)
        .add_property("DTSTAMP", utc(now_ms))
        .add_property("DTSTART", utc(starts_at))
        .add_property("DTEND", utc(ends_at));
    let place = [&workshop.place, &workshop.remote_link]
        .into_iter()
        .find(|place| !place.is_empty());
    if let Some(place) = place {
        event.location(place);
    }
    let mut calendar = Calendar::new();
    calendar.push(event.done());
    Some(calendar.done().to_string())
}

/// `20261208T070500Z`.
fn utc(utc_ms: i64) -> String {
    let moment = Timestamp::from_millisecond(utc_ms).unwrap_or_default();
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

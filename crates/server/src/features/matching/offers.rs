//! What the catalogue says of support, as matching sees it. No I/O.
use std::collections::HashMap;

use analysis::hours::Hours;
use analysis::matching::{
    Audience, Facet, Fluency, Level, Life, NextOpenings, Offer, Scope, Sensitive, Serves, Style,
    Term,
};
use jiff::civil::{Date, Time, Weekday};
use jiff::{ToSpan as _, Zoned};

use crate::features::catalogue::{Description, LifeCycle, Published};
use crate::features::vocabularies::current_key;

/// Days ahead in which openings are looked for.
const OPENINGS_DAYS: u16 = 60;
/// An opening is one of the evening when it lasts beyond this hour.
const EVENING_FROM_HOUR: u8 = 17;
/// The form of support that helps with whatever people ask.
const GENERAL_SUPPORT: &str = "general-support";
/// The channel that is a visit at home.
const HOME_VISIT: &str = "home-visit";

/// When each place opens next, by its [`place_key`].
pub(super) type Openings = HashMap<String, NextOpenings>;

/// What a workspace's place is known by: an entry's places are those of its own workspace only.
pub(super) fn place_key(workspace: &str, place: &str) -> String {
    format!("{workspace} {place}")
}

/// The keys of the service places of an entry.
pub(super) fn place_keys(published: &Published) -> Vec<String> {
    let places = published.description.places.iter();
    let ids = places.filter_map(|place| place.place.as_ref());
    ids.map(|id| place_key(&published.workspace, id)).collect()
}

/// When the first of these places opens.
pub(super) fn soonest(places: &[String], openings: &Openings) -> NextOpenings {
    let next = places.iter().filter_map(|key| openings.get(key).copied());
    next.reduce(sooner).unwrap_or_default()
}

/// The parts of a description that say what it is about.
const SUBJECTS: [(&str, Facet); 3] = [
    ("topics", Facet::Topics),
    ("digital_services", Facet::DigitalServices),
    ("devices", Facet::Devices),
];

/// An entry of the catalogue as an offer. What the catalogue does not ask is taken from what it does: ways of
/// supporting from the forms of support; a language that is named is spoken well; who publishes visits at home
/// answers for their safe ways. Acting on somebody's behalf is nothing that an entry can promise.
pub(super) fn offer(published: &Published, openings: &Openings) -> Offer {
    let said = &published.description;
    let subjects = SUBJECTS.iter().flat_map(|(part, facet)| {
        let keys = keys(said, part, facet.vocabulary()).into_iter();
        keys.map(|key| Term::new(*facet, key))
    });
    let levels = said.facet("skill_levels").iter();
    let channels = keys(said, "channels", Facet::Channels.vocabulary());
    let visits = channels.iter().any(|key| key == HOME_VISIT);
    let audiences = said.audiences.iter();
    Offer {
        id: published.id.clone(),
        subjects: subjects.collect(),
        scope: scope(said),
        levels: levels
            .filter_map(|key| Level::ALL.into_iter().find(|one| one.key() == key))
            .collect(),
        styles: styles(said),
        profiles: Vec::new(),
        languages: languages(said),
        municipalities: said.municipalities.clone(),
        serves: if said.nationwide {
            Serves::Everywhere
        } else {
            Serves::Named
        },
        channels,
        next: soonest(&place_keys(published), openings),
        audiences: audiences
            .filter_map(|key| Audience::ALL.into_iter().find(|one| one.key() == key))
            .collect(),
        groups: keys(said, "client_groups", Facet::ClientGroups.vocabulary()),
        safe_for: visits
            .then_some(Sensitive::HomeVisits)
            .into_iter()
            .collect(),
        load: 0,
        life: match said.life_cycle {
            LifeCycle::Idea => Life::Idea,
            LifeCycle::Pilot => Life::Pilot,
            LifeCycle::Running => Life::Running,
            LifeCycle::Ended => Life::Ended,
        },
    }
}

/// Whether it helps with whatever people ask: general support that names nothing is for all.
fn scope(said: &Description) -> Scope {
    let mut forms = said.facet("support_forms").iter();
    if forms.any(|form| form == GENERAL_SUPPORT) {
        Scope::General
    } else {
        Scope::Named
    }
}

/// The keys of a part as they are today.
fn keys(said: &Description, part: &str, vocabulary: &str) -> Vec<String> {
    let keys = said.facet(part).iter();
    keys.map(|key| current_key(vocabulary, key)).collect()
}

fn styles(said: &Description) -> Vec<Style> {
    let forms = said.facet("support_forms").iter();
    let mut styles: Vec<Style> = forms
        .flat_map(|form| match form.as_str() {
            "transaction-advice" | "general-support" => {
                [Style::ShowMe, Style::DoTogether].as_slice()
            }
            "skill-guidance" => &[Style::ShowMe, Style::DoTogether],
            "skill-course" => &[Style::ShowMe, Style::AmongPeers],
            "informal" => &[Style::DoTogether, Style::AmongPeers],
            _ => &[],
        })
        .copied()
        .collect();
    styles.sort_unstable();
    styles.dedup();
    styles
}

/// The languages of the support; who names none speaks that of the description.
fn languages(said: &Description) -> Vec<(String, Fluency)> {
    let mut keys = keys(said, "languages", Facet::Languages.vocabulary());
    if keys.is_empty() {
        keys.push(said.language.code().to_owned());
    }
    keys.into_iter().map(|key| (key, Fluency::Native)).collect()
}

/// The sooner of each.
fn sooner(one: NextOpenings, other: NextOpenings) -> NextOpenings {
    let least = |one: Option<u16>, other: Option<u16>| one.into_iter().chain(other).min();
    NextOpenings {
        any: least(one.any, other.any),
        evening: least(one.evening, other.evening),
        weekend: least(one.weekend, other.weekend),
    }
}

/// In how many days a place is open next, counted from `now`; what is over today does not count.
pub(super) fn next_openings(hours: &Hours, now: &Zoned) -> NextOpenings {
    let mut next = NextOpenings::default();
    for days in 0..OPENINGS_DAYS {
        let day = now.date().saturating_add(i64::from(days).days());
        let after = (days == 0).then(|| now.time());
        note(&mut next, hours, day, after, days);
        if next.any.is_some() && next.evening.is_some() && next.weekend.is_some() {
            break;
        }
    }
    next
}

/// Notes what is open on a day after a time.
fn note(next: &mut NextOpenings, hours: &Hours, day: Date, after: Option<Time>, days: u16) {
    let open = hours.plan(day).day();
    let goes_on = |hour: u8| {
        let mut slots = open.slots().iter();
        slots.any(|slot| {
            let until = slot.until();
            let time = (
                i8::try_from(until.hour()).unwrap_or(i8::MAX),
                until.minute(),
            );
            let is_ahead = after.is_none_or(|after| {
                slot.is_over_midnight() || time > (after.hour(), after.minute().unsigned_abs())
            });
            is_ahead
                && (slot.is_over_midnight()
                    || until.hour() > hour
                    || (until.hour() == hour && until.minute() > 0))
        })
    };
    let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    if goes_on(0) {
        next.any.get_or_insert(days);
        if is_weekend {
            next.weekend.get_or_insert(days);
        }
    }
    if goes_on(EVENING_FROM_HOUR) {
        next.evening.get_or_insert(days);
    }
}

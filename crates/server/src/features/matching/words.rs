//! What matching answers, in the reader's words. No I/O.
use ::search::PlaceId;
use analysis::matching::{
    Audience, Because, Change, Facet, Filter, Fit, Fluency, Level, Meaning, Reason, Relaxation,
    Style, SubjectFit, Term, When, Wish, Wished,
};

use super::kept::WEAK_SHARE;
use crate::features::search::place_name;
use crate::features::{areas, vocabularies};
use crate::i18n::{Lang, MsgKey};

/// Municipalities that a reason names; of more than these, one less, and how many are left.
const PLACES_TOLD_MAX: usize = 4;
/// Below this many kilometres it is here.
const HERE_KM: f64 = 1.0;

/// What a term is called; its key when nobody knows it.
pub(super) fn term(facet: Facet, key: &str, lang: Lang) -> String {
    let label = vocabularies::label(facet.vocabulary(), key, lang);
    label.unwrap_or_else(|| key.to_owned())
}

/// A channel, and whether it is refused.
pub(super) fn wished(wished: &Wished, lang: Lang) -> String {
    let name = term(Facet::Channels, &wished.key, lang);
    match wished.wish {
        Wish::Preferred | Wish::Possible => name,
        Wish::Refused => lang.text_with("match-not-this", &[("name", &name)]),
    }
}

pub(super) fn level(level: Level, lang: Lang) -> String {
    let label = vocabularies::label("skill-levels", level.key(), lang);
    label.unwrap_or_else(|| level.key().to_owned())
}

pub(super) fn style(style: Style) -> MsgKey {
    match style {
        Style::ShowMe => "match-style-show-me",
        Style::DoTogether => "match-style-do-together",
        Style::DoForMe => "match-style-do-for-me",
        Style::AmongPeers => "match-style-among-peers",
    }
}

pub(super) fn when(when: When) -> MsgKey {
    match when {
        When::Today => "match-when-today",
        When::ThisWeek => "match-when-this-week",
        When::Evenings => "match-when-evenings",
        When::Weekend => "match-when-weekend",
    }
}

pub(super) fn audience(audience: Audience) -> MsgKey {
    match audience {
        Audience::Person => "match-audience-person",
        Audience::Company => "match-audience-company",
        Audience::Association => "match-audience-association",
    }
}

/// What words of a line were taken for.
pub(super) fn meaning(meaning: &Meaning, lang: Lang) -> Option<String> {
    Some(match meaning {
        Meaning::Term(found) => term(found.facet, &found.key, lang),
        Meaning::Level(found) => level(*found, lang),
        Meaning::Style(found) => lang.text(style(*found)),
        Meaning::When(found) => lang.text(when(*found)),
        Meaning::Audience(found) => lang.text(audience(*found)),
        Meaning::Area(code) => place_name(&PlaceId::parse(code)?, lang),
        Meaning::WithinKm(km) => within(*km, lang),
    })
}

pub(super) fn within(km: u32, lang: Lang) -> String {
    lang.text_with("match-within-km", &[("km", &km.to_string())])
}

/// Whether a criterion speaks for a hit however little it adds: the words stand in the description.
pub(super) fn speaks_for(reason: &Reason) -> bool {
    reason.because == Because::Text && reason.share > WEAK_SHARE
}

/// Why an offer fits, in one line.
pub(super) fn reason(reason: &Reason, lang: Lang) -> String {
    match &reason.because {
        Because::Subjects { fits } => subjects(fits, lang),
        Because::SubjectsUnsaid => lang.text("match-subject-unsaid"),
        Because::Level { needed, offered } => lang.text(match offered {
            None => "match-skill-unsaid",
            Some(offered) if offered >= needed => "match-skill-fits",
            Some(_) => "match-skill-below",
        }),
        Because::Style { offered } => match offered {
            None => lang.text("match-style-unsaid"),
            Some(_) if reason.share <= 0.0 => lang.text("match-style-other"),
            Some(offered) => named("match-style-offers", &lang.text(style(*offered)), lang),
        },
        Because::Near { municipality, km } => near(municipality, *km, lang),
        Because::Remote => lang.text("match-remote"),
        Because::RemoteFor {
            channel,
            municipalities,
        } => remote_for(channel, municipalities, lang),
        Because::Everywhere => lang.text("match-everywhere"),
        Because::Language { key, fluency } => speech(key, *fluency, lang),
        Because::Channel { key } => named("match-channel", &term(Facet::Channels, key, lang), lang),
        Because::Opens { days: None, .. } => lang.text("match-opens-unsaid"),
        Because::Opens {
            days: Some(days), ..
        } => lang.count("match-opens", i64::from(*days)),
        Because::Text if speaks_for(reason) => lang.text("match-found-words"),
        Because::Text if reason.share > 0.0 => lang.text("match-part-words"),
        Because::Text => lang.text("match-no-words"),
        Because::Group { key: None } => lang.text("match-group-unsaid"),
        Because::Group { .. } if reason.share <= 0.0 => lang.text("match-group-other"),
        Because::Group { key: Some(key) } => {
            named("match-group", &term(Facet::ClientGroups, key, lang), lang)
        }
    }
}

fn named(key: MsgKey, name: &str, lang: Lang) -> String {
    lang.text_with(key, &[("name", name)])
}

fn subjects(fits: &[SubjectFit], lang: Lang) -> String {
    let said = |fit: &SubjectFit| {
        let word = |found: &Term| term(found.facet, &found.key, lang);
        let (key, found): (MsgKey, &Term) = match (&fit.offered, fit.fit) {
            (Some(offered), Fit::Parent) => ("match-subject-parent", offered),
            (Some(offered), Fit::Part) => ("match-subject-part", offered),
            (Some(offered), Fit::Sibling) => ("match-subject-sibling", offered),
            (Some(_), Fit::Exact) => ("match-subject-exact", &fit.asked),
            (None, _) | (_, Fit::Unrelated) => ("match-subject-unrelated", &fit.asked),
        };
        let (asked, offered) = (word(&fit.asked), word(found));
        lang.text_with(key, &[("asked", &asked), ("offered", &offered)])
    };
    fits.iter().map(said).collect::<Vec<_>>().join(", ")
}

fn near(code: &str, km: f64, lang: Lang) -> String {
    let place = areas::municipality(code).map_or(code, |one| one.name(lang));
    if km < HERE_KM {
        return lang.text_with("match-here", &[("place", place)]);
    }
    lang.text_with(
        "match-near",
        &[("place", place), ("km", &format!("{km:.0}"))],
    )
}

/// A remote way of reaching what serves only these municipalities.
fn remote_for(channel: &str, codes: &[String], lang: Lang) -> String {
    let names = codes
        .iter()
        .map(|code| areas::municipality(code).map_or(code.as_str(), |one| one.name(lang)));
    let told = if codes.len() > PLACES_TOLD_MAX {
        PLACES_TOLD_MAX - 1
    } else {
        codes.len()
    };
    let names = names.take(told).collect::<Vec<_>>().join(", ");
    let places = match codes.len() - told {
        0 => names,
        rest => lang.text_with(
            "match-places-more",
            &[("places", &names), ("count", &rest.to_string())],
        ),
    };
    let channel = term(Facet::Channels, channel, lang);
    lang.text_with(
        "match-remote-for",
        &[("channel", &channel), ("places", &places)],
    )
}

fn speech(key: &str, fluency: Fluency, lang: Lang) -> String {
    let own = format!("match-speaks-{key}");
    let speaks = match lang.text(&own) {
        // The text of a missing key is the key.
        missing if missing == own => named(
            "match-speaks-other",
            &term(Facet::Languages, key, lang),
            lang,
        ),
        speaks => speaks,
    };
    let how: MsgKey = match fluency {
        Fluency::Native => "match-speech-native",
        Fluency::Fluent => "match-speech-fluent",
        Fluency::Basic => "match-speech-basic",
        Fluency::Interpreter => "match-speech-interpreter",
    };
    lang.text_with(how, &[("speaks", &speaks)])
}

/// What was in the way when nothing fits.
pub(super) fn missing(filter: Filter) -> MsgKey {
    match filter {
        Filter::Closed => "match-missing-closed",
        Filter::Audience => "match-missing-audience",
        Filter::Language => "match-missing-language",
        Filter::Subject => "match-missing-subject",
        Filter::Skill => "match-missing-skill",
        Filter::Area => "match-missing-area",
        Filter::Channel => "match-missing-channel",
        Filter::Safeguarding => "match-missing-safeguarding",
    }
}

/// What finds more, and how many.
pub(super) fn relaxation(relaxation: &Relaxation, lang: Lang) -> String {
    let said = |change: &Change| {
        let with = |key: MsgKey, name: &str| named(key, name, lang);
        match change {
            Change::Channel { key } => {
                with("match-more-channel", &term(Facet::Channels, key, lang))
            }
            Change::Farther { km } => {
                lang.text_with("match-more-farther", &[("km", &km.to_string())])
            }
            Change::Subject { term: found } => {
                with("match-more-subject", &term(found.facet, &found.key, lang))
            }
            Change::Text => lang.text("match-more-text"),
            Change::Together => lang.text("match-more-together"),
            Change::Level { .. } => lang.text("match-more-level"),
            Change::Language { key } => {
                with("match-more-language", &term(Facet::Languages, key, lang))
            }
        }
    };
    let changes: Vec<String> = relaxation.changes.iter().map(said).collect();
    let count = relaxation.finds.to_string();
    lang.text_with(
        "match-more",
        &[("changes", &changes.join(" + ")), ("count", &count)],
    )
}
